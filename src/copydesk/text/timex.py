"""Time expressions of English as a grammar over word classes: where they stand and what they mean before anchoring.

The classes are those of `timewords`. A rule is a regular expression over them and a builder; rules are tried in order
at each word, the first that both matches and builds wins, and expressions never overlap. Longer than most modules
because the rules belong together: their order is their meaning.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from copydesk.text.timewords import Word, words_of_time

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

    `mod` narrows or loosens the bounds: START, MID, END of the value, or APPROX, BEFORE, AFTER it.
    """

    start: int
    end: int
    type: Kind
    value: str | None
    when: When | None = None
    mod: str | None = None


_N = "(?:[dn])"
_CLOCK = "(?:[Cd]A|C(?=Z)|[dn]kA?|T)Z?"
_MONTHDAY = "(?:m[do](?![AkC]|-?[uU](?!,))(?:,?y)?|D?[do]f?m(?:,?y)?|I)"
_LEAN = "(?:D?[lxtcr]|t[lx])"
_MOD = "(?:[bj]i?D?|D?e-?|D?Ef|E(?=y)|e(?:[bj])?)"
_DAY = f"(?:(?:{_LEAN})?w,?i?D?{_MONTHDAY}|{_MONTHDAY}|{_LEAN}?w|z|h(?:,?y)?)"
_YEAR = "(?:f?D?F?u?y)"

_RULES_SOURCE: tuple[tuple[str, str], ...] = (
    ("age", f"(?:{_N}|y)-?[uU]-?"),
    ("moment", f"{_CLOCK}(?:,?i?D?(?:p|{_LEAN}p))?(?:,?i?(?:{_DAY})p?)?Z?"),
    ("moment", f"(?:{_MOD})?{_DAY}(?:i?D?p)?(?:,?i?{_CLOCK})?"),
    ("shift", f"(?:{_N}|a)-?[uU]-?[gbj](?![.]*old)"),
    ("yearago", "D?(?:.)?u-[gb](?:o?-?q)?"),
    ("set", f"v(?:{_N}|o)?[uUwmsp]"),
    ("quarter", f"(?:{_MOD})?(?:{_LEAN}u'|D?y'?|D|{_LEAN})?F?o-?q(?:,?{_YEAR}|f{_LEAN}u)?"),
    ("quarter", f"(?:{_LEAN}|D)q(?:,?f?D?F?y|f{_LEAN}u)?"),
    ("duration", f"(?:D?[lxt][lx]?|D?o|Dr)?(?:{_N}|a)-?[uU]"),
    ("moment", f"(?:{_MOD})?(?:{_LEAN})?m(?:,?f?y)?"),
    ("moment", f"(?:{_MOD})?(?:D|{_LEAN}|t[lx])?s(?:,?f?D?y)?"),
    ("moment", f"(?:{_MOD})?(?:D|{_LEAN})p(?:i?(?:{_DAY}))?"),
    ("decade", f"(?:{_MOD})?D?e?-?Y"),
    ("century", "D?o-?u"),
    ("span", f"(?:{_MOD})?{_LEAN}(?:U)"),
    ("unit", f"(?:{_MOD})?{_LEAN}u"),
    ("year", f"(?:{_MOD})?D?F?(?:u(?=y))?y"),
    ("the", f"(?:{_MOD})?DF?u"),
    ("bare", "U"),
)
_RULES = tuple((name, re.compile(pattern)) for name, pattern in _RULES_SOURCE)
_STARTS = re.compile("[dnyoYmwzhIupqTCDlxtcrveEbajFsU]")

_REFERENCES: dict[str, tuple[Kind, str]] = {
    "now": ("DATE", "PRESENT_REF"), "currently": ("DATE", "PRESENT_REF"), "presently": ("DATE", "PRESENT_REF"),
    "nowadays": ("DATE", "PRESENT_REF"), "recently": ("DATE", "PAST_REF"), "lately": ("DATE", "PAST_REF"),
    "formerly": ("DATE", "PAST_REF"), "previously": ("DATE", "PAST_REF"), "recent": ("DATE", "PAST_REF"),
    "current": ("DATE", "PRESENT_REF"), "soon": ("DATE", "FUTURE_REF"), "future": ("DATE", "FUTURE_REF"),
    "daily": ("SET", "P1D"), "weekly": ("SET", "P1W"), "monthly": ("SET", "P1M"), "yearly": ("SET", "P1Y"),
    "annually": ("SET", "P1Y"), "annual": ("SET", "P1Y"), "hourly": ("SET", "PT1H"),
    "nightly": ("SET", "XXXX-XX-XXTNI"),
    "quarterly": ("SET", "P3M"), "biweekly": ("SET", "P2W"), "bimonthly": ("SET", "P2M"),
    "mondays": ("SET", "XXXX-WXX-1"), "tuesdays": ("SET", "XXXX-WXX-2"), "wednesdays": ("SET", "XXXX-WXX-3"),
    "thursdays": ("SET", "XXXX-WXX-4"), "fridays": ("SET", "XXXX-WXX-5"), "saturdays": ("SET", "XXXX-WXX-6"),
    "sundays": ("SET", "XXXX-WXX-7"), "weekends": ("SET", "XXXX-WXX-WE"),
}  # fmt: skip
_REFERENCE = re.compile(rf"\b(?:{'|'.join(_REFERENCES)}|overnight|midweek)\b", re.IGNORECASE)
_APPROX = re.compile(
    r"\b(?:(?P<approx>about|around|roughly|approximately|nearly|almost)|(?P<after>at least|more than|over|no less than)"
    r"|(?P<before>less than|up to|under|no more than|as (?:long|many|much) as|fewer than|within))\s+$",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"\b(?:just|shortly|soon|right|a little|minutes)\s+(?P<side>before|after|past)\s+$"
    r"|\b(?P<side2>before|after|by|until)\s+$",
    re.I,
)


def find_timexes(text: str) -> list[Timex]:
    """Every time expression of `text`, in order of place, none overlapping another."""
    words = words_of_time(text)
    codes = "".join(word.code for word in words)
    found: list[Timex] = []
    i = 0
    while True:
        start = _STARTS.search(codes, i)
        if start is None:
            break
        i = start.start()
        used = _match_at(text, words, codes, i, found)
        i += used or 1
    return _with_references(text, found)


def _match_at(text: str, words: list[Word], codes: str, i: int, found: list[Timex]) -> int:
    for name, pattern in _RULES:
        match = pattern.match(codes, i)
        if match is None:
            continue
        end = match.end()
        while end > i and codes[end - 1] in ",-i'.":
            end -= 1
        piece = words[i:end]
        built = _BUILDERS[name](text, piece, words[end : end + 3])
        if built is _SKIP:
            return end - i
        if built is not None:
            found.append(built)
            return end - i
    return 0


_SKIP = Timex(0, 0, "DATE", None)


def _with_references(text: str, found: list[Timex]) -> list[Timex]:
    taken = [(timex.start, timex.end) for timex in found]
    extra: list[Timex] = []
    k = 0
    for match in _REFERENCE.finditer(text):
        while k < len(taken) and taken[k][1] <= match.start():
            k += 1
        if k < len(taken) and taken[k][0] < match.end():
            continue
        word = match.group().lower()
        if word == "overnight":
            extra.append(Timex(*match.span(), "TIME", None, When(part="NI")))
        elif word in _REFERENCES:
            kind, value = _REFERENCES[word]
            extra.append(Timex(*match.span(), kind, value))
    return sorted([*found, *extra]) if extra else found


def _mod(piece: Sequence[Word]) -> str | None:
    for word in piece:
        if word.code == "e":
            return word.value
        if word.code == "E":
            return {"beginning": "START", "start": "START", "end": "END", "close": "END", "middle": "MID"}[word.lower]
        if word.code == "b":
            return "START"
        if word.code == "j":
            return "END"
    return None


def _lean(piece: Sequence[Word]) -> int | None:
    lean = None
    for word in piece:
        if word.code in "lxtcr":
            lean = {"l": -1, "x": 1, "t": 0, "c": 0, "r": 0}[word.code]
    return lean


def _based(piece: Sequence[Word]) -> Base:
    """ "That day", "the previous week", "the following month" count from the date mentioned before."""
    for word in piece:
        if word.code == "c" or word.lower in ("previous", "prior", "preceding", "following", "subsequent"):
            return "then"
    return "now"


def _moment(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    bag: dict[str, object] = {"lean": _lean(piece), "base": _based(piece)}
    clock: tuple[str, str] | None = None
    for k, word in enumerate(piece):
        following = piece[k + 1].code if k + 1 < len(piece) else ""
        if word.code == "m":
            bag["month"] = int(word.value)
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
    return Timex(start, piece[-1].end, kind, None, when, mod or _mod(piece))


def _mod_before(text: str, start: int, kind: Kind) -> tuple[int, str | None]:
    before = _APPROX.search(text, max(0, start - 24), start)
    if before:
        mod = {"approx": "APPROX", "after": "AFTER", "before": "BEFORE"}[before.lastgroup or "approx"]
        return (before.start() if kind == "DURATION" or before.group().lower().startswith("around") else start), mod
    near = _NEAR.search(text, max(0, start - 24), start)
    if near:
        side = (near["side"] or near["side2"]).lower()
        if side in ("after", "past"):
            return start, "NEXT" if near["side"] else "AFTER"
        return start, "PRIOR" if near["side"] else "BEFORE"
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


def _period(count: str, unit: str) -> str | None:
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
    return _SKIP if _old(after) else None


def _shifted(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    unit = next(word.value for word in piece if word.code in "uU")
    last = piece[-1]
    if last.lower in ("before", "after") and after and after[0].code not in ".,|":
        return None
    count = _count(next(word for word in piece if word.code in "dna"))
    start = _mod_before(text, piece[0].start, "DURATION")[0]
    sign = 1 if last.code == "j" else -1
    if not count.isdigit():
        if last.code == "g":
            return Timex(start, last.end, "DATE", "PAST_REF")
        return Timex(start, last.end, "DURATION", _period(count, unit))
    if last.lower in ("before", "after"):
        return Timex(start, last.end, "DATE", None, When(unit=unit, by=sign * int(count), base="then"))
    base: Base = "now" if last.code == "g" or last.lower == "hence" else "then"
    kind: Kind = "TIME" if unit.startswith("T") else "DATE"
    return Timex(start, last.end, kind, None, When(unit=unit, by=sign * int(count), base=base))


def _year_ago(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    k = next(i for i, word in enumerate(piece) if word.code == "u")
    if piece[k].value != "Y":
        return None
    if k and piece[k - 1].code == ".":
        piece = piece[k:]
    end = piece[-1].end
    if after and after[0].lower in ("period", "quarter", "level"):
        end = after[0].end if after[0].lower != "level" else end
    return Timex(piece[0].start, end, "DATE", None, When(unit="Y", by=-1, base="then"))


def _set(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    last = piece[-1]
    counted = [word for word in piece if word.code in "dn"]
    if last.code in "uU":
        return Timex(piece[0].start, last.end, "SET", _period(_count(counted[0]) if counted else "1", last.value))
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
        return _SKIP
    unit = piece[-1].value
    count = _count(next(word for word in reversed(piece) if word.code in "dna"))
    if piece[0].code == "a" and len(piece) == 2 and unit == "TS":
        return None
    start, mod = _mod_before(text, piece[0].start, "DURATION")
    return Timex(start, piece[-1].end, "DURATION", _period(count, unit), None, mod)


def _decade(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    digits = piece[-1].value
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
    return Timex(piece[0].start, piece[-1].end, "DURATION", _period("X", unit))


def _unit(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    unit = piece[-1].value
    if unit.startswith("T") or unit in ("NI", "FN"):
        return None
    past = piece[-2].lower == "past"
    if past and unit in ("E", "C", "Y") and not any(word.code == "t" for word in piece):
        return Timex(piece[0].start, piece[-1].end, "DURATION", _period("1", unit))
    lean = _lean(piece) or 0
    return _timex_of(piece, When(unit=unit, by=lean, lean=lean, base=_based(piece)))


def _year(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    year = piece[-1]
    if after and (after[0].code in "uU" or after[0].lower in ("percent", "feet", "miles", "people", "dollars")):
        return None
    start = piece[0].start
    if piece[0].code == "D" and all(word.code in "Dy" for word in piece):
        start = year.start
    return Timex(start, year.end, "DATE", year.value, None, _mod(piece))


def _the(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    unit = piece[-1].value
    if unit == "WE":
        return _timex_of(piece, When(unit="WE", by=0, lean=None))
    if unit == "Y" and (_mod(piece) or any(word.code == "F" for word in piece)):
        return _timex_of(piece, When(unit="Y", by=0, lean=0))
    if unit in ("M", "W") and _mod(piece):
        return _timex_of(piece, When(unit=unit, by=0, lean=0))
    return None


def _bare(text: str, piece: Sequence[Word], after: Sequence[Word]) -> Timex | None:
    return None


_BUILDERS: dict[str, Callable[[str, Sequence[Word], Sequence[Word]], Timex | None]] = {
    "age": _age, "moment": _moment, "shift": _shifted, "yearago": _year_ago, "set": _set, "quarter": _quarter,
    "duration": _duration, "decade": _decade, "century": _century, "span": _span, "unit": _unit, "year": _year,
    "the": _the, "bare": _bare,
}  # fmt: skip
