"""Which reports belong to one event, on invented reports."""

from copydesk.grouping import OpenStories, gather, nearest_dated, place
from copydesk.model.report import Report

FERRY = (
    "The ferry Halden Star ran aground off Brattoy on Tuesday with 61 people aboard, the Harbour Safety Authority "
    "said. Lifeboats from Brattoy and Skarness took off the passengers. Captain Ivo Renn said the ferry lost steering."
)
FERRY_TWO = (
    "Passengers of the Halden Star told of a hard bump before the ferry stopped on the Brattoy shoal. The Harbour "
    "Safety Authority has opened an inquiry and questioned Captain Ivo Renn, who blamed the steering."
)
BUDGET = (
    "Orsted councillors voted 14 to 9 on Monday to close two libraries and freeze hiring, after treasurer Mina Falk "
    "warned that the city budget was short by $4 million. The libraries on Kiln Street and in Norrby close in June."
)


def report(name: str, text: str, published: str | None = None) -> Report:
    return Report(id=name, source=name, text=text, published=published)


def test_a_report_of_another_event_is_set_apart_with_a_reason_and_kept_when_asked() -> None:
    reports = [report("a", FERRY), report("b", BUDGET), report("c", FERRY_TWO)]
    story = gather(reports)
    assert [r.id for r in story.reports] == ["a", "c"]
    assert [(r.id, "similarity" in why) for r, why in story.apart] == [("b", True)]
    assert len(gather(reports, together=True).reports) == 3


def test_the_fold_opens_and_joins_stories_in_order_of_arrival() -> None:
    stories = OpenStories()
    placed = [place(stories, r).story for r in (report("a", FERRY), report("b", BUDGET), report("c", FERRY_TWO))]
    assert placed == ["a", "b", "a"]


def test_reports_far_apart_in_time_need_more_in_common() -> None:
    stories = OpenStories()
    place(stories, report("a", FERRY, "2026-03-03"))
    near = place(stories, report("b", FERRY_TWO, "2026-03-04"))
    stories = OpenStories()
    place(stories, report("a", FERRY, "2026-03-03"))
    far = place(stories, report("b", FERRY_TWO, "2027-03-04"))
    assert near.story == "a"
    assert far.story == "b"


def test_an_undated_report_takes_its_day_from_the_report_most_like_it() -> None:
    dated = [report("ferry", FERRY_TWO, "2026-03-04"), report("budget", BUDGET, "2026-02-01")]
    assert nearest_dated(report("x", FERRY), dated).id == "ferry"
