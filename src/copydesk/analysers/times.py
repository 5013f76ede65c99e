"""Dates, clock times, durations and recurring times, resolved against the report's date and the verb's tense."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.analysers import Analyser
from copydesk.model.marks import EventRole, Time, TimeRelation
from copydesk.model.span import Span
from copydesk.reading import Reading, Token
from copydesk.text import calendar
from copydesk.text.anchoring import FUTURE, OPEN, PAST, UNKNOWN, Anchor, resolve
from copydesk.text.timeforms import Timex
from copydesk.text.timex import find_timexes

NO_DATE = "the report bears no date to count from"
NOT_A_DATE = "it names no day"


def find(reading: Reading) -> Iterator[Time]:
    """Time expressions in order of place; a relative one in a report without a date keeps its form and says why."""
    published = calendar.parse_published(reading.report.published)
    mentioned: str | None = None
    quarter: str | None = None
    for timex in find_timexes(reading.text):
        if reading.has_syntax and not _reads_as_time(reading, timex):
            continue
        tense = _tense(reading, timex) if reading.has_syntax else PAST
        value = resolve(timex, Anchor(published, mentioned, quarter), tense)
        if value is None and published is not None:
            continue
        bounds = calendar.bounds(value) if value else None
        if timex.type in ("DATE", "TIME") and value and bounds and not _is_comparison(timex):
            mentioned = value
            quarter = value if calendar.unit_of(value) == "Q" else quarter
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


def _is_comparison(timex: Timex) -> bool:
    """True for "a year earlier": what it is compared with stays the date that the text is about."""
    return timex.when is not None and (timex.when.by or 0) < 0 and timex.when.unit == "Y"


_ROUND = re.compile(r"\d\d00$")
_TITLED = frozenset("ORG WORK_OF_ART PRODUCT LAW".split())


def _reads_as_time(reading: Reading, timex: Timex) -> bool:
    """False where the parse shows another word: "may" the modal, seasons that "fell", "2000 people", "60 Minutes"."""
    tokens = reading.tokens_in(timex.start, timex.end)
    if not tokens or _in_a_title(reading, tokens):
        return False
    if len(tokens) != 1:
        return True
    token = tokens[0]
    if token.text == "Now":  # a sentence that opens so turns to the next point
        return False
    if token.lower in ("may", "march", "spring", "fall", "second") and token.pos in ("VERB", "AUX"):
        return False
    if token.lower in ("daily", "weekly", "quarterly") and token.pos in ("NOUN", "PROPN"):
        return False
    if token.text.isdigit() and token.dep == "nummod":
        head = reading.tokens[token.head]
        bare = not any(child.tag in ("DT", "PRP$") or child.dep == "poss" for child in reading.children(head.i))
        hedged = token.i > 0 and reading.tokens[token.i - 1].lower in _HEDGES
        if head.tag == "NNS" and (hedged or (bare and bool(_ROUND.match(token.text)))):
            return False
    return True


_HEDGES = frozenset("about nearly almost some roughly approximately over than least".split())


def _in_a_title(reading: Reading, tokens: Sequence[Token]) -> bool:
    """True inside the name of a programme, paper, firm or product that goes on beyond the time words."""
    first, last = tokens[0], tokens[-1]
    beyond = [reading.tokens[i] for i in (first.i - 1, last.i + 1) if 0 <= i < len(reading.tokens)]
    if first.entity in _TITLED:
        if last.i + 1 < len(reading.tokens) and beyond[-1].entity == first.entity and not beyond[-1].entity_start:
            return True
        if not first.entity_start:
            return True
    starts = first.i == 0 or reading.tokens[first.i - 1].sentence != first.sentence
    unit = last.text[:1].isupper() and last.lower in _UNIT_WORDS and not last.text.isupper()
    return unit and not starts


_UNIT_WORDS = frozenset("minutes hours days week weeks month months year years seconds night".split())
# A deadline lies ahead of the verb that sets it: "gave them until Tuesday".
_DEADLINES = frozenset("until till by through to effective".split())


def _tense(reading: Reading, timex: Timex) -> int:
    """How the nearest verb above the expression, or a preposition on the way, speaks of its time."""
    tokens = reading.tokens_in(timex.start, timex.end)
    if not tokens:
        return UNKNOWN
    inside = {token.i for token in tokens}
    token = next((t for t in tokens if t.head not in inside), tokens[-1])
    deadline = infinitive = False
    for _ in range(12):
        if token.i not in inside:
            deadline = deadline or (token.lower in _DEADLINES and token.pos in ("ADP", "SCONJ", "ADJ"))
            if token.pos in ("VERB", "AUX"):
                found = verb_tense(reading, token)
                if found == UNKNOWN and infinitive:
                    return FUTURE
                if found is not None:
                    return OPEN if (deadline or infinitive) and found in (PAST, UNKNOWN) else found
                infinitive = infinitive or _is_infinitive(reading, token)
        if token.head == token.i:
            break
        token = reading.tokens[token.head]
    return OPEN if deadline or infinitive else UNKNOWN


def _is_infinitive(reading: Reading, verb: Token) -> bool:
    return any(child.tag == "TO" for child in reading.children(verb.i))


_AHEAD = frozenset("will 'll shall wo".split())


def verb_tense(reading: Reading, verb: Token) -> int | None:
    """PAST, UNKNOWN (present), OPEN or FUTURE; None for a form without tense, whose governor tells."""
    helpers = [child for child in reading.children(verb.i) if child.dep in ("aux", "auxpass")]
    modal = next((child.lower for child in helpers if child.tag == "MD"), None)
    had = any(child.lemma == "have" for child in helpers)
    if modal is not None:
        if modal in _AHEAD:
            return FUTURE
        return PAST if had else OPEN
    tags = [child.tag for child in helpers] or [verb.tag]
    if "VBD" in tags or (verb.tag == "VBN" and had):
        return PAST
    if any(tag in ("VBZ", "VBP") for tag in tags):
        return UNKNOWN
    return PAST if verb.tag == "VBN" and not _is_infinitive(reading, verb) else None


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
