"""Actors across reports, and which actor a phrase means."""

import pytest

from copydesk.analysers.names import find
from copydesk.compare.actors import actor_at, cast_name, resolve_actors
from copydesk.model.marks import MarkedReport
from copydesk.model.report import Report
from copydesk.model.span import Span
from copydesk.model.story import Cast
from copydesk.reading import read


def cast_of(*texts: str) -> Cast:
    marked = []
    for number, text in enumerate(texts):
        report = Report(id=f"r{number}", source=f"{number}.txt", text=text, language="en")
        marked.append(MarkedReport(report, names=tuple(find(read(report)))))
    return resolve_actors(marked)


def test_a_surname_joins_the_only_full_name_of_the_other_report() -> None:
    cast = cast_of("Mayor Ilsa Brandt closed the bridge.", "Mayor Brandt said the bridge was unsafe.")
    brandt = next(a for a in cast.actors if a.name == "Ilsa Brandt")
    assert {cite.report for cite in brandt.mentions} == {"r0", "r1"}


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Halden Mayor Ilsa Brandt, the council president", "Ilsa Brandt"),
        ("Halden Mayor Ilsa Brandt", "Ilsa Brandt"),
        ("Brandt", "Ilsa Brandt"),
        ("The mayor", "Ilsa Brandt"),
        ("the mayor's staff", None),
        ("a spokesman for the Harbour Safety Authority", None),
        ("the Harbour Safety Authority", "Harbour Safety Authority"),
    ],
)
def test_a_phrase_means_the_actor_that_heads_it(phrase: str, name: str | None) -> None:
    text = (
        "Halden Mayor Ilsa Brandt, the council president, closed the bridge. The mayor gave no reason. "
        "But the mayor's staff and a spokesman for the Harbour Safety Authority blamed rust."
    )
    cast = cast_of(text)
    start = text.index(phrase)
    found = actor_at(cast, Span("r0", start, start + len(phrase)))
    assert (cast_name(cast, found) if found else None) == name
