"""One number in two reports whose words have little in common, joined where chance is the poorer explanation."""

import pytest

from copydesk.analysers.figures import find
from copydesk.analysers.times import find as find_times
from copydesk.compare.origins import trace_origins
from copydesk.compare.quantities import group_figures
from copydesk.meanings import meanings
from copydesk.model.marks import MarkedReport
from copydesk.model.report import Report
from copydesk.model.story import Cast
from copydesk.reading import read


def joined(*texts: str) -> set[tuple[str, ...]]:
    """The quoted figures of every row with more than one reading."""
    reports = [Report(f"r{n}", f"r{n}.txt", text, outlet=f"Outlet {n}") for n, text in enumerate(texts)]
    marked = []
    for report in reports:
        reading = read(report)
        times = tuple(sorted(find_times(reading), key=lambda time: time.span))
        marked.append(MarkedReport(report, reading.marked_sentences(), figures=tuple(find(reading)), times=times))
    groups = group_figures(marked, Cast((), {}), (), trace_origins(reports, ()), meanings(marked))
    return {tuple(r.cite.quote for r in group.readings) for group in groups if len(group.readings) > 1}


@pytest.mark.parametrize(
    ("first", "second", "row"),
    [
        (
            "The bakery will raise wages by 6.5 percent from October, its owners said.",
            "Bakers won a pay rise of 6.5 per cent after their strike.",
            ("6.5 percent", "6.5 per cent"),
        ),
        (
            "Two helicopters stood by but could not fly in the gusts over the pass.",
            "The wind was too strong for the pair: both of the two helicopters stayed on the ground.",
            ("Two", "two"),
        ),
        (
            "The city leaves 213 vacant posts unfilled.",
            "Nobody will be dismissed, but 213 jobs now empty are not to be filled.",
            ("213", "213"),
        ),
        (
            "The council approved the budget by 34 votes to 32.",
            "Councillors voted 34-32 for the spending plan.",
            ("34", "34"),
        ),
    ],
)
def test_a_number_that_recurs_is_one_figure(first: str, second: str, row: tuple[str, ...]) -> None:
    assert row in joined(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The clinic in Orsk has 15 nurses.", "The clinic in Orsk has 15 beds."),
        ("The storm killed nine people in Orsk province.", "The storm killed nine people in Lenn province."),
        ("The flood injured 12 people on the coast road.", "Police arrested 12 people on the coast road."),
        ("The firm has 250 employees in Lisk.", "The firm owns 250 patents."),
        ("The committee has three vacancies.", "Lightning struck three barns near the river."),
    ],
)
def test_one_number_of_two_things_is_none(first: str, second: str) -> None:
    assert joined(first, second) == set()
