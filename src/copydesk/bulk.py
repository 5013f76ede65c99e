"""JSON Lines through one function: streams, says which lines were bad, stops cleanly and goes on where it stopped.

A file is written beside its name as FILE.part and renamed when whole. A job that maps line to line and was stopped
is taken up again by the same command: what FILE.part already holds is checked against the input and skipped.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

Row = dict[str, Any]
Convert = Callable[[Iterator[Row]], Iterable[Mapping[str, Any]]]

# A line longer than this is not an article; reading it whole could exhaust memory.
MAX_LINE_BYTES = 50_000_000
BATCH_ROWS = 8
_KEYS = ("id", "a", "b")
_TEXTS = ("id", "outlet", "title", "byline", "published", "url", "language")


class Lines:
    """Rows of a JSON Lines stream. `bad` collects (line number, reason) of those that were left out."""

    def __init__(self, name: str, stream: BinaryIO, required: tuple[str, ...]) -> None:
        self.name = name
        self.bad: list[tuple[int, str]] = []
        self._stream = stream
        self._required = required

    def __iter__(self) -> Iterator[Row]:
        number = 0
        while line := self._stream.readline(MAX_LINE_BYTES + 1):
            number += 1
            if len(line) > MAX_LINE_BYTES:
                self._report(number, f"longer than {MAX_LINE_BYTES // 1_000_000} MB")
                while line and not line.endswith(b"\n"):
                    line = self._stream.readline(MAX_LINE_BYTES)
                continue
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if line.strip():
                row = self._row(number, line)
                if row is not None:
                    yield row

    def _row(self, number: int, line: bytes) -> Row | None:
        reason = None
        try:
            row = msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            reason, row = f"not JSON ({error})", {}
        if not isinstance(row, dict):
            reason = "not a JSON object"
        elif reason is None:
            missing = [key for key in self._required if not isinstance(row.get(key), str)]
            reason = f'no "{missing[0]}" with a text in it' if missing else None
            if reason is None:
                reason = _wrong_in(row)
        if reason is None:
            return dict(row)
        self._report(number, reason)
        return None

    def _report(self, number: int, reason: str) -> None:
        self.bad.append((number, reason))
        print(f"copydesk: {self.name}:{number}: {reason}; the line is left out", file=sys.stderr)


def _wrong_in(row: Row) -> str | None:
    """What keeps a row from being an article record; a number for an id is as good as a text."""
    if isinstance(row.get("id"), int):
        row["id"] = str(row["id"])
    if not row.get("text", "-").strip():
        return 'its "text" is empty'
    odd = [key for key in _TEXTS if not isinstance(row.get(key), str | None)]
    return f'its "{odd[0]}" is not a text' if odd else None


def in_parallel(work: Callable[[list[Row]], list[Row]], rows: Iterator[Row], jobs: int) -> Iterator[Row]:
    """Results of `work` on batches of rows, in the order of the rows, from `jobs` processes.

    Only a few batches are under way at once, so that a corpus never stands in memory.
    """
    waiting: deque[Future[list[Row]]] = deque()
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_leave_stopping_to_the_parent)
    try:
        while batch := list(islice(rows, BATCH_ROWS)):
            waiting.append(pool.submit(work, batch))
            if len(waiting) > 2 * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _leave_stopping_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def transform(
    source: str, output: str | None, convert: Convert, *, required: tuple[str, ...], resumes: bool, unit: str
) -> bool:
    """Run every row of `source` through `convert` and write the results; True when no line was bad.

    Raises OSError for files that cannot be read or written, ValueError when FILE.part is of another input.
    """
    with _opened(source) as stream:
        lines = Lines(source, stream, required)
        if output is None or output == "-":
            _pump(convert(iter(lines)), sys.stdout.buffer, 0, unit, shows=False)
        else:
            _to_file(lines, Path(output), convert, resumes, unit)
    return not lines.bad


def write_rows(rows: Iterable[Mapping[str, Any]], output: str | None, unit: str) -> None:
    """Write rows that need no input read here; a file comes whole or not at all."""
    if output is None or output == "-":
        _pump(rows, sys.stdout.buffer, 0, unit, shows=False)
    else:
        part = Path(output + ".part")
        with open(part, "wb") as stream:
            _pump(rows, stream, 0, unit, shows=sys.stderr.isatty())
            os.fsync(stream.fileno())
        os.replace(part, output)


@contextlib.contextmanager
def _opened(source: str) -> Iterator[BinaryIO]:
    if source == "-":
        yield sys.stdin.buffer
    else:
        with open(source, "rb") as stream:
            yield stream


def _to_file(lines: Lines, target: Path, convert: Convert, resumes: bool, unit: str) -> None:
    part = target.with_name(target.name + ".part")
    rows, done = iter(lines), 0
    if resumes and part.exists():
        done = _skip_done(rows, part)
        if done:
            print(f"copydesk: {part} holds {done} {unit} already; going on from there", file=sys.stderr)
    with open(part, "ab" if done else "wb") as stream:
        try:
            _pump(convert(rows), stream, done, unit, shows=sys.stderr.isatty())
        except KeyboardInterrupt:
            if resumes:
                print(f"\ncopydesk: stopped; the same command goes on from {part}", file=sys.stderr)
            raise
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(part, target)


def _skip_done(rows: Iterator[Row], part: Path) -> int:
    done = whole = 0
    with open(part, "rb") as stream:
        for line in stream:
            if not line.endswith(b"\n"):
                break
            row = next(rows, None)
            found = msgspec.json.decode(line)
            if row is None or any(key in row and found.get(key, row[key]) != row[key] for key in _KEYS):
                raise ValueError(f"{part} was written from another input: remove it, or name another output")
            done += 1
            whole += len(line)
    os.truncate(part, whole)
    return done


def _pump(results: Iterable[Mapping[str, Any]], stream: BinaryIO, done: int, unit: str, *, shows: bool) -> None:
    encoder = msgspec.json.Encoder()
    for number, result in enumerate(results, done + 1):
        stream.write(encoder.encode(result) + b"\n")
        if shows and number % 20 == 0:
            print(f"\r{number:,} {unit}", end="", file=sys.stderr, flush=True)
    if shows:
        print("\r" + " " * 40 + "\r", end="", file=sys.stderr)
    stream.flush()
