"""Descriptions ("the mayor", "the department") that mean an actor named elsewhere in the report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.analysers.names.actors import LocalActor, Role
from copydesk.analysers.names.roles import role_key
from copydesk.reading import Reading, Token
from copydesk.text import titles
from copydesk.text.naming import expansion, organisation_key, plain
from copydesk.text.places import CITY_NAMES

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
_SECOND = frozenset("vice deputy assistant associate elect".split())
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


@dataclass(frozen=True, slots=True)
class Reference:
    """A description or pronoun as a half-open token range, and the actor it was resolved to."""

    first: int
    last: int
    head: int
    actor: int


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
    if token.i + 1 < len(reading.tokens) and reading.tokens[token.i + 1].text == ",":
        return False  # "The congressman, who": told in passing
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
    if role.words & _SECOND:
        return 0  # "the president" is not the vice president
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
