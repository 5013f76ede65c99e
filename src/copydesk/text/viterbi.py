"""Best label sequences under forbidden transitions, for many sequences at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

IMPOSSIBLE = -1e9


def best_paths(scores: Floats, lengths: NDArray[np.int64], allowed: Flags, initial: Flags) -> NDArray[np.int8]:
    """The highest-scoring path through each row of `scores` [row, place, label].

    `lengths` says how many places of a row count; later ones come out as 0. `allowed[i, j]` tells whether label j may
    follow i, `initial[j]` whether a sequence may begin with j. Ties go to the lower label, so results are stable.
    """
    rows, places, labels = scores.shape
    step = np.where(allowed, 0.0, IMPOSSIBLE)
    back = np.zeros((places, rows, labels), np.int8)
    best = np.where(initial, 0.0, IMPOSSIBLE) + scores[:, 0]
    index = np.arange(rows)
    for place in range(1, places):
        arrivals = best[:, :, None] + step
        back[place] = arrivals.argmax(1)
        running = (place < lengths)[:, None]
        best = np.where(running, arrivals.max(1) + scores[:, place], best)
    paths = np.zeros((rows, places), np.int8)
    label = best.argmax(1)
    for place in range(places - 1, -1, -1):
        running = place < lengths
        paths[:, place] = np.where(running, label, 0)
        label = np.where(running & (place > 0), back[place, index, label], label)
    return paths


def bio_transitions(roles: int) -> tuple[Flags, Flags]:
    """Which transitions and beginnings labels O, B1, I1, B2, I2, ... allow: I follows only B or I of its own role."""
    labels = 2 * roles + 1
    allowed = np.ones((labels, labels), np.bool_)
    initial = np.ones(labels, np.bool_)
    for role in range(roles):
        begin, inside = 2 * role + 1, 2 * role + 2
        allowed[:, inside] = False
        allowed[[begin, inside], inside] = True
        initial[inside] = False
    return allowed, initial
