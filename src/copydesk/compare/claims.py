"""What the reports assert, aligned: one claim for what several of them say, with who stands behind it.

A claim's text is the words of one report; another report is cited for it only when it says all of it: every telling
word, every figure and date, the same deed with the same modality and polarity. So a longer sentence supports a shorter
one and not the other way round, and where only a clause is shared the clause is the claim. Less of the words is enough
where something else vouches for the pair: both parties of the claim's own deed, a long run of the same words, a shared
figure. There is no transitive closure: every cite was checked against the text itself.

Longer than a module should be: the bars of `support` and the choice among what they let through are read together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from copydesk.compare.agreement import (
    Fit,
    Party,
    best_fit,
    party_of,
    same_figures,
    same_party,
    same_times,
    same_verb,
    tell_other_shares,
    times_fit,
)
from copydesk.compare.origins import origins_of
from copydesk.compare.retold import is_supposed, retells
from copydesk.compare.reworded import Meant, says_in_other_words
from copydesk.compare.sense import Sense
from copydesk.compare.standing import Standing, standing_of
from copydesk.compare.statements import holder_of
from copydesk.compare.units import (
    MIN_KEYS,
    Page,
    Unit,
    Weights,
    coverage,
    mass,
    pages_of,
    shared_masses,
    unit_within,
    weigh,
)
from copydesk.model.dossier import Claim, Conflict, FigureGroup, Statement
from copydesk.model.marks import Act, MarkedReport
from copydesk.model.span import Cite, Span, contains, overlaps
from copydesk.model.story import Cast, Provenance
from copydesk.text.governors import operators
from copydesk.text.synonyms import folded_verb

# Share of a claim's weight that a report must have to be cited for it: lower where the deed itself was matched.
# Read on pairs of basil-dev by eye; from .6 down, sentences that share only their topic come in.
COVERED_WITH_DEED = 0.62
COVERED_BY_WORDS = 0.8
# Lower bars where something else vouches for the pair: both parties of the claim's own deed, a long run of the same
# words, a shared figure; and a sentence that tells no deed at all. Judged by eye on twelve triples of basil-dev.
COVERED_WITH_PARTIES = 0.5
COVERED_WITH_RUN = 0.6
COVERED_WITH_FIGURE = 0.55
COVERED_WITHOUT_DEED = 0.75
# From this share on, the encoder is asked whether the rest is said in other words; below, it seldom is.
REWORDED = 0.3
LEAST_COVERED = min(COVERED_WITH_RUN, COVERED_WITH_FIGURE)  # below it, nothing is worth asking
ROUNDING = 1e-6
LONG_RUN = 7
# Share of a claim's words that one act must be for it to be the claim's own.
OWN_DEED = 0.7
MASS_WITH_FIGURE = 15.0
# What a figure or a date that the other report lacks takes from the share, in the weight of a rare word.
FIGURE_WEIGHT = 5.0
TIME_WEIGHT = 2.0
# What each deed that the other report does not tell adds to what is missing.
DEED_WEIGHT = 3.0
# A sentence or clause that weighs less than this says too little to be matched by its words.
MIN_MASS = 6.0
# The same of an act's core, and of what two sentences share before they are looked at.
MIN_CORE_MASS = 4.5
# The core of an act says enough with who and what alone ("the ferry sank").
MIN_CORE_KEYS = 2
# How much longer a claim may be than one whose cites it repeats before it says something of its own.
SAYS_MORE = 1.5


_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


class Support(NamedTuple):
    """A unit of another report that says all of a claim."""

    unit: Unit
    share: float


class Candidate(NamedTuple):
    """Words that may stand as a claim, with the best support from each other report."""

    unit: Unit
    supports: tuple[Support, ...]
    rank: tuple[int, int, int, int, int]


class Comparison(NamedTuple):
    """Everything that deciding on a pair needs."""

    marked: Sequence[MarkedReport]
    pages: tuple[Page, ...]
    weights: Weights
    cast: Cast
    meant: Meant | None = None
    parties: Mapping[Span, Party] = MappingProxyType({})
    sense: Sense | None = None

    def party(self, span: Span | None) -> Party | None:
        """Who is meant by a party to an act of one of the reports."""
        return None if span is None else self.parties[span]


def align_claims(
    marked: Sequence[MarkedReport],
    cast: Cast,
    statements: Sequence[Statement],
    figures: Sequence[FigureGroup],
    provenance: Provenance,
    meant: Meant | None = None,
    pages: tuple[Page, ...] = (),
    sense: Sense | None = None,
) -> tuple[Claim, ...]:
    """The claims of a story: most origins first, then in order of place; without `meant`, by their words alone."""
    pages = pages or pages_of(marked, cast)
    comparison = Comparison(marked, pages, weigh(pages), cast, meant, _parties(marked, cast), sense)
    chosen = _chosen(comparison)
    claims = [_claim(candidate, comparison, statements, provenance) for candidate in chosen]
    order = sorted(range(len(claims)), key=lambda k: (-len(claims[k].origins), -len(claims[k].cites), k))
    return tuple(
        Claim(f"claim-{number}", c.text, c.cites, c.origins, c.holders, c.verdict)
        for number, c in enumerate((claims[k] for k in order), 1)
    )


def _parties(marked: Sequence[MarkedReport], cast: Cast) -> dict[Span, Party]:
    """Who is meant by each party to each act, found once since every act is set beside many."""
    return {
        span: party
        for report in marked
        for act in report.acts
        for span in (act.actor, act.target)
        if (party := party_of(cast, report, span)) is not None and span is not None
    }


def _chosen(comparison: Comparison) -> list[Candidate]:
    """Claims that cover every sentence without saying anything twice, in order of report and place."""
    supported = sorted(_supported(comparison), key=lambda c: (c.rank, c.unit.report, c.unit.span))
    taken: dict[str, list[Span]] = defaultdict(list)
    chosen: list[Candidate] = []
    for candidate in supported:
        if any(_mostly(candidate.unit.span, span) for span in taken[candidate.unit.span.report]):
            continue
        if any(_repeats(candidate, other) for other in chosen):
            continue
        chosen.append(candidate)
        taken[candidate.unit.span.report].extend(candidate.unit.parts or [candidate.unit.span])
        for support in candidate.supports:
            if _says_all(support.unit, candidate.unit, comparison):
                taken[support.unit.span.report].append(support.unit.span)
    for page in comparison.pages:
        for unit in page.sentences:
            if (
                len(unit.keys) >= MIN_KEYS
                and not _asks(unit)
                and not any(_mostly(unit.span, s) for s in taken[unit.span.report])
            ):
                chosen.append(Candidate(unit, (), (0, 0, 0, 0, 0)))
    return sorted(chosen, key=lambda candidate: (candidate.unit.report, candidate.unit.span))


def _repeats(candidate: Candidate, chosen: Candidate) -> bool:
    """True when every cite of the candidate lies in one of a claim that was chosen already."""
    if len(candidate.unit.said) > SAYS_MORE * len(chosen.unit.said) and not candidate.unit.parts:
        return False
    spans = [chosen.unit.span, *(support.unit.span for support in chosen.supports)]
    mine = [candidate.unit.span, *(support.unit.span for support in candidate.supports)]
    return all(any(overlaps(span, other) for other in spans) for span in mine)


def _supported(comparison: Comparison) -> Iterator[Candidate]:
    """Sentences that other reports say too; where none says the whole of one, its clauses."""
    near, about = _neighbours(comparison)
    for page in comparison.pages:
        for whole, clauses in zip(page.sentences, page.clauses, strict=True):
            if _asks(whole):
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
    more = [(pair.b.report, pair.b.sentence) for pair in pairs]
    return [*near, *(comparison.pages[r].sentences[n] for r, n in more if (r, n) not in places)]


def _asks(unit: Unit) -> bool:
    """True for a question, which asserts nothing."""
    return unit.text.rstrip(" \"”'’)").endswith("?")


def _neighbours(comparison: Comparison) -> tuple[dict[tuple[int, int], list[Unit]], dict[tuple[int, int], list[Unit]]]:
    """For each sentence, those of other reports that share enough with it for it, or for an act's core, to be asked."""
    units = [unit for page in comparison.pages for unit in page.sentences]
    shared = shared_masses([unit.keys for unit in units], comparison.weights)
    near: tuple[dict[tuple[int, int], list[Unit]], dict[tuple[int, int], list[Unit]]] = ({}, {})
    for row, unit in enumerate(units):
        for found, least in zip(near, (MIN_MASS, MIN_CORE_MASS), strict=True):
            others = [units[column] for column in np.flatnonzero(shared[row] >= least)]
            found[unit.report, unit.sentence] = [other for other in others if other.report != unit.report]
    return near


def _candidate(unit: Unit, partners: Sequence[Unit], comparison: Comparison) -> Candidate | None:
    if len(unit.keys) < MIN_KEYS or mass(unit.keys, comparison.weights) < MIN_MASS:
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
    supports = tuple(Support(_narrowed(unit, best[k].unit, comparison), best[k].share) for k in sorted(best))
    rank = (-len(best), int(standing), int(not whole), int(unit.quoted), len(unit.text) // 60)
    return Candidate(unit, supports, rank)


def _core_candidate(core: Unit, partners: Sequence[Unit], comparison: Comparison) -> Candidate | None:
    """The core of an act as a claim, supported where another report tells the same act of the same parties."""
    if len(core.keys) < MIN_CORE_KEYS or mass(core.keys, comparison.weights) < MIN_CORE_MASS:
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
        if not same_verb(act, theirs) or not _same_force(act, theirs) or theirs.condition is not None:
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
    told = retells(core, other, comparison.sense, comparison.parties) if comparison.sense is not None else None
    return Support(_narrowed(core, other, comparison), told) if told is not None else None


def _tells_when(core: Unit, other: Unit) -> bool:
    """True when each date among the core's own words is told in the other unit."""
    own = [time for time in core.times if any(contains(part, time.span) for part in core.parts)]
    return all(any(same_times(time, its) == "agree" for its in other.times) for time in own)


def support(claim: Unit, other: Unit, comparison: Comparison) -> float | None:
    """How much of `claim` the other unit says, 0..1; None when that is not enough, or when the two clash."""
    if _most_told(claim, other, comparison) < REWORDED - ROUNDING:
        return None
    deed = deeds_fit(claim, other, comparison)
    if deed == "clash" or _is_ahead_of(claim, other):
        return None
    figures = best_fit(same_figures, claim.figures, other.figures)
    if figures == "clash" or tell_other_shares(claim.said, other.said):
        return None
    share = _share(claim, other, comparison)
    if _says_in_its_words(claim, other, share, deed, figures, comparison):
        return share
    if share >= REWORDED and _says_in_other_words(claim, other, comparison):
        return share
    return retells(claim, other, comparison.sense, comparison.parties) if comparison.sense is not None else None


def _is_ahead_of(claim: Unit, other: Unit) -> bool:
    """True when what one tells as done the other tells as yet to be done: "is set to vote on" and "voted for"."""
    done, ahead = ({"asserted"}, {"planned", "threatened", "possible"})
    told: tuple[dict[str, set[str]], ...] = ({}, {})
    for force, unit in zip(told, (claim, other), strict=True):
        for act in unit.acts:
            force.setdefault(folded_verb(act.verb.split()[0]), set()).add(act.modality)
    pairs = [(told[0][verb], told[1][verb]) for verb in sorted(told[0].keys() & told[1].keys())]
    return any((a <= done and b <= ahead) or (a <= ahead and b <= done) for a, b in pairs)


def _most_told(claim: Unit, other: Unit, comparison: Comparison) -> float:
    """The share of the claim that the other unit tells if every figure and time of it is found there."""
    told = FIGURE_WEIGHT * len(claim.figures) + TIME_WEIGHT * len(claim.times)
    whole = mass(claim.keys, comparison.weights) + told
    return (mass(claim.keys & other.keys, comparison.weights) + told) / whole if whole else 0.0


def _says_in_its_words(claim: Unit, other: Unit, share: float, deed: Fit, figures: Fit, comparison: Comparison) -> bool:
    if deed == "agree":
        bar = COVERED_WITHOUT_DEED
        if _tells_own_deed(claim, other, comparison):
            bar = COVERED_WITH_PARTIES
        elif figures == "agree" or _shares_a_party(claim, other, comparison):
            bar = COVERED_BY_WORDS if _is_of_others(claim, other, comparison) else COVERED_WITH_DEED
        return share >= bar
    if share < LEAST_COVERED or share < _bar(claim, other, figures, comparison):
        return False
    forces = operators(claim.text)
    if forces == operators(other.text):
        return True
    return not claim.acts and forces == operators(_narrowed(claim, other, comparison).text)


def _says_in_other_words(claim: Unit, other: Unit, comparison: Comparison) -> bool:
    """True when the other sentence, or the clause of it that is nearest, means all that a whole sentence claims.

    Never for a clause as the claim: a few words without their sentence are like too much.
    """
    if comparison.meant is None or claim.span != comparison.pages[claim.report].sentences[claim.sentence].span:
        return False
    nearest = (other, _narrowed(claim, other, comparison))
    return any(says_in_other_words(claim, unit, comparison.cast, comparison.meant) for unit in nearest)


def _bar(claim: Unit, other: Unit, figures: Fit, comparison: Comparison) -> float:
    """The share that is enough where the deed was not matched."""
    bar = COVERED_BY_WORDS
    if not claim.acts:
        bar = COVERED_WITHOUT_DEED
    if figures == "agree" and mass(claim.keys & other.keys, comparison.weights) >= MASS_WITH_FIGURE:
        bar = COVERED_WITH_FIGURE
    words = words_of(claim.text)
    if shares_run(words, words_of(other.text), max(LONG_RUN, (len(words) + 1) // 2)):
        bar = min(bar, COVERED_WITH_RUN)
    return bar


@lru_cache(maxsize=4096)  # every sentence is asked for once for each that it may support
def words_of(text: str) -> tuple[str, ...]:
    """The lower-case words of `text`, in order."""
    return tuple(_WORD.findall(text.lower()))


def shares_run(left: Sequence[str], right: Sequence[str], length: int) -> bool:
    """True when `length` words in a row stand in both."""
    runs = {tuple(left[k : k + length]) for k in range(len(left) - length + 1)}
    return any(tuple(right[k : k + length]) in runs for k in range(len(right) - length + 1))


def _tells_own_deed(claim: Unit, other: Unit, comparison: Comparison) -> bool:
    """True when the deed that the whole claim tells is told there of the same actor and target, at no other time."""
    if times_fit(claim.times, other.times) == "clash":
        return False
    for act in claim.acts:
        if act.span.end - act.span.start < OWN_DEED * (claim.span.end - claim.span.start):
            continue
        for theirs in other.acts:
            pairs = [
                (comparison.party(mine), comparison.party(its))
                for mine, its in ((act.actor, theirs.actor), (act.target, theirs.target))
            ]
            met = [same_party(a, b) == "agree" for a, b in pairs if a is not None]
            if same_verb(act, theirs) and _same_force(act, theirs) and all(met) and len(met) == len(pairs):
                return True
    return False


def _shares_a_party(claim: Unit, other: Unit, comparison: Comparison) -> bool:
    """True when a deed told in both has an actor or a target in common: the verb alone may be anybody's."""
    return any(
        same_party(comparison.party(mine), comparison.party(its)) == "agree"
        for act in claim.acts
        for theirs in other.acts
        if same_verb(act, theirs)
        for mine, its in ((act.actor, theirs.actor), (act.target, theirs.target))
    )


def _is_of_others(claim: Unit, other: Unit, comparison: Comparison) -> bool:
    """True when the claim is one act, and whoever does it in the other unit is called by no word in common."""
    whole = claim.span.end - claim.span.start
    own = [act for act in claim.acts if act.span.end - act.span.start >= OWN_DEED * whole and act.actor is not None]
    met = [
        same_party(comparison.party(act.actor), comparison.party(theirs.actor))
        for act in own
        for theirs in other.acts
        if same_verb(act, theirs) and theirs.actor is not None
    ]
    return bool(met) and "agree" not in met


def _share(claim: Unit, other: Unit, comparison: Comparison) -> float:
    """Weight of the claim that the other unit has, with figures and dates counted by what they mean."""
    whole = mass(claim.keys, comparison.weights)
    shared = coverage(claim, other, comparison.weights) * whole
    told = {folded_verb(act.verb) for act in other.acts} | other.keys
    whole += DEED_WEIGHT * sum(folded_verb(act.verb) not in told for act in claim.acts)
    for figure in claim.figures:
        whole += FIGURE_WEIGHT
        shared += FIGURE_WEIGHT * any(same_figures(figure, theirs) == "agree" for theirs in other.figures)
    for time in claim.times:
        fits = {same_times(time, theirs) for theirs in other.times}
        if "agree" in fits:
            whole += TIME_WEIGHT
            shared += TIME_WEIGHT
        elif "clash" in fits:
            whole += 4 * TIME_WEIGHT
        else:
            whole += TIME_WEIGHT if time.type == "TIME" else 0.0
    return shared / whole if whole else 0.0


def deeds_fit(a: Unit, b: Unit, comparison: Comparison) -> Fit:
    """Agree when the deeds of `a` are told in `b` alike; clash when one is told with other parties or as less."""
    result: Fit = "unrelated"
    for act in a.acts:
        alike = [other for other in b.acts if same_verb(act, other)]
        if not alike:
            continue
        fits = {_deed_fit(act, other, a, b, comparison) for other in alike}
        if "agree" in fits:
            result = "agree"
        elif "clash" in fits:
            return "clash"
    return result


def _deed_fit(act: Act, other: Act, a: Unit, b: Unit, comparison: Comparison) -> Fit:
    actor = same_party(comparison.party(act.actor), comparison.party(other.actor))
    target = same_party(comparison.party(act.target), comparison.party(other.target))
    if "clash" in (actor, target) and "agree" not in (actor, target):
        return "unrelated"  # another deed of the same kind
    return "agree" if "clash" not in (actor, target) and _same_force(act, other) else "clash"


def _same_force(act: Act, other: Act) -> bool:
    """True for two acts as sure as each other; what "will not" be done and what "is not" done are one refusal."""
    if act.negated != other.negated:
        return False
    both_open = act.negated and {act.modality, other.modality} <= {"asserted", "planned"}
    return act.modality == other.modality or both_open


def _narrowed(claim: Unit, other: Unit, comparison: Comparison) -> Unit:
    """The smallest clause of the other sentence that still says as much of the claim."""
    full = _share(claim, other, comparison)
    if full < LEAST_COVERED and comparison.sense is not None and comparison.sense.partner(claim, other) is not None:
        pair = comparison.sense.nearest(claim, other)  # in other words: by what they mean
        return pair.b if pair is not None else other
    clauses = comparison.pages[other.report].clauses[other.sentence]
    fitting = [
        clause
        for clause in clauses
        if _share(claim, clause, comparison) >= full - 0.05 and deeds_fit(claim, clause, comparison) != "clash"
    ]
    return min(fitting, key=lambda unit: (unit.span.end - unit.span.start, unit.span), default=other)


def _says_all(unit: Unit, of: Unit, comparison: Comparison) -> bool:
    """True when the claim says all of the unit in turn, so that the unit needs no claim of its own."""
    return support(unit, of, comparison) is not None


def _mostly(inner: Span, outer: Span) -> bool:
    """True when most of `inner` lies in `outer`."""
    shared = min(inner.end, outer.end) - max(inner.start, outer.start)
    return 10 * shared >= 7 * (inner.end - inner.start)


def _claim(
    candidate: Candidate, comparison: Comparison, statements: Sequence[Statement], provenance: Provenance
) -> Claim:
    units = [candidate.unit, *(support.unit for support in candidate.supports)]
    cites = tuple(unit.cite for unit in units)
    origins = origins_of(provenance, cites)
    holders = {holder for unit in units if (holder := holder_of(statements, unit.span)) is not None}
    return Claim(
        id="",
        text=candidate.unit.said,
        cites=cites,
        origins=origins,
        holders=tuple(sorted(holders)),
        verdict="corroborated" if len(origins) > 1 else "single",
    )


def dispute(claims: Sequence[Claim], conflicts: Sequence[Conflict]) -> tuple[Claim, ...]:
    """The claims with those marked `disputed` whose words are a side of a conflict."""
    sides = [cite for conflict in conflicts for side in conflict.sides for cite in side.cites]
    return tuple(replace(c, verdict="disputed") if _touched(c, sides) else c for c in claims)


def _touched(claim: Claim, sides: Sequence[Cite]) -> bool:
    return any(overlaps(cite, side) for cite in claim.cites for side in sides)
