"""Bodies and offices without a name: "police", "federal prosecutors", "the US President" where nobody here is one.

One report cannot tell who they are. What they are called goes on as a role, by which the reports of one story are
joined where the story has one such body, or one holder of such an office.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.model.marks import NameKind
from copydesk.reading import Reading, Token
from copydesk.text.places import PLACE_NAMES

# What a noun by itself means; newsrooms write these without saying whose they are.
_BODIES = {
    "police": "police", "firefighters": "firefighters", "firemen": "firefighters", "prosecutors": "prosecutors",
    "paramedics": "paramedics", "investigators": "investigators", "rescuers": "rescuers",
    "coastguard": "coastguard", "authorities": "authorities", "protesters": "protesters",
    "protestors": "protesters", "demonstrators": "protesters", "government": "government",
    "military": "military", "army": "army",
}  # fmt: skip
_SINGULAR = frozenset("government military army coastguard".split())  # the others are "they"
_WITH_ARTICLE = frozenset("government military army coastguard authorities".split())
# The same in two words.
_OF_TWO_WORDS = {
    **{("police", head): "police" for head in ("officers", "force", "department", "service")},
    **{("fire", head): "firefighters" for head in ("crews", "department", "service", "brigade", "services")},
    **{("rescue", head): "rescuers" for head in ("workers", "teams", "crews", "services")},
    ("emergency", "services"): "rescuers",
    ("emergency", "crews"): "rescuers",
    ("ambulance", "crews"): "paramedics",
    ("ambulance", "service"): "paramedics",
    ("coast", "guard"): "coastguard",
}
# "Officials" are somebody's: they are a body only where a word says whose.
_NARROWED_ONLY = {"officials": "officials"}
_OFFICES = frozenset(["president", "mayor", "governor", "chancellor", "premier"])
_OF_A_COUNTRY = frozenset("us u.s. american british french german russian chinese finnish italian spanish".split())
# Adjectives that tell no body from another one.
_COLOUR = frozenset("local nearby other more many several some angry armed uniformed plainclothes additional".split())
_PARTIAL = frozenset("a an some several many two three four five six no any another each every few both".split())


class Body(NamedTuple):
    """A body or office without a name, as a half-open token range; `narrowing` is what says whose it is."""

    first: int
    last: int
    kind: NameKind
    role: str
    narrowing: str


def bodies_in(reading: Reading, taken: frozenset[int], skipped: frozenset[int], held: Counter[str]) -> Iterator[Body]:
    """Bodies that nothing names, in order of place.

    `taken` are tokens that mean somebody already; `held` counts who holds which role in the report: where somebody
    does, "the mayor" stays as open as it is.
    """
    for token in reading.tokens:
        if token.i in taken or token.sentence in skipped or token.dep in ("compound", "amod", "nmod", "appos"):
            continue
        found = _body_at(reading, token, taken)
        if found is None and (office := _office_at(reading, token)) is not None:
            found = office if office.narrowing or not held[office.role] else None
        if found is not None:
            yield found


def _body_at(reading: Reading, token: Token, taken: frozenset[int]) -> Body | None:
    before = reading.tokens[token.i - 1] if token.i else token
    role = _OF_TWO_WORDS.get((before.lower, token.lower)) if before.sentence == token.sentence else None
    base = before.i if role else token.i
    role = role or _BODIES.get(token.lower) or _NARROWED_ONLY.get(token.lower)
    if role is None or token.pos not in ("NOUN", "PROPN"):
        return None
    first, narrowing = _narrowed(reading, token, base)
    if first is None or _is_a_part(reading, token, first):
        return None
    if token.lower in _NARROWED_ONLY and (not narrowing or not taken.isdisjoint(range(first, token.i))):
        return None  # a ministry's officials are not the ministry
    start = reading.tokens[first].lower
    if role in _WITH_ARTICLE and start != "the" and not narrowing:
        return None
    return Body(first, token.i + 1, "organisation" if role in _SINGULAR else "group", role, narrowing)


def _office_at(reading: Reading, token: Token) -> Body | None:
    """ "The US President" and "the president": an office with a country before it, or none."""
    if token.lower not in _OFFICES or token.tag not in ("NN", "NNP"):
        return None
    first, narrowing = _narrowed(reading, token, token.i)
    if first is None or reading.tokens[first].lower != "the" or _is_a_part(reading, token, first):
        return None
    if any(child.dep in ("prep", "appos") and child.lower != "," for child in reading.children(token.i)):
        return None
    after = reading.tokens[token.i + 1] if token.i + 1 < len(reading.tokens) else token
    if after.text in ("-",) or (after.text[0].isupper() and after.pos == "PROPN"):
        return None  # "the president-elect", a title before a name
    if narrowing and not all(word in PLACE_NAMES or word in _OF_A_COUNTRY for word in narrowing.lower().split()):
        return None
    return Body(first, token.i + 1, "person", token.lower, narrowing)


def _narrowed(reading: Reading, token: Token, base: int) -> tuple[int | None, str]:
    """Where the phrase begins, and the words before its noun that say which; None where it is not the whole body."""
    words: list[str] = []
    first = base
    while first > 0:
        before = reading.tokens[first - 1]
        if before.sentence != token.sentence or before.i < token.i - 6:
            break
        if before.lower == "the":
            return first - 1, " ".join(words)
        if before.lower in _PARTIAL or before.pos in ("NUM", "DET") or before.tag in ("PRP$", "POS"):
            return None, ""
        if before.dep not in ("compound", "amod", "nmod") or before.pos not in ("NOUN", "PROPN", "ADJ"):
            break
        if before.lower not in _COLOUR:
            words.insert(0, before.text if before.pos == "PROPN" else before.lower)
        first -= 1
    return first, " ".join(words)


def _is_a_part(reading: Reading, token: Token, first: int) -> bool:
    """True where more is said of which ones: "police who left", "officials of both", "members of the police"."""
    children = reading.children(token.i)
    if any(child.dep in ("relcl", "acl") and reading.tokens[child.i - 1].text != "," for child in children):
        return True
    if any(child.dep in ("nummod", "predet") for child in children):
        return True
    if any(child.dep == "prep" and child.lower in ("of", "for", "in", "from", "with") for child in children):
        return True
    above = reading.tokens[token.head]
    return token.dep == "pobj" and above.lower == "of" and reading.tokens[first].lower != "the"


def key_of(body: Body) -> str:
    """By which a body is one within a report, and across reports: "Orsa police", "police"."""
    return f"{body.narrowing} {body.role}".strip()


def printed(reading: Reading, body: Body) -> str:
    """How the report calls it, without the capital that only the start of a sentence gives."""
    first = reading.tokens[body.first]
    words = reading.text[first.start : reading.tokens[body.last - 1].end]
    opening = first.i == 0 or reading.tokens[first.i - 1].sentence != first.sentence
    own = body.narrowing.startswith(first.text)
    return words[0].lower() + words[1:] if first.lower == "the" or (opening and not own) else words
