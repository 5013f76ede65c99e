"""The index on disk: killed at every step it loses nothing it had told was safe; readers keep what they opened."""

import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from copydesk.cli import main
from copydesk.corpus import corpus_copies
from copydesk.store import copies_index, segments
from copydesk.store.copies_index import CopiesIndex, add_articles
from copydesk.text import fingerprints

LEAD = "The harbour board closed two piers after divers found long cracks in the concrete below the water line."
COUNT = "Inspectors counted roughly three dozen faults and ordered the older pier fenced off until further notice."
MONEY = "The ferry line moves about 4,200 people a day and earns the little town a third of its yearly budget."
Row = dict[str, Any]


def articles(count: int) -> list[Row]:
    """Every third article shares a sentence with every other third one; all differ."""
    return [
        {"id": f"n{k}", "outlet": f"Outlet {k % 4}", "text": f"{(LEAD, COUNT, MONEY)[k % 3]} Item {k} of {count} ends."}
        for k in range(count)
    ]


ASKED = {"id": "asked", "outlet": "Fjord Radio", "text": f"{COUNT} {MONEY}"}


def told(folder: Path) -> list[Row]:
    return list(CopiesIndex(folder).ask([ASKED]))


def expected(rows: list[Row]) -> set[tuple[str, int, int]]:
    return {(r["a"], r["a_start"], r["a_end"]) for r in corpus_copies([*rows, ASKED]) if r["b"] == "asked"}


def found(folder: Path) -> set[tuple[str, int, int]]:
    return {(r["b"], r["b_start"], r["b_end"]) for r in told(folder)}


@pytest.fixture
def small_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    """A segment an article or two and a merge at every turn, so that every step happens often."""
    monkeypatch.setattr(copies_index, "SEGMENT_CHARACTERS", 1)
    monkeypatch.setattr(copies_index, "BATCH_CHARACTERS", 1)
    monkeypatch.setattr(copies_index, "FANOUT", 2)
    monkeypatch.setattr(copies_index, "LEVEL_ARTICLES", 1)
    monkeypatch.setattr(segments, "COPIED_ITEMS", 7)
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)  # slow, and a killed process loses no write without it


def in_child(work: Callable[[int], None], stop_after: float | None = None) -> list[int]:
    """What a forked process wrote to its pipe before it ended or was killed with SIGKILL."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        try:
            work(writing)
        finally:
            os._exit(0)
    os.close(writing)
    if stop_after is not None:
        time.sleep(stop_after)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reading, "rb") as pipe:
        lines = pipe.read().split(b"\n")
    os.waitpid(child, 0)
    return [int(line) for line in lines[:-1]]


def adding(folder: Path, rows: list[Row]) -> Callable[[int], None]:
    def work(pipe: int) -> None:
        for done in add_articles(folder, rows):
            os.write(pipe, f"{done['articles']}\n".encode())

    return work


def check_after_kill(folder: Path, rows: list[Row], safe: list[int]) -> None:
    if safe or (folder / "manifest.json").exists():
        held = len(CopiesIndex(folder))
        assert held >= max(safe, default=0)
        assert found(folder) == expected(rows[:held])
    *_, last = add_articles(folder, rows)
    assert last["articles"] == len(rows)
    assert found(folder) == expected(rows) != set()
    named = {path.name for path in (folder / "segments").iterdir()}
    assert len(named) == len(copies_index._manifest(folder).segments), "a killed writer's leavings are swept up"


DISK_CALLS = ("fsync", "replace", "mkdir", "rmdir", "unlink")


@pytest.mark.usefixtures("small_segments")
def test_killed_at_any_step_nothing_that_was_safe_is_lost(tmp_path: Path) -> None:
    """Dies before the n-th call that reaches the disk, for every n there is in adding three articles."""
    rows = articles(3)
    for step in range(1000):
        folder = tmp_path / str(step)
        told_safe = in_child(dying(adding(folder, rows), step))
        check_after_kill(folder, rows, [one for one in told_safe if one != ENDED])
        if ENDED in told_safe:
            break
    assert step > 50


ENDED = -1


def dying(work: Callable[[int], None], step: int) -> Callable[[int], None]:
    """As `work`, but killed at its call number `step` of DISK_CALLS; tells ENDED when it made fewer."""
    left = iter(range(step))

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*arguments: Any, **options: Any) -> Any:
            if next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **options)

        return wrapped

    def doomed(pipe: int) -> None:
        for name in DISK_CALLS:
            setattr(os, name, counted(getattr(os, name)))
        work(pipe)
        os.write(pipe, f"{ENDED}\n".encode())

    return doomed


@pytest.mark.usefixtures("small_segments")
def test_killed_at_any_moment_nothing_that_was_safe_is_lost(tmp_path: Path) -> None:
    rng, rows = Random(5), articles(24)
    for attempt in range(8):
        folder = tmp_path / str(attempt)
        safe = in_child(adding(folder, rows), stop_after=rng.random() * 0.3)
        check_after_kill(folder, rows, safe)


def test_a_reader_keeps_what_it_opened(tmp_path: Path, small_segments: None) -> None:
    rows = articles(12)
    list(add_articles(tmp_path, rows[:6]))
    reader = CopiesIndex(tmp_path)
    before = list(reader.ask([ASKED]))
    list(add_articles(tmp_path, rows[6:]))
    assert list(reader.ask([ASKED])) == before != []
    assert (len(reader), len(CopiesIndex(tmp_path))) == (6, 12)


def test_readers_never_fail_while_a_writer_merges(tmp_path: Path, small_segments: None) -> None:
    rows = articles(25)
    list(add_articles(tmp_path, rows[:1]))
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            list(add_articles(tmp_path, rows))
        finally:
            os._exit(0)
    held = []
    while not os.waitpid(child, os.WNOHANG)[0]:
        index = CopiesIndex(tmp_path)
        held.append(len(index))
        assert {row["b"] for row in index.ask([ASKED])} == {name for name, _, _ in expected(rows[: len(index)])}
    os.close(reading), os.close(writing)
    assert held == sorted(held)
    assert found(tmp_path) == expected(rows)


def test_a_second_writer_is_told_so(tmp_path: Path) -> None:
    def rows() -> Iterator[Row]:
        with pytest.raises(ValueError, match="another process is adding to this index"):
            list(add_articles(tmp_path, articles(1)))
        yield from articles(2)

    *_, last = add_articles(tmp_path, rows())
    assert last["articles"] == 2


def test_records_that_are_there_are_skipped(tmp_path: Path) -> None:
    rows = articles(4)
    assert list(add_articles(tmp_path, rows[:3]))[-1] == {"added": 3, "skipped": 0, "articles": 3}
    assert list(add_articles(tmp_path, rows))[-1] == {"added": 1, "skipped": 3, "articles": 4}
    assert found(tmp_path) == expected(rows)


def test_an_index_of_another_make_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    list(add_articles(tmp_path, articles(1)))
    monkeypatch.setattr(
        fingerprints, "_PROBE", "Other words, other fingerprints, as if the way of making them changed."
    )
    for use in (lambda: CopiesIndex(tmp_path), lambda: list(add_articles(tmp_path, articles(2)))):
        with pytest.raises(ValueError, match="another version of copydesk"):
            use()


def test_no_index_and_an_empty_one(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not an index; make one with"):
        CopiesIndex(tmp_path)
    assert list(add_articles(tmp_path, [])) == [{"added": 0, "skipped": 0, "articles": 0}]
    assert told(tmp_path) == []
    list(add_articles(tmp_path, [{"text": ""}, {"text": "Word"}]))
    assert list(CopiesIndex(tmp_path).ask([{"text": ""}, ASKED])) == []


def test_an_asked_article_is_a_and_the_source_is_named(tmp_path: Path) -> None:
    list(add_articles(tmp_path, [{"id": "wire", "outlet": "Reuters", "text": f"{LEAD} {COUNT}"}]))
    ((row),) = told(tmp_path)
    assert (row["a"], row["b"], row["from"]) == ("asked", "wire", "wire")
    assert ASKED["text"][row["a_start"] : row["a_end"]] == COUNT[:-1]


@pytest.mark.parametrize(
    ("sizes", "start"),
    [
        ([], None),
        ([500, 500, 500], None),
        ([9000, 500, 20, 500, 500], 1),
        ([500, 500, 500, 9000], None),
        ([3000, 3000, 3000, 300, 2000], 0),
    ],
)
def test_neighbours_of_one_level_are_merged(sizes: list[int], start: int | None) -> None:
    assert copies_index._mergeable(sizes) == start


def test_the_command_adds_goes_on_and_asks(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    source, asked, folder = tmp_path / "rows.jsonl", tmp_path / "asked.jsonl", str(tmp_path / "index")
    source.write_text("".join(json.dumps(row) + "\n" for row in articles(3)) + "no JSON\n")
    asked.write_text(json.dumps(ASKED) + "\n")
    assert main(["index", folder, "ask", str(asked)]) == 1
    assert b"not an index" in capfdbinary.readouterr().err
    assert main(["index", folder, "add", str(source)]) == 3, "a bad line was left out"
    assert json.loads(capfdbinary.readouterr().out) == {"added": 3, "skipped": 0, "articles": 3}
    assert main(["index", folder, "ask", str(asked)]) == 0
    rows = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    assert [(row["a"], row["b"]) for row in rows] == [("asked", "n1"), ("asked", "n2")]
