"""Records through one function, JSON Lines or Parquet in: streams, tells bad lines, stops cleanly, goes on again.

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
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from copydesk.tabular import PARQUET, parquet_rows

if TYPE_CHECKING:
    from concurrent.futures import Future

Row = dict[str, Any]
Write = Callable[[Iterable[Mapping[str, Any]], BinaryIO], None]
Convert = Callable[[Iterator[Row]], Iterable[Mapping[str, Any]]]

# A line longer than this is not an article; reading it whole could exhaust memory.
MAX_LINE_BYTES = 50_000_000
BATCH_ROWS = 8
_KEYS = ("id", "a", "b")
_TEXTS = ("id", "outlet", "title", "byline", "published", "url", "language")


class Records:
    """Rows of an input. `bad` collects (line or row number, reason) of those that were left out."""

    def __init__(self, name: str, required: tuple[str, ...]) -> None:
        self.name = name
        self.bad: list[tuple[int, str]] = []
        self._required = required

    def __iter__(self) -> Iterator[Row]:
        """The rows that are whole; those that are not are told and left out. Here: of a Parquet file."""
        for number, row in enumerate(parquet_rows(self.name), 1):
            reason = self._wrong_in(row)
            if reason is None:
                yield row
            else:
                self._report(number, reason)

    def _wrong_in(self, row: Row) -> str | None:
        missing = [key for key in self._required if not isinstance(row.get(key), str)]
        return f'no "{missing[0]}" with a text in it' if missing else _wrong_in(row)

    def _report(self, number: int, reason: str) -> None:
        self.bad.append((number, reason))
        print(f"copydesk: {self.name}:{number}: {reason}; the line is left out", file=sys.stderr)


class Lines(Records):
    """Rows of a JSON Lines stream."""

    def __init__(self, name: str, stream: BinaryIO, required: tuple[str, ...]) -> None:
        super().__init__(name, required)
        self._stream = stream

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
            reason = self._wrong_in(row)
        if reason is None:
            return dict(row)
        self._report(number, reason)
        return None


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
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

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


def write_lines(rows: Iterable[Mapping[str, Any]], stream: BinaryIO) -> None:
    """Write the rows as JSON Lines."""
    encoder = msgspec.json.Encoder()
    for row in rows:
        stream.write(encoder.encode(row) + b"\n")


def transform(
    source: str,
    output: str | None,
    convert: Convert,
    *,
    required: tuple[str, ...],
    resumes: bool,
    unit: str,
    write: Write = write_lines,
) -> bool:
    """Run every row of `source` through `convert` and write the results; True when no line was bad.

    Raises OSError for files that cannot be read or written, ValueError when FILE.part is of another input.
    """
    with _opened(source, required) as records:
        if output is None or output == "-":
            _pump(convert(iter(records)), sys.stdout.buffer, 0, unit, write, shows=False)
        else:
            _to_file(records, Path(output), convert, resumes, unit, write)
    return not records.bad


def write_rows(rows: Iterable[Mapping[str, Any]], output: str | None, unit: str, write: Write = write_lines) -> None:
    """Write rows that need no input read here; a file comes whole or not at all."""
    if output is None or output == "-":
        _pump(rows, sys.stdout.buffer, 0, unit, write, shows=False)
    else:
        part = Path(output + ".part")
        with open(part, "wb") as stream:
            _pump(rows, stream, 0, unit, write, shows=sys.stderr.isatty())
            os.fsync(stream.fileno())
        os.replace(part, output)


@contextlib.contextmanager
def _opened(source: str, required: tuple[str, ...]) -> Iterator[Records]:
    if source == "-":
        yield Lines(source, sys.stdin.buffer, required)
    elif source.endswith(PARQUET):
        yield Records(source, required)
    else:
        with open(source, "rb") as stream:
            yield Lines(source, stream, required)


def _to_file(records: Records, target: Path, convert: Convert, resumes: bool, unit: str, write: Write) -> None:
    part = target.with_name(target.name + ".part")
    rows, done = iter(records), 0
    if resumes and part.exists():
        done = _skip_done(rows, part)
        if done:
            print(f"copydesk: {part} holds {done} {unit} already; going on from there", file=sys.stderr)
    with open(part, "ab" if done else "wb") as stream:
        try:
            _pump(convert(rows), stream, done, unit, write, shows=sys.stderr.isatty())
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


def _pump(
    results: Iterable[Mapping[str, Any]], stream: BinaryIO, done: int, unit: str, write: Write, *, shows: bool
) -> None:
    write(_counted(results, done, unit) if shows else results, stream)
    stream.flush()


def _counted(results: Iterable[Mapping[str, Any]], done: int, unit: str) -> Iterator[Mapping[str, Any]]:
    for number, result in enumerate(results, done + 1):
        yield result
        if number % 20 == 0:
            print(f"\r{f'{number:,} {unit}':60}", end="", file=sys.stderr, flush=True)
    print("\r" + " " * 60 + "\r", end="", file=sys.stderr)
