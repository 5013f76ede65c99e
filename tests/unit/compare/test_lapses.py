"""When a thing was last seen to, told by a deed and by a denial, in invented reports."""

import pytest

from copydesk.analysers.times import find
from copydesk.compare.dated import compare_events, events_of, term_weights
from copydesk.compare.lapses import last_done
from copydesk.compare.timeline import build_timeline, clashing_times
from copydesk.model.marks import MarkedReport
from copydesk.model.report import Report
from copydesk.model.story import Provenance
from copydesk.reading import read

PUBLISHED = "2019-05-15"


def marked(name, text):
    reading = read(Report(id=name, source=name, text=text, published=PUBLISHED))
    return MarkedReport(report=reading.report, sentences=reading.marked_sentences(), times=tuple(find(reading)))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The lift had not been checked since 2016.", "2016-12-31"),
        ("Nobody had serviced the lift since March.", "2019-03-31"),
        ("The lift was last inspected in 2016.", "2016-12-31"),
        ("The lift was inspected in 2016.", None),
        ("The last train left on Monday.", None),
        ("The lift has been checked daily since 2016.", None),
    ],
)
def test_the_last_day_on_which_it_can_have_been_done(text, day):
    (event,) = events_of(marked("r", text))
    assert last_done(event) == day


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        ("The lift was inspected in February.", "differ"),
        ("The lift was checked in February.", "differ"),
        ("The lift was checked in 2015.", "not comparable"),
        ("The escalator was checked in February.", "not comparable"),
        ("The lift was repainted in February.", "not comparable"),
        ("The lift was not checked in February.", "not comparable"),
        ("The lift was checked on Monday.", "not comparable"),  # after it failed, as like as not
        ("The lift will be checked in August.", "not comparable"),
    ],
)
def test_a_deed_against_not_since_2016(done, expected):
    sides = marked("a", done), marked("b", "The lift had not been checked since 2016.")
    (x,), (y,) = (list(events_of(side)) for side in sides)
    assert compare_events(x, y, term_weights(sides)) == expected
    assert compare_events(y, x, term_weights(sides)) == expected


def test_a_deed_and_its_denial_are_two_rows_and_one_clash():
    a = marked("a", "The lift was inspected in February.")
    b = marked("b", "The lift had not been inspected since last year, a tenant said.")
    (clash,) = clashing_times([a, b])
    assert clash.of == "lapse"
    assert clash.note.startswith(
        "One report has it done “February” (February 2019), the other says that it was not done"
    )
    assert len(build_timeline([a, b], Provenance(origins=(), home={"a": "a", "b": "b"}))) == 2
