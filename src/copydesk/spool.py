"""Working files of `copydesk copies`: articles, fingerprints and seeds on disk, and how far the work on them has come.

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
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.compare.passages import Article, about, articles_of, edges, outlet_of
from copydesk.model.report import Report
from copydesk.text.fingerprints import Fingerprints, probe
from copydesk.text.seeds import Seeds
from copydesk.text.tokens import tokenise
from copydesk.version import VERSION

KEPT_ARTICLES = 4096
KEPT_WORDS = 4_000_000  # 52 MB
PRINTS_AT_ONCE = 500_000  # of all fingerprints, read while those that stand more than once are sought
BYTES_A_WORD = 6
ENDS_BYTES = 1_000_000  # of either end of an input, looked at to tell whether it is the same

POSTING = np.dtype([("hash", "<u8"), ("article", "<u4"), ("place", "<u4")])
SEED = np.dtype([(name, "<u4") for name in Seeds._fields])
_ARTICLE = np.dtype([("record_end", "<u8"), ("print_end", "<u8"), ("outlet", "<u4")])
_FIELDS = ("outlet", "title", "byline", "published")  # of a record, kept between its id and its text
_STATE, _LOCK, _FOUND = "state.json", "lock", "found-"
_Kept = TypeVar("_Kept")


class Kept(NamedTuple):
    """A folder whose working files outlive the process, and what they are made of (`made_of`)."""

    folder: Path
    of: str


class State(msgspec.Struct, frozen=True):
    """How far the work is: articles taken in, whether those are all, how many of them are sifted for fingerprints of
    others, parts of those fingerprints done, or all of them.
    """

    of: str
    articles: int = 0
    taken: bool = False
    sifted: int = 0
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
    """All articles in one flat file, and their fingerprints until those are sifted.

    Words are not kept: making them again of the articles that share something costs less than writing them of all.
    """

    def __init__(self, folder: Path) -> None:
        # Open as long as the spool is; they go with the folder.
        self._records = (folder / "records").open("ab+", buffering=0)
        self._hashes = (folder / "hashes").open("ab+", buffering=0)
        self._places = (folder / "places").open("ab+", buffering=0)
        self._table = (folder / "articles").open("ab+", buffering=0)
        self._names = (folder / "outlets").open("ab+", buffering=0)
        self._names.seek(0)
        known = self._names.read().decode().splitlines()
        self._outlet_numbers = {msgspec.json.decode(name): number for number, name in enumerate(known, 1)}
        rows = np.fromfile(folder / "articles", _ARTICLE)
        self._record_ends = array("Q", [0, *rows["record_end"].tolist()])
        self._print_ends = array("Q", [0, *rows["print_end"].tolist()])
        self._outlets = array("L", rows["outlet"].tolist())
        self._flushed, self._named = len(rows), len(known)
        self._rows: OrderedDict[int, Mapping[str, Any]] = OrderedDict()
        self._reports: OrderedDict[int, Report] = OrderedDict()
        self._articles: OrderedDict[int, Article] = OrderedDict()
        self._words_held = 0
        self._encode = msgspec.msgpack.Encoder().encode
        self._decode = msgspec.msgpack.Decoder().decode

    def __len__(self) -> int:
        return len(self._outlets)

    def add(self, batch: list[Mapping[str, Any]], found: Fingerprints) -> None:
        self._hashes.write(found.hashes.tobytes())
        self._places.write(found.places.tobytes())
        counts = np.bincount(found.texts, minlength=len(batch))
        self._print_ends.extend((np.cumsum(counts) + self._print_ends[-1]).tolist())
        encoded, end = [], self._record_ends[-1]
        numbers = self._outlet_numbers
        for number, row in enumerate(batch, len(self) + 1):
            kept = [row.get("id", number), *map(row.get, _FIELDS), row["text"].encode("utf-8", "surrogatepass")]
            encoded.append(self._encode(kept))
            end += len(encoded[-1])
            self._record_ends.append(end)
            key = outlet_of(row)
            self._outlets.append(numbers.setdefault(key, len(numbers) + 1) if key else 0)
        self._records.write(b"".join(encoded))

    def flush(self) -> None:
        """Write what is only in memory, so that a checkpoint can name it."""
        since = self._flushed
        rows = np.empty(len(self) - since, _ARTICLE)
        rows["record_end"], rows["print_end"] = self._record_ends[since + 1 :], self._print_ends[since + 1 :]
        rows["outlet"] = self._outlets[since:]
        self._table.write(rows.tobytes())
        names = list(self._outlet_numbers)[self._named :]
        self._names.write(b"".join(msgspec.json.encode(name) + b"\n" for name in names))
        self._flushed, self._named = len(self), len(self._outlet_numbers)

    def outlets(self) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
        """The number of each article's outlet, and how many articles each outlet has."""
        outlets = np.array(self._outlets, np.uint32)
        return outlets, np.bincount(outlets, minlength=1)

    @property
    def fingerprints(self) -> int:
        """How many all articles have."""
        return int(self._print_ends[-1])

    def hashes(self) -> Iterator[NDArray[np.uint64]]:
        """The hashes of all fingerprints in portions."""
        for start in range(0, self.fingerprints, PRINTS_AT_ONCE):
            yield _read(self._hashes, np.dtype("<u8"), start, min(start + PRINTS_AT_ONCE, self.fingerprints))

    def postings(self, since: int) -> Iterator[tuple[int, NDArray[Any]]]:
        """The fingerprints of the articles from `since` on, in portions, and with each the first article not in it."""
        ends = np.frombuffer(self._print_ends, np.uint64).astype(np.int64)
        while since < len(self):
            until = int(np.searchsorted(ends, ends[since] + PRINTS_AT_ONCE, "right")) - 1
            until = min(max(until, since + 1), len(self))
            start, end = int(ends[since]), int(ends[until])
            found = np.empty(end - start, POSTING)
            found["hash"] = _read(self._hashes, np.dtype("<u8"), start, end)
            found["place"] = _read(self._places, np.dtype("<u4"), start, end)
            found["article"] = np.repeat(np.arange(since, until), np.diff(ends[since : until + 1]))
            yield until, found
            since = until

    def drop_fingerprints(self) -> None:
        """Free the disk of them."""
        for stream in (self._hashes, self._places):
            stream.truncate(0)

    def articles(self, numbers: Iterable[int]) -> list[Article]:
        """The words of some articles, made anew where they were not made lately."""
        numbers = list(numbers)
        made = {number: kept for number in numbers if (kept := self._articles.get(number)) is not None}
        fresh = [number for number in numbers if number not in made]
        for number, article in zip(
            fresh, articles_of(tokenise([self._row(one)["text"] for one in fresh])), strict=True
        ):
            self._keep_article(number, article)
            made[number] = article
        return [made[number] for number in numbers]

    def _keep_article(self, number: int, article: Article) -> None:
        # A copy, since a part of a batch holds all of it.
        ids, starts, ends, signs = article
        self._articles[number] = Article(ids.copy(), starts.copy(), ends.copy(), signs.copy())
        self._words_held += len(article.ids)
        while self._words_held > KEPT_WORDS:
            self._words_held -= len(self._articles.popitem(last=False)[1].ids)

    def size(self, number: int) -> int:
        """About how many words an article has."""
        return int(self._record_ends[number + 1] - self._record_ends[number]) // BYTES_A_WORD

    def name(self, number: int) -> str:
        return str(self._row(number)["id"])

    def report(self, number: int) -> Report:
        """The article as far as its two ends tell who published it and whom it credits."""
        kept = self._reports.get(number)
        return kept or _keep(self._reports, number, edges(about(self._row(number), number), str(number)))

    def _row(self, number: int) -> Mapping[str, Any]:
        kept = self._rows.get(number)
        if kept is None:
            start, end = self._record_ends[number], self._record_ends[number + 1]
            name, *fields, text = self._decode(os.pread(self._records.fileno(), end - start, start))
            row = {"id": name, **dict(zip(_FIELDS, fields, strict=True)), "text": text.decode("utf-8", "surrogatepass")}
            kept = _keep(self._rows, number, row)
        return kept


def _read(stream: BinaryIO, kind: np.dtype[Any], start: int, end: int) -> NDArray[Any]:
    return np.frombuffer(os.pread(stream.fileno(), (end - start) * kind.itemsize, start * kind.itemsize), kind)


def _keep(kept: OrderedDict[int, _Kept], number: int, value: _Kept) -> _Kept:
    kept[number] = value
    if len(kept) > KEPT_ARTICLES:
        kept.popitem(last=False)
    return value
