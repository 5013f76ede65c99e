"""Mentions by name put together into the actors of one report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from copydesk.analysers.names.cuts import Mention
from copydesk.model.marks import NameForm, NameKind
from copydesk.reading import Reading
from copydesk.text import titles
from copydesk.text.naming import (
    PersonName,
    is_acronym,
    organisation_key,
    person_name,
    place_key,
    plain,
    same_generation,
    same_person,
    same_surname,
    sex_of_given,
    shortens,
    stands_for,
    two_generations,
)
from copydesk.text.quotemarks import quoted_ranges


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is: the head noun ("mayor") and the words that narrow it ("halden", "former")."""

    head: str
    words: frozenset[str] = frozenset()
    bare: bool = False


@dataclass(slots=True)
class LocalActor:
    """One actor of one report while it is being put together."""

    number: int
    kind: NameKind
    mentions: list[Mention] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    roles: list[Role] = field(default_factory=list)
    sex: str | None = None
    is_open: bool = False
    _fullest: tuple[int, str] = (0, "")

    @property
    def canonical(self) -> str:
        """The fullest name; of equally full ones the most frequent, then the first."""
        total = self.names.total()
        if self._fullest[0] != total:
            order = {name: k for k, name in enumerate(self.names)}
            best = max(self.names, key=lambda n: (_fullness(n, self.kind), self.names[n], -order[n]))
            self._fullest = (total, best)
        return self._fullest[1]

    @property
    def person(self) -> PersonName:
        return person_name(self.canonical)


def _fullness(name: str, kind: NameKind) -> int:
    if kind == "person":
        return min(len(name.split()), 3)
    return 0 if is_acronym(name) else len(name.split())


def cluster(reading: Reading, mentions: list[Mention]) -> list[LocalActor]:
    """The actors of a report in order of their first mention by name."""
    actors: list[LocalActor] = []
    _gather_people(reading, [m for m in mentions if m.kind == "person"], actors)
    _gather_bodies(reading, [m for m in mentions if m.kind in ("organisation", "other")], actors)
    _gather_plain([m for m in mentions if m.kind in ("place", "group")], actors)
    actors.sort(key=lambda a: min(m.first for m in a.mentions))
    for number, actor in enumerate(actors):
        actor.number = number
        actor.mentions.sort(key=lambda m: m.first)
        if actor.kind == "person":
            _settle_person(actor)
    return actors


def _new(actors: list[LocalActor], kind: NameKind) -> LocalActor:
    actor = LocalActor(len(actors), kind)
    actors.append(actor)
    return actor


def _add(actor: LocalActor, mention: Mention, name: str) -> None:
    actor.mentions.append(mention)
    actor.names[name] += 1


def _gather_people(reading: Reading, mentions: list[Mention], actors: list[LocalActor]) -> None:
    """Full names first, over the whole report, so that a surname may stand before the name it shortens."""
    full = [m for m in mentions if person_name(m.text).given]
    divided = two_generations(person_name(mention.text) for mention in full)
    for mention in full:
        name = person_name(mention.text)
        fits = [a for a in actors if any(same_person(person_name(n), name) for n in a.names)]
        fits = [a for a in fits if all(_can_be(person_name(n), name, divided) for n in a.names)]
        _add(fits[0] if len(fits) == 1 else _exact(fits, mention) or _new(actors, "person"), mention, mention.text)
    for actor in actors:
        _settle_person(actor)
    lone = sorted((m for m in mentions if m not in full), key=lambda m: m.first)
    familiar = _known_by_given_name(reading, lone, actors)
    for mention in lone:
        bearer = _bearer(mention, actors, familiar)
        _add(bearer or _open(mention, actors), mention, mention.text)


def _known_by_given_name(reading: Reading, lone: list[Mention], actors: list[LocalActor]) -> frozenset[int]:
    """Numbers of those whom the report calls by their first name, so that a surname alone means somebody else.

    "Peter and Clara Lang" calls nobody Peter, and "Peter, you lie" is how somebody else does.
    """
    surnames = {a.person.surname for a in actors}
    quoted = list(quoted_ranges(reading.text))
    own = [m for m in lone if not any(low <= reading.tokens[m.first].start < high for low, high in quoted)]
    called = {plain(m.text) for m in own if not m.title and not _shares_surname(reading, m)} - surnames
    return frozenset(a.number for a in actors if a.person.given and a.person.given[0] in called)


def _shares_surname(reading: Reading, mention: Mention) -> bool:
    following = reading.tokens[mention.last : mention.last + 3]
    joined = bool(following) and following[0].lower in ("and", "&")
    return joined and all(token.text[0].isupper() for token in following[1:])


def _open(mention: Mention, actors: list[LocalActor]) -> LocalActor:
    """A stand-in for a namesake that cannot be told: never shown, but a pronoun may mean it."""
    actor = _new(actors, "person")
    actor.is_open = True
    actor.sex = sex_of_title(mention.title)
    return actor


def _can_be(a: PersonName, b: PersonName, divided: frozenset[tuple[str, str]]) -> bool:
    return not a.given or (same_person(a, b) and same_generation(a, b, divided))


def _exact(actors: Iterable[LocalActor], mention: Mention) -> LocalActor | None:
    return next((a for a in actors if mention.text in a.names), None)


def _bearer(mention: Mention, actors: list[LocalActor], familiar: frozenset[int]) -> LocalActor | None:
    """Whom a lone surname (or given name) means; a new actor when nobody bears it, None when it cannot be told."""
    name = person_name(mention.text)
    surname = name.surname
    bearers = [a for a in actors if not a.is_open and same_surname(a.person.surname, surname)]
    sex = sex_of_title(mention.title)
    if not bearers and not mention.title:
        bearers = [a for a in actors if a.person.given and a.person.given[0] == surname]
    fits = [a for a in bearers if sex is None or a.sex in (None, sex)]
    if len({a.person.bare for a in fits}) == 1:  # father and son: "Reed Jr." or "Reed"
        fits = [a for a in fits if a.person.generation == name.generation] or fits
    if not fits:
        actor = _new(actors, "person")
        actor.sex = sex
        return actor
    if len(fits) == 1 and _comes_later(fits[0], mention):
        actor = _new(actors, "person")
        actor.sex = sex
        return actor
    fits = [a for a in fits if not _comes_later(a, mention)] or fits
    if not mention.title and len(fits) > 1:
        named = [a for a in fits if any(m.first < mention.first for m in a.mentions)]
        fits = [a for a in named if a.number not in familiar] or fits
    if len(fits) == 1:
        return fits[0]
    return _among_namesakes(mention, fits)


def _comes_later(actor: LocalActor, mention: Mention) -> bool:
    """True for a son or wife who is named only further down: the surname above is that of the one they belong to."""
    full = [m for m in actor.mentions if person_name(m.text).given]
    relative = bool(full) and (any(m.kin for m in full) or all(person_name(m.text).generation for m in full))
    return relative and mention.first < min(m.first for m in full)


def _among_namesakes(mention: Mention, fits: list[LocalActor]) -> LocalActor | None:
    title = _role_head(mention.title)
    if title and title not in titles.HONORIFICS:
        titled = [a for a in fits if any(_role_head(m.title) == title for m in a.mentions)]
        if len(titled) == 1:
            return titled[0]
    sex = sex_of_title(mention.title)
    known = [a for a in fits if sex and a.sex == sex]
    if len(known) == 1:
        return known[0]
    # "his sister Katie Jenkin" shares the surname of the one whom the report is about
    heads = [a for a in fits if not any(m.kin for m in a.mentions)]
    if len(heads) == 1:
        return heads[0]
    before = [a for a in fits if any(m.first < mention.first for m in a.mentions)]
    if len(before) == 1:
        return before[0]
    # The one whom the report is about bears the surname alone; the other one is named in full.
    weight = sorted(fits, key=lambda a: -len(a.mentions))
    if len(weight[0].mentions) >= 2 * len(weight[1].mentions) + 1:
        return weight[0]
    return None


def _role_head(title: str) -> str:
    words = title.split()
    if not words:
        return ""
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    head = titles.ABBREVIATED_TITLES.get(head, head)
    return head[:-1] if head not in titles.ROLES and head[:-1] in titles.ROLES else head


def sex_of_title(title: str) -> str | None:
    """ "m", "f" or None, by an honorific or a gendered role."""
    for word in title.split():
        if word in titles.MASCULINE_HONORIFICS or word in titles.MASCULINE_ROLES:
            return "m"
        if word in titles.FEMININE_HONORIFICS or word in titles.FEMININE_ROLES:
            return "f"
    return None


def _settle_person(actor: LocalActor) -> None:
    for mention in actor.mentions:
        actor.sex = actor.sex or sex_of_title(mention.title)
    actor.sex = actor.sex or sex_of_given(actor.person.given)


def role_of_title(mention: Mention) -> Role | None:
    """The role that a title gives: "Halden Mayor" is ("mayor", {"halden"})."""
    head = _role_head(mention.title)
    if not head or head in titles.HONORIFICS:
        return None
    narrowing = frozenset(w for w in mention.title.split() if _role_head(w) != head and w != "of")
    before = frozenset(plain(mention.before).split())
    return Role(head, narrowing | before, bare=not narrowing and not before)


def _gather_bodies(reading: Reading, mentions: list[Mention], actors: list[LocalActor]) -> None:
    """Full names of organisations first, then acronyms and short forms that fit one of them."""
    bodies: list[LocalActor] = []
    acronyms = [m for m in mentions if is_acronym(m.text)]
    for mention in (m for m in mentions if m not in acronyms):
        key = organisation_key(mention.text)
        known = next((a for a in bodies if any(organisation_key(n) == key for n in a.names)), None)
        _add(known or _new(bodies, mention.kind), mention, mention.text)
    _fold_short_forms(bodies)
    for mention in acronyms:
        same = next((a for a in bodies if mention.text in a.names), None) or _declared(reading, mention, bodies)
        fits = [a for a in bodies if any(stands_for(mention.text, n) for n in a.names)]
        if same is None and len(fits) == 1:
            same = fits[0]
        _add(same or _new(bodies, mention.kind), mention, mention.text)
    actors.extend(bodies)


def _declared(reading: Reading, mention: Mention, bodies: list[LocalActor]) -> LocalActor | None:
    """The body named just before "(HSA)"."""
    tokens = reading.tokens
    if mention.first < 2 or tokens[mention.first - 1].text != "(":
        return None
    return next((a for a in bodies for m in a.mentions if m.last == mention.first - 1), None)


def _fold_short_forms(bodies: list[LocalActor]) -> None:
    """Join "Lockheed" to "Lockheed Martin" if only one name fits."""
    for short in list(bodies):
        if short.kind == "other" and " " not in short.canonical:
            continue
        fits = [b for b in bodies if b is not short and shortens(short.canonical, b.canonical)]
        fits = [b for b in fits if _is_full_form(b, short)]
        if len(fits) == 1:
            fits[0].mentions.extend(short.mentions)
            fits[0].names.update(short.names)
            bodies.remove(short)


def _is_full_form(long: LocalActor, short: LocalActor) -> bool:
    """True when the long name is introduced first or ends like a name of a body: not "the Wal-Mart Way"."""
    head = plain(long.canonical).split()[-1]
    return head in titles.ORGANISATION_HEADS or min(m.first for m in long.mentions) < min(
        m.first for m in short.mentions
    )


def _gather_plain(mentions: list[Mention], actors: list[LocalActor]) -> None:
    by_key: dict[tuple[str, str], LocalActor] = {}
    for mention in mentions:
        key = (mention.kind, place_key(mention.text))
        if key not in by_key:
            by_key[key] = _new(actors, mention.kind)
        _add(by_key[key], mention, mention.text)


def form_of(actor: LocalActor, mention: Mention) -> NameForm:
    """How a mention by name is written."""
    if actor.kind == "person":
        if person_name(mention.text).given:
            return "full"
        return "title" if mention.title else "short"
    if is_acronym(mention.text):
        return "acronym"
    return "full" if organisation_key(mention.text) == organisation_key(actor.canonical) else "short"
