"""Calculations that a text claims, checked where every operand stands in the same sentence.

Three shapes are known: a share ("$4 million, less than one percent of a budget of $9 billion"), a change ("rose 12
percent to 560 from 500"), and a multiple ("doubled to 80 from 41"). Anything else is left alone: a calculation that
was misread would be a false accusation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from copydesk.compare.differences import told_differences
from copydesk.model.dossier import ArithmeticCheck
from copydesk.model.marks import Figure, MarkedReport
from copydesk.model.report import Report
from copydesk.model.span import Cite
from copydesk.text.concepts import falls, kinship
from copydesk.text.intervals import Interval, meets
from copydesk.text.units import dimension, to_base

# Between a part and its share: "$4 million, or", "17 of the 23 wells, about"; and between the share and its whole.
_PART_TO_SHARE = re.compile(r"[^.;:()]{0,30}?(?:,|\(|[–—-])\s*(?:(?:or|which is|that is|just|only|equal to|some)\s+)*")
_PART_OF_WHOLE = re.compile(r"\s+(?:out\s+)?of\s+(?:the|its|his|her|their|our|those|these)\s+")
_SHARE_OF = re.compile(
    r"\s+of\s+(?:(?:the|its|his|her|their|our|a|an|all)\s+)?"
    r"[^,.;:()]{0,60}?(?:\bof\s+|\bthat\s+(?:is|was)\s+|\bworth\s+|\btotal(?:l?ing|s)?\s+|['’]s\s+)?"
)
_FROM = re.compile(
    r"[^.;:]{0,40}?\b(?:from|compared with|compared to|against)\s+(?:just|only|about|the|an earlier)?\s*"
)
_AND_CHANGE = re.compile(r",\s+(?:up|down)\s+")
_TO = re.compile(r"[^.;:]{0,40}?\bto\s+(?:(?:just|only|a record)\s+)?")
_MULTIPLES = {"doubl": 2.0, "tripl": 3.0, "quadrupl": 4.0, "halv": 0.5}
_MULTIPLE = re.compile(
    r"\b(?:(?P<above>more than)\s+|(?P<almost>nearly|almost)\s+|(?P<about>about|roughly)\s+)?"
    r"(?P<stem>doubl|tripl|quadrupl|halv)(?:ed|ing|es?)\b",
    re.I,
)
# "A, almost double the B": A is said to be so many times B.
_TIMES = {"double": 2.0, "twice": 2.0, "triple": 3.0, "half": 0.5}
_TIMES_THE = re.compile(
    r"[^.;:]{0,30}?,\s+(?:(?P<above>more than)\s+|(?P<almost>nearly|almost)\s+|(?P<about>about|roughly)\s+)?"
    r"(?P<stem>double|twice|triple|half)\s+(?:of\s+)?(?:the|its|last year['’]s)\s+",
    re.I,
)
# "Doubled" is said of anything from 1.8 to 2.2 times.
_MULTIPLE_SLACK = 0.1
# A share said to be "12 percent" may have been rounded in either direction before it was printed.
_LEAST_SHARE_SLACK = 0.005


def check_arithmetic(marked: Sequence[MarkedReport]) -> tuple[ArithmeticCheck, ...]:
    """Every calculation whose operands are all cited, in order of report and place."""
    found = [check for report in marked for check in _checked(report)]
    return tuple(sorted(found, key=lambda check: check.claim))


def _checked(marked: MarkedReport) -> Iterator[ArithmeticCheck]:
    for sentence in marked.sentences:
        if sentence.role == "furniture":
            continue
        figures = [f for f in marked.figures if sentence.span.start <= f.span.start and f.span.end <= sentence.span.end]
        yield from _shares(marked.report, figures)
        yield from _changes(marked.report, figures)
        yield from _multiples(marked.report, figures)
    yield from _told(marked)


def _told(marked: MarkedReport) -> Iterator[ArithmeticCheck]:
    """ "96 people, a dozen more than the operator reported", where the report also gives the operator's number."""
    for told in told_differences(marked):
        for other in marked.figures:
            alike = dimension(other.unit) == dimension(told.figure.unit) and other.role == "amount"
            if alike and other.value == told.other and kinship(other.head, told.figure.head) != "none":
                by = _quote(marked.report, told.by)
                note = f"{_quote(marked.report, told.figure)} is {by} off {_quote(marked.report, other)}"
                yield _check(marked.report, (told.figure, told.by, other), True, note)
                break


def _shares(report: Report, figures: Sequence[Figure]) -> Iterator[ArithmeticCheck]:
    for first, second, third in zip(figures, figures[1:], figures[2:], strict=False):
        if _is_share(second) and _alike(first, third):
            part, share, whole = first, second, third
            if not _joins(_PART_TO_SHARE, report, part, share) or not _joins(_SHARE_OF, report, share, whole):
                continue
        elif _is_share(third) and _alike(first, second):
            part, whole, share = first, second, third
            if not _joins(_PART_OF_WHOLE, report, part, whole) or not _joins(_PART_TO_SHARE, report, whole, share):
                continue
        else:
            continue
        ratio = _ratio(part, whole)
        if ratio is None:
            continue
        claimed = _share_claimed(share)
        note = f"{_quote(report, part)} is {_percent(ratio)} of {_quote(report, whole)}"
        yield _check(report, (part, share, whole), meets(ratio, claimed), note)


def _changes(report: Report, figures: Sequence[Figure]) -> Iterator[ArithmeticCheck]:
    for first, second, third in zip(figures, figures[1:], figures[2:], strict=False):
        found = _change(report, first, second, third)
        if found is None:
            continue
        size, before, after = found
        if not _is_share(size):
            if dimension(size.unit) != dimension(after.unit):
                continue
            low, high = _difference(before, after)
            holds = meets(Interval(low, high), _magnitude(size))
            note = f"from {_quote(report, before)} to {_quote(report, after)} is a change of {_number(low, high)}"
        else:
            ratio = _ratio(after, before)
            if ratio is None or ratio.low is None or ratio.high is None:
                continue
            ends = sorted((ratio.low - 1, ratio.high - 1))
            change = Interval(ends[0], ends[1])
            claimed = _share_claimed(size)
            if falls(size.event) or size.hedge == "down":
                claimed = Interval(_negative(claimed.high), _negative(claimed.low), claimed.slack)
            holds = meets(change, claimed)
            note = f"from {_quote(report, before)} to {_quote(report, after)} is a change of {_percent(change)}"
        yield _check(report, (first, second, third), holds, note)


def _change(report: Report, a: Figure, b: Figure, c: Figure) -> tuple[Figure, Figure, Figure] | None:
    """(size, before, after) where three figures tell one change."""
    if a.role == "change" and _alike(b, c) and _joins(_TO, report, a, b) and _joins(_FROM, report, b, c):
        return a, c, b  # "rose 12 percent to 560 from 500"
    if a.role == "change" and _alike(b, c) and _joins(_FROM, report, a, b) and _joins(_TO, report, b, c):
        return a, b, c  # "rose 12 percent, from 500 to 560"
    if _is_share(b) and b.role == "change" and _alike(a, c) and _joins(_AND_CHANGE, report, a, b):
        return (b, c, a) if _joins(_FROM, report, b, c) else None  # "fell to 300, down 25 percent from 400"
    before = a.role == "former" or report.text[: a.span.start].endswith("from ")
    if _is_share(c) and c.role == "change" and _alike(a, b) and before and _joins(_TO, report, a, b):
        return c, a, b  # "went from 500 to 560, up 12 percent"
    return None


def _multiples(report: Report, figures: Sequence[Figure]) -> Iterator[ArithmeticCheck]:
    for a, b in pairwise(figures):
        if not _alike(a, b):
            continue
        if (double := _TIMES_THE.fullmatch(report.text, a.span.end, b.span.start)) is not None:
            times = _ratio(a, b)
            if times is not None:
                holds = meets(times, _claimed_multiple(double, _TIMES[double.group("stem").lower()]))
                note = f"{_quote(report, a)} is {_number(times.low, times.high)} times {_quote(report, b)}"
                yield _check(report, (a, b), holds, note)
            continue
        said = _MULTIPLE.search(report.text, max(0, a.span.start - 40), a.span.start)
        if said is None or "." in report.text[said.end() : a.span.start]:
            continue
        link = report.text[said.end() : a.span.start].strip().lower()
        if link.endswith("to") and _joins(_FROM, report, a, b):
            before, after = b, a
        elif link.endswith("from") and _joins(_TO, report, a, b):
            before, after = a, b
        else:
            continue
        times = _ratio(after, before)
        if times is None:
            continue
        claimed = _claimed_multiple(said, _MULTIPLES[said.group("stem").lower()])
        note = f"{_quote(report, after)} is {_number(times.low, times.high)} times {_quote(report, before)}"
        yield _check(report, (a, b), meets(times, claimed), note, said.start())


def _claimed_multiple(said: re.Match[str], factor: float) -> Interval:
    if said.group("above"):
        return Interval(factor, None)
    slack = 2 * _MULTIPLE_SLACK if said.group("almost") or said.group("about") else _MULTIPLE_SLACK
    return Interval(factor * (1 - slack), factor * (1 + _MULTIPLE_SLACK))


def _check(
    report: Report, operands: tuple[Figure, ...], holds: bool, note: str, start: int | None = None
) -> ArithmeticCheck:
    first = min(figure.span.start for figure in operands) if start is None else start
    last = max(figure.span.end for figure in operands)
    cites = tuple(Cite(report.id, f.span.start, f.span.end, report.text[f.span.start : f.span.end]) for f in operands)
    return ArithmeticCheck(Cite(report.id, first, last, report.text[first:last]), cites, holds, note)


def _is_share(figure: Figure) -> bool:
    return figure.unit in ("percent", "fraction")


def _alike(a: Figure, b: Figure) -> bool:
    return dimension(a.unit) == dimension(b.unit) and not _is_share(a)


def _joins(pattern: re.Pattern[str], report: Report, a: Figure, b: Figure) -> bool:
    return a.span.end <= b.span.start and pattern.fullmatch(report.text, a.span.end, b.span.start) is not None


def _range(figure: Figure) -> tuple[float, float] | None:
    """Bounds with rounding, in base units; None where a side is open."""
    if figure.low is None or figure.high is None:
        return None
    slack = figure.step / 2 if figure.hedge not in ("about", "range") else 0.0
    return to_base(figure.low - slack, figure.unit), to_base(figure.high + slack, figure.unit)


def _ratio(part: Figure, whole: Figure) -> Interval | None:
    over, under = _range(part), _range(whole)
    if over is None or under is None or min(*over, *under) <= 0:
        return None
    return Interval(over[0] / under[1], over[1] / under[0])


def _difference(before: Figure, after: Figure) -> tuple[float | None, float | None]:
    a, b = _range(before), _range(after)
    if a is None or b is None:
        return None, None
    ends = sorted((abs(b[0] - a[1]), abs(b[1] - a[0])))
    return ends[0], ends[1]


def _magnitude(size: Figure) -> Interval:
    bounds = _range(size)
    return Interval(*bounds) if bounds else Interval(None, None)


def _share_claimed(share: Figure) -> Interval:
    low, high = (None if end is None else to_base(end, share.unit) for end in (share.low, share.high))
    slack = max(to_base(share.step / 2, share.unit), 0.0) if share.low is not None and share.high is not None else 0.0
    return Interval(low, high, max(slack, _LEAST_SHARE_SLACK if slack and share.step >= 1 else 0.0))


def _negative(end: float | None) -> float | None:
    return None if end is None else -end


def _quote(report: Report, figure: Figure) -> str:
    return report.text[figure.span.start : figure.span.end]


def _percent(ratio: Interval) -> str:
    if ratio.low is None or ratio.high is None:
        return "an unknown share"
    middle = 100 * (ratio.low + ratio.high) / 2
    return f"{middle:.2g} percent" if abs(middle) < 10 else f"{middle:.0f} percent"


def _number(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return "an unknown number"
    middle = (low + high) / 2
    return f"{middle:,.0f}" if abs(middle) >= 10 else f"{middle:.2g}"
