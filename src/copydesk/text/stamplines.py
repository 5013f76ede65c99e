"""Header lines with a date in them: what else such a line holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.text.bylines import Byline, byline_in, names_only, signed_line
from copydesk.text.datestamp import Stamp
from copydesk.text.outlets import nameplate

_TIME_NOTES = re.compile(
    r"\b(?:\d+ (?:min(?:ute)?|sec(?:ond)?|hour|day)s? (?:read|ago)|(?:less than )?"
    r"|last updated|updated|published|posted)(?=\W|$)",
    re.IGNORECASE,
)


def rest_of(line: str, stamps: Sequence[Stamp]) -> str:
    """`line` without its stamps, time notes and the marks that join them."""
    kept, at = "", 0
    for stamp in stamps:
        kept += line[at : stamp.start] + " | "
        at = stamp.end
    kept += line[at:]
    kept = _TIME_NOTES.sub(" ", kept)
    return re.sub(r"\s+", " ", kept).strip(" \t|•·,;:/–—-()")


def stamped_byline(rest: str, names: bool) -> Byline | None:
    """What stands beside a stamp, read as a byline; bare `names` only in front of it, a tag may stand behind."""
    return (
        byline_in(rest)
        or signed_line(rest)
        or (Byline(0, len(rest), rest, None, None) if names and names_only(rest) and not nameplate(rest) else None)
    )


def moved(byline: Byline, line: str, rest: str) -> Byline:
    """`byline` read in `rest` with its agency's place put back into `line`."""
    if byline.agency is None:
        return byline
    start, end, agency = byline.agency
    at = max(line.find(rest[start:end]), 0)
    return byline._replace(agency=(at, at + end - start, agency))
