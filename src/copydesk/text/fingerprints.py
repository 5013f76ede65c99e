"""Fingerprints of many articles at once: words and winnowed 5-word shingles, in plain arrays.

Made for corpora: no step looks at one article at a time, and what is found for an article does not depend on those
beside it. Words here are bare runs of letters and digits (an apostrophe parts them), folded to lower case. Winnowing
after Schleimer, Wilkerson and Aiken, SIGMOD 2003: of every WINDOW shingles in a row the one with the smallest hash is
kept, so that SHINGLE_WORDS + WINDOW - 1 equal words in order always leave one fingerprint in common.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from copydesk.text.shingles import FUNCTION_WORDS, SHINGLE_WORDS

WINDOW = 2  # 6 equal words are seen; 3 finds .962 and 2 finds .976 of known copies (bench/copies.py known)
CONTENT_WORDS = 2  # a shingle with fewer says nothing about who wrote it, and such are a third of all

_PROBE = "Divers who inspected both piers found long cracks in the concrete below the water line, engineers warned."
_BASE = np.uint64(0x9E3779B97F4A7C15)
_NONE = np.uint64(0xFFFFFFFFFFFFFFFF)
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(9)], np.uint64)
_LOWER = np.uint64(0x2020202020202020)  # folds eight ASCII letters and leaves digits as they are
_END = "\n" * 9  # a word at the very end has eight characters from its last on, too
HASHED_LETTERS = 64  # of a word; longer ones are addresses and the like
_PLANE = 0x10000
# Two single marks that stand for a double one, and as many characters in their place.
_DOUBLED_MARKS = (("‘‘", " “"), ("’’", "” "), ("''", ' "'), ("``", ' "'))
# "— Jane Roe (@janeroe)" and the line above it, as pages embed a post.
_POST = re.compile(r"[^\n]+\n+[ \t]*[—–-]+ ?[^\n()]{1,60}\(@\w{1,15}\)")
_BEYOND = 0x80  # ASCII
_LINE, _STRAIGHT, _OPENS, _CLOSES = 3, 4, 5, 6


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


class Fingerprints(NamedTuple):
    """Kept shingles: hash, number of the text within the batch, and place of the first word in it."""

    hashes: NDArray[np.uint64]
    texts: NDArray[np.uint32]
    places: NDArray[np.uint32]


class _Tables(NamedTuple):
    """What is known of each code point of the first plane."""

    byte: NDArray[np.uint8]  # of what is not ASCII: the folded letter where that is, else _BEYOND + its kind
    folded: NDArray[np.uint64]  # a number for each folded letter that is not ASCII
    capital: NDArray[np.bool_]  # capitals and digits
    kinds: bytes  # by such a byte: 0 parts words, 1 belongs to one, 2 is a word by itself; the rest are marks


def tokenise(texts: Sequence[str]) -> Tokens:
    """Words of every text. Texts are joined by a line's end, so neither words nor quotations run over.

    Nearly all letters of English are ASCII: a byte stands for each, eight of a word are hashed at once, and letters
    beyond are added one by one. So little is done for every character, and no character is an object.
    """
    lengths = np.fromiter((len(text) for text in texts), np.int64, len(texts))
    begins = 1 + np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths + 1)])
    joined = "\n" + "\n".join(texts) + _END
    for doubled, mark in _DOUBLED_MARKS:
        joined = joined.replace(doubled, mark)
    points, units = _units(joined)
    kinds = np.frombuffer(units.translate(_tables().kinds), np.uint8)
    starts, stops = _bounds(kinds)
    ids = _ids(points, units, kinds, starts, stops)
    offsets = np.searchsorted(starts, begins)
    shifts = np.repeat(begins[:-1], np.diff(offsets))
    light = _is_function_word(ids)
    return Tokens(
        offsets,
        ids,
        (starts - shifts).astype(np.uint32),
        (stops - shifts).astype(np.uint32),
        ~(_tables().capital[points[starts]] | light),
        _quoted(kinds, starts) | _posted(joined, starts),
        light,
    )


def _units(joined: str) -> tuple[NDArray[Any], bytes]:
    """The code points of a text, those beyond the first plane replaced, and a byte for each of them."""
    if joined.isascii():
        units = joined.encode()
        return np.frombuffer(units, np.uint8), units
    points: NDArray[Any] = np.frombuffer(joined.encode("utf-16-le", "surrogatepass"), np.uint16)
    if len(points) != len(joined):
        wide = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
        outside = np.where(wide < 0x20000, 0x20, 0x4E00 + wide % 0x5000)  # signs, and ideographs
        points = np.where(wide < _PLANE, wide, outside).astype(np.uint16)
    single = points.astype(np.uint8)
    beyond = np.flatnonzero(points >= _BEYOND)
    single[beyond] = _tables().byte[points[beyond]]
    return points, single.tobytes()


def _bounds(kinds: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where words start and stop, in order. The first and the last character belong to none."""
    word = kinds == 1
    edges = np.flatnonzero(word[1:] != word[:-1]) + 1
    starts, stops = edges[0::2], edges[1::2]
    alone = np.flatnonzero(kinds == 2)
    if not len(alone):
        return starts, stops
    return np.sort(np.concatenate([starts, alone])), np.sort(np.concatenate([stops, alone + 1]))


def _ids(
    points: NDArray[Any],
    units: bytes,
    kinds: NDArray[np.uint8],
    starts: NDArray[np.int64],
    stops: NDArray[np.int64],
) -> NDArray[np.uint32]:
    """A number for each word out of its folded letters, of which no more than HASHED_LETTERS are looked at."""
    sizes = stops - starts
    eights = np.ndarray(len(units) - 7, "<u8", units, strides=(1,))  # the eight characters from each place on
    sums: NDArray[np.uint64] = ((eights[starts] | _LOWER) & _MASKS[np.minimum(sizes, 8)]) * _BASE
    for begin in range(8, HASHED_LETTERS, 8):
        longer = np.flatnonzero(sizes > begin)
        if not len(longer):
            break
        more = (eights[starts[longer] + begin] | _LOWER) & _MASKS[np.minimum(sizes[longer] - begin, 8)]
        sums[longer] = (sums[longer] ^ (sums[longer] >> np.uint64(29)) ^ more) * _BASE
    if points.dtype != np.uint8:
        beyond = np.flatnonzero(points >= _BEYOND)
        beyond = beyond[(kinds[beyond] == 1) | (kinds[beyond] == 2)]
        owners = np.searchsorted(starts, beyond, "right") - 1
        odd = (2 * (beyond - starts[owners]) + 1).astype(np.uint64)
        np.add.at(sums, owners, _tables().folded[points[beyond]] * odd)
    sums ^= sums >> np.uint64(32)
    sums *= np.uint64(0xC4CEB9FE1A85EC53)
    return (sums >> np.uint64(32)).astype(np.uint32)


def _quoted(kinds: NDArray[np.uint8], starts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Words between an opening and a closing mark, or between two straight ones, of one line."""
    marks = np.flatnonzero(kinds >= _LINE)
    kind = kinds[marks]
    straight = np.concatenate([[0], np.cumsum(kind == _STRAIGHT)])
    depth = np.concatenate([[0], np.cumsum((kind == _OPENS).astype(np.int64) - (kind == _CLOSES))])
    # What a line opened and did not close ends with it: counts are taken from the last line's end on.
    line = np.concatenate([[0], np.maximum.accumulate(np.where(kind == _LINE, np.arange(1, len(marks) + 1), 0))])
    after = ((straight - straight[line]) % 2 == 1) | (depth > depth[line])  # what holds behind each mark
    quoted: NDArray[np.bool_] = np.repeat(
        after, np.diff(np.concatenate([[0], np.searchsorted(starts, marks), [len(starts)]]))
    )
    return quoted


def _posted(joined: str, starts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Words of a line under which a post's author signs with a handle: a quotation that needs no marks."""
    posted = np.zeros(len(starts), bool)
    if "(@" in joined:
        for match in _POST.finditer(joined):
            posted[slice(*np.searchsorted(starts, match.span()))] = True
    return posted


def fingerprint(offsets: NDArray[np.int64], ids: NDArray[np.uint32]) -> Fingerprints:
    """Winnowed fingerprints of the texts whose words are `ids` between `offsets`."""
    # Blanks around the batch, as between its texts: a text's first window must not depend on what stands before it.
    blank = np.full(WINDOW - 1, _NONE)
    hashes = np.concatenate([blank, shingle_hashes(offsets, ids), blank])
    low = hashes.copy()
    for shift in range(1, WINDOW):
        np.minimum(low[:-shift], hashes[shift:], out=low[:-shift])
    high = low.copy()
    for shift in range(1, WINDOW):
        np.maximum(high[shift:], low[:-shift], out=high[shift:])
    hashes, high = hashes[WINDOW - 1 : len(ids) + WINDOW - 1], high[WINDOW - 1 : len(ids) + WINDOW - 1]
    kept = np.flatnonzero((hashes == high) & (hashes != _NONE))
    counts = np.diff(np.searchsorted(kept, offsets))
    texts = np.repeat(np.arange(len(counts)), counts)
    return Fingerprints(hashes[kept], texts.astype(np.uint32), (kept - offsets[texts]).astype(np.uint32))


def probe() -> str:
    """Differs when words or fingerprints are made otherwise than they were: what was kept of them is then useless."""
    tokens = tokenise([_PROBE])
    found = fingerprint(tokens.offsets, tokens.ids)
    return "".join(f"{int(one) >> 48:04x}" for one in found.hashes)


def shingle_hashes(offsets: NDArray[np.int64], ids: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """A hash for the shingle that begins at each word; the highest number where none does or where it is empty talk."""
    count = len(ids)
    mixed = (ids.astype(np.uint64) + np.uint64(1)) * np.uint64(0xD6E8FEB86659FD93)
    mixed ^= mixed >> np.uint64(32)
    content = (~_is_function_word(ids)).astype(np.uint8)
    hashes = np.zeros(count + SHINGLE_WORDS - 1, np.uint64)
    held = np.zeros(count + SHINGLE_WORDS - 1, np.uint8)
    for place in range(SHINGLE_WORDS):
        part = mixed * np.uint64(pow(int(_BASE), SHINGLE_WORDS - place, 1 << 64))
        start = SHINGLE_WORDS - 1 - place
        hashes[start : start + count] += part
        held[start : start + count] += content
    hashes, held = hashes[SHINGLE_WORDS - 1 :], held[SHINGLE_WORDS - 1 :]
    hashes ^= hashes >> np.uint64(29)
    hashes *= np.uint64(0xBF58476D1CE4E5B9)
    hashes ^= hashes >> np.uint64(32)
    hashes[held < CONTENT_WORDS] = _NONE
    for back in range(1, SHINGLE_WORDS):
        ends = offsets[1:] - back
        hashes[ends[ends >= 0]] = _NONE
    return hashes


@cache
def _tables() -> _Tables:
    letters = [chr(point) for point in range(_PLANE)]
    kinds = np.array([letter.isalnum() for letter in letters], np.uint8)
    for low, high in ((0x3040, 0x30FF), (0x3400, 0x9FFF), (0xAC00, 0xFAFF)):
        kinds[low : high + 1] = 2
    for marks, kind in (("\n\r", _LINE), ('"', _STRAIGHT), ("“„«", _OPENS), ("”»", _CLOSES)):
        kinds[[ord(mark) for mark in marks]] = kind
    lower = np.array([ord(letter.lower()[0]) for letter in letters], np.uint64)
    folded = (lower + np.uint64(1)) * np.uint64(0xFF51AFD7ED558CCD)
    folded ^= folded >> np.uint64(33)
    return _Tables(
        np.where((kinds == 1) & (lower < _BEYOND), lower, _BEYOND + kinds).astype(np.uint8),
        np.where(lower < _BEYOND, np.uint64(0), folded * np.uint64(0xC4CEB9FE1A85EC53)),
        np.array([letter.isupper() or letter.isdigit() for letter in letters]),
        bytes([*kinds[:_BEYOND].tolist(), *range(_LINE + 4), *bytes(_BEYOND - _LINE - 4)]),
    )


def _is_function_word(ids: NDArray[np.uint32]) -> NDArray[np.bool_]:
    upper, lower = _function_marks()
    marked: NDArray[np.bool_] = upper[ids >> np.uint32(16)] & lower[ids & np.uint32(0xFFFF)]
    return marked


@cache
def _function_marks() -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Marks both halves of the ids of function words; one in 30,000 other words is taken for one."""
    points, units = _units(" " + " ".join(sorted(FUNCTION_WORDS | set("bcdefghjklmnopqrstuvwxyz"))) + _END)
    kinds = np.frombuffer(units.translate(_tables().kinds), np.uint8)
    ids = _ids(points, units, kinds, *_bounds(kinds))
    upper, lower = np.zeros(1 << 16, bool), np.zeros(1 << 16, bool)
    upper[ids >> np.uint32(16)] = True
    lower[ids & np.uint32(0xFFFF)] = True
    return upper, lower
