"""Whether one number in two reports is one figure, or two that are alike by chance.

Evidence is added in log odds. A number that few things have by chance counts much, a small one little; the more
figures of a kind two reports print, the likelier that two of them meet; and words that mean much the same add what
they add. How often numbers meet by chance, and what likeness of words is worth, was measured on figures of 700 news
triples (NeuS) and 60 (BASIL): pairs that share a number of two digits or more against pairs whose numbers do not meet.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from copydesk.compare.counted import Counted
from copydesk.compare.telling import named
from copydesk.text.concepts import is_human, is_person
from copydesk.text.intervals import equal, meets
from copydesk.text.units import dimension

# How often two unlike figures of one kind in one story print one number, by its leading digits.
_ONE_DIGIT, _ROUND, _TWO_DIGITS, _MORE_DIGITS = 0.14, 0.012, 0.006, 0.0015
_TEENS, _TEEN = 0.02, 20  # ten to twenty of anything are more often told than 83
_LARGE, _BY_SIZE = 100, 0.4  # 210 meets 210 less often than 21 meets 21
# "Minus 11 degrees" is of heat where heat is what is measured.
_ANY_DEGREE = "angle or temperature"
_OF_HEAT = frozenset("temperature heat cold mercury thermometer air water high low".split())
_TEN, _ONE_DIGIT_MEASURED = 10, 0.04  # "6 percent", "3 million euros": measures spread wider than small counts
# Neither is a number given exactly, or only one of them: they meet if they are of one size.
_PER_DECADE = 0.8  # share of figures of a kind that lie within a factor of ten of one another
_FEW, _FEW_NEAR = 20, 0.2  # small counts lie close together
_HEDGED, _ROUNDED = 0.2, 0.03  # of the larger: as far apart as "nearly" and "about", and as rounding, put one number
_HEDGED_ALIKE = 0.5  # that both say "about" is no chance either
_VAGUE = 0.3  # "billions of dollars", "hundreds"
FEWEST = 3  # a report that prints fewer figures of a kind could have printed these
# Odds that a figure is told again among `n` of its kind, and where both reports count one kind of thing by one noun.
# These are what makes even odds the bar: of 26 pairs just above it that were read 24 were one figure, of 30 further up
# 28, of 16 just below it eight.
_TOLD_AGAIN, _ONE_NOUN = 0.7, 2.3


class Crowd(NamedTuple):
    """How many figures of each kind each report prints, how many of each counted noun, and how many tell one fate."""

    sizes: Counter[tuple[str, str]]
    nouns: Counter[tuple[str, str]]
    fates: Counter[tuple[str, str]]

    def rivals(self, a: Counted, b: Counted) -> float:
        """Among how many figures of the other report either would have to be found."""
        return math.sqrt(max(FEWEST, self.sizes[a.report.id, kind(a)]) * max(FEWEST, self.sizes[b.report.id, kind(b)]))

    def namesakes(self, a: Counted, b: Counted) -> float | None:
        """The same among those with the noun that both count; None where they have none, or one for anybody."""
        noun = a.figure.head
        if noun is None or noun != b.figure.head or is_person(noun) or a.dimension != b.dimension:
            return None
        return math.sqrt(max(1, self.nouns[a.report.id, noun]) * max(1, self.nouns[b.report.id, noun]))


def crowd_of(figures: Sequence[Counted]) -> Crowd:
    """Counts over all figures of a story."""
    return Crowd(
        Counter((one.report.id, kind(one)) for one in figures),
        Counter((one.report.id, one.figure.head) for one in figures if one.figure.head is not None),
        Counter((one.report.id, one.happened) for one in figures if _tells_a_fate(one) and one.happened is not None),
    )


def _tells_a_fate(one: Counted) -> bool:
    """A count of people by itself; one that only says the number again, or a part of it, is no second."""
    plain = one.dimension == "count" and one.figure.repeats is None and not one.points_back
    return plain and one.figure.role in ("amount", "more") and is_human(one.figure.head)


def kind(one: Counted) -> str:
    """What a figure measures, whatever it is a rate of: "300 million a year" and annual savings of 300 million."""
    if one.figure.unit is None:
        return "count"
    measured = dimension(one.figure.unit.partition("per ")[0].strip() or None)
    if measured == _ANY_DEGREE and not _OF_HEAT.isdisjoint((one.figure.head, one.figure.agent)):
        return "temperature"
    return measured


def block(one: Counted) -> str:
    """What two figures must share to be compared at all: the kind of measure, degrees of heat with plain degrees."""
    measured = kind(one)
    return "temperature" if measured == _ANY_DEGREE else measured


def needed(a: Counted, b: Counted, crowd: Crowd) -> float | None:
    """The log odds that words must add for two figures to be one; None where their numbers say nothing."""
    if a.report.id == b.report.id or kind(a) != kind(b):
        return None
    chance = _chance(a, b)
    if chance is None:
        return None
    again = math.log(_TOLD_AGAIN / crowd.rivals(a, b))
    namesakes = crowd.namesakes(a, b)
    if namesakes is not None:
        again = max(again, math.log(_ONE_NOUN / namesakes))
    return math.log(chance) - again


def _chance(a: Counted, b: Counted) -> float | None:
    """How often two figures that are not one would agree as far as these do; None where they do not."""
    x, y = named(a), named(b)
    if x is None or y is None:
        return _VAGUE if equal(a.bounds, b.bounds) else None
    if equal(a.bounds, b.bounds):
        return _by_chance(a) * (1.0 if a.figure.hedge == "exact" else _HEDGED_ALIKE)
    if not meets(a.bounds, b.bounds) or abs(x - y) > _apart_at_most(a, b) * max(abs(x), abs(y)):
        return None
    if min(abs(x), abs(y)) < _FEW:
        return _FEW_NEAR
    return _by_chance(a) + _PER_DECADE * abs(math.log10(abs(x) / abs(y)))


def _apart_at_most(a: Counted, b: Counted) -> float:
    return _ROUNDED if a.figure.hedge == b.figure.hedge == "exact" else _HEDGED


def _by_chance(one: Counted) -> float:
    value = abs(one.figure.value or 0.0)
    if value == 1 and one.dimension == "duration":
        return _VAGUE  # "a week", "24 hours"
    digits = f"{value:.6g}".split("e")[0].replace(".", "").strip("0")
    if len(digits) <= 1:
        return _ONE_DIGIT if one.dimension == "count" and value < _TEN else _ONE_DIGIT_MEASURED
    if one.dimension == "count" and value <= _TEEN:
        return _TEENS
    if len(digits) == 2:
        scaled = _BY_SIZE if value >= _LARGE else 1.0
        return scaled * (_ROUND if digits.endswith("5") else _TWO_DIGITS)
    return _MORE_DIGITS
