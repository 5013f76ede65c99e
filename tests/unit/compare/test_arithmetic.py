"""Calculations that a text claims, checked by their own operands."""

import pytest

from copydesk.analysers.figures import find
from copydesk.compare.arithmetic import check_arithmetic
from copydesk.model.dossier import ArithmeticCheck
from copydesk.model.marks import MarkedReport
from copydesk.model.report import Report
from copydesk.reading import read


def checks(text: str) -> list[ArithmeticCheck]:
    reading = read(Report("r", "r.txt", text))
    return list(check_arithmetic([MarkedReport(reading.report, reading.marked_sentences(), tuple(find(reading)))]))


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("The levy brought in $6.1 million, far less than one percent of a budget of almost $74 billion.", True),
        ("The levy brought in $6.1 million, less than one percent of a budget of $200 million.", False),
        ("Rents rose 12 percent to $560 from $500.", True),
        ("Rents rose 20 percent to $560 from $500.", False),
        ("Membership fell 25 percent to 90 from 120.", True),
        ("Membership fell 60 percent to 90 from 120.", False),
        ("Seventeen of the 23 wells, or 74 percent, were dry.", True),
        ("Nine of the 23 wells, or 74 percent, were dry.", False),
        ("The fleet doubled to 80 from 41 boats.", True),
        ("The fleet more than doubled to 80 from 61 boats.", False),
        ("The fine tripled from $200 to $600.", True),
        ("The toll went from 500 to 560, up 12 percent.", True),
        ("The fund spent $2 million of its $8 million, or 25 percent.", True),
        ("The fund spent $2 million of its $8 million, or 40 percent.", False),
        ("Output fell to 300 tons, down 25 percent from 400 tons.", True),
        ("Output fell to 300 tons, down 60 percent from 400 tons.", False),
        ("The club grew from 40 to 50 members, up 25 percent.", True),
    ],
)
def test_a_claimed_calculation_is_redone(text: str, holds: bool) -> None:
    (check,) = checks(text)
    assert check.holds is holds
    assert all(text[cite.start : cite.end] == cite.quote for cite in (check.claim, *check.operands))


@pytest.mark.parametrize(
    "text",
    [
        "The levy brought in $6.1 million, and turnout was 40 percent in a town of 9,000.",
        "Prices doubled last year.",
        "Rents rose 12 percent to $560.",
        "He won 40 percent of the vote and spent $2 million of the $9 million that he raised.",
    ],
)
def test_what_cannot_be_checked_is_left_alone(text: str) -> None:
    assert checks(text) == []
