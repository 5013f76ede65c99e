"""Contents and sources mended by syntax: phrases broken off in the middle, hearers taken for speakers, scraps."""

from __future__ import annotations

import re

from copydesk.analysers.quotes.tagging import Attribution, Range
from copydesk.reading import Reading, Token

_LONGEST_REPAIR = 12  # words; a longer remainder is another clause more often than a lost end
# Relations whose dependent makes no phrase without its governor right after it ("the | mayor", "Justice | Department").
_LEFT_OPEN = frozenset({"det", "compound", "amod", "nmod", "nummod", "poss", "case", "quantmod"})
# Verbs whose participle describes the hearer, and those whose passive has the one spoken of for its subject; the
# subject of other passives ("was surprised that") is often the source after all.
_ADDRESSES = frozenset({"ask", "tell", "question", "press", "quiz", "inform", "warn", "advise", "urge", "remind"})
_JUDGEMENTS = frozenset("accuse attack blame charge condemn criticize criticise denounce fault mock praise".split())
_IMPERSONAL = frozenset({"emerge", "appear", "seem", "transpire"})
_ACTIVE = frozenset({"nsubj", "aux"})
_SCRAP_SHARE = 5  # a piece this many times shorter than the quotation it lies in is a slip, not a nested quotation
_NOMINAL = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_QUOTED = re.compile('[“”"‘]')
_STRAY = frozenset({",", "-", "--", "–", "—", ";"})


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
        governor = reading.tokens[following.head]
        repaired = added and following.dep == "prep" and governor.pos in _NOMINAL and first <= governor.i <= last.i
        if not (_is_open(reading, last, following) or _is_joined(reading, following, first, last) or repaired):
            break
        added += 1
        last = following
    return span[0], last.end if added else span[1]


def _is_open(reading: Reading, last: Token, following: Token) -> bool:
    """True in the middle of a noun phrase, and between a preposition and its object."""
    while last.dep == "conj":  # "the mine or quarry | licence"
        last = reading.tokens[last.head]
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


def whole(reading: Reading, attribution: Attribution) -> Attribution:
    """The attribution with words put where they belong: names with their titles, tails with their own clause."""
    if not reading.has_syntax or not attribution.content:
        return attribution
    attribution = _with_name(reading, _of_the_document(reading, attribution))
    content = _attached(reading.text, attribution)
    return attribution._replace(content=tuple(_without_tail(reading, span) for span in content))


def _with_name(reading: Reading, attribution: Attribution) -> Attribution:
    """ "Ida Krum, the mayor, said that": the name beside the title is the source's and not what was said."""
    if len(attribution.content) < 2 or not attribution.source:
        return attribution
    start, end = attribution.source[0]
    for span in attribution.content:
        beside = span[1] <= start and reading.text[span[1] : start].strip() == ","
        if beside and all(token.pos == "PROPN" for token in reading.tokens_in(*span)):
            rest = tuple(other for other in attribution.content if other != span)
            if not any(token.dep in _SUBJECTS for other in rest for token in reading.tokens_in(*other)):
                return attribution  # "Krum, officials said, resigned"
            return attribution._replace(content=rest, source=((span[0], end), *attribution.source[1:]))
    return attribution


def _of_the_document(reading: Reading, attribution: Attribution) -> Attribution:
    """ "The minutes, seen by the Mail, record that": not the paper that saw them is the source."""
    if not attribution.source:
        return attribution
    for agent in reading.tokens_in(*attribution.source[0]):
        by = reading.tokens[agent.head]
        seen = reading.tokens[by.head]
        if by.dep != "agent" or by.lower != "by" or seen.dep not in ("acl", "relcl"):
            continue
        subject = reading.tokens[seen.head]
        told = any(start <= reading.tokens[subject.head].start < end for start, end in attribution.cue)
        if subject.dep == "nsubj" and told:
            words = [token for token in reading.subtree(subject.i) if token.i < seen.i]
            stop = next((k for k, token in enumerate(words) if token.text == "," and token.i > subject.i), len(words))
            return attribution._replace(source=((words[0].start, words[stop - 1].end), *attribution.source[1:]))
    return attribution


def _attached(text: str, attribution: Attribution) -> tuple[Range, ...]:
    """The pieces of content without those that stand apart: prose between them that is no cue or source parts them."""
    kept: list[Range] = []
    for span in attribution.content:
        between = (kept[-1][1], span[0]) if kept else (span[0], span[0])
        told = any(between[0] <= start < between[1] for start, _ in [*attribution.cue, *attribution.source])
        prose = any(map(str.isalnum, text[slice(*between)]))
        if not (prose and not told and not _QUOTED.search(text[slice(*span)])):
            kept.append(span)
    return tuple(kept)


def _without_tail(reading: Reading, span: Range) -> Range:
    """The span without a last piece, behind a comma, that hangs on a word past the end; stray dashes cut."""
    inside = reading.tokens_in(*span)
    if _QUOTED.search(reading.text[slice(*span)]) or not inside:
        return span
    last = inside[-1].i
    for k, comma in enumerate(inside):
        tail = [token for token in inside[k + 1 :] if token.dep not in ("punct", "cc")]
        tops = [token.head for token in tail if not inside[k].i < token.head <= last]
        clause = any(token.pos in _VERBS and not inside[0].i <= token.head <= last for token in inside[:k])
        if comma.text == "," and clause and tops and min(tops) > last:
            inside = inside[:k]
            break
    while len(inside) > 1 and (inside[-1].text in _STRAY or inside[-1].dep == "cc"):
        inside = inside[:-1]
    return (span[0], inside[-1].end) if inside[-1].i < last else span


def without_hearer(reading: Reading, attribution: Attribution) -> Attribution:
    """The attribution without a source to whom, or of whom, it was said.

    "Asked whether it was safe, Reed left" and "Reed was accused of lying" do not quote Reed.
    """
    participles = [token for span in attribution.cue for token in reading.tokens_in(*span) if token.tag == "VBN"]
    verb = participles[-1] if participles else None  # the last: "have been asked"
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


def without_expletive(reading: Reading, attribution: Attribution) -> Attribution:
    """The attribution without the "it" of "it was announced that" and "it emerged that", who is nobody."""
    if not attribution.source or reading.text[slice(*attribution.source[0])].casefold() != "it":
        return attribution
    verbs = [token for span in attribution.cue for token in reading.tokens_in(*span) if token.pos in _VERBS]
    told = verbs[-1] if verbs else None
    passive = told is not None and any(child.dep == "auxpass" for child in reading.children(told.i))
    nobody = told is not None and (passive or told.lemma.lower() in _IMPERSONAL)
    return attribution._replace(source=()) if nobody else attribution


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
