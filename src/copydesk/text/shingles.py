"""Words as comparing sees them, and the runs of words that two texts share.

Everything here is exact: a run is a maximal stretch of equal words, found by dense 5-word shingles (window 1), which
loses nothing of five words or more. That is affordable for the reports of one story; a corpus is sampled elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

REPEATS = 32
_SLOT_BITS = 20  # a megabyte, which stays in a core's cache
_SLOT_SHIFT = np.uint64(64 - _SLOT_BITS)
SHINGLE_WORDS = 5  # five words shared in order are seldom chance, and edits of one word in ten leave many (methods.md)

_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af"  # scripts that print words without spaces
_WORD = re.compile(
    rf"[{_IDEOGRAPHS}]"
    r"|(?:[^\W\d_]\.){2,}"  # U.S., N.J.
    r"|[$€£¥₹]?\d+(?:[.,:]\d+)*%?(?![^\W_])"
    rf"|[^\W_{_IDEOGRAPHS}]+(?:['’ʼ‐‑-][^\W_{_IDEOGRAPHS}]+)*"
)
_UNSEEN = {ord(mark): None for mark in ".-‐‑"}  # U.S. is US, e-mail is email
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")

# Closed classes of English, and the verbs that only introduce speech: words that two newsrooms share by necessity.
FUNCTION_WORDS = frozenset(
    """a about above across after again against all almost along already also although always am among an and another
    any anyone anything are around as at away back be became because become been before behind being below between
    both but by came can cannot come could did do does doing done down during each either else enough even ever every
    everyone everything few first for from get go going got had has have having he her here hers herself him himself
    his how however i if in including indeed instead into is it its itself just last later least less let like made
    make many may me might mine more most much must my myself near never next no nobody none nor not nothing now of
    off often on once one only onto or other others our ours out over own per perhaps put quite rather really s same
    second see several shall she should since so some someone something soon still such t take than that the their
    theirs them themselves then there therefore these they third this those though three through throughout thus to
    today together tomorrow too toward towards two under until up upon us use used very via was we well went were what
    whatever when whenever where whether which while who whole whom whose why will with within without would yes
    yesterday yet you your yours ain't aren't can't couldn't didn't doesn't don't hadn't hasn't haven't he's i'm isn't
    it's shouldn't that's they're wasn't we're weren't won't wouldn't
    said say says saying told tell tells added according asked called""".split()
)


class Words(NamedTuple):
    """The words of a text: code-point ranges and folded forms, in order."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    forms: tuple[str, ...]


class Run(NamedTuple):
    """`length` equal words at word `a` of one text and word `b` of another."""

    a: int
    b: int
    length: int


def fold(word: str) -> str:
    """What counts when two words are compared: not case, apostrophe, hyphens, initials' dots, thousands commas."""
    word = word.casefold().replace("’", "'").replace("ʼ", "'")
    if word[0].isdigit() or word[0] in "$€£¥₹":
        return _THOUSANDS.sub("", word)
    return word.translate(_UNSEEN) or word


def words(text: str) -> Words:
    """The words of `text`; numbers keep their currency sign, decimals and per cent sign."""
    found = list(_WORD.finditer(text))
    return Words(
        np.fromiter((match.start() for match in found), np.int64, len(found)),
        np.fromiter((match.end() for match in found), np.int64, len(found)),
        tuple(fold(match.group()) for match in found),
    )


def shared_runs(texts: Sequence[NDArray[np.int64]], size: int = SHINGLE_WORDS) -> dict[tuple[int, int], list[Run]]:
    """Every maximal run of at least `size` equal words between two of `texts` (word ids), by pair (i < j)."""
    hashes, owners, places = _shingles(texts, size)
    order = np.lexsort((places, owners, hashes))
    hashes, owners, places = hashes[order], owners[order], places[order]
    firsts, seconds = _equal_pairs(hashes, owners)
    if not len(firsts):
        return {}
    columns = np.stack([owners[firsts], owners[seconds], places[seconds] - places[firsts], places[firsts]])
    columns = columns[:, np.lexsort(columns[::-1])]
    steps = np.diff(columns, axis=1)
    breaks = np.flatnonzero((steps[0] != 0) | (steps[1] != 0) | (steps[2] != 0) | (steps[3] != 1)) + 1
    heads = np.concatenate(([0], breaks))
    lengths = np.diff(np.concatenate((heads, [columns.shape[1]]))) + size - 1
    runs: dict[tuple[int, int], list[Run]] = {}
    table = columns[:, heads].T.tolist()
    for (first, second, shift, place), length in zip(table, lengths.tolist(), strict=True):
        runs.setdefault((first, second), []).append(Run(place, place + shift, length))
    for found in runs.values():
        found.sort()
    return runs


def runs_of_pairs(
    texts: Sequence[NDArray[np.uint32]], pairs: Sequence[tuple[int, int]]
) -> list[list[tuple[int, int, int]]]:
    """For each of `pairs` of texts (word ids) every maximal run of SHINGLE_WORDS equal words, in order.

    As `shared_runs`, but only of the pairs asked for, all in a few steps over arrays. What stands in a pair more than
    REPEATS times is padding or a table and begins no run.
    """
    if not pairs:
        return []
    dense = _dense(texts)
    numbers = np.array(pairs, np.int64).T
    left, right = (_of_side(dense, side) for side in numbers)
    left, right = _met(left, right)
    found = np.concatenate([left.hashes, right.hashes])
    pair_of, places = np.concatenate([left.pairs, right.pairs]), np.concatenate([left.places, right.places])
    # One sort brings equal shingles of a pair together: hash and pair above, the index below.
    bits = np.uint64(len(found).bit_length())
    packed = ((_mix(found) >> bits) << bits) | np.arange(len(found), dtype=np.uint64)
    packed.sort()
    at = (packed & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)
    lefts, rights = _equal_across(packed >> bits, at >= len(left.hashes))
    lefts, rights = at[lefts], at[rights]
    same = (pair_of[lefts] == pair_of[rights]) & (found[lefts] == found[rights])
    return _runs(pair_of[lefts[same]], places[lefts[same]], places[rights[same]], len(pairs))


class _Dense(NamedTuple):
    """The hash of the shingle at every word of all texts, where each text begins, and how many shingles it has."""

    hashes: NDArray[np.uint64]
    begins: NDArray[np.int64]
    counts: NDArray[np.int64]


class _OfSide(NamedTuple):
    """Shingles of one text of each pair: hash with the pair's own salt, number of the pair, place in the text."""

    hashes: NDArray[np.uint64]
    pairs: NDArray[np.int64]
    places: NDArray[np.int64]

    def at(self, kept: NDArray[np.int64]) -> _OfSide:
        return _OfSide(self.hashes.take(kept), self.pairs.take(kept), self.places.take(kept))


def _of_side(dense: _Dense, texts: NDArray[np.int64]) -> _OfSide:
    sizes = dense.counts[texts]
    ends = np.cumsum(sizes)
    pairs = np.repeat(np.arange(len(texts)), sizes)
    places = np.arange(ends[-1]) - np.repeat(ends - sizes, sizes)
    hashes = dense.hashes.take(places + np.repeat(dense.begins[texts], sizes))
    hashes += np.repeat(np.arange(len(texts), dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15), sizes)
    return _OfSide(hashes, pairs, places)


def _met(left: _OfSide, right: _OfSide) -> tuple[_OfSide, _OfSide]:
    """Without most of the shingles that the other text of the pair has not: sorting costs far more than a table."""
    slots = [((side.hashes * np.uint64(0xFF51AFD7ED558CCD)) >> _SLOT_SHIFT).astype(np.int64) for side in (left, right)]
    table = np.zeros(1 << _SLOT_BITS, bool)
    table[slots[0]] = True
    of_right = np.flatnonzero(table.take(slots[1]))
    table[:] = False
    table[slots[1][of_right]] = True
    return left.at(np.flatnonzero(table.take(slots[0]))), right.at(of_right)


def _dense(texts: Sequence[NDArray[np.uint32]]) -> _Dense:
    lengths = np.fromiter((len(text) for text in texts), np.int64, len(texts))
    mixed = _mix(np.concatenate(texts).astype(np.uint64))
    hashes = np.zeros(len(mixed), np.uint64)
    count = max(len(mixed) - SHINGLE_WORDS + 1, 0)
    for offset in range(SHINGLE_WORDS):
        hashes[:count] *= np.uint64(0x9E3779B97F4A7C15)
        hashes[:count] += mixed[offset : offset + count]
    return _Dense(hashes, np.cumsum(lengths) - lengths, np.maximum(lengths - SHINGLE_WORDS + 1, 0))


def _equal_across(keys: NDArray[np.uint64], seconds: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Index pairs of equal keys, which are sorted, of a first text and a second; not of keys that stand too often."""
    lefts: list[NDArray[np.int64]] = []
    rights: list[NDArray[np.int64]] = []
    often = keys[:-REPEATS][keys[:-REPEATS] == keys[REPEATS:]]
    live = np.flatnonzero(keys[1:] == keys[:-1])
    if len(often):
        live = live[~np.isin(keys[live], often)]
    distance = 1
    while len(live):
        apart = live[seconds[live] != seconds[live + distance]]
        swapped = seconds[apart]
        lefts.append(np.where(swapped, apart + distance, apart))
        rights.append(np.where(swapped, apart, apart + distance))
        distance += 1
        live = live[live + distance < len(keys)]
        live = live[keys[live] == keys[live + distance]]
    none = [np.zeros(0, np.int64)]
    return np.concatenate(lefts or none), np.concatenate(rights or none)


def _runs(
    pairs: NDArray[np.int64], a: NDArray[np.int64], b: NDArray[np.int64], count: int
) -> list[list[tuple[int, int, int]]]:
    """Shingles at `a` and `b` of each of `count` pairs, made one where they follow one another."""
    if not len(a):
        return [[] for _ in range(count)]
    # Numbers that sort by pair, then shift, then place: one after the other in a run are one apart.
    width = int(max(a.max(), b.max())).bit_length() + 1
    if 2 * width + count.bit_length() > 63:
        raise ValueError("too many words at once")
    shift = 1 << (width - 1)
    keys = (((pairs << width) + (b - a + shift)) << width) | a
    keys.sort()
    heads = np.flatnonzero(np.concatenate([[True], np.diff(keys) != 1]))
    lengths = np.diff(np.append(heads, len(keys))) + SHINGLE_WORDS - 1
    keys = keys[heads]
    low = (1 << width) - 1
    a = keys & low
    b = a + (keys >> width & low) - shift
    pairs = keys >> 2 * width
    order = np.argsort((((pairs << width) | a) << width) | b)
    table = list(zip(a[order].tolist(), b[order].tolist(), lengths[order].tolist(), strict=True))
    bounds = np.searchsorted(pairs[order], np.arange(count + 1)).tolist()
    return [table[start:end] for start, end in pairwise(bounds)]


def _shingles(
    texts: Sequence[NDArray[np.int64]], size: int
) -> tuple[NDArray[np.uint64], NDArray[np.int64], NDArray[np.int64]]:
    hashes: list[NDArray[np.uint64]] = [np.zeros(0, np.uint64)]
    owners: list[NDArray[np.int64]] = [np.zeros(0, np.int64)]
    places: list[NDArray[np.int64]] = [np.zeros(0, np.int64)]
    for owner, ids in enumerate(texts):
        count = len(ids) - size + 1
        if count <= 0:
            continue
        mixed = _mix(ids.astype(np.uint64))
        total = np.zeros(count, np.uint64)
        for offset in range(size):
            total = total * np.uint64(0x9E3779B97F4A7C15) + mixed[offset : offset + count]
        hashes.append(total)
        owners.append(np.full(count, owner, np.int64))
        places.append(np.arange(count, dtype=np.int64))
    return np.concatenate(hashes), np.concatenate(owners), np.concatenate(places)


def _mix(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """SplitMix64's finaliser: neighbouring word ids become unrelated 64-bit numbers."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9) + np.uint64(0x9E3779B97F4A7C15)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _equal_pairs(hashes: NDArray[np.uint64], owners: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Index pairs (first, second) of equal hashes with different owners; input sorted by hash, then owner."""
    firsts: list[NDArray[np.int64]] = [np.zeros(0, np.int64)]
    seconds: list[NDArray[np.int64]] = [np.zeros(0, np.int64)]
    live = np.arange(len(hashes), dtype=np.int64)
    distance = 1
    while True:
        live = live[live + distance < len(hashes)]
        live = live[hashes[live] == hashes[live + distance]]
        if not len(live):
            return np.concatenate(firsts), np.concatenate(seconds)
        apart = live[owners[live] != owners[live + distance]]
        firsts.append(apart)
        seconds.append(apart + distance)
        distance += 1
