"""Figures: quantities as intervals, with what each counts and the event it belongs to.

`text.quantities` finds what looks like a quantity; here the syntax throws out what only names (`namesakes`), says what
is counted (`counting`), what happened to it (`happening`), whether it is an amount or a change (`changes`), and what it
takes over from its neighbours (`sharing`). Votes told as two numbers are read by themselves (`tallies`).
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence

from copydesk.analysers import Analyser
from copydesk.analysers.figures.changes import change_around, change_before, role_of, taken_apart
from copydesk.analysers.figures.counting import attribute_over, counted, is_sterling
from copydesk.analysers.figures.happening import agent_of, bare_state, event_of, names_beside, scope_of
from copydesk.analysers.figures.namesakes import only_names
from copydesk.analysers.figures.sharing import ends_phrase, shared
from copydesk.analysers.figures.stating import state_of_counted
from copydesk.analysers.figures.tallies import figures_of, tallies
from copydesk.model.marks import Figure, FigureRole, Hedge
from copydesk.reading import Reading, Token
from copydesk.text.quantities import Quantity, quantities
from copydesk.text.units import dimension, rate_after

_PHONE = re.compile(
    r"(?:\(\d{3}\)\s?|\b\d{3}[-.\s])\d{3}[-.]\d{4}\b|\b\d{3}-\d{4}\b|\+\d[\d\s-]{7,}\d|\b\d{4,5}\s\d{6}\b"
    r"|\b(?:call(?:ed|ing|s)?|dial(?:l?ed|l?ing|s)?|phon(?:ed?|es|ing)|rang)\s+\d{3}\b(?!\s+[a-z]+s\b)"
)
_WHOLE_BEFORE = re.compile(r"\bof\s+(?:the|its|his|her|their|our|all|these|those)\s+$", re.I)
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages|ages? of)\s+(?:\d+ and )?$", re.I)
_AGE_NOW_BEFORE = re.compile(r",\s+(?:now|then|just|only|who was|who is)\s+$", re.I)
# "A woman of 58"; not "a mother of four", nor "a crew of 12".
_AGED_BEFORE = re.compile(r"\b(?:man|woman|boy|girl|child|toddler|youth|teenager|pensioner|widow|widower) of\s+$", re.I)
# "Lind, 58, had bought": a name that the model does not know for a person's, with what the person did.
_NAMED_GOES_ON = re.compile(r",\s+(?:who|had|has|was|is|said|told|of|from|a|an|the)\b")
_MEN_AND_WOMEN = re.compile(r"(?:men|women|boys|girls)\s+and\s+(?:men|women|boys|girls)\b", re.I)
_ADULT = range(15, 100)  # years of those who are told by surname and age
_OLDER_AFTER = re.compile(r"\s+(?:or|and)\s+(?:older|younger)\b")
# Prepositions before smaller numbers in words are prepositions as a rule, before larger ones hedges.
_SMALL = 10


def find(reading: Reading) -> Iterator[Figure]:
    """Every figure of a report, in order of place."""
    yield from shared(reading, list(_each(reading)))


def _each(reading: Reading) -> Iterator[Figure]:
    """Every figure by itself."""
    text = reading.text
    votes = list(tallies(reading))
    taken = [match.span() for match in _PHONE.finditer(text)] + [(tally.start, tally.end) for tally in votes]
    waiting = deque(votes)
    for quantity in quantities(text):
        while waiting and waiting[0].start <= quantity.core:
            yield from figures_of(reading, waiting.popleft())
        if any(start < quantity.end and quantity.core < end for start, end in taken):
            continue
        for part in taken_apart(reading, quantity):
            tokens = reading.tokens_in(part.core, part.end)
            if tokens and not only_names(reading, part, tokens):
                yield _figure(reading, part, tokens)


def _figure(reading: Reading, quantity: Quantity, tokens: Sequence[Token]) -> Figure:
    value, low, high = quantity.value, quantity.low, quantity.high
    unit = quantity.unit
    hedge: Hedge = quantity.hedge
    if hedge in ("above", "below", "about") and _is_preposition(reading, quantity):
        quantity = quantity._replace(start=quantity.core)
        low = high = value
        hedge = "exact"
    change = change_before(reading, quantity.start, unit) or change_around(reading, quantity, tokens)
    if change is not None and hedge in ("exact", "range"):
        hedge = change
    if unit == "year" and _AGE_BEFORE.search(reading.text[max(0, quantity.start - 16) : quantity.start]):
        unit = "year of age"
    if unit is None and _is_age(reading, quantity, tokens):
        unit = "year of age"
    if unit is not None and unit.split(" per ")[0] == "pound" and reading.has_syntax:
        unit = unit.replace("pound", "pound sterling", 1) if is_sterling(reading, quantity, tokens) else unit
    span = reading.span(quantity.start, quantity.end)
    if not reading.has_syntax:
        return Figure(span, value, low, high, hedge, unit, step=quantity.step)
    phrase = counted(reading, quantity, tokens)
    everybody = _MEN_AND_WOMEN.match(reading.text, phrase.head.start) if phrase is not None else None
    anchor = phrase.head if phrase is not None else tokens[-1]
    event, part, projected = event_of(reading, anchor, tokens, unit)
    if (attribute := attribute_over(reading, anchor)) is not None:
        event, part = attribute, "object"
    if _WHOLE_BEFORE.search(reading.text[max(0, quantity.start - 16) : quantity.start]):
        event, part = None, "other"  # "140 of the 700 jobs": what happens, happens to the part
    agent = agent_of(reading, anchor, tokens) if event is not None else None
    if change is None and phrase is not None and phrase.head.lemma.lower() == "point":
        change = change_before(reading, quantity.start, "percentage point")  # an index: "up 58 points"
        hedge = change if change is not None and hedge in ("exact", "range") else hedge
    if change is None and unit == "percent" and value is not None and value < 0 and hedge == "exact":
        change = hedge = "down"
    if phrase is None and unit is None:
        event = bare_state(reading, tokens) or event
    if unit is None and phrase is not None and (rate := rate_after(reading.text, phrase.end)) is not None:
        unit = rate.name  # "20,000 copies a day"
    role: FigureRole = "change" if change is not None else role_of(reading, quantity)
    return Figure(
        span, value, low, high, hedge, unit,
        counts=reading.text[phrase.start : everybody.end() if everybody else phrase.end] if phrase else None,
        head="people" if everybody else phrase.head.lemma.lower() if phrase else None,
        modifiers=phrase.modifiers if phrase else (),
        event=event, part=part, agent=agent, role=role,
        names=names_beside(reading, anchor, tokens), projected=projected, step=quantity.step,
        scope=scope_of(reading, anchor, tokens),
        state=state_of_counted(reading, anchor, tokens, unit, role, hedge),
    )  # fmt: skip


def _is_preposition(reading: Reading, quantity: Quantity) -> bool:
    """ "Presided over two hearings", "the row about four cranes": the word belongs to the verb or noun before it.

    "Over eight years" says how long it went on, and not that it was more, where no preposition stands before it.
    """
    token = reading.token_at(quantity.start)
    if token is None or token.dep != "prep" or quantity.value is None:
        return False
    if token.lower == "over" and dimension(quantity.unit) == "duration":
        return True
    if quantity.value >= _SMALL or quantity.form != "words" or quantity.unit is not None:
        return False
    return token.lower in ("over", "about", "around", "under", "above")


def _is_age(reading: Reading, quantity: Quantity, tokens: Sequence[Token]) -> bool:
    """ "Maria Lund, 35, said"; "aged 12"; "the age of 21"."""
    if quantity.value is None or not 0 < quantity.value < 120 or quantity.form == "fraction":
        return False
    head = reading.text[max(0, quantity.start - 16) : quantity.start]
    if _AGE_BEFORE.search(head) or _OLDER_AFTER.search(reading.text[quantity.number_end : quantity.end + 12]):
        return True
    if _AGE_NOW_BEFORE.search(head) and re.match(r"[,.);]", reading.text[quantity.end : quantity.end + 1]):
        return True
    if quantity.form == "digits" and (_is_said_of_somebody(reading, tokens) or _is_of_somebody(reading, head, tokens)):
        return True
    if quantity.form != "digits" or not re.match(r"\s?[,.)]", reading.text[quantity.end : quantity.end + 2]):
        return False
    if tokens[0].i < 2 or not head.endswith(", "):
        return False
    named = reading.tokens[tokens[0].i - 2]
    if named.entity == "PERSON":
        return True
    return named.pos == "PROPN" and (
        _NAMED_GOES_ON.match(reading.text, quantity.end) is not None or _names_who_acts(reading, quantity, named)
    )


def _names_who_acts(reading: Reading, quantity: Quantity, named: Token) -> bool:
    """ "Brankov, 58, faces an election": a name with a number set off by commas, of what the verb after it tells."""
    following = reading.token_at(quantity.end + 2)
    if following is None or quantity.value not in _ADULT or named.entity in ("DATE", "TIME"):
        return False
    return following.pos in ("VERB", "AUX") and reading.text[quantity.end : quantity.end + 1] == ","


def _is_of_somebody(reading: Reading, head: str, tokens: Sequence[Token]) -> bool:
    """ "A woman of 58"."""
    return _AGED_BEFORE.search(head) is not None and ends_phrase(reading, tokens[-1])


def _is_said_of_somebody(reading: Reading, tokens: Sequence[Token]) -> bool:
    """ "Her brother, who was 10", "he will be 35 by then"."""
    verb = reading.tokens[tokens[-1].head]
    if verb.lemma != "be" or tokens[-1].i < verb.i or not ends_phrase(reading, tokens[-1]):
        return False
    return any(
        child.lower in ("he", "she", "who") or child.entity == "PERSON"
        for child in reading.children(verb.i)
        if child.dep == "nsubj"
    )


ANALYSER = Analyser("figures", "1", Figure, find)
