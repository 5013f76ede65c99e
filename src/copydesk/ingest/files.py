"""Files, folders, standard input and URLs as a user names them -> reports.

Nothing is lost in silence: each input gives reports or a line that says why not and what to do.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from copydesk.ingest.decoding import decode
from copydesk.ingest.intake import Intake, Notice, Rejected, Unreadable
from copydesk.ingest.records import read_records, records_in
from copydesk.ingest.reports import report_from_text
from copydesk.model.report import Report

MAX_BYTES = 100_000_000  # more than any article, and about what a machine of 2 GB can still lay out as a page
MAX_TEXT_CHARS = 5_000_000  # ten novels; reading the furniture of this much takes some four seconds
SUFFIXES = frozenset(".txt .text .md .html .htm .xhtml .jsonl .ndjson .json".split())
_HTML_SUFFIXES = frozenset(".html .htm .xhtml".split())
_RECORD_SUFFIXES = frozenset(".jsonl .ndjson".split())
_HTML_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b", re.I | re.S
)


Fetch = Callable[[str], "tuple[bytes, str, str | None]"]


def take_in(inputs: Sequence[str], fetch: Fetch | None = None) -> Intake:
    """Reports from paths, folders, `-` and URLs, in the order given; a report named twice counts once.

    `fetch` gets URLs, `ingest.fetch.fetch_page` when None. Raises nothing for bad input.
    """
    reports: list[Report] = []
    notices: list[Notice] = []
    rejected: list[Rejected] = []
    seen: dict[str, str] = {}
    for name in inputs:
        for found in _from_input(name, fetch):
            if isinstance(found, Notice):
                notices.append(found)
            elif isinstance(found, Rejected):
                rejected.append(found)
            elif found.id in seen:
                notices.append(Notice(found.source, f"is the same article as {seen[found.id]}; counted once."))
            else:
                seen[found.id] = found.source
                reports.append(found)
                if not found.text_complete:
                    notices.append(Notice(found.source, "is not the whole article; what it lacks is no omission."))
    return Intake(tuple(reports), tuple(notices), tuple(rejected))


def _from_input(name: str, fetch: Fetch | None) -> Iterator[Report | Notice | Rejected]:
    if name == "-":
        yield from _from_bytes("-", sys.stdin.buffer.read(MAX_BYTES + 1), None)
    elif re.match(r"(?i)https?://", name):
        yield from _from_url(name, fetch)
    elif re.match(r"(?i)[a-z][a-z0-9+.-]+://", name):
        yield Rejected(name, None, "Only http and https addresses are fetched.", "Save the page and name the file.")
    else:
        yield from _from_path(name)


def _from_path(name: str) -> Iterator[Report | Notice | Rejected]:
    path = Path(name)
    try:
        if path.is_dir():
            yield from _from_folder(path, name)
        elif path.is_file():
            yield from _from_file(path, name)
        elif path.exists():
            yield Rejected(name, None, "This is neither a file nor a folder.")
        else:
            yield Rejected(name, None, "There is no such file or folder.", "Check the name.")
    except (OSError, ValueError) as error:
        yield Rejected(name, None, f"It cannot be read ({_reason(error)}).")


def _from_folder(folder: Path, name: str) -> Iterator[Report | Notice | Rejected]:
    paths = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and path.stem.lower() != "readme"
    )
    if not paths:
        yield Rejected(name, None, "The folder holds no report.", f"Known endings: {' '.join(sorted(SUFFIXES))}.")
    for path in paths:
        yield from _from_path(str(Path(name) / path.relative_to(folder)))


def _from_file(path: Path, name: str) -> Iterator[Report | Notice | Rejected]:
    size = path.stat().st_size
    if size > MAX_BYTES:
        yield _too_large(name, size)
        return
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    yield from _from_bytes(name, content, None)


def _from_url(url: str, fetch: Fetch | None) -> Iterator[Report | Notice | Rejected]:
    from copydesk.ingest.fetch import fetch_page

    try:
        content, landed, charset = (fetch or fetch_page)(url)
    except Unreadable as error:
        yield Rejected(url, None, error.reason, error.remedy)
        return
    yield from _from_bytes(url, content, landed, charset)


def _from_bytes(
    name: str, content: bytes, url: str | None, charset: str | None = None
) -> Iterator[Report | Notice | Rejected]:
    if len(content) > MAX_BYTES:
        yield _too_large(name, len(content))
        return
    if not content.strip():
        yield Rejected(name, None, "The file is empty." if url is None else "The page is empty.")
        return
    try:
        yield from _read(name, content, url, charset)
    except Unreadable as error:
        yield Rejected(name, None, error.reason, error.remedy)


def _read(name: str, content: bytes, url: str | None, charset: str | None) -> Iterator[Report | Notice | Rejected]:
    suffix = "" if url else Path(name).suffix.lower()
    if suffix in _HTML_SUFFIXES or _HTML_OPENING.match(content[:4096].removeprefix(b"\xef\xbb\xbf")):
        from copydesk.ingest.html import report_from_page

        yield report_from_page(content, name, url, charset)
        return
    decoded = decode(content, charset)
    if decoded.notice:
        yield Notice(name, decoded.notice)
    if not decoded.text.strip():
        raise Unreadable("The file is empty.")
    lines = _record_lines(decoded.text, suffix)
    if lines is None:
        if len(decoded.text) > MAX_TEXT_CHARS:
            size = f"{len(decoded.text) / 1e6:.0f} million characters"
            raise Unreadable(f"It is one text of {size}, which is no report.", "Cut it into single reports.")
        yield report_from_text(decoded.text, name, digest=sha256(content).hexdigest())
        return
    for _, found in read_records(lines, name):
        yield found


def _record_lines(text: str, suffix: str) -> list[str] | None:
    """The article records in a file, one a string; None for a plain text. A bracket alone may open either."""
    opening = text.lstrip()[:1]
    if suffix not in _RECORD_SUFFIXES and opening in ("{", "[") and suffix in ("", ".json"):
        document = records_in(text)
        if document is not None or (opening == "[" and not suffix):
            return document
    elif suffix not in (*_RECORD_SUFFIXES, ".json"):
        return None
    return re.split(r"\r?\n", text)


def _too_large(name: str, size: int) -> Rejected:
    reason = f"It is larger than {MAX_BYTES // 1_000_000} MB ({size / 1e6:.0f} MB at least); it was not read."
    return Rejected(name, None, reason, "Name single reports, or cut the file into parts.")


def _reason(error: Exception) -> str:
    return error.strerror or type(error).__name__ if isinstance(error, OSError) else str(error)
