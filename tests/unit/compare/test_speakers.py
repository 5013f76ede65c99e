"""Who is behind a source: through titles, appositions and pronouns, and why it is nobody."""

import pytest

from copydesk import encoder
from copydesk.compare.unnamed import (
    AMBIGUOUS,
    DOCUMENT,
    NOBODY,
    PRONOUN,
    SEVERAL,
    UNNAMED,
    kind_of_source,
    why_unknown,
)
from copydesk.model.dossier import Statement
from copydesk.model.report import Report
from copydesk.pipeline import make_dossier


def statements(text: str) -> list[Statement]:
    if not encoder.available():
        pytest.skip("the weights are not installed")
    dossier = make_dossier([Report(id="r", source="t", text=text, language="en")])
    return sorted(dossier.statements, key=lambda statement: statement.renderings[0].content[0].start)


def speakers(text: str) -> list[str | None]:
    return [statement.speaker_text for statement in statements(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Secretary of State Hanna Rask said the treaty was dead.", "Hanna Rask"),
        ("Former Secretary of the Interior Tomas Brenner said the parks would reopen.", "Tomas Brenner"),
        ("Director of National Intelligence Joan Tolland said the leak was grave.", "Joan Tolland"),
        ("Acting palace chief of staff Mick Dunne said the talks were over.", "Mick Dunne"),
        ("County Watch director of inquiries Chris Farrow said the files were late.", "Chris Farrow"),
        ("Ledger editor-in-chief Bea Smith said the paper stood by its story.", "Bea Smith"),
        ("The committee’s chairman, Representative Olav Grey, Republican of Ohio, said the vote was off.", "Olav Grey"),
        ("Another Republican, Rep. Justin Marsh of Maine, said the vote was on.", "Justin Marsh"),
        ("At least one senator, Oregon’s Ruth Abara, said nothing was settled.", "Ruth Abara"),
        ("A spokesman for the president, Karl Odum, said the king was well.", "Karl Odum"),
        ("John Skipper, 66, said the harbour was full.", "John Skipper"),
    ],
)
def test_a_name_inside_a_longer_source_is_the_speaker(text: str, speaker: str) -> None:
    (statement,) = statements(text)
    assert statement.speaker is not None
    assert statement.speaker_text == speaker


@pytest.mark.parametrize(
    "text",
    [
        "A spokeswoman for Governor Lena Hart said the road was closed.",
        "Critics of Secretary of State Hanna Rask said the treaty was dead.",
        "The chairman of the Halden Dock Board said the lock was shut.",
    ],
)
def test_whoever_speaks_for_somebody_is_somebody_else(text: str) -> None:
    (statement,) = statements(text)
    assert statement.speaker is None
    assert statement.unknown


def test_father_and_son_are_two_speakers() -> None:
    text = (
        "Mayor Donald Reed met his son Donald Reed Jr. on Monday. Reed said the plan was dead. "
        "Reed Jr. said the plan was alive."
    )
    assert speakers(text) == ["Donald Reed", "Donald Reed Jr."]


def test_he_is_not_whoever_was_asked_by_somebody_without_a_name() -> None:
    text = "The chief judge asked Tomas Hale how old the bridge was. “You cannot count on rust,” he said."
    assert "Tomas Hale" not in speakers(text)


def test_she_looks_back_past_a_long_quotation() -> None:
    text = (
        "Senator Ruth Abara of Maine pointed to the vote of the spring session.\n\n"
        "“They did not ask for a summary. The members voted for the whole report. The people deserve it. "
        "All of it. Every page,” she wrote."
    )
    assert speakers(text)[-1] == "Ruth Abara"


def test_whoever_acts_last_speaks_next() -> None:
    text = (
        "Vincent Falk told the radio that the visit was a mistake.\n\n"
        "Edwin Rusk, as is often his way, fired back.\n\n“He was glad to invite me once,” he said."
    )
    assert speakers(text)[-1] == "Edwin Rusk"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Prosecutors said the ledger was false. They said the firm had known since May.", "prosecutors"),
        ("The lawsuit claims that the valves were never tested. It says the firm hid the results.", "The lawsuit"),
        (
            "Mr. Udal and Ms. Wyne said the dam was unsafe.\n\n“Nobody has looked at it in years,” they said.",
            "Mr. Udal and Ms. Wyne",
        ),
    ],
)
def test_a_pronoun_goes_on_with_a_source_without_a_name(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker, speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Prosecutors said the ledger was false. The judge thanked the Liberals. They said the firm had known.",
        "The lawsuit claims that the valves were never tested. They say the firm hid the results.",
        "Prosecutors said the ledger was false.\n\nThe court rose at noon. They said the firm had known since May.",
    ],
)
def test_a_pronoun_that_does_not_fit_stays_open(text: str) -> None:
    last = statements(text)[-1]
    assert last.speaker is None
    assert last.unknown == PRONOUN.format("They")


def test_nobody_announces_what_was_announced() -> None:
    assert statements("It was announced on Monday that the tunnel would close for a year.") == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("a witness", "person"),
        ("the chief justice", "person"),
        ("Police", "people"),
        ("two officials with knowledge of the talks", "people"),
        ("Mr. Udal and Ms. Wyne", "people"),
        ("the union's lawyers", "people"),
        ("the letter", "thing"),
        ("the harbour office", "thing"),
        ("its analysis", "thing"),
        ("she", "person"),
    ],
)
def test_a_source_is_a_person_people_or_a_thing(words: str, kind: str) -> None:
    assert kind_of_source(words) == kind


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (None, NOBODY),
        ("", NOBODY),
        ("they", PRONOUN.format("they")),
        ("a senior official", UNNAMED.format("a senior official")),
        ("Officials", UNNAMED.format("Officials")),
        ("several residents of the street", UNNAMED.format("several residents of the street")),
        ("the letter", DOCUMENT),
        ("court papers", DOCUMENT),
        ("Ruth Abara and Tom Reed", SEVERAL),
        ("Ms. Abara and the mayor", SEVERAL),
        ("the chief justice", UNNAMED.format("the chief justice")),
        ("Ms. Brandt", AMBIGUOUS.format("Ms. Brandt")),
    ],
)
def test_the_reason_says_what_is_missing(words: str | None, why: str) -> None:
    assert why_unknown(words) == why


def test_words_quoted_in_a_quotation_keep_both_speakers() -> None:
    outer, inner = statements("Mayor Ida Frost said Governor Lena Hart had promised that the tram would stay.")
    assert (outer.speaker_text, inner.speaker_text) == ("Ida Frost", "Lena Hart")
    assert outer.renderings[0].told_by is None
    assert inner.renderings[0].told_by == outer.speaker


def test_what_somebody_says_that_he_said_himself_is_told_once() -> None:
    text = "\"I said, 'This can't go on,' and the foreman said, 'It will,'\" Dana Holt recalled."
    outer, inner = statements(text)
    assert (outer.speaker_text, inner.speaker_text) == ("Dana Holt", "the foreman")
    assert inner.renderings[0].told_by == outer.speaker


def test_a_supposed_quotation_quotes_nobody() -> None:
    assert len(statements("“You say, ‘Trust the builders,’ and then the roof leaks,” said Anita Perez.")) == 1


def test_who_is_asked_may_be_who_answers() -> None:
    text = "“I have no idea,” Vincent Pike told jurors. Edwin Holm asked him again. “None,” he said."
    assert speakers(text)[-1] != "Edwin Holm"


def test_the_president_is_not_the_vice_president() -> None:
    text = (
        "The president spoke at noon beside Vice President Martin Pell. It was a speech about roads.\n\n"
        "“There is no room for potholes,” he said."
    )
    assert "Martin Pell" not in speakers(text)


def test_whoever_questions_a_plan_goes_on() -> None:
    text = "Senator Edwin Holm questioned the plan of Vincent Pike. “None of it will float,” he said."
    assert speakers(text)[-1] == "Edwin Holm"
