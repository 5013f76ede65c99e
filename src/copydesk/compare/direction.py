"""Which of two reports had shared words first: evidence for and against, weighed, with the reason in plain words.

Credits and an agency's standing outweigh time stamps, because sites stamp a reprint with their own clock and agencies
restamp a story at each update; the share copied only tips a balance. Evidence that disagrees gives no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from copydesk.model.report import Credit, Report
from copydesk.text.agencies import AGENCIES, agency_named

CREDIT_WEIGHT = 6.0
TOLD_WEIGHT = 4.0
AGENCY_WEIGHT = (
    3.0  # less than time and answer together: an agency's story of the next day is not where this one is from
)
NAMED_WEIGHT = 2.0
TIME_WEIGHT = 2.0
SHARE_WEIGHT = 1.0
MINUTES_APART = 30  # sites stamp what they take within minutes, and often by the minute of a crawl
TAKEN_SHARE = 0.15  # of the taker's words: for less, neither time nor an agency's standing tells who had a paragraph
TIMED_SHARE = 0.2  # the same for time alone between two outlets, which may both have it from a third
# Heads under which agencies run a file that grows through the day; papers print it without the agency's name.
_STANDING_HEAD = re.compile(r"(?:(?P<ap>The Latest: )|(?P<reuters>(?:UPDATE|WRAPUP) \d+-))[A-Z]")
ANSWER_WEIGHT = 1.5  # one piece of evidence stronger than the share copied, or what is left when some contradicts
MOSTLY, PARTLY = 0.8, 0.5


class Side(NamedTuple):
    """A report and the share of its words (0..1) that the other report has too."""

    report: Report
    share: float


class Direction(NamedTuple):
    """Id of the report that had the words first, or None; `because` says why, or why not."""

    source: str | None
    because: str


class _Evidence(NamedTuple):
    weight: float  # positive: a had it first
    says: str
    of_words: bool = False  # about the words themselves, who credits whom for them, and not only about the reports


def tell_direction(a: Side, b: Side, shared: str) -> Direction:
    """Who had the words `shared` (as they stand in a) first."""
    both = _common_agency(a.report, b.report)
    if both:
        return Direction(None, f"both carry {both} copy, so neither had it from the other")
    evidence = [*_evidence(a, b, shared, 1), *_evidence(b, a, shared, -1)]
    time = list(_time(a.report, b.report))
    if _too_little(a, b, evidence, time):
        said = "; ".join(one.says for one in (*evidence, *time))
        return Direction(None, f"too little is shared to go by: only that {said}")
    evidence.extend(time)
    third = _third_agency(a.report, b.report) or _carried(a.report, b.report) or _one_dateline(a.report, b.report)
    if third and all(abs(one.weight) <= TIME_WEIGHT for one in evidence):
        return Direction(None, f"{third}, so both may have it from there")
    if not evidence:
        return Direction(None, "no credit, time or content tells which of the two had it first")
    total = sum(one.weight for one in evidence)
    agreeing = [one.says for one in evidence if one.weight * total > 0]
    if abs(total) < ANSWER_WEIGHT:
        signs = {one.weight > 0 for one in evidence}
        why = "the evidence disagrees: " if len(signs) > 1 else "too little to go by: only that "
        return Direction(None, why + "; ".join(one.says for one in evidence))
    return Direction((a if total > 0 else b).report.id, "; ".join(agreeing))


def _too_little(a: Side, b: Side, evidence: list[_Evidence], time: list[_Evidence]) -> bool:
    """True when all that speaks is about the reports as wholes and too few of the taker's words are the other's."""
    balance = sum(one.weight for one in (*evidence, *time))
    taker = b if balance > 0 else a
    if any(one.of_words for one in evidence):
        return taker.share < TAKEN_SHARE and any(one.weight * balance < 0 for one in time)
    same_outlet = a.report.outlet is not None and a.report.outlet == b.report.outlet
    return bool(evidence or time) and taker.share < (TAKEN_SHARE if evidence or same_outlet else TIMED_SHARE)


def wire_of(report: Report) -> str | None:
    """Whose report this is when it is not its outlet's own: the agency that published it, or the one it credits.

    A credit for a part does not count; a whole credit may name another outlet instead of an agency.
    """
    own = agency_itself(report)
    credited = next((credited_agency(credit) for credit in report.credits if credit.whole), None)
    return own or credited or _signing_agency(report)


def _signing_agency(report: Report) -> str | None:
    """The agency that metadata names as writer, alone or after its reporter, where the text itself credits nobody."""
    if not report.byline:
        return None
    signers = re.split(r"\s*[,|;]\s*|\s+and\s+", report.byline)
    return next((agency for signer in signers if (agency := agency_named(signer))), None)


def _sole_wire(report: Report) -> str | None:
    """As `wire_of`, but None for a page that credits several agencies for the whole: a digest, not a wire story."""
    wires = {credited_agency(credit) for credit in report.credits if credit.whole}
    return None if agency_itself(report) is None and len(wires) > 1 else wire_of(report)


def agency_itself(report: Report) -> str | None:
    """The agency that published this report, or None when an agency did not.

    A report of no known outlet that an agency is credited with wholly is the agency's own.
    """
    if report.outlet:
        return agency_named(report.outlet)
    return next((credited_agency(credit) for credit in report.credits if credit.whole), None)


def credited_agency(credit: Credit) -> str:
    """The credited agency under its one name, or the words of the credit where it is another outlet."""
    return agency_named(credit.agency) or credit.agency


def label_of(report: Report) -> str:
    """A readable name for a report: its outlet, else whose wire it is, else its title, else the file it came from."""
    named = report.outlet or wire_of(report) or (f"“{report.title}”" if report.title else None)
    if named:
        return named
    stem = re.split(r"[\\/]", report.source)[-1].removesuffix(".txt").removesuffix(".html")
    return stem or report.id


def _common_agency(a: Report, b: Report) -> str | None:
    if agency_itself(a) or agency_itself(b):
        return None
    wires = _likely_wire(a), _likely_wire(b)
    for wire, other in zip(wires, (b, a), strict=True):
        if wire and (wires[0] == wires[1] or any(credited_agency(c) == wire for c in other.credits)):
            return wire
    return None


def _likely_wire(report: Report) -> str | None:
    """As `wire_of`, or the agency whose standing head the report's title has: enough to abstain by."""
    head = _STANDING_HEAD.match(report.title or "")
    return wire_of(report) or (head and ("Associated Press" if head["ap"] else "Reuters")) or None


def _third_agency(a: Report, b: Report) -> str | None:
    """Who credits an agency that is neither of the two for a part; in words."""
    for report, other in ((a, b), (b, a)):
        for credit in report.credits:
            agency = agency_named(credit.agency)
            if agency and not credit.whole and agency not in (wire_of(report), wire_of(other)):
                return f"{label_of(report)} credits {_with_article(agency)} for a part"
    return None


def _carried(a: Report, b: Report) -> str | None:
    """Who prints an agency's copy while the other says nothing of where it is from: reprints often lose the credit."""
    for report, other in ((a, b), (b, a)):
        wire = _likely_wire(report)
        if wire and not agency_itself(report) and _likely_wire(other) is None and not _is(other, wire):
            return f"{label_of(report)} carries {_with_article(wire)} copy"
    return None


def _one_dateline(a: Report, b: Report) -> str | None:
    """The place from which reports of two outlets are both dated: they may have one correspondent's, an agency's."""
    if a.outlet is None or a.outlet == b.outlet or not a.dateline or agency_itself(a) or agency_itself(b):
        return None
    same = a.dateline.casefold() == (b.dateline or "").casefold()
    return f"both are dated from {a.dateline}" if same else None


def _evidence(source: Side, taker: Side, shared: str, sign: int) -> Iterator[_Evidence]:
    """What speaks for `source` having had the words before `taker`."""
    first, second = label_of(source.report), label_of(taker.report)
    wire = _sole_wire(source.report)
    credited = next((c for c in taker.report.credits if _names(c, source.report)), None)
    if credited is not None:
        yield _Evidence(sign * CREDIT_WEIGHT, f"{second} credits {_with_article(credited.agency)}", True)
    elif (
        wire is not None
        and agency_itself(source.report)
        and _likely_wire(taker.report) is None
        and not _is(taker.report, wire)
    ):
        yield _Evidence(sign * AGENCY_WEIGHT, f"{_as_wire(first, wire)}, which others reprint")
    outlet = source.report.outlet
    if outlet and shared and _told(outlet, shared):
        yield _Evidence(sign * TOLD_WEIGHT, f"the passage itself says it was told to {outlet}", True)
    elif (
        outlet
        and taker.report.text
        and credited is None
        and outlet != taker.report.outlet
        and _mentions(taker.report, outlet)
    ):
        yield _Evidence(sign * NAMED_WEIGHT, f"{second} names {outlet} in its text", True)
    if taker.share >= MOSTLY and source.share <= PARTLY:
        yield _Evidence(sign * SHARE_WEIGHT, f"nearly all of {second} stands in {first}, which has more")


def _as_wire(outlet: str, wire: str) -> str:
    return f"{_with_article(outlet)} is an agency" if outlet == wire else f"{outlet} carries {wire} copy"


def _with_article(name: str) -> str:
    return f"the {name}" if name.split()[-1] in ("Press", "Agency") and not name.startswith("The ") else name


def _names(credit: Credit, report: Report) -> bool:
    named = credited_agency(credit)
    return named == wire_of(report) or _is(report, named)


def _is(report: Report, name: str) -> bool:
    """True when `name` is a name of the outlet that published `report`."""
    return report.outlet is not None and outlet_key(name) == outlet_key(report.outlet)


@lru_cache(8192)
def outlet_key(name: str) -> str:
    """An outlet's name without article, case, blanks, web suffix and words for its wire: what tells outlets apart."""
    bare = re.sub(r"^(?:https?://)?(?:www\.)?(?:the )?|\.(?:com|org|net|co\.uk)\b.*", "", name.casefold())
    bare = re.sub(r"(?<=\w) (?:news|newsource|wire|newswire|news service)$", "", bare)
    return re.sub(r"\W", "", bare) or name


@lru_cache(8192)
def _forms(outlet: str) -> tuple[str, ...]:
    name = agency_named(outlet)
    forms = {outlet.removeprefix("The "), *((name, *AGENCIES.get(name, ())) if name else ())}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _any_form(outlet: str) -> str:
    return "|".join(map(re.escape, _forms(outlet)))


def _told(outlet: str, text: str) -> bool:
    return (
        re.search(rf"\b(?:told|tells|speaking to|interview with)\s+(?:the\s+)?(?:{_any_form(outlet)})\b", text)
        is not None
    )


def _mentions(report: Report, outlet: str) -> bool:
    return any(form in report.text for form in _forms(outlet)) and any(
        not any(f.span.start <= match.start() < f.span.end for f in report.furniture)
        for match in re.finditer(rf"\b(?:{_any_form(outlet)})\b", report.text)
    )


def _time(a: Report, b: Report) -> Iterator[_Evidence]:
    if "story" in (a.published_from, b.published_from):
        return  # a date lent by another report is no evidence about this one
    earlier = _earlier(a.published, b.published)
    if earlier:
        first, second = (a, b) if earlier < 0 else (b, a)
        yield _Evidence(-earlier * TIME_WEIGHT, f"{label_of(first)} published it before {label_of(second)}")


def _earlier(a: str | None, b: str | None) -> int:
    """-1 when `a` is earlier, 1 when `b` is, 0 when that cannot be told or is within minutes."""
    if not a or not b:
        return 0
    try:
        days = date.fromisoformat(a[:10]), date.fromisoformat(b[:10])
        if "T" in a and "T" in b:
            times = datetime.fromisoformat(a), datetime.fromisoformat(b)
            if (times[0].tzinfo is None) == (times[1].tzinfo is None):
                if abs(times[0] - times[1]) < timedelta(minutes=MINUTES_APART):
                    return 0
                return (times[0] > times[1]) - (times[0] < times[1])
    except ValueError:
        return 0
    return (days[0] > days[1]) - (days[0] < days[1])
