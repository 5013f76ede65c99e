"""How much two numbers tell by themselves: that 163 and 163 meet by chance is less likely than that 2 and 2 do."""

from __future__ import annotations

from copydesk.compare.counted import Counted
from copydesk.text.concepts import is_human
from copydesk.text.intervals import equal
from copydesk.text.units import to_base

# For `likely`, how much the numbers themselves tell: that 23 and 23 meet by chance is less likely than that "more
# than a dozen" meets anything.
CONTEXT_LIKELY_EQUAL, CONTEXT_LIKELY_NEAR, CONTEXT_LIKELY = 0.09, 0.12, 0.22
NEAR_WIDTH = 0.35  # of the number: as wide as "about" goes on both sides
CLOSE = 0.12  # of the number: measured twice
TELLING = 10  # smaller numbers meet by chance all the time
ODD = 100  # from here on a number that is not round points at one count
_SCALED = 1e5
_MEASURES = frozenset("speed temperature".split())


def likely_from(a: Counted, b: Counted) -> float:
    """The context that numbers which meet need before they are laid side by side."""
    numbers = named(a), named(b)
    if None in numbers:
        return CONTEXT_LIKELY
    least, most = sorted(abs(end) for end in numbers if end is not None)
    if least < TELLING:
        return CONTEXT_LIKELY
    if equal(a.bounds, b.bounds) and a.figure.hedge == b.figure.hedge and _is_odd(a):
        return CONTEXT_LIKELY_EQUAL
    return CONTEXT_LIKELY_NEAR if most - least <= NEAR_WIDTH * most else CONTEXT_LIKELY


def printed(one: Counted) -> float:
    """The digits that were printed: 38 of "38 million", 240 of "240"."""
    value, step = abs(one.figure.value or 0.0), one.figure.step
    return value / step if step >= _SCALED else value


def _is_odd(one: Counted) -> bool:
    """True for a number that is not round: 27, 4.58 billion, and not 30 or 12 million."""
    digits = printed(one)
    return digits % 10 != 0 and (one.figure.step < _SCALED or digits >= ODD)


def named(one: Counted) -> float | None:
    """The number that is named, in base units; for a range its middle, for a vague order nothing."""
    if one.figure.value is not None:
        return to_base(one.figure.value, one.figure.unit)
    low, high = one.bounds.low, one.bounds.high
    return None if low is None or high is None or high > 2 * low else (low + high) / 2


def is_telling(a: Counted, b: Counted) -> bool:
    """True for one number in two reports, exact or hedged alike, that few things have by chance."""
    if a.report.id == b.report.id:
        return False
    x, y = named(a), named(b)
    if a.dimension in _MEASURES:  # winds and gusts, temperatures and the mercury
        return x is not None and y is not None and abs(x - y) <= CLOSE * max(abs(x), abs(y))
    value = a.figure.value
    if a.dimension != "count" or value is None or not equal(a.bounds, b.bounds):
        return False
    if is_human(a.figure.head) and is_human(b.figure.head):
        return value >= TELLING  # "nearly 90 professors", "nearly 90 members of the faculty"
    return value >= ODD and value % 10 != 0
