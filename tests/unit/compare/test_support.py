"""How much of one sentence another says, by shared runs of words."""

from __future__ import annotations

from copydesk.compare.support import shares_run, words_of


def test_words_are_compared_without_case_and_marks() -> None:
    assert words_of("The harbour-master’s “boat” sank.") == ("the", "harbour", "master’s", "boat", "sank")


def test_a_run_of_words_is_shared_wherever_it_stands() -> None:
    left, right = words_of("On Friday the old pier gave way"), words_of("Witnesses said the old pier gave way at noon")
    assert shares_run(left, right, 5)
    assert not shares_run(left, right, 6)


def test_the_same_words_in_another_order_are_no_run() -> None:
    assert not shares_run(words_of("the pier the boat hit"), words_of("the boat hit the pier"), 4)
