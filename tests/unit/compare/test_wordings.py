"""Wordings that differ in a telling way between reports, and those that do not."""

import pytest

from copydesk.analysers.acts import find as find_acts
from copydesk.analysers.names import find as find_names
from copydesk.compare.actors import cast_name, resolve_actors
from copydesk.compare.wordings import find_wordings
from copydesk.model.marks import MarkedReport
from copydesk.model.report import Report
from copydesk.reading import read


def wordings(*texts: str) -> list[set[str]]:
    """The variants of each wording, in lower case."""
    marked = []
    for number, text in enumerate(texts):
        reading = read(Report(id=f"r{number}", source=f"{number}.txt", text=text, language="en"))
        marked.append(
            MarkedReport(
                reading.report,
                sentences=reading.marked_sentences(),
                names=tuple(find_names(reading)),
                acts=tuple(find_acts(reading)),
            )
        )
    cast = resolve_actors(marked)
    found = find_wordings(marked, cast)
    for wording in found:
        if wording.of.startswith("actor-"):
            assert cast_name(cast, wording.of)
        for variant in wording.variants:
            for cite in variant.cites:
                assert texts[int(cite.report[1:])][cite.start : cite.end] == cite.quote
    return [{variant.text.lower() for variant in wording.variants} for wording in found]


@pytest.mark.parametrize(
    ("a", "b", "variants"),
    [
        (
            "The council will fine so-called party houses.",
            "The council will fine party houses from Monday.",
            {"so-called party houses", "party houses"},
        ),
        (
            "Police held twelve undocumented immigrants at the port.",
            "Police held twelve illegal immigrants at the port.",
            {"undocumented immigrants", "illegal immigrants"},
        ),
        (
            "Ilsa Brandt, an activist from Halden, led the march.",
            "Ilsa Brandt, the owner of two hotels, led the march.",
            {"an activist from halden", "the owner of two hotels"},
        ),
        (
            "Mayor Ilsa Brandt boycotted the harbour conference on Friday.",
            "Mayor Ilsa Brandt skipped the harbour conference on Friday.",
            {"boycotted", "skipped"},
        ),
        (
            "The mayor wants to end “street parking” in the old town.",
            "The mayor wants to end street parking in the old town.",
            {"“street parking”", "street parking"},
        ),
    ],
)
def test_a_different_choice_of_words_is_shown(a: str, b: str, variants: set[str]) -> None:
    assert variants in wordings(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ilsa Brandt closed the bridge. Brandt gave no reason.", "Ms. Brandt closed the bridge."),
        ("The Justice Department sued.", "The Department of Justice sued."),
        ("Rep. Tom Reed voted no.", "Congressman Tom Reed voted no."),
        ("Brandt boycotted the harbour conference.", "Tom Reed skipped the harbour conference."),
        ("Mayor Ilsa Brandt skipped the dinner.", "Mayor Ilsa Brandt boycotted the election."),
        ("“We will close party houses,” he said.", "He said: “We will close party houses.”"),
        ("Protesters met police.", "Protesters met police. Demonstrators left at noon."),
        ("The so-called party houses closed.", "The so-called party houses paid a fine."),
    ],
)
def test_what_is_no_choice_is_not_shown(a: str, b: str) -> None:
    assert wordings(a, b) == []


def test_the_order_of_reports_does_not_matter() -> None:
    a = "Police held twelve undocumented immigrants. The so-called party houses closed."
    b = "Police held twelve illegal immigrants. The party houses closed."
    assert sorted(map(sorted, wordings(a, b))) == sorted(map(sorted, wordings(b, a)))


def test_a_quoted_participle_and_neutral_synonyms_are_no_choice_of_words() -> None:
    quoted = "Councillor Ida Fenn said she felt “whipsawed” by the mayor. Protesters filled Quay Street."
    plain = "Fenn felt whipsawed by the mayor, the councillor said. Demonstrators filled Quay Street."
    assert not wordings(quoted, plain)
