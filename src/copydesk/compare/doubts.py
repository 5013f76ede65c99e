"""Reasons to doubt that two numbers that do not meet contradict one another: two events, or two times of one."""

from __future__ import annotations

import re

from copydesk.compare.counted import Counted
from copydesk.compare.nominals import is_stock
from copydesk.text.concepts import is_human, kinship

IMPLAUSIBLE_RATIO = 10.0
# A sentence with one of these speaks of another occasion than one without it.
_CONTRAST = re.compile(
    r"\b(?:another|second|earlier|originally|initially|previous(?:ly)?|similar(?:ly)?|separate(?:ly)?|elsewhere|average|usual(?:ly)?"
    r"|typical(?:ly)?|normal(?:ly)?|historical(?:ly)?|annual(?:ly)?|yearly|past|ago|anniversary|each|apiece"
    r"|every|sister|neighbou?ring|unrelated)\b",
    re.I,
)


def _far_apart(a: Counted, b: Counted) -> bool:
    """Tenfold apart in words that are not alike: rather two events than two counts of one."""
    ends = [end for end in (a.bounds.low, a.bounds.high, b.bounds.low, b.bounds.high) if end is not None]
    if len(ends) < 4 or min(ends) <= 0:
        return False
    gap = max(a.bounds.low or 0.0, b.bounds.low or 0.0) / min(a.bounds.high or 0.0, b.bounds.high or 0.0)
    return gap >= IMPLAUSIBLE_RATIO and len(a.terms & b.terms) < len(a.terms | b.terms) / 2


def _contrasted(one: Counted) -> bool:
    """ "Each", "earlier", "another" near the number: of what stands further off they say nothing."""
    return _CONTRAST.search(one.near) is not None


def _agents_clash(a: Counted, b: Counted) -> bool:
    """What killed them was a flood there and a fire here: two events, however alike the rest."""
    x, y = a.figure.agent, b.figure.agent
    if x is None or y is None or a.figure.part != b.figure.part or a.happened is None:
        return False  # "the union counted", "the firm counted": who counts is not who acts
    if a.happened == "rescue" and is_human(x) and is_human(y):
        return False  # rescue workers are firefighters, divers, soldiers and neighbours
    return kinship(x, y) not in ("same", "synonym") and x not in b.terms and y not in a.terms


def _is_infinitive(one: Counted) -> bool:
    """ "The faults led it to recall 40 buses": done or to be done, the words leave open."""
    return f" to {one.figure.event} " in one.words.lower()


def is_doubtful(a: Counted, b: Counted) -> bool:
    """Reasons to doubt that numbers that do not meet contradict one another."""
    said = b if a.figure.projected else a
    planned = a.figure.projected != b.figure.projected and a.happened != "cost" and not _is_infinitive(said)
    if (is_stock(a) and b.happened is not None) or (is_stock(b) and a.happened is not None):
        return True
    if planned or _agents_clash(a, b) or _far_apart(a, b):
        return True
    if _contrasted(a) != _contrasted(b) or a.past != b.past:
        return True
    if (a.dated and a.as_of is None) or (b.dated and b.as_of is None):
        return True
    if set(a.figure.names) - b.terms - set(b.figure.names) and set(b.figure.names) - a.terms - set(a.figure.names):
        return True
    return a.report.id == b.report.id and a.holder == b.holder and not (a.dated and b.dated)
