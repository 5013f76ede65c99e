"""Web pages -> reports."""

from __future__ import annotations

from copydesk.ingest.intake import Unreadable
from copydesk.model.report import Report


def report_from_page(content: bytes, source: str, url: str | None = None, charset: str | None = None) -> Report:
    """Stand-in until the extraction lands."""
    raise Unreadable("Web pages cannot be read yet.", "Save the article as plain text.")
