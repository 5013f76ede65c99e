"""Matching sentences word by word, on vectors made by hand."""

from __future__ import annotations

import math

import numpy as np

from copydesk.text.likeness import Meaning, likeness, meaning, profiles

NORTH, EAST, NORTH_EAST = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (1.0, 1.0, 0.0)


def _meant(vectors: list[tuple[float, float, float]], telling: list[bool] | None = None) -> Meaning:
    found = meaning(["harbour"] * len(vectors), telling or [True] * len(vectors), np.array(vectors, np.float32))
    assert found is not None
    return found


def test_the_same_words_in_another_order_match_wholly() -> None:
    assert math.isclose(likeness(_meant([NORTH, EAST]), _meant([EAST, NORTH])).matched, 1.0, abs_tol=1e-6)


def test_what_the_other_sentence_lacks_lowers_the_match_on_its_side_only() -> None:
    assert math.isclose(likeness(_meant([NORTH, EAST]), _meant([NORTH])).matched, (0.5 + 1.0) / 2, abs_tol=1e-6)


def test_a_rare_word_counts_for_more_than_a_common_one() -> None:
    vectors = np.array([NORTH, EAST], np.float32)
    long = meaning(["ferry", "the"], [True, False], vectors)
    assert long is not None
    assert likeness(long, _meant([NORTH])).matched > likeness(long, _meant([EAST])).matched


def test_only_nouns_and_verbs_are_looked_at_for_the_closest() -> None:
    one, other = _meant([NORTH, EAST], [False, True]), _meant([NORTH])
    assert math.isclose(likeness(one, other).closest, 0.0, abs_tol=1e-6)
    assert math.isnan(likeness(_meant([NORTH], [False]), other).closest)


def test_lengths_of_vectors_do_not_matter_and_no_words_mean_nothing() -> None:
    assert math.isclose(likeness(_meant([(5.0, 5.0, 0.0)]), _meant([NORTH_EAST])).matched, 1.0, abs_tol=1e-6)
    assert meaning([], [], np.zeros((0, 3), np.float32)) is None


def test_profiles_tell_two_groups_apart_whatever_two_members_say_of_each_other() -> None:
    alike = np.full((8, 8), 0.2)
    alike[:4, :4] = alike[4:, 4:] = 0.6
    alike[0, 1] = alike[1, 0] = 0.2  # of one group, though they look unlike
    alike[0, 4] = alike[4, 0] = 0.6  # and of two, though they look alike
    told = profiles(alike)
    assert told[0, 1] > 0.3 > 0.0 > told[0, 4]
    assert np.allclose(told, told.T)
    assert np.allclose(np.diag(told), 1.0)
