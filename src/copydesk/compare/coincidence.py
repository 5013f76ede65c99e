"""Whether one number in two reports is one figure, or two that are alike by chance.

The more figures of a kind two reports print, and the fewer digits a number has, the more often numbers meet by
chance; the more of that, the more alike the words around them must be. Chance is counted in pairs: a two-digit number
that is not round meets another by chance once in some eighty pairs.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from copydesk.compare.counted import Counted
from copydesk.compare.telling import named
from copydesk.text.intervals import equal, meets
from copydesk.text.units import dimension

# How often two figures of one kind print one number by chance, by its leading digits; Benford (1938) and rounding.
_ONE_DIGIT, _ROUND, _TWO_DIGITS, _MORE_DIGITS = 0.12, 0.03, 0.012, 0.002
# Neither is a number given exactly, or only one of them: they meet if they are of one size.
_NEAR_BY_CHANCE = 0.25
_HEDGED, _ROUNDED = 0.2, 0.03  # of the larger: as far apart as "nearly" and "about", and as rounding, put one number
_HEDGED_ALIKE = 0.5  # that both say "about" is no chance either
_VAGUE = 0.3  # "billions of dollars", "hundreds"
FEWEST = 3  # a report that prints fewer figures of a kind could have printed these
# The likeness that words need: chosen on invented stories and on the agreement set, where unlike things that share a
# number have 0.1 to 0.4 in two reports of one event.
_AT_ONE, _A_TENFOLD = 0.25, 0.13
_LEAST, _MOST = 0.05, 0.6


class Crowd(NamedTuple):
    """How many figures of each kind each report prints."""

    sizes: Counter[tuple[str, str]]

    def pairs(self, a: Counted, b: Counted) -> int:
        return max(FEWEST, self.sizes[a.report.id, kind(a)]) * max(FEWEST, self.sizes[b.report.id, kind(b)])


def crowd_of(figures: Sequence[Counted]) -> Crowd:
    """Counts over all figures of a story."""
    return Crowd(Counter((one.report.id, kind(one)) for one in figures))


def kind(one: Counted) -> str:
    """What a figure measures, whatever it is a rate of: "300 million a year" and annual savings of 300 million."""
    return dimension((one.figure.unit or "").split(" per ")[0] or None)


def needed(a: Counted, b: Counted, crowd: Crowd) -> float | None:
    """The likeness that the words around two figures need for the two to be one; None where numbers say nothing."""
    x, y = named(a), named(b)
    if a.report.id == b.report.id or kind(a) != kind(b):
        return None
    if (x is None or y is None) and not equal(a.bounds, b.bounds):
        return None
    if x is None or y is None:
        chance = _VAGUE
    elif equal(a.bounds, b.bounds):
        chance = _by_chance(a) * (1.0 if a.figure.hedge == "exact" else _HEDGED_ALIKE)
    elif meets(a.bounds, b.bounds) and abs(x - y) <= _apart_at_most(a, b) * max(abs(x), abs(y)):
        chance = _NEAR_BY_CHANCE
    else:
        return None
    return min(_MOST, max(_LEAST, _AT_ONE + _A_TENFOLD * math.log10(crowd.pairs(a, b) * chance)))


def _apart_at_most(a: Counted, b: Counted) -> float:
    return _ROUNDED if a.figure.hedge == b.figure.hedge == "exact" else _HEDGED


def _by_chance(one: Counted) -> float:
    value = abs(one.figure.value or 0.0)
    digits = f"{value:.6g}".split("e")[0].replace(".", "").strip("0")
    if len(digits) <= 1:
        return _ONE_DIGIT
    if len(digits) == 2:
        return _ROUND if digits.endswith("5") else _TWO_DIGITS
    return _MORE_DIGITS
