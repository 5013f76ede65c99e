"""The five to eight things a reader must know: whole sentences of the reports, cited, without repeating one another.

Chosen by independent support, importance and how well a sentence stands alone, less what was already chosen
(maximal marginal relevance, Carbonell and Goldstein 1998); told with the leads first, then the most
widely supported, then in order of time and place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from copydesk.compare.agreement import times_fit
from copydesk.compare.options import Option, options_of
from copydesk.compare.origins import origins_of
from copydesk.compare.repeats import retelling
from copydesk.compare.reworded import Meant
from copydesk.compare.units import Page, Unit, Weights, mass, pages_of, weigh
from copydesk.model.dossier import Claim, Conflict, FigureGroup, OverviewSentence, SharedPart, TimelineEvent
from copydesk.model.marks import MarkedReport
from copydesk.model.span import Cite, Span, overlaps
from copydesk.model.story import Cast, Provenance

MOST_SENTENCES = 8
FEWEST_SENTENCES = 5
# One sentence of the overview for so many of the reports', within those bounds; half of them at most.
SENTENCES_PER_OVERVIEW = 4
# A sentence of which this share has been said already is not said again.
SAID_ALREADY = 0.55
# Nor one of another report where each has this share of the other: like words for one thing.
MUTUAL = 0.35
# First sentences of two reports that share this much tell the same news in other words.
SAME_LEAD = 0.3
# The same where there is plenty to choose from: then a second lead is worth less than something new.
SAME_LEAD_OF_PLENTY = 0.25
PLENTY_SENTENCES = 30
# The same where both name so many of the same actors.
SAME_LEAD_OF_MANY = 0.2
MANY_ACTORS = 3
REDUNDANCY_WEIGHT = 0.4
LOWEST_SCORE = 0.18

# Whether a sentence is told by others in other words.
Retold = Callable[[Unit, Sequence[Unit]], bool]


def write_overview(
    marked: Sequence[MarkedReport],
    cast: Cast,
    claims: Sequence[Claim],
    figures: Sequence[FigureGroup],
    conflicts: Sequence[Conflict],
    timeline: Sequence[TimelineEvent],
    provenance: Provenance,
    pages: Sequence[Page] = (),
    meant: Meant | None = None,
) -> tuple[OverviewSentence, ...]:
    """The overview: leads, then what most origins tell, then in order of place; without `meant`, by words alone."""
    pages = pages or pages_of(marked, cast)
    weights = weigh(pages)
    options = options_of(pages, weights, cast, claims, _shared_figures(figures), provenance)
    total = sum(len(page.sentences) for page in pages)
    wanted = min(MOST_SENTENCES, max(FEWEST_SENTENCES, total // SENTENCES_PER_OVERVIEW))
    same_lead = SAME_LEAD if total < PLENTY_SENTENCES else SAME_LEAD_OF_PLENTY
    is_retold = retelling(cast, meant, total >= PLENTY_SENTENCES) if meant is not None else _never_told
    chosen = _choose(options, weights, min(wanted, max(1, total // 2)), same_lead, is_retold)
    chosen = _both_sides(chosen, options, conflicts)
    chosen.sort(key=lambda option: _order(option, timeline))
    sides = [cite for conflict in conflicts for side in conflict.sides for cite in side.cites]
    return tuple(_sentence(option, sides, provenance) for option in chosen)


def _never_told(unit: Unit, chosen: Sequence[Unit]) -> bool:
    return False


def _shared_figures(figures: Sequence[FigureGroup]) -> list[Cite]:
    """Where figures stand that more than one origin tells."""
    return [
        reading.cite
        for group in figures
        if len({reading.origin for reading in group.readings}) > 1
        for reading in group.readings
    ]


def _choose(
    options: Sequence[Option], weights: Weights, wanted: int, same_lead: float, is_retold: Retold
) -> list[Option]:
    chosen: list[Option] = []
    told = _Told(weights, same_lead)
    # Each option that is left, with the most of it that one of the chosen says.
    left = [(option, 0.0) for option in options]
    while left and len(chosen) < wanted:
        gain, index = max((option.score - REDUNDANCY_WEIGHT * said, -k) for k, (option, said) in enumerate(left))
        option, said = left.pop(-index)
        if gain < LOWEST_SCORE and len(chosen) >= FEWEST_SENTENCES:
            break
        if said < SAID_ALREADY and not is_retold(option.unit, [one.unit for one in chosen]):
            chosen.append(option)
            left = [(one, max(said, told.share(one, option))) for one, said in left]
    return chosen


def _both_sides(chosen: Sequence[Option], options: Sequence[Option], conflicts: Sequence[Conflict]) -> list[Option]:
    """The chosen sentences with every other side of what they dispute, which takes the place of the least of them."""
    told = list(chosen)
    sides = [[side.cites for side in conflict.sides] for conflict in conflicts]
    for conflict in sides:
        missing = [side for side in conflict if not any(_touches(option, side) for option in told)]
        if len(missing) == len(conflict):
            continue
        for side in missing:
            fitting = [option for option in options if _touches(option, side) and option not in told]
            if not fitting:
                continue
            if len(told) >= MOST_SENTENCES:
                spare = [option for option in told if not _is_needed(option, sides)]
                if not spare:
                    return told
                told.remove(min(spare, key=lambda option: (option.score, option.unit.span)))
            told.append(max(fitting, key=lambda option: (option.score, -option.unit.span.start)))
    return told


def _is_needed(option: Option, sides: Sequence[Sequence[Sequence[Cite]]]) -> bool:
    """True for a lead, and for a side of a dispute."""
    return option.unit.sentence == 0 or any(_touches(option, side) for conflict in sides for side in conflict)


def _touches(option: Option, side: Sequence[Cite]) -> bool:
    return any(overlaps(option.unit.span, cite) for cite in side)


class _Told:
    """How much of a sentence another one says; each sentence's own weight is summed once."""

    def __init__(self, weights: Weights, same_lead: float) -> None:
        self._weights = weights
        self._same_lead = same_lead
        self._masses: dict[frozenset[str], float] = {}

    def share(self, option: Option, chosen: Option) -> float:
        """Share of the sentence's weight that a chosen one has, or that has the chosen one inside it.

        One whose main deed is the claim that the chosen sentence tells already is said, however it is worded.
        """
        main = _main_claim(option)
        if main is not None and _main_claim(chosen) == main:
            return 1.0
        return self._overlap(option.unit, chosen.unit)

    def _overlap(self, a: Unit, b: Unit) -> float:
        common = mass(a.keys & b.keys, self._weights)
        shares = [common / whole if whole else 0.0 for whole in (self._mass(a), self._mass(b))]
        share = max(shares)
        if a.report != b.report and min(shares) >= MUTUAL:
            return 1.0
        if a.sentence == b.sentence == 0 and a.report != b.report and times_fit(a.times, b.times) != "clash":
            cast_alike = len(a.actors & b.actors) >= MANY_ACTORS and share >= SAME_LEAD_OF_MANY
            return 1.0 if share >= self._same_lead or cast_alike else share
        return share

    def _mass(self, unit: Unit) -> float:
        if unit.keys not in self._masses:
            self._masses[unit.keys] = mass(unit.keys, self._weights)
        return self._masses[unit.keys]


def _main_claim(option: Option) -> str | None:
    """The claim of several origins that is the sentence, or its main deed."""
    if option.core is not None:
        return option.core.id
    whole = [claim for claim in option.claims if len(claim.origins) > 1]
    return max(whole, key=lambda claim: len(claim.origins)).id if whole else None


def _order(option: Option, timeline: Sequence[TimelineEvent]) -> tuple[bool, float, int, float, str, Span]:
    """Leads first, the best of them at the top; then support, then what stands higher up, as reports tell a story."""
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
    leads = option.unit.sentence == 0
    return not leads, -option.score if leads else 0.0, support, round(option.unit.place, 1), when, option.unit.span


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
        shared=_shared(option),
    )


def _shared(option: Option) -> SharedPart | None:
    core = option.core
    return SharedPart(core.text, core.cites, core.origins) if core is not None else None
