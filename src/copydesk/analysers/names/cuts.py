"""A run of capitalised words cut into what it names: a body before a title, and the person after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.model.marks import NameKind
from copydesk.reading import Reading, Token
from copydesk.text import titles
from copydesk.text.given import GIVEN_NAMES
from copydesk.text.places import PLACE_NAMES

PARTY_MEMBERS = frozenset("republicans democrats conservatives liberals independents".split())
_PORTFOLIO_WORDS = titles.PORTFOLIOS | titles.TITLE_MODIFIERS | {"and"}
_INSIDE_NAMES = frozenset(["of", "the", "and", "for", "'s", "’s"])


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in one report, as half-open token ranges: [first, last) with its title, [name, last) without.

    `before` is what stands before a title and says whose it is ("Halden" in "Halden Mayor Ilsa Brandt"); `kin` is the
    word that makes somebody a relative ("sister" in "his sister Eva Brandt").
    """

    first: int
    name: int
    last: int
    text: str
    kind: NameKind
    title: str = ""
    before: str = ""
    kin: str = ""

    @property
    def head(self) -> int:
        return self.last - 1


def cut(reading: Reading, run: tuple[int, int]) -> Iterator[Mention]:
    """One run as mentions: what stands before a title, and the person after it."""
    tokens = reading.tokens
    first, last = run
    if _is_body_of_name(tokens, first, last):
        yield Mention(first, first, last + 1, words_of(reading, first, last + 1), "other")
        return
    if _only_role(tokens, first, last):
        rest = next((k + 1 for k in range(first, last) if tokens[k].lower == "of"), last)
        while rest < last and tokens[rest].lower == "the":
            rest += 1
        if rest < last and not all(t.lower in _PORTFOLIO_WORDS for t in tokens[rest:last]):
            yield Mention(rest, rest, last, words_of(reading, rest, last), "other")
        return
    seat = _seat_of(tokens, first, last)
    if seat:
        yield Mention(first, first, seat, words_of(reading, first, seat), "other")
        first = seat
    found = _title_in(tokens, first, last)
    if found is None or _is_name_whole(tokens, first, last, found):
        lone = first + 1 == last and tokens[first].lower not in PARTY_MEMBERS
        if not (lone and (titles.is_title_word(tokens[first].lower) or _is_bare_head(tokens, first))):
            kin = tokens[first - 1].lower if first and tokens[first - 1].lower in titles.FAMILY else ""
            yield Mention(first, first, last, words_of(reading, first, last), "other", kin=kin)
        return
    start, stop = found
    if stop == last and _ends_name(tokens, first, start, last):
        yield Mention(first, first, last, words_of(reading, first, last), "other")
        return
    before = words_of(reading, first, start) if start > first else ""
    title = " ".join(t.lower for t in tokens[start:stop])
    if before and not all(t.lower in titles.TITLE_MODIFIERS for t in tokens[first:start]):
        yield Mention(first, first, start, before, "other")
    if stop < last:
        yield Mention(start, stop, last, words_of(reading, stop, last), "person", title, before)


def _is_bare_head(tokens: tuple[Token, ...], i: int) -> bool:
    """True for "the Department": a description in capitals, not a name."""
    word = tokens[i].lower
    described = word in titles.ORGANISATION_DESCRIPTIONS and word not in titles.UNIQUE_BODIES | titles.PAPERS
    return described and i > 0 and tokens[i - 1].lower in ("the", "this", "our", "my", "their", "its")


def _ends_name(tokens: tuple[Token, ...], first: int, start: int, last: int) -> bool:
    """True when a role word that ends a run is part of a name: "Ash Consultants", "Sea Queen"."""
    word = tokens[last - 1].lower
    return word not in titles.ROLES or word in titles.REGAL or any(t.lower == "of" for t in tokens[first:start])


def _seat_of(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Where the place ends in "Ohio Senate race" (a seat in the national body for Ohio); 0 for any other run."""
    if last - first < 2 or tokens[last - 1].lower not in ("senate", "house", "congressional") or last >= len(tokens):
        return 0
    place = " ".join(t.lower for t in tokens[first : last - 1])
    return last - 1 if place in PLACE_NAMES and tokens[last - 1].dep in ("compound", "amod", "nmod") else 0


def _is_body_of_name(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """True for "the Brandt administration", which is a body and not Brandt."""
    if last >= len(tokens) or tokens[last].lower not in titles.BODY_OF_NAME or tokens[last - 1].head != last:
        return False
    return _title_in(tokens, first, last) is None


def _only_role(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """True for a capitalised role without a name: "Attorney General", "Secretary of State", "Prime Minister"."""
    words = [t.lower for t in tokens[first:last]]
    if "of" in words:
        rest = words[words.index("of") + 1 :]
        named = [w for w in rest if w not in _PORTFOLIO_WORDS | {"the"}]
        body = rest[-1] in titles.ORGANISATION_HEADS
        return words[0] in titles.TITLE_OF and (rest == named or not named or body)
    return words[-1] in titles.ROLES and all(w in titles.TITLE_MODIFIERS or w in titles.ROLES for w in words)


def _is_name_whole(tokens: tuple[Token, ...], first: int, last: int, title: tuple[int, int]) -> bool:
    """True when the title word is part of the name: "General Motors", "Prince George's County", "King Street"."""
    rest = [t.lower for t in tokens[title[1] : last]]
    if tokens[title[1] - 1].lower in titles.HONORIFICS | titles.ABBREVIATED_TITLES.keys():
        return False  # "Rep. Ada Marsh"
    heads = titles.ORGANISATION_HEADS | titles.PLACE_HEADS
    return bool(rest) and (rest[-1] in heads or rest[0] in heads or "'s" in rest or "’s" in rest)


def _title_in(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int] | None:
    """The range of the last title in a run that a name follows (or that ends the run after a name)."""
    for k in range(last - 1, first - 1, -1):
        word = tokens[k].lower
        if not titles.is_title_word(word) or (k > first and tokens[k - 1].lower in _INSIDE_NAMES):
            continue
        stop = k + 1
        if word in titles.TITLE_OF and stop < last and tokens[stop].lower == "of":
            stop += 1 + (stop + 1 < last and tokens[stop + 1].lower == "the")  # "Secretary of the Interior"
            stop = min(last, stop + 1)
            while stop + 1 < last and tokens[stop].lower in titles.PORTFOLIOS:
                stop += 1  # "Director of National Intelligence"
            while stop < last and tokens[stop].lower in ("and", "the") and stop + 1 < last:
                stop += 2
        if (stop >= last and k == first) or (stop < last and tokens[stop].lower == "of"):
            continue  # "Joint Chiefs of Staff"
        start = k
        while start > first and (
            tokens[start - 1].lower in titles.TITLE_MODIFIERS or titles.is_title_word(tokens[start - 1].lower)
        ):
            if tokens[start - 1].lower in {
                "county",
                "city",
                "state",
                "town",
                "district",
                "u.s.",
                "democratic",
                "republican",
            }:
                break
            start -= 1
        if start > first and tokens[start - 1].lower in _INSIDE_NAMES:
            start = k  # the modifiers belong to a body: "Department of Homeland Security Secretary"
        if stop >= last and (start == first or _is_given(tokens[start - 1])):
            continue  # "John Skipper" and "Ann T. King" are nobody's titles
        return start, stop
    return None


def _is_given(token: Token) -> bool:
    """True for a first name, and for the initial before a surname."""
    return token.lower in GIVEN_NAMES or (len(token.text) == 2 and token.text[0].isupper() and token.text[1] == ".")


def words_of(reading: Reading, first: int, last: int) -> str:
    return reading.text[reading.tokens[first].start : reading.tokens[last - 1].end]
