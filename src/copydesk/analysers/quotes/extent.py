"""Contents and sources mended by syntax: phrases broken off in the middle, hearers taken for speakers, scraps."""

from __future__ import annotations

from copydesk.analysers.quotes.tagging import Attribution, Range
from copydesk.reading import Reading, Token

_LONGEST_REPAIR = 12  # words; a longer remainder is another clause more often than a lost end
# Relations whose dependent makes no phrase without its governor right after it ("the | mayor", "Justice | Department").
_LEFT_OPEN = frozenset({"det", "compound", "amod", "nummod", "poss", "case", "quantmod"})
# Verbs whose participle describes the hearer, and those whose passive has the one spoken of for its subject; the
# subject of other passives ("was surprised that") is often the source after all.
_ADDRESSES = frozenset({"ask", "tell", "question", "press", "quiz", "inform", "warn", "advise", "urge", "remind"})
_JUDGEMENTS = frozenset("accuse attack blame charge condemn criticize criticise denounce fault mock praise".split())
_ACTIVE = frozenset({"nsubj", "aux"})
_SCRAP_SHARE = 5  # a piece this many times shorter than the quotation it lies in is a slip, not a nested quotation
_NOMINAL = frozenset({"NOUN", "PROPN"})


def complete(reading: Reading, attribution: Attribution) -> Attribution:
    """The attribution with each content and source run on to the end of the phrase that it breaks off in."""
    if not reading.has_syntax:
        return attribution
    taken = [*attribution.cue, *attribution.source]
    content = tuple(_run_on(reading, span, [*taken, *attribution.content]) for span in attribution.content)
    source = tuple(_run_on(reading, span, [*attribution.cue, *attribution.content]) for span in attribution.source)
    return attribution._replace(content=content, source=source)


def _run_on(reading: Reading, span: Range, taken: list[Range]) -> Range:
    inside = reading.tokens_in(*span)
    if not inside:
        return span
    first, last, added = inside[0].i, inside[-1], 0
    while added < _LONGEST_REPAIR and last.i + 1 < len(reading.tokens):
        following = reading.tokens[last.i + 1]
        if following.sentence != last.sentence or not following.text[0].isalnum():
            break
        if any(start < following.end and following.start < end for start, end in taken):
            break
        if not (_is_open(last, following) or _is_joined(reading, following, first, last)):
            break
        added += 1
        last = following
    return span[0], last.end if added else span[1]


def _is_open(last: Token, following: Token) -> bool:
    """True in the middle of a noun phrase, and between a preposition and its object."""
    if last.dep == "prep":
        return following.head == last.i or following.dep in _LEFT_OPEN
    return last.dep in _LEFT_OPEN and last.head >= following.i


def _is_joined(reading: Reading, following: Token, first: int, last: Token) -> bool:
    """True for "or" and "and" that join another noun to a noun of the phrase, and for that noun."""
    if last.dep == "cc":
        return True
    governor = reading.tokens[following.head]
    if following.dep != "cc" or governor.pos not in _NOMINAL or not first <= governor.i <= last.i:
        return False
    return any(child.dep == "conj" and child.pos in _NOMINAL for child in reading.children(governor.i))


def without_hearer(reading: Reading, attribution: Attribution) -> Attribution:
    """The attribution without a source to whom, or of whom, it was said.

    "Asked whether it was safe, Reed left" and "Reed was accused of lying" do not quote Reed.
    """
    verb = next((token for span in attribution.cue for token in reading.tokens_in(*span) if token.tag == "VBN"), None)
    if verb is None or not attribution.source:
        return attribution
    start, end = attribution.source[0]
    if reading.text[:start].rstrip().casefold().endswith(" by"):
        return attribution
    children = reading.children(verb.i)
    lemma = verb.lemma.lower()
    suffers = any(child.dep == "nsubjpass" and start <= child.start < end for child in children)
    asked = lemma in _ADDRESSES and not any(child.dep in _ACTIVE for child in children)
    suffers = suffers and lemma in _ADDRESSES | _JUDGEMENTS
    return attribution._replace(source=()) if suffers or asked else attribution


def without_scraps(attributions: list[Attribution]) -> list[Attribution]:
    """Attributions without the odd words that they take out of another one's quotation."""
    return [
        attribution._replace(
            content=tuple(span for span in attribution.content if not _is_scrap(span, attribution, attributions))
        )
        for attribution in attributions
    ]


def _is_scrap(span: Range, attribution: Attribution, others: list[Attribution]) -> bool:
    return len(attribution.content) > 1 and any(
        start <= span[0] and span[1] <= end and (end - start) > _SCRAP_SHARE * (span[1] - span[0])
        for other in others
        if other.cue != attribution.cue
        for start, end in other.content
    )
