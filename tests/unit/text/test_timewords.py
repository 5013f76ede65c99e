"""Words of time: classes, joined numbers, and words that only look like time."""

from itertools import pairwise

import pytest

from copydesk.text.calendar import HOLIDAYS
from copydesk.text.timewords import words_of_time


def codes(text):
    return "".join(word.code for word in words_of_time(text))


@pytest.mark.parametrize("name", sorted(HOLIDAYS))
@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_every_holiday_is_read_in_title_case(name, apostrophe):
    title = name.title().replace("'S", "'s").replace(" Of ", " of ").replace("'", apostrophe)
    assert [word.value for word in words_of_time(f"On {title} it rained.") if word.code == "h"] == [name]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-four hours", "24"),
        ("a hundred years", "100"),
        ("two thousand years", "2000"),
        ("a couple of weeks", "2"),
        ("several months", "X"),
        ("a few days", "X"),
        ("one hundred and twenty days", "120"),
    ],
)
def test_number_words_become_one_number(text, value):
    first = words_of_time(text)[0]
    assert (first.code, first.value) == ("n", value)


def test_a_year_in_words_is_a_year():
    assert [(w.code, w.value) for w in words_of_time("nineteen seventy-nine")] == [("y", "1979")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("march", ""),
        ("a march of miners", "a.f"),
        ("5 p.m. Eastern time on Tuesday", "dAZiw"),
        ("March", "m"),
        ("Sept. 4", "md"),
        ("3 p.m.", "dA"),
        ("9:20 a.m.", "CA"),
        ("the 1990s", "DY"),
        ("$1,990", "."),
        ("5 p.m. Eastern", "dAZ"),
        ("mid-November", "e-m"),
        ("in March. Last year", "im.lu"),
    ],
)
def test_classes(text, expected):
    assert codes(text) == expected


def test_words_are_where_they_say():
    text = "On Friday, Oct. 23, at 6:40 a.m., twenty-four crews left; ‘soon’ after."
    for word in words_of_time(text):
        assert text[word.start : word.end].lower().strip() == word.lower or word.code == "n"


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Nobody, of course (or so they said), came on Monday.", ".,f....,.iw."),
        ("Was it p.m. or a.m., at 5 am, 6 pm or 7 o'clock?", None),
        ("Ünruly élan_vital MONDAY\n\nMay Day", ".w|h"),
    ],
)
def test_words_without_a_class_are_one_gap(text, classes):
    found = words_of_time(text)
    if classes is not None:
        assert "".join(word.code for word in found) == classes
    assert not any(a.code == b.code == "." and not a.lower and not b.lower for a, b in pairwise(found))


def test_a_long_run_without_a_word_of_time_costs_no_more_than_its_length():
    assert words_of_time("lorem\nipsum " * 50_000) == []


def test_local_time_is_a_zone():
    assert [word.lower for word in words_of_time("8:53 p.m. local time") if word.code == "Z"] == ["local"]
