"""Dates, clock times, durations and recurring times, resolved against the report's date and the verb's tense.

Longer than most modules: finding the clause that a time dates (second half) rests on the parse, so it has to be done
here, and no analyser may import another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from copydesk.analysers import Analyser
from copydesk.model.marks import EventRole, Time, TimeRelation
from copydesk.model.span import Span
from copydesk.reading import Reading, SentenceTokens, Token
from copydesk.text import calendar
from copydesk.text.anchoring import FUTURE, OPEN, PAST, UNKNOWN, Anchor, resolve
from copydesk.text.timeforms import Timex
from copydesk.text.timex import find_timexes

NO_DATE = "the report bears no date to count from"
NOT_A_DATE = "it names no day"


def find(reading: Reading) -> Iterator[Time]:
    """Time expressions in order of place; a relative one in a report without a date keeps its form and says why."""
    published = calendar.parse_published(reading.report.published)
    anchor = Anchor(published)
    timexes = find_timexes(reading.text)
    for timex in timexes:
        if reading.has_syntax and not _reads_as_time(reading, timex):
            continue
        timex = _without_conjunction(reading, timex)
        tense = _tense(reading, timex) if reading.has_syntax else PAST
        value = resolve(timex, anchor, tense)
        if value is None and published is not None:
            continue
        bounds = _bounds(timex, value, published)
        if timex.type in ("DATE", "TIME") and value and bounds and not _is_comparison(timex):
            anchor = _moved(anchor, value, reading.has_syntax and _looks_back(reading, timex))
        dated = _dated(reading, timex, value) if reading.has_syntax else None
        yield Time(
            span=reading.span(timex.start, timex.end),
            type=timex.type,
            value=value,
            earliest=bounds[0] if bounds else None,
            latest=bounds[1] if bounds else None,
            unresolved=None if bounds else NO_DATE if published is None and timex.when else NOT_A_DATE,
            clause=dated.clause if dated else None,
            verb=dated.verb if dated else None,
            terms=_terms(reading, dated.clause, timexes) if dated else (),
            relation=dated.relation if dated else "at",
            role=dated.role if dated else "event",
            zone=timex.when.zone if timex.when else None,
        )


def _without_conjunction(reading: Reading, timex: Timex) -> Timex:
    """ "Noting that Tuesday is the day": its "that" is no part of the date."""
    first = reading.token_at(timex.start)
    if timex.when is None or first is None or first.lower != "that" or first.tag != "IN":
        return timex
    return timex._replace(start=reading.tokens[first.i + 1].start, when=timex.when._replace(base="now", lean=None))


def _moved(anchor: Anchor, value: str, looks_back: bool) -> Anchor:
    """The anchor after a date was mentioned; a day that is only looked back on does not become the day told of."""
    unit = calendar.unit_of(value)
    return anchor._replace(
        mentioned=value,
        day=value if unit == "D" and not looks_back else anchor.day,
        quarter=value if unit == "Q" else anchor.quarter,
    )


def _looks_back(reading: Reading, timex: Timex) -> bool:
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


def _bounds(timex: Timex, value: str | None, published: datetime | None) -> tuple[str, str] | None:
    if value is None:
        return None
    if timex.type == "DURATION":
        return calendar.stretch(value, timex.mod, published)
    return calendar.narrowed(value, timex.mod, published)


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
    if _in_quoted_name(reading, first):
        return True
    beyond = [reading.tokens[i] for i in (first.i - 1, last.i + 1) if 0 <= i < len(reading.tokens)]
    if first.entity in _TITLED:
        if last.i + 1 < len(reading.tokens) and beyond[-1].entity == first.entity and not beyond[-1].entity_start:
            return True
        if not first.entity_start:
            return True
    starts = first.i == 0 or reading.tokens[first.i - 1].sentence != first.sentence
    unit = last.text[:1].isupper() and last.lower in _UNIT_WORDS and not last.text.isupper()
    return unit and not starts


def _in_quoted_name(reading: Reading, token: Token) -> bool:
    """True between quotation marks that hold nothing but a few capitalised words: a programme, a book, a film."""
    left, right = token.i, token.i
    while left > 0 and token.i - left < 6 and not _is_quote(reading.tokens[left - 1]):
        left -= 1
    while right + 1 < len(reading.tokens) and right - token.i < 6 and not _is_quote(reading.tokens[right + 1]):
        right += 1
    closed = left > 0 and right + 1 < len(reading.tokens)
    if not closed or not (_is_quote(reading.tokens[left - 1]) and _is_quote(reading.tokens[right + 1])):
        return False
    words = [t for t in reading.tokens[left : right + 1] if t.text[0].isalpha()]
    return bool(words) and all(word.text[0].isupper() for word in words)


def _is_quote(token: Token) -> bool:
    return token.text in ('"', "“", "”", "``", "''", "‘", "’")


_UNIT_WORDS = frozenset("minutes hours days week weeks month months year years seconds night".split())
# A deadline lies ahead of the verb that sets it: "gave them until Tuesday".
_DEADLINES = frozenset("until till by through to effective".split())
_SETS_DEADLINES = frozenset(
    """extend give have set schedule delay postpone order tell demand ask require expect plan move adjourn allow agree
    be""".split()
)


def _tense(reading: Reading, timex: Timex) -> int:
    """How the nearest verb above the expression, or a preposition on the way, speaks of its time."""
    tokens = reading.tokens_in(timex.start, timex.end)
    if not tokens:
        return UNKNOWN
    inside = {token.i for token in tokens}
    token = next((t for t in tokens if t.head not in inside), tokens[-1])
    when = timex.when
    dated = when is not None and (when.weekday is not None or when.month is not None or timex.type == "DATE")
    only_weekday = when is not None and when.weekday is not None and when.month is None
    deadline = infinitive = False
    for _ in range(12):
        if token.i not in inside:
            deadline = deadline or (dated and token.lower in _DEADLINES and token.pos in ("ADP", "SCONJ", "ADJ"))
            if token.lower == "for" and (arranged := reading.tokens[token.head]).lemma.lower() in _PLANNING:
                return OPEN if any(child.lower == "had" for child in reading.children(arranged.i)) else FUTURE
            if token.pos in ("VERB", "AUX"):
                found = verb_tense(reading, token)
                if found == UNKNOWN and infinitive:
                    return FUTURE
                if token.tag == "VBG" and reading.tokens[token.head].lower in ("after", "since", "following"):
                    return PAST
                if found == PAST and deadline and only_weekday and token.lemma.lower() not in _SETS_DEADLINES:
                    return PAST
                if found is not None:
                    return OPEN if (deadline or infinitive) and found in (PAST, UNKNOWN) else found
                infinitive = infinitive or _is_infinitive(reading, token)
        if token.head == token.i:
            break
        token = reading.tokens[token.head]
    return OPEN if deadline or infinitive else UNKNOWN


def _is_infinitive(reading: Reading, verb: Token) -> bool:
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
    return PAST if verb.tag == "VBN" and not _is_infinitive(reading, verb) else None


def _terms(reading: Reading, clause: Span, timexes: Sequence[Timex]) -> tuple[str, ...]:
    """Content lemmas of the clause without those of its time expressions: what happened, not when."""
    found: list[str] = []
    at = clause.start
    for timex in timexes:
        if at <= timex.start < clause.end:
            found.extend(reading.terms(at, timex.start) if timex.start > at else ())
            at = timex.end
    if at < clause.end:
        found.extend(reading.terms(at, clause.end))
    return tuple(found)


class _Dated(NamedTuple):
    """What a time dates: the clause, the lemma of its verb, how they lie to one another, and what kind of event."""

    clause: Span
    verb: str
    relation: TimeRelation
    role: EventRole


# Verbs that only report that words were uttered; what is announced, ordered or demanded is done by saying it.
_SAYING = frozenset(
    """say tell add note explain recall remark comment reply respond think believe know report write state maintain
    contend argue insist suggest indicate stress emphasize mention speak talk""".split()
)
_RELATIONS: dict[str, TimeRelation] = {
    "since": "since", "after": "after", "following": "after", "before": "before", "until": "until", "till": "until",
    "by": "before", "from": "since",
}  # fmt: skip
_PLANNING = frozenset("plan schedule set announce expect propose promise call cancel postpone delay threaten".split())
_HYPOTHETICAL = frozenset("should could might may must ought".split())
_CONDITIONS = frozenset("if unless whether".split())
_NOUN_CLAUSES = frozenset(["relcl", "acl"])
_SUBJECTS = frozenset("nsubj nsubjpass expl csubj csubjpass".split())
_QUOTE_OPENS = re.compile('[“"]|``')
_QUOTE_CLOSES = re.compile("[”\"]|''")


def _dated(reading: Reading, timex: Timex, value: str | None) -> _Dated | None:
    """The clause whose verb the expression dates; None where it hangs on a noun or is itself a subject."""
    tokens = reading.tokens_in(timex.start, timex.end)
    inside = {token.i for token in tokens}
    top = next((token for token in tokens if token.head not in inside), None)
    if top is None or top.head == top.i or top.dep in _SUBJECTS:
        return None
    relation: TimeRelation = "at"
    head = reading.tokens[top.head]
    bare = head.pos not in ("ADP", "SCONJ", "ADV")
    while head.pos in ("ADP", "SCONJ", "ADV") and head.head != head.i:
        relation = _RELATIONS.get(head.lower, relation)
        head = reading.tokens[head.head]
    if timex.mod in ("PRIOR", "NEXT"):
        relation = "at"
    if head.pos in ("NOUN", "PROPN"):
        head = _verb_of_noun(reading, head, timex, bare, value)
    if head.pos not in ("VERB", "AUX"):
        return None
    governor = _governor(reading, head)
    start, end = _clause(reading, governor, timex)
    if not start <= timex.start < end:
        return None
    role = _role(reading, head, governor, start)
    sentence = reading.sentence_at(timex.start)
    start = _past_furniture(reading, start, timex.start)
    if sentence is not None and role != "quoted" and _leans_on_context(reading, sentence, start):
        if governor.dep not in ("ccomp", "conj", "ROOT"):
            return None
        start, end = _trimmed(reading.tokens[sentence.first : sentence.last])
    if _has_open_mark(reading.text[start:end]) or len(reading.tokens_in(start, end)) > _TOO_LONG_TOKENS:
        return None
    named = _named_event(reading, timex, tokens[0]) if role == "event" else None
    if named is not None:
        return _Dated(reading.span(start, end), named.lemma.lower(), relation, "named")
    return _Dated(reading.span(start, end), head.lemma.lower(), relation, role)


def _named_event(reading: Reading, timex: Timex, first: Token) -> Token | None:
    """The noun of "before the grounding, at 6:25 a.m.": a plain definite event right before the clock time."""
    i = first.i - 1
    while i > 0 and reading.tokens[i].lower in ("at", ",", "about", "around"):
        i -= 1
    noun = reading.tokens[i]
    before = reading.tokens[i - 1].lower if i > 0 else ""
    clock = timex.when is not None and timex.when.clock is not None
    return noun if clock and noun.pos == "NOUN" and before == "the" and _happens(noun) else None


_OBJECT_PATH = frozenset("dobj pobj prep conj attr oprd dative appos agent".split())


def _verb_of_noun(reading: Reading, noun: Token, timex: Timex, bare: bool, value: str | None) -> Token:
    """The verb above a noun that the parser hung the time on, where the time must be the verb's as well; else `noun`.

    A bare "Sunday" cannot modify a person's name, nor "on Sunday" a thing that does not happen; and what happens to an
    object on the day of the report happens that day too, unless the verb tells of plans.
    """
    token = noun
    while token.dep in _OBJECT_PATH and token.pos not in ("VERB", "AUX"):
        token = reading.tokens[token.head]
    of_the_day = value is not None and value[:10] == (reading.report.published or "")[:10]
    follows = token.end <= timex.start and noun.end <= timex.start
    told = token.pos == "VERB" and verb_tense(reading, token) in (PAST, FUTURE) and token.lemma.lower() not in _PLANNING
    thing = noun.pos == "PROPN" if bare else not _happens(noun)
    return token if follows and told and (of_the_day or thing) else noun


# Nouns of events that are verbs as they stand, or no derivation shows it; the rest end as nouns made of verbs do.
_HAPPENINGS = frozenset(
    """attack vote election speech interview conference crash blast fire game match debate hearing trial visit summit
    march protest rally war raid storm flood earthquake deadline letter report article tweet post show race fight
    march walk talk strike raid bid offer call move plan deal sale loss win defeat murder death birth rise fall cut
    increase drop exam concert festival ceremony funeral service vigil party dinner lunch breakfast trip tour flight
    parade riot coup poll primary caucus convention siege ambush assault clash collapse quake launch landing release
    request claim charge appeal lawsuit suit ruling order review study test search arrest rescue remark comment note
    day week month year tragedy disaster incident event accident hurricane tornado eruption outbreak""".split()
)
_MADE_OF_VERBS = re.compile(r"(?:tion|sion|ment|ing|ance|ence|al|ure|ery|sis)$")


def _happens(noun: Token) -> bool:
    lemma = noun.lemma.lower()
    return noun.pos != "PROPN" and (lemma in _HAPPENINGS or _MADE_OF_VERBS.search(lemma) is not None)


def _has_subject(reading: Reading, verb: Token) -> bool:
    return any(child.dep in _SUBJECTS for child in reading.children(verb.i))


def _is_finite(reading: Reading, verb: Token) -> bool:
    forms = [verb.tag, *(child.tag for child in reading.children(verb.i) if child.dep in ("aux", "auxpass"))]
    return any(tag in ("VBD", "VBZ", "VBP", "MD") for tag in forms)


def _governor(reading: Reading, verb: Token) -> Token:
    """The verb whose subject is the subject of `verb`: itself, or the one above that shares its subject with it."""
    token = verb
    for _ in range(6):
        if _has_subject(reading, token) or token.head == token.i:
            break
        above = reading.tokens[token.head]
        if above.pos not in ("VERB", "AUX") and token.dep not in ("pcomp", "advcl", "prep"):
            break
        token = above
    return token


def _clause(reading: Reading, verb: Token, timex: Timex) -> tuple[int, int]:
    """From the subject of `verb` to the end of what hangs on it, without clauses that stand by themselves.

    A relative or participial clause takes the noun that it describes along; a verb without a subject, its sentence.
    """
    top = verb
    if verb.dep == "relcl" and _is_finite(reading, verb) and reading.tokens[verb.head].pos in ("NOUN", "PROPN"):
        if not any(child.dep in _SUBJECTS and child.tag in ("WP", "WDT") for child in reading.children(verb.i)):
            return 0, 0  # "the comments he made on Tuesday"
        top = reading.tokens[verb.head]
    elif verb.pos not in ("VERB", "AUX"):
        return 0, 0
    elif not _has_subject(reading, verb) or not _is_finite(reading, verb):
        if verb.dep in _NOUN_CLAUSES:
            return 0, 0
        sentence = reading.sentence_at(verb.start)
        return _trimmed(reading.tokens[sentence.first : sentence.last]) if sentence else (0, 0)
    low, high = 0, len(reading.tokens)
    for other in _coordinated(reading, verb):
        own = reading.subtree(other.i)
        if own[0].start >= timex.end:
            high = min(high, own[0].i)
        elif own[-1].end <= timex.start and other.i < verb.i:
            low = max(low, own[-1].i + 1)
    kept = [token for token in reading.subtree(top.i) if low <= token.i < high]
    return _trimmed(_cut_short(kept, timex))


def _coordinated(reading: Reading, verb: Token) -> Iterator[Token]:
    """Clauses beside that of `verb` with subjects of their own, and those beside them."""
    for child in reading.children(verb.i):
        if child.dep == "parataxis" or (child.dep in ("conj", "ccomp") and child.i < verb.i):
            yield child
        elif child.dep == "conj" and child.pos in ("VERB", "AUX"):
            if _has_subject(reading, child):
                yield child
            else:
                yield from _coordinated(reading, child)


# A clause longer than this ends at the first dash or semicolon after its time,
# or else at the first comma before a relative or participial clause, when so many words stand before it.
_LONG_CLAUSE_TOKENS, _SHORT_CLAUSE_TOKENS = 40, 12
# "In the opposite direction: During the campaign": what stands before a colon this near the start only leads in.
_INTRODUCTION_TOKENS = 10
# Past this length a parse of the whole clause is seldom right, and nobody reads it as one line of a timeline.
_TOO_LONG_TOKENS = 60
_BREAKS = frozenset(["—", "–", "--", ";", "_"])


def _can_end(token: Token) -> bool:
    return token.pos not in ("PRON", "DET", "ADP", "SCONJ", "AUX", "CCONJ", "PUNCT")


def _ends_phrase(tokens: Sequence[Token], comma: int) -> bool:
    following = tokens[comma + 1] if comma + 1 < len(tokens) else None
    return following is not None and (following.tag in ("WDT", "WP", "VBG", "WRB", "IN") or following.dep == "cc")


def _cut_short(tokens: Sequence[Token], timex: Timex) -> list[Token]:
    for k, token in enumerate(tokens[:_INTRODUCTION_TOKENS]):
        if token.text == ":" and token.end <= timex.start:
            tokens = tokens[k + 1 :]
            break
    if len(tokens) > _LONG_CLAUSE_TOKENS:
        dashes = [k for k, token in enumerate(tokens) if token.text in _BREAKS and token.start >= timex.end]
        if len(dashes) % 2 == 1 and _can_end(tokens[dashes[0] - 1]):  # a pair of dashes goes on after the second
            return list(tokens[: dashes[0]])
        for k, token in enumerate(tokens):
            if k >= _SHORT_CLAUSE_TOKENS and token.text == "," and token.start >= timex.end and _ends_phrase(tokens, k):
                return list(tokens[:k])
    return list(tokens)


_LEANING = frozenset("he she it they who which that this these those we i you".split())


def _leans_on_context(reading: Reading, sentence: SentenceTokens, start: int) -> bool:
    """True for a clause inside a sentence that opens with a pronoun: alone it would not say who."""
    first = reading.token_at(start)
    return first is not None and first.lower in _LEANING and first.i > sentence.first


def _past_furniture(reading: Reading, start: int, until: int) -> int:
    """Where the clause begins after a dateline that shares its line."""
    for piece in reading.report.furniture:
        if piece.span.start < until and start < piece.span.end <= until:
            start = piece.span.end
    while start < until and not reading.text[start].isalnum() and reading.text[start] not in "“\"'‘":
        start += 1
    return start


def _has_open_mark(clause: str) -> bool:
    """True when a quotation or a bracket begins or ends inside the clause without its other half."""
    halves = clause.count("“") != clause.count("”") or clause.count("(") != clause.count(")")
    return halves or clause.count('"') % 2 == 1


def _role(reading: Reading, verb: Token, governor: Token, start: int) -> EventRole:
    paragraph = reading.text.rfind("\n", 0, start) + 1
    if _quote_is_open(reading.text[paragraph:start]) or _is_first_person(reading, governor):
        return "quoted"
    if governor.dep in _NOUN_CLAUSES:
        return "aside"
    sentence = reading.sentence_at(start)
    if sentence is not None and reading.tokens[sentence.last - 1].text == "?":
        return "condition"
    token = verb
    for _ in range(6):
        if any(child.dep == "mark" and child.lower in _CONDITIONS for child in reading.children(token.i)):
            return "condition"
        if token.head == token.i:
            break
        token = reading.tokens[token.head]
    if any(child.lower in _HYPOTHETICAL for child in reading.children(governor.i) if child.dep == "aux"):
        return "condition"
    return "saying" if {verb.lemma.lower(), governor.lemma.lower()} & _SAYING else "event"


def _is_first_person(reading: Reading, verb: Token) -> bool:
    return any(child.dep in _SUBJECTS and child.lower in ("i", "we", "you") for child in reading.children(verb.i))


def _quote_is_open(before: str) -> bool:
    straight = before.count('"') + before.count("``") + before.count("''")
    return before.count("“") > before.count("”") or straight % 2 == 1


_EDGE = frozenset([".", ",", ";", ":", "-", "--", "–", "—", "…", "_", "..."])
_PAIRS = {"”": "“", "“": "”", '"': '"', "(": ")", ")": "("}


def _trimmed(tokens: Sequence[Token]) -> tuple[int, int]:
    """The ends of a clause without conjunctions, stray marks and halves of pairs of quotation marks."""
    low, high = 0, len(tokens)
    while low < high and (_is_edge(tokens[low]) or _is_stray(tokens[low:high], 0) or _precedes_mark(tokens, low)):
        low += 1
    while high > low and (_is_edge(tokens[high - 1]) or _is_stray(tokens[low:high], -1) or _dangles(tokens[high - 1])):
        high -= 1
    return (tokens[low].start, tokens[high - 1].end) if low < high else (0, 0)


def _precedes_mark(tokens: Sequence[Token], at: int) -> bool:
    """True for "ever" of "ever since it closed"."""
    return tokens[at].dep == "advmod" and at + 1 < len(tokens) and tokens[at + 1].dep == "mark"


def _dangles(token: Token) -> bool:
    return token.tag == "IN" and token.dep in ("mark", "prep")


def _is_edge(token: Token) -> bool:
    return token.text in _EDGE or token.dep in ("mark", "cc") or token.tag == "WRB"


def _is_stray(tokens: Sequence[Token], at: int) -> bool:
    mark = tokens[at].text
    if mark not in _PAIRS:
        return False
    if mark == "(":
        return at == 0 and tokens[-1].text in (")", ".")
    partners = sum(token.text in (mark, _PAIRS[mark]) for token in tokens)
    return partners % 2 == 1


ANALYSER = Analyser("times", "1", Time, find)
