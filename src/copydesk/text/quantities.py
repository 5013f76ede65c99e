"""Quantities in running text: a numeral with its unit, its hedge and, for ranges, its other end, as one interval."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from copydesk.text.numerals import Form, Numeral, numerals
from copydesk.text.units import Suffix, money_before, rate_after, unit_after, with_rate

Hedging = Literal["exact", "about", "below", "above", "range"]
Joint = Literal["", "to", "or", "dash"]


class Quantity(NamedTuple):
    """A quantity at [start, end), hedge words included; the number itself, with currency and unit, is at [core, end).

    `low` and `high` are None on an open side. `joint` says how a range is joined and `ends` gives its two ends, so
    that a caller who knows the syntax can take "fell from 1,200 to 90" apart again. `step` as in `Numeral`.
    """

    start: int
    core: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    hedge: Hedging
    unit: str | None
    step: float
    form: Form
    number_end: int
    joint: Joint = ""
    ends: tuple[Quantity, ...] = ()
    money: bool = False
    scale: float = 1.0


# How far "about" reaches: a tenth of the number, or half of its last printed place where that is rounder, within
# these shares. Speakers' rounding to 5s and 10s gives such bands (Krifka 2007, "Approximate interpretation").
_ABOUT_SHARE = 0.10
_ABOUT_SHARE_MOST = 0.17

_ABOVE = r"""no\s+fewer\s+than|no\s+less\s+than|not\s+less\s+than|at\s+least|at\s+a\s+minimum(?:\s+of)?
    |a\s+minimum\s+of|more\s+than|greater\s+than|higher\s+than|larger\s+than|longer\s+than|over\s+than
    |in\s+excess\s+of|upwards?\s+of|north\s+of|(?:well\s+|far\s+)?(?:over|above)|exceeding|exceeds|exceeded
    |topping|surpassing|(?:well|far|many|significantly)\s+more\s+than|\+|>|≥"""
_JUST_OVER = r"""(?:just|slightly|a\s+little|a\s+bit)\s+(?:over|more\s+than|above|north\s+of)"""
_BELOW = r"""no\s+more\s+than|not\s+more\s+than|at\s+most|at\s+the\s+most|up\s+to|as\s+much\s+as|as\s+many\s+as
    |as\s+high\s+as|a\s+maximum\s+of|less\s+than|fewer\s+than|lower\s+than|smaller\s+than|shorter\s+than
    |(?:well\s+|far\s+)?(?:under|below)|south\s+of|short\s+of|(?:far|much|well)\s+(?:less|fewer)\s+than|<|≤"""
_JUST_UNDER = r"""(?:just|slightly|a\s+little|a\s+bit)\s+(?:under|less\s+than|fewer\s+than|below|shy\s+of|short\s+of)"""
_ALMOST = r"""nearly|almost|close\s+to|approaching|nearing|virtually|practically|barely|not\s+quite"""
_ABOUT = r"""about|around|roughly|approximately|approx\.?|an\s+estimated|estimated|some|somewhere\s+around
    |in\s+the\s+(?:region|neighbou?rhood|vicinity)\s+of|on\s+the\s+order\s+of|circa|c\.|perhaps|maybe|~|≈|±
    |something\s+like|thereabouts"""
_HEDGE_BEFORE = re.compile(
    rf"(?:^|(?<=[\s(“\"'‘—–,-]))(?:(?P<just_over>{_JUST_OVER})|(?P<just_under>{_JUST_UNDER})|(?P<above>{_ABOVE})|(?P<below>{_BELOW})"
    rf"|(?P<almost>{_ALMOST})|(?P<about>{_ABOUT}))\s*(?:only\s+|just\s+|a\s+total\s+of\s+|another\s+)?$",
    re.I | re.X,
)
_HEDGE_AFTER = re.compile(
    r"(?P<above>\s?\+(?!\d)|-plus\b|\s+plus\b(?!\s+(?:an?|the|\d))|\s+or\s+(?:more|higher|greater|longer|older|above|over)\b|\s+and\s+(?:up|above|over)\b|\s+at\s+(?:the\s+)?least\b)"
    r"|(?P<below>\s+or\s+(?:less|fewer|lower|under|below|younger)\b|\s+at\s+(?:the\s+)?most\b|\s+tops\b)"
    r"|(?P<about>\s+or\s+so\b|-odd\b|\s+odd\b|-ish\b|\s+or\s+thereabouts\b|\s+give\s+or\s+take\b)",
    re.I,
)
_BETWEEN = re.compile(
    r"\b(?:from|between|anywhere from|anywhere between)\s+(?:about\s+|around\s+|roughly\s+|some\s+)?$", re.I
)
_JOINT = re.compile(
    r"(?P<to>\s*(?:,\s*)?-?\bto\b-?\s*)|(?P<dash>\s?[-–—−]\s?)|(?P<or>\s+or\s+)|(?P<and>\s+and\s+)", re.I
)
# "Costs 25,000 or 40,000 less than its two rivals respectively" is two figures.
_RESPECTIVELY = re.compile(r"[^.;:\n]{0,120}\brespectively\b", re.I)
_OF = re.compile(r"\s+(?:of\s+)?(?:the\s+)?", re.I)
_OF_A = re.compile(r"\s+(?:of\s+)?(?:an?\s+)?(?:the\s+)?", re.I)  # "half a mile", not "1.9 million a year"
# "A magnitude-5.9 quake", "6.4 on the Richter scale": one quake, not six.
_MAGNITUDE_BEFORE = re.compile(r"\bmagnitude(?:\s+of|[\s-]|\s-\s)\s*$", re.I)
_MAGNITUDE_AFTER = re.compile(r"(?:[\s-]|\s-\s)magnitude\b|\s+on\s+the\s+(?:open-ended\s+)?Richter\b", re.I)
_AND_A_HALF = re.compile(r"\b(?P<one>an?|one)(?P<unit>\s+[a-z]+)\s+and\s+a\s+half\b", re.I)
_LONGEST_HEDGE = 48


def quantities(text: str) -> Iterator[Quantity]:
    """Every quantity in `text` in order, ranges joined; not yet told apart from dates, addresses and names."""
    singles: list[Quantity] = []
    halves = list(_halves(text))
    for numeral in numerals(text):
        if any(half.start <= numeral.start < half.end for half in halves):
            continue
        if not singles or numeral.start >= singles[-1].end:  # "per 100,000" belongs to the rate before it
            singles.append(_single(text, numeral))
    yield from _joined(text, sorted((*singles, *halves), key=lambda quantity: quantity.start))


def _halves(text: str) -> Iterator[Quantity]:
    """ "A year and a half", "an hour and a half"."""
    for match in _AND_A_HALF.finditer(text):
        unit = unit_after(text, match.end("one"), False)
        if unit is not None and unit.end == match.end("unit"):
            start, end = match.span()
            yield Quantity(start, start, end, 1.5, 1.5, 1.5, "exact", unit.name, 0.5, "words", end)


def _single(text: str, numeral: Numeral) -> Quantity:
    start, end, unit = numeral.start, numeral.end, None
    money = money_before(text, start)
    if money is not None:
        unit, start = money
        end = numeral.end
        if (again := unit_after(text, end, False)) is not None and again.name.split(" per ")[0].endswith("dollar"):
            unit, end = (unit + again.name[len("dollar") :] if again.name.startswith("dollar") else unit), again.end
        else:
            suffix = with_rate(text, Suffix(unit, end))
            unit, end = suffix.name, suffix.end
    elif (found := _unit_of(text, numeral)) is not None:
        unit, end = found.name, found.end
    elif _MAGNITUDE_BEFORE.search(text[max(0, start - 16) : start]) or _MAGNITUDE_AFTER.match(text, end):
        unit = "magnitude"
    if unit is None and numeral.form == "fraction":
        unit = "fraction"
    return Quantity(
        start, start, end, numeral.value, numeral.low, numeral.high, "exact" if numeral.form != "order" else "range",
        unit, numeral.step, numeral.form, numeral.end, money=money is not None, scale=numeral.scale,
    )  # fmt: skip


def _unit_of(text: str, numeral: Numeral) -> Suffix | None:
    if found := unit_after(text, numeral.end, numeral.form in ("digits", "fraction")):
        return found
    if numeral.form in ("order", "fraction") or numeral.scale > 1:
        linked = (_OF_A if numeral.form == "fraction" else _OF).match(text, numeral.end)
        if linked and (found := unit_after(text, linked.end() - 1, False)):
            return found
    if numeral.form != "order" and (rate := rate_after(text, numeral.end)) and rate.name[4:].replace(",", "").isdigit():
        return rate
    return None


def _joined(text: str, singles: Sequence[Quantity]) -> Iterator[Quantity]:
    i = 0
    while i < len(singles):
        first = singles[i]
        if i + 1 < len(singles) and (joined := _range(text, first, singles[i + 1])) is not None:
            yield _hedged(text, joined)
            i += 2
            continue
        yield _hedged(text, first)
        i += 1


def _range(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    joint = _JOINT.fullmatch(text, first.end, second.start)
    if joint is None or first.value is None or second.value is None:
        return None
    if first.form == "fraction" or second.form == "fraction":
        return None
    how: Joint = "to" if joint.group("to") else "dash" if joint.group("dash") else "or"
    bounded = bool(_BETWEEN.search(text[max(0, first.start - 28) : first.start]))
    if joint.group("and"):
        if not bounded or "etween" not in text[max(0, first.start - 28) : first.start]:
            return None
        how = "to"
    if _is_year_shaped(text, first) and (second.unit or second.scale > 1 or "," in text[second.core : second.end]):
        return None
    if first.unit is not None and second.unit is not None and first.unit != second.unit.split(" per ")[0]:
        return None
    if first.unit is not None and second.unit is None and not first.money:
        return None
    if first.money and not second.money and second.unit is not None:
        return None
    low = _sharing_scale(first, second)
    high = second.value
    if how != "dash" and _RESPECTIVELY.match(text, second.end):
        return None
    if how == "or" and not (low < high and (first.unit == second.unit or not second.money)):
        return None
    if low >= high and not (how == "to" and bounded):
        return None
    one = first._replace(value=low, low=low, high=low, unit=second.unit or first.unit)
    two = second._replace(unit=second.unit or first.unit)
    return Quantity(
        first.start, first.core, second.end, None, min(low, high), max(low, high), "range", two.unit,
        second.step, second.form, second.number_end, how, (one, two), second.money or first.money,
    )  # fmt: skip


def _is_year_shaped(text: str, quantity: Quantity) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", text[quantity.start : quantity.end]) is not None


def _sharing_scale(first: Quantity, second: Quantity) -> float:
    """The first end, in the second's scale where only that one names it: "$89 to $93 billion"."""
    assert first.value is not None
    assert second.value is not None
    if second.scale > first.scale == 1 and first.form == second.form and first.value < second.value / second.scale:
        return first.value * second.scale
    return first.value


def _hedged(text: str, quantity: Quantity) -> Quantity:
    window_start = max(0, quantity.start - _LONGEST_HEDGE)
    head = text[window_start : quantity.start]
    if quantity.joint and (between := _BETWEEN.search(head)):
        quantity = quantity._replace(start=window_start + between.start())
        head = text[window_start : quantity.start]
    before = _HEDGE_BEFORE.search(head)
    if before is not None and before.lastgroup:
        return _bounded(quantity, before.lastgroup, before.group())._replace(
            start=window_start + before.start() + len(before.group()) - len(before.group().lstrip())
        )
    after = _HEDGE_AFTER.match(text, quantity.end) or (
        _HEDGE_AFTER.match(text, quantity.number_end) if quantity.number_end == quantity.end else None
    )
    if after is not None and after.lastgroup:
        return _bounded(
            quantity, after.lastgroup, "at least" if after.lastgroup == "above" else after.group()
        )._replace(end=after.end())
    return quantity


def _bounded(quantity: Quantity, kind: str, words: str) -> Quantity:
    value, low, high = quantity.value, quantity.low, quantity.high
    if kind == "above" or kind == "just_over":
        top = high * (1 + _ABOUT_SHARE) if kind == "just_over" and high is not None else None
        return quantity._replace(hedge="above", high=top)
    if kind == "below" or kind == "just_under":
        bottom = low * (1 - _ABOUT_SHARE) if kind == "just_under" and low is not None else None
        return quantity._replace(hedge="below", low=bottom)
    if low is None or high is None:
        return quantity
    if value is None:
        return quantity._replace(hedge="about") if quantity.joint else quantity
    spread = about_spread(value, quantity.step)
    if kind == "almost":
        return quantity._replace(hedge="about", low=min(value, value - spread), high=value)
    return quantity._replace(hedge="about", low=value - spread, high=value + spread)


def about_spread(value: float, step: float) -> float:
    """How far a number that is only said to be about right may be off."""
    share = abs(value) * _ABOUT_SHARE
    return max(share, min(step / 2, abs(value) * _ABOUT_SHARE_MOST))
