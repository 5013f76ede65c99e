"""Whose age a figure is: the person named right before it ("Mara Lind, 58,") or after it ("58-year-old Mara Lind")."""

from __future__ import annotations

import re

from copydesk.compare.mentioned import actor_at
from copydesk.model.marks import Figure, MarkedReport
from copydesk.model.story import Cast
from copydesk.text.units import dimension

_BEFORE = re.compile(r"\s*[,(]?\s*(?:aged?|who (?:is|was)|is|was|now)?\s*", re.I)
_AFTER = re.compile(r"\s+(?:[a-z][\w-]*\s+){0,3}|,\s+")
_NEAR = 40  # characters


def owner_of(figure: Figure, marked: MarkedReport, cast: Cast) -> str | None:
    """The actor whose age it is; None for other figures and where nobody is named beside it."""
    if dimension(figure.unit) != "age":
        return None
    text = marked.report.text
    for name in marked.names:
        if (
            name.kind != "person"
            or name.form in ("pronoun", "description")  # "a girl of 14": whom it means is a guess
            or min(abs(name.span.end - figure.span.start), abs(name.span.start - figure.span.end)) > _NEAR
        ):
            continue
        ahead = name.span.end <= figure.span.start and _BEFORE.fullmatch(text, name.span.end, figure.span.start)
        behind = name.span.start >= figure.span.end and _AFTER.fullmatch(text, figure.span.end, name.span.start)
        if ahead or behind:
            return actor_at(cast, name.span)
    return None
