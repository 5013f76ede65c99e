"""The dossier as Markdown (CommonMark with tables): the page's order, cites as footnotes.

Text from reports is escaped, so that no headline can become a heading, a link or a tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from copydesk.model.dossier import Claim, Conflict, Dossier, FigureGroup, Statement, TimelineEvent
from copydesk.model.span import Cite
from copydesk.render.context import in_sentence
from copydesk.render.deeds import telling_acts, what_act
from copydesk.render.marked import kept_paragraphs
from copydesk.render.phrases import clipped, counted, note_line, one_line, percent, period, quoted
from copydesk.render.reprints import Edit, changes_of
from copydesk.render.sheet import CiteNumbers, Sheet, set_off
from copydesk.render.texts import cited_parts
from copydesk.render.views import (
    figure_heading,
    in_report_order,
    ledger_parts,
    publications,
    rendered_words,
    renderings_in_order,
    spoken_by,
    telling_claims,
    telling_figures,
    telling_statements,
    versions,
)

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$])")
_FEW_CLAIMS = 4
_VERSION_CHARS = 90
# Characters that begin a block only at the start of a line.
_BLOCK_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]\s))")


def to_markdown(dossier: Dossier, whole: bool = True) -> str:
    """The dossier as Markdown; equal dossiers give equal text.

    Unless `whole`, it is one to be shared: the reports' texts shrink to the words cited, and the long lists that retell
    them (every claim, every act, every figure of one report) are left out.
    """
    writer = _Writer(dossier, whole)
    return "\n".join(writer.lines()).rstrip() + "\n"


def escaped(text: str) -> str:
    """Text on one line in which nothing is markup."""
    line = _SPECIAL.sub(r"\\\1", one_line(text))
    return _BLOCK_START.sub(
        lambda m: f"{m.group(1)}{m.group(2)}\\" if m.group(2).isdigit() else f"{m.group(1)}\\{m.group(2)}", line
    )


def _emphasised(runs: Iterable[tuple[str, bool]]) -> str:
    """Runs of words, those that differ in bold; emphasis may not begin or end with a space."""
    parts = []
    for words, differs in runs:
        bare = words.strip()
        lead, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        parts.append(f"{lead}**{escaped(bare)}**{tail}" if differs and bare else f"{lead}{escaped(bare)}{tail}")
    return "".join(parts)


class _Writer:
    """One writing: the look-ups, and the numbers given to cites so far."""

    def __init__(self, dossier: Dossier, whole: bool) -> None:
        self.dossier = dossier
        self.whole = whole
        self.sheet = Sheet(dossier)
        self.numbers = CiteNumbers()

    def lines(self) -> Iterator[str]:
        yield f"# {escaped(self.sheet.headline)}"
        yield ""
        yield f"**{', '.join(part.text for part in ledger_parts(self.sheet))}.**"
        yield ""
        yield from self._reports()
        yield from self._section("Conflicts", self._conflicts())
        yield from self._section("Overview", self._overview())
        if self.whole:
            yield from self._section("Claims", (self._claim(claim) for claim in telling_claims(self.dossier)))
        yield from self._section("Who copied whom", self._copies())
        yield from self._section("Figures", self._figures())
        yield from self._section("Who said what", self._statements())
        yield from self._section("Timeline", self._timeline())
        yield from self._section("Who did what to whom", self._acts())
        yield from self._section("Only here", self._only_here())
        yield from self._section("Wordings", self._wordings())
        yield from self._section("The texts", self._texts())
        yield from self._section("Notes", self._notices())
        yield from self._section("How this was made", self._made())
        yield from self._footnotes()

    def _section(self, title: str, lines: Iterable[str]) -> Iterator[str]:
        body = list(lines)
        if body:
            yield from (f"## {title}", "", *body, "")

    def _marks(self, cites: Iterable[Cite]) -> str:
        return " ".join(f"{self.sheet.letter(cite.report)}[^{self.numbers.number(cite)}]" for cite in cites)

    def _reports(self) -> Iterator[str]:
        yield "| | Outlet | Headline | Published | Words | Copied |"
        yield "|---|---|---|---|---:|---|"
        for report in self.dossier.reports:
            cells = (
                self.sheet.letter(report.id),
                escaped(self.sheet.outlet(report.id)),
                escaped(report.title or ""),
                escaped(self.sheet.dated(report.id)),
                f"{report.words:,}",
                escaped(self.sheet.debt(report.id)) or percent(0),
            )
            yield f"| {' | '.join(cells)} |"
        yield ""

    def _conflicts(self) -> Iterator[str]:
        if not self.dossier.conflicts:
            yield f"None found among {self.sheet.compared()}."
        for place, conflict in enumerate(self.dossier.conflicts, start=1):
            yield f"{place}. **{conflict.kind.capitalize()}.** {escaped(note_line(conflict.note))}"
            yield from self._sides(conflict)

    def _sides(self, conflict: Conflict) -> Iterator[str]:
        for runs, side in zip(set_off(self.sheet, conflict), conflict.sides, strict=True):
            says = " ".join(f"**{escaped(words)}**" if differs else escaped(words) for words, differs in runs)
            behind = escaped(self.sheet.support(side.origins, side.cites))
            if side.holders:
                behind += f"; according to {escaped(self.sheet.holders_named(side.holders))}"
            yield f"   - {says} {self._marks(side.cites)} ({behind})"

    def _overview(self) -> Iterator[str]:
        for sentence in self.dossier.overview:
            support = escaped(self.sheet.support(sentence.origins, sentence.cites))
            disputed = "; **disputed**" if sentence.disputed else ""
            told = sentence.rewriting or sentence
            if sentence.shared:
                part = escaped(clipped(one_line(sentence.shared.text), _VERSION_CHARS))
                behind = escaped(self.sheet.support(sentence.shared.origins, sentence.shared.cites))
                support += f"; of it, “{part}” {behind} {self._marks(sentence.shared.cites)}"
            rewritten = "; rewritten by the model" if sentence.rewriting else ""
            yield f"- {escaped(told.text)} {self._marks(told.cites)} ({support}{disputed}{rewritten})"
            if sentence.rewriting:
                yield f"  - printed as: {escaped(sentence.text)} {self._marks(sentence.cites[:1])}"

    def _claim(self, claim: Claim) -> str:
        behind = f"{claim.verdict}: {escaped(self.sheet.support(claim.origins, claim.cites))}"
        if claim.holders:
            behind += f"; according to {escaped(self.sheet.holders_named(claim.holders))}"
        for how, other in versions(self.sheet, claim):
            behind += f"; {how}: “{escaped(clipped(one_line(other.text), _VERSION_CHARS))}” {self._marks(other.cites)}"
        return f"- {escaped(claim.text)} {self._marks(claim.cites)} ({behind})"

    def _copies(self) -> Iterator[str]:
        for reprint in changes_of(self.sheet):
            yield f"- **{escaped(reprint.title)}**: {escaped(reprint.how)}. {escaped('; '.join(reprint.because))}."
            yield from (self._edit(edit) for edit in reprint.edits)

    def _edit(self, edit: Edit) -> str:
        struck = f"~~{escaped(edit.removed)}~~" if edit.removed else ""
        put_in = f"**{escaped(edit.inserted)}**" if edit.inserted else ""
        words = " ".join(part for part in (escaped(edit.before), struck, put_in, escaped(edit.after)) if part)
        touched = f" ({', '.join(edit.touches)})" if edit.touches else ""
        return f"  - {edit.op}{touched}: {words} {self._marks(edit.cites)}"

    def _figures(self) -> Iterator[str]:
        several, alone = telling_figures(self.dossier)
        for figure in several:
            yield from self._figure(figure)
        if alone and self.whole:
            yield "**Figures that one report alone gives**"
            yield ""
            for figure in alone:
                yield from (
                    f"- {self._counted(reading.cite)} {self._marks([reading.cite])}" for reading in figure.readings
                )

    def _figure(self, figure: FigureGroup) -> Iterator[str]:
        counts = escaped(figure_heading(figure))
        yield f"**{counts}**: {figure.verdict}. {escaped(note_line(figure.note))}"
        yield ""
        yield "| Report | Words | Lowest | Highest | Unit | According to | Origin |"
        yield "|---|---|---:|---:|---|---|---|"
        for reading in in_report_order(self.sheet, figure):
            cells = (
                self._marks([reading.cite]),
                self._counted(reading.cite),
                "open" if reading.low is None else f"{reading.low:,.10g}",
                "open" if reading.high is None else f"{reading.high:,.10g}",
                escaped(reading.unit or ""),
                escaped(self.sheet.called(reading.holder)),
                escaped(self.sheet.origin_label(reading.origin)),
            )
            yield f"| {' | '.join(cells)} |"
        yield ""

    def _counted(self, cite: Cite) -> str:
        """A figure's words in bold among those of its sentence."""
        before, after = in_sentence(self.sheet, cite)
        return _emphasised([(before, False), (one_line(cite.quote), True), (after, False)])

    def _statements(self) -> Iterator[str]:
        for statement in telling_statements(self.dossier):
            yield from self._statement(statement)

    def _statement(self, statement: Statement) -> Iterator[str]:
        unknown = f" ({escaped(statement.unknown)})" if statement.unknown else ""
        yield f"- **{escaped(spoken_by(self.sheet, statement))}**{unknown}: {statement.verdict}"
        for rendering in renderings_in_order(self.sheet, statement):
            words = " … ".join(_emphasised(runs) for runs in rendered_words(statement, rendering))
            # "denied" or "asked" turns what follows, so indirect speech is never shown without its cue.
            cue = escaped(" … ".join(one_line(cite.quote) for cite in rendering.cue))
            told = f"{rendering.kind}, “{cue}”" if cue and rendering.kind != "direct" else rendering.kind
            if rendering.told_by:
                told += f", as told by {escaped(self.sheet.called(rendering.told_by))}"
            yield f"  - {told}: {words} {self._marks(rendering.content)}"

    def _timeline(self) -> Iterator[str]:
        events = [event for event in self.dossier.timeline if not event.publication]
        if events:
            yield "| When | What | Where |"
            yield "|---|---|---|"
        for event in events:
            yield f"| {self._when(event)} | {escaped(event.text)} | {self._marks(event.cites)} |"
        if appeared := publications(self.sheet):
            yield ""
            yield escaped(f"Published: {'; '.join(f'{item.letter} {item.outlet}, {item.when}' for item in appeared)}.")

    def _when(self, event: TimelineEvent) -> str:
        if event.undated_because is not None:
            return f"no date: {escaped(event.undated_because)}"
        return escaped(period(event.value, event.earliest, event.latest))

    def _acts(self) -> Iterator[str]:
        telling, rest = telling_acts(self.sheet)
        for act in [*telling, *rest] if self.whole else telling:
            yield f"- {escaped(what_act(self.sheet, act))} {self._marks(act.cites)}"

    def _only_here(self) -> Iterator[str]:
        for only in self.dossier.only_in:
            yield f"**{self.sheet.letter(only.report)} {escaped(self.sheet.outlet(only.report))}**"
            yield ""
            shown = only.claims if self.whole else only.claims[:_FEW_CLAIMS]
            yield from (self._claim(self.sheet.claim(claim)) for claim in shown)
            yield ""

    def _wordings(self) -> Iterator[str]:
        for wording in self.dossier.wordings:
            variants = "; ".join(
                f"{escaped(quoted(one_line(v.text)))} {self._marks(v.cites)}" for v in wording.variants
            )
            yield f"- {escaped(self.sheet.called(wording.of))}: {variants}"

    def _texts(self) -> Iterator[str]:
        """Each report's text, paragraph by paragraph; what its cites hold, unless the whole is wanted."""
        kept = None if self.whole else cited_parts(self.sheet, (cite for _, cite in self.numbers))
        for report in self.dossier.reports:
            yield f"### {self.sheet.letter(report.id)} {escaped(self.sheet.outlet(report.id))}"
            yield ""
            yield escaped(report.url or PurePath(report.source).name)
            yield ""
            for pieces, opened, closed in kept_paragraphs(report.text, kept[report.id] if kept else None):
                words = " … ".join(one_line(report.text[start:end]) for start, end in pieces)
                yield escaped(f"{'… ' if opened else ''}{words}{' …' if closed else ''}")
                yield ""

    def _notices(self) -> Iterator[str]:
        for apart in self.dossier.apart:
            name = escaped(apart.title or apart.source)
            yield f"- Kept apart: {name} ({escaped(apart.source)}): {escaped(apart.because)}"
        yield from (f"- {escaped(notice)}" for notice in self.dossier.notices)

    def _made(self) -> Iterator[str]:
        made = self.dossier.made
        yield f"copydesk {escaped(made.version)}, from {counted(len(made.inputs), 'input')}:"
        yield ""
        for digest in made.inputs:
            source = digest.source if self.whole or "://" in digest.source else PurePath(digest.source).name
            yield f"- {escaped(source)}, SHA-256 `{one_line(digest.sha256).replace('`', '')}`"

    def _footnotes(self) -> Iterator[str]:
        for number, cite in self.numbers:
            place = f"{self.sheet.letter(cite.report)} {escaped(self.sheet.outlet(cite.report))}"
            yield f"[^{number}]: {place}, characters {cite.start}–{cite.end}: {escaped(quoted(one_line(cite.quote)))}"
