"""Arithmetic on date values."""

from datetime import date, datetime

import pytest

from copydesk.text import calendar


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2019-05-14", ("2019-05-14", "2019-05-14")),
        ("2019-05", ("2019-05-01", "2019-05-31")),
        ("2020-W53", ("2020-12-28", "2021-01-03")),
        ("2019-W20-WE", ("2019-05-18", "2019-05-19")),
        ("2019-Q4", ("2019-10-01", "2019-12-31")),
        ("2019-WI", ("2019-12-01", "2020-02-29")),
        ("2019", ("2019-01-01", "2019-12-31")),
        ("199", ("1990-01-01", "1999-12-31")),
        ("18", ("1800-01-01", "1899-12-31")),
        ("2019-05-14T15:00", ("2019-05-14T15:00", "2019-05-14T15:00")),
        ("2019-05-14TNI", ("2019-05-14T18:00", "2019-05-15T05:59")),
        ("XXXX-WXX-3", None),
        ("PRESENT_REF", None),
        ("2019-02-30", None),
    ],
)
def test_bounds(value, expected):
    assert calendar.bounds(value) == expected


@pytest.mark.parametrize(
    ("value", "mod", "expected"),
    [
        ("2019-05-14T12:30", "APPROX", ("2019-05-14T12:15", "2019-05-14T12:45")),
        ("2019-05-14T09:00", "NEXT", ("2019-05-14T09:00", "2019-05-14T09:30")),
        ("2019-05-14T09:00", "PRIOR", ("2019-05-14T08:30", "2019-05-14T09:00")),
        ("2019-05-14", "END", ("2019-05-14T15:00", "2019-05-15T02:59")),
        ("2019", "EARLIER", ("2019-01-01", "2019-05-20")),
        ("2019", "LATER", ("2019-05-20", "2019-12-31")),
        ("2018", "EARLIER", ("2018-01-01", "2018-12-31")),
    ],
)
def test_words_beside_a_time_narrow_or_widen_it(value, mod, expected):
    assert calendar.narrowed(value, mod, datetime(2019, 5, 20)) == expected


def test_late_tuesday_and_early_wednesday_touch():
    late, early = (calendar.narrowed(v, m, None) for v, m in (("2019-05-14", "END"), ("2019-05-15", "START")))
    assert late[1] > early[0]


@pytest.mark.parametrize(("year", "day"), [(2000, "2000-04-23"), (2019, "2019-04-21"), (2024, "2024-03-31")])
def test_easter(year, day):
    assert calendar.easter(year).isoformat() == day


@pytest.mark.parametrize(
    ("value", "unit", "count", "expected"),
    [
        ("1989-Q3", "Y", -1, "1988-Q3"),
        ("2020-02-29", "Y", -1, "2019-02-28"),
        ("2019-05-14", "D", 20, "2019-06-03"),
        ("2019-05", "M", -6, "2018-11"),
    ],
)
def test_shift_keeps_the_precision(value, unit, count, expected):
    assert calendar.shift_value(value, unit, count) == expected


def test_add_months_stays_in_the_month():
    assert calendar.add_months(date(2019, 1, 31), 1) == date(2019, 2, 28)


def test_a_zone_is_dropped_and_not_converted():
    assert calendar.parse_published("2019-05-14T23:30:00-05:00") == datetime(2019, 5, 14, 23, 30)
    assert calendar.parse_published("May 2019") is None
    assert calendar.parse_published("0001-01-01") is None


def test_a_stretch_runs_up_to_the_report():
    assert calendar.stretch("P2W", "LAST", datetime(2019, 5, 20)) == ("2019-05-06", "2019-05-20")
    assert calendar.stretch("PXW", "LAST", datetime(2019, 5, 20)) is None
