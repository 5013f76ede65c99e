"""When what is shut opens again: "stay closed until Thursday", "reopen on Saturday" and "will not run before Sunday".

Reports tell one plan from either side. Each telling becomes the days on which it lets the thing open again, so that
they can be laid side by side whatever their verbs and negations are.
"""

from __future__ import annotations

import re
from itertools import product

from copydesk.compare.events import Event
from copydesk.text.synonyms import folded

_OPENING = frozenset("reopen open resume restart return run operate restore reconnect".split())
# With "again" these open too: "lessons start again on Thursday".
_STARTING = frozenset("start begin go sail fly meet cross let admit welcome receive carry play".split())
_AGAIN = frozenset("again anew".split())
_OPEN = frozenset("open passable back operational navigable".split())
_STAYING = frozenset("stay remain keep be".split())
_SHUT = frozenset(
    """close closed shut suspend suspended halt halted block blocked ground grounded impassable cordon cordoned idle
    offline""".split()
)
# Who uses what is open: "visitors will be let into the park again".
_USERS = frozenset(
    """visitor guest passenger driver motorist traffic car lorry customer resident tenant people pupil child student
    shopper worker staff fan player patient""".split()
)
# What runs, and what it runs on or in: one report says that the line is shut, the other that no trains go.
_FAMILIES = tuple(
    frozenset(words.split())
    for words in (
        "line track railway train rail service express tram",
        "road street highway motorway lane traffic route pass",
        "airport flight runway terminal plane",
        "school pupil class lesson",
        "port harbour harbor ferry berth",
    )
)
_AT_LEAST = re.compile(r"\bat least (?:until|till)?\s*$|\b(?:until|till) at least\s*$", re.IGNORECASE)

Days = tuple[str | None, str | None]


def opens_again(event: Event) -> Days | None:
    """The first and last day on which the thing can open again, None where open; None for any other event."""
    time = event.time
    if not event.ahead or not (time.earliest and time.latest):
        return None
    first, last = time.earliest[:10], time.latest[:10]
    verb = time.verb or ""
    if time.relation == "until" and (verb in _SHUT or (verb in _STAYING and event.terms & _SHUT)):
        return first, None if _is_least(event) else last
    again = verb in _STARTING and event.terms & _AGAIN
    if verb in _OPENING or again or (verb in _STAYING and event.terms & _OPEN):
        return {"at": (first, last), "since": (first, last), "before": (None, last), "not before": (first, None)}.get(
            time.relation
        )
    return None


def is_one_thing(a: Event, b: Event) -> bool:
    """True where the subjects are one thing, or one runs on the other, or the other's plan tells what is open again.

    A thing and a part of it ("the park", "the park's cafe") have other heads, and two of a kind ("the north gate", "the
    south gate") say each something of its own.
    """
    about = (a.time.about, b.time.about)
    own = tuple(event.subject - _OPEN - _SHUT or event.subject for event in (a, b))  # "the block" may be shut too
    if about[0] is not None and about[1] is not None and folded(about[0]) == folded(about[1]):
        return not (own[0] - own[1] and own[1] - own[0])
    if any(family & {about[0]} and family & {about[1]} for family in _FAMILIES):
        return True
    return any(
        again.terms & _AGAIN and thing.time.about in again.terms and again.time.about in _USERS
        for thing, again in ((a, b), (b, a))
    )


def days_meet(a: Days, b: Days) -> bool:
    """True where one day lies in both."""
    return all(first is None or last is None or first <= last for first, last in product((a[0], b[0]), (a[1], b[1])))


def _is_least(event: Event) -> bool:
    before = event.cite.quote[: max(0, event.time.span.start - event.cite.start)]
    return _AT_LEAST.search(before) is not None
