"""Figures with all that comparing them needs: bounds in base units, who says so, of when, and in which words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import zip_longest
from typing import NamedTuple

from copydesk.compare.ages import owner_of
from copydesk.compare.origins import origin_of
from copydesk.compare.pointing import HARM, is_offset, points_back
from copydesk.compare.statements import Holders
from copydesk.model.dossier import Statement
from copydesk.model.marks import Figure, MarkedReport, Time
from copydesk.model.report import Report
from copydesk.model.span import Cite, Span, contains, overlaps
from copydesk.model.story import Cast, Provenance
from copydesk.text.concepts import (
    BEFALLS_PEOPLE,
    FALL,
    RISE,
    happening,
    is_human,
    is_known,
    is_staffing,
    names_a_happening,
)
from copydesk.text.derivation import verb_of
from copydesk.text.intervals import Interval
from copydesk.text.numberwords import is_number_word
from copydesk.text.synonyms import folded
from copydesk.text.units import dimension, is_unit, to_base

NOBODY = Cast((), {})
NEAR_WORDS = 8  # on either side of a figure: about a clause


class Counted(NamedTuple):
    """One figure ready to be compared.

    `happened` is what happened to what is counted ("die"), None where nothing tells; `day` the bounds of the event
    where the sentence dates it, `as_of` when the count was taken; `terms` the content lemmas of its sentence and
    `near` the words before it and those after it up to the end of its clause; `whole` the number that a part is out
    of ("17 of the 23"), `owner` the actor whose age it is; `points_back` is true of
    a number that only refers back ("the two leaders").
    """

    figure: Figure
    report: Report
    cite: Cite
    bounds: Interval
    dimension: str
    happened: str | None
    day: tuple[str, str] | None
    as_of: str | None
    dated: bool
    terms: frozenset[str]
    origin: str
    holder: str | None
    sentence: int
    words: str
    near: str
    past: bool
    whole: float | None
    deeds: frozenset[str]
    owner: str | None
    points_back: bool


def counted(
    marked: MarkedReport, statements: Sequence[Statement], provenance: Provenance, cast: Cast = NOBODY
) -> list[Counted]:
    """The figures of a report's body, in order of place; a figure in a headline repeats one below it."""
    text = marked.report.text
    starts = [sentence.span.start for sentence in marked.sentences]
    holders = Holders(statements)
    found: list[Counted] = []
    for figure, following in zip_longest(marked.figures, marked.figures[1:]):
        number = bisect_right(starts, figure.span.start) - 1
        sentence = marked.sentences[number] if number >= 0 else None
        if (sentence is not None and sentence.role == "furniture") or _is_single(figure) or is_offset(figure, text):
            continue
        span = figure.span
        day, as_of = _when(figure, marked)
        as_of = _not_after(as_of, marked.report.published) if as_of else None
        terms = frozenset(
            folded(term)
            for term in (sentence.terms if sentence else ())
            if not is_number_word(term) and not is_unit(term)
        )
        found.append(
            Counted(
                figure=figure,
                report=marked.report,
                cite=Cite(span.report, span.start, span.end, text[span.start : span.end]),
                bounds=_bounds(figure),
                dimension=dimension(figure.unit),
                happened=_happened(figure, terms),
                day=day,
                as_of=as_of or marked.report.published,
                dated=as_of is not None,
                terms=terms,
                origin=origin_of(provenance, span),
                holder=holders.at(span),
                sentence=number,
                whole=_whole(text, figure, following),
                deeds=frozenset(filter(None, map(deed, terms))),
                owner=owner_of(figure, marked, cast),
                points_back=points_back(figure, text),
                words=text[sentence.span.start : sentence.span.end] if sentence else "",
                near=_near(text, span, sentence.span) if sentence else "",
                past=any(
                    _is_past(time, marked.report)
                    for time in marked.times
                    if sentence and overlaps(time.span, sentence.span)
                ),
            )
        )
    return found


# What follows one of these tells of something else: "close two plants after its annual profit fell".
_TURN = re.compile(r"[,;:]|\b(?:after|when|because|while|since|as|although|though|whereas|if|before)\b", re.I)


def _near(text: str, span: Span, sentence: Span) -> str:
    before = text[sentence.start : span.start].split()[-NEAR_WORDS:]
    after = _TURN.split(text[span.end : sentence.end], maxsplit=1)[0].split()[:NEAR_WORDS]
    return " ".join((*before, text[span.start : span.end], *after))


def deed(term: str) -> str | None:
    """A word folded to the deed behind it ("loss", "lost"; "voting", "voted"), None for a word that tells nothing."""
    return happening(verb_of(term))


_OF_WHOLE = re.compile(r"\s+(?:out\s+)?of\s+(?:the|its|their|our|all)?\s*(?:\w+['’]s\s+)?")


def _whole(text: str, figure: Figure, following: Figure | None) -> float | None:
    if figure.role != "part" or following is None:
        return None
    linked = _OF_WHOLE.fullmatch(text, figure.span.end, following.span.start)
    return following.value if linked else None


def _is_single(figure: Figure) -> bool:
    """ "One of them", "one official": a single thing is told, not counted, unless harm is done to it."""
    single = figure.value == 1 and figure.hedge == "exact" and figure.unit is None
    return single and HARM.isdisjoint({happening(figure.event), names_a_happening(figure.head)})


def _happened(figure: Figure, terms: frozenset[str]) -> str | None:
    """What happened to what is counted; people who travel are carried, whatever then befalls the ship."""
    if figure.event in _CARING and any(scope in _FORHARM for scope in figure.scope):
        return happening("injure")  # "22 are being treated for injuries"
    if is_human(figure.head) and _in_a_ward(figure) and happening(figure.event) in (None, "treat"):
        return happening("hospitalize")
    admitted = figure.event in _ADMITTING and figure.agent in _WARDS
    if (admitted or (figure.event == "admit" and not _WARDS.isdisjoint(terms))) and is_human(figure.head):
        return happening("hospitalize")  # "the hospital said it had admitted 14 of them"
    if figure.event in _SHEDDING and is_staffing(figure.head, "job" if is_human(figure.head) else "worker"):
        return happening("dismiss")
    if figure.head in _TRAVELLERS and happening(figure.event) not in HARM:
        return "carry"
    if figure.event == "come" and figure.part == "subject" and is_human(figure.head):
        return happening("gather")
    if figure.head in _TERMS and dimension(figure.unit) == "duration" and figure.event in _METED:
        return happening("sentence")
    named = names_a_happening(figure.head) or _of_modifiers(figure) or deed_of_noun(figure.head)
    told = happening(figure.event)
    if told == "sentence" and dimension(figure.unit) != "duration":
        told = happening("arrest")  # "jailed for 14 years", but "12 protesters were jailed"
    if named is None and told is None and figure.event in _HANDLING and _is_handled(figure):
        told = figure.event  # "gave 1.2 million doses" is no other light verb's doing
    return named if named is not None and (told is None or figure.event in _CAUSING or figure.part == "other") else told


def deed_of_noun(noun: str | None) -> str | None:
    """What was done so many times: "three abstentions" are three who abstained."""
    if noun is None or not noun.endswith(_OF_DEEDS) or is_known(noun):
        return None
    verb = verb_of(noun)
    return happening(verb) if verb != noun else None


def _in_a_ward(figure: Figure) -> bool:
    """ "In hospital", "at the hospital", "in Brisk clinic"."""
    return any(scope.split()[0] in ("in", "at") and scope.split()[-1] in _WARDS for scope in figure.scope)


def _is_handled(figure: Figure) -> bool:
    return figure.part == "object" and not is_human(figure.head)


_OF_DEEDS = ("tion", "sion", "ment", "al")
# "Handed a prison term of", "received a sentence of": what the verb metes out, and not what somebody asked for.
_TERMS = frozenset("sentence term imprisonment".split())
_METED = frozenset(
    "give hand hand_down get receive impose serve begin face be pass draw start complete order set".split()
)
_CARING = frozenset("treat hospitalize hospitalise admit take".split())
_ADMITTING = frozenset("admit receive take_in treat".split())
_WARDS = frozenset("hospital clinic infirmary ward".split())
_FORHARM = frozenset(f"for {harm}" for harm in "injury wound burn bruise fracture hypothermia inhalation".split())
_SHEDDING = frozenset("cut lose shed axe slash scrap eliminate go let_go".split())
# Light verbs that still do something to what is counted.
_HANDLING = frozenset("give take bring use make".split())
# "The blast caused 12 deaths": the noun says what happened; "the court upheld 12 convictions": the verb does.
_CAUSING = frozenset(
    "cause confirm verify record blame link result contain rule register document suffer receive get accept".split()
)
# What happened this long before a report is not what it reports.
_RECENT_MONTHS = 2
_TRAVELLERS = frozenset("passenger crew traveller traveler".split())


def _of_modifiers(figure: Figure) -> str | None:
    """ "The death toll": the happening stands in a modifier of the noun."""
    for word in figure.modifiers:
        if (named := names_a_happening(word)) is not None:
            return named
    return None


def _bounds(figure: Figure) -> Interval:
    low, high = figure.low, figure.high
    ends = [None if end is None else to_base(end, figure.unit) for end in (low, high)]
    slack = (
        abs(to_base(figure.step / 2, figure.unit) - to_base(0.0, figure.unit))
        if figure.hedge in ("exact", "up", "down")
        else 0.0
    )
    return Interval(ends[0], ends[1], slack)


# "By Monday", "as of noon": the time at which somebody counted, not the time at which it happened.
_AS_OF = re.compile(r"\b(?:by|as of|until|till|through|up to)\s+(?:late\s+|early\s+)?$", re.I)


# "The toll rose to four on Friday", "bringing the dead to eight overnight": the day is when the count stood so.
_COUNTED_UP = (RISE | FALL | frozenset("bring put take push stand reach hit remain pass total".split())) - {"lose"}
_RAISED_TO = re.compile(r"\b(?:bring|rais|tak|push)(?:e|es|s|ed|ing)\b[^.;:\n]*\bto\s+$", re.I)
_DAY_NAMED = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|to(?:day|night|morrow)|yesterday|overnight"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d{4}",
    re.I,
)
_DAYTIME = re.compile(r"night|morning|afternoon|evening|day", re.I)


def _when(figure: Figure, marked: MarkedReport) -> tuple[tuple[str, str] | None, str | None]:
    """The day of what was counted, and the time at which it was counted, as far as the clause tells."""
    held = [time for time in marked.times if time.clause is not None and contains(time.clause, figure.span)]
    day: tuple[str, str] | None = None
    as_of: str | None = None
    for time in sorted(held, key=lambda one: (_length(one), one.span)):
        if time.earliest is None or time.latest is None or time.type not in ("DATE", "TIME"):
            continue
        if _DAYTIME.fullmatch(marked.report.text, time.span.start, time.span.end):
            continue  # "the night train": rather a name than a day
        counting = _AS_OF.search(marked.report.text[max(0, time.span.start - 12) : time.span.start]) is not None
        counting = counting or (_is_tally(figure, marked.report.text) and _is_one_day(time))
        if counting or time.relation in ("until", "before") or time.role == "saying":
            as_of = as_of or time.latest
        elif day is None and (time.type == "DATE" or _names_a_day(time, marked.report.text)):
            day = (time.earliest, time.latest)
    return day, as_of


def _names_a_day(time: Time, text: str) -> bool:
    """False for "shortly before 4 a.m.": its day is the report's, for want of another."""
    return _DAY_NAMED.search(text, time.span.start, time.span.end) is not None


def _is_past(time: Time, report: Report) -> bool:
    """True for a date well before the report: its sentence compares with another year, or with months ago."""
    if time.type != "DATE" or time.relation != "at":
        return False
    published = report.published or ""
    if len(time.value or "") in (4, 7) and not published.startswith(time.value or ""):
        return time.latest is None or time.latest < published or not published
    if time.latest is None or len(published) < 10 or report.published is None:
        return False
    year, month = int(report.published[:4]), int(report.published[5:7]) - _RECENT_MONTHS
    recent = f"{year:04}-{month:02}" if month > 0 else f"{year - 1:04}-{month + 12:02}"
    return time.latest[:7] < recent


def _not_after(as_of: str, published: str | None) -> str | None:
    """A weekday that was taken for the next one is the last one: nobody counts in the future; None past that."""
    if published is None or as_of[:10] <= published[:10]:
        return as_of
    try:
        if "T" in as_of and date.fromisoformat(as_of[:10]) - date.fromisoformat(published[:10]) == timedelta(days=1):
            return published  # "by midnight": the last one, as it is told
        week_before = (date.fromisoformat(as_of[:10]) - timedelta(days=7)).isoformat()
    except ValueError:
        return None
    return week_before if week_before <= published[:10] else None


def _is_tally(figure: Figure, text: str) -> bool:
    """True for a number that a count has come to: "rose to 4", "raising to three the number of people who died"."""
    return (
        figure.event in _COUNTED_UP
        or _RAISED_TO.search(text[max(0, figure.span.start - 60) : figure.span.start]) is not None
    )


def is_running_count(one: Counted) -> bool:
    """ "The toll rose to seven on Friday": the number of all whom it befell by then, and not on that day alone."""
    return one.dated and _is_tally(one.figure, one.report.text) and one.happened in BEFALLS_PEOPLE


def _is_one_day(time: Time) -> bool:
    assert time.earliest is not None
    assert time.latest is not None
    return time.relation == "at" and (time.earliest[:10] == time.latest[:10] or time.type == "TIME")


def _length(time: Time) -> int:
    assert time.clause is not None
    return time.clause.end - time.clause.start


def all_counted(
    marked: Sequence[MarkedReport], statements: Sequence[Statement], provenance: Provenance, cast: Cast = NOBODY
) -> list[Counted]:
    """The figures of all reports, in an order that does not depend on the order of the reports."""
    found = [one for report in marked for one in counted(report, statements, provenance, cast)]
    return sorted(found, key=lambda one: (one.report.published or "9999", one.report.outlet or "", one.cite))
