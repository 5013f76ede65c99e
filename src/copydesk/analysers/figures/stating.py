"""In which event something is counted, in the text's own words: "taken to hospital", "who abstained", "rise in wages".

A row that says "people" tells an editor nothing; what follows here is put behind the noun. The words are the report's,
only a verb's form is made to fit: nothing is summed up, so nothing can be summed up wrongly.
"""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.analysers.figures.changes import CHANGED
from copydesk.analysers.figures.happening import has_aux, state_of, verb_above
from copydesk.model.marks import FigureRole, Hedge
from copydesk.reading import Reading, Token
from copydesk.text.concepts import BEFALLS_PEOPLE, LIGHT_VERBS, happening, is_human
from copydesk.text.inflection import past_participle
from copydesk.text.units import dimension, is_unit

# A complement says the event where it is short: "to hospital", "in the blast", "against the closures".
_LONGEST = 5  # words
_NEAR = 6  # words from a verb to how long it went on
_STOPS = frozenset("who which that when while after before because as since although if and or but with".split())
_CONTENT = frozenset({"NOUN", "PROPN"})
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod", "poss"})
_PURPOSES = frozenset("for to towards toward".split())
_INSIDE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADP", "PART", "PRON"})
_CHANGES = {"up": "rise in", "down": "fall in"}
_CHANGE_NOUNS = frozenset(
    "rise increase gain jump growth climb surge raise fall drop decline decrease reduction cut".split()
)
_HOW_MANY = frozenset("number total average sum amount rate figure".split())
_WHERE = frozenset("ashore aboard overboard home abroad inland away".split())
_SETTLING = frozenset("leave keep hold".split())
_LEFT_OUT = frozenset("have get see say report include involve need want put make do".split())


def state_of_counted(
    reading: Reading, anchor: Token, tokens: Sequence[Token], unit: str | None, role: FigureRole, hedge: Hedge
) -> str | None:
    """What is told of what is counted, as words that can follow its noun or stand for it; None where none fit."""
    if unit is not None and (told := _change(reading, tokens, role, hedge)) is not None:
        return told
    if unit is None and (described := _described(reading, anchor)) is not None:
        return described
    verb, below = verb_above(reading, anchor)
    if verb is None or verb.pos != "VERB" or not _is_counted(below, anchor, tokens) or _is_unfinished(reading, verb):
        return None
    if below.dep == "nsubjpass" or _befalls(reading, verb, below):
        return _joined(_passive(reading, verb), _tail(reading, verb, verb.i))
    if below.dep in ("dobj", "attr", "oprd"):
        return _of_object(reading, verb, below, unit)
    if below.dep == "nsubj" and unit is None:
        return _of_subject(reading, verb, anchor)
    if unit is not None and below.dep in ("prep", "npadvmod") and 0 < anchor.i - verb.i <= _NEAR:
        return _of_measured(reading, verb, unit)
    return None


def _is_unfinished(reading: Reading, verb: Token) -> bool:
    """ "Forced to go without pay", "vowed to resign": half of what happened; and "deporting them" that nobody did."""
    return verb.dep == "csubj" or any(
        child.dep in ("xcomp", "ccomp") and child.i > verb.i for child in reading.children(verb.i)
    )


def _is_counted(below: Token, anchor: Token, tokens: Sequence[Token]) -> bool:
    """False where something else takes part in the event: the villages of "rescuers from four villages"."""
    return below.i == anchor.i or below.i in {token.i for token in tokens} or below.dep in ("prep", "npadvmod")


def _befalls(reading: Reading, verb: Token, below: Token) -> bool:
    """ "Twelve hurt": a participle in a headline, and not a past tense that was taken for one."""
    bare = below.dep == "nsubj" and verb.tag == "VBN" and not has_aux(reading, verb, "have")
    return bare and happening(verb.lemma.lower()) in BEFALLS_PEOPLE


def _described(reading: Reading, anchor: Token) -> str | None:
    """ "People killed in the blast": what the noun itself is said to be."""
    state = state_of(reading, anchor)
    if state is None or state.i < anchor.i or state.tag != "VBN":
        return None
    if _is_unfinished(reading, state) or any(c.dep in ("nsubj", "aux") for c in reading.children(state.i)):
        return None
    above, _ = verb_above(reading, anchor)
    if above is None and happening(state.lemma.lower()) not in BEFALLS_PEOPLE:  # no other verb: a past tense
        return _of_subject(reading, state, anchor)
    return _joined(state.lower, _tail(reading, state, state.i))


def _passive(reading: Reading, verb: Token) -> str:
    auxiliaries = [child.lower for child in reading.children(verb.i) if child.dep in ("aux", "auxpass")]
    denied = any(child.dep == "neg" for child in reading.children(verb.i))
    ahead = not {"will", "'ll", "shall", "to", "would"}.isdisjoint(auxiliaries)
    words = ["not"] * denied + ["to", "be"] * ahead + [verb.lower, *_particle(reading, verb)]
    return " ".join(words)


def _of_object(reading: Reading, verb: Token, below: Token, unit: str | None) -> str | None:
    lemma = verb.lemma.lower()
    after = max(token.i for token in reading.subtree(below.i))
    if unit is None and lemma in _SETTLING and (left := _left_so(reading, verb, after)) is not None:
        return left
    if lemma in _LEFT_OUT or lemma in LIGHT_VERBS or any(c.dep == "neg" for c in reading.children(verb.i)):
        return None
    supposed = any(child.lower in ("if", "unless", "whether") for child in reading.children(verb.i))
    ahead = ["to", "be"] if verb.tag == "VB" or supposed else []
    words = " ".join([*ahead, _participle(verb), *_particle(reading, verb)])
    if unit is None:
        return _joined(words, _tail(reading, verb, after))
    return _joined(words, _purpose(reading, (verb, below)) or _giver(reading, verb))


def _purpose(reading: Reading, above: Sequence[Token]) -> str | None:
    """ "For the tram", "to every passenger": what money is for."""
    for governor in above:
        for child in reading.children(governor.i):
            if child.dep == "dative" and child.pos in _CONTENT:
                return f"to {_phrase(reading, child, whole=True)}"
            nouns = [noun for noun in reading.children(child.i) if noun.dep == "pobj" and noun.pos in _CONTENT]
            if child.lower in _PURPOSES and nouns and nouns[0].entity not in ("DATE", "TIME"):
                return f"{child.lower} {_phrase(reading, nouns[0], whole=True)}"
    return None


def _giver(reading: Reading, verb: Token) -> str | None:
    for child in reading.children(verb.i):
        if child.dep == "nsubj" and child.pos in _CONTENT:
            return f"by {_phrase(reading, child, whole=True)}"
    return None


def _left_so(reading: Reading, verb: Token, after: int) -> str | None:
    """ "Left 48 passengers hanging", "kept two of them overnight"."""
    for child in (*reading.children(verb.i), *(reading.tokens[after + 1 : after + 2])):
        if child.i > after - 1 and child.i > verb.i and child.tag in ("VBG", "VBN", "JJ") and child.dep != "conj":
            return _joined(child.lower, _tail(reading, child, child.i))
    return None


def _of_subject(reading: Reading, verb: Token, counted: Token) -> str | None:
    lemma = verb.lemma.lower()
    if lemma in LIGHT_VERBS or any(child.dep == "neg" for child in reading.children(verb.i)):
        return None
    auxiliaries = [child.lower for child in reading.children(verb.i) if child.dep == "aux" and child.i < verb.i]
    particle = _particle(reading, verb)
    objects = [child for child in reading.children(verb.i) if child.dep == "dobj" and child.i > verb.i]
    if objects and (objects[0].pos not in _CONTENT or is_unit(objects[0].lower)):
        return None
    rest = _phrase(reading, objects[0], whole=True) if objects else _tail(reading, verb, verb.i + len(particle))
    if {"will", "'ll", "shall", "to"} & set(auxiliaries):
        return _joined(" ".join(["to", lemma, *particle]), rest)
    if verb.tag == "VBG" or (auxiliaries and "have" not in auxiliaries and "had" not in auxiliaries):
        return None
    human = is_human(counted.lemma.lower()) or counted.pos == "NUM" or counted.entity == "NORP"
    who = "who" if human else "that"
    return _joined(" ".join([who, *auxiliaries, verb.lower, *particle]), rest)


def _of_measured(reading: Reading, verb: Token, unit: str) -> str | None:
    """What went on for so long or so far: "jailed" of "was jailed for nine years", "car hung" of "the car hung"."""
    if dimension(unit) not in ("duration", "length") or verb.lemma.lower() in LIGHT_VERBS:
        return None
    for child in reading.children(verb.i):
        if child.dep == "nsubjpass":
            return verb.lower
        if child.dep == "nsubj" and child.pos == "NOUN" and child.i < verb.i and verb.tag in ("VBD", "VBZ", "VBP"):
            return _joined(_phrase(reading, child), " ".join([verb.lower, *_particle(reading, verb)]))
    return None


def _change(reading: Reading, tokens: Sequence[Token], role: FigureRole, hedge: Hedge) -> str | None:
    """ "Rise in wages" of "raise wages by 6 percent", "pay rise" of "a pay rise of 6 percent"."""
    inside = {token.i for token in tokens}
    top = next((token for token in tokens if token.head not in inside), tokens[-1])
    above = reading.tokens[top.head]
    noun = reading.tokens[above.head] if above.lower == "of" else above
    if noun.pos == "NOUN" and noun.lemma.lower() in _CHANGE_NOUNS and noun.i not in inside:
        return _joined(_phrase(reading, noun), _tail(reading, noun, noun.i) if above.i != noun.i - 1 else None)
    if role != "change" or hedge not in _CHANGES:
        return None
    verb, _ = verb_above(reading, top)
    if verb is None or verb.lemma.lower() not in CHANGED:
        return None
    for dep in ("dobj", "nsubjpass", "nsubj"):
        for child in reading.children(verb.i):
            told = child.pos == "NOUN" and child.i not in inside and child.lemma.lower() not in _HOW_MANY
            if child.dep == dep and told:
                return f"{_CHANGES[hedge]} {_phrase(reading, child)}"
    return None


def _participle(verb: Token) -> str:
    return verb.lower if verb.tag == "VBN" else past_participle(verb.lemma.lower())


def _particle(reading: Reading, verb: Token) -> list[str]:
    return [child.lower for child in reading.children(verb.i) if child.dep == "prt" and child.i == verb.i + 1]


def _phrase(reading: Reading, head: Token, whole: bool = False) -> str:
    """A noun with what stands right before it, its article only where the `whole` is asked for."""
    first = head.i
    left = {child.i for child in reading.children(head.i) if child.i < head.i}
    inside = _BEFORE_NOUN | {"det"} if whole else _BEFORE_NOUN
    while first - 1 in left and reading.tokens[first - 1].dep in inside:
        first -= 1
    return reading.text[reading.tokens[first].start : head.end]


def _tail(reading: Reading, verb: Token, after: int) -> str | None:
    """The one short adverbial or object right after token `after`, without what says when."""
    kept: list[Token] = []
    prepositions = 0
    for token in reading.tokens[after + 1 : after + 1 + _LONGEST]:
        if not kept and token.lower in _WHERE and token.sentence == verb.sentence:
            return token.text
        outside = token.sentence != verb.sentence or token.pos not in _INSIDE or token.lower in _STOPS
        if outside or token.entity in ("DATE", "TIME", "CARDINAL", "PERCENT", "MONEY"):
            break
        prepositions += token.pos == "ADP"
        if prepositions > 1 or (prepositions == 0 and kept and kept[-1].pos == "PART"):
            break
        kept.append(token)
    while kept and kept[-1].pos not in _CONTENT:
        kept.pop()
    following = reading.tokens[kept[-1].i + 1] if kept and kept[-1].i + 1 < len(reading.tokens) else None
    if following is not None and following.pos in _CONTENT and following.sentence == verb.sentence:
        return None  # cut inside a name
    return reading.text[kept[0].start : kept[-1].end] if kept else None


def _joined(*words: str | None) -> str | None:
    return " ".join(" ".join(word.split()) for word in words if word) or None
