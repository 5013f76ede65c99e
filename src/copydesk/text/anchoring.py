"""From what a text says of a moment to a date: against the report's own date, tense, and dates mentioned before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from copydesk.text import calendar
from copydesk.text.calendar import HOLIDAYS, shift, shift_value, value_at, week_value
from copydesk.text.timeforms import Timex, When

# How a verb's form speaks of the time beside it; OPEN is "would", "could", "to meet": ahead of something, not of now.
PAST, UNKNOWN, OPEN, FUTURE = -1, 0, 1, 2
# How much farther a candidate behind, or ahead, counts for each of these (set on half of TimeBank, see bench/times.py).
AGAINST_TENSE = {PAST: (1.0, 12.0), UNKNOWN: (1.0, 1.5), OPEN: (1.5, 1.0), FUTURE: (4.0, 1.0)}


class Anchor(NamedTuple):
    """What a relative time is counted from: the report's day, and the date, day and quarter mentioned last.

    `parts` are the parts of days that were told of ("late on Saturday"), each from its first minute to its last.
    """

    published: datetime | None
    mentioned: str | None = None
    day: str | None = None
    quarter: str | None = None
    parts: tuple[tuple[str, str], ...] = ()

    @property
    def today(self) -> date | None:
        return self.published.date() if self.published else None


def resolve(timex: Timex, anchor: Anchor, tense: int) -> str | None:
    """The TIMEX3 value; "X" stands where a date is wanting, and None where not even its form can be told.

    `tense` of the verb that the expression depends on: PAST, UNKNOWN, OPEN or FUTURE.
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


_UNIT_SECONDS = {"TS": 1, "TM": 60, "TH": 3600}


def _clock_shift(when: When, anchor: Anchor) -> str | None:
    """ "Ten minutes later" counts from the clock time told before; without one it only says before or after."""
    since = anchor.mentioned if when.base == "then" else None
    if since and len(since) == len("2000-01-01T00:00") and since[13] == ":":
        moved = datetime.fromisoformat(since) + timedelta(seconds=(when.by or 0) * _UNIT_SECONDS[when.unit or "TM"])
        return moved.isoformat(timespec="minutes")
    return "PAST_REF" if (when.by or 0) < 0 else "FUTURE_REF"


def told_part(when: When, anchor: Anchor) -> str | None:
    """The day that a bare clock time belongs to since a part of it was told of: 11:20 p.m. to "late on Saturday"."""
    for first, last in reversed(anchor.parts):
        for day in (first[:10], last[:10]):
            if when.clock is not None and first <= f"{day}T{when.clock}" <= last:
                return day
    return None


def names_no_day(when: When | None) -> bool:
    """True of a clock time alone."""
    return when is not None and when.clock is not None and when == When(clock=when.clock, zone=when.zone)


def after(timex: Timex, begun: Timex, first: str) -> str | None:
    """The value of a weekday, month or day that ends a range begun with its like: the next of its name."""
    when, day = timex.when, calendar.first_day(first)
    if when is None or begun.when is None or (when.month is None) != (begun.when.month is None):
        return None
    if day is None or when.clock or when.part or when.year or when.lean is not None:
        return None
    if when.weekday is not None and when.month is None:
        ahead = shift(day, "D", (when.weekday - day.weekday()) % 7)
        return ahead.isoformat() if ahead else None
    if when.month is None:
        return None
    suffix = f"-{when.month:02}" + (f"-{when.day:02}" if when.day else "")
    values = [f"{year:04}{suffix}" for year in (day.year, day.year + 1)]
    return next((value for value in values if (reach := calendar.bounds(value)) and reach[1] >= first), None)


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
        return _day_of_clock(when, anchor, tense)
    return f"{when.year:04}" if when.year else None


def _day_of_clock(when: When, anchor: Anchor, tense: int) -> str | None:
    """A clock time or a part of day alone: on the day mentioned before, else the day of the report."""
    if when.lean is not None and when.base == "now":
        today = anchor.today
        if today is None:
            return None
        moved = today + timedelta(days=when.lean)
        return moved.isoformat()
    if when.lean and when.base == "then":
        return shift_value((anchor.day or anchor.today.isoformat())[:10], "D", when.lean) if anchor.today else None
    if when.by == -1 and tense in (PAST, UNKNOWN) and anchor.today is not None:  # "overnight" is over by now
        reported = anchor.today.isoformat()
        return anchor.day[:10] if anchor.day and anchor.day[:10] < reported else shift_value(reported, "D", -1)
    if anchor.day and not (tense == PAST and anchor.today and anchor.day[:10] > anchor.today.isoformat()):
        return anchor.day[:10]
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
        days = -(behind or 7)
    elif when.lean == 1:
        days = ahead or 7
    elif when.lean == 0:
        days = ahead if tense >= 0 else -behind
    elif tense in (PAST, FUTURE):
        days = -behind if tense == PAST else ahead
    else:
        days = -behind if behind < ahead else ahead
    moved = shift(start, "D", days)
    return moved.isoformat() if moved else None


def _nearest(candidates: Sequence[str], today: date, tense: int) -> str:
    """The candidate value closest to `today`, where one that goes against the tense counts as farther than it is."""
    return min(candidates, key=lambda value: (_distance(value, today, tense), value))


def _distance(value: str, today: date, tense: int) -> float:
    reach = calendar.bounds(value)
    if reach is None:
        return float("inf")
    first, last = date.fromisoformat(reach[0]), date.fromisoformat(reach[1])
    if first > today:
        return (first - today).days * AGAINST_TENSE[tense][1]
    return max(0, (today - last).days) * AGAINST_TENSE[tense][0]


def _leaning(candidates: Sequence[str], today: date, lean: int | None, tense: int) -> str:
    """The candidate that "last", "this" or "next" means, or the one that fits the tense best without such a word."""
    now = today.isoformat()
    reach = [(value, bounds) for value in candidates if (bounds := calendar.bounds(value))]
    over = [value for value, bounds in reach if bounds[1] < now]
    ahead = [value for value, bounds in reach if bounds[0] > now]
    if lean == -1 and over:
        return over[-1]
    if lean == 1 and ahead:
        return ahead[0]
    if lean == 0:
        return next((value for value in candidates if value.startswith(f"{today.year:04}")), candidates[0])
    return _nearest(candidates, today, tense)


def _month(when: When, anchor: Anchor, tense: int) -> str | None:
    assert when.month is not None
    suffix = f"-{when.month:02}" + (f"-{when.day:02}" if when.day else "")
    if when.year is not None:
        value = f"{when.year:04}{suffix}"
        return value if calendar.bounds(value) else value[:7]
    today = anchor.today
    if today is None:
        return f"XXXX{suffix}"
    told_of = calendar.first_day(anchor.mentioned) if when.base == "then" and anchor.mentioned else None
    if told_of is not None:
        return f"{told_of.year:04}{suffix}"
    years = (today.year - 1, today.year, today.year + 1)
    fits = [f"{year:04}{suffix}" for year in years if calendar.bounds(f"{year:04}{suffix}")]
    if when.weekday is not None and when.day:
        fits = [value for value in fits if date.fromisoformat(value).weekday() == when.weekday] or fits
    if not fits:
        return f"XXXX{suffix}"
    return _leaning(fits, today, when.lean, tense)


def _holiday(when: When, anchor: Anchor, tense: int) -> str | None:
    assert when.holiday is not None
    on = HOLIDAYS[when.holiday]
    if when.year:
        return on(when.year).isoformat()
    today = anchor.today
    if today is None:
        return None
    days = [on(year).isoformat() for year in (today.year - 1, today.year, today.year + 1)]
    return _leaning(days, today, when.lean if when.lean else None, tense)


def _fraction_of_year(when: When, anchor: Anchor, tense: int) -> str | None:
    suffix = f"Q{when.quarter}" if when.quarter else f"H{when.half}"
    if when.year:
        return f"{when.year:04}-{suffix}"
    today = anchor.today
    if today is None:
        return f"XXXX-{suffix}"
    if when.unit == "Y":
        return f"{today.year + (when.lean or 0):04}-{suffix}"
    # A quarter without a year is one that was reported on, unless the verb says that it is yet to come.
    return _nearest([f"{today.year + k:04}-{suffix}" for k in (-1, 0, 1)], today, tense or PAST)


def _season(when: When, anchor: Anchor, tense: int) -> str | None:
    if when.year:
        return f"{when.year:04}-{when.season}"
    today = anchor.today
    if today is None:
        return f"XXXX-{when.season}"
    return _leaning([f"{today.year + k:04}-{when.season}" for k in (-1, 0, 1)], today, when.lean, tense)


def _relative(when: When, anchor: Anchor, tense: int) -> str | None:
    assert when.unit is not None
    count = when.by or 0
    if when.unit == "Y" and when.by == -1 and when.lean is None and anchor.quarter:
        return shift_value(anchor.quarter, "Y", -1)
    if when.unit == "Q" and when.year is not None:
        return f"{when.year:04}{anchor.quarter[4:] if anchor.quarter else ''}"
    if when.unit == "Q" and count == 0 and anchor.quarter:
        return anchor.quarter
    if when.base == "then" and anchor.mentioned and calendar.first_day(anchor.mentioned):
        return _from_mention(when.unit, count, _day_meant(when.unit, count, anchor))
    today = anchor.today
    if today is None:
        return None
    if when.unit == "Q" and when.lean is None:
        count = -1
    if when.unit == "WE":
        return _weekend(today, when.lean, tense)
    if when.unit == "E" and when.lean is None:
        return value_at(moved, "Y") if (moved := shift(today, "E", count)) else None
    unit = {"FN": "W", "NI": "D"}.get(when.unit, when.unit)
    moved = shift(today, unit, count * (2 if when.unit == "FN" else 1))
    return value_at(moved, unit) if moved else None


# Precisions from which a unit can be told: "that week" needs a day or a week before it, not a month.
_FINER = {
    "D": "D", "W": ("D", "W", "WE"), "M": ("D", "M"), "Q": ("D", "M", "Q"), "H": ("D", "M", "Q", "H"),
    "Y": ("D", "W", "WE", "M", "Q", "H", "S", "Y"), "E": ("D", "W", "M", "Q", "H", "S", "Y", "E"),
    "C": ("D", "W", "M", "Q", "H", "S", "Y", "E", "C"),
}  # fmt: skip


def _day_meant(unit: str, count: int, anchor: Anchor) -> str | None:
    """What "then" is: "the same day" is the one mentioned last, "the next day" follows the one that is told of."""
    last_was_a_day = anchor.mentioned is not None and calendar.unit_of(anchor.mentioned) == "D"
    if unit not in ("D", "NI") or (count == 0 and last_was_a_day):
        return anchor.mentioned
    return anchor.day or anchor.mentioned


def _from_mention(unit: str, count: int, mentioned: str | None) -> str | None:
    first = calendar.first_day(mentioned) if mentioned else None
    if mentioned is None or first is None or unit == "WE":
        return None
    coarse = calendar.unit_of(mentioned) not in _FINER[{"NI": "D", "FN": "W"}.get(unit, unit)]
    if coarse and (count == 0 or unit in ("D", "NI")):
        return None
    if count == 0:
        return value_at(first, unit)
    if unit in ("D", "NI"):
        moved = shift(first, "D", count)
        return moved.isoformat() if moved else None
    return shift_value(mentioned, unit, count)


def _weekend(today: date, lean: int | None, tense: int) -> str | None:
    week = today
    near = today.weekday() > 1 and tense == UNKNOWN  # in the second half of a week, the one at its end
    if lean == -1 or (lean is None and tense <= UNKNOWN and today.weekday() < 5 and not near):
        week = today - timedelta(days=7)
    elif lean == 1:
        week = today + timedelta(days=7)
    return week_value(week) + "-WE"
