"""Roles that a report gives its actors, and the descriptions ("the mayor", "the department") that rest on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.analysers.names.actors import LocalActor, Role, role_of_title, sex_of_title
from copydesk.analysers.names.cuts import Mention
from copydesk.analysers.names.grammar import head_in, is_main_subject
from copydesk.reading import Reading, Token
from copydesk.text import titles
from copydesk.text.naming import expansion, organisation_key, plain
from copydesk.text.places import CITY_NAMES, STATE_ABBREVIATIONS

# Parties as adjectives narrow a description without telling two holders of an office apart.
_PARTIES: dict[str, str] = {
    "gop": "republican",
    "republican": "republican",
    "democratic": "democrat",
    "democrat": "democrat",
}
# Adjectives that do tell two holders of one office apart; any other ("embattled", "longtime") only colours.
_TELLING = frozenset(
    """former new next other late acting interim deputy vice first second third last previous current outgoing
    incoming another same local foreign federal national young old elder junior senior dead current""".split()
)
_PARTY_TAG = re.compile(r"\s*[,(]\s*([RDI])-([A-Z][A-Za-z.]*)")
_PARTY_OF_TAG = {"R": "republican", "D": "democrat", "I": "independent"}
# Roles that somebody has in a body, even where the body is not named beside them.
_FOR_A_BODY = frozenset("spokesman spokeswoman spokesperson".split())
# Descriptions that fit any body whose name does not say what it is.
_ANY_BODY = frozenset("organization organisation group company firm agency".split())
# Heads of organisations that only a business has.
_COMMERCE = titles.ORGANISATION_DESCRIPTIONS["company"] | frozenset(
    """ferries terminals lines shipping logistics foods stores hotels homes breweries farms solutions capital ventures
    brothers sons associates securities investments properties consultants mills dynamics bank partners
    communications media entertainment insurance labs works""".split()
)
# How many times more often than a rival somebody must be named for a far description to mean that one.
_DOMINANT = 3
# How many sentences back a description of a body may look for its name.
_REACH_SENTENCES = 12
_SAME_ROLE: dict[str, str] = {
    "congressman": "representative", "congresswoman": "representative", "chairman": "chair", "chairwoman": "chair",
    "chairperson": "chair", "spokesman": "spokesperson", "spokeswoman": "spokesperson", "adviser": "advisor",
    "attorney": "lawyer", "councilor": "councillor", "councilman": "councillor", "councilwoman": "councillor",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reference:
    """A description or pronoun as a half-open token range, and the actor it was resolved to."""

    first: int
    last: int
    head: int
    actor: int


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
            if governor.lower in titles.ROLES and governor.tag == "NN":
                yield _role_at(reading, governor)
    if head.dep == "nsubj" and tokens[head.head].lemma == "be" and tokens[head.head].tag in ("VBZ", "VBP"):
        for sibling in reading.children(head.head):
            if sibling.dep == "attr" and sibling.lower in titles.ROLES and sibling.tag == "NN":
                yield _role_at(reading, sibling)


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


def describe(reading: Reading, actors: list[LocalActor]) -> Iterator[Reference]:
    """Definite descriptions that mean one of the actors, in order of place."""
    taken = {i for actor in actors for m in actor.mentions for i in range(m.first, m.last)}
    for token in reading.tokens:
        if token.i in taken or token.pos not in ("NOUN", "PROPN", "ADJ") or token.tag in ("NNS", "NNPS"):
            continue
        start = _definite_start(reading, token)
        if start is None:
            continue
        if token.lower in titles.ROLES:
            actor = _holder_of_role(reading, token, start, actors)
        else:
            actor = _body_meant(reading, token, start, actors)
        if actor is not None:
            yield Reference(start, _end(reading, token), token.i, actor.number)


def _end(reading: Reading, token: Token) -> int:
    """Past the noun, or past "of staff" where that is part of the title."""
    after = reading.tokens[token.i + 1 : token.i + 3]
    if (
        token.lower in titles.TITLE_OF
        and len(after) == 2
        and after[0].lower == "of"
        and after[1].pos in ("NOUN", "PROPN")
    ):
        return token.i + 3
    return token.i + 1


def _definite_start(reading: Reading, token: Token) -> int | None:
    """Where a definite noun phrase with head `token` begins: at its "the", or at whose it is ("Halden's mayor")."""
    tokens = reading.tokens
    if token.dep in ("compound", "amod", "nmod", "appos", "attr"):
        return None
    start = token.i
    while start > 0 and token.i - start < 5 and tokens[start - 1].sentence == token.sentence:
        start -= 1
        if tokens[start].lower == "the":
            return start
        if tokens[start].lower in ("'s", "’s") and token.lower in titles.ROLES:
            owner = tokens[tokens[start].head]
            return min(t.i for t in reading.subtree(owner.i)) if owner.pos == "PROPN" else None
        if tokens[start].pos not in ("ADJ", "NOUN", "PROPN"):
            return None
    return None


def _modifiers(reading: Reading, token: Token, start: int) -> frozenset[str]:
    """What a description says beyond its noun, without mere colour."""
    words = set()
    for t in reading.tokens[start : token.i]:
        plain_adjective = t.pos == "ADJ" and t.text.islower() and t.lower not in _TELLING
        if t.lower != "the" and t.pos in ("ADJ", "NOUN", "PROPN", "NUM") and not plain_adjective:
            words.add(t.lower)
    return frozenset(words) | _complement(reading, token)


def _complement(reading: Reading, token: Token) -> frozenset[str]:
    return frozenset(
        t.lower
        for child in reading.children(token.i)
        if child.dep in ("prep", "relcl", "acl") and child.lower in ("of", "for", "at", "in", "who", "with", "from")
        for t in reading.subtree(child.i)
        if t.pos in ("NOUN", "PROPN")
    )


def _is_narrowed_otherwise(reading: Reading, token: Token) -> bool:
    """True when a relative clause or participle says which one is meant, so that it need not be one named before."""
    return any(c.dep in ("relcl", "acl") and c.i > token.i and c.i - token.i < 4 for c in reading.children(token.i))


def _holder_of_role(reading: Reading, token: Token, start: int, actors: list[LocalActor]) -> LocalActor | None:
    if _is_narrowed_otherwise(reading, token):
        return None
    wanted = _modifiers(reading, token, start)
    parties = frozenset(_PARTIES[w] for w in wanted if w in _PARTIES)
    wanted = frozenset(w for w in wanted if w not in _PARTIES)
    key = role_key(token.lower)
    scored = []
    for actor in actors:
        if actor.is_open:
            continue
        own = frozenset(_PARTIES[r.head] for r in actor.roles if r.head in _PARTIES)
        rank = max((_fit(role, key, wanted) for role in actor.roles), default=0)
        if rank and not (parties and own and not parties & own):
            scored.append((rank, actor))
    if not scored:
        return None
    best = max(rank for rank, _ in scored)
    return _nearest(reading, token, [actor for rank, actor in scored if rank == best])


def _fit(role: Role, key: str, wanted: frozenset[str]) -> int:
    """0 when a role cannot be the one described; more the better it fits."""
    if role_key(role.head) != key:
        return 0
    if ("former" in wanted) and "former" not in role.words:
        return 0
    if wanted:
        return 3 if wanted <= role.words else 0
    if "former" in role.words or "ex" in role.words:
        return 0
    if role.head in titles.COMMON_ROLES and role.words:
        return 1
    return 3 if role.bare or role.head not in ("president", "chairman", "director", "secretary") else 2


def _nearest(reading: Reading, token: Token, fits: list[LocalActor]) -> LocalActor | None:
    """The only one that fits; of several the only one named here or in the sentence before, else nobody."""
    if len(fits) == 1:
        only = fits[0]
        first = min(m.first for m in only.mentions)
        return only if first < token.i or reading.tokens[first].sentence - token.sentence <= 3 else None
    for reach in (0, 1, 2):
        near = [a for a in fits if _named_within(reading, a, token, reach)]
        if len(near) == 1:
            return near[0]
        if near:
            return None
    return _whom_the_report_is_about(token, fits)


def _whom_the_report_is_about(token: Token, fits: list[LocalActor]) -> LocalActor | None:
    """The one named last before the description, if the report names that one far more than the others."""
    last = max(fits, key=lambda a: max((m.first for m in a.mentions if m.first < token.i), default=-1))
    others = max(len(a.mentions) for a in fits if a is not last)
    return last if len(last.mentions) >= _DOMINANT * others and last.mentions[0].first < token.i else None


def _named_within(reading: Reading, actor: LocalActor, token: Token, reach: int) -> bool:
    return any(m.first < token.i and token.sentence - reading.tokens[m.first].sentence <= reach for m in actor.mentions)


def _body_meant(reading: Reading, token: Token, start: int, actors: list[LocalActor]) -> LocalActor | None:
    """The organisation or city that "the department" or "the city" means."""
    wanted = _modifiers(reading, token, start)
    if token.lower == "city":
        fits = _cities(actors)
    elif token.lower in ("administration", "campaign"):
        fits = [a for a in actors if a.kind == "organisation" and plain(a.canonical).endswith(" " + token.lower)]
    elif token.lower in _ANY_BODY and not wanted and not _is_narrowed_otherwise(reading, token):
        return _opaque_body(reading, token, actors)
    elif token.lower in titles.ORGANISATION_DESCRIPTIONS:
        heads = titles.ORGANISATION_DESCRIPTIONS[token.lower]
        fits = [a for a in actors if a.kind == "organisation" and _head_of_body(a) & heads]
    else:
        return None
    if wanted:
        fits = [a for a in fits if any(wanted <= frozenset(plain(n).split()) for n in a.names)]
    elif _is_narrowed_otherwise(reading, token):
        return None
    before = [a for a in fits if any(m.first < token.i for m in a.mentions)]
    if len(before) == 1:
        return before[0] if _named_within(reading, before[0], token, _REACH_SENTENCES) else None
    return _nearest(reading, token, before) if before else None


def _opaque_body(reading: Reading, token: Token, actors: list[LocalActor]) -> LocalActor | None:
    """The body that "the group" or "the company" means: the only one of that kind, or of no told kind, nearby."""
    heads = titles.ORGANISATION_DESCRIPTIONS.get(token.lower, frozenset(["group"]))
    bodies = [a for a in actors if a.kind == "organisation" and plain(a.canonical) not in titles.METONYMS]
    near = [a for a in bodies if _named_within(reading, a, token, 2)]
    fitting = [a for a in near if _head_of_body(a) & heads]
    if not fitting:
        fitting = [a for a in near if not _head_of_body(a) & (titles.ORGANISATION_HEADS - _COMMERCE)]
    return fitting[0] if len(fitting) == 1 else None


def _head_of_body(actor: LocalActor) -> frozenset[str]:
    heads = set()
    for name in actor.names:
        words = (expansion(name) or organisation_key(name)).split()
        heads |= {words[words.index("of") - 1] if "of" in words[1:] else words[-1], plain(name).split()[-1]}
    return frozenset(heads)


def _cities(actors: list[LocalActor]) -> list[LocalActor]:
    """Places that the report itself shows to be cities: they have a mayor, or their name says so."""
    places = [a for a in actors if a.kind == "place"]
    seats = [role.words for a in actors for role in a.roles if role.head == "mayor" and role.words]
    spelled = {a.number: [frozenset(plain(n).split()) for n in a.names] for a in places}
    for fits in (
        [a for a in places if any(name == seat for name in spelled[a.number] for seat in seats)],
        [a for a in places if any(name <= seat for name in spelled[a.number] for seat in seats)],
        [a for a in places if any(plain(n).endswith(" city") for n in a.names)],
    ):
        if fits:
            return fits
    return [] if seats else [a for a in places if any(plain(n) in CITY_NAMES for n in a.names)]
