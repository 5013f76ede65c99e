# ruff: noqa: E501 (one case a line reads best)
import pytest

from copydesk.analysers.quotes.extent import complete, whole, without_hearer, without_scraps
from copydesk.analysers.quotes.tagging import Attribution
from copydesk.analysers.quotes.utterance import is_utterance
from copydesk.model.report import Report
from copydesk.reading import Reading, read


def reading_of(text: str) -> Reading:
    return read(Report(id="r", source="t", text=text))


def attribution(text: str, content: str, cue: str, source: str) -> Attribution:
    def span(piece: str) -> tuple[tuple[int, int], ...]:
        start = text.index(piece)
        return ((start, start + len(piece)),) if piece else ()

    return Attribution(span(content), span(cue), span(source), 0.9)


def words(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("content", "source", "completed"),
    [
        ("the gate of the old", "The harbour", ("the gate of the old lock", "The harbour master")),
        ("the gate of the old lock had failed", "The harbour master", ("the gate of the old lock had failed", "The harbour master")),
    ],
)  # fmt: skip
def test_a_phrase_that_breaks_off_is_completed(content: str, source: str, completed: tuple[str, str]) -> None:
    text = "The harbour master said the gate of the old lock had failed."
    found = complete(reading_of(text), attribution(text, content, "said", source))
    assert (words(text, found.content), words(text, found.source)) == ([completed[0]], [completed[1]])


@pytest.mark.parametrize(
    ("text", "cue", "source", "kept"),
    [
        ("Asked whether the lock was safe, Reed left the room.", "Asked", "Reed", False),
        ("Reed was told that the lock was safe.", "told", "Reed", False),
        ("Reed was accused of hiding that the lock was safe.", "accused", "Reed", False),
        ("Reed has warned that the lock was safe no longer.", "warned", "Reed", True),
        ("The crew were told by Reed that the lock was safe.", "told", "Reed", True),
        ("Reed said the lock was safe.", "said", "Reed", True),
    ],
)
def test_whoever_is_told_does_not_speak(text: str, cue: str, source: str, kept: bool) -> None:
    found = without_hearer(reading_of(text), attribution(text, "the lock was safe", cue, source))
    assert bool(found.source) == kept


def test_odd_words_of_another_quotation_are_dropped() -> None:
    text = "“We knew,” Reed said. “They are going to blame everybody but themselves for this,” Hale said."
    first = Attribution(((0, 10), (22, 27)), ((16, 20),), ((11, 15),), 0.9)
    second = Attribution(((22, 84),), ((90, 94),), ((85, 89),), 0.9)
    mended = without_scraps([first, second])
    assert words(text, mended[0].content) == ["“We knew,”"]
    assert mended[1] == second


def test_a_list_of_modifiers_is_completed_with_its_noun_and_what_hangs_on_it() -> None:
    text = "Officials warned that they hid papers about the residence or work status of prisoners."
    found = complete(
        reading_of(text), attribution(text, "that they hid papers about the residence or work", "warned", "Officials")
    )
    assert words(text, found.content) == ["that they hid papers about the residence or work status of prisoners"]


def test_a_name_beside_its_title_is_the_source_and_not_what_was_said() -> None:
    text = "Ida Krum, the harbour master, said on Monday that nothing had been closed."
    found = attribution(text, "Ida Krum", "said on Monday", "the harbour master")
    found = whole(
        reading_of(text), found._replace(content=(*found.content, (text.index("that nothing"), len(text) - 1)))
    )
    assert (words(text, found.content), words(text, found.source)) == (
        ["that nothing had been closed"],
        ["Ida Krum, the harbour master"],
    )


def test_the_paper_that_saw_a_document_did_not_say_what_stands_in_it() -> None:
    text = "The minutes of the meeting, also seen by the Gazette, show that the directors agreed."
    found = whole(reading_of(text), attribution(text, "that the directors agreed", "show", "the Gazette"))
    assert words(text, found.source) == ["The minutes of the meeting"]


def test_a_piece_apart_in_prose_is_no_part_of_what_was_said() -> None:
    text = "The board threatened to deny grants to towns that refuse, as part of its campaign against towns that will not help."
    found = attribution(text, "to deny grants to towns that refuse", "threatened", "The board")
    apart = text.index("towns that will")
    found = whole(reading_of(text), found._replace(content=(*found.content, (apart, len(text) - 1))))
    assert words(text, found.content) == ["to deny grants to towns that refuse"]


def test_the_main_verb_behind_a_comma_is_no_tail() -> None:
    text = "The leak, which the agency put at 12 cubic metres on Monday, had been stopped, she said."
    told = "The leak, which the agency put at 12 cubic metres on Monday, had been stopped"
    found = whole(reading_of(text), attribution(text, told, "said", "she"))
    assert words(text, found.content) == [told]


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "said"),
    [
        ("He asked where the server now was.", "where the server now was", "asked", "He", True),
        (
            "The mayor announced his plan to send more crews.",
            "his plan to send more crews",
            "announced",
            "The mayor",
            False,
        ),
        ("The mayor said crews would be sent.", "crews would be sent", "said", "The mayor", True),
    ],
)
def test_a_statement_is_a_clause(text: str, content: str, cue: str, source: str, said: bool) -> None:
    assert is_utterance(reading_of(text), attribution(text, content, cue, source), "indirect") is said
