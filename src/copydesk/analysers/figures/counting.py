"""What a figure counts or measures: the noun phrase after it, or the thing that a measure before it is of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from copydesk.reading import Reading, Token
from copydesk.text.concepts import FALL, RISE, names_a_happening
from copydesk.text.numberwords import is_number_word
from copydesk.text.quantities import Quantity
from copydesk.text.units import dimension, is_unit

# "Votes in favour", "votes against": which way, where only a preposition says so.
_STANCE = re.compile(r"\s+(?:in\s+)?(favou?r|against|opposed|abroad|overseas|nationwide|worldwide)\b", re.I)
# What stands before one of these is what the measure is of.
_MEASURE_VERBS = (
    RISE
    | FALL
    | frozenset(
        """be cost weigh measure total reach stand hit become remain exceed run last average equal number amount
    come top cover span stretch extend contain""".split()
    )
)
# "A number of", "an average of": words of quantity, not what is counted.
_QUANTITY_NOUNS = frozenset(
    """number total average sum amount maximum minimum mean majority handful range none half part most much rest
    remainder tune portion share bulk""".split()
)
# "Eight miles south of the city": a direction is nothing that has a length.
_DIRECTIONS = frozenset(
    """north south east west northeast northwest southeast southwest away inland offshore upstream downstream upriver
    downriver uphill downhill""".split()
)
# "The cost of the repairs": an attribute of what is measured, and what happens to it.
_ATTRIBUTES = frozenset("cost price value bill".split())
# "She put the cost at $4 million": the object is what is measured.
_ASSESSING = frozenset("put estimate set value price fix peg assess".split())
# "Raising to three the number of dead".
_TALLY_AFTER = re.compile(r"\s+the\s+(?:total\s+)?(?:number|tally|count)\s+of\s+(?=[a-z])")
# "Bringing the number of dead to eight", "raising the toll to 12": the object says what is counted up.
RAISING = frozenset("bring raise take push lift lower reduce increase cut carry".split())
_TALLIES = frozenset("number total toll tally count figure".split())
# Verbs of change whose object is what is gained or lost, not what the subject amounts to.
_TRANSITIVE = frozenset("add gain lose shed".split())
# Millions of pounds are money unless something is weighed by them.
_NEVER_WEIGHED = 1e6
_MONEY_WORDS = frozenset(
    """cost price pay fine fin spend earn owe lend borrow charge invest donate award sell buy bet save fee fund grant
    budget debt loan tax salary wage bill deal reward prize revenue profit pence investment compensation bail
    ticket""".split()
)
_CHANGES = frozenset(
    "rise increase gain jump growth climb surge raise fall drop decline decrease reduction cut".split()
)
# Singular in form, counted all the same.
COLLECTIVE = frozenset(
    "people police staff personnel cattle fish sheep deer youth folk dead wounded injured crew aircraft".split()
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LONGEST_OWNER = 5  # words
_MEASURED = frozenset("duration age length speed temperature angle".split()) | {"angle or temperature"}
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "NUM"})


class Phrase(NamedTuple):
    """What is counted: its head token, where the phrase starts and ends, and the lemmas that narrow the head."""

    head: Token
    start: int
    end: int
    modifiers: tuple[str, ...]


def counted(reading: Reading, quantity: Quantity, tokens: Sequence[Token]) -> Phrase | None:
    following = tokens[-1].i + 1
    if quantity.end > quantity.number_end and following < len(reading.tokens):
        while following < len(reading.tokens) and reading.tokens[following].start < quantity.end:
            following += 1
    of = _skip_of(reading, following)
    if of is not None or _opens(reading, following, quantity):
        phrase = _noun_phrase(reading, following if of is None else of)
        if phrase is not None:
            return _attribute_counted(reading, quantity, phrase) if of is None and quantity.unit is None else phrase
    if quantity.unit is None and (tally := _TALLY_AFTER.match(reading.text, quantity.end)) is not None:
        noun = reading.token_at(tally.end())
        return _noun_phrase(reading, noun.i) if noun is not None else None
    if quantity.unit is None:
        return _another_before(reading, tokens) or _measured_before(reading, tokens, None, of_noun=False)
    kind = dimension(quantity.unit)
    inside = () if kind in _MEASURED else ("in", "worth")  # "14 years in prison" counts no prison
    for words, before in ((inside, False), ((), True), (("for",), False)):
        if words == ("for",) and not dimension(quantity.unit).startswith("money"):
            break
        linked = _skip_word(reading, following, words)
        if linked is not None and (phrase := _noun_phrase(reading, linked)) is not None:
            return phrase
        if before and (phrase := _measured_before(reading, tokens, quantity.unit, of_noun=True)) is not None:
            return phrase
    return None


def _attribute_counted(reading: Reading, quantity: Quantity, phrase: Phrase) -> Phrase:
    """In "a 12-page report", "the 11 member bloc" the pages and members are counted, as no plural ends the phrase."""
    inside = reading.tokens_in(phrase.start, phrase.end)
    first = inside[0]
    many = quantity.value is None or abs(quantity.value) != 1
    plural = phrase.head.tag in ("NNS", "NNPS") or phrase.head.lower in COLLECTIVE or phrase.head.lower.endswith("s")
    hyphenated = reading.text[quantity.number_end : quantity.number_end + 1] == "-"
    if not many or (plural and not hyphenated) or first.i == phrase.head.i:
        return phrase
    if hyphenated and first.pos == "ADJ":  # "a 30-strong crew"
        rest = inside[1:]
        return phrase._replace(start=rest[0].start, modifiers=phrase.modifiers[1:])
    if first.pos != "NOUN" or first.tag != "NN":
        return phrase
    return Phrase(first, first.start, first.end, ())


def _another_before(reading: Reading, tokens: Sequence[Token]) -> Phrase | None:
    """ "Another pick or two"."""
    i = tokens[0].i
    if i < 3 or reading.tokens[i - 1].lower != "or" or reading.tokens[i - 3].lower not in ("a", "an", "another"):
        return None
    noun = reading.tokens[i - 2]
    return Phrase(noun, noun.start, noun.end, ()) if noun.tag == "NN" else None


def _opens(reading: Reading, i: int, quantity: Quantity) -> bool:
    """True when what is counted can start at token `i`: not "two years later", not "30 and the mayor"."""
    if i >= len(reading.tokens) or reading.tokens[i].lower in ("and", "or"):
        return False
    opening = reading.tokens[i]
    return quantity.unit is None or (opening.pos not in ("ADV", "VERB", "ADP") and opening.lower not in _DIRECTIONS)


def _skip_of(reading: Reading, i: int) -> int | None:
    tokens = reading.tokens
    if i < len(tokens) and tokens[i].lower == "out":
        i += 1
    if i >= len(tokens) or tokens[i].lower != "of":
        return None
    i += 1
    while i < len(tokens) and (
        tokens[i].pos in ("DET", "PRON", "NUM") or tokens[i].lower in ("all", "some", "about", "more")
    ):
        if reading.text[tokens[i].end : tokens[i].end + 1] == "-":  # "two hours of one-on-one talks"
            break
        i += 1
    return _past_owner(reading, i)


def _past_owner(reading: Reading, i: int) -> int:
    """Where what is counted starts in "five of the city's 19 libraries": behind the whole's own number."""
    tokens = reading.tokens
    for k in range(i + 1, min(i + _LONGEST_OWNER, len(tokens) - 2)):
        if tokens[k].text in ("'s", "’s") and tokens[k + 1].pos == "NUM" and tokens[k + 1].text[0].isdigit():
            return k + 2
        if tokens[k].pos not in ("NOUN", "PROPN", "ADJ"):
            break
    return i


def _skip_word(reading: Reading, i: int, words: tuple[str, ...]) -> int | None:
    tokens = reading.tokens
    if i >= len(tokens) or tokens[i].lower not in words:
        return None
    i += 1
    while i < len(tokens) and tokens[i].pos in ("DET", "PRON"):
        i += 1
    return None if i < len(tokens) and tokens[i].entity in ("DATE", "TIME", "GPE") else i


def _noun_phrase(reading: Reading, first: int) -> Phrase | None:
    """The noun phrase that starts at token `first`: modifiers, then nouns; a plural common noun ends it."""
    tokens = reading.tokens
    if first >= len(tokens):
        return None
    sentence = tokens[first].sentence
    head: int | None = None
    i = first
    while i < len(tokens) and i - first < 9 and tokens[i].sentence == sentence:
        token = tokens[i]
        if token.pos in ("NOUN", "PROPN"):
            if token.entity in ("DATE", "TIME") and (token.entity_start or head is None) and not _goes_on(tokens, i):
                break
            head = i
            if token.tag == "NNS" and not _goes_on(tokens, i):
                break
        elif token.pos == "ADJ" or (token.pos == "VERB" and token.tag in ("VBN", "VBG")) or token.tag in ("VBN", "VBG"):
            if head is not None and tokens[i].head != i and not _goes_on(tokens, i - 1):
                break
        elif _joins_modifiers(tokens, head, i) or (
            token.text in ("-", "'s", "’s", "“", '"', "'", "‘", "”", "’")
            or token.lower in ("so", "more", "other")
            or token.pos == "X"
            or (token.pos == "NUM" and tokens[i - 1].text in ("'s", "’s"))  # "three of the council's nine members"
            or (token.pos == "ADV" and head is None)
            or (token.lower == "and" and head is None)
        ):
            pass
        else:
            break
        i += 1
    if head is None:
        return None
    modifiers = tuple(
        token.lemma.lower()
        for token in tokens[first:head]
        if token.pos in _CONTENT
        and token.text[0].isalnum()
        and token.lower not in ("more", "other", "additional", "so")
    )
    stance = _STANCE.match(reading.text, tokens[head].end)
    if stance is not None:
        modifiers = (*modifiers, stance.group(1).lower())
    start = first
    while start < head and not tokens[start].text[0].isalnum():
        start += 1
    return Phrase(tokens[head], tokens[start].start, tokens[head].end, modifiers)


def _joins_modifiers(tokens: Sequence[Token], head: int | None, i: int) -> bool:
    """True within a phrase for the "and" of "Kia and Hyundai vehicles" and the "in" of "mail-in ballots"."""
    if tokens[i - 1].text == "-" and tokens[i].start == tokens[i - 1].end:
        return i + 1 < len(tokens) and tokens[i + 1].pos in ("NOUN", "PROPN", "ADJ", "PUNCT")
    if head is None or i != head + 1 or tokens[i].lower not in ("and", "or"):
        return False
    return tokens[head].dep in ("compound", "amod", "nmod") and tokens[head].head > i


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """True when token `i` is itself a modifier of a noun right after it ("sales records")."""
    if i + 1 >= len(tokens):
        return False
    following = tokens[i + 1]
    return (
        following.pos in ("NOUN", "PROPN")
        and tokens[i].dep in ("compound", "amod", "nmod", "poss")
        and tokens[i].head == following.i
    )


def _measured_before(reading: Reading, tokens: Sequence[Token], unit: str | None, of_noun: bool) -> Phrase | None:
    """What a measure is of, where that stands before it: "a budget of $86 billion", "the grant is $4.3 million"."""
    token = _top(reading, tokens)
    governor = reading.tokens[token.head]
    dimension_word: Token | None = None
    if governor.pos == "ADJ" and governor.i > token.i:  # "is 12 miles long"
        dimension_word, governor = governor, reading.tokens[governor.head]
    elif token.dep == "pobj" and governor.lower in ("of", "at", "to", "by", "with", "from"):
        above = reading.tokens[governor.head]
        while above.dep in ("prep", "pobj") and above.pos in ("ADP", "NUM") and above.head != above.i:
            above = reading.tokens[above.head]  # "fell from 12,000 to 7,000"
        if above.lemma.lower() in _QUANTITY_NOUNS and governor.lower == "of":  # "waited an average of 52 hours"
            token, above = above, reading.tokens[above.head]
        if above.pos in ("NOUN", "PROPN"):
            of_noun = of_noun or governor.lower == "of"  # "a crowd of 21,304"
            if is_number_word(above.lower) or above.lemma.lower() in _CHANGES:
                return None  # "almost a third of the 700", "a fall of 12 percent"
            return _around(reading, above) if of_noun and not is_unit(above.lower) else None
        governor = above
        if governor.lemma.lower() in _ASSESSING:
            assessed = _objects(reading, governor, token)
            if governor.dep == "relcl" and all(one.pos == "PRON" for one in assessed):
                return _around(reading, reading.tokens[governor.head])  # "a crowd that she put at 2,000"
            return _around(reading, assessed[0]) if assessed and assessed[0].pos == "NOUN" else None
        if governor.lemma.lower() in RAISING:
            objects = [child for child in reading.children(governor.i) if child.dep == "dobj"]
            raised = [noun for noun in objects if noun.lemma.lower() in _TALLIES]
            return _around(reading, raised[0]) if raised else None
    if governor.pos in ("NOUN", "PROPN") and governor.i != token.i:
        if token.dep == "conj":
            return None  # "six months on the island and six years in the reserve"
        return _around(reading, governor) if of_noun and not is_unit(governor.lower) else None
    if governor.pos not in ("VERB", "AUX") or governor.lemma.lower() not in _MEASURE_VERBS:
        return None
    money = dimension(unit).startswith("money")
    if token.dep == "dobj" and (money or not of_noun) and governor.lemma.lower() in _TRANSITIVE:
        return None  # "the city added 3 million", "the retailer lost $3 million"
    subject = _subject(reading, governor, token)
    if subject is None:
        return None
    phrase = _around(reading, subject)
    if dimension_word is not None:
        phrase = phrase._replace(modifiers=(*phrase.modifiers, dimension_word.lemma.lower()))
    return phrase


def _objects(reading: Reading, verb: Token, before: Token) -> list[Token]:
    return [child for child in reading.children(verb.i) if child.dep == "dobj" and child.i < before.i]


def _subject(reading: Reading, verb: Token, before: Token) -> Token | None:
    own = [child for child in reading.children(verb.i) if child.dep in _SUBJECTS and child.pos in ("NOUN", "PROPN")]
    if verb.dep in ("acl", "relcl") and not own:  # "where the number of infections rose" has a subject of its own
        return reading.tokens[verb.head]
    for child in reading.children(verb.i):
        if child.dep in _SUBJECTS and child.i < before.i:
            return child if child.pos in ("NOUN", "PROPN") or child.tag == "VB" else None  # "Turnout": no verb there
    above = reading.tokens[verb.head]
    shared = verb.dep == "conj" and above.i < verb.i < before.i and above.pos in ("VERB", "AUX")
    return _subject(reading, above, verb) if shared else None


def _top(reading: Reading, tokens: Sequence[Token]) -> Token:
    """The token of a quantity that governs its others."""
    inside = {token.i for token in tokens}
    for token in tokens:
        if token.head not in inside or token.head == token.i:
            return token
    return tokens[-1]


def _around(reading: Reading, head: Token) -> Phrase:
    """A noun with its modifiers to the left; for an attribute ("the cost of the repairs") the noun that has it."""
    if head.lemma.lower() in _ATTRIBUTES or head.lemma.lower() in _QUANTITY_NOUNS:
        for child in reading.children(head.i):
            if child.lower == "of" and child.i > head.i:
                for noun in reading.children(child.i):
                    if noun.dep == "pobj" and noun.pos in ("NOUN", "PROPN"):
                        return _around(reading, noun)
    left = [
        child
        for child in reading.children(head.i)
        if child.i < head.i
        and child.dep in ("amod", "compound", "nmod")
        and child.pos in _CONTENT
        and child.pos != "NUM"
        and not any(number.pos == "NUM" for number in reading.children(child.i))  # the "10-year" yield
    ]
    start = left[0].start if left else head.start
    return Phrase(head, start, head.end, tuple(child.lemma.lower() for child in left))


def is_sterling(reading: Reading, quantity: Quantity, tokens: Sequence[Token]) -> bool:
    """True where "pounds" are money: the words around pay, price or name money, and nothing is weighed."""
    if reading.text[quantity.end : quantity.end + 4].lower() == " of ":
        return False  # "pounds of beef"
    if quantity.scale >= _NEVER_WEIGHED or reading.text[quantity.end : quantity.end + 3] in (" ($", " (€"):
        return True
    top = _top(reading, tokens)
    over = [reading.tokens[top.head]]
    over.append(reading.tokens[over[0].head])
    following = reading.tokens[tokens[-1].i + 1 : tokens[-1].i + 3]
    words = {token.lemma.lower() for token in (*over, *following)}
    return not words.isdisjoint(_MONEY_WORDS) and "weigh" not in words


def attribute_over(reading: Reading, anchor: Token) -> str | None:
    """ "Cost" for the repairs of "the cost of the repairs", "loss" for the jobs of "the loss of 240 jobs"."""
    governor = reading.tokens[anchor.head]
    if governor.lower != "of":
        return None
    noun = reading.tokens[governor.head]
    lemma = noun.lemma.lower()
    return lemma if noun.pos == "NOUN" and (lemma in _ATTRIBUTES or names_a_happening(lemma)) else None
