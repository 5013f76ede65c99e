"""Laws of the growing index: whatever comes in which portions, it answers as `copydesk copies` does."""

import os
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.corpus import corpus_copies
from copydesk.store import copies_index
from copydesk.store.copies_index import CopiesIndex, add_articles

SENTENCES = [
    "The harbour board closed two piers after divers found long cracks in the concrete below the water line.",
    "Inspectors counted roughly three dozen faults and ordered the older pier fenced off until further notice.",
    "“We would rather annoy passengers than bury them in spring,” chair Ilse Marten told a crowded hall on Tuesday.",
    "The ferry line moves about 4,200 people a day and earns the little town a third of its yearly budget.",
    "Freight for the islands will travel by road to Odda and cross there on barges hired from the navy.",
    "Opponents blame the council for delaying repairs that engineers had urged since the storms of last winter.",
    "Breaking coverage of harbour traffic, court filings, school closings and weather warnings since 1911.",
    "Short words end it.",
]
OUTLETS = ["Dale Courier", "Hill Gazette", "Reuters", "The Hill Gazette", None]
DAYS = [None, "2031-03-04", "2031-03-04T08:00:00Z", "2031-03-04T09:30:00Z"]

Row = dict[str, Any]


@st.composite
def records(draw: st.DrawFn) -> list[Row]:
    rows: list[Row] = []
    for number in range(draw(st.integers(0, 28))):
        text = " ".join(draw(st.lists(st.sampled_from(SENTENCES), max_size=4)))
        if draw(st.booleans()):
            text = text.replace("three dozen", "five dozen").replace(" long", "")
        row = {"id": f"r{number}", "text": text, "outlet": draw(st.sampled_from(OUTLETS))}
        rows.append({**row, "published": draw(st.sampled_from(DAYS))})
    return rows


def turned(row: Row) -> Row:
    """The row with its two articles changed for one another."""
    other = {"a": "b", "b": "a"}
    return {other[key[0]] + key[1:] if key[0] in "ab" else key: value for key, value in row.items()}


def ordered(rows: list[Row]) -> list[tuple[Any, ...]]:
    return sorted(tuple(str(row[key]) for key in sorted(row)) for row in rows)


@pytest.fixture(params=["one segment", "merged at every turn"])
def _sizes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param != "one segment":
        monkeypatch.setattr(os, "fsync", lambda descriptor: None)
        monkeypatch.setattr(copies_index, "SEGMENT_CHARACTERS", 1)
        monkeypatch.setattr(copies_index, "FANOUT", 2)
        monkeypatch.setattr(copies_index, "LEVEL_ARTICLES", 1)


relaxed = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.usefixtures("_sizes")
@relaxed
@given(records(), st.lists(st.integers(0, 28), max_size=3))
def test_each_article_is_told_what_a_batch_tells_when_it_comes_last(rows: list[Row], cuts: list[int]) -> None:
    """Formulas and templates, which look beyond a pair, included."""
    bounds = sorted({0, len(rows), *(cut for cut in cuts if cut < len(rows))})
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        list(add_articles(folder, []))
        for start, end in pairwise(bounds):
            index = CopiesIndex(folder)
            told = list(index.ask(rows[start:end]))
            expected = [
                turned(row)
                for late in rows[start:end]
                for row in corpus_copies([*rows[:start], late])
                if row["b"] == late["id"]
            ]
            assert ordered(told) == ordered(expected)
            assert [row["a"] for row in told] == [row["a"] for row in expected]
            list(add_articles(folder, rows[start:end]))
        assert len(CopiesIndex(folder)) == len(rows)


@pytest.mark.usefixtures("_sizes")
@relaxed
@given(records())
def test_all_answers_over_time_together_are_those_of_one_batch(rows: list[Row]) -> None:
    # Without outlets, or an outlet's first articles come before its template can be known.
    rows = [{**row, "outlet": None} for row in rows]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        list(add_articles(folder, []))
        told: list[Row] = []
        for row in rows:
            told += CopiesIndex(folder).ask([row])
            list(add_articles(folder, [row]))
        assert ordered(told) == ordered([turned(row) for row in corpus_copies(rows)])
