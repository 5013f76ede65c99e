"""Fingerprints of many articles at once: winnowed 5-word shingles, in plain arrays.

Made for corpora: no step looks at one article at a time, and what is found for an article does not depend on those
beside it. Winnowing after Schleimer, Wilkerson and Aiken, SIGMOD 2003: of every WINDOW shingles in a row the one with
the smallest hash is kept, so that SHINGLE_WORDS + WINDOW - 1 equal words in order always leave one fingerprint in
common.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from copydesk.text.shingles import SHINGLE_WORDS
from copydesk.text.tokens import is_function_word, word_ids

WINDOW = 2  # 6 equal words are seen; 3 finds .962 and 2 finds .976 of known copies (bench/copies.py known)
CONTENT_WORDS = 2  # a shingle with fewer says nothing about who wrote it, and such are a third of all

_PROBE = "Divers who inspected both piers found long cracks in the concrete below the water line, engineers warned."
_BASE = np.uint64(0x9E3779B97F4A7C15)
_NONE = np.uint64(0xFFFFFFFFFFFFFFFF)


class Fingerprints(NamedTuple):
    """Kept shingles: hash, number of the text within the batch, and place of the first word in it."""

    hashes: NDArray[np.uint64]
    texts: NDArray[np.uint32]
    places: NDArray[np.uint32]


def fingerprint(
    offsets: NDArray[np.int64], ids: NDArray[np.uint32], light: NDArray[np.bool_] | None = None
) -> Fingerprints:
    """Winnowed fingerprints of the texts whose words are `ids` between `offsets`; `light` of them where it is known."""
    # Blanks around the batch, as between its texts: a text's first window must not depend on what stands before it.
    around = np.full(len(ids) + 2 * (WINDOW - 1), _NONE)
    inside = slice(WINDOW - 1, len(ids) + WINDOW - 1)
    around[inside] = shingle_hashes(offsets, ids, is_function_word(ids) if light is None else light)
    low = around.copy()
    for shift in range(1, WINDOW):
        np.minimum(low[:-shift], around[shift:], out=low[:-shift])
    high = low.copy()
    for shift in range(1, WINDOW):
        np.maximum(high[shift:], low[:-shift], out=high[shift:])
    hashes = around[inside]
    least = hashes == high[inside]
    least &= hashes != _NONE
    kept = np.flatnonzero(least)
    counts = np.diff(np.searchsorted(kept, offsets))
    places = (kept - np.repeat(offsets[:-1], counts)).astype(np.uint32)
    return Fingerprints(hashes.take(kept), np.repeat(np.arange(len(counts), dtype=np.uint32), counts), places)


def probe() -> str:
    """Differs when words or fingerprints are made otherwise than they were: what was kept of them is then useless."""
    found = fingerprint(*word_ids([_PROBE]))
    return "".join(f"{int(one) >> 48:04x}" for one in found.hashes)


def shingle_hashes(offsets: NDArray[np.int64], ids: NDArray[np.uint32], light: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """A hash for the shingle that begins at each word; the highest number where none does or where it is empty talk."""
    count = len(ids)
    # As many words behind the last as a shingle has, so that one begins at every word.
    mixed = np.zeros(count + SHINGLE_WORDS - 1, np.uint64)
    mixed[:count] = ids
    mixed[:count] += np.uint64(1)
    mixed *= np.uint64(0xD6E8FEB86659FD93)
    mixed ^= mixed >> np.uint64(32)
    empty = np.ones(count + SHINGLE_WORDS - 1, np.uint8)
    empty[:count] = light
    hashes, lacking = mixed[:count].copy(), empty[:count].copy()
    for place in range(1, SHINGLE_WORDS):
        hashes *= _BASE
        hashes += mixed[place : place + count]
        lacking += empty[place : place + count]
    hashes *= _BASE
    hashes ^= hashes >> np.uint64(29)
    hashes *= np.uint64(0xBF58476D1CE4E5B9)
    hashes ^= hashes >> np.uint64(32)
    none = lacking > np.uint8(SHINGLE_WORDS - CONTENT_WORDS)
    for back in range(1, SHINGLE_WORDS):
        ends = offsets[1:] - back
        none[ends[ends >= 0]] = True
    hashes |= -none.astype(np.uint64)  # all ones are _NONE
    return hashes
