"""What each sentence of the reports is worth to the overview: support, importance, and how well it stands alone.

A sentence that leans on others, tells what had been before or how things are, or gives its news to another newsroom is
worth less; one without a single claim of several origins may still tell the news of its report.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.compare.leaning import leaning_cost
from copydesk.compare.standing import NEWS, Standing, events, heard_leads, importance, is_speech_of_nobody, standing_of
from copydesk.compare.units import Page, Unit, Weights
from copydesk.model.dossier import Claim
from copydesk.model.span import Cite, Span, contains, overlaps
from copydesk.model.story import Cast, Provenance

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
# What a threat or a demand told in a sentence adds.
FORCE_BONUS = 0.12
# What a figure that several origins tell adds.
FIGURE_BONUS = 0.1
LONGEST_CHARS = 420
SHORTEST_CHARS = 40

_OPEN_END = re.compile(r"[?:][\s\"”'’)]*$")
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]?")
_STATE = re.compile(r"\b(?:is|are|has|have)\b")
_HAD = re.compile(
    r"(?<!who )(?<!which )(?<!that )\bhad (?:\w+ly |not |been )?\w+(?:ed|en|wn|ught|un|de|id|nt|ld|ft|pt)\b"
)
_SUBORDINATE = re.compile(
    r"\b(?:s(?:aid|ays)|told|that|when|while|after|before|because|since|if|until|as|whether|than|where|how|what)\b"
)


class Option(NamedTuple):
    """A sentence that may be chosen, the claims in it, and what it is worth."""

    unit: Unit
    claims: tuple[Claim, ...]
    support: int
    score: float
    core: Claim | None = None


def options_of(
    pages: Sequence[Page],
    weights: Weights,
    cast: Cast,
    claims: Sequence[Claim],
    figures: Sequence[Cite],
    provenance: Provenance,
) -> list[Option]:
    """Every sentence that may be told, with what it is worth; `figures` are those that several origins tell."""
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
