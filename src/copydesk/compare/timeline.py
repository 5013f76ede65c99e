"""What happened when: events told by the reports, merged where they are the same, in order of time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from copydesk.compare.dated import alike, compare_events, events_of, tells_of, term_weights
from copydesk.compare.events import Event, has_clock, is_dated, times_meet
from copydesk.compare.lapses import denies
from copydesk.compare.origins import origins_of
from copydesk.compare.resuming import Days, opens_again
from copydesk.model.dossier import TimelineEvent
from copydesk.model.marks import MarkedReport
from copydesk.model.report import Report
from copydesk.model.span import Cite, contains
from copydesk.model.story import Provenance
from copydesk.text.calendar import bounds, unit_of
from copydesk.text.plaindates import plain_date
from copydesk.text.synonyms import folded_verb

# An event told in more words than this is cited, but a shorter telling of it stands first.
LONG_WORDS = 40


class TimeClash(NamedTuple):
    """Two tellings of one event whose times cannot both be right, and why in one sentence.

    `of` says what is set against what: two moments, two plans for when something opens again (which may be told by
    opposite verbs), or a deed and the denial of any since an earlier day (of which one is negated).
    """

    a: Cite
    b: Cite
    a_time: Cite
    b_time: Cite
    note: str
    of: Literal["moments", "reopening", "lapse"] = "moments"


class _Row(NamedTuple):
    earliest: str | None
    latest: str | None
    value: str | None
    text: str
    cites: tuple[Cite, ...]
    undated_because: str | None
    publication: bool
    times: tuple[Cite, ...] = ()


def build_timeline(marked: Sequence[MarkedReport], provenance: Provenance) -> tuple[TimelineEvent, ...]:
    """Dated events in order of time, then those that could not be dated; publications are flagged as such."""
    weights = term_weights(marked)
    told = _told(marked)
    texts = {report.report.id: report.report.text for report in marked}
    rows = [_row(group, texts) for group in _standing_alone(list(_merged(told, weights)))]
    rows += [row for report in marked if (row := _publication(report.report)) is not None]
    rows.sort(key=_order)
    return tuple(
        TimelineEvent(
            id=f"event-{number}", earliest=row.earliest, latest=row.latest, value=row.value, text=row.text,
            cites=row.cites, origins=origins_of(provenance, row.cites), undated_because=row.undated_because,
            publication=row.publication, times=row.times,
        )
        for number, row in enumerate(rows, 1)
    )  # fmt: skip


def clashing_times(marked: Sequence[MarkedReport]) -> tuple[TimeClash, ...]:
    """Events that two reports tell with times that cannot both be right, each pair once, in order of place.

    Where either report also tells a like event at the other's time, the two are taken for two events.
    """
    weights = term_weights(marked)
    told = _told(marked)
    texts = {report.report.id: report.report.text for report in marked}
    found = []
    for a, b in combinations(told, 2):
        if a.cite.report == b.cite.report or compare_events(a, b, weights) != "differ":
            continue
        if not any(_explains(other, a, b, weights) or _is_another(other, a, b) for other in told):
            found.append(_clash(a, b, texts))
    return tuple(found)


def _told(marked: Sequence[MarkedReport]) -> list[Event]:
    """Every event, in order of place; a clause inside another event's words that tells the same day is left to it."""
    told: list[Event] = []
    for report in marked:
        own = list(events_of(report))
        told += [event for event in own if not any(_includes(other, event) for other in own)]
    return sorted(told, key=lambda event: event.cite)


def _includes(other: Event, event: Event) -> bool:
    """True for a longer telling, and for the main clause of the sentence that an aside is told with."""
    if other is event or not times_meet(other, event):
        return False
    if (other.time.role == "aside") != (event.time.role == "aside"):
        return event.time.role == "aside" and contains(event.cite, other.cite)
    return other.cite != event.cite and contains(other.cite, event.cite)


def _explains(other: Event, a: Event, b: Event, weights: Mapping[str, float]) -> bool:
    """True when the report of `a` tells an event like `b` at the time of `b`, or the other way round."""
    for own, against in ((a, b), (b, a)):
        if other.cite.report == own.cite.report and other is not own and times_meet(other, against):
            return compare_events(other, against, weights) == "agree"
    return False


def _is_another(other: Event, a: Event, b: Event) -> bool:
    """True when a report that is set against a named event tells of two such events: then it is open which is meant."""
    for named, told in ((a, b), (b, a)):
        if named.time.role == "named" and told.cite.report == other.cite.report and other is not told:
            return other.time.type == "TIME" and tells_of(named, other) and not times_meet(other, told)
    return False


def _clash(a: Event, b: Event, texts: Mapping[str, str]) -> TimeClash:
    a_time, b_time = (_time_cite(event, texts[event.cite.report]) for event in (a, b))
    days = opens_again(a), opens_again(b)
    if days[0] and days[1]:
        note = f"One report has it open again {_span_of(days[0])}, the other {_span_of(days[1])}."
        return TimeClash(a.cite, b.cite, a_time, b_time, note, "reopening")
    for lapse, done, at, since in ((a, b, b_time, a_time), (b, a, a_time, b_time)):
        if denies(lapse, done):
            note = (
                f"One report has it done “{at.quote}” ({_plain(done)}), the other says that it was not done after "
                f"“{since.quote}” ({_plain(lapse)})."
            )
            return TimeClash(a.cite, b.cite, a_time, b_time, note, "lapse")
    note = (
        f"One report gives “{a_time.quote}” ({_plain(a)}), the other “{b_time.quote}” ({_plain(b)}); "
        "one event cannot be at both."
    )
    return TimeClash(a.cite, b.cite, a_time, b_time, note)


def _span_of(days: Days) -> str:
    first, last = days
    if first is None or last is None:
        return f"not before {plain_date(first)}" if first else f"by {plain_date(last or '')}"
    return f"on {plain_date(first)}" if first == last else f"between {plain_date(first)} and {plain_date(last)}"


def _time_cite(event: Event, text: str) -> Cite:
    span = event.time.span
    return Cite(span.report, span.start, span.end, text[span.start : span.end])


def _plain(event: Event) -> str:
    """The time as a reader would write it: "2018", "24 January 2018, 15:00", "22 January 2018 to 28 January 2018"."""
    value = event.time.value or ""
    if unit_of(value) in ("D", "M", "Y") and "T" not in value:
        return plain_date(value)
    ends = [plain_date(end) for end in (event.time.earliest, event.time.latest) if end]
    return ends[0] if len(set(ends)) == 1 else " to ".join(ends)


def _merged(told: Sequence[Event], weights: Mapping[str, float]) -> Iterator[list[Event]]:
    """Greedy groups, the closest pair of events first; every member's time meets every other's."""
    pairs = sorted(
        (-alike(told[i], told[j], weights), i, j)
        for i, j in combinations(range(len(told)), 2)
        if compare_events(told[i], told[j], weights) == "agree"
    )
    group_of = list(range(len(told)))
    members = {i: [i] for i in range(len(told))}
    for _, i, j in pairs:
        a, b = group_of[i], group_of[j]
        if a == b or not all(times_meet(told[x], told[y]) for x in members[a] for y in members[b]):
            continue
        low, high = min(a, b), max(a, b)
        for x in members.pop(high):
            members[low].append(x)
            group_of[x] = low
    return ([told[i] for i in sorted(members[group])] for group in sorted(members))


def _standing_alone(groups: Sequence[list[Event]]) -> Iterator[list[Event]]:
    """The groups that make a row: words that describe a noun do so only where nothing else tells of their day."""
    days = {event.earliest[:10] for group in groups for event in group if event.earliest and event.time.role != "aside"}
    for group in groups:
        described = all(event.time.role == "aside" for event in group)
        if not described or not any(event.passing or (event.earliest or "")[:10] in days for event in group):
            yield group


def _row(group: Sequence[Event], texts: Mapping[str, str]) -> _Row:
    verbs = Counter(folded_verb(event.time.verb or "") for event in group)
    best = min(group, key=lambda event: _standing(event, verbs[folded_verb(event.time.verb or "")]))
    cites = (best.cite, *sorted(event.cite for event in group if event is not best))
    times = tuple(sorted({_time_cite(event, texts[event.cite.report]) for event in group}))
    dating = [event for event in group if not event.told] or group
    dating = [event for event in dating if not _is_counted(event)] or dating
    dating = [event for event in dating if not event.time.day_assumed] or dating
    # Clock times of two zones are no bounds of one another; local time is what a report gives without saying so.
    dating = [event for event in dating if not event.time.zone] or dating[:1]
    earliest = max((event.earliest for event in dating if event.earliest), key=_from, default=None)
    latest = min((event.latest for event in dating if event.latest), key=_until, default=None)
    if earliest and latest and _until(latest) < _from(earliest):
        earliest, latest = best.earliest, best.latest
    elif earliest and latest and len(earliest) != len(latest):
        earliest, latest = _from(earliest), _until(latest)
    if not is_dated(best):
        why = best.time.unresolved or "no date could be told"
        return _Row(None, None, best.time.value, best.cite.quote, cites, why, False, times)
    inside = [event for event in dating if _is_inside(event, earliest, latest)] or dating
    finest = max(inside, key=lambda event: (_precision(event), -event.cite.start))
    return _Row(earliest, latest, finest.time.value, best.cite.quote, cites, None, False, times)


def _is_counted(event: Event) -> bool:
    """True of "about five hours later", which is no minute though one can be counted out."""
    start = event.time.span.start - event.cite.start
    words = event.cite.quote[start : start + event.time.span.end - event.time.span.start].lower()
    return words.endswith((" later", " earlier", " after", " before", " ago"))


def _is_inside(event: Event, earliest: str | None, latest: str | None) -> bool:
    value = event.time.value or ""
    return not (has_clock(event) and earliest and latest) or _from(earliest) <= value <= _until(latest)


def _from(end: str) -> str:
    return end if "T" in end else f"{end}T00:00"


def _until(end: str) -> str:
    return end if "T" in end else f"{end}T23:59"


def _standing(event: Event, with_its_verb: int) -> tuple[bool, bool, bool, bool, int, bool, int, bool, int, Cite]:
    """The telling to show first has the least of this; `with_its_verb` is how many tellings have its verb."""
    words = len(event.cite.quote.split())
    return (
        event.ahead,
        event.time.role == "aside",
        event.told,
        event.time.zone is not None,
        -with_its_verb,
        words > LONG_WORDS,
        -_precision(event),
        not event.lead,
        words,
        event.cite,
    )


def _precision(event: Event) -> int:
    return len(event.time.value or "") if is_dated(event) else 0


def _publication(report: Report) -> _Row | None:
    """When a report with a date of its own appeared, cited to its headline or first line."""
    if report.published is None or report.published_from not in ("metadata", "text"):
        return None
    reach = bounds(report.published[:10])
    wanted = (
        report.title if report.title and report.title in report.text else report.text.strip().split("\n")[0].strip()
    )
    if reach is None or not wanted:
        return None
    start = report.text.index(wanted)
    cite = Cite(report.id, start, start + len(wanted), wanted)
    return _Row(reach[0], reach[1], report.published, wanted, (cite,), None, True)


def _order(row: _Row) -> tuple[int, str, str, bool, Cite]:
    dated = row.earliest or row.latest
    return (0 if dated else 1, dated or "", row.latest or "", row.publication, row.cites[0])
