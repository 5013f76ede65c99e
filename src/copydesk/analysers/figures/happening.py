"""The event that a figure takes part in: its verb, who is on the other side, which names stand in the clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.analysers.figures.counting import RAISING
from copydesk.model.marks import FigurePart
from copydesk.reading import Reading, Token
from copydesk.text.concepts import LIGHT_VERBS, happening

_PROJECTING = frozenset(
    """expect plan forecast project predict aim hope propose seek intend want ask demand require call threaten
    promise vow pledge target anticipate consider request""".split()
)
_PROJECTING_AUX = frozenset("may might could would should will 'll can".split())
_PLANNED = re.compile(
    r"\b(?:hop|plan|expect|intend|aim|seek|want|threaten|propos|vow|pledg|promis|agree)(?:e|s|es|ed|ned|d|ing)?\s+to\b"
    r"|\b(?:due|set|scheduled|slated|poised|likely|supposed|going)\s+to\b",
    re.I,
)
# "Joined the march", "attended the rally": the object says what was done.
_JOINING = frozenset("join attend".split())
_GATHERINGS = frozenset(filter(None, map(happening, ("march", "rally", "demonstration", "gathering"))))
_SCOPING = frozenset("in at on for among near across outside inside during under".split())
_NAMING = frozenset({"NOUN", "PROPN", "ADJ"})
_MEASURE_ADJECTIVES = frozenset("old long high wide deep tall thick heavy away apart worth big large".split())


def event_of(
    reading: Reading, anchor: Token, tokens: Sequence[Token], unit: str | None
) -> tuple[str | None, FigurePart, bool]:
    """The verb that the figure takes part in, its part, and whether the text only projects it."""
    verb, below = verb_above(reading, anchor)
    projected = _planned_before(reading, tokens[0]) or (verb is not None and _projected(reading, verb))
    state = state_of(reading, anchor) if unit is None else None
    if verb is None:
        return (state.lemma.lower() if state else None), "object" if state else "other", projected
    lemma = _with_particle(reading, verb)
    if (idiom := _idiom(reading, verb, below)) is not None:
        return idiom, "object" if below.dep in _PARTIES else "other", projected
    if verb.lemma.lower() in _SEEKING and any(child.dep == "neg" for child in reading.children(verb.i)):
        return "miss", "object", projected  # "eight have still not been found"
    if verb.lemma.lower() == "be" and (due := _due(reading, verb)) is not None:
        return _with_particle(reading, due), "subject", True
    if verb.lemma.lower() in RAISING and below.dep != "nsubj" and state is not None:
        return state.lemma.lower(), "object", projected  # "raising to three the number of people known to have died"
    if lemma in LIGHT_VERBS and (told := state or _complement(reading, verb, tokens)) is not None:
        return told.lemma.lower(), "object", projected
    if verb.lemma.lower() in _JOINING and below.dep == "nsubj" and (joined := _object_of(reading, verb)) is not None:
        return joined.lemma.lower(), "subject", projected  # "8,000 people joined the march"
    passive = below.dep == "nsubj" and verb.tag == "VBN" and not has_aux(reading, verb, "have")
    if below.dep in ("dobj", "nsubjpass", "attr", "oprd") or passive:
        return lemma, "object", projected
    return lemma, "subject" if below.dep == "nsubj" else "other", projected


# What befalls somebody told by a verb that says little and a noun: "lost their lives", "left the track". Each noun
# with the verbs that it makes one deed with; the deed befalls the subject, or the object of a verb that puts it there.
_IDIOMS = {
    ("lose", "life"): "die", ("meet", "death"): "die", ("catch", "fire"): "burn", ("leave", "track"): "derail",
    ("leave", "rail"): "derail", ("jump", "track"): "derail", ("come off", "track"): "derail",
    ("come off", "rail"): "derail", ("run", "aground"): "ground", ("take into", "custody"): "arrest",
    ("take to", "hospital"): "hospitalize", ("rush to", "hospital"): "hospitalize",
    ("carry to", "hospital"): "hospitalize", ("bring to", "hospital"): "hospitalize",
    ("admit to", "hospital"): "hospitalize", ("flee", "home"): "evacuate", ("leave", "home"): "evacuate",
    ("bring to", "safety"): "rescue", ("pull to", "safety"): "rescue", ("find", "guilty"): "convict",
    ("find", "dead"): "die", ("find", "alive"): "rescue", ("bring", "alive"): "rescue", ("pull", "alive"): "rescue",
    ("put on", "trial"): "try", ("suffer", "injury"): "injure", ("suffer", "burn"): "injure",
    ("suffer", "wound"): "injure", ("sustain", "injury"): "injure", ("sustain", "burn"): "injure",
    ("catch", "disease"): "infect", ("catch", "virus"): "infect", ("contract", "disease"): "infect",
    ("contract", "virus"): "infect", ("let", "go"): "dismiss", ("go", "missing"): "miss", ("send to", "prison"): "jail",
    ("send to", "jail"): "jail",
}  # fmt: skip
_SEEKING = frozenset("find locate trace".split())
_PARTIES = frozenset({"nsubj", "nsubjpass", "dobj"})
_IDIOM_VERBS = frozenset(verb.split()[0] for verb, _ in _IDIOMS)


def _due(reading: Reading, verb: Token) -> Token | None:
    """ "Nine libraries are to shut": what somebody is to do."""
    for child in reading.children(verb.i):
        if child.dep == "xcomp" and child.tag == "VB" and child.i > verb.i:
            return child
    return None


def _idiom(reading: Reading, verb: Token, below: Token) -> str | None:
    """ "Lost their lives" for die, "were taken to hospital" for hospitalize: the deed of a verb and its complement."""
    lemma = verb.lemma.lower()
    if lemma == "go" and reading.tokens[verb.head].lemma.lower() == "let":
        return "dismiss"
    if (lemma, below.lemma.lower()) in _IDIOMS:
        return _IDIOMS[lemma, below.lemma.lower()]  # "found guilty of 14 counts"
    if lemma not in _IDIOM_VERBS or below.dep not in _PARTIES:
        return None
    for child in reading.children(verb.i):
        if child.i == below.i:
            continue
        linked = [child]
        if child.dep in ("prep", "prt") or child.pos == "ADP":
            linked = [noun for noun in reading.children(child.i) if noun.dep == "pobj"]
        through = f"{lemma} {child.lower}"
        for noun in linked:
            key = (lemma if noun is child else through, noun.lemma.lower())
            if key in _IDIOMS:
                return _IDIOMS[key]
    return None


def _with_particle(reading: Reading, verb: Token) -> str:
    """ "throw_out": a particle makes another verb."""
    lemma = verb.lemma.lower()
    for child in reading.children(verb.i):
        if child.dep == "prt":
            return f"{lemma}_{child.lower}"
    return lemma


def _object_of(reading: Reading, verb: Token) -> Token | None:
    for child in reading.children(verb.i):
        if child.dep == "dobj" and happening(child.lemma.lower()) in _GATHERINGS:
            return child
    return None


def scope_of(reading: Reading, anchor: Token, tokens: Sequence[Token]) -> tuple[str, ...]:
    """The adverbials of the clause that say where, when or among whom: "effective in children", "in Orrin County"."""
    verb, _ = verb_above(reading, anchor)
    above = [anchor] if verb is None else [anchor, verb]
    if verb is not None:
        above += [child for child in reading.children(verb.i) if child.dep in ("acomp", "attr", "oprd", "dobj")]
    if anchor.dep == "pobj" and reading.tokens[anchor.head].lower == "of":
        above.append(reading.tokens[reading.tokens[anchor.head].head])
    inside = range(tokens[0].i, tokens[-1].i + 1)
    found = []
    for governor in above:
        for preposition in reading.children(governor.i):
            if preposition.dep != "prep" or preposition.lower not in _SCOPING or preposition.i in inside:
                continue
            for noun in reading.children(preposition.i):
                if noun.dep != "pobj" or noun.i in inside or noun.i == anchor.i:
                    continue
                left = [child for child in reading.children(noun.i) if child.i < noun.i and child.pos in _NAMING]
                if noun.pos == "NUM":
                    continue  # "put at 1,500": a number is no place
                words = [token.lemma.lower() for token in (*left, noun)]
                found.append((preposition.i, " ".join((preposition.lower, *words))))
    return tuple(dict.fromkeys(words for _, words in sorted(found)))


def agent_of(reading: Reading, anchor: Token, tokens: Sequence[Token]) -> str | None:
    """The head of the other side of the event: what killed the counted, whom the counted arrested."""
    verb, below = verb_above(reading, anchor)
    if verb is None:
        return None
    for child in reading.children(verb.i):
        if child.i == below.i or tokens[0].i <= child.i <= tokens[-1].i:
            continue
        if child.dep in ("nsubj", "dobj", "nsubjpass") and child.pos in ("NOUN", "PROPN"):
            return child.lemma.lower()
        if child.dep == "agent":
            for noun in reading.children(child.i):
                if noun.dep == "pobj" and noun.i != below.i:
                    return noun.lemma.lower()
    return None


def verb_above(reading: Reading, anchor: Token) -> tuple[Token | None, Token]:
    """The nearest verb over a noun, and what hangs from it on the way; verbs of measure are passed over."""
    token, below = anchor, anchor
    for _ in range(10):
        governor = reading.tokens[token.head]
        if token.pos in ("VERB", "AUX") and token.i != anchor.i:
            measuring = token.dep == "acl" and token.lemma.lower() in LIGHT_VERBS
            if not measuring or governor.i == token.i:
                return token, below
        if governor.i == token.i:
            return None, below
        below, token = token, governor
    return None, below


def state_of(reading: Reading, anchor: Token) -> Token | None:
    """ "Twelve people killed in the blast": a participle that says what happened to what is counted."""
    for child in reading.children(anchor.i):
        if child.dep == "acl" and child.tag == "VBN" and child.lemma.lower() in LIGHT_VERBS:
            below = [one for one in reading.children(child.i) if one.dep == "xcomp" and one.pos == "VERB"]
            return below[0] if below else child  # "people known to have died"
        passive = child.tag == "VBN" or has_aux(reading, child, "be")  # "the last to be brought out"
        if child.dep == "acl" and passive and child.i > anchor.i:
            return child
        if child.dep == "relcl" and child.pos == "VERB" and child.i > anchor.i:
            return child
    return None


def _complement(reading: Reading, verb: Token, tokens: Sequence[Token]) -> Token | None:
    """What a light verb says of the counted: "were reported missing", "left four dead", "wounded were 11 guards"."""
    for child in reading.children(verb.i):
        if child.lower in _MEASURE_ADJECTIVES or tokens[0].i <= child.i <= tokens[-1].i:
            continue
        if child.lower == "aboard":
            return child
        if child.dep in ("oprd", "acomp", "attr", "advcl", "ccomp", "xcomp", "advmod") and child.tag in (
            "JJ",
            "VBN",
            "VBG",
        ):
            return child
    return None


def has_aux(reading: Reading, verb: Token, lemma: str) -> bool:
    return any(child.dep == "aux" and child.lemma == lemma for child in reading.children(verb.i))


def _planned_before(reading: Reading, token: Token) -> bool:
    """ "Hopes to", "is due to": the same by words, where the parse took a verb for a noun."""
    sentence = reading.sentence_at(token.start)
    start = max(sentence.start if sentence else 0, token.start - 60)
    return _PLANNED.search(reading.text[start : token.start]) is not None


def _projected(reading: Reading, verb: Token) -> bool:
    token = verb
    for _ in range(4):
        if token.dep == "conj" and _shares_auxiliary(reading, token):
            token = reading.tokens[token.head]
            continue
        if any(child.dep == "aux" and child.lower in _PROJECTING_AUX for child in reading.children(token.i)):
            return True
        governor = reading.tokens[token.head]
        if governor.i == token.i or token.dep not in ("xcomp", "ccomp"):
            return False
        if token.dep == "xcomp" and governor.lemma.lower() in _PROJECTING:
            return True
        if token.dep == "ccomp" and governor.lemma.lower() in (
            "expect",
            "forecast",
            "predict",
            "project",
            "hope",
            "propose",
            "demand",
            "ask",
        ):
            return True
        token = governor
    return False


def _shares_auxiliary(reading: Reading, verb: Token) -> bool:
    """ "It would cut 90 jobs and close two plants": a bare verb behind "and" is governed as the first one."""
    own = any(child.dep in ("aux", "nsubj", "nsubjpass") for child in reading.children(verb.i))
    return verb.tag == "VB" and not own and reading.tokens[verb.head].pos in ("VERB", "AUX")


def bare_state(reading: Reading, tokens: Sequence[Token]) -> str | None:
    """ "12 dead", "nine injured", "30 were arrested": the state that stands for the people."""
    i = tokens[-1].i + 1
    while (
        i < len(reading.tokens)
        and (reading.tokens[i].pos in ("AUX", "ADV") or reading.tokens[i].lemma.lower() in ("fall", "remain"))
        and reading.tokens[i].sentence == tokens[0].sentence
    ):
        i += 1
    if i >= len(reading.tokens) or reading.tokens[i].sentence != tokens[0].sentence:
        return None
    token = reading.tokens[i]
    return token.lemma.lower() if token.tag in ("VBN", "JJ", "VBD") else None


def names_beside(reading: Reading, anchor: Token, tokens: Sequence[Token]) -> tuple[str, ...]:
    """Proper names in the clause of the figure: whose count it is and where; never who is only said to say so."""
    verb, _ = verb_above(reading, anchor)
    clause = reading.subtree(verb.i if verb is not None else anchor.i)
    inside = range(tokens[0].i, tokens[-1].i + 1)
    found = [
        token.lower
        for token in clause
        if (token.pos == "PROPN" or (token.text[0].isupper() and token.i != reading.sentences[token.sentence].first))
        and token.text[0].isalpha()
        and token.i not in inside
        and token.sentence == anchor.sentence
        and token.entity not in ("DATE", "TIME", "MONEY", "QUANTITY", "PERCENT")
    ]
    return tuple(dict.fromkeys(found))
