"""A segment: some articles of an index, in columns on disk that are written once, whole, and never changed.

A folder a segment, a file a column. Fingerprints lie sorted by hash, so that a look-up is a binary search in a mapped
file and merging is a walk along two sorted lists; everything else lies in order of the articles.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.compare.passages import About, Article, about, outlet_of, signs_of
from copydesk.text.fingerprints import Fingerprints, fingerprint
from copydesk.text.tokens import Tokens, tokenise

COPIED_ITEMS = 4_000_000  # of one column in memory at once while segments are merged

_COLUMNS: dict[str, str] = {
    # fingerprints, by hash, then article, then place
    "hashes": "<u8",
    "articles": "<u4",
    "places": "<u4",
    # words, between `word_ends` of the article before and its own
    "ids": "<u4",
    "starts": "<u4",
    "ends": "<u4",
    "signs": "u1",
    # one an article: where its words and its `about` end, its outlet (0: unknown), what tells its record from others
    "word_ends": "<u8",
    "about_ends": "<u8",
    "outlets": "<u4",
    "digests": "<u8",
    "about": "u1",
}
_FINGERPRINTS = ("hashes", "articles", "places")
_WORDS = ("ids", "starts", "ends", "signs")
_OUTLET_NAMES = "outlet_names"
_encode = msgspec.msgpack.Encoder().encode
_decode_about = msgspec.msgpack.Decoder(About).decode


class Columns(NamedTuple):
    """All columns of a segment by name, and the outlets that `outlets` numbers from 1 on."""

    arrays: dict[str, NDArray[Any]]
    outlet_names: list[str]


class Segment:
    """An open segment. Its files stay readable through it even when another process removes them."""

    def __init__(self, folder: Path) -> None:
        self._columns = {name: _mapped(folder / name, kind) for name, kind in _COLUMNS.items()}
        self.outlet_names: list[str] = msgspec.msgpack.decode((folder / _OUTLET_NAMES).read_bytes(), type=list[str])

    def __len__(self) -> int:
        return len(self._columns["outlets"])

    def column(self, name: str) -> NDArray[Any]:
        return self._columns[name]

    def postings(self, hashes: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where the fingerprints of each of `hashes` (sorted, distinct) begin here, and how many there are."""
        held = self._columns["hashes"]
        begins = held.searchsorted(hashes)
        ends = begins.copy()
        known = begins < len(held)
        known[known] = held[begins[known]] == hashes[known]
        ends[known] = held.searchsorted(hashes[known], "right")
        return begins, ends - begins

    def article(self, number: int) -> Article:
        start, end = _range(self._columns["word_ends"], number)
        return Article(*(np.asarray(self._columns[name][start:end]) for name in _WORDS))

    def about(self, number: int) -> About:
        start, end = _range(self._columns["about_ends"], number)
        return _decode_about(self._columns["about"][start:end].tobytes())


def digests_of(rows: Sequence[Mapping[str, Any]]) -> NDArray[np.uint64]:
    """A number for each record that tells it from any other: of two equal records one is enough."""
    encode = msgspec.json.Encoder(order="deterministic").encode
    whole = b"".join(hashlib.blake2b(encode(row), digest_size=8).digest() for row in rows)
    return np.frombuffer(whole, "<u8")


class Taken(NamedTuple):
    """A batch of records in arrays: what a segment is built of and what an index is asked with."""

    tokens: Tokens
    fingerprints: Fingerprints
    signs: NDArray[np.uint8]
    about: list[About]
    outlets: list[str]

    def article(self, number: int) -> Article:
        start, end = self.tokens.offsets[number : number + 2]
        tokens = self.tokens
        return Article(tokens.ids[start:end], tokens.starts[start:end], tokens.ends[start:end], self.signs[start:end])


def take(rows: Sequence[Mapping[str, Any]], since: int) -> Taken:
    """The batch whose first record is number `since`."""
    tokens = tokenise([row["text"] for row in rows])
    return Taken(
        tokens,
        fingerprint(tokens.offsets, tokens.ids, tokens.light),
        signs_of(tokens),
        [about(row, number) for number, row in enumerate(rows, since)],
        [outlet_of(row) for row in rows],
    )


def gather(parts: Sequence[tuple[Taken, NDArray[np.uint64]]]) -> Columns:
    """The columns of batches of articles, each given with the digests of its records."""
    names: dict[str, int] = {}
    columns: dict[str, list[NDArray[Any]]] = {name: [] for name in _COLUMNS}
    articles = words = length = 0
    for taken, digests in parts:
        encoded = [_encode(one) for one in taken.about]
        numbers = [names.setdefault(name, len(names) + 1) if name else 0 for name in taken.outlets]
        one: dict[str, NDArray[Any]] = {
            "hashes": taken.fingerprints.hashes,
            "articles": taken.fingerprints.texts + np.uint32(articles),
            "places": taken.fingerprints.places,
            "ids": taken.tokens.ids,
            "starts": taken.tokens.starts,
            "ends": taken.tokens.ends,
            "signs": taken.signs,
            "word_ends": taken.tokens.offsets[1:] + words,
            "about_ends": np.cumsum([len(part) for part in encoded], dtype=np.int64) + length,
            "outlets": np.array(numbers, np.uint32),
            "digests": digests,
            "about": np.frombuffer(b"".join(encoded), np.uint8),
        }
        for name, column in one.items():
            columns[name].append(column)
        articles, words, length = articles + len(numbers), words + len(taken.tokens.ids), length + len(one["about"])
    joined = {name: np.concatenate(columns[name]).astype(kind, copy=False) for name, kind in _COLUMNS.items()}
    order = np.argsort(joined["hashes"], kind="stable")
    joined.update({name: joined[name][order] for name in _FINGERPRINTS})
    return Columns(joined, list(names))


def write_segment(folder: Path, columns: Columns) -> None:
    """Write a segment into a new `folder`; it is on the disk for good when this returns."""
    _write(folder, columns.outlet_names, {name: iter((array,)) for name, array in columns.arrays.items()})


def write_merged(folder: Path, segments: Sequence[Segment]) -> None:
    """Write one segment that holds the articles of `segments`, in order, without holding them in memory."""
    names: dict[str, int] = {}
    tables = []
    for segment in segments:
        tables.append(np.array([0, *(names.setdefault(n, len(names) + 1) for n in segment.outlet_names)], np.uint32))

    def shifted(name: str, sized: str) -> Iterator[NDArray[Any]]:
        shift = 0
        for segment in segments:
            yield segment.column(name) + np.uint64(shift)
            shift += len(segment.column(sized))

    streams: dict[str, Iterator[NDArray[Any]]] = {
        name: _pieces([segment.column(name) for segment in segments]) for name in (*_WORDS, "digests", "about")
    }
    streams["word_ends"] = shifted("word_ends", "ids")
    streams["about_ends"] = shifted("about_ends", "about")
    streams["outlets"] = (table[one.column("outlets")] for table, one in zip(tables, segments, strict=True))
    for name in _FINGERPRINTS:
        streams[name] = _merged(segments, name)
    _write(folder, list(names), streams)


def _merged(segments: Sequence[Segment], name: str) -> Iterator[NDArray[Any]]:
    """One column of the fingerprints of all, by hash; a range of hashes at a time."""
    total = sum(len(segment.column("hashes")) for segment in segments)
    parts = 1 + total // COPIED_ITEMS
    bounds = np.array([(part << 64) // parts for part in range(1, parts)], np.uint64)
    cuts = [
        [0, *segment.column("hashes").searchsorted(bounds).tolist(), len(segment.column("hashes"))]
        for segment in segments
    ]
    shifts = np.concatenate([[0], np.cumsum([len(segment) for segment in segments])])
    for part in range(parts):
        ranges = [slice(cut[part], cut[part + 1]) for cut in cuts]
        hashes = np.concatenate([one.column("hashes")[where] for one, where in zip(segments, ranges, strict=True)])
        columns = [one.column(name)[where] for one, where in zip(segments, ranges, strict=True)]
        if name == "articles":
            columns = [column + np.uint32(shift) for column, shift in zip(columns, shifts, strict=False)]
        yield np.concatenate(columns)[np.argsort(hashes, kind="stable")]


def _pieces(columns: Sequence[NDArray[Any]]) -> Iterator[NDArray[Any]]:
    for column in columns:
        for start in range(0, len(column), COPIED_ITEMS):
            yield column[start : start + COPIED_ITEMS]


def _write(folder: Path, outlet_names: list[str], columns: Mapping[str, Iterator[NDArray[Any]]]) -> None:
    folder.mkdir()
    write_durably(folder / _OUTLET_NAMES, iter((_encode(outlet_names),)))
    for name, kind in _COLUMNS.items():
        write_durably(folder / name, (piece.astype(kind, copy=False).tobytes() for piece in columns[name]))
    sync_folder(folder)


def write_durably(path: Path, pieces: Iterator[bytes]) -> None:
    """Write a new file and wait until the disk has it."""
    with open(path, "wb") as stream:
        for piece in pieces:
            stream.write(piece)
        stream.flush()
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the disk knows which files `folder` holds."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _mapped(path: Path, kind: str) -> NDArray[Any]:
    # An empty file cannot be mapped.
    return np.memmap(path, kind, "r").view(np.ndarray) if path.stat().st_size else np.zeros(0, kind)


def _range(ends: NDArray[np.uint64], number: int) -> tuple[int, int]:
    return int(ends[number - 1]) if number else 0, int(ends[number])
