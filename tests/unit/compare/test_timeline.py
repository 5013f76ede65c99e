"""Timelines of invented reports."""

from copydesk.analysers.times import find
from copydesk.compare.timeline import build_timeline
from copydesk.model.marks import MarkedReport
from copydesk.model.report import Report
from copydesk.model.story import Provenance
from copydesk.reading import read


def marked(name, text, published="2019-05-15"):
    reading = read(Report(id=name, source=name, text=text, published=published))
    return MarkedReport(report=reading.report, sentences=reading.marked_sentences(), times=tuple(find(reading)))


def timeline(*reports):
    home = {report.report.id: report.report.id for report in reports}
    return build_timeline(reports, Provenance(origins=(), home=home))


def test_one_event_in_two_reports_is_one_line_with_both_cites():
    events = timeline(
        marked("a", "A ferry with 40 people aboard sank off Lorne on Monday.\n\nDivers will return on Friday."),
        marked("b", "The ferry sank off Lorne on Monday with 40 people aboard."),
    )
    assert [(e.earliest, len(e.cites), len(e.origins)) for e in events] == [("2019-05-13", 2, 2), ("2019-05-17", 1, 1)]
    assert events[0].cites[0].quote == events[0].text


def test_an_undated_event_comes_last_and_says_why():
    events = timeline(
        marked("a", "The quarry closed on Monday.", published=None), marked("b", "The mill opened in 1987.")
    )
    assert [e.earliest for e in events] == ["1987-01-01", None]
    assert "no date" in events[1].undated_because


def test_the_order_of_reports_does_not_matter():
    a = marked("a", "The ferry sank off Lorne on Monday.\n\nThe harbour closed on Tuesday.")
    b = marked("b", "On Monday the ferry sank off Lorne.")
    assert [(e.earliest, set(e.cites)) for e in timeline(a, b)] == [(e.earliest, set(e.cites)) for e in timeline(b, a)]
