"""What a name is, by the sum of what its places in the report say: spelling and syntax before the recogniser."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from copydesk.analysers.names.cuts import PARTY_MEMBERS, Mention
from copydesk.model.marks import NameKind
from copydesk.reading import Reading
from copydesk.text import titles
from copydesk.text.given import GIVEN_NAMES
from copydesk.text.naming import expansion, is_acronym, organisation_key, plain
from copydesk.text.places import PLACE_NAMES, PLACE_SHORT_FORMS, STATE_ABBREVIATIONS

_KIND_OF_ENTITY: dict[str, NameKind] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group",
    "PRODUCT": "other", "EVENT": "other", "WORK_OF_ART": "other", "LAW": "other",
}  # fmt: skip
_PARTY_AND_STATE = re.compile(r"\s*[,(]\s*[RDI]-[A-Z]")
_INITIALS = re.compile(r"(?:[a-z]\.){1,3}$")
_POSTS = frozenset("post publish tweet".split())
_AGE = re.compile(r",\s*\d{1,3}\s*,")


def type_key(text: str) -> str:
    return organisation_key(text)


def kinds_of_names(reading: Reading, found: list[Mention]) -> dict[str, NameKind]:
    """The kind of each name by the sum of what its places in the report say for it."""
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    heard: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for mention in found:
        votes[type_key(mention.text)].update()
        for kind, weight in _votes(reading, mention):
            votes[type_key(mention.text)][kind] += weight
        for kind in _recognised(reading, mention):
            heard[type_key(mention.text)][kind] += 1
    for key, counter in heard.items():
        winner = _winner(counter)
        votes[key][winner] += 4 if winner == "group" else 2
    _lend_surnames(votes)
    _lend_first_words(votes)
    return {key: _winner(counter) for key, counter in votes.items() if counter.total()}


def _recognised(reading: Reading, mention: Mention) -> Iterator[NameKind]:
    for entity, count in Counter(t.entity for t in reading.tokens[mention.name : mention.last]).items():
        if entity in _KIND_OF_ENTITY and 2 * count >= mention.last - mention.name:
            yield _KIND_OF_ENTITY[entity]


def _winner(counter: Counter[NameKind]) -> NameKind:
    order: tuple[NameKind, ...] = ("person", "organisation", "place", "group", "other")
    return max(order, key=lambda kind: (counter[kind], -order.index(kind)))


def _lend_surnames(votes: dict[str, Counter[NameKind]]) -> None:
    """A lone surname is what the full name that ends in it is."""
    full = [key for key, counter in votes.items() if " " in key and _winner(counter) == "person"]
    for key, counter in votes.items():
        if any(name.endswith(" " + key) for name in full):
            counter["person"] += 9


def _lend_first_words(votes: dict[str, Counter[NameKind]]) -> None:
    """ "Tarrow" is what "Tarrow Terminals" is, unless something says that it is a person or a place."""
    firms = {key.split()[0] for key, c in votes.items() if " " in key and _winner(c) == "organisation"}
    for key, counter in votes.items():
        if (
            key in firms
            and key not in GIVEN_NAMES
            and key not in PLACE_NAMES
            and max(counter["person"], counter["place"]) < 4
        ):
            counter["organisation"] += 4


def _votes(reading: Reading, mention: Mention) -> Iterator[tuple[NameKind, int]]:
    """Pairs of kind and weight. Spelling and syntax weigh more than the recogniser, whose majority
    counts two for the whole report."""
    tokens = reading.tokens
    words = [t.lower for t in tokens[mention.name : mention.last]]
    bare = plain(mention.text)
    if mention.title:
        yield "person", 5
    if words[-1] in titles.BODY_OF_NAME and len(words) > 1:
        yield ("group" if words[-1] == "family" else "organisation"), 9
    if bare in titles.METONYMS:
        yield "organisation", 9
    if words[-1] in PARTY_MEMBERS:
        yield "group", 9
    if bare.endswith(".") and bare in STATE_ABBREVIATIONS:
        yield "place", 9
    if bare in PLACE_NAMES or bare in PLACE_SHORT_FORMS:
        yield "place", 4
    elif is_acronym(mention.text):
        yield "organisation", 5 if expansion(mention.text) else 2
    elif any(map(_is_initialism, mention.text.split())) and not mention.text.isupper():
        yield "organisation", 4  # "the WRHA Halden"
    if words[-1] in titles.LAW_HEADS:
        yield "other", 6
    elif words[-1] in titles.ORGANISATION_HEADS or (words[0] in titles.ORGANISATION_HEADS and "of" in words):
        yield "organisation", 5 if len(words) > 1 else 1
    elif words[-1] in titles.PLACE_HEADS and len(words) > 1:
        yield "place", 4
    elif len(words) > 1 and (words[0] in GIVEN_NAMES or _INITIALS.match(words[0])) and "of" not in words:
        yield "person", 3
    yield from _votes_of_neighbours(reading, mention)


def _is_initialism(word: str) -> bool:
    """True for three capitals or more that are no Roman numeral ("Henry VIII")."""
    return len(word) > 2 and is_acronym(word) and not set(word) <= set("IVXLCDM")


def _votes_of_neighbours(reading: Reading, mention: Mention) -> Iterator[tuple[NameKind, int]]:
    tokens = reading.tokens
    tail = reading.text[tokens[mention.last - 1].end :][:16]
    if _PARTY_AND_STATE.match(tail) or _AGE.match(tail):
        yield "person", 4
    head = tokens[mention.head]
    for child in reading.children(head.i):
        if child.dep == "relcl":
            relatives = {t.lower for t in reading.children(child.i)}
            if relatives & {"who", "whom"}:
                yield "person", 2
            elif "which" in relatives:
                yield "organisation", 3
        if child.dep == "appos" and child.lower in titles.ROLES:
            yield "person", 3
    governor = tokens[head.head]
    if head.dep == "appos" and governor.lower in titles.ROLES and governor.tag == "NN" and governor.i < head.i:
        yield "person", 4
    if head.dep == "pobj" and governor.lower == "of" and tokens[governor.head].lower in titles.PLACE_KINDS:
        yield "place", 5
    if head.dep == "pobj" and governor.lower in ("on", "to") and tokens[governor.head].lemma in _POSTS:
        yield "organisation", 4  # "wrote on Chatterbox"
    if reading.report.dateline and plain(mention.text) in plain(reading.report.dateline):
        yield "place", 5
    previous = tokens[mention.first - 1] if mention.first else None
    if (
        previous is not None
        and previous.text[0].islower()
        and previous.lower in titles.ROLES
        and previous.dep in ("compound", "nmod", "amod")
    ):
        yield "person", 3
    if previous is not None and previous.lower == "the" and mention.last - mention.name == 1:
        yield "organisation", 3 if head.dep not in ("compound", "nmod", "amod", "poss") else 1
    following = tokens[mention.last] if mention.last < len(tokens) else None
    if following is not None and following.lower in ("himself", "herself"):
        yield "person", 3
    speaks = head.dep == "nsubj" and tokens[head.head].lemma in titles.SPEECH_VERBS
    if speaks and previous is not None and previous.lower != "the" and mention.last - mention.name in (2, 3):
        yield "person", 1
