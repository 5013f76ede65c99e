"""What the analysers find in one report. Every mark points at words; none knows of another report."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from copydesk.model.report import Report
from copydesk.model.span import Span

Hedge = Literal["exact", "about", "below", "above", "range", "up", "down"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
TimeRelation = Literal["at", "since", "after", "before", "not before", "until"]
EventRole = Literal["event", "named", "aside", "condition", "quoted", "saying"]
QuoteKind = Literal["direct", "mixed", "indirect"]
NameKind = Literal["person", "organisation", "place", "group", "other"]
NameForm = Literal["full", "short", "acronym", "title", "description", "pronoun"]
Modality = Literal["asserted", "planned", "threatened", "required", "possible", "denied", "asked"]
FigureRole = Literal["amount", "part", "more", "change", "former"]
FigurePart = Literal["subject", "object", "other"]
SentenceRole = Literal["body", "furniture"]


class Sentence(Struct, frozen=True, tag_field="mark", tag="sentence"):
    """One sentence with what comparing needs of it, so that nothing past marking asks for the parse again.

    `terms` are the lower-case lemmas of its content words in order, `starts` where each of them stands in the
    report's text; `paragraph` counts non-empty lines from 0.
    """

    span: Span
    paragraph: int
    role: SentenceRole
    terms: tuple[str, ...]
    starts: tuple[int, ...] = ()


class Figure(Struct, frozen=True, tag_field="mark", tag="figure"):
    """A quantity as an interval.

    `value` is the number that is named, None for a range or a vague order; `low` and `high` bound what is meant,
    None on an open side. `unit` is a plain singular name ("dollar", "kilometre", "percent") or None for a bare
    count. `counts` is the phrase counted as printed; `head` its head lemma; `modifiers` the lemmas that narrow it;
    `event` the lemma of the verb that the quantity takes part in, `part` its part in it and `agent` the head of the
    other side; `names` are the proper names in that clause and `scope` its adverbials of place, time and group, each a
    preposition and the lemmas after it ("in child", "in orrin county"). `role` says what the number is of: the whole
    amount, a part of a whole that is named ("17 of the 23"), more on top of something ("12 others"), a change ("up 4
    percent"), or what it was before ("from 500"). `projected` is true where the text plans, expects or supposes
    it. `step` is the place value of the last digit printed (4.3 million: 100,000), so that rounding can be told
    from disagreement. `repeats` is where a figure starts whose thing this one counts again ("She put it at 400. He
    put it at 900."). `state` says in the text's words in which event it is counted, so as to follow what is counted:
    "taken to hospital", "who abstained".
    """

    span: Span
    value: float | None
    low: float | None
    high: float | None
    hedge: Hedge
    unit: str | None = None
    counts: str | None = None
    head: str | None = None
    modifiers: tuple[str, ...] = ()
    event: str | None = None
    part: FigurePart = "other"
    agent: str | None = None
    role: FigureRole = "amount"
    names: tuple[str, ...] = ()
    projected: bool = False
    step: float = 0.0
    repeats: Span | None = None
    scope: tuple[str, ...] = ()
    state: str | None = None


class Time(Struct, frozen=True, tag_field="mark", tag="time"):
    """A time expression: TIMEX3 `type` and `value`, and the resolved bounds as ISO 8601, or None with the reason.

    `clause` is the clause whose verb it dates, None where it only modifies a noun ("Wednesday's meeting") or dates
    nothing; `verb` is that verb's lemma, `terms` the content lemmas of the clause, `relation` how the event lies to
    the time ("since March", "by Friday"), and `role` whether the clause tells an event, names one whose time it gives
    (named: "the blast, at 9:20", and `verb` is that noun), only describes a noun (aside), is a condition, stands in
    quotation marks, or says no more than that somebody spoke. `zone` is the time zone that a clock time names;
    `subject` are the content lemmas of whom or what the clause is about; `ahead` is true of a time to come, and
    `day_assumed` of a clock time whose day is only the one told of before, or the report's. `negated` is true where
    the clause says that it did not happen. `goal` is where it leads, the name of a place as printed ("Lisbon") or the
    lemma of another noun ("hall"); `about` the lemma of the noun at the head of the subject.
    """

    span: Span
    type: TimexType
    value: str | None
    earliest: str | None = None
    latest: str | None = None
    unresolved: str | None = None
    clause: Span | None = None
    verb: str | None = None
    terms: tuple[str, ...] = ()
    relation: TimeRelation = "at"
    role: EventRole = "event"
    zone: str | None = None
    subject: tuple[str, ...] = ()
    ahead: bool = False
    day_assumed: bool = False
    negated: bool = False
    goal: str | None = None
    about: str | None = None


class Quote(Struct, frozen=True, tag_field="mark", tag="quote"):
    """What somebody is said to have said, thought or written, with the words that say so and whose they are.

    `speaker` is the name of the actor at `source`; None where it is unknown, and then `unknown` says why. `speech` is
    False where the words tell a belief, an attitude or a plan, or name a topic, and no utterance. `nested` is True
    where the words lie in another quotation, whose speaker quotes somebody in turn.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    kind: QuoteKind
    speaker: str | None = None
    unknown: str | None = None
    speech: bool = True
    nested: bool = False

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a quote without content cites nothing")


class Name(Struct, frozen=True, tag_field="mark", tag="name"):
    """One mention of an actor; mentions of one actor within a report share `actor` (an id local to the report).

    `canonical` is the fullest name of that actor in the report; `roles` what the report calls them ("mayor").
    """

    span: Span
    kind: NameKind
    actor: str
    form: NameForm
    canonical: str
    roles: tuple[str, ...] = ()


class Act(Struct, frozen=True, tag_field="mark", tag="act"):
    """Who did what to whom: one predicate with its parts, as the syntax gives them.

    `span` is the clause; `verb` the lemma of the predicate with its particle; `terms` the content lemmas of the
    clause; `holder` the words to whom the report attributes it, None when the report says so itself. `core` is the
    clause less what could be left out of it without making it untrue, as runs of words; `when` the words in it that
    say when. An act that cannot stand by itself (a noun, a participle, a condition) has no core. `complement` are the
    words behind verb and target that it says too little without ("with stealing data"); `asker` is who asks, orders
    or urges the actor to do it.
    """

    span: Span
    verb: str
    verb_span: Span
    actor: Span | None
    target: Span | None
    modality: Modality
    negated: bool
    condition: Span | None = None
    holder: Span | None = None
    terms: tuple[str, ...] = ()
    core: tuple[Span, ...] = ()
    when: Span | None = None
    complement: Span | None = None
    asker: Span | None = None


Mark = Figure | Time | Quote | Name | Act


class MarkedReport(Struct, frozen=True):
    """A report with everything that was found in it, in order of place."""

    report: Report
    sentences: tuple[Sentence, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    quotes: tuple[Quote, ...] = ()
    names: tuple[Name, ...] = ()
    acts: tuple[Act, ...] = ()
    unmarked_because: str | None = None
