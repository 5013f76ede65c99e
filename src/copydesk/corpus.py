"""Copies among any number of articles, in bounded memory: what does not fit waits on disk in buckets.

Three passes. Articles stream in: their words go to flat files, their fingerprints to buckets by hash. Each bucket of
fingerprints gives seeds, which go to buckets by first article. Each bucket of seeds gives pairs, and only those are
aligned word by word. The kernels are pure and live in text/; this module holds files and order.
"""

from __future__ import annotations

import re
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

from copydesk.compare.direction import Side, outlet_key, tell_direction
from copydesk.model.report import Credit, Furniture, Report
from copydesk.model.span import Cite, Span
from copydesk.text.align import Block, blocks
from copydesk.text.families import Tie, group_families
from copydesk.text.fingerprints import Tokens, fingerprint, hefts, tokenise
from copydesk.text.masthead import Masthead, read_masthead
from copydesk.text.seeds import Seeds, pairs_worth_aligning, seeds
from copydesk.text.shingles import Shingled, runs_between, shingled

BATCH_CHARACTERS = 400_000  # arrays of a batch stay within a core's cache
HASH_BITS = 6
ARTICLES_A_BUCKET = 4096
HELD_BYTES = 64_000_000  # what one set of buckets may hold before it writes to disk
KEPT_ARTICLES = 4096
EDGE_CHARACTERS = 300  # of either end of a text: where mastheads, credits and footers stand

ALONE_WORDS, ALONE_TELLING = 12, 5  # a passage that is all two articles share: a short quotation, not a name and title
BESIDE_WORDS, BESIDE_TELLING = 8, 3  # a passage beside others that hold BESIDE_TOTAL
BESIDE_TOTAL = 16
SIMILARITY = 0.5
_TELLING, _QUOTED = 1, 2

_Kept = TypeVar("_Kept")
_POSTING = np.dtype([("hash", "<u8"), ("article", "<u4"), ("place", "<u4")])
_SEED = np.dtype([("first", "<u4"), ("second", "<u4"), ("at_first", "<u4"), ("at_second", "<u4")])


# A line too short for a paragraph, or a bracket or dash early in one: without any there is nothing about the report.
_ABOUT = re.compile(r"(?m)^.{1,80}$|^.{1,60}(?:\)|\s[—–-]+\s)|[(\[][^()\[\]\n]{1,80}[)\]]\s*$|©|[Cc]opyright")
_NO_MASTHEAD = Masthead(None, None, None, None, None, (), ())


class _Article(NamedTuple):
    """An article read back for aligning; `signs` holds of each word whether it is telling (1) and quoted (2)."""

    ids: list[int]
    starts: NDArray[np.uint32]
    ends: NDArray[np.uint32]
    signs: NDArray[np.uint8]
    shingled: Shingled
    heft: list[float]


def corpus_copies(rows: Iterable[Mapping[str, Any]], folder: Path | None = None) -> Iterator[dict[str, Any]]:
    """Every passage that two articles share, by place of the articles in the input.

    `folder` is where working files go; a temporary one when it is not given. They are removed at the end.
    """
    with _matching(rows, folder) as (spool, matches):
        for match in matches:
            names = {number: spool.name(number) for number in (match.first, match.second)}
            for (a_start, a_end), (b_start, b_end), similarity in match.passages:
                yield {
                    "a": names[match.first],
                    "a_start": a_start,
                    "a_end": a_end,
                    "b": names[match.second],
                    "b_start": b_start,
                    "b_end": b_end,
                    "similarity": similarity,
                    "from": names[match.source] if match.source is not None else None,
                }


def corpus_families(rows: Iterable[Mapping[str, Any]], folder: Path | None = None) -> Iterator[dict[str, Any]]:
    """Families of reprints: a row for each origin, followed by one for each report that took a good part of it."""
    with _matching(rows, folder) as (spool, matches):
        ties = [Tie(match.first, match.second, *match.shares, match.source) for match in matches]
        for number, family in enumerate(group_families(ties), 1):
            for member in family.members:
                yield {
                    "family": number,
                    "origin": spool.name(family.origin),
                    "member": spool.name(member.article),
                    "share": round(member.share, 4),
                    "from": spool.name(member.source) if member.source is not None else None,
                }


@contextmanager
def _matching(rows: Iterable[Mapping[str, Any]], folder: Path | None) -> Iterator[tuple[_Spool, Iterator[_Match]]]:
    with tempfile.TemporaryDirectory(prefix="copydesk-", dir=folder) as name:
        place = Path(name)
        spool = _Spool(place)
        postings = _Buckets(place, "fingerprints", _POSTING)
        for batch in _batches(rows):
            _take_in(batch, spool, postings)
        spool.close()
        yield spool, _matched(spool, _seeded(spool, postings, place))


def _batches(rows: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    batch: list[Mapping[str, Any]] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += len(row["text"])
        if size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


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


class _Match(NamedTuple):
    """What two articles share: ranges of code points of both with their similarity, and the share of either's words."""

    first: int
    second: int
    passages: list[tuple[tuple[int, int], tuple[int, int], float]]
    shares: tuple[float, float]
    source: int | None


def _matched(spool: _Spool, seeded: _Buckets) -> Iterator[_Match]:
    for key in seeded.numbers():
        records = seeded.take(key)
        pairs = pairs_worth_aligning(Seeds(*(records[name] for name in Seeds._fields)))
        del records
        for first, second in pairs.tolist():
            match = _match(spool, first, second)
            if match is not None:
                yield match


def _match(spool: _Spool, first: int, second: int) -> _Match | None:
    a, b = spool.article(first), spool.article(second)
    found = [one for one in _aligned(a, b) if one.matched >= BESIDE_WORDS and one.similarity >= SIMILARITY]
    held = [(block, *_telling(a, b, block)) for block in found]
    beside = sum(weight for _, weight, _ in held) >= BESIDE_TOTAL
    words, needed = (BESIDE_WORDS, BESIDE_TELLING) if beside else (ALONE_WORDS, ALONE_TELLING)
    held = [one for one in held if one[0].matched >= words and one[1] >= needed]
    if not held:
        return None
    left, right = spool.report(first), spool.report(second)
    held = [
        one for one in held if not (_is_furniture(left, _span(a, one[0].a)) or _is_furniture(right, _span(b, one[0].b)))
    ]
    if not held:
        return None
    shares = (
        sum(block.a[1] - block.a[0] for block, _, _ in held) / len(a.ids),
        sum(block.b[1] - block.b[0] for block, _, _ in held) / len(b.ids),
    )
    # What is mostly quoted both may have heard.
    heard = 2 * sum(narrative for _, _, narrative in held) < sum(weight for _, weight, _ in held)
    source = None if heard else tell_direction(Side(left, shares[0]), Side(right, shares[1]), "").source
    return _Match(
        first,
        second,
        [(_span(a, block.a), _span(b, block.b), round(block.similarity, 4)) for block, _, _ in held],
        shares,
        {left.id: first, right.id: second, None: None}[source],
    )


def _aligned(a: _Article, b: _Article) -> list[Block]:
    return blocks(a.ids, b.ids, runs_between(a.shingled, b.shingled), a.heft)


def _telling(a: _Article, b: _Article, block: Block) -> tuple[int, int]:
    """How many telling words the block has in common, and how many of them outside quotations."""
    signs = np.concatenate(
        [
            (a.signs[run.a : run.a + run.length] & _TELLING & b.signs[run.b : run.b + run.length])
            | ((a.signs[run.a : run.a + run.length] | b.signs[run.b : run.b + run.length]) & _QUOTED)
            for run in block.runs
        ]
    )
    return int((signs & _TELLING).sum()), int((signs == _TELLING).sum())


def _span(article: _Article, place: tuple[int, int]) -> tuple[int, int]:
    return int(article.starts[place[0]]), int(article.ends[place[1] - 1])


def _is_furniture(report: Report, span: tuple[int, int]) -> bool:
    """True when most of the span is about the report and not about the event."""
    covered = sum(max(0, min(piece.span.end, span[1]) - max(piece.span.start, span[0])) for piece in report.furniture)
    return 2 * covered > span[1] - span[0]


class _Meta(msgspec.Struct):
    """What is kept of an article besides its words."""

    name: str
    outlet: str | None
    title: str | None
    byline: str | None
    published: str | None
    head: str
    tail: str
    length: int


class _Spool:
    """The words of all articles in flat files, and what telling a direction needs of each; read back at random."""

    def __init__(self, folder: Path) -> None:
        # Open as long as the spool is; they go with the folder.
        self._files = [(folder / name).open("w+b") for name in ("ids", "starts", "ends", "signs", "meta")]
        self._offsets = array("Q", [0])
        self._meta_offsets = array("Q", [0])
        self._outlets = array("L")
        self._outlet_numbers: dict[str, int] = {}
        self._articles: OrderedDict[int, _Article] = OrderedDict()
        self._reports: OrderedDict[int, tuple[str, Report]] = OrderedDict()
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(_Meta)

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def add(self, batch: list[Mapping[str, Any]], tokens: Tokens) -> None:
        signs = tokens.telling * np.uint8(_TELLING) + tokens.quoted * np.uint8(_QUOTED)
        columns = (tokens.ids, tokens.starts, tokens.ends, signs)
        for stream, column in zip(self._files, columns, strict=False):
            stream.write(column.tobytes())
        base = self._offsets[-1]
        self._offsets.extend((tokens.offsets[1:] + base).tolist())
        for number, row in enumerate(batch, len(self._outlets)):
            encoded = self._encoder.encode(_meta(row, number))
            self._files[-1].write(encoded)
            self._meta_offsets.append(self._meta_offsets[-1] + len(encoded))
            outlet = row.get("outlet")
            key = outlet_key(outlet) if isinstance(outlet, str) and outlet.strip() else ""
            self._outlets.append(self._outlet_numbers.setdefault(key, len(self._outlet_numbers) + 1) if key else 0)

    def close(self) -> None:
        for stream in self._files:
            stream.flush()

    def outlets(self) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
        """The number of each article's outlet, and how many articles each outlet has."""
        outlets = np.array(self._outlets, np.uint32)
        return outlets, np.bincount(outlets, minlength=1)

    def article(self, number: int) -> _Article:
        kept = self._articles.get(number)
        if kept is None:
            start, end = self._offsets[number], self._offsets[number + 1]
            ids, starts, ends = (
                np.frombuffer(_read(stream, 4 * start, 4 * end), np.uint32) for stream in self._files[:3]
            )
            signs = np.frombuffer(_read(self._files[3], start, end), np.uint8)
            article = _Article(ids.tolist(), starts, ends, signs, shingled(ids.astype(np.int64)), hefts(ids))
            kept = _keep(self._articles, number, article)
        return kept

    def name(self, number: int) -> str:
        return self._known(number)[0]

    def report(self, number: int) -> Report:
        """The article as far as its two ends tell who published it and whom it credits."""
        return self._known(number)[1]

    def _known(self, number: int) -> tuple[str, Report]:
        kept = self._reports.get(number)
        if kept is None:
            encoded = _read(self._files[-1], self._meta_offsets[number], self._meta_offsets[number + 1])
            meta = self._decoder.decode(encoded)
            kept = _keep(self._reports, number, (meta.name, _edges(meta, str(number))))
        return kept


def _meta(row: Mapping[str, Any], number: int) -> _Meta:
    def words(key: str) -> str | None:
        value = row.get(key)
        return value if isinstance(value, str) and value.strip() else None

    text = row["text"]
    whole = len(text) <= 2 * EDGE_CHARACTERS
    return _Meta(
        name=str(row.get("id", number + 1)),
        outlet=words("outlet"),
        title=words("title"),
        byline=words("byline"),
        published=words("published"),
        head=text if whole else text[:EDGE_CHARACTERS],
        tail="" if whole else text[-EDGE_CHARACTERS:],
        length=len(text),
    )


def _edges(meta: _Meta, number: str) -> Report:
    """A report of the two ends of a text; its spans lie where they lie in the whole text."""
    joint = len(meta.head) + 1
    shift = meta.length - len(meta.tail) - joint if meta.tail else 0
    text = f"{meta.head}\n{meta.tail}" if meta.tail else meta.head
    masthead = read_masthead(text, meta.title, meta.outlet) if _ABOUT.search(text) else _NO_MASTHEAD

    def moved(start: int, end: int) -> tuple[int, int]:
        return (start + shift, end + shift) if start >= joint else (start, end)

    return Report(
        id=number,
        source=meta.name,
        text="",
        outlet=meta.outlet or masthead.outlet,
        title=meta.title,
        byline=meta.byline or masthead.byline,
        published=meta.published,
        credits=tuple(
            Credit(one.agency, Cite(number, *moved(one.start, one.end), text[one.start : one.end]), one.whole)
            for one in masthead.credits
        ),
        furniture=tuple(
            Furniture(piece.kind, Span(number, *moved(piece.start, piece.end))) for piece in masthead.pieces
        ),
    )


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
