"""The edits of a passage with what they touch, judged in their sentences."""

import pytest

from copydesk.compare.copies import changes_between
from copydesk.model.report import Report

BODY = (
    "The harbour board closed two piers on Tuesday after divers found long cracks in the concrete of the oldest one.\n"
    "{label}\n"
    "The repair will keep the ferries away from the town until autumn, Marten told {show}, and shops fear for summer."
)


def report(name: str, label: str, show: str) -> Report:
    return Report(id=name, source=name, text=BODY.format(label=label, show=show))


@pytest.mark.parametrize("lines", [("12 min ago", "2 hr ago"), ("Read 7 more stories", "Read 40 more stories")])
def test_a_line_that_is_no_sentence_touches_nothing(lines: tuple[str, str]) -> None:
    found = changes_between(report("a", lines[0], "reporters"), report("b", lines[1], "reporters"))
    assert found
    assert {one.change.touches for one in found} == {()}


def test_the_name_of_a_programme_is_no_quotation() -> None:
    found = changes_between(report("a", "Snow.", "“Harbour at Noon”"), report("b", "Snow.", "“Harbour This Evening”"))
    assert {one.change.touches for one in found} == {()}
    said = changes_between(report("a", "Snow.", "“this poor town”"), report("b", "Snow.", "“this rich town”"))
    assert [one.change.touches for one in said] == [("quotation",)]


def test_an_empty_side_has_its_place() -> None:
    a, b = report("a", "Snow fell.", "reporters"), report("b", "Snow fell.", "the few reporters")
    (added,) = changes_between(a, b)
    assert b.text[slice(*added.b)] == "the few"
    assert added.a[0] == added.a[1]
    assert a.text[: added.a[0]].endswith("Marten told")
