"""Where the clause of a verb begins and ends, so that it can be read by itself as one line of a timeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.reading import Reading, SentenceTokens, Token
from copydesk.text.timeforms import Timex

NOUN_CLAUSES = frozenset(["relcl", "acl"])
SUBJECTS = frozenset("nsubj nsubjpass expl csubj csubjpass".split())


def _has_subject(reading: Reading, verb: Token) -> bool:
    return any(child.dep in SUBJECTS for child in reading.children(verb.i))


def _is_finite(reading: Reading, verb: Token) -> bool:
    forms = [verb.tag, *(child.tag for child in reading.children(verb.i) if child.dep in ("aux", "auxpass"))]
    return any(tag in ("VBD", "VBZ", "VBP", "MD") for tag in forms)


def governor_of(reading: Reading, verb: Token) -> Token:
    """The verb whose subject is the subject of `verb`: itself, or the one above that shares its subject with it."""
    token = verb
    for _ in range(6):
        if _has_subject(reading, token) or token.head == token.i or token.dep in ("csubj", "csubjpass"):
            break
        above = reading.tokens[token.head]
        if above.pos not in ("VERB", "AUX") and token.dep not in ("pcomp", "advcl", "prep"):
            break
        token = above
    return token


def clause_of(reading: Reading, verb: Token, timex: Timex) -> tuple[int, int]:
    """From the subject of `verb` to the end of what hangs on it, without clauses that stand by themselves.

    A relative or participial clause takes the noun that it describes along; a verb without a subject, its sentence.
    """
    top = verb
    if verb.dep == "relcl" and _is_finite(reading, verb) and reading.tokens[verb.head].pos in ("NOUN", "PROPN"):
        if not any(child.dep in SUBJECTS and child.tag in ("WP", "WDT") for child in reading.children(verb.i)):
            return 0, 0  # "the comments he made on Tuesday"
        top = reading.tokens[verb.head]
    elif verb.pos not in ("VERB", "AUX"):
        return 0, 0
    elif not _has_subject(reading, verb) or not _is_finite(reading, verb):
        if verb.dep in NOUN_CLAUSES and not heads_sentence(reading, verb):
            return 0, 0
        sentence = reading.sentence_at(verb.start)
        return trimmed(reading.tokens[sentence.first : sentence.last]) if sentence else (0, 0)
    low, high = 0, len(reading.tokens)
    for other in _coordinated(reading, verb):
        own = reading.subtree(other.i)
        if own[0].start >= timex.end:
            high = min(high, own[0].i)
        elif own[-1].end <= timex.start and other.i < verb.i:
            low = max(low, own[-1].i + 1)
    for other in next_deeds(reading, verb):
        own = reading.subtree(other.i)
        joined = reading.tokens[own[0].i - 1].dep == "cc"
        if joined and own[0].start >= timex.end and any(token.entity in ("DATE", "TIME") for token in own):
            high = min(high, own[0].i)
    kept = [token for token in reading.subtree(top.i) if low <= token.i < high]
    return trimmed(_cut_short(kept, timex))


def heads_sentence(reading: Reading, verb: Token) -> bool:
    """True for "A crane toppled on Tuesday", whose verb the parser took for a participle: else it would have none."""
    noun = reading.tokens[verb.head]
    if verb.tag not in ("VBD", "VBN") or noun.head != noun.i or verb.i < noun.i:
        return False
    sentence = reading.sentence_at(verb.start)
    return sentence is not None and not any(
        token.tag in ("VBZ", "VBP", "MD") or (token.tag == "VBD" and token.i != verb.i)
        for token in reading.tokens[sentence.first : sentence.last]
    )


def next_deeds(reading: Reading, verb: Token) -> Iterator[Token]:
    """The verbs that share the subject of `verb`, one after another: "came on Sunday and left on Monday"."""
    for child in reading.children(verb.i):
        if (
            child.dep == "conj"
            and child.pos in ("VERB", "AUX")
            and child.i > verb.i
            and not _has_subject(reading, child)
        ):
            yield child
            yield from next_deeds(reading, child)


def _coordinated(reading: Reading, verb: Token) -> Iterator[Token]:
    """Clauses beside that of `verb` with subjects of their own, and those beside them."""
    for child in reading.children(verb.i):
        if child.dep == "parataxis" or (child.dep in ("conj", "ccomp") and child.i < verb.i):
            yield child
        elif child.dep == "conj" and child.pos in ("VERB", "AUX"):
            if _has_subject(reading, child):
                yield child
            else:
                yield from _coordinated(reading, child)


# A clause longer than this ends at the first dash or semicolon after its time,
# or else at the first comma before a relative or participial clause, when so many words stand before it.
_LONG_CLAUSE_TOKENS, _SHORT_CLAUSE_TOKENS = 40, 12
# "In the opposite direction: During the campaign": what stands before a colon this near the start only leads in.
_INTRODUCTION_TOKENS = 10
# Past this length a parse of the whole clause is seldom right, and nobody reads it as one line of a timeline.
TOO_LONG_TOKENS = 80
_BREAKS = frozenset(["—", "–", "--", ";", "_"])


def _can_end(token: Token) -> bool:
    return token.pos not in ("PRON", "DET", "ADP", "SCONJ", "AUX", "CCONJ", "PUNCT")


def _ends_phrase(tokens: Sequence[Token], comma: int) -> bool:
    following = tokens[comma + 1] if comma + 1 < len(tokens) else None
    return following is not None and (following.tag in ("WDT", "WP", "VBG", "WRB", "IN") or following.dep == "cc")


def _cut_short(tokens: Sequence[Token], timex: Timex) -> list[Token]:
    for k, token in enumerate(tokens[:_INTRODUCTION_TOKENS]):
        if token.text == ":" and token.end <= timex.start:
            tokens = tokens[k + 1 :]
            break
    if len(tokens) > _LONG_CLAUSE_TOKENS:
        dashes = [k for k, token in enumerate(tokens) if token.text in _BREAKS and token.start >= timex.end]
        if len(dashes) % 2 == 1 and _can_end(tokens[dashes[0] - 1]):  # a pair of dashes goes on after the second
            return list(tokens[: dashes[0]])
        for k, token in enumerate(tokens):
            if k >= _SHORT_CLAUSE_TOKENS and token.text == "," and token.start >= timex.end and _ends_phrase(tokens, k):
                return list(tokens[:k])
    return list(tokens)


_LEANING = frozenset("he she it they who which that this these those we i you".split())


def leans_on_context(reading: Reading, sentence: SentenceTokens, start: int) -> bool:
    """True for a clause inside a sentence that opens with a pronoun: alone it would not say who."""
    first = reading.token_at(start)
    return first is not None and first.lower in _LEANING and first.i > sentence.first


def past_furniture(reading: Reading, start: int, until: int) -> int:
    """Where the clause begins after a dateline that shares its line."""
    for piece in reading.report.furniture:
        if piece.span.start < until and start < piece.span.end <= until:
            start = piece.span.end
    while start < until and not reading.text[start].isalnum() and reading.text[start] not in "“\"'‘":
        start += 1
    return start


def has_open_mark(clause: str) -> bool:
    """True when a quotation or a bracket begins or ends inside the clause without its other half."""
    halves = clause.count("“") != clause.count("”") or clause.count("(") != clause.count(")")
    return halves or clause.count('"') % 2 == 1


_EDGE = frozenset([".", ",", ";", ":", "-", "--", "–", "—", "…", "_", "..."])
_PAIRS = {"”": "“", "“": "”", '"': '"', "(": ")", ")": "("}


def trimmed(tokens: Sequence[Token]) -> tuple[int, int]:
    """The ends of a clause without conjunctions, stray marks and halves of pairs of quotation marks."""
    low, high = 0, len(tokens)
    while low < high and (_is_edge(tokens[low]) or _is_stray(tokens[low:high], 0) or _precedes_mark(tokens, low)):
        low += 1
    while high > low and (_is_edge(tokens[high - 1]) or _is_stray(tokens[low:high], -1) or _dangles(tokens[high - 1])):
        high -= 1
    return (tokens[low].start, tokens[high - 1].end) if low < high else (0, 0)


def _precedes_mark(tokens: Sequence[Token], at: int) -> bool:
    """True for "ever" of "ever since it closed"."""
    return tokens[at].dep == "advmod" and at + 1 < len(tokens) and tokens[at + 1].dep == "mark"


def _dangles(token: Token) -> bool:
    return token.tag == "IN" and token.dep in ("mark", "prep")


def _is_edge(token: Token) -> bool:
    return token.text in _EDGE or token.dep in ("mark", "cc") or token.tag == "WRB"


def _is_stray(tokens: Sequence[Token], at: int) -> bool:
    mark = tokens[at].text
    if mark not in _PAIRS:
        return False
    if mark == "(":
        return at == 0 and tokens[-1].text in (")", ".")
    partners = sum(token.text in (mark, _PAIRS[mark]) for token in tokens)
    return partners % 2 == 1
