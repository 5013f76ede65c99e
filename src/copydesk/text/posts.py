"""Posts from a network that stand in a report as they were embedded, and the day each was written on."""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

from copydesk.text.timewords import MONTHS

_MONTH = "|".join(sorted({name.rstrip(".") for name in MONTHS}, key=lambda name: (-len(name), name)))
# "— Ida Holm (@idaholm) July 14, 2018", on the line below the post or at its end.
_SIGNED = re.compile(
    r"(?:^|(?<=\s))(?:—|–|--|-)\s?[^\n()]{1,60}\s\(@\w{1,30}\)\s"
    rf"(?P<month>{_MONTH})\.?\s(?P<day>\d{{1,2}}),\s(?P<year>(?:19|20)\d\d)[^\S\n]*$",
    re.IGNORECASE | re.MULTILINE,
)


class Post(NamedTuple):
    """Half-open code points from the first word of a post to the end of its signature, and its day."""

    start: int
    end: int
    written: datetime


def posts_in(text: str) -> list[Post]:
    """Embedded posts in order of place: the paragraph that a signature ends, or the one right above it."""
    if "(@" not in text:
        return []
    found = []
    for match in _SIGNED.finditer(text):
        try:
            month = int(MONTHS[match["month"].lower()])
            written = datetime(int(match["year"]), month, int(match["day"]))
        except ValueError:
            continue
        above = len(text[: match.start()].rstrip())
        found.append(Post(text.rfind("\n", 0, above) + 1, match.end(), written))
    return found
