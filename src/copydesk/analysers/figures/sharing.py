"""What a figure takes over from its neighbours: a unit, a hedge or what is counted that only one of them prints.

"Fell 162 points, or 2.1 percent, to 7,425"; "about 8 or $9"; "four, five and 30 homes"; "growth slowed to 2.1 percent
from 3.4"; "She put the cost at $4 million. He put it at 9 million."
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from copydesk.model.marks import Figure
from copydesk.reading import Reading, Token
from copydesk.text.concepts import is_human
from copydesk.text.units import dimension

_APPOSITION = re.compile(r"(?:\s[a-z]+)?(?:,\s+or\s+|\s*\(\s*(?:or\s+)?|\s*/\s*)|\s+or\s+", re.I)
_PARALLEL = re.compile(
    r"\b(?:and|or|from|to|at|while|whereas|against|including|but|is|was|of)\s+(?:\w+\s+){0,3}$", re.I
)
# So near to one another, two numbers share even what is a share: "from 3 percent to 4", "up to 3.4 percent from 2.1".
_CLOSE = re.compile(
    r",?\s+(?:and|or|to|from|versus|vs\.?|against|compared (?:with|to)|up from|down from)\s+(?:just\s+|about\s+)?", re.I
)
# Two numbers in parallel are of one order of magnitude or near it.
_PARALLEL_RATIO = 100.0
# Before a unit that is printed once, behind the last number: "8 or $9", "12, 14 and 20 points", "5 to even 7 miles".
_LISTED = re.compile(r"-?,?\s*(?:,|(?:\b(?:and|or)\b)(?:\s+even)?)\s*", re.I)
# "Of whom 12 died", "12 of them": a part of what was counted just before.
_OF_THOSE = re.compile(r"(?:\s+(?:of\s+)?(?:whom|them|these|those|which)\b)", re.I)
_OF_WHOM_BEFORE = re.compile(r"\bof\s+(?:whom|them|these|those|which)\b,?\s+(?:\w+\s+){0,2}$", re.I)
_WHO = re.compile(r"\s+who\b")
_COMPARED = re.compile(r"\s+(?:more|fewer)\s+than\b")
# The level that a change in index points leads to or comes from.
_LEVEL_BEFORE = re.compile(r"(?:\b(?:to|at|of|from)\s+|[(:]\s*)$")
_GAP = re.compile(r",?\s+(?:(?:and|but|while|whereas)\s+)?(?:the\s+)?(?:[\w’'-]+\s+){1,4}at\s+", re.I)
_MONEY_SCALE = 1e5
# Neighbours on either side that are looked at.
_NEAR = 6
_LONGEST_PHRASE = 90  # characters
# Verbs that only say how many, with what is counted left to the sentence before.
_COUNTING = frozenset("count put estimate report say set see record tally number".split())


def shared(reading: Reading, figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a report in order, each with what it takes over from those beside it."""
    found = list(figures)
    for i in range(1, len(found)):
        found[i] = _as_before(reading, found[i - 1], found[i])
    if not reading.has_syntax:
        return found
    for i in range(len(found) - 2, -1, -1):
        found[i] = _as_after(reading, found[i], found[i + 1])
    for i, figure in enumerate(found):
        if figure.unit is None and figure.head is None and _WHO.match(reading.text, figure.span.end):
            found[i] = figure = _as_people_before(reading, found[max(0, i - _NEAR) : i], figure)
        if figure.unit is None and not _counts_what_follows(reading, figure):
            beside = found[max(0, i - _NEAR) : i] + found[i + 1 : i + 1 + _NEAR]
            others = [other for other in beside if _in_one_sentence(reading, other, figure)]
            found[i] = _as_in_sentence(reading, figure, others)
    return found


def _as_before(reading: Reading, before: Figure, figure: Figure) -> Figure:
    """What a figure takes over from the one before it: in apposition its hedge, in an ellipsis what is counted."""
    if _is_gapped(reading, before, figure):
        return replace(
            figure, unit=before.unit, counts=before.counts, head=before.head, modifiers=before.modifiers,
            event=before.event, part=before.part, agent=before.agent, repeats=before.span,
        )  # fmt: skip
    between = reading.text[before.span.end : figure.span.start]
    if _APPOSITION.fullmatch(between) and figure.hedge == "exact" and before.unit != figure.unit:
        return _hedged_as(before, figure)
    if figure.unit is None and _shares_unit(reading, before, figure):
        return replace(
            figure, unit=before.unit, counts=figure.counts or before.counts, head=figure.head or before.head,
            modifiers=figure.modifiers or before.modifiers,
        )  # fmt: skip
    if figure.head is not None or before.head is None or before.role == "change" or figure.unit is not None:
        return figure
    if before.unit is None and _is_part_or_difference(reading, before, figure):
        return replace(figure, counts=before.counts, head=before.head, modifiers=before.modifiers)
    if figure.role != "amount" or not _is_elliptic(reading, before, figure):
        return figure
    return replace(
        figure, unit=before.unit, counts=before.counts, head=before.head, modifiers=before.modifiers,
        event=before.event, part=before.part, agent=before.agent, repeats=before.span,
    )  # fmt: skip


def _is_gapped(reading: Reading, before: Figure, figure: Figure) -> bool:
    """ "Police put the number of marchers at 400, the organisers at 900": one crowd, counted twice."""
    named = before.head is not None and figure.head in (None, before.head) and figure.unit in (None, before.unit)
    if not named or not {figure.event, before.event} <= _COUNTING or not _in_one_sentence(reading, before, figure):
        return False
    return _GAP.fullmatch(reading.text, before.span.end, figure.span.start) is not None


def _hedged_as(before: Figure, figure: Figure) -> Figure:
    hedge = before.hedge if before.hedge != "range" else figure.hedge
    if hedge in ("up", "down"):
        return replace(figure, hedge=hedge, role="change")
    if hedge == "below" and figure.high is not None:
        return replace(figure, hedge=hedge, low=None)
    if hedge == "above" and figure.low is not None:
        return replace(figure, hedge=hedge, high=None)
    return figure


def _shares_unit(reading: Reading, before: Figure, figure: Figure) -> bool:
    """True for a bare number beside one with a unit or a noun: "up from 2.4 million", "while the lowest is 74.07"."""
    if figure.value is None or before.value is None or (before.unit is None and before.head is None):
        return False
    last = reading.token_at(figure.span.end - 1)
    first = reading.token_at(before.span.start)
    if last is None or first is None or last.sentence != first.sentence or not ends_phrase(reading, last):
        return False
    between = reading.text[before.span.end : figure.span.start]
    if dimension(before.unit) in ("proportion", "percentage point", "duration", "age"):
        close = _CLOSE.fullmatch(between) is not None or (figure.role == before.role == "change")
        return close and figure.head is None and before.unit != "fraction" and figure.value < _PARALLEL_RATIO
    ratio = abs(figure.value / before.value) if before.value else 0.0
    return (
        _PARALLEL.search(between) is not None
        and (before.head == "point" or 1 / _PARALLEL_RATIO <= ratio <= _PARALLEL_RATIO)
        and (before.step % 1 == 0) == (figure.step % 1 == 0 or before.head == "point")
    )


def _is_part_or_difference(reading: Reading, before: Figure, figure: Figure) -> bool:
    """ "40 people, 12 of whom died"; "40 people, of whom 12"; "25,000 units, 3,000 more than in May"."""
    text = reading.text
    if not _in_one_sentence(reading, before, figure):
        return False
    if _OF_THOSE.match(text, figure.span.end) or _COMPARED.match(text, figure.span.end):
        return True
    return _OF_WHOM_BEFORE.search(text[max(before.span.end, figure.span.start - 30) : figure.span.start]) is not None


def _as_after(reading: Reading, figure: Figure, after: Figure) -> Figure:
    """What is printed once behind the last of several numbers: "8 or $9", "12, 14 and 20 points"."""
    if figure.unit is not None or _counts_what_follows(reading, figure) or figure.role == "former":
        return figure
    if after.unit is None and after.head is None:
        return figure
    if after.unit is None and after.role != figure.role:
        return figure
    if after.unit is not None and not _of_one_size(figure, after):
        return figure  # "a payroll of 29,500 and $900 million in cash"
    if _LISTED.fullmatch(reading.text, figure.span.end, after.span.start) is None:
        return figure
    if figure.head is not None:  # "the meal costs 8 or $9": what costs is told by now
        return replace(figure, unit=after.unit) if after.unit is not None else figure
    return replace(
        figure, unit=after.unit, counts=after.counts, head=after.head, modifiers=after.modifiers,
        event=figure.event or after.event,
    )  # fmt: skip


def _of_one_size(a: Figure, b: Figure) -> bool:
    if not a.value or not b.value:
        return True
    return 1 / _PARALLEL_RATIO <= abs(a.value / b.value) <= _PARALLEL_RATIO


def _as_people_before(reading: Reading, before: Sequence[Figure], figure: Figure) -> Figure:
    """ "3,000 people who have a job and 500 who have none"."""
    for other in reversed(before):
        if other.head is not None and is_human(other.head) and _in_one_sentence(reading, other, figure):
            return replace(figure, counts=other.counts, head=other.head, modifiers=other.modifiers)
    return figure


def _as_in_sentence(reading: Reading, figure: Figure, others: Sequence[Figure]) -> Figure:
    """A level on an index whose change is told in points, or money where the sentence has named the currency."""
    text = reading.text
    if any(other.head == "point" and other.unit is None for other in others):
        if _LEVEL_BEFORE.search(text[max(0, figure.span.start - 8) : figure.span.start]):
            point = next(other for other in others if other.head == "point")
            return replace(figure, counts=point.counts, head=point.head, modifiers=point.modifiers)
        return figure
    last = reading.token_at(figure.span.end - 1)
    if figure.value is None or last is None or figure.head is not None:
        return figure
    converted = text[figure.span.end : figure.span.end + 2] == " ("
    if not ends_phrase(reading, last):
        return figure
    for other in reversed([other for other in others if other.span.end <= figure.span.start]):
        if not dimension(other.unit).startswith("money") or other.unit is None or " per " in other.unit:
            continue
        paired = converted and text[other.span.end : other.span.end + 2] == " ("
        summed = abs(figure.value) >= _MONEY_SCALE and figure.step >= 1 and (other.value or 0) >= _MONEY_SCALE
        if paired or (summed and not converted):
            return replace(figure, unit=other.unit)
    return figure


def _counts_what_follows(reading: Reading, figure: Figure) -> bool:
    start, end = figure.span.end, figure.span.end + _LONGEST_PHRASE
    return figure.counts is not None and figure.counts in reading.text[start:end]


def _in_one_sentence(reading: Reading, a: Figure, b: Figure) -> bool:
    first, second = reading.sentence_at(a.span.start), reading.sentence_at(b.span.start)
    return first is not None and second is not None and first.number == second.number


def ends_phrase(reading: Reading, token: Token) -> bool:
    """True where no noun follows that the number could count."""
    if token.i + 1 >= len(reading.tokens) or reading.tokens[token.i + 1].sentence != token.sentence:
        return True
    following = reading.tokens[token.i + 1]
    return (
        following.pos in ("PUNCT", "ADP", "SCONJ", "CCONJ", "PRON", "VERB", "AUX", "ADV")
        or following.lower in ("last", "this", "a", "more", "less")
        or following.entity in ("DATE", "TIME")
    )


def _is_elliptic(reading: Reading, before: Figure, figure: Figure) -> bool:
    """True for a bare number where a verb of counting needs something counted, soon after a figure that has it."""
    if figure.event not in _COUNTING or reading.text.count("\n", before.span.start, figure.span.start):
        return False
    first, second = reading.sentence_at(before.span.start), reading.sentence_at(figure.span.start)
    if first is None or second is None or second.number - first.number > 1:
        return False
    token = reading.token_at(figure.span.end - 1)
    if token is None or token.i + 1 >= len(reading.tokens):
        return True
    return reading.tokens[token.i + 1].pos in ("PUNCT", "SCONJ", "CCONJ", "ADP")
