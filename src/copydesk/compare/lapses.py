"""When a thing was last seen to: "inspected in April" against "not checked since last year".

A denial with "since" dates nothing that happened; it says after which day nothing did. So it is set against the day of
the deed that it denies, and never merged with it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

from copydesk.compare.events import Event
from copydesk.text.synonyms import folded_verb

# What is done to a thing to see that it is sound; reports use these for one another.
_SEEING_TO = frozenset("inspect check examine test survey service maintain overhaul review audit vet".split())
# What is done once something went wrong is done within days of it, and "not since" is told as of that day.
AFTERMATH_DAYS = 14


def last_done(event: Event) -> str | None:
    """The last day on which the deed can have been done: "not since May", "last done in May"."""
    time = event.time
    if event.ahead or not time.latest or time.role not in ("event", "aside"):
        return None
    if time.negated and time.relation in ("since", "after"):
        return time.latest[:10]
    return time.latest[:10] if time.relation == "at" and _is_deed(event) and _says_last(event) else None


def denies(lapse: Event, done: Event) -> bool:
    """True where the one tells a deed on a day, and the other that none was done to that thing since an earlier one."""
    until = last_done(lapse)
    if until is None or done.time.negated or done.ahead or done.told or done.passing or last_done(done) is not None:
        return False
    if done.time.relation != "at" or done.earliest is None or done.latest is None or not _is_deed(done):
        return False
    if not (_is_one_deed(lapse, done) and _is_of_one_thing(lapse, done)):
        return False
    return until < done.earliest[:10] and _is_before_the_news(done)


def set_against(a: Event, b: Event) -> Literal["differ", "not comparable"] | None:
    """The verdict where either denies the other's deed; None where neither says when a thing was last seen to."""
    if (last_done(a) is None) == (last_done(b) is None):
        return None
    return "differ" if denies(a, b) or denies(b, a) else "not comparable"


def _is_before_the_news(event: Event) -> bool:
    """False within days of the report: what is done after a failure does not belie that nobody had done it."""
    if event.published is None or event.latest is None:
        return False
    return date.fromisoformat(event.latest[:10]) < date.fromisoformat(event.published) - timedelta(AFTERMATH_DAYS)


def _says_last(event: Event) -> bool:
    """True of "was last inspected" and not of "the last train left"."""
    verb = event.time.verb or ""
    return any(word.lower().startswith(verb[:3]) for word in re.findall(r"\blast (\w+)", event.cite.quote))


def _is_deed(event: Event) -> bool:
    return (event.time.verb or "") != "be"


def _is_one_deed(a: Event, b: Event) -> bool:
    verbs = [event.time.verb or "" for event in (a, b)]
    return len(set(map(folded_verb, verbs))) == 1 or all(verb in _SEEING_TO for verb in verbs)


def _is_of_one_thing(a: Event, b: Event) -> bool:
    """True where the thing is named alike: one subject says no more than the other, or than the words of the other."""
    if a.subject and b.subject:
        return a.subject <= b.subject or b.subject <= a.subject
    named, other = (a, b) if a.subject else (b, a)
    return bool(named.subject) and named.subject <= other.terms
