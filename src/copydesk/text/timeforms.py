"""What a time expression says before it is anchored: the forms, and how each is built from the words of a match.

A builder gets the words that a rule of `timex` matched and those that follow; it answers with a form, with SKIP where
the words are taken but tell no time (ages, rates), or with None where another rule may try. Longer than most modules
because it has one short builder for each kind of expression in English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from copydesk.text.timewords import Word

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Base = Literal["now", "then"]


class When(NamedTuple):
    """What a text says of a moment, as far as it says it; the rest is for anchoring.

    `lean` is -1 for "last", 0 for "this", 1 for "next", None where tense decides; `unit` with `by` is a shift
    ("two weeks ago": W, -2) from the report's date (`base` "now") or from the date mentioned before ("then").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    holiday: str | None = None
    unit: str | None = None
    by: int | None = None
    lean: int | None = None
    base: Base = "now"
    clock: str | None = None
    part: str | None = None
    zone: str | None = None


class Timex(NamedTuple):
    """A time expression: half-open code points, TIMEX3 type, and either a final `value` or a `when` to be anchored.

    `mod` narrows or widens the bounds: START, MID, END of the value; EARLIER, LATER within it than the report; APPROX
    around a clock time, PRIOR just before it, NEXT just after it; SMALL the hours of a day before it is light; LAST,
    COMING for a duration up to or from the report.
    """

    start: int
    end: int
    type: Kind
    value: str | None
    when: When | None = None
    mod: str | None = None


SKIP = Timex(0, 0, "DATE", None)

_APPROX = re.compile(
    r"\b(?:(?P<approx>about|around|roughly|approximately|nearly|almost)|(?P<after>at least|more than|over|no less than)"
    r"|(?P<before>less than|up to|under|no more than|fewer than))\s+$",
    re.IGNORECASE,
)
_NEAR = re.compile(r"\b(?:just|shortly|soon|right|a little|minutes)\s+(?P<side>before|after|past)\s+$", re.IGNORECASE)

_SMALL_HOURS = re.compile(r"\b(?:early|small|wee) hours (?:of|on) $", re.IGNORECASE)


def _mod(piece: Sequence[Word]) -> str | None:
    for word in piece:
        if word.code == "e":
            return word.value
        if word.code == "E":
            return {"beginning": "START", "start": "START", "end": "END", "close": "END", "middle": "MID"}[word.lower]
        if word.code in "bj":
            return "EARLIER" if word.code == "b" else "LATER"
    return None


def _lean(piece: Sequence[Word]) -> int | None:
    lean = None
    for word in piece:
        if word.code in "lxtcr":
            lean = {"l": -1, "x": 1, "t": 0, "c": 0, "r": 0}[word.code]
    return lean


# "The next day" follows the day told of, "the next week" may begin with the report.
_TOLD_ON = frozenset("D MO AF EV NI".split())


def _based(piece: Sequence[Word]) -> Base:
    """ "That day", "the previous week", "the following month" count from the date mentioned before."""
    told = any(word.code == "D" for word in piece)
    for word in piece:
        if word.code == "x" and word.lower == "next" and told and piece[-1].value in _TOLD_ON:
            return "then"
        if word.code == "c" or word.lower in ("previous", "prior", "preceding", "following", "subsequent"):
            return "then"
    return "now"


def _moment(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    if piece[0].lower == "following":  # "Following Friday's vote": without an article it is no adjective
        piece = piece[1:]
    bag: dict[str, object] = {"lean": _lean(piece), "base": _based(piece)}
    clock: tuple[str, str] | None = None
    for k, word in enumerate(piece):
        following = piece[k + 1].code if k + 1 < len(piece) else ""
        if word.code == "m":
            bag["month"] = int(word.value)
        elif word.code in "dy" and following == "Z":
            if len(word.value) != 4:
                return None
            clock = (f"{word.value[:2]}:{word.value[2:]}", "")  # "0930 GMT"
        elif word.code == "y":
            bag["year"] = int(word.value)
        elif word.code == "w":
            bag["weekday"] = int(word.value)
        elif word.code in "C" or (word.code in "dn" and following in ("A", "k")):
            clock = (word.value, "")
        elif word.code == "A":
            clock = (clock[0] if clock else "", word.value)
        elif word.code == "T":
            clock = (word.value, "")
        elif word.code in "do":
            bag["day"] = int(word.value) if word.value.isdigit() else 0
        elif word.code == "p":
            bag["part"] = word.value
        elif word.code == "s":
            bag["season"] = word.value
        elif word.code == "h":
            bag["holiday"] = word.value
        elif word.code == "Z":
            bag["zone"] = word.lower.upper()
        elif word.code == "I" and not _numeric_date(word.value, bag):
            return None
        elif word.code == "z":
            tonight = word.value == "NI"
            bag.update(unit="D", by=0 if tonight else int(word.value), **({"part": "NI"} if tonight else {}))
    if clock is not None:
        bag["clock"] = _clock(*clock, part=str(bag.get("part") or ""))
        if bag["clock"] is None:
            return None
    if not 0 < int(str(bag.get("day", 1))) < 32:
        return None
    if bag.get("clock"):
        bag["part"] = None
    when = When(**bag)  # type: ignore[arg-type]
    kind: Kind = "TIME" if when.clock or when.part else "DATE"
    start, mod = _mod_before(text, piece[0].start, kind) if when.clock else (piece[0].start, None)
    if not when.clock and _SMALL_HOURS.search(text, max(0, start - 20), start):
        mod = "SMALL"
    return Timex(start, piece[-1].end, kind, None, when, mod or _mod(piece))


def _mod_before(text: str, start: int, kind: Kind) -> tuple[int, str | None]:
    before = _APPROX.search(text, max(0, start - 24), start)
    if before:
        mod = {"approx": "APPROX", "after": "AFTER", "before": "BEFORE"}[before.lastgroup or "approx"]
        return (before.start() if kind == "DURATION" or before.group().lower().startswith("around") else start), mod
    near = _NEAR.search(text, max(0, start - 24), start)
    if near:
        return start, "PRIOR" if near["side"].lower() == "before" else "NEXT"
    return start, None


def _numeric_date(raw: str, bag: dict[str, object]) -> bool:
    if "-" in raw:
        year, month, day = (int(x) for x in raw.split("-"))
    else:
        month, day, year = (int(x) for x in raw.split("/"))
        if year < 100:
            year += 2000 if year < 50 else 1900
        if month > 12:
            month, day = day, month
    bag.update(year=year, month=month, day=day)
    return 1 <= month <= 12 and 1 <= day <= 31


def _clock(digits: str, half: str, part: str) -> str | None:
    """24-hour "15:00" or "15"; a bare hour without a.m. or p.m. is read by the part of the day beside it."""
    hour_text, _, minute = digits.replace(".", ":").partition(":")
    if not hour_text.isdigit():
        return None
    hour = int(hour_text)
    if (
        half == "p"
        or (not half and part in ("AF", "EV") and hour < 12)
        or (not half and part == "NI" and 5 < hour < 12)
    ):
        hour = hour + 12 if hour < 12 else hour
    elif half == "a" and hour == 12:
        hour = 0
    if hour > 24 or (half and int(hour_text) > 12):
        return None
    return f"{hour:02}:{minute[:2] or '00'}"


def _count(word: Word) -> str:
    """The count as TIMEX3 writes it: digits, a decimal fraction, or X for a vague one."""
    if word.code == "a":
        return "1"
    value = word.value.replace(",", "")
    if " " in value:
        whole, _, fraction = value.partition(" ")
        top, _, bottom = fraction.partition("/")
        return f"{int(whole) + int(top) / int(bottom):g}" if bottom and int(bottom) else "X"
    if value.startswith("X"):
        return "X"
    return value


def period(count: str, unit: str) -> str | None:
    if unit.startswith("T"):
        return f"PT{count}{unit[1]}"
    if unit == "NI":
        return f"P{count}D"
    if count.isdigit():
        scale = {"FN": (2, "W"), "E": (10, "Y"), "C": (100, "Y"), "Q": (3, "M"), "H": (6, "M"), "WE": (2, "D")}.get(
            unit
        )
        if scale:
            return f"P{int(count) * scale[0]}{scale[1]}"
    return f"P{count}{'D' if unit == 'WE' else 'W' if unit == 'FN' else unit}"


def _old(after: Sequence[Word]) -> bool:
    lower = [word.lower for word in after if word.code != "-"]
    return lower[:1] in (["old"], ["olds"]) or lower[:2] == ["of", "age"]


def _age(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    return SKIP if _old(after) else None


def _shifted(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    unit = next(word.value for word in piece if word.code in "uU")
    last = piece[-1]
    if piece[-2].code == "." and piece[-2].lower != "so":
        return None
    count = _count(next(word for word in piece if word.code in "dna"))
    start, mod = _mod_before(text, piece[0].start, "DURATION")
    sign = 1 if last.code == "j" else -1
    if not count.isdigit():
        if last.code == "g":
            return Timex(start, last.end, "DATE", "PAST_REF")
        return Timex(start, last.end, "DURATION", period(count, unit))
    base: Base = "now" if last.code == "g" or last.lower == "hence" else "then"
    kind: Kind = "TIME" if unit.startswith("T") else "DATE"
    # "About five hours later" is told to the hour at best.
    rough = "APPROX" if kind == "TIME" and mod == "APPROX" else None
    return Timex(start, last.end, kind, None, When(unit=unit, by=sign * int(count), base=base), rough)


def _year_ago(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    k = next(i for i, word in enumerate(piece) if word.code == "u")
    if piece[k].value != "Y":
        return None
    if piece[-1].code in "uU" and len(piece) > k + 3:
        return Timex(piece[0].start, piece[-1].end, "DURATION", period(_count(piece[-2]), piece[-1].value))
    if k and piece[k - 1].code == ".":
        piece = piece[k:]
    end = piece[-1].end
    if after and after[0].lower in ("period", "quarter", "level"):
        end = after[0].end if after[0].lower != "level" else end
    return Timex(piece[0].start, end, "DATE", None, When(unit="Y", by=-1, base="then"))


def _set(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    last = piece[-1]
    counted = [word for word in piece if word.code in "dn"]
    if piece[1].code == ".":
        counted = [piece[1]._replace(value="2")]
        if piece[1].lower != "other" or last.code != "u":
            return None
    if last.code == "q" and last.value == "H":
        return None
    if last.code in "uUq":
        return Timex(piece[0].start, last.end, "SET", period(_count(counted[0]) if counted else "1", last.value))
    value = {
        "w": lambda: f"XXXX-WXX-{int(last.value) + 1}",
        "m": lambda: f"XXXX-{int(last.value):02}",
        "s": lambda: f"XXXX-{last.value}",
        "p": lambda: f"XXXX-XX-XXT{last.value}",
    }[last.code]()
    return Timex(piece[0].start, last.end, "SET", value)


def _quarter(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    which = next(word.value for word in piece if word.code == "q")
    if which == "H" and not any(word.code in "yu" for word in piece):
        return None
    ordinal = next((int(word.value) for word in piece if word.code == "o"), None)
    year = next((int(word.value) for word in piece if word.code == "y"), None)
    lean = _lean(piece)
    of_year = any(word.code == "u" for word in piece)
    if ordinal is None:
        if which == "H":
            ordinal = 2 if lean == -1 else 1
            return _timex_of(piece, When(year=year, half=ordinal))
        return _timex_of(piece, When(unit="Q", by=lean or 0, lean=lean, base="now" if lean is not None else "then"))
    if ordinal > (4 if which == "Q" else 2):
        return None
    if which == "Q":
        return _timex_of(piece, When(year=year, quarter=ordinal, lean=lean, unit="Y" if of_year else None))
    return _timex_of(piece, When(year=year, half=ordinal, lean=lean, unit="Y" if of_year else None))


def _timex_of(piece: Sequence[Word], when: When) -> Timex:
    return Timex(piece[0].start, piece[-1].end, "DATE", None, when, _mod(piece))


def _duration(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    if _old(after):
        return SKIP
    unit = piece[-1].value
    number = next(word for word in reversed(piece) if word.code in "dna")
    count = _count(number)
    if number.code == "a" and (unit == "TS" or _is_rate(text, piece[0])):
        return SKIP
    if number.lower == "some" and piece[-1].code == "u":
        return SKIP  # "some day"
    if unit == "Q" and count == "3" and after and after[0].code == "f":  # a fraction
        return SKIP
    start = _mod_before(text, piece[0].start, "DURATION")[0] if piece[0].code in "dna" else piece[0].start
    codes = {word.code for word in piece}
    mod = "LAST" if "l" in codes else "COMING" if "x" in codes else None
    return Timex(start, piece[-1].end, "DURATION", period(count, unit), None, mod)


_POSSESSIVE = re.compile(r"\b(?:his|her|their|my|our|your)\s(?:early |mid-?|late )?$", re.IGNORECASE)


def _halves(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    """ "Two and a half hours", "half an hour", "a year and a half"."""
    if any(word.code == "." and word.lower != "and" for word in piece) or piece[0].value == "Q":
        return None
    unit = next(word.value for word in piece if word.code in "uU")
    whole = "0" if piece[0].code == "q" else _count(piece[0])
    if not whole.isdigit():
        return None
    value = {"TH": "PT30M", "Y": "P6M"}.get(unit) if whole == "0" else period(f"{whole}.5", unit)
    return Timex(piece[0].start, piece[-1].end, "DURATION", value or period("0.5", unit))


_BEFORE_HOUR = re.compile(r"\b(?:at|after|before|past|until|till|by|at (?:about|around|roughly))\s$", re.IGNORECASE)


def _spoken(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    """ "Half past nine", "a quarter to six on Monday evening", "5 in the morning", "just after 9 on Monday morning"."""
    number = next(word for word in piece if word.code in "dnC")
    if number.code == "C":
        return _moment(text, [number, *piece[2:]], after)  # "3:30 in the afternoon"
    if not number.value.isdigit() or not 0 < int(number.value) <= 12:
        return None
    if number is piece[0]:
        if not _is_hour_of_day(text, piece):
            return None
        return _moment(text, [number._replace(code="C"), *piece[1:]], after)
    k = next(i for i, word in enumerate(piece) if word.code == "q")
    side, half_hour = piece[k + 1].lower, piece[k].value == "H"
    if side not in ("past", "to") or (side == "to" and half_hour):
        return None
    minute = 30 if half_hour else 15 if side == "past" else 45
    hour = (int(number.value) - (side == "to")) or 12
    clock = Word(piece[0].start, number.end, "C", f"{hour:02}:{minute}", "")
    return _moment(text, [clock, *piece[piece.index(number) + 1 :]], after)


def _is_hour_of_day(text: str, piece: Sequence[Word]) -> bool:
    """True of "5 in the morning" and "(after) 9 on Monday morning", whose number counts nothing else."""
    if piece[1].lower == "in" or (piece[1].lower == "at" and piece[-1].value == "NI"):
        return [word.code for word in piece[1:3]] == ["i", "D"]
    before = text[max(0, piece[0].start - 12) : piece[0].start]
    return piece[1].lower in ("on", "that", "this", "last", "tonight") and _BEFORE_HOUR.search(before) is not None


_DAYBREAKS = frozenset("dawn daybreak sunrise dusk sunset lunchtime".split())
_BEFORE_DAYBREAK = re.compile(r"\b(?:at|before|after|by|until|since|from|around)\s$", re.IGNORECASE)


def _daybreak(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    """ "At dawn on Tuesday", "before sunrise": parts of the day that stand without an article."""
    bare = _BEFORE_DAYBREAK.search(text, max(0, piece[0].start - 8), piece[0].start)
    return _moment(text, piece, after) if bare and piece[0].lower in _DAYBREAKS else None


def _decade(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    digits = piece[-1].value
    if _POSSESSIVE.search(text, max(0, piece[0].start - 16), piece[0].start):
        return SKIP  # "in her 70s"
    if len(digits) == 1:
        digits = "19" + digits + "0"
    elif len(digits) == 2:
        digits = ("20" if digits < "30" else "19") + digits
    value = digits[:2] if digits.endswith("00") and piece[-1].lower[:1].isdigit() and digits != "2000" else digits[:3]
    return Timex(piece[0].start, piece[-1].end, "DATE", value, None, _mod(piece))


def _century(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    ordinal, unit = (next(word.value for word in piece if word.code == code) for code in "ou")
    if unit == "C" and int(ordinal) > 1:
        return Timex(piece[0].start, piece[-1].end, "DATE", f"{int(ordinal) - 1:02}")
    return None


def _span(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    unit = piece[-1].value
    lean = _lean(piece)
    if lean == 0 or any(word.code in "tc" for word in piece):
        return None
    return Timex(piece[0].start, piece[-1].end, "DURATION", period("X", unit))


def _unit(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    unit = piece[-1].value
    if unit.startswith("T") or unit in ("NI", "FN"):
        return None
    if any(word.lower == "same" for word in piece) and after and after[0].lower in ("that", "as", "when", "he", "she"):
        return SKIP  # "the same day that it closed" is dated by what follows
    ahead = piece[-2].lower == "next" and unit in ("E", "C")
    if (ahead or piece[-2].lower == "past") and unit != "WE" and not any(word.code == "t" for word in piece):
        return Timex(piece[0].start, piece[-1].end, "DURATION", period("1", unit), None, "COMING" if ahead else "LAST")
    lean = _lean(piece) or 0
    return _timex_of(piece, When(unit=unit, by=lean, lean=lean, base=_based(piece)))


def _year(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    year = piece[-1]
    if not year.value.isdigit() or not 1400 <= int(year.value) <= 2199:
        return None
    if after and (after[0].code in "uU" or after[0].lower in ("percent", "feet", "miles", "people", "dollars")):
        return None
    start = piece[0].start
    if piece[0].code == "D" and all(word.code in "Dy" for word in piece):
        start = year.start
    if any(word.code == "u" and word.value != "Y" for word in piece):
        start = year.start  # of "the year 2014" the noun belongs to it, of "Boat Day 2014" not
    return Timex(start, year.end, "DATE", year.value, None, _mod(piece))


_TOLD_BY_WHAT_FOLLOWS = re.compile(r"\s(?:leading|before|after|following|preceding|when|that|in which)\b")


def _the(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    unit = piece[-1].value
    following = after[0].lower if after else ""
    if unit == "WE":
        return _timex_of(piece, When(unit="WE", by=0, lean=None))
    if unit == "Y" and _TOLD_BY_WHAT_FOLLOWS.match(text, piece[-1].end):
        return SKIP
    if unit == "Y" and following == "ended":
        return Timex(piece[0].start, piece[-1].end, "DURATION", "P1Y")
    if unit == "Y" or (unit == "W" and following not in ("of", "before", "after", "that", "when", "following")):
        return _timex_of(piece, When(unit=unit, by=0, lean=0))
    if unit in ("M", "W") and _mod(piece):
        return _timex_of(piece, When(unit=unit, by=0, lean=0))
    return None


_BEFORE_BARE = re.compile(r"\b(?:for|in|within)\s$", re.IGNORECASE)


def _bare(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    """ "For weeks", "in years": a plural unit right after one of few prepositions."""
    word = piece[0]
    if word.lower == "quarters" or not _BEFORE_BARE.search(text, max(0, word.start - 8), word.start):
        return None
    return Timex(word.start, word.end, "DURATION", period("X", word.value))


_ENDS_CLAUSE = re.compile(r"\s*(?:[.,;:)”\"]|$)")


def _beside(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    """ "The week before.", "three days after,": counted from the date mentioned, as nothing follows to count from."""
    if not _ENDS_CLAUSE.match(text, piece[-1].end):
        return None
    unit = next(word for word in piece if word.code in "uUp")
    counted = [word for word in piece if word.code in "dna"]
    count = _count(counted[0]) if counted else "1"
    if unit.value.startswith("T") or not count.isdigit():
        return None
    by = int(count) * (-1 if piece[-1].lower == "before" else 1)
    if unit.code == "p":
        return _timex_of(piece, When(unit="D", by=by, base="then", part=unit.value))._replace(type="TIME")
    return _timex_of(piece, When(unit=unit.value, by=by, base="then"))


def _long(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    """ "Day-long", "week-long": how long something goes on."""
    if piece[-1].lower != "long":
        return None
    unit = next(word for word in piece if word.code == "u")
    return Timex(unit.start, piece[-1].end, "DURATION", period("1", unit.value))


def _of_year(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    """ "The 1989 period", "the 1989 quarter": the quarter that is told of, in that year."""
    if piece[-1].code == "y" and (not after or after[0].lower != "period"):
        return None
    end = piece[-1].end if piece[-1].code == "q" else after[0].end
    return _timex_of(piece, When(year=int(piece[1].value), unit="Q", by=0, base="then"))._replace(end=end)


def _in_day(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    """ "Later in the day": on the day that is told of."""
    if piece[-1].value != "D":
        return None
    return _timex_of(piece, When(unit="D", by=0, lean=0, base="then"))


def _bare_shift(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    value = "PAST_REF" if piece[-1].code in "gb" else "FUTURE_REF"
    return Timex(piece[0].start, piece[-1].end, "DATE", value)


def _year_end(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    if all(word.value != "Y" for word in piece if word.code == "u") or piece[-1].lower != "end":
        return None
    return Timex(piece[0].start, piece[-1].end, "DATE", None, When(month=12, day=31))


def _is_rate(text: str, article: Word) -> bool:
    """True for "$40 a share a day", "24 hours a day", "twice a year": an article and unit after a quantity."""
    before = text[max(0, article.start - 24) : article.start]
    return bool(_QUANTITY_BEFORE.search(before))


_QUANTITY_BEFORE = re.compile(
    r"(?:\d|%|percent|million|billion|times|once|twice|hours|days|dollars|share)\s$", re.IGNORECASE
)


BUILDERS: dict[str, Callable[[str, Sequence[Word], Sequence[Word]], Timex | None]] = {
    "age": _age, "moment": _moment, "shift": _shifted, "yearago": _year_ago, "set": _set, "quarter": _quarter,
    "duration": _duration, "decade": _decade, "century": _century, "span": _span, "unit": _unit, "year": _year,
    "the": _the, "bare": _bare, "bareshift": _bare_shift, "halves": _halves, "spoken": _spoken, "yearend": _year_end,
    "daybreak": _daybreak, "beside": _beside, "long": _long, "ofyear": _of_year, "inday": _in_day,
}  # fmt: skip
