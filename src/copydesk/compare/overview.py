"""The five to eight things a reader must know: whole sentences of the reports, cited, without repeating one another.

Chosen by independent support, importance and how well a sentence stands alone, less what was already chosen
(maximal marginal relevance, Carbonell and Goldstein 1998); told with the leads first, then the most
widely supported, then in order of time and place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from copydesk.compare.leaning import leaning_cost
from copydesk.compare.origins import origins_of
from copydesk.compare.repeats import retelling
from copydesk.compare.reworded import Meant
from copydesk.compare.standing import NEWS, Standing, events, heard_leads, importance, is_speech_of_nobody, standing_of
from copydesk.compare.units import Page, Unit, Weights, mass, pages_of, weigh
from copydesk.model.dossier import Claim, Conflict, FigureGroup, OverviewSentence, SharedPart, TimelineEvent
from copydesk.model.marks import MarkedReport
from copydesk.model.span import Cite, Span, contains, overlaps
from copydesk.model.story import Cast, Provenance

MOST_SENTENCES = 8
FEWEST_SENTENCES = 5
# One sentence of the overview for so many of the reports', within those bounds; half of them at most.
SENTENCES_PER_OVERVIEW = 4
# What each further origin behind a sentence adds to its importance, as far as the sentence tells the news.
SUPPORT_WEIGHT = 0.18
# What support for its main deed alone counts beside support for the whole sentence.
CORE_SHARE = 0.7
NEWS_BONUS = 0.05
STANDING_COST = {Standing.CLEAR: 0.0, Standing.VAGUE: 0.05, Standing.DANGLING: 0.5, Standing.FRAGMENT: 9.0}
# What the first sentence of a report adds: there it tells its news.
LEAD_BONUS = 0.1
# What is taken from a sentence that only tells what had been before (the past perfect).
BACKGROUND_COST = 0.2
# What is taken from one that says how things are ("Lund, 46, is married to ...") and has nothing to do with the news.
STATE_COST = 0.25
# What is taken from the first sentence of a report that neither a headline nor the others' first sentences speak of.
UNHEARD_COST = 0.45
# What is taken from a sentence that gives its news to another newsroom whose own words are here.
SECONDHAND_COST = 0.2
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
# What a threat or a demand told in a sentence adds.
FORCE_BONUS = 0.12
# What a figure that several origins tell adds.
FIGURE_BONUS = 0.1
REDUNDANCY_WEIGHT = 0.4
LONGEST_CHARS = 420
SHORTEST_CHARS = 40
LOWEST_SCORE = 0.18


_OPEN_END = re.compile(r"[?:][\s\"”'’)]*$")
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]?")
_STATE = re.compile(r"\b(?:is|are|has|have)\b")
_HAD = re.compile(
    r"(?<!who )(?<!which )(?<!that )\bhad (?:\w+ly |not |been )?\w+(?:ed|en|wn|ught|un|de|id|nt|ld|ft|pt)\b"
)
_SUBORDINATE = re.compile(
    r"\b(?:s(?:aid|ays)|told|that|when|while|after|before|because|since|if|until|as|whether|than|where|how|what)\b"
)


# Whether a sentence is told by others in other words.
Retold = Callable[[Unit, Sequence[Unit]], bool]


class Option(NamedTuple):
    """A sentence that may be chosen, the claims in it, and what it is worth."""

    unit: Unit
    claims: tuple[Claim, ...]
    support: int
    score: float
    core: Claim | None = None


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
    options = _options(pages, weights, cast, claims, _shared_figures(figures), provenance)
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


def _options(
    pages: Sequence[Page],
    weights: Weights,
    cast: Cast,
    claims: Sequence[Claim],
    figures: Sequence[Cite],
    provenance: Provenance,
) -> list[Option]:
    worth, near = importance(pages, weights, provenance), events(pages, weights)
    shared_claims = [claim for claim in claims if len(claim.origins) > 1]
    heard = heard_leads(pages, weights) if len(pages) > 1 else {}
    options = []
    first: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        first[claim.cites[0].report].append(claim)
    for page in pages:
        others = _other_newsrooms(page, pages, provenance)
        counted = [cite for cite in figures if cite.report == page.marked.report.id]
        for unit, whole in _candidates(page, shared_claims):
            if not SHORTEST_CHARS <= len(unit.text) <= LONGEST_CHARS or _OPEN_END.search(unit.text):
                continue
            within = tuple(claim for claim in first[unit.span.report] if _tells(unit.span, claim.cites[0]))
            support = max((len(claim.origins) for claim in within), default=1)
            speech = is_speech_of_nobody(unit, page, cast)
            standing = max(standing_of(unit, page, cast), Standing.FRAGMENT if speech else Standing.CLEAR)
            told = min(1.0, near[whole.span] / NEWS)
            counts = any(overlaps(cite, unit.span) for cite in counted)
            core = _main_deed(unit, shared_claims) if support == 1 else None
            shared = CORE_SHARE * (len(core.origins) - 1) if core is not None else support - 1
            bonus = NEWS_BONUS + SUPPORT_WEIGHT * shared + FIGURE_BONUS * counts
            score = worth[whole.span] + told * bonus - STANDING_COST[standing]
            score -= STATE_COST * (1 - told) * _tells_state(unit)
            score += LEAD_BONUS * (whole.sentence == 0) - _cost(unit, cast)
            score += FORCE_BONUS * any(act.modality in ("threatened", "asked") for act in unit.acts)
            score -= UNHEARD_COST * (1 - min(1.0, heard.get(whole.span, NEWS) / NEWS))
            score -= SECONDHAND_COST * any(name in unit.text for name in others)
            score -= 0.1 if unit.quoted and unit.text[0] in "\"“'‘" else 0.0
            options.append(Option(unit, within, support, score, core))
    return options


def _other_newsrooms(page: Page, pages: Sequence[Page], provenance: Provenance) -> list[str]:
    """The names of the newsrooms, other than its own, whose reports stand beside a report."""
    own = page.marked.report
    names = {other.marked.report.outlet for other in pages}
    names |= {origin.label for origin in provenance.origins if set(origin.reports) - {own.id}}
    return sorted(name for name in names if name and name != own.outlet and len(name) > 2)


def _cost(unit: Unit, cast: Cast) -> float:
    """What is taken from the worth of a sentence that is no news by itself."""
    plain = _QUOTED.sub(" ", unit.text)
    cost = leaning_cost(unit, cast)
    had = _HAD.search(plain)
    if had is not None and not _SUBORDINATE.search(plain[: had.start()]):
        cost += BACKGROUND_COST
    return cost


def _tells_state(unit: Unit) -> bool:
    """True when the sentence's first verb is a present "is" or "has": it describes, and tells no event."""
    plain = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), unit.text)
    found = _STATE.search(plain)
    if found is None or _SUBORDINATE.search(plain[: found.start()]):
        return False
    return not any(act.verb_span.start - unit.span.start < found.start() for act in unit.acts)


def _tells(span: Span, cite: Cite) -> bool:
    """True when a claim's own words are most of the sentence: support for a clause is none for the rest of it."""
    return overlaps(span, cite) and 10 * (cite.end - cite.start) >= 6 * (span.end - span.start)


def _main_deed(unit: Unit, shared: Sequence[Claim]) -> Claim | None:
    """Of the claims of several origins, the one that is what the sentence's longest clause tells."""
    if not unit.acts:
        return None
    main = max(unit.acts, key=lambda act: (act.span.end - act.span.start, -act.span.start))
    told = [
        claim
        for claim in shared
        if any(contains(unit.span, cite) and contains(cite, main.verb_span) for cite in claim.cites)
    ]
    return max(told, key=lambda claim: (len(claim.origins), len(claim.cites)), default=None)


def _candidates(page: Page, shared: Sequence[Claim]) -> Iterator[tuple[Unit, Unit]]:
    """Every sentence, and of long ones every clause that several origins tell in their own voice, with its sentence.

    A clause that somebody is said to have said never loses its speaker.
    """
    voiced = {claim.cites[0] for claim in shared if not claim.holders}
    for sentence, clauses in zip(page.sentences, page.clauses, strict=True):
        yield sentence, sentence
        for clause in clauses:
            if len(sentence.text) > LONGEST_CHARS and clause.cite in voiced:
                yield clause, sentence


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
        if a.sentence == b.sentence == 0 and a.report != b.report:
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
