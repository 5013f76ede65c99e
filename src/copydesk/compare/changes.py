"""The edits between a passage and its copy, with what of the sense each touches."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from copydesk.model.dossier import Change, ChangeOp
from copydesk.model.report import Report
from copydesk.model.span import Cite
from copydesk.text.edits import Edit, touches_in
from copydesk.text.shingles import FUNCTION_WORDS, Words

FOLLOWING_CHARACTERS = 30  # enough for the number that a hedge belongs to
LABEL_WORDS = 14  # of a headline; a longer line without a full stop is a sentence that was cut off
TITLE_WORDS = 8  # of a book, a song, a programme
TAG_WORDS = 3  # a line of a clock time, a place, a share count, full stop or not

Gap = tuple[int, int, int, int]  # half-open word ranges of what differs: a_start, a_end, b_start, b_end


class WordedReport(NamedTuple):
    """A report as words without its furniture.

    `ids` are interned across the reports, `telling` marks narrative words, `quoted` those in quotation
    marks; `bounds` are the places in `words` where
    sentences begin or end.
    """

    report: Report
    words: Words
    ids: list[int]
    telling: NDArray[np.int64]
    quoted: NDArray[np.bool_]
    bounds: list[int]


class PlacedChange(NamedTuple):
    """A change with its ranges of code points; the side that has no words of it has an empty range there."""

    a: tuple[int, int]
    b: tuple[int, int]
    change: Change


def tell_changes(a: WordedReport, b: WordedReport, gaps: Sequence[Gap]) -> list[PlacedChange]:
    """The edits of one passage, in order of it, from `a` to `b`."""
    touched = touches_in([_edit(a, b, gap) for gap in gaps])
    found = []
    for gap, touches in zip(gaps, touched, strict=True):
        spans = _place(a, gap[0], gap[1]), _place(b, gap[2], gap[3])
        cut = cite(a.report, *spans[0]) if gap[0] < gap[1] else None
        added = cite(b.report, *spans[1]) if gap[2] < gap[3] else None
        op: ChangeOp = "changed" if cut and added else "cut" if cut else "added"
        found.append(PlacedChange(*spans, Change(op, cut, added, touches)))
    return found


def extent(text: WordedReport, place: tuple[int, int]) -> tuple[int, int]:
    """Code points from the first word of a range to the end of its last."""
    return int(text.words.starts[place[0]]), int(text.words.ends[place[1] - 1])


def cite(report: Report, start: int, end: int) -> Cite:
    """The words of a report at a range of code points."""
    return Cite(report.id, start, end, report.text[start:end])


def _place(told: WordedReport, start: int, end: int) -> tuple[int, int]:
    """As `extent`; where there is no word, the end of the one before."""
    if start < end:
        return extent(told, (start, end))
    place = int(told.words.ends[start - 1]) if start else 0
    return place, place


def _edit(a: WordedReport, b: WordedReport, gap: Gap) -> Edit:
    left, right = (a, gap[0], gap[1]), (b, gap[2], gap[3])
    return Edit(
        before=_words(*left),
        after=_words(*right),
        follows_before=_following(*left),
        follows_after=_following(*right),
        quoted=_is_spoken(*left) or _is_spoken(*right),
        around_before=_around(*left),
        around_after=_around(*right),
        place=gap[0],
        label=_is_label(*left) or _is_label(*right),
    )


def _words(told: WordedReport, start: int, end: int) -> str:
    return told.report.text[slice(*extent(told, (start, end)))] if start < end else ""


def _following(told: WordedReport, start: int, end: int) -> str:
    if start == end:
        return ""
    place = int(told.words.ends[end - 1])
    return told.report.text[place : place + FOLLOWING_CHARACTERS]


def _sentence(told: WordedReport, start: int, end: int) -> tuple[int, int]:
    """Words of the sentences that hold the range; of the one before where it is empty between two."""
    before, after = bisect_right(told.bounds, start) - 1, bisect_left(told.bounds, max(end, start + 1))
    if start == end and before > 0 and told.bounds[before] == start:
        before, after = before - 1, before
    low = told.bounds[before] if before >= 0 else 0
    high = told.bounds[after] if after < len(told.bounds) else len(told.ids)
    return low, high


def _around(told: WordedReport, start: int, end: int) -> str:
    low, high = _sentence(told, start, end)
    return f"{_words(told, low, start)} {_words(told, end, high)}"


def _is_spoken(told: WordedReport, start: int, end: int) -> bool:
    """True when words of the range are quoted and are not the name of a book or a programme."""
    places = np.flatnonzero(told.quoted[start:end]) + start
    return bool(len(places)) and not all(_is_title(told, place) for place in places.tolist())


def _is_title(told: WordedReport, place: int) -> bool:
    """True in a short quotation whose every word of weight has a capital."""
    low, high = place, place + 1
    while low and told.quoted[low - 1]:
        low -= 1
    while high < len(told.ids) and told.quoted[high]:
        high += 1
    text = told.report.text
    heavy = [
        text[int(told.words.starts[one])]
        for one in range(low, high)
        if told.words.forms[one] not in FUNCTION_WORDS or one in (low, high - 1)
    ]
    return 2 <= high - low <= TITLE_WORDS and not any(letter.islower() for letter in heavy)


def _is_label(told: WordedReport, start: int, end: int) -> bool:
    """True when the words stand in a line that is no sentence: a headline, a link, a clock time, a row of buttons."""
    if start == end:
        return False
    low, high = _sentence(told, start, end)
    if high - low <= TAG_WORDS:
        return True
    if high == len(told.ids) or high - low > LABEL_WORDS:
        return False
    text, stop = told.report.text, int(told.words.starts[high])
    goes_on = text[stop].islower()  # in the next line: the text is wrapped
    return not goes_on and not any(mark in ".!?…:" for mark in text[int(told.words.ends[high - 1]) : stop])
