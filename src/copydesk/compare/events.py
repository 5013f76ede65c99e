"""A report's telling of something that happened, and whether two of them can be of one moment."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import NamedTuple

from copydesk.model.marks import Time
from copydesk.model.span import Cite

# What is reported as said on a day may have happened that day or some days before it.
RETOLD_DAYS = 7
# Newsrooms round clock times to a quarter of an hour; a rounded one and an exact one this close are the same.
ROUNDING_MINUTES = 10
# A clock time without its day, as the next day's report has it, belongs to a day this close to the one assumed.
ASSUMED_DAYS = 3
# Hours from UTC of the zones that clock times name; "ET" and its like leave open which half of the year it is.
_FROM_UTC = {
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "GMT": 0, "UTC": 0, "BST": 1, "CET": 1, "CEST": 2,
}  # fmt: skip
# Whole hours that two places on one day's news can lie apart.
_FARTHEST_HOURS = 12

# An hour of twelve and its minutes, with no word for the half of the day.
_BARE_CLOCK = re.compile(
    r"(?!0)(?:[1-9]|1[0-2]):[0-5]\d(?!.*(?:[ap]\.?\s?m\b|morning|noon|evening|night))", re.IGNORECASE
)

_Reach = tuple[str | None, str | None]


class Event(NamedTuple):
    """One report's telling of something that happened, `earliest` to `latest` as ISO 8601, None where open.

    `ahead` marks what the report could only announce, `told` what it says was said then and happened by then, and
    `passing` a few words that only tell which thing is meant, which make no line of their own. `published` is the
    day of the report.
    """

    time: Time
    cite: Cite
    terms: frozenset[str]
    earliest: str | None
    latest: str | None
    lead: bool
    in_range: bool = False
    ahead: bool = False
    told: bool = False
    passing: bool = False
    subject: frozenset[str] = frozenset()
    published: str | None = None


def is_dated(event: Event) -> bool:
    """True when at least one end of its time is known."""
    return event.earliest is not None or event.latest is not None


def times_meet(a: Event, b: Event) -> bool:
    """True when one moment can be both, clock times taken with the rounding that newsrooms do."""
    if a.time.relation == b.time.relation and a.time.relation in ("until", "since") and not (a.in_range or b.in_range):
        return _meet((a.time.earliest, a.time.latest), (b.time.earliest, b.time.latest), timedelta())
    loose = _is_rounded(a) or _is_rounded(b) or len(_hours_apart(a, b)) > 1
    slack = timedelta(minutes=ROUNDING_MINUTES if loose else 0)
    if a.told != b.told:
        told, event = (a, b) if a.told else (b, a)
        return _meet(_retold(told), (event.earliest, event.latest), slack)
    return any(_meet(_moved(a, by), (b.earliest, b.latest), slack) for by in _shifts(a, b))


def _shifts(a: Event, b: Event) -> tuple[timedelta, ...]:
    """By how much the times of `a` may be moved to meet those of `b`: to its day where one is assumed, to its zone."""
    if not (a.earliest and b.earliest):
        return (timedelta(),)
    hours = _hours_apart(a, b)
    days = 0
    if a.time.day_assumed or b.time.day_assumed:
        days = (datetime.fromisoformat(b.earliest[:10]) - datetime.fromisoformat(a.earliest[:10])).days
        days = days if abs(days) <= ASSUMED_DAYS else 0
    halves = (
        (0, 12, -12) if has_clock(a) and has_clock(b) and (_is_of_either_half(a) or _is_of_either_half(b)) else (0,)
    )
    return tuple(
        timedelta(days=day, hours=hour + half) for day in sorted({0, days}) for hour in hours for half in halves
    )


def _is_of_either_half(event: Event) -> bool:
    """True of "at 7:55", which does not say in which half of the day."""
    start = event.time.span.start - event.cite.start
    words = event.cite.quote[start : start + event.time.span.end - event.time.span.start]
    return _BARE_CLOCK.match(words) is not None


def _hours_apart(a: Event, b: Event) -> tuple[int, ...]:
    if not (has_clock(a) and has_clock(b)) or a.time.zone == b.time.zone:
        return (0,)
    known = [_FROM_UTC.get(event.time.zone or "") for event in (a, b)]
    if known[0] is not None and known[1] is not None:
        return (known[1] - known[0],)
    return tuple(range(-_FARTHEST_HOURS, _FARTHEST_HOURS + 1))


def is_to_the_day(event: Event) -> bool:
    """True of a time that tells its day."""
    return event.time.type == "TIME" or len(event.time.value or "") == len("2000-01-01")


def has_clock(event: Event) -> bool:
    """True of a time to the minute, or a hedged one: "9:20", "shortly before 4"."""
    return event.time.type == "TIME" and len(event.time.value or "") == len("2000-01-01T00:00")


def _moved(event: Event, by: timedelta) -> _Reach:
    ends = [end if end is None or len(end) == 10 else _later(end, by) for end in (event.earliest, event.latest)]
    return ends[0], ends[1]


def _later(end: str, by: timedelta) -> str:
    return (datetime.fromisoformat(end) + by).isoformat(timespec="minutes")


def _retold(event: Event) -> _Reach:
    """When what was said then can have happened: on that day or the days before."""
    if not event.latest:
        return event.earliest, event.latest
    # A night is told by the day on which it begins.
    said = event.earliest if event.earliest and event.time.type == "TIME" else event.latest
    day = datetime.fromisoformat(said[:10])
    return (day - timedelta(days=RETOLD_DAYS)).date().isoformat(), said[:10]


def _meet(a: _Reach, b: _Reach, slack: timedelta) -> bool:
    return _begins_by(a[0], b[1], slack) and _begins_by(b[0], a[1], slack)


def _is_rounded(event: Event) -> bool:
    at = event.earliest or ""
    return len(at) == 16 and at == event.latest and int(at[14:16]) % 15 == 0


def _begins_by(start: str | None, end: str | None, slack: timedelta) -> bool:
    if start is None or end is None:
        return True
    if len(start) > 10 and len(end) > 10:
        return datetime.fromisoformat(start) - slack <= datetime.fromisoformat(end)
    return start[:10] <= end[:10]


def of_two_zones(a: Event, b: Event) -> bool:
    """True where clock times that do not meet may be of zones that were not told, or that one name covers two of."""
    if len(a.earliest or "") <= 10 or len(b.earliest or "") <= 10 or a.time.zone == b.time.zone:
        return False
    return any(_FROM_UTC.get(event.time.zone or "") is None for event in (a, b))


# One comes into a town by these, so that either may be told.
_GATEWAYS = frozenset("airport airfield station port harbour harbor terminal base border".split())


def lead_elsewhere(a: Event, b: Event) -> bool:
    """True of "arrived in Lisbon" and "arrived at the hall": movements to two places of which neither tells the other.

    Two names of places are left open, since a country may stand for its town.
    """
    goals = (a.time.goal, b.time.goal)
    if goals[0] is None or goals[1] is None or goals[0] == goals[1]:
        return False
    if all(goal[0].isupper() for goal in goals if goal) or _GATEWAYS & {goal.lower() for goal in goals if goal}:
        return False
    return goals[0].lower() not in b.terms and goals[1].lower() not in a.terms
