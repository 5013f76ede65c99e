"""Figures: quantities as intervals, with what each counts and the event it belongs to.

`text.quantities` finds what looks like a quantity; here the syntax throws out what only names (`namesakes`), says what
is counted (`counting`), what happened to it (`happening`) and whether it is an amount or a change (`changes`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from copydesk.analysers import Analyser
from copydesk.analysers.figures.changes import change_before, role_of, taken_apart
from copydesk.analysers.figures.counting import attribute_over, counted
from copydesk.analysers.figures.happening import agent_of, bare_state, event_of, names_beside
from copydesk.analysers.figures.namesakes import only_names
from copydesk.model.marks import Figure, FigureRole, Hedge
from copydesk.reading import Reading, Token
from copydesk.text.quantities import Quantity, quantities
from copydesk.text.units import dimension, rate_after

_PHONE = re.compile(
    r"(?:\(\d{3}\)\s?|\b\d{3}[-.\s])\d{3}[-.]\d{4}\b|\b\d{3}-\d{4}\b|\+\d[\d\s-]{7,}\d|\b\d{4,5}\s\d{6}\b"
)
_WHOLE_BEFORE = re.compile(r"\bof\s+(?:the|its|his|her|their|our|all|these|those)\s+$", re.I)
_APPOSITION = re.compile(r"(?:\s[a-z]+)?(?:,\s+or\s+|\s*\(\s*(?:or\s+)?|\s*/\s*)|\s+or\s+", re.I)
# Prepositions before smaller numbers in words are prepositions as a rule, before larger ones hedges.
_SMALL = 10
_PARALLEL = re.compile(
    r"\b(?:and|or|from|to|at|while|whereas|against|including|but|is|was|of)\s+(?:\w+\s+){0,3}$", re.I
)
# Two numbers in parallel are of one order of magnitude or near it.
_PARALLEL_RATIO = 100.0
# Verbs that only say how many, with what is counted left to the sentence before.
_COUNTING = frozenset("count put estimate report say set see record tally number".split())


def find(reading: Reading) -> Iterator[Figure]:
    """Every figure of a report, in order of place."""
    text = reading.text
    phones = [match.span() for match in _PHONE.finditer(text)]
    before: Figure | None = None
    for quantity in quantities(text):
        if any(start < quantity.end and quantity.core < end for start, end in phones):
            continue
        for part in taken_apart(reading, quantity):
            tokens = reading.tokens_in(part.core, part.end)
            if tokens and not only_names(reading, part, tokens):
                figure = _figure(reading, part, tokens)
                if before is not None:
                    figure = _as_before(reading, before, figure)
                yield figure
                before = figure


def _as_before(reading: Reading, before: Figure, figure: Figure) -> Figure:
    """What a figure takes over from the one before it: in apposition its hedge, in an ellipsis what is counted.

    "Fell 162 points, or 2.1 percent"; "just under 296 hp (224 kW)"; "She put the cost at $4 million. He put it at 9
    million."
    """
    between = reading.text[before.span.end : figure.span.start]
    if _APPOSITION.fullmatch(between) and figure.hedge == "exact" and before.unit != figure.unit:
        hedge = before.hedge if before.hedge != "range" else figure.hedge
        if hedge in ("up", "down"):
            return replace(figure, hedge=hedge, role="change")
        if hedge == "below" and figure.high is not None:
            return replace(figure, hedge=hedge, low=None)
        if hedge == "above" and figure.low is not None:
            return replace(figure, hedge=hedge, high=None)
        return figure
    if figure.unit is None and _shares_unit(reading, before, figure):
        return replace(
            figure, unit=before.unit, counts=figure.counts or before.counts, head=figure.head or before.head,
            modifiers=figure.modifiers or before.modifiers,
        )  # fmt: skip
    if figure.head is not None or before.head is None or figure.role != "amount" or before.role == "change":
        return figure
    if figure.unit is not None or not _is_elliptic(reading, before, figure):
        return figure
    return replace(
        figure, unit=before.unit, counts=before.counts, head=before.head, modifiers=before.modifiers,
        event=before.event, part=before.part, agent=before.agent, repeats=before.span,
    )  # fmt: skip


def _shares_unit(reading: Reading, before: Figure, figure: Figure) -> bool:
    """True for a bare number beside one with a unit or a noun: "up from 2.4 million", "while the lowest is 74.07"."""
    if dimension(before.unit) in ("proportion", "percentage point", "duration", "age") or figure.value is None:
        return False
    if before.value is None or (before.unit is None and before.head is None):
        return False
    last = reading.token_at(figure.span.end - 1)
    first = reading.token_at(before.span.start)
    if last is None or first is None or last.sentence != first.sentence or not _ends_phrase(reading, last):
        return False
    between = reading.text[before.span.end : figure.span.start]
    ratio = abs(figure.value / before.value) if before.value else 0.0
    return (
        _PARALLEL.search(between) is not None
        and (before.head == "point" or 1 / _PARALLEL_RATIO <= ratio <= _PARALLEL_RATIO)
        and (before.step % 1 == 0) == (figure.step % 1 == 0 or before.head == "point")
    )


def _ends_phrase(reading: Reading, token: Token) -> bool:
    """True where no noun follows that the number could count."""
    if token.i + 1 >= len(reading.tokens) or reading.tokens[token.i + 1].sentence != token.sentence:
        return True
    following = reading.tokens[token.i + 1]
    return following.pos in ("PUNCT", "ADP", "SCONJ", "CCONJ", "PRON", "VERB", "AUX") or following.lower in (
        "last",
        "this",
    )


def _is_elliptic(reading: Reading, before: Figure, figure: Figure) -> bool:
    """True for a bare number where a verb of counting needs something counted, soon after a figure that has it."""
    if figure.event not in _COUNTING or reading.text.count("\n", before.span.start, figure.span.start):
        return False
    first, second = reading.sentence_at(before.span.start), reading.sentence_at(figure.span.start)
    if first is None or second is None or second.number - first.number > 1:
        return False
    token = reading.token_at(figure.span.end - 1)
    if token is None or token.i + 1 >= len(reading.tokens):
        return True
    return reading.tokens[token.i + 1].pos in ("PUNCT", "SCONJ", "CCONJ", "ADP")


def _figure(reading: Reading, quantity: Quantity, tokens: Sequence[Token]) -> Figure:
    value, low, high = quantity.value, quantity.low, quantity.high
    unit = quantity.unit
    hedge: Hedge = quantity.hedge
    if hedge in ("above", "below", "about") and _is_preposition(reading, quantity):
        quantity = quantity._replace(start=quantity.core)
        low = high = value
        hedge = "exact"
    change = change_before(reading, quantity.start, unit)
    if change is not None and hedge in ("exact", "range"):
        hedge = change
    if unit is None and _is_age(reading, quantity, tokens):
        unit = "year of age"
    span = reading.span(quantity.start, quantity.end)
    if not reading.has_syntax:
        return Figure(span, value, low, high, hedge, unit, step=quantity.step)
    phrase = counted(reading, quantity, tokens)
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
        counts=reading.text[phrase.start : phrase.end] if phrase else None,
        head=phrase.head.lemma.lower() if phrase else None,
        modifiers=phrase.modifiers if phrase else (),
        event=event, part=part, agent=agent, role=role,
        names=names_beside(reading, anchor, tokens), projected=projected, step=quantity.step,
    )  # fmt: skip


def _is_preposition(reading: Reading, quantity: Quantity) -> bool:
    """ "Presided over two hearings", "the row about four cranes": the word belongs to the verb or noun before it."""
    if quantity.value is None or quantity.value >= _SMALL or quantity.form != "words" or quantity.unit is not None:
        return False
    token = reading.token_at(quantity.start)
    return token is not None and token.lower in ("over", "about", "around", "under", "above") and token.dep == "prep"


def _is_age(reading: Reading, quantity: Quantity, tokens: Sequence[Token]) -> bool:
    """ "Maria Lund, 35, said"; "aged 12"; "the age of 21"."""
    if quantity.value is None or not 0 < quantity.value < 120 or quantity.form == "fraction":
        return False
    head = reading.text[max(0, quantity.start - 16) : quantity.start]
    if re.search(r"\b(?:aged?|ages|age of)\s+$", head, re.I):
        return True
    if quantity.form == "digits" and _is_said_of_somebody(reading, tokens):
        return True
    if quantity.form != "digits" or not re.match(r"\s?[,.)]", reading.text[quantity.end : quantity.end + 2]):
        return False
    return tokens[0].i >= 2 and head.endswith(", ") and reading.tokens[tokens[0].i - 2].entity == "PERSON"


def _is_said_of_somebody(reading: Reading, tokens: Sequence[Token]) -> bool:
    """ "Her brother, who was 10", "he will be 35 by then"."""
    verb = reading.tokens[tokens[-1].head]
    if verb.lemma != "be" or tokens[-1].i < verb.i or not _ends_phrase(reading, tokens[-1]):
        return False
    return any(
        child.lower in ("he", "she", "who") or child.entity == "PERSON"
        for child in reading.children(verb.i)
        if child.dep == "nsubj"
    )


ANALYSER = Analyser("figures", "1", Figure, find)
