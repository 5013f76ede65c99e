"""Differences that a text tells itself: "96 people, a dozen more than the operator reported" gives two counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.model.marks import Figure, MarkedReport

_MORE_THAN = re.compile(
    r"\s+(?P<way>more|fewer|less|higher|lower)\s+than\s+[^.;!?]{0,60}?"
    r"\b(?:said|says|reported|reports|stated|claimed|claims|counted|estimated|announced|gave|given|thought|listed|put)\b"
)
_COMMA = re.compile(r"[^.;:!?]{0,40}?(?:,|–|—)\s*")


class ToldDifference(NamedTuple):
    """`figure` is said to be `by` more (or less) than what somebody else says, which is then `other`."""

    figure: Figure
    by: Figure
    other: float


def told_differences(marked: MarkedReport) -> Iterator[ToldDifference]:
    """Every figure of a report that is set against another count by an exact difference."""
    text = marked.report.text
    for figure, by in zip(marked.figures, marked.figures[1:], strict=False):
        if figure.value is None or by.value is None or by.unit not in (None, figure.unit):
            continue
        told = _MORE_THAN.match(text, by.span.end)
        if told is None or _COMMA.fullmatch(text, figure.span.end, by.span.start) is None:
            continue
        sign = -1.0 if told.group("way") in ("more", "higher") else 1.0
        yield ToldDifference(figure, by, figure.value + sign * by.value)
