"""What two figures have in common, part by part: the thing counted, what happened to it, its role, place and day."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import Literal

from copydesk.compare.counted import Counted, deed_of_noun, is_running_count
from copydesk.compare.nominals import is_carried, is_deed, is_echoed
from copydesk.text.concepts import (
    BEFALLS_PEOPLE,
    happening,
    is_human,
    is_known,
    is_one_fate,
    is_person,
    is_staffing,
    kinship,
)
from copydesk.text.derivation import verb_of
from copydesk.text.synonyms import folded

Weigh = Callable[[str], float]
Things = Literal["none", "unlike", "general", "same"]
Events = Literal["same", "open", "unlike", "apart"]

CONTEXT_ECHO = 0.45  # for one deed told as a verb here and as a noun there
CONTEXT_ALIKE = 0.62  # two renderings of one sentence
# Modifiers that tell nothing apart: they are said of the same things by one newsroom and left out by the next.
_LOOSE = frozenset("so-called call other more total several many".split())
# What a buyer gives is what the thing costs.
_OUTLAYS = frozenset(filter(None, map(happening, ("cost", "buy", "spend"))))


def overlap(a: frozenset[str], b: frozenset[str], weigh: Weigh) -> float:
    """Weighted cosine of two bags of words."""
    shared = a & b
    return _mass(shared, weigh) / math.sqrt(_mass(a, weigh) * _mass(b, weigh)) if shared else 0.0


@lru_cache(maxsize=4096)  # a sentence is set beside every other of its story
def _mass(words: frozenset[str], weigh: Weigh) -> float:
    return sum(weigh(word) ** 2 for word in sorted(words))


def roles_fit(a: Counted, b: Counted) -> bool:
    """A part may be told without its whole: "17 of the 23 wells were dry", "17 wells were dry"."""
    x, y = ("amount" if _are_others(one) else one.figure.role for one in (a, b))
    if x == y:
        return True
    told, other = happening(a.figure.event), happening(b.figure.event)
    if told == other or (None in (a.figure.head, b.figure.head) and a.happened == b.happened):
        told = a.happened
        return told is not None and {x, y} == {"part", "amount"}
    return {x, y} == {"part", "amount"} and (is_carried(a, b) or is_carried(b, a))


def _are_others(one: Counted) -> bool:
    """ "Eight died; 22 others were hurt": others than the dead, and all the hurt there are."""
    return one.figure.role == "more" and one.figure.head == "other" and one.happened in BEFALLS_PEOPLE - {"die"}


def scopes_clash(a: Counted, b: Counted) -> bool:
    """Each says "in" or "for" something else: "effective in adults", "effective in children"."""
    running = is_running_count(a) or is_running_count(b)  # "six died on Thursday", "the toll rose on Friday"
    here, there = (
        [scope.split() for scope in one.figure.scope if not (running and scope.startswith("on "))] for one in (a, b)
    )
    left = [x for x in here if not any(_is_one_scope(x, y) for y in there)]
    right = [y for y in there if not any(_is_one_scope(x, y) for x in here)]
    return any(x[0] == y[0] and set(x) - set(y) - b.terms and set(y) - set(x) - a.terms for x in left for y in right)


def _is_one_scope(x: list[str], y: list[str]) -> bool:
    """ "In Port Sabel" and "in Sabel", "in the town" and "in the city"; but not "in Orsk" and "in Lenn province"."""
    if x[0] != y[0]:
        return False
    if verb_of(x[-1]) == verb_of(y[-1]):
        return not (set(x) - set(y) and set(y) - set(x))
    return bool(set(x[1:]) & set(y[1:])) or kinship(x[-1], y[-1]) in ("same", "synonym")


def days_apart(a: Counted, b: Counted) -> bool:
    """Monday's closures are not Friday's."""
    if a.day is None or b.day is None:
        return False
    return a.day[1][:10] < b.day[0][:10] or b.day[1][:10] < a.day[0][:10]


def things_of(a: Counted, b: Counted) -> Things:
    x, y = _head(a), _head(b)
    if a.dimension != "count" and (x is None or y is None or is_deed(x, b) or is_deed(y, a)):
        return "general"
    if (x is None and a.happened not in BEFALLS_PEOPLE) or (y is None and b.happened not in BEFALLS_PEOPLE):
        return "none"  # "twelve were killed" counts people; "it was 15" counts anything
    near = kinship(x, y)
    if near == "none" and a.happened == b.happened and a.happened is not None and is_person(x) and is_person(y):
        near = "synonym"
    if near == "none" and a.dimension == "duration" and a.happened == b.happened == "sentence":
        near = "same"
    if near == "none" and is_staffing(x, y) and {a.happened, b.happened} <= {"lose", "dismiss"}:
        near = "general"  # 240 jobs are lost where 240 workers lose theirs
    if near == "none" and a.happened is not None and a.happened == b.happened and (_names_it(a) or _names_it(b)):
        near = "general"  # "three abstentions", "three members abstained"
    if near == "none":
        return "none" if (is_known(x) and is_known(y)) or a.dimension == "age" else "unlike"
    if _modifiers_clash(a, b):
        return "none" if near in ("same", "synonym") else "general"
    return "general" if near == "general" else "same"


def _names_it(one: Counted) -> bool:
    return one.dimension == "count" and deed_of_noun(one.figure.head) == one.happened


def _head(one: Counted) -> str | None:
    """What is counted; "visitors numbered 400" counts visitors."""
    numbered = one.figure.head is None and one.dimension == "count" and one.figure.part == "other"
    return one.figure.agent if numbered and one.happened is None else one.figure.head


def _modifiers_clash(a: Counted, b: Counted) -> bool:
    """Each is narrowed by a word that the other lacks: "public schools", "private schools"."""
    x = {folded(word) for word in a.figure.modifiers if word not in _LOOSE} - b.terms
    y = {folded(word) for word in b.figure.modifiers if word not in _LOOSE} - a.terms
    return bool(x and y)


def events_of(a: Counted, b: Counted, context: float) -> Events:
    if a.happened != b.happened and context >= CONTEXT_ECHO and (is_echoed(a, b) or is_echoed(b, a)):
        return "same"
    if a.happened is None or b.happened is None:
        return "open"
    if a.dimension.startswith("money") and {a.happened, b.happened} <= _OUTLAYS and context >= CONTEXT_ALIKE:
        return "same"
    if a.happened != b.happened:
        counted = a.dimension == b.dimension == "count"
        people = counted and is_person(a.figure.head) and is_person(b.figure.head)
        if counted and is_human(a.figure.head) and is_human(b.figure.head) and is_one_fate(a.happened, b.happened):
            return "same"
        befallen = counted and is_human(a.figure.head) and {a.happened, b.happened} <= BEFALLS_PEOPLE
        if people or befallen:
            return "apart"
        heads = (a.figure.head, b.figure.head)
        return "apart" if None not in heads and not counted and kinship(*heads) == "none" else "unlike"
    if a.happened == "cost" or a.dimension != "count":
        return "same"
    sides = {a.figure.part, b.figure.part}
    acted_on = a.figure.agent is not None or b.figure.agent is not None or is_human(a.figure.head)
    turned = sides == {"subject", "object"} and a.figure.event == b.figure.event and acted_on
    if turned and a.happened != "miss":  # "nine are missing", "nine have not been found"
        return "apart"
    return "same"
