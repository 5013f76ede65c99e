"""Bodies and offices that nobody names: "police", "the president", across the reports of one story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from copydesk.model.marks import NameKind
from copydesk.text.naming import is_acronym, plain

# How the names analyser begins the local number of a body without a name.
UNNAMED = "a:"
# By which word the name of a body says what it is, where that is not the role itself.
_WORD_OF_ROLE = {"firefighters": "fire", "coastguard": "coast", "prosecutors": "prosecutor", "paramedics": "ambulance"}

_AMERICAN = frozenset(["us", "u.s.", "american", "united states"])


@dataclass(slots=True)
class Gathered:
    """One actor while reports are being merged; `members` are (report id, local actor id).

    `unnamed` is the role of a body or office without a name and `narrowing` what says whose it is ("orsa"); `offices`
    are the words by which somebody's own office is introduced ("us" of "US President Edda Rask").
    """

    kind: NameKind
    names: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    kinds: Counter[NameKind] = field(default_factory=Counter)
    members: list[tuple[str, str]] = field(default_factory=list)
    spread: Counter[str] = field(default_factory=Counter)
    borne_out: int = 0
    unnamed: str = ""
    narrowing: str = ""
    offices: set[str] = field(default_factory=set)

    @property
    def reports(self) -> frozenset[str]:
        return frozenset(report for report, _ in self.members)

    def take(self, other: Gathered) -> None:
        self.names.update(other.names)
        self.roles.update(other.roles)
        self.kinds.update(other.kinds)
        self.spread.update(other.spread)
        self.members.extend(other.members)
        self.offices |= other.offices


def merge_unnamed(local: Sequence[Gathered], people: Sequence[Gathered], bodies: Sequence[Gathered]) -> list[Gathered]:
    """Give them to the one who is called so, or make them one where the story has one.

    Where it has several, each that is told apart ("Orsa police", "Halden police") is one by itself, and those that
    are not told apart are left out.
    """
    kept: list[Gathered] = []
    for role in sorted({figure.unnamed for figure in local}):
        alike = sorted((one for one in local if one.unnamed == role), key=lambda one: (sorted(one.names), one.members))
        apart = sorted({one.narrowing for one in alike} - {""})
        office = alike[0].kind == "person"
        if office:
            _give_to_holders(alike, apart, [person for person in people if role in person.roles])
            continue
        called = [body for body in bodies if any(_is_called(name, role) for name in body.names)]
        if len(called) == 1 and all(_is_in(each, called[0]) for each in apart):
            for one in alike:
                called[0].members.extend(one.members)
        else:
            kept += _told_apart(alike, apart, bool(called))
    return kept


def _give_to_holders(alike: Sequence[Gathered], apart: Sequence[str], holders: Sequence[Gathered]) -> None:
    """Each to the only holder, or to the only one whom some report introduces so ("US President Edda Rask")."""
    for one in alike:
        fits = holders
        if len(holders) > 1 or len(apart) > 1:
            fits = [person for person in holders if one.narrowing and office_key(one.narrowing) in person.offices]
        if len(fits) == 1:
            fits[0].members.extend(one.members)


def office_key(narrowing: str) -> str:
    """One key for the ways of writing whose office it is."""
    return "us" if narrowing.lower() in _AMERICAN else narrowing.lower()


def _told_apart(alike: Sequence[Gathered], apart: Sequence[str], named: bool) -> list[Gathered]:
    """One actor a narrowing; those without one go with the only one there is, if no name may be theirs."""
    whole = not named and len(apart) <= 1
    groups = [alike] if whole else [[one for one in alike if one.narrowing == each] for each in apart]
    for first, *others in groups:
        for other in others:
            first.take(other)
    return [group[0] for group in groups]


def _is_called(name: str, role: str) -> bool:
    """True for "Halden Police Department" and police, "Orsa Fire Service" and firefighters."""
    return _WORD_OF_ROLE.get(role, role) in plain(name).split() and not is_acronym(name)


def _is_in(narrowing: str, body: Gathered) -> bool:
    return any(set(narrowing.split()) <= set(plain(name).split()) for name in body.names)
