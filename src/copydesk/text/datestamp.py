"""Publication stamps: full dates with their times as header lines print them, never the dates that prose tells.

A stamp without a year is no stamp: guessing the year would need a clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple


class Stamp(NamedTuple):
    """A full date, or date-time, half-open in the text, as ISO 8601; `label` is "published", "updated" or ""."""

    start: int
    end: int
    iso: str
    label: str


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_ZONE = r"(?:\s*\(?(?P<{0}zone>Z|GMT|UTC|BST|IST|CES?T|EES?T|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|AES?T)\b\)?)?"
_CLOCK = r"(?P<{0}hour>[01]?\d|2[0-3])[:.h](?P<{0}minute>[0-5]\d)(?::[0-5]\d)?\s*(?P<{0}half>[ap]\.?\s?m\b\.?)?" + _ZONE
_DATES = "|".join(
    [
        r"(?P<iso_y>(?:19|20)\d\d)[-/](?P<iso_m>[01]?\d)[-/](?P<iso_d>[0-3]?\d)"
        r"(?:[T ](?P<iso_t>\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(?P<iso_z>Z|[+-]\d\d:?\d\d)?)?",
        _WEEKDAY + _MONTH.format("us_m") + r"\s+(?P<us_d>[0-3]?\d)(?:st|nd|rd|th)?,?\s+(?P<us_y>(?:19|20)\d\d)",
        _WEEKDAY + r"(?P<uk_d>[0-3]?\d)(?:st|nd|rd|th)?\s+" + _MONTH.format("uk_m") + r",?\s+(?P<uk_y>(?:19|20)\d\d)",
        r"(?P<n_1>[0-3]?\d)(?P<n_sep>[/.])(?P<n_2>[0-3]?\d)(?P=n_sep)(?P<n_y>(?:19|20)\d\d)",
    ]
)
_BETWEEN = r"(?:\s*[,|/•·–—-]\s*|\s+at\s+|\s+on\s+|\s*)"
_STAMP = re.compile(
    rf"(?<![\w/.:-])(?:{_CLOCK.format('b')}{_BETWEEN})?{_WEEKDAY}(?:{_DATES})(?!\d)(?:{_BETWEEN}{_CLOCK.format('a')})?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?P<published>(?:(?:first|originally|article)\s+)?(?:published|posted|issued|filed)(?:\s+on)?|date|dated|"
    r"publication\s+date|created)|(?P<updated>(?:last\s+)?(?:updated|modified|edited)(?:\s+on)?)",
    re.IGNORECASE,
)
_LABEL_BEFORE = re.compile(rf"(?:^|(?<=[\s;|•·(]))(?:{_LABEL.pattern})\s*:?\s*(?:at\s+|on\s+)?$", re.IGNORECASE)
# Hours from UTC; "ET" and the like change with the season and "IST" with the country, so they give no offset.
_OFFSETS = {
    "Z": "+00:00", "GMT": "+00:00", "UTC": "+00:00", "BST": "+01:00", "CET": "+01:00", "CEST": "+02:00",
    "EET": "+02:00", "EEST": "+03:00", "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00",
    "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
}  # fmt: skip


def stamps_in(line: str) -> Iterator[Stamp]:
    """Full dates in `line`, in order; `start` covers a label such as "Published:" before the date."""
    if "19" not in line and "20" not in line:
        return  # most lines: no year, no stamp
    for match in _STAMP.finditer(line):
        iso = _iso(match)
        if iso is None:
            continue
        start, label = match.start(), ""
        before = _LABEL_BEFORE.search(line, 0, start)
        if before:
            start, label = before.start(), "published" if before["published"] else "updated"
        yield Stamp(start, match.end(), iso, label)


def iso_date(words: str) -> str | None:
    """`words` as an ISO 8601 date or date-time when they hold exactly one full date, else None."""
    found = list(stamps_in(words.strip()))
    return found[0].iso if len(found) == 1 else None


def _iso(match: re.Match[str]) -> str | None:
    parts = _day_parts(match)
    if parts is None:
        return None
    try:
        day = date(*parts).isoformat()
    except ValueError:
        return None
    if match["iso_t"]:
        zone = match["iso_z"] or ""
        if zone.upper() == "Z":
            zone = "+00:00"
        elif zone and ":" not in zone:
            zone = zone[:3] + ":" + zone[3:]
        return f"{day}T{match['iso_t']}{zone}"
    clock = _clock(match, "b") or _clock(match, "a")
    return day + clock if clock else day


def _day_parts(match: re.Match[str]) -> tuple[int, int, int] | None:
    if match["iso_y"]:
        return int(match["iso_y"]), int(match["iso_m"]), int(match["iso_d"])
    for style in ("us", "uk"):
        if match[f"{style}_y"]:
            month = _MONTHS.index(match[f"{style}_m"][:3].lower()) + 1
            return int(match[f"{style}_y"]), month, int(match[f"{style}_d"])
    year, first, second = int(match["n_y"]), int(match["n_1"]), int(match["n_2"])
    if match["n_sep"] == "." or first > 12 or first == second:
        return year, second, first
    return (year, first, second) if second > 12 else None  # 03/04/2026 is two days: say neither


def _clock(match: re.Match[str], side: str) -> str:
    if not match[f"{side}hour"]:
        return ""
    hour = int(match[f"{side}hour"])
    half = (match[f"{side}half"] or "").lower()[:1]
    if half and not 1 <= hour <= 12:
        return ""
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    zone = _OFFSETS.get((match[f"{side}zone"] or "").upper(), "")
    return f"T{hour:02d}:{match[f'{side}minute']}{zone}"
