"""The mentions of a report as antecedents, and who speaks in its quotations."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from copydesk.analysers.names.actors import LocalActor
from copydesk.analysers.names.descriptions import Reference
from copydesk.analysers.names.grammar import SUBJECTS, head_in, logical_subject, quoted_tokens
from copydesk.reading import Reading
from copydesk.text import titles

_PEOPLE = frozenset("man woman boy girl teenager youth person child son daughter brother sister husband wife".split())


@dataclass(frozen=True, slots=True)
class Place:
    """One mention as an antecedent: whose it is, and the token that the sentence sees."""

    actor: int
    head: int


class Ground:
    """The mentions of a report as antecedents; pronouns once resolved join them."""

    def __init__(self, reading: Reading, actors: list[LocalActor], described: list[Reference]) -> None:
        self.reading = reading
        self.actors = actors
        self.quoted = quoted_tokens(reading)
        self.by_sentence: dict[int, list[Place]] = defaultdict(list)
        self.actor_at: dict[int, int] = {}
        for actor in actors:
            for mention in actor.mentions:
                self.add(actor.number, mention.first, mention.last)
        for reference in described:
            self.add(reference.actor, reference.first, reference.last)
        self._speakers: dict[int, int | None] = {}
        self._told = [self._in_own_voice(number) for number in range(len(reading.sentences))]
        self.strangers = self._strangers()

    def add(self, actor: int, first: int, last: int) -> None:
        head = head_in(self.reading, first, last)
        self.by_sentence[self.reading.tokens[head].sentence].append(Place(actor, head))
        for i in range(first, last):
            self.actor_at.setdefault(i, actor)

    def _in_own_voice(self, number: int) -> bool:
        """False for a sentence that stands in quotation marks from its first word to its last."""
        sentence = self.reading.sentences[number]
        words = [i for i in range(sentence.first, sentence.last) if self.reading.tokens[i].text[0].isalnum()]
        return not words or not all(i in self.quoted for i in words)

    def unnamed(self, sentence: int) -> list[int]:
        """The single people whom a sentence tells of as who acts or who is acted on, and who are no actor."""
        span = self.reading.sentences[sentence]
        return [
            token.i
            for token in self.reading.tokens[span.first : span.last]
            if token.tag == "NN"
            and (token.lower in titles.ROLES or token.lower in _PEOPLE)
            and token.dep in (*SUBJECTS, "dobj")
            and token.i not in self.quoted
            and self.actor_of(token.i) is None
        ]

    def _strangers(self) -> dict[int, list[int]]:
        """By sentence, the single people in it who are subjects and no actor: "the chief justice asked"."""
        found: dict[int, list[int]] = defaultdict(list)
        for token in self.reading.tokens:
            person = token.tag == "NN" and token.lower in titles.ROLES
            if person and token.dep in SUBJECTS and token.i not in self.quoted and self.actor_of(token.i) is None:
                found[token.sentence].append(token.i)
        return found

    def distance(self, sentence: int, earlier: int) -> int:
        """Sentences back to an earlier one; those that are quotation from end to end do not count."""
        return sum(self._told[number] for number in range(earlier, sentence)) if earlier < sentence else 0

    def actor_of(self, i: int) -> int | None:
        """The actor at a token, or in apposition to it."""
        if i in self.actor_at:
            return self.actor_at[i]
        for child in self.reading.children(i):
            if child.dep == "appos" and child.i in self.actor_at:
                return self.actor_at[child.i]
        return None

    def speaker(self, sentence: int) -> int | None:
        """Who speaks in a sentence that is quoted: named in it, or nearest to it in its paragraph."""
        paragraph = self.reading.sentences[sentence].paragraph
        near = [s.number for s in self.reading.sentences if s.paragraph == paragraph]
        for number in sorted(near, key=lambda n: (abs(n - sentence), n > sentence)):
            if number not in self._speakers:
                self._speakers[number] = self._speaker_in(number)
            if self._speakers[number] is not None:
                return self._speakers[number]
        first = self.reading.sentences[near[0]].first
        if near[0] and (first + 1 in self.quoted or first in self.quoted):
            # a quotation that fills its paragraph goes on from the one before
            return self.speaker(near[0] - 1)
        return None

    def _speaker_in(self, number: int) -> int | None:
        """The logical subject of a verb of speech outside the quotation."""
        sentence = self.reading.sentences[number]
        for token in self.reading.tokens[sentence.first : sentence.last]:
            if token.pos == "VERB" and token.i not in self.quoted and token.lemma in titles.SPEECH_VERBS:
                subject = logical_subject(self.reading, token.i)
                actor = None if subject is None or subject in self.quoted else self._author(subject)
                if actor is not None and self.actors[actor].kind == "person":
                    return actor
        return None

    def _author(self, subject: int) -> int | None:
        """The actor at a subject, or whose words it is: "a statement from Brandt reads"."""
        actor = self.actor_of(subject)
        if actor is not None:
            return actor
        for child in self.reading.children(subject):
            if child.dep == "poss":
                return self.actor_of(child.i)
            if child.dep == "prep" and child.lower in ("from", "by"):
                return next((self.actor_of(c.i) for c in self.reading.children(child.i) if c.dep == "pobj"), None)
        return None
