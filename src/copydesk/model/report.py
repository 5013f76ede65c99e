"""One article as one outlet published it."""

from __future__ import annotations

from hashlib import sha256
from typing import Literal

from msgspec import Struct

from copydesk.model.span import Cite, Span

PublishedFrom = Literal["metadata", "text", "story"]
FurnitureKind = Literal["headline", "outlet", "byline", "date", "dateline", "credit", "caption", "boilerplate"]


class Furniture(Struct, frozen=True):
    """A stretch of a report's text that is about the report and not about the event."""

    kind: FurnitureKind
    span: Span


class Credit(Struct, frozen=True):
    """An agency (or another outlet) that the report names as where its words come from.

    `whole` is true when the credit covers the report ("(AP) --" in the dateline, "By The Associated Press"), false
    when it covers a part of unknown size ("Some information from", "contributed to this report").
    """

    agency: str
    cite: Cite
    whole: bool


class Report(Struct, frozen=True):
    """One article; `text` is exactly what was published and never changes.

    `source` is the file name or URL as the user gave it, `published` an ISO 8601 date or date-time,
    `sha256` the digest of the bytes that were read, `text_complete` False when the input is known to be cut off.
    """

    id: str
    source: str
    text: str
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    url: str | None = None
    language: str | None = None
    credits: tuple[Credit, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    sha256: str = ""
    text_complete: bool = True
    revises: str | None = None


def report_id(outlet: str | None, url: str | None, text: str) -> str:
    """Twelve hex digits over outlet, URL and text, so that a span can never land on edited text."""
    parts = "\x1f".join((outlet or "", url or "", text))
    return sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:12]
