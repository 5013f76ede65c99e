"""Copies among any number of articles, in bounded memory: what does not fit waits on disk in buckets.

Three passes. Articles stream in: their words go to flat files, their fingerprints to buckets by hash. Each bucket of
fingerprints gives seeds, which go to buckets by first article. Each bucket of seeds gives pairs, and only those are
aligned word by word. The kernels are pure and live in text/ and compare/passages.py; this module holds files and order.
"""

from __future__ import annotations

import os
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

from copydesk.compare.direction import Side, tell_direction, wire_of
from copydesk.compare.passages import (
    BATCH_CHARACTERS,
    About,
    Article,
    Match,
    about,
    batches,
    edges,
    find_matches,
    outlet_of,
    passage_rows,
    signs_of,
)
from copydesk.model.report import Report
from copydesk.tabular import Columns
from copydesk.text.families import Family, Member, Tie, group_families, is_reprint
from copydesk.text.fingerprints import Tokens, fingerprint, tokenise
from copydesk.text.seeds import Seeds, pairs_worth_aligning, seeds

HASH_BITS = 6
ARTICLES_A_BUCKET = 4096
HELD_BYTES = 64_000_000  # what one set of buckets may hold before it writes to disk
KEPT_ARTICLES = 4096
WHOLE_SHARE = 0.8  # of both: two that share mostly quotations are a family only when they are one text

PASSAGE_COLUMNS: Columns = {
    "a": "text", "a_start": "whole", "a_end": "whole", "b": "text", "b_start": "whole", "b_end": "whole",
    "similarity": "real", "from": "text",
}  # fmt: skip
FAMILY_COLUMNS: Columns = {
    "family": "whole", "origin": "text", "member": "text", "share": "real", "from": "text", "wire": "text",
    "because": "text",
}  # fmt: skip

_Kept = TypeVar("_Kept")
_POSTING = np.dtype([("hash", "<u8"), ("article", "<u4"), ("place", "<u4")])
_WORD = np.dtype([("id", "<u4"), ("start", "<u4"), ("end", "<u4")])  # above the bits of `end`: its signs
_END_BITS = 29
_SEED = np.dtype([(name, "<u4") for name in Seeds._fields])


class Reprint(NamedTuple):
    """Numbers of two articles: `reprint` took from `source`, or shares so much with it where `known` is False."""

    source: int
    reprint: int
    known: bool


def corpus_copies(rows: Iterable[Mapping[str, Any]], folder: Path | None = None) -> Iterator[dict[str, Any]]:
    """Every passage that two articles share, by place of the articles in the input.

    `folder` is where working files go; a temporary one when it is not given. They are removed at the end.
    """
    with _matching(rows, folder) as (spool, matches):
        for found in matches:
            yield from passage_rows(found, spool.name)


def corpus_families(rows: Iterable[Mapping[str, Any]], folder: Path | None = None) -> Iterator[dict[str, Any]]:
    """Families of reprints: a row for each origin, followed by one for each report that took a good part of it."""
    with _matching(rows, folder) as (spool, matches):
        for number, family in enumerate(_families(matches), 1):
            for member in family.members:
                yield {
                    "family": number,
                    "origin": spool.name(family.origin),
                    "member": spool.name(member.article),
                    "share": round(member.share, 4),
                    "from": spool.name(member.source) if member.source is not None else None,
                    "wire": wire_of(spool.report(member.article)),
                    "because": _because(member, spool),
                }


def corpus_reprints(rows: Iterable[Mapping[str, Any]], folder: Path | None = None) -> Iterator[Reprint]:
    """Every member of a family with whom it took from; with the origin, and so said, where that is not known."""
    with _matching(rows, folder) as (_, matches):
        for family in _families(matches):
            for member in family.members[1:]:
                source = family.origin if member.source is None else member.source
                yield Reprint(source, member.article, member.source is not None)


def _families(matches: Iterable[Match]) -> list[Family]:
    ties = (
        Tie(one.first, one.second, *one.shares, one.source, one.words)
        for one in matches
        if not one.heard or min(one.shares) >= WHOLE_SHARE
    )
    return group_families([tie for tie in ties if is_reprint(tie)])


def _because(member: Member, spool: _Spool) -> str:
    """Why the member is held to have taken from its source, or why no source is known."""
    tie = member.tie
    if tie is None:
        return ""
    sides = Side(spool.report(tie.first), tie.share_of_first), Side(spool.report(tie.second), tie.share_of_second)
    told = tell_direction(*sides, "")
    return (
        told.because
        if (told.source is None) == (tie.source is None)
        else "most of it is quoted, so both may have heard it"
    )


@contextmanager
def _matching(rows: Iterable[Mapping[str, Any]], folder: Path | None) -> Iterator[tuple[_Spool, Iterator[Match]]]:
    with tempfile.TemporaryDirectory(prefix="copydesk-", dir=folder) as name:
        place = Path(name)
        spool = _Spool(place)
        postings = _Buckets(place, "fingerprints", _POSTING)
        for batch in batches(rows, BATCH_CHARACTERS):
            _take_in(batch, spool, postings)
        spool.close()
        yield spool, _matched(spool, _seeded(spool, postings, place))


def _take_in(batch: list[Mapping[str, Any]], spool: _Spool, postings: _Buckets) -> None:
    tokens = tokenise([row["text"] for row in batch])
    found = fingerprint(tokens.offsets, tokens.ids)
    records = np.empty(len(found.hashes), _POSTING)
    records["hash"] = found.hashes
    records["article"] = found.texts + np.uint32(len(spool))
    records["place"] = found.places
    postings.add(records, found.hashes >> np.uint64(64 - HASH_BITS))
    spool.add(batch, tokens)


def _seeded(spool: _Spool, postings: _Buckets, place: Path) -> _Buckets:
    outlets, sizes = spool.outlets()
    seeded = _Buckets(place, "seeds", _SEED)
    for key in postings.numbers():
        records = postings.take(key)
        found = seeds(records["hash"], records["article"], records["place"], outlets, sizes)
        out = np.empty(len(found.first), _SEED)
        for name, column in zip(found._fields, found, strict=True):
            out[name] = column
        seeded.add(out, found.first // np.uint32(ARTICLES_A_BUCKET))
    return seeded


def _matched(spool: _Spool, seeded: _Buckets) -> Iterator[Match]:
    for key in seeded.numbers():
        records = seeded.take(key)
        pairs = pairs_worth_aligning(Seeds(*(records[name] for name in Seeds._fields)))
        del records
        yield from find_matches(spool, map(tuple, pairs.tolist()))


class _Spool:
    """The words of all articles in flat files, and what telling a direction needs of each; read back at random."""

    def __init__(self, folder: Path) -> None:
        # Open as long as the spool is; they go with the folder.
        self._words = (folder / "words").open("w+b", buffering=0)
        self._meta = (folder / "meta").open("w+b")
        self._offsets = array("Q", [0])
        self._meta_offsets = array("Q", [0])
        self._outlets = array("L")
        self._outlet_numbers: dict[str, int] = {}
        self._reports: OrderedDict[int, tuple[str, Report]] = OrderedDict()
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(About)

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def add(self, batch: list[Mapping[str, Any]], tokens: Tokens) -> None:
        words = np.empty(len(tokens.ids), _WORD)
        for name, column in (("id", tokens.ids), ("start", tokens.starts), ("end", tokens.ends)):
            words[name] = column
        words["end"] |= signs_of(tokens).astype(np.uint32) << np.uint32(_END_BITS)
        self._words.write(words.data)
        base = self._offsets[-1]
        self._offsets.extend((tokens.offsets[1:] + base).tolist())
        for number, row in enumerate(batch, len(self._outlets)):
            encoded = self._encoder.encode(about(row, number))
            self._meta.write(encoded)
            self._meta_offsets.append(self._meta_offsets[-1] + len(encoded))
            key = outlet_of(row)
            self._outlets.append(self._outlet_numbers.setdefault(key, len(self._outlet_numbers) + 1) if key else 0)

    def close(self) -> None:
        self._meta.flush()

    def outlets(self) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
        """The number of each article's outlet, and how many articles each outlet has."""
        outlets = np.array(self._outlets, np.uint32)
        return outlets, np.bincount(outlets, minlength=1)

    def article(self, number: int) -> Article:
        start, end = self._offsets[number], self._offsets[number + 1]
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
            encoded = _read(self._meta, self._meta_offsets[number], self._meta_offsets[number + 1])
            meta = self._decoder.decode(encoded)
            kept = _keep(self._reports, number, (meta.name, edges(meta, str(number))))
        return kept


class _Buckets:
    """Records sorted into numbered buckets, in memory until they are too many and then in files."""

    def __init__(self, folder: Path, name: str, record: np.dtype[Any]) -> None:
        self._folder, self._name, self._record = folder, name, record
        self._held: dict[int, list[NDArray[Any]]] = {}
        self._bytes = 0
        self._written: set[int] = set()

    def add(self, records: NDArray[Any], buckets: NDArray[Any]) -> None:
        order = np.argsort(buckets, kind="stable")
        records, buckets = records[order], buckets[order]
        cuts = np.flatnonzero(np.diff(buckets)) + 1
        for part in np.split(np.arange(len(records)), cuts) if len(records) else ():
            self._held.setdefault(int(buckets[part[0]]), []).append(records[part[0] : part[-1] + 1])
        self._bytes += records.nbytes
        if self._bytes > HELD_BYTES:
            self._spill()

    def numbers(self) -> list[int]:
        return sorted(self._held.keys() | self._written)

    def take(self, key: int) -> NDArray[Any]:
        """All records of a bucket in the order in which they came; the bucket is empty afterwards."""
        parts = self._held.pop(key, [])
        if key in self._written:
            path = self._path(key)
            parts.insert(0, np.fromfile(path, self._record))
            path.unlink()
            self._written.discard(key)
        return np.concatenate(parts)

    def _spill(self) -> None:
        for key, parts in self._held.items():
            with open(self._path(key), "ab") as stream:
                for part in parts:
                    stream.write(part.tobytes())
            self._written.add(key)
        self._held.clear()
        self._bytes = 0

    def _path(self, key: int) -> Path:
        return self._folder / f"{self._name}-{key}"


def _read(stream: BinaryIO, start: int, end: int) -> bytes:
    stream.seek(start)
    return stream.read(end - start)


def _keep(kept: OrderedDict[int, _Kept], number: int, value: _Kept) -> _Kept:
    kept[number] = value
    if len(kept) > KEPT_ARTICLES:
        kept.popitem(last=False)
    return value
