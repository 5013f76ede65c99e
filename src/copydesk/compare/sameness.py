"""Whether two figures count the same thing: never by their numbers alone.

Two strengths. `certain`: what is counted, what happened to it, where and when all agree, so that numbers that do not
meet are a disagreement. `likely`: enough agrees to lay the readings side by side if they meet, not enough to say that
they differ. The asymmetry is on purpose: a false conflict costs more than a group that is missed.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Literal, NamedTuple

from copydesk.compare.counted import Counted
from copydesk.text.concepts import is_person, kinship
from copydesk.text.intervals import meets

Strength = Literal["none", "likely", "certain"]
Weigh = Callable[[str], float]

# Shares of the two sentences' words (weighted by rarity) that speak of one event. Chosen on the agreement set.
CONTEXT_CERTAIN = 0.30
CONTEXT_LIKELY = 0.22
CONTEXT_ALIKE = 0.62  # two renderings of one sentence
# Modifiers that tell nothing apart: they are said of the same things by one newsroom and left out by the next.
_LOOSE = frozenset(
    """so-called other more local total entire whole many several own different various new old additional separate
    confirmed reported official latest current initial estimated nearly about least early late overall""".split()
)


class Link(NamedTuple):
    """How surely two figures count one thing; `context` breaks ties."""

    strength: Strength
    context: float


NONE = Link("none", 0.0)


def link(a: Counted, b: Counted, weigh: Weigh) -> Link:
    """How surely `a` and `b` count the same thing in the same event."""
    if a.dimension != b.dimension or a.figure.role != b.figure.role or _days_apart(a, b):
        return NONE
    if a.report.id == b.report.id and a.sentence == b.sentence:
        return NONE  # one sentence names two numbers because they count two things
    context = overlap(a.terms, b.terms, weigh)
    things = _things(a, b)
    events = _events(a, b)
    if things == "none" or events == "apart":
        return NONE
    agree = meets(a.bounds, b.bounds)
    certain = _certain(a, b, things, events, context)
    if certain and not _weakened(a, b):
        return Link("certain", context)
    if agree and (certain or context >= CONTEXT_LIKELY):
        return Link("likely", context)
    return NONE


def overlap(a: frozenset[str], b: frozenset[str], weigh: Weigh) -> float:
    """Weighted cosine of two bags of words."""
    if not a or not b:
        return 0.0
    shared = sum(weigh(word) ** 2 for word in sorted(a & b))
    return shared / math.sqrt(sum(weigh(w) ** 2 for w in sorted(a)) * sum(weigh(w) ** 2 for w in sorted(b)))


def _days_apart(a: Counted, b: Counted) -> bool:
    """Monday's closures are not Friday's."""
    if a.day is None or b.day is None:
        return False
    return a.day[1][:10] < b.day[0][:10] or b.day[1][:10] < a.day[0][:10]


def _things(a: Counted, b: Counted) -> Literal["none", "general", "same"]:
    x, y = a.figure.head, b.figure.head
    if a.dimension != "count" and (x is None or y is None):
        return "general"
    near = kinship(x, y)
    if near == "none" and a.happened == b.happened and a.happened is not None and is_person(x) and is_person(y):
        near = "synonym"
    if near == "none":
        return "none"
    if _modifiers_clash(a, b):
        return "none" if near in ("same", "synonym") else "general"
    return "general" if near == "general" else "same"


def _modifiers_clash(a: Counted, b: Counted) -> bool:
    """Each is narrowed by a word that the other lacks: "public schools", "private schools"."""
    x = {word for word in a.figure.modifiers if word not in _LOOSE} - b.terms
    y = {word for word in b.figure.modifiers if word not in _LOOSE} - a.terms
    return bool(x and y)


def _events(a: Counted, b: Counted) -> Literal["same", "open", "apart"]:
    if a.happened is None or b.happened is None:
        return "open"
    if a.happened != b.happened:
        return (
            "open"
            if a.dimension == "count" and not (is_person(a.figure.head) and is_person(b.figure.head))
            else "apart"
        )
    if {a.figure.part, b.figure.part} == {"subject", "object"} and a.figure.event == b.figure.event:
        return "apart"
    return "same"


def _certain(a: Counted, b: Counted, things: str, events: str, context: float) -> bool:
    if context >= CONTEXT_ALIKE and things == "same":
        return True
    if events == "same" and things == "same":
        return context >= CONTEXT_CERTAIN / 2 or a.happened in ("die", "injure", "miss", "arrest", "rescue")
    if events == "same" and things == "general":
        return context >= CONTEXT_CERTAIN
    if things == "same" and a.dimension != "count":
        return context >= CONTEXT_CERTAIN
    return False


def _weakened(a: Counted, b: Counted) -> bool:
    """Reasons to doubt that numbers that do not meet contradict one another."""
    if a.figure.projected != b.figure.projected:
        return True
    if a.figure.places and b.figure.places and not set(a.figure.places) & set(b.figure.places):
        return True
    return a.report.id == b.report.id and a.holder == b.holder and not (a.dated and b.dated)
