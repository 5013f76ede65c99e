"""Polite fetching of pages that the user named."""

from __future__ import annotations

from copydesk.ingest.intake import Unreadable


def fetch_page(url: str) -> tuple[bytes, str, str | None]:
    """Stand-in until fetching lands."""
    raise Unreadable("Pages cannot be fetched yet.", "Save the page and name the file.")
