"""A bare "no" against "two": one deed, one kind of thing, times that can be one."""

from __future__ import annotations

import pytest

from copydesk.model.report import Report
from copydesk.pipeline import compare, mark
from copydesk.reading import read


def conflicts(denying: str, telling: str, days: tuple[str, str] = ("2026-01-22", "2026-01-22")) -> list[str]:
    around = ("The council met in the evening to count the cost.", "Snow had fallen on the valley since the weekend.")
    texts = (f"{denying} {around[0]}", f"{telling} {around[1]}")
    reports = [
        Report(id=f"r{n}", source=f"{n}.txt", outlet=f"Outlet {n}", text=text, published=day)
        for n, (text, day) in enumerate(zip(texts, days, strict=True))
    ]
    return [conflict.kind for conflict in compare([mark(read(report)) for report in reports]).conflicts]


@pytest.mark.parametrize(
    ("denying", "telling"),
    [
        ("No school was closed, the education office said.", "Two primary schools in the north were closed."),
        ("A health worker said no child had died of hunger.", "Two children have died of hunger, doctors said."),
    ],
)
def test_none_and_some_cannot_both_be_right(denying: str, telling: str) -> None:
    assert conflicts(denying, telling) == ["polarity"]


@pytest.mark.parametrize(
    ("denying", "telling", "days"),
    [
        ("No school was closed.", "Two schools were closed.", ("2026-01-21", "2026-01-22")),  # an update
        ("No private school was closed.", "Two schools were closed.", ("2026-01-22", "2026-01-22")),
        ("No school was closed on Monday.", "Two schools were closed on Tuesday.", ("2026-01-22", "2026-01-22")),
        ("No school was closed.", "Two kindergartens were closed.", ("2026-01-22", "2026-01-22")),
        ("No school was closed.", "Two schools may be closed.", ("2026-01-22", "2026-01-22")),
    ],
)
def test_what_can_both_be_right_is_no_conflict(denying: str, telling: str, days: tuple[str, str]) -> None:
    assert conflicts(denying, telling, days) == []
