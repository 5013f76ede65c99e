# ruff: noqa: E501 (one case a line reads best)
import pytest

from copydesk.analysers.quotes.extent import complete, without_hearer, without_scraps
from copydesk.analysers.quotes.tagging import Attribution
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
