"""Bytes -> text, exactly as the bytes say it; what is no text is refused."""

from __future__ import annotations

import re
from typing import NamedTuple

from copydesk.ingest.intake import Unreadable

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32-le"), (b"\xff\xfe", "utf-16-le"),
         (b"\xfe\xff", "utf-16-be"))  # fmt: skip
# C0 controls that text never holds; tab, line ends, form feed and the old end-of-file mark are let pass.
_BINARY = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_CP1252_GAPS = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


class Decoded(NamedTuple):
    """Text of a file as its bytes say it, and a notice when its encoding had to be guessed."""

    text: str
    notice: str | None


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """Text of `content`: by its byte-order mark, else `declared`, else UTF-8, else Windows-1252 with a notice.

    Raises `Unreadable` for content that is no text.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _checked(_strictly(content[len(mark) :], encoding), None)
    for candidate in (declared, "utf-8"):
        if candidate:
            try:
                return _checked(content.decode(candidate), None)
            except (UnicodeDecodeError, LookupError):
                continue
    if _CP1252_GAPS.search(content) or b"\x00" in content:
        raise Unreadable("This is not text that can be decoded.", "Save it as plain text in UTF-8.")
    return _checked(content.decode("cp1252"), "is not UTF-8; read as Windows-1252. Look at its accents and quotes.")


def _checked(text: str, notice: str | None) -> Decoded:
    if _BINARY.search(text):
        raise Unreadable("This is binary, not text.", "Name a text, HTML or JSON Lines file.")
    return Decoded(text, notice)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(f"Its byte-order mark says {encoding}, and its bytes are not ({error.reason}).") from None
