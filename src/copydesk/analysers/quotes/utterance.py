"""Telling utterances from beliefs, attitudes and topics, which the tagger attributes to people as well."""

from __future__ import annotations

import re

from copydesk.analysers.quotes.tagging import Attribution
from copydesk.analysers.quotes.unclaimed import LEAST_WORDS
from copydesk.model.marks import QuoteKind
from copydesk.reading import Reading, Token

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
_WITHHOLDS = frozenset("not n't n’t never neither decline refuse".split())  # what was not said is no statement
_IN_MARKS = re.compile(r"[“\"]([^”\"]*)")
_CLAUSAL = frozenset({"VERB", "AUX"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DESCRIBING = frozenset({"acl", "relcl"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVES = frozenset({"which", "who", "whom", "whose"})
_PAIRED_MARKS = re.compile(r"“([^“”]*)”|\"([^\"]*)\"")
_SMALL = frozenset("a an the of in on at to for from by with and or nor but as".split())  # what titles leave small
_TITLE_WORDS = 3


def is_utterance(reading: Reading, attribution: Attribution, kind: QuoteKind) -> bool:
    """True for words that somebody uttered or wrote: quoted ones, or a clause under a cue of speech.

    Quoted words of somebody count under any cue ("called the bill “a gift”"): the marks say that they were spoken.
    """
    if kind == "direct" and _is_a_title(reading, attribution):
        return False
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
    return _is_clause(reading, attribution)


def _is_clause(reading: Reading, attribution: Attribution) -> bool:
    """True where a verb heads the content; "his plan to send troops" and "which lacks a basis" assert nothing alone."""
    inside = {token.i: token for span in attribution.content for token in reading.tokens_in(*span)}
    spoken = [token for token in inside.values() if token.pos != "PUNCT"]
    if not spoken:
        return False
    follows = any(start < spoken[0].start for start, _ in attribution.cue)  # "asked who was there"
    elliptic = spoken[-1].pos == "AUX" and not spoken[0].tag.startswith("W")  # "New York is": of what was said before
    if elliptic or (spoken[0].lower in _RELATIVES and not follows):
        return False
    opens = spoken[0].i == 0 or reading.tokens[spoken[0].i - 1].sentence != spoken[0].sentence
    return any(opens or _heads(reading, token, inside) for token in spoken if token.pos in _CLAUSAL)


def _heads(reading: Reading, verb: Token, inside: dict[int, Token]) -> bool:
    """True for a finite verb that describes no noun, and for one with nothing but verbs above it."""
    if verb.tag in _FINITE and verb.dep not in _DESCRIBING:
        return not any(child.tag in ("WDT", "WP") and child.dep in _SUBJECTS for child in reading.children(verb.i))
    token = verb
    while token.head != token.i and token.head in inside:
        token = inside[token.head]
        if token.pos not in _CLAUSAL:
            return False
    return True


def _is_a_title(reading: Reading, attribution: Attribution) -> bool:
    """True where all that is quoted is the name of a book or a programme: every word but the smallest has a capital."""
    quoted = [
        words.strip(" ,")
        for start, end in attribution.content
        for pair in _PAIRED_MARKS.findall(reading.text[start:end])
        for words in pair
    ]
    named = [word for words in quoted for word in words.split() if word.lower() not in _SMALL]
    sentence = any(words.endswith((".", "!", "?")) for words in quoted)
    return len(named) >= _TITLE_WORDS and all(word[0].isupper() for word in named) and not sentence


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
