"""What a sentence leans on: words whose meaning lies in the sentences before it, so that alone it says too little.

By closed classes of English words and by the mentions that were resolved; what stands in quotation marks is its
speaker's and leans on nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from copydesk.compare.units import Unit, mentions_in
from copydesk.model.story import Cast

# What is taken from the worth of a sentence for each kind of leaning, beside what a sentence of some support is worth
# (about half a point). Read on seventeen triples of basil-dev.
PRONOUN_COST = 0.25
POSSESSIVE_COST = 0.1
CONNECTIVE_COST = 0.25
POINTING_COST = 0.25
PERSON_COST = 0.3
UNNAMED_COST = 0.15
# How far into a sentence its subject is looked for.
SUBJECT_CHARS = 60

_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]?")
_PRONOUN = re.compile(r"\b(?:he|she|it|they|him|them)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"\b(?:his|hers?|its|theirs?)\b", re.IGNORECASE)
# "It was likely that", "it comes as": a subject that stands for nothing before it.
_EXPLETIVE = re.compile(
    r"it(?:['’]s| is| was| would be| will be| has been| had been)\s+(?:not |also |still )?\w+ (?:that|to|for)\b"
    r"|it (?:comes|came|seems|seemed|appears|appeared)\b",
    re.IGNORECASE,
)
# What a pronoun can stand for: a name, or a noun behind an article, a number or a possessive.
_NOUN = re.compile(
    r"\b(?:an?|the|this|these|those|his|her|its|their|every|each|some|many|several|most|no|two|three|\d[\d,.]*)"
    r"\s+(?!of\b)\w",
    re.IGNORECASE,
)
_CONNECTIVE = re.compile(
    r"(?:In fact|For (?:instance|example)|In (?:short|sum|addition|contrast|turn|other words|the end)"
    r"|In any (?:event|case)|As a result|At the same time|On the (?:other hand|contrary)|To that end|That said|Even so"
    r"|By contrast|After all|Of course|True to form|Not surprisingly|Indeed|Still|Similarly|Again|Finally|Later|Earlier"
    r"|Nor|Plus)\b"
)
_TIME_NOUNS = (
    "week|weekend|month|year|morning|afternoon|evening|night|day|time|summer|fall|autumn|winter|spring|season|century"
    "|decade|quarter|term"
)
_POINTING = re.compile(
    rf"\bthis (?!(?:\w+ )?(?:{_TIME_NOUNS})\b)\w+|\bthese \w+|\bsuch (?!as\b|an?\b)\w+|\bthat (?:far|as an?)\b"
    r"|\bthose (?!who|whose|that|which|in|of|with|from|on|at|for|to|without|\w+ed\b|\w+ing\b)\w+"
    r"|\b(?:do|does|did|doing|done) so\b",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?:both (?:sides|men|women|camps|parties|leaders|countries)|neither(?! of| \w+ nor)|the (?:two|latter|former))"
    r"\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me|[Yy]ou|[Yy]our)\b(?!\.)")
_UNDEFINED = re.compile(r"^The (?=[a-z])")


def leaning_cost(unit: Unit, cast: Cast) -> float:
    """What a sentence loses for leaning on others, summed over the ways in which it does."""
    plain = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), unit.text)
    cost = PERSON_COST if _PERSON.search(plain) else 0.0
    cost += CONNECTIVE_COST if _CONNECTIVE.match(plain.lstrip()) else 0.0
    cost += POINTING_COST if _POINTING.search(plain) else 0.0
    mentions = [
        _Mention(start - unit.span.start, actor, _is_name(unit, start, end))
        for start, end, actor in mentions_in(cast, unit.span)
    ]
    first = min((mention.place for mention in mentions if mention.named), default=len(plain))
    both = _BOTH.search(plain)
    if both is not None and first >= both.start():
        cost += POINTING_COST
    if _UNDEFINED.match(plain) and first > 0:
        cost += UNNAMED_COST
    if any(not _is_bound(found, plain, mentions, cast) for found in _PRONOUN.finditer(plain)):
        cost += PRONOUN_COST
    elif any(not _is_bound(found, plain, mentions, cast) for found in _POSSESSIVE.finditer(plain)):
        cost += POSSESSIVE_COST
    return cost


class _Mention(NamedTuple):
    """Where a unit mentions an actor, and whether by a name."""

    place: int
    actor: str
    named: bool


def _is_name(unit: Unit, start: int, end: int) -> bool:
    words = unit.text[start - unit.span.start : end - unit.span.start].split()
    return bool(words) and words[-1][0].isupper()


def _is_bound(pronoun: re.Match[str], plain: str, mentions: Sequence[_Mention], cast: Cast) -> bool:
    """True where the sentence itself has whom or what the pronoun means."""
    if _EXPLETIVE.match(plain, pronoun.start()):
        return True
    meant = next((mention.actor for mention in mentions if mention.place == pronoun.start()), None)
    if meant is not None:
        return any(mention.actor == meant and mention.named for mention in mentions)
    things_only = pronoun.group().lower() in ("it", "its")
    before = [mention.actor for mention in mentions if mention.named and mention.place < pronoun.start()]
    if any(not (things_only and _is_person(cast, actor)) for actor in before):
        return True
    return _NOUN.search(plain[: pronoun.start()]) is not None


def _is_person(cast: Cast, actor: str) -> bool:
    return cast.actors[int(actor.removeprefix("actor-")) - 1].kind == "person"
