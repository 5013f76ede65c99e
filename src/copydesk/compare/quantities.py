"""Figures that count the same thing, laid side by side with a verdict, across reports and inside one.

`same`, `compatible` (the intervals meet), `updated` (a later count explains it), `differs` (nothing does), `single`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from copydesk.compare.arithmetic import check_arithmetic
from copydesk.compare.coincidence import block, crowd_of
from copydesk.compare.counted import Counted, all_counted
from copydesk.compare.differences import told_differences
from copydesk.compare.direction import label_of
from copydesk.compare.labels import label_of_row
from copydesk.compare.recurring import Room
from copydesk.compare.sameness import Link, link
from copydesk.compare.surroundings import Meant, surroundings
from copydesk.model.dossier import FigureGroup, FigureReading, FigureVerdict, Statement
from copydesk.model.marks import MarkedReport
from copydesk.model.span import Span
from copydesk.model.story import Cast, Provenance
from copydesk.text.concepts import kinship
from copydesk.text.intervals import equal, meets
from copydesk.text.plaindates import plain_date
from copydesk.text.rarity import rarity

__all__ = ["check_arithmetic", "group_figures"]

# What can only have grown when a later count is higher; the rest may also fall.
_GROWING = frozenset(
    "die injure arrest rescue evacuate displace burn infect destroy damage close cancel collect vote recover".split()
)
# Done once and for all: a later report that says otherwise does not bring the count up to date.
_SETTLED = frozenset("sentence convict derail carry".split())
_SHRINKING = frozenset("miss strand lose hospitalize".split())


def group_figures(
    marked: Sequence[MarkedReport],
    cast: Cast,
    statements: Sequence[Statement],
    provenance: Provenance,
    meant: Meant | None = None,
) -> tuple[FigureGroup, ...]:
    """Every figure of the story in one group or alone; groups with something to compare first, then by place.

    `meant` gives what the words of a span mean, where an encoder is installed.
    """
    figures = all_counted(marked, statements, provenance, cast)
    told = {one.figure.span: one.other for report in marked for one in told_differences(report)}
    room = Room(cache(rarity), surroundings(marked, meant), crowd_of(figures))
    groups = _joined(figures, told, room)
    names = {actor.id: actor.name for actor in cast.actors}
    rows = sorted((_row(group, names) for group in groups), key=_order)
    return tuple(
        FigureGroup(f"figure-{number}", row.counts, row.unit, row.verdict, row.note, row.readings)
        for number, row in enumerate(rows, start=1)
    )


class _Row(NamedTuple):
    counts: str | None
    unit: str | None
    verdict: FigureVerdict
    note: str
    readings: tuple[FigureReading, ...]
    origins: int


def _joined(figures: Sequence[Counted], told: dict[Span, float], room: Room) -> list[list[Counted]]:
    """Groups by the surest links first; one group never holds two figures that cannot count one thing."""
    links = _links(figures, told, room)
    beside = _neighbours(links)
    links = {pair: found for pair, found in links.items() if not _agreed_elsewhere(figures, pair, links, beside)}
    group_of = list(range(len(figures)))
    members: dict[int, list[int]] = {i: [i] for i in group_of}
    for (i, j), _ in sorted(links.items(), key=lambda item: (item[1].strength != "certain", -item[1].context, item[0])):
        a, b = group_of[i], group_of[j]
        if a == b or not _may_join(figures, members[a], members[b], links):
            continue
        low, high = min(a, b), max(a, b)
        members[low].extend(members.pop(high))
        for place in members[low]:
            group_of[place] = low
    joined = [[figures[i] for i in sorted(group)] for _, group in sorted(members.items())]
    return [group for group in joined if 2 * sum(one.points_back for one in group) <= len(group)]


def _links(figures: Sequence[Counted], told: dict[Span, float], room: Room) -> dict[tuple[int, int], Link]:
    """Every two figures that are linked; only those that measure one kind of thing are looked at."""
    blocks: dict[str, list[int]] = {}
    for place, one in enumerate(figures):
        blocks.setdefault(block(one), []).append(place)
    links: dict[tuple[int, int], Link] = {}
    for places in blocks.values():
        for i, j in combinations(places, 2):
            found = link(figures[i], figures[j], room)
            if _told_apart(figures[i], figures[j], told):
                found = Link("certain", 1.0)
            if found.strength != "none":
                links[i, j] = found
    return links


def _neighbours(links: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """The figures that each figure is linked to."""
    beside: dict[int, list[int]] = {}
    for i, j in links:
        beside.setdefault(i, []).append(j)
        beside.setdefault(j, []).append(i)
    return beside


def _agreed_elsewhere(
    figures: Sequence[Counted],
    pair: tuple[int, int],
    links: dict[tuple[int, int], Link],
    beside: Mapping[int, Sequence[int]],
) -> bool:
    """True for two figures that do not meet, where one's report agrees with the other in another place.

    Who says "ten were killed" as the others do, and that a quake in February killed 612, does not contradict them. A
    report that itself sets both numbers against one another ("police say 400, the union 1,200") still does.
    """
    i, j = pair
    if meets(figures[i].bounds, figures[j].bounds):
        return False
    for here, there in ((i, j), (j, i)):
        for other in beside[here]:
            if other == there or figures[other].report.id != figures[there].report.id:
                continue
            against = links.get((min(there, other), max(there, other)))
            if not meets(figures[here].bounds, figures[other].bounds):
                continue
            if against is None or against.strength != "certain":
                return True
    return False


def _told_apart(a: Counted, b: Counted, told: dict[Span, float]) -> bool:
    """True when one text itself says by how much the two differ, and of one kind of thing."""
    if a.dimension != b.dimension or kinship(a.figure.head, b.figure.head) == "none":
        return False
    x, y = told.get(a.figure.span), told.get(b.figure.span)
    return (x is not None and x == b.figure.value) or (y is not None and y == a.figure.value)


def _may_join(
    figures: Sequence[Counted], a: Sequence[int], b: Sequence[int], links: dict[tuple[int, int], Link]
) -> bool:
    """Across two groups every pair must be linked, or at least meet and not be told apart."""
    for i in a:
        for j in b:
            found = links.get((min(i, j), max(i, j)))
            if found is not None:
                continue
            x, y = figures[i], figures[j]
            if x.report.id == y.report.id and x.sentence == y.sentence:
                return False
            if not meets(x.bounds, y.bounds) and not (_echoes(j, a, figures, links) or _echoes(i, b, figures, links)):
                return False
    return True


def _echoes(one: int, group: Sequence[int], figures: Sequence[Counted], links: dict[tuple[int, int], Link]) -> bool:
    """True where a member of the group is known to be the very figure: what stands against it stands against both."""
    for other in group:
        found = links.get((min(one, other), max(one, other)))
        if found is None:
            continue
        if equal(figures[one].bounds, figures[other].bounds):
            return True
        closed = None not in (*figures[one].bounds[:2], *figures[other].bounds[:2])
        if closed and found.strength == "certain" and meets(figures[one].bounds, figures[other].bounds):
            return True  # 17.5 and "nearly 20" million for the repairs stand together against 11
    return False


def _row(group: Sequence[Counted], names: dict[str, str]) -> _Row:
    verdict, note = _verdict(group, names)
    readings = tuple(
        FigureReading(
            one.cite, one.figure.value, one.figure.low, one.figure.high, one.figure.hedge, one.figure.unit,
            one.holder, one.as_of, one.origin,
        )
        for one in group
    )  # fmt: skip
    units = Counter(one.figure.unit for one in group if one.figure.unit)
    unit = min(units, key=lambda name: (-units[name], name)) if units else None
    return _Row(label_of_row(group, names), unit, verdict, note, readings, len({one.origin for one in group}))


def _verdict(group: Sequence[Counted], names: dict[str, str]) -> tuple[FigureVerdict, str]:
    if len(group) == 1:
        return "single", ""
    pairs = list(combinations(group, 2))
    if all(equal(a.bounds, b.bounds) for a, b in pairs):
        return "same", _agreement(group)
    if all(meets(a.bounds, b.bounds) for a, b in pairs):
        sharpest = min(group, key=lambda one: (_width(one), one.cite))
        rest = list(dict.fromkeys(f"“{one.cite.quote}”" for one in group if not equal(one.bounds, sharpest.bounds)))
        together = "both" if len(rest) == 1 else "all"
        return "compatible", f"{', '.join(rest)} and “{sharpest.cite.quote}” can {together} be right."
    apart = [(a, b) for a, b in pairs if not meets(a.bounds, b.bounds)]
    if all(_explained(a, b) for a, b in apart):
        earlier, later = max((_in_time(a, b) for a, b in apart), key=lambda pair: (pair[1].as_of or "", pair[1].cite))
        return "updated", f"{_said(later, names)} follows {_said(earlier, names)}."
    a, b = next((a, b) for a, b in apart if not _explained(a, b))
    return "differs", f"{_said(a, names)} against {_said(b, names)}; nothing in the reports explains it."


def _printed(one: Counted) -> str:
    quote = one.cite.quote
    return quote[0].lower() + quote[1:] if quote[:1].isalpha() else quote


def _width(one: Counted) -> float:
    low, high = one.bounds.low, one.bounds.high
    return float("inf") if low is None or high is None else high - low


def _agreement(group: Sequence[Counted]) -> str:
    """What all say; two ways of saying it ("14 days", "a fortnight") are both named."""
    told = list(dict.fromkeys(_printed(one) for one in group))
    if len(told) == 1:
        reports = {one.report.id for one in group}
        who = "Both reports" if len(reports) == 2 else f"All {len(reports)} reports"
        return f"{who} say {told[0]}." if len(reports) > 1 else f"It says {told[0]} each time."
    return f"{', '.join(f'“{words}”' for words in told[:-1])} and “{told[-1]}” are the same."


def _said(one: Counted, names: dict[str, str]) -> str:
    said_by = f"{names.get(one.holder, one.holder)}, in " if one.holder else ""
    when = f", {plain_date(one.as_of)}" if one.as_of else ""
    return f"{_printed(one)} ({said_by}{label_of(one.report)}{when})"


def _in_time(a: Counted, b: Counted) -> tuple[Counted, Counted]:
    return (a, b) if (a.as_of or "") <= (b.as_of or "") else (b, a)


def _explained(a: Counted, b: Counted) -> bool:
    """True when the later of the two was counted later and went the way such a count goes."""
    if a.as_of is None or b.as_of is None:
        return False
    size = min(len(a.as_of), len(b.as_of))
    if a.as_of[:size] == b.as_of[:size]:
        return False
    if a.happened in _SETTLED or a.dimension == "age":
        return False
    earlier, later = _in_time(a, b)
    grew = (later.bounds.low or 0.0) > (earlier.bounds.low or 0.0)
    if a.happened in _GROWING:
        return grew
    return a.happened in _SHRINKING or not (a.figure.projected or b.figure.projected)


def _order(row: _Row) -> tuple[bool, int, tuple[str, int, int]]:
    first = row.readings[0].cite
    return row.verdict == "single", -row.origins, (first.report, first.start, first.end)
