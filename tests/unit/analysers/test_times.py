"""Time expressions read in invented sentences and resolved against an invented date of publication."""

import pytest

from copydesk.analysers.times import find
from copydesk.model.report import Report
from copydesk.reading import read

PUBLISHED = "2019-05-15"  # a Wednesday


def marks(text, published=PUBLISHED):
    return list(find(read(Report(id="r", source="r.txt", text=text, published=published))))


def values(text, published=PUBLISHED):
    return [(text[m.span.start : m.span.end], m.type, m.value) for m in marks(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry sank on Monday.", [("Monday", "DATE", "2019-05-13")]),
        ("The council will vote on Friday.", [("Friday", "DATE", "2019-05-17")]),
        ("The bridge closed last month.", [("last month", "DATE", "2019-04")]),
        ("Two crews left at 3 p.m. Tuesday.", [("3 p.m. Tuesday", "TIME", "2019-05-14T15:00")]),
        ("The mill burned down on March 3, 1997.", [("March 3, 1997", "DATE", "1997-03-03")]),
        ("The strike began two weeks ago.", [("two weeks ago", "DATE", "2019-W18")]),
        ("The port was shut for three months.", [("three months", "DURATION", "P3M")]),
        ("Buses run every day.", [("every day", "SET", "P1D")]),
        ("Profits fell in the third quarter of 2018.", [("the third quarter of 2018", "DATE", "2018-Q3")]),
        ("The dam was planned in the 1990s.", [("the 1990s", "DATE", "199")]),
        ("The harbour master, a 47-year-old native of the town, agreed.", []),
        ("Police said the driver is 22 years old.", []),
        ("The board may close the school.", []),
        ("The rink reopened on Tuesday night.", [("Tuesday night", "TIME", "2019-05-14TNI")]),
        ("Nearly 2000 people marched.", []),
    ],
)
def test_value(text, expected):
    assert values(text) == expected


def test_an_undated_report_keeps_the_form_and_says_why():
    (mark,) = marks("The ferry sank on Wednesday.", None)
    assert mark.value == "XXXX-WXX-3"
    assert mark.earliest is None
    assert "no date" in mark.unresolved


def test_a_time_points_at_the_clause_that_it_dates():
    text = "The council, which meets in the old mill, closed the quarry on Monday, residents said."
    (mark,) = marks(text)
    assert text[mark.clause.start : mark.clause.end].endswith("closed the quarry on Monday")
    assert mark.verb == "close"


def test_a_time_inside_a_noun_phrase_dates_no_clause():
    (mark,) = marks("Monday's meeting angered the residents.")
    assert mark.clause is None


def test_the_same_day_is_the_day_of_the_sentence_before():
    text = "The board met on Wednesday. On Monday crowds had gathered. Shops lost trade on the same day."
    assert values(text)[-1] == ("the same day", "DATE", "2019-05-13")


@pytest.mark.parametrize("planned", ["planned for Monday", "scheduled for Monday"])
def test_what_is_planned_for_a_weekday_lies_ahead(planned):
    assert values(f"The union called off the walkout {planned}.") == [("Monday", "DATE", "2019-05-20")]
