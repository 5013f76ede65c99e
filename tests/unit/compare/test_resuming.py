"""Plans for opening again, told from either side, in invented reports."""

import pytest

from copydesk.analysers.times import find
from copydesk.compare.dated import compare_events, events_of, term_weights
from copydesk.compare.resuming import days_meet, opens_again
from copydesk.model.marks import MarkedReport
from copydesk.model.report import Report
from copydesk.reading import read

PUBLISHED = "2019-05-15"  # a Wednesday


def marked(name, text, published=PUBLISHED):
    reading = read(Report(id=name, source=name, text=text, published=published))
    return MarkedReport(report=reading.report, sentences=reading.marked_sentences(), times=tuple(find(reading)))


def event(text):
    (found,) = events_of(marked("r", text))
    return found


def verdict(a, b):
    sides = marked("a", a), marked("b", b)
    (x,), (y,) = (list(events_of(side)) for side in sides)
    return compare_events(x, y, term_weights(sides))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The pass will reopen on Friday.", ("2019-05-17", "2019-05-17")),
        ("The pass will stay closed until Friday.", ("2019-05-17", "2019-05-17")),
        ("The pass will stay closed until at least Friday.", ("2019-05-17", None)),
        ("The pass will not reopen before Friday.", ("2019-05-17", None)),
        ("The pass will reopen by Friday.", (None, "2019-05-17")),
        ("Lessons start again on Friday.", ("2019-05-17", "2019-05-17")),
        ("Lessons start on Friday.", None),
        ("The pass reopened on Monday.", None),
        ("The mayor will speak on Friday.", None),
    ],
)
def test_days_on_which_it_can_open(text, days):
    assert opens_again(event(text)) == days


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("The line will reopen on Friday.", "Trains will not run before Saturday.", "differ"),
        ("The line will stay closed until Friday.", "The line will reopen on Friday.", "agree"),
        ("The road will stay shut until Friday.", "The road will not reopen before Saturday.", "differ"),
        ("The road will stay shut until Friday.", "The museum will not reopen before Saturday.", "not comparable"),
        ("The road will stay shut until at least Friday.", "The road will reopen on Sunday.", "agree"),
        ("The bridge is closed until Friday.", "Traffic will cross the bridge again from Saturday.", "differ"),
        ("The park will stay shut until Friday.", "Visitors will be let into the park again on Friday.", "agree"),
        ("The park will stay shut until Friday.", "The park's cafe will reopen on Saturday.", "not comparable"),
        ("The north gate will stay shut until Friday.", "The south gate will reopen on Saturday.", "not comparable"),
        ("The block will stay closed until Friday.", "The block will reopen on Saturday.", "differ"),
    ],
)
def test_two_plans(a, b, expected):
    assert verdict(a, b) == expected


def test_open_sides_meet():
    assert days_meet(("2019-05-17", None), (None, "2019-05-17"))
    assert not days_meet(("2019-05-18", None), (None, "2019-05-17"))
