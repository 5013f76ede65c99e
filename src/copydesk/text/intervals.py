"""Meeting of intervals whose ends may be open, and of numbers that were rounded before they were printed."""

from __future__ import annotations

import math
from typing import NamedTuple


class Interval(NamedTuple):
    """Bounds of what is meant, None on an open side; `slack` is half of the last place that was printed."""

    low: float | None
    high: float | None
    slack: float = 0.0


def meets(a: Interval, b: Interval) -> bool:
    """True when some number lies in both, allowing for the coarser one's rounding."""
    slack = max(a.slack, b.slack)
    return _below(a.low, b.high, slack) and _below(b.low, a.high, slack)


def equal(a: Interval, b: Interval) -> bool:
    """True when both bounds are the same number."""
    return _same(a.low, b.low) and _same(a.high, b.high)


def _below(low: float | None, high: float | None, slack: float) -> bool:
    if low is None or high is None:
        return True
    return low <= high + slack + 1e-9 * max(abs(low), abs(high))


def _same(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-9)
