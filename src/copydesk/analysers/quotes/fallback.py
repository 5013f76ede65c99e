"""Quotations by syntax alone, for where the tagger's weights are not installed.

A verb of speech with a subject claims its clausal complement and the quoted words of its sentence. That finds about
half of what the tagger finds, and keeps the dossier useful.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from copydesk.analysers.quotes.tagging import Attribution, Range
from copydesk.analysers.quotes.unclaimed import LEAST_WORDS, quoted_ranges
from copydesk.reading import Reading, SentenceTokens, Token

# Verbs that report speech whatever their object: Levin's "say" and "tell" verbs (37.2, 37.7) and "manner of" kin.
SPEECH_VERBS = frozenset(
    "acknowledge add admit allege announce argue ask assert claim comment concede confirm contend declare deny "
    "disclose explain insist maintain mention note observe predict proclaim promise recall reiterate remark repeat "
    "reply report respond reveal say state stress suggest tell tweet urge vow warn write".split()
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_COMPLEMENTS = frozenset({"ccomp", "parataxis"})
SCORE = 0.5


def attributions_by_syntax(reading: Reading, states: NDArray[np.int8]) -> list[Attribution]:
    """Attributions in order of place; none for a language without syntax."""
    found = [attribution for sentence in reading.sentences for attribution in _in_sentence(reading, sentence, states)]
    return sorted(found, key=lambda attribution: (attribution.cue, attribution.content))


def _in_sentence(reading: Reading, sentence: SentenceTokens, states: NDArray[np.int8]) -> Iterator[Attribution]:
    tokens = reading.tokens[sentence.first : sentence.last]
    quoted = [
        span
        for span in quoted_ranges(states, sentence.start, sentence.end)
        if len(reading.text[slice(*span)].split()) >= LEAST_WORDS
    ]
    claimed: list[Range] = []
    for verb in tokens:
        if verb.lemma.lower() not in SPEECH_VERBS or not verb.tag.startswith("VB") or states[verb.start]:
            continue
        children = reading.children(verb.i)
        subject = next((child for child in children if child.dep in _SUBJECTS), None)
        if subject is None:
            continue
        content = quoted or [_extent(reading, child) for child in children if child.dep in _COMPLEMENTS][:1]
        content = [span for span in content if span not in claimed and not span[0] <= verb.start < span[1]]
        if content:
            claimed += content
            source = _extent(reading, subject)
            yield Attribution(tuple(content), ((verb.start, verb.end),), (source,), SCORE)
    yield from _according_to(reading, tokens, sentence)


def _according_to(reading: Reading, tokens: Sequence[Token], sentence: SentenceTokens) -> Iterator[Attribution]:
    for word, next_word in itertools.pairwise(tokens):
        if (word.lower, next_word.lower) != ("according", "to"):
            continue
        holder = next((child for child in reading.children(next_word.i) if child.dep == "pobj"), None)
        if holder is None:
            continue
        source = _extent(reading, holder)
        before, after = (sentence.start, word.start), (source[1], sentence.end)
        content = _trimmed(reading.text, max(before, after, key=lambda span: span[1] - span[0]))
        if content:
            yield Attribution((content,), ((word.start, next_word.end),), (source,), SCORE)


def _extent(reading: Reading, token: Token) -> Range:
    below = reading.subtree(token.i)
    return below[0].start, below[-1].end


def _trimmed(text: str, span: Range) -> Range | None:
    start, end = span
    while start < end and not text[start].isalnum() and text[start] not in '“"':
        start += 1
    while start < end and not text[end - 1].isalnum() and text[end - 1] not in '”"':
        end -= 1
    return (start, end) if start < end else None
