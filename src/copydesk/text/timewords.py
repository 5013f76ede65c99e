"""Words of time: a text as a string of one-letter word classes, so that a grammar of time is regular expressions.

Each word that can stand in a time expression becomes one `Word`; its class is one letter of the table below, and every
other word is ".". Number words are joined first ("twenty-four", "a couple of", "nineteen eighty-five"). Longer than
most modules because a third of it is the lexicon.

    d number in digits     n number in words     y year            o ordinal          Y decade ("the 1990s")
    m month                w weekday             z today and such  h holiday          I numeric date ("2018-01-24")
    u unit, singular       U unit, plural        s season          q quarter, half    p part of the day
    T noon, midnight       C clock ("9:20")      A a.m., p.m.      Z time zone        k o'clock
    l last, past           x next, coming        t this            c that, same       r current, recent
    D the                  a a, an               f of              i in, on, at       , ' - as they are
    e early, late, mid     E beginning, end      g ago             b earlier          j later
    v each, every          F fiscal              K about           B before, after
    M more, full, another  G end, in "year-end"  | end of paragraph
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from copydesk.text.calendar import HOLIDAYS


class Word(NamedTuple):
    """One word or mark, its class, and what it stands for (a month's number, a unit's letter, a count as written)."""

    start: int
    end: int
    code: str
    value: str
    lower: str


MONTHS = {
    name: str(i % 12 + 1)
    for i, name in enumerate(
        "january february march april may june july august september october november december "
        "jan. feb. mar. apr. may. jun. jul. aug. sep. oct. nov. dec. "
        "jan feb mar apr may jun jul aug sep oct nov dec".split()
    )
} | {"sept.": "9", "sept": "9"}
WEEKDAYS = {
    name: str(i % 7)
    for i, name in enumerate(
        "monday tuesday wednesday thursday friday saturday sunday mon. tue. wed. thu. fri. sat. sun.".split()
    )
} | {"tues.": "1", "thur.": "3", "thurs.": "3"}
_UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "weekend": "WE", "fortnight": "FN",
    "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C", "hr.": "TH", "min.": "TM",
    "semester": "H", "night": "NI",
}  # fmt: skip
_UNITS_PLURAL = {name + "s": value for name, value in _UNITS.items() if name.isalpha()} | {"centuries": "C"}
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_PARTS = {
    "morning": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "afternoon": "AF", "lunchtime": "MI",
    "evening": "EV", "dusk": "EV", "sunset": "EV", "night": "NI", "overnight": "NI", "mornings": "MO",
    "afternoons": "AF", "evenings": "EV", "nights": "NI",
}  # fmt: skip
_NUMBERS = {
    word: i
    for i, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {w: 10 * (i + 2) for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
_SCALES = {"hundred": 100, "thousand": 1000, "dozen": 12, "million": 1_000_000, "billion": 1_000_000_000}
_ORDINALS = {
    word: str(i + 1)
    for i, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first".split()
    )
}
_CLOSED = {
    "l": "last past previous prior preceding",
    "x": "next coming following upcoming subsequent",
    "t": "this",
    "c": "that same comparable corresponding",
    "r": "current latest",
    "D": "the",
    "a": "a an another",
    "f": "of",
    "i": "in on at by during for from to until since through",
    "E": "beginning start end middle close",
    "g": "ago",
    "b": "earlier",
    "j": "later hence",
    "B": "before after",
    "M": "more additional full straight consecutive long short",
    "v": "each every",
    "F": "fiscal",
    "K": "about around roughly approximately nearly almost over under exactly only",
    "Z": "est edt cst cdt mst mdt pst pdt et ct mt pt gmt utc bst cet cest",
}
_WORDS: dict[str, tuple[str, str]] = {}
for _code, _listed in _CLOSED.items():
    _WORDS.update((word, (_code, word)) for word in _listed.split())
_WORDS.update((word, ("m", value)) for word, value in MONTHS.items())
_WORDS.update((word, ("w", value)) for word, value in WEEKDAYS.items())
_WORDS.update((word, ("U", value)) for word, value in _UNITS_PLURAL.items())
_WORDS.update((word, ("u", value)) for word, value in _UNITS.items())
_WORDS.update((word, ("s", value)) for word, value in _SEASONS.items())
_WORDS.update((word, ("p", value)) for word, value in _PARTS.items())
_WORDS.update((word, ("n", str(value))) for word, value in _NUMBERS.items())
_WORDS.update((word, ("n", str(value))) for word, value in _SCALES.items())
_WORDS.update((word, ("o", value)) for word, value in _ORDINALS.items())
_WORDS.update(
    {
        "today": ("z", "0"), "yesterday": ("z", "-1"), "tomorrow": ("z", "1"), "tonight": ("z", "NI"),
        "quarter": ("q", "Q"), "half": ("q", "H"), "quarters": ("U", "Q"),
        "early": ("e", "START"), "late": ("e", "END"), "mid": ("e", "MID"), "midway": ("e", "MID"),
        "noon": ("T", "12:00"), "midday": ("T", "12:00"), "midnight": ("T", "24:00"),
        "several": ("n", "X"), "few": ("n", "X"), "many": ("n", "X"), "couple": ("n", "2"), "some": ("n", "X"),
        "numerous": ("n", "X"), "hundreds": ("n", "X00"), "dozens": ("n", "X0"),
        "o'clock": ("k", ""), "o’clock": ("k", ""),
        "twenties": ("Y", "2"), "thirties": ("Y", "3"), "forties": ("Y", "4"), "fifties": ("Y", "5"),
        "sixties": ("Y", "6"), "seventies": ("Y", "7"), "eighties": ("Y", "8"), "nineties": ("Y", "9"),
    }
)  # fmt: skip
# After a.m. or p.m. these name a zone: "5 p.m. Eastern", "noon Pacific time".
_ZONE_NAMES = frozenset("eastern central mountain pacific local".split())
# Read as a name of a month or day only with a capital: "march", "may", "sun", "second" are words of their own.
_CAPITAL = frozenset([*MONTHS, *WEEKDAYS])
_DOTTED = frozenset(word for word in [*MONTHS, *WEEKDAYS, *_UNITS] if word.endswith("."))
# Abbreviations that are also common words count only with their point or a day beside them.
_WORDS_TOO = frozenset("may min sun sat".split())
_WEAK_ABBREVIATION = frozenset("jan mar jun jul sep dec".split())
_HOLIDAYS = sorted((re.escape(name.title()) for name in HOLIDAYS), key=len, reverse=True)
_HOLIDAY = "|".join(_HOLIDAYS).replace("'S", "'s").replace("'", "['’]").replace("\\ Of\\ ", "\\ of\\ ")

# Words without a class that a rule may ask for by name.
_NAMED = frozenset(
    """old olds age period level ended that when following as he she percent feet miles people dollars and or so now
    currently presently nowadays recently lately formerly soon daily weekly monthly yearly hourly nightly biweekly
    bimonthly mondays tuesdays wednesdays thursdays fridays saturdays sundays weekends overnight future recent
    eastern central mountain pacific local time other near immediate""".split()
)
_PLAIN = {word: known for word, known in _WORDS.items() if known[0] != "Z" and word not in _CAPITAL}
_PLAIN.update((word, (".", "")) for word in _NAMED if word not in _PLAIN and word not in _ZONE_NAMES)
_KNOWN = frozenset(form for word in [*_WORDS, *_NAMED] for form in (word, f"{word}."))


def _any_of(words: Iterable[str]) -> str:
    """A pattern of any of `words`, in lower case or with a capital first, that looks at few of them at a place."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"[{first}{first.upper()}](?:{'|'.join(rest)})" for first, rest in by_letter.items())


# What a word that matters can begin with: a word with a class, a holiday, or a letter of "p.m." and "o'clock".
_TELLING = {re.split(r"\W", word)[0] for word in [*_WORDS, *_NAMED, *HOLIDAYS, "am", "pm", "p", "o"]}
# Most of a text is words and marks without a class; runs of them are passed over inside the expression, for speed.
_TELLS_NOTHING = rf"(?!(?-i:(?:{_any_of(_TELLING)})\b|[A-Z]{{2}}))[^\W\d]++"
# An article or preposition before such a word begins no time either.
_PREPOSITION = "(?:[Ii]n|[Oo]n|[Aa]t|[Bb]y|[Ff]or|[Ff]rom|to)"
_LEADS_IN = rf"(?-i:(?:{_PREPOSITION}\x20)?(?:the|an?)|{_PREPOSITION}|The|An?)"
_PASSED_OVER = (
    rf"(?>(?:{_TELLS_NOTHING}|[^\S\n]|\b{_LEADS_IN}\x20{_TELLS_NOTHING}"
    r"|[^\w\s,\-'’$€£]|\n(?!\s*\n))*+)"
)

_LEX = re.compile(
    _PASSED_OVER + r"(?:"
    rf"(?P<h>\b(?-i:(?=[A-Z])(?:{_HOLIDAY}))\b)"
    # Nearly all words are plain: neither in capitals nor a.m., p.m., o'clock or an abbreviation with its point.
    r"|(?P<plain>\b(?-i:(?![ap]m\b)[A-Za-z][a-z]*)\b(?![.'’]))"
    r"|(?P<I>\b(?:\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d))(?![\d/-]))"
    r"|(?P<Y>['’]?\b(?:\d{2,4}s|\d{1,3}0['’]s)\b)"
    r"|(?P<C>\b(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?(?![\d%:])(?!\.\d))"
    r"|(?P<A>\b[ap]\.\s?m\.?|(?<=\d)\s?[ap]m\b|\b[AP]M\b|(?<=\d\s)[ap]m\b)"
    r"|(?P<o>\b\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<y>(?<![\d$€£.,])\b(?:1[4-9]|20|21)\d\d\b(?![\d,]\d|%|\.\d))"
    r"|(?P<d>[$€£]?\d+(?:,\d{3})*(?:\.\d+)?(?:\s\d/\d)?)"
    r"|(?P<word>[A-Za-z]+(?:['’]clock)?\.?)"
    r"|(?P<s>['’]s\b|['’](?=\s))"
    r"|(?P<gap>\n\s*\n)"
    r"|(?P<mark>[^\s\w])"
    r"|(?P<end>\Z))",
    re.IGNORECASE,
)


def words_of_time(text: str) -> list[Word]:
    """Every word of `text` with its class, numbers joined; the classes, joined, are what the grammar reads."""
    return _joined(_lexed(text))


def _lexed(text: str) -> list[Word]:
    """Words with a class, and one empty "." for each run of words without one: most of a text is such runs."""
    found: list[Word] = []
    gap = False
    for match in _LEX.finditer(text):
        kind = match.lastgroup or "end"
        start, end = match.span(kind)
        first = match.start()
        gap = gap or not (start == first or text[first:start].isspace())
        lower = text[start:end].lower()
        words: Sequence[Word]
        if kind == "plain" and (known := _PLAIN.get(lower)) is not None:
            if lower == "time" and not gap and found and found[-1].lower in _ZONE_NAMES and found[-1].code == "Z":
                found[-1] = found[-1]._replace(end=end)
                continue
            words = (Word(start, end, known[0], known[1], lower),)
        elif kind == "plain" or kind == "word":
            no_name = kind == "plain" and lower in _CAPITAL and text[start].islower()
            words = () if no_name else _known_word(text, start, end, found, gap)
        elif kind == "mark":
            words = (_mark(text, match[kind], start, end),)
        elif kind == "gap":
            words = (Word(start, end, "|", "", ""),)
        elif kind == "end":
            break
        else:
            words = (_numeric(kind, match[kind], start, end),)
            if kind == "C" and (_is_of_24_hours(text, start, end) or _is_clock_alone(text, start, end)):
                words = (words[0]._replace(code="T"),)
        if not words:
            gap = True
            continue
        if gap:
            found.append(Word(start, start, ".", "", ""))
            gap = False
        found += words
    return found


_BEFORE_CLOCK = re.compile(r"\b(?:at|around|about|from|until|till|to|by|before|after|since|and)\s$", re.IGNORECASE)
_HALF_OF_DAY = re.compile(r"\s?[ap]\.?\s?m\b", re.IGNORECASE)
_HOURS_OF_24 = frozenset(f"{hour:02}" for hour in (*range(10), *range(13, 24)))


def _is_of_24_hours(text: str, start: int, end: int) -> bool:
    """True of "at 14:05" and "by 09:30", which say by their form which half of the day they mean."""
    if text[start : start + 2] not in _HOURS_OF_24 or _HALF_OF_DAY.match(text, end):
        return False
    return _BEFORE_CLOCK.search(text, max(0, start - 8), start) is not None


# "Goal at 3:40 of the second period", "at 9:15 into the film": a place in what runs, not an hour of the day.
_IN_WHAT_RUNS = re.compile(r"\s?(?:of|in the|into|left|remaining|mark|per|pace|minutes?|seconds?|hours?)\b")
_BEFORE_HOUR = re.compile(r"\b(?:at|around|about|until|till|by|before|after|since)\s$", re.IGNORECASE)


def _is_clock_alone(text: str, start: int, end: int) -> bool:
    """True of "at 7:55", where a colon and a preposition show an hour of the day and nothing says which half."""
    digits = text[start:end]
    if ":" not in digits or digits.count(":") > 1 or not 1 <= int(digits.partition(":")[0]) <= 12:
        return False
    if _HALF_OF_DAY.match(text, end) or _IN_WHAT_RUNS.match(text, end):
        return False
    return _BEFORE_HOUR.search(text, max(0, start - 8), start) is not None


def _known_word(text: str, start: int, end: int, found: list[Word], gap: bool) -> Sequence[Word]:
    """The word and a full stop that was not its own; nothing for a word without a class."""
    if text[start:end].lower() not in _KNOWN:
        return () if text[end - 1] != "." else (Word(end - 1, end, ".", ".", "."),)
    word = _word(text, start, end)
    last = found[-1] if found and not gap else None
    if last is not None and word.lower in _ZONE_NAMES and last.code == "A":
        word = word._replace(code="Z")
    return (word, Word(word.end, end, ".", ".", ".")) if word.end < end else (word,)


def _mark(text: str, mark: str, start: int, end: int) -> Word:
    tight = mark == "-" and not text[end : end + 1].isspace() and not text[start - 1 : start].isspace()
    return Word(start, end, "-" if tight else "," if mark == "," else ".", mark, mark)


def _word(text: str, start: int, end: int) -> Word:
    raw = text[start:end]
    lower = raw.lower()
    if (raw.endswith(".") and lower not in _DOTTED) or (
        raw.endswith(".") and lower[:-1] in _WORDS_TOO and _ends_sentence(text, end)
    ):
        raw, lower, end = raw[:-1], lower[:-1], end - 1
    code, value = _WORDS.get(lower, (".", ""))
    if code == "Z" and not raw.isupper():
        code = "."
    if lower in _CAPITAL and (
        not raw[0].isupper() or (lower in _WEAK_ABBREVIATION and not text[end : end + 2].strip().isdigit())
    ):
        code = "."
    return Word(start, end, code, value, lower)


def _ends_sentence(text: str, end: int) -> bool:
    after = text[end : end + 3].lstrip()
    return not after or after[0].isupper() or after[0] in "\"'”’"


def _numeric(kind: str, raw: str, start: int, end: int) -> Word:
    lead = len(raw) - len(raw.lstrip())
    raw = raw.strip()
    start += lead
    value = raw
    if kind == "o":
        value = raw[:-2]
    elif kind == "Y":
        value = re.sub(r"\D", "", raw)
        kind = "Y" if len(value) in (2, 4) and value.endswith("0") else "."
    elif kind == "A":
        value = raw[0].lower()
    elif kind == "h":
        value = raw.lower().replace("’", "'")
    elif kind == "s":
        kind = "'"
    elif kind == "d" and raw[0] in "$€£":
        kind = "."
    return Word(start, end, kind, value, raw.lower())


def _joined(words: list[Word]) -> list[Word]:
    """Number words that make one number become one word."""
    counted = [i for i, word in enumerate(words) if word.code == "n"]
    if not counted:
        return words
    out: list[Word] = []
    done = 0
    for i in counted:
        if i < done:
            continue
        begin = i - 1 if i > done and _begins_count(words[i - 1], words[i]) else i
        end = _end_of_number(words, i)
        out.extend(words[done:begin])
        number, done = _with_last_word(words, _number(words[begin:end]), end)
        out.append(number)
    out.extend(words[done:])
    return out


def _begins_count(article: Word, after: Word) -> bool:
    return (
        article.code == "a" and after.code == "n" and after.lower in ("few", "couple", "hundred", "thousand", "dozen")
    )


def _end_of_number(words: list[Word], i: int) -> int:
    j = i + 1
    while j < len(words):
        word = words[j]
        if word.code == "n" and words[j - 1].code != "|":
            j += 1
        elif (word.code == "-" and j + 1 < len(words) and words[j + 1].code == "n") or (
            word.lower in ("and",) and j + 1 < len(words) and words[j + 1].code == "n" and words[j - 1].lower in _SCALES
        ):
            j += 2
        elif word.code == "f" and words[j - 1].lower in ("couple", "dozens", "hundreds"):
            return j + 1
        else:
            break
    return j


def _number(words: list[Word]) -> Word:
    start, end = words[0].start, words[-1].end
    lower = " ".join(word.lower for word in words)
    counted = [word for word in words if word.code == "n"]
    vague = [word.value for word in counted if word.value.startswith("X")]
    if vague:
        return Word(start, end, "n", vague[0], lower)
    values = [int(word.value) for word in counted]
    if (
        len(values) in (2, 3)
        and values[0] in range(17, 22)
        and all(v in range(1, 100) for v in values[1:])
        and values[1] >= 10
    ):
        return Word(start, end, "y", str(100 * values[0] + sum(values[1:])), lower)
    total = current = 0
    for word in counted:
        value = int(word.value)
        if word.lower in _SCALES:
            current = max(1, current) * value
            if value >= 1000:
                total, current = total + current, 0
        else:
            current += value
    return Word(start, end, "n", str(total + current), lower)


def _with_last_word(words: list[Word], number: Word, end: int) -> tuple[Word, int]:
    """ "Twenty-third" as an ordinal and "nineteen eighties" as a decade, with where the next word is; else `number`."""
    last = end + 1 if end + 1 < len(words) and words[end].code == "-" else end
    word = words[last] if last < len(words) else number
    if word.code == "o" and not word.lower[0].isdigit() and number.value in ("20", "30") and int(word.value) < 10:
        return Word(number.start, word.end, "o", str(int(number.value) + int(word.value)), word.lower), last + 1
    if word.code == "Y" and word.value.isdigit() and len(word.value) == 1 and number.value in ("18", "19"):
        return Word(number.start, word.end, "Y", f"{number.value}{word.value}0", word.lower), last + 1
    return number, end


def is_number_word(word: str) -> bool:
    """True for a lower-case cardinal or ordinal written out."""
    return word in _NUMBERS or word in _SCALES or word in _ORDINALS
