"""What two sentences of one story are to one another: one piece of news, contrary news, or neither.

A small model reads both in one window, so that it sees what vectors of single sentences cannot: that "called off" and
"went ahead" are as near in meaning as they are far in fact. `weights/CARD.md` says what it was trained on and how
often it is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from copydesk.encoder import CLS, RELATIONS, SEP, WINDOW_PIECES, Floats, Ints, available, pieces_of, session, wordpieces

# Of each sentence, so that both fit into a window with its three marks; newsroom sentences are seldom half as long.
MOST_PIECES = (WINDOW_PIECES - 3) // 2


def relations(pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float]] | None:
    """For each pair how likely, 0..1, the two tell one piece of news, and how likely they cannot both be right.

    The order within a pair does not matter. None where the weights or what runs them are not installed.
    """
    if not available(RELATIONS):
        return None
    return [_relation(min(pair), max(pair)) for pair in pairs]


def _relation(a: str, b: str) -> tuple[float, float]:
    first, second = _ids(a), _ids(b)
    ids = np.concatenate([[CLS], first, [SEP], second, [SEP]])
    places = np.arange(len(ids))
    own = [(places > 0) & (places <= len(first)), (places > len(first) + 1) & (places < len(ids) - 1)]
    inputs = {
        "rows": wordpieces()[ids][None],
        "feat": (places > len(first) + 1).astype(np.int64)[None],
        "sides": np.array([[side / max(1, side.sum()) for side in own]], np.float32),
    }
    scores: Floats = session(RELATIONS).run(None, inputs)[0].ravel()
    shares = np.exp(scores - scores.max())
    same, contrary, _ = (shares / shares.sum()).tolist()
    return same, contrary


@lru_cache(maxsize=1024)  # a sentence stands in several pairs
def _ids(text: str) -> Ints:
    return pieces_of(" ".join(text.split())).ids[:MOST_PIECES]
