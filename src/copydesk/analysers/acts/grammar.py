"""What one verb shows by itself: its voice, auxiliaries, tense and polarity, its particle and prepositions."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from copydesk.model.marks import Modality
from copydesk.reading import Reading, Token
from copydesk.text.governors import MODALS

_NEGATORS = frozenset("not n't never neither nor hardly barely rarely seldom scarcely".split())
_CONDITION_MARKS = frozenset("if unless provided".split())
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
WH = ("WDT", "WP", "WP$", "WRB")
_PARTICLES = frozenset("out off away back up down aside forward apart ahead".split())
# Verbs whose particle may stand behind their object: "pulled its troops out of".
_MOVING = frozenset(
    """pull take keep throw drive force get send move let put bring call turn give hand pay carry hold set lock shut
    kick push drop rule back lay cut wipe drag chase order vote""".split()
)
# Words between "found" and "guilty" in "found the former harbour master Ola Brenn not guilty".
LONGEST_ACCUSED = 8


def is_subjunctive(reading: Reading, verb: Token) -> bool:
    children = reading.children(verb.i)
    if any(child.dep in ("aux", "auxpass") and child.lower != "be" for child in children):
        return False
    singular = any(child.dep in SUBJECTS and child.tag in ("NN", "NNP") for child in children)
    return verb.tag == "VB" or (verb.tag == "VBP" and singular)


def own_modality(reading: Reading, verb: Token) -> Modality:
    modality: Modality = "asserted"
    for child in reading.children(verb.i):
        if child.dep == "aux" and child.lower in MODALS:
            modality = MODALS[child.lower]
            perfect = any(aux.lemma.lower() == "have" for aux in reading.children(verb.i) if aux.dep == "aux")
            if perfect and modality in ("planned", "required"):
                modality = "possible"  # "would have paid": it did not happen
    if modality == "asserted" and _falls_short(reading, verb):
        return "possible"
    return modality


def _falls_short(reading: Reading, verb: Token) -> bool:
    """True for what was nearly done: "almost sold", "has all but announced"."""
    if any(child.dep == "advmod" and child.lower in ("almost", "nearly") for child in reading.children(verb.i)):
        return True
    before = [token.lower for token in reading.tokens[max(0, verb.i - 4) : verb.i]]
    return any(pair == ("all", "but") for pair in pairwise(before))


def is_negated(reading: Reading, verb: Token) -> bool:
    children = reading.children(verb.i)
    negated = any(child.dep == "neg" or (child.dep == "advmod" and child.lower in _NEGATORS) for child in children)
    for child in children:
        if child.dep in SUBJECTS or child.dep in ("dobj", "attr"):
            if child.lower in ("nobody", "nothing", "none", "neither"):
                negated = True
            negated ^= any(
                det.dep in ("det", "neg", "preconj", "cc") and det.lower in ("no", "neither")
                for det in reading.children(child.i)
            )
    return negated


def is_passive(reading: Reading, verb: Token) -> bool:
    children = reading.children(verb.i)
    if any(child.dep in ("nsubjpass", "auxpass", "csubjpass") for child in children):
        contracted = any(child.dep == "auxpass" and child.lower in ("'s", "’s") for child in children)
        return not (contracted and any(child.dep == "dobj" for child in children))  # "he's cancelled his trip"
    if (
        verb.dep in ("acl", "conj")
        and verb.tag == "VBN"
        and not any(child.dep in ("aux", "nsubj") for child in children)
    ):
        if verb.dep == "acl":
            return True
        above = reading.tokens[verb.head]
        return above.pos == "VERB" and above.tag == "VBN" and is_passive(reading, above)
    return False


def is_bare(reading: Reading, verb: Token) -> bool:
    """True for a coordinated verb that shares the auxiliaries of the one before it ("will meet and sign")."""
    own = any(child.dep in ("aux", "auxpass") and child.lower != "to" for child in reading.children(verb.i))
    return not own and reading.tokens[verb.head].tag == verb.tag


def coordinate_of(reading: Reading, verb: Token) -> Token:
    """The verb that `verb` is joined to: the one above, or an outer one of its tense where the inner one has another.

    In "he has doubts about whether she paid and has sent auditors" nobody doubts the sending.
    """
    inner = reading.tokens[verb.head]
    mine, its = _tense(reading, verb), _tense(reading, inner)
    if is_passive(reading, verb) == is_passive(reading, inner):
        return inner
    if mine is None or its is None or mine == its or inner.dep not in ("pcomp", "ccomp", "relcl", "acl", "advcl"):
        return inner
    here = inner
    for _ in range(6):
        here = reading.tokens[here.head]
        if here.pos in ("VERB", "AUX") and _tense(reading, here) == mine:
            return here
    return inner


def _tense(reading: Reading, verb: Token) -> str | None:
    """ "past" or "present", by the first finite word of the verb; None without one, or with a modal."""
    words = sorted((verb, *(c for c in reading.children(verb.i) if c.dep in ("aux", "auxpass"))), key=lambda w: w.i)
    for word in words:
        if word.tag in ("VBD", "VBZ", "VBP"):
            return "past" if word.tag == "VBD" else "present"
    return None


def is_conditional(reading: Reading, verb: Token) -> bool:
    return verb.dep == "advcl" and any(
        child.dep == "mark" and child.lower in _CONDITION_MARKS for child in reading.children(verb.i)
    )


def particle_of(reading: Reading, verb: Token) -> str | None:
    for child in reading.children(verb.i):
        if child.dep == "prt":
            return child.lower
    for child in reading.children(verb.i):  # "pulled out of the talks": the parser calls the particle a preposition
        near = child.i == verb.i + 1 or (child.i > verb.i and verb.lemma.lower() in _MOVING)
        if child.dep == "prep" and child.lower in _PARTICLES and near:
            return child.lower
        if child.dep == "advmod" and child.i == verb.i + 1 and child.lower in _PARTICLES:
            return child.lower
    return None


class Verdict(NamedTuple):
    """What a court found: whether it cleared the accused, and who that is where the parser says so."""

    cleared: bool
    accused: Token | None


def verdict_of(reading: Reading, verb: Token) -> Verdict | None:
    """ "Found him guilty", "was found not guilty": the deed is the verdict and not the finding."""
    if verb.lemma.lower() != "find":
        return None
    behind = reading.tokens[verb.i + 1 : verb.i + 1 + LONGEST_ACCUSED]
    guilty = next((token for token in behind if token.lower in ("guilty", "innocent")), None)
    if guilty is None or guilty.i not in {token.i for token in reading.subtree(verb.i)}:
        return None
    denied = reading.tokens[guilty.i - 1].lower == "not"
    accused = next((child for child in reading.children(guilty.i) if child.dep in SUBJECTS), None)
    return Verdict(denied != (guilty.lower == "innocent"), accused)


def prepositions_of(reading: Reading, verb: Token, target: Token | None) -> list[str]:
    """The prepositions between a verb and its target: "vote against", "pull out of" are other deeds than the verb."""
    found: list[str] = []
    if target is None or target.dep != "pobj":
        return found
    here = reading.tokens[target.head]
    while here.dep == "prep" and here.i > verb.i and len(found) < 3:
        found.insert(0, here.lower)
        here = reading.tokens[here.head]
    return found if here.i == verb.i else []
