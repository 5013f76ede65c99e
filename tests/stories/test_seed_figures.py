"""The figures of the seed reports, which are not part of this repository: skipped where they are not beside it."""

from pathlib import Path

import pytest

import copydesk

SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))


@pytest.mark.skipif(len(SEEDS) < 3, reason="the seed reports (../shared/seeds) are not here")
def test_one_count_told_three_ways_is_one_compatible_figure() -> None:
    found = copydesk.read(SEEDS)
    groups = [group for group in found.figures if {24, 12, 23} <= {reading.value for reading in group.readings}]
    assert [(group.verdict, len(group.readings)) for group in groups] == [("compatible", 5)]
    assert not [group for group in found.figures if group.verdict == "differs"]
    assert [check.holds for check in found.arithmetic] == [True]
