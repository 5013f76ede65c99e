"""Which actor a phrase means, and what an actor is called: look-ups in a cast, by bisection."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from copydesk.model.dossier import Actor
from copydesk.model.span import Cite, Span
from copydesk.model.story import Cast, MentionsInReport
from copydesk.text.titles import ROLES, TITLE_OF, is_title_word


def cast_name(cast: Cast, actor: str) -> str:
    """The name of the actor with that id; raises KeyError for an id that the cast does not have."""
    number = actor.removeprefix("actor-")
    if number.isdigit() and 0 < int(number) <= len(cast.actors):
        return cast.actors[int(number) - 1].name
    raise KeyError(actor)


_EDGES = " \t\r\n,;:.\"'“”‘’()[]"
_LEAD = re.compile(r"(?:the|The|a|an|A|An)\s+")
_TRAIL = re.compile(r"(?:['’]s?|\s+(?:himself|herself|itself|themselves))$")
# Where the head of a noun phrase is behind us: a comma, bracket or dash, a preposition, a relative, a conjunction.
_BREAK = re.compile(
    r"[,;:(\[–—]|\s-{1,2}\s|(?<![\w-])(?:of|for|in|at|from|with|on|by|to|near|under|over|about|against|among|outside"
    r"|inside|who|whom|whose|which|that|and|or|as|when|after|before|while)(?![\w-])"
)
# What may follow a name in apposition inside its phrase: the end, a comma or bracket, "of Maine".
_AFTER_NAME = re.compile(r"\s*(?:$|[,(–—]|of\s+(?:the\s+)?[A-Z])")
_WORD = re.compile(r"[^\s,]+")
_LONGEST_TITLE = 5  # words between "secretary of" and the name


def actor_at(cast: Cast, span: Span | Cite) -> str | None:
    """The actor that a phrase means: its exact mention, the mention it lies in, or the mention that heads it.

    "Halden Mayor Ilsa Brandt, the council president" is Brandt; "the mayor's staff", "a spokesman for the city" and
    "Brandt and Reed" are nobody's mention, so None.
    """
    rows = cast.places.get(span.report)
    if rows is None:
        return None
    start, end = _trimmed(rows.text, span.start, span.end)
    if start >= end:
        return None
    exact = _mention(rows, start, end)
    if exact is not None:
        return exact
    low = bisect_left(rows.starts, start)
    inside = []
    k = low
    while k < len(rows.starts) and rows.starts[k] < end:
        if rows.ends[k] <= end:
            inside.append(k)
        k += 1
    if not inside:
        return _around(rows, start, end)
    return _head_of(cast, rows, inside, start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES and not (text[end - 1] == "." and text[max(start, end - 3)] == "."):
        end -= 1
    trail = _TRAIL.search(text[start:end])
    return start, start + trail.start() if trail else end


def _mention(rows: MentionsInReport, start: int, end: int) -> str | None:
    lead = _LEAD.match(rows.text, start, end)
    for begin in (start, lead.end() if lead else start):
        k = bisect_left(rows.starts, begin)
        while k < len(rows.starts) and rows.starts[k] == begin:
            if rows.ends[k] == end:
                return rows.actors[k]
            k += 1
    return None


def _around(rows: MentionsInReport, start: int, end: int) -> str | None:
    """The mention that a part of a name lies in ("Brandt" in "Ilsa Brandt")."""
    k = bisect_right(rows.starts, start) - 1
    while k >= 0 and start - rows.starts[k] < 200:
        if rows.ends[k] >= end:
            return rows.actors[k]
        k -= 1
    return None


def _is_part(cast: Cast, rows: MentionsInReport, k: int, start: int) -> bool:
    """True for "several other Republicans", who are not the Republicans."""
    group = _actor(cast, rows.actors[k]).kind == "group"
    return group and rows.text[start : rows.starts[k]].strip().lower() not in ("", "the")


def _head_of(cast: Cast, rows: MentionsInReport, inside: list[int], start: int, end: int) -> str | None:
    """The mention that ends the first noun phrase, or stands alone in apposition right after it."""
    core, joins = _core_end(cast, rows, inside, start, end)
    if joins in ("and", "or"):
        return None
    for k in inside:
        if rows.ends[k] == core:
            return None if _is_part(cast, rows, k, start) else rows.actors[k]
    return _in_apposition(cast, rows, inside, core, end)


def _core_end(cast: Cast, rows: MentionsInReport, inside: list[int], start: int, end: int) -> tuple[int, str]:
    for found in _BREAK.finditer(rows.text, start, end):
        if _is_in_title(cast, rows, inside, start, found):
            continue
        if not any(rows.starts[k] <= found.start() < rows.ends[k] for k in inside):
            stop = found.start()
            while stop > start and rows.text[stop - 1].isspace():
                stop -= 1
            return stop, found.group().strip()
    return end, ""


def _is_in_title(cast: Cast, rows: MentionsInReport, inside: list[int], start: int, found: re.Match[str]) -> bool:
    """True for the "of" of "Secretary of State Hanna Rask", not for that of "a friend of Hanna Rask"."""
    before = _WORD.findall(rows.text[start : found.start()].lower())
    following = next((k for k in inside if rows.starts[k] > found.end()), None)
    if found.group() != "of" or not before or before[-1] not in TITLE_OF or following is None:
        return False
    between = rows.text[found.end() : rows.starts[following]].lower().split()
    portfolio = [word for word in between if word != "the"]
    named = _actor(cast, rows.actors[following]).kind == "person"
    plain = not any(is_title_word(word) or "," in word for word in portfolio)
    return named and plain and 0 < len(portfolio) <= _LONGEST_TITLE


def _in_apposition(cast: Cast, rows: MentionsInReport, inside: list[int], core: int, end: int) -> str | None:
    """ "A spokesman for the board, Tom Reed", "its chairman, Senator Ada Berg of Elm": a name on its own after a comma.

    "A spokesman for the mayor, Tom Reed" is the spokesman only where nothing calls Reed mayor.
    """
    if any(rows.starts[k] < core for k in inside) and rows.text[core : core + 1] not in (",", " "):
        return None
    for k in inside:
        if rows.starts[k] <= core or not _AFTER_NAME.match(rows.text, rows.ends[k], end):
            continue
        comma = rows.text.rfind(",", core, rows.starts[k])
        title = _WORD.findall(rows.text[comma + 1 : rows.starts[k]])
        if comma >= 0 and all(word[0].isupper() or is_title_word(word.lower()) for word in title):
            return None if _is_of_another(cast, rows, k, core, comma) else rows.actors[k]
    return None


def _is_of_another(cast: Cast, rows: MentionsInReport, k: int, core: int, comma: int) -> bool:
    """True where the name may belong to the noun right before it, and not to the one that heads the phrase."""
    words = _WORD.findall(rows.text[core:comma].lower())
    return bool(words) and words[-1] in ROLES and words[-1] in _actor(cast, rows.actors[k]).roles


def _actor(cast: Cast, number: str) -> Actor:
    return cast.actors[int(number.removeprefix("actor-")) - 1]
