"""Whether two figures count the same thing: never by their numbers alone.

Two strengths. `certain`: what is counted, what happened to it, where and when all agree, so that numbers that do not
meet are a disagreement. `likely`: enough agrees to lay the readings side by side if they meet, not enough to say that
they differ. The asymmetry is on purpose: a false conflict costs more than a group that is missed.
"""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

from copydesk.compare.counted import Counted
from copydesk.compare.doubts import is_doubtful
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
from copydesk.compare.recurring import CONTEXT_BUT_FOR, Room, is_one_planned, odds_of_one
from copydesk.compare.telling import ODD, is_telling, likely_from, named
from copydesk.text.concepts import BEFALLS_PEOPLE, falls, is_human, is_person, kinship
from copydesk.text.intervals import equal, meets

Strength = Literal["none", "likely", "certain"]

# Shares of the two sentences' words (weighted by rarity) that speak of one event. Chosen on the agreement set.
CONTEXT_CERTAIN = 0.30
CONTEXT_MEASURED = 0.40
CONTEXT_UNLIKE = 0.18  # for things that no list knows to be one, where the number itself is telling
# What befalls people once in one story, unless the text says that it did so twice.
_SOLE_FATES = frozenset("die injure miss rescue evacuate hospitalize strand protest".split())
ALIKE_CERTAIN = 0.38  # of meaning, for one deed done to one kind of thing in words that are not shared


class Link(NamedTuple):
    """How surely two figures count one thing; `context` breaks ties."""

    strength: Strength
    context: float


NONE = Link("none", 0.0)


def link(a: Counted, b: Counted, room: Room) -> Link:
    """How surely `a` and `b` count the same thing in the same event."""
    if a.owner is not None and b.owner is not None:
        if a.owner != b.owner:
            return NONE
        one_report = a.report.id == b.report.id
        return NONE if one_report and not meets(a.bounds, b.bounds) else Link("certain", 1.0)
    if _have_nothing_in_common(a, b):
        return NONE
    found = _by_words(a, b, room.weigh)
    if found.strength != "certain" and _is_one_deed(a, b):
        alike = room.alike.near(a, b)
        if alike is not None and alike >= ALIKE_CERTAIN:
            return Link("certain", alike)
    if found.strength != "certain" and _is_sole_fate(a, b, room):
        return Link("certain", found.context)
    if found.strength != "none":
        return found
    odds = odds_of_one(a, b, room)
    return NONE if odds is None or odds < 0 else Link("likely", 1 / (1 + math.exp(-odds)))


def _have_nothing_in_common(a: Counted, b: Counted) -> bool:
    """Neither number nor fate nor word: the common case among many reports, told before anything costly is asked."""
    fate = a.happened is not None and a.happened == b.happened
    if fate or a.report.id == b.report.id or (a.whole is not None and a.whole == b.whole):
        return False
    return a.terms.isdisjoint(b.terms) and not meets(a.bounds, b.bounds)


def _is_one_deed(a: Counted, b: Counted) -> bool:
    """Two reports tell one deed done to one kind of thing, and nothing speaks for two occasions of it."""
    if a.report.id == b.report.id or a.dimension != "count" or b.dimension != "count" or not roles_fit(a, b):
        return False
    if a.happened is None or a.happened != b.happened or "other" in (a.figure.part, b.figure.part):
        return False
    if things_of(a, b) != "same" or events_of(a, b, 0.0) != "same" or days_apart(a, b):
        return False
    return not scopes_clash(a, b) and not is_doubtful(a, b)


def _is_sole_fate(a: Counted, b: Counted, room: Room) -> bool:
    """What befell people is told by one number in either report, of people and no role: "nine hurt", "14 were hurt".

    The swimmers hurt may be some of the people hurt; a number of each is no disagreement.
    """
    fate = a.happened
    if a.report.id == b.report.id or a.dimension != "count" or b.dimension != "count" or fate != b.happened:
        return False
    if fate not in _SOLE_FATES or any(room.crowd.fates[one.report.id, fate] > 1 for one in (a, b)):
        return False
    if any(one.figure.role == "part" and one.figure.head is not None for one in (a, b)):
        return False  # "four of the dead miners", and not "14 of them"
    anybody = is_person(a.figure.head) and is_person(b.figure.head)
    if not anybody and kinship(a.figure.head, b.figure.head) not in ("same", "synonym") and fate != "protest":
        return False
    if not roles_fit(a, b) or "other" in (a.figure.part, b.figure.part) or events_of(a, b, 0.0) != "same":
        return False
    if things_of(a, b) not in ("same", "general"):
        return False
    return not days_apart(a, b) and not scopes_clash(a, b) and not is_doubtful(a, b)


def _by_words(a: Counted, b: Counted, weigh: Weigh) -> Link:
    if a.dimension != b.dimension or not roles_fit(a, b) or days_apart(a, b):
        return NONE
    if a.report.id == b.report.id and _repeats(a, b):
        return Link("certain", 1.0)
    if a.report.id == b.report.id and a.sentence == b.sentence:
        return NONE  # one sentence names two numbers because they count two things
    if a.figure.role == "change" and falls(a.figure.event) != falls(b.figure.event):
        return NONE
    context = overlap(a.terms, b.terms, weigh)
    clash = scopes_clash(a, b)
    # Where neither says what it counts (a language without syntax), one sentence printed twice still does.
    unnamed = a.figure.head is None and b.figure.head is None and context >= CONTEXT_ALIKE
    things = "general" if unnamed else things_of(a, b)
    events = events_of(a, b, context)
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
    if events == "unlike" and context < CONTEXT_ALIKE and is_one_planned(a, b):
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


def _repeats(a: Counted, b: Counted) -> bool:
    return a.figure.repeats == b.figure.span or b.figure.repeats == a.figure.span


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
        if _is_some_of(a, b) or _is_some_of(b, a):
            return False
        unnamed = a.dimension != "count" and (a.figure.head is None or b.figure.head is None)
        return context >= (CONTEXT_ALIKE if unnamed else CONTEXT_CERTAIN)
    if things == "same" and a.dimension != "count":
        return context >= CONTEXT_CERTAIN
    return False


def _is_some_of(part: Counted, whole: Counted) -> bool:
    """ "12 officers" may be among "30 people": no two numbers that cannot both be right."""
    counts = part.dimension == whole.dimension == "count"
    role = part.figure.head is not None and is_human(part.figure.head) and not is_person(part.figure.head)
    if not counts or not role or not is_person(whole.figure.head):
        return False
    return part.bounds.low is not None and whole.bounds.high is not None and part.bounds.low < whole.bounds.high


def _harm_on_one_side(a: Counted, b: Counted) -> bool:
    """One tells what befell the counted and the other does not: "killed two guards", "there were 11 guards"."""
    return (a.happened is None) != (b.happened is None) and not {a.happened, b.happened}.isdisjoint(BEFALLS_PEOPLE)
