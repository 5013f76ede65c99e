"""Dates, clock times, durations and recurring times, resolved against the report's date and the verb's tense.

What a time expression says stands in `text.timex`, where it falls in `text.anchoring`; here is what only the parse can
tell: whether it is a time at all (`senses`), how its verb speaks of it (`tenses`), and what it dates (`dating`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from msgspec.structs import replace

from copydesk.analysers import Analyser
from copydesk.analysers.times.dating import SPEAKING, Dated, dated_by, in_quotes
from copydesk.analysers.times.senses import reads_as_time
from copydesk.analysers.times.tenses import looks_back, tense_of
from copydesk.model.marks import Time
from copydesk.model.span import Span
from copydesk.reading import Reading
from copydesk.text import calendar
from copydesk.text.anchoring import PAST, Anchor, after, names_no_day, resolve, told_part
from copydesk.text.happenings import blow_of
from copydesk.text.posts import posts_in
from copydesk.text.timeforms import Timex
from copydesk.text.timex import find_timexes

NO_DATE = "the report bears no date to count from"
NOT_A_DATE = "it names no day"


def find(reading: Reading) -> Iterator[Time]:
    """Time expressions in order of place; a relative one in a report without a date keeps its form and says why."""
    timexes = find_timexes(reading.text)
    published = _finished(reading, timexes, calendar.parse_published(reading.report.published))
    anchor = Anchor(published)
    posts = posts_in(reading.text)
    begun: tuple[Timex, str] | None = None
    day_at = -1  # where the day told of was mentioned
    struck: dict[str, str] = {}  # the day of each sudden happening that was told of
    for timex, following in pairwise([*timexes, None]):
        assert timex is not None
        if reading.has_syntax and not reads_as_time(reading, timex):
            continue
        timex = _without_conjunction(reading, timex)
        tense = tense_of(reading, timex) if reading.has_syntax else PAST
        if post := next((post for post in posts if post.start <= timex.start < post.end), None):
            yield from _posted(reading, timex, tense, post.written, timexes)
            continue
        if reading.has_syntax and following is not None and (spoken := _spoken_on(reading, timex, following, anchor)):
            yield from _posted(reading, timex, tense, spoken, timexes)
            continue
        assumed = names_no_day(timex.when) and not _is_in_one_sentence(reading, day_at, timex)
        part = told_part(timex.when, anchor) if assumed and timex.when and tense == PAST else None
        value = resolve(timex, anchor._replace(day=part) if part else anchor, tense)
        if begun and _RANGE.match(reading.text[begun[0].end : timex.start]):
            value = after(timex, *begun) or value
        if following is not None:
            value = _ended(reading.text, timex, following, anchor) or value
        begun = (timex, value) if value and timex.type == "DATE" else None
        if value is None and published is not None:
            continue
        mark = _mark(reading, timex, value, published, timexes)
        if assumed and part is None and tense == PAST:
            mark = _on_its_day(reading, timex, mark, published, struck, timexes)
            value = mark.value
        elif value and calendar.unit_of(value[:10]) == "D" and mark.role != "saying":
            struck.update(dict.fromkeys(_blows(reading, timex, mark), value[:10]))
        if timex.type in ("DATE", "TIME") and value and mark.earliest and not _is_comparison(timex):
            aside = mark.role == "saying" or (reading.has_syntax and looks_back(reading, timex))
            anchor = _moved(anchor, mark, timex, aside)
            day_at = timex.start if calendar.unit_of(value) == "D" and not aside else day_at
        yield replace(mark, day_assumed=True) if assumed and part is None else mark


def _on_its_day(
    reading: Reading,
    timex: Timex,
    mark: Time,
    published: datetime | None,
    struck: Mapping[str, str],
    timexes: Sequence[Timex],
) -> Time:
    """The mark of a clock time that names no day, on the day of what struck then, or on one that was over by now."""
    clock = (mark.value or "")[10:]
    day = next((struck[kind] for kind in _blows(reading, timex, mark) if kind in struck), (mark.value or "")[:10])
    if published is not None and published.time() > time.min and f"{day}{clock}" > published.isoformat():
        day = calendar.shift_value(day, "D", -1) or day
    return mark if f"{day}{clock}" == mark.value else _mark(reading, timex, f"{day}{clock}", published, timexes)


def _blows(reading: Reading, timex: Timex, mark: Time) -> list[str]:
    """The sudden happenings that a time dates: "exploded on Tuesday", "Tuesday's blast", "the blast came at 7:10"."""
    tokens = reading.tokens_in(timex.start, timex.end) if reading.has_syntax else ()
    described = [reading.tokens[token.head].lemma for token in tokens if token.dep in ("poss", "compound", "nmod")]
    return list(filter(None, map(blow_of, [mark.verb or "", *mark.subject, *described])))


def _spoken_on(reading: Reading, timex: Timex, following: Timex, anchor: Anchor) -> datetime | None:
    """The day of ""We sail tomorrow," she wrote on May 3": quoted words count from the day on which they were said."""
    when, day = timex.when, following.when
    if when is None or when.base != "now" or when.year or day is None or day.clock or anchor.today is None:
        return None
    sentence = reading.sentence_at(timex.start)
    if sentence is None or not following.end <= sentence.end or not in_quotes(reading, timex.start):
        return None
    if in_quotes(reading, following.start):
        return None
    said = resolve(following, anchor, PAST)
    dated = dated_by(reading, following, said, anchor.today)
    if said is None or calendar.unit_of(said) != "D" or dated is None or dated.verb not in SPEAKING:
        return None
    return datetime.fromisoformat(said[:10])


def _posted(reading: Reading, timex: Timex, tense: int, written: datetime, timexes: Sequence[Timex]) -> Iterator[Time]:
    """The mark of a time in somebody's words, which counts from the day on which they were written or said."""
    value = resolve(timex, Anchor(written), tense)
    if value is not None:
        yield replace(_mark(reading, timex, value, written, timexes), role="quoted")


def _mark(
    reading: Reading, timex: Timex, value: str | None, published: datetime | None, timexes: Sequence[Timex]
) -> Time:
    bounds = _bounds(timex, value, published)
    today = published.date() if published else None
    dated = dated_by(reading, timex, value, today) if reading.has_syntax else None
    return Time(
        span=reading.span(timex.start, timex.end),
        type=timex.type,
        value=value,
        earliest=bounds[0] if bounds else None,
        latest=bounds[1] if bounds else None,
        unresolved=None if bounds else NO_DATE if published is None and timex.when else NOT_A_DATE,
        clause=dated.clause if dated else None,
        verb=dated.verb if dated else None,
        terms=_told_in(reading, dated, timexes) if dated else (),
        relation=dated.relation if dated else "at",
        role=dated.role if dated else "event",
        zone=timex.when.zone if timex.when else None,
        subject=dated.subject if dated else (),
        negated=bool(dated and dated.negated),
        goal=dated.goal if dated else None,
        about=dated.about if dated else None,
        ahead=bool(bounds and published and bounds[0][:10] > published.date().isoformat()),
    )


# "Monday to Friday", "March 3 - May 5": what follows begins after what stands before.
_RANGE = re.compile(r"\s*(?:to|through|until|till|-|–|—)\s*$")
_ENDED = re.compile(r",?\s(?:that\s)?(?:ended|ending|to)\s(?:on\s)?$")


def _ended(text: str, timex: Timex, following: Timex, anchor: Anchor) -> str | None:
    """The value of "the quarter ended Sept. 30", "the week to May 3": the one that its last day lies in."""
    when = timex.when
    if when is None or when.unit not in ("Q", "W") or when.by or following.when is None or following.when.month is None:
        return None
    if not _ENDED.match(text[timex.end : following.start]):
        return None
    last = resolve(following, anchor, PAST)
    day = calendar.bounds(last) if last else None
    return calendar.value_at(date.fromisoformat(day[1]), when.unit) if day else None


# Sentences in which a report tells its news; days named further down may be anybody's.
OPENING_SENTENCES = 5


def _finished(reading: Reading, timexes: Sequence[Timex], published: datetime | None) -> datetime | None:
    """The day that a report was finished on: its date, or the next one where its words show that.

    Pages keep the date on which an evening's report first went up. So it is where the opening tells of the next day as
    past and the report names its own date's day as past too: nobody calls today "Thursday" and a Friday six days ago
    "Friday". All four such reports of BASIL dev were finished a day after their date.
    """
    if published is None or not reading.has_syntax:
        return published
    body = [sentence.end for sentence in reading.sentences if not reading.is_furniture(sentence.start, sentence.end)]
    opening = body[:OPENING_SENTENCES][-1] if body else 0
    following = published + timedelta(days=1)
    tenses = {tense_of(reading, timex) for timex in timexes if timex.start < opening and _names_day(timex, following)}
    if tenses != {PAST}:
        return published
    own = any(_names_day(timex, published) and tense_of(reading, timex) == PAST for timex in timexes)
    return following if own else published


def _names_day(timex: Timex, day: datetime) -> bool:
    when = timex.when
    return when is not None and when[:3] == (None, None, None) and when.lean is None and when.weekday == day.weekday()


def _without_conjunction(reading: Reading, timex: Timex) -> Timex:
    """ "Noting that Tuesday is the day": its "that" is no part of the date."""
    first = reading.token_at(timex.start)
    if timex.when is None or first is None or first.lower != "that" or first.tag != "IN":
        return timex
    return timex._replace(start=reading.tokens[first.i + 1].start, when=timex.when._replace(base="now", lean=None))


def _moved(anchor: Anchor, mark: Time, timex: Timex, aside: bool) -> Anchor:
    """The anchor after a date was mentioned.

    A day that is only looked back on, or on which somebody spoke, does not become the day told of.
    """
    value, first, last = mark.value or "", mark.earliest or "", mark.latest or ""
    unit = calendar.unit_of(value)
    is_part = "T" in first and timex.when is not None and timex.when.clock is None and not aside
    return anchor._replace(
        mentioned=value,
        day=value if unit == "D" and not aside else anchor.day,
        quarter=value if unit == "Q" else anchor.quarter,
        parts=(*anchor.parts, (first, last)) if is_part else anchor.parts,
    )


def _is_in_one_sentence(reading: Reading, day_at: int, timex: Timex) -> bool:
    sentence = reading.sentence_at(timex.start)
    return sentence is not None and sentence.start <= day_at


def _bounds(timex: Timex, value: str | None, published: datetime | None) -> tuple[str, str] | None:
    if value is None:
        return None
    if timex.type == "DURATION":
        return calendar.stretch(value, timex.mod, published)
    return calendar.narrowed(value, timex.mod, published)


def _is_comparison(timex: Timex) -> bool:
    """True for "a year earlier": what it is compared with stays the date that the text is about."""
    return timex.when is not None and (timex.when.by or 0) < 0 and timex.when.unit == "Y"


def _told_in(reading: Reading, dated: Dated, timexes: Sequence[Timex]) -> tuple[str, ...]:
    """Content lemmas of what happened then: of several deeds of one subject, only of the one that the time dates."""
    if dated.part is None:
        return _terms(reading, dated.clause, timexes)
    return (*dated.subject, *_terms(reading, dated.part, timexes))


def _terms(reading: Reading, clause: Span, timexes: Sequence[Timex]) -> tuple[str, ...]:
    """Content lemmas of the clause without those of its time expressions: what happened, not when."""
    found: list[str] = []
    at = clause.start
    for timex in timexes:
        if at <= timex.start < clause.end:
            found.extend(reading.terms(at, timex.start) if timex.start > at else ())
            at = timex.end
    if at < clause.end:
        found.extend(reading.terms(at, clause.end))
    return tuple(term for term in found if term not in _NEARLY)


# "Shortly after 4 p.m." says nothing of what happened.
_NEARLY = frozenset("about around approximately roughly nearly shortly just".split())


ANALYSER = Analyser("times", "3", Time, find)
