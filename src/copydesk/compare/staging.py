"""What takes place: when it begins, and on which day it is to be held, in whatever verb a report puts it.

"The fire broke out", "the fire started" and "caught fire" are one beginning; "a boiler exploded", "the blast shook the
street" and "the explosion came" are one blow; "the final will be played" and "the final is on May 15" are one date.
"""

from __future__ import annotations

import re
from typing import Literal

from copydesk.compare.clashing import may_clash
from copydesk.compare.events import Event, has_clock, is_to_the_day, of_two_zones
from copydesk.text.happenings import blow_of, happens
from copydesk.text.synonyms import folded

Verdict = Literal["agree", "differ"]

_BEGINNING = frozenset("begin start break erupt happen occur".split())
_HOLDING = frozenset("be hold take play stage begin start open happen".split())


def begins(event: Event) -> str | None:
    """The happening, folded, that the clause tells the beginning of; None for any other clause."""
    verb = event.time.verb or ""
    if verb == "catch" and "fire" in event.terms:
        return folded("fire")
    if verb not in _BEGINNING:
        return None
    return next((folded(term) for term in event.time.subject if happens(term)), None)


# How a blow is told to come, and what it does at once; what it leads to later ("closed the road") has its own time.
_BEFALLING = frozenset(
    """be come happen occur strike hit shake rock rip tear shatter rattle jolt wake rouse level throw blow knock tear
    bring send""".split()
)


def strikes(event: Event) -> str | None:
    """The kind of sudden blow whose moment the clause tells, by its verb or by its subject; None for any other."""
    verb = event.time.verb or ""
    if (kind := blow_of(verb)) is not None:
        return None if event.time.negated else kind
    return next(filter(None, map(blow_of, event.time.subject)), None) if verb in _BEFALLING else None


_ANOTHER = "another|second|third|fourth|fifth|new|fresh|further|separate|earlier|previous|later|similar|smaller|larger"


def is_another(event: Event) -> bool:
    """True of "a second fire broke out", "a smaller blast followed": not the one that the story is about."""
    words = event.cite.quote.lower()
    nouns = "|".join(re.escape(term) for term in sorted(event.time.subject))
    return bool(nouns) and re.search(rf"\b(?:{_ANOTHER}) (?:[\w-]+ ){{0,2}}(?:{nouns})\b", words) is not None


def are_one_occasion(a: Event, b: Event) -> bool:
    """True where two tellings of one kind of happening can only mean the one that the story is about.

    Each names it as known ("the fire", "Monday's fire") or is the report's opening; two that are both brought in as
    new must say of one thing that it happened to.
    """
    if is_another(a) or is_another(b):
        return False
    known = [is_definite(event) for event in (a, b)]
    if any(known):
        return all(definite or event.lead for definite, event in zip(known, (a, b), strict=True))
    told = {
        folded(term) for event in (a, b) for term in (event.time.verb or "", strikes(event) or "", begins(event) or "")
    }
    return bool({term for term in (a.terms & b.terms) - told if blow_of(term) is None})


# What two parties come together for, and the verbs of its being held or set; it is one a day between the same two.
_ENCOUNTERS = frozenset("meeting summit talk dialogue sit-down encounter".split())
_ENCOUNTERED_IN = _HOLDING | frozenset("conclude end sit kick".split())
_CONVENING = frozenset("have hold open begin start attend".split())
# Words besides the encounter itself that two tellings of one must share: the parties, or the one and the place.
ENCOUNTER_TERMS = 2


def encounters(event: Event) -> bool:
    """True where the clause tells that two sides meet on its day: "they met", "the summit opened"."""
    verb = event.time.verb or ""
    if event.time.relation != "at" or event.time.negated or event.time.role != "event" or is_another(event):
        return False
    if verb in _CONVENING and _ENCOUNTERS & event.terms:
        return True
    return verb == "meet" or (verb in _ENCOUNTERED_IN and bool(_ENCOUNTERS & set(event.time.subject)))


def of_one_encounter(a: Event, b: Event, meet: bool) -> Verdict | None:
    """ "agree" where both tell that the same sides meet on the same day, whatever the noun or verb for it."""
    if not (meet and encounters(a) and encounters(b) and is_to_the_day(a) and is_to_the_day(b)):
        return None
    shared = {term for term in a.terms & b.terms if term not in _ENCOUNTERS | _ENCOUNTERED_IN | {"meet"}}
    return "agree" if len(shared) >= ENCOUNTER_TERMS else None


def held(event: Event) -> frozenset[str]:
    """Happenings that are to take place on the day of the clause, folded."""
    if not event.ahead or (event.time.verb or "") not in _HOLDING or event.time.relation != "at":
        return frozenset()
    return frozenset(folded(term) for term in event.time.subject if happens(term))


def is_definite(event: Event) -> bool:
    """True where "the" or a day stands before a happening of the subject: one that readers are taken to know."""
    words = event.cite.quote.lower()
    return any(
        re.search(rf"\b(?:the|\w+day['’]s) (?:[\w-]+ ){{0,3}}{re.escape(term)}\b", words) for term in event.time.subject
    )


def of_one_beginning(a: Event, b: Event, meet: bool) -> Verdict | None:
    """The verdict on two clock times at which one happening is told to have begun, or one blow to have come.

    Days count for a blow that both reports tell of as known: "the explosion was on Thursday", "the mill blew up".
    """
    begun, struck = (begins(a), begins(b)), (strikes(a), strikes(b))
    if not any(kinds[0] and kinds[0] == kinds[1] for kinds in (begun, struck)):
        return None
    if not (has_clock(a) and has_clock(b)):
        known = struck[0] == struck[1] and is_definite(a) and is_definite(b)
        if not (known and is_to_the_day(a) and is_to_the_day(b)):
            return None
    if {a.time.relation, b.time.relation} != {"at"} or of_two_zones(a, b) or not are_one_occasion(a, b):
        return None
    one_day = a.time.day_assumed or b.time.day_assumed or (a.earliest or "")[:10] == (b.earliest or "")[:10]
    if meet:
        return "agree"
    one_day = one_day or not (has_clock(a) and has_clock(b))
    return "differ" if one_day and may_clash(a, b) else None


def of_one_date(a: Event, b: Event, meet: bool) -> Verdict | None:
    """The verdict on two days that something is to be held on; where they differ, both must tell of the one known."""
    if not held(a) & held(b) or not (is_to_the_day(a) and is_to_the_day(b)):
        return None
    if meet:
        return "agree"
    return "differ" if is_definite(a) and is_definite(b) and may_clash(a, b) else None
