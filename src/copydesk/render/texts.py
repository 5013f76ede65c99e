"""The reports' texts as the page shows them: every cited passage an anchor, every kind of finding a mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from copydesk.model.dossier import Dossier, ReportEntry
from copydesk.model.span import Cite
from copydesk.render.marked import MarkKind, Range, continued, mark_up, merged
from copydesk.render.phrases import period
from copydesk.render.sheet import CiteNumbers, Sheet, cite_anchor

# A cite of fewer words ("she", "60-acre") says nothing without some of those around it.
_FEW_WORDS = 5
_CONTEXT_WORDS = 6
_WORD = re.compile(r"\S+")

Parts = dict[str, list[tuple[int, int]]]
"""Half-open ranges of each report's text, in order."""


class MarkedText(NamedTuple):
    """One report with its paragraphs as HTML."""

    report: ReportEntry
    paragraphs: tuple[Markup, ...]


class Texts(NamedTuple):
    """All texts, and the rules that light up those anchors whose words had to be split."""

    items: tuple[MarkedText, ...]
    style: str


def report_texts(sheet: Sheet, numbers: CiteNumbers, whole: bool = True) -> Texts:
    """Every report's text; each cite in `numbers`, and each mark, becomes an anchor there.

    Unless `whole`, only the words that those cites hold are given, each with its sentence at most.
    """
    ranges: dict[str, list[Range]] = {report.id: [] for report in sheet.dossier.reports}
    kept = None if whole else cited_parts(sheet, (cite for _, cite in numbers))
    for _, cite in numbers:
        ranges[cite.report].append(Range(cite.start, cite.end, (), cite_anchor(sheet, cite)))
    for report, found in _marks(sheet, kept):
        ranges[report].append(found)
    items = []
    rules: list[str] = []
    for entry in sheet.dossier.reports:
        marked = tuple(mark_up(entry.text, merged(ranges[entry.id]), kept[entry.id] if kept else None))
        items.append(MarkedText(entry, marked))
        rules += [f"body:has(#{anchor}:target) .part-{anchor}" for anchor in continued(marked)]
    style = ",\n".join(rules) + "{background:var(--lit);color:var(--ink)}\n" if rules else ""
    return Texts(tuple(items), style)


def cited_parts(sheet: Sheet, cites: Iterable[Cite]) -> Parts:
    """The words of each report that are cited, each cite with its sentence at most, in order and without overlap.

    Of a longer passage only what stands in its first sentence is given: a page to be shared holds short quotations.
    """
    found: dict[str, list[Cite]] = {report.id: [] for report in sheet.dossier.reports}
    for cite in cites:
        found[cite.report].append(cite)
    parts: Parts = {}
    for report in sheet.dossier.reports:
        pieces = sorted(_piece(report.text, cite, sheet.sentence(cite)) for cite in found[report.id])
        parts[report.id] = _closed_up(report.text, pieces)
    return parts


def _piece(text: str, cite: Cite, sentence: tuple[int, int]) -> tuple[int, int]:
    """A cite's words in the sentence where it begins; a few words alone get some of those around them."""
    first, last = sentence
    end = min(cite.end, last)
    if len(text[cite.start : end].split()) >= _FEW_WORDS:
        return cite.start, end
    before = list(_WORD.finditer(text, first, cite.start))[-_CONTEXT_WORDS:]
    after = list(_WORD.finditer(text, end, last))[:_CONTEXT_WORDS]
    return (before[0].start() if before else cite.start), (after[-1].end() if after else end)


def _closed_up(text: str, parts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    closed: list[tuple[int, int]] = []
    for start, end in parts:
        if closed and not text[closed[-1][1] : start].strip():
            closed[-1] = (closed[-1][0], max(end, closed[-1][1]))
        else:
            closed.append((start, end))
    return closed


def _stands_in(parts: Parts | None, cite: Cite) -> bool:
    """True when the beginning of a cite is shown, so that a link to it leads somewhere."""
    return parts is None or any(start <= cite.start < end for start, end in parts[cite.report])


def _marks(sheet: Sheet, kept: Parts | None) -> Iterator[tuple[str, Range]]:
    dossier = sheet.dossier
    yield from _copied(sheet, kept)
    for statement in dossier.statements:
        for rendering in statement.renderings:
            for cite in rendering.content:
                yield _mark(sheet, cite, "quoted", f"{rendering.kind} speech")
    for figure in dossier.figures:
        for reading in figure.readings:
            yield _mark(sheet, reading.cite, "figure", f"figure: {figure.verdict}")
    for event in dossier.timeline:
        if event.undated_because is None and not event.publication:
            for cite in event.times:
                yield _mark(sheet, cite, "dated", f"time: {period(event.value, event.earliest, event.latest)}")
    yield from _in_conflict(dossier, sheet)


def _copied(sheet: Sheet, kept: Parts | None) -> Iterator[tuple[str, Range]]:
    """Both sides of each passage: amber where it was taken, paler where it was taken from."""
    for copy in sheet.dossier.copies:
        for side, twin in ((copy.a, copy.b), (copy.b, copy.a)):
            kind: MarkKind = "lent" if copy.source == side.report else "copied"
            name = f"{sheet.letter(twin.report)} {sheet.outlet(twin.report)}"
            title = f"stands also in {name}" if copy.source != twin.report else f"copied from {name}"
            link = Markup('<a class="twin" href="#{}" aria-label="{} has the same passage: {}">{}</a>').format(
                cite_anchor(sheet, twin) if _stands_in(kept, twin) else f"text-{sheet.letter(twin.report)}",
                sheet.letter(twin.report), sheet.outlet(twin.report),
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
