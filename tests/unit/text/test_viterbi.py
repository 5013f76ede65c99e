from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.viterbi import best_paths, bio_transitions


def brute_force(scores: np.ndarray, allowed: np.ndarray, initial: np.ndarray) -> float:
    best = -np.inf
    for path in product(range(scores.shape[1]), repeat=len(scores)):
        if initial[path[0]] and all(allowed[i, j] for i, j in pairwise(path)):
            best = max(best, float(sum(scores[place, label] for place, label in enumerate(path))))
    return best


@given(st.integers(0, 10_000), st.integers(1, 4))
def test_paths_are_the_best_allowed_ones(seed: int, length: int) -> None:
    allowed, initial = bio_transitions(2)
    scores = np.random.default_rng(seed).normal(size=(1, length, 5))
    path = best_paths(scores, np.array([length]), allowed, initial)[0]
    assert initial[path[0]]
    assert all(allowed[i, j] for i, j in pairwise(path))
    total = sum(scores[0, place, label] for place, label in enumerate(path))
    assert np.isclose(total, brute_force(scores[0], allowed, initial))


def test_a_path_does_not_depend_on_its_neighbours_or_on_padding() -> None:
    allowed, initial = bio_transitions(1)
    rng = np.random.default_rng(3)
    short, long = rng.normal(size=(4, 3)), rng.normal(size=(9, 3))
    stacked = np.full((2, 9, 3), 50.0)
    stacked[0, :4], stacked[1] = short, long
    together = best_paths(stacked, np.array([4, 9]), allowed, initial)
    alone = best_paths(short[None], np.array([4]), allowed, initial)
    assert together[0, :4].tolist() == alone[0].tolist()
    assert together[0, 4:].tolist() == [0] * 5
