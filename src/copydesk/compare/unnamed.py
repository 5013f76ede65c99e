"""What the words of a source tell where no actor is behind them: how many, a person or not, and why nobody is named."""

from __future__ import annotations

import re
from typing import Literal

from copydesk.text.titles import FAMILY, ROLES

Kind = Literal["person", "people", "thing"]

# Nouns for people that are no office or trade, and collective ones that take "they".
_PERSON_NOUNS = frozenset(
    """man woman person boy girl child official source witness resident neighbour neighbor insider bystander passenger
    customer owner worker employee volunteer critic supporter opponent member survivor friend relative tenant student
    pupil patient protester demonstrator participant attendee expert scholar senator aide caller""".split()
)
_PLURALS = frozenset(
    "people police men women children staff authorities clergy both many some several others few".split()
)
_SINGULAR_IN_S = ("ss", "us", "is", "ics", "news", "'s")
_DOCUMENTS = frozenset(
    """letter report memo document statement email e-mail note filing complaint lawsuit suit indictment petition ruling
    opinion order resolution bill law legislation act amendment article post tweet message survey poll study record
    records minutes transcript cable release notice form text texts paper summary audit review sign label plaque story
    account version files papers documents letters emails messages statements reports tweets posts""".split()
)
_PRONOUNS = {"he": "person", "she": "person", "they": "people", "it": "thing"}
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CORE_ENDS = re.compile(
    r"[,;:(]|\s(?:of|for|in|at|from|with|on|by|to|near|who|whom|which|that|as|familiar|briefed|close|speaking)\s"
)

_PARTS = re.compile(r",| and ")
_DEFINITE = re.compile(r"\s*(?:[Tt]he\s|[A-Z])")

LONGEST_SHOWN = 60  # characters; what stands behind a comma only describes
NOBODY = "no words say who is quoted"
PRONOUN = "the report leaves open whom “{}” means"
UNNAMED = "the report does not name “{}”"
DOCUMENT = "a document is quoted, and no author is named"
SEVERAL = "more than one speaker at once"
AMBIGUOUS = "the report does not show who “{}” is"


def kind_of_source(words: str) -> Kind:
    """One person, several people, or a body or paper, by the head of the phrase."""
    if words.lower() in _PRONOUNS:
        return _PRONOUNS[words.lower()]  # type: ignore[return-value]
    core = _core(words)
    found = [word.lower() for word in _WORD.findall(core)]
    if not found or " and " in core:
        return "people"
    head = found[-1].removesuffix("'s").removesuffix("’s")
    if (
        head in _PLURALS
        or head[:-1] in ROLES | _PERSON_NOUNS
        or (head.endswith("s") and not head.endswith(_SINGULAR_IN_S))
    ):
        return "people"
    return "person" if head in ROLES or head in FAMILY or head in _PERSON_NOUNS else "thing"


def why_unknown(words: str | None) -> str:
    """Why the source words are no actor of the story, in a clause for the reader."""
    if not words:
        return NOBODY
    found = [word.lower() for word in _WORD.findall(_core(words))]
    shown = words if len(words) <= LONGEST_SHOWN else words.split(",")[0]
    if words.lower() in _PRONOUNS or not found:
        return PRONOUN.format(words)
    if found[-1] in _DOCUMENTS:
        return DOCUMENT
    if " and " in _core(words) and len([part for part in _PARTS.split(words) if _DEFINITE.match(part)]) > 1:
        return SEVERAL
    name = all(word[0].isupper() for word in words.split()) and kind_of_source(words) != "people"
    return (AMBIGUOUS if name else UNNAMED).format(shown)


def _core(words: str) -> str:
    """The words down to the noun that heads them."""
    ends = _CORE_ENDS.search(words)
    return words[: ends.start()] if ends and ends.start() else words
