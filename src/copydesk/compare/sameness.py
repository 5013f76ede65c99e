"""Whether two figures count the same thing: never by their numbers alone.

Two strengths. `certain`: what is counted, what happened to it, where and when all agree, so that numbers that do not
meet are a disagreement. `likely`: enough agrees to lay the readings side by side if they meet, not enough to say that
they differ. The asymmetry is on purpose: a false conflict costs more than a group that is missed.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Literal, NamedTuple

from copydesk.compare.coincidence import Crowd, needed
from copydesk.compare.counted import Counted, is_running_count
from copydesk.compare.doubts import is_doubtful
from copydesk.compare.nominals import is_carried, is_deed, is_echoed
from copydesk.compare.surroundings import Alike
from copydesk.compare.telling import ODD, is_telling, likely_from, named, printed
from copydesk.text.concepts import (
    BEFALLS_PEOPLE,
    falls,
    happening,
    is_human,
    is_known,
    is_one_fate,
    is_person,
    is_staffing,
    kinship,
)
from copydesk.text.derivation import verb_of
from copydesk.text.intervals import equal, meets
from copydesk.text.synonyms import folded

Strength = Literal["none", "likely", "certain"]
Weigh = Callable[[str], float]

# Shares of the two sentences' words (weighted by rarity) that speak of one event. Chosen on the agreement set.
CONTEXT_CERTAIN = 0.30
CONTEXT_MEASURED = 0.40
CONTEXT_UNLIKE = 0.18  # for things that no list knows to be one, where the number itself is telling
CONTEXT_ECHO = 0.45  # for one deed told as a verb here and as a noun there
ALIKE_CERTAIN = 0.38  # of meaning, for one deed done to one kind of thing in words that are not shared
UNNAMED = 0.15  # more likeness of meaning, where a number has no noun and another verb
CONTEXT_BUT_FOR = 0.45  # alike but for a place, a time or a group
CONTEXT_ALIKE = 0.62  # two renderings of one sentence
# Modifiers that tell nothing apart: they are said of the same things by one newsroom and left out by the next.
_LOOSE = frozenset("so-called call other more total several many".split())
# What a buyer gives is what the thing costs.
_OUTLAYS = frozenset(filter(None, map(happening, ("cost", "buy", "spend"))))


class Link(NamedTuple):
    """How surely two figures count one thing; `context` breaks ties."""

    strength: Strength
    context: float


class Room(NamedTuple):
    """What two figures of a story are weighed by: rarity of words, likeness of meaning, how many figures there are."""

    weigh: Weigh
    alike: Alike
    crowd: Crowd


NONE = Link("none", 0.0)


def link(a: Counted, b: Counted, room: Room) -> Link:
    """How surely `a` and `b` count the same thing in the same event."""
    if a.owner is not None and b.owner is not None:
        if a.owner != b.owner:
            return NONE
        return Link("certain" if a.report.id != b.report.id or meets(a.bounds, b.bounds) else "likely", 1.0)
    found = _by_words(a, b, room.weigh)
    if found.strength != "certain" and _is_one_deed(a, b):
        alike = room.alike(a, b)
        if alike is not None and alike >= ALIKE_CERTAIN:
            return Link("certain", alike)
    return _by_number(a, b, room) if found.strength == "none" else found


def _is_one_deed(a: Counted, b: Counted) -> bool:
    """Two reports tell one deed done to one kind of thing, and nothing speaks for two occasions of it."""
    if a.report.id == b.report.id or a.dimension != "count" or b.dimension != "count" or not _roles_fit(a, b):
        return False
    if a.happened is None or a.happened != b.happened or "other" in (a.figure.part, b.figure.part):
        return False
    if _things(a, b) != "same" or _events(a, b, 0.0) != "same" or _days_apart(a, b):
        return False
    return not _scopes_clash(a, b) and not is_doubtful(a, b)


def _by_number(a: Counted, b: Counted, room: Room) -> Link:
    """Two reports with one number in words that mean much the same, where nothing says that they count two things."""
    least = needed(a, b, room.crowd)
    if least is None or _days_apart(a, b) or _count_two_things(a, b):
        return NONE
    if _is_unnamed_and_unlike(a, b):
        least += UNNAMED
    found = room.alike(a, b)
    return Link("likely", found) if found is not None and found >= least else NONE


def _is_unnamed_and_unlike(a: Counted, b: Counted) -> bool:
    """ "A crowd that organisers said was 15,000 strong": without a noun, what the verb tells counts for little."""
    unnamed = a.dimension == "count" and (a.figure.head is None) != (b.figure.head is None)
    return unnamed and _events(a, b, 0.0) in ("unlike", "apart")


def _count_two_things(a: Counted, b: Counted) -> bool:
    if _scopes_clash(a, b):
        return True
    things, events = _things(a, b), _events(a, b, 0.0)
    if a.dimension.startswith("money") or b.dimension.startswith("money"):
        return False
    if a.dimension != "count" or b.dimension != "count":
        return things in ("none", "unlike") and a.dimension == b.dimension
    if a.figure.head is None or b.figure.head is None:
        return {a.happened, b.happened} <= BEFALLS_PEOPLE and events == "apart"
    if events == "apart" or (events == "unlike" and not is_telling(a, b)):
        return True
    return things in ("none", "unlike") and not is_staffing(a.figure.head, b.figure.head)


def _by_words(a: Counted, b: Counted, weigh: Weigh) -> Link:
    if a.dimension != b.dimension or not _roles_fit(a, b) or _days_apart(a, b):
        return NONE
    if a.report.id == b.report.id and _repeats(a, b):
        return Link("certain", 1.0)
    if a.report.id == b.report.id and a.sentence == b.sentence:
        return NONE  # one sentence names two numbers because they count two things
    if a.figure.role == "change" and falls(a.figure.event) != falls(b.figure.event):
        return NONE
    context = overlap(a.terms, b.terms, weigh)
    clash = _scopes_clash(a, b)
    # Where neither says what it counts (a language without syntax), one sentence printed twice still does.
    unnamed = a.figure.head is None and b.figure.head is None and context >= CONTEXT_ALIKE
    things = "general" if unnamed else _things(a, b)
    events = _events(a, b, context)
    if things == "none" or events == "apart":
        return NONE
    agree = meets(a.bounds, b.bounds)
    if clash and context >= CONTEXT_BUT_FOR:
        return NONE  # sentences alike but for the place or the group are told of two of them
    if things == "unlike":
        one = events == "same" and equal(a.bounds, b.bounds) and context >= CONTEXT_CERTAIN
        telling = agree and not clash and (one or (is_telling(a, b) and context >= CONTEXT_UNLIKE))
        return Link("likely", context) if telling else NONE
    certain = events != "unlike" and _certain(a, b, things, events, context)
    if certain and not clash and not is_doubtful(a, b):
        return Link("certain", context)
    if _is_one_number(a, b, things):
        return Link("likely", context)
    # One report's "hundreds of thousands" beside its own 300,000 are two things, unless its words say otherwise.
    vague = a.report.id == b.report.id and (a.figure.value is None) != (b.figure.value is None)
    if a.report.id == b.report.id and things != "same" and not certain and named(a) != named(b):
        return NONE  # one report's two sums are two things, unless it says what they are of
    if events == "unlike" and context < CONTEXT_ALIKE and _is_one_planned(a, b):
        return NONE  # "will recall 12 buses", "sold 12 buses": few digits, two deeds
    alike = max(context, overlap(a.deeds, b.deeds, weigh))  # "voted early" and "early voting" are alike
    if agree and (certain or alike >= (CONTEXT_CERTAIN if vague else likely_from(a, b))):
        return Link("likely", context)
    return NONE


def _is_one_number(a: Counted, b: Counted, things: str) -> bool:
    """True for one odd number of one kind of thing in two reports: nobody hits upon 163 jobs by chance."""
    x, y = a.figure, b.figure
    if a.report.id == b.report.id or things != "same" or x.hedge != "exact" or y.hedge != "exact" or x.head != y.head:
        return False
    return x.value == y.value and x.value is not None and x.value >= ODD and x.value % 10 != 0


def _is_one_planned(a: Counted, b: Counted) -> bool:
    """True for a short number of things to which something is to be done there and something else was done here."""
    exact = a.figure.hedge == b.figure.hedge == "exact" and printed(a) < ODD
    return exact and a.figure.projected != b.figure.projected and a.figure.part == b.figure.part == "object"


def _scopes_clash(a: Counted, b: Counted) -> bool:
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


def _roles_fit(a: Counted, b: Counted) -> bool:
    """A part may be told without its whole: "17 of the 23 wells were dry", "17 wells were dry"."""
    x, y = ("amount" if _are_others(one) else one.figure.role for one in (a, b))
    if x == y:
        return True
    told, other = happening(a.figure.event), happening(b.figure.event)
    if told == other:
        return told is not None and {x, y} == {"part", "amount"}
    return {x, y} == {"part", "amount"} and (is_carried(a, b) or is_carried(b, a))


def _are_others(one: Counted) -> bool:
    """ "Eight died; 22 others were hurt": others than the dead, and all the hurt there are."""
    return one.figure.role == "more" and one.figure.head == "other" and one.happened in BEFALLS_PEOPLE - {"die"}


def _repeats(a: Counted, b: Counted) -> bool:
    return a.figure.repeats == b.figure.span or b.figure.repeats == a.figure.span


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


def _things(a: Counted, b: Counted) -> Literal["none", "unlike", "general", "same"]:
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
    if near == "none":
        return "none" if (is_known(x) and is_known(y)) or a.dimension == "age" else "unlike"
    if _modifiers_clash(a, b):
        return "none" if near in ("same", "synonym") else "general"
    return "general" if near == "general" else "same"


def _head(one: Counted) -> str | None:
    """What is counted; "visitors numbered 400" counts visitors."""
    numbered = one.figure.head is None and one.dimension == "count" and one.figure.part == "other"
    return one.figure.agent if numbered and one.happened is None else one.figure.head


def _modifiers_clash(a: Counted, b: Counted) -> bool:
    """Each is narrowed by a word that the other lacks: "public schools", "private schools"."""
    x = {folded(word) for word in a.figure.modifiers if word not in _LOOSE} - b.terms
    y = {folded(word) for word in b.figure.modifiers if word not in _LOOSE} - a.terms
    return bool(x and y)


def _events(a: Counted, b: Counted, context: float) -> Literal["same", "open", "unlike", "apart"]:
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


def _certain(a: Counted, b: Counted, things: str, events: str, context: float) -> bool:
    if context >= CONTEXT_ALIKE and things == "same" and not _harm_on_one_side(a, b):
        return True
    if things == "same" and a.whole is not None and a.whole == b.whole and context >= CONTEXT_CERTAIN / 2:
        return True  # "80 of the 120 districts", "112 of the 120 districts"
    if a.dimension == "count" and "other" in (a.figure.part, b.figure.part):
        return False  # "homes in five villages were damaged": nobody says that five were
    crossed = a.figure.head is not None and a.figure.head == b.figure.agent
    crossed = crossed or (b.figure.head is not None and b.figure.head == a.figure.agent)
    if a.dimension != "count" and crossed and events == "open" and context >= CONTEXT_ALIKE:
        return True  # "a whale 14 metres long washed ashore", "the whale was 12 metres long"
    if a.dimension != "count" and context < CONTEXT_MEASURED:
        return False  # sentences of years and sums of money are many in one story
    if events == "same" and things == "same":
        return context >= CONTEXT_CERTAIN / 2 or a.happened in ("die", "injure", "miss", "arrest", "rescue")
    if events == "same" and things == "general":
        unnamed = a.dimension != "count" and (a.figure.head is None or b.figure.head is None)
        return context >= (CONTEXT_ALIKE if unnamed else CONTEXT_CERTAIN)
    if things == "same" and a.dimension != "count":
        return context >= CONTEXT_CERTAIN
    return False


def _harm_on_one_side(a: Counted, b: Counted) -> bool:
    """One tells what befell the counted and the other does not: "killed two guards", "there were 11 guards"."""
    return (a.happened is None) != (b.happened is None) and not {a.happened, b.happened}.isdisjoint(BEFALLS_PEOPLE)
