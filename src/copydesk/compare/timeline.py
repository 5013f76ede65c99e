"""What happened when: events told by the reports, merged where they are the same, in order of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log
from typing import NamedTuple

from copydesk.model.dossier import TimelineEvent
from copydesk.model.marks import MarkedReport, Time
from copydesk.model.report import Report
from copydesk.model.span import Cite, Span, contains, overlaps
from copydesk.model.story import Provenance
from copydesk.text.calendar import bounds

# Rarity-weighted overlap of the content words of two clauses with compatible times from which they tell one event.
# From the agreement set of tests/quality (kept at the highest value that loses no pair of the tuning part).
SAME_EVENT = 0.45
# A sentence that only tells that somebody spoke is news when it opens the report.
LEAD_PARAGRAPHS = 1


class Event(NamedTuple):
    """One report's telling of a dated event."""

    time: Time
    cite: Cite
    terms: frozenset[str]
    earliest: str | None
    latest: str | None
    standing: int


def build_timeline(marked: Sequence[MarkedReport], provenance: Provenance) -> tuple[TimelineEvent, ...]:
    """Dated events in order of time, then those that could not be dated; publications are flagged."""
    told = [event for report in marked for event in events_of(report)]
    weights = term_weights(marked)
    groups = _merged(told, weights)
    rows = [_row(group, provenance) for group in groups]
    rows += [row for report in marked if (row := _publication(report.report, provenance)) is not None]
    rows.sort(key=_order)
    return tuple(
        TimelineEvent(
            id=f"event-{number}", earliest=row.earliest, latest=row.latest, value=row.value, text=row.text,
            cites=row.cites, origins=row.origins, undated_because=row.undated_because, publication=row.publication,
        )
        for number, row in enumerate(rows, 1)
    )  # fmt: skip


def events_of(marked: MarkedReport) -> Iterator[Event]:
    """The dated events of one report's body, in order of place."""
    body = [sentence for sentence in marked.sentences if sentence.role == "body"]
    first = body[0].paragraph if body else 0
    seen: set[Span] = set()
    for time in marked.times:
        if time.clause is None or time.type not in ("DATE", "TIME") or time.role in ("condition", "quoted"):
            continue
        if time.value is None or time.value.endswith("_REF") or time.clause in seen:
            continue
        sentence = next((s for s in body if contains(s.span, time.span)), None)
        if sentence is None:
            continue
        lead = sentence.paragraph - first < LEAD_PARAGRAPHS
        if time.role == "saying" and not lead:
            continue
        seen.add(time.clause)
        earliest, latest = _reach(time, marked.report)
        cite = _cite(marked.report, time.clause)
        yield Event(time, cite, frozenset(time.terms) - _own_words(time, marked), earliest, latest, int(not lead))


def _own_words(time: Time, marked: MarkedReport) -> frozenset[str]:
    text = marked.report.text
    within = [other for other in marked.times if time.clause is not None and overlaps(other.span, time.clause)]
    return frozenset(word.strip(".,").lower() for t in within for word in text[t.span.start : t.span.end].split())


def _reach(time: Time, report: Report) -> tuple[str | None, str | None]:
    if time.relation in ("since", "after"):
        return (
            time.earliest,
            report.published
            if time.earliest and report.published and report.published >= time.earliest
            else time.latest,
        )
    if time.relation in ("before", "until"):
        return None, time.latest
    return time.earliest, time.latest


def _cite(report: Report, span: Span) -> Cite:
    return Cite(report.id, span.start, span.end, report.text[span.start : span.end])


def term_weights(marked: Sequence[MarkedReport]) -> dict[str, float]:
    """How telling each content word is among the sentences of these reports (inverse sentence frequency)."""
    count: dict[str, int] = {}
    total = 0
    for report in marked:
        for sentence in report.sentences:
            if sentence.role == "body":
                total += 1
                for term in sorted(set(sentence.terms)):
                    count[term] = count.get(term, 0) + 1
    return {term: log((total + 1) / (n + 0.5)) for term, n in count.items()}


def alike(a: frozenset[str], b: frozenset[str], weights: dict[str, float]) -> float:
    """Rarity-weighted overlap of two sets of words as a cosine, 0..1."""
    both, left, right = (sum(weights.get(term, 1.0) for term in sorted(terms)) for terms in (a & b, a, b))
    return both / (left * right) ** 0.5 if left > 0 and right > 0 else 0.0


def times_meet(a: Event, b: Event) -> bool:
    """True when both are dated and one moment could be both; ISO strings compare by their common precision."""
    if a.earliest is None or b.earliest is None or a.latest is None or b.latest is None:
        return False
    return _not_after(a.earliest, b.latest) and _not_after(b.earliest, a.latest)


def _not_after(a: str, b: str) -> bool:
    length = min(len(a), len(b))
    return a[:length] <= b[:length]


def _merged(told: Sequence[Event], weights: dict[str, float]) -> list[list[Event]]:
    groups: list[list[Event]] = []
    for event in told:
        best, best_score = None, SAME_EVENT
        for group in groups:
            if not all(times_meet(event, other) for other in group):
                continue
            score = max(alike(event.terms, other.terms, weights) for other in group)
            if score >= best_score:
                best, best_score = group, score
        if best is None:
            groups.append([event])
        else:
            best.append(event)
    return groups


class _Row(NamedTuple):
    earliest: str | None
    latest: str | None
    value: str | None
    text: str
    cites: tuple[Cite, ...]
    origins: tuple[str, ...]
    undated_because: str | None
    publication: bool


def _row(group: list[Event], provenance: Provenance) -> _Row:
    best = min(group, key=lambda event: (event.standing, len(event.cite.quote), event.cite))
    cites = (best.cite, *sorted(event.cite for event in group if event is not best))
    earliest = max((event.earliest for event in group if event.earliest), default=None)
    latest = min((event.latest for event in group if event.latest), default=None)
    finest = max(group, key=lambda event: (event.earliest is not None, len(event.time.value or ""), -event.cite.start))
    undated = None if earliest or latest else best.time.unresolved or "no date could be told"
    value = finest.time.value if undated is None else best.time.value
    return _Row(earliest, latest, value, best.cite.quote, cites, origins_of(provenance, cites), undated, False)


def _publication(report: Report, provenance: Provenance) -> _Row | None:
    if report.published is None or report.published_from not in ("metadata", "text"):
        return None
    reach = bounds(report.published[:10])
    lines = [line for line in report.text.split("\n") if line.strip()]
    if reach is None or not lines:
        return None
    wanted = report.title if report.title and report.title in report.text else lines[0].strip()
    start = report.text.index(wanted)
    cite = _cite(report, Span(report.id, start, start + len(wanted)))
    return _Row(reach[0], reach[1], report.published, cite.quote, (cite,), origins_of(provenance, (cite,)), None, True)


def _order(row: _Row) -> tuple[int, str, str, int, Cite]:
    dated = row.earliest or row.latest
    return (0 if dated else 1, dated or "", row.latest or "", int(row.publication), row.cites[0])


def origins_of(provenance: Provenance, cites: Sequence[Cite]) -> tuple[str, ...]:
    """Distinct origins of the words cited."""
    found = set()
    for cite in cites:
        inside = [p for p in provenance.passages if overlaps(p.span, cite)]
        shared = sum(min(p.span.end, cite.end) - max(p.span.start, cite.start) for p in inside)
        most = inside[0].origin if inside and 2 * shared > cite.end - cite.start else provenance.home[cite.report]
        found.add(most)
    return tuple(sorted(found))
