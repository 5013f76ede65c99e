"""When what is shut opens again: "stay closed until Thursday", "reopen on Saturday" and "will not run before Sunday".

Reports tell one plan from either side. Each telling becomes the days on which it lets the thing open again, so that
they can be laid side by side whatever their verbs and negations are.
"""

from __future__ import annotations

import re
from itertools import product

from copydesk.compare.events import Event

_OPENING = frozenset("reopen open resume restart return run operate restore reconnect".split())
# With "again" these open too: "lessons start again on Thursday".
_STARTING = frozenset("start begin go sail fly meet".split())
_AGAIN = frozenset("again anew".split())
_OPEN = frozenset("open passable back operational navigable".split())
_STAYING = frozenset("stay remain keep be".split())
_SHUT = frozenset(
    """close closed shut suspend suspended halt halted block blocked ground grounded impassable cordon cordoned idle
    offline""".split()
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
        return {"at": (first, last), "before": (None, last), "not before": (first, None)}.get(time.relation)
    return None


def is_one_thing(a: Event, b: Event) -> bool:
    """True where the subjects share a word, or one runs on the other."""
    own = (a.subject - _OPEN - _SHUT, b.subject - _OPEN - _SHUT)
    return bool(own[0] & own[1]) or any(family & own[0] and family & own[1] for family in _FAMILIES)


def days_meet(a: Days, b: Days) -> bool:
    """True where one day lies in both."""
    return all(first is None or last is None or first <= last for first, last in product((a[0], b[0]), (a[1], b[1])))


def _is_least(event: Event) -> bool:
    before = event.cite.quote[: max(0, event.time.span.start - event.cite.start)]
    return _AT_LEAST.search(before) is not None
