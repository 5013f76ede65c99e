"""Web pages -> reports: JSON-LD metadata first, then the page's meta elements, then what the extraction finds.

Pages are hostile until read: everything is bounded, scripts never reach the parser, and no page can raise past
`Unreadable`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import urlsplit

from msgspec import Struct

from copydesk.ingest.decoding import decode
from copydesk.ingest.intake import Unreadable
from copydesk.ingest.jsonld import ArticleData, article_data
from copydesk.ingest.reports import Metadata, report_from_text
from copydesk.model.report import Report
from copydesk.text.agencies import agency_named
from copydesk.text.datestamp import iso_date

MAX_PAGE_BYTES = 20_000_000  # trafilatura's own limit; the largest article pages are near 5 MB
MAX_TAGS = 50_000  # a heavy article page has some 10,000; the parsers take seconds beyond this
MAX_DEPTH = 200  # libxml2 gives up at 256, and Python's recursion in the extraction soon after
_MIN_WORDS = 20
MIN_WHOLE_WORDS = 250  # teasers show one to three paragraphs
MIN_SHARE_SHOWN = 0.8  # of the page's own word count, which may include captions
# The extraction lost the article when the page's own articleBody holds more than this many times its words.
_LOST_RATIO = 1.6

_HEAD_CHARS = 1_000_000  # metadata stands before this
_CHARSET = re.compile(rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_META = re.compile(r"<meta\b([^<>]{0,4000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]{0,4000})\"|'([^']{0,4000})'|([^\s\"'>]{1,4000}))")
_CANONICAL = re.compile(r"<link\b[^<>]{0,500}?rel\s*=\s*[\"']?canonical[\"']?[^<>]{0,1000}", re.IGNORECASE)
_SUBSET = re.compile(r"\A\s*<!DOCTYPE[^<>\[]{0,500}\[[^\]]{0,50000}\]\s*>", re.IGNORECASE)  # entity bombs
_SILENT = re.compile(
    r"<(script|style|noscript|template|svg|iframe|object)\b.*?(?:</\1\s*>|$)|<!--.*?(?:-->|$)",
    re.IGNORECASE | re.DOTALL,
)
# Attributes of this length hold scripts' data, and many of them make the parser's time grow with their square.
_SWOLLEN_TAG = re.compile(r"<([a-zA-Z][\w-]*)\s[^<>]{10000,}>")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)[^<>]*?(/?)>")
_BLOCKS = frozenset(
    "div span section article main p b i em strong font table tbody tr td ul ol li blockquote a".split()
)
_DATE_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?:[/-]|$)")


class Extract(Struct, frozen=True):
    """What the extraction found in a page."""

    text: str
    title: str | None = None
    author: str | None = None
    published: str | None = None
    outlet: str | None = None


def report_from_page(content: bytes, source: str, url: str | None = None, charset: str | None = None) -> Report:
    """The report on a web page. Raises `Unreadable` when there is none to be found or the page is too large."""
    if len(content) > MAX_PAGE_BYTES:
        size = f"{MAX_PAGE_BYTES // 1_000_000} MB"
        raise Unreadable(f"The page is larger than {size}; it was not read.", "Save the article as plain text.")
    declared = _CHARSET.search(content[:4096])
    if b"\x00" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content_read = content.replace(b"\x00", b"")  # stray nulls; browsers drop them too
    else:
        content_read = content
    page = decode(content_read, charset or (declared.group(1).decode("ascii") if declared else None)).text
    article, meta = article_data(page), _meta(page)
    address = url or article.url or _canonical(page) or meta.get("og:url")
    extract = _extract(page, address)
    text = _body(extract.text, article)
    if len(text.split()) < _MIN_WORDS:
        raise Unreadable("No article was found on this page.", "Save the article as plain text and name that file.")
    return report_from_text(
        text, source, _metadata(page, text, article, meta, extract, address), sha256(content).hexdigest()
    )


def _metadata(
    page: str, text: str, article: ArticleData, meta: dict[str, str], extract: Extract, address: str | None
) -> Metadata:
    host = _host(address)
    outlet = article.publisher or meta.get("og:site_name") or extract.outlet or host
    published = next(
        (
            stamp
            for told in (article.published, *(meta.get(key) for key in _PUBLISHED_KEYS), _stamp_in_path(address))
            if told and (stamp := iso_date(told))
        ),
        extract.published,
    )
    authors = (
        article.authors
        or tuple(name for key in ("author", "article:author", "dc.creator", "byl") if (name := _person(meta.get(key))))[
            :1
        ]
    )
    byline = _joined(authors) if authors else _person(extract.author)
    language = article.language or _language(page)
    return Metadata(
        outlet=outlet,
        title=article.headline or meta.get("og:title") or extract.title,
        byline=None if byline and byline == outlet and not agency_named(byline) else byline,
        published=published,
        url=address if address and urlsplit(address).scheme in ("http", "https") else None,
        language=None,
        page_language=language.split("-")[0].lower() if language else None,
        text_complete=not _is_teaser(text, article) and not _cut_off(page),
    )


_PUBLISHED_KEYS = (
    "article:published_time", "datepublished", "date", "pubdate", "dc.date", "dc.date.issued", "parsely-pub-date",
    "sailthru.date", "publish-date",
)  # fmt: skip


def _meta(page: str) -> dict[str, str]:
    """Names and contents of the meta elements, the first of each name."""
    found: dict[str, str] = {}
    for number, match in enumerate(_META.finditer(page, 0, _HEAD_CHARS)):
        if number >= 500:
            break
        given = {key.lower(): html.unescape(a or b or c) for key, a, b, c in _ATTRIBUTE.findall(match.group(1))}
        name = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
        content = " ".join(given.get("content", "").split())
        if name and content:
            found.setdefault(name, content)
    return found


def _extract(page: str, address: str | None) -> Extract:
    from trafilatura import bare_extraction

    quiet = _SWOLLEN_TAG.sub(r"<\1>", _SILENT.sub(" ", _SUBSET.sub("", page, count=1)))
    if _is_overgrown(quiet):
        return Extract(_plain(quiet))
    try:
        document = bare_extraction(
            quiet,
            url=address,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2100-01-01"},
        )
    except Exception:  # the extraction's own parsers fail in many ways on broken pages; the plain text is left
        return Extract(_plain(quiet))
    if document is None or isinstance(document, dict):
        return Extract(_plain(quiet))
    return Extract(
        text=document.text or "",
        title=document.title or None,
        author=document.author or None,
        published=iso_date(document.date) if document.date else None,
        outlet=document.sitename if document.sitename and address else None,
    )


def _is_overgrown(page: str) -> bool:
    """True when a page nests deeper or has more elements than the tree parsers bear."""
    depth = deepest = 0
    for number, match in enumerate(_TAG.finditer(page)):
        if number > MAX_TAGS:
            return True
        if match.group(2).lower() in _BLOCKS and not match.group(3):
            depth = (
                max(depth - 1, 0) if match.group(1) else depth + (match.group(2).lower() not in ("p", "li", "td", "tr"))
            )
            deepest = max(deepest, depth)
            if deepest > MAX_DEPTH:
                return True
    return False


def _plain(page: str) -> str:
    """The words of a page that no tree can be made of: paragraphs only, tags dropped."""
    inside = re.findall(r"<p\b[^<>]{0,2000}>(.*?)(?=</p\b|<p\b|$)", page, re.IGNORECASE | re.DOTALL)
    lines = (" ".join(html.unescape(re.sub(r"<[^<>]*>?", " ", each)).split()) for each in inside)
    return "\n".join(line for line in lines if line)


def _body(text: str, article: ArticleData) -> str:
    """The article's text with a paragraph a line; a headline that stands twice is kept once."""
    lines = [line.strip() for line in text.split("\n")]
    if article.body and len(article.body.split()) > _LOST_RATIO * max(len(text.split()), 1):
        lines = list(_body_lines(article.body))
    kept: list[str] = []
    seen: set[str] = set()
    for number, line in enumerate(line for line in lines if line):
        key = re.sub(r"\W+", "", line).lower()
        if number < 6 and key in seen:
            continue
        seen.add(key)
        kept.append(re.sub(r"^[-•] (?=\S)", "", line))
    return "\n".join(kept)


def _body_lines(body: str) -> Iterator[str]:
    """The paragraphs of an articleBody, which sites fill with words, with HTML or with Markdown."""
    words = html.unescape(re.sub(r"<(?:br|/p)\b[^<>]*>", "\n", body))
    words = re.sub(r"!?\[([^\]\n]{0,500})\]\([^)\s]{1,2000}\)(?:\{[^}\n]*\})?", r"\1", words)
    for line in re.sub(r"<[^<>]*>|\{:[^}\n]*\}", " ", words).split("\n"):
        bare = " ".join(line.split())
        if bare and not bare.startswith(("+++", "```", "---")):
            yield re.sub(r"(?<!\w)([*_]{1,2})(?=\S)([^*_]+)(?<=\S)\1(?!\w)", r"\2", bare)


def _person(name: str | None) -> str | None:
    if not name or re.match(r"(?:https?:|@|www\.)", name):
        return None
    return re.sub(r"^[Bb]y\s+", "", name.replace("; ", ", ")).strip() or None


def _joined(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def _language(page: str) -> str | None:
    found = re.search(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([a-zA-Z]{2,3}(?:-[\w-]{1,20})?)", page[:20_000])
    return found.group(1) if found else None


def _canonical(page: str) -> str | None:
    found = _CANONICAL.search(page, 0, _HEAD_CHARS)
    if not found:
        return None
    given = {key.lower(): html.unescape(a or b or c) for key, a, b, c in _ATTRIBUTE.findall(found.group())}
    address = given.get("href", "")
    return address if re.match(r"https?://", address) else None


def _host(address: str | None) -> str | None:
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _stamp_in_path(address: str | None) -> str | None:
    found = _DATE_IN_PATH.search(address or "")
    return "-".join(part.zfill(2) for part in found.groups()) if found else None


def _is_teaser(text: str, article: ArticleData) -> bool:
    """True when a page that is not free shows only the start; many such pages hold the whole text all the same."""
    words = len(text.split())
    whole = article.words * MIN_SHARE_SHOWN if article.words else MIN_WHOLE_WORDS
    return article.free is False and words < whole


def _cut_off(page: str) -> bool:
    """True for a page that opens as a whole document and never closes."""
    return bool(re.search(r"<(?:html|body)\b", page[:20_000], re.I)) and not re.search(r"</(?:html|body)\b", page, re.I)
