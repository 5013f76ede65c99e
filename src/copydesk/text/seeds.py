"""From fingerprints of a corpus to the pairs of articles worth aligning: arrays in, arrays out, a bucket at a time.

A bucket holds every fingerprint whose hash falls into one range, or every seed whose first article does, so a corpus
is worked through in as many buckets as memory asks for and the answer is the same for any number of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from copydesk.text.shingles import SHINGLE_WORDS

GAP_WORDS = 25  # between two seeds of one passage (methods.md)
DRIFT_WORDS = 8  # how much longer that stretch may be on one side
CHAIN_WORDS = 9  # that near seeds cover: with fewer, one of them must be rare
FEW = 20  # articles
CROWD = 400  # articles; a shingle in more of them is a formula of the trade, whoever prints it
TEMPLATE_SHARE = 0.2  # of an outlet's articles: a shingle in so many is the outlet's template, not its reporting
TEMPLATE_ARTICLES = 10
SORTED_AT_ONCE = 32_000_000  # hashes, 128 MB
SLOTS_A_HASH = 16  # of a sieve, for each hash that is repeated
SIEVE_BITS = 28  # 256 MB at most; with more repeated hashes than fill it, it only sifts less

_HALF = np.uint64(32)


class Seeds(NamedTuple):
    """Equal shingles of two articles: numbers of both (first < second), the word each begins at, and how many
    fingerprints of the corpus are equal to it.
    """

    first: NDArray[np.uint32]
    second: NDArray[np.uint32]
    at_first: NDArray[np.uint32]
    at_second: NDArray[np.uint32]
    crowd: NDArray[np.uint32]


def sieve(hashes: Callable[[], Iterable[NDArray[np.uint64]]], count: int) -> NDArray[np.bool_]:
    """A table that tells which of `count` hashes may be among them more than once (`sifted`).

    `hashes` gives all of them in portions, as often as it is called. Half of each is sorted: that finds the repeated
    ones sooner than a table of all hashes, which no cache would hold, and some thousands of others with them.
    """
    parts = 1 + count // SORTED_AT_ONCE
    found = []
    for part in range(parts):
        chosen = (one if parts == 1 else one[(one >> _HALF) % np.uint64(parts) == part] for one in hashes())
        keys = np.concatenate([np.zeros(0, np.uint32), *(one.astype(np.uint32) for one in chosen)])
        keys.sort()
        found.append(keys[1:][keys[1:] == keys[:-1]])
    repeated = np.concatenate(found)
    table = np.zeros(1 << min(max(SLOTS_A_HASH * len(repeated), 2).bit_length(), SIEVE_BITS), bool)
    table[repeated & np.uint32(len(table) - 1)] = True
    return table


def sifted(table: NDArray[np.bool_], hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Places of the hashes that may stand more than once: all that do, few others."""
    return np.flatnonzero(table.take((hashes & np.uint64(len(table) - 1)).astype(np.int64)))


def seeds(
    hashes: NDArray[np.uint64],
    articles: NDArray[np.uint32],
    places: NDArray[np.uint32],
    outlets: NDArray[np.uint32],
    outlet_sizes: NDArray[np.int64],
    since: int | None = None,
) -> Seeds:
    """Every two articles' equal shingles in a bucket, without templates of outlets and formulas of the trade.

    `outlets` is the outlet of each article of the corpus (0: unknown), `outlet_sizes` how many articles each has.
    Fingerprints come in order of article and place. With `since`, only those of an article before that number and
    one from it on: they are the same as without it.
    """
    order = _repeated(hashes)
    hashes, articles, places = hashes[order], articles[order], places[order]
    first_of = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]])) if len(hashes) else order[:0]
    sizes = np.diff(np.concatenate([first_of, [len(hashes)]]))
    keep = np.repeat((sizes > 1) & (sizes <= CROWD), sizes)
    crowds = np.repeat(sizes, sizes).astype(np.uint32)[keep]
    hashes, articles, places = hashes[keep], articles[keep], places[keep]
    many = np.flatnonzero(crowds >= TEMPLATE_ARTICLES)
    marked = many[_templates(hashes[many], outlets[articles[many]], outlet_sizes)]
    if len(marked):
        keep = np.ones(len(hashes), bool)
        keep[marked] = False
        hashes, articles, places, crowds = hashes[keep], articles[keep], places[keep], crowds[keep]
    left, right = _pairs(hashes, articles) if since is None else _pairs_across(hashes, articles, since)
    return Seeds(articles[left], articles[right], places[left], places[right], crowds[left])


def pairs_worth_aligning(found: Seeds) -> NDArray[np.uint32]:
    """Pairs of articles (rows: first, second) with two seeds near one another on both sides, in order.

    One seed alone is five words: among reports of one event that is a name with a title. Two side by side are still a
    phrase, and worth a look only where few articles have it.
    """
    keys = _joint(found.first, found.second)
    order = _sorting(_joint(found.at_first, found.at_second))
    order = order[_sorting(keys[order])]
    keys = keys[order]
    at_first, at_second = found.at_first[order].astype(np.int64), found.at_second[order].astype(np.int64)
    step_first, step_second = np.diff(at_first), np.diff(at_second)
    near = (
        (keys[1:] == keys[:-1])
        & (step_first > 0)
        & (step_first <= GAP_WORDS)
        & (step_second > 0)
        & (step_second <= GAP_WORDS)
        & (np.abs(step_first - step_second) <= DRIFT_WORDS)
    )
    heads = np.flatnonzero(np.concatenate([[True], ~near])) if len(keys) else np.zeros(0, np.int64)
    if not len(heads):
        return np.zeros((0, 2), np.uint32)
    steps = np.concatenate([[0], np.where(near, np.minimum(step_first, SHINGLE_WORDS), 0)])
    covered = SHINGLE_WORDS + np.add.reduceat(steps, heads)
    rarest = np.minimum.reduceat(found.crowd[order], heads)
    linked = np.diff(np.append(heads, len(keys))) > 1
    chosen = heads[linked & ((covered >= CHAIN_WORDS) | (rarest <= FEW))]
    chosen = order[chosen[np.diff(keys[chosen], prepend=~keys[chosen[:1]]) != 0]]
    return np.stack([found.first[chosen], found.second[chosen]], axis=1)


def _joint(high: NDArray[np.uint32], low: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """Both numbers in one, which sorts by `high`, then by `low`; as small as it can be."""
    if not len(high):
        return np.zeros(0, np.uint64)
    joint: NDArray[np.uint64] = (high - high.min()).astype(np.uint64) << np.uint64(int(low.max()).bit_length())
    return joint | low


def _sorting(keys: NDArray[np.uint64]) -> NDArray[np.intp]:
    """Indices that sort `keys` and keep equal ones in order."""
    widest = int(keys.max()).bit_length() if len(keys) else 0
    if widest + len(keys).bit_length() > np.iinfo(np.uint64).bits:
        return np.argsort(keys, kind="stable")
    return _packed_sorting(keys)[0]


def _repeated(keys: NDArray[np.uint64]) -> NDArray[np.intp]:
    """Indices of the keys that stand there more than once, equal ones together and in order; few others among them."""
    order, packed = _packed_sorting(keys)
    alike = packed[1:] == packed[:-1]
    several = np.zeros(len(keys), bool)
    several[1:] |= alike
    several[:-1] |= alike
    order = order[several]
    ordered = keys[order]
    if np.any((ordered[1:] != ordered[:-1]) & (packed[several][1:] == packed[several][:-1])):
        order = order[np.argsort(ordered, kind="stable")]  # keys alike only in their lower bits
    return order


def _packed_sorting(keys: NDArray[np.uint64]) -> tuple[NDArray[np.intp], NDArray[np.uint64]]:
    """Indices that sort as many lower bits of `keys` as there is room for above an index, and those bits in order.

    Sorting numbers is many times faster than sorting indices.
    """
    bits = np.uint64(len(keys).bit_length())
    packed = (keys << bits) | np.arange(len(keys), dtype=np.uint64)
    packed.sort()
    return (packed & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.intp), packed >> bits


def _templates(
    hashes: NDArray[np.uint64], outlets: NDArray[np.uint32], outlet_sizes: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Fingerprints that stand in a large share of the articles of their outlet."""
    if not len(hashes):
        return np.zeros(0, bool)
    order = np.lexsort((outlets, hashes))
    same = (hashes[order][1:] == hashes[order][:-1]) & (outlets[order][1:] == outlets[order][:-1])
    heads = np.flatnonzero(np.concatenate([[True], ~same]))
    sizes = np.diff(np.append(heads, len(hashes)))
    counts = np.repeat(sizes, sizes)
    known = outlets[order] > 0
    marked = np.zeros(len(hashes), bool)
    marked[order] = known & (counts >= TEMPLATE_ARTICLES) & (counts >= TEMPLATE_SHARE * outlet_sizes[outlets[order]])
    return marked


def _pairs(hashes: NDArray[np.uint64], articles: NDArray[np.uint32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    lefts: list[NDArray[np.int64]] = [np.zeros(0, np.int64)]
    rights: list[NDArray[np.int64]] = [np.zeros(0, np.int64)]
    live = np.arange(len(hashes), dtype=np.int64)
    distance = 1
    while len(live):
        live = live[live + distance < len(hashes)]
        live = live[hashes[live] == hashes[live + distance]]
        apart = live[articles[live] != articles[live + distance]]
        lefts.append(apart)
        rights.append(apart + distance)
        distance += 1
    return np.concatenate(lefts), np.concatenate(rights)


def _pairs_across(
    hashes: NDArray[np.uint64], articles: NDArray[np.uint32], since: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """As `_pairs`, but only of an article before `since` with one from it on, without looking at the others."""
    heads = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]])) if len(hashes) else np.zeros(0, int)
    sizes = np.diff(np.append(heads, len(hashes)))
    late = articles >= since
    early = np.add.reduceat(~late, heads, dtype=np.int64) if len(heads) else sizes
    right = np.flatnonzero(late)
    counts, begins = np.repeat(early, sizes)[right], np.repeat(heads, sizes)[right]
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(begins, counts) + within, np.repeat(right, counts)
