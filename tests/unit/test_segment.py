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


def test_a_sentence_never_crosses_a_line_and_loses_nothing_but_blanks() -> None:
    text = "FERRY RUNS AGROUND\n\n  By A. Writer \r\n\tThe ferry ran aground. All are safe"
    assert split(text) == ["FERRY RUNS AGROUND", "By A. Writer", "The ferry ran aground.", "All are safe"]
    assert [text[start:end] for start, end in paragraphs(text)][1] == "By A. Writer"
