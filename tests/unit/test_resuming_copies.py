"""`copydesk copies` stopped at any moment and started again tells what it would have told."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from copydesk import buckets, corpus, spool
from copydesk.buckets import Buckets
from copydesk.cli import main
from copydesk.corpus import corpus_copies, corpus_families
from copydesk.spool import Kept, made_of, remove

Row = dict[str, Any]
SMALL = {
    (corpus, "ARTICLES_A_BUCKET"): 4,
    (corpus, "BATCH_CHARACTERS"): 900,
    (corpus, "ARTICLES_A_CHECKPOINT"): 4,
    (buckets, "HELD_BYTES"): 3000,
    (spool, "PRINTS_AT_ONCE"): 300,
}


def articles(count: int = 60, seed: int = 5) -> list[Row]:
    rng = random.Random(seed)
    stock = ["".join(rng.choices("bdfgklmnprst", k=2)) + rng.choice("aeiou") + rng.choice("nrstl") for _ in range(500)]

    def sentence() -> str:
        return " ".join(rng.choices(stock, k=14)).capitalize() + "."

    own = [[sentence() for _ in range(6)] for _ in range(count)]
    for number in range(1, count, 2):
        own[number][2:5] = own[rng.randrange(number)][1:4]
    return [
        {"id": f"r{k}", "outlet": f"Paper {k % 7}", "published": f"2031-03-{1 + k % 28:02}", "text": " ".join(own[k])}
        for k in range(count)
    ]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    for (module, name), value in SMALL.items():
        monkeypatch.setattr(module, name, value)


class Killed(BaseException):
    """As if the process were gone: nothing handles it."""


def stopped_after(calls: int, kept: Kept, rows: list[Row], monkeypatch: pytest.MonkeyPatch) -> bool:
    """Work until `calls` calls that change files were made, then stop dead; True when it came to its end before."""
    left = [calls]

    def counting(real: Any) -> Any:
        def counted(*arguments: Any, **named: Any) -> Any:
            left[0] -= 1
            if left[0] < 0:
                raise Killed
            return real(*arguments, **named)

        return counted

    with monkeypatch.context() as patched:
        patched.setattr(spool.os, "replace", counting(os.replace))
        patched.setattr(Buckets, "spill", counting(Buckets.spill))
        patched.setattr(Buckets, "drop", counting(Buckets.drop))
        patched.setattr(spool.Spool, "flush", counting(spool.Spool.flush))
        try:
            list(corpus_copies(iter(rows), kept=kept))
        except Killed:
            return False
    return True


def test_stopped_before_any_call_that_changes_files_it_goes_on_to_the_same_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = articles(24)
    expected = list(corpus_copies(rows))
    assert len(expected) > 8
    calls = 0
    while True:
        kept = Kept(tmp_path / f"{calls}.work", "these rows")
        ended = stopped_after(calls, kept, rows, monkeypatch)
        assert list(corpus_copies(iter(rows), kept=kept)) == expected
        remove(kept)
        if ended:
            break
        calls += 1
    assert calls > 20, "the corpus must be large enough to be stopped in all passes"


def test_stopped_again_and_again_it_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows, kept = articles(), Kept(tmp_path / "work", "these rows")
    ended = [stopped_after(7, kept, rows, monkeypatch) for _ in range(60)]
    assert not any(ended[:3])
    assert all(ended[30:])
    assert list(corpus_copies(iter(rows), kept=kept)) == list(corpus_copies(rows))


def test_a_pass_that_was_complete_is_not_repeated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows, kept = articles(), Kept(tmp_path / "work", "these rows")
    expected = list(corpus_copies(iter(rows), kept=kept))

    def never(*_: Any, **__: Any) -> Any:
        raise AssertionError("done again")

    for name in ("word_ids", "sieve", "seeds", "find_matches"):
        monkeypatch.setattr(corpus, name, never)
    assert list(corpus_copies(iter(rows), kept=kept)) == expected
    assert list(corpus_families(iter(rows), kept=kept))


def test_another_input_starts_anew_and_says_so(tmp_path: Path) -> None:
    rows, other = articles(), articles(seed=6)
    list(corpus_copies(iter(rows), kept=Kept(tmp_path / "work", "these rows")))
    told: list[str] = []
    found = list(
        corpus_copies(iter(other), kept=Kept(tmp_path / "work", "others"), tell=lambda what, *_: told.append(what))
    )
    assert found == list(corpus_copies(other))
    assert "starting anew" in told[0]


def test_an_input_is_another_when_it_changed(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("x" * 30, "utf-8")
    before = made_of(path)
    assert made_of(path) == before
    path.write_text("x" * 29 + "y", "utf-8")
    os.utime(path, ns=(1, 1))
    changed = made_of(path)
    os.utime(path, ns=(2, 1_000_000_000))
    assert len({before, changed, made_of(path)}) == 3


def test_two_processes_do_not_share_working_files(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "work", "these rows")
    running = corpus_copies(iter(articles()), kept=kept)
    next(running)
    with pytest.raises(ValueError, match="another process works in it"):
        next(corpus_copies(iter(articles()), kept=kept))
    running.close()


def written(folder: Path, rows: list[Row]) -> Path:
    path = folder / "rows.jsonl"
    path.write_text("not JSON\n" + "".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def test_the_command_leaves_nothing_but_its_output(tmp_path: Path) -> None:
    source, output = written(tmp_path, articles()), tmp_path / "copies.jsonl"
    assert main(["copies", str(source), "-o", str(output)]) == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copies.jsonl", "rows.jsonl"]
    assert [json.loads(line) for line in output.read_text("utf-8").splitlines()] == list(corpus_copies(articles()))


SLOWLY = """
import sys
from copydesk import buckets, corpus
from copydesk.cli import main
corpus.ARTICLES_A_BUCKET, corpus.BATCH_CHARACTERS, corpus.ARTICLES_A_CHECKPOINT, buckets.HELD_BYTES = 4, 900, 4, 3000
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    folder = tmp_path_factory.mktemp("many")
    source, output = written(folder, articles(400)), folder / "whole.jsonl"
    assert main(["copies", str(source), "-o", str(output)]) == 3
    return source, output.read_bytes()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_killed_process_is_taken_up_by_the_same_command(how: signal.Signals, many: tuple[Path, bytes]) -> None:
    source, expected = many
    output = source.with_name(f"{how.name}.jsonl")
    work = source.with_name(f"{how.name}.jsonl.work")
    command = [sys.executable, "-c", SLOWLY, "copies", str(source), "-o", str(output)]
    seen, stops = "", 0
    points: list[tuple[str, int | bytes]] = [("articles", 1), ("state.json", b'"seeded":true'), ("found-*", 3)]
    for file, sign in points if how is signal.SIGKILL else points[:1]:
        with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
            # Wait until the work is as far as this, or over.
            while process.poll() is None and not reached(work, file, sign):
                time.sleep(0.002)
            process.send_signal(how)
            seen += process.communicate()[1].decode()
            stops += process.returncode != 3
        assert output.exists() == (process.returncode == 3)
    assert stops
    assert (f"goes on from {work}" in seen) == (how is signal.SIGINT)
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 3, "the bad line is told again"
    assert b":1: not JSON" in done.stderr
    assert output.read_bytes() == expected
    assert not work.exists()


def reached(work: Path, name: str, sign: bytes | int) -> bool:
    try:
        if isinstance(sign, int):
            return len(list(work.glob(name))) >= sign
        return sign in (work / name).read_bytes()
    except FileNotFoundError:
        return False
