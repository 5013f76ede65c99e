"""Working files of `copydesk copies`: words, fingerprints and seeds on disk, and how far the work on them has come.

Files only grow until a checkpoint names their sizes; taking work up again cuts them back to those. So a process killed
at any moment leaves a state that goes on to the answer it would have given.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import tempfile
from array import array
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.compare.passages import About, Article, about, edges, outlet_of, signs_of
from copydesk.model.report import Report
from copydesk.text.fingerprints import probe
from copydesk.text.seeds import Seeds
from copydesk.text.tokens import Tokens
from copydesk.version import VERSION

HELD_BYTES = 64_000_000  # what one set of buckets may hold before it writes to disk
KEPT_ARTICLES = 4096
GROUP_RECORDS = 500_000  # of fingerprints looked through at once
ENDS_BYTES = 1_000_000  # of either end of an input, looked at to tell whether it is the same

POSTING = np.dtype([("hash", "<u8"), ("article", "<u4"), ("place", "<u4")])
SEED = np.dtype([(name, "<u4") for name in Seeds._fields])
_WORD = np.dtype([("id", "<u4"), ("start", "<u4"), ("end", "<u4")])  # above the bits of `end`: its signs
_END_BITS = 29
_ARTICLE = np.dtype([("words_end", "<u8"), ("about_end", "<u8"), ("outlet", "<u4")])
_STATE, _LOCK, _FOUND = "state.json", "lock", "found-"
_Kept = TypeVar("_Kept")


class Kept(NamedTuple):
    """A folder whose working files outlive the process, and what they are made of (`made_of`)."""

    folder: Path
    of: str


class State(msgspec.Struct, frozen=True):
    """How far the work is: articles taken in, whether those are all, parts of the fingerprints done, or all of them."""

    of: str
    articles: int = 0
    taken: bool = False
    parts: int = 0
    seeded: bool = False
    sizes: dict[str, int] = {}


def made_of(source: Path) -> str:
    """What tells an input from another and from an earlier state of itself, and this version's work from another's."""
    status = source.stat()
    seen = hashlib.blake2b(f"{VERSION} {probe()} {status.st_size} {status.st_mtime_ns}".encode(), digest_size=16)
    with open(source, "rb") as stream:
        seen.update(stream.read(ENDS_BYTES))
        stream.seek(max(status.st_size - ENDS_BYTES, 0))
        seen.update(stream.read(ENDS_BYTES))
    return seen.hexdigest()


class Work:
    """A folder of working files; `anew` says that it held work on something else, which is gone."""

    def __init__(self, folder: Path, of: str | None) -> None:
        self.folder = folder
        self.keeps = of is not None
        self.state = State(of or "")
        self.anew = False
        if of is not None:
            self._take_up(of)

    def _take_up(self, of: str) -> None:
        try:
            state = msgspec.json.decode((self.folder / _STATE).read_bytes(), type=State)
        except (FileNotFoundError, msgspec.DecodeError):
            state = self.state
        self.anew = state.of != of
        if self.anew:
            state = self.state
        for path in self.folder.iterdir():
            if path.name in (_STATE, _LOCK) or (path.name.startswith(_FOUND) and state.seeded):
                continue
            size = state.sizes.get(path.name, 0)
            if size:
                os.truncate(path, size)
            else:
                path.unlink()
        self.state = state

    def checkpoint(self, **reached: int | bool) -> None:
        """What stands in the files now is what `reached` tells; without effect where nothing is to be kept."""
        if not self.keeps:
            return
        sizes = {
            entry.name: entry.stat().st_size
            for entry in os.scandir(self.folder)
            if entry.name not in (_STATE, _LOCK) and not entry.name.startswith(_FOUND)
        }
        self.state = msgspec.structs.replace(self.state, sizes=sizes, **reached)
        self._replace(_STATE, msgspec.json.encode(self.state))

    def keep_found(self, key: int, found: bytes) -> None:
        """Keep what was found in bucket `key`, wholly or not at all."""
        if self.keeps:
            self._replace(f"{_FOUND}{key}", found)

    def found(self) -> dict[int, Path]:
        """Where what was found in each bucket is kept."""
        return {int(path.name.removeprefix(_FOUND)): path for path in self.folder.glob(f"{_FOUND}*")}

    def _replace(self, name: str, whole: bytes) -> None:
        beside = self.folder / f"new.{name}"
        beside.write_bytes(whole)
        os.replace(beside, self.folder / name)


@contextmanager
def working(folder: Path | None, kept: Kept | None) -> Iterator[Work]:
    """A folder to work in: a temporary one in `folder`, or the one of `kept`, which is removed by `remove` alone.

    Raises ValueError when another process works in the latter.
    """
    if kept is None:
        with tempfile.TemporaryDirectory(prefix="copydesk-", dir=folder) as name:
            yield Work(Path(name), None)
        return
    kept.folder.mkdir(exist_ok=True)
    with open(kept.folder / _LOCK, "ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ValueError(f"{kept.folder}: another process works in it; wait until it is done") from None
        yield Work(kept.folder, kept.of)


def remove(kept: Kept) -> None:
    """Remove the working files of work that is done."""
    shutil.rmtree(kept.folder, ignore_errors=True)


class Spool:
    """The words of all articles in flat files, and what telling a direction needs of each; read back at random."""

    def __init__(self, folder: Path) -> None:
        # Open as long as the spool is; they go with the folder.
        self._words = (folder / "words").open("ab+", buffering=0)
        self._about = (folder / "about").open("ab+", buffering=0)
        self._table = (folder / "articles").open("ab+", buffering=0)
        self._names = (folder / "outlets").open("ab+", buffering=0)
        self._names.seek(0)
        known = self._names.read().decode().splitlines()
        self._outlet_numbers = {msgspec.json.decode(name): number for number, name in enumerate(known, 1)}
        rows = np.fromfile(folder / "articles", _ARTICLE)
        self._word_ends = array("Q", [0, *rows["words_end"].tolist()])
        self._about_ends = array("Q", [0, *rows["about_end"].tolist()])
        self._outlets = array("L", rows["outlet"].tolist())
        self._flushed, self._named = len(rows), len(known)
        self._reports: OrderedDict[int, tuple[str, Report]] = OrderedDict()
        self._encode = msgspec.msgpack.Encoder().encode
        self._decode = msgspec.msgpack.Decoder(About).decode

    def __len__(self) -> int:
        return len(self._outlets)

    def add(self, batch: list[Mapping[str, Any]], tokens: Tokens) -> None:
        words = np.empty(len(tokens.ids), _WORD)
        for name, column in (("id", tokens.ids), ("start", tokens.starts), ("end", tokens.ends)):
            words[name] = column
        words["end"] |= signs_of(tokens).astype(np.uint32) << np.uint32(_END_BITS)
        self._words.write(words.tobytes())
        base = self._word_ends[-1]
        self._word_ends.extend((tokens.offsets[1:] + base).tolist())
        encoded = [self._encode(about(row, number)) for number, row in enumerate(batch, len(self))]
        self._about.write(b"".join(encoded))
        for one, row in zip(encoded, batch, strict=True):
            self._about_ends.append(self._about_ends[-1] + len(one))
            key, numbers = outlet_of(row), self._outlet_numbers
            self._outlets.append(numbers.setdefault(key, len(numbers) + 1) if key else 0)

    def flush(self) -> None:
        """Write what is only in memory, so that a checkpoint can name it."""
        since = self._flushed
        rows = np.empty(len(self) - since, _ARTICLE)
        rows["words_end"], rows["about_end"] = self._word_ends[since + 1 :], self._about_ends[since + 1 :]
        rows["outlet"] = self._outlets[since:]
        self._table.write(rows.tobytes())
        names = list(self._outlet_numbers)[self._named :]
        self._names.write(b"".join(msgspec.json.encode(name) + b"\n" for name in names))
        self._flushed, self._named = len(self), len(self._outlet_numbers)

    def outlets(self) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
        """The number of each article's outlet, and how many articles each outlet has."""
        outlets = np.array(self._outlets, np.uint32)
        return outlets, np.bincount(outlets, minlength=1)

    def article(self, number: int) -> Article:
        start, end = self._word_ends[number], self._word_ends[number + 1]
        size = _WORD.itemsize
        words = np.frombuffer(os.pread(self._words.fileno(), size * (end - start), size * start), np.uint32)
        ids, starts, ends = words.reshape(-1, 3).T
        signs = (ends >> np.uint32(_END_BITS)).astype(np.uint8)
        return Article(ids, starts, ends & np.uint32((1 << _END_BITS) - 1), signs)

    def name(self, number: int) -> str:
        return self._known(number)[0]

    def report(self, number: int) -> Report:
        """The article as far as its two ends tell who published it and whom it credits."""
        return self._known(number)[1]

    def _known(self, number: int) -> tuple[str, Report]:
        kept = self._reports.get(number)
        if kept is None:
            start, end = self._about_ends[number], self._about_ends[number + 1]
            told = self._decode(os.pread(self._about.fileno(), end - start, start))
            kept = _keep(self._reports, number, (told.name, edges(told, str(number))))
        return kept


class Buckets:
    """Records sorted into numbered buckets, in memory until they are too many and then in files."""

    def __init__(self, folder: Path, name: str, record: np.dtype[Any]) -> None:
        self._folder, self._name, self._record = folder, name, record
        self._held: dict[int, list[NDArray[Any]]] = {}
        self._bytes = 0
        self._written = {int(path.name.removeprefix(f"{name}-")) for path in folder.glob(f"{name}-*")}

    def add(self, records: NDArray[Any], buckets: NDArray[np.uint16]) -> None:
        order = np.argsort(buckets, kind="stable")
        records, buckets = records[order], buckets[order]
        heads = np.flatnonzero(np.concatenate([[True], buckets[1:] != buckets[:-1]])) if len(records) else order
        ends = [*heads[1:].tolist(), len(records)]
        for key, start, end in zip(buckets[heads].tolist(), heads.tolist(), ends, strict=False):
            self._held.setdefault(key, []).append(records[start:end])
        self._bytes += records.nbytes

    @property
    def full(self) -> bool:
        return self._bytes > HELD_BYTES

    def numbers(self) -> list[int]:
        return sorted(self._held.keys() | self._written)

    def groups(self, since: int) -> Iterator[list[int]]:
        """The buckets from number `since` on, neighbours together as long as they are small."""
        group: list[int] = []
        held = 0
        for key in self.numbers():
            if key < since:
                continue
            count = self._count(key)
            if group and held + count > GROUP_RECORDS:
                yield group
                group, held = [], 0
            group.append(key)
            held += count
        if group:
            yield group

    def take(self, key: int) -> NDArray[Any]:
        """All records of a bucket in the order in which they came; what is on disk stays there until it is dropped."""
        parts = self._held.pop(key, [])
        if key in self._written:
            parts.insert(0, np.fromfile(self._path(key), self._record))
        return joined(parts)

    def drop(self, keys: list[int]) -> None:
        """Remove what was taken from the disk."""
        for key in keys:
            if key in self._written:
                self._path(key).unlink()
                self._written.discard(key)

    def spill(self) -> None:
        """Write what is in memory to the disk."""
        for key, parts in self._held.items():
            with open(self._path(key), "ab") as stream:
                for part in parts:
                    stream.write(part.tobytes())
            self._written.add(key)
        self._held.clear()
        self._bytes = 0

    def _count(self, key: int) -> int:
        held = sum(map(len, self._held.get(key, ())))
        return held + (self._path(key).stat().st_size // self._record.itemsize if key in self._written else 0)

    def _path(self, key: int) -> Path:
        return self._folder / f"{self._name}-{key}"


def joined(parts: list[NDArray[Any]]) -> NDArray[Any]:
    """The records of all, as `numpy.concatenate` has them, which compares the fields of each with each."""
    if len(parts) == 1:
        return parts[0]
    whole = np.empty(sum(map(len, parts)), parts[0].dtype)
    start = 0
    for part in parts:
        whole[start : start + len(part)] = part
        start += len(part)
    return whole


def _keep(kept: OrderedDict[int, _Kept], number: int, value: _Kept) -> _Kept:
    kept[number] = value
    if len(kept) > KEPT_ARTICLES:
        kept.popitem(last=False)
    return value
