"""Who had words first: what outweighs what, and when it is not told."""

import pytest

from copydesk.compare.direction import Side, tell_direction
from copydesk.compare.passages import about, edges
from copydesk.model.report import Report


def side(name: str, share: float, outlet: str, published: str | None = None) -> Side:
    return Side(Report(id=name, source=name, text="", outlet=outlet, published=published), share)


def source(a: Side, b: Side) -> str | None:
    return tell_direction(a, b, "").source


@pytest.mark.parametrize(
    ("later", "expected"),
    [("2031-03-04T08:20:00Z", None), ("2031-03-04T08:40:00Z", "a"), ("2031-03-05T07:00:00Z", "a")],
)
def test_stamps_within_minutes_tell_nothing(later: str, expected: str | None) -> None:
    assert (
        source(side("a", 0.5, "Hill Gazette", "2031-03-04T08:00:00Z"), side("b", 0.5, "Dale Courier", later))
        == expected
    )


def test_time_alone_does_not_tell_who_had_a_paragraph_first() -> None:
    early, late = "2031-03-04", "2031-03-06"
    assert source(side("a", 0.5, "Hill Gazette", early), side("b", 0.05, "Dale Courier", late)) is None
    assert source(side("a", 0.05, "Hill Gazette", early), side("b", 0.5, "Dale Courier", late)) == "a"
    assert (
        "too little"
        in tell_direction(side("a", 0.5, "Hill Gazette", early), side("b", 0.05, "Dale Courier", late), "").because
    )


def test_an_agencys_later_story_is_not_where_an_earlier_report_is_from() -> None:
    agency = side("a", 0.5, "Reuters", "2031-03-06")
    assert source(agency, side("b", 0.5, "Dale Courier", "2031-03-04")) is None
    assert source(agency, side("b", 0.5, "Dale Courier", "2031-03-07")) == "a"
    assert source(agency, side("b", 0.5, "Dale Courier")) == "a"


MENU = "Weather\nSign in\nA crane lifts the first of the old piles out of the water on March 4. (Photo: Ina Holm)\n"
BODY = "The harbour board closed two piers after divers found long cracks in the concrete below the water line.\n"


@pytest.mark.parametrize(
    "text",
    [
        MENU * 4 + "HALDEN (Reuters) - " + BODY * 20,
        MENU * 4 + "By Ina Holm, Associated Press\n" + BODY * 20,
        BODY * 20 + "Ina Holm is an Associated Press writer.\n" + "Sign up for our newsletter.\n" * 2,
    ],
)
def test_an_agency_that_signs_behind_menus_and_captions_is_seen(text: str) -> None:
    report = edges(about({"text": text}, 0), "0")
    (credit,) = report.credits
    assert credit.whole
    assert text[credit.cite.start : credit.cite.end] == credit.cite.quote


def test_a_photographers_agency_signs_nothing() -> None:
    text = MENU * 4 + "Ina Holm | AP\n" + BODY * 20
    assert edges(about({"text": text}, 0), "0").credits == ()
