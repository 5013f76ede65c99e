"""Comparing names: given names and surnames of people, keys and initials of organisations."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from copydesk.text.given import FEMININE, MASCULINE, SHORT_FORMS
from copydesk.text.places import PLACE_SHORT_FORMS, STATE_ABBREVIATIONS
from copydesk.text.titles import (
    BODY_OF_NAME,
    FIRM_ENDINGS,
    NAME_SUFFIXES,
    NATIONAL,
    ORGANISATION_HEADS,
    PAPERS,
    PARTICLES,
    TITLE_MODIFIERS,
)

_GENERATIONS = frozenset("jr sr ii iii iv".split())
_SMALL = frozenset("of the and for on in at to & de la a".split())
# Initials that do not follow from the words, or that stand for a name seldom printed beside them.
_KNOWN_ACRONYMS: dict[str, str] = {
    "gop": "republican party", "nypd": "new york police department", "lapd": "los angeles police department",
    "un": "united nations", "eu": "european union", "dod": "department of defense", "doj": "department of justice",
    "dhs": "department of homeland security", "hhs": "department of health and human services",
    "ice": "immigration and customs enforcement", "fbi": "federal bureau of investigation",
    "fda": "food and drug administration", "cdc": "centers for disease control and prevention",
    "scotus": "supreme court", "met": "metropolitan police", "fema": "federal emergency management agency",
    "pentagon": "pentagon",
}  # fmt: skip


class PersonName(NamedTuple):
    """A person's name in lower case: given names or initials in order, and the surname with its particles.

    `generation` is "jr", "sr" or a Roman numeral, "" for most.
    """

    given: tuple[str, ...]
    surname: str
    generation: str = ""

    @property
    def bare(self) -> tuple[str, str]:
        """First given name and surname, which father and son may share."""
        return self.given[0] if self.given else "", self.surname


def plain(text: str) -> str:
    """Lower case, straight apostrophes, single blanks."""
    return " ".join(text.replace("’", "'").replace("‘", "'").lower().split())


@lru_cache(maxsize=8192)
def person_name(text: str) -> PersonName:
    """Split a name without title: "Bill de Blasio" is ("bill",) and "de blasio"."""
    words = [word.strip(",") for word in plain(text).split()]
    generation = ""
    while len(words) > 1 and words[-1] in NAME_SUFFIXES:
        suffix = words.pop().rstrip(".")
        generation = suffix if suffix in _GENERATIONS else generation
    cut = len(words) - 1
    while cut > 1 and words[cut - 1] in PARTICLES:
        cut -= 1
    if cut == 1 and words[0] in PARTICLES:
        cut = 0
    return PersonName(tuple(words[:cut]), " ".join(words[cut:]), generation)


def two_generations(names: Iterable[PersonName]) -> frozenset[tuple[str, str]]:
    """Names that a report prints in full both with "Jr." and without: there, they are father and son."""
    full = [name for name in names if name.given]
    junior = {name.bare for name in full if name.generation}
    return frozenset(junior & {name.bare for name in full if not name.generation})


def same_generation(a: PersonName, b: PersonName, divided: frozenset[tuple[str, str]]) -> bool:
    """False for two generations of one name; a "Jr." left out tells nothing unless the name is `divided`."""
    if a.generation and b.generation:
        return a.generation == b.generation
    return a.generation == b.generation or not {a.bare, b.bare} & divided


def same_given(a: str, b: str) -> bool:
    """True when two given names can be one person's: equal, an initial of the other, or a short form of it."""
    if a == b:
        return True
    full_a, full_b = SHORT_FORMS.get(a, frozenset()) | {a}, SHORT_FORMS.get(b, frozenset()) | {b}
    bare_a, bare_b = a.rstrip("."), b.rstrip(".")
    if min(len(bare_a), len(bare_b)) == 1:
        # "T.J." is a name of its own and no initial of "Tony"
        return "." not in bare_a + bare_b and any(x[0] == y[0] for x in full_a for y in full_b)
    return bool(full_a & full_b)


def same_surname(a: str, b: str) -> bool:
    """True when surnames agree, one perhaps without its particle ("Blasio", "de Blasio")."""
    return a == b or (a.split()[-1] == b.split()[-1] and (a.endswith(" " + b) or b.endswith(" " + a)))


def same_person(a: PersonName, b: PersonName) -> bool:
    """True when two full names can be one person's; different first names never are."""
    if not a.given or not b.given:
        return False
    if a.surname != b.surname and not same_surname(a.surname, b.surname):
        return False
    if same_given(a.given[0], b.given[0]):
        return not (len(a.given) > 1 and len(b.given) > 1 and not same_given(a.given[1], b.given[1]))
    # "J. Robert Oakes" and "Robert Oakes"
    return a.given[0] in b.given[1:] or b.given[0] in a.given[1:]


def sex_of_given(given: tuple[str, ...]) -> str | None:
    """ "m", "f" or None, by the first given name that is no initial."""
    for name in given:
        if len(name.rstrip(".")) < 2:
            continue
        bare = name.split("-")[0]
        return "m" if bare in MASCULINE else "f" if bare in FEMININE else None
    return None


# Bodies that places and buildings have: "Halden" is not short for "Halden Police".
_HELD_BY_PLACES = frozenset(
    "police council court authority guard commission committee assembly legislature parliament senate hospital".split()
)


@lru_cache(maxsize=8192)
def organisation_key(text: str) -> str:
    """One key for the ways of writing an organisation: "Justice Department" is "department of justice"."""
    if is_acronym(text):
        return plain(text).replace(".", "")
    words = plain(text).removeprefix("the ").replace("u.s. ", "").replace("united states ", "").split()
    words = [word.removesuffix("'s").rstrip(",") for word in words]
    while len(words) > 1 and words[-1] in {"inc", "inc.", "corp", "corp.", "ltd", "ltd.", "llc", "plc", "co", "co."}:
        words.pop()
    if len(words) > 1 and words[-1] in {"department", "ministry"} and "of" not in words:
        words = [words[-1], "of", *words[:-1]]
    key = " ".join("and" if word == "&" else word for word in words)
    key = "house of representatives" if key == "house" else key
    return key.replace("defence", "defense").replace("labour", "labor").replace("organisation", "organization")


def expansion(acronym: str) -> str | None:
    """The key that a widely known acronym stands for."""
    return _KNOWN_ACRONYMS.get(plain(acronym).replace(".", "").removeprefix("the "))


def is_acronym(text: str) -> bool:
    """True for two to six capitals, with or without full stops: "HSA", "D.O.J."."""
    bare = text.replace(".", "").replace("&", "")
    return 2 <= len(bare) <= 6 and bare.isalpha() and bare.isupper()


@lru_cache(maxsize=8192)
def initials_of(name: str) -> frozenset[str]:
    """Initials that a name can go by, with and without its small words, from its key and as printed."""
    found = set()
    for words in (plain(name).removeprefix("the ").split(), organisation_key(name).split()):
        letters = [word.lstrip("(\"'") for word in words]
        for small in (False, True):
            found.add(
                "".join(word[0] for word in letters if word and word[0].isalnum() and (small or word not in _SMALL))
            )
        found.add(
            "".join(p[0] for word in letters for p in word.split("-") if p and p not in _SMALL and p[0].isalpha())
        )
    return frozenset(found)


def stands_for(acronym: str, name: str) -> bool:
    """True when the acronym can be the initials of the name."""
    bare = plain(acronym).replace(".", "").replace("&", "")
    key = organisation_key(name)
    known = expansion(acronym)
    if known is not None and known == key:
        return True
    return len(bare) > 1 and " " in key and bare in initials_of(name)


_CHAMBERS = frozenset("house senate commons lords parliamentary assembly select".split())


def shortens(short: str, long: str) -> bool:
    """True when one name of a body can be short for another: "Norlin" for "Norlin Ferries Inc."

    Dropping more than a firm's ending or a nation at the start makes another body: the St. Louis Tea Party is not
    the Tea Party.
    """
    few, many = organisation_key(short).split(), organisation_key(long).split()
    if not 0 < len(few) < len(many) or many[-1] in BODY_OF_NAME:
        return False  # "Brandt" is not the Brandt administration
    if len(few) == 1 and few[0] in PAPERS:
        return many[-1] == few[0]
    if len(few) == 1:
        generic = few[0] in ORGANISATION_HEADS or few[0] in TITLE_MODIFIERS or few[0].endswith(("an", "ese", "ish"))
        generic = generic or many[-1] in _HELD_BY_PLACES
        return many[0] == few[0] and not generic and many[1] != "of" and len(few[0]) > 3
    if many[: len(few)] == few:
        return all(word in FIRM_ENDINGS for word in many[len(few) :])
    dropped = many[: -len(few)]
    of_a_chamber = few[-1] in ("committee", "subcommittee") and all(word in _CHAMBERS for word in dropped)
    return many[-len(few) :] == few and (of_a_chamber or all(word in NATIONAL for word in dropped))


def place_key(text: str) -> str:
    """One key for the ways of writing a place: "the U.S." is "united states"."""
    bare = plain(text).removeprefix("the ").removesuffix("'s")
    if bare.endswith(".") and bare in STATE_ABBREVIATIONS:
        state = STATE_ABBREVIATIONS[bare]
        return "washington state" if state == "washington" else state
    return plain(PLACE_SHORT_FORMS.get(bare, bare))
