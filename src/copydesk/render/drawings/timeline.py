"""The timeline: a bar or point an event by the precision of its time, on an axis on which long gaps are shortened."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from copydesk.model.dossier import TimelineEvent
from copydesk.render.drawings.svg import circle, document, label, line, rect, wrapped
from copydesk.render.phrases import compact_moment, period

_ROW = 26.0
_NARROW_ROW = 22.0
_NARROW_LABELS = 138.0
_TOP = 26.0
_SMALL = 12.0


class Dated(NamedTuple):
    """An event with its number in the table and its bounds as moments; a moment without width is a point."""

    number: int
    event: TimelineEvent
    start: datetime
    end: datetime


def dated_events(events: Sequence[TimelineEvent]) -> list[Dated]:
    """The events that have bounds, numbered by their place in the table."""
    found = []
    for number, event in enumerate(events, start=1):
        start = _parse(event.earliest, last=False)
        end = _parse(event.latest, last=True) or start
        start = start or end
        if event.undated_because is None and start is not None and end is not None:
            found.append(Dated(number, event, start, max(start, end)))
    return found


def _parse(bound: str | None, last: bool) -> datetime | None:
    """A bound as a moment without zone; a bare day ends when the next one begins."""
    if bound is None:
        return None
    try:
        at = datetime.fromisoformat(bound.replace("24:00", "23:59"))
    except ValueError:
        return None
    at = at.replace(tzinfo=None)
    return at + timedelta(days=1) if last and "T" not in bound and at < datetime.max - timedelta(days=1) else at


def axis_of(moments: Sequence[datetime]) -> dict[datetime, float]:
    """Each moment on 0..1: order is kept, and a gap takes room by the logarithm of its length."""
    ordered = sorted(set(moments))
    places = [0.0]
    for before, after in pairwise(ordered):
        minutes = (after - before).total_seconds() / 60
        places.append(places[-1] + math.log1p(minutes / 10))
    total = places[-1] or 1.0
    return {moment_: place / total for moment_, place in zip(ordered, places, strict=True)}


def draw_timeline(events: Sequence[TimelineEvent], narrow: bool) -> Markup | None:
    """The drawing, laid out for a phone or for a page; None when fewer than two events have a time."""
    dated = dated_events(events)
    if len(dated) < 2:
        return None
    width = 340.0 if narrow else 720.0
    left, right = (_NARROW_LABELS, width - 8) if narrow else (224.0, width - 14)
    row = _NARROW_ROW if narrow else _ROW
    years = [item.end.year for item in dated]
    usual = max(years, key=lambda year: (years.count(year), year))
    axis = axis_of([bound for item in dated for bound in (item.start, item.end)])
    height = _TOP + row * len(dated) + 4

    def x(at: datetime) -> float:
        return left + axis[at] * (right - left)

    body = _days(dated, x, height, usual, width)
    for i, item in enumerate(dated):
        y = _TOP + row * (i + 0.5)
        body += _event(item, x(item.start), x(item.end), y, left - 6)
        body.append(label(0, y + 4, [str(item.number)], "small"))
        when = _compact(item, usual) if narrow else period(item.event.value, item.event.earliest, item.event.latest)
        body.append(label(22, y + 4, wrapped(when, 114 if narrow else 200, 1, _SMALL), "small"))
    named = "narrow" if narrow else "wide"
    return document(f"timeline-{named}", "Timeline", describe_timeline(dated), (width, height), body, named)


def describe_timeline(dated: Sequence[Dated]) -> str:
    """The drawing in words."""
    first, last = dated[0].event, dated[-1].event
    return (
        f"{len(dated)} dated events from {period(first.value, first.earliest, first.latest)} to "
        f"{period(last.value, last.earliest, last.latest)}; long gaps are shortened; the table below lists each."
    )


def _compact(item: Dated, year: int) -> str:
    """The period in few characters: what it says, with its first moment shortened."""
    event = item.event
    told = period(event.value, event.earliest, event.latest)
    plain = event.value if event.value and "W" not in event.value else None  # weeks are told by their days
    named = compact_moment(plain or event.earliest or event.latest or "", year)
    word = told.split(" ", 1)[0]
    if word in ("by", "since"):
        return f"{word} {named}"
    return f"from {named}" if " – " in told else named


def _event(item: Dated, x1: float, x2: float, y: float, guide_from: float) -> list[Markup]:
    """A point for a moment, a bar for a stretch, an arrow out of the side on which a time is open."""
    guide = line(guide_from, y, x1, y, "guide")
    if item.event.earliest is None:
        return [guide, line(max(guide_from, x1 - 22), y, x1, y, "open"), line(x1, y - 6, x1, y + 6, "open")]
    if item.event.latest is None:
        return [guide, line(x1, y, x1 + 22, y, "open"), line(x1, y - 6, x1, y + 6, "open")]
    if x2 - x1 < 9:
        return [guide, circle((x1 + x2) / 2, y, 5, "point")]
    css = "bar vague" if item.end - item.start > timedelta(days=1) else "bar"
    return [guide, rect(x1, y - 5, x2 - x1, 10, css, 3)]


def _days(
    dated: Sequence[Dated], x: Callable[[datetime], float], height: float, year: int, width: float
) -> list[Markup]:
    """Rules where days begin that events name, labelled where there is room."""
    body: list[Markup] = []
    clear_from = -math.inf
    for at in sorted({bound for item in dated for bound in (item.start, item.end)}):
        if (at.hour, at.minute) != (0, 0):
            continue
        place = x(at)
        body.append(line(place, _TOP - 6, place, height, "day"))
        named = compact_moment(at.date().isoformat(), year)
        if place >= clear_from and place + len(named) * _SMALL * 0.56 <= width:
            body.append(label(place, 12, [named], "small"))
            clear_from = place + len(named) * _SMALL * 0.56 + 10
    return body
