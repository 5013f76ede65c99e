"""From what a text says of a moment to a date: against the report's own date, tense, and dates mentioned before."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

from copydesk.text import calendar
from copydesk.text.calendar import HOLIDAYS, add_months, shift, shift_value, value_at, week_value
from copydesk.text.timex import Timex, When


class Anchor(NamedTuple):
    """What a relative time is counted from: the day of publication and the date value mentioned last, if any."""

    published: datetime | None
    mentioned: str | None = None

    @property
    def today(self) -> date | None:
        return self.published.date() if self.published else None


def resolve(timex: Timex, anchor: Anchor, tense: int) -> str | None:
    """The TIMEX3 value; "X" stands where a date is wanting, and None where not even its form can be told.

    `tense` of the verb that the expression depends on: -1 past, 0 present or unknown, 1 future.
    """
    when = timex.when
    if when is None:
        return timex.value
    if when.unit is not None and when.unit.startswith("T"):
        return _clock_shift(when, anchor)
    value = _date(when, anchor, tense)
    if when.clock is None and when.part is None:
        return value
    if value is None or calendar.unit_of(value) not in ("D",):
        value = value if value and "X" in value else "XXXX-XX-XX"
    if when.clock == "24:00":
        following = shift_value(value, "D", 1)
        return f"{following or value}T00:00"
    return f"{value}T{when.clock or when.part}"


def _clock_shift(when: When, anchor: Anchor) -> str | None:
    return "PAST_REF" if (when.by or 0) < 0 else "FUTURE_REF"


def _date(when: When, anchor: Anchor, tense: int) -> str | None:
    if when.weekday is not None and when.month is None:
        return _weekday(when, anchor, tense)
    if when.month is not None:
        return _month(when, anchor, tense)
    if when.holiday is not None:
        return _holiday(when, anchor, tense)
    if when.quarter is not None or when.half is not None:
        return _fraction_of_year(when, anchor, tense)
    if when.season is not None:
        return _season(when, anchor, tense)
    if when.unit is not None:
        return _relative(when, anchor, tense)
    if when.part is not None or when.clock is not None:
        return _day_of_clock(when, anchor)
    return f"{when.year:04}" if when.year else None


def _day_of_clock(when: When, anchor: Anchor) -> str | None:
    """A clock time or a part of day alone: on the day mentioned before, else the day of the report."""
    if when.lean is not None and when.base == "now":
        today = anchor.today
        if today is None:
            return None
        moved = today + timedelta(days=when.lean)
        return moved.isoformat()
    if anchor.mentioned and calendar.unit_of(anchor.mentioned) == "D":
        return anchor.mentioned[:10]
    return anchor.today.isoformat() if anchor.today else None


def _weekday(when: When, anchor: Anchor, tense: int) -> str | None:
    assert when.weekday is not None
    start = anchor.today
    if when.base == "then" and anchor.mentioned:
        start = calendar.first_day(anchor.mentioned) or start
    if start is None:
        return f"XXXX-WXX-{when.weekday + 1}"
    behind = (start.weekday() - when.weekday) % 7
    ahead = (when.weekday - start.weekday()) % 7
    if when.lean == -1:
        return (start - timedelta(days=behind or 7)).isoformat()
    if when.lean == 1 or (when.lean == 0 and tense >= 0):
        return (start + timedelta(days=ahead or (7 if when.lean else 0))).isoformat()
    if tense > 0:
        return (start + timedelta(days=ahead)).isoformat()
    return (start - timedelta(days=behind)).isoformat()


def _month(when: When, anchor: Anchor, tense: int) -> str | None:
    assert when.month is not None
    year = when.year
    today = anchor.today
    if year is None:
        if today is None:
            return f"XXXX-{when.month:02}" + (f"-{when.day:02}" if when.day else "")
        year = _year_of(when, today, tense)
    if when.day:
        try:
            return date(year, when.month, when.day).isoformat()
        except ValueError:
            return f"{year:04}-{when.month:02}"
    return f"{year:04}-{when.month:02}"


def _year_of(when: When, today: date, tense: int) -> int:
    assert when.month is not None
    this = (when.month, when.day or today.day)
    now = (today.month, today.day)
    if when.lean == -1:
        return today.year if this < now else today.year - 1
    if when.lean == 1:
        return today.year if this > now else today.year + 1
    if when.lean == 0:
        return today.year
    if tense < 0:
        return today.year if this <= now else today.year - 1
    if tense > 0:
        return today.year if this >= now else today.year + 1
    return _nearest_year(today, when.month, when.day or 15)


def _nearest_year(today: date, month: int, day: int) -> int:
    candidates = [
        (abs((date(year, month, min(day, 28)) - today).days), year)
        for year in (today.year - 1, today.year, today.year + 1)
    ]
    return min(candidates)[1]


def _holiday(when: When, anchor: Anchor, tense: int) -> str | None:
    assert when.holiday is not None
    on = HOLIDAYS[when.holiday]
    if when.year:
        return on(when.year).isoformat()
    today = anchor.today
    if today is None:
        return None
    days = [on(year) for year in (today.year - 1, today.year, today.year + 1)]
    if when.lean == -1 or (when.lean is None and tense < 0):
        return max(day for day in days if day <= today).isoformat()
    if when.lean == 1 or (when.lean is None and tense > 0):
        return min(day for day in days if day >= today).isoformat()
    return min(days, key=lambda day: abs((day - today).days)).isoformat()


def _fraction_of_year(when: When, anchor: Anchor, tense: int) -> str | None:
    suffix = f"Q{when.quarter}" if when.quarter else f"H{when.half}"
    if when.year:
        return f"{when.year:04}-{suffix}"
    today = anchor.today
    if today is None:
        return f"XXXX-{suffix}"
    if when.unit == "Y":
        return f"{today.year + (when.lean or 0):04}-{suffix}"
    number = when.quarter or when.half or 1
    now = (today.month + 2) // 3 if when.quarter else (1 if today.month <= 6 else 2)
    if tense > 0:
        return f"{today.year + (1 if number < now else 0):04}-{suffix}"
    if tense < 0 or number <= now:
        return f"{today.year - (1 if number > now else 0):04}-{suffix}"
    ahead = number - now
    return f"{today.year if ahead <= 1 else today.year - 1:04}-{suffix}"


def _season(when: When, anchor: Anchor, tense: int) -> str | None:
    if when.year:
        return f"{when.year:04}-{when.season}"
    today = anchor.today
    if today is None:
        return f"XXXX-{when.season}"
    years = (today.year - 1, today.year, today.year + 1)
    reach = {year: calendar.bounds(f"{year:04}-{when.season}") for year in years}
    now = today.isoformat()
    past = [year for year in years if (b := reach[year]) and b[0] <= now]
    over = [year for year in years if (b := reach[year]) and b[1] < now]
    future = [year for year in years if (b := reach[year]) and b[1] >= now]
    if when.lean == -1:
        year = max(over)
    elif when.lean == 1:
        year = min(year for year in years if (b := reach[year]) and b[0] > now)
    elif when.lean == 0:
        year = today.year
    elif tense > 0:
        year = min(future)
    else:
        year = max(past)
    return f"{year:04}-{when.season}"


def _relative(when: When, anchor: Anchor, tense: int) -> str | None:
    assert when.unit is not None
    count = when.by or 0
    if when.base == "then" and anchor.mentioned and calendar.first_day(anchor.mentioned):
        return _from_mention(when.unit, count, anchor.mentioned)
    today = anchor.today
    if today is None:
        return None
    if when.unit == "WE":
        return _weekend(today, when.lean, tense)
    unit = {"FN": "W", "NI": "D"}.get(when.unit, when.unit)
    moved = shift(today, unit, count * (2 if when.unit == "FN" else 1))
    return value_at(moved, unit) if moved else None


def _from_mention(unit: str, count: int, mentioned: str) -> str | None:
    first = calendar.first_day(mentioned)
    if first is None or unit == "WE":
        return None
    if count == 0:
        return value_at(first, unit)
    if unit in ("D", "NI"):
        moved = shift(first, "D", count)
        return moved.isoformat() if moved else None
    return shift_value(mentioned, unit, count)


def _weekend(today: date, lean: int | None, tense: int) -> str | None:
    week = today
    if lean == -1 or (lean is None and tense <= 0 and today.weekday() < 5):
        week = today - timedelta(days=7)
    elif lean == 1:
        week = today + timedelta(days=7)
    return week_value(week) + "-WE"


def month_before(day: date) -> date:
    """The same day a month earlier."""
    return add_months(day, -1)
