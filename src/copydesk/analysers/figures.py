"""Figures: quantities as intervals, with what each counts and the event it belongs to.

`text.quantities` finds what looks like a quantity; here the syntax throws out what only names (dates, addresses,
models, scores) and says what is counted. Longer than most modules because each kind of non-figure is one small rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from copydesk.analysers import Analyser
from copydesk.model.marks import Figure, FigurePart, FigureRole, Hedge
from copydesk.reading import Reading, Token
from copydesk.text.concepts import FALL, LIGHT_VERBS, RISE
from copydesk.text.quantities import Quantity, quantities
from copydesk.text.units import dimension, rate_after

_MONTHS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
).split()
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow".split())
# "The top five", "the bottom three": places in a ranking, unless a noun follows.
_RANKS = frozenset("top bottom last first final big".split())
_YEAR_COUNTED = re.compile(r"\b(?:average|total|maximum|minimum|price|cost|number|population|crowd)\s+of\s+$", re.I)
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\.?\s*(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s*)?$", re.I)
_MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{'|'.join(m.capitalize() for m in _MONTHS)})\b")
_CLOCK_AFTER = re.compile(
    r":\d|\s?(?:a\.?m\b|p\.?m\b|o['’]clock|in\s+the\s+(?:morning|afternoon|evening)\b|noon\b|midnight\b|(?:GMT|UTC|[ECMP][SD]?T|BST|CET)\b)",
    re.I,
)
_CLOCK_BEFORE = re.compile(r"\d:$|\d\.$|\bat\s+(?:about\s+|around\s+)?$")
# A number after one of these is a name: "Section 427", "Flight 88", "Room 12".
_LABELS = frozenset(
    """no nos number numbers page pages p pp chapter chapters section sections sec article articles part parts
    paragraph clause title act amendment bill resolution proposition measure route highway interstate freeway
    exit runway gate pier room suite apartment apt floor ward district precinct zone area unit building block
    lot box channel flight train bus line track platform car model version mark phase stage level tier grade
    class category type group division region stage round game week day volume vol issue episode season series
    book verse figure table exhibit appendix step rule item case docket file form engine ladder station squad
    battalion company brigade regiment planet code postcode zip id ref top rated ranked seed us m a i sr""".split()
) - {"a", "i", "us", "m", "top", "rated", "ranked", "day", "week", "game", "case", "area", "car", "company"}
_STREET = re.compile(
    r"\s+(?:[NSEW]\.?\s+)?(?:(?:[A-Z][\w.'’-]*|\d+(?:st|nd|rd|th))\s+){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Square|Sq|Way|Court|Ct|Place|Pl|Terrace|Parkway|Pkwy|Close|Crescent)\b"
)
_PHONE = re.compile(
    r"(?:\(\d{3}\)\s?|\b\d{3}[-.\s])\d{3}[-.]\d{4}\b|\b\d{3}-\d{4}\b|\+\d[\d\s-]{7,}\d|\b\d{4,5}\s\d{6}\b"
)
_PLURAL = frozenset({"NNS", "NNPS"})
_COLLECTIVE = frozenset(
    "people police staff personnel cattle fish sheep deer youth folk dead wounded injured crew".split()
)
_CHANGED = RISE | FALL | frozenset("cut reduce raise lower change go move double triple halve widen narrow".split())
# Verbs of change that take other objects too: only a proportion, a point or money after them is a change.
_CHANGES_BY_UNIT = frozenset("add gain lose shed ease edge inch tick advance".split())
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
_MORE_BEFORE = re.compile(
    r"\b(?:another|an? (?:additional|further|extra))\s+(?:(?:about|around|roughly|some|estimated)\s+)?$", re.I
)
_MORE_AFTER = re.compile(r"\s+(?:more|others?|additional|extra|further)\b(?!\s+than)", re.I)
_PART_AFTER = re.compile(
    r"\s+(?:out\s+)?of\s+(?:the|its|his|her|their|our|those|these|them|which|whom|whose|all|\d|[A-Z])", re.I
)
# "Votes in favour", "votes against": which way, where only a preposition says so.
_STANCE = re.compile(r"\s+(?:in\s+)?(favou?r|against|opposed|abroad|overseas|nationwide|worldwide)\b", re.I)
_WHOLE_BEFORE = re.compile(r"\bof\s+(?:the|its|his|her|their|our|all|these|those)\s+$", re.I)
# "Twelve people, including three children": a part of what the sentence counts first.
_PART_BEFORE = re.compile(
    r"\b(?:including|among (?:them|those)|of (?:whom|which|them|these|those)|(?:first|second|final) of)[,:]?\s+"
    r"(?:(?:about|at least|around|roughly|some|only|just|more than|nearly)\s+)?$",
    re.I,
)
_FORMER_BEFORE = re.compile(
    r"\b(?:from|compared (?:with|to)|against|versus|than|instead of|the previous|an earlier)\s+"
    r"(?:(?:about|around|roughly|nearly|some|an earlier|just|the)\s+)*$",
    re.I,
)
_AGE_NAME = re.compile(r"[a-zÀ-ÿ’'.]+,\s$")
_MEASURE_ADJECTIVES = frozenset("old long high wide deep tall thick heavy away apart worth big large".split())
# What stands before one of these is what the measure is of.
_MEASURE_VERBS = (
    RISE
    | FALL
    | frozenset(
        """be cost weigh measure total reach stand hit become remain exceed run last average equal number amount
    come top cover span stretch extend contain""".split()
    )
)
_APPOSITION = re.compile(r",?\s+or\s+|\s*\(\s*(?:or\s+)?|\s*/\s*", re.I)
_TALLY_AFTER = re.compile(r"(?:[-–—]|\s+to\s+)\d{1,3}(?![\d,]*\d|\s*(?:%|percent|per cent|[a-z]+s\b))")
_TALLY_BEFORE = re.compile(r"(?<![\d,.$£€])\b\d{1,3}(?:[-–—]|\s+to\s+)$")
_FROM_BEFORE = re.compile(r"\bfrom\s+(?:[\d,.]+\s+to\s+)?$")
# Prepositions before smaller numbers in words are prepositions as a rule, before larger ones hedges.
_SMALL = 10
# Verbs that only say how many, with what is counted left to the sentence before.
_COUNTING = frozenset("count put estimate report say set see record tally number".split())
# "A number of", "an average of": words of quantity, not what is counted.
_QUANTITY_NOUNS = frozenset("number total average sum amount maximum minimum mean majority handful range".split())
# "The cost of the repairs": an attribute of what is measured, and what happens to it.
_ATTRIBUTES = frozenset("cost price value bill".split())
# "She put the cost at $4 million": the object is what is measured.
_ASSESSING = frozenset("put estimate set value price fix peg assess".split())
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "NUM"})


# "By 2 to 5 percent" is a range; "by $40 million to $400 million" is a change and what it led to.
_TOO_WIDE = 4.0


class _Phrase(NamedTuple):
    """What is counted: its head token, where the phrase starts and ends, and the lemmas that narrow the head."""

    head: Token
    start: int
    end: int
    modifiers: tuple[str, ...]


def find(reading: Reading) -> Iterator[Figure]:
    """Every figure of a report, in order of place."""
    text = reading.text
    phones = [match.span() for match in _PHONE.finditer(text)]
    before: Figure | None = None
    for quantity in quantities(text):
        if any(start < quantity.end and quantity.core < end for start, end in phones):
            continue
        for part in _taken_apart(reading, quantity):
            tokens = reading.tokens_in(part.core, part.end)
            if tokens and not _only_names(reading, part, tokens):
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
    if figure.head is not None or before.head is None or figure.role != "amount" or before.role == "change":
        return figure
    if figure.unit is not None or not _is_elliptic(reading, before, figure):
        return figure
    return replace(
        figure, unit=before.unit, counts=before.counts, head=before.head, modifiers=before.modifiers,
        event=before.event, part=before.part, agent=before.agent, repeats=before.span.start,
    )  # fmt: skip


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


def _taken_apart(reading: Reading, quantity: Quantity) -> Sequence[Quantity]:
    """The two ends of what is a change from one figure to another and not a range."""
    if quantity.joint != "to" or not quantity.ends:
        return (quantity,)
    head = reading.text[quantity.start : quantity.core].lower()
    low, high = quantity.ends[0].value or 0.0, quantity.ends[1].value or 0.0
    if not head and high > _TOO_WIDE * low and re.search(r"\bby\s+$", reading.text[: quantity.start][-4:]):
        return quantity.ends  # "rose by 12 to 560"
    if head.startswith("from") and (
        _change_before(reading, quantity.start, quantity.unit) is not None or _went_before(reading, quantity.start)
    ):
        return quantity.ends
    return (quantity,)


def _went_before(reading: Reading, start: int) -> bool:
    """ "Went from 500", "was raised from 500": told of the past, a change; "going from 5 to 10" may be a range."""
    tokens = [token for token in reading.tokens_in(max(0, start - 30), start) if token.end <= start][-3:]
    return any(token.tag in ("VBD", "VBN") and token.lemma.lower() in _CHANGED for token in tokens)


# --- what only looks like a figure ------------------------------------------------------------------------------


def _only_names(reading: Reading, quantity: Quantity, tokens: Sequence[Token]) -> bool:
    text = reading.text
    if _runs_on(text, quantity) or _is_score(reading, quantity):
        return True
    bare = quantity.unit is None or dimension(quantity.unit) == "duration"
    if bare and _is_clock_or_date(reading, quantity, tokens):
        return True
    if quantity.unit is not None:
        return _hyphenated_duration(text, quantity)
    return (
        _is_list_number(text, quantity)
        or bool(_STREET.match(text, quantity.end))
        or _is_pronoun(reading, quantity, tokens)
        or (reading.has_syntax and _is_in_name(reading, quantity, tokens))
        or _is_labelled(reading, tokens[0])
        or _is_rank(reading, tokens)
    )


def _runs_on(text: str, quantity: Quantity) -> bool:
    """Part of a longer sign: "V10", "Covid-19", "22nd", "1970s", "9/11", an address on the web."""
    before, after = text[max(0, quantity.core - 2) : quantity.core], text[quantity.end : quantity.end + 2]
    if before and (
        before[-1].isalnum()
        or before[-1] in "_@#/&"
        or (before[-1] in "-–./:" and before[0].isalnum() and len(before) == 2)
    ):
        if not (before[-1] in "-–" and quantity.joint) and not quantity.money and before[-1] != "/":
            return True
        if before[-1] == "/" and before[0].isdigit():
            return True
    if not after:
        return False
    if quantity.end == quantity.number_end:
        if after[0].isalpha() or after[0] in "_@/&":
            return True
        if after[0] in "-–" and len(after) == 2 and after[1].isalnum():
            return quantity.form == "words" or after[1].isdigit()
    return after[0] in ".:" and len(after) == 2 and after[1].isdigit()


def _hyphenated_duration(text: str, quantity: Quantity) -> bool:
    """ "A five-year award" names a kind of award; what it lasts is a time, not a count."""
    return dimension(quantity.unit) == "duration" and text[quantity.number_end : quantity.number_end + 1] == "-"


def _is_score(reading: Reading, quantity: Quantity) -> bool:
    if quantity.unit is not None or quantity.form != "digits":
        return False
    text = reading.text
    after = _TALLY_AFTER.match(text, quantity.end)
    before = _TALLY_BEFORE.search(text[max(0, quantity.core - 9) : quantity.core])
    if quantity.hedge != "exact" or _FROM_BEFORE.search(text[max(0, quantity.core - 16) : quantity.core]):
        after = before = None
    if after or before:
        return True
    if quantity.joint == "dash":
        following = reading.tokens_in(quantity.end, quantity.end + 2)
        return not (following and following[0].pos in ("NOUN", "ADJ"))
    return False


def _is_clock_or_date(reading: Reading, quantity: Quantity, tokens: Sequence[Token]) -> bool:
    text = reading.text
    head, tail = text[max(0, quantity.start - 24) : quantity.start], text[quantity.end : quantity.end + 16]
    core_head = text[max(0, quantity.core - 24) : quantity.core]
    if quantity.unit is None and (_CLOCK_AFTER.match(tail) or re.search(r"\d:$", core_head)):
        return True
    if quantity.unit is None and (_MONTH.search(core_head) or _MONTH_AFTER.match(tail)):
        return not (quantity.form == "words" or quantity.scale > 1)
    if _is_year(text, quantity) and not _YEAR_COUNTED.search(core_head):
        if quantity.joint or quantity.hedge == "exact":
            return not _counts_plural(reading, quantity, tokens)
        return tokens[0].entity == "DATE" and not _counts_plural(reading, quantity, tokens)
    return bool(head and re.search(r"['’]$", core_head) and quantity.form == "digits")


def _is_year(text: str, quantity: Quantity) -> bool:
    """Four plain digits between 1500 and 2100, or two such."""
    if quantity.unit is not None or quantity.form != "digits":
        return False
    parts = quantity.ends or (quantity,)
    return all(
        part.value is not None
        and 1500 <= part.value <= 2100
        and re.fullmatch(r"\d{4}", text[part.core : part.number_end]) is not None
        for part in parts
    )


def _counts_plural(reading: Reading, quantity: Quantity, tokens: Sequence[Token]) -> bool:
    if not reading.has_syntax or tokens[0].entity == "DATE":
        return False
    last = tokens[-1]
    head = reading.tokens[last.head]
    if last.dep != "nummod" or head.i <= last.i or head.text[0].isupper():  # "2020 Democrats"
        return False
    return head.tag in _PLURAL or head.lower in _COLLECTIVE


def _is_list_number(text: str, quantity: Quantity) -> bool:
    if quantity.form != "digits" or quantity.end - quantity.core > 2:
        return False
    line_start = text.rfind("\n", 0, quantity.core) + 1
    return not text[line_start : quantity.core].strip(" #(") and text[quantity.end : quantity.end + 1] in (
        ".",
        ")",
        ":",
    )


def _is_labelled(reading: Reading, token: Token) -> bool:
    if token.i == 0:
        return False
    before = reading.tokens[token.i - 1]
    if before.text == "." and before.i:
        before = reading.tokens[before.i - 1]
        return before.lower == "no"
    if before.lower in ("#", "№"):
        return True
    if before.lower.rstrip(".") in _LABELS and before.end + 2 > token.start:
        return not (before.lower == "number" and token.i > 1 and reading.tokens[token.i - 2].lower in ("the", "a"))
    return False


def _is_rank(reading: Reading, tokens: Sequence[Token]) -> bool:
    first, last = tokens[0].i, tokens[-1].i
    if not first or reading.tokens[first - 1].lower not in _RANKS:
        return False
    return last + 1 >= len(reading.tokens) or reading.tokens[last + 1].pos not in ("NOUN", "ADJ", "PROPN", "NUM")


def _is_pronoun(reading: Reading, quantity: Quantity, tokens: Sequence[Token]) -> bool:
    token = tokens[0]
    if quantity.value != 1 or token.lower != "one" or quantity.hedge != "exact":
        return False
    following = reading.tokens[token.i + 1] if token.i + 1 < len(reading.tokens) else None
    if following is None or following.sentence != token.sentence:
        return True
    if following.lower == "of":
        return False
    before = reading.tokens[token.i - 1].lower if token.i else ""
    if before in ("no", "each", "every", "this", "that", "which", "any", "the", "another", "some"):
        return True
    if following.lower in ("day", "another", "time", "thing", "way", "hand", "side", "more", "such", "can", "who"):
        return True
    return not reading.has_syntax or token.dep != "nummod" or reading.tokens[token.head].i < token.i


def _is_in_name(reading: Reading, quantity: Quantity, tokens: Sequence[Token]) -> bool:
    """ "Windows 10", "the Fortune 100": digits that follow a name and count nothing after it."""
    token = tokens[0]
    if quantity.form != "digits" or quantity.hedge not in ("exact",) or quantity.scale > 1 or quantity.joint:
        return False
    if token.entity in ("PRODUCT", "FAC", "LAW", "WORK_OF_ART", "EVENT") and not token.entity_start:
        return True
    if token.i == 0:
        return False
    before = reading.tokens[token.i - 1]
    if before.end + 1 != token.start or before.text.islower() or not before.text[0].isalpha():
        return False
    if before.pos not in ("PROPN", "NOUN", "ADJ", "NUM") or before.lower.rstrip(".") in _DAYS:
        return False
    if re.search(r"[,.]\d", quantity_text(reading, quantity)):
        return False
    head = reading.tokens[tokens[-1].head]
    counts = head.i > tokens[-1].i and (head.tag in _PLURAL or head.lower in _COLLECTIVE) and head.i - tokens[-1].i <= 4
    return not (counts and before.head not in (head.i, token.i) and before.dep not in ("compound", "nmod"))


def quantity_text(reading: Reading, quantity: Quantity) -> str:
    return reading.text[quantity.core : quantity.number_end]


# --- what a figure counts ---------------------------------------------------------------------------------------


def _figure(reading: Reading, quantity: Quantity, tokens: Sequence[Token]) -> Figure:
    value, low, high = quantity.value, quantity.low, quantity.high
    unit = quantity.unit
    hedge: Hedge = quantity.hedge
    if hedge in ("above", "below", "about") and _is_preposition(reading, quantity):
        quantity = quantity._replace(start=quantity.core)
        low = high = value
        hedge = "exact"
    change = _change_before(reading, quantity.start, unit)
    if change is not None and hedge in ("exact", "range"):
        hedge = change
    if unit is None and _is_age(reading, quantity, tokens):
        unit = "year of age"
    span = reading.span(quantity.start, quantity.end)
    if not reading.has_syntax:
        return Figure(span, value, low, high, hedge, unit, step=quantity.step)
    phrase = _counted(reading, quantity, tokens)
    anchor = phrase.head if phrase is not None else tokens[-1]
    event, part, projected = _event(reading, anchor, tokens, unit)
    if (attribute := _attribute_over(reading, anchor)) is not None:
        event, part = attribute, "object"
    if _WHOLE_BEFORE.search(reading.text[max(0, quantity.start - 16) : quantity.start]):
        event, part = None, "other"  # "140 of the 700 jobs": what happens, happens to the part
    agent = _agent(reading, anchor, tokens) if event is not None else None
    if change is None and phrase is not None and phrase.head.lemma.lower() == "point":
        change = _change_before(reading, quantity.start, "percentage point")  # an index: "up 58 points"
        hedge = change if change is not None and hedge in ("exact", "range") else hedge
    if change is None and unit == "percent" and value is not None and value < 0 and hedge == "exact":
        change = hedge = "down"
    if phrase is None and unit is None:
        event = _bare_state(reading, tokens) or event
    if unit is None and phrase is not None and (rate := rate_after(reading.text, phrase.end)) is not None:
        unit = rate.name  # "20,000 copies a day"
    role: FigureRole = "change" if change is not None else _role(reading, quantity)
    return Figure(
        span, value, low, high, hedge, unit,
        counts=reading.text[phrase.start : phrase.end] if phrase else None,
        head=phrase.head.lemma.lower() if phrase else None,
        modifiers=phrase.modifiers if phrase else (),
        event=event, part=part, agent=agent, role=role,
        names=_names(reading, anchor, tokens), projected=projected, step=quantity.step,
    )  # fmt: skip


def _is_preposition(reading: Reading, quantity: Quantity) -> bool:
    """ "Presided over two hearings", "the row about four cranes": the word belongs to the verb or noun before it."""
    if quantity.value is None or quantity.value >= _SMALL or quantity.form != "words" or quantity.unit is not None:
        return False
    token = reading.token_at(quantity.start)
    return token is not None and token.lower in ("over", "about", "around", "under", "above") and token.dep == "prep"


def _attribute_over(reading: Reading, anchor: Token) -> str | None:
    """ "Cost" for the repairs of "the cost of the repairs"."""
    governor = reading.tokens[anchor.head]
    if governor.lower != "of":
        return None
    noun = reading.tokens[governor.head]
    return noun.lemma.lower() if noun.lemma.lower() in _ATTRIBUTES else None


def _is_age(reading: Reading, quantity: Quantity, tokens: Sequence[Token]) -> bool:
    """ "Maria Lund, 35, said"; "aged 12"; "the age of 21"."""
    if quantity.value is None or not 0 < quantity.value < 120 or quantity.form == "fraction":
        return False
    head = reading.text[max(0, quantity.start - 16) : quantity.start]
    if re.search(r"\b(?:aged?|ages|age of)\s+$", head, re.I):
        return True
    if quantity.form != "digits" or not re.match(r"\s?[,.)]", reading.text[quantity.end : quantity.end + 2]):
        return False
    return tokens[0].i >= 2 and head.endswith(", ") and reading.tokens[tokens[0].i - 2].entity == "PERSON"


def _change_before(reading: Reading, start: int, unit: str | None) -> Hedge | None:
    """ "up" or "down" where the words before say that the figure is the size of a change."""
    end = start
    tokens = reading.tokens_in(max(0, start - 40), end)
    sentence = reading.sentence_at(start)
    for token in reversed([token for token in tokens if token.end <= start][-4:]):
        if sentence is not None and token.start < sentence.start:
            return None
        if token.lower in (
            "by",
            "another",
            "further",
            "a",
            "as",
            "much",
            "more",
            "than",
            "nearly",
            "about",
            "than",
            "an",
            "additional",
            "only",
            "just",
            "from",
        ):
            continue
        lemma = token.lower if token.lower in ("up", "down") else token.lemma.lower()
        if (
            token.pos in ("VERB", "AUX")
            or token.lower in ("up", "down")
            or (token.pos == "ADV" and lemma in RISE | FALL)
        ):
            if lemma in _CHANGES_BY_UNIT and not _is_change_unit(unit):
                return None
            if lemma in RISE:
                return None if lemma == "up" and unit is None and not _is_change_unit(unit) else "up"
            if lemma in FALL:
                return "down"
        return None
    return None


def _changes_before(reading: Reading, start: int) -> bool:
    """True when a verb of change or "up", "down" stands a few words before: "was cut from 900"."""
    before = [token for token in reading.tokens_in(max(0, start - 60), start) if token.end <= start][-7:]
    return any(token.lower in _CHANGED or token.lemma.lower() in _CHANGED for token in before)


def _is_change_unit(unit: str | None) -> bool:
    kind = dimension(unit)
    return kind in ("proportion", "percentage point") or kind.startswith("money")


def _counted(reading: Reading, quantity: Quantity, tokens: Sequence[Token]) -> _Phrase | None:
    following = tokens[-1].i + 1
    if quantity.end > quantity.number_end and following < len(reading.tokens):
        while following < len(reading.tokens) and reading.tokens[following].start < quantity.end:
            following += 1
    of = _skip_of(reading, following)
    phrase = None if of is None and not _opens(reading, following, quantity) else _noun_phrase(reading, of or following)
    if phrase is not None:
        return phrase
    if quantity.unit is None:
        return _measured_before(reading, tokens, of_noun=False)
    for words, before in ((("in", "worth"), False), ((), True), (("for",), False)):
        if words == ("for",) and not dimension(quantity.unit).startswith("money"):
            break
        linked = _skip_word(reading, following, words)
        if linked is not None and (phrase := _noun_phrase(reading, linked)) is not None:
            return phrase
        if before and (phrase := _measured_before(reading, tokens, of_noun=True)) is not None:
            return phrase
    return None


def _opens(reading: Reading, i: int, quantity: Quantity) -> bool:
    """True when what is counted can start at token `i`: not "two years later", not "30 and the mayor"."""
    if i >= len(reading.tokens) or reading.tokens[i].lower in ("and", "or"):
        return False
    return quantity.unit is None or reading.tokens[i].pos not in ("ADV", "VERB", "ADP")


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
        i += 1
    return i


def _skip_word(reading: Reading, i: int, words: tuple[str, ...]) -> int | None:
    tokens = reading.tokens
    if i >= len(tokens) or tokens[i].lower not in words:
        return None
    i += 1
    while i < len(tokens) and tokens[i].pos in ("DET", "PRON"):
        i += 1
    return None if i < len(tokens) and tokens[i].entity in ("DATE", "TIME", "GPE") else i


def _noun_phrase(reading: Reading, first: int) -> _Phrase | None:
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
            if head is not None and token.entity in ("DATE", "TIME") and token.entity_start:
                break
            head = i
            if token.tag == "NNS" and not _goes_on(tokens, i):
                break
        elif token.pos == "ADJ" or (token.pos == "VERB" and token.tag in ("VBN", "VBG")) or token.tag in ("VBN", "VBG"):
            if head is not None and tokens[i].head != i and not _goes_on(tokens, i - 1):
                break
        elif (
            token.text in ("-", "'s", "’s", "“", '"', "'", "‘", "”", "’")
            or token.lower in ("so", "more", "other")
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
    return _Phrase(tokens[head], tokens[start].start, tokens[head].end, modifiers)


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


def _measured_before(reading: Reading, tokens: Sequence[Token], of_noun: bool) -> _Phrase | None:
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
            return _around(reading, above) if of_noun else None
        governor = above
        if governor.lemma.lower() in _ASSESSING:
            assessed = [child for child in reading.children(governor.i) if child.dep == "dobj" and child.i < token.i]
            return _around(reading, assessed[0]) if assessed and assessed[0].pos == "NOUN" else None
    if governor.pos in ("NOUN", "PROPN") and governor.i != token.i:
        return _around(reading, governor) if of_noun else None
    if governor.pos not in ("VERB", "AUX") or governor.lemma.lower() not in _MEASURE_VERBS:
        return None
    subject = _subject(reading, governor, token)
    if subject is None:
        return None
    phrase = _around(reading, subject)
    if dimension_word is not None:
        phrase = phrase._replace(modifiers=(*phrase.modifiers, dimension_word.lemma.lower()))
    return phrase


def _subject(reading: Reading, verb: Token, before: Token) -> Token | None:
    if verb.dep in ("acl", "relcl"):
        return reading.tokens[verb.head]
    for child in reading.children(verb.i):
        if child.dep in ("nsubj", "nsubjpass") and child.i < before.i:
            return child if child.pos in ("NOUN", "PROPN") else None
    return None


def _top(reading: Reading, tokens: Sequence[Token]) -> Token:
    """The token of a quantity that governs its others."""
    inside = {token.i for token in tokens}
    for token in tokens:
        if token.head not in inside or token.head == token.i:
            return token
    return tokens[-1]


def _around(reading: Reading, head: Token) -> _Phrase:
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
    ]
    start = left[0].start if left else head.start
    return _Phrase(head, start, head.end, tuple(child.lemma.lower() for child in left))


def _event(
    reading: Reading, anchor: Token, tokens: Sequence[Token], unit: str | None
) -> tuple[str | None, FigurePart, bool]:
    """The verb that the figure takes part in, its part, and whether the text only projects it."""
    verb, below = _verb_above(reading, anchor)
    projected = _planned_before(reading, tokens[0]) or (verb is not None and _projected(reading, verb))
    state = _state_of(reading, anchor) if unit is None else None
    if verb is None:
        return (state.lemma.lower() if state else None), "object" if state else "other", projected
    lemma = verb.lemma.lower()
    if lemma in LIGHT_VERBS and (told := state or _complement(reading, verb, tokens)) is not None:
        return told.lemma.lower(), "object", projected
    passive = below.dep == "nsubj" and verb.tag == "VBN" and not _has_aux(reading, verb, "have")
    if below.dep in ("dobj", "nsubjpass", "attr", "oprd") or passive:
        return lemma, "object", projected
    return lemma, "subject" if below.dep == "nsubj" else "other", projected


def _agent(reading: Reading, anchor: Token, tokens: Sequence[Token]) -> str | None:
    """The head of the other side of the event: what killed the counted, whom the counted arrested."""
    verb, below = _verb_above(reading, anchor)
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


def _verb_above(reading: Reading, anchor: Token) -> tuple[Token | None, Token]:
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


def _state_of(reading: Reading, anchor: Token) -> Token | None:
    """ "Twelve people killed in the blast": a participle that says what happened to what is counted."""
    for child in reading.children(anchor.i):
        if child.dep == "acl" and child.tag == "VBN" and child.i > anchor.i:
            return child
        if child.dep == "relcl" and child.pos == "VERB" and child.i > anchor.i:
            return child
    return None


def _complement(reading: Reading, verb: Token, tokens: Sequence[Token]) -> Token | None:
    """What a light verb says of the counted: "were reported missing", "left four dead", "wounded were 11 guards"."""
    for child in reading.children(verb.i):
        if child.lower in _MEASURE_ADJECTIVES or tokens[0].i <= child.i <= tokens[-1].i:
            continue
        if child.dep in ("oprd", "acomp", "attr", "advcl", "ccomp", "xcomp") and child.tag in ("JJ", "VBN", "VBG"):
            return child
    return None


def _has_aux(reading: Reading, verb: Token, lemma: str) -> bool:
    return any(child.dep == "aux" and child.lemma == lemma for child in reading.children(verb.i))


def _planned_before(reading: Reading, token: Token) -> bool:
    """ "Hopes to", "is due to": the same by words, where the parse took a verb for a noun."""
    sentence = reading.sentence_at(token.start)
    start = max(sentence.start if sentence else 0, token.start - 60)
    return _PLANNED.search(reading.text[start : token.start]) is not None


def _projected(reading: Reading, verb: Token) -> bool:
    token = verb
    for _ in range(3):
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


def _bare_state(reading: Reading, tokens: Sequence[Token]) -> str | None:
    """ "12 dead", "nine injured", "30 were arrested": the state that stands for the people."""
    i = tokens[-1].i + 1
    while (
        i < len(reading.tokens)
        and reading.tokens[i].pos in ("AUX", "ADV")
        and reading.tokens[i].sentence == tokens[0].sentence
    ):
        i += 1
    if i >= len(reading.tokens) or reading.tokens[i].sentence != tokens[0].sentence:
        return None
    token = reading.tokens[i]
    return token.lemma.lower() if token.tag in ("VBN", "JJ", "VBD") else None


def _role(reading: Reading, quantity: Quantity) -> FigureRole:
    text = reading.text
    head, tail = text[max(0, quantity.start - 40) : quantity.start], text[quantity.end : quantity.end + 24]
    if _MORE_BEFORE.search(head) or _MORE_AFTER.match(tail):
        return "more"
    if quantity.form != "order" and _PART_AFTER.match(tail) and quantity.unit is None:
        return "part"
    if _PART_BEFORE.search(head):
        return "part"
    former = _FORMER_BEFORE.search(head)
    if former and (not former.group().lower().startswith("from") or _changes_before(reading, quantity.start)):
        return "former"
    return "amount"


def _names(reading: Reading, anchor: Token, tokens: Sequence[Token]) -> tuple[str, ...]:
    """Proper names in the clause of the figure: whose count it is and where; never who is only said to say so."""
    verb, _ = _verb_above(reading, anchor)
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


ANALYSER = Analyser("figures", "1", Figure, find)
