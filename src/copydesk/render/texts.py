"""The reports' texts as the page shows them: every cited passage an anchor, every kind of finding a mark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from copydesk.model.dossier import Dossier, ReportEntry
from copydesk.model.span import Cite
from copydesk.render.marked import MarkKind, Range, continued, mark_up, merged
from copydesk.render.sheet import CiteNumbers, Sheet, cite_anchor


class MarkedText(NamedTuple):
    """One report with its paragraphs as HTML."""

    report: ReportEntry
    paragraphs: tuple[Markup, ...]


class Texts(NamedTuple):
    """All texts, and the rules that light up those anchors whose words had to be split."""

    items: tuple[MarkedText, ...]
    style: str


def report_texts(sheet: Sheet, numbers: CiteNumbers) -> Texts:
    """Every report's text; each cite in `numbers`, and each mark, becomes an anchor there."""
    ranges: dict[str, list[Range]] = {report.id: [] for report in sheet.dossier.reports}
    for _, cite in numbers:
        ranges[cite.report].append(Range(cite.start, cite.end, (), cite_anchor(sheet, cite)))
    for report, found in _marks(sheet):
        ranges[report].append(found)
    items = []
    rules: list[str] = []
    for entry in sheet.dossier.reports:
        joined_ranges = merged(ranges[entry.id])
        items.append(MarkedText(entry, tuple(mark_up(entry.text, joined_ranges))))
        rules += [f"body:has(#{anchor}:target) .part-{anchor}" for anchor in continued(entry.text, joined_ranges)]
    style = ",\n".join(rules) + "{background:var(--lit);color:var(--ink)}\n" if rules else ""
    return Texts(tuple(items), style)


def _marks(sheet: Sheet) -> Iterator[tuple[str, Range]]:
    dossier = sheet.dossier
    yield from _copied(sheet)
    for statement in dossier.statements:
        for rendering in statement.renderings:
            for cite in rendering.content:
                yield _mark(sheet, cite, "quoted", f"{rendering.kind} speech")
    for figure in dossier.figures:
        for reading in figure.readings:
            yield _mark(sheet, reading.cite, "figure", f"figure: {figure.verdict}")
    for event in dossier.timeline:
        if event.undated_because is None and not event.publication:
            for cite in event.cites:
                yield _mark(sheet, cite, "dated", f"time: {event.value or event.earliest}")
    yield from _in_conflict(dossier, sheet)


def _copied(sheet: Sheet) -> Iterator[tuple[str, Range]]:
    """Both sides of each passage: amber where it was taken, paler where it was taken from."""
    for copy in sheet.dossier.copies:
        for side, twin in ((copy.a, copy.b), (copy.b, copy.a)):
            kind: MarkKind = "lent" if copy.source == side.report else "copied"
            name = f"{sheet.letter(twin.report)} {sheet.outlet(twin.report)}"
            title = f"stands also in {name}" if copy.source != twin.report else f"copied from {name}"
            link = Markup('<a class="twin" href="#{}" aria-label="{} has the same passage: {}">{}</a>').format(
                cite_anchor(sheet, twin), sheet.letter(twin.report), sheet.outlet(twin.report),
                sheet.letter(twin.report),
            )  # fmt: skip
            yield side.report, Range(side.start, side.end, (kind,), cite_anchor(sheet, side), title, link)


def _in_conflict(dossier: Dossier, sheet: Sheet) -> Iterator[tuple[str, Range]]:
    for place, conflict in enumerate(dossier.conflicts, start=1):
        flag = Markup('<a class="flag" href="#conflict-{}">conflict {}</a>').format(place, place)
        for side in conflict.sides:
            for cite in side.cites:
                report, found = _mark(sheet, cite, "conflict", f"conflict {place}")
                yield report, found._replace(after=flag)


def _mark(sheet: Sheet, cite: Cite, kind: MarkKind, title: str) -> tuple[str, Range]:
    return cite.report, Range(cite.start, cite.end, (kind,), cite_anchor(sheet, cite), title)
