"""Paragraphs and sentences by rule, with exact offsets; the same on every machine and in a batch or alone.

A statistical splitter breaks quotations and datelines apart and differs between model versions; news sentences end
in a small set of ways, so rules do better here and let copies and figures work without any language model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_LINE = re.compile(r"[^\r\n]+")
_ONE_LINE_END = re.compile(r"[ \t]*(?:\r\n|\n|\r)[ \t]*")
# Mail and terminals wrap at 60 to 100 characters; no news report has whole paragraphs that are all shorter.
MIN_WRAP_CHARS = 50
MAX_WRAP_CHARS = 100
MIN_BROKEN_LINES = 3
WRAP_SLACK_CHARS = 2
_LINES_LOOKED_AT = 400

# A full stop after one of these does not end a sentence unless a paragraph ends there.
_ABBREVIATIONS = frozenset(
    """mr mrs ms mx dr prof rev fr sr jr st gen col lt sgt cpl capt cmdr adm maj brig gov sen rep reps sens pres
    supt hon atty dist asst dept det insp messrs vs etc inc ltd co corp bros no nos vol fig approx est al ave blvd
    rd jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri sat sun
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa
    tenn tex va vt wash wis wyo ont que alta sask ph.d w.va""".split()
)
# These are also ordinary ends of sentences ("at 3 p.m. The meeting", "in the U.S. He said"): what follows decides.
_MAY_END = frozenset("inc ltd co corp jr sr etc bros no".split())
# After "3 p.m." only these go on with the time; any other word with a capital begins a sentence.
_CLOCKS = frozenset(["a.m", "p.m"])
_CLOCK_GOES_ON = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january
    february march april may june july august september october november december jan feb mar apr jun jul aug sep
    sept oct nov dec eastern central mountain pacific greenwich british local est edt et cst cdt ct mst mdt mt pst pdt
    pt gmt utc bst cet""".split()
)
_STARTERS = frozenset(
    """the a an he she it they we i you this that these those his her its their our my but and or so yet in on at
    by for from to with as if when while after before although though because since there here what who where
    why how one some many most all both no not new police officials mr mrs ms dr""".split()
)
_END = re.compile(r"""[.!?…]+['"”’»)\]]*(?=\s)""")
_CLOSERS = "'\"”’»)]"


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Half-open ranges of the paragraphs of `text`, without the blanks around them.

    A non-blank line is one, except in text that was wrapped at a fixed width, as mail and terminals do: there a
    line that fills the width goes on in the next.
    """
    lines = list(_lines(text))
    width = _wrapped_at(text, lines[:_LINES_LOOKED_AT])
    if not width:
        yield from lines
        return
    open_start = open_end = -1
    for start, end in lines:
        if open_end >= 0:
            if _goes_on(text, open_end, start, end, width):
                open_end = end
                continue
            yield open_start, open_end
        open_start, open_end = start, end
    if open_end >= 0:
        yield open_start, open_end


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.end() - (len(line) - len(line.rstrip()))
        if start < end:
            yield start, end


def _wrapped_at(text: str, lines: list[tuple[int, int]]) -> int:
    """The width at which `text` was wrapped, 0 when its lines are paragraphs."""
    width = max((end - start for start, end in lines), default=0)
    if not MIN_WRAP_CHARS <= width <= MAX_WRAP_CHARS:
        return 0
    broken = sum(
        _goes_on(text, end, start, stop, width) and text[start].islower() for (_, end), (start, stop) in pairwise(lines)
    )
    return width if broken >= max(MIN_BROKEN_LINES, len(lines) // 5) else 0


def _goes_on(text: str, end: int, start: int, stop: int, width: int) -> bool:
    """True when the line that ends at `end` had no room for the first word of the one at [start, stop)."""
    if not _ONE_LINE_END.fullmatch(text, end, start):
        return False
    begin = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
    first = re.match(r"\S+", text[start:stop])
    return end - begin + 1 + (len(first.group()) if first else 0) > width - WRAP_SLACK_CHARS


def sentences(text: str) -> Iterator[tuple[int, int, int]]:
    """Half-open ranges of sentences with the number of their paragraph: (start, end, paragraph)."""
    for number, (start, end) in enumerate(paragraphs(text)):
        begin = start
        for stop in _stops(text, start, end):
            yield begin, stop, number
            begin = stop
            while begin < end and text[begin].isspace():
                begin += 1
        if begin < end:
            yield begin, end, number


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    for match in _END.finditer(text, start, end):
        if _ends_sentence(text, start, match.start(), match.end(), end):
            yield match.end()


def _ends_sentence(text: str, start: int, mark: int, after: int, end: int) -> bool:
    following = text[after:end].lstrip()
    if not following:
        return True
    opened = following.lstrip("'\"“‘«([—–-*• ")
    first = opened[:1]
    if first.islower():
        return False  # "Yahoo! has", "'Why?' he asked", "... and then"
    if not (first.isalnum() or first in "$£€¥#@"):
        return False
    if text[mark] != ".":
        return True
    if text[mark : mark + 3] in ("...", "…"):
        return first.isupper()
    word = re.search(r"[\w.’'&-]*$", text[max(start, mark - 24) : mark])
    before = word.group().lower() if word else ""
    bare = before.strip("'’-.").rsplit("-", 1)[-1]
    closed = any(mark_char in _CLOSERS for mark_char in text[mark + 1 : after])
    next_word = re.match(r"[\w’']*", opened)
    next_lower = next_word.group().lower() if next_word else ""
    if len(bare) == 1 and bare.isalpha() and not closed:
        return bare == "i" and next_lower in _STARTERS  # an initial: "J. Smith", "N.J. Burkett"
    if bare in _CLOCKS:
        return closed or (first.isupper() and next_lower not in _CLOCK_GOES_ON)
    if bare in _MAY_END:
        return closed or next_lower in _STARTERS
    if re.fullmatch(r"(?:[a-z]\.)+[a-z]", bare):
        return closed or next_lower in _STARTERS
    return not (bare in _ABBREVIATIONS and not closed)
