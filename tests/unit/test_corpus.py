"""Copies among many articles: the same passages whatever stands beside them and however little memory there is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from copydesk import buckets, corpus, spool
from copydesk.corpus import FAMILY_COLUMNS, PASSAGE_COLUMNS, corpus_copies, corpus_families
from copydesk.text import seeds

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
    for name in ("ARTICLES_A_BUCKET", "BATCH_CHARACTERS"):
        monkeypatch.setattr(corpus, name, 1)
    for name in ("HELD_BYTES", "GROUP_RECORDS"):
        monkeypatch.setattr(buckets, name, 1)
    for name in ("KEPT_ARTICLES", "KEPT_WORDS", "PRINTS_AT_ONCE"):
        monkeypatch.setattr(spool, name, 1)
    monkeypatch.setattr(seeds, "SORTED_AT_ONCE", 20)
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


def test_families_name_origin_members_share_and_reason(rows: list[dict[str, Any]]) -> None:
    origin, member = list(corpus_families(rows))
    assert (origin["origin"], origin["member"], origin["from"], origin["wire"]) == ("wire", "wire", None, "Reuters")
    assert (member["origin"], member["member"], member["from"], member["wire"]) == ("wire", "reprint", "wire", None)
    assert member["share"] > 0.8
    assert "Reuters is an agency" in member["because"]
    assert list(member) == list(FAMILY_COLUMNS)


def test_a_shared_quotation_alone_makes_no_family(rows: list[dict[str, Any]]) -> None:
    assert list(corpus_families(rows[3:])) == []


def test_a_chain_is_told_as_a_chain() -> None:
    agency = article("agency", LEAD, COUNT, MONEY, outlet="Reuters", published="2031-03-04T08:00:00Z")
    changed = COUNT.replace("roughly three dozen faults and ordered", "dozens of dangerous faults and at once had")
    aggregator = article(
        "aggregator", LEAD, changed, MONEY, FILLERS[1], outlet="Dale Courier", published="2031-03-04T10:00:00Z"
    )
    rewrite = article("rewrite", FILLERS[2], changed, MONEY, outlet="Odda Post", published="2031-03-05T07:00:00Z")
    found = list(corpus_families([rewrite, agency, aggregator]))
    assert [(one["origin"], one["member"], one["from"]) for one in found] == [
        ("agency", "agency", None),
        ("agency", "rewrite", "aggregator"),
        ("agency", "aggregator", "agency"),
    ]


def test_two_stories_with_one_boilerplate_sentence_stay_two_families() -> None:
    boilerplate = (
        "Readers who know more of this or of any other matter in the valley may write to the night editor at once."
    )
    snow = "The upper road was closed for two days after wet snow brought down poles between the mill and the chapel."
    power = "Some 340 homes had no power until linemen from the coast came over the pass with a borrowed tracked crane."
    rows = [
        article("piers 1", LEAD, COUNT, MONEY, boilerplate, outlet="Reuters"),
        article("piers 2", LEAD, COUNT, boilerplate, outlet="Dale Courier"),
        article("snow 1", snow, power, FILLERS[5], boilerplate, outlet="AFP"),
        article("snow 2", snow, power, boilerplate, outlet="Odda Post"),
    ]
    families: dict[int, set[str]] = {}
    for one in corpus_families(rows):
        families.setdefault(one["family"], set()).add(one["member"])
    assert sorted(map(sorted, families.values())) == [["piers 1", "piers 2"], ["snow 1", "snow 2"]]


def test_tables_have_the_columns_that_they_say(rows: list[dict[str, Any]]) -> None:
    assert list(next(iter(corpus_copies(rows)))) == list(PASSAGE_COLUMNS)


def test_a_long_line_that_sells_the_paper_is_no_copy_however_few_articles_have_it() -> None:
    footer = (
        "Subscribe to the Ellan Post newsletter for the best of our reporting on the islands, delivered to your inbox "
        "every weekday morning at six, with weather, ferries and tides."
    )
    bodies = (
        "The council voted on Monday to repaint the old lighthouse after a long debate about the cost of the paint.",
        "A fishing boat was towed into the harbour late on Friday by the lifeboat crew, who said nobody had been hurt.",
        "Pupils at the island school will learn to sail next spring thanks to a gift of nine boats from the north.",
    )
    rows = [{"id": str(n), "outlet": "Ellan Post", "text": f"{body}\n\n{footer}"} for n, body in enumerate(bodies)]
    assert list(corpus_copies(rows)) == []
