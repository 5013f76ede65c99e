"""Numbers as English news writes them: digits, words, scales, fractions and vague orders, with exact offsets.

Knows nothing of what is counted. Every numeral is an interval, so that "tens of millions" and "23" can be compared.
Longer than most modules: each way of writing a number is one small reader, and they share one pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from copydesk.text.numberwords import GLYPHS, ONES, ORDERS, PARTS, SCALES, SHORT_SCALES, TENS

Form = Literal["digits", "words", "order", "fraction"]


class Numeral(NamedTuple):
    """A number at [start, end).

    `value` is None for a vague order; `low` and `high` bound it. `step` is the place value of the last digit that was
    printed (4.3 million: 100,000), 0 for none; `scale` the product of the scale words (1 without); `form` how it is
    written.
    """

    start: int
    end: int
    value: float | None
    low: float
    high: float
    step: float
    scale: float
    form: Form


# A vague order reaches up to the next one: "dozens" 12 to 120, as NewsQuant's annotators read it (CQE, 2023).
_ORDER_WIDTH = 10.0
# A share in words is rounded: "three-quarters" is said of 73 to 77 percent.
_FRACTION_STEP = 0.04
_ROUND_WHOLE = 10  # "seven in ten" is said of 71 percent
# "Several" and "a few" of something: three to nine, two or three short of ten in any use.
_SEVERAL_LOW, _SEVERAL_HIGH = 2.0, 10.0
_HANDFUL_LOW, _HANDFUL_HIGH = 3.0, 10.0

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+"
# Currency codes that are printed without a space ("RM79"); "PS" is the pound sign as ASCII feeds transliterate it.
_CODES_BEFORE = "|".join(
    rf"(?<=\b{code})" for code in "RM PS US USD EUR GBP JPY INR CNY AUD CAD HKD SGD NZD CHF Rs".split()
)
_CARDINAL = "|".join(sorted([*ONES, *TENS], key=len, reverse=True))
_SCALE = "|".join(word for word in SCALES if word != "score")
_ORDER = "|".join(ORDERS)
_PART = "|".join(sorted(PARTS, key=len, reverse=True))
_NUMBER_WORD = rf"(?:{_CARDINAL}|{_SCALE})"

# No number that anybody prints has more words, or more digits; a run of more is no number, and reading it all again at
# each of its words would take time in the square of its length.
_MOST_WORDS, _MOST_DIGITS = 24, 40

_START = re.compile(
    rf"""(?P<order>\b(?:{_ORDER})(?:\s+(?:of|upon)\s+(?:{_ORDER})){{0,3}}\b)
       | (?P<several>\b(?:several|a\s+few|many|multiple)\s+(?P<several_scale>hundred|thousand|million|billion|dozen)\b)
       | (?P<handful>\ba\s+handful\b)
       | (?P<couple>\ba\s+couple\b(?=\s+of\b|\s+dozen\b|\s+hundred\b|\s+thousand\b|\s+million\b))
       | (?P<multi>\bmulti-?\s?(?P<multi_scale>million|billion|trillion)\b)
       | (?P<half_scale>\b(?P<half_part>half|quarter)
           (?:[\s-]+(?:of\s+)?(?:an?[\s-]+)?)
           (?P<half_of>hundred|thousand|million|billion|trillion|dozen)\b)
       | (?P<in_n>\b(?P<in_a>{_CARDINAL}|\d+)(?:\s+(?:in|out\s+of)\s+(?:every\s+)?)
           (?P<in_b>{_CARDINAL}|\d{{1,3}}(?:,\d{{3}})+|\d+)\b(?![,.:]\d|\s*(?:percent|per\s+cent|%)))
       | (?P<glyph>(?P<glyph_whole>\d+)?\s?(?P<glyph_part>[{"".join(GLYPHS)}]))
       | (?P<slash>(?<![\w/.,$£€-])(?:(?P<slash_whole>\d+)[\s-])?(?P<slash_a>\d)/(?P<slash_b>[2-9]|10|16)(?![\w/]))
       | (?P<share>\b(?P<share_n>an?|one|two|three|four|five|six|seven|eight|nine)[\s-]+(?P<share_part>{_PART})\b)
       | (?P<fortnight>\b(?:an?|one)(?=\s+fortnight\b))
       | (?P<bare_half>\bhalf\b)
       | (?P<digits>(?:(?<!\w)|{_CODES_BEFORE})(?:{_DIGITS}))
       | (?P<words>\b(?:an?\s+(?=(?:{_SCALE})\b)|(?=(?:{_CARDINAL})\b))
           (?:{_NUMBER_WORD})(?:(?:[\s-]{{1,2}}(?:and\s+)?|,\s+)(?:{_NUMBER_WORD})\b){{0,{_MOST_WORDS}}}\b)
    """,
    re.X | re.I,
)
# Trying every alternative at every character would cost ten times as much as reading the words does.
_WORD_OR_DIGIT = re.compile(rf"[A-Za-z]+|(?:(?<!\d)\.)?(?<![\d,])\d|[{''.join(GLYPHS)}]")
_OPENERS = frozenset("a an several many multiple multi multimillion multibillion half quarter".split()) | {
    *ONES,
    *TENS,
    *ORDERS,
    *PARTS,
}
_TRAILING_SCALES = re.compile(rf"(?:[”\"]?[\s-](?:{_SCALE})\b)+", re.I)
_SHORT_SCALE = re.compile(r"\s?(mln|mil|mn|bn|trn|tn|mm|[kmbt])(?![\w/²³])", re.I)
_AND_PART = re.compile(
    r"[\s-]and[\s-](?:(an?|one|two|three|four|five|six|seven|eight|nine)[\s-])(" + _PART + r")\b", re.I
)
_SCALE_AFTER = re.compile(rf"[\s-]({_SCALE})\b", re.I)
_MINUS = re.compile(r"(?:(?<=[\s(:,])|^)(?:minus[\s-]|[-−–])$", re.I)
_PLURAL_AFTER = re.compile(
    r"\s+(?!high|long|wide|deep|tall|away|from|of\b)(?:[\w'’-]+\s+){0,4}?(?:[a-z'-]{3,}s|people|men|women|children|fish|cattle)\b"
)
_CURRENCY_BEFORE = re.compile(r"(?:[$£€¥₹₽₩₪]|\b(?:RM|PS|USD|EUR|GBP|JPY|INR|CNY|AUD|CAD|HKD|SGD|Rs\.?|R))\s?-?$")


def numerals(text: str) -> Iterator[Numeral]:
    """Every number in `text`, in order, none overlapping; ordinals, times and names of things are not told apart."""
    place = 0
    for candidate in _WORD_OR_DIGIT.finditer(text):
        start = candidate.start()
        if start < place or (text[start].isalpha() and candidate.group().lower() not in _OPENERS):
            continue
        match = _START.match(text, start)
        if match is not None and (found := _read(text, match)) is not None:
            yield found
            place = found.end


def _read(text: str, match: re.Match[str]) -> Numeral | None:
    kind = match.lastgroup
    for name, reader in _READERS.items():
        if match.group(name) is not None:
            return reader(text, match)
    raise AssertionError(kind)


def _vague(match: re.Match[str], low: float, high: float) -> Numeral:
    return Numeral(match.start(), match.end(), None, low, high, 0.0, 1.0, "order")


def _order(text: str, match: re.Match[str]) -> Numeral | None:
    words = re.findall(r"[a-z]+", match.group().lower())
    factor = 1.0
    for word in words:
        factor *= ORDERS.get(word, 1.0)
    if words[-1] == "tens" or (words[-1] == "scores" and not re.match(r"\s+of\s", text[match.end() : match.end() + 5])):
        return None  # "tens" of nothing; "scores" of a game
    return _vague(match, factor, factor * _ORDER_WIDTH)


def _several(text: str, match: re.Match[str]) -> Numeral:
    scale = SCALES[match.group("several_scale").lower()]
    return _vague(match, _SEVERAL_LOW * scale, _SEVERAL_HIGH * scale)


def _handful(text: str, match: re.Match[str]) -> Numeral:
    return _vague(match, _HANDFUL_LOW, _HANDFUL_HIGH)


def _couple(text: str, match: re.Match[str]) -> Numeral:
    scale, end = 1.0, match.end()
    if after := _SCALE_AFTER.match(text, end):
        scale, end = SCALES[after.group(1).lower()], after.end()
    return Numeral(match.start(), end, 2 * scale, 2 * scale, 3 * scale, 0.0, scale, "order")


def _multi(text: str, match: re.Match[str]) -> Numeral:
    scale = SCALES[match.group("multi_scale").lower()]
    return _vague(match, 2 * scale, 1000 * scale)


def _half_scale(text: str, match: re.Match[str]) -> Numeral:
    scale = SCALES[match.group("half_of").lower()]
    value = PARTS[match.group("half_part").lower()] * scale
    return Numeral(match.start(), match.end(), value, value, value, value, scale, "words")


def _in_n(text: str, match: re.Match[str]) -> Numeral | None:
    a, b = (_plain(match.group(name)) for name in ("in_a", "in_b"))
    separator = match.group().lower()
    # "One in four" is a share; "12 in 2019" and "three in 40 minutes" are not.
    if not 0 < a < b or ("out of" not in separator and (b > 10 and b not in (12, 15, 20, 25, 50, 100, 1000, 10000))):
        return _cardinal_only(text, match, "in_a")
    if "out of" not in separator and re.match(
        r"\s*-?(?:seconds|minutes|hours|days|weeks|months|years|decades|games|matches|races|starts)\b",
        text[match.end() : match.end() + 12],
    ):
        return _cardinal_only(text, match, "in_a")
    value = a / b
    step = _FRACTION_STEP if b <= _ROUND_WHOLE else 0.0
    return Numeral(match.start(), match.end(), value, value, value, step, 1.0, "fraction")


def _cardinal_only(text: str, match: re.Match[str], group: str) -> Numeral:
    value = _plain(match.group(group))
    start, end = match.span(group)
    form: Form = "digits" if match.group(group)[0].isdigit() else "words"
    return Numeral(start, end, value, value, value, 1.0, 1.0, form)


def _plain(word: str) -> float:
    word = word.lower().replace(",", "")
    return float(word) if word[0].isdigit() else float(ONES.get(word, TENS.get(word, 0)))


def _glyph(text: str, match: re.Match[str]) -> Numeral:
    value = float(match.group("glyph_whole") or 0) + GLYPHS[match.group("glyph_part")]
    return _with_scale_word(text, match, value)


def _slash(text: str, match: re.Match[str]) -> Numeral | None:
    a, b = int(match.group("slash_a")), int(match.group("slash_b"))
    if not 0 < a < b:
        return None
    return _with_scale_word(text, match, float(match.group("slash_whole") or 0) + a / b)


def _with_scale_word(text: str, match: re.Match[str], value: float) -> Numeral:
    if after := _SCALE_AFTER.match(text, match.end()):
        scale = SCALES[after.group(1).lower()]
        value *= scale
        return Numeral(match.start(), after.end(), value, value, value, 0.0, scale, "fraction")
    return Numeral(match.start(), match.end(), value, value, value, 0.0, 1.0, "fraction")


def _share(text: str, match: re.Match[str]) -> Numeral | None:
    count, part = match.group("share_n").lower(), match.group("share_part").lower()
    plural = part.endswith("s")
    single = count in ("a", "an", "one")
    if single == plural:
        return None if single else _cardinal_only(text, match, "share_n")
    after = text[match.end() : match.end() + 6]
    if part != "half" and single and not re.match(r"\s+(?:of\b|as\b)|\s*$|[.,;:]", after):
        # "A third man", "one quarter ago": an ordinal or a season, not a share.
        return None if count != "one" else _cardinal_only(text, match, "share_n")
    value = (1 if single else ONES[count]) * PARTS[part]
    return Numeral(match.start(), match.end(), value, value, value, _FRACTION_STEP, 1.0, "fraction")


def _fortnight(text: str, match: re.Match[str]) -> Numeral:
    return Numeral(match.start(), match.end(), 1.0, 1.0, 1.0, 0.0, 1.0, "words")


def _bare_half(text: str, match: re.Match[str]) -> Numeral | None:
    before, after = text[max(0, match.start() - 12) : match.start()].lower(), text[match.end() : match.end() + 8]
    if re.search(r"(?:first|second|other|better|opening|final|latter|last|later|this|that|[-])\s?$", before):
        return None
    if not re.match(r"\s+(?:of|the|its|his|her|their|our|all|as|an?)\b", after):
        return None
    return Numeral(match.start(), match.end(), 0.5, 0.5, 0.5, _FRACTION_STEP, 1.0, "fraction")


def _digits(text: str, match: re.Match[str]) -> Numeral | None:
    printed = match.group("digits").replace(",", "")
    if len(printed) > _MOST_DIGITS:
        return None
    start, end = match.start(), match.end()
    value = float(printed)
    step = 10.0 ** -len(printed.partition(".")[2])
    if step == 1 and value and re.search(r"0+$", printed):
        step = 10.0 ** (len(printed) - len(printed.rstrip("0")))
    scale = 1.0
    if parts := _AND_PART.match(text, end):
        value += (1 if parts.group(1).lower() in ("a", "an", "one") else ONES[parts.group(1).lower()]) * PARTS[
            parts.group(2).lower()
        ]
        end, step = parts.end(), PARTS[parts.group(2).lower()]
    if scales := _TRAILING_SCALES.match(text, end):
        for word in re.findall(r"[a-z]+", scales.group().lower()):
            scale *= SCALES[word]
        end = scales.end()
    elif short := _abbreviated_scale(text, start, end):
        scale, end = short
    elif step >= 10:
        step /= 10  # trailing zeros without a scale may be rounded or counted: one place less than they could be
    start, sign = _signed(text, start)
    value *= sign * scale
    return Numeral(start, end, value, value, value, step * scale, scale, "digits")


def _signed(text: str, start: int) -> tuple[int, int]:
    head = text[max(0, start - 8) : start]
    if (minus := _MINUS.search(head)) is not None:
        return start - (len(head) - minus.start()), -1
    if re.search(r"[$£€]-$", head):
        return start - 1, -1
    return start, 1


def _abbreviated_scale(text: str, start: int, end: int) -> tuple[float, int] | None:
    match = _SHORT_SCALE.match(text, end)
    if not match:
        return None
    letters = match.group(1)
    spaced = match.start(1) > end
    money = bool(_CURRENCY_BEFORE.search(text[max(0, start - 5) : start]))
    scale = SHORT_SCALES[letters.lower()]
    if len(letters) > 1:
        if letters.lower() == "mm" and not money:
            return None  # millimetres
        return scale, match.end()
    if money:
        return scale, match.end()
    if spaced:
        return None
    if letters in "kK" or (letters in "mM" and _PLURAL_AFTER.match(text, match.end())):
        # "2.7m sales", "12.3m tonnes"; but "a 30m yacht" is metres and "5K race" a name.
        return None if letters == "K" and not money else (scale, match.end())
    if letters in "bB" and _PLURAL_AFTER.match(text, match.end()):
        return scale, match.end()
    return None


def _words(text: str, match: re.Match[str]) -> Numeral | None:
    total, current, used = 0.0, 0.0, 0
    last_scale, largest = 1.0, 1.0
    end = match.start()
    begun = False
    for word in re.finditer(r"[a-z]+", match.group().lower()):
        name = word.group()
        if name in ("a", "an"):
            current, begun = 1.0, True
            continue
        if name == "and":
            if last_scale == 1.0:
                break  # "five and six"
            continue
        if name in ONES:
            number = float(ONES[name])
            if begun and (current % 10 or (current % 100 and number >= 10) or (current == 0 and not total)):
                break
            current, last_scale = current + number, 1.0
        elif name in TENS:
            if current % 100:
                break
            current, last_scale = current + TENS[name], 1.0
        else:
            scale = SCALES[name]
            last_scale, largest = scale, max(largest, scale)
            if name == "hundred" or name == "dozen":
                current = (current or 1.0) * scale
            elif current:
                total, current = total + current * scale, 0.0
            else:
                total = (total or 1.0) * scale
        begun, used, end = True, used + 1, match.start() + word.end()
    if not used:
        return None
    value = total + current
    step = largest if largest >= 1000 else 1.0
    if parts := _AND_PART.match(text, end):
        count = parts.group(1).lower()
        value += (1 if count in ("a", "an", "one") else ONES[count]) * PARTS[parts.group(2).lower()]
        end, step = parts.end(), PARTS[parts.group(2).lower()]
        if after := _SCALE_AFTER.match(text, end):
            largest = SCALES[after.group(1).lower()]
            value, end = value * largest, after.end()
    start, sign = _signed(text, match.start())
    return Numeral(start, end, sign * value, sign * value, sign * value, step, largest, "words")


_READERS = {
    "order": _order,
    "several": _several,
    "handful": _handful,
    "couple": _couple,
    "multi": _multi,
    "half_scale": _half_scale,
    "in_n": _in_n,
    "glyph": _glyph,
    "slash": _slash,
    "share": _share,
    "fortnight": _fortnight,
    "bare_half": _bare_half,
    "digits": _digits,
    "words": _words,
}
