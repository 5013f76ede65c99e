"""What the syntax of a sentence says of a pronoun and an antecedent: which cannot be one, which are likely to be."""

from __future__ import annotations

from collections.abc import Container

from copydesk.analysers.names.grammar import SUBJECTS, clause_of, is_main_subject, logical_subject, own_subject
from copydesk.reading import Reading, Token
from copydesk.text import titles

_QUESTIONS = frozenset({"ask", "question", "quiz", "press", "grill"})
REFLEXIVE = frozenset("himself herself itself themselves".split())


def in_one_clause(reading: Reading, a: Token, b: Token) -> bool:
    return clause_of(reading, a.i) == clause_of(reading, b.i)


def speaks(reading: Reading, token: Token) -> bool:
    return token.dep in SUBJECTS and reading.tokens[token.head].lemma in titles.SPEECH_VERBS


def questions_somebody(reading: Reading, token: Token, people: Container[int]) -> bool:
    """True for Holm in "Holm asked him again": who speaks next is as likely the one asked."""
    verb = reading.tokens[token.head]
    below = reading.children(verb.i)
    asked = any(c.dep in ("dobj", "dative", "iobj") and (c.pos == "PRON" or c.i in people) for c in below)
    return (
        token.dep in SUBJECTS
        and verb.lemma in _QUESTIONS
        and asked
        and not any(child.dep == "xcomp" for child in below)  # "asked him to leave" is a request
    )


def is_in_opening_clause(reading: Reading, pronoun: Token, other: Token) -> bool:
    """True for Reed in "When the plan reached Reed, he": the clause in front has a subject of its own."""
    if not is_main_subject(reading, pronoun.i):
        return False
    clause = clause_of(reading, other.i)
    if clause is None or reading.tokens[clause].dep != "advcl" or reading.tokens[clause].head != pronoun.head:
        return False
    return clause < pronoun.i and own_subject(reading, clause) is not None


def is_addressee(reading: Reading, pronoun: Token, other: Token) -> bool:
    """True for Reed in "told Reed that he": who "he" is, is then open."""
    verb = reading.tokens[other.head]
    if other.dep not in ("dobj", "dative", "iobj") or verb.lemma not in titles.SPEECH_VERBS or other.i > pronoun.i:
        return False
    return any(c.dep in ("ccomp", "xcomp", "advcl") and c.i > other.i for c in reading.children(verb.i))


def shares_owner(reading: Reading, pronoun: Token, other: Token) -> bool:
    """True for "Brandt's deputy and his lawyer", "not Brandt's plan but his record": owners run in parallel."""
    if pronoun.dep != "poss":
        return False
    i = pronoun.head
    for _ in range(6):
        token = reading.tokens[i]
        if token.dep == "conj":
            first = reading.tokens[token.head]
            return other.head == first.i or any(c.i == other.head for c in reading.children(first.i))
        if token.dep not in ("pobj", "appos") or token.head == i:
            return False
        i = token.head
    return False


def is_ahead(reading: Reading, pronoun: Token, other: Token) -> bool:
    """True for "In her speech, Brandt said": the pronoun stands in a phrase put before the main subject."""
    if other.sentence != pronoun.sentence or not is_main_subject(reading, other.i):
        return False
    i = pronoun.i
    for _ in range(10):
        token = reading.tokens[i]
        if token.head == other.head and token.i != other.i:
            return token.dep in ("prep", "advcl") and token.i < other.i
        if token.head == i:
            return False
        i = token.head
    return False


def cannot_corefer(reading: Reading, pronoun: Token, other: Token) -> bool:
    """True when syntax forbids that both are one: "Brandt praised him" is not about Brandt."""
    if pronoun.lower in REFLEXIVE:
        return False
    if pronoun.dep == "poss":
        return other.i == pronoun.head or other.head == pronoun.head
    if pronoun.dep in SUBJECTS:
        verb = reading.tokens[pronoun.head]
        modified = reading.tokens[verb.head]
        if verb.dep == "relcl" and other.i in (modified.i, modified.head if modified.dep == "appos" else modified.i):
            return True  # "Reed, whom he admires"
        return other.i > pronoun.i and other.head == pronoun.head
    governor = pronoun.head
    if pronoun.dep == "pobj":
        governor = reading.tokens[governor].head
    if reading.tokens[governor].pos not in ("VERB", "AUX"):
        return False
    if other.head == governor and other.i != pronoun.i:
        return True
    return other.sentence == pronoun.sentence and logical_subject(reading, governor) == other.i


def is_told_to(reading: Reading, pronoun: Token, other: Token) -> bool:
    """True for Berg in "Berg said he should resign": a duty laid on somebody else, unless it is a past one."""
    verb = reading.tokens[pronoun.head]
    above = reading.tokens[verb.head]
    if pronoun.dep not in SUBJECTS or verb.dep != "ccomp" or above.lemma not in titles.SPEECH_VERBS:
        return False
    if logical_subject(reading, above.i) is None:
        return False
    speaker = reading.tokens[logical_subject(reading, above.i) or other.i]
    named = {speaker.i, *(child.i for child in reading.children(speaker.i) if child.dep == "appos")}
    auxiliaries = {child.lower for child in reading.children(verb.i) if child.dep == "aux"}
    return other.i in named and bool(auxiliaries & {"should", "must", "ought"}) and "have" not in auxiliaries


def faces_other_sex(reading: Reading, pronoun: Token, other: Token, opposite: Container[str]) -> bool:
    """True for Lee in "Lee said he took off her coat": who speaks is rather the one that "her" means."""
    verb = reading.tokens[pronoun.head]
    above = reading.tokens[verb.head]
    if pronoun.dep not in SUBJECTS or verb.dep != "ccomp" or other.head != above.i:
        return False
    return any(token.lower in opposite for token in reading.subtree(verb.i))
