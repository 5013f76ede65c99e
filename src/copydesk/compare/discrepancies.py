"""Figures and times that differ with nothing to explain it, as conflicts with the clauses that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import combinations

from copydesk.compare.agreement import times_fit
from copydesk.compare.contrasts import Clause, Ground, is_superseded, tell_apart
from copydesk.compare.origins import origin_of, origins_of
from copydesk.compare.statements import holder_of
from copydesk.compare.timeline import TimeClash
from copydesk.compare.units import Page, Unit
from copydesk.model.dossier import Conflict, FigureGroup, FigureReading, Side
from copydesk.model.span import Cite, Span, contains, overlaps
from copydesk.text.intervals import Interval, meets
from copydesk.text.quantities import quantities
from copydesk.text.synonyms import folded_verb
from copydesk.text.units import to_base

# Share by which a converted length may differ from the one it was converted from.
UNIT_ROUNDING = 0.05


def figure_conflicts(
    figures: Sequence[FigureGroup], clauses: Sequence[Clause], pages: Sequence[Page], ground: Ground
) -> Iterator[Conflict]:
    """The groups of figures whose verdict is that they differ, less those that count two things after all."""
    for group in figures:
        if group.verdict != "differs":
            continue
        rivals = _rivals(group.readings, pages)
        if rivals is None or _count_two_things(rivals, clauses, pages):
            continue
        sides = [_side(camp, pages, ground) for camp in rivals]
        what = group.counts or group.unit or "the same thing"
        values = " and ".join(f"“{camp[0].cite.quote}”" for camp in rivals)
        note = f"The reports give {values} for {what}; both cannot be right."
        yield Conflict("", "figure", note, tuple(sides))


def _side(camp: Sequence[FigureReading], pages: Sequence[Page], ground: Ground) -> Side:
    cites = [_clause_around(reading.cite, pages) for reading in camp]
    holders = {reading.holder for reading in camp if reading.holder is not None}
    return Side(
        cites[0].quote, tuple(dict.fromkeys(cites)), origins_of(ground.provenance, cites), tuple(sorted(holders))
    )


def _rivals(
    readings: Sequence[FigureReading], pages: Sequence[Page]
) -> tuple[list[FigureReading], list[FigureReading]] | None:
    """The two camps that stand against one another: the closest in size that no sentence gives together."""
    camps = _camps(readings)
    pairs = [(a, b) for a, b in combinations(camps, 2) if not _also_says_other([*a, *b], pages)]
    return min(pairs, key=lambda pair: (_ratio(*pair), pair[0][0].cite, pair[1][0].cite), default=None)


def _ratio(a: Sequence[FigureReading], b: Sequence[FigureReading]) -> float:
    sizes = sorted(abs(camp[0].value or camp[0].low or camp[0].high or 0.0) + 1e-9 for camp in (a, b))
    return sizes[1] / sizes[0]


def _count_two_things(
    rivals: tuple[list[FigureReading], list[FigureReading]], clauses: Sequence[Clause], pages: Sequence[Page]
) -> bool:
    """True when the sentences tell of other parties, of another occasion, or give one length in two units."""
    first, second = (camp[0] for camp in rivals)
    if _is_rounding(first, second):
        return True
    left, right = (_sentence_of(reading.cite, pages) for reading in (first, second))
    if left is None or right is None:
        return False
    if is_superseded(left) or is_superseded(right) or times_fit(left.times, right.times) == "clash":
        return True
    mine = [clause for clause in clauses if clause.sentence.span == left.span]
    theirs = [clause for clause in clauses if clause.sentence.span == right.span]
    return _tell_two_deeds(mine, theirs)


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


def _meet(a: FigureReading, b: FigureReading) -> bool:
    return meets(_bounds(a), _bounds(b))


def _bounds(reading: FigureReading) -> Interval:
    """Bounds in base units; what was printed exactly may have been rounded ("18 million")."""
    printed = next(quantities(reading.cite.quote), None)
    low, high = (None if end is None else to_base(end, reading.unit) for end in (reading.low, reading.high))
    if printed is None or reading.hedge not in ("exact", "up", "down"):
        return Interval(low, high)
    return Interval(low, high, abs(to_base(printed.step / 2, reading.unit) - to_base(0.0, reading.unit)))


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


def _also_says_other(readings: Sequence[FigureReading], pages: Sequence[Page]) -> bool:
    """True when a sentence with one value has the other side's value too: then they count two things after all."""
    for reading in readings:
        span = Span(reading.cite.report, reading.cite.start, reading.cite.end)
        sentence = _sentence_of(reading.cite, pages)
        values = {other.value for other in readings if not _meet(reading, other)}
        for figure in sentence.figures if sentence is not None else ():
            if figure.span != span and figure.value in values and figure.unit == reading.unit:
                return True
    return False


_AGAIN = re.compile(r"\b(?:again|anew)\b")


def time_conflicts(
    clashes: Sequence[TimeClash], clauses: Sequence[Clause], pages: Sequence[Page], ground: Ground
) -> Iterator[Conflict]:
    """Events told with times that cannot both be right, between two origins; each telling in one conflict."""
    return iter(_one_a_telling(list(_time_conflicts(clashes, clauses, pages, ground))))


def _one_a_telling(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Conflicts with a telling in common as one, with all who are against it on one side.

    Not where two of those are themselves in conflict: then there are three times, and each pair stands by itself.
    """
    apart = {frozenset(side.cites[0] for side in conflict.sides) for conflict in conflicts}
    kept: list[Conflict] = []
    for conflict in conflicts:
        for number, other in enumerate(kept):
            joined = _joined(other, conflict, apart)
            if joined is not None:
                kept[number] = joined
                break
        else:
            kept.append(conflict)
    return kept


def _joined(one: Conflict, other: Conflict, apart: Set[frozenset[Cite]]) -> Conflict | None:
    for k, mine in enumerate(one.sides):
        for m, theirs in enumerate(other.sides):
            against, more = one.sides[1 - k], other.sides[1 - m]
            common = any(cite in mine.cites for cite in theirs.cites)
            if common and not any(frozenset((a, b)) in apart for a in against.cites for b in more.cites):
                widened = Side(
                    against.says,
                    tuple(dict.fromkeys((*against.cites, *more.cites))),
                    tuple(sorted({*against.origins, *more.origins})),
                    tuple(dict.fromkeys((*against.holders, *more.holders))),
                )
                sides = (widened, mine) if k else (mine, widened)
                return Conflict("", one.kind, one.note, sides)
    return None


def _time_conflicts(
    clashes: Sequence[TimeClash], clauses: Sequence[Clause], pages: Sequence[Page], ground: Ground
) -> Iterator[Conflict]:
    for clash in clashes:
        if origin_of(ground.provenance, clash.a) == origin_of(ground.provenance, clash.b):
            continue
        sentences = [_sentence_of(cite, pages) for cite in (clash.a, clash.b)]
        if any(sentence is None or is_superseded(_on_its_plan(sentence, clash)) for sentence in sentences):
            continue
        if any(_gives_two_times(s) for s in sentences if s is not None) and clash.of != "reopening":
            continue
        mine, theirs = ([c for c in clauses if overlaps(c.unit.span, cite)] for cite in (clash.a, clash.b))
        if clash.of == "moments" and _tell_two_deeds(mine, theirs):
            continue
        sides = tuple(_time_side(cite, ground) for cite in (clash.a, clash.b))
        yield Conflict("", "time", clash.note, sides)


def _on_its_plan(sentence: Unit, clash: TimeClash) -> Unit:
    """The sentence; of a plan to open again without its "again", which there tells of no other occasion."""
    return sentence._replace(text=_AGAIN.sub("", sentence.text)) if clash.of == "reopening" else sentence


def _tell_two_deeds(mine: Sequence[Clause], theirs: Sequence[Clause]) -> bool:
    """True when a verb of both passages has other parties in each, or is denied in one and told in the other."""
    alike = [(a, b) for a in mine for b in theirs if folded_verb(a.deed.act.verb) == folded_verb(b.deed.act.verb)]
    return any(
        tell_apart(a, b) or a.deed.act.modality != b.deed.act.modality or a.deed.act.negated != b.deed.act.negated
        for a, b in alike
    )


def _gives_two_times(sentence: Unit) -> bool:
    """True when it is open which of the sentence's times is the event's; a day and an hour of it are one time."""
    told = [time.value or "" for time in sentence.times if time.type in ("DATE", "TIME") and time.earliest is not None]
    return len([value for value in told if not any(value != finer and finer.startswith(value) for finer in told)]) > 1


def _time_side(cite: Cite, ground: Ground) -> Side:
    holder = holder_of(ground.statements, cite)
    return Side(cite.quote, (cite,), origins_of(ground.provenance, [cite]), (holder,) if holder else ())
