"""The parse behind its face, on sentences whose boundaries and furniture matter."""

import pytest

from copydesk import reading
from copydesk.ingest.reports import report_from_text
from copydesk.model.report import Report
from copydesk.reading import read

TEXT = (
    "SKARNESS — The council voted on Monday to buy a second lifeboat. “It is late,” said Mayor Sunniva Hald.\n"
    "The boat’s crew will be hired in May."
)


def test_a_dateline_does_not_belong_to_the_first_sentence() -> None:
    reading = read(report_from_text(TEXT, "a.txt"))
    dateline, first = reading.marked_sentences()[:2]
    assert dateline.role == "furniture"
    assert TEXT[first.span.start : first.span.end] == "The council voted on Monday to buy a second lifeboat."
    assert first.role == "body"
    subject = next(token for token in reading.tokens if token.dep == "nsubj")
    assert subject.text == "council"


def test_tokens_and_sentences_find_one_another() -> None:
    reading = read(report_from_text(TEXT, "a.txt"))
    at = TEXT.index("Hald")
    token = reading.token_at(at + 2)
    assert token is not None
    assert token.text == "Hald"
    sentence = reading.sentence_at(at)
    assert sentence is not None
    assert sentence.first <= token.i < sentence.last
    assert [t.text for t in reading.tokens_in(at, at + 4)] == ["Hald"]
    assert token.sentence == sentence.number


def test_another_language_is_read_without_syntax_and_loses_no_words() -> None:
    report = report_from_text(
        "Die Fähre lief am Dienstag vor der Insel auf Grund. An Bord waren nach Angaben der Behörde 61 Menschen, "
        "die alle in Sicherheit gebracht wurden. Der Kapitän wurde von der Polizei befragt.",
        "a.txt",
    )
    assert report.language == "de"
    reading = read(report)
    assert not reading.has_syntax
    assert len(reading.sentences) == 3
    assert "61" in {token.text for token in reading.tokens}


def test_the_stand_ins_for_the_command_line_of_the_parser_are_gone_after_use() -> None:
    import importlib
    import sys

    read(report_from_text(TEXT, "a.txt"))
    assert "spacy" in sys.modules
    assert importlib.import_module("spacy.cli").__file__


@pytest.mark.parametrize("gap", ["\n\n", " ", ""])
def test_a_text_of_any_length_and_shape_is_read_to_its_end(gap: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "The harbour office closed two piers on Monday."
    text = gap.join([sentence] * 40)
    whole = read(Report(id="r", source="", text=text))
    monkeypatch.setattr(reading, "PARSED_AT_ONCE", 300)
    parts = read(Report(id="r", source="", text=text))
    assert len(parts._docs) > 1
    assert [(t.start, t.end) for t in parts.tokens][-3:] == [(t.start, t.end) for t in whole.tokens][-3:]
    assert all(text[t.start : t.end] == t.text for t in parts.tokens)
    if gap:
        assert [(t.text, t.tag, t.head) for t in parts.tokens] == [(t.text, t.tag, t.head) for t in whole.tokens]


def test_the_models_special_cases_of_words_are_there_though_none_are_filled_in_before() -> None:
    reading = read(Report(id="r", source="r.txt", text="They can't wait, so they're gonna leave at 10a.m. on Friday."))
    words = [token.text for token in reading.tokens]
    assert words[1:3] == ["ca", "n't"]
    assert words[6:10] == ["they", "'re", "gon", "na"]
    assert words[12:14] == ["10", "a.m."]
