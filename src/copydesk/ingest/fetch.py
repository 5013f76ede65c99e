"""Polite fetching of pages that the user named: robots.txt is kept, the agent says who it is, no paywall is passed."""

from __future__ import annotations

import ssl
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpx

from copydesk.ingest.html import MAX_PAGE_BYTES
from copydesk.ingest.intake import Unreadable
from copydesk.version import VERSION

AGENT = "copydesk"
USER_AGENT = f"{AGENT}/{VERSION} (compares news reports; fetches only pages named by its user)"
TIMEOUT_SECONDS = 20.0
MAX_REDIRECTS = 5
_MAX_ROBOTS_BYTES = 500_000  # RFC 9309 asks for this much to be read
_SAVE = "Open it in a browser, save the page, and name the file."
_READABLE = ("text/", "application/xhtml", "application/xml", "application/json", "application/x-ndjson")


def fetch_page(url: str, client: httpx.Client | None = None) -> tuple[bytes, str, str | None]:
    """The bytes of a page, the address it was found at, and the charset its server declares.

    Raises `Unreadable` for every way in which a page cannot be had.
    """
    if client is not None:
        return _fetch(url, client)
    headers = {"User-Agent": USER_AGENT, "Accept": "text/html,application/xhtml+xml;q=0.9,text/plain;q=0.8,*/*;q=0.1"}
    with httpx.Client(headers=headers, timeout=TIMEOUT_SECONDS, follow_redirects=False) as own:
        return _fetch(url, own)


def _fetch(url: str, client: httpx.Client) -> tuple[bytes, str, str | None]:
    allowed: dict[str, RobotFileParser | None] = {}
    for _ in range(MAX_REDIRECTS + 1):
        if not _may_fetch(url, client, allowed):
            raise Unreadable("The site's robots.txt does not allow programs to fetch this page.", _SAVE)
        try:
            with client.stream("GET", url) as response:
                if not response.is_redirect:
                    return _content(response), str(response.url), response.charset_encoding
                url = urljoin(url, response.headers.get("location", ""))
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, OSError) as error:
            raise Unreadable(_trouble(error), "Check the address and the connection, or save the page.") from None
        if urlsplit(url).scheme not in ("http", "https"):
            raise Unreadable("The page leads to an address that is not http or https.", _SAVE)
    raise Unreadable(f"The page leads on more than {MAX_REDIRECTS} times.", _SAVE)


def _may_fetch(url: str, client: httpx.Client, allowed: dict[str, RobotFileParser | None]) -> bool:
    """RFC 9309: no robots.txt allows all, a server that fails forbids all until it answers again."""
    parts = urlsplit(url)
    site = f"{parts.scheme}://{parts.netloc}"
    if site not in allowed:
        allowed[site] = _rules(f"{site}/robots.txt", client)
    rules = allowed[site]
    return rules is None or rules.can_fetch(AGENT, url)


def _rules(address: str, client: httpx.Client) -> RobotFileParser | None:
    try:
        for _ in range(MAX_REDIRECTS + 1):
            with client.stream("GET", address) as response:
                if response.is_redirect:
                    address = urljoin(address, response.headers.get("location", ""))
                    continue
                if 400 <= response.status_code < 500:
                    return None
                if response.status_code >= 500:
                    raise Unreadable(f"The site is in trouble (its robots.txt answers {response.status_code}).", _SAVE)
                lines = _bounded(response, _MAX_ROBOTS_BYTES, cut=True).decode("utf-8", "replace").splitlines()
                rules = RobotFileParser()
                rules.parse(lines)
                return rules
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, OSError) as error:
        raise Unreadable(_trouble(error), "Check the address and the connection, or save the page.") from None
    return None


def _content(response: httpx.Response) -> bytes:
    status = response.status_code
    if status in (401, 402, 403):
        raise Unreadable(f"The site does not hand this page to programs ({status}).", _SAVE)
    if status in (404, 410):
        raise Unreadable(f"There is no such page ({status}).", "Check the address.")
    if status == 429:
        wait = response.headers.get("retry-after", "")
        raise Unreadable(
            "The site asks for fewer requests (429).", f"Try again in {wait} s." if wait.isdigit() else _SAVE
        )
    if status >= 400:
        raise Unreadable(f"The site answered with an error ({status}).", "Try again later, or save the page.")
    kind = response.headers.get("content-type", "text/html").split(";")[0].strip().lower()
    if not kind.startswith(_READABLE):
        raise Unreadable(f"This is {kind}, not a page of text.", "Name a web page or a text file.")
    return _bounded(response, MAX_PAGE_BYTES, cut=False)


def _bounded(response: httpx.Response, limit: int, cut: bool) -> bytes:
    content = bytearray()
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) > limit:
            if cut:
                return bytes(content[:limit])
            raise Unreadable(f"The page is larger than {limit // 1_000_000} MB; the rest was not fetched.", _SAVE)
    return bytes(content)


def _trouble(error: Exception) -> str:
    if isinstance(error, httpx.TimeoutException):
        return f"The site did not answer within {TIMEOUT_SECONDS:.0f} seconds."
    if isinstance(error, httpx.UnsupportedProtocol | httpx.InvalidURL | ValueError):
        return "This is not an address that can be fetched."
    if isinstance(error.__cause__ or error.__context__, ssl.SSLError) or "CERTIFICATE" in str(error):
        return "The site's certificate cannot be trusted."
    if isinstance(error, httpx.ConnectError):
        return "The site cannot be reached."
    return f"The connection broke off ({type(error).__name__})."
