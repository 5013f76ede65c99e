"""Counts, numbers and dates in words."""

from __future__ import annotations

import pytest

from copydesk.render.phrases import (
    clipped,
    folded_quote,
    mid_sentence,
    moment,
    note_line,
    number,
    one_line,
    percent,
    period,
    quoted,
    unit_name,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2031-05-13", "13 May 2031"),
        ("2031-05-13T04:40", "13 May 2031, 04:40"),
        ("2031-05-13T18:20:00Z", "13 May 2031, 18:20 UTC"),
        ("2031-05-13T18:20:00-05:00", "13 May 2031, 18:20 UTC−05:00"),
        ("2031-05-13TAF", "13 May 2031, afternoon"),
        ("2031-05", "May 2031"),
        ("2031-WI", "winter 2031"),
        ("2031-99-13", "2031-99-13"),
        (None, None),
    ],
)
def test_moments(value: str | None, text: str | None) -> None:
    assert moment(value) == text


def test_a_week_is_told_by_its_days() -> None:
    assert period("2031-W20", "2031-05-12", "2031-05-18") == "12 – 18 May 2031"
    assert period("2031-W20", "2031-05-12T00:00:00", "2031-05-19T00:00:00") == "12 – 18 May 2031"
    assert period("2031-W01", "2030-12-30", "2031-01-05") == "30 December 2030 – 5 January 2031"
    assert period(None, None, None) == "no date"


def test_an_open_or_longer_time_says_so() -> None:
    assert period("2031", "2031-01-01", "2034-12-31") == "2031 – 2034"
    assert period("2031-05", "2031-05-01", "2031-07-31") == "May 2031 – July 2031"
    assert period("2031", "2031-01-01", "2034-05-12") == "2031 – 12 May 2034"
    assert period("2031", "2031-01-01", "2031-12-31") == "2031"
    assert period("2031-05-13TNI", "2031-05-13T18:00", "2031-05-14T05:59") == "13 May 2031, night"
    assert period("2031-05-13T11:00", "2031-05-13", "2031-05-13T11:00") == "by 13 May 2031, 11:00"
    assert period("2031-05-13T11:00", "2031-05-13T11:00", "2031-05-13T11:00") == "13 May 2031, 11:00"
    assert period("2031-05-16", None, "2031-05-16") == "by 16 May 2031"
    assert period(None, "2031-05-16", None) == "since 16 May 2031"


@pytest.mark.parametrize(
    ("value", "text"),
    [(23, "23"), (2000, "2000"), (12345, "12,345"), (3.5e6, "3.5 million"), (8.6e10, "86 billion"), (0.25, "0.25")],
)
def test_numbers(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(("share", "text"), [(0, "0%"), (0.004, "under 1%"), (0.62, "62%"), (0.998, "99%")])
def test_shares_never_round_to_nothing_or_to_all(share: float, text: str) -> None:
    assert percent(share) == text


def test_cutting_keeps_whole_words_and_both_ends() -> None:
    assert clipped("The port authority threatened to close", 22) == "The port authority…"
    short = folded_quote("The port authority threatened to close the site by Friday", 40)
    assert len(short) <= 42
    assert short.startswith("The port")
    assert short.endswith("Friday")


def test_one_line_drops_what_could_drive_a_terminal() -> None:
    assert one_line("a\x1b[2J\n\tb\u202e c") == "a\ufffd[2J b c"


def test_quotation_marks_are_not_doubled() -> None:
    assert quoted("“No,” he said") == "“No,” he said"
    assert quoted("no") == "“no”"


def test_dates_in_a_note_are_told_as_days() -> None:
    note = "96 (Observer, 2031-03-04T06:00:00+00:00) against 84 (2031-03-04T00:00); filed 2031-03-05."
    assert note_line(note) == "96 (Observer, 4 March 2031) against 84 (4 March 2031); filed 5 March 2031."
    assert note_line("docket 12031-03-04 and 2031-03-04-7") == "docket 12031-03-04 and 2031-03-04-7"


def test_units_as_the_head_of_a_column() -> None:
    told = ["foot", "kilometre per hour", "percent", "canadian dollar", "pound sterling", "year of age", "crown"]
    assert [unit_name(unit) for unit in told] == [
        "feet", "kilometres per hour", "percent", "Canadian dollars", "pounds sterling", "years of age", "crowns",
    ]  # fmt: skip


def test_a_clock_in_a_note_is_kept_and_that_of_a_report_is_not() -> None:
    assert note_line("“dawn” is 2031-05-13 04:40") == "“dawn” is 13 May 2031, 04:40"
    assert note_line("2031-05-13 04:40 to 2031-05-13 05:00") == "13 May 2031, 04:40 to 05:00"
    assert note_line("(Courier, 2031-05-13T06:00:00+00:00)") == "(Courier, 13 May 2031)"


def test_words_for_somebody_lose_their_capital_in_a_sentence_and_names_do_not() -> None:
    assert mid_sentence("The mayor's staff") == "the mayor's staff"
    assert [mid_sentence(name) for name in ("Hospital staff", "Ana Ruiz", "He")] == ["Hospital staff", "Ana Ruiz", "He"]
