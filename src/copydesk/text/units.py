"""Units that news prints, their plain names, and what converts into what.

A unit is a singular plain name ("kilometre", "dollar", "percent"); a rate is "dollar per month". Money converts into
nothing but the same money: an exchange rate is a fact of a day that no text carries.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from copydesk.text.unitnames import (
    GLUED,
    HUNDREDTHS,
    MONEY,
    SIGNS,
    SLASH_BASES,
    SLASHED,
    SPACED_LETTERS,
    TABLE,
)


class Unit(NamedTuple):
    """A unit's dimension and the factor and offset that lead to the dimension's base: base = factor * x + offset."""

    dimension: str
    factor: float
    offset: float = 0.0


class Suffix(NamedTuple):
    """A unit printed after a number, ending at `end`."""

    name: str
    end: int


_MONEY_SIGNS = {sign: name for name, signs in SIGNS.items() for sign in signs.split(", ")}

_RATE_BASES = """second minute hour day night week month quarter year person head household family student child
    patient share barrel  gallon litre liter tonne ton pound ounce kilogram kilo mile kilometre
    kilometer acre hectare ticket unit game employee  worker resident passenger capita dose seat
    vehicle car home customer""".split()
_RATE = re.compile(
    rf"\s?(?:\bper\b|\ba\b|\ban\b|\beach\b|\bevery\b|/)\s?({'|'.join(sorted(_RATE_BASES, key=len, reverse=True))}"
    r"|(?:square|cubic)\s(?:foot|metre|meter|mile|kilometre|kilometer|centimetre|centimeter|inch)"
    r"|(?:deci|milli)lit(?:re|er)|kilowatt[\s-]hour|megawatt[\s-]hour|1,000|1000|10,000|100,000|million)\b"
    r"(?!\s+(?:earlier|ago|before|later|after|old|or|and a half))"
    r"|\s(?P<adverb>annually|yearly|monthly|weekly|daily|hourly)\b",
)
_ADVERB_RATES = {
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
}
_PLAIN_SPELLING = {"liter": "litre", "meter": "metre", "kilo": "kilogram"}
_SLASHED = re.compile(
    rf"\s?({'|'.join(sorted(SLASHED, key=len, reverse=True))})"
    rf"/({'|'.join(sorted(SLASH_BASES, key=len, reverse=True))})(?![\w²³])"
)


def _printed(forms: str) -> list[str]:
    return [form for form in forms.split(", ") if form]


def _alternation(forms: list[str]) -> str:
    return "|".join(re.escape(form).replace(r"\ ", r"[\s-]") for form in sorted(forms, key=len, reverse=True))


UNITS: dict[str, Unit] = {name: Unit(row[0], float(row[1]), float(row[2])) for name, row in TABLE.items()}
UNITS.update(
    {name: Unit(f"money: {HUNDREDTHS.get(name, name)}", 0.01 if name in HUNDREDTHS else 1.0) for name in MONEY}
)
UNITS["taiwan dollar"] = Unit("money: taiwan dollar", 1.0)

_BY_FORM: dict[str, str] = {form: name for name, row in TABLE.items() for form in _printed(row[3])}
_BY_FORM.update({form: name for name, forms in MONEY.items() for form in _printed(forms)})
_BY_LOWER: dict[str, str] = {form.lower(): name for form, name in reversed(_BY_FORM.items())}
_WORDS = re.compile(
    rf"(?:[\s-]|-\s)?(?P<form>{_alternation([form for form in _BY_FORM if form[-1].isalnum()])})(?![\w²³])"
    rf"|\s?(?P<sign>{_alternation([form for form in _BY_FORM if not form[-1].isalnum()])})",
    re.I,
)
_GLUED_FORM = re.compile(rf"({'|'.join(map(re.escape, GLUED))})(?![\w²³/])")
_SPACED_LETTER = re.compile(rf"\s([{''.join(SPACED_LETTERS)}])(?![\w/&+-])")
_SIGN_BEFORE = re.compile(
    rf"(?<![\w$])(?:{'|'.join(re.escape(sign) for sign in sorted(_MONEY_SIGNS, key=len, reverse=True))})\s?$"
)
_LONGEST_QUOTATION = 1000  # characters
_OPEN_SINGLE = re.compile(r"(?:^|[\s(])'[^']*$")
_CASED = frozenset(form for form in _BY_FORM if len(form) <= 3 and form.upper() == form) | {
    "PS",
    "mi",
    "ha",
    "won",
    "Pa",
}


def unit_after(text: str, place: int, in_digits: bool) -> Suffix | None:
    """The unit printed after a number that ends at `place`; rates ("a day", "per barrel") are part of it."""
    found = _plain_unit(text, place, in_digits)
    if found is None:
        return None
    return with_rate(text, found)


def _plain_unit(text: str, place: int, in_digits: bool) -> Suffix | None:
    if in_digits and (match := _SLASHED.match(text, place)):
        return Suffix(f"{SLASHED[match.group(1)]} per {SLASH_BASES[match.group(2)]}", match.end())
    if match := _WORDS.match(text, place):
        printed = match.group("form") or match.group("sign")
        spelled = re.sub(r"[\s-]+", " ", printed)
        name = (
            _BY_FORM.get(printed)
            or _BY_FORM.get(spelled)
            or _BY_LOWER.get(printed.lower())
            or _BY_LOWER.get(spelled.lower())
        )
        exact_case = printed in _BY_FORM or spelled in _BY_FORM
        if name is not None and (exact_case or spelled.lower() not in _CASED_LOWER):
            return Suffix(name, match.end())
    if in_digits:
        if (match := _GLUED_FORM.match(text, place)) and not _closes_a_quotation(text, place, match.group(1)):
            return Suffix(GLUED[match.group(1)], match.end())
        if match := _SPACED_LETTER.match(text, place):
            return Suffix(SPACED_LETTERS[match.group(1)], match.end())
    return None


_CASED_LOWER = frozenset(form.lower() for form in _CASED)


def _closes_a_quotation(text: str, place: int, sign: str) -> bool:
    """True for a straight mark after a number that ends a quotation and is no sign of inches or feet."""
    if sign not in ("'", '"'):
        return False
    line = text[max(text.rfind("\n", 0, place) + 1, place - _LONGEST_QUOTATION) : place]
    return line.count('"') % 2 == 1 if sign == '"' else _OPEN_SINGLE.search(line) is not None


def with_rate(text: str, suffix: Suffix) -> Suffix:
    """`suffix` widened by the rates that follow ("$400 per household per year")."""
    while rate := rate_after(text, suffix.end):
        suffix = Suffix(f"{suffix.name} {rate.name}", rate.end)
    return suffix


def rate_after(text: str, place: int) -> Suffix | None:
    """A rate that follows a bare count ("12 per 100,000"), without the unit."""
    if (rate := _RATE.match(text, place)) is None:
        return None
    if rate.group("adverb"):
        return Suffix(f"per {_ADVERB_RATES[rate.group('adverb')]}", rate.end())
    base = re.sub(r"[\s-]", " ", rate.group(1))
    for printed, plain in _PLAIN_SPELLING.items():
        base = base.replace(printed, plain) if base.endswith(printed) else base
    return Suffix(f"per {base}", rate.end())


def money_before(text: str, place: int) -> tuple[str, int] | None:
    """The currency printed before a number that starts at `place`, and where it starts."""
    head_start = max(0, place - 6)
    if match := _SIGN_BEFORE.search(text[head_start:place]):
        sign = re.sub(r"\s+$", "", match.group())
        return _MONEY_SIGNS[sign], head_start + match.start()
    return None


def is_unit(word: str) -> bool:
    """True for a lower-case word that prints a unit."""
    return word in _BY_LOWER


def dimension(unit: str | None) -> str:
    """What a unit measures; units of one dimension convert. A rate has both halves in it; a bare count is "count"."""
    if unit is None:
        return "count"
    amount, _, base = unit.partition(" per ")
    if unit in UNITS:
        return UNITS[unit].dimension
    if amount in UNITS and base:
        return f"{UNITS[amount].dimension} per {base}"  # a day's wage is not a year's by 365
    return unit


def to_base(value: float, unit: str | None) -> float:
    """`value` in the base unit of its dimension."""
    if unit is None:
        return value
    if unit in UNITS:
        return UNITS[unit].factor * value + UNITS[unit].offset
    amount, _, base = unit.partition(" per ")
    if amount in UNITS and base:
        return UNITS[amount].factor * value
    return value
