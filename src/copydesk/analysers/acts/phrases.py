"""The words of a predicate and its parties: noun phrases, clauses, and where they begin and end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.analysers.acts.grammar import SUBJECTS, is_conditional
from copydesk.model.marks import Modality
from copydesk.model.span import Span
from copydesk.reading import Reading, Token

_CLAUSES = frozenset("nsubj nsubjpass relcl acl appos ccomp advcl parataxis conj cc punct csubj npadvmod dep".split())
_EMBEDDED = frozenset("relcl parataxis".split())
_PRONOUNS = frozenset("he she they we i him her them us his their its our my".split())
_NO_ACTOR = frozenset("it this that these those there which what whom one nobody nothing something everything".split())


class Role(NamedTuple):
    """A predicate with everything that the verbs above it lend; `asker` is who asks or orders the actor to do it."""

    actor: Token | None
    target: Token | None
    modality: Modality
    negated: bool
    holder: Span | None
    top: Token
    reported: bool
    asker: Token | None = None


def is_party(token: Token | None) -> bool:
    """True for a word that can name somebody or something acted on; empty pronouns and times cannot."""
    if token is None or token.pos not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"):
        return False
    if token.lower in _NO_ACTOR or token.entity in ("DATE", "TIME", "PERCENT", "ORDINAL"):
        return False
    return token.pos in ("NOUN", "PROPN") or token.lower in _PRONOUNS


def phrase_of(reading: Reading, head: Token) -> Span:
    """The noun phrase of `head` without the clauses that hang on it, so that its head decides who it is."""
    if head.dep == "poss" and head.pos == "PRON":
        return reading.span(head.start, head.end)
    kept, todo = [], [head.i]
    while todo:
        i = todo.pop()
        kept.append(i)
        for child in reading.children(i):
            if child.dep not in _CLAUSES or (child.dep == "punct" and child.text == "-"):
                if child.dep == "case" and i == head.i:
                    continue
                if child.dep == "prep" and (child.lower != "of" or i != head.i):
                    continue
                todo.append(child.i)
    tokens = [reading.tokens[i] for i in sorted(kept)]
    while (
        len(tokens) > 1
        and (tokens[0].lower in ("both", "even", "only") or tokens[0].text in '"“(')
        and (tokens[0].i != head.i)
    ):
        tokens = tokens[1:]
    return reading.span(tokens[0].start, _end_of_word(reading, tokens[-1]))


def _end_of_word(reading: Reading, last: Token) -> int:
    """Where a word ends that the parser split at its hyphens ("e-mail", "re-election")."""
    tokens, i = reading.tokens, last.i
    while i + 2 < len(tokens) and tokens[i + 1].text == "-" and tokens[i].end == tokens[i + 1].start:
        if tokens[i + 2].start != tokens[i + 1].end:
            break
        i += 2
    return tokens[i].end


def clause_of(reading: Reading, verb: Token, role: Role) -> list[Token]:
    """The tokens of the clause in order: the verb with its dependents, its governors, its actor and its target."""
    kept = set(_below(reading, verb))
    here = verb
    for _ in range(6):
        if here.i == role.top.i or here.head == here.i:
            break
        here = reading.tokens[here.head]
        kept.add(here.i)
        for child in reading.children(here.i):
            if child.dep in ("aux", "auxpass", "neg", "prt", "det", "poss"):
                kept.add(child.i)
            elif child.dep in SUBJECTS:
                phrase = phrase_of(reading, child)
                kept.update(token.i for token in reading.tokens_in(phrase.start, phrase.end))
    sentence = reading.sentence_at(verb.start)
    for party in (role.actor, role.target):
        if party is not None and (sentence is None or sentence.start <= party.start < sentence.end):
            span = phrase_of(reading, party)
            kept.update(token.i for token in reading.tokens_in(span.start, span.end))
    low, high = min(kept), max(kept)
    tokens = list(reading.tokens[low : high + 1])
    while tokens and reading.is_furniture(tokens[0].start, tokens[0].end):
        tokens.pop(0)
    while tokens and tokens[-1].pos == "PUNCT" and tokens[-1].text not in "”\"')":
        tokens.pop()
    while tokens and (tokens[0].pos in ("PUNCT", "CCONJ") or (tokens[0].dep == "mark" and tokens[0].head == verb.i)):
        tokens.pop(0)
    return tokens or [verb]


def _below(reading: Reading, verb: Token) -> Iterator[int]:
    todo = [verb.i]
    while todo:
        i = todo.pop()
        yield i
        for child in reading.children(i):
            own_clause = child.dep in _EMBEDDED or (i == verb.i and child.dep in ("conj", "cc", "punct"))
            far_clause = i == verb.i and child.dep == "advcl" and not is_conditional(reading, child)
            if not own_clause and not far_clause:
                todo.append(child.i)


def bounds_of(tokens: list[Token]) -> tuple[int, int]:
    while len(tokens) > 1 and tokens[-1].pos == "PUNCT":
        tokens = tokens[:-1]
    return tokens[0].start, tokens[-1].end
