"""One number in two reports, taken for one figure where that is likelier than chance: told by the words around both.

Shared words do not find most of what two newsrooms tell in words of their own. A number that recurs is only ever
`likely` one figure: it is laid side by side, and never stands against another for it.
"""

from __future__ import annotations

from typing import NamedTuple

from copydesk.compare.coincidence import Crowd, kind, needed
from copydesk.compare.counted import Counted
from copydesk.compare.facets import (
    CONTEXT_ALIKE,
    Weigh,
    days_apart,
    events_of,
    overlap,
    roles_fit,
    scopes_clash,
    things_of,
)
from copydesk.compare.surroundings import Surroundings
from copydesk.compare.telling import ODD, TELLING, printed
from copydesk.text.concepts import BEFALLS_PEOPLE, is_human, is_known, is_staffing, kinship
from copydesk.text.intervals import equal

# What the words around one number in two reports add to the odds that it is one figure, in log odds: logistic
# regression on figures of 960 news triples (see coincidence.py), AUC .837; likeness is 0..1, the rest true or false.
NEAR_ALIKE, WHOLE_ALIKE, NO_MORE = 2.3, 6.1, -3.45
UNLIKE_THINGS, UNLIKE_EVENTS, EVENTS_APART, ONE_EVENT, UNLIKE_ROLES = -0.75, -0.7, -1.6, 0.2, -0.95
ELSEWHERE = -1.5  # another place, group or day, by our choice: the regression had too few
UNNAMED = 1.0  # more of it, where a number has no noun and another verb, or small counts have unlike nouns
CONTEXT_BUT_FOR = 0.45  # alike but for a place, a time or a group
# Measures that a thing has by itself: a road's kilometres are no town's.
_OF_THINGS = frozenset("length duration mass area volume".split())


class Room(NamedTuple):
    """What two figures of a story are weighed by: rarity of words, likeness of meaning, how many figures there are."""

    weigh: Weigh
    alike: Surroundings
    crowd: Crowd


def odds_of_one(a: Counted, b: Counted, room: Room) -> float | None:
    """The log odds that one number in two reports is one figure, by its rivals and the words around both.

    None where the numbers say nothing, where something speaks for two figures, and without an encoder.
    """
    least = needed(a, b, room.crowd)
    if least is None or _count_two_things(a, b) or _is_contrasted(a, b, room.weigh):
        return None
    if _is_unnamed_and_unlike(a, b) or _are_few_of_unlike(a, b):
        least += UNNAMED
    found = _of_words(a, b, room)
    return found - least if found is not None else None


def _is_contrasted(a: Counted, b: Counted, weigh: Weigh) -> bool:
    """Sentences alike but for one thing tell of two by it: "nine died in Orsk", "in Lenn"; "15 nurses", "15 beds"."""
    context = overlap(a.terms, b.terms, weigh)
    if context < CONTEXT_BUT_FOR:
        return False
    planned = context < CONTEXT_ALIKE and is_one_planned(a, b)
    if planned or scopes_clash(a, b):
        return True
    if a.dimension != "count" or printed(a) >= ODD:
        return False
    if None not in (a.figure.head, b.figure.head) and things_of(a, b) in ("none", "unlike"):
        return True
    return context < CONTEXT_ALIKE and events_of(a, b, context) == "unlike" and a.figure.part == b.figure.part


def _is_unnamed_and_unlike(a: Counted, b: Counted) -> bool:
    """ "A crowd that organisers said was 15,000 strong": without a noun, what the verb tells counts for little."""
    unnamed = a.dimension == "count" and (a.figure.head is None) != (b.figure.head is None)
    return unnamed and events_of(a, b, 0.0) in ("unlike", "apart")


def _are_few_of_unlike(a: Counted, b: Counted) -> bool:
    """ "Three vacancies", "three meetings"; "45,000 people", "nearly 50,000 followers": little but words can tell."""
    if a.dimension != "count" or b.dimension != "count" or things_of(a, b) not in ("none", "unlike"):
        return False
    few = (a.figure.value or TELLING) < TELLING and not (is_human(a.figure.head) and is_human(b.figure.head))
    return few or not equal(a.bounds, b.bounds)


def _count_two_things(a: Counted, b: Counted) -> bool:
    """Two things that are known to be two, or two fates of people; money is told by so many words that none tells."""
    x, y = a.figure.head, b.figure.head
    if a.dimension != "count" or b.dimension != "count":
        return kind(a) in _OF_THINGS and things_of(a, b) == "none"
    if {a.happened, b.happened} <= BEFALLS_PEOPLE and events_of(a, b, 0.0) == "apart":
        return True
    if x is None or y is None or is_staffing(x, y) or (is_human(x) and is_human(y)):
        return False
    return is_human(x) != is_human(y) or (kinship(x, y) == "none" and is_known(x) and is_known(y))


def _of_words(a: Counted, b: Counted, room: Room) -> float | None:
    """What the words around two figures add to the log odds that they are one; None without an encoder."""
    near, whole = room.alike.near(a, b), room.alike.whole(a, b)
    if near is None or whole is None:
        return None
    counts = a.dimension == b.dimension == "count"
    unlike = things_of(a, b) in ("none", "unlike")
    told = {"apart": EVENTS_APART, "unlike": UNLIKE_EVENTS, "same": ONE_EVENT, "open": 0.0}[events_of(a, b, 0.0)]
    odds = NEAR_ALIKE * near + WHOLE_ALIKE * whole + NO_MORE
    odds += unlike * UNLIKE_THINGS + counts * told + (not roles_fit(a, b)) * UNLIKE_ROLES
    return odds + (scopes_clash(a, b) or days_apart(a, b)) * ELSEWHERE


def is_one_planned(a: Counted, b: Counted) -> bool:
    """True for a short number of things to which something is to be done there and something else was done here."""
    exact = a.figure.hedge == b.figure.hedge == "exact" and printed(a) < ODD
    return exact and a.figure.projected != b.figure.projected and a.figure.part == b.figure.part == "object"
