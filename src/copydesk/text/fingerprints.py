"""Fingerprints of many articles at once: words and winnowed 5-word shingles, in plain arrays.

Made for corpora: no step looks at one article at a time, and what is found for an article does not depend on those
beside it. Words here are bare runs of letters and digits (an apostrophe parts them), folded to lower case. Winnowing
after Schleimer, Wilkerson and Aiken, SIGMOD 2003: of every WINDOW shingles in a row the one with the smallest hash is
kept, so that SHINGLE_WORDS + WINDOW - 1 equal words in order always leave one fingerprint in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from copydesk.text.align import HEAVY, LIGHT
from copydesk.text.shingles import FUNCTION_WORDS, SHINGLE_WORDS

WINDOW = 2  # 6 equal words are seen; 3 finds .962 and 2 finds .976 of known copies (bench/copies.py known)
CONTENT_WORDS = 2  # a shingle with fewer says nothing about who wrote it, and such are a third of all

_BASE = np.uint64(0x9E3779B97F4A7C15)
_NONE = np.uint64(0xFFFFFFFFFFFFFFFF)
_PLANE = 0x10000
_FILTER_BITS = 16
_LINE, _STRAIGHT, _OPENS, _CLOSES = 3, 4, 5, 6


class Tokens(NamedTuple):
    """Words of several texts: `offsets` (n + 1) bound each text's words; starts and ends are code points in its text.

    `telling` is True for a word that is neither a function word nor a number nor begins with a capital; `quoted` for
    a word between quotation marks, double ones, that open in its line.
    """

    offsets: NDArray[np.int64]
    ids: NDArray[np.uint32]
    starts: NDArray[np.uint32]
    ends: NDArray[np.uint32]
    telling: NDArray[np.bool_]
    quoted: NDArray[np.bool_]


class Fingerprints(NamedTuple):
    """Kept shingles: hash, number of the text within the batch, and place of the first word in it."""

    hashes: NDArray[np.uint64]
    texts: NDArray[np.uint32]
    places: NDArray[np.uint32]


class _Tables(NamedTuple):
    kinds: NDArray[
        np.uint8
    ]  # 0 parts words, 1 belongs to one, 2 is a word by itself; the rest are marks that part words
    folded: NDArray[np.uint64]
    capital: NDArray[np.bool_]  # capitals and digits


def tokenise(texts: Sequence[str]) -> Tokens:
    """Words of every text. Texts are joined by a line's end, so neither words nor quotations run over."""
    tables = _tables()
    lengths = np.fromiter((len(text) for text in texts), np.int64, len(texts))
    begins = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths + 1)])
    points = np.frombuffer(("\n".join(texts) + "\n").encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.intp)
    if len(points) and int(points.max()) >= _PLANE:
        points = np.where(points < _PLANE, points, np.where(points < 0x20000, 0x20, 0x4E00 + points % 0x5000))
    kinds = tables.kinds.take(points)
    word = kinds == 1
    first = (kinds == 1) | (kinds == 2)
    last = first.copy()
    first[1:] &= ~(word[1:] & word[:-1])
    last[:-1] &= ~(word[1:] & word[:-1])
    starts, stops = np.flatnonzero(first), np.flatnonzero(last) + 1
    weights, inverses = _powers(len(points))
    sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(tables.folded.take(points) * weights)])
    ids = (((sums[stops] - sums[starts]) * inverses[starts]) >> np.uint64(32)).astype(np.uint32)
    offsets = np.searchsorted(starts, begins)
    counts = np.diff(offsets)
    shifts = np.repeat(begins[:-1], counts)
    telling = ~(tables.capital[points[starts]] | _is_function_word(ids))
    return Tokens(
        offsets,
        ids,
        (starts - shifts).astype(np.uint32),
        (stops - shifts).astype(np.uint32),
        telling,
        _quoted(kinds, starts),
    )


def _quoted(kinds: NDArray[np.uint8], starts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Words between an opening and a closing mark, or between two straight ones, of one line."""
    marks = np.flatnonzero(kinds >= _LINE)
    kind = kinds[marks]
    straight = np.concatenate([[0], np.cumsum(kind == _STRAIGHT)])
    depth = np.concatenate([[0], np.cumsum((kind == _OPENS).astype(np.int64) - (kind == _CLOSES))])
    # What a line opened and did not close ends with it: counts are taken from the last line's end on.
    line = np.concatenate([[0], np.maximum.accumulate(np.where(kind == _LINE, np.arange(1, len(marks) + 1), 0))])
    seen = np.searchsorted(marks, starts)
    begun = line[seen]
    quoted: NDArray[np.bool_] = ((straight[seen] - straight[begun]) % 2 == 1) | (depth[seen] > depth[begun])
    return quoted


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
    texts = np.searchsorted(offsets, kept, "right") - 1
    return Fingerprints(hashes[kept], texts.astype(np.uint32), (kept - offsets[texts]).astype(np.uint32))


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


def hefts(ids: NDArray[np.uint32]) -> list[float]:
    """Running sums of how much words can hold a passage together, as `align.heft_of` has them."""
    weights = np.where(_is_function_word(ids), LIGHT, HEAVY)
    return [0.0, *np.cumsum(weights).tolist()]


@cache
def _tables() -> _Tables:
    kinds, folded, capital = np.zeros(_PLANE, np.uint8), np.zeros(_PLANE, np.uint64), np.zeros(_PLANE, bool)
    for point in range(_PLANE):
        letter = chr(point)
        if 0x3040 <= point <= 0x30FF or 0x3400 <= point <= 0x9FFF or 0xAC00 <= point <= 0xFAFF:
            kinds[point] = 2
        elif letter.isalnum():
            kinds[point] = 1
        capital[point] = letter.isupper() or letter.isdigit()
        folded[point] = ord(letter.lower()[0])
    for letters, kind in (("\n\r", _LINE), ('"', _STRAIGHT), ("“„«", _OPENS), ("”»", _CLOSES)):
        kinds[[ord(letter) for letter in letters]] = kind
    folded = (folded + np.uint64(1)) * np.uint64(0xFF51AFD7ED558CCD)
    folded ^= folded >> np.uint64(33)
    return _Tables(kinds, folded * np.uint64(0xC4CEB9FE1A85EC53), capital)


_POWERS: dict[int, tuple[NDArray[np.uint64], NDArray[np.uint64]]] = {}


def _powers(count: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Powers of an odd base mod 2^64 and their inverses, kept for the largest batch seen."""
    kept = _POWERS.get(0)
    if kept is None or len(kept[0]) < count:
        size = max(count, 1 << 20)
        inverse = np.uint64(pow(int(_BASE), -1, 1 << 64))
        kept = _POWERS[0] = (_geometric(_BASE, size), _geometric(inverse, size))
    return kept[0][:count], kept[1]


def _geometric(base: np.uint64, size: int) -> NDArray[np.uint64]:
    powers = np.full(size, base, np.uint64)
    powers[0] = 1
    return np.cumprod(powers)


def _is_function_word(ids: NDArray[np.uint32]) -> NDArray[np.bool_]:
    marked: NDArray[np.bool_] = _function_filter()[ids >> np.uint32(32 - _FILTER_BITS)]
    return marked


@cache
def _function_filter() -> NDArray[np.bool_]:
    """Marks the upper bits of the ids of function words; half a percent of other words are taken for one."""
    marks = np.zeros(1 << _FILTER_BITS, bool)
    marks[_ids_of(sorted(FUNCTION_WORDS | set("bcdefghjklmnopqrstuvwxyz"))) >> np.uint32(32 - _FILTER_BITS)] = True
    return marks


def _ids_of(forms: Sequence[str]) -> NDArray[np.uint32]:
    folded = _tables().folded
    total = []
    for form in forms:
        for part in form.split("'"):
            number = sum(int(folded[ord(letter)]) * pow(int(_BASE), k, 1 << 64) for k, letter in enumerate(part))
            total.append((number & 0xFFFFFFFFFFFFFFFF) >> 32)
    return np.array(total, np.uint32)
