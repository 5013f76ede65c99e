"""Words of many articles at once, as numbers in plain arrays: what a corpus is compared by.

No step looks at one article at a time, and what is found for an article does not depend on those beside it. Words here
are bare runs of letters and digits (an apostrophe parts them), folded to lower case.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from copydesk.text.shingles import FUNCTION_WORDS

_BASE = np.uint64(0x9E3779B97F4A7C15)
_ONES = (1 << 64) - 1
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(9)], np.uint64)
_LOWER = np.uint64(0x2020202020202020)  # folds eight ASCII letters and leaves digits as they are
_EIGHT = 8
HASHED_LETTERS = 64  # of a word; longer ones are addresses and the like
_PLANE = 0x10000
# Two single marks that stand for a double one, and as many characters in their place.
_DOUBLED_MARKS = (("‘‘", " “"), ("’’", "” "), ("''", ' "'), ("``", ' "'))
# "— Jane Roe (@janeroe)" and the line above it, as pages embed a post.
_POST = re.compile(r"[^\n]+\n+[ \t]*[—–-]+ ?[^\n()]{1,60}\(@\w{1,15}\)")
_BEYOND = 0x80  # ASCII
# What a character beyond it is, added to _BEYOND: it parts words, belongs to one, is one by itself, or is a mark.
_PARTS, _BELONGS, _ALONE, _OPENS, _CLOSES = range(5)
_LETTERS_BEYOND = (_BEYOND + _BELONGS, _BEYOND + _ALONE)
_IDEOGRAPHS = ((0x3040, 0x30FF), (0x3400, 0x9FFF), (0xAC00, 0xFAFF))  # of scripts that put no blanks between words
_MARKS_BEYOND = dict.fromkeys(map(ord, "“„«"), _OPENS) | dict.fromkeys(map(ord, "”»"), _CLOSES)


class Tokens(NamedTuple):
    """Words of several texts: `offsets` (n + 1) bound each text's words; starts and ends are code points in its text.

    `telling` is True for a word that is neither a function word nor a number nor begins with a capital; `quoted` for
    a word between quotation marks, double ones, that open in its line; `light` for a function word or a single letter.
    """

    offsets: NDArray[np.int64]
    ids: NDArray[np.uint32]
    starts: NDArray[np.uint32]
    ends: NDArray[np.uint32]
    telling: NDArray[np.bool_]
    quoted: NDArray[np.bool_]
    light: NDArray[np.bool_]


class _Tables(NamedTuple):
    """What is known of code points of the first plane: of those beyond ASCII that were met so far (`known`)."""

    known: NDArray[np.bool_]
    byte: NDArray[np.uint8]  # of what is not ASCII: the folded letter where that is, else _BEYOND + what it is
    folded: NDArray[np.uint64]  # a number for each folded letter that is not ASCII
    capital: NDArray[np.bool_]  # capitals and digits


class _Found(NamedTuple):
    """The words of a batch as they lie in all its texts joined by line ends."""

    joined: str
    points: NDArray[Any]  # code points
    units: NDArray[np.uint8]  # a byte for each of them
    begins: NDArray[np.int64]  # of the texts, and one more
    starts: NDArray[np.int64]
    stops: NDArray[np.int64]
    ids: NDArray[np.uint32]

    @property
    def offsets(self) -> NDArray[np.int64]:
        return np.searchsorted(self.starts, self.begins)


def tokenise(texts: Sequence[str]) -> Tokens:
    """Words of every text. Texts are joined by a line's end, so neither words nor quotations run over."""
    found = _found(texts)
    offsets, starts = found.offsets, found.starts
    shifts = np.repeat(found.begins[:-1], np.diff(offsets))
    light = is_function_word(found.ids)
    return Tokens(
        offsets,
        found.ids,
        (starts - shifts).astype(np.uint32),
        (found.stops - shifts).astype(np.uint32),
        ~(_capital(found.points.take(starts)) | light),
        _quoted(found.units, starts) | _posted(found.joined, starts),
        light,
    )


def word_ids(texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
    """Offsets and ids of the words as `tokenise` gives them: all that fingerprints need, for half the cost."""
    found = _found(texts)
    return found.offsets, found.ids


def _found(texts: Sequence[str]) -> _Found:
    """The words of every text.

    Nearly all letters of English are ASCII: a byte stands for each, eight of a word are hashed at once, and letters
    beyond are added one by one. So little is done for every character, and no character is an object.
    """
    lengths = np.fromiter((len(text) for text in texts), np.int64, len(texts))
    begins = 1 + np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths + 1)])
    # A word at the very end has twice eight characters from its last on, too.
    joined = "\n" + "\n".join(texts)
    joined += "\n" * (2 * _EIGHT + -len(joined) % _EIGHT)
    points, units = _units(joined)
    doubled = [pair for pair in _DOUBLED_MARKS if _stands_twice(pair[0][0], joined, points)]
    if doubled:
        for marks, mark in doubled:
            joined = joined.replace(marks, mark)
        points, units = _units(joined)
    starts, stops = _bounds(units)
    return _Found(joined, points, units, begins, starts, stops, _ids(points, units, starts, stops))


def _stands_twice(mark: str, joined: str, points: NDArray[Any]) -> bool:
    """True where the mark stands twice in a row; looking for two characters in a text takes ten times longer."""
    if mark not in joined:
        return False
    marked = points == ord(mark)
    return bool((marked[1:] & marked[:-1]).any())


def _units(joined: str) -> tuple[NDArray[Any], NDArray[np.uint8]]:
    """The code points of a text, those beyond the first plane replaced, and a byte for each of them."""
    if joined.isascii():
        units = np.frombuffer(joined.encode(), np.uint8)
        return units, units
    points: NDArray[Any] = np.frombuffer(joined.encode("utf-16-le", "surrogatepass"), np.uint16)
    if len(points) != len(joined):
        wide = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
        outside = np.where(wide < 0x20000, 0x20, 0x4E00 + wide % 0x5000)  # signs, and ideographs
        points = np.where(wide < _PLANE, wide, outside).astype(np.uint16)
    single = points.astype(np.uint8)
    beyond = np.flatnonzero(points >= _BEYOND)
    single[beyond] = _tables_of(points[beyond]).byte[points[beyond]]
    return points, single


def _bounds(units: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where words start and stop, in order. The first and the last character belong to none."""
    # A range of bytes is one comparison where what lies below it wraps around.
    word = (units | np.uint8(0x20)) - np.uint8(ord("a")) < np.uint8(26)
    word |= units - np.uint8(ord("0")) < np.uint8(10)
    word |= units == np.uint8(_BEYOND + _BELONGS)
    edges = np.flatnonzero(word[1:] != word[:-1])
    starts, stops = edges[0::2] + 1, edges[1::2] + 1
    alone = np.flatnonzero(units == np.uint8(_BEYOND + _ALONE))
    if not len(alone):
        return starts, stops
    return np.sort(np.concatenate([starts, alone])), np.sort(np.concatenate([stops, alone + 1]))


def _ids(
    points: NDArray[Any], units: NDArray[np.uint8], starts: NDArray[np.int64], stops: NDArray[np.int64]
) -> NDArray[np.uint32]:
    """A number for each word out of its folded letters, of which no more than HASHED_LETTERS are looked at."""
    sizes = stops - starts
    eights = units.view("<u8")
    sums = _letters(eights, starts, sizes) * _BASE
    longer = np.flatnonzero(sizes > _EIGHT)
    for begin in range(_EIGHT, HASHED_LETTERS, _EIGHT):
        if not len(longer):
            break
        held = sums[longer]
        sums[longer] = (
            held ^ (held >> np.uint64(29)) ^ _letters(eights, starts[longer] + begin, sizes[longer] - begin)
        ) * _BASE
        longer = longer[sizes[longer] > begin + _EIGHT]
    if points is not units:
        beyond = np.flatnonzero(points >= _BEYOND)
        beyond = beyond[np.isin(units[beyond], _LETTERS_BEYOND)]
        owners = np.searchsorted(starts, beyond, "right") - 1
        odd = (2 * (beyond - starts[owners]) + 1).astype(np.uint64)
        np.add.at(sums, owners, _tables().folded[points[beyond]] * odd)
    sums ^= sums >> np.uint64(32)
    sums *= np.uint64(0xC4CEB9FE1A85EC53)
    return (sums >> np.uint64(32)).astype(np.uint32)


def _letters(eights: NDArray[np.uint64], starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.uint64]:
    """The first eight characters of each word in one number, folded; zero behind its end.

    Out of the two numbers that they lie in: reading eight bytes from any place is far slower in numpy.
    """
    where = starts >> 3
    shift = (starts & 7).astype(np.uint64)
    shift <<= np.uint64(3)
    letters = eights.take(where) >> shift
    where += 1
    np.subtract(np.uint64(64), shift, out=shift)
    letters |= eights.take(where) << shift  # by 64: nothing
    letters |= _LOWER
    letters &= _MASKS.take(np.minimum(sizes, _EIGHT))
    return letters


def _capital(points: NDArray[Any]) -> NDArray[np.bool_]:
    """Which of the characters are capitals or digits."""
    if points.dtype != np.uint8:
        return _tables().capital.take(points)
    capital: NDArray[np.bool_] = points - np.uint8(ord("A")) < np.uint8(26)
    capital |= points - np.uint8(ord("0")) < np.uint8(10)
    return capital


def _quoted(units: NDArray[np.uint8], starts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Words between an opening and a closing mark, or between two straight ones, of one line."""
    marked = (units == np.uint8(ord('"'))) | (units == np.uint8(ord("\n"))) | (units == np.uint8(ord("\r")))
    marked |= units > np.uint8(_BEYOND + _ALONE)
    marks = np.flatnonzero(marked)
    kind = units[marks]
    straight = np.concatenate([[0], np.cumsum(kind == ord('"'))])
    depth = np.concatenate([[0], np.cumsum((kind == _BEYOND + _OPENS).astype(np.int64) - (kind == _BEYOND + _CLOSES))])
    # What a line opened and did not close ends with it: counts are taken from the last line's end on.
    ends = (kind == ord("\n")) | (kind == ord("\r"))
    line = np.concatenate([[0], np.maximum.accumulate(np.where(ends, np.arange(1, len(marks) + 1), 0))])
    after = ((straight - straight[line]) % 2 == 1) | (depth > depth[line])  # what holds behind each mark
    quoted: NDArray[np.bool_] = np.repeat(
        after, np.diff(np.concatenate([[0], np.searchsorted(starts, marks), [len(starts)]]))
    )
    return quoted


def _posted(joined: str, starts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Words of a line under which a post's author signs with a handle: a quotation that needs no marks."""
    posted = np.zeros(len(starts), bool)
    if "@" in joined and "(@" in joined:
        for match in _POST.finditer(joined):
            posted[slice(*np.searchsorted(starts, match.span()))] = True
    return posted


def _tables_of(points: NDArray[np.uint16]) -> _Tables:
    """The tables, with all of `points` known."""
    tables = _tables()
    if not tables.known[points].all():
        for point in np.unique(points[~tables.known[points]]).tolist():
            letter = chr(point)
            lower, what = ord(letter.lower()[0]), _what(letter)
            folds = what == _BELONGS and lower < _BEYOND
            tables.byte[point] = lower if folds else _BEYOND + what
            tables.folded[point] = 0 if lower < _BEYOND else _folded(lower)
            tables.capital[point] = letter.isupper() or letter.isdigit()
            tables.known[point] = True
    return tables


def _what(letter: str) -> int:
    point = ord(letter)
    if any(low <= point <= high for low, high in _IDEOGRAPHS):
        return _ALONE
    return _MARKS_BEYOND.get(point, _BELONGS if letter.isalnum() else _PARTS)


def _folded(lower: int) -> int:
    number = (lower + 1) * 0xFF51AFD7ED558CCD & _ONES
    return (number ^ number >> 33) * 0xC4CEB9FE1A85EC53 & _ONES


@cache
def _tables() -> _Tables:
    capital = np.array([chr(point).isupper() or chr(point).isdigit() for point in range(_BEYOND)])
    tables = _Tables(*(np.zeros(_PLANE, kind) for kind in (bool, np.uint8, np.uint64, bool)))
    tables.capital[:_BEYOND] = capital
    return tables


def is_function_word(ids: NDArray[np.uint32]) -> NDArray[np.bool_]:
    upper, lower = _function_marks()
    marked: NDArray[np.bool_] = upper.take(ids >> np.uint32(16)) & lower.take(ids & np.uint32(0xFFFF))
    return marked


@cache
def _function_marks() -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Marks both halves of the ids of function words; one in 30,000 other words is taken for one."""
    ids = word_ids([" ".join(sorted(FUNCTION_WORDS | set("bcdefghjklmnopqrstuvwxyz")))])[1]
    upper, lower = np.zeros(1 << 16, bool), np.zeros(1 << 16, bool)
    upper[ids >> np.uint32(16)] = True
    lower[ids & np.uint32(0xFFFF)] = True
    return upper, lower
