"""Dated events of a report, and whether two of them are one event told with times that agree.

A little long: what an event is and when two are one rest on the same fields and thresholds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from math import fsum, log, sqrt
from typing import Literal

from copydesk.compare.clashing import may_clash, weekday_words
from copydesk.compare.events import Event, has_clock, is_dated, is_to_the_day, lead_elsewhere, of_two_zones, times_meet
from copydesk.compare.lapses import set_against
from copydesk.compare.resuming import days_meet, is_one_thing, opens_again
from copydesk.compare.staging import of_one_beginning, of_one_date, of_one_encounter
from copydesk.model.marks import MarkedReport, Sentence, Time
from copydesk.model.report import Report
from copydesk.model.span import Cite, Span, contains
from copydesk.text.happenings import happens
from copydesk.text.opposites import are_contrary
from copydesk.text.rarity import rarity
from copydesk.text.synonyms import folded, folded_verb

Agreement = Literal["agree", "differ", "not comparable"]

# Overlap of content words (cosine over their rarity) from which two clauses tell one event: in two reports with times
# to the day, with and without the same verb; with coarser times; within one report. OWN_WORDS is how much each
# side may say of its own (in nats of rarity) where times that do not meet are to be a clash.
# Set on BASIL dev triples (all pairs read by eye) and on two thirds of tests/quality/times_agreement.jsonl.
SAME_DEED, SAME_DAY, SAME_PERIOD, SAME_REPORT = 0.28, 0.36, 0.5, 0.75
OWN_WORDS = 1.5
# Share of the shorter side's words that a longer telling with the same verb and time must hold: on one day in two
# reports, and otherwise; in at least so many words.
CONTAINED_DAY, CONTAINED, SHARED_TERMS = 0.5, 0.85, 3
# The same on one day, told by two reports in unlike words (read on the same triples): of first paragraphs, which mostly
# tell one piece of news, with one subject, and where the subjects do not count; of other clauses with one subject;
# and of clauses with one verb whose subjects each stand in the other.
SAME_NEWS, SAME_SAID, SAME_SUBJECT, SAME_VERB = 0.2, 0.25, 0.3, 0.13
# How telling the words must be (in nats of rarity) that two clauses of one minute share.
MOMENT_WORDS = 6.0
# Verbs that say too little for a shared one to make two deeds one.
_LIGHT_VERBS = frozenset("be have do make take get go come say tell give keep let put set".split())
_GIVING_OUT = frozenset("tweet post write update publish announce confirm disclose reveal declare".split())
# "The charges were announced on Monday" tells what.
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b", re.IGNORECASE)
# What an announcement and the deed must share besides the day: the verb and what it is done to.
ANNOUNCED_TERMS = 2
# A report's first paragraph: what is said there is the news even when it is only said.
LEAD_PARAGRAPHS = 1
# A clause that describes a noun is worth a line of its own from so many content words on.
ASIDE_TERMS = 4
_FEW_TERMS = 4
# Story words in more than this many sentences say less about which event is meant.
_COMMON_SENTENCES = 2

_TO = re.compile(r"\s*(?:to|until|till|through|and|-|–|—)\s*$")


def events_of(marked: MarkedReport) -> Iterator[Event]:
    """What one report's body dates, in order of place; conditions, quoted speech and plain sayings are left out."""
    body = [sentence for sentence in marked.sentences if sentence.role == "body"]
    first = body[0].paragraph if body else 0
    ranges = _ranges(marked)
    finest = _finest(marked.times)
    seen: set[tuple[Span, bool]] = set()
    for time in marked.times:
        sentence = _sentence_of(time, body)
        clause = time.clause
        if sentence is None or clause is None or (clause, time.role == "named") in seen or not _is_a_date(time):
            continue
        if time.role == "event" and time.relation == "at":
            time = finest.get(clause, time)
        lead = sentence.paragraph - first < LEAD_PARAGRAPHS
        if time.role in ("condition", "quoted") or (time.role == "aside" and not _is_fine(time)):
            continue
        told = time.role == "saying"
        if _only_gives_out(time) and not _PASSIVE.search(marked.report.text, clause.start, clause.end):
            continue
        if told and (not lead or _dates_what_it_tells(time, sentence, marked.times)):
            continue
        seen.add((clause, time.role == "named"))
        earliest, latest = _reach(time, ranges.get(time.span), marked.report)
        # A clause that describes a noun ("the towns that were warned on Monday") reads on to its sentence's end.
        span = sentence.span if time.role in ("saying", "aside") else clause
        terms = sentence.terms if time.role == "saying" else time.terms
        yield Event(
            time, _cite(marked.report, span), _folded(terms, time.verb or ""), earliest, latest, lead,
            time.span in ranges, time.ahead, told, time.role == "aside" and len(time.terms) < ASIDE_TERMS,
            frozenset(map(folded, time.subject)), marked.report.published[:10] if marked.report.published else None,
        )  # fmt: skip


def _folded(terms: Sequence[str], verb: str) -> frozenset[str]:
    """The content words, each as the word that stands for it, and a verb of two words as the one that it amounts to."""
    words = frozenset(verb.split()) if " " in verb else frozenset()
    own = {folded(term) for term in terms if term not in words}
    return frozenset(own | {folded_verb(verb)}) if words else frozenset(own)


def _only_gives_out(time: Time) -> bool:
    """True of "she tweeted on Monday", "the city announced on Monday", which do not tell what."""
    return time.verb in _GIVING_OUT and not set(time.terms) - {time.verb, *time.subject}


def _dates_what_it_tells(saying: Time, sentence: Sentence, times: Sequence[Time]) -> bool:
    """True of "died on Tuesday, officials said on Wednesday": what is told has its own day, so Wednesday adds none."""
    return any(
        time.clause is not None and time.role in ("event", "named", "aside") and (time.value or "") != saying.value
        and contains(sentence.span, time.span) and _is_a_date(time) and _is_fine(time)
        for time in times
    )  # fmt: skip


def _finest(times: Sequence[Time]) -> dict[Span, Time]:
    """The finest time of each clause that is dated twice: "on Monday ... at 6:40 a.m.", "years ago, in May 2003"."""
    found: dict[Span, Time] = {}
    for time in times:
        if time.clause is None or time.role != "event" or time.relation != "at" or not _is_a_date(time):
            continue
        known = found.setdefault(time.clause, time)
        if len(time.value or "") > len(known.value or "") and (not _is_fine(known) or _is_on_day_of(time, known)):
            found[time.clause] = time
    return found


def _is_on_day_of(time: Time, known: Time) -> bool:
    return (time.value or "")[:10] == (known.value or "")[:10]


def _sentence_of(time: Time, body: Sequence[Sentence]) -> Sentence | None:
    return next((sentence for sentence in body if contains(sentence.span, time.span)), None)


def _is_a_date(time: Time) -> bool:
    return time.type in ("DATE", "TIME") and time.value is not None and not time.value.endswith("_REF")


def _is_fine(time: Time) -> bool:
    return time.type == "TIME" or len(time.value or "") == len("2000-01-01")


def _ranges(marked: MarkedReport) -> dict[Span, tuple[Time, Time]]:
    """The ends of each "from March to June" by the span of its beginning, of "June and July" by the span of either."""
    text = marked.report.text
    found: dict[Span, tuple[Time, Time]] = {}
    for a, b in pairwise(marked.times):
        joined = b.type == a.type and _TO.match(text[a.span.end : b.span.start])
        if joined and _opens_range(text, a.span.start):
            found[a.span] = (a, b)
        elif joined and _follows_on(a, b):
            found[a.span] = found[b.span] = (a, b)
    return found


def _opens_range(text: str, start: int) -> bool:
    return re.search(r"\b(?:from|between)\s+$", text[max(0, start - 10) : start], re.IGNORECASE) is not None


def _follows_on(a: Time, b: Time) -> bool:
    """True of two months, weeks or years of which the second begins where the first ends."""
    if _is_fine(a) or not (a.latest and b.earliest and len(a.value or "") == len(b.value or "")):
        return False
    return datetime.fromisoformat(a.latest) + timedelta(days=1) == datetime.fromisoformat(b.earliest)


def _reach(time: Time, ends: tuple[Time, Time] | None, report: Report) -> tuple[str | None, str | None]:
    if ends is not None:
        return ends[0].earliest, ends[1].latest
    if time.relation in ("since", "after") and time.earliest:
        published = report.published[:10] if report.published else None
        return time.earliest, published if published and published >= time.earliest[:10] else None
    if time.relation == "not before":
        return time.earliest, None
    if time.relation in ("before", "until"):
        return (f"{time.latest[:10]}T00:00" if time.type == "TIME" and time.latest else None), time.latest
    return time.earliest, time.latest


def _cite(report: Report, span: Span) -> Cite:
    return Cite(report.id, span.start, span.end, report.text[span.start : span.end])


def term_weights(marked: Sequence[MarkedReport]) -> dict[str, float]:
    """How telling each content word of a story is: rare in news at large, and not in every other sentence here."""
    count: dict[str, int] = {}
    sentences = [sentence for report in marked for sentence in report.sentences if sentence.role == "body"]
    for sentence in sentences:
        for term in sorted({folded(term) for term in sentence.terms}):
            count[term] = count.get(term, 0) + 1
    total = len(sentences) + 1
    scale = log(total / _COMMON_SENTENCES) if total > _COMMON_SENTENCES else 1.0
    return {
        term: rarity(term) * (1.0 if n <= _COMMON_SENTENCES else max(0.2, log(total / n) / scale))
        for term, n in count.items()
    }


def alike(a: Event, b: Event, weights: Mapping[str, float]) -> float:
    """How far two clauses speak of one thing: cosine of their sets of content words, weighted by rarity, 0..1."""
    shared = a.terms & b.terms
    if len(shared) < 2 and min(len(a.terms), len(b.terms)) > _FEW_TERMS:
        return 0.0  # far below any threshold; most pairs of a story end here
    both, left, right = (_weight(terms, weights) for terms in (shared, a.terms, b.terms))
    return both / sqrt(left * right) if left > 0 and right > 0 else 0.0


def _weight(terms: frozenset[str], weights: Mapping[str, float]) -> float:
    return fsum(weights.get(term) or rarity(term) for term in terms)


def compare_events(a: Event, b: Event, weights: Mapping[str, float]) -> Agreement:
    """Whether two tellings are one event whose times agree, one whose times differ, or nothing to compare."""
    if (a.time.role == "named") != (b.time.role == "named"):
        return _compare_with_named(*((a, b) if a.time.role == "named" else (b, a)))
    if not (is_dated(a) and is_dated(b)):
        return "not comparable"
    days = opens_again(a), opens_again(b)
    if days[0] and days[1] and a.cite.report != b.cite.report and is_one_thing(a, b):
        return "agree" if days_meet(days[0], days[1]) else "differ"
    if a.cite.report != b.cite.report and (verdict := set_against(a, b)):
        return verdict
    if _are_two_deeds(a, b):
        return "not comparable"
    meet = times_meet(a, b)
    if told := of_one_encounter(a, b, meet):
        return told
    if a.cite.report != b.cite.report and (told := of_one_beginning(a, b, meet) or of_one_date(a, b, meet)):
        return told
    likeness = alike(a, b, weights)
    same = likeness >= _needed(a, b) or _tells_less(a, b, weights) or _announces(a, b)
    same = same or (meet and (_is_one_moment(a, b, weights) or _gives_the_minute(a, b, weights)))
    if meet:
        return "agree" if same or _is_same_news(a, b, likeness) else "not comparable"
    if not same:
        return "not comparable"
    return "differ" if _is_same_deed(a, b) and _says_no_other(a, b, weights) and may_clash(a, b) else "not comparable"


def _are_two_deeds(a: Event, b: Event) -> bool:
    """True where nothing that the clauses share can make them one, as of a deed and its denial, of coming and going."""
    if a.time.negated != b.time.negated or are_contrary(a.time.verb or "", b.time.verb or ""):
        return True
    lasts = _goes_on(a) != _goes_on(b) and not _is_same_deed(a, b)
    return lasts or _are_of_two_phases(a, b) or lead_elsewhere(a, b)


def _says_no_other(a: Event, b: Event, weights: Mapping[str, float]) -> bool:
    """True when the shorter side says hardly anything that the other does not: the same deed done to the same thing."""
    left, right = _weight(a.terms - b.terms, weights), _weight(b.terms - a.terms, weights)
    return min(left, right) <= OWN_WORDS


def _is_same_news(a: Event, b: Event, likeness: float) -> bool:
    """True for tellings by two reports in unlike words: one day, and one subject or verb."""
    if a.cite.report == b.cite.report or a.time.value is None or not likeness:
        return False
    one_day = is_to_the_day(a) and is_to_the_day(b) and (a.earliest or "")[:10] == (b.earliest or "")[:10]
    if not (one_day or a.time.value == b.time.value) or {a.time.relation, b.time.relation} != {"at"}:
        return False
    verbs = {folded_verb(event.time.verb or "") for event in (a, b)}
    if len(verbs) == 1 and not verbs & _LIGHT_VERBS and likeness >= SAME_VERB:
        return _take_part(a, b)
    if not one_day or "be" in verbs:
        return False
    both_lead = a.lead and b.lead
    whoever = (a.told and b.told) or not (a.subject and b.subject)  # "he", or those who only say so
    if whoever and both_lead and likeness >= SAME_SAID:
        return True
    return bool(a.subject & b.subject) and likeness >= (SAME_NEWS if both_lead else SAME_SUBJECT)


def _is_one_moment(a: Event, b: Event, weights: Mapping[str, float]) -> bool:
    """True of clock times that meet in two reports, told of one happening, or in telling words that both have.

    Two things hardly ever happen to one thing within minutes, and a day as such says much less.
    """
    if a.cite.report == b.cite.report or not (has_clock(a) and has_clock(b)):
        return False
    if {a.time.relation, b.time.relation} != {"at"} or {a.time.role, b.time.role} & {"named"}:
        return False
    if any(happens(term) and folded(term) in b.subject for term in a.time.subject):
        return True
    if _is_odd_minute(a, b) and all(any(map(happens, event.time.subject)) for event in (a, b)):
        return True  # "the blast", "the explosion", each at 4:12
    return _weight(a.terms & b.terms, weights) >= MOMENT_WORDS


def _is_odd_minute(a: Event, b: Event) -> bool:
    return a.time.value == b.time.value and int((a.time.value or "")[14:16]) % 5 != 0


def _gives_the_minute(a: Event, b: Event, weights: Mapping[str, float]) -> bool:
    """True where a report tells a deed "early on Thursday" and further down at 3:52 a.m., in telling words of both."""
    if a.cite.report != b.cite.report or has_clock(a) == has_clock(b) or not _is_same_deed(a, b):
        return False
    if {a.time.relation, b.time.relation} != {"at"} or any(len(event.earliest or "") == 10 for event in (a, b)):
        return False
    return not _is_light(a) and _weight(a.terms & b.terms, weights) >= MOMENT_WORDS


# Verbs of the phases of a happening: one that begins and one that ends are not one telling of it.
_PHASES = tuple(
    frozenset(words.split())
    for words in ("begin start open", "resume continue restart", "end close finish stop conclude adjourn")
)


def _are_of_two_phases(a: Event, b: Event) -> bool:
    phases = [[k for k, phase in enumerate(_PHASES) if event.time.verb in phase] for event in (a, b)]
    return bool(phases[0] and phases[1]) and phases[0] != phases[1]


def _goes_on(event: Event) -> bool:
    """True of "will stay shut until Friday", which no deed of one day is."""
    return event.time.relation == "until" and not event.in_range


def _take_part(a: Event, b: Event) -> bool:
    """True when the subject of each stands in the other's words."""
    return bool(a.subject & b.terms and b.subject & a.terms)


# What strikes, and what that is called: the reports of one accident use these for one another.
_IMPACTS = frozenset("crash collision grounding impact accident wreck".split())
_STRIKES = frozenset("strike hit crash collide ram slam ground".split())
_NOUN_ENDING = re.compile(r"(?:ing|ion|ment|ation|ision|osion|sion|tion|age)$")


def tells_of(named: Event, told: Event) -> bool:
    """True when a clause can be the event that a noun names: "the grounding" and "struck the ledge", "ran aground"."""
    noun, verb = named.time.verb or "", told.time.verb or ""
    stem = _NOUN_ENDING.sub("", noun)
    kin = len(stem) >= 4 and (verb.startswith(stem[:5]) or any(stem in term for term in told.terms))
    return kin or (noun in _IMPACTS and verb in _STRIKES)


def _compare_with_named(named: Event, told: Event) -> Agreement:
    clocks = all(len(event.earliest or "") > 10 and event.time.type == "TIME" for event in (named, told))
    one_day = (named.earliest or "")[:10] == (told.earliest or "")[:10]
    if not (clocks and one_day and told.time.relation == "at" and tells_of(named, told)):
        return "not comparable"
    if times_meet(named, told):
        return "agree"
    return "not comparable" if of_two_zones(named, told) else "differ"


def _tells_less(a: Event, b: Event, weights: Mapping[str, float]) -> bool:
    """True when the shorter side tells the deed of the longer at the same time in some of its words."""
    shared = a.terms & b.terms
    if len(shared) < SHARED_TERMS or a.time.value != b.time.value or not _is_same_deed(a, b):
        return False
    share = CONTAINED_DAY if is_to_the_day(a) and a.cite.report != b.cite.report else CONTAINED
    small = min(_weight(a.terms, weights), _weight(b.terms, weights))
    return _weight(shared, weights) >= share * small


def _announces(a: Event, b: Event) -> bool:
    """True when a report announces what another announces or tells of for that day ("will vote", "voted")."""
    if not ((a.ahead or b.ahead) and a.cite.report != b.cite.report):
        return False
    if not (is_to_the_day(a) and is_to_the_day(b) and _is_same_deed(a, b)):
        return False
    dated = a.ahead and b.ahead and not (weekday_words(a) or weekday_words(b) or _is_light(a))
    return len(a.terms & b.terms) >= (1 if dated else ANNOUNCED_TERMS) and times_meet(a, b)


def _is_light(event: Event) -> bool:
    return folded_verb(event.time.verb or "") in _LIGHT_VERBS


def _needed(a: Event, b: Event) -> float:
    if a.cite.report == b.cite.report:
        return SAME_REPORT
    if not (is_to_the_day(a) and is_to_the_day(b) and a.time.relation == b.time.relation == "at"):
        return SAME_PERIOD
    if _is_same_deed(a, b):
        return SAME_DEED
    return SAME_DAY if a.told or b.told or _take_part(a, b) else SAME_PERIOD


def _is_same_deed(a: Event, b: Event) -> bool:
    return folded_verb(a.time.verb or "") == folded_verb(b.time.verb or "")
