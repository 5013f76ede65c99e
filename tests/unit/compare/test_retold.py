"""The same news told by two newsrooms in words of their own, and what only looks like it."""

from __future__ import annotations

import pytest

from copydesk import encoder
from copydesk.model.report import Report
from copydesk.pipeline import compare, mark
from copydesk.reading import read

pytestmark = pytest.mark.skipif(
    not encoder.available(encoder.SENTENCES), reason="the sentence encoder is not installed"
)

AROUND = (
    "The valley has had three dry summers in a row, and wells are failing. Farmers met in the town hall on Monday.",
    "Rain is forecast for the weekend. A school choir sang before the meeting of the water board.",
)


def corroborated(first: str, second: str) -> list[str]:
    """The texts of claims that both reports stand behind, each with a sentence among others."""
    reports = [
        Report(id=f"r{n}", source=f"{n}.txt", outlet=f"Outlet {n}", text=f"{text} {around}", published="2024-03-06")
        for n, (text, around) in enumerate(zip((first, second), AROUND, strict=True))
    ]
    return [
        claim.text for claim in compare([mark(read(report)) for report in reports]).claims if len(claim.origins) > 1
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Mayor Ruth Alder quit on Friday evening.", "Ruth Alder gave up the mayor's office on Friday night."),
        ("Officers took nine people into custody.", "Nine were arrested, a police spokesman said."),
        ("The district prosecutor has opened an investigation.", "The prosecutor of the district is looking into it."),
        (
            "All of the board called on chairwoman Lena Storm to resign over her handling of the dredging contract.",
            "The whole board demanded on Tuesday that chairwoman Lena Storm step down over the dredging contract.",
        ),
        (
            "The governor suspended the sheriff on Sunday night.",
            "The sheriff's suspension was ordered by the governor.",
        ),
    ],
)
def test_news_in_other_words_is_corroborated(first: str, second: str) -> None:
    assert corroborated(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Mayor Ruth Alder quit on Friday evening.", "Ruth Alder gave up the mayor's office on Wednesday."),
        ("Mayor Ruth Alder quit on Friday evening.", "Ruth Alder may give up the mayor's office on Friday night."),
        ("Officers took nine people into custody.", "Seventy were arrested, a police spokesman said."),
        (
            "The district prosecutor has opened an investigation.",
            "The prosecutor of the district is not looking into it.",
        ),
        ("The jury convicted the baker of arson.", "The jury acquitted the baker of arson."),
        (
            "The council is set to vote on a ban on wood stoves in the old town.",
            "The council voted on Tuesday for a ban on wood stoves in the old town.",
        ),
        (
            "The board dismissed the head teacher Ida Orr in May.",
            "The head teacher Ida Orr resigned from the board in May.",
        ),
    ],
)
def test_what_clashes_or_is_left_open_is_not(first: str, second: str) -> None:
    assert not corroborated(first, second)


def test_a_number_that_the_other_opening_does_not_tell_is_not_corroborated() -> None:
    found = corroborated(
        "A chlorine leak at the Vessby swimming hall sent 23 people to hospital on Monday.",
        "At least 25 swimmers were treated after chlorine escaped at a public pool in Vessby on Monday.",
    )
    assert not any("23" in text or "25" in text for text in found)
