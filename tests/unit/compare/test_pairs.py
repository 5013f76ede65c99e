"""The pair model on invented sentences."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

from copydesk.compare.pairs import (
    ENOUGH_TEXTS,
    FEATURES,
    MOST_TEXTS,
    POOL,
    PROFILE,
    SIGNS,
    batches,
    crowds,
    pooled,
    score_pairs,
    table,
)
from copydesk.pipeline import said_of
from copydesk.text.spacing import joined

SAME = ("The council closed the Mill Street bridge on Tuesday.", "The Mill Street bridge was shut by the council.")
OTHER = "A ferry company in Norvik hired forty sailors for the summer."


def test_sentences_that_say_the_same_score_higher_than_others() -> None:
    a, b, c = (said_of(text) for text in (*SAME, OTHER))
    same, other, third = score_pairs([(a, b), (a, c), (b, c)])
    assert same > 0.5 > max(other, third)
    assert all(0.0 <= score <= 1.0 for score in (same, other, third))


def test_a_paraphrase_scores_higher_than_shared_words_of_another_matter() -> None:
    a, b, c = (
        said_of(text)
        for text in (
            "Firefighters put out the blaze before dawn.",
            "Crews had extinguished the fire by early morning.",
            "The baker on Kiln Street starts work before dawn.",
        )
    )
    same, other = score_pairs([(a, b), (a, c)])
    assert same > other


def test_a_pair_scores_the_same_either_way_round() -> None:
    a, b = (said_of(text) for text in SAME)
    assert score_pairs([(a, b)]) == score_pairs([(b, a)])
    forth, back = table([(a, b), (b, a)])
    assert forth[:PROFILE] == back[:PROFILE]
    assert len(forth) == len(FEATURES) == len(SIGNS)


def test_a_sentence_without_vectors_still_has_a_score() -> None:
    a, b, c = (said_of(text)._replace(meaning=None) for text in (*SAME, OTHER))
    same, other = score_pairs([(a, b), (a, c)])
    assert same > other
    assert math.isnan(table([(a, b)])[0][FEATURES.index("matched")])


def test_a_crowd_is_nearly_all_pairs_of_enough_sentences() -> None:
    texts = [f"sentence {number}" for number in range(9)]
    everything = list(combinations(texts, 2))
    assert crowds(everything) == [texts]
    assert crowds(everything[:-4]) == [texts]
    assert crowds(combinations(texts[:5], 2)) == []  # too few
    assert crowds((a, b) for a in texts for b in (f"summary {number}" for number in range(9))) == []  # two sides
    assert crowds([*everything, *combinations([text.upper() for text in texts], 2)]) == [
        sorted(text.upper() for text in texts),
        texts,
    ]


def test_only_pairs_of_a_crowd_have_a_profile() -> None:
    town = [f"The {place} bridge was closed on Tuesday after a flood." for place in ("Mill", "Ford", "Kiln", "Dean")]
    club = [f"The club signed {name} from Norvik for the summer." for name in ("Ahl", "Berg", "Dahl", "Ek")]
    crowd = [said_of(text) for text in (*town, *club)]
    rows = dict(zip(combinations(range(8), 2), table(list(combinations(crowd, 2))), strict=True))
    assert all(not math.isnan(row[PROFILE]) for row in rows.values())
    assert rows[0, 1][PROFILE] > 0 > rows[0, 4][PROFILE]
    assert math.isnan(table([(crowd[0], crowd[1])])[0][PROFILE])


def test_pooling_lowers_a_sentence_that_scores_with_everything() -> None:
    pairs = [("a", "x"), ("a", "y"), ("a", "z"), ("b", "x"), ("b", "y"), ("b", "z")]
    raw = [1.0, 1.0, 1.0, 0.0, 0.0, 1.0]
    scores = pooled(pairs, raw, [POOL] * len(pairs))
    assert scores[5] > scores[2]
    assert pooled([("a", "b")], [0.7], [POOL]) == [0.7]  # nothing else is at hand


def test_pairs_are_at_hand_together_until_enough_are_held() -> None:
    rows = [{"a": f"a{k // 10}", "b": f"b{k}"} for k in range(3 * ENOUGH_TEXTS)]
    found = list(batches(rows))
    assert [row for held in found for row in held] == rows
    assert len(found) > 1
    texts = [{row[side] for row in held for side in "ab"} for held in found]
    assert all(not first & second for first, second in combinations(texts, 2))
    linked = [{"a": "one", "b": f"b{k}"} for k in range(2 * MOST_TEXTS)]
    assert all(len({row[side] for row in held for side in "ab"}) <= MOST_TEXTS for held in batches(linked))
    assert list(batches([])) == []


def test_nothing_to_compare_is_no_error() -> None:
    empty = said_of("…")
    assert score_pairs([]) == []
    assert len(score_pairs([(empty, empty)])) == 1


def test_tokenised_text_is_joined_as_it_would_be_printed() -> None:
    assert joined("The port 's staff , he said , did n't strike .") == "The port's staff, he said, didn't strike."
    assert joined("The port’s staff stayed.") == "The port’s staff stayed."


def likely_same(pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float]]:
    return [(0.9, 0.05) if {*pair} == {*SAME} else (0.0, 0.0) for pair in pairs]


def test_the_judge_is_asked_of_pairs_in_no_crowd_and_only_of_those() -> None:
    a, b, c = (said_of(text) for text in (*SAME, OTHER))
    row, other = table(
        [(a, b), (a, c)], lambda pairs: [(0.9, 0.05) if OTHER not in pair else (0.0, 0.0) for pair in pairs]
    )
    place = FEATURES.index("judged_same")
    assert row[place] > 2.0 > other[place]
    assert row[place + 1] > row[place]
    assert math.isnan(table([(a, b)])[0][place])
    crowd = [said_of(f"Crew {n} reached the burning mill on Friday.") for n in range(8)]
    asked: list[int] = []
    table(list(combinations(crowd, 2)), lambda pairs: asked.append(len(pairs)) or [])
    assert asked == [0]
