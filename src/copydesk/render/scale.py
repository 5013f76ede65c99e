"""One numeric scale for the readings of a figure, shared by the drawn plot and the one of block characters."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from copydesk.model.dossier import FigureGroup, FigureReading
from copydesk.text.units import dimension, to_base

# Beyond this ratio a linear scale squeezes the smaller readings into one dot.
_LOG_RATIO = 30.0
# Room at both ends for arrows and soft ends, as a share of what the numbers span.
_MARGIN = 0.1
# A scale spans at least this share of its largest number.
_LEAST_SPAN = 0.4
# The ends of a scale are multiples of such a step, so that they can be read.
_ROUND_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


class Interval(NamedTuple):
    """A reading placed on a scale of 0..1; an open side reaches the end of the scale."""

    reading: FigureReading
    left: float
    right: float
    open_left: bool
    open_right: bool
    soft: bool

    @property
    def is_point(self) -> bool:
        return not (self.open_left or self.open_right) and self.left == self.right


class Scale(NamedTuple):
    """A linear or logarithmic scale over [low, high]."""

    low: float
    high: float
    logarithmic: bool

    def place(self, value: float) -> float:
        """Where a value lies, 0 at the low end and 1 at the high end."""
        if self.logarithmic:
            low, high = math.log(self.low), math.log(self.high)
            return min(1.0, max(0.0, (math.log(max(value, self.low)) - low) / (high - low)))
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))


def scale_of(readings: Sequence[FigureReading]) -> Scale | None:
    """The scale on which all the numbers of `readings` lie; None when they name no number at all."""
    numbers = sorted({n for r in readings for n in (r.low, r.value, r.high) if n is not None and math.isfinite(n)})
    if not numbers:
        return None
    low, high = numbers[0], numbers[-1]
    if low > 0 and high / low > _LOG_RATIO:
        return Scale(10.0 ** math.floor(math.log10(low)), 10.0 ** math.ceil(math.log10(high * 1.01)), True)
    if low == high:
        return Scale(min(0.0, 2 * low), max(0.0, 2 * high), False) if low else Scale(-1.0, 1.0, False)
    # A small difference must look small.
    missing = max(0.0, _LEAST_SPAN * max(abs(low), abs(high)) - (high - low))
    reach = (high - low) * _MARGIN + missing / 2
    step = _round_step((high - low + 2 * reach) / 4)
    bottom = math.floor((low - reach) / step) * step
    return Scale(max(0.0, bottom) if low >= 0 else bottom, math.ceil((high + reach) / step) * step, False)


def _round_step(about: float) -> float:
    """The round number at or above `about`."""
    power = 10.0 ** math.floor(math.log10(about))
    return next(power * step for step in _ROUND_STEPS if power * step >= about * (1 - 1e-9))


def place_intervals(readings: Sequence[FigureReading], scale: Scale) -> list[Interval]:
    """Each reading on the scale, in the order given; readings without any number are left out."""
    placed = []
    for reading in readings:
        low, high = reading.low, reading.high
        if low is None and high is None:
            if reading.value is None:
                continue
            low = high = reading.value
        left = 0.0 if low is None or not math.isfinite(low) else scale.place(low)
        right = 1.0 if high is None or not math.isfinite(high) else scale.place(high)
        placed.append(
            Interval(
                reading, left, right, low is None, high is None or not math.isfinite(high), reading.hedge == "about"
            )
        )
    return placed


def drawn_readings(figure: FigureGroup) -> list[FigureReading]:
    """The readings in the unit of their group, as far as they convert into it; their cites stay as they are."""
    converted = (_in_unit(reading, figure.unit) for reading in figure.readings)
    return [reading for reading in converted if reading is not None]


def _in_unit(reading: FigureReading, unit: str | None) -> FigureReading | None:
    if reading.unit == unit:
        return reading
    if reading.unit is None or unit is None or dimension(reading.unit) != dimension(unit):
        return None
    zero = to_base(0.0, unit)
    step = to_base(1.0, unit) - zero

    def turn(number: float | None) -> float | None:
        return None if number is None else (to_base(number, reading.unit) - zero) / step

    return replace(reading, value=turn(reading.value), low=turn(reading.low), high=turn(reading.high), unit=unit)
