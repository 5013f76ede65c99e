"""Words as comparing sees them, and the runs of words that two texts share.

Everything here is exact: a run is a maximal stretch of equal words, found by dense 5-word shingles (window 1), which
loses nothing of five words or more. That is affordable for the reports of one story; a corpus is sampled elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

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


class Shingled(NamedTuple):
    """The shingles of one text, by place and in order of hash, for comparing it with many others."""

    hashes: NDArray[np.uint64]
    order: NDArray[np.intp]
    ascending: NDArray[np.uint64]


def shingled(ids: NDArray[np.int64], size: int = SHINGLE_WORDS) -> Shingled:
    """Every shingle of a text of word ids."""
    hashes, _, _ = _shingles([ids], size)
    order = np.argsort(hashes)
    return Shingled(hashes, order, hashes[order])


def runs_between(a: Shingled, b: Shingled, size: int = SHINGLE_WORDS) -> list[Run]:
    """Every maximal run of at least `size` equal words of two texts: `shared_runs` for one pair."""
    low = np.searchsorted(a.ascending, b.hashes, "left")
    counts = np.searchsorted(a.ascending, b.hashes, "right") - low
    b_places = np.repeat(np.arange(len(b.hashes)), counts)
    if not len(b_places):
        return []
    within = np.arange(len(b_places)) - np.repeat(np.cumsum(counts) - counts, counts)
    a_places = a.order[np.repeat(low, counts) + within]
    shifts = b_places - a_places
    order = np.lexsort((a_places, shifts))
    a_places, shifts = a_places[order], shifts[order]
    heads = np.flatnonzero(np.concatenate([[True], (np.diff(shifts) != 0) | (np.diff(a_places) != 1)]))
    lengths = np.diff(np.append(heads, len(shifts))) + size - 1
    places = a_places[heads]
    return sorted(map(Run, places.tolist(), (places + shifts[heads]).tolist(), lengths.tolist()))


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
