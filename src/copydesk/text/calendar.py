"""Arithmetic on TIMEX3 values: bounds, shifts, recurring days. Dates only come from arguments, never from a clock."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache

# Parts of the day as half-open hours; TIMEX3 names them and leaves their bounds to the reader. A night runs over
# midnight and counts as the night that begins on its date.
PART_HOURS = {"MO": (5, 12), "MI": (11, 14), "AF": (12, 18), "EV": (17, 23), "NI": (18, 30), "DT": (6, 20)}
# First month of each season, as northern newsrooms use the words; winter is the one that begins in December.
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}

_VALUE = re.compile(
    r"(?P<y>\d{2,4})(?:-(?:(?P<m>\d\d)(?:-(?P<d>\d\d))?|W(?P<w>\d\d)(?:-(?P<we>WE|[1-7]))?|Q(?P<q>[1-4])"
    r"|H(?P<h>[12])|(?P<s>SP|SU|FA|WI)))?(?:T(?:(?P<hour>\d\d)(?::(?P<min>\d\d))?|(?P<part>MO|MI|AF|EV|NI|DT)))?$"
)
_DURATION = re.compile(r"P(?P<t>T?)(?P<n>\d+(?:\.\d+)?)(?P<u>[YMWDHSQEC])$")


# Dates of publication outside these years are mistakes, and arithmetic on them would run off the calendar.
FIRST_YEAR, LAST_YEAR = 1600, 9000


def parse_published(published: str | None) -> datetime | None:
    """The ISO date or date-time as local wall-clock time (a date is its midnight), None when it is absent or no ISO.

    A zone is dropped and not converted: "Wednesday" in a report means Wednesday where it was written.
    """
    if not published:
        return None
    try:
        at = datetime.fromisoformat(published.strip()).replace(tzinfo=None)
    except ValueError:
        return None
    return at if FIRST_YEAR <= at.year <= LAST_YEAR else None


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later, or that month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def week_value(day: date) -> str:
    """ISO week, "1998-W09"."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def season_value(day: date) -> str:
    """The season that `day` lies in; a winter bears the year of its December."""
    if day.month <= 2:
        return f"{day.year - 1:04}-WI"
    code = {3: "SP", 4: "SP", 5: "SP", 6: "SU", 7: "SU", 8: "SU", 9: "FA", 10: "FA", 11: "FA", 12: "WI"}[day.month]
    return f"{day.year:04}-{code}"


def value_at(day: date, unit: str) -> str:
    """The TIMEX3 value of the `unit` ("D W WE M Q S Y H E C", H a half-year) that `day` lies in."""
    if unit == "D":
        return day.isoformat()
    if unit == "W":
        return week_value(day)
    if unit == "WE":
        return week_value(day) + "-WE"
    if unit == "M":
        return f"{day.year:04}-{day.month:02}"
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit == "H":
        return f"{day.year:04}-H{1 if day.month <= 6 else 2}"
    if unit == "S":
        return season_value(day)
    if unit == "E":
        return f"{day.year // 10:03}"
    if unit == "C":
        return f"{day.year // 100:02}"
    return f"{day.year:04}"


_MONTHS_IN = {"M": 1, "Q": 3, "S": 3, "H": 6, "Y": 12, "E": 120, "C": 1200}
_DAYS_IN = {"D": 1, "W": 7, "WE": 7}


def shift(day: date, unit: str, count: int) -> date | None:
    """`day` moved by `count` units; None when that leaves the years 1 to 9999."""
    try:
        if unit in _DAYS_IN:
            return day + timedelta(days=count * _DAYS_IN[unit])
        return add_months(day, count * _MONTHS_IN[unit])
    except (ValueError, OverflowError):
        return None


def shift_value(value: str, unit: str, count: int) -> str | None:
    """A date value moved by `count` units at its own precision ("1989-Q3", a year back: "1988-Q3")."""
    first = first_day(value)
    moved = shift(first, unit, count) if first else None
    precision = unit_of(value)
    if moved is None or precision is None:
        return None
    if precision == "W" and unit not in ("W", "D"):
        precision = "M"
    return value_at(moved, precision)


def unit_of(value: str) -> str | None:
    """The precision of a date value: "D W WE M Q S H Y E C"; None for anything that is no calendar date."""
    found = _VALUE.match(value)
    if not found:
        return None
    if found["d"]:
        return "D"
    if found["w"]:
        return {None: "W", "WE": "WE"}.get(found["we"], "D")
    for group, unit in (("m", "M"), ("q", "Q"), ("h", "H"), ("s", "S")):
        if found[group]:
            return unit
    return {4: "Y", 3: "E", 2: "C"}[len(found["y"])]


def first_day(value: str) -> date | None:
    """The first day that a date or time value covers."""
    reach = _days(value)
    return reach[0] if reach else None


@lru_cache(maxsize=4096)
def bounds(value: str) -> tuple[str, str] | None:
    """Earliest and latest as ISO dates, or date-times to the minute for a time of day; None for anything else."""
    found = _VALUE.match(value)
    reach = _days(value)
    if not found or not reach:
        return None
    first, last = reach
    if found["part"]:
        low, high = PART_HOURS[found["part"]]
        start = datetime(first.year, first.month, first.day)
        return _minute(start + timedelta(hours=low)), _minute(start + timedelta(hours=high) - timedelta(minutes=1))
    if found["hour"]:
        hour = int(found["hour"])
        if hour > 24 or int(found["min"] or 0) > 59:
            return None
        at = datetime(first.year, first.month, first.day) + timedelta(hours=hour, minutes=int(found["min"] or 0))
        until = at if found["min"] else at + timedelta(minutes=59)
        return _minute(at), _minute(until)
    return first.isoformat(), last.isoformat()


# How far from a clock time "about" reaches, and how far "just after" and "just before" do, in minutes.
ABOUT_MINUTES, JUST_MINUTES = 15, 30
# "Early", "mid-" and "late" as shares of a period: wide, since newsrooms differ in where early ends.
_SHARES = {"START": (0.0, 0.5), "MID": (0.25, 0.75), "END": (0.5, 1.0)}
# "Late Tuesday" may run over midnight, and "early Wednesday" may begin at it.
_DAY_HOURS = {"START": (0, 12), "MID": (10, 16), "END": (15, 27), "SMALL": (0, 6)}


def narrowed(value: str, mod: str | None, published: datetime | None) -> tuple[str, str] | None:
    """The bounds of a value as "early", "about", "just after", "earlier this year" narrow or widen them."""
    reach = bounds(value)
    if reach is None or mod is None:
        return reach
    if mod in ("APPROX", "PRIOR", "NEXT"):
        return _around(reach, mod)
    first, last = reach[0][:10], reach[1][:10]
    if mod == "SMALL":
        return _hours_of(date.fromisoformat(first), mod)
    if mod in ("EARLIER", "LATER"):
        today = published.date().isoformat() if published else None
        if today is None or not first <= today <= last or "T" in reach[0]:
            return reach
        return (first, today) if mod == "EARLIER" else (today, last)
    if mod not in _SHARES or "T" in reach[0]:
        return reach
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if start == end:
        return _hours_of(start, mod)
    days = (end - start).days
    low_share, high_share = _SHARES[mod]
    return (
        (start + timedelta(days=int(days * low_share))).isoformat(),
        (start + timedelta(days=round(days * high_share))).isoformat(),
    )


def _hours_of(day: date, mod: str) -> tuple[str, str]:
    low, high = _DAY_HOURS[mod]
    midnight = datetime(day.year, day.month, day.day)
    return _minute(midnight + timedelta(hours=low)), _minute(midnight + timedelta(hours=high, minutes=-1))


def _around(reach: tuple[str, str], mod: str) -> tuple[str, str]:
    if "T" not in reach[0]:
        return reach
    low, high = (datetime.fromisoformat(side) for side in reach)
    before = {"APPROX": ABOUT_MINUTES, "PRIOR": JUST_MINUTES, "NEXT": 0}[mod]
    after = {"APPROX": ABOUT_MINUTES, "PRIOR": 0, "NEXT": JUST_MINUTES}[mod]
    return _minute(low - timedelta(minutes=before)), _minute(high + timedelta(minutes=after))


def stretch(duration: str, mod: str | None, published: datetime | None) -> tuple[str, str] | None:
    """The days that "the past three weeks" (LAST) or "the next two months" (COMING) cover; None for other durations."""
    days = length_in_days(duration)
    if published is None or days is None or mod not in ("LAST", "COMING"):
        return None
    today = published.date()
    other = shift(today, "D", round(days) * (1 if mod == "COMING" else -1))
    if other is None:
        return None
    return min(today, other).isoformat(), max(today, other).isoformat()


def _minute(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")


def _days(value: str) -> tuple[date, date] | None:
    found = _VALUE.match(value)
    if not found:
        return None
    try:
        return _span_of_days(found)
    except ValueError:
        return None


def _span_of_days(found: re.Match[str]) -> tuple[date, date]:
    digits = found["y"]
    if len(digits) < 4:
        years = 10 ** (4 - len(digits))
        first = int(digits) * years
        return date(max(1, first), 1, 1), date(first + years - 1, 12, 31)
    year = int(digits)
    if found["d"]:
        day = date(year, int(found["m"]), int(found["d"]))
        return day, day
    if found["w"]:
        return _days_of_week(year, int(found["w"]), found["we"])
    if found["m"]:
        return _months(year, int(found["m"]), 1)
    if found["q"]:
        return _months(year, 3 * int(found["q"]) - 2, 3)
    if found["h"]:
        return _months(year, 6 * int(found["h"]) - 5, 6)
    if found["s"]:
        return _months(year, SEASON_MONTHS[found["s"]], 3)
    return date(year, 1, 1), date(year, 12, 31)


def _days_of_week(year: int, week: int, part: str | None) -> tuple[date, date]:
    if part == "WE":
        return date.fromisocalendar(year, week, 6), date.fromisocalendar(year, week, 7)
    if part:
        day = date.fromisocalendar(year, week, int(part))
        return day, day
    return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    first = date(year, month, 1)
    return first, add_months(first, count) - timedelta(days=1)


def length_in_days(duration: str) -> float | None:
    """The length of a TIMEX3 duration in days ("P3M" 91.3), None for a vague one ("PXD")."""
    found = _DURATION.match(duration)
    if not found:
        return None
    size = {
        "Y": 365.25,
        "M": 365.25 / 12,
        "Q": 365.25 / 4,
        "W": 7,
        "D": 1,
        "E": 3652.5,
        "C": 36525,
        "H": 1 / 24,
        "S": 1,
    }
    days = size[found["u"]]
    if found["t"]:
        days = {"H": 1 / 24, "M": 1 / 1440, "S": 1 / 86400}.get(found["u"], 0.0)
    return float(found["n"]) * days


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The `nth` (1-based, -1 the last) `weekday` (Monday 0) of a month."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus, Meeus, Astronomical Algorithms, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _monthly(month: int, weekday: int, nth: int) -> Callable[[int], date]:
    return lambda year: nth_weekday(year, month, weekday, nth)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


# Holidays that English-language news dates things by; United States law for those that differ between countries.
HOLIDAYS: dict[str, Callable[[int], date]] = {
    "new year's day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "new years day": _fixed(1, 1),
    "new years eve": _fixed(12, 31),
    "martin luther king jr. day": _monthly(1, 0, 3),
    "martin luther king day": _monthly(1, 0, 3),
    "groundhog day": _fixed(2, 2),
    "valentine's day": _fixed(2, 14),
    "presidents day": _monthly(2, 0, 3),
    "presidents' day": _monthly(2, 0, 3),
    "st. patrick's day": _fixed(3, 17),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "good friday": _from_easter(-2),
    "easter": _from_easter(0),
    "easter sunday": _from_easter(0),
    "easter monday": _from_easter(1),
    "may day": _fixed(5, 1),
    "mother's day": _monthly(5, 6, 2),
    "memorial day": _monthly(5, 0, -1),
    "father's day": _monthly(6, 6, 3),
    "juneteenth": _fixed(6, 19),
    "bastille day": _fixed(7, 14),
    "canada day": _fixed(7, 1),
    "independence day": _fixed(7, 4),
    "fourth of july": _fixed(7, 4),
    "labor day": _monthly(9, 0, 1),
    "labour day": _monthly(9, 0, 1),
    "columbus day": _monthly(10, 0, 2),
    "halloween": _fixed(10, 31),
    "election day": lambda year: nth_weekday(year, 11, 0, 1) + timedelta(days=1),
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "remembrance day": _fixed(11, 11),
    "thanksgiving": _monthly(11, 3, 4),
    "thanksgiving day": _monthly(11, 3, 4),
    "black friday": lambda year: nth_weekday(year, 11, 3, 4) + timedelta(days=1),
    "christmas eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
}
