"""Rules for quoted words that the tagger gave to nobody: a dash and a name, transcripts, speech that goes on.

A short quoted phrase that no cue claims is a nickname, a title or a scare quote, and stays unmarked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from copydesk.analysers.quotes.tagging import Attribution, Range
from copydesk.encoder import AT_MARK, OUTSIDE

LEAST_WORDS = 5  # shorter quoted phrases without a cue are rarely speech
CLAIMED = 0.05  # share of a stretch that another quotation may hold before it counts as claimed
LABELLED_CLAIMED = 0.3
WHOLE = 0.85  # share of a paragraph that makes it one quotation
SIGNATURE_WORDS = 6  # a title and a name; more behind a dash is a sentence going on
_CLOSING_MARKS = "”\"’'"
RULE_SCORE = 0.3

_PARAGRAPH = re.compile(r"[^\n]+")
_DASH_NAME = re.compile(r"\s*([―—–-]{1,2})\s*([A-Z][^\n.,;:“”\"]{2,60}?)[.\s]*(?=\n|$)")
_TRANSCRIPT = re.compile(r"[\"“]?([A-Z][A-Z .'’-]{2,40})(:)\s+(?=\S)")


def quoted_ranges(states: NDArray[np.int8], start: int, end: int) -> Iterator[Range]:
    """Stretches of [start, end) in quotation marks, marks included; one left open runs to the end."""
    place = start
    while place < end:
        if states[place] == OUTSIDE:
            place += 1
            continue
        opened, place = place, place + 1
        while place < end and states[place] == AT_MARK:  # a mark of two characters
            place += 1
        while place < end and states[place] != AT_MARK and states[place] != OUTSIDE:
            place += 1
        while place < end and states[place] == AT_MARK:
            place += 1
        yield opened, place


def add_unclaimed(text: str, states: NDArray[np.int8], found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with content, and those that rules make of what they leave."""
    found = [_signed(text, attribution) for attribution in found]
    claimed = np.zeros(len(text) + 1, np.bool_)
    for attribution in found:
        for start, end in attribution.content:
            claimed[start:end] = True
    kept = [attribution for attribution in found if attribution.content]
    added: list[Attribution] = []
    speaking: Attribution | None = None
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        here = [attribution for attribution in found if _begins_in(attribution, start, end)]
        new = list(_unclaimed_in(text, states, claimed, (start, end), here, speaking))
        added += new
        speaking = _still_speaking(text, states, (start, end), [*here, *new])
    return sorted([*kept, *added], key=lambda attribution: (attribution.content, attribution.cue))


def _signed(text: str, attribution: Attribution) -> Attribution:
    """The attribution with the name that signs it: what stands behind a dash after the closing mark, on its own."""
    if not attribution.content or text[attribution.content[-1][1] - 1] not in _CLOSING_MARKS:
        return attribution
    signature = _DASH_NAME.match(text, attribution.content[-1][1])
    if not signature or len(signature.group(2).split()) > SIGNATURE_WORDS:
        return attribution
    return attribution._replace(cue=(signature.span(1),), source=(signature.span(2),))


def _begins_in(attribution: Attribution, start: int, end: int) -> bool:
    return any(start <= spans[0][0] < end for spans in (attribution.content, attribution.cue) if spans)


def _unclaimed_in(
    text: str,
    states: NDArray[np.int8],
    claimed: NDArray[np.bool_],
    paragraph: Range,
    here: Sequence[Attribution],
    speaking: Attribution | None,
) -> Iterator[Attribution]:
    start, end = paragraph
    label = _TRANSCRIPT.match(text, start, end)
    if label and end - label.end() > 15 and claimed[label.end() : end].mean() <= LABELLED_CLAIMED:
        claimed[label.end() : end] = True
        yield Attribution(((label.end(), end),), (label.span(2),), (label.span(1),), RULE_SCORE)
    for opened, closed in quoted_ranges(states, start, end):
        if len(text[opened:closed].split()) < LEAST_WORDS or claimed[opened:closed].mean() >= CLAIMED:
            continue
        content = ((opened, closed),)
        signed = _DASH_NAME.match(text, closed, end)
        if signed and signed.end() >= end - 2:
            yield Attribution(content, (signed.span(1),), (signed.span(2),), RULE_SCORE)
            continue
        whole = closed - opened > WHOLE * (end - start)
        sourced = [attribution for attribution in here if attribution.source and attribution.content]
        if sourced and not whole:
            nearest = min(sourced, key=lambda attribution: _gap(attribution, opened, closed))
            yield Attribution(content, nearest.cue, nearest.source, RULE_SCORE)
        elif speaking:
            yield Attribution(content, speaking.cue, speaking.source, RULE_SCORE)
        elif not whole:
            yield Attribution(content, (), (), RULE_SCORE)


def _gap(attribution: Attribution, start: int, end: int) -> int:
    edges = [edge for span in (*attribution.content, *attribution.cue) for edge in span]
    return min(min(abs(edge - start), abs(edge - end)) for edge in edges)


def _still_speaking(
    text: str, states: NDArray[np.int8], paragraph: Range, here: Sequence[Attribution]
) -> Attribution | None:
    """Whoever a wholly quoted next paragraph would belong to: announced by a colon, or quoted in this one."""
    start, end = paragraph
    if text[start:end].rstrip().endswith(":") and here:
        announced = [attribution for attribution in here if not attribution.content]
        return (announced or list(here))[-1]
    quoted = [
        attribution
        for attribution in here
        if attribution.source and any((states[a:b] != OUTSIDE).any() for a, b in attribution.content)
    ]
    return quoted[-1] if quoted else None
