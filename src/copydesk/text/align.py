"""From runs of equal words to passages: which stretches correspond, where they end, and which words differ inside.

Works on arrays of word ids. Runs close to one another on both sides make a region; one word alignment of the region
with some words around it gives ends, joints and edits at once, so that none is guessed from the seeds.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

from copydesk.text.shingles import Run

CHAIN_GAP_WORDS = 25  # seeds farther apart on either side belong to different regions (methods.md)
MARGIN_WORDS = 30  # how far an end may be widened past its outermost seed
JOIN_GAP_WORDS = 12  # a clause; a longer stretch without equal words is a sentence cut or added, not an edit
LIGHT, HEAVY = 0.5, 1.5  # of a function word and of any other
STRAY_WEIGHT = 5.0  # three or four content words in order no longer stand there by chance


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
        return sum(run.length for run in self.runs)

    @property
    def similarity(self) -> float:
        """Share of both sides' words that are equal and in order (1.0: word for word)."""
        return 2 * self.matched / (self.a[1] - self.a[0] + self.b[1] - self.b[0])

    def gaps(self) -> list[tuple[int, int, int, int]]:
        """The edits as half-open word ranges (a_start, a_end, b_start, b_end); one side may be empty."""
        return [(left.a + left.length, right.a, left.b + left.length, right.b) for left, right in pairwise(self.runs)]


def blocks(a: Sequence[int], b: Sequence[int], runs: Sequence[Run], heft: Sequence[float]) -> list[Block]:
    """Corresponding passages of `a` and `b` around `runs`, largest regions first claiming their words.

    `heft` sums up how much the words of `a` before each place can hold together (`heft_of`). No two blocks share a
    word of `a` or of `b`. Sorted by place in `a`.
    """
    taken_a, taken_b = bytearray(len(a)), bytearray(len(b))
    found: list[Block] = []
    for chain in sorted(_chains(runs), key=lambda chain: (-sum(run.length for run in chain), chain[0])):
        for anchors in _anchors(chain, taken_a, taken_b):
            for block in _blocks_around(a, b, anchors, (taken_a, taken_b), heft):
                taken_a[slice(*block.a)] = b"\x01" * (block.a[1] - block.a[0])
                taken_b[slice(*block.b)] = b"\x01" * (block.b[1] - block.b[0])
                found.append(block)
    return sorted(found)


def heft_of(words: Sequence[int], light: Container[int]) -> list[float]:
    """Running sums, one longer than `words`: a word of `light`, too common to hold a passage, counts a third."""
    return list(accumulate((LIGHT if word in light else HEAVY for word in words), initial=0.0))


def _chains(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs that follow one another within CHAIN_GAP_WORDS on both sides, nearest predecessor first."""
    chains: list[list[Run]] = []
    open_chains: list[list[Run]] = []
    for run in sorted(runs):
        open_chains = [c for c in open_chains if c[-1].a + c[-1].length + CHAIN_GAP_WORDS >= run.a]
        best: list[Run] | None = None
        best_gap = 2 * CHAIN_GAP_WORDS + 1
        for chain in open_chains:
            tail = chain[-1]
            gap_a, gap_b = run.a - tail.a - tail.length, run.b - tail.b - tail.length
            if run.b <= tail.b or gap_a < -tail.length or gap_b < -tail.length or gap_b > CHAIN_GAP_WORDS:
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


def _anchors(chain: Sequence[Run], taken_a: bytearray, taken_b: bytearray) -> list[list[Run]]:
    """The chain's runs without overlaps and without words that an earlier region has, parted where it lies between."""
    parts: list[list[Run]] = []
    end_a = end_b = -1
    for run in chain:
        skip = max(end_a - run.a, end_b - run.b, 0)
        a, b, length = run.a + skip, run.b + skip, run.length - skip
        if length <= 0 or any(taken_a[a : a + length]) or any(taken_b[b : b + length]):
            continue
        if not parts or any(taken_a[end_a:a]) or any(taken_b[end_b:b]):
            parts.append([])
        parts[-1].append(Run(a, b, length))
        end_a, end_b = a + length, b + length
    return parts


def _blocks_around(
    a: Sequence[int],
    b: Sequence[int],
    anchors: Sequence[Run],
    taken: tuple[bytearray, bytearray],
    heft: Sequence[float],
) -> list[Block]:
    """Blocks that hold the anchors, with the words before, between and after them aligned."""
    first, last = anchors[0], anchors[-1]
    end_a, end_b = last.a + last.length, last.b + last.length
    low_a, high_a = _margins(first.a, end_a, taken[0])
    low_b, high_b = _margins(first.b, end_b, taken[1])
    equal = [*_equal(a, b, (low_a, first.a), (low_b, first.b)), first]
    for left, right in pairwise(anchors):
        equal += _equal(a, b, (left.a + left.length, right.a), (left.b + left.length, right.b))
        equal.append(right)
    equal += _equal(a, b, (end_a, high_a), (end_b, high_b))
    return [Block(part) for part in _joined(_without_strays(_absorbed(_fused(equal), a, b), heft))]


def _margins(start: int, end: int, taken: bytearray) -> tuple[int, int]:
    """`start` and `end` moved outward by up to MARGIN_WORDS, not into a taken word."""
    low = max(start - MARGIN_WORDS, 0)
    low = max(low, taken.rfind(1, low, start) + 1)
    high = min(end + MARGIN_WORDS, len(taken))
    stop = taken.find(1, end, high)
    return low, high if stop < 0 else stop


def _equal(a: Sequence[int], b: Sequence[int], a_range: tuple[int, int], b_range: tuple[int, int]) -> list[Run]:
    """Runs of a longest common subsequence of two stretches."""
    return [
        Run(a_range[0] + op.src_start, b_range[0] + op.dest_start, op.src_end - op.src_start)
        for op in Indel.opcodes(a[slice(*a_range)], b[slice(*b_range)])
        if op.tag == "equal"
    ]


def _fused(runs: Sequence[Run]) -> list[Run]:
    """Runs that touch on both sides made one."""
    fused: list[Run] = []
    for run in runs:
        if fused and (fused[-1].a + fused[-1].length, fused[-1].b + fused[-1].length) == (run.a, run.b):
            fused[-1] = fused[-1]._replace(length=fused[-1].length + run.length)
        else:
            fused.append(run)
    return fused


def _absorbed(runs: list[Run], a: Sequence[int], b: Sequence[int]) -> list[Run]:
    """Move words of a short run to a longer neighbour that has the same words free beside it.

    An alignment may tie a "the" to a sentence before the one it opens; only its neighbour tells which.
    """
    place = 0
    while place + 1 < len(runs):
        left, right = runs[place], runs[place + 1]
        short = min(left, right, key=lambda run: run.length)
        size = short.length
        if left is short:
            same = a[right.a - size : right.a] == b[right.b - size : right.b]
            merged = Run(right.a - size, right.b - size, size + right.length)
        else:
            end_a, end_b = left.a + left.length, left.b + left.length
            same = a[end_a : end_a + size] == b[end_b : end_b + size]
            merged = Run(left.a, left.b, left.length + size)
        if same:
            runs[place : place + 2] = [merged]
            place = max(place - 1, 0)
        else:
            place += 1
    return runs


def _without_strays(runs: list[Run], heft: Sequence[float]) -> list[Run]:
    """Drop equal words that only happen to stand between two larger edits, so that one edit is told as one."""
    kept = list(runs)
    place = 0
    while place < len(kept):
        run = kept[place]
        before = _gap(kept[place - 1], run) if place else 0
        after = _gap(run, kept[place + 1]) if place + 1 < len(kept) else 0
        outer = place in (0, len(kept) - 1)
        allowed = min(STRAY_WEIGHT, max(before, after) if outer else min(before, after))
        if heft[run.a + run.length] - heft[run.a] < allowed:
            del kept[place]
            place = max(place - 1, 0)  # its gap has grown: the one before may fall too
        else:
            place += 1
    return kept


def _joined(runs: Sequence[Run]) -> list[tuple[Run, ...]]:
    """Join neighbours over gaps that are small beside what they join, smaller gaps first."""
    parts: list[tuple[Run, ...]] = [(run,) for run in runs]
    held = [run.length for run in runs]
    gaps = [_gap(left, right) for left, right in pairwise(runs)]
    sizes = sorted({gap for gap in gaps if gap <= JOIN_GAP_WORDS})
    joined = True
    while joined:
        joined = False
        for size in sizes:
            place = 0
            while place < len(gaps):
                if gaps[place] <= min(size, held[place], held[place + 1]):
                    parts[place : place + 2] = [parts[place] + parts[place + 1]]
                    held[place : place + 2] = [held[place] + held[place + 1]]
                    del gaps[place]
                    joined = True
                else:
                    place += 1
    return parts


def _gap(left: Run, right: Run) -> int:
    return max(right.a - left.a - left.length, right.b - left.b - left.length)
