"""Who does what a verb tells and to whom, as its own clause and the noun above it say: subject, agent, object."""

from __future__ import annotations

from copydesk.analysers.acts.grammar import SUBJECTS, WH, is_passive
from copydesk.reading import Reading, Token
from copydesk.text.governors import REPORTING, SENDING, SPOKEN_BY_SENDERS

_OBJECT_PREPOSITIONS = frozenset("on against with to from of for at into out off away back".split())
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
# What is "of" somebody doing something, and does nothing itself.
_MATTERS = frozenset(
    """issue risk prospect report possibility fear idea question danger chance case sight image video photo footage
    spectre specter example rumor rumour account story hope likelihood""".split()
)
# Where something is said and to whom not.
_PLATFORMS = frozenset(
    """twitter facebook instagram youtube tiktok telegram snapchat linkedin reddit whatsapp cnn msnbc cnbc nbc cbs abc
    bbc npr fox news radio television tv air""".split()
)
_PLACING = frozenset("in at on near outside around across".split())
# How long, when or what part, and not whom or what ("waited 26 hours").
_MEASURES = ("DATE", "TIME", "PERCENT", "ORDINAL")


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
    if verb.dep == "acl" and (main := _main_clause_of(reading, verb)) is not None:
        return subject_of(reading, main)
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


def _main_clause_of(reading: Reading, verb: Token) -> Token | None:
    """The verb that a participle set off behind its object goes with: "fined the firm, ending a long dispute"."""
    noun = reading.tokens[verb.head]
    if verb.tag != "VBG" or reading.tokens[verb.i - 1].text != "," or noun.dep != "dobj":
        return None
    above = reading.tokens[noun.head]
    return above if above.pos == "VERB" else None


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
    joined = [child for child in reading.children(verb.i) if child.dep == "conj"]
    auxiliaries = {child.lower for one in (verb, *joined) for child in reading.children(one.i)} | {verb.lower}
    restricts = reading.tokens[pronoun.i - 1].text not in (",", "(", "—", "–", "-")
    plural = bool(auxiliaries & {"were", "are", "have"})
    while noun.dep == "pobj":
        misfit = (pronoun.lower == "who" and noun.entity in ("GPE", "LOC", "DATE", "FAC", "EVENT")) or (
            plural and noun.tag in ("NN", "NNP") and noun.entity != "ORG"
        )
        # What has a name is known: a clause that says which is meant belongs to the noun before it.
        misfit = misfit or (restricts and noun.pos == "PROPN" and noun.entity == "PERSON")
        above = reading.tokens[noun.head]
        while above.dep == "prep" and reading.tokens[above.head].dep == "prep":
            above = reading.tokens[above.head]
        higher = reading.tokens[above.head]
        if higher.pos not in ("NOUN", "PROPN"):  # "relating to aides to Reed who": the noun right before
            higher = reading.tokens[above.i - 1]
        if not misfit or higher.pos not in ("NOUN", "PROPN") or higher.i >= noun.i:
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
    adverb = any(child.tag == "WRB" for child in children) or any(
        below.tag in WH for child in children if child.dep == "prep" for below in reading.children(child.i)
    )  # "the letter in which she resigned"
    noun = reading.tokens[verb.head]
    if noun.dep == "pobj" and reading.tokens[noun.head].lower == "as":
        return None  # "brought here as children, which they protested"
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
    if preposition.lower == "on" and noun.lower in _PLATFORMS:
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
