"""Which passages of two reports are most like one another in what they mean: matched word by word.

Names are all over a story and say little of what happened, so they and the words that every sentence has weigh less.
Likeness alone never decides: two sentences are partners only where neither has a better one in the other's report.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from copydesk.compare.reworded import Meant
from copydesk.compare.units import MIN_KEYS, Page, Unit, mentions_in
from copydesk.model.span import Span
from copydesk.model.story import Cast
from copydesk.text.likeness import Meaning

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
OPENING = frozenset("if unless whether until than".split())
_RELATIVES = frozenset("who which that whose whom".split())
# What a name weighs beside another word: who is meant is compared by actor, not by likeness.
NAMED = 0.4
# Likeness from which two passages may be partners, and how much better another partner has to be to part them.
LEAST_ALIKE = 0.4
MARGIN = 0.03
# Sentences of a story that are read for their meaning, some 4 ms each, and of each report at least; how many partners
# of a sentence are looked into.
MOST_SENTENCES = 120
LEAST_SENTENCES = 3
NEIGHBOURS = 3
# Likeness below which two sentences are not near one another, whatever else there is.
LEAST_NEAR = 0.35


class Match(NamedTuple):
    """How much of each passage the other has in meaning, 0..1, and the mean of both."""

    there: float
    back: float

    @property
    def alike(self) -> float:
        return (self.there + self.back) / 2


class Pair(NamedTuple):
    """The most alike passages of two sentences."""

    match: Match
    a: Unit
    b: Unit


class Sense:
    """The meaning of every passage of a story, asked of the encoder once, with each word's weight in the story."""

    def __init__(self, pages: Sequence[Page], cast: Cast, meant: Meant) -> None:
        self.pages = pages
        self.people = frozenset(actor.id for actor in cast.actors if actor.kind == "person")
        self._cast = cast
        self._meant = meant
        self._known: dict[tuple[Span, ...], Meaning | None] = {}
        self._nearest: dict[tuple[tuple[Span, ...], Span], Pair | None] = {}
        self._places: Counter[str] = Counter()
        self._sentences = 0
        for page in pages:
            for unit in page.sentences:
                self._sentences += 1
                self._places.update({word.lower() for word in _WORD.findall(unit.text)})

    def match(self, a: Unit, b: Unit) -> Match | None:
        """How far two passages mean the same; None without an encoder or without words."""
        mine, its = self.meaning(a), self.meaning(b)
        if mine is None or its is None:
            return None
        grid = mine.vectors @ its.vectors.T
        there = float(mine.weights @ grid.max(1) / mine.weights.sum())
        back = float(its.weights @ grid.max(0) / its.weights.sum())
        return Match(round(there, 6), round(back, 6))

    def nearness(self, unit: Unit, span: Span, other: Unit) -> float:
        """How near the words at `span` of a unit come to some word of another unit, 0..1; 0 where nobody can tell."""
        part = self.meaning(
            unit._replace(span=span, text=unit.text[span.start - unit.span.start :][: span.end - span.start], parts=())
        )
        whole = self.meaning(other)
        if part is None or whole is None:
            return 0.0
        near = (part.vectors @ whole.vectors.T).max(1)
        return round(float(part.weights @ near / part.weights.sum()), 6)

    def meaning(self, unit: Unit) -> Meaning | None:
        """The words of a passage with their vectors, weighed by how much they tell in this story."""
        spans = unit.parts or (unit.span,)
        if spans not in self._known:
            found = [one for span in spans if (one := self._of(span, unit)) is not None]
            self._known[spans] = _joined(found) if found else None
        return self._known[spans]

    def _of(self, span: Span, unit: Unit) -> Meaning | None:
        plain = self._meant(span)
        if plain is None:
            return None
        text = unit.text[span.start - unit.span.start : span.end - unit.span.start]
        words = [(span.start + match.start(), match.group().lower()) for match in _WORD.finditer(text)]
        if len(words) != len(plain.weights):
            return plain
        named = [(start, end) for start, end, _ in mentions_in(self._cast, span)]
        factors = [
            self._spread(word) * (NAMED if any(low <= start < high for low, high in named) else 1.0)
            for start, word in words
        ]
        return plain._replace(weights=plain.weights * np.array(factors, np.float32))

    def _spread(self, word: str) -> float:
        scale = math.log(1 + self._sentences) or 1.0
        return 0.25 + 0.75 * math.log((1 + self._sentences) / max(1, self._places[word])) / scale

    def partner(self, a: Unit, b: Unit) -> Pair | None:
        """The nearest passages of the sentences of two units, where these are partners."""
        pairs = self.partners.get((a.report, a.sentence), ())
        return next((pair for pair in pairs if (pair.b.report, pair.b.sentence) == (b.report, b.sentence)), None)

    def nearest(self, passage: Unit, other: Unit) -> Pair | None:
        """The passage with whatever of another sentence is most like it."""
        key = (passage.parts or (passage.span,), other.span)
        if key not in self._nearest:
            passages = _passages(other, self.pages[other.report].clauses[other.sentence])
            self._nearest[key] = _nearest([passage], passages, self)
        return self._nearest[key]

    @cached_property
    def grids(self) -> tuple[tuple[_Read, _Read, _Grid], ...]:
        """Each two reports with how alike their sentences are, as far as both could be read."""
        read = [_read(page, sentences, self) for page, sentences in zip(self.pages, _leading(self.pages), strict=True)]
        pairs = [(a, b) for number, a in enumerate(read) for b in read[number + 1 :] if a.sentences and b.sentences]
        return tuple((a, b, _grid(a, b)) for a, b in pairs)

    def neighbours(self, most: int) -> list[tuple[Unit, Unit]]:
        """The `most` pairs of sentences that are each among the other's nearest in its report, most alike first."""
        pairs = [(-alike, a.sentences[i], b.sentences[j]) for a, b, grid in self.grids for alike, i, j in _close(grid)]
        pairs.sort(key=lambda pair: (pair[0], pair[1].report, pair[1].span, pair[2].report, pair[2].span))
        return [(a, b) for _, a, b in pairs[:most]]

    @cached_property
    def partners(self) -> Mapping[tuple[int, int], tuple[Pair, ...]]:
        """For each sentence (report, number) its partner in each other report that has one, its own passage first."""
        pairs = _alike_sentences(self)
        best: dict[tuple[int, int, int], float] = defaultdict(float)
        for pair in pairs:
            for mine, its in ((pair.a, pair.b), (pair.b, pair.a)):
                place = (mine.report, mine.sentence, its.report)
                best[place] = max(best[place], pair.match.alike)
        found: dict[tuple[int, int], list[Pair]] = defaultdict(list)
        for pair in pairs:
            rivals = (
                best[pair.a.report, pair.a.sentence, pair.b.report],
                best[pair.b.report, pair.b.sentence, pair.a.report],
            )
            if pair.match.alike >= max(rivals) - MARGIN:
                found[pair.a.report, pair.a.sentence].append(pair)
                found[pair.b.report, pair.b.sentence].append(
                    Pair(Match(pair.match.back, pair.match.there), pair.b, pair.a)
                )
        return {place: tuple(sorted(found[place], key=lambda p: (p.b.report, p.b.sentence))) for place in found}


def _alike_sentences(sense: Sense) -> list[Pair]:
    """Sentences of two reports whose most alike passages are alike enough, with those passages.

    Whole sentences are laid beside one another first, all at once; clauses only where that leaves hope.
    """
    pairs = []
    for mine, its, likeness in sense.grids:
        for i, j in _hopeful(likeness):
            a, b = mine.sentences[i], its.sentences[j]
            left, right = (_passages(unit, sense.pages[unit.report].clauses[unit.sentence]) for unit in (a, b))
            pair = _nearest(left, right, sense)
            if pair is not None and pair.match.alike >= LEAST_ALIKE:
                pairs.append(pair)
    return pairs


def _leading(pages: Sequence[Page]) -> Iterator[list[Unit]]:
    """The sentences of each report that are read for their meaning: as many from its top as the story leaves room for.

    News stands at the top. A sentence that an earlier report has word for word is a copy, and compared as such.
    """
    each = max(LEAST_SENTENCES, MOST_SENTENCES // max(1, len(pages)))
    seen: set[str] = set()
    for page in pages:
        fresh = [unit for unit in page.sentences if unit.text not in seen and len(unit.keys) >= MIN_KEYS]
        yield fresh[:each]
        seen.update(unit.text for unit in fresh)


class _Read(NamedTuple):
    """Sentences of one report, their words in one array; `first` is where each begins."""

    sentences: list[Unit]
    vectors: NDArray[np.float32]
    weights: NDArray[np.float32]
    first: NDArray[np.int64]


def _read(page: Page, sentences: Sequence[Unit], sense: Sense) -> _Read:
    known = [(unit, meaning) for unit in sentences if (meaning := sense.meaning(unit)) is not None]
    if not known:
        return _Read([], np.zeros((0, 1), np.float32), np.zeros(0, np.float32), np.zeros(0, np.int64))
    lengths = [len(meaning.weights) for _, meaning in known]
    return _Read(
        [unit for unit, _ in known],
        np.concatenate([meaning.vectors for _, meaning in known]),
        np.concatenate([meaning.weights for _, meaning in known]),
        np.cumsum([0, *lengths[:-1]]),
    )


class _Grid(NamedTuple):
    """How much the sentences of one report have of another's, 0..1, and the other way round."""

    there: NDArray[np.float32]
    back: NDArray[np.float32]


def _grid(a: _Read, b: _Read) -> _Grid:
    words = a.vectors @ b.vectors.T
    there = _shares(np.maximum.reduceat(words, b.first, axis=1), a)
    back = _shares(np.maximum.reduceat(words, a.first, axis=0).T, b).T
    return _Grid(there.round(6).astype(np.float32), back.round(6).astype(np.float32))


def _hopeful(grid: _Grid) -> list[tuple[int, int]]:
    """Pairs of sentences of which one has much of the other, among the best of either; in order of place."""
    best = np.maximum(grid.there, grid.back)
    floor = np.maximum(LEAST_ALIKE, np.minimum(_kept(best, 1), _kept(best, 0)))
    return _places(best >= floor)


def _close(grid: _Grid) -> Iterator[tuple[float, int, int]]:
    """Pairs of sentences that are each among the other's nearest, with how alike they are."""
    alike = ((grid.there + grid.back) / 2).astype(np.float32)
    floor = np.maximum(LEAST_NEAR, np.maximum(_kept(alike, 1), _kept(alike, 0)))
    yield from ((float(alike[place]), *place) for place in _places(alike >= floor))


def _places(chosen: NDArray[np.bool_]) -> list[tuple[int, int]]:
    return [(int(i), int(j)) for i, j in zip(*np.nonzero(chosen), strict=True)]


def _shares(nearest: NDArray[np.float32], read: _Read) -> NDArray[np.float32]:
    """What each sentence finds in each of the others, 0..1, from what each of its words finds there."""
    found = np.add.reduceat(read.weights[:, None] * nearest, read.first, axis=0)
    return np.asarray(found / np.add.reduceat(read.weights, read.first)[:, None], np.float32)


def _kept(best: NDArray[np.float32], axis: int) -> NDArray[np.float32]:
    """The value from which a pair is among the `NEIGHBOURS` best along an axis."""
    place = max(0, best.shape[axis] - NEIGHBOURS)
    return np.expand_dims(np.partition(best, place, axis=axis).take(place, axis=axis), axis)


def _passages(sentence: Unit, clauses: Sequence[Unit]) -> list[Unit]:
    """A sentence and its clauses, each with enough to tell; not those that only say who or what is meant."""
    telling = [unit for unit in clauses if not _only_identifies(unit) and not _is_left_open(unit, sentence)]
    return [unit for unit in (sentence, *telling) if len(unit.keys) >= MIN_KEYS]


def _is_left_open(clause: Unit, sentence: Unit) -> bool:
    """True for a clause behind "if" or "unless", which nobody asserts."""
    before = sentence.text[: max(0, clause.span.start - sentence.span.start)].split()
    words = (before[-1:], clause.text.split()[:1])
    return any(word and word[0].lower().strip(",") in OPENING for word in words)


def _only_identifies(clause: Unit) -> bool:
    """True for "the firm that runs the port": a party with its relative clause, whatever else is told of it."""
    act = next((act for act in clause.acts if act.span == clause.span), None)
    if act is None:
        return False
    parties = [span for span in (act.actor, act.target) if span is not None and span.end <= act.verb_span.start]
    if not parties:
        return False
    first = min(parties)
    words = clause.text[first.end - clause.span.start : act.verb_span.start - clause.span.start].split()
    return bool(words) and words[0].lower().strip(",") in _RELATIVES


def _nearest(mine: Sequence[Unit], its: Sequence[Unit], sense: Sense) -> Pair | None:
    best: Pair | None = None
    for a in mine:
        for b in its:
            match = sense.match(a, b)
            if match is not None and (best is None or match.alike > best.match.alike):
                best = Pair(match, a, b)
    return best


def _joined(parts: Sequence[Meaning]) -> Meaning:
    if len(parts) == 1:
        return parts[0]
    vectors: NDArray[np.float32] = np.concatenate([part.vectors for part in parts])
    return Meaning(
        vectors, np.concatenate([part.weights for part in parts]), np.concatenate([part.telling for part in parts])
    )
