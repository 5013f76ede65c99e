"""The digest that `copydesk read` prints: what an editor must see first, in the order of the page.

Longer than other modules because every section stands here, in its order, and only here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from copydesk.model.dossier import (
    ActEntry,
    Claim,
    Conflict,
    Dossier,
    FigureGroup,
    Rendering,
    Side,
    Statement,
    TimelineEvent,
)
from copydesk.model.span import Cite
from copydesk.render.context import in_sentence
from copydesk.render.deeds import telling_acts, what_act
from copydesk.render.phrases import clipped, counted, folded_quote, note_line, one_line, percent, period, quoted
from copydesk.render.reprints import Edit, changes_of
from copydesk.render.scale import Interval, drawn_readings, place_intervals, scale_of
from copydesk.render.sheet import CiteNumbers, Sheet, set_off
from copydesk.render.views import (
    Speaker,
    figure_heading,
    in_report_order,
    ledger_parts,
    publications,
    rendered_words,
    renderings_in_order,
    speakers_of,
    telling_claims,
    telling_figures,
    versions,
)

# Longer lines than this tire the eye, however wide the window is (page.md: 60 to 75 characters, plus a margin).
_MEASURE = 100
_TWO_COLUMNS_FROM = 72
_SHOWN = 6
_LONE_SHOWN = 2
_MOST_REPORTS = 14
_LONG_STATEMENT = 240
_VERSION_CHARS = 90
_PLOT_CELLS = (12, 28)
_MOST_AROUND = 6


def print_digest(dossier: Dossier, console: Console, full: bool = False) -> None:
    """Print the digest; with `full`, everything that the dossier holds."""
    plain = console.no_color or not console.is_terminal
    digest = _Digest(dossier, min(console.width, _MEASURE), full, plain)
    if console.is_terminal:
        _print(digest, console)
        return
    with console.capture() as captured:
        _print(digest, console)
    for line in captured.get().splitlines():
        console.out(line.rstrip(), highlight=False)


def _print(digest: _Digest, console: Console) -> None:
    for block in digest.blocks():
        console.print(block, width=digest.width, soft_wrap=False, highlight=False)


class _Digest:
    """One printing: its width, and the numbers given to cites so far.

    Where there is no colour (`plain`), stars set off what colour would.
    """

    def __init__(self, dossier: Dossier, width: int, full: bool, plain: bool) -> None:
        self.dossier = dossier
        self.sheet = Sheet(dossier)
        self.width = max(width, 24)
        self.full = full
        self.plain = plain
        self.numbers = CiteNumbers()

    def blocks(self) -> Iterator[RenderableType]:
        yield from self._ledger()
        yield from self._conflicts()
        yield from self._overview()
        if self.full:
            yield from self._claims()
        yield from self._changes()
        yield from self._figures()
        yield from self._statements()
        yield from self._timeline()
        if self.full:
            yield from self._acts()
            yield from self._only_here()
            yield from self._wordings()
        yield from self._sources()
        yield from self._cites()
        yield from self._notices()

    def _heading(self, title: str, style: str = "bold") -> RenderableType:
        line = Text(f"\n{title.upper()} ", style=style)
        line.append("─" * max(0, self.width - cell_len(title) - 1), style="dim")
        return line

    def _marks(self, cites: Iterable[Cite]) -> Text:
        """The numbers of cites as `A[1] B[2]`."""
        text = Text()
        for cite in cites:
            text.append(" " if text.plain else "")
            text.append(self.sheet.letter(cite.report), style="bold")
            text.append(f"[{self.numbers.number(cite)}]", style="dim")
        return text

    def _where(self, cites: Sequence[Cite]) -> Text:
        """Which reports have what stands beside; the short digest numbers only words that it leaves out."""
        return self._marks(cites) if self.full else Text(" ".join(self.sheet.letters(cites)), style="bold")

    def _indented(self, renderable: RenderableType, left: int = 2) -> RenderableType:
        return Padding(renderable, (0, 0, 0, left))

    def _ledger(self) -> Iterator[RenderableType]:
        yield Text(clipped(self.sheet.headline, 3 * self.width), style="bold")
        line = Text()
        for part in ledger_parts(self.sheet):
            line.append(", " if line.plain else "")
            line.append(part.text, style="bold red" if part.alarming else "")
        line.append(".")
        yield line
        table = Table.grid(padding=(0, 1))
        table.add_column(no_wrap=True, style="bold")
        table.add_column(ratio=1)
        shown = self.dossier.reports if self.full else self.dossier.reports[:_MOST_REPORTS]
        for report in shown:
            about = Text(self.sheet.outlet(report.id), style="bold")
            about.append(f"  {self.sheet.dated(report.id)}", style="" if report.published else "magenta")
            debt = self.sheet.debt(report.id)
            if debt:
                about.append(f"  {debt}", style="yellow")
            lines: list[RenderableType] = [about]
            if report.title:
                lines.append(Text(clipped(report.title, max(20, self.width - 6)), style="italic"))
            table.add_row(self.sheet.letter(report.id), Group(*lines))
        yield Text()
        yield table
        if len(self.dossier.reports) > len(shown):
            yield Text(f"  and {counted(len(self.dossier.reports) - len(shown), 'more report')} (--full)", style="dim")

    def _conflicts(self) -> Iterator[RenderableType]:
        yield self._heading("Conflicts", "bold red" if self.dossier.conflicts else "bold")
        if not self.dossier.conflicts:
            yield Text(f"None found among {self.sheet.compared()}.")
        for place, conflict in enumerate(self.dossier.conflicts, start=1):
            if place > 1:
                yield Text()
            title = Text(f"{place}. {conflict.kind.capitalize()}. ", style="bold red")
            title.append(note_line(conflict.note), style="not bold default")
            yield title
            yield self._sides(conflict)

    def _sides(self, conflict: Conflict) -> RenderableType:
        cells = [
            self._side(runs, side, conflict.kind == "attribution")
            for runs, side in zip(set_off(self.sheet, conflict), conflict.sides, strict=True)
        ]
        if self.width < _TWO_COLUMNS_FROM or len(cells) != 2:
            return self._indented(Group(*[Group(cell, Text()) if i + 1 < len(cells) else cell
                                          for i, cell in enumerate(cells)]))  # fmt: skip
        table = Table(box=box.MINIMAL, show_header=False, show_edge=False, expand=True, pad_edge=False,
                      border_style="red")  # fmt: skip
        table.add_column(ratio=1)
        table.add_column(ratio=1)
        table.add_row(*cells)
        return self._indented(table)

    def _side(self, runs: list[tuple[str, bool]], side: Side, holder_differs: bool) -> RenderableType:
        says = Text()
        for words, differs in runs:
            says.append(" " if says.plain else "")
            self._set_off(says, words, differs)
        behind = Text(self.sheet.support(side.origins, side.cites), style="italic")
        if side.holders:
            behind.append("; ")
            self._set_off(behind, f"according to {self.sheet.holders_named(side.holders)}", holder_differs)
        return Group(says, behind, self._marks(side.cites))

    def _overview(self) -> Iterator[RenderableType]:
        yield self._heading("Overview")
        for sentence in self.dossier.overview:
            told = sentence.rewriting or sentence
            line = Text(one_line(told.text) + " ")
            line.append_text(self._marks(told.cites))
            line.append(f"  ({self.sheet.support(sentence.origins, sentence.cites)}", style="italic")
            if sentence.shared:
                part = quoted(clipped(one_line(sentence.shared.text), _VERSION_CHARS))
                behind = self.sheet.support(sentence.shared.origins, sentence.shared.cites)
                line.append(f"; of it, {part} {behind} ", style="italic")
                line.append_text(self._marks(sentence.shared.cites))
            line.append("; disputed" if sentence.disputed else "", style="italic bold red")
            line.append("; rewritten by the model" if sentence.rewriting else "", style="italic")
            line.append(")", style="italic")
            yield Padding(line, (0, 0, 0, 2))
        if not self.dossier.overview:
            yield Text("Nothing could be said with a cite.")

    def _claims(self) -> Iterator[RenderableType]:
        yield self._heading("Claims")
        for claim in telling_claims(self.dossier):
            yield self._indented(self._claim(claim))

    def _claim(self, claim: Claim) -> Text:
        line = Text(one_line(claim.text) + " ")
        line.append_text(self._marks(claim.cites))
        line.append(f"  ({claim.verdict}: {self.sheet.support(claim.origins, claim.cites)}", style="italic")
        if claim.holders:
            line.append(f"; according to {self.sheet.holders_named(claim.holders)}", style="italic")
        for how, other in versions(self.sheet, claim):
            line.append(f"; {how}: {quoted(clipped(one_line(other.text), _VERSION_CHARS))} ", style="italic")
            line.append_text(self._marks(other.cites))
        line.append(")", style="italic")
        return line

    def _changes(self) -> Iterator[RenderableType]:
        changes = list(changes_of(self.sheet))
        yield self._heading("Who copied whom")
        if not changes:
            yield Text("No passage of one report stands in another.")
        for change in changes:
            line = Text(f"{change.title}: ", style="bold")
            line.append(change.how, style="not bold")
            yield line
            shown = change.edits if self.full else change.edits[:_SHOWN]
            yield from (self._indented(self._edit(edit)) for edit in shown)
            if len(change.edits) > len(shown):
                yield Text(f"  and {counted(len(change.edits) - len(shown), 'more change')} (--full)", style="dim")

    def _edit(self, edit: Edit) -> Text:
        """A change as wdiff writes it, after what it touches."""
        text = Text(", ".join(edit.touches) or edit.op, style="yellow")
        text.append(f": {edit.before}", style="default")
        text.append(f"[-{edit.removed}-]" if edit.removed else "", style="red")
        text.append(f"{{+{edit.inserted}+}}" if edit.inserted else "", style="green")
        text.append(edit.after, style="default")
        return text

    def _figures(self) -> Iterator[RenderableType]:
        yield self._heading("Figures")
        figures, rest = telling_figures(self.dossier)
        if self.full:
            figures, rest = [*figures, *rest], []
        if not figures:
            yield Text("No figure stands in more than one report." if rest else "No figures found.")
        for figure in figures:
            yield from self._figure(figure)
        if rest:
            yield Text(f"  and {counted(len(rest), 'figure')} that only one report gives (--full)", style="dim")

    def _figure(self, figure: FigureGroup) -> Iterator[RenderableType]:
        title = Text(figure_heading(figure), style="bold")
        title.append(f"  {figure.verdict}", style="red" if figure.verdict == "differs" else "green")
        if figure.note and figure.verdict != "single":
            title.append(f"  {note_line(figure.note)}", style="dim")
        yield title
        scale = scale_of(drawn_readings(figure))
        drawn = {i.reading.cite: i for i in place_intervals(drawn_readings(figure), scale)} if scale else {}
        cells = max(_PLOT_CELLS[0], min(_PLOT_CELLS[1], self.width // 3))
        table = Table.grid(padding=(0, 1))
        table.add_column(no_wrap=True)
        table.add_column(no_wrap=True, width=cells)
        table.add_column()
        for reading in in_report_order(self.sheet, figure):
            words = self._counted(reading.cite, self.width - cells - 10)
            if reading.holder:
                words.append(f"  according to {self.sheet.holders_named([reading.holder])}", style="italic")
            plot = Text(plot_cells(drawn[reading.cite], cells) if reading.cite in drawn else "", style="green")
            table.add_row(self._where([reading.cite]), plot, words)
        yield self._indented(table)

    def _counted(self, cite: Cite, room: int) -> Text:
        """A figure's words with as many of those around them as one line has room for."""
        quote = folded_quote(cite.quote, 60)
        for count in range(_MOST_AROUND, 0, -1):
            before, after = (part.rstrip("\n") for part in in_sentence(self.sheet, cite, count))
            if len(before) + len(quote) + len(after) + 2 <= room and before + after:
                line = Text(before, style="dim")
                self._set_off(line, quote, True, "not dim bold")
                return line.append(after, style="dim")
        return Text(quote)

    def _statements(self) -> Iterator[RenderableType]:
        yield self._heading("Who said what")
        if not self.dossier.statements:
            yield Text("No statements found.")
        left = len(self.dossier.statements) if self.full else 2 * _SHOWN
        told = 0
        for speaker in speakers_of(self.sheet):
            compared = speaker.compared[:left]
            alone = speaker.alone[: left - len(compared) if self.full else min(_LONE_SHOWN, left - len(compared))]
            if compared or alone:
                yield self._speaker(speaker, compared, alone)
            left -= len(compared) + len(alone)
            told += len(compared) + len(alone)
        if told < len(self.dossier.statements):
            more = counted(len(self.dossier.statements) - told, "more statement")
            yield Text(f"  and {more} (--full)", style="dim")

    def _speaker(self, speaker: Speaker, compared: Sequence[Statement], alone: Sequence[Statement]) -> RenderableType:
        title = Text(speaker.name, style="bold")
        title.append(f"  {speaker.roles}" if speaker.roles else "", style="not bold dim")
        table = Table.grid(padding=(0, 1))
        table.add_column(no_wrap=True)
        table.add_column(ratio=1)
        for statement in (*compared, *alone):
            if statement in compared:
                style = "red" if statement.verdict in ("misattributed", "reworded") else "blue"
                note = f"  {note_line(statement.note)}" if statement.note else ""
                table.add_row("", Text.assemble((statement.verdict, style), (note, "dim")))
            for rendering in renderings_in_order(self.sheet, statement):
                table.add_row(self._where(rendering.content), self._rendering(statement, rendering))
        return Group(title, self._indented(table))

    def _rendering(self, statement: Statement, rendering: Rendering) -> Text:
        """A rendering's words with those that differ set off; a long one loses its middle, and then the setting off."""
        line = Text()
        # "denied" or "asked" turns what follows, so indirect speech is never shown without its cue.
        cue = " … ".join(one_line(cite.quote) for cite in rendering.cue) if rendering.kind == "indirect" else ""
        for runs in rendered_words(statement, rendering):
            line.append(" … " if line.plain else "")
            for words, differs in runs:
                self._set_off(line, words, differs)
        teller = f"as told by {self.sheet.called(rendering.told_by)}" if rendering.told_by else ""
        aside = ", ".join(filter(None, (cue, teller)))
        told = Text(f"[{aside}] " if aside else "", style="dim")
        if self.full or len(line.plain) <= _LONG_STATEMENT:
            return told + line
        return told + Text(
            folded_quote(" … ".join(one_line(cite.quote) for cite in rendering.content), _LONG_STATEMENT)
        )

    def _set_off(self, line: Text, words: str, differs: bool, style: str = "bold red underline") -> None:
        stars = "*" if differs and self.plain else ""
        line.append(f"{stars}{words}{stars}", style=style if differs else "")

    def _timeline(self) -> Iterator[RenderableType]:
        events = [event for event in self.dossier.timeline if not event.publication]
        dated = [event for event in events if event.undated_because is None]
        shown = dated if self.full else dated[: 2 * _SHOWN]
        yield self._heading("Timeline")
        if not dated:
            yield Text("Nothing in the reports could be dated.")
        table = Table.grid(padding=(0, 2)) if self.width >= _TWO_COLUMNS_FROM else None
        for event in shown:
            when = Text(period(event.value, event.earliest, event.latest), style="magenta")
            what = Text(folded_quote(event.text, 160) + " ")
            what.append_text(self._where(event.cites))
            if table is not None:
                table.add_row(when, what)
            else:
                yield when
                yield self._indented(what)
        if table is not None and shown:
            table.columns[0].no_wrap = True
            yield table
        if len(dated) > len(shown):
            yield Text(f"  and {counted(len(dated) - len(shown), 'later event')} (--full)", style="dim")
        if self.full and (appeared := publications(self.sheet)):
            told = "; ".join(f"{item.letter} {item.outlet}, {item.when}" for item in appeared)
            yield Text(f"Published: {told}.", style="dim")
        yield from self._undated([event for event in events if event.undated_because is not None])

    def _undated(self, events: Sequence[TimelineEvent]) -> Iterator[RenderableType]:
        for event in events if self.full else events[:3]:
            line = Text("no date  ", style="magenta")
            line.append(folded_quote(event.text, 100), style="default")
            line.append(f" ({one_line(event.undated_because or '')}) ", style="dim")
            line.append_text(self._where(event.cites))
            yield line
        if not self.full and len(events) > 3:
            yield Text(f"  and {counted(len(events) - 3, 'more undated event')} (--full)", style="dim")

    def _acts(self) -> Iterator[RenderableType]:
        yield self._heading("Who did what to whom")
        telling, rest = telling_acts(self.sheet)
        for act in telling:
            yield self._act(act)
        if telling and rest:
            yield Text("Other acts", style="dim")
        for act in rest:
            yield self._act(act)
        if not self.dossier.acts:
            yield Text("No acts found.")

    def _act(self, act: ActEntry) -> RenderableType:
        line = Text(what_act(self.sheet, act) + " ")
        line.append_text(self._marks(act.cites))
        return self._indented(line)

    def _only_here(self) -> Iterator[RenderableType]:
        yield self._heading("Only here")
        for only in self.dossier.only_in:
            yield Text(f"{self.sheet.letter(only.report)} {self.sheet.outlet(only.report)}", style="bold")
            for claim in only.claims:
                yield self._indented(self._claim(self.sheet.claim(claim)))

    def _wordings(self) -> Iterator[RenderableType]:
        yield self._heading("Wordings")
        for wording in self.dossier.wordings:
            yield Text(self.sheet.called(wording.of), style="bold")
            for variant in wording.variants:
                line = Text(quoted(one_line(variant.text)) + " ")
                line.append_text(self._marks(variant.cites))
                yield self._indented(line)

    def _sources(self) -> Iterator[RenderableType]:
        yield self._heading("Sources")
        table = Table.grid(padding=(0, 1))
        table.add_column(no_wrap=True, style="bold")
        table.add_column()
        table.add_column(no_wrap=True, justify="right")
        table.add_column(no_wrap=True)
        for report in self.dossier.reports:
            bar = "█" * round(10 * report.copied)
            style = "yellow" if report.copied else "dim"
            about = Text(f"{self.sheet.outlet(report.id)}, {counted(report.words, 'word')}")
            if self.full:
                about.append(f"\n{one_line(report.source)}", style="dim")
            copied = Text(percent(report.copied) + " copied", style=style)
            table.add_row(self.sheet.letter(report.id), about, copied, Text(f"{bar:░<10}", style=style))
        yield table

    def _cites(self) -> Iterator[RenderableType]:
        if not len(self.numbers):
            return
        yield self._heading("Cites")
        table = Table.grid(padding=(0, 1))
        table.add_column(no_wrap=True, justify="right", style="dim")
        table.add_column(no_wrap=True, style="bold")
        table.add_column(ratio=1)
        for number, cite in self.numbers:
            quote = one_line(cite.quote) if self.full else folded_quote(cite.quote, max(24, self.width - 24))
            line = Text(quoted(quote))
            line.append(f" {cite.start}–{cite.end}", style="dim")
            table.add_row(f"[{number}]", self.sheet.letter(cite.report), line)
        yield table

    def _notices(self) -> Iterator[RenderableType]:
        for apart in self.dossier.apart:
            name = one_line(apart.title or apart.source)
            yield Text(f"\nKept apart: {name} ({one_line(apart.source)}): {one_line(apart.because)}", style="yellow")
        for notice in self.dossier.notices:
            yield Text(f"\nNote: {one_line(notice)}", style="yellow")


def plot_cells(interval: Interval, cells: int) -> str:
    """An interval as block characters: a point, a bar, soft ends for "about", an arrow for an open end."""
    first = min(cells - 1, int(interval.left * cells))
    last = min(cells - 1, int(interval.right * cells))
    if interval.is_point:
        middle = "●"
    elif last - first < 2:
        middle = ("◀" if interval.open_left else "╶") + ("▶" if interval.open_right else "╴")
        first = min(first, cells - 2)
    else:
        end = "░" if interval.soft else "█"
        middle = ("◀" if interval.open_left else end) + "█" * (last - first - 1) + ("▶" if interval.open_right else end)
    if interval.soft and interval.is_point:
        middle = "◌"
    return "·" * first + middle + "·" * (cells - first - len(middle))
