"""What only looks like a figure: dates, clock times, addresses, tallies, and the numbers in names.

Each kind is one small rule; a quantity that any of them claims is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.analysers.figures.counting import COLLECTIVE
from copydesk.reading import Reading, Token
from copydesk.text.concepts import is_known
from copydesk.text.quantities import Quantity
from copydesk.text.units import dimension

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
    r":\d|\s?(?:a\.?\s?m\b|p\.?\s?m\b|o['’]clock|in\s+the\s+(?:morning|afternoon|evening)\b|noon\b|midnight\b|(?:GMT|UTC|[ECMP][SD]?T|BST|CET)\b)",
    re.I,
)
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
# "Four-, five- and six-cylinder engines": the last of numbers that share what is printed once.
_SUSPENDED = re.compile(r"-,?\s+(?:and|or|to)\s+$")
_COMPOUND = re.compile(r"-([a-z]+)(?=[\s-]+[a-z])")
_SERVED = re.compile(r"\s+(?:[a-z]+\s+){0,2}(?:sentence|ban|suspension)\b")
_FEW = 6
_PLURAL = frozenset({"NNS", "NNPS"})
_CALIBRE_AFTER = re.compile(r"[\s-]?(?:calib(?:er|re)|gauge)\b", re.I)
_TALLY_AFTER = re.compile(r"(?:\s?[-–—]\s?|\s+to\s+|-to-)\d{1,3}(?![\d,]*\d|\s*(?:%|percent|per cent|[a-z]+s\b))")
_TALLY_BEFORE = re.compile(r"(?<![\d,.$£€])\b\d{1,3}(?:\s?[-–—]\s?|\s+to\s+)$")
_FROM_BEFORE = re.compile(r"\bfrom\s+(?:[\d,.]+\s+to\s+)?$")


def only_names(reading: Reading, quantity: Quantity, tokens: Sequence[Token]) -> bool:
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
        or bool(_CALIBRE_AFTER.match(text, quantity.end))
        or (reading.has_syntax and _stands_for_people(reading, quantity, tokens))
        or _is_pronoun(reading, quantity, tokens)
        or _is_a_figure_of_speech(reading, tokens[0])
        or (reading.has_syntax and _is_in_name(reading, quantity, tokens))
        or (reading.has_syntax and _is_numbered_name(reading, quantity, tokens))
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
        joined = before[-1] in "-–" and (quantity.joint != "" or quantity.unit == "magnitude")
        if not joined and not quantity.money and before[-1] != "/":
            return True
        if before[-1] == "/" and before[0].isdigit():
            return True
    if not after:
        return False
    if quantity.end == quantity.number_end:
        if after[0].isalpha() or after[0] in "_@/&":
            return True
        if quantity.unit == "magnitude":
            return False
        if after[0] in "-–" and len(after) == 2 and after[1].isalnum():
            shared = _SUSPENDED.search(text[max(0, quantity.core - 8) : quantity.core]) is not None
            return (quantity.form == "words" and not shared and not _counts_inside(text, quantity)) or after[
                1
            ].isdigit()
    return after[0] in ".:" and len(after) == 2 and after[1].isdigit()


def _counts_inside(text: str, quantity: Quantity) -> bool:
    """ "A six-storey block", "a nine-carriage train": the adjective counts a thing that is counted elsewhere."""
    compound = _COMPOUND.match(text, quantity.end)
    return compound is not None and (quantity.value or 0) > 1 and is_known(compound.group(1))


def _hyphenated_duration(text: str, quantity: Quantity) -> bool:
    """ "A five-year award" names a kind of award: what it lasts is a time and no count, unless it is to be served."""
    hyphenated = dimension(quantity.unit) == "duration" and text[quantity.number_end : quantity.number_end + 1] == "-"
    return hyphenated and _SERVED.match(text, quantity.end) is None


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
    return head.tag in _PLURAL or head.lower in COLLECTIVE


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


def _is_a_figure_of_speech(reading: Reading, token: Token) -> bool:
    """ "Did a 180", "rated a 10": digits behind an article, with no noun to count."""
    article = reading.tokens[token.i - 1].lower in ("a", "an") if token.i else False
    return article and reading.has_syntax and token.text.isdigit() and token.dep in ("dobj", "pobj", "attr", "oprd")


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


def _stands_for_people(reading: Reading, quantity: Quantity, tokens: Sequence[Token]) -> bool:
    """ "The two could agree", "the three said": small numbers in words that point back and count nothing."""
    small = quantity.form == "words" and quantity.value is not None and quantity.value <= _FEW
    if not small or quantity.hedge != "exact" or not tokens[0].i:
        return False
    if reading.tokens[tokens[0].i - 1].lower not in ("the", "these", "those"):
        return False
    last = tokens[-1]
    if last.i + 1 >= len(reading.tokens) or reading.tokens[last.i + 1].sentence != last.sentence:
        return True
    return reading.tokens[last.i + 1].pos in ("AUX", "VERB", "PUNCT") and reading.tokens[last.i + 1].text != "-"


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
    if re.search(r"[,.]\d", _printed(reading, quantity)):
        return False
    head = reading.tokens[tokens[-1].head]
    counts = head.i > tokens[-1].i and (head.tag in _PLURAL or head.lower in COLLECTIVE) and head.i - tokens[-1].i <= 4
    return not (counts and before.head not in (head.i, token.i) and before.dep not in ("compound", "nmod"))


def _is_numbered_name(reading: Reading, quantity: Quantity, tokens: Sequence[Token]) -> bool:
    """ "11 Pro Max", a model; "COVID -19", a broken hyphen: digits that belong to a name in the singular."""
    first, last = tokens[0], tokens[-1]
    before = reading.tokens[first.i - 1] if first.i else None
    if (quantity.value or 0) < 0 and before is not None and reading.text[quantity.core] == "-":
        named = before.text.isupper() or (before.pos == "PROPN" and before.text[0].isupper())
        return before.end < quantity.core and before.text[0].isalpha() and named
    if quantity.form != "digits" or quantity.value == 1 or last.i + 1 >= len(reading.tokens):
        return False
    following = reading.tokens[last.i + 1]
    if following.tag != "NNP" or following.sentence != last.sentence or following.text.isupper():
        return False
    while following.i + 1 < len(reading.tokens) and reading.tokens[following.i + 1].pos in ("PROPN", "NOUN"):
        following = reading.tokens[following.i + 1]
    return following.pos == "PROPN" and not following.lower.endswith("s") and following.lower not in COLLECTIVE


def _printed(reading: Reading, quantity: Quantity) -> str:
    return reading.text[quantity.core : quantity.number_end]
