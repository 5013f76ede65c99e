"""Time expressions: where they stand and what they come to, against an invented day of publication."""

from datetime import datetime

import pytest

from copydesk.text.anchoring import FUTURE, OPEN, PAST, UNKNOWN, Anchor, resolve
from copydesk.text.timex import find_timexes

WEDNESDAY = Anchor(datetime(2019, 5, 15))


def found(text, tense=PAST, anchor=WEDNESDAY):
    return [(text[t.start : t.end], t.type, resolve(t, anchor, tense)) for t in find_timexes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Friday, Oct. 26, 2018", ("Friday, Oct. 26, 2018", "DATE", "2018-10-26")),
        ("on the 3rd of May", ("the 3rd of May", "DATE", "2019-05-03")),
        ("on 2 April", ("2 April", "DATE", "2019-04-02")),
        ("last Oct. 23", ("last Oct. 23", "DATE", "2018-10-23")),
        ("at 9 a.m. EST Tuesday", ("9 a.m. EST Tuesday", "TIME", "2019-05-14T09:00")),
        ("at noon on Monday", ("noon on Monday", "TIME", "2019-05-13T12:00")),
        ("at 14:05 GMT", ("14:05 GMT", "TIME", "2019-05-15T14:05")),
        ("the guards came at 7:55", ("7:55", "TIME", "2019-05-15T07:55")),
        ("she scored at 7:55 of the second period", None),
        ("they won 11:10", None),
        ("early on Tuesday", ("early on Tuesday", "DATE", "2019-05-14")),
        ("late last month", ("late last month", "DATE", "2019-04")),
        ("this morning", ("this morning", "TIME", "2019-05-15TMO")),
        ("over the weekend", ("the weekend", "DATE", "2019-W19-WE")),
        ("in the first half of 2018", ("the first half of 2018", "DATE", "2018-H1")),
        ("last year's fourth quarter", ("last year's fourth quarter", "DATE", "2018-Q4")),
        ("in the fall of 2016", ("the fall of 2016", "DATE", "2016-FA")),
        ("the 1980s", ("the 1980s", "DATE", "198")),
        ("the 19th century", ("the 19th century", "DATE", "18")),
        ("two decades ago", ("two decades ago", "DATE", "1999")),
        ("a fortnight", ("a fortnight", "DURATION", "P2W")),
        ("two and a half hours", ("two and a half hours", "DURATION", "PT2.5H")),
        ("half an hour", ("half an hour", "DURATION", "PT30M")),
        ("a year and a half", ("a year and a half", "DURATION", "P1.5Y")),
        ("at 5 in the morning", ("5 in the morning", "TIME", "2019-05-15T05:00")),
        ("at 8 in the evening on Monday", ("8 in the evening on Monday", "TIME", "2019-05-13T20:00")),
        ("at half past nine", ("half past nine", "TIME", "2019-05-15T09:30")),
        ("at a quarter to six", ("a quarter to six", "TIME", "2019-05-15T05:45")),
        ("at least 30 days", ("at least 30 days", "DURATION", "P30D")),
        ("the past three weeks", ("the past three weeks", "DURATION", "P3W")),
        ("every Tuesday", ("every Tuesday", "SET", "XXXX-WXX-2")),
        ("on Thanksgiving Day", ("Thanksgiving Day", "DATE", "2018-11-22")),
        ("by year-end", ("year-end", "DATE", "2018-12-31")),
        ("in recent weeks", ("recent weeks", "DURATION", "PXW")),
        ("a 22-year-old driver", None),
        ("$40 a day", None),
        ("about 2,000 people", None),
    ],
)
def test_one_expression(text, expected):
    values = found(text)
    assert (values[0] if values else None) == expected


@pytest.mark.parametrize(
    ("tense", "expected"),
    [(PAST, "2019-05-10"), (FUTURE, "2019-05-17"), (OPEN, "2019-05-17"), (UNKNOWN, "2019-05-17")],
)
def test_tense_picks_the_weekday(tense, expected):
    assert found("on Friday", tense)[0][2] == expected


@pytest.mark.parametrize(("tense", "expected"), [(PAST, "2018-12"), (FUTURE, "2019-12")])
def test_tense_picks_the_month(tense, expected):
    assert found("in December", tense)[0][2] == expected


def test_a_near_date_ahead_beats_a_far_one_behind():
    assert found("on June 1", PAST)[0][2] == "2019-06-01"


def test_a_weekday_beside_a_date_picks_the_year():
    assert found("on Friday, Sept. 14", PAST)[0][2] == "2018-09-14"


def test_two_months_share_a_year():
    assert [value for _, _, value in found("in June and July of 2009")] == ["2009-06", "2009-07"]


def test_a_year_earlier_counts_from_the_quarter_reported_on():
    anchor = Anchor(datetime(1989, 10, 26), mentioned="1989-Q3", quarter="1989-Q3")
    assert found("a year earlier", PAST, anchor)[0][2] == "1988-Q3"


def test_that_day_is_not_told_from_a_season():
    anchor = Anchor(datetime(2019, 5, 15), mentioned="2018-SU")
    assert found("that day", PAST, anchor)[0][2] is None


def test_without_a_date_of_publication_the_form_remains():
    assert found("on Wednesday", PAST, Anchor(None))[0][2] == "XXXX-WXX-3"
    assert found("last month", PAST, Anchor(None))[0][2] is None
    assert found("on March 3, 2011", PAST, Anchor(None))[0][2] == "2011-03-03"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 3 and 4 April", [("4 April", "2019-04-04")]),
        ("on April 3 and 4.", [("April 3", "2019-04-03"), ("4", "2019-04-04")]),
        ("the show on Oct. 27-28, 2021", [("Oct. 27", "2021-10-27"), ("28, 2021", "2021-10-28")]),
        ("on April 3 and 4 people died", [("April 3", "2019-04-03")]),
        ("between 3 and 4 p.m.", [("3", "2019-05-15T15:00"), ("4 p.m.", "2019-05-15T16:00")]),
        ("from 11 to 1 p.m.", [("11", "2019-05-15T11:00"), ("1 p.m.", "2019-05-15T13:00")]),
    ],
)
def test_what_is_said_once_for_two(text, expected):
    assert [(words, value) for words, _, value in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 0930 GMT", ("0930 GMT", "TIME", "2019-05-15T09:30")),
        ("at 14:05 on Monday", ("14:05 on Monday", "TIME", "2019-05-13T14:05")),
        ("at 09:05 a.m.", ("09:05 a.m.", "TIME", "2019-05-15T09:05")),
        ("he ran it in 14:05", None),
        ("at 8 tonight", ("8 tonight", "TIME", "2019-05-15T20:00")),
        ("at about 10 last night", ("10 last night", "TIME", "2019-05-14T22:00")),
        ("at 3:30 in the afternoon", ("3:30 in the afternoon", "TIME", "2019-05-15T15:30")),
        ("on the night of April 15", ("the night of April 15", "TIME", "2019-04-15TNI")),
        ("on April twenty-third", ("April twenty-third", "DATE", "2019-04-23")),
        ("in the nineteen eighties", ("the nineteen eighties", "DATE", "198")),
        ("in 2018's third quarter", ("2018's third quarter", "DATE", "2018-Q3")),
        ("in the first half of the year", ("the first half of the year", "DATE", "2019-H1")),
        ("by the year's end", ("the year's end", "DATE", "2018-12-31")),
        ("last Christmas", ("last Christmas", "DATE", "2018-12-25")),
        ("every other day", ("every other day", "SET", "P2D")),
        ("week-long talks", ("week-long", "DURATION", "P1W")),
        ("the week before.", ("the week before", "DATE", "2019-W19")),
        ("three days before,", ("three days before", "DATE", "2019-05-12")),
        ("the night before.", ("the night before", "TIME", "2019-05-14TNI")),
        ("two weeks before the vote", ("two weeks", "DURATION", "P2W")),
        ("earlier in the day", ("earlier in the day", "DATE", "2019-05-15")),
        ("the previous night", ("the previous night", "TIME", "2019-05-14TNI")),
        ("from January", ("January", "DATE", "2019-01")),
        ("some day", None),
    ],
)
def test_forms_of_day_and_year(text, expected):
    values = found(text)
    assert (values[0] if values else None) == expected


def test_a_month_under_a_past_verb_lies_behind_however_near_the_next_one_is():
    december = Anchor(datetime(2019, 11, 2))
    assert found("in December", PAST, december) == [("December", "DATE", "2018-12")]
    assert found("in December", FUTURE, december) == [("December", "DATE", "2019-12")]


def test_the_next_day_follows_the_day_told_of():
    told_of = WEDNESDAY._replace(mentioned="2019-05-06", day="2019-05-06")
    assert found("the next morning", PAST, told_of) == [("the next morning", "TIME", "2019-05-07TMO")]
    assert found("the next week", PAST, told_of) == [("the next week", "DATE", "2019-W21")]
