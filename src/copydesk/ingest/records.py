"""Article records: one JSON object a line, as formats.md has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from copydesk.ingest.intake import Rejected, Unreadable
from copydesk.ingest.reports import Metadata, report_from_text
from copydesk.model.report import Report
from copydesk.text.datestamp import iso_date

_REMEDY = 'A record is one JSON object on one line with a "text".'


def report_from_record(record: Mapping[str, Any], source: str = "", digest: str | None = None) -> Report:
    """A report from an article record; unknown keys are ignored.

    A given "id" stays the name by which the report's source is shown. Raises `Unreadable` when "text" is missing,
    empty or no string, or when another known key holds something else than a string.
    """
    text = record.get("text")
    if not isinstance(text, str):
        raise Unreadable('The record has no "text".', _REMEDY)
    if not text.strip():
        raise Unreadable('The "text" of the record is empty.')
    known = {key: _words(record, key) for key in ("id", "outlet", "title", "byline", "published", "url", "language")}
    published = known["published"]
    metadata = Metadata(
        outlet=known["outlet"],
        title=known["title"],
        byline=known["byline"],
        published=iso_date(published) if published else None,
        url=known["url"],
        language=known["language"].split("-")[0].lower() if known["language"] else None,
        text_complete=record.get("text_complete") is not False,
    )
    return report_from_text(text, source or known["id"] or "record", metadata, digest)


def read_records(lines: Iterable[str], source: str) -> Iterator[tuple[int, Report | Rejected]]:
    """Each line's number, from 1, with its report or the reason why it gives none; blank lines are passed over."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = record_in(line)
            name = record.get("id")
            yield number, report_from_record(record, f"{source}#{name if isinstance(name, str) and name else number}")
        except Unreadable as error:
            yield number, Rejected(source, number, error.reason, error.remedy)


def records_in(text: str) -> list[str] | None:
    """One JSON document, an object or an array of them, as records a line; None when it is not one document."""
    try:
        document = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return None
    records = document if isinstance(document, list) else [document]
    return [msgspec.json.encode(record).decode() for record in records]


def record_in(line: str) -> dict[str, Any]:
    """The JSON object on `line`; raises `Unreadable` with the reason when there is none."""
    try:
        record = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as error:
        raise Unreadable(f"The line is not JSON ({error}).", _REMEDY) from None
    if not isinstance(record, dict):
        raise Unreadable("The line is JSON but no object.", _REMEDY)
    return record


def _words(record: Mapping[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise Unreadable(f'"{key}" is {type(value).__name__} where a string belongs.', _REMEDY)
    return value.strip() or None
