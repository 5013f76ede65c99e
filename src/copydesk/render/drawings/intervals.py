"""A reading of a figure as a bar or dot on the scale that its group shares.

Places are percentages of whatever width the strip gets, so that dots stay round and strokes firm on a phone too.
"""

from __future__ import annotations

from markupsafe import Markup

from copydesk.model.dossier import FigureReading
from copydesk.render.drawings.svg import num
from copydesk.render.phrases import number
from copydesk.render.scale import Interval

_EDGE_PERCENT = 4.0
_LEAST_BAR_PERCENT = 3.0
# How much of a bar that means "about" is drawn pale at either end.
_SOFT_SHARE = 0.2


def interval_strip(interval: Interval) -> Markup:
    """One row of the interval plot; its accessible name says the interval in words."""
    body = [Markup('<line x1="0" y1="10" x2="100%" y2="10" class="axis"/>')]
    if interval.is_point:
        css = "point soft" if interval.soft else "point"
        body.append(Markup('<circle cx="{}%" cy="10" r="5.5" class="{}"/>').format(_percent(interval.left), css))
    elif interval.soft and not (interval.open_left or interval.open_right):
        body += _soft_bar(interval)
    else:
        body += _bar(interval)
    return Markup('<svg class="strip" role="img" aria-label="{}">{}</svg>').format(
        interval_words(interval.reading), Markup("").join(body)
    )


def _percent(place: float) -> str:
    return num(_EDGE_PERCENT + place * (100 - 2 * _EDGE_PERCENT))


def _rect(left: str, right: str, css: str) -> Markup:
    width = max(_LEAST_BAR_PERCENT, float(right) - float(left))
    return Markup('<rect x="{}%" y="6" width="{}%" height="8" rx="2" class="{}"/>').format(left, num(width), css)


def _soft_bar(interval: Interval) -> list[Markup]:
    inset = (interval.right - interval.left) * _SOFT_SHARE
    return [
        _rect(_percent(interval.left), _percent(interval.right), "fade"),
        _rect(_percent(interval.left + inset), _percent(interval.right - inset), "bar"),
    ]


def _bar(interval: Interval) -> list[Markup]:
    """The bar with a firm stop at a closed end and an arrow at an open one."""
    left = "1" if interval.open_left else _percent(interval.left)
    right = "99" if interval.open_right else _percent(interval.right)
    body = [_rect(left, right, "bar")]
    for is_open, at, tip in ((interval.open_left, left, "0"), (interval.open_right, right, "100")):
        if is_open:
            points = "0,10 9,3 9,17" if tip == "0" else "0,10 -9,3 -9,17"
            body.append(Markup('<svg x="{}%" overflow="visible"><polygon points="{}" class="point"/></svg>').format(
                tip, points))  # fmt: skip
        else:
            body.append(Markup('<line x1="{0}%" y1="3" x2="{0}%" y2="17" class="stop"/>').format(at))
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
