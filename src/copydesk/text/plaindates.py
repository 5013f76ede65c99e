"""ISO 8601 dates and moments as a British newsroom prints them: "12 May 2026", "3 March 2026, 18:00"."""

from __future__ import annotations

import re

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d))?)?)?")


def plain_date(iso: str) -> str:
    """The date in words, to the precision that it has; what is no ISO 8601 date comes back as it is."""
    found = _ISO.match(iso)
    if found is None or not 1 <= int(found[2] or 1) <= len(_MONTHS):
        return iso
    year, month, day, clock = found.groups()
    parts = [str(int(day))] if day else []
    if month:
        parts.append(_MONTHS[int(month) - 1])
    return " ".join([*parts, year]) + (f", {clock}" if clock else "")
