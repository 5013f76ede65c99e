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
    # Longest rows first, so that those still running at a place are the first ones: no masks in the loops.
    order = np.argsort(-lengths, kind="stable")
    running = np.searchsorted(-lengths[order], -np.arange(places), "left").tolist()
    along = np.ascontiguousarray(scores[order].transpose(1, 0, 2))
    step = np.where(allowed, 0.0, IMPOSSIBLE).T.copy()
    back = np.zeros((places, rows, labels), np.intp)
    best = np.where(initial, 0.0, IMPOSSIBLE) + along[0]
    for place in range(1, places):
        count = running[place]
        if not count:
            break
        arrivals = best[:count, None, :] + step
        arrivals.argmax(2, back[place, :count])
        np.add(arrivals.max(2), along[place, :count], best[:count])
    paths = np.zeros((places, rows), np.int8)
    label, index = best.argmax(1), np.arange(rows)
    for place in range(places - 1, -1, -1):
        count = running[place]
        paths[place, :count] = label[:count]
        if place and count:
            label[:count] = back[place, index[:count], label[:count]]
    restored = np.empty((rows, places), np.int8)
    restored[order] = paths.T
    return restored


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
