"""What of a language model's overview may stand: everything checkable has to stand in the passages cited."""

import json

import pytest

from copydesk.compare.rewriting import adopt, fault, question
from copydesk.model.dossier import OverviewSentence
from copydesk.model.span import Cite


def passage(report: str, words: str) -> Cite:
    return Cite(report, 0, len(words), words)


FIRST = passage(
    "a", "The harbour board said on Monday that at least 23 of the 40 cranes in Skarness may be idle by June."
)
SECOND = passage(
    "b", "Board chair Mina Falk threatened to sue the Coast Line company, calling the delay “a slow scandal”."
)
THIRD = passage("b", "Ivo Renn, who runs the yard, was not told of the 14 letters, he said.")


def sentence(*cites: Cite) -> OverviewSentence:
    return OverviewSentence(cites[0].quote, cites, ("origin-1",), False)


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("By June, at least 23 of the 40 cranes in Skarness may be idle, the harbour board said on Monday.", [FIRST]),
        ("Mina Falk, who chairs the board, threatened to sue the Coast Line company.", [SECOND]),
        ("Falk called the delay “a slow scandal” and threatened to sue the Coast Line company.", [SECOND]),
        ("Ivo Renn, who runs the yard, said he was not told of the 14 letters.", [THIRD]),
        ("Yard boss Ivo Renn was not told of the 14 letters, he said.", [THIRD]),
    ],
)
def test_what_only_moves_words_about_stands(text: str, cites: list[Cite]) -> None:
    assert fault(sentence(*cites), text, cites) is None


@pytest.mark.parametrize(
    ("text", "cites", "why"),
    [
        ("At least 32 of the 40 cranes in Skarness may be idle by June, the board said.", [FIRST], "number"),
        ("The board said 23 of the 40 cranes in Skarness may be idle by June.", [FIRST], "number"),
        ("At least 40 of the 23 cranes in Skarness may be idle, the board said.", [FIRST], "number"),
        ("At least 23 of the 40 cranes in Skarness may be idle by July, the board said.", [FIRST], "July"),
        ("At least 23 of the 40 cranes in Tarvo may be idle by June, the board said.", [FIRST], "Tarvo"),
        ("Board chair Ada Falk threatened to sue the Coast Line company.", [SECOND], "Ada Falk"),
        ("Mina Renn threatened to sue the Coast Line company.", [SECOND, THIRD], "Mina Renn"),
        ("Falk called the delay “a scandal” and threatened to sue the Coast Line company.", [SECOND], "quotation"),
        ("“A slow scandal of greed”, Mina Falk said, threatening to sue the company.", [SECOND], "quotation"),
        ("Board chair Mina Falk sued the Coast Line company, calling the delay “a slow scandal”.", [SECOND], "threat"),
        ("At least 23 of the 40 cranes in Skarness are idle, the harbour board said.", [FIRST], "possibility"),
        ("At least 23 of the 40 cranes in Skarness may be idle by June.", [FIRST], "who said it"),
        ("Ivo Renn, who runs the yard, was told of the 14 letters, he said.", [THIRD], "denial"),
        ("Ivo Renn was not told of the 14 letters after drunken sailors burned archives, he said.", [THIRD], "words"),
        ("Ivo Renn was not told of the 14 letters, he said.", [FIRST], "cites none"),
        ("Ivo Renn was not told of the 14 letters, he said.", [], "cites none"),
        ("Ivo Renn was not told of the 14 letters, he said.\x1b[31m", [THIRD], "plain text"),
        ("He said so. " * 80, [THIRD], "too long"),
        ("", [THIRD], "gave none"),
    ],
)
def test_what_the_passages_do_not_say_is_refused(text: str, cites: list[Cite], why: str) -> None:
    own = next((known for known in (SECOND, THIRD) if known in cites), FIRST)
    own = THIRD if why in ("cites none", "plain text", "too long", "gave none") else own
    told = fault(sentence(own), text, cites)
    assert told is not None
    assert why in told


def test_only_cited_passages_and_the_sentences_themselves_are_sent() -> None:
    overview = (sentence(FIRST, SECOND), sentence(THIRD))
    sent = question(overview)
    for cite in (FIRST, SECOND, THIRD):
        assert cite.quote in sent
    assert "passages 1, 2:" in sent
    assert "passages 3:" in sent


def answer(*items: object) -> str:
    return json.dumps({"sentences": items})


def test_sentences_are_taken_over_one_by_one() -> None:
    overview = (sentence(SECOND), sentence(THIRD))
    good = {"sentence": 1, "text": "Mina Falk threatened to sue the Coast Line company.", "cites": [1]}
    bad = {"sentence": 2, "text": "Ivo Renn was not told of the 15 letters, he said.", "cites": [2]}
    found = adopt(overview, "Here you are:\n```json\n" + answer(good, bad) + "\n```")
    first, second = found.overview
    assert first.rewriting is not None
    assert first.rewriting.cites == (SECOND,)
    assert first.text == SECOND.quote
    assert second == overview[1]
    assert len(found.refused) == 1
    assert "sentence 2" in found.refused[0]
    assert "15 letters" in found.refused[0] or "“15”" in found.refused[0]


def test_a_sentence_left_as_it_was_is_not_called_rewritten() -> None:
    overview = (sentence(THIRD),)
    found = adopt(overview, answer({"sentence": 1, "text": THIRD.quote, "cites": [1]}))
    assert found.overview == overview
    assert not found.refused


@pytest.mark.parametrize("numbers", [[9], [0], [-1], []])
def test_a_passage_that_does_not_exist_cannot_be_cited(numbers: list[int]) -> None:
    overview = (sentence(THIRD),)
    text = "Ivo Renn, who runs the yard, said he was not told of the 14 letters."
    found = adopt(overview, answer({"sentence": 1, "text": text, "cites": numbers}))
    assert found.overview == overview


@pytest.mark.parametrize(
    "rubbish",
    ["", "I cannot help with that.", "{", '{"sentences": 4}', "[" * 5000 + "{" * 5000 + "}", "null", "\ud800"],
)
def test_what_is_not_the_json_asked_for_is_no_answer(rubbish: str) -> None:
    with pytest.raises(ValueError, match="not the JSON"):
        adopt((sentence(THIRD),), rubbish)
