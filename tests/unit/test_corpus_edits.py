"""What reprints did to the words that they took, as a table over a corpus."""

from pathlib import Path
from typing import Any

from copydesk.ingest.records import report_from_record
from copydesk.reprints import EDIT_COLUMNS, KIND_COLUMNS, corpus_edits, edit_kinds

AGENCY = (
    "HALDEN (Reuters) - The harbour board will close three piers in May, port officials said, after divers found deep "
    "cracks below the water line of the oldest one.\n\nThe repair could cost the town about 4.2 million crowns, which "
    "is a third of its yearly budget, and the ferry line may move its boats to the northern quay until the autumn."
)
REPRINT = (
    "The harbour board will close two piers in May after divers found deep cracks below the water line of the oldest "
    "one.\n\nThe repair will cost the town about 4.2 million crowns, which is a third of its yearly budget, and the "
    "ferry line may move its boats to the northern quay until the late autumn."
)


def rows() -> list[dict[str, Any]]:
    return [
        {"id": "taken", "outlet": "Dale Courier", "text": REPRINT},
        {"id": "other", "outlet": "Odda Post", "text": "Snow is expected on the upper road tonight."},
        {"id": "had", "outlet": "Reuters", "text": AGENCY},
    ]


def edits(folder: Path | None = None) -> list[dict[str, Any]]:
    return list(corpus_edits(rows(), report_from_record, folder=folder))


def test_each_edit_stands_with_its_words_on_both_sides() -> None:
    texts = {row["id"]: row["text"] for row in rows()}
    found = edits()
    assert [(one["op"], one["a_text"], one["b_text"], one["touches"]) for one in found] == [
        ("changed", "three", "two", ["number"]),
        ("cut", "port officials said", "", ["attribution dropped"]),
        ("changed", "could", "will", ["hardened"]),
        ("added", "", "late", []),
    ]
    for one in found:
        assert (one["a"], one["b"], one["from"]) == ("had", "taken", "had")
        assert texts["had"][one["a_start"] : one["a_end"]] == one["a_text"]
        assert texts["taken"][one["b_start"] : one["b_end"]] == one["b_text"]
        assert list(one) == list(EDIT_COLUMNS)
    assert texts["taken"][: found[1]["b_start"]].endswith("in May")


def test_edits_without_a_known_source_say_so() -> None:
    nameless = [{"id": "one", "text": REPRINT}, {"id": "two", "text": REPRINT.replace("two piers", "five piers")}]
    (found,) = corpus_edits(nameless, report_from_record)
    assert found["from"] is None
    assert {found["a_text"], found["b_text"]} == {"two", "five"}


def test_kinds_are_counted_by_edit_and_by_reprint() -> None:
    found = list(edit_kinds(rows(), report_from_record))
    assert list(found[0]) == list(KIND_COLUMNS)
    counts = {one["kind"]: (one["edits"], one["reprints"]) for one in found}
    assert counts["compared"] == (None, 1)
    assert counts["any"] == (4, 1)
    assert (counts["cut"], counts["added"], counts["changed"]) == ((1, 1), (1, 1), (2, 1))
    assert (counts["number"], counts["hardened"], counts["softened"]) == ((1, 1), (1, 1), (0, 0))
    assert counts["wording only"] == (1, 1)


def test_nothing_is_left_in_the_folder(tmp_path: Path) -> None:
    assert edits(tmp_path) == edits()
    assert list(tmp_path.iterdir()) == []
