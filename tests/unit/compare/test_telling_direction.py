"""Who had words first: what outweighs what, and when it is not told."""

import msgspec
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


@pytest.mark.parametrize(
    "signature",
    [
        "Ina Holm, Ola Vik and Per Dahl / AP",
        "Ina Holm and Ola VikAssociated Press",
        "Ferry lies off Halden\nIna Holm, The Associated Press •\nMarch 4, 2031 8:21 am",
        "The Associated Press | Tuesday, March 4, 2031, 9:06 a.m.\nOla Vik/AP",
        "By INA HOLM AP Harbour Writer",
    ],
)
def test_an_agency_is_seen_in_bylines_that_pages_glue_or_crowd(signature: str) -> None:
    report = edges(about({"text": "Board closes two piers\n" + signature + "\n" + BODY * 20}, 0), "0")
    assert {(credit.agency, credit.whole) for credit in report.credits} == {("Associated Press", True)}


def test_an_agency_thanks_its_own_writers_and_others_thank_the_agency() -> None:
    own = "Associated Press writers Ina Holm and Ola Vik in Halden contributed to this report."
    partly = "The Associated Press contributed to this report."
    for line, whole in ((own, True), (partly, False)):
        (credit,) = edges(about({"text": BODY * 20 + line}, 0), "0").credits
        assert credit.whole is whole


def test_who_prints_an_agencys_copy_is_no_origin_of_a_report_that_names_none() -> None:
    credit = edges(about({"text": "HALDEN (Reuters) - " + BODY * 20}, 0), "0").credits
    carrier = Report(id="a", source="a", text="", outlet="Hill Gazette", published="2031-03-04", credits=credit)
    told = tell_direction(Side(carrier, 0.9), side("b", 0.9, "Dale Courier", "2031-03-06"), "")
    assert told.source is None
    assert "Reuters" in told.because
    partly = Report(id="b", source="b", text="", outlet="Dale Courier", published="2031-03-06", credits=credit)
    partly = msgspec.structs.replace(partly, credits=(msgspec.structs.replace(credit[0], whole=False),))
    assert tell_direction(Side(carrier, 0.9), Side(partly, 0.3), "").source is None


def test_a_standing_head_of_an_agency_is_enough_to_abstain_by() -> None:
    signed = edges(
        about({"outlet": "Hill Gazette", "text": "HALDEN (AP) - " + BODY * 20, "published": "2031-03-04"}, 0), "a"
    )
    rolling = Report(id="b", source="b", text="", outlet="Dale Courier", title="The Latest: Piers closed")
    assert "both carry" in tell_direction(Side(signed, 0.5), Side(rolling, 0.5), "").because


def test_two_outlets_reports_dated_from_one_place_are_not_told_apart_by_time() -> None:
    def dated(name: str, outlet: str, day: str) -> Side:
        return Side(Report(id=name, source=name, text="", outlet=outlet, published=day, dateline="HALDEN"), 0.9)

    first = dated("a", "Hill Gazette", "2031-03-04")
    assert source(first, dated("b", "Dale Courier", "2031-03-06")) is None
    assert source(first, dated("b", "Hill Gazette", "2031-03-06")) == "a"
