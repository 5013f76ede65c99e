"""Counts, shares, numbers and dates as a reader says them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta

from copydesk.text.units import dimension

_OPENING_QUOTES = frozenset('“"‘«„')
_COUNT_WORDS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_PARTS_OF_DAY = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):?(\d{2})?|T([A-Z]{2}))?")
_ISO_IN_TEXT = re.compile(
    r"(?<![\w-])(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?| (\d{2}:\d{2}))?(?![\w-])"
)
_ONE_DAY = re.compile(r"(\d{1,2} [A-Z][a-z]+ \d{4}), (\d{2}:\d{2}) to \1, ")
_DETERMINERS = frozenset(
    "A An The This That These Those His Her Its Their Our My Some Many Several One Two Three".split()
)
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})$")
_ISO_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)$")
_ISO_YEAR = re.compile(r"(\d{4})$")
_PLAIN_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_PLAIN_MOMENT = re.compile(r"\d{4}(?:-\d{2}){0,2}(?:T\d{2}:\d{2})?")
_ZONE = re.compile(r"T\d.*?(Z|[+-]\d{2}:?\d{2})$")
_PLURALS = {"foot": "feet", "inch": "inches", "penny": "pence", "century": "centuries", "krone": "kroner",
            "krona": "kronor", "calory": "calories"}  # fmt: skip
_WITHOUT_PLURAL = (
    "percent", "hertz", "horsepower", "celsius", "fahrenheit", "baht", "yen", "yuan", "won", "rand", "ringgit", "sen",
    "stone", "-foot", "-hour", "-force", "s",
)  # fmt: skip
# Written in full because an unbroken "10,000,000" is read wrongly more often than "10 million".
_FIRST_SCALED = 1e6


def printable(text: str) -> str:
    """Text without control characters and direction overrides, so that an input cannot drive a terminal or a page."""
    return "".join(
        " " if char in "\t\n\r\u2028\u2029" else "\ufffd" if unicodedata.category(char) in ("Cc", "Cs") else char
        for char in text
        if not ("\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069")
    )


def one_line(text: str) -> str:
    """Printable text on one line with single spaces."""
    return " ".join(printable(text).split())


def clipped(text: str, limit: int) -> str:
    """One line of at most `limit` characters, cut between words with an ellipsis."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    if " " in head[limit // 2 :]:
        head = head[: head.rindex(" ")]
    return head.rstrip(" ,;:–—-") + "…"


def folded_quote(text: str, limit: int) -> str:
    """A passage with its middle left out when it is longer than `limit`: both ends help to find it again."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    tail = line[-(limit // 3) :]
    tail = tail[tail.index(" ") + 1 :] if " " in tail else tail
    head = clipped(line, limit - len(tail) - 1).rstrip("…")
    return f"{head} … {tail}"


def quoted(text: str) -> str:
    """Text in curly quotation marks, unless it brings its own."""
    return text if text[:1] in _OPENING_QUOTES else f"“{text}”"


def count_word(count: int) -> str:
    """A small count as a word, a larger one in digits."""
    return _COUNT_WORDS[count] if 0 <= count < len(_COUNT_WORDS) else f"{count:,}"


def counted(count: int, noun: str, many: str | None = None) -> str:
    """`3 reports`, `1 report`."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def counted_in_words(count: int, noun: str, many: str | None = None) -> str:
    """`three reports`, `one report`."""
    return f"{count_word(count)} {noun if count == 1 else many or noun + 's'}"


def percent(share: float) -> str:
    """A share of 0..1 as a whole percentage; never 0% for something or 100% for less than all."""
    if 0 < share < 0.01:
        return "under 1%"
    if 0.99 < share < 1:
        return "99%"
    return f"{round(share * 100)}%"


def number(value: float) -> str:
    """A number as a newspaper prints it."""
    for scale, name in _SCALES:
        if abs(value) >= max(scale, _FIRST_SCALED):
            return f"{value / scale:,.4g} {name}"
    if value == int(value):
        return f"{int(value):,}" if abs(value) >= 10_000 else f"{int(value)}"
    return f"{value:,.4g}"


def joined(parts: list[str], last: str = "and") -> str:
    """`a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def moment(value: str | None) -> str | None:
    """An ISO 8601 or TIMEX3 value in words; the value itself where it has no plain reading."""
    if value is None:
        return None
    if found := _ISO_DAY.match(value):
        year, month, day, hour, minute, part = found.groups()
        if not 1 <= int(month) <= 12:
            return value
        text = f"{int(day)} {_MONTHS[int(month) - 1]} {year}"
        if hour is not None:
            zone = _ZONE.search(value)
            text += f", {hour}:{minute or '00'}" + (_zone_name(zone.group(1)) if zone else "")
        elif part is not None:
            text += f", {_PARTS_OF_DAY.get(part, part)}"
        return text
    if (found := _ISO_MONTH.match(value)) and 1 <= int(found.group(2)) <= 12:
        return f"{_MONTHS[int(found.group(2)) - 1]} {found.group(1)}"
    if found := _ISO_SEASON.match(value):
        return f"{_SEASONS[found.group(2)]} {found.group(1)}"
    return value


def note_line(text: str) -> str:
    """A finding's note on one line, its ISO dates as a reader says them.

    The day alone for the date of a report ("2026-03-04T06:00"), with the clock where a time itself is told.
    """

    def said(found: re.Match[str]) -> str:
        day, clock = found.groups()
        return f"{moment(day)}, {clock}" if clock else moment(day) or day

    return _ONE_DAY.sub(r"\1, \2 to ", _ISO_IN_TEXT.sub(said, one_line(text)))


def mid_sentence(words: str) -> str:
    """A report's words for somebody as they stand within a sentence: "The mayor's staff" loses its capital."""
    first, space, rest = words.partition(" ")
    return f"{first.lower()}{space}{rest}" if first in _DETERMINERS and rest else words


def unit_name(unit: str) -> str:
    """A unit as a column of numbers is headed: "crowns", "kilometres per hour", "Canadian dollars"."""
    head, joint, rest = next(
        (unit.partition(joint) for joint in (" per ", " of ", " sterling") if joint in unit), (unit, "", "")
    )
    *before, last = head.split(" ")
    if dimension(unit).startswith("money"):
        before = [word.capitalize() for word in before]
    plural = _PLURALS.get(last) or (last if last.endswith(_WITHOUT_PLURAL) else f"{last}s")
    return " ".join([*before, plural]) + joint + rest


def headed(phrase: str) -> str:
    """A phrase as a heading, with a capital where it begins with a plain lower-case letter."""
    line = one_line(phrase)
    return line[:1].upper() + line[1:]


def period(value: str | None, earliest: str | None, latest: str | None) -> str:
    """A time at the precision that its value and bounds allow, in words; an open side is said."""
    if value and (_ISO_YEAR.match(value) or any(form.match(value) for form in (_ISO_DAY, _ISO_MONTH, _ISO_SEASON))):
        named = moment(value) or value
        if latest is not None and _is_end_of(value, earliest, latest):
            return f"by {named}"
        last = day_of(latest, last=True)
        return f"{named} – {_last_named(last)}" if last and _reaches_beyond(value, earliest, last) else named
    first, last = day_of(earliest), day_of(latest, last=True)
    if first and last and first != last:
        return f"{_short_day(first, last)} – {moment(last.isoformat())}"
    if earliest and latest:
        return moment(earliest) or earliest
    if earliest or latest:
        return f"{'since' if earliest else 'by'} {moment(earliest or latest)}"
    return value or "no date"


def _is_end_of(value: str, earliest: str | None, latest: str) -> bool:
    """True when a moment or day is only where a time ends."""
    if earliest is None:
        return True
    return _PLAIN_MOMENT.fullmatch(value) is not None and latest.startswith(value) and not earliest.startswith(value)


def _reaches_beyond(value: str, earliest: str | None, last: date) -> bool:
    """True when a year, month or day is only where a longer time begins."""
    if earliest is None or not _PLAIN_DATE.fullmatch(value) or not earliest.startswith(value):
        return False
    return not last.isoformat().startswith(value)


def _last_named(last: date) -> str:
    """The end of a time: the year or month that it closes, else the day."""
    following = last + timedelta(days=1)
    if following.day != 1:
        return moment(last.isoformat()) or ""
    return str(last.year) if following.month == 1 else f"{_MONTHS[last.month - 1]} {last.year}"


def day_of(bound: str | None, last: bool = False) -> date | None:
    """The calendar day of a bound, None where it has none; with `last`, midnight belongs to the day before it."""
    if bound is None or not (found := _ISO_DAY.match(bound)):
        return None
    try:
        day = date(int(found.group(1)), int(found.group(2)), int(found.group(3)))
        at = datetime.fromisoformat(bound) if "T" in bound else None
    except ValueError:
        return None
    midnight = at is not None and (at.hour, at.minute, at.second) == (0, 0, 0)
    return day - timedelta(days=1) if last and midnight else day


def compact_moment(value: str, year: int) -> str:
    """A time in as few characters as a drawing has room for; the year is left out where it is `year`."""
    if not (found := _ISO_DAY.match(value)) or not 1 <= int(found.group(2)) <= 12:
        return moment(value) or value
    text = f"{int(found.group(3))} {_MONTHS[int(found.group(2)) - 1][:3]}"
    text += "" if int(found.group(1)) == year else f" {found.group(1)}"
    if found.group(4):
        return f"{text} {found.group(4)}:{found.group(5) or '00'}"
    return f"{text} {_PARTS_OF_DAY.get(found.group(6), '')}".rstrip() if found.group(6) else text


def _short_day(first: date, last: date) -> str:
    """The first day of a range without what the last day repeats."""
    if (first.year, first.month) == (last.year, last.month):
        return str(first.day)
    text = f"{first.day} {_MONTHS[first.month - 1]}"
    return text if first.year == last.year else f"{text} {first.year}"


def _zone_name(zone: str) -> str:
    if zone in ("Z", "+00:00", "+0000"):
        return " UTC"
    return f" UTC{zone.replace('-', '−')}"
