"""What a time dates: the clause whose verb it tells the time of, and what kind of event that is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from copydesk.analysers.times.clauses import (
    NOUN_CLAUSES,
    SUBJECTS,
    TOO_LONG_TOKENS,
    clause_of,
    governor_of,
    has_open_mark,
    heads_sentence,
    leans_on_context,
    next_deeds,
    past_furniture,
    trimmed,
)
from copydesk.analysers.times.tenses import PLANNING, verb_tense
from copydesk.model.marks import EventRole, TimeRelation
from copydesk.model.span import Span
from copydesk.reading import Reading, Token
from copydesk.text import calendar
from copydesk.text.anchoring import FUTURE, OPEN, PAST, UNKNOWN
from copydesk.text.happenings import happens
from copydesk.text.synonyms import folded_verb
from copydesk.text.timeforms import Timex


class Dated(NamedTuple):
    """What a time dates: the clause, its verb's and its subject's lemmas, how they lie to it, what kind of event.

    `negated` is true where the clause says that nothing of it happened; `part` is the verb's own share of a clause that
    tells several deeds of one subject; `goal` is where a movement leads, `about` the head of the subject.
    """

    clause: Span
    verb: str
    relation: TimeRelation
    role: EventRole
    subject: tuple[str, ...]
    negated: bool = False
    part: Span | None = None
    goal: str | None = None
    about: str | None = None


# Verbs that only report that words were uttered; what is announced, ordered or demanded is done by saying it.
_SAYING = frozenset(
    """say tell add note explain recall remark comment reply respond think believe know report write state maintain
    contend argue insist suggest indicate stress emphasize mention speak talk""".split()
)
# Verbs that give somebody's words as they were spoken or written.
SPEAKING = _SAYING | frozenset("post tweet announce declare promise vow pledge".split())
_RELATIONS: dict[str, TimeRelation] = {
    "since": "since", "after": "after", "following": "after", "before": "before", "until": "until", "till": "until",
    "by": "before", "from": "since",
}  # fmt: skip
_HYPOTHETICAL = frozenset("should could might may must ought".split())
_CONDITIONS = frozenset("if unless whether".split())


def dated_by(reading: Reading, timex: Timex, value: str | None, today: date | None) -> Dated | None:
    """The clause whose verb the expression dates; None where it hangs on a noun or is itself a subject."""
    tokens = reading.tokens_in(timex.start, timex.end)
    inside = {token.i for token in tokens}
    top = next((token for token in tokens if token.head not in inside), None)
    if top is None or top.head == top.i or top.dep in SUBJECTS:
        return None
    relation: TimeRelation = "at"
    head = reading.tokens[top.head]
    bare = head.pos not in ("ADP", "SCONJ", "ADV")
    while (head.pos in ("ADP", "SCONJ", "ADV") or head.dep == "acomp") and head.head != head.i:
        relation = _RELATIONS.get(head.lower, relation)
        head = reading.tokens[head.head]
    if timex.mod in ("PRIOR", "NEXT"):
        relation = "at"
    if head.pos in ("NOUN", "PROPN"):
        head = _verb_of_noun(reading, head, timex, bare, value, today)
    if head.pos not in ("VERB", "AUX"):
        return None
    if relation in ("before", "until") and _lies_ahead(reading, head) and _is_negated(reading, head):
        relation = "not before"
    came_about = relation == "until" and _comes_about(reading, head)
    relation = "at" if came_about else relation
    head = _main_verb(reading, head, timex)
    governor = governor_of(reading, head)
    if _is_no_time_of(reading, head, governor, relation, value, today):
        return None
    if (side := _side_of(reading, head, governor)) is not None:
        head, relation = governor, side
    start, end = clause_of(reading, governor, timex)
    if not start <= timex.start < end:
        return None
    role = _role(reading, head, governor, start)
    sentence = reading.sentence_at(timex.start)
    start = past_furniture(reading, start, timex.start)
    if sentence is not None and role != "quoted" and leans_on_context(reading, sentence, start):
        if governor.dep not in ("ccomp", "conj", "ROOT"):
            return None
        start, end = trimmed(reading.tokens[sentence.first : sentence.last])
    if has_open_mark(reading.text[start:end]) or len(reading.tokens_in(start, end)) > TOO_LONG_TOKENS:
        return None
    named = _named_event(reading, timex, tokens[0]) if role == "event" else None
    if named is not None:
        return Dated(reading.span(start, end), named.lemma.lower(), relation, "named", ())
    denied = _did_not_happen(reading, head) or _did_not_happen(reading, governor)
    negated = denied and not came_about and relation != "not before"
    return Dated(
        reading.span(start, end), _verb_of(reading, head), relation, role, _subject(reading, governor), negated,
        _part_of(reading, head, governor), _goal(reading, head), _about(reading, governor),
    )  # fmt: skip


# Movements, and the prepositions before what they lead to.
_MOVING = frozenset("arrive come go travel fly land sail return drive walk head move".split())
_LEADING = frozenset("at in to into for on".split())


def _goal(reading: Reading, verb: Token) -> str | None:
    if verb.lemma.lower() not in _MOVING:
        return None
    for child in reading.children(verb.i):
        if child.dep == "prep" and child.lower in _LEADING:
            for noun in reading.children(child.i):
                if noun.dep == "pobj" and noun.entity not in ("DATE", "TIME"):
                    return noun.text if noun.pos == "PROPN" else noun.lemma.lower()
    return None


def _part_of(reading: Reading, head: Token, governor: Token) -> Span | None:
    if all(deed.i != head.i for deed in next_deeds(reading, governor)):
        return None
    own = reading.subtree(head.i)
    return reading.span(own[0].start, own[-1].end)


def _verb_of(reading: Reading, verb: Token) -> str:
    """The verb's lemma, with its particle where that makes it another deed: "called off" cancels, "called" does not."""
    lemma = verb.lemma.lower()
    for child in reading.children(verb.i):
        phrase = f"{lemma} {child.lower}"
        if (
            child.i > verb.i
            and child.dep in ("prt", "advmod")
            and folded_verb(phrase) not in (phrase, folded_verb(lemma))
        ):
            return phrase
    return lemma


def _main_verb(reading: Reading, verb: Token, timex: Timex) -> Token:
    """The verb above an adverbial clause whose conjunction follows the time: "on Monday, as the house was voting"."""
    marks = [child for child in reading.children(verb.i) if child.dep == "mark" and child.lower != "that"]
    above = reading.tokens[verb.head]
    led_in = bool(marks) and marks[0].start >= timex.end and verb.dep in ("advcl", "ccomp")
    return above if led_in and above.pos in ("VERB", "AUX") else verb


def _is_no_time_of(
    reading: Reading, head: Token, governor: Token, relation: TimeRelation, value: str | None, today: date | None
) -> bool:
    """True where grammar keeps the verb from happening at the time.

    A clause that is a subject dates nothing; "did not wait until Friday" leaves open what happened; a present tense
    does not tell of a day that is past, nor a past tense of one to come, unless it tells of a plan.
    """
    if governor.dep in ("csubj", "csubjpass"):
        return True
    if relation == "until" and _is_negated(reading, head):
        return True
    reach = calendar.bounds(value) if value else None
    if reach is None or today is None:
        return False
    tense = verb_tense(reading, head)
    if tense == UNKNOWN and reach[1][:10] < today.isoformat():
        return relation == "at" or (relation == "since" and head.lemma == "be")
    next_day = (today + timedelta(days=1)).isoformat()  # "closed at midnight" may be the first minute of it
    return tense == PAST and reach[0][:10] > next_day and relation == "at" and head.lemma.lower() not in PLANNING


def _is_negated(reading: Reading, verb: Token) -> bool:
    return any(child.dep == "neg" for child in reading.children(verb.i))


# What goes on: "did not wait until Friday" leaves open when it ended.
_LASTING = frozenset(
    """wait stay last remain keep hold survive live continue sleep work run be have know sit stand go delay extend plan
    want intend expect""".split()
)


def _comes_about(reading: Reading, verb: Token) -> bool:
    """True of "did not arrive until 3:40", which tells when it arrived."""
    return (
        _is_negated(reading, verb)
        and verb_tense(reading, verb) == PAST
        and verb.pos == "VERB"
        and verb.lemma.lower() not in _LASTING
    )


_NOBODY = frozenset("nobody none nothing neither no".split())


def _did_not_happen(reading: Reading, verb: Token) -> bool:
    """True of "had not checked it", "nobody has checked it" and "no inspector came"."""
    above = reading.tokens[verb.head]
    caused = verb.dep in ("ccomp", "xcomp") and above.lemma == "have"  # "had not had its brakes looked at"
    if _is_negated(reading, verb) or (caused and _is_negated(reading, above)):
        return True
    parts = [child for child in reading.children(verb.i) if child.dep in SUBJECTS or child.dep == "dobj"]
    return any(part.lower in _NOBODY or _counts_none(reading, part) for part in parts)


def _counts_none(reading: Reading, noun: Token) -> bool:
    return any(child.lower == "no" and child.dep in ("det", "neg") for child in reading.children(noun.i))


def _lies_ahead(reading: Reading, verb: Token) -> bool:
    return verb_tense(reading, verb) in (FUTURE, OPEN)


def _side_of(reading: Reading, head: Token, governor: Token) -> TimeRelation | None:
    """How a verb lies to what was done "after meeting them on Tuesday"; None where the time is its own."""
    token = head
    while token.i != governor.i and token.head != token.i:
        token = reading.tokens[token.head]
        if token.pos in ("ADP", "SCONJ") and token.lower in ("after", "following", "before"):
            return _RELATIONS[token.lower]
    return None


def _subject(reading: Reading, verb: Token) -> tuple[str, ...]:
    """Content lemmas of who does it or whom it is done to, as the subject or the agent names them."""
    if verb.dep in NOUN_CLAUSES:
        noun = reading.tokens[verb.head]
        before = [child.start for child in reading.children(noun.i) if child.i < noun.i]
        return reading.terms(min([*before, noun.start]), noun.end)
    found: list[str] = []
    for child in reading.children(verb.i):
        if child.dep in SUBJECTS or child.dep == "agent":
            below = reading.subtree(child.i)
            found.extend(reading.terms(below[0].start, below[-1].end))
    return tuple(found)


def _about(reading: Reading, verb: Token) -> str | None:
    heads = [child.lemma.lower() for child in reading.children(verb.i) if child.dep in SUBJECTS and child.pos != "PRON"]
    return heads[0] if heads else None


def _named_event(reading: Reading, timex: Timex, first: Token) -> Token | None:
    """The noun of "before the grounding, at 6:25 a.m.": a plain definite event right before the clock time."""
    i = first.i - 1
    while i > 0 and reading.tokens[i].lower in ("at", ",", "about", "around"):
        i -= 1
    noun = reading.tokens[i]
    before = reading.tokens[i - 1].lower if i > 0 else ""
    clock = timex.when is not None and timex.when.clock is not None
    return noun if clock and noun.pos == "NOUN" and before == "the" and happens(noun.lemma, noun.pos) else None


_OBJECT_PATH = frozenset("dobj pobj prep conj attr oprd dative appos agent".split())


def _verb_of_noun(
    reading: Reading, noun: Token, timex: Timex, bare: bool, value: str | None, today: date | None
) -> Token:
    """The verb above a noun that the parser hung the time on, where the time must be the verb's as well; else `noun`.

    A bare "Sunday" cannot modify a person's name, nor "on Sunday" a thing that does not happen; and what happens to an
    object on the day of the report happens that day too, unless the verb tells of plans. What is done at Wednesday's
    meeting is done on Wednesday, and what will be done to an object on a day to come, or is called for it, lies there.
    """
    above = reading.tokens[noun.head]
    if noun.dep == "pobj" and above.lower in ("at", "during") and happens(noun.lemma, noun.pos):
        verb = reading.tokens[above.head]
        return verb if verb.pos == "VERB" and verb_tense(reading, verb) in (PAST, FUTURE) else noun
    if (above_happening := _verb_of_happening(reading, noun, timex)) is not None:
        return above_happening
    ahead = value is not None and today is not None and value[:10] > today.isoformat()
    if ahead and noun.dep == "dobj" and noun.end <= timex.start and _arranges(reading, above, noun, timex):
        return above
    token = noun
    while token.dep in _OBJECT_PATH and token.pos not in ("VERB", "AUX"):
        token = reading.tokens[token.head]
    of_the_day = value is not None and value[:10] == (reading.report.published or "")[:10]
    follows = token.end <= timex.start and noun.end <= timex.start
    told = token.pos == "VERB" and verb_tense(reading, token) in (PAST, FUTURE) and token.lemma.lower() not in PLANNING
    thing = noun.pos == "PROPN" if bare else not happens(noun.lemma, noun.pos)
    return token if follows and told and (of_the_day or thing) else noun


def _verb_of_happening(reading: Reading, noun: Token, timex: Timex) -> Token | None:
    """The verb of "a crash on Friday killed three", "a blast at a mill on Friday killed three"."""
    while noun.dep == "pobj" and reading.tokens[noun.head].dep == "prep":
        noun = reading.tokens[reading.tokens[noun.head].head]
    verb = reading.tokens[noun.head]
    if noun.dep != "nsubj" or not noun.end <= timex.start < verb.start or not happens(noun.lemma, noun.pos):
        return None
    return verb if verb.pos == "VERB" and verb_tense(reading, verb) == PAST else None


def _arranges(reading: Reading, verb: Token, noun: Token, timex: Timex) -> bool:
    """True of "will announce its decision on July 7" and of "called a meeting for Friday"."""
    if verb_tense(reading, verb) == FUTURE:
        return True
    before = reading.tokens[reading.tokens_in(timex.start, timex.end)[0].i - 1].lower
    return before == "for" and verb.lemma.lower() in PLANNING and happens(noun.lemma, noun.pos)


def _role(reading: Reading, verb: Token, governor: Token, start: int) -> EventRole:
    if in_quotes(reading, start) or _is_first_person(reading, governor):
        return "quoted"
    if governor.dep in NOUN_CLAUSES and not heads_sentence(reading, governor):
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
    says = bool({verb.lemma.lower(), governor.lemma.lower()} & _SAYING)
    return "saying" if says and not _is_report_of_event(reading, verb) else "event"


def _is_report_of_event(reading: Reading, verb: Token) -> bool:
    """True of "the blast was reported at 4:12 a.m.": when word of it came in."""
    return verb.lemma == "report" and any(
        child.dep == "nsubjpass" and happens(child.lemma, child.pos) for child in reading.children(verb.i)
    )


def _is_first_person(reading: Reading, verb: Token) -> bool:
    return any(child.dep in SUBJECTS and child.lower in ("i", "we", "you") for child in reading.children(verb.i))


def in_quotes(reading: Reading, start: int) -> bool:
    """True where the paragraph has opened a quotation that it has not closed by `start`."""
    return _quote_is_open(reading.text[reading.text.rfind("\n", 0, start) + 1 : start])


def _quote_is_open(before: str) -> bool:
    straight = before.count('"') + before.count("``") + before.count("''")
    return before.count("“") > before.count("”") or straight % 2 == 1
