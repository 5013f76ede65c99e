"""The pair model on invented sentences."""

from __future__ import annotations

from copydesk.compare.pairs import FEATURES, SIGNS, features, score_pairs, spread_of
from copydesk.pipeline import said_of
from copydesk.text.spacing import joined

SAME = ("The council closed the Mill Street bridge on Tuesday.", "The Mill Street bridge was shut by the council.")
OTHER = "A ferry company in Norvik hired forty sailors for the summer."


def test_sentences_that_say_the_same_score_higher_than_others() -> None:
    a, b, c = (said_of(text) for text in (*SAME, OTHER))
    same, other, third = score_pairs([(a, b), (a, c), (b, c)])
    assert same > 0.5 > max(other, third)
    assert all(0.0 <= score <= 1.0 for score in (same, other, third))


def test_a_pair_scores_the_same_either_way_round() -> None:
    a, b = (said_of(text) for text in SAME)
    assert score_pairs([(a, b)]) == score_pairs([(b, a)])
    spread = spread_of([a, b])
    assert features(a, b, spread) == features(b, a, spread)
    assert len(features(a, b, spread)) == len(FEATURES) == len(SIGNS)


def test_nothing_to_compare_is_no_error() -> None:
    empty = said_of("…")
    assert score_pairs([]) == []
    assert len(score_pairs([(empty, empty)])) == 1


def test_tokenised_text_is_joined_as_it_would_be_printed() -> None:
    assert joined("The port 's staff , he said , did n't strike .") == "The port's staff, he said, didn't strike."
    assert joined("The port’s staff stayed.") == "The port’s staff stayed."
