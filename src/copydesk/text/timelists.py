"""Times that stand side by side and say a part of themselves once: a year, a month, "p.m.", or which comes first."""

from __future__ import annotations

import re

from copydesk.text.timeforms import Timex

_JOINED = re.compile(r"\s*(?:and|or|to|through|until|till|-|–|,)\s*$")
# "June 3 and 4", "Oct. 27-28": the second day, where it cannot count what follows.
_SECOND_DAY = re.compile(
    r"(?:\s?[-–]\s?|\s(?:and|or|to|through)\s)(?P<day>\d{1,2})(?:,\s(?P<year>(?:19|20)\d\d)\b)?"
    r"(?=[.,;:)](?:\s|$)|$|\s(?:in|at|on|for|to|when|and|as|with|by|after|before|from|while|because|but|that)\b)"
)
# "Between 3 and 4 p.m.": the first hour is of the same half of the day, or of the one before.
_FIRST_HOUR = re.compile(r"\b(?:from|between)\s(?P<hour>\d{1,2})(?P<minute>[:.][0-5]\d)?\s?(?:and|to|-|–)\s?$")


def with_shared_parts(text: str, found: list[Timex]) -> list[Timex]:
    """The expressions found, each with what it shares with its neighbour, and the bare numbers between them."""
    return _with_first_hours(text, _with_second_days(text, _with_shared_years(text, found)))


def _with_shared_years(text: str, found: list[Timex]) -> list[Timex]:
    """ "In June and July of 2009" names the year once for both months."""
    for i in range(len(found) - 2, -1, -1):
        a, b = found[i], found[i + 1]
        if a.when is None or b.when is None or a.when.month is None or b.when.month is None:
            continue
        if a.when.year is None and b.when.year is not None and _JOINED.match(text[a.end : b.start]):
            found[i] = a._replace(when=a.when._replace(year=b.when.year - (a.when.month > b.when.month)))
    return found


def _with_second_days(text: str, found: list[Timex]) -> list[Timex]:
    out: list[Timex] = []
    for timex in found:
        if out and out[-1].end >= timex.end:
            continue  # the year of the second day
        out.append(timex)
        when = timex.when
        if when is None or not when.day or when.clock or not text[timex.end - 1].isdigit():
            continue
        match = _SECOND_DAY.match(text, timex.end)
        if match is None or not when.day < int(match["day"]) <= 31:
            continue
        year = int(match["year"]) if match["year"] else when.year
        out[-1] = timex._replace(when=when._replace(year=year))
        second = when._replace(day=int(match["day"]), weekday=None, year=year)
        out.append(Timex(match.start("day"), match.end(), "DATE", None, second))
    return out


def _with_first_hours(text: str, found: list[Timex]) -> list[Timex]:
    out: list[Timex] = []
    for timex in found:
        when = timex.when
        if when is not None and when.clock is not None:
            match = _FIRST_HOUR.search(text, max(0, timex.start - 24), timex.start)
            clock = _first_clock(match["hour"], match["minute"], when.clock) if match else None
            if match and clock and not (out and out[-1].end > match.start()):
                out.append(Timex(match.start("hour"), match.end("minute" if match["minute"] else "hour"), "TIME", None,
                                 when._replace(clock=clock)))  # fmt: skip
        out.append(timex)
    return out


def _first_clock(hour: str, minute: str | None, until: str) -> str | None:
    """The last moment of that name before `until`."""
    if not 0 < int(hour) <= 12:
        return None
    at = [f"{(int(hour) % 12) + half:02}:{minute[1:] if minute else '00'}" for half in (12, 0)]
    return next((clock for clock in at if clock < until), None)
