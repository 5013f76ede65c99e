"""Copies among many articles: the same passages whatever stands beside them and however little memory there is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from copydesk import corpus
from copydesk.corpus import corpus_copies, corpus_families

LEAD = "The harbour board closed two piers after divers found long cracks in the concrete below the water line."
COUNT = "Inspectors counted roughly three dozen faults and ordered the older pier fenced off until further notice."
MONEY = "The ferry line moves about 4,200 people a day and earns the little town a third of its yearly budget."
QUOTE = "“We would much rather annoy a few impatient passengers every winter than bury them in spring,” Marten said."
FILLERS = [
    "Gulls crossed the sound at dawn.",
    "A choir rehearsed in the old customs house.",
    "The bakery sold out before nine.",
    "Nobody at the town hall would say more.",
    "Snow is expected on the upper road.",
    "Two schools will share one bus this month.",
]


def article(name: str, *sentences: str, **fields: str) -> dict[str, Any]:
    return {"id": name, "text": " ".join(sentences), **fields}


def passages(rows: list[dict[str, Any]], folder: Path | None = None) -> list[tuple[str, str, str, str]]:
    texts = {row["id"]: row["text"] for row in rows}
    return [
        (
            found["a"],
            texts[found["a"]][found["a_start"] : found["a_end"]],
            found["b"],
            texts[found["b"]][found["b_start"] : found["b_end"]],
        )
        for found in corpus_copies(rows, folder)
    ]


@pytest.fixture
def rows() -> list[dict[str, Any]]:
    return [
        article("wire", LEAD, COUNT, MONEY, outlet="Reuters", published="2031-03-04T08:00:00Z"),
        article("own", FILLERS[0], FILLERS[1], FILLERS[2], outlet="Hill Gazette"),
        article("reprint", FILLERS[3], COUNT.replace("three", "five"), MONEY, outlet="Dale Courier"),
        article("quoting", FILLERS[4], QUOTE, outlet="Fjord Radio"),
        article("misquoting", FILLERS[5], QUOTE.replace("impatient", "angry"), outlet="Odda Post"),
    ]


def test_passages_are_found_to_the_code_point_with_their_source(rows: list[dict[str, Any]]) -> None:
    found = list(corpus_copies(rows))
    assert [(one["a"], one["b"], one["from"]) for one in found] == [
        ("wire", "reprint", "wire"),
        ("quoting", "misquoting", None),
    ]
    start = rows[2]["text"].index("Inspectors")
    assert (found[0]["b_start"], found[0]["b_end"]) == (start, len(rows[2]["text"]) - 1)
    assert 0.9 < found[0]["similarity"] < 1


def test_what_stands_beside_a_pair_changes_nothing(rows: list[dict[str, Any]]) -> None:
    crowd = [article(f"beside {k}", *FILLERS[k % 3 :], f"Item {k} closes.") for k in range(40)]
    alone = passages([rows[0], rows[2]])
    beside = [one for one in passages([crowd[0], rows[0], *crowd[1:], rows[2]]) if "wire" in (one[0], one[2])]
    assert alone == beside != []


def test_little_memory_gives_the_same_answer(
    rows: list[dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = list(corpus_copies(rows))
    for name, value in {"HELD_BYTES": 64, "ARTICLES_A_BUCKET": 1, "BATCH_CHARACTERS": 1, "KEPT_ARTICLES": 1}.items():
        monkeypatch.setattr(corpus, name, value)
    assert list(corpus_copies(rows, tmp_path)) == expected
    assert list(tmp_path.iterdir()) == []


def test_articles_are_taken_one_batch_at_a_time(monkeypatch: pytest.MonkeyPatch, rows: list[dict[str, Any]]) -> None:
    monkeypatch.setattr(corpus, "BATCH_CHARACTERS", 1)
    alive = []

    def streamed() -> Iterator[dict[str, Any]]:
        for row in rows:
            alive.append(len(alive))
            yield row

    assert len(list(corpus_copies(streamed()))) == 2
    assert len(alive) == len(rows)


def test_an_outlets_template_is_no_copy() -> None:
    template = "Breaking coverage of harbour traffic, court filings, school closings and weather warnings since 1911."
    rows = [article(str(k), f"Item {k}: {FILLERS[k % 6]}", template, outlet="Hill Gazette") for k in range(30)]
    assert template not in {one[1] for one in passages(rows)}


def test_nothing_and_almost_nothing() -> None:
    assert list(corpus_copies([])) == []
    assert list(corpus_copies([article("a", ""), article("b", "?"), article("c", "One word")])) == []


def test_characters_beyond_the_first_plane_keep_offsets(rows: list[dict[str, Any]]) -> None:
    moved = [article("x", "⛴️ 🚢🚢 ", LEAD, COUNT), article("y", "𝔄 𠀀𠀁 ", LEAD, COUNT)]
    ((_, left, _, right),) = passages(moved)
    assert left == right == f"{LEAD} {COUNT}"[:-1]


def test_families_name_origin_members_and_share(rows: list[dict[str, Any]]) -> None:
    found = list(corpus_families(rows))
    assert [(one["origin"], one["member"], one["from"]) for one in found[:2]] == [
        ("wire", "wire", None),
        ("wire", "reprint", "wire"),
    ]
    assert found[1]["share"] > 0.8
    assert {one["member"] for one in found if one["family"] == 2} == {"quoting", "misquoting"}
