"""What one origin alone has, most telling first; never an omission of a report that could not have had it.

A sentence that another origin tells for the greater part in words of its own is nobody's alone. A report that was cut
off, or that appeared before the day that a sentence tells of, is no witness that others lack it: where no witness is
left, nothing is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from copydesk.compare.origins import origin_of
from copydesk.compare.standing import Standing, events, is_speech_of_nobody, standing_of
from copydesk.compare.units import SUMMED_ALIKE, Page, Unit, Weights, mass, pages_of, shared_masses, weigh
from copydesk.model.dossier import Claim, OnlyIn
from copydesk.model.marks import MarkedReport
from copydesk.model.span import Span, overlaps
from copydesk.model.story import Cast, Provenance

MOST_CLAIMS = 8
# A sentence is told elsewhere when one sentence there has this share of its weight. Read on five triples of basil-dev:
# from here on, what an editor would miss in the other report is a detail of it.
TOLD_ELSEWHERE = 0.4
MIN_COMMON = 2
# Shares of the rank: nearness to the event, height in the report, figures and names, being a side of a dispute.
EVENT_WEIGHT = 0.4
LEAD_WEIGHT = 0.3
FACTS_WEIGHT = 0.15
DISPUTED_WEIGHT = 0.2
MANY_FACTS = 4
# What a sentence loses that needs the one before it, or the speaker's name.
DANGLING_COST = 0.3


class _Ground(NamedTuple):
    pages: Sequence[Page]
    weights: Weights
    near: Mapping[Span, float]
    cast: Cast
    provenance: Provenance


def only_in(
    marked: Sequence[MarkedReport],
    claims: Sequence[Claim],
    cast: Cast,
    provenance: Provenance,
    pages: Sequence[Page] = (),
) -> tuple[OnlyIn, ...]:
    """For each report, what its origin alone has as far as the others can witness it."""
    pages = pages or pages_of(marked, cast)
    weights = weigh(pages)
    ground = _Ground(pages, weights, events(pages, weights), cast, provenance)
    told = _told_elsewhere(ground)
    found = []
    for page in pages:
        report = page.marked.report.id
        home = provenance.home.get(report)
        own = [
            (_rank(claim, unit, page, ground), claim)
            for claim in claims
            if claim.verdict != "corroborated" and claim.cites[0].report == report and claim.origins == (home,)
            for unit in _units(claim, page)
            if unit.span not in told and _witnesses(unit, page, ground)
        ]
        own.sort(key=lambda pair: (-pair[0], pair[1].cites[0]))
        if own:
            found.append(OnlyIn(report, tuple(claim.id for _, claim in own[:MOST_CLAIMS])))
    return tuple(found)


def _units(claim: Claim, page: Page) -> list[Unit]:
    """The sentence that the claim stands in."""
    return [unit for unit in page.sentences if overlaps(unit.span, claim.cites[0])][:1]


def _witnesses(unit: Unit, page: Page, ground: _Ground) -> bool:
    """True when some other newsroom's report is whole and no older than what the sentence tells."""
    home = ground.provenance.home.get(page.marked.report.id)
    days = [time.earliest[:10] for time in unit.times if time.earliest is not None and not time.ahead]
    published = (page.marked.report.published or "")[:10]
    told = max((day for day in days if not published or day <= published), default="")
    return any(
        other.marked.report.text_complete
        and (not other.marked.report.published or other.marked.report.published >= told)
        for other in ground.pages
        if ground.provenance.home.get(other.marked.report.id) != home
    )


def _told_elsewhere(ground: _Ground) -> frozenset[Span]:
    """The sentences that one of another report, and of another origin than their report's own, tells in great part."""
    units = [unit for page in ground.pages for unit in page.sentences]
    keys = [unit.keys for unit in units]
    enough = np.array([TOLD_ELSEWHERE * mass(unit.keys, ground.weights) for unit in units])
    alike = shared_masses(keys, ground.weights) >= enough[:, None] - SUMMED_ALIKE
    home = ground.provenance.home
    return frozenset(
        units[row].span
        for row, column in np.argwhere(alike).tolist()
        if units[row].report != units[column].report
        and len(keys[row] & keys[column]) >= MIN_COMMON
        and origin_of(ground.provenance, units[column].span) != home.get(units[row].span.report)
    )


def _rank(claim: Claim, unit: Unit, page: Page, ground: _Ground) -> float:
    facts = min(1.0, (len(unit.figures) + len(unit.actors)) / MANY_FACTS)
    rank = EVENT_WEIGHT * ground.near[unit.span] + LEAD_WEIGHT * (1 - unit.place) ** 2 + FACTS_WEIGHT * facts
    rank += DISPUTED_WEIGHT * (claim.verdict == "disputed")
    dangles = standing_of(unit, page, ground.cast) >= Standing.DANGLING
    return rank - DANGLING_COST * (dangles or is_speech_of_nobody(unit, page, ground.cast))
