"""What takes place: when it begins, and on which day it is to be held, in whatever verb a report puts it.

"The fire broke out", "the fire started" and "caught fire" are one beginning; "the final will be played" and "the
final is on May 15" are one date.
"""

from __future__ import annotations

import re

from copydesk.compare.events import Event
from copydesk.text.happenings import happens
from copydesk.text.synonyms import folded

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


def held(event: Event) -> frozenset[str]:
    """Happenings that are to take place on the day of the clause, folded."""
    if not event.ahead or (event.time.verb or "") not in _HOLDING or event.time.relation != "at":
        return frozenset()
    return frozenset(folded(term) for term in event.time.subject if happens(term))


def is_definite(event: Event) -> bool:
    """True where "the" stands before a happening of the subject: one that readers are taken to know."""
    words = event.cite.quote.lower()
    return any(re.search(rf"\bthe (?:[\w-]+ ){{0,3}}{re.escape(term)}\b", words) for term in event.time.subject)
