"""A growing index of articles: add some, ask which passages others share with all that stand in it.

Like a log-structured merge tree: every addition writes a new segment, and FANOUT segments of like size are merged into
one, so that a look-up touches few files and an article is rewritten a logarithmic number of times. `manifest.json`
names the segments that count; it is replaced in one step after they are on the disk. So a process killed at any moment
leaves the old index or the new one, a reader keeps what it opened, and the next writer sweeps up what no manifest
names.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.compare.passages import BATCH_CHARACTERS, Article, batches, edges, find_matches, passage_rows
from copydesk.model.report import Report
from copydesk.store.segments import (
    Segment,
    Taken,
    digests_of,
    gather,
    sync_folder,
    take,
    write_durably,
    write_merged,
    write_segment,
)
from copydesk.text.fingerprints import probe
from copydesk.text.seeds import CROWD, Seeds, pairs_worth_aligning, seeds

FORMAT = 2
FANOUT = 4
LEVEL_ARTICLES = 1000  # articles of a segment of the lowest level; FANOUT times more a level
SEGMENT_CHARACTERS = 20_000_000  # about 8,000 articles, 100 MB while a segment is made
OPEN_TRIES = 20
_MANIFEST, _LOCK, _SEGMENTS = "manifest.json", "lock", "segments"


class _Listed(msgspec.Struct, frozen=True):
    name: str
    articles: int


class _Manifest(msgspec.Struct, frozen=True):
    """What counts; `probe` tells whether words and fingerprints are still made as they were for this index."""

    format: int
    probe: str
    made: int
    segments: tuple[_Listed, ...]


class CopiesIndex:
    """The index as it stood when it was opened, whatever is added to it meanwhile."""

    def __init__(self, folder: Path) -> None:
        listed, self._segments = _opened(folder)
        self._begins = list(accumulate((one.articles for one in listed), initial=0))
        numbers: dict[str, int] = {}
        tables = [
            np.array([0, *(numbers.setdefault(name, len(numbers) + 1) for name in segment.outlet_names)], np.uint32)
            for segment in self._segments
        ]
        held = [table[segment.column("outlets")] for table, segment in zip(tables, self._segments, strict=True)]
        self._outlets = np.concatenate([np.zeros(0, np.uint32), *held])
        self._outlet_numbers = numbers
        self._outlet_sizes = np.bincount(self._outlets, minlength=len(numbers) + 1)

    def __len__(self) -> int:
        return self._begins[-1]

    def ask(self, rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
        """Every passage that one of `rows` (a) shares with an article of the index (b).

        Each is told what `copydesk copies` tells of the indexed articles followed by it alone, so the answer does not
        depend on what else is asked.
        """
        since = 0
        for batch in batches(rows, BATCH_CHARACTERS):
            taken = take(batch, since)
            shelf = self.shelf(taken)
            pairs = sorted(map(tuple, pairs_worth_aligning(self.seeds(taken)).tolist()), key=lambda pair: pair[1])
            for found in find_matches(shelf, pairs):
                yield from passage_rows(found, shelf.name, later_first=True)
            since += len(batch)

    def seeds(self, taken: Taken) -> Seeds:
        """Equal shingles of an article of the index and one of the batch, which are numbered from the index's end on.

        The kernel sees each asked article as if nothing else were asked: with articles, hashes and an outlet of its
        own.
        """
        asked, places = taken.fingerprints.texts.astype(np.int64), taken.fingerprints.places
        hashes, query = np.unique(taken.fingerprints.hashes, return_inverse=True)
        groups, group_of = np.unique(query * len(taken.about) + asked, return_inverse=True)
        at, held_articles, held_places = self._postings(hashes, groups // len(taken.about))
        asker = groups % len(taken.about)
        # Articles of the index by asker and number, then the asked ones: ascending within every group.
        pairs, article_of = np.unique(asker[at] * len(self) + held_articles, return_inverse=True)
        whose, numbers = pairs // max(len(self), 1), pairs % max(len(self), 1)
        outlets, sizes = self._seen_outlets(taken.outlets, whose, numbers)
        found = seeds(
            np.concatenate([at, group_of]).astype(np.uint64),
            np.concatenate([article_of, len(pairs) + asked]).astype(np.uint32),
            np.concatenate([held_places, places]),
            outlets,
            sizes,
            since=len(pairs),
        )
        second = found.second.astype(np.int64) - len(pairs) + len(self)
        return found._replace(first=numbers[found.first].astype(np.uint32), second=second.astype(np.uint32))

    def _postings(
        self, hashes: NDArray[np.uint64], wanted: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint32]]:
        """For each of `wanted` (places in `hashes`) in turn: its place there, and article and place of who holds it."""
        looked = [segment.postings(hashes) for segment in self._segments]
        total = sum((counts for _, counts in looked), np.zeros(len(hashes), np.int64))
        rows: list[NDArray[np.int64]] = [np.zeros(0, np.int64)]
        articles: list[NDArray[np.int64]] = [np.zeros(0, np.int64)]
        places: list[NDArray[np.uint32]] = [np.zeros(0, np.uint32)]
        for segment, begin, (begins, counts) in zip(self._segments, self._begins, looked, strict=False):
            sizes = np.where(total <= CROWD, counts, 0)[wanted]
            owners = np.repeat(np.arange(len(wanted)), sizes)
            where = np.arange(len(owners)) + np.repeat(begins[wanted] - np.cumsum(sizes) + sizes, sizes)
            rows.append(owners)
            articles.append(segment.column("articles")[where].astype(np.int64) + begin)
            places.append(segment.column("places")[where])
        return np.concatenate(rows), np.concatenate(articles), np.concatenate(places)

    def _seen_outlets(
        self, asking: Sequence[str], whose: NDArray[np.int64], numbers: NDArray[np.int64]
    ) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
        """Outlets of (asker, article) pairs and of the askers: each asker's own outlet has one article more for it."""
        own = np.array([self._outlet_numbers.get(name, -1) if name else -1 for name in asking], np.int64)
        private = np.arange(len(asking)) + len(self._outlet_sizes)
        held = self._outlets[numbers].astype(np.int64)
        outlets = np.where(held == own[whose], private[whose], held)
        asked = np.where([name != "" for name in asking], private, 0)
        sizes = np.concatenate([self._outlet_sizes, np.where(own > 0, self._outlet_sizes[own], 0) + 1])
        return np.concatenate([outlets, asked]).astype(np.uint32), sizes

    def shelf(self, taken: Taken) -> IndexShelf:
        """The articles of the index followed by those of the batch."""
        return IndexShelf(self, taken)

    def segment_of(self, number: int) -> tuple[Segment, int]:
        """Where an article stands: its segment, and its number there."""
        which = bisect_right(self._begins, number) - 1
        return self._segments[which], number - self._begins[which]


class IndexShelf:
    """The articles of an index followed by those asked; keeps what it made for as long as one batch is worked on."""

    def __init__(self, index: CopiesIndex, taken: Taken) -> None:
        self._index, self._taken = index, taken
        self._articles: dict[int, Article] = {}
        self._reports: dict[int, Report] = {}

    def articles(self, numbers: Iterable[int]) -> list[Article]:
        return [self._article(number) for number in numbers]

    def size(self, number: int) -> int:
        return len(self._article(number).ids)

    def _article(self, number: int) -> Article:
        if number not in self._articles:
            segment, place = self._place(number)
            self._articles[number] = segment.article(place)
        return self._articles[number]

    def report(self, number: int) -> Report:
        if number not in self._reports:
            segment, place = self._place(number)
            kept = segment.about[place] if isinstance(segment, Taken) else segment.about(place)
            self._reports[number] = edges(kept, str(number))
        return self._reports[number]

    def name(self, number: int) -> str:
        return self.report(number).source

    def _place(self, number: int) -> tuple[Segment | Taken, int]:
        asked = number - len(self._index)
        return (self._taken, asked) if asked >= 0 else self._index.segment_of(number)


def add_articles(folder: Path, rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, int]]:
    """Add articles to the index in `folder`, which is made when it is not there.

    Whenever some are safe on the disk, yields how many were added so far, how many were skipped because an equal record
    stands in the index, and how many it holds. So what was stopped is taken up by giving the same rows again.
    Raises ValueError when another process is adding.
    """
    with _writing(folder) as manifest:
        known = _digests(folder, manifest)
        added = skipped = 0
        manifest = _settled(folder, manifest)
        for held, passed in _portions(rows, known, sum(one.articles for one in manifest.segments)):
            if held:
                name = _fresh(folder, manifest)
                write_segment(_segment_folder(folder, name), gather(held))
                count = sum(len(taken.about) for taken, _ in held)
                manifest = _committed(folder, manifest, (*manifest.segments, _Listed(name, count)))
                added += count
            skipped += passed
            yield {"added": added, "skipped": skipped, "articles": sum(one.articles for one in manifest.segments)}
            manifest = _settled(folder, manifest)


def _portions(
    rows: Iterable[Mapping[str, Any]], known: set[int], number: int
) -> Iterator[tuple[list[tuple[Taken, NDArray[np.uint64]]], int]]:
    """What goes into one segment each, with how many rows were passed over; at least one portion."""
    held: list[tuple[Taken, NDArray[np.uint64]]] = []
    size = skipped = 0
    for batch in batches(rows, BATCH_CHARACTERS):
        fresh = []
        for row, digest in zip(batch, digests_of(batch).tolist(), strict=True):
            if digest not in known:
                known.add(digest)
                fresh.append((row, digest))
        skipped += len(batch) - len(fresh)
        if fresh:
            held.append((take([row for row, _ in fresh], number), np.array([one for _, one in fresh], np.uint64)))
            number += len(fresh)
            size += sum(len(row["text"]) for row, _ in fresh)
        if size >= SEGMENT_CHARACTERS:
            yield held, skipped
            held, size, skipped = [], 0, 0
    yield held, skipped


@contextlib.contextmanager
def _writing(folder: Path) -> Iterator[_Manifest]:
    """The manifest, with the right to replace it; what a killed writer left behind is removed first."""
    (folder / _SEGMENTS).mkdir(parents=True, exist_ok=True)
    with open(folder / _LOCK, "ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ValueError(f"{folder}: another process is adding to this index; wait until it is done") from None
        path = folder / _MANIFEST
        manifest = _manifest(folder) if path.exists() else _Manifest(FORMAT, probe(), 0, ())
        listed = {one.name for one in manifest.segments}
        for left in (folder / _SEGMENTS).iterdir():
            if left.name not in listed:
                shutil.rmtree(left)
        if not path.exists():
            manifest = _committed(folder, manifest, ())
        yield manifest


def _settled(folder: Path, manifest: _Manifest) -> _Manifest:
    """Merge neighbours of like size until none are left to merge."""
    while (start := _mergeable([one.articles for one in manifest.segments])) is not None:
        merged = manifest.segments[start:]
        name = _fresh(folder, manifest)
        write_merged(_segment_folder(folder, name), [Segment(_segment_folder(folder, one.name)) for one in merged])
        whole = _Listed(name, sum(one.articles for one in merged))
        manifest = _committed(folder, manifest, (*manifest.segments[:start], whole))
        for one in merged:
            shutil.rmtree(_segment_folder(folder, one.name))
    return manifest


def _mergeable(sizes: Sequence[int]) -> int | None:
    """From which segment on all are of one level or below and FANOUT of just that level; None when nowhere."""
    levels = [_level(size) for size in sizes]
    for level in sorted(set(levels)):
        start = len(levels)
        while start and levels[start - 1] <= level:
            start -= 1
        if levels[start:].count(level) >= FANOUT:
            return start
    return None


def _level(articles: int) -> int:
    level = 0
    while articles > LEVEL_ARTICLES * FANOUT**level:
        level += 1
    return level


def _fresh(folder: Path, manifest: _Manifest) -> str:
    """A name no segment has had, also none that a killed writer left or a reader may still have open."""
    return f"{manifest.made + 1:08}"


def _segment_folder(folder: Path, name: str) -> Path:
    return folder / _SEGMENTS / name


def _committed(folder: Path, manifest: _Manifest, segments: tuple[_Listed, ...]) -> _Manifest:
    """Make `segments`, which are on the disk, what counts."""
    manifest = msgspec.structs.replace(manifest, made=manifest.made + 1, segments=segments)
    sync_folder(folder / _SEGMENTS)
    beside = folder / f"{_MANIFEST}.new"
    write_durably(beside, iter((msgspec.json.encode(manifest) + b"\n",)))
    os.replace(beside, folder / _MANIFEST)
    sync_folder(folder)
    return manifest


def _manifest(folder: Path) -> _Manifest:
    try:
        manifest = msgspec.json.decode((folder / _MANIFEST).read_bytes(), type=_Manifest)
    except FileNotFoundError:
        raise ValueError(f"{folder}: not an index; make one with copydesk index {folder} add ARTICLES.jsonl") from None
    except msgspec.DecodeError as error:
        raise ValueError(f"{folder / _MANIFEST}: not the manifest of an index ({error})") from None
    if manifest.format != FORMAT or manifest.probe != probe():
        raise ValueError(f"{folder}: made by another version of copydesk; make the index anew from its articles")
    return manifest


def _opened(folder: Path) -> tuple[tuple[_Listed, ...], list[Segment]]:
    """The segments that count, opened; tried again when a writer merged them away between reading and opening."""
    for _ in range(OPEN_TRIES):
        listed = _manifest(folder).segments
        try:
            return listed, [Segment(_segment_folder(folder, one.name)) for one in listed]
        except FileNotFoundError:
            continue
    raise ValueError(f"{folder}: a segment that its manifest names is missing; make the index anew from its articles")


def _digests(folder: Path, manifest: _Manifest) -> set[int]:
    segments = [Segment(_segment_folder(folder, one.name)) for one in manifest.segments]
    return {digest for segment in segments for digest in segment.column("digests").tolist()}
