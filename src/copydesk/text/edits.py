"""What an edit touches: the places where a reprint can change what is said, and not only how.

Judged by the edited words and those around them, over closed classes of English; everything else is wording.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from copydesk.text.numberwords import ONES, ORDERS, PARTS, SCALES, TENS
from copydesk.text.numerals import numerals

Touch = Literal[
    "number", "hedge", "negation", "quotation", "attribution dropped", "attribution added", "hardened", "softened"
]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NEGATIONS = frozenset("no not never none nobody nothing neither nor without cannot".split())
_SAYING = frozenset(
    """said says say told tells according reported reports announced wrote writes stated states claimed claims
    alleged alleges added tweeted testified""".split()
)
_DISTANCE = re.compile(r"\bwhat\b.{1,30}\bcall(?:ed|s)\b|\bso-called\b", re.I)  # "what the union called a secret plan"
# Words under which a thing is not told as a fact: modals, adverbs of doubt, and verbs for what is only meant to be.
_WEAK = frozenset(
    """may might could would possible possibly perhaps maybe likely unlikely apparently reportedly allegedly alleged
    supposedly purported suspected presumed seem seems seemed appear appears appeared believed thought expected
    plan plans planned planning threaten threatens threatened threatening propose proposes proposed proposal consider
    considers considered considering intend intends intended seek seeks sought potential potentially""".split()
)
_HEDGES = re.compile(
    r"\b(?:at least|at most|up to|as many as|as much as|more than|less than|fewer than|about|around|roughly|nearly"
    r"|almost|approximately|some|over|under|estimated|an estimated|close to|only|just)\b",
    re.I,
)
_MATTERS = _NEGATIONS | _SAYING | _WEAK | {
    *ONES, *TENS, *SCALES, *ORDERS, *PARTS,
    *"several many couple handful multiple half halves quarter fortnight dozen dozens what so".split(),
    *"at up as more less fewer about around roughly nearly almost approximately some over under".split(),
    *"estimated close only just".split(),
}  # fmt: skip
_SHORT_CUT = 3  # words: a longer cut takes the doubt away together with what was doubted


class Edit(NamedTuple):
    """Words before and after, empty where there are none, each with the text that follows it."""

    before: str
    after: str
    follows_before: str = ""
    follows_after: str = ""
    quoted: bool = False


def touches(edit: Edit) -> tuple[Touch, ...]:
    """What the edit touches, in a fixed order; empty for mere wording."""
    before, after = _words(edit.before), _words(edit.after)
    if not (_matters(edit.before, before) or _matters(edit.after, after)):
        return ("quotation",) if edit.quoted else ()
    found: list[Touch] = []
    if _numbers(edit.before) != _numbers(edit.after):
        found.append("number")
    if _hedge(edit.before, edit.follows_before) != _hedge(edit.after, edit.follows_after):
        found.append("hedge")
    if _negations(before) != _negations(after) and (after or len(before) <= _SHORT_CUT):
        found.append("negation")
    if edit.quoted:
        found.append("quotation")
    if _attributes(edit.before, before) != _attributes(edit.after, after) and not edit.quoted:
        found.append("attribution dropped" if _attributes(edit.before, before) else "attribution added")
    if _doubt(before, after):
        found.append("hardened")
    elif _doubt(after, before):
        found.append("softened")
    return tuple(found)


def _attributes(text: str, words: list[str]) -> bool:
    return bool(_SAYING & set(words) or _DISTANCE.search(text))


def _matters(text: str, words: list[str]) -> bool:
    """False for words that can touch nothing, which are most: the rest is looked at closely."""
    return (
        not _MATTERS.isdisjoint(words)
        or any(letter.isnumeric() for letter in text)
        or any(word.endswith("n't") for word in words)
    )


def _words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


def _numbers(text: str) -> list[tuple[float | None, float | None, float | None]]:
    return [(numeral.value, numeral.low, numeral.high) for numeral in numerals(text)]


def _hedge(words: str, follows: str) -> str | None:
    """The hedge of a number that stands in the words or right after them."""
    match = _HEDGES.search(words)
    if match is None:
        return None
    rest = words[match.end() :] + follows
    first = next(iter(numerals(rest)), None)
    near = first is not None and len(rest[: first.start].split()) <= 1
    return match.group().casefold() if near else None


def _negations(words: list[str]) -> int:
    return sum(word in _NEGATIONS or word.endswith("n't") for word in words)


def _doubt(before: list[str], after: list[str]) -> bool:
    """True when doubt stands before and not after, over words that are still there."""
    return bool(_WEAK & set(before)) and not _WEAK & set(after) and bool(after or len(before) <= _SHORT_CUT)
