"""Quotations inside quotations: whom a speaker quotes in turn, in single marks or in a clause of telling.

“He told me, ‘Leave the keys,’ and I left,” said Perez: Perez is quoted, and so is he. The tagger was trained on few
of these, so they are found by marks and syntax inside what it gives as said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copydesk.analysers.quotes.tagging import Attribution, Range
from copydesk.reading import Reading, Token

# Verbs whose subject says what the clause under them says; wider lists take beliefs and events along.
_TELLS = frozenset(
    "say tell ask claim warn announce insist promise reply shout whisper write admit add cry yell".split()
)
_IN_DOUBLE = re.compile('[“"]([^”"\\n]*)(?:[”"]|$)', re.MULTILINE)
_IN_SINGLE = re.compile(r"(?<![\w’'])[‘']([^‘\n]*?[\w.,!?…])[’'](?![\w])")
_NEAR_TOKENS = 7  # between the verb of telling and what it introduces: an addressee, an adverb, a comma
_SUBJECTS = frozenset({"nsubj"})
_CLAUSES = frozenset({"ccomp", "xcomp"})
_OWN_CLAUSES = frozenset({"ccomp", "conj", "advcl", "ROOT"})
_SUPPOSED = frozenset({"you", "one", "anyone", "anybody", "someone", "somebody"})
_SCORE = 0.3
# Who speaks for himself is the outer speaker; "you say" and "one says" suppose, and quote nobody.
_NOBODY_ELSE = frozenset({"i", "we", "you", "one", "anyone", "anybody", "someone", "somebody", "who", "which", "that"})


def nested_in(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """What lies in the contents of the attributions as somebody else's words, in order of place."""
    if not reading.has_syntax:
        return []
    taken = [span for attribution in found for span in attribution.cue]
    added: list[Attribution] = []
    for attribution in found:
        for span in attribution.content:
            for inner in (*_in_single_marks(reading, span), *_told_in(reading, span)):
                if not any(_overlap(inner.cue[0], cue) for cue in taken):
                    taken.append(inner.cue[0])
                    added.append(inner)
    return sorted(added, key=lambda attribution: (attribution.content, attribution.cue))


def _overlap(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _in_single_marks(reading: Reading, span: Range) -> Iterator[Attribution]:
    """Words in single marks inside double ones, with the verb of telling that stands right before or after them."""
    for outer in _IN_DOUBLE.finditer(reading.text, *span):
        for inner in _IN_SINGLE.finditer(reading.text, *outer.span(1)):
            verb = _verb_beside(reading, inner.span(), outer.span(1))
            subject = _subject(reading, verb) if verb else None
            if verb and subject and subject.lower not in _SUPPOSED:
                yield Attribution((inner.span(),), ((verb.start, verb.end),), (_phrase(reading, subject),), _SCORE)


def _verb_beside(reading: Reading, inner: Range, outer: Range) -> Token | None:
    before = [token for token in reading.tokens_in(outer[0], inner[0]) if token.end <= inner[0]][-_NEAR_TOKENS:]
    after = [token for token in reading.tokens_in(inner[1], outer[1]) if token.start >= inner[1]][:_NEAR_TOKENS]
    for token in reversed(before):
        if token.text in ".!?;":
            break
        if _is_telling(token):
            return token
    for token in after:
        if token.text in ".!?;":
            break
        if _is_telling(token):
            own = _subject(reading, token)
            return token if own is not None and own.start >= inner[1] else None
    return None


def _has_told(reading: Reading, verb: Token) -> bool:
    """True in the past and the perfect: "says" and "would say" inside a quotation are suppositions as often."""
    return verb.tag == "VBD" or (verb.tag == "VBN" and any(t.lemma == "have" for t in _auxiliaries(reading, verb)))


def _is_telling(token: Token) -> bool:
    return token.pos == "VERB" and token.lemma.lower() in _TELLS


def _subject(reading: Reading, verb: Token) -> Token | None:
    return next((child for child in reading.children(verb.i) if child.dep in _SUBJECTS), None)


def _told_in(reading: Reading, span: Range) -> Iterator[Attribution]:
    """Clauses under a verb of telling that has a subject of its own: "that the treasurer had told her to burn it"."""
    for verb in reading.tokens_in(*span):
        if not _is_telling(verb) or verb.dep not in _OWN_CLAUSES or not _has_told(reading, verb):
            continue
        subject = _subject(reading, verb)
        clause = next((child for child in reading.children(verb.i) if child.dep in _CLAUSES and child.i > verb.i), None)
        if subject is None or clause is None or subject.lower in _NOBODY_ELSE or subject.start < span[0]:
            continue
        words = reading.subtree(clause.i)
        content = max(words[0].start, verb.end), min(words[-1].end, span[1])
        cue = min([verb, *_auxiliaries(reading, verb)], key=lambda token: token.i).start, verb.end
        if content[0] < content[1] and _phrase(reading, subject)[1] <= cue[0]:
            yield Attribution((content,), (cue,), (_phrase(reading, subject),), _SCORE)


def _auxiliaries(reading: Reading, verb: Token) -> list[Token]:
    return [child for child in reading.children(verb.i) if child.dep in ("aux", "auxpass")]


def _phrase(reading: Reading, subject: Token) -> Range:
    words = reading.subtree(subject.i)
    return words[0].start, words[-1].end
