"""Figures that differ with nothing to explain it, as conflicts with the clauses that hold them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.compare.agreement import times_fit
from copydesk.compare.contrasts import Clause, Ground, is_superseded, tell_apart
from copydesk.compare.origins import origins_of
from copydesk.compare.units import Page, Unit
from copydesk.model.dossier import Conflict, FigureGroup, FigureReading, Side
from copydesk.model.span import Cite, Span, contains
from copydesk.text.synonyms import folded_verb

# Share by which a converted length may differ from the one it was converted from.
UNIT_ROUNDING = 0.05


def figure_conflicts(
    figures: Sequence[FigureGroup], clauses: Sequence[Clause], pages: Sequence[Page], ground: Ground
) -> Iterator[Conflict]:
    """The groups of figures whose verdict is that they differ, less those that count two things after all."""
    for group in figures:
        if group.verdict != "differs":
            continue
        sides = _figure_sides(group.readings, pages, ground)
        if (
            len(sides) < 2
            or _also_says_other(group.readings, pages)
            or _count_two_things(group.readings, clauses, pages)
        ):
            continue
        what = group.counts or group.unit or "the same thing"
        values = " and ".join(f"“{reading.cite.quote}”" for reading in _first_of_each(group.readings))
        note = group.note or f"The reports give {values} for {what}; both cannot be right."
        yield Conflict("", "figure", note, tuple(sides))


def _figure_sides(readings: Sequence[FigureReading], pages: Sequence[Page], ground: Ground) -> list[Side]:
    sides = []
    for camp in _camps(readings):
        cites = [_clause_around(reading.cite, pages) for reading in camp]
        holders = {reading.holder for reading in camp if reading.holder is not None}
        sides.append(
            Side(
                cites[0].quote,
                tuple(dict.fromkeys(cites)),
                origins_of(ground.provenance, cites),
                tuple(sorted(holders)),
            )
        )
    return sides


def _also_says_other(readings: Sequence[FigureReading], pages: Sequence[Page]) -> bool:
    """True when a sentence with one value has the other side's value too: then they count two things after all."""
    for reading in readings:
        span = Span(reading.cite.report, reading.cite.start, reading.cite.end)
        sentence = _sentence_of(reading.cite, pages)
        rivals = [other for other in readings if not _meet(reading, other)]
        values = {other.value for other in rivals}
        for figure in sentence.figures if sentence is not None else ():
            if figure.span != span and figure.value in values and figure.unit == reading.unit:
                return True
    return False


def _count_two_things(readings: Sequence[FigureReading], clauses: Sequence[Clause], pages: Sequence[Page]) -> bool:
    """True when the sentences tell of other parties, of another occasion, or give one length in two units."""
    first, second = (camp[0] for camp in _camps(readings)[:2])
    if _is_rounding(first, second):
        return True
    left, right = (_sentence_of(reading.cite, pages) for reading in (first, second))
    if left is None or right is None:
        return False
    if is_superseded(left) or is_superseded(right) or times_fit(left.times, right.times) == "clash":
        return True
    mine = [clause for clause in clauses if clause.sentence.span == left.span]
    theirs = [clause for clause in clauses if clause.sentence.span == right.span]
    return any(
        folded_verb(a.deed.act.verb) == folded_verb(b.deed.act.verb) and tell_apart(a, b) for a in mine for b in theirs
    )


def _is_rounding(a: FigureReading, b: FigureReading) -> bool:
    """True for one length in two units ("50 millimetres", "two inches"), equal but for rounding."""
    if a.value is None or b.value is None or not a.unit:
        return False
    other_unit = a.cite.quote.split()[-1:] != b.cite.quote.split()[-1:]
    return other_unit and abs(a.value - b.value) <= UNIT_ROUNDING * max(abs(a.value), abs(b.value))


def _sentence_of(cite: Cite, pages: Sequence[Page]) -> Unit | None:
    span = Span(cite.report, cite.start, cite.end)
    return next((unit for page in pages for unit in page.sentences if contains(unit.span, span)), None)


def _camps(readings: Sequence[FigureReading]) -> list[list[FigureReading]]:
    """Readings gathered so that within a camp all intervals meet; tightest first, in order of place."""
    camps: list[list[FigureReading]] = []
    for reading in sorted(readings, key=lambda r: (_width(r), r.cite)):
        home = next((camp for camp in camps if all(_meet(reading, other) for other in camp)), None)
        if home is None:
            camps.append([reading])
        else:
            home.append(reading)
    return camps


def _first_of_each(readings: Sequence[FigureReading]) -> list[FigureReading]:
    return [camp[0] for camp in _camps(readings)]


def _meet(a: FigureReading, b: FigureReading) -> bool:
    low = max(x.low if x.low is not None else float("-inf") for x in (a, b))
    high = min(x.high if x.high is not None else float("inf") for x in (a, b))
    return low <= high


def _width(reading: FigureReading) -> float:
    if reading.low is None or reading.high is None:
        return float("inf")
    return reading.high - reading.low


def _clause_around(cite: Cite, pages: Sequence[Page]) -> Cite:
    """The smallest clause that holds the figure, else its sentence, else the figure itself."""
    span = Span(cite.report, cite.start, cite.end)
    units = [
        unit
        for page in pages
        if page.marked.report.id == cite.report
        for sentence, clauses in zip(page.sentences, page.clauses, strict=True)
        for unit in (sentence, *clauses)
        if contains(unit.span, span)
    ]
    best = min(units, key=lambda unit: (unit.span.end - unit.span.start, unit.span), default=None)
    return best.cite if best is not None else cite
