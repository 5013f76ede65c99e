"""From words and what is known about them to a report."""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from typing import Any

from msgspec import Struct

from copydesk.model.report import Credit, Furniture, PublishedFrom, Report, report_id
from copydesk.model.span import Cite, Span
from copydesk.text.masthead import Masthead, read_masthead
from copydesk.text.segment import paragraphs

# Below these the identifier guesses: a headline alone is too short, and proper names look like many languages.
MIN_LANGUAGE_CHARS = 120
MIN_LANGUAGE_PROBABILITY = 0.9
_LANGUAGE_SAMPLE_CHARS = 4000
_OFFER = re.compile(
    r"\W*(?:(?:to\s+)?(?:read|see|view)\s+the\s+(?:full|whole|rest\s+of\s+the|entire)\s+(?:story|article|report)"
    r"|(?:subscribe|sign\s+in|log\s+in|register)\s+to\s+(?:read|continue|keep)|(?:to\s+)?(?:continue|keep)\s+reading,?\s*"
    r"(?:subscribe|sign|log|become|register|with)|already\s+a\s+subscriber|this\s+(?:article|story|content)\s+is\s+(?:only\s+)?"
    r"(?:for|available\s+to|reserved\s+for)\s+subscribers)",
    re.IGNORECASE,
)
# English news has 30 to 45 percent of these, its nearest relatives under 10 (they share "in", "is", "was" at most);
# so most reports need no identifier, whose model takes half a second to load.
_ENGLISH = frozenset(
    "the of and to a in that is was for on with said by at from it his her he she as be an were".split()
)
PLAINLY_ENGLISH_SHARE = 0.22
PLAINLY_ENGLISH_WORDS = 40
MIN_BROKEN_WORDS = 12  # shorter last lines without a stop are names, links and section heads


class Metadata(Struct, frozen=True):
    """What an input says about a report beside its text; every field may be unknown.

    `page_language` is what a page's markup claims; sites leave templates' claims standing, so the words outrank it.
    """

    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    page_language: str | None = None
    text_complete: bool = True


def report_from_text(text: str, source: str, metadata: Metadata | None = None, digest: str | None = None) -> Report:
    """A report of `text` exactly as given; what `metadata` does not tell is read from the text itself."""
    known = metadata or Metadata()
    masthead = read_masthead(text, known.title, known.outlet)
    # With nobody else named, the agency whose words these are is who published them.
    outlet = known.outlet or masthead.outlet or next((c.agency for c in masthead.credits if c.whole), None)
    number = report_id(outlet, known.url, text)
    published_from: PublishedFrom | None = None
    if known.published:
        published_from = "metadata"
    elif masthead.published:
        published_from = "text"
    return Report(
        id=number,
        source=source,
        text=text,
        outlet=outlet,
        title=known.title or masthead.title,
        byline=known.byline or masthead.byline,
        dateline=masthead.dateline,
        published=known.published or masthead.published,
        published_from=published_from,
        url=known.url,
        language=known.language or language_of(text) or known.page_language,
        credits=_credits(number, text, masthead),
        furniture=tuple(Furniture(piece.kind, Span(number, piece.start, piece.end)) for piece in masthead.pieces),
        sha256=digest if digest is not None else sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        text_complete=known.text_complete and not _breaks_off(text, masthead),
    )


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language of `text`, None where it is too short or too mixed to tell."""
    sample = text[:_LANGUAGE_SAMPLE_CHARS]
    if sum(map(str.isalpha, sample)) < MIN_LANGUAGE_CHARS:
        return None
    words = sample.lower().split()
    if len(words) >= PLAINLY_ENGLISH_WORDS and sum(map(_ENGLISH.__contains__, words)) >= PLAINLY_ENGLISH_SHARE * len(
        words
    ):
        return "en"
    code, probability = _identifier().classify(sample)
    return str(code) if float(probability) >= MIN_LANGUAGE_PROBABILITY else None


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _breaks_off(text: str, masthead: Masthead) -> bool:
    """True when the body stops within a sentence, or at an offer to read the rest, as teasers and cut files do."""
    covered = [(piece.start, piece.end) for piece in masthead.pieces]
    for start, end in reversed(list(paragraphs(text))):
        words = text[start:end]
        if _OFFER.match(words):
            return True
        inside = any(a < end <= b for a, b in covered)
        if not inside and len(words.split()) >= MIN_BROKEN_WORDS:
            below = text[end:].strip()
            return words.endswith(("...", "…")) or (not below and re.search(r"[\w,–—-]$", words) is not None)
    return False


def _credits(number: str, text: str, masthead: Masthead) -> tuple[Credit, ...]:
    return tuple(
        Credit(credit.agency, Cite(number, credit.start, credit.end, text[credit.start : credit.end]), credit.whole)
        for credit in masthead.credits
    )
