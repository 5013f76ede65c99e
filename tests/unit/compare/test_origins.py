"""Whose voice each passage is, and how many voices stand behind a fact."""

from msgspec.structs import replace

from copydesk.compare.copies import find_copies
from copydesk.compare.origins import copied_share, origin_of, origins_of, trace_origins
from copydesk.model.report import Report, report_id
from copydesk.model.span import Span
from copydesk.model.story import Provenance

from .test_copies import OWN, REWRITE, WIRE, credited, report

LINE = "(Some information from NorthPress)"


def traced(*reports: Report) -> Provenance:
    return trace_origins(reports, find_copies(reports))


def at(one: Report, words: str) -> Span:
    start = one.text.index(words)
    return Span(one.id, start, start + len(words))


def test_a_reprint_in_one_paragraph_is_its_own_voice_in_the_next() -> None:
    wire, rewrite = report(WIRE, "NorthPress"), credited(REWRITE, "Harbour TV", LINE, "NorthPress", whole=False)
    provenance = traced(wire, rewrite)
    copied, own = at(rewrite, "five dozen faults"), at(rewrite, "Commuters woke to long queues")
    assert origin_of(provenance, copied) == provenance.home[wire.id]
    assert origin_of(provenance, own) == provenance.home[rewrite.id] != provenance.home[wire.id]
    assert 0.5 < copied_share(provenance, rewrite) < 0.9
    assert copied_share(provenance, wire) == 0


def test_newsrooms_that_share_nothing_are_two() -> None:
    wire, own = report(WIRE, "NorthPress"), report(OWN, "Halden Post")
    provenance = traced(wire, own)
    assert len(origins_of(provenance, [at(wire, "cracks"), at(own, "Cracks")])) == 2


def test_an_agency_is_one_origin_even_when_its_own_report_is_absent() -> None:
    first = credited("By The Associated Press\n" + WIRE, "Courier", "By The Associated Press", "Associated Press", True)
    second = credited(OWN + "\n(AP)", "Gazette", "(AP)", "AP", True)
    provenance = traced(first, second)
    assert [(origin.label, origin.kind) for origin in provenance.origins] == [("Associated Press", "wire")]
    assert provenance.origins[0].because[0].quote == "By The Associated Press"
    assert copied_share(provenance, first) == 1.0


def test_an_agency_that_only_metadata_names_as_writer_is_the_origin() -> None:
    first, second = (
        replace(report(words, outlet), byline=byline)
        for words, outlet, byline in ((WIRE, "Courier", "Associated Press"), (OWN, "Gazette", "Jane Roe, AP"))
    )
    assert [origin.label for origin in traced(first, second).origins] == ["Associated Press"]


def test_a_chain_leads_back_to_its_first_report() -> None:
    a = report(WIRE, "A Press", published="2031-03-04T08:00:00Z")
    b = report("Seen on the quay today.\n" + WIRE.split("\n\n", 1)[1], "B News", published="2031-03-04T09:00:00Z")
    c = report("A word first.\n" + b.text.split("\n\n")[0], "C Daily", published="2031-03-04T10:00:00Z")
    provenance = traced(c, b, a)
    assert origin_of(provenance, at(c, "three dozen faults")) == provenance.home[a.id]


def test_passages_of_unknown_direction_have_one_origin() -> None:
    first, second = report(WIRE, "One"), report(REWRITE, "Two")
    provenance = traced(first, second)
    assert len(origins_of(provenance, [at(first, "dozen faults"), at(second, "dozen faults")])) == 1
    assert len(provenance.origins) == 2


def test_two_reports_of_one_outlet_are_one_voice() -> None:
    provenance = traced(report(WIRE, "Halden Post"), report(OWN, "The Halden Post"))
    assert len(provenance.origins) == 1


def test_a_ring_of_contradicting_sources_still_ends() -> None:
    reports = [report(WIRE + f"\n{name} has more.", name) for name in "ABC"]
    copies = find_copies(reports)
    ring = {(0, 1): 0, (1, 2): 1, (0, 2): 2}
    ids = [one.id for one in reports]
    bent = [
        replace(copy, source=ids[ring[tuple(sorted((ids.index(copy.a.report), ids.index(copy.b.report))))]])
        for copy in copies
    ]  # type: ignore[index]
    assert len(trace_origins(reports, bent).origins) == 1


def test_nothing_in_nothing_out() -> None:
    assert trace_origins([], ()).origins == ()
    lone = Report(id=report_id(None, None, "?"), source="-", text="?")
    assert trace_origins([lone], ()).origins[0].reports == (lone.id,)
