"""The five to eight things a reader must know: whole sentences of the reports, cited, without repeating one another.

Chosen by independent support, importance and how well a sentence stands alone, less what was already chosen
(maximal marginal relevance, Carbonell and Goldstein 1998); told with the most widely supported first, then in order of
time and place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.compare.origins import origins_of
from copydesk.compare.standing import Standing, importance, standing_of
from copydesk.compare.units import Page, Unit, Weights, coverage, pages_of, weigh
from copydesk.model.dossier import Claim, Conflict, FigureGroup, OverviewSentence, TimelineEvent
from copydesk.model.marks import MarkedReport
from copydesk.model.span import Cite, Span, overlaps
from copydesk.model.story import Cast, Provenance

MOST_SENTENCES = 8
FEWEST_SENTENCES = 5
# One sentence of the overview for so many of the reports', within those bounds; half of them at most.
SENTENCES_PER_OVERVIEW = 8
# What each further origin behind a sentence adds to its importance.
SUPPORT_WEIGHT = 0.18
STANDING_COST = {Standing.CLEAR: 0.0, Standing.VAGUE: 0.05, Standing.DANGLING: 0.4, Standing.FRAGMENT: 9.0}
# A sentence of which this share has been said already is not said again.
SAID_ALREADY = 0.55
# First sentences of two reports that share this much tell the same news in other words.
SAME_LEAD = 0.3
REDUNDANCY_WEIGHT = 0.5
LONGEST_CHARS = 420
SHORTEST_CHARS = 40
LOWEST_SCORE = 0.16


class Option(NamedTuple):
    """A sentence that may be chosen, the claims in it, and what it is worth."""

    unit: Unit
    claims: tuple[Claim, ...]
    support: int
    score: float


def write_overview(
    marked: Sequence[MarkedReport],
    cast: Cast,
    claims: Sequence[Claim],
    figures: Sequence[FigureGroup],
    conflicts: Sequence[Conflict],
    timeline: Sequence[TimelineEvent],
    provenance: Provenance,
) -> tuple[OverviewSentence, ...]:
    """The overview, most independent support first, then in order of time."""
    pages = pages_of(marked, cast)
    weights = weigh(pages)
    options = _options(pages, weights, cast, claims, provenance)
    total = sum(len(page.sentences) for page in pages)
    wanted = min(MOST_SENTENCES, max(FEWEST_SENTENCES, total // SENTENCES_PER_OVERVIEW))
    chosen = _choose(options, weights, min(wanted, max(1, total // 2)))
    chosen.sort(key=lambda option: _order(option, timeline))
    sides = [cite for conflict in conflicts for side in conflict.sides for cite in side.cites]
    return tuple(_sentence(option, sides, provenance) for option in chosen)


def _options(
    pages: Sequence[Page], weights: Weights, cast: Cast, claims: Sequence[Claim], provenance: Provenance
) -> list[Option]:
    worth = importance(pages, weights, provenance)
    options = []
    for page in pages:
        for unit, whole in _candidates(page, claims):
            if not SHORTEST_CHARS <= len(unit.text) <= LONGEST_CHARS or unit.text.rstrip().endswith(("?", ":")):
                continue
            within = tuple(claim for claim in claims if _tells(unit.span, claim.cites[0]))
            support = max((len(claim.origins) for claim in within), default=1)
            standing = standing_of(unit, page, cast)
            score = worth[whole.span] + SUPPORT_WEIGHT * (support - 1) - STANDING_COST[standing]
            score -= 0.1 if unit.quoted and unit.text[0] in "\"“'‘" else 0.0
            options.append(Option(unit, within, support, score))
    return options


def _tells(span: Span, cite: Cite) -> bool:
    """True when a claim's own words are most of the sentence: support for a clause is none for the rest of it."""
    return overlaps(span, cite) and 10 * (cite.end - cite.start) >= 6 * (span.end - span.start)


def _candidates(page: Page, claims: Sequence[Claim]) -> Iterator[tuple[Unit, Unit]]:
    """Every sentence, and every clause that several origins tell in their own voice, each with its sentence.

    A clause that somebody is said to have said never loses its speaker.
    """
    shared = {claim.cites[0] for claim in claims if len(claim.origins) > 1 and not claim.holders}
    for sentence, clauses in zip(page.sentences, page.clauses, strict=True):
        yield sentence, sentence
        for clause in clauses:
            if clause.cite in shared:
                yield clause, sentence


def _choose(options: Sequence[Option], weights: Weights, wanted: int) -> list[Option]:
    chosen: list[Option] = []
    left = list(options)
    while left and len(chosen) < wanted:
        gains = [
            (option.score - REDUNDANCY_WEIGHT * _said(option.unit, chosen, weights), -k)
            for k, option in enumerate(left)
        ]
        gain, index = max(gains)
        option = left.pop(-index)
        if gain < LOWEST_SCORE and len(chosen) >= FEWEST_SENTENCES:
            break
        if _said(option.unit, chosen, weights) < SAID_ALREADY:
            chosen.append(option)
    return chosen


def _said(unit: Unit, chosen: Sequence[Option], weights: Weights) -> float:
    """Share of the unit's weight that one of the chosen sentences has, or that has one of them inside it."""
    return max((_overlap(unit, other.unit, weights) for other in chosen), default=0.0)


def _overlap(a: Unit, b: Unit, weights: Weights) -> float:
    share = max(coverage(a, b, weights), coverage(b, a, weights))
    if a.sentence == b.sentence == 0 and a.report != b.report and share >= SAME_LEAD:
        return 1.0
    return share


def _order(option: Option, timeline: Sequence[TimelineEvent]) -> tuple[int, bool, float, str, Span]:
    """Support first; then leads, then what stands higher up, which is how reports tell a story; dates break ties."""
    when = min(
        (
            event.earliest
            for event in timeline
            if event.earliest is not None
            and not event.publication
            and any(overlaps(cite, option.unit.span) for cite in event.cites)
        ),
        default="",
    )
    support = -option.support if option.support > 1 else 0
    return support, option.unit.sentence != 0, round(option.unit.place, 1), when, option.unit.span


def _sentence(option: Option, sides: Sequence[Cite], provenance: Provenance) -> OverviewSentence:
    own = option.unit.cite
    best = max(option.claims, key=lambda claim: (len(claim.origins), len(claim.cites)), default=None)
    cites = [own]
    if best is not None:
        cites += [cite for cite in best.cites if not overlaps(cite, own)]
    return OverviewSentence(
        text=own.quote,
        cites=tuple(cites),
        origins=origins_of(provenance, cites),
        disputed=any(overlaps(cite, side) for cite in cites for side in sides),
    )
