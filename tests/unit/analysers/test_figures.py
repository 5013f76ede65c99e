"""What is a figure, what it counts, and what only looks like one."""

import pytest

from copydesk.analysers.figures import find
from copydesk.model.marks import Figure
from copydesk.model.report import Report
from copydesk.reading import read


def figures(text: str) -> list[Figure]:
    return list(find(read(Report("r", "r.txt", text))))


@pytest.mark.parametrize(
    "text",
    [
        "The mill closed in 1987 and reopened on March 14, 2019.",
        "The council met at 7:30 p.m. on Tuesday.",
        "Call 555-0142 for details.",
        "She lives at 48 Quarry Road in Halden.",
        "Flight 417 landed early.",
        "The measure rests on Section 42 of the act.",
        "He is no one to argue with, and one can see why.",
        "Rovers beat United 3-1 on Saturday.",
        "The 22nd session was chaired from Route 66.",
        "Sales of the Polar 9 phone begin soon.",
        "The council voted 5 to 4 for the bridge.",
        "He came at 5 in the morning.",
        "Rovers are third in the top five.",
        "She took the No. 2 post.",
        "The 2020 Democrats met in Orvo.",
        "A five-year plan was dropped.",
        "The minister did a 180 and embraced the plan.",
    ],
)
def test_names_dates_and_scores_are_no_figures(text: str) -> None:
    assert [text[f.span.start : f.span.end] for f in figures(text)] == []


@pytest.mark.parametrize(
    ("text", "value", "unit", "head"),
    [
        ("The storm closed 31 rural schools.", 31, None, "school"),
        ("A budget of nearly $86 million was passed.", 86e6, "dollar", "budget"),
        ("About 40 percent of the residents voted.", 40, "percent", "resident"),
        ("The fire burned 1,200 acres of forest.", 1200, "acre", "forest"),
        ("The city won a $4.3 million grant.", 4.3e6, "dollar", "grant"),
    ],
)
def test_a_figure_says_what_it_counts(text: str, value: float, unit: str | None, head: str) -> None:
    (figure,) = figures(text)
    assert (figure.value, figure.unit, figure.head) == (value, unit, head)


def test_a_change_is_told_from_what_it_led_to() -> None:
    change, after = figures("Profits rose 12 percent to $560.")
    assert (change.hedge, change.role) == ("up", "change")
    assert (after.hedge, after.role) == ("exact", "amount")


def test_a_part_is_told_from_its_whole() -> None:
    part, whole = figures("Seventeen of the 23 wells were dry.")
    assert (part.role, whole.role) == ("part", "amount")


def test_the_event_is_the_verb_the_figure_takes_part_in() -> None:
    (figure,) = figures("Police arrested 14 protesters in Halden on Friday.")
    assert (figure.event, figure.part, figure.head) == ("arrest", "object", "protester")


def test_without_syntax_figures_are_still_found() -> None:
    text = "Die Stadt zahlt $4,500 und 12 km."
    found = list(find(read(Report("r", "r.txt", text, language="de"))))
    assert [(f.value, f.unit, f.head) for f in found] == [(4500, "dollar", None), (12, "kilometre", None)]


def test_a_magnitude_counts_no_quakes() -> None:
    (figure,) = figures("A magnitude-5.9 quake shook the coast.")
    assert (figure.value, figure.unit) == (5.9, "magnitude")


def test_an_attribute_gives_way_to_what_has_it() -> None:
    (figure,) = figures("The mayor put the cost of the repairs at $4 million.")
    assert (figure.head, figure.event) == ("repair", "cost")


def test_a_hedge_is_shared_in_apposition() -> None:
    assert [figure.hedge for figure in figures("The index fell 162 points, or 2.1 percent.")] == ["down", "down"]


def test_a_number_in_parallel_shares_the_unit() -> None:
    assert [figure.unit for figure in figures("The highest bid was 84 cents, while the lowest is 74.")] == [
        "cent",
        "cent",
    ]


def test_age_is_told_from_duration() -> None:
    assert [figure.unit for figure in figures("Mara Lund, 44, was jailed for three years.")] == ["year of age", "year"]


def test_the_whole_of_a_part_has_no_part_in_the_event() -> None:
    part, whole = figures("The firm will cut 140 of the 700 jobs.")
    assert (part.event, whole.event) == ("cut", None)
