"""Sentence and paragraph boundaries that news text makes hard."""

import pytest

from copydesk.text.segment import paragraphs, sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Dr. Ilse Marten spoke at 3 p.m. Monday.", "Nobody answered."],
        ["The bridge closed at 9 a.m.", "The council met."],
        ["“We were told nothing.", "We waited,” said J. R. Oakes of the harbour board."],
        ["The U.S. Coast Guard sent two boats.", "They found nine people."],
        ["He works for Lund & Sons Inc. in Halden.", "She does not."],
        ["It rose 4.5 percent.", "“Why?” she asked.", "No one knew."],
        ["Sen. Paul Reyes, R-Fla., voted no.", "“It is over.”", "The bill failed."],
    ],
)
def test_sentences_end_where_an_editor_would_end_them(expected: list[str]) -> None:
    assert split(" ".join(expected)) == expected


def test_text_wrapped_at_a_width_is_read_as_the_paragraphs_it_was() -> None:
    text = (
        "Ferry runs aground off Halden\nBy A. Writer\n\n"
        "The ferry Solveig ran aground near Halden on Tuesday with 84 people on\n"
        "board, the coast guard said. Nobody was hurt, and two tugs pulled the\n"
        "ship free before dark.\n\n"
        "The operator said that it would inspect the hull in the morning, and\n"
        "that the line would stay closed until the end of the week.\n"
    )
    found = [" ".join(text[start:end].split()) for start, end in paragraphs(text)]
    assert found[:2] == ["Ferry runs aground off Halden", "By A. Writer"]
    assert found[2].endswith("before dark.")
    assert found[3].startswith("The operator")
    assert len(found) == 4
    assert (
        "The ferry Solveig ran aground near Halden on Tuesday with 84 people on\nboard, the coast guard said."
        in split(text)
    )


def test_short_lines_that_end_where_they_should_are_paragraphs() -> None:
    text = "\n".join(f"The harbour board met {n} times last year, it says." for n in range(30, 42))
    assert len(list(paragraphs(text))) == 12


def test_a_sentence_never_crosses_a_line_and_loses_nothing_but_blanks() -> None:
    text = "FERRY RUNS AGROUND\n\n  By A. Writer \r\n\tThe ferry ran aground. All are safe"
    assert split(text) == ["FERRY RUNS AGROUND", "By A. Writer", "The ferry ran aground.", "All are safe"]
    assert [text[start:end] for start, end in paragraphs(text)][1] == "By A. Writer"
