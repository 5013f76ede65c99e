"""Constructions in which the source stands where it is not looked for: "was quoted as saying", "in the words of"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.analysers.quotes.tagging import Attribution, Range
from copydesk.reading import Reading, Token

_NAMED_BEFORE = re.compile(
    r"\b(?:(?P<of>in the words of|to (?:quote|paraphrase))\s+(?P<who>[^,:“\"\n]{2,60}?)"
    r"|(?P<in>in)\s+(?P<whose>[^,:“\"\n]{2,60}?)['’]s?\s+words)\s*[,:]?\s*(?:[^,:“\"\n]{0,60}\s)?$",
    re.IGNORECASE,
)
_AS_SAYING = re.compile(r"([^,“\"\n]{2,80}?)\s+as\s+saying\s+(?=\S)")
_LOOK_BACK = 140  # characters before the quotation mark
_LABEL_CUE = ":"
# Verbs whose object is the one addressed, where a clause tells what was said.
_ADDRESSES = frozenset({"ask", "tell", "inform", "remind", "assure", "warn", "advise"})
_ADDRESSEES = frozenset({"dobj", "dative", "iobj"})
_VERBS = frozenset({"VERB", "AUX"})


def with_its_source(reading: Reading, attribution: Attribution) -> Attribution:
    """The attribution with the source that its construction names."""
    if not attribution.content:
        return attribution
    if reading.has_syntax:
        attribution = _without_addressee(reading, _quoted_as_saying(reading, attribution))
    if not attribution.source:
        attribution = _in_the_words_of(reading.text, attribution)
    return attribution


def _quoted_as_saying(reading: Reading, attribution: Attribution) -> Attribution:
    """ "Tate was quoted as saying by the Mail that": Tate has said it, and the paper only prints it."""
    cue = [token for span in attribution.cue for token in reading.tokens_in(*span)]
    verb = next((t for t in cue if t.lemma.lower() in ("quote", "cite")), None)
    quoted = _AS_SAYING.match(reading.text, *attribution.content[0]) if verb else None
    if quoted:  # "the paper quoted Tate as saying it was safe"
        rest = ((quoted.end(), attribution.content[0][1]), *attribution.content[1:])
        return attribution._replace(source=(quoted.span(1),), content=rest)
    if verb is None or verb.tag != "VBN" or not any(token.lower in ("saying", "telling") for token in cue):
        return attribution
    subject = next((child for child in reading.children(verb.i) if child.dep in ("nsubjpass", "nsubj")), None)
    if subject is None:
        return attribution
    source = _phrase(reading, subject)
    content = tuple(span for span in attribution.content if not (source[0] <= span[0] and span[1] <= source[1]))
    return attribution._replace(source=(source,), content=content) if content else attribution


def _without_addressee(reading: Reading, attribution: Attribution) -> Attribution:
    """ "Asked the mayor whether it was safe": the mayor is no part of the question."""
    verbs = {
        token.i for span in attribution.cue for token in reading.tokens_in(*span) if token.lemma.lower() in _ADDRESSES
    }
    if len(attribution.content) < 2 or not verbs:
        return attribution
    kept = tuple(span for span in attribution.content if not _is_addressee(reading, span, verbs))
    clausal = any(token.pos in _VERBS for span in kept for token in reading.tokens_in(*span))
    return attribution._replace(content=kept) if kept and clausal else attribution


def _is_addressee(reading: Reading, span: Range, verbs: set[int]) -> bool:
    inside = reading.tokens_in(*span)
    return any(t.dep in _ADDRESSEES and t.head in verbs for t in inside) and not any(t.pos in _VERBS for t in inside)


def _in_the_words_of(text: str, attribution: Attribution) -> Attribution:
    """ "In the words of Haddad, “...”", "is, in the engineer's words, “...”"."""
    start = attribution.content[0][0]
    line = max(text.rfind("\n", 0, start) + 1, start - _LOOK_BACK)
    found = _NAMED_BEFORE.search(text, line, start) if text[start] in "“\"'‘" else None
    if found is None:
        return attribution
    who, cue = ("who", "of") if found.group("who") else ("whose", "in")
    return attribution._replace(source=(found.span(who),), cue=attribution.cue or (found.span(cue),))


def _phrase(reading: Reading, token: Token) -> Range:
    words = reading.subtree(token.i)
    return words[0].start, words[-1].end


def until_next_label(text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with what a colon introduces ended where the next "NAME:" begins."""
    labels = [
        attribution.source[0][0] for attribution in attributions if attribution.source and _is_label(text, attribution)
    ]
    return [
        attribution._replace(content=tuple(_before_label(text, span, labels) for span in attribution.content))
        if _is_label(text, attribution)
        else attribution
        for attribution in attributions
    ]


def _is_label(text: str, attribution: Attribution) -> bool:
    return any(text[slice(*span)].strip() == _LABEL_CUE for span in attribution.cue)


def _before_label(text: str, span: Range, labels: Sequence[int]) -> Range:
    end = min((label for label in labels if span[0] < label < span[1]), default=span[1])
    while end > span[0] + 1 and text[end - 1].isspace():
        end -= 1
    return span[0], end
