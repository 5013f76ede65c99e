"""Numbers that only point back or say when, which mark tells and no editor wants as a row: "the two leaders"."""

from __future__ import annotations

import re

from copydesk.model.marks import Figure
from copydesk.text.concepts import happening
from copydesk.text.units import dimension

# What befalls people: told of one person, it is told as a count all the same.
HARM = frozenset(
    filter(None, map(happening, "kill injure miss rescue evacuate strand arrest hospitalize recover".split()))
)

_OFFSET_AFTER = re.compile(r"\s+(?:before|after|later|earlier|ago|afterwards?|prior|beforehand|from\s+now)\b")
_LASTING_BEFORE = re.compile(
    r"\b(?:for|(?:(?:to|will|would|can|could|may|might|shall|should|must)\s+last|last(?:s|ed|ing))|take|takes|took|spen[dt]\w*|serv\w*|within|in)\s+(?:\w+\s+){0,2}$",
    re.I,
)
_DEFINITE_BEFORE = re.compile(r"\b(?:the|these|those|both)\s+(?:other\s+)?$", re.I)
_JOINT_BEFORE = re.compile(r"\b(?:their|our|both)\s+$", re.I)
_NARROWED_AFTER = re.compile(
    r"\s+(?:who|whom|whose|that|which|(?:kill|injur|wound|arrest|detain|charg|accus|convict|rescu|recover)ed|held|found|missing)\b"
)
_FEW = 6
_BEFORE = 24  # characters


def is_offset(figure: Figure, text: str) -> bool:
    """ "Four hours before the meeting": a time, and no amount of anything."""
    if dimension(figure.unit) != "duration" or _OFFSET_AFTER.match(text, figure.span.end) is None:
        return False
    return _LASTING_BEFORE.search(text[max(0, figure.span.start - _BEFORE) : figure.span.start]) is None


def points_back(figure: Figure, text: str) -> bool:
    """ "The two leaders", "their two countries": a small number in words that only refers back."""
    start, end = figure.span.start, figure.span.end
    small = figure.unit is None and figure.hedge == "exact" and figure.value is not None and figure.value <= _FEW
    if not small or not text[start:end].isalpha() or text[end : end + 1] == "-":
        return False
    if figure.role != "amount" or happening(figure.event) in HARM:
        return False
    before = text[max(0, start - _BEFORE) : start]
    definite = _DEFINITE_BEFORE.search(before) or (figure.value == 2 and _JOINT_BEFORE.search(before))
    return bool(definite) and _NARROWED_AFTER.match(text, _end_of_counted(figure, text)) is None


def _end_of_counted(figure: Figure, text: str) -> int:
    place = text.find(figure.counts, figure.span.end) if figure.counts else -1
    return place + len(figure.counts) if figure.counts and 0 <= place <= figure.span.end + _BEFORE else figure.span.end
