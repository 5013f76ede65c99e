"""Where quotation marks open and close, by paragraph: which words somebody else is given as having said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.text.segment import paragraphs

# A single mark opens before a word at its left edge and closes at its right one. The sign comes first: what looks at
# the letter before it is asked of signs alone.
_MARK = re.compile(
    r"[“”„«»\"‘’'](?:(?<=[“”„«»\"])|(?<![^\s(—–-].)(?<=[‘'])(?=\w)|(?<=[\w.,!?…].)(?<=[’'])(?!\w))", re.DOTALL
)
_CLOSES = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "‘": "’", "'": "'’"}


def quoted_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Half-open ranges between quotation marks, marks left out.

    A quotation that is not closed in its paragraph runs to the paragraph's end, as news style has it when a speaker
    goes on in the next; an opened single mark that never closes is an apostrophe.
    """
    for start, end in paragraphs(text):
        place = start
        while (opening := _MARK.search(text, place, end)) is not None:
            mark = opening.group()
            place = opening.end()
            if mark not in _CLOSES or mark == "”":
                continue
            closing = _closing(text, opening.end(), end, _CLOSES[mark])
            if closing is None and mark in "'‘":
                continue
            stop = end if closing is None else closing
            if stop > opening.end():
                yield opening.end(), stop
            place = min(stop + 1, end)


def _closing(text: str, start: int, end: int, closers: str) -> int | None:
    for match in _MARK.finditer(text, start, end):
        if match.group() in closers:
            return match.start()
    return None
