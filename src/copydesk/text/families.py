"""Families of reprints: an origin with the reports that took a good part of themselves from it.

A family is a star and not a chain: a member shares a good part of its words with the origin itself. So a sentence that
many unrelated reports carry never joins their stories, which is how connected components come to hold a whole corpus.
Inside a family it is told who took from whom.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

MEMBER_SHARE = 0.25  # of a member's words that stand in the origin; less is a borrowed paragraph, not a reprint
# One sentence, of which few are longer: it is a reprint only of a text that is mostly that sentence.
SENTENCE_WORDS, SENTENCE_SHARE = 40, 0.5
# An agency's words stand alike in all that reprint it. One of them is told as the source of another only where it has
# so many words more of it than the agency: what it edited or added, and not the chance of a word or two.
CHAIN_WORDS = 4


class Tie(NamedTuple):
    """Two articles with the share (0..1) of either's words that the other has, and how many words are equal.

    `source` had them first, if known.
    """

    first: int
    second: int
    share_of_first: float
    share_of_second: float
    source: int | None
    words: int = 0


class Member(NamedTuple):
    """An article with the share of its words that stand in the origin, and whom it took most of them from, if known.

    `tie` is what it shares with that one, or with the origin where nobody is known.
    """

    article: int
    share: float
    source: int | None
    tie: Tie | None = None


class Family(NamedTuple):
    """An origin and its members; the first member is the origin itself with share 0."""

    origin: int
    members: tuple[Member, ...]


class _Held(NamedTuple):
    """Share of an article's words that another has, and the tie that says so."""

    share: float
    tie: Tie


def is_reprint(tie: Tie) -> bool:
    """True when a good part of one of the two stands in the other; other ties make no family."""
    return _is_good_part(max(tie.share_of_first, tie.share_of_second), tie)


def _is_good_part(share: float, tie: Tie) -> bool:
    return share >= (MEMBER_SHARE if tie.words > SENTENCE_WORDS else SENTENCE_SHARE)


def group_families(ties: Iterable[Tie]) -> list[Family]:
    """Families by number of their origin. An article is a member of one family at most.

    Its origin is the farthest that a chain of known sources leads to and that still has most of what it took; the
    link above may lead a family of its own for those who took what only it has. Where no source is known, the
    article that holds most of the others stands for the unknown origin.
    """
    held: dict[int, dict[int, _Held]] = {}
    most: dict[int, float] = {}
    for tie in ties:
        for member, other, share in (
            (tie.first, tie.second, tie.share_of_first),
            (tie.second, tie.first, tie.share_of_second),
        ):
            most[member] = max(share, most.get(member, 0.0))
            if tie.source != member and _is_good_part(share, tie):
                held.setdefault(member, {})[other] = _Held(share, tie)
    above: dict[int, int] = {}
    for member in sorted(held):
        source = _source_of(member, held)
        if source is not None:
            above[member] = source
    # Of a known source any good part will do; where nobody is known, a borrowed paragraph must not tie two stories.
    near = {
        member: {other: one for other, one in others.items() if 2 * one.share >= most[member]}
        for member, others in held.items()
    }
    leads = above | _hubs(near, above)
    families: dict[int, list[Member]] = {}
    for member in sorted(leads):
        origin = _origin_of(member, leads, near[member])
        taken = held[member][above.get(member, origin)]
        families.setdefault(origin, []).append(Member(member, held[member][origin].share, above.get(member), taken.tie))
    return [Family(origin, (_head(origin, above, held), *families[origin])) for origin in sorted(families)]


def _head(origin: int, above: Mapping[int, int], held: Mapping[int, Mapping[int, _Held]]) -> Member:
    source = above.get(origin)
    return Member(origin, 0.0, source, held[origin][source].tie if source is not None else None)


def _source_of(member: int, held: Mapping[int, Mapping[int, _Held]]) -> int | None:
    """Whom the member took from: the one with most of its words, and of those with about as many the first of all."""
    known = {other: one.tie.words for other, one in held[member].items() if one.tie.source == other}
    if not known:
        return None
    most = max(known.values())
    near = [other for other in known if known[other] > most - CHAIN_WORDS]

    def standing(other: int) -> tuple[int, int, int]:
        first_of = sum(_took(one, other, held) for one in near)
        return -first_of, -known[other], other

    return min(near, key=standing)


def _took(member: int, source: int, held: Mapping[int, Mapping[int, _Held]]) -> bool:
    one = held.get(member, {}).get(source)
    return one is not None and one.tie.source == source


def _hubs(held: Mapping[int, Mapping[int, _Held]], above: Mapping[int, int]) -> dict[int, int]:
    """For articles with no known source the one that stands for it: whoever holds most of the others comes first."""
    weight: dict[int, float] = {}
    holds: dict[int, list[int]] = {}
    for member in sorted(held):
        for other, one in held[member].items():
            weight[other] = weight.get(other, 0.0) + one.share
            if member not in above:
                holds.setdefault(other, []).append(member)
    hubs: dict[int, int] = {}
    serving: set[int] = set()
    for hub in sorted(holds, key=lambda one: (-weight[one], one)):
        for member in holds[hub]:
            if member not in hubs and member not in serving:
                hubs[member] = hub
                serving.add(hub)
    return hubs


def _origin_of(member: int, leads: Mapping[int, int], held: Mapping[int, _Held]) -> int:
    """The farthest up the chain that has a good part of the member's words itself."""
    origin = place = leads[member]
    seen = {member, place}
    while (place := leads.get(place, -1)) not in seen and place >= 0:
        seen.add(place)
        if place in held:
            origin = place
    return origin
