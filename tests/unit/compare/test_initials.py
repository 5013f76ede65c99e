"""Newsrooms under their initials."""

from __future__ import annotations

from msgspec.structs import replace

from copydesk.compare.initials import spelled_out
from copydesk.model.report import Credit, Report
from copydesk.model.span import Cite


def report(number: str, outlet: str | None, credited: str | None = None) -> Report:
    credits = (Credit(credited, Cite(number, 0, 3, "NWS"), True),) if credited else ()
    return Report(id=number, source=number, text="NWS told it.", outlet=outlet, credits=credits)


def test_initials_are_the_only_name_in_the_story_that_they_can_stand_for() -> None:
    a, b = spelled_out([report("a", "NWS"), report("b", "Vessby Tidning", "Nordic Wire Service")])
    assert a.outlet == "Nordic Wire Service"
    assert (b.outlet, b.credits[0].agency) == ("Vessby Tidning", "Nordic Wire Service")
    credited, _ = spelled_out([report("a", "Ledger", "NWS"), report("b", "Nordic Wire Service")])
    assert credited.credits[0].agency == "Nordic Wire Service"


def test_a_byline_may_spell_out_what_the_dateline_abbreviates() -> None:
    (told,) = spelled_out([replace(report("a", "NWS"), byline="Nordic Wire Service")])
    assert told.outlet == "Nordic Wire Service"


def test_initials_of_two_names_or_of_none_stay_what_they_are() -> None:
    two = [report("a", "NWS"), report("b", "Nordic Wire Service"), report("c", "Northern Wind Society")]
    assert spelled_out(two)[0].outlet == "NWS"
    assert spelled_out([report("a", "NWS"), report("b", "Ledger")])[0].outlet == "NWS"
