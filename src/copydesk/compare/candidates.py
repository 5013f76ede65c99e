"""Words that may stand as a claim: whole sentences, clauses and cores of acts that another report says too.

A candidate is checked against the text of each report that supports it, so there is no transitive closure. It has to be
able to stand by itself, and the core of an act has to be told elsewhere of the same parties.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from copydesk.compare.agreement import same_figures, same_party, same_times, same_verb, times_fit
from copydesk.compare.comparison import Comparison
from copydesk.compare.deeds import same_force
from copydesk.compare.retold import is_supposed
from copydesk.compare.standing import Standing, standing_of
from copydesk.compare.support import COVERED_BY_WORDS, narrowed, support
from copydesk.compare.units import MIN_KEYS, SUMMED_ALIKE, Unit, coverage, shared_masses, unit_within
from copydesk.model.span import contains

# A sentence or clause that weighs less than this says too little to be matched by its words.
MIN_MASS = 6.0
# The same of an act's core, and of what two sentences share before they are looked at.
MIN_CORE_MASS = 4.5
# The core of an act says enough with who and what alone ("the ferry sank").
MIN_CORE_KEYS = 2


class Support(NamedTuple):
    """A unit of another report that says all of a claim."""

    unit: Unit
    share: float


class Candidate(NamedTuple):
    """Words that may stand as a claim, with the best support from each other report."""

    unit: Unit
    supports: tuple[Support, ...]
    rank: tuple[int, int, int, int, int]


def candidates_of(comparison: Comparison) -> Iterator[Candidate]:
    """Sentences that other reports say too; where none says the whole of one, its clauses."""
    near, about = _neighbours(comparison)
    for page in comparison.pages:
        for whole, clauses in zip(page.sentences, page.clauses, strict=True):
            if asks(whole):
                continue
            partners = _with_partners(whole, near.get((whole.report, whole.sentence), []), comparison)
            candidate = _candidate(whole, partners, comparison)
            if candidate is not None:
                yield candidate
            for clause in clauses:
                part = _candidate(clause, partners, comparison)
                if part is not None and (candidate is None or len(part.supports) > len(candidate.supports)):
                    yield part
            for core in page.cores[whole.sentence]:
                told = _with_partners(whole, about.get((whole.report, whole.sentence), []), comparison)
                part = _core_candidate(core, told, comparison)
                if part is not None and (candidate is None or len(part.supports) > len(candidate.supports)):
                    yield part


def _with_partners(unit: Unit, near: Sequence[Unit], comparison: Comparison) -> list[Unit]:
    """The sentences near a sentence by its words, then those that are so by what they mean."""
    if comparison.sense is None:
        return list(near)
    places = {(other.report, other.sentence) for other in near}
    pairs = comparison.sense.partners.get((unit.report, unit.sentence), ())
    more = dict.fromkeys((pair.b.report, pair.b.sentence) for pair in pairs)
    more.update(dict.fromkeys(comparison.relations.same_as(unit)))
    return [*near, *(comparison.pages[r].sentences[n] for r, n in more if (r, n) not in places)]


def asks(unit: Unit) -> bool:
    """True for a question, which asserts nothing."""
    return unit.text.rstrip(" \"”'’)").endswith("?")


def _neighbours(comparison: Comparison) -> tuple[dict[tuple[int, int], list[Unit]], dict[tuple[int, int], list[Unit]]]:
    """For each sentence, those of other reports that share enough with it for it, or for an act's core, to be asked."""
    units = [unit for page in comparison.pages for unit in page.sentences]
    shared = shared_masses([unit.keys for unit in units], comparison.weights)
    near: tuple[dict[tuple[int, int], list[Unit]], dict[tuple[int, int], list[Unit]]] = ({}, {})
    for row, unit in enumerate(units):
        for found, least in zip(near, (MIN_MASS, MIN_CORE_MASS), strict=True):
            others = [units[column] for column in np.flatnonzero(shared[row] >= least - SUMMED_ALIKE).tolist()]
            found[unit.report, unit.sentence] = [other for other in others if other.report != unit.report]
    return near


def _candidate(unit: Unit, partners: Sequence[Unit], comparison: Comparison) -> Candidate | None:
    if len(unit.keys) < MIN_KEYS or comparison.mass(unit) < MIN_MASS:
        return None
    best: dict[int, Support] = {}
    for partner in partners:
        share = support(unit, partner, comparison)
        if share is not None and (partner.report not in best or share > best[partner.report].share):
            best[partner.report] = Support(partner, share)
    if not best:
        return None
    standing = standing_of(unit, comparison.pages[unit.report], comparison.cast)
    if standing is Standing.FRAGMENT:
        return None
    whole = unit.span == comparison.pages[unit.report].sentences[unit.sentence].span
    if not whole and standing is Standing.DANGLING:
        return None
    supports = tuple(Support(narrowed(unit, best[k].unit, comparison), best[k].share) for k in sorted(best))
    rank = (-len(best), int(standing), int(not whole), int(unit.quoted), len(unit.text) // 60)
    return Candidate(unit, supports, rank)


def _core_candidate(core: Unit, partners: Sequence[Unit], comparison: Comparison) -> Candidate | None:
    """The core of an act as a claim, supported where another report tells the same act of the same parties."""
    if len(core.keys) < MIN_CORE_KEYS or comparison.mass(core) < MIN_CORE_MASS:
        return None
    if len(core.keys) < MIN_KEYS and core.acts[0].modality != "asserted":
        return None
    standing = standing_of(core, comparison.pages[core.report], comparison.cast)
    if standing in (Standing.FRAGMENT, Standing.DANGLING):
        return None
    best: dict[int, Support] = {}
    for partner in partners:
        told = _core_support(core, partner, comparison)
        if told is not None and (partner.report not in best or told.share > best[partner.report].share):
            best[partner.report] = told
    if not best:
        return None
    # After every sentence and clause with as much support: they say it in fuller words.
    rank = (-len(best), int(Standing.FRAGMENT), 1, int(standing), len(core.parts))
    return Candidate(core, tuple(best[k] for k in sorted(best)), rank)


def _core_support(core: Unit, other: Unit, comparison: Comparison) -> Support | None:
    """The clause of another report that tells the core's act of the same parties, at no other time or amount."""
    act = core.acts[0]
    for theirs in other.acts:
        if not same_verb(act, theirs) or not same_force(act, theirs) or theirs.condition is not None:
            continue
        if is_supposed(theirs, other):
            continue
        pairs = [
            (comparison.party(mine), comparison.party(its))
            for mine, its in ((act.actor, theirs.actor), (act.target, theirs.target))
        ]
        if any(a is not None and same_party(a, b) != "agree" for a, b in pairs):
            continue
        clause = unit_within(comparison.pages[other.report], other, theirs.span)
        if times_fit(core.times, clause.times) == "clash":
            continue
        if any(all(same_figures(own, its) != "agree" for its in other.figures) for own in core.figures):
            continue
        share = coverage(core, other, comparison.weights)
        if share >= COVERED_BY_WORDS and _tells_when(core, other):
            return Support(clause, share)
    told = comparison.retold(core, other)
    return Support(narrowed(core, other, comparison), told) if told is not None else None


def _tells_when(core: Unit, other: Unit) -> bool:
    """True when each date among the core's own words is told in the other unit."""
    own = [time for time in core.times if any(contains(part, time.span) for part in core.parts)]
    return all(any(same_times(time, its) == "agree" for its in other.times) for time in own)
