"""A reading of a figure as a bar or dot on the scale that its group shares."""

from __future__ import annotations

from markupsafe import Markup

from copydesk.model.dossier import FigureReading
from copydesk.render.drawings.svg import arrow_head, circle, line, num, rect
from copydesk.render.phrases import number
from copydesk.render.scale import Interval

_WIDTH, _HEIGHT = 240.0, 20.0
_EDGE = 8.0
_SOFT = 14.0


def interval_strip(interval: Interval) -> Markup:
    """One row of the interval plot; its accessible name says the interval in words."""
    span = _WIDTH - 2 * _EDGE
    left, right = _EDGE + interval.left * span, _EDGE + interval.right * span
    middle = _HEIGHT / 2
    body = [line(0, middle, _WIDTH, middle, "axis")]
    if interval.is_point:
        body.append(circle(left, middle, 5.5, "point soft" if interval.soft else "point"))
    else:
        right = max(right, left + 4)
        body += _ends(left, right, middle, interval)
    return Markup('<svg class="strip" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        num(_WIDTH), num(_HEIGHT), interval_words(interval.reading), Markup("").join(body)
    )


def _ends(left: float, right: float, middle: float, interval: Interval) -> list[Markup]:
    """The bar with its ends: an arrow for an open one, a fading one for "about", else a firm stop."""
    top = middle - 4
    if interval.soft:
        fade = min(_SOFT, (right - left) / 3)
        return [rect(left, top, fade, 8, "fade", 4), rect(right - fade, top, fade, 8, "fade", 4),
                rect(left + fade / 2, top, right - left - fade, 8, "bar", 3)]  # fmt: skip
    bar_left = left if not interval.open_left else 6.0
    bar_right = right if not interval.open_right else _WIDTH - 8
    body = [
        rect(bar_left, top, bar_right - bar_left, 8, "bar open" if interval.open_left or interval.open_right else "bar")
    ]
    if interval.open_left:
        body.append(arrow_head(0, middle, "point", 9, leftwards=True))
    else:
        body.append(line(left, middle - 7, left, middle + 7, "stop"))
    if interval.open_right:
        body.append(arrow_head(_WIDTH, middle, "point", 9))
    else:
        body.append(line(right, middle - 7, right, middle + 7, "stop"))
    return body


def interval_words(reading: FigureReading) -> str:
    """The interval that a reading means, in words."""
    low, high = reading.low, reading.high
    if low is None and high is None:
        return "no bounds" if reading.value is None else number(reading.value)
    if low is None:
        return f"up to {number(high or 0)}"
    if high is None:
        return f"{number(low)} and up"
    about = "about, " if reading.hedge == "about" else ""
    return f"{about}{number(low)}" if low == high else f"{about}{number(low)} to {number(high)}"
