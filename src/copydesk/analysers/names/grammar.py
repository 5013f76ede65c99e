"""Who acts in a clause: subjects as the syntax gives them, and those it only implies."""

from __future__ import annotations

from copydesk.reading import Reading, Token
from copydesk.text.quotemarks import quoted_ranges

SUBJECTS = frozenset(["nsubj", "nsubjpass"])
_CLAUSES = frozenset(["ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "parataxis", "csubj", "conj"])
# "Promised the board to leave": these leave the subject in charge of the infinitive although there is an object.
_SUBJECT_CONTROL = frozenset(["promise", "vow", "threaten", "pledge", "offer"])
_DEEPEST = 12


def head_in(reading: Reading, first: int, last: int) -> int:
    """The token of [first, last) that the rest of the sentence sees: the one governed from outside."""
    for i in range(first, last):
        if not first <= reading.tokens[i].head < last or reading.tokens[i].head == i:
            return i
    return last - 1


def clause_of(reading: Reading, i: int) -> int | None:
    """The verb of the innermost clause that token `i` stands in."""
    tokens = reading.tokens
    for _ in range(_DEEPEST):
        token = tokens[i]
        if token.pos in ("VERB", "AUX") and token.dep in _CLAUSES:
            return i
        if token.head == i:
            return None
        i = token.head
    return None


def clause_above(reading: Reading, verb: int) -> int | None:
    token = reading.tokens[verb]
    return None if token.head == verb else clause_of(reading, token.head)


def own_subject(reading: Reading, verb: int) -> Token | None:
    return next((c for c in reading.children(verb) if c.dep in SUBJECTS), None)


def logical_subject(reading: Reading, verb: int, depth: int = 0) -> int | None:
    """Who does what the verb says, also where an infinitive, participle or second verb leaves it out."""
    if depth > _DEEPEST:
        return None
    tokens = reading.tokens
    token = tokens[verb]
    subject = own_subject(reading, verb)
    if subject is not None:
        return token.head if token.dep == "relcl" and subject.lower in ("who", "which", "that") else subject.i
    if token.tag == "VBG" and token.dep in ("acl", "advcl") and _is_beside_subject(tokens, verb):
        return verb - 1
    if token.dep in ("acl", "relcl"):
        return token.head
    if token.dep == "xcomp" and tokens[token.head].lemma not in _SUBJECT_CONTROL:
        patient = _patient(reading, token.head, verb)
        if patient is not None:
            return patient
    if token.dep == "conj" and tokens[token.head].pos in ("VERB", "AUX"):
        return logical_subject(reading, token.head, depth + 1)
    above = clause_above(reading, verb)
    return None if above is None else logical_subject(reading, above, depth + 1)


def _is_beside_subject(tokens: tuple[Token, ...], verb: int) -> bool:
    """True for Reed in "signs of Reed softening his plans"."""
    before = tokens[verb - 1] if verb else tokens[verb]
    governed = before.dep == "pobj" and before.pos == "PROPN" and before.sentence == tokens[verb].sentence
    return governed and tokens[before.head].lower in ("of", "about", "without", "against")


def _patient(reading: Reading, verb: int, before: int) -> int | None:
    """The one acted on: "urged Brandt to leave", "called on Brandt to leave"."""
    for child in reading.children(verb):
        if child.i >= before:
            break
        if child.dep in ("dobj", "dative", "iobj"):
            return child.i
        if child.dep == "prep" and child.lower in ("on", "upon", "for"):
            for inner in reading.children(child.i):
                if inner.dep == "pobj":
                    return inner.i
    return None


def subjects_above(reading: Reading, i: int) -> list[int]:
    """Logical subjects of the clauses around token `i`, innermost first, without the token itself."""
    found: list[int] = []
    verb = clause_of(reading, i)
    for _ in range(_DEEPEST):
        if verb is None:
            break
        subject = logical_subject(reading, verb)
        if subject is not None and subject != i and subject not in found:
            found.append(subject)
        verb = clause_above(reading, verb)
    return found


def is_main_subject(reading: Reading, i: int) -> bool:
    """True for the subject of a main clause, coordinated ones included."""
    token = reading.tokens[i]
    if token.dep not in SUBJECTS:
        return False
    verb = reading.tokens[token.head]
    for _ in range(_DEEPEST):
        if verb.dep == "ROOT":
            return True
        if verb.dep != "conj":
            return False
        verb = reading.tokens[verb.head]
    return False


def quoted_tokens(reading: Reading) -> frozenset[int]:
    """Indices of tokens inside quotation marks; a mark left open ends with its paragraph."""
    ranges = quoted_ranges(reading.text)
    return frozenset(token.i for start, end in ranges for token in reading.tokens_in(start, end))
