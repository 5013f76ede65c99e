"""Telling utterances from beliefs, attitudes and topics, which the tagger attributes to people as well."""

from __future__ import annotations

import re

from copydesk.analysers.quotes.tagging import Attribution
from copydesk.analysers.quotes.unclaimed import LEAST_WORDS
from copydesk.model.marks import QuoteKind
from copydesk.reading import Reading

# Verbs of communicated message (Levin 37.1 to 37.9, and the judgement verbs of 33 that take "that" or "of").
SPEECH_VERBS = frozenset(
    "accuse acknowledge add admit advise affirm allege announce answer apologize argue ask assert assure attest "
    "blog boast brag charge claim comment complain concede conclude confess confirm contend counter cry declare "
    "demand deny disclose email emphasize estimate exclaim explain forecast hint imply indicate inform insist joke "
    "lament maintain mention mutter note notify object observe order pledge plead point post predict proclaim "
    "promise propose protest quip quote read recall recommend recount reiterate relate remark remind repeat reply "
    "report request respond retort reveal rule say scream shout signal speak specify speculate state stipulate "
    "stress suggest swear talk tell testify text threaten tweet underscore urge vow warn whisper write yell".split()
)
SPEECH_NOUNS = frozenset(
    "accusation address announcement assertion claim comment declaration email interview letter memo message note "
    "pledge post promise remark report request ruling speech statement testimony threat tweet vow warning "
    "word".split()
)
_ACCORDING = frozenset({"accord", "according"})
_WITHHOLDS = frozenset("not n't n’t never decline refuse".split())  # what was not said is no statement
_IN_MARKS = re.compile(r"[“\"]([^”\"]*)")
_CLAUSAL = frozenset({"VERB", "AUX"})


def is_utterance(reading: Reading, attribution: Attribution, kind: QuoteKind) -> bool:
    """True for words that somebody uttered or wrote: quoted ones, or a clause under a cue of speech.

    Quoted words of somebody count under any cue ("called the bill “a gift”"): the marks say that they were spoken.
    """
    if kind == "direct" or (kind == "mixed" and attribution.source):
        return True
    if not attribution.source:
        return kind == "mixed" and _quotes_a_sentence(reading, attribution)
    cue = [token for span in attribution.cue for token in reading.tokens_in(*span)]
    if not any(token.text[0].isalnum() for token in cue):  # a colon or a dash
        return True
    if not reading.has_syntax:
        return True
    if any(token.lower in _WITHHOLDS or token.lemma.lower() in _WITHHOLDS for token in cue):
        return False
    if not any(_tells(token.lemma.lower(), token.pos) for token in cue):
        return False
    return any(token.pos in _CLAUSAL for span in attribution.content for token in reading.tokens_in(*span))


def _quotes_a_sentence(reading: Reading, attribution: Attribution) -> bool:
    """True where quotation marks hold more than a name or a label."""
    quoted = [words for start, end in attribution.content for words in _IN_MARKS.findall(reading.text[start:end])]
    return sum(len(words.split()) for words in quoted) >= LEAST_WORDS


def _tells(lemma: str, pos: str) -> bool:
    if lemma in _ACCORDING:
        return True
    return (
        lemma in SPEECH_VERBS if pos in _CLAUSAL else lemma in SPEECH_NOUNS or (lemma in SPEECH_VERBS and pos != "NOUN")
    )
