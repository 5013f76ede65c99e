"""Seeds between what was there and what is new: the same as among all, and only those."""

from random import Random

import numpy as np
import pytest

from copydesk.text.seeds import Seeds, pairs_worth_aligning, seeds, sieve, sifted


def listed(found: Seeds) -> list[tuple[int, ...]]:
    return sorted(zip(*(column.tolist() for column in found), strict=True))


@pytest.mark.parametrize("seed", range(8))
def test_seeds_across_a_number_are_those_of_all_that_cross_it(seed: int) -> None:
    rng = Random(seed)
    count = 60
    articles = np.array(sorted(rng.randrange(12) for _ in range(count)), np.uint32)
    hashes = np.array([rng.randrange(9) for _ in range(count)], np.uint64)
    places = np.arange(count, dtype=np.uint32)
    outlets, sizes = np.zeros(12, np.uint32), np.array([12])
    everything = listed(seeds(hashes, articles, places, outlets, sizes))
    for since in (0, 5, 12):
        across = listed(seeds(hashes, articles, places, outlets, sizes, since))
        assert across == [one for one in everything if one[0] < since <= one[1]]
    assert everything


def test_no_fingerprints_no_seeds() -> None:
    none = np.zeros(0, np.uint32)
    found = seeds(np.zeros(0, np.uint64), none, none, none, np.zeros(1, np.int64), 3)
    assert listed(found) == []
    assert pairs_worth_aligning(found).tolist() == []


def test_a_sieve_keeps_all_that_stand_twice_and_few_others(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = np.random.default_rng(4).integers(0, 1 << 63, 5000, dtype=np.uint64)
    hashes = np.concatenate([drawn, drawn[::10]])
    twice = np.isin(hashes, drawn[::10])
    for at_once in (10_000, 700):
        monkeypatch.setattr("copydesk.text.seeds.SORTED_AT_ONCE", at_once)
        table = sieve(lambda: iter(np.array_split(hashes, 7)), len(hashes))
        kept = np.zeros(len(hashes), bool)
        kept[sifted(table, hashes)] = True
        assert kept[twice].all()
        assert kept[~twice].mean() < 0.1
    assert not len(sifted(sieve(lambda: iter(()), 0), hashes))
