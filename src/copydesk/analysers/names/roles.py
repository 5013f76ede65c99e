"""What a report says that its people are: titles, appositions, party and seat, "X is the Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.analysers.names.actors import LocalActor, Role, role_of_title, sex_of_title
from copydesk.analysers.names.cuts import Mention
from copydesk.analysers.names.grammar import head_in, is_main_subject
from copydesk.reading import Reading, Token
from copydesk.text import titles
from copydesk.text.naming import plain
from copydesk.text.places import STATE_ABBREVIATIONS

_PARTY_TAG = re.compile(r"\s*[,(]\s*([RDI])-([A-Z][A-Za-z.]*)")
_PARTY_OF_TAG = {"R": "republican", "D": "democrat", "I": "independent"}
# Roles that somebody has in a body, even where the body is not named beside them.
_FOR_A_BODY = frozenset("spokesman spokeswoman spokesperson".split())
_SAME_ROLE: dict[str, str] = {
    "congressman": "representative", "congresswoman": "representative", "chairman": "chair", "chairwoman": "chair",
    "chairperson": "chair", "spokesman": "spokesperson", "spokeswoman": "spokesperson", "adviser": "advisor",
    "attorney": "lawyer", "councilor": "councillor", "councilman": "councillor", "councilwoman": "councillor",
}  # fmt: skip


def role_key(head: str) -> str:
    return _SAME_ROLE.get(head, head)


def learn_roles(reading: Reading, actors: list[LocalActor]) -> None:
    """Collect each person's roles from titles, appositions and "X is the Y"."""
    for actor in actors:
        if actor.kind != "person":
            continue
        for mention in actor.mentions:
            roles = [role_of_title(mention), *_appositions(reading, mention), *_party_and_seat(reading, mention)]
            roles = [_of_body(reading, role, mention, actors) if role else None for role in roles]
            actor.roles.extend(role for role in roles if role is not None and role not in actor.roles)
        for role in actor.roles:
            actor.sex = actor.sex or sex_of_title(role.head)


def _of_body(reading: Reading, role: Role, mention: Mention, actors: list[LocalActor]) -> Role:
    """ "A spokesman, Tom Reed" speaks for the body that the sentence before was about."""
    if role.words or role.head not in _FOR_A_BODY or mention.title:
        return role
    here = reading.tokens[mention.head].sentence
    bodies = [
        (m.first, actor)
        for actor in actors
        if actor.kind == "organisation"
        for m in actor.mentions
        if m.first < mention.first and here - reading.tokens[m.first].sentence <= 1
        if is_main_subject(reading, head_in(reading, m.name, m.last))
    ]
    if not bodies:
        return role
    return Role(role.head, frozenset(plain(max(bodies, key=lambda b: b[0])[1].canonical).split()), bare=role.bare)


def _appositions(reading: Reading, mention: Mention) -> Iterator[Role]:
    tokens = reading.tokens
    head = tokens[mention.head]
    for child in reading.children(head.i):
        if child.dep == "appos" and child.lower in titles.ROLES and not _between_names(reading, head.i, child.i):
            yield _role_at(reading, child)
    if mention.first and not mention.title:
        before = tokens[mention.first - 1]
        if before.lower in titles.ROLES and before.dep in ("compound", "nmod", "amod") and before.text[0].islower():
            yield Role(before.lower, _narrowing(reading, before))
        if before.text == "," and mention.first > 1 and head.dep == "appos":
            governor = tokens[head.head]
            if governor.lower in titles.ROLES and governor.tag == "NN" and not _is_served(reading, governor):
                yield _role_at(reading, governor)
    if head.dep == "nsubj" and tokens[head.head].lemma == "be" and tokens[head.head].tag in ("VBZ", "VBP"):
        for sibling in reading.children(head.head):
            if sibling.dep == "attr" and sibling.lower in titles.ROLES and sibling.tag == "NN":
                yield _role_at(reading, sibling)


def _is_served(reading: Reading, token: Token) -> bool:
    """True for the president in "a spokesman for the president, Karl Odum": the name is the spokesman's."""
    above = reading.tokens[token.head]
    return token.dep == "pobj" and reading.tokens[above.head].lower in titles.ROLES


def _party_and_seat(reading: Reading, mention: Mention) -> Iterator[Role]:
    """Roles from "(D-Ore.)" and "Representative Tom Reed of Oregon"."""
    tag = _PARTY_TAG.match(reading.text, reading.tokens[mention.last - 1].end)
    state = frozenset[str]()
    if tag:
        short = tag.group(2).lower()
        state = frozenset(STATE_ABBREVIATIONS.get(short, STATE_ABBREVIATIONS.get(short + ".", short)).split())
        yield Role(_PARTY_OF_TAG[tag.group(1)], state)
    for child in reading.children(mention.head):
        if child.dep == "prep" and child.lower == "of":
            state |= frozenset(t.lower for t in reading.subtree(child.i) if t.pos == "PROPN")
    title = role_of_title(mention)
    if title is not None and state:
        yield Role(title.head, title.words | state)


def _between_names(reading: Reading, low: int, high: int) -> bool:
    return any(t.text in (";", "and") for t in reading.tokens[low + 1 : high] if t.head == low)


def _role_at(reading: Reading, token: Token) -> Role:
    words = _narrowing(reading, token)
    return Role(token.lower, words, bare=not words)


def _narrowing(reading: Reading, token: Token) -> frozenset[str]:
    """Content words that narrow a role: "conference" in "the conference president", "halden" in "mayor of Halden"."""
    words = []
    for child in reading.children(token.i):
        if child.dep in ("compound", "amod", "poss", "nmod", "nummod") or (
            child.dep == "prep" and child.lower in ("of", "for")
        ):
            words += [t.lower for t in reading.subtree(child.i) if t.pos in ("NOUN", "PROPN", "ADJ", "NUM")]
    return frozenset(words)
