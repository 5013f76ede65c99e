"""Which pairs of articles are worth aligning: seeds near one another, and not only a phrase that many print."""

import numpy as np

from copydesk.text.seeds import CHAIN_WORDS, CROWD, FEW, Seeds, pairs_worth_aligning, seeds


def found(*rows: tuple[int, int, int, int, int]) -> list[list[int]]:
    columns = np.array(rows, np.uint32).reshape(-1, 5).T
    return pairs_worth_aligning(Seeds(*columns)).tolist()


def test_two_seeds_must_stand_near_one_another_on_both_sides() -> None:
    assert found((1, 2, 10, 50, 2), (1, 2, 18, 57, 2)) == [[1, 2]]
    assert found((1, 2, 10, 50, 2), (1, 2, 18, 90, 2)) == []
    assert found((1, 2, 10, 50, 2), (1, 3, 18, 57, 2)) == []
    assert found((1, 2, 10, 50, 2)) == []
    assert found() == []


def test_a_phrase_that_many_print_must_go_on() -> None:
    assert found((1, 2, 10, 50, FEW + 1), (1, 2, 11, 51, FEW + 1)) == []
    assert found((1, 2, 10, 50, FEW + 1), (1, 2, 11, 51, FEW)) == [[1, 2]]
    longer = [(1, 2, 10 + k, 50 + k, FEW + 1) for k in range(CHAIN_WORDS - 4)]
    assert found(*longer) == [[1, 2]]


def bucket(hashes: list[int], articles: list[int], outlets: list[int]) -> Seeds:
    known = np.array(outlets, np.uint32)
    return seeds(
        np.array(hashes, np.uint64),
        np.array(articles, np.uint32),
        np.arange(len(hashes), dtype=np.uint32),
        known,
        np.bincount(known, minlength=1),
    )


def test_every_two_articles_with_a_hash_are_paired_once() -> None:
    out = bucket([7, 9, 7, 8, 7], [0, 0, 1, 1, 2], [0, 0, 0])
    assert sorted(zip(out.first.tolist(), out.second.tolist(), strict=True)) == [(0, 1), (0, 2), (1, 2)]
    assert out.crowd.tolist() == [3, 3, 3]


def test_templates_of_an_outlet_and_formulas_of_the_trade_are_left_out() -> None:
    count = 12
    assert not len(bucket([5] * count, list(range(count)), [1] * count).first)
    assert len(bucket([5] * count, list(range(count)), [0] * count).first) == count * (count - 1) // 2
    assert not len(bucket([5] * (CROWD + 1), list(range(CROWD + 1)), [0] * (CROWD + 1)).first)
