"""What the judge of two sentences says of pairs that nobody can mistake."""

from __future__ import annotations

import pytest

from copydesk import encoder
from copydesk.relations import MOST_PIECES, relations

pytestmark = pytest.mark.skipif(
    not encoder.available(encoder.RELATIONS), reason="the model of relations is not installed"
)

CALLED_OFF = "The union called off Thursday's walkout at the tile works."


def judged(a: str, b: str) -> tuple[float, float]:
    found = relations([(a, b)])
    assert found is not None
    return found[0]


@pytest.mark.parametrize("other", ["Tile workers will not walk out on Thursday after all, their union announced."])
def test_one_piece_of_news_in_other_words(other: str) -> None:
    same, contrary = judged(CALLED_OFF, other)
    assert same > 0.5 > contrary


@pytest.mark.parametrize("other", ["The tile workers walked out on Thursday as planned, the union said."])
def test_contrary_news(other: str) -> None:
    same, contrary = judged(CALLED_OFF, other)
    assert contrary > same


@pytest.mark.parametrize(
    "other", ["The tile works exports most of what it makes.", "Snow closed two passes overnight."]
)
def test_what_merely_stands_near_it_is_neither(other: str) -> None:
    assert sum(judged(CALLED_OFF, other)) < 0.3


def test_the_order_of_two_sentences_does_not_matter() -> None:
    other = "Thursday's strike at the tile works will go ahead."
    assert judged(CALLED_OFF, other) == judged(other, CALLED_OFF)


def test_sentences_longer_than_a_window_are_read_as_far_as_they_fit() -> None:
    long = "The board met and " * MOST_PIECES
    assert judged(long, CALLED_OFF) == judged(f"{long} again", CALLED_OFF)


def test_no_pairs_give_no_relations() -> None:
    assert relations([]) == []
