"""One piece of news with another number, where nothing but the judge of two sentences says that it is one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from copydesk import encoder, pipeline
from copydesk.model.report import Report
from copydesk.reading import read

pytestmark = pytest.mark.skipif(
    not encoder.available(encoder.SENTENCES), reason="the sentence encoder is not installed"
)

AROUND = (
    "The bells were rung at noon. Rain kept nobody away.",
    "Shops stayed open. The school band played in the square.",
)
TURNOUT = "Turnout in the mayoral election in Brask was 54 percent, the clerk's office said."


def likely_same(pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float]]:
    return [(0.9, 0.05) if "Brask" in a and "Brask" in b else (0.0, 0.0) for a, b in pairs]


def conflicts(monkeypatch: pytest.MonkeyPatch, first: str, second: str, last: str = "2024-03-06") -> list[str]:
    monkeypatch.setattr(pipeline, "relations", likely_same)
    reports = [
        Report(id=f"r{n}", source=f"{n}.txt", outlet=f"Outlet {n}", text=f"{text} {around}", published=day)
        for n, (text, around, day) in enumerate(zip((first, second), AROUND, ("2024-03-06", last), strict=True))
    ]
    found = pipeline.compare([pipeline.mark(read(report)) for report in reports]).conflicts
    return [conflict.kind for conflict in found]


def test_one_turnout_of_two_sizes_is_a_conflict_whatever_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    second = "Only 47 percent of the voters of Brask went to the polls to choose a mayor."
    assert conflicts(monkeypatch, TURNOUT, second) == ["figure"]


@pytest.mark.parametrize(
    "second",
    [
        "Some 54 percent of the voters of Brask went to the polls to choose a mayor.",
        "Only 47 percent of the voters of Brask went to choose a mayor, and 51 percent of those in its suburbs.",
        "Earlier the clerk had said that 47 percent of the voters of Brask went to the polls to choose a mayor.",
        "Turnout in the mayoral election in Brask was 47,000 voters.",
    ],
)
def test_one_size_several_numbers_a_correction_and_another_unit_are_none(
    monkeypatch: pytest.MonkeyPatch, second: str
) -> None:
    assert conflicts(monkeypatch, TURNOUT, second) == []


@pytest.mark.parametrize(("second", "expected"), [("47", ["figure"]), ("61", [])])
def test_a_bare_count_may_have_grown_since(monkeypatch: pytest.MonkeyPatch, second: str, expected: list[str]) -> None:
    first = "The clerk of Brask has struck 54 mills off the register of old buildings."
    later = f"A total of {second} mills have gone from the list of old buildings, the clerk of Brask wrote."
    assert conflicts(monkeypatch, first, later, "2024-03-08") == expected
