"""Dates, clock times, durations and recurring times, resolved against the report's date and the verb's tense."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.analysers import Analyser
from copydesk.model.marks import EventRole, Time, TimeRelation
from copydesk.model.span import Span
from copydesk.reading import Reading, Token
from copydesk.text import calendar
from copydesk.text.anchoring import Anchor, resolve
from copydesk.text.timex import Timex, find_timexes

NO_DATE = "the report bears no date to count from"
NOT_A_DATE = "it names no day"


def find(reading: Reading) -> Iterator[Time]:
    """Time expressions in order of place; a relative one in a report without a date keeps its form and says why."""
    published = calendar.parse_published(reading.report.published)
    mentioned: str | None = None
    for timex in find_timexes(reading.text):
        if reading.has_syntax and not _reads_as_time(reading, timex):
            continue
        tense = _tense(reading, timex) if reading.has_syntax else -1
        value = resolve(timex, Anchor(published, mentioned), tense)
        if value is None and published is not None:
            continue
        bounds = calendar.bounds(value) if value else None
        if timex.type in ("DATE", "TIME") and value and bounds:
            mentioned = value
        dated = _dated(reading, timex) if reading.has_syntax else None
        yield Time(
            span=reading.span(timex.start, timex.end),
            type=timex.type,
            value=value,
            earliest=bounds[0] if bounds else None,
            latest=bounds[1] if bounds else None,
            unresolved=None if bounds else NO_DATE if published is None and timex.when else NOT_A_DATE,
            clause=dated.clause if dated else None,
            verb=dated.verb if dated else None,
            terms=reading.terms(dated.clause.start, dated.clause.end) if dated else (),
            relation=dated.relation if dated else "at",
            role=dated.role if dated else "event",
        )


def _reads_as_time(reading: Reading, timex: Timex) -> bool:
    """False where the parse shows another word: "may" the modal, "fell" seasons, "2000 people"."""
    tokens = reading.tokens_in(timex.start, timex.end)
    if len(tokens) != 1:
        return True
    token = tokens[0]
    if token.lower in ("may", "march", "spring", "fall", "second") and token.pos in ("VERB", "AUX"):
        return False
    if token.text.isdigit() and token.dep == "nummod":
        head = reading.tokens[token.head]
        if head.tag == "NNS" and not any(child.tag in ("DT", "PRP$") for child in reading.children(head.i)):
            return False
    return True


def _tense(reading: Reading, timex: Timex) -> int:
    """Tense of the nearest verb above the expression: -1 past, 0 present or unknown, 1 future."""
    tokens = reading.tokens_in(timex.start, timex.end)
    if not tokens:
        return 0
    inside = {token.i for token in tokens}
    token = next((t for t in tokens if t.head not in inside), tokens[-1])
    for _ in range(12):
        if token.pos in ("VERB", "AUX") and token.i not in inside:
            found = verb_tense(reading, token)
            if found is not None:
                return found
        if token.head == token.i:
            break
        token = reading.tokens[token.head]
    return 0


def verb_tense(reading: Reading, verb: Token) -> int | None:
    """-1 past, 0 present, 1 future; None for a form without tense, whose governor tells."""
    helpers = [child for child in reading.children(verb.i) if child.dep in ("aux", "auxpass")]
    if any(child.tag == "MD" for child in helpers):
        modal = next(child.lower for child in helpers if child.tag == "MD")
        if any(child.lemma == "have" for child in helpers):
            return -1
        return (
            1
            if modal in ("will", "'ll", "shall", "wo", "would", "can", "may", "could", "might", "should", "must")
            else 0
        )
    tags = [child.tag for child in helpers] or [verb.tag]
    if verb.tag == "VBD" or "VBD" in tags:
        return -1
    if verb.tag == "VBN" and any(child.lemma == "have" for child in helpers):
        return -1
    if any(tag in ("VBZ", "VBP") for tag in tags):
        return 0
    if any(child.tag == "TO" for child in helpers):
        return 1
    if verb.tag == "VBN":
        return -1
    return None


class _Dated(NamedTuple):
    """What a time dates: the clause, the lemma of its verb, how they lie to one another, and what kind of event."""

    clause: Span
    verb: str
    relation: TimeRelation
    role: EventRole


# Verbs that only report that words were uttered; what is announced, ordered or demanded is done by saying it.
_SAYING = frozenset("say tell add note explain recall remark comment reply respond think believe know".split())
_RELATIONS: dict[str, TimeRelation] = {
    "since": "since", "after": "after", "following": "after", "before": "before", "until": "until", "till": "until",
    "by": "before", "from": "since",
}  # fmt: skip
_CONDITIONS = frozenset("if unless whether".split())
_SUBJECTS = frozenset("nsubj nsubjpass expl csubj csubjpass".split())
_QUOTE_OPENS = re.compile('[“"]|``')
_QUOTE_CLOSES = re.compile("[”\"]|''")


def _dated(reading: Reading, timex: Timex) -> _Dated | None:
    tokens = reading.tokens_in(timex.start, timex.end)
    if not tokens:
        return None
    inside = {token.i for token in tokens}
    top = next((token for token in tokens if token.head not in inside), None)
    if top is None or top.head == top.i:
        return None
    relation: TimeRelation = "at"
    head = reading.tokens[top.head]
    while head.pos in ("ADP", "SCONJ", "ADV") and head.head != head.i:
        relation = _RELATIONS.get(head.lower, relation)
        head = reading.tokens[head.head]
    if head.pos not in ("VERB", "AUX") or top.dep in _SUBJECTS:
        return None
    start, end = _clause(reading, head)
    if start >= end:
        return None
    return _Dated(reading.span(start, end), head.lemma.lower(), relation, _role(reading, head, start))


def _role(reading: Reading, verb: Token, start: int) -> EventRole:
    sentence = reading.sentence_at(start)
    if sentence is not None:
        before = reading.text[sentence.start : start]
        if len(_QUOTE_OPENS.findall(before)) > len(_QUOTE_CLOSES.findall(before.replace('"', "", 1))):
            return "quoted"
    token = verb
    for _ in range(6):
        if any(child.dep == "mark" and child.lower in _CONDITIONS for child in reading.children(token.i)):
            return "condition"
        if token.head == token.i:
            break
        token = reading.tokens[token.head]
    return "saying" if verb.lemma.lower() in _SAYING else "event"


def _clause(reading: Reading, verb: Token) -> tuple[int, int]:
    """The words from the subject of `verb` (its own, or the one that it shares) to the end of what hangs on it."""
    token = verb
    for _ in range(6):
        own = any(child.dep in _SUBJECTS for child in reading.children(token.i))
        if own and token.dep != "relcl":
            break
        if token.head == token.i:
            break
        token = reading.tokens[token.head]
        if token.pos in ("NOUN", "PROPN", "PRON") and own:
            break
    below = [t for t in reading.subtree(token.i) if not _apart(reading, token, t)]
    return _trimmed(reading, below)


def _apart(reading: Reading, top: Token, token: Token) -> bool:
    return False


def _trimmed(reading: Reading, tokens: list[Token]) -> tuple[int, int]:
    low, high = 0, len(tokens)
    while low < high and (tokens[low].pos in ("PUNCT", "CCONJ", "SCONJ", "SPACE") or tokens[low].dep in ("mark", "cc")):
        low += 1
    while high > low and tokens[high - 1].pos in ("PUNCT", "SPACE") and tokens[high - 1].text not in ')”"':
        high -= 1
    return (tokens[low].start, tokens[high - 1].end) if low < high else (0, 0)


ANALYSER = Analyser("times", "1", Time, find)
