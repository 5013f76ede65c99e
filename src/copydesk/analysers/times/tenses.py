"""How the verb above a time speaks of it: behind the report, at its day, or ahead."""

from __future__ import annotations

from copydesk.reading import Reading, Token
from copydesk.text.anchoring import FUTURE, OPEN, PAST, UNKNOWN
from copydesk.text.timeforms import Timex

# A deadline lies ahead of the verb that sets it: "gave them until Tuesday".
_DEADLINES = frozenset("until till by through to effective".split())
_SETS_DEADLINES = frozenset(
    """extend give have set schedule delay postpone order tell demand ask require expect plan move adjourn allow agree
    be""".split()
)


def tense_of(reading: Reading, timex: Timex) -> int:
    """How the nearest verb above the expression, or a preposition on the way, speaks of its time."""
    tokens = reading.tokens_in(timex.start, timex.end)
    if not tokens:
        return UNKNOWN
    inside = {token.i for token in tokens}
    token = next((t for t in tokens if t.head not in inside), tokens[-1])
    when = timex.when
    dated = when is not None and (when.weekday is not None or when.month is not None or timex.type == "DATE")
    only_weekday = when is not None and when.weekday is not None and when.month is None
    deadline = infinitive = to = False
    attributive = token.dep in _BEFORE_NOUN and reading.tokens[token.head].pos in ("NOUN", "PROPN")
    for _ in range(12):
        if token.i not in inside:
            own = token.lower != "to" or any(child.i in inside for child in reading.children(token.i))
            deadline = deadline or (
                own and dated and token.lower in _DEADLINES and token.pos in ("ADP", "SCONJ", "ADJ")
            )
            to = to or token.lower == "to"
            of_record = token.lower == "record" and reading.tokens[token.head].lower == "of"
            if token.lower == "due" and reading.tokens[token.head].tag in ("VBZ", "VBP"):
                return FUTURE
            if (token.lower in _YET_TO_COME or of_record) and not only_weekday:
                return OPEN
            if token.lower == "for" and (arranged := reading.tokens[token.head]).lemma.lower() in PLANNING:
                return OPEN if any(child.lower == "had" for child in reading.children(arranged.i)) else FUTURE
            if token.pos in ("VERB", "AUX"):
                found = verb_tense(reading, token)
                if found == UNKNOWN and any(child.lower == "due" for child in reading.children(token.i)):
                    return FUTURE  # "is due back on Sunday"
                if found == UNKNOWN and infinitive and not attributive:
                    return FUTURE
                if found == PAST and token.lemma.lower() in _INTENDING and token.tag == "VBD" and only_weekday:
                    return OPEN
                if token.tag == "VBG" and reading.tokens[token.head].lower in ("after", "since", "following"):
                    return PAST
                if found == PAST and deadline and token.lemma.lower() not in _SETS_DEADLINES and (only_weekday or to):
                    return PAST
                if found is not None and attributive and found != PAST:
                    return UNKNOWN  # "Thursday's closing price" is no later for what is done about it
                if found is not None:
                    return OPEN if (deadline or infinitive) and found in (PAST, UNKNOWN) else found
                infinitive = infinitive or is_infinitive(reading, token)
        if token.head == token.i:
            break
        token = reading.tokens[token.head]
    return OPEN if deadline or infinitive else UNKNOWN


# What is "payable Jan. 15 to stock of record Dec. 29" was told of before it, in whatever tense.
_YET_TO_COME = frozenset("payable due redeemable ending expiring maturing slated".split())


def _sets_end(reading: Reading, word: Token, inside: set[int]) -> bool:
    """True for "until", "by" and so on; "to" only right before the time, for "rose to a record in May" ends nothing."""
    if word.lower not in _DEADLINES or word.pos not in ("ADP", "SCONJ", "ADJ"):
        return False
    return word.lower != "to" or any(child.i in inside for child in reading.children(word.i))


def is_infinitive(reading: Reading, verb: Token) -> bool:
    return any(child.tag == "TO" for child in reading.children(verb.i))


_AHEAD = frozenset("will 'll shall wo would 'd".split())


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
    return PAST if verb.tag == "VBN" and not helpers and not is_infinitive(reading, verb) else None


# What is told as planned lies ahead of the report more often than the planning lies behind it.
_INTENDING = frozenset("plan schedule intend expect".split())
_BEFORE_NOUN = frozenset("poss compound nmod amod".split())
PLANNING = frozenset("plan schedule set announce expect propose promise call cancel postpone delay threaten".split())


def looks_back(reading: Reading, timex: Timex) -> bool:
    """True under a past perfect ("had warned them on May 3")."""
    tokens = reading.tokens_in(timex.start, timex.end)
    token = tokens[0]
    for _ in range(6):
        if token.pos == "VERB":
            return any(child.lower == "had" and child.dep == "aux" for child in reading.children(token.i))
        if token.head == token.i:
            break
        token = reading.tokens[token.head]
    return False
