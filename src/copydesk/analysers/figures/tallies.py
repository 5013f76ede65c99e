"""Votes for and against, told as two numbers: "by 34 votes to 32", "voted 34-32", "failed, 29 to 40".

A tally is two figures, one a side. Which side won stands in the verb and is told in either order, so a side is named
by its size: the 32 of one report are the 32 of the other. Scores of games are told in the same way; only a word of
voting or of what assemblies do tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.analysers.figures.happening import event_of
from copydesk.model.marks import Figure
from copydesk.reading import Reading, Token
from copydesk.text.numberwords import ONES, TENS

LARGER, SMALLER = "larger", "smaller"

_WORD = "|".join(sorted([*ONES, *TENS], key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})*|(?:{_WORD})(?:-(?:{_WORD}))?)"
_TALLY = re.compile(
    rf"(?<![\w.,$£€%/–-])(?P<a>{_NUMBER})(?:(?P<votes>\s+votes?)?\s+to\s+|-to-|\s?[-–—]\s?|\s+(?:votes\s+)?(?:for|in\s+favou?r)"
    rf"(?:,|\s+and|,\s+and)?\s+(?:with\s+)?(?=[\w-]+\s+(?:votes\s+)?against\b))"
    rf"(?P<b>{_NUMBER})(?![\w%/]|[.,:–-]\d|\s*(?:percent|per\s+cent|million|billion|thousand|hundred|points?)\b)",
    re.I,
)
# What is put to the vote is passed, thrown out, upheld; verbs that games share ("beat", "defeat", "lead") are left out.
_VOTED = frozenset(
    """vote ballot pass approve reject adopt confirm ratify uphold overrule overturn override rule ruling approval
    rejection confirmation impeach censure acquit convict enact throw_out turn_down re-elect reelect""".split()
)
# What assemblies vote on, where the verb is one that games share: "the motion failed, 29 to 40".
_PUT_TO_VOTE = frozenset("motion bill amendment resolution proposal measure budget treaty ballot plan".split())


class Side(NamedTuple):
    """One of the two numbers of a tally at [start, end)."""

    start: int
    end: int
    value: float
    larger: bool


class Tally(NamedTuple):
    """A vote at [start, end) with its two sides in order of place."""

    start: int
    end: int
    sides: tuple[Side, Side]


def tallies(reading: Reading) -> Iterator[Tally]:
    """Every vote that is told as two numbers, in order of place."""
    for match in _TALLY.finditer(reading.text) if reading.has_syntax else ():
        sides = [(match.start(name), match.end(name), _value(match.group(name))) for name in ("a", "b")]
        if sides[0][2] == sides[1][2] or not _is_a_vote(reading, match):
            continue
        most = max(value for _, _, value in sides)
        first, second = (Side(start, end, value, value == most) for start, end, value in sides)
        yield Tally(match.start(), match.end(), (first, second))


def figures_of(reading: Reading, tally: Tally) -> Iterator[Figure]:
    """The two figures of a vote; what was voted on is told by the verb over them."""
    tokens = reading.tokens_in(tally.start, tally.end)
    event, _, projected = event_of(reading, tokens[0], tokens, None)
    for side in tally.sides:
        yield Figure(
            reading.span(side.start, side.end), side.value, side.value, side.value, "exact",
            counts="votes", head="vote", modifiers=(LARGER if side.larger else SMALLER,), event=event,
            projected=projected, step=1.0,
        )  # fmt: skip


def _is_a_vote(reading: Reading, match: re.Match[str]) -> bool:
    if match.group("votes") or "against" in reading.text[match.end() : match.end() + 16]:
        return True
    tokens = reading.tokens_in(match.start(), match.end())
    if not tokens or _counts_a_noun(reading, tokens[-1]):
        return False
    after = reading.token_at(match.end() + 1)
    near = [*_over(reading, tokens[0]), *([after] if after is not None else [])]
    if any(token.lemma.lower() in _VOTED for token in near):
        return True
    parties = [child for token in near if token.pos == "VERB" for child in reading.children(token.i)]
    return any(one.lemma.lower() in _PUT_TO_VOTE and one.dep in ("nsubj", "nsubjpass", "dobj") for one in parties)


def _counts_a_noun(reading: Reading, last: Token) -> bool:
    """ "40 to 50 people voted": a range of people, and no vote."""
    counted = reading.tokens[last.head]
    return last.dep == "nummod" and counted.i > last.i and counted.lemma.lower() not in _VOTED


def _over(reading: Reading, token: Token) -> Iterator[Token]:
    """The words that a number hangs from, and the nearest of those before it."""
    first = reading.sentences[token.sentence].first
    yield from reading.tokens[max(first, token.i - 4) : token.i]
    while token.head != token.i:
        token = reading.tokens[token.head]
        yield token


def _value(printed: str) -> float:
    plain = printed.lower().replace(",", "")
    return float(plain) if plain.isdigit() else float(sum(ONES.get(w, TENS.get(w, 0)) for w in plain.split("-")))
