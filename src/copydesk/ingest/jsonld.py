"""schema.org metadata in a page's JSON-LD, read so that nothing a site writes there can break the reading.

Sites write arrays, @graph, nested articles, trailing commas, comments, raw line ends in strings and HTML entities.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

_SCRIPT = re.compile(
    r"<script\b[^>]{0,2000}?application/ld\+json[^>]{0,2000}>(.*?)(?:</script|$)", re.IGNORECASE | re.DOTALL
)
_ARTICLES = frozenset(
    """newsarticle article reportagenewsarticle analysisnewsarticle backgroundnewsarticle opinionnewsarticle
    reviewnewsarticle askpublicnewsarticle liveblogposting blogposting socialmediaposting webpage report""".split()
)
_MAX_BLOCKS = 50
_MAX_NODES = 5000  # a page's own metadata has dozens; more is a catalogue or an attack
_MAX_DEPTH = 30


class ArticleData(Struct, frozen=True):
    """What JSON-LD says about the article of a page; `free` is False behind a paywall, None when not told."""

    headline: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    body: str | None = None
    words: int | None = None
    free: bool | None = None


def article_data(page: str) -> ArticleData:
    """The best article described in `page`, or an empty one."""
    best: dict[str, Any] = {}
    for node in _nodes(page):
        if _rank(node) > _rank(best):
            best = node
    return _article(best) if best else ArticleData()


def _nodes(page: str) -> Iterator[dict[str, Any]]:
    left = _MAX_NODES
    for number, match in enumerate(_SCRIPT.finditer(page)):
        if number >= _MAX_BLOCKS:
            return
        todo: list[tuple[Any, int]] = [(_decode(match.group(1)), 0)]
        while todo and left:
            value, depth = todo.pop(0)
            left -= 1
            if isinstance(value, dict):
                yield value
                if depth < _MAX_DEPTH:
                    inner = [
                        value[key]
                        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement")
                        if key in value
                    ]
                    todo += [(each, depth + 1) for each in inner]
            elif isinstance(value, list) and depth < _MAX_DEPTH:
                todo += [(each, depth + 1) for each in value[:200]]


def _decode(block: str) -> Any:
    block = re.sub(
        r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|\]\]>|/\*\s*\]\]>\s*\*/)\s*;?\s*$", "", block
    )
    for attempt in (block, re.sub(r",(\s*[}\]])", r"\1", block), html.unescape(block)):
        try:
            return json.loads(attempt.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _types(node: dict[str, Any]) -> set[str]:
    value = node.get("@type")
    values = value if isinstance(value, list) else [value]
    return {each.rsplit("/", 1)[-1].lower() for each in values if isinstance(each, str)}


def _rank(node: dict[str, Any]) -> int:
    types = _types(node)
    if not types & _ARTICLES:
        return 0
    told = sum(bool(node.get(key)) for key in ("headline", "datePublished", "author", "articleBody", "publisher"))
    return told + (1 if types == {"webpage"} else 10)


def _article(node: dict[str, Any]) -> ArticleData:
    people = node.get("author") or node.get("creator")
    return ArticleData(
        headline=_words(node.get("headline")) or _words(node.get("name")),
        authors=tuple(dict.fromkeys(_names(people))),
        publisher=next(_names(node.get("publisher") or node.get("sourceOrganization")), None),
        published=_words(node.get("datePublished")) or _words(node.get("dateCreated")),
        url=_address(node),
        language=_words(node.get("inLanguage")),
        body=node["articleBody"] if isinstance(node.get("articleBody"), str) else None,
        words=_count(node.get("wordCount")),
        free=_free(node),
    )


def _words(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(value).split())[:1000] or None


def _names(value: Any) -> Iterator[str]:
    for each in value[:20] if isinstance(value, list) else [value]:
        name = _words(each)
        if name and not re.match(r"https?://", name):
            yield re.sub(r"^[Bb]y\s+", "", name)


def _address(node: dict[str, Any]) -> str | None:
    page = node.get("mainEntityOfPage")
    for value in (node.get("url"), page.get("@id") if isinstance(page, dict) else page, node.get("@id")):
        if isinstance(value, str) and re.match(r"https?://\S+$", value):
            return value
    return None


def _count(value: Any) -> int | None:
    digits = str(value).strip()
    return int(digits) if digits.isdecimal() and len(digits) < 7 and int(digits) else None


def _free(node: dict[str, Any]) -> bool | None:
    parts = node.get("hasPart")
    for each in (node, *(parts if isinstance(parts, list) else [parts])):
        if isinstance(each, dict) and "isAccessibleForFree" in each:
            told = str(each["isAccessibleForFree"]).strip().lower()
            if told in ("false", "no", "0"):
                return False
    return True if "isAccessibleForFree" in node else None
