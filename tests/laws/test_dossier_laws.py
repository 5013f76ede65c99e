"""What holds for every dossier, whatever the reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from harbour import make, reports
from hypothesis import given

from copydesk.model.dossier import Dossier
from copydesk.model.report import Report
from copydesk.model.span import Cite
from copydesk.pipeline import make_dossier, mark, mark_all
from copydesk.reading import read


def cites(value: Any) -> Iterator[Cite]:
    """Every cite anywhere in a value."""
    if isinstance(value, Cite):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from cites(getattr(value, name))
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from cites(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from cites(item)


def spans(value: Any) -> list[tuple[int, int]]:
    """Every span in marks, as bare offsets."""
    found = []
    if isinstance(value, msgspec.Struct):
        if hasattr(value, "start") and hasattr(value, "report"):
            return [(value.start, value.end)]
        for name in value.__struct_fields__:
            if name != "report":
                found += spans(getattr(value, name))
    elif isinstance(value, (tuple, list)):
        for item in value:
            found += spans(item)
    return found


@given(reports())
def test_every_cite_is_exactly_the_words_that_stand_there(found: list[Report]) -> None:
    dossier = make_dossier(found, together=True)
    texts = {report.id: report.text for report in dossier.reports}
    all_cites = list(cites(dossier))
    assert all_cites
    for cite in all_cites:
        assert texts[cite.report][cite.start : cite.end] == cite.quote


@given(reports(least=2))
def test_the_order_of_reports_does_not_matter(found: list[Report]) -> None:
    assert make_dossier(found, together=True) == make_dossier(found[::-1], together=True)


@given(reports())
def test_json_out_and_in_is_the_identity(found: list[Report]) -> None:
    dossier = make_dossier(found, together=True)
    assert msgspec.json.decode(msgspec.json.encode(dossier), type=Dossier) == dossier


@given(reports(least=2))
def test_a_report_marked_alone_or_among_others_has_the_same_marks(found: list[Report]) -> None:
    assert list(mark_all(found)) == [mark(read(report)) for report in found]


@given(reports(most=1))
def test_text_put_before_a_report_shifts_its_spans_and_nothing_else(found: list[Report]) -> None:
    (report,) = found
    before = "\n\n\n  \n"
    shifted = make(before + report.text, report.outlet or "", report.published)
    assert spans(mark(read(shifted))) == [
        (start + len(before), end + len(before)) for start, end in spans(mark(read(report)))
    ]


@given(reports(least=2, most=2))
def test_a_verbatim_copy_never_raises_an_origin_count(found: list[Report]) -> None:
    before = make_dossier(found, together=True)
    copy = make(found[0].text, "Copycat Daily", found[0].published)
    after = make_dossier([*found, copy], together=True)
    assert len(after.origins) <= len(before.origins)
    supported = {claim.text: len(claim.origins) for claim in before.claims}
    for claim in after.claims:
        assert len(claim.origins) <= supported.get(claim.text, len(before.origins))
