"""Whether somebody went or was put out: told as the one here and as the other there."""

from __future__ import annotations

import pytest

from copydesk.model.report import Report
from copydesk.pipeline import compare, mark
from copydesk.reading import read


def kinds(first: str, second: str) -> set[str]:
    reports = [
        Report(id=f"r{n}", source=f"{n}.txt", outlet=f"Outlet {n}", text=text, published="2024-03-06")
        for n, text in enumerate((first, second))
    ]
    return {conflict.kind for conflict in compare([mark(read(report)) for report in reports]).conflicts}


def test_gone_here_and_dismissed_there_is_a_conflict_of_attribution() -> None:
    assert kinds(
        "Ida Orr resigned from the harbour board in 2021.", "Ida Orr was dismissed by the harbour board in 2021."
    ) == {"attribution"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ida Orr resigned from the harbour board in 2021.", "Ida Orr was dismissed by the harbour board in 2019."),
        ("Ida Orr resigned from the harbour board in 2021.", "Ida Orr was dismissed as a teacher in 2021."),
        ("Ida Orr resigned from the harbour board in 2021.", "Rolf Orr was dismissed by the harbour board in 2021."),
        (
            "Ida Orr resigned from the harbour board in 2021.",
            "Ida Orr could be dismissed by the harbour board in 2021.",
        ),
    ],
)
def test_another_post_person_or_time_is_none(first: str, second: str) -> None:
    assert not kinds(first, second)
