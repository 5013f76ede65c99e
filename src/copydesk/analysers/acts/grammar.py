"""What one verb shows by itself: its subject, object and agent, its voice, auxiliaries and polarity."""

from __future__ import annotations

from typing import NamedTuple

from copydesk.model.marks import Modality
from copydesk.reading import Reading, Token
from copydesk.text.governors import MODALS, REPORTING, SENDING, SPOKEN_BY_SENDERS

_NEGATORS = frozenset("not n't never neither nor hardly barely rarely seldom scarcely".split())
_CONDITION_MARKS = frozenset("if unless provided".split())
_OBJECT_PREPOSITIONS = frozenset("on against with to from of for at into out off away back".split())
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
WH = ("WDT", "WP", "WP$", "WRB")
# With other verbs these prepositions tell a place or an occasion (Quirk et al. 1985, 9.15-9.45).
_AIMING = frozenset("shoot fire aim throw hurl lash scream shout yell swear laugh jeer spit point look strike".split())
_PARTING = frozenset(
    """resign withdraw retire step depart flee escape remove bar ban exclude suspend dismiss fire drop pull steal buy
    exempt expel evict evacuate free release separate divest secede defect break back bow opt quit transfer seize
    demand extract recover collect defend protect shield distance divert disqualify prohibit""".split()
)
_SPEAKING = frozenset("speak talk appear stand sit live reside arrive say add stay remain work tweet post".split())
# Before a relative clause without a pronoun these say how or why (Quirk et al. 1985, 17.17-17.18).
_ADVERBIAL_NOUNS = frozenset("way manner reason extent degree".split())
_REASONS = frozenset("reason purpose time moment sake example instance part once".split())
_PARTICLES = frozenset("out off away back up down aside forward apart ahead".split())
# What is "of" somebody doing something, and does nothing itself.
_MATTERS = frozenset(
    """issue risk prospect report possibility fear idea question danger chance case sight image video photo footage
    spectre specter example rumor rumour account story hope likelihood""".split()
)
_PLACING = frozenset("in at on near outside around across".split())
# Verbs whose particle may stand behind their object: "pulled its troops out of".
_MOVING = frozenset(
    """pull take keep throw drive force get send move let put bring call turn give hand pay carry hold set lock shut
    kick push drop rule back lay cut wipe drag chase order vote""".split()
)
# Words between "found" and "guilty" in "found the former harbour master Ola Brenn not guilty".
LONGEST_ACCUSED = 8
# How long, when or what part, and not whom or what ("waited 26 hours").
_MEASURES = ("DATE", "TIME", "PERCENT", "ORDINAL")


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
    return modality


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


def subject_of(reading: Reading, verb: Token) -> Token | None:
    for child in reversed(reading.children(verb.i)):  # the nearest first: a dateline is no subject
        if child.dep in SUBJECTS and child.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"):
            if reading.is_furniture(child.start, child.end) or _is_the_place(reading, verb, child):
                continue
            if child.lower in ("who", "which", "that") and verb.dep == "relcl":
                return _antecedent(reading, verb, child)
            return child
    if verb.dep == "acl" and verb.tag == "VBG" and (sender := _sender(reading, verb)) is not None:
        return sender
    about = verb.dep == "acl" and reading.tokens[verb.head].lemma.lower() in _MATTERS
    if about and (beside := _noun_beside(reading, verb)) is not None:
        return beside
    if verb.dep == "acl" and verb.tag in ("VBG", "VBN") and reading.tokens[verb.head].pos in ("NOUN", "PROPN", "PRON"):
        return _not_the_place(reading, reading.tokens[verb.head])
    if verb.dep == "advcl" and verb.tag == "VBG":
        if (beside := _noun_beside(reading, verb)) is not None:
            return beside
        above = reading.tokens[verb.head]
        if above.pos != "VERB" or above.i == verb.i:
            return None
        if verb.lemma.lower() in REPORTING and is_passive(reading, above):
            return agent_of(reading, above)  # "he was sued by a clerk, alleging fraud"
        return subject_of(reading, above)
    return None


def _is_the_place(reading: Reading, verb: Token, noun: Token) -> bool:
    """True in "people in Elm searching", where the parser makes Elm what searches."""
    above = reading.tokens[verb.head].lower
    return verb.dep == "pcomp" and noun.entity in ("GPE", "LOC", "FAC") and above in _PLACING


def _not_the_place(reading: Reading, noun: Token) -> Token | None:
    """The noun that a participle tells of: in "people on the ground in Elm searching" not Elm."""
    while noun.dep == "pobj" and noun.entity in ("GPE", "LOC", "FAC"):
        prep = reading.tokens[noun.head]
        if prep.lower not in _PLACING:
            return noun
        noun = reading.tokens[prep.head]
    return noun if noun.pos in ("NOUN", "PROPN", "PRON") else None


def _noun_beside(reading: Reading, verb: Token) -> Token | None:
    """The noun right before a participle, behind "of" and its like: "the risk of a dam failing"."""
    noun = reading.tokens[verb.i - 1] if verb.i else verb
    if noun.dep != "pobj" or noun.pos not in ("NOUN", "PROPN", "PRON") or noun.sentence != verb.sentence:
        return None
    if any(child.dep in ("mark", "prep") and child.i < verb.i for child in reading.children(verb.i)):
        return None
    return noun if reading.tokens[noun.head].lower in ("of", "about", "without", "against") else None


def _antecedent(reading: Reading, verb: Token, pronoun: Token) -> Token:
    """The noun that a relative pronoun stands for: in "mayors from across the country who were" not the country."""
    noun = reading.tokens[verb.head]
    auxiliaries = {child.lower for child in reading.children(verb.i)} | {verb.lower}
    plural = bool(auxiliaries & {"were", "are", "have"})
    while noun.dep == "pobj":
        misfit = (pronoun.lower == "who" and noun.entity in ("GPE", "LOC", "DATE", "FAC", "EVENT")) or (
            plural and noun.tag in ("NN", "NNP") and noun.entity != "ORG"
        )
        above = reading.tokens[noun.head]
        while above.dep == "prep" and reading.tokens[above.head].dep == "prep":
            above = reading.tokens[above.head]
        higher = reading.tokens[above.head]
        if not misfit or higher.pos not in ("NOUN", "PROPN"):
            break
        noun = higher
    return noun


def _sender(reading: Reading, verb: Token) -> Token | None:
    """Who speaks through what was sent: in "sent letters to ten towns threatening fines" not the towns."""
    if verb.lemma.lower() not in SPOKEN_BY_SENDERS:
        return None
    noun = reading.tokens[verb.head]
    prep = reading.tokens[noun.head]
    while prep.dep in ("prep", "pobj") and reading.tokens[prep.head].i != prep.i:
        if prep.dep == "prep" and prep.lower == "to":
            sent = reading.tokens[prep.head]
            if sent.dep == "dobj":
                sent = reading.tokens[sent.head]
            return subject_of(reading, sent) if sent.lemma.lower() in SENDING else None
        prep = reading.tokens[prep.head]
    above = reading.tokens[noun.head]
    if noun.dep == "dobj" and above.lemma.lower() in SENDING and not is_passive(reading, above):
        return subject_of(reading, above)
    return None


def agent_of(reading: Reading, verb: Token) -> Token | None:
    for child in reading.children(verb.i):
        if child.dep == "agent" or (child.dep == "prep" and child.lower == "by"):
            for below in reading.children(child.i):
                if below.dep == "pobj" and below.entity not in ("DATE", "TIME", "PERCENT", "CARDINAL", "MONEY"):
                    return below
    return None


def object_of(reading: Reading, verb: Token) -> Token | None:
    """What or whom the verb acts on: its object, else the noun behind a preposition that leads to a party."""
    children = reading.children(verb.i)
    if verb.dep == "relcl" and (meant := _relative_object(reading, verb)) is not None:
        return meant
    for dep in ("dobj", "dative"):
        for child in children:
            if child.dep == dep and child.pos in ("NOUN", "PROPN", "PRON", "NUM") and child.entity not in _MEASURES:
                return child
    for child in children:
        if child.dep == "prep" and child.lower in _OBJECT_PREPOSITIONS and _leads_to_a_party(verb, child):
            for below in reading.children(child.i):
                if below.dep == "pobj" and below.entity not in _MEASURES and not _is_idiom(reading, child, below):
                    return below
                if below.dep == "prep" and below.lower == "of":
                    for deeper in reading.children(below.i):
                        if deeper.dep == "pobj":
                            return deeper
    return None


def _relative_object(reading: Reading, verb: Token) -> Token | None:
    """The noun before a relative clause that is its object: "the suit (that) she filed"."""
    children = reading.children(verb.i)
    own_subject = any(child.dep in SUBJECTS and child.tag not in WH for child in children)
    pronoun = next((child for child in children if child.dep in ("dobj", "dative") and child.tag in WH), None)
    objects = any(child.dep in ("dobj", "dative", "ccomp", "xcomp", "acomp", "attr", "oprd") for child in children)
    stranded = any(child.dep == "prep" and not reading.children(child.i) for child in children)
    if not own_subject or is_passive(reading, verb) or stranded or (objects and pronoun is None):
        return None
    adverb = any(child.tag == "WRB" for child in children)
    noun = reading.tokens[verb.head]
    if pronoun is None and noun.lemma.lower() in _ADVERBIAL_NOUNS:
        return None  # "the way she speaks"
    return noun if noun.pos in ("NOUN", "PROPN") and noun.entity not in _MEASURES and not adverb else None


def _leads_to_a_party(verb: Token, preposition: Token) -> bool:
    """False where the preposition says from where, at what place or on what occasion something was done."""
    lemma = verb.lemma.lower()
    if preposition.lower == "at":
        return lemma in _AIMING
    if preposition.lower in ("from", "out", "off", "away"):
        return lemma in _PARTING
    return not (preposition.lower == "on" and lemma in _SPEAKING)


def _is_idiom(reading: Reading, preposition: Token, noun: Token) -> bool:
    """True for a bare singular of manner or state ("on average", "at work") and for a reason ("for that purpose")."""
    if preposition.lower == "for" and noun.lemma.lower() in _REASONS:
        return True
    return preposition.lower in ("on", "at") and noun.tag == "NN" and not noun.entity and not reading.children(noun.i)


def possessor_of(reading: Reading, noun: Token) -> Token | None:
    children = reading.children(noun.i)
    for child in children:
        if child.dep == "poss":
            return child
    for child in children:
        if child.dep == "prep" and child.lower == "by":
            return next((below for below in reading.children(child.i) if below.dep == "pobj"), None)
    above = reading.tokens[noun.head]
    if above.pos == "VERB" and noun.dep == "dobj" and not is_passive(reading, above):
        return subject_of(reading, above)  # "the board announced a plan to close"
    return None


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
