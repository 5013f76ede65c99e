"""Pronouns resolved by agreement, recency, syntax and quotation; those that stay in doubt are left out."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.analysers.names.actors import LocalActor
from copydesk.analysers.names.descriptions import Reference
from copydesk.reading import Reading, Token
from copydesk.text import titles

_MASCULINE = frozenset("he him his himself".split())
_FEMININE = frozenset("she her hers herself".split())
_NEUTER = frozenset("it its itself".split())
_SUBJECTS = frozenset(["nsubj", "nsubjpass"])
# How many sentences back "he" or "she" may reach, and how much better the best antecedent must be than the next.
_REACH_SENTENCES = 3
_MARGIN = 12
_LEAST = 20
# What an antecedent loses when nothing in the report tells its sex.
_UNKNOWN_SEX = 40


class _Place:
    """One mention as an antecedent: where it stands and how prominent it is."""

    __slots__ = ("actor", "head", "quoted")

    def __init__(self, actor: int, head: int, quoted: bool) -> None:
        self.actor = actor
        self.head = head
        self.quoted = quoted


def resolve_pronouns(
    reading: Reading, actors: list[LocalActor], described: list[Reference], skipped: frozenset[int]
) -> Iterator[Reference]:
    """Pronouns that mean one of the actors, in order of place; each found one is an antecedent for the next."""
    quoted = quoted_tokens(reading)
    places = [_Place(a.number, m.head, m.head in quoted) for a in actors for m in a.mentions]
    places += [_Place(r.actor, r.head, r.head in quoted) for r in described]
    for token in reading.tokens:
        if token.sentence in skipped:
            continue
        actor = None
        if token.lower in _MASCULINE or token.lower in _FEMININE:
            actor = _person_meant(reading, token, actors, places, quoted)
        elif token.lower in _NEUTER:
            actor = _body_meant(reading, token, actors, places, quoted)
        if actor is not None:
            yield Reference(token.i, token.i + 1, token.i, actor)
            places.append(_Place(actor, token.i, token.i in quoted))


def quoted_tokens(reading: Reading) -> frozenset[int]:
    """Indices of tokens inside double quotation marks; a mark left open ends with its paragraph."""
    inside: set[int] = set()
    paragraph = {s.number: s.paragraph for s in reading.sentences}
    open_since: int | None = None
    current = -1
    for sentence in reading.sentences:
        if paragraph[sentence.number] != current:
            current, open_since = paragraph[sentence.number], None
        for token in reading.tokens[sentence.first : sentence.last]:
            if token.text in ("“", "”", '"', "``", "''"):
                closes = token.text in ("”", "''") or (token.text == '"' and open_since is not None)
                open_since = None if closes else token.i
            elif open_since is not None:
                inside.add(token.i)
    return frozenset(inside)


def _person_meant(
    reading: Reading, token: Token, actors: list[LocalActor], places: list[_Place], quoted: frozenset[int]
) -> int | None:
    sex = "m" if token.lower in _MASCULINE else "f"
    inside = token.i in quoted
    speaker = _speaker_of(reading, token, places, quoted) if inside else None
    scores: dict[int, int] = {}
    for place in places:
        actor = actors[place.actor]
        if actor.kind != "person" or actor.sex not in (None, sex) or actor.number == speaker:
            continue
        score = _score(reading, token, place, inside)
        if score is not None:
            if actor.sex is None:
                score -= _UNKNOWN_SEX
            scores[place.actor] = max(score, scores.get(place.actor, -1000))
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < _LEAST:
        return None
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN:
        return None
    return ranked[0][0]


def _score(reading: Reading, token: Token, place: _Place, inside: bool) -> int | None:
    """Prominence of an antecedent; None where it cannot be one."""
    tokens = reading.tokens
    other = tokens[place.head]
    back = token.sentence - other.sentence
    if place.head >= token.i or not 0 <= back <= _REACH_SENTENCES or _bound(reading, token, other):
        return None
    score = 60 - 20 * back
    if other.dep in _SUBJECTS:
        score += 22
        if tokens[other.head].dep in ("ROOT", "ccomp", "conj") or tokens[other.head].lemma in titles.SPEECH_VERBS:
            score += 8
    elif other.dep in ("dobj", "iobj", "dative"):
        score += 10
    elif other.dep in ("poss", "compound", "nmod"):
        score += 2
    elif other.dep == "pobj":
        score += 4
    if place.quoted and not inside:
        score -= 45
    if inside and not place.quoted and back == 0:
        score -= 10
    return score


def _bound(reading: Reading, pronoun: Token, other: Token) -> bool:
    """True when syntax forbids that both are one: "Brandt praised him", "Brandt's lawyer" is not the lawyer."""
    if pronoun.lower in ("himself", "herself", "itself"):
        return False
    if pronoun.dep == "poss":
        return other.head == pronoun.i
    if pronoun.dep in _SUBJECTS:
        return other.head == pronoun.head and other.i > pronoun.i
    governor = pronoun.head
    if pronoun.dep == "pobj":
        governor = reading.tokens[governor].head
    return other.head == governor and other.dep in _SUBJECTS


def _speaker_of(reading: Reading, token: Token, places: list[_Place], quoted: frozenset[int]) -> int | None:
    """The actor who is the subject of the speech verb outside the quotation in this sentence."""
    for place in places:
        other = reading.tokens[place.head]
        if other.sentence != token.sentence or place.quoted or other.dep not in _SUBJECTS:
            continue
        if reading.tokens[other.head].lemma in titles.SPEECH_VERBS:
            return place.actor
    return None


def _body_meant(
    reading: Reading, token: Token, actors: list[LocalActor], places: list[_Place], quoted: frozenset[int]
) -> int | None:
    """The body that "it" means: only the speaking or possessing subject of the same clause chain."""
    if token.i in quoted:
        return None
    subject = _subject_above(reading, token)
    if subject is None:
        return None
    found = {p.actor for p in places if p.head == subject.i}
    if len(found) != 1:
        return None
    actor = actors[found.pop()]
    return actor.number if actor.kind == "organisation" or (actor.kind == "place" and token.lower == "its") else None


def _subject_above(reading: Reading, token: Token) -> Token | None:
    """Subject of the clause that governs the pronoun: "the board said it", "the board sold its"."""
    tokens = reading.tokens
    i = token.head if token.dep == "poss" else tokens[token.i].head
    start = i
    for _ in range(8):
        verb = tokens[i]
        own_clause = token.dep in _SUBJECTS and i == token.head
        if verb.pos in ("VERB", "AUX") and not own_clause:
            subjects = [c for c in reading.children(i) if c.dep in _SUBJECTS and c.i < token.i]
            if subjects:
                if token.lower == "it" and verb.lemma not in titles.SPEECH_VERBS:
                    return None
                return subjects[0]
        if verb.head == i:
            return None
        i = verb.head
        if i == start:
            return None
    return None
