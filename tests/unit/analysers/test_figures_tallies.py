"""Votes told as two numbers are two figures, a side each; scores of games are none."""

import pytest

from copydesk.analysers.figures import find
from copydesk.model.report import Report
from copydesk.reading import read


def tallied(text):
    figures = find(read(Report(id="r", source="r", text=text)))
    return [(figure.value, *figure.modifiers) for figure in figures if figure.head == "vote"]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The council passed the plan by 34 votes to 32.", [(34, "larger"), (32, "smaller")]),
        ("Councillors voted 34-32 for the plan.", [(34, "larger"), (32, "smaller")]),
        ("The plan that deputies approved by 34 to 32 goes to the mayor.", [(34, "larger"), (32, "smaller")]),
        ("A motion to sell the ferry failed, 29 to 40.", [(29, "smaller"), (40, "larger")]),
        ("The chamber backed it on a 1,204–998 vote.", [(1204, "larger"), (998, "smaller")]),
        ("By six votes to three the panel rejected it.", [(6, "larger"), (3, "smaller")]),
        ("The motion got 120 votes for and 85 against.", [(120, "larger"), (85, "smaller")]),
        ("The court ruled 5-4 that the ban could stand.", [(5, "larger"), (4, "smaller")]),
        ("Rovers beat United 3-1 on Saturday.", []),
        ("Lisk led 40-39 when the lights failed.", []),
        ("Some 40 to 50 people met in the hall.", []),
        ("Lisk won 40 to 39 after extra time.", []),
    ],
)
def test_votes_are_read_as_two_sides(text, sides):
    assert tallied(text) == sides
