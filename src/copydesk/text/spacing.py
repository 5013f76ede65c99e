"""Text that was cut into tokens with spaces between them ("the port 's staff , he said"), joined again."""

from __future__ import annotations

import re

_JOINS = (
    (re.compile(r"(?<=\S) (?=[.,;:!?)\]%](?:\s|$))"), ""),
    (re.compile(r"(?<=\w) (?=(?:'s|'re|'ve|'ll|'d|'m|n't|’s)\b)"), ""),
    (re.compile(r"(?<=[(\[$£€]) (?=\S)"), ""),
    (re.compile(r"`` ?| ?''"), '"'),
    (re.compile(r"(?<=\w) - (?=\w)"), "-"),
)


def joined(text: str) -> str:
    """The text as it would be printed; text that was never cut comes out as it was, but for a space before a stop."""
    for pattern, plain in _JOINS:
        text = pattern.sub(plain, text)
    return text
