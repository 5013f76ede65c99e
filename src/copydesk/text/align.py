"""From runs of equal words to passages: which stretches correspond, where they end, and which words differ inside.

Works on texts with one character a word (`lettered`), since strings are what is cut, searched and aligned fastest. Runs
close to one another on both sides make a region; one word alignment of the region with some words around it gives ends,
joints and edits at once, so that none is guessed from the seeds.
"""

from __future__ import annotations

import sys
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from copydesk.text.shingles import Run

CHAIN_GAP_WORDS = 25  # seeds farther apart on either side belong to different regions (methods.md)
MARGIN_WORDS = 30  # how far an end may be widened past its outermost seed
JOIN_GAP_WORDS = 12  # a clause; a longer stretch without equal words is a sentence cut or added, not an edit
LIGHT, HEAVY = 0.5, 1.5  # of a function word and of any other
STRAY_WEIGHT = 5.0  # three or four content words in order no longer stand there by chance

_SLOTS = 1 << 18  # a megabyte of table: it stays in a core's cache
_FIRST_SLOT = 0x10000  # as many code points lie from here on; below are some more that are no surrogates
_SPARE = 0x100
_SURROGATES, _AFTER_SURROGATES = 0xD800, 0xE000

_Run = tuple[int, int, int]  # as Run, which takes six times longer to make


class Block(NamedTuple):
    """A passage that corresponds: its equal runs in order; what lies between two of them was edited."""

    runs: tuple[Run, ...]

    @property
    def a(self) -> tuple[int, int]:
        return self.runs[0].a, self.runs[-1].a + self.runs[-1].length

    @property
    def b(self) -> tuple[int, int]:
        return self.runs[0].b, self.runs[-1].b + self.runs[-1].length

    @property
    def matched(self) -> int:
        return sum([length for _, _, length in self.runs])

    @property
    def similarity(self) -> float:
        """Share of both sides' words that are equal and in order (1.0: word for word)."""
        return 2 * self.matched / (self.a[1] - self.a[0] + self.b[1] - self.b[0])

    def gaps(self) -> list[tuple[int, int, int, int]]:
        """The edits as half-open word ranges (a_start, a_end, b_start, b_end); one side may be empty."""
        return [(left.a + left.length, right.a, left.b + left.length, right.b) for left, right in pairwise(self.runs)]


def lettered(ids: NDArray[np.uint32]) -> str:
    """A character for each word, equal where the words are. Letters mean something only within one call.

    Raises ValueError for more than a million different words.
    """
    slots = ids & np.uint32(_SLOTS - 1)
    owners = np.empty(_SLOTS, np.uint32)
    owners[slots] = ids
    letters = slots + np.uint32(_FIRST_SLOT)
    others = np.flatnonzero(owners[slots] != ids)
    if len(others):
        numbers = np.unique(ids[others], return_inverse=True)[1]
        if numbers.max() >= _SURROGATES - _SPARE:
            return _numbered(ids)
        letters[others] = (numbers + _SPARE).astype(np.uint32)
    return letters.astype("<u4", copy=False).tobytes().decode("utf-32-le")


def _numbered(ids: NDArray[np.uint32]) -> str:
    """As `lettered`, by order of the ids: slower, for texts of very many words."""
    letters = np.unique(ids, return_inverse=True)[1] + _SPARE
    letters[letters >= _SURROGATES] += _AFTER_SURROGATES - _SURROGATES
    if letters.max() > sys.maxunicode:
        raise ValueError("too many words at once")
    return letters.astype("<u4").tobytes().decode("utf-32-le")


def light_words(words: Sequence[int], light: Container[int]) -> bytes:
    """A byte for each word: 1 for one of `light`, which are too common to hold a passage together, else 0."""
    return bytes(word in light for word in words)


class Demand(NamedTuple):
    """How many equal words of those marked in `telling` (a byte a word of `a`) a region has to hold to be told.

    `alone` where it is all that two texts share, `beside` otherwise. Most pairs of a corpus share a turn of phrase and
    no more: they are refused before the ends and the edits of it are worked out.
    """

    telling: bytes
    alone: int
    beside: int


def blocks(a: str, b: str, runs: Sequence[_Run], light: bytes, demand: Demand | None = None) -> list[Block]:
    """Corresponding passages of `a` and `b` around `runs`, largest regions first claiming their words.

    `light` marks the words of `a` that count a third (`light_words`). No two blocks share a word of `a` or of `b`.
    Sorted by place in `a`.
    """
    taken_a, taken_b = bytearray(len(a)), bytearray(len(b))
    found: list[Block] = []
    chains = _chains(runs)
    if len(chains) > 1:
        chains.sort(key=lambda chain: (-sum(run[2] for run in chain), chain[0]))
    needed = 0 if demand is None else demand.alone if len(chains) == 1 else demand.beside
    for chain in chains:
        for anchors in _anchors(chain, taken_a, taken_b):
            equal = _equal_around(a, b, anchors, taken_a, taken_b)
            if demand is not None and _marked(demand.telling, equal) < needed:
                continue
            if len(equal) > 1:
                equal = _without_strays(_absorbed(_fused(equal), a, b), light)
            for part in _joined(equal):
                block = Block(tuple(map(Run._make, part)))
                (a_start, a_end), (b_start, b_end) = block.a, block.b
                taken_a[a_start:a_end] = b"\x01" * (a_end - a_start)
                taken_b[b_start:b_end] = b"\x01" * (b_end - b_start)
                found.append(block)
    found.sort()
    return found


def _chains(runs: Sequence[_Run]) -> list[list[_Run]]:
    """Runs that follow one another within CHAIN_GAP_WORDS on both sides, nearest predecessor first."""
    if len(runs) == 1:
        return [list(runs)]
    chains: list[list[_Run]] = []
    open_chains: list[list[_Run]] = []
    for run in sorted(runs):
        a, b, _ = run
        open_chains = [c for c in open_chains if c[-1][0] + c[-1][2] + CHAIN_GAP_WORDS >= a]
        best: list[_Run] | None = None
        best_gap = 2 * CHAIN_GAP_WORDS + 1
        for chain in open_chains:
            tail_a, tail_b, length = chain[-1]
            gap_a, gap_b = a - tail_a - length, b - tail_b - length
            if b <= tail_b or gap_a < -length or gap_b < -length or gap_b > CHAIN_GAP_WORDS:
                continue
            gap = abs(gap_a) + abs(gap_b)
            if gap < best_gap:
                best, best_gap = chain, gap
        if best is None:
            best = []
            chains.append(best)
            open_chains.append(best)
        best.append(run)
    return chains


def _anchors(chain: Sequence[_Run], taken_a: bytearray, taken_b: bytearray) -> list[list[_Run]]:
    """The chain's runs without overlaps and without words that an earlier region has, parted where it lies between."""
    parts: list[list[_Run]] = []
    end_a = end_b = -1
    for a, b, length in chain:
        skip = max(end_a - a, end_b - b, 0)
        a, b, length = a + skip, b + skip, length - skip
        if length <= 0 or taken_a.find(1, a, a + length) >= 0 or taken_b.find(1, b, b + length) >= 0:
            continue
        if not parts or taken_a.find(1, end_a, a) >= 0 or taken_b.find(1, end_b, b) >= 0:
            parts.append([])
        parts[-1].append((a, b, length))
        end_a, end_b = a + length, b + length
    return parts


def _marked(telling: bytes, runs: Sequence[_Run]) -> int:
    count = telling.count
    return sum([count(1, a, a + length) for a, _, length in runs])


def _equal_around(a: str, b: str, anchors: Sequence[_Run], taken_a: bytearray, taken_b: bytearray) -> list[_Run]:
    """The anchors and the equal words before, between and after them."""
    low_a, high_a = _margins(anchors[0][0], anchors[-1][0] + anchors[-1][2], taken_a)
    low_b, high_b = _margins(anchors[0][1], anchors[-1][1] + anchors[-1][2], taken_b)
    equal: list[_Run] = []
    end_a, end_b = low_a, low_b
    for anchor in anchors:
        _add_equal(equal, a, b, (end_a, anchor[0]), (end_b, anchor[1]))
        equal.append(anchor)
        end_a, end_b = anchor[0] + anchor[2], anchor[1] + anchor[2]
    _add_equal(equal, a, b, (end_a, high_a), (end_b, high_b))
    return equal


def _margins(start: int, end: int, taken: bytearray) -> tuple[int, int]:
    """`start` and `end` moved outward by up to MARGIN_WORDS, not into a taken word."""
    low = max(start - MARGIN_WORDS, 0)
    low = max(low, taken.rfind(1, low, start) + 1)
    high = min(end + MARGIN_WORDS, len(taken))
    stop = taken.find(1, end, high)
    return low, high if stop < 0 else stop


def _add_equal(equal: list[_Run], a: str, b: str, a_range: tuple[int, int], b_range: tuple[int, int]) -> None:
    """Add the runs of a longest common subsequence of two stretches."""
    (a_start, a_end), (b_start, b_end) = a_range, b_range
    if a_start >= a_end or b_start >= b_end:
        return
    for a_place, b_place, size in Indel.editops(a[a_start:a_end], b[b_start:b_end]).as_matching_blocks():
        if size:  # the last one is empty
            equal.append((a_start + a_place, b_start + b_place, size))


def _fused(runs: Sequence[_Run]) -> list[_Run]:
    """Runs that touch on both sides made one."""
    fused = [runs[0]]
    for run in runs[1:]:
        a, b, length = fused[-1]
        if a + length == run[0] and b + length == run[1]:
            fused[-1] = (a, b, length + run[2])
        else:
            fused.append(run)
    return fused


def _absorbed(runs: list[_Run], a: str, b: str) -> list[_Run]:
    """Move words of a short run to a longer neighbour that has the same words free beside it.

    An alignment may tie a "the" to a sentence before the one it opens; only its neighbour tells which.
    """
    place = 0
    while place + 1 < len(runs):
        left_a, left_b, left_size = runs[place]
        right_a, right_b, right_size = runs[place + 1]
        if left_size <= right_size:
            same = a[right_a - left_size : right_a] == b[right_b - left_size : right_b]
            merged = (right_a - left_size, right_b - left_size, left_size + right_size)
        else:
            end_a, end_b = left_a + left_size, left_b + left_size
            same = a[end_a : end_a + right_size] == b[end_b : end_b + right_size]
            merged = (left_a, left_b, left_size + right_size)
        if same:
            runs[place : place + 2] = [merged]
            place = max(place - 1, 0)
        else:
            place += 1
    return runs


def _without_strays(runs: list[_Run], light: bytes) -> list[_Run]:
    """Drop equal words that only happen to stand between two larger edits, so that one edit is told as one."""
    kept = list(runs)
    gaps = [0, *[_gap(left, right) for left, right in pairwise(kept)], 0]  # before each run; nothing is outside
    place = 0
    while place < len(kept):
        a, _, length = kept[place]
        if length * LIGHT < STRAY_WEIGHT:
            before, after = gaps[place], gaps[place + 1]
            outer = place == 0 or place + 1 == len(kept)
            allowed = (before if before > after else after) if outer else (before if before < after else after)
            weight = length * HEAVY - light.count(1, a, a + length) * (HEAVY - LIGHT)
            if weight < allowed and weight < STRAY_WEIGHT:
                del kept[place]
                gaps[place : place + 2] = [0 if outer else _gap(kept[place - 1], kept[place])]
                place = max(place - 1, 0)  # its gap has grown: the one before may fall too
                continue
        place += 1
    return kept


def _joined(runs: Sequence[_Run]) -> list[tuple[_Run, ...]]:
    """Join neighbours over gaps that are small beside what they join, smaller gaps first."""
    parts: list[tuple[_Run, ...]] = [(run,) for run in runs]
    if len(parts) <= 1:
        return parts
    held = [run[2] for run in runs]
    gaps = [_gap(left, right) for left, right in pairwise(runs)]
    sizes = sorted({gap for gap in gaps if gap <= JOIN_GAP_WORDS})
    joined = True
    while joined:
        joined = False
        for size in sizes:
            place = 0
            while place < len(gaps):
                if gaps[place] <= size and gaps[place] <= held[place] and gaps[place] <= held[place + 1]:
                    parts[place : place + 2] = [parts[place] + parts[place + 1]]
                    held[place : place + 2] = [held[place] + held[place + 1]]
                    del gaps[place]
                    joined = True
                else:
                    place += 1
    return parts


def _gap(left: _Run, right: _Run) -> int:
    gap_a, gap_b = right[0] - left[0] - left[2], right[1] - left[1] - left[2]
    return gap_a if gap_a > gap_b else gap_b
