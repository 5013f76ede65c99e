"""How alike the words around two figures are, so that one number told in unlike words can be seen to be one.

A newsroom that paraphrases keeps the number and changes the words: shared words find a third of such pairs, what the
words mean in their sentences finds most of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from copydesk.compare.counted import NEAR_WORDS, Counted
from copydesk.model.marks import MarkedReport
from copydesk.model.span import Span
from copydesk.text.likeness import Meaning, likeness

Meant = Callable[[Span], Meaning | None]
Alike = Callable[[Counted, Counted], float | None]


class Surroundings(NamedTuple):
    """How alike two figures are told, 0..1: in the words near them, and in their whole sentences."""

    near: Alike
    whole: Alike


# An answer without words of its own ("Around 6%.") is read with the question before it.
FEWEST_WORDS = 3

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def surroundings(marked: Sequence[MarkedReport], meant: Meant | None) -> Surroundings:
    """Functions that say how alike two figures are told; they give None where no encoder is there to ask."""
    of = {item.report.id: item for item in marked}

    @cache
    def around(span: Span, sentence: int) -> Meaning | None:
        return _around(of[span.report], span, sentence, meant) if meant is not None else None

    def near(a: Counted, b: Counted) -> float | None:
        return _matched(around(a.figure.span, a.sentence), around(b.figure.span, b.sentence))

    @cache
    def between(a: Span, b: Span) -> float | None:
        return _matched(meant(a), meant(b)) if meant is not None else None

    def whole(a: Counted, b: Counted) -> float | None:
        if a.sentence < 0 or b.sentence < 0:
            return None
        return between(*(of[one.report.id].sentences[one.sentence].span for one in (a, b)))

    return Surroundings(near, whole)


def _matched(here: Meaning | None, there: Meaning | None) -> float | None:
    return None if here is None or there is None else likeness(here, there).matched


def _around(marked: MarkedReport, span: Span, sentence: int, meant: Meant) -> Meaning | None:
    if sentence < 0:
        return None
    text, whole = marked.report.text, marked.sentences[sentence].span
    before = list(_WORD.finditer(text, whole.start, span.start))[-NEAR_WORDS:]
    after = list(_WORD.finditer(text, span.end, whole.end))[:NEAR_WORDS]
    sides = [Span(span.report, part[0].start(), part[-1].end()) for part in (before, after) if part]
    if len(before) + len(after) < FEWEST_WORDS and sentence and _asks(text, marked, sentence):
        sides.append(marked.sentences[sentence - 1].span)
    found = [one for one in map(meant, sides) if one is not None]
    if not found:
        return None
    return Meaning(
        np.vstack([one.vectors for one in found]),
        np.concatenate([one.weights for one in found]),
        np.concatenate([one.telling for one in found]),
    )


def _asks(text: str, marked: MarkedReport, sentence: int) -> bool:
    before, here = marked.sentences[sentence - 1], marked.sentences[sentence]
    return before.paragraph == here.paragraph and text[before.span.start : before.span.end].rstrip().endswith("?")
