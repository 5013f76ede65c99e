"""What two reports are compared by: sentences and clauses as sets of weighted keys.

A key is a content word folded to the word that stands for it and its synonyms, or an actor ("@actor-3") wherever the
report names, describes or pronominalises one: so "the mayor", "he" and the full name weigh as the same thing.
Numbers and times are no keys: they are compared by what they mean, since a changed number is the whole difference.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from copydesk.compare.actors import actor_at
from copydesk.compare.agreement import stem
from copydesk.model.marks import Act, Figure, MarkedReport, Sentence, Time
from copydesk.model.span import Cite, Span, contains, overlaps
from copydesk.model.story import Cast
from copydesk.text.rarity import base_form, rarity
from copydesk.text.synonyms import folded

# A name weighs like a word that one news text in a hundred has; actors all over the story are weighed down by share.
ACTOR_RARITY = 4.6
# A clause with less than this many keys says too little to be matched by its words.
MIN_KEYS = 3
# Words of the longest name that is looked for in a headline.
LONGEST_NAME = 4
# As far apart sums of the same weights may be by the order in which a machine adds them: bars are that much lower.
SUMMED_ALIKE = 5e-10
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MARKS = " \t\n\u00a0\"“”‘’'"

Weights = Mapping[str, float]


class Unit(NamedTuple):
    """A sentence or clause of one report's body. `place` is 0 at the top of the body and 1 at its end."""

    span: Span
    text: str
    report: int
    sentence: int
    place: float
    keys: frozenset[str]
    actors: frozenset[str]
    figures: tuple[Figure, ...]
    times: tuple[Time, ...]
    acts: tuple[Act, ...]
    quoted: bool
    # The words within the span that the unit is made of, where it leaves some of them out.
    parts: tuple[Span, ...] = ()

    @property
    def said(self) -> str:
        """The unit's words, with what it leaves out marked."""
        if not self.parts:
            return self.text
        base = self.span.start
        return " … ".join(self.text[part.start - base : part.end - base] for part in self.parts)

    @property
    def cite(self) -> Cite:
        return Cite(self.span.report, self.span.start, self.span.end, self.text)


class Page(NamedTuple):
    """One report prepared for comparing: its body sentences and, by sentence, the clauses in them and their cores.

    `headline` are the keys of its title, which no sentence of the body need have.
    """

    marked: MarkedReport
    sentences: tuple[Unit, ...]
    clauses: tuple[tuple[Unit, ...], ...]
    cores: tuple[tuple[Unit, ...], ...]
    headline: frozenset[str] = frozenset()


def pages_of(marked: Sequence[MarkedReport], cast: Cast) -> tuple[Page, ...]:
    """Every report's body as units, in the order given."""
    called = _called(cast)
    return tuple(_page(number, report, cast, called) for number, report in enumerate(marked))


def _called(cast: Cast) -> dict[str, str]:
    """Actor ids by the names that the reports have for them; what two are called by names neither."""
    called: dict[str, str] = {}
    for actor in cast.actors:
        for name in {actor.name, *(name.text for name in actor.names)}:
            if name[:1].isupper():
                called[name] = "" if name in called else actor.id
    return called


def _headline_keys(title: str, called: Mapping[str, str]) -> frozenset[str]:
    """The words of a headline folded like any others, and the actors that it names."""
    words = [match.group().removesuffix("'s").removesuffix("’s") for match in _WORD.finditer(title)]
    runs = {" ".join(words[k : k + width]) for width in range(1, LONGEST_NAME + 1) for k in range(len(words))}
    named = {f"@{called[run]}" for run in runs if called.get(run)}
    return frozenset(folded(base_form(stem(word.lower()))) for word in words) | named


def _page(number: int, marked: MarkedReport, cast: Cast, called: Mapping[str, str]) -> Page:
    body = [sentence for sentence in marked.sentences if sentence.role == "body"]
    sentences, clauses, cores = [], [], []
    for k, sentence in enumerate(body):
        place = k / max(1, len(body) - 1)
        near = _near(marked, sentence.span)
        whole = unit_of(near, cast, number, k, place, sentence, sentence.span)
        spans = {act.span for act in whole.acts if contains(sentence.span, act.span) and act.span != sentence.span}
        parts = [unit_of(near, cast, number, k, place, sentence, span) for span in sorted(spans)]
        sentences.append(whole)
        clauses.append(tuple(part for part in parts if len(part.keys) >= MIN_KEYS))
        cores.append(tuple(core for act in whole.acts for core in _cores(near, cast, whole, sentence, act)))
    headline = _headline_keys(marked.report.title or "", called)
    return Page(marked, tuple(sentences), tuple(clauses), tuple(cores), headline)


def _near(marked: MarkedReport, span: Span) -> MarkedReport:
    """The report with no other marks than those that touch the span, since many units are looked for in it."""
    start, end = span.start, span.end
    return MarkedReport(
        report=marked.report,
        figures=tuple([figure for figure in marked.figures if figure.span.start < end and start < figure.span.end]),
        times=tuple([time for time in marked.times if time.span.start < end and start < time.span.end]),
        quotes=tuple([quote for quote in marked.quotes if any(overlaps(part, span) for part in quote.content)]),
        acts=tuple([act for act in marked.acts if act.verb_span.start < end and start < act.verb_span.end]),
    )


def _cores(marked: MarkedReport, cast: Cast, whole: Unit, sentence: Sentence, act: Act) -> Iterator[Unit]:
    """An act's core with what says when, then without."""
    if not act.core:
        return
    times = tuple(time for time in whole.times if contains(act.span, time.span))
    for parts in ((*act.core, act.when), act.core) if act.when is not None else (act.core,):
        runs = joined_runs([part for part in parts if part is not None], marked.report.text)
        units = [unit_of(marked, cast, whole.report, whole.sentence, whole.place, sentence, run) for run in runs]
        span = Span(act.span.report, runs[0].start, runs[-1].end)
        yield Unit(
            span=span,
            text=marked.report.text[span.start : span.end],
            report=whole.report,
            sentence=whole.sentence,
            place=whole.place,
            keys=frozenset().union(*(unit.keys for unit in units)) - _titles(marked, cast, whole, sentence, act),
            actors=frozenset().union(*(unit.actors for unit in units)),
            figures=tuple(figure for unit in units for figure in unit.figures),
            times=times,
            acts=(act,),
            quoted=any(unit.quoted for unit in units),
            parts=tuple(runs),
        )


def _titles(marked: MarkedReport, cast: Cast, whole: Unit, sentence: Sentence, act: Act) -> frozenset[str]:
    """The words that only say more of a party that is known: told or not, the act is the same."""
    known = [span for span in (act.actor, act.target) if span is not None and actor_at(cast, span) is not None]
    keys: set[str] = set()
    for span in known:
        keys |= unit_of(marked, cast, whole.report, whole.sentence, whole.place, sentence, span).keys
    return frozenset(key for key in keys if not key.startswith("@"))


def unit_within(page: Page, whole: Unit, span: Span) -> Unit:
    """The clause of a sentence at `span`, or the sentence itself where it was not kept apart."""
    return next((clause for clause in page.clauses[whole.sentence] if clause.span == span), whole)


def joined_runs(spans: Iterable[Span], text: str) -> list[Span]:
    """Spans in order of place, those with nothing but space and quotation marks between them made one."""
    runs: list[Span] = []
    for span in sorted(set(spans)):
        if runs and not text[runs[-1].end : span.start].strip(_MARKS):
            runs[-1] = Span(span.report, runs[-1].start, max(runs[-1].end, span.end))
        else:
            runs.append(span)
    return [_with_closing_mark(run, text) for run in runs]


def _with_closing_mark(run: Span, text: str) -> Span:
    """A run that opens a quotation and ends just before its closing mark, with that mark."""
    words, after = text[run.start : run.end], text[run.end : run.end + 1]
    open_here = words.count("“") > words.count("”") if after == "”" else words.count('"') % 2 == 1
    return Span(run.report, run.start, run.end + 1) if after in ("”", '"') and after and open_here else run


def unit_of(
    marked: MarkedReport, cast: Cast, report: int, number: int, place: float, sentence: Sentence, span: Span
) -> Unit:
    """The unit of `span` within a sentence."""
    figures = tuple([figure for figure in marked.figures if contains(span, figure.span)])
    times = tuple([time for time in marked.times if contains(span, time.span)])
    mentions = mentions_in(cast, span)
    taken = [(start, end) for start, end, _ in mentions]
    taken += [(figure.span.start, figure.span.end) for figure in figures]
    taken += [(time.span.start, time.span.end) for time in times]
    terms = set(range(bisect_left(sentence.starts, span.start), bisect_left(sentence.starts, span.end)))
    for low, high in taken:
        terms.difference_update(range(bisect_left(sentence.starts, low), bisect_left(sentence.starts, high)))
    keys = {_key(sentence.terms[k]) for k in terms}
    actors = frozenset(actor for _, _, actor in mentions)
    return Unit(
        span=span,
        text=marked.report.text[span.start : span.end],
        report=report,
        sentence=number,
        place=place,
        keys=frozenset(keys | {f"@{actor}" for actor in actors}),
        actors=actors,
        figures=figures,
        times=times,
        acts=tuple([act for act in marked.acts if contains(span, act.verb_span)]),
        quoted=any(
            overlaps(part, span) for quote in marked.quotes if quote.kind != "indirect" for part in quote.content
        ),
    )


@lru_cache(maxsize=1 << 15)  # a term stands in its sentence, its clauses and their cores
def _key(term: str) -> str:
    return folded(base_form(term))


def mentions_in(cast: Cast, span: Span) -> list[tuple[int, int, str]]:
    """Mentions of actors that lie in `span`, as (start, end, actor id) in order of place."""
    places = cast.places.get(span.report)
    if places is None:
        return []
    first = bisect_left(places.starts, span.start)
    last = bisect_left(places.starts, span.end, first)
    found = zip(places.starts[first:last], places.ends[first:last], places.actors[first:last], strict=True)
    return [mention for mention in found if mention[1] <= span.end]


def weigh(pages: Iterable[Page]) -> Weights:
    """The weight of each key: rare in news at large, and not all over this story."""
    sentences = [unit for page in pages for unit in page.sentences]
    share: Counter[str] = Counter(key for unit in sentences for key in unit.keys)
    total = len(sentences)
    scale = math.log(1 + total) or 1.0
    return {
        key: max(0.3, ACTOR_RARITY if key.startswith("@") else min(rarity(key), 9.0))
        * (0.25 + 0.75 * math.log((1 + total) / count) / scale)
        for key, count in share.items()
    }


def mass(keys: Iterable[str], weights: Weights) -> float:
    """Summed weight, exactly, so that the last bit does not depend on the order of a set."""
    return math.fsum(map(weights.get, keys, repeat(0.0)))


def coverage(a: Unit, b: Unit, weights: Weights) -> float:
    """Share of the weight of `a` that `b` has too, 0..1."""
    whole = mass(a.keys, weights)
    return mass(a.keys & b.keys, weights) / whole if whole else 0.0


def shared_masses(key_sets: Sequence[frozenset[str]], weights: Weights) -> NDArray[np.float64]:
    """The weight that every two different sets of keys have in common, as an array [set, set], up to `SUMMED_ALIKE`."""
    columns = _in_several(key_sets)
    held = _membership(key_sets, columns)
    each = np.array([weights.get(key, 0.0) for key in columns])
    common: NDArray[np.float64] = (held * each) @ held.T
    return common


def shared_counts(key_sets: Sequence[frozenset[str]]) -> NDArray[np.float32]:
    """How many keys every two different sets have in common, as an array [set, set]."""
    held = _membership(key_sets, _in_several(key_sets)).astype(np.float32)
    counts: NDArray[np.float32] = held @ held.T
    return counts


def _membership(key_sets: Sequence[frozenset[str]], columns: Sequence[str]) -> NDArray[np.float64]:
    """1 where a set has the key of a column, as an array [set, key]."""
    places = {key: k for k, key in enumerate(columns)}
    held = np.zeros((len(key_sets), len(columns)))
    for row, keys in enumerate(key_sets):
        held[row, [places[key] for key in keys if key in places]] = 1.0
    return held


def _in_several(key_sets: Sequence[frozenset[str]]) -> list[str]:
    counts = Counter(key for keys in key_sets for key in keys)
    return sorted(key for key, count in counts.items() if count > 1)


def cosines(units: Sequence[Unit], weights: Weights) -> NDArray[np.float64]:
    """Cosine of every two weighted key sets, 0..1, as an array [unit, unit].

    Rounded, so that the order in which a machine sums cannot decide between two that are equal.
    """
    columns = {key: k for k, key in enumerate(sorted(set().union(*(unit.keys for unit in units))))}
    table = np.zeros((len(units), len(columns)))
    for row, unit in enumerate(units):
        for key in unit.keys:
            table[row, columns[key]] = weights.get(key, 0.0)
    norms = np.sqrt((table**2).sum(1, keepdims=True))
    table /= np.where(norms > 0, norms, 1.0)
    return np.round(table @ table.T, 9)
