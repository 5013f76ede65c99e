"""Sides that cannot both be right: of figure, time, polarity, modality, attribution and quotation.

A false conflict costs the user's trust, so two passages are set against one another only when everything else in
them agrees: the same deed by the same parties, told in mostly the same words, at times that can be one. A reprint that
altered a word is a change to a copy, not a second voice, unless what it altered stands in quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from copydesk.compare.acts import Deed, deeds_of
from copydesk.compare.agreement import best_fit, same_figures, same_party, same_times, times_fit
from copydesk.compare.origins import origin_of, origins_of
from copydesk.compare.quotations import misquotations
from copydesk.compare.statements import holder_of
from copydesk.compare.units import Page, Unit, Weights, coverage, mass, pages_of, weigh
from copydesk.model.dossier import (
    ActEntry,
    Claim,
    Conflict,
    ConflictKind,
    FigureGroup,
    FigureReading,
    Side,
    Statement,
    TimelineEvent,
)
from copydesk.model.marks import MarkedReport
from copydesk.model.span import Cite, Span, contains, overlaps
from copydesk.model.story import Cast, Provenance
from copydesk.text.synonyms import folded_verb

# Share of each clause's weight that the other must have before one differing word is called a conflict.
ALIKE = 0.7
# For who did it, more must agree, since the differing actor is what tells two incidents apart.
ALIKE_BUT_FOR_ACTOR = 0.8
MIN_MASS = 7.0
# Words by which a text says that it tells of an earlier version, a correction or another occasion.
_SUPERSEDED = frozenset(
    """earlier initially originally previously formerly first correction corrected revised amended updated
    mistakenly erroneously wrongly again another later once usually often repeatedly sometimes""".split()
)


class Clause(NamedTuple):
    """A deed with the clause that tells it."""

    deed: Deed
    unit: Unit
    sentence: Unit
    origin: str


class Ground(NamedTuple):
    """What every comparison of two clauses needs."""

    weights: Weights
    statements: Sequence[Statement]
    provenance: Provenance


def find_conflicts(
    marked: Sequence[MarkedReport],
    cast: Cast,
    claims: Sequence[Claim],
    figures: Sequence[FigureGroup],
    statements: Sequence[Statement],
    timeline: Sequence[TimelineEvent],
    acts: Sequence[ActEntry],
    provenance: Provenance,
) -> tuple[Conflict, ...]:
    """Every conflict of the story, each set of words in one conflict only."""
    pages = pages_of(marked, cast)
    ground = Ground(weigh(pages), statements, provenance)
    clauses = _clauses(pages, deeds_of(marked, cast, statements), provenance)
    found: list[Conflict] = []
    found += _figure_conflicts(figures, pages, ground)
    found += misquotations(statements, marked, cast, provenance)
    found += _deed_conflicts(clauses, ground)
    kept: list[Conflict] = []
    for conflict in found:
        if not any(_same_words(conflict, other) for other in kept):
            kept.append(conflict)
    return tuple(Conflict(f"conflict-{n}", c.kind, c.note, c.sides) for n, c in enumerate(kept, 1))


def _same_words(a: Conflict, b: Conflict) -> bool:
    return all(any(overlaps(x, y) for side in b.sides for y in side.cites) for one in a.sides for x in one.cites[:1])


def _clauses(pages: Sequence[Page], deeds: Sequence[Deed], provenance: Provenance) -> list[Clause]:
    units: dict[Span, tuple[Unit, Unit]] = {}
    for page in pages:
        for sentence, clauses in zip(page.sentences, page.clauses, strict=True):
            for unit in (sentence, *clauses):
                units.setdefault(unit.span, (unit, sentence))
    return [
        Clause(deed, *units[deed.act.span], origin_of(provenance, deed.act.span))
        for deed in deeds
        if deed.act.span in units
    ]


def _figure_conflicts(figures: Sequence[FigureGroup], pages: Sequence[Page], ground: Ground) -> Iterator[Conflict]:
    for group in figures:
        if group.verdict != "differs":
            continue
        sides = _figure_sides(group.readings, pages, ground)
        if len(sides) < 2 or _also_says_other(group.readings, pages):
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
        sentence = next((u for page in pages for u in page.sentences if contains(u.span, span)), None)
        rivals = [other for other in readings if not _meet(reading, other)]
        for figure in sentence.figures if sentence is not None else ():
            if figure.span != span and figure.value is not None and (figure.unit or None) == (reading.unit or None):
                if any(other.value == figure.value for other in rivals):
                    return True
    return False


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


def _deed_conflicts(clauses: Sequence[Clause], ground: Ground) -> Iterator[Conflict]:
    by_verb: dict[str, list[Clause]] = {}
    for clause in clauses:
        by_verb.setdefault(folded_verb(clause.deed.act.verb), []).append(clause)
    for verb in sorted(by_verb):
        for a, b in combinations(by_verb[verb], 2):
            if _are_two_voices(a, b):
                kind = _clash(a, b, ground)
                if kind is not None:
                    yield _conflict(kind, a, b, ground)


def _are_two_voices(a: Clause, b: Clause) -> bool:
    """Two origins, or two holders within one report who are both named."""
    if a.deed.marked.report.id == b.deed.marked.report.id:
        return False
    if a.origin != b.origin:
        return True
    return a.deed.holder is not None and b.deed.holder is not None and a.deed.holder != b.deed.holder


def _clash(a: Clause, b: Clause, ground: Ground) -> ConflictKind | None:
    if _is_superseded(a) or _is_superseded(b):
        return None
    if a.deed.act.condition is not None or b.deed.act.condition is not None:
        return None
    if min(mass(a.unit.keys, ground.weights), mass(b.unit.keys, ground.weights)) < MIN_MASS:
        return None
    actor = same_party(a.deed.actor, b.deed.actor)
    target = same_party(a.deed.target, b.deed.target)
    without_target = a.deed.target is None and b.deed.target is None
    without_actor = a.deed.actor is None and b.deed.actor is None
    parties = (actor == "agree" or without_actor) and (target == "agree" or without_target)
    times = times_fit(a.unit.times, b.unit.times)
    figures = best_fit(same_figures, a.unit.figures, b.unit.figures)
    alike = min(coverage(a.unit, b.unit, ground.weights), coverage(b.unit, a.unit, ground.weights))
    first, second = a.deed.act, b.deed.act
    if figures == "clash":
        return None
    if parties and alike >= ALIKE and times != "clash":
        if "denied" in (first.modality, second.modality) and first.modality != second.modality:
            if {first.modality, second.modality} == {"denied", "asserted"} and first.negated == second.negated:
                return "polarity"
            return None
        if first.negated != second.negated and first.modality == second.modality:
            return "polarity"
        if {first.modality, second.modality} == {"threatened", "asserted"} and first.negated == second.negated:
            return "modality"
        return None
    if first.modality != second.modality or first.negated != second.negated or first.modality != "asserted":
        return None
    if parties and times == "clash" and alike >= ALIKE_BUT_FOR_ACTOR and _dated_apart(a, b):
        return "time"
    if actor == "clash" and target == "agree" and times != "clash" and _alike_but_for_actor(a, b, ground):
        return "attribution"
    return None


def _is_superseded(clause: Clause) -> bool:
    words = {word.strip(".,;:\"'“”‘’()—–-").lower() for word in clause.sentence.text.split()}
    return bool(words & _SUPERSEDED)


def _dated_apart(a: Clause, b: Clause) -> bool:
    """True when each clause has one date for its own verb and the two cannot be the same."""
    left = [
        t
        for t in a.unit.times
        if t.relation == "at" and t.clause is not None and contains(t.clause, a.deed.act.verb_span)
    ]
    right = [
        t
        for t in b.unit.times
        if t.relation == "at" and t.clause is not None and contains(t.clause, b.deed.act.verb_span)
    ]
    return len(left) == 1 and len(right) == 1 and same_times(left[0], right[0]) == "clash"


def _alike_but_for_actor(a: Clause, b: Clause, ground: Ground) -> bool:
    mine, theirs = a.deed.actor, b.deed.actor
    if mine is None or theirs is None or mine.actor is None or theirs.actor is None:
        return False
    if theirs.actor in a.sentence.actors or mine.actor in b.sentence.actors or mine.words & theirs.words:
        return False
    left = a.unit._replace(keys=a.unit.keys - {f"@{mine.actor}"})
    right = b.unit._replace(keys=b.unit.keys - {f"@{theirs.actor}"})
    if min(mass(left.keys, ground.weights), mass(right.keys, ground.weights)) < MIN_MASS:
        return False
    return min(coverage(left, right, ground.weights), coverage(right, left, ground.weights)) >= ALIKE_BUT_FOR_ACTOR


_NOTES: dict[ConflictKind, str] = {
    "polarity": "One side tells that it happened, the other that it did not.",
    "modality": "One side tells as done what the other tells as only threatened.",
    "time": "The two give different days for one event.",
    "attribution": "The two name different actors for one deed.",
    "figure": "The two give different figures for one thing.",
    "quotation": "The words in quotation marks are not the same.",
}


def _conflict(kind: ConflictKind, a: Clause, b: Clause, ground: Ground) -> Conflict:
    return Conflict("", kind, _NOTES[kind], (_side(a, ground), _side(b, ground)))


def _side(clause: Clause, ground: Ground) -> Side:
    holder = clause.deed.holder or holder_of(ground.statements, clause.unit.span)
    cite = clause.unit.cite
    return Side(cite.quote, (cite,), origins_of(ground.provenance, [cite]), (holder,) if holder is not None else ())
