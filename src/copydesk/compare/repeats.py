"""Whether a sentence tells what others chosen before it have told, by what its words mean.

Reports tell one thing in unlike words, which sets of words do not see. Names are rare words that every sentence of a
story shares, so what stands between them has to be alike too. A figure that nobody told yet is news however alike the
rest is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from copydesk.compare.agreement import same_figures
from copydesk.compare.reworded import Meant
from copydesk.compare.units import Unit, mentions_in
from copydesk.model.span import Span
from copydesk.model.story import Cast
from copydesk.text.likeness import Meaning, found_in, likeness

# Of a sentence's weight in rare words, what all that was told before it has words for, and the same without its names;
# how alike it may be to one of them, and that without the names of both; and to the first sentence of another report
# where it is one itself, less where there is plenty to tell besides. Read on the overviews of seventeen triples of
# basil-dev: of 19 sentences beyond the first four bars 17 had been told, of 110 below them 20.
TOLD, TOLD_BESIDE_NAMES = 0.62, 0.58
ALIKE, ALIKE_BESIDE_NAMES = 0.55, 0.49
SAME_LEAD = 0.45
SAME_LEAD_OF_FEW = 0.6
LEAD_BESIDE_NAMES = 0.4
# What is added to the bars where a sentence tells a figure of its own, and for a first sentence beside others' later
# ones: it was written to tell what is new.
NEW_FIGURE = 0.12
LEADING = 0.08


class _Heard(NamedTuple):
    """A sentence, its meaning, and that of its words between names."""

    unit: Unit
    whole: Meaning
    bare: Meaning


def retelling(cast: Cast, meant: Meant, plenty: bool) -> Callable[[Unit, Sequence[Unit]], bool]:
    """A function that is true of a unit where the chosen ones, or one of them, tell nearly all of it."""

    same_lead = SAME_LEAD if plenty else SAME_LEAD_OF_FEW

    known: dict[Span, _Heard | None] = {}

    def heard_of(unit: Unit) -> _Heard | None:
        if unit.span not in known:
            known[unit.span] = _heard(unit, cast, meant)
        return known[unit.span]

    def is_retold(unit: Unit, chosen: Sequence[Unit]) -> bool:
        told = [heard for other in chosen if (heard := heard_of(other)) is not None]
        mine = heard_of(unit)
        if mine is None or not told:
            return False
        more = NEW_FIGURE if _has_new_figure(unit, chosen) else 0.0
        if _is_lead(unit):
            if any(_is_same_lead(mine, other, same_lead + more) for other in told):
                return True
            more += LEADING
        return _is_found(mine, told, more) or any(_is_alike(mine, other, more) for other in told)

    return is_retold


def _heard(unit: Unit, cast: Cast, meant: Meant) -> _Heard | None:
    whole = meant(unit.span)
    if whole is None:
        return None
    parts = [part for span in _between_names(unit, cast) if (part := meant(span)) is not None]
    return _Heard(unit, whole, _together(parts) if parts else whole)


def _between_names(unit: Unit, cast: Cast) -> list[Span]:
    spans, place = [], unit.span.start
    for start, end, _ in [*mentions_in(cast, unit.span), (unit.span.end, unit.span.end, "")]:
        if start > place:
            spans.append(Span(unit.span.report, place, start))
        place = max(place, end)
    return spans


def _is_found(mine: _Heard, told: Sequence[_Heard], more: float) -> bool:
    everything = _together([other.whole for other in told])
    return (
        found_in(mine.whole, everything, 0.0).share >= TOLD + more
        and found_in(mine.bare, everything, 0.0).share >= TOLD_BESIDE_NAMES + more
    )


def _is_alike(mine: _Heard, other: _Heard, more: float) -> bool:
    if likeness(mine.whole, other.whole).matched < ALIKE + more:
        return False
    return likeness(mine.bare, other.bare).matched >= ALIKE_BESIDE_NAMES + more


def _is_lead(unit: Unit) -> bool:
    return unit.sentence == 0


def _is_same_lead(mine: _Heard, other: _Heard, bar: float) -> bool:
    apart = _is_lead(other.unit) and mine.unit.report != other.unit.report
    if not apart or likeness(mine.whole, other.whole).matched < bar:
        return False
    return likeness(mine.bare, other.bare).matched >= LEAD_BESIDE_NAMES


def _together(meanings: Sequence[Meaning]) -> Meaning:
    return Meaning(
        np.concatenate([meaning.vectors for meaning in meanings]),
        np.concatenate([meaning.weights for meaning in meanings]),
        np.concatenate([meaning.telling for meaning in meanings]),
    )


def _has_new_figure(unit: Unit, chosen: Sequence[Unit]) -> bool:
    told = [figure for other in chosen for figure in other.figures]
    return any(all(same_figures(figure, other) != "agree" for other in told) for figure in unit.figures)
