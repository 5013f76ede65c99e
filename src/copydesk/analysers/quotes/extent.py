"""Ends of contents and sources mended by syntax, where the tagger stopped in the middle of a phrase."""

from __future__ import annotations

from copydesk.analysers.quotes.tagging import Attribution, Range
from copydesk.reading import Reading, Token

_LONGEST_REPAIR = 12  # words; a longer remainder is another clause more often than a lost end
# Relations whose dependent makes no phrase without its governor right after it ("the | mayor", "Justice | Department").
_LEFT_OPEN = frozenset({"det", "compound", "amod", "nummod", "poss", "case", "quantmod"})
_NOMINAL = frozenset({"NOUN", "PROPN"})


def complete(reading: Reading, attribution: Attribution) -> Attribution:
    """The attribution with each content and source run on to the end of the phrase that it breaks off in."""
    if not reading.has_syntax:
        return attribution
    taken = [*attribution.cue, *attribution.source]
    content = tuple(_run_on(reading, span, [*taken, *attribution.content]) for span in attribution.content)
    source = tuple(_run_on(reading, span, [*attribution.cue, *attribution.content]) for span in attribution.source)
    return attribution._replace(content=content, source=source)


def _run_on(reading: Reading, span: Range, taken: list[Range]) -> Range:
    inside = reading.tokens_in(*span)
    if not inside:
        return span
    first, last, added = inside[0].i, inside[-1], 0
    while added < _LONGEST_REPAIR and last.i + 1 < len(reading.tokens):
        following = reading.tokens[last.i + 1]
        if following.sentence != last.sentence or not following.text[0].isalnum():
            break
        if any(start < following.end and following.start < end for start, end in taken):
            break
        if not (_is_open(last, following) or _is_joined(reading, following, first, last)):
            break
        added += 1
        last = following
    return span[0], last.end if added else span[1]


def _is_open(last: Token, following: Token) -> bool:
    """True in the middle of a noun phrase, and between a preposition and its object."""
    if last.dep == "prep":
        return following.head == last.i or following.dep in _LEFT_OPEN
    return last.dep in _LEFT_OPEN and last.head >= following.i


def _is_joined(reading: Reading, following: Token, first: int, last: Token) -> bool:
    """True for "or" and "and" that join another noun to a noun of the phrase, and for that noun."""
    if last.dep == "cc":
        return True
    governor = reading.tokens[following.head]
    if following.dep != "cc" or governor.pos not in _NOMINAL or not first <= governor.i <= last.i:
        return False
    return any(child.dep == "conj" and child.pos in _NOMINAL for child in reading.children(governor.i))
