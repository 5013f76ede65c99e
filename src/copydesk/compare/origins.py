"""Whose voice each passage is: the first that had its words, followed through every reprint.

Words that copies tie together form one group across reports, however long the chain; a group has one origin, that of
the report that had it first. So another copy of anything only makes a group larger and can never add an origin.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from copydesk.compare.copies import body_words, rank_key
from copydesk.compare.direction import agency_itself, credited_agency, label_of, outlet_key, wire_of
from copydesk.model.dossier import Copy, Origin
from copydesk.model.report import Report
from copydesk.model.span import Cite, Span
from copydesk.model.story import Passage, Provenance
from copydesk.text.agencies import agency_named
from copydesk.text.shingles import Words

REPRINT_SHARE = 0.9  # of a report's words in other origins: the rest is headline and trimming, not reporting


class _Row(NamedTuple):
    """A report in order of standing, its words, and where they start in the array of the words of all reports."""

    report: Report
    words: Words
    offset: int

    def places(self, cite: Cite) -> NDArray[np.int64]:
        """Places of the words that lie in `cite`, in the array of all words."""
        first = int(np.searchsorted(self.words.starts, cite.start))
        return np.arange(first, max(first, int(np.searchsorted(self.words.ends, cite.end, "right")))) + self.offset


def trace_origins(reports: Sequence[Report], copies: Sequence[Copy]) -> Provenance:
    """Origins of everything in `reports`, given what they share; the order of either does not matter.

    Reports that carry one agency's copy have that agency as their origin, even when its own report is absent. Where
    it is not known who copied, both passages still have one origin.
    """
    rows = _rows(reports, copies)
    ties = _ties(rows, copies)
    owners = _owners(rows, ties)
    voices = _voices(rows, owners, _shares(rows, ties))
    origins = _origins(rows, owners, voices)
    passages = [
        Passage(span, origins[voice].id)
        for place, row in enumerate(rows)
        for span, voice in _foreign(row, owners, voices, voices[place])
    ]
    return Provenance(
        origins=tuple(origins.values()),
        home={row.report.id: origins[voices[place]].id for place, row in enumerate(rows)},
        passages=tuple(sorted(passages, key=lambda passage: passage.span)),
        copied={row.report.id: _copied(place, row, owners) for place, row in enumerate(rows)},
    )


def origin_of(provenance: Provenance, span: Span | Cite) -> str:
    """The origin of the words at `span`: that of the passages that hold most of it, else the report's home."""
    passages = provenance.passages
    place = bisect_left(passages, (span.report, span.start), key=lambda one: (one.span.report, one.span.end))
    held: dict[str, int] = {}
    for passage in passages[place:]:
        if passage.span.report != span.report or passage.span.start >= span.end:
            break
        shared = min(span.end, passage.span.end) - max(span.start, passage.span.start)
        held[passage.origin] = held.get(passage.origin, 0) + max(shared, 0)
    if 2 * sum(held.values()) <= span.end - span.start:
        return provenance.home[span.report]
    return min(held, key=lambda origin: (-held[origin], origin))


def origins_of(provenance: Provenance, cites: Iterable[Span | Cite]) -> tuple[str, ...]:
    """The distinct origins of the words at `cites`, sorted: how many newsrooms stand behind them."""
    return tuple(sorted({origin_of(provenance, cite) for cite in cites}))


def copied_share(provenance: Provenance, report: Report) -> float:
    """Share (0..1) of the report's words that stand in an earlier or credited origin."""
    return provenance.copied.get(report.id, 0.0)


def _rows(reports: Sequence[Report], copies: Sequence[Copy]) -> list[_Row]:
    """Reports so that whoever had words first stands before whoever took them; wire copy first among equals."""
    waiting = {report.id: report for report in reports}
    sources = {key: {copy.source for copy in copies if copy.source and copy.b.report == key} for key in waiting}
    rows: list[_Row] = []
    offset = 0
    while waiting:
        # Sources can contradict one another in a ring; then the best standing of all goes first.
        free = [one for one in waiting.values() if not sources[one.id] & waiting.keys()] or list(waiting.values())
        report = min(free, key=lambda one: (wire_of(one) is None, agency_itself(one) is None, rank_key(one)))
        del waiting[report.id]
        rows.append(_Row(report, body_words(report), offset))
        offset += len(rows[-1].words.forms)
    return rows


class _Tie(NamedTuple):
    """What one copy ties together: places of equal words of both rows pairwise, and edited words with their leaders."""

    a: int
    b: int
    equal: tuple[NDArray[np.int64], NDArray[np.int64]]
    edited: tuple[NDArray[np.int64], NDArray[np.int64]]


def _ties(rows: Sequence[_Row], copies: Sequence[Copy]) -> list[_Tie]:
    places = {row.report.id: place for place, row in enumerate(rows)}
    ties = []
    for copy in copies:
        a, b = places[copy.a.report], places[copy.b.report]
        left, right = rows[a].places(copy.a), rows[b].places(copy.b)
        edited_left = _edited(rows[a], left, [change.a for change in copy.changes])
        edited_right = _edited(rows[b], right, [change.b for change in copy.changes])
        equal = min(int((~edited_left).sum()), int((~edited_right).sum()))
        follows = _following(left, edited_left), _following(right, edited_right)
        edited = (
            np.concatenate([follows[0][0], follows[1][0]]),
            np.concatenate([follows[0][1], follows[1][1]]),
        )
        ties.append(_Tie(a, b, (left[~edited_left][:equal], right[~edited_right][:equal]), edited))
    return ties


def _owners(rows: Sequence[_Row], ties: Sequence[_Tie]) -> NDArray[np.int64]:
    """For every word of all rows the first row that has it, through any chain of copies.

    Words edited inside a passage go with the words before them: a changed word does not make a new voice.
    """
    none = np.zeros(0, np.int64)
    owners = np.concatenate([none, *(np.full(len(row.words.forms), place) for place, row in enumerate(rows))])
    left, right, edited, leading = (
        np.concatenate([none, *parts])
        for parts in (
            [tie.equal[0] for tie in ties],
            [tie.equal[1] for tie in ties],
            [tie.edited[0] for tie in ties],
            [tie.edited[1] for tie in ties],
        )
    )
    while True:
        before = owners.copy()
        np.minimum.at(owners, left, before[right])
        np.minimum.at(owners, right, before[left])
        np.minimum.at(owners, edited, before[leading])
        if np.array_equal(before, owners):
            return owners


def _shares(rows: Sequence[_Row], ties: Sequence[_Tie]) -> dict[tuple[int, int], float]:
    """Share of the words of one row (first) that stand equal in another (second), for rows that share any."""
    held: dict[tuple[int, int], int] = {}
    for tie in ties:
        for pair in ((tie.a, tie.b), (tie.b, tie.a)):
            held[pair] = held.get(pair, 0) + len(tie.equal[0])
    return {pair: count / len(rows[pair[0]].words.forms) for pair, count in held.items()}


def _edited(row: _Row, places: NDArray[np.int64], cites: Iterable[Cite | None]) -> NDArray[np.bool_]:
    """Which of `places`, consecutive, lie in one of `cites`."""
    held = [(cite.start, cite.end) for cite in cites if cite is not None]
    if not held or not len(places):
        return np.zeros(len(places), bool)
    starts, ends = np.array(held).T
    first = places[0] - row.offset
    depth = np.zeros(len(places) + 1, np.int64)
    np.add.at(depth, np.clip(np.searchsorted(row.words.starts, starts) - first, 0, len(places)), 1)
    np.add.at(depth, np.clip(np.searchsorted(row.words.ends, ends, "right") - first, 0, len(places)), -1)
    return np.cumsum(depth[:-1]) > 0


def _following(places: NDArray[np.int64], edited: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each edited place with the last unedited one before it."""
    last = np.maximum.accumulate(np.where(edited, -1, np.arange(len(places))))
    chosen = edited & (last >= 0)
    return places[chosen], places[last[chosen]]


class _Voices:
    """Which rows speak with one voice: union-find over rows, agencies and outlets, lowest key leading."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}

    def find(self, key: str) -> str:
        while (parent := self._parents.setdefault(key, key)) != key:
            key = parent
        return key

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.find(one), self.find(other)))
        self._parents[second] = first


def _voices(rows: Sequence[_Row], owners: NDArray[np.int64], shares: Mapping[tuple[int, int], float]) -> list[str]:
    """The voice of each row: its agency's, that of the row it reprints, or its own outlet's.

    An outlet's own reports are one voice; its reprints are not. Of two that reprint one another wholly nobody knows
    which is the outlet's own, so both outlets count as one.
    """
    voices = _Voices()
    # Agencies stand among outlets: a whole credit may name either, and an agency's own report names it as its outlet.
    for place, row in enumerate(rows):
        report, me = row.report, f"row {place:06}"
        outlet = f"outlet {outlet_key(agency_itself(report) or report.outlet)}" if report.outlet else me
        wire = wire_of(report)
        source = _reprinted(place, row, owners, shares, voices)
        if wire is not None:
            voices.join(me, f"outlet {outlet_key(wire)}")
        elif source is None:
            voices.join(me, outlet)
        else:
            voices.join(me, f"row {source:06}")
            if wire_of(rows[source].report) is None and shares.get((source, place), 0.0) >= REPRINT_SHARE:
                voices.join(me, outlet)
    return [voices.find(f"row {place:06}") for place in range(len(rows))]


def _reprinted(
    place: int,
    row: _Row,
    owners: NDArray[np.int64],
    shares: Mapping[tuple[int, int], float],
    voices: _Voices,
) -> int | None:
    """The earlier row whose voice has most words of this one, when earlier rows have nearly all of them.

    The first that has them all by itself comes before any others that have them together.
    """
    for source in range(place):
        if shares.get((place, source), 0.0) >= REPRINT_SHARE:
            return source
    mine = owners[row.offset : row.offset + len(row.words.forms)]
    held: dict[str, int] = {}
    first: dict[str, int] = {}
    for owner, count in zip(*(part.tolist() for part in np.unique(mine, return_counts=True)), strict=True):
        if owner != place:
            voice = voices.find(f"row {owner:06}")
            held[voice] = held.get(voice, 0) + count
            first.setdefault(voice, owner)
    best = max(held, key=lambda voice: (held[voice], voice), default=None)
    return first[best] if best is not None and sum(held.values()) >= REPRINT_SHARE * len(mine) else None


def _origins(rows: Sequence[_Row], owners: NDArray[np.int64], voices: Sequence[str]) -> dict[str, Origin]:
    """One origin a voice, in order of standing of the first row that speaks with it."""
    origins: dict[str, Origin] = {}
    for voice in dict.fromkeys(voices):
        members = [row for row, own in zip(rows, voices, strict=True) if own == voice]
        wire = next((wire for row in members if (wire := wire_of(row.report))), None)
        carriers = [
            row.report.id
            for row, own in zip(rows, voices, strict=True)
            if own != voice and any(one == voice for _, one in _foreign(row, owners, voices, own))
        ]
        because = [
            credit.cite
            for row in rows
            if row.report.id in carriers or row in members
            for credit in row.report.credits
            if wire is not None and credited_agency(credit) == wire
        ]
        origins[voice] = Origin(
            id=f"origin-{len(origins) + 1}",
            label=wire or label_of(members[0].report),
            kind="wire" if wire and agency_named(wire) else "newsroom",
            reports=tuple([row.report.id for row in members] + carriers),
            because=tuple(because),
        )
    return origins


def _foreign(row: _Row, owners: NDArray[np.int64], voices: Sequence[str], home: str) -> Iterator[tuple[Span, str]]:
    """Stretches of the row's words that another voice than its home has, with that voice."""
    mine = owners[row.offset : row.offset + len(row.words.forms)].tolist()
    start = 0
    for place in range(1, len(mine) + 1):
        if place < len(mine) and voices[mine[place]] == voices[mine[start]]:
            continue
        if voices[mine[start]] != home:
            span = Span(row.report.id, int(row.words.starts[start]), int(row.words.ends[place - 1]))
            yield span, voices[mine[start]]
        start = place


def _copied(place: int, row: _Row, owners: NDArray[np.int64]) -> float:
    wire = wire_of(row.report)
    if wire is not None and agency_itself(row.report) is None:
        return 1.0
    mine = owners[row.offset : row.offset + len(row.words.forms)]
    return round(float((mine != place).mean()), 4) if len(mine) else 0.0
