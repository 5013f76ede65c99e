"""One deed told as a verb in one report and as a noun in the other: "leaked 2,000 barrels", "the leak released ..."."""

from __future__ import annotations

from copydesk.compare.counted import Counted
from copydesk.text.concepts import LIGHT_VERBS, happening, is_human
from copydesk.text.derivation import is_doer, verb_of

# Verbs that hand on what a noun beside them tells: "the cancellation led to", "imposed a fine of".
_CARRIERS = frozenset("reach cause lead result impose release draw follow prompt".split())

# Verbs of what is there or wanted: a stock stands beside what became of a part of it, whatever else is told with it.
_STOCK = frozenset("have need count include involve use know".split())


def is_stock(one: Counted) -> bool:
    """ "The island has 900 deer", "refugees need 15 litres": nothing happened to what is counted."""
    return one.happened is None and one.figure.event in _STOCK


def is_carried(a: Counted, b: Counted) -> bool:
    """ "The carrier cancelled 212 flights", "fog led to the cancellation of 180"."""
    return b.figure.event in _CARRIERS and a.happened in b.deeds


def _is_light(one: Counted) -> bool:
    return (one.happened is None or one.figure.event in LIGHT_VERBS) and not is_stock(one)


def is_echoed(a: Counted, b: Counted) -> bool:
    """What happened here is told by a noun there.

    "Voted early", "early voting drew"; "leaked", "the leak released"; "were rescued", "rescuers took"; "withdrew",
    "withdrawals reached". A doer counts only beside a verb that says nothing by itself: a buyer who sells has not
    bought.
    """
    if is_carried(a, b) or (a.happened in b.deeds and _is_light(b)):
        return True
    noun = b.figure.agent
    if noun is None or (not _is_light(b) and (is_human(noun) or is_doer(noun))):
        return False
    verb = verb_of(noun)
    acted = happening(verb)
    if acted is None:
        return False
    return a.happened == acted or (a.happened is None and verb != noun and _is_light(b) and acted in a.deeds)


def is_deed(noun: str, other: Counted) -> bool:
    """ "The harvest came to 300 tonnes" measures what "growers harvested 300 tonnes" does."""
    return other.happened is not None and happening(verb_of(noun)) == other.happened
