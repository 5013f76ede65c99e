"""The words around a place in a report, as a reader needs them to see what stands there."""

from __future__ import annotations

import re

from copydesk.model.span import Cite
from copydesk.render.sheet import Sheet

CONTEXT_WORDS = 6
_WORD = re.compile(r"\S+\s*")


def words_before(text: str, at: int, count: int = CONTEXT_WORDS) -> str:
    """The last words of the same paragraph before a place, with the white space that parts them from it."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    words = _WORD.findall(line)
    return ("…" if len(words) > count else "") + "".join(words[-count:])


def words_after(text: str, at: int, count: int = CONTEXT_WORDS) -> str:
    """The first words of the same paragraph after a place, with the white space that parts them from it."""
    end = text.find("\n", at)
    line = text[at : end if end >= 0 else len(text)]
    lead = line[: len(line) - len(line.lstrip())]
    words = _WORD.findall(line[len(lead) :])
    told = "".join(words[:count]).rstrip()
    return lead + (told.rstrip(",;:") + "…" if len(words) > count else told)


def in_sentence(sheet: Sheet, cite: Cite, count: int = CONTEXT_WORDS) -> tuple[str, str]:
    """Up to `count` words on either side of a cite, none of another sentence, with the white space that parts them."""
    text = sheet.report(cite.report).text
    start, end = sheet.sentence(cite)
    return words_before(text[start : cite.start], cite.start - start, count), words_after(
        text[cite.end : max(end, cite.end)], 0, count
    )
