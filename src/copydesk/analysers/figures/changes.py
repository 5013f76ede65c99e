"""Whether a figure is an amount or a change, a part, an addition or what was there before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.model.marks import FigureRole, Hedge
from copydesk.reading import Reading, Token
from copydesk.text.concepts import FALL, RISE
from copydesk.text.quantities import Quantity
from copydesk.text.units import dimension

CHANGED = (
    RISE
    | FALL
    | frozenset(
        "cut reduce raise lower lift hike boost trim slash change go move double triple halve widen narrow".split()
    )
)
# Verbs of change that take other objects too: only a proportion, a point or money after them is a change.
_CHANGES_BY_UNIT = frozenset("add gain lose shed ease edge inch tick advance".split())
# What somebody does to something: "cut its staff by 40".
_RAISES = RISE | frozenset("raise boost lift hike widen lengthen extend push".split())
_LOWERS = FALL | frozenset("cut reduce lower slash trim narrow shorten halve scale curb".split())
_WAY_AFTER = re.compile(r"\s+(?:(?P<up>higher|up)|lower|down)\b(?!\s+(?:to|than\s+[\d$£€]))")
_CHANGE_OF = re.compile(
    r"\b(?:(?P<up>rise|increase|gain|jump|growth|climb|surge|raise)|fall|drop|decline|decrease|reduction|cut|slump)\s+of\s+$",
    re.I,
)
_BY = re.compile(r"\bby\s+$")
_MORE_BEFORE = re.compile(
    r"\b(?:another|an? (?:additional|further|extra))\s+(?:(?:about|around|roughly|some|estimated)\s+)?$", re.I
)
_MORE_AFTER = re.compile(r"\s+(?:more|others?|additional|extra|further)\b(?!\s+than)", re.I)
_PART_AFTER = re.compile(
    r"\s+(?:out\s+)?of\s+(?:the|its|his|her|their|our|those|these|them|which|whom|whose|all|\d|[A-Z])", re.I
)
# "All three of its factories".
_ALL_BEFORE = re.compile(r"\ball\s+$", re.I)
# "Twelve people, including three children": a part of what the sentence counts first.
_PART_BEFORE = re.compile(
    r"\b(?:including|among (?:them|those)|of (?:whom|which|them|these|those)|(?:first|second|final) of)[,:]?\s+"
    r"(?:(?:about|at least|around|roughly|some|only|just|more than|nearly)\s+)?$",
    re.I,
)
_MARGIN_BEFORE = re.compile(
    r"\b(?:w[io]n|los[et]|pass(?:es|ed)?|beat(?:en)?|defeat(?:s|ed)?|le[ad]d?s?|trail(?:s|ed)?|fail(?:s|ed)?|miss(?:es|ed)?"
    r"|exceed(?:s|ed)?|outnumber(?:s|ed)?|ahead|behind|short)\b[^.;:,]{0,40}?\bby\s+(?:just\s+|only\s+)?$",
    re.I,
)
_MARGIN_AFTER = re.compile(r"\s+(?:vote|point|goal|run|stroke|shot|length|seat|wicket)s?\b")
_FORMER_BEFORE = re.compile(
    r"\b(?:from|compared (?:with|to)|against|versus|than|instead of|the previous|an earlier)\s+"
    r"(?:(?:about|around|roughly|nearly|some|an earlier|just|the)\s+)*$",
    re.I,
)
# "By 2 to 5 percent" is a range; "by $40 million to $400 million" is a change and what it led to.
_TOO_WIDE = 4.0


def taken_apart(reading: Reading, quantity: Quantity) -> Sequence[Quantity]:
    """The two ends of what is a change from one figure to another and not a range."""
    if quantity.joint != "to" or not quantity.ends:
        return (quantity,)
    head = reading.text[quantity.start : quantity.core].lower()
    low, high = quantity.ends[0].value or 0.0, quantity.ends[1].value or 0.0
    if not head and high > _TOO_WIDE * low:
        changes = _BY.search(reading.text[max(0, quantity.start - 4) : quantity.start]) is not None
        if changes or change_before(reading, quantity.start, quantity.unit) is not None:
            return quantity.ends  # "rose by 12 to 560", "fell 12p to 340p"
    if head.startswith("from") and (
        change_before(reading, quantity.start, quantity.unit) is not None or _went_before(reading, quantity.start)
    ):
        return quantity.ends
    return (quantity,)


def _went_before(reading: Reading, start: int) -> bool:
    """ "Went from 500", "was raised from 500": told of the past, a change; "going from 5 to 10" may be a range."""
    tokens = [token for token in reading.tokens_in(max(0, start - 30), start) if token.end <= start][-3:]
    return any(token.tag in ("VBD", "VBN") and token.lemma.lower() in CHANGED for token in tokens)


def change_before(reading: Reading, start: int, unit: str | None) -> Hedge | None:
    """ "up" or "down" where the words before say that the figure is the size of a change."""
    end = start
    tokens = reading.tokens_in(max(0, start - 40), end)
    sentence = reading.sentence_at(start)
    for token in reversed([token for token in tokens if token.end <= start][-4:]):
        if sentence is not None and token.start < sentence.start:
            return None
        if token.lower in (
            "by",
            "another",
            "further",
            "a",
            "as",
            "much",
            "more",
            "than",
            "nearly",
            "about",
            "than",
            "an",
            "additional",
            "only",
            "just",
            "from",
        ):
            continue
        lemma = token.lower if token.lower in ("up", "down") else token.lemma.lower()
        if (
            token.pos in ("VERB", "AUX")
            or token.lower in ("up", "down")
            or (token.pos == "ADV" and lemma in RISE | FALL)
        ):
            if lemma in _CHANGES_BY_UNIT and not _is_change_unit(unit):
                return None
            if lemma in RISE:
                return None if lemma == "up" and unit is None and not _is_change_unit(unit) else "up"
            if lemma in FALL:
                return "down"
        return None
    return None


def change_around(reading: Reading, quantity: Quantity, tokens: Sequence[Token]) -> Hedge | None:
    """ "up" or "down" where the words around say so: "6 percent lower", "cut deaths by a third"."""
    after = _WAY_AFTER.match(reading.text, quantity.end)
    if after is not None and _is_change_unit(quantity.unit):
        return "up" if after.group("up") else "down"
    noun = _CHANGE_OF.search(reading.text[max(0, quantity.start - 24) : quantity.start])
    if noun is not None and _is_change_unit(quantity.unit):
        return "up" if noun.group("up") else "down"
    if not reading.has_syntax or not _BY.search(reading.text[max(0, quantity.start - 4) : quantity.start]):
        return None
    by = reading.tokens[tokens[0].i - 1] if tokens[0].i else None
    while by is not None and by.i and by.lower != "by" and by.start >= quantity.start:
        by = reading.tokens[by.i - 1]
    if by is None or by.lower != "by":
        return None
    verb = reading.tokens[by.head].lemma.lower()
    return "up" if verb in _RAISES else "down" if verb in _LOWERS else None


def _changes_before(reading: Reading, start: int) -> bool:
    """True when a verb of change or "up", "down" stands a few words before: "was cut from 900"."""
    before = [token for token in reading.tokens_in(max(0, start - 60), start) if token.end <= start][-7:]
    return any(token.lower in CHANGED or token.lemma.lower() in CHANGED for token in before)


def _is_change_unit(unit: str | None) -> bool:
    kind = dimension(unit)
    return kind in ("proportion", "percentage point") or kind.startswith("money")


def role_of(reading: Reading, quantity: Quantity) -> FigureRole:
    text = reading.text
    head, tail = text[max(0, quantity.start - 60) : quantity.start], text[quantity.end : quantity.end + 24]
    if _MORE_BEFORE.search(head) or _MORE_AFTER.match(tail):
        return "more"
    if quantity.form != "order" and _PART_AFTER.match(tail) and quantity.unit is None:
        return "amount" if _ALL_BEFORE.search(head) else "part"
    if _PART_BEFORE.search(head):
        return "part"
    if _MARGIN_BEFORE.search(head) and (quantity.unit is not None or _MARGIN_AFTER.match(tail)):
        return "change"  # "won by 212 votes": a difference, no amount
    former = _FORMER_BEFORE.search(head)
    if former and (not former.group().lower().startswith("from") or _changes_before(reading, quantity.start)):
        return "former"
    return "amount"
