"""Families of reprints: an origin with the reports that took a good part of themselves from it.

A family is a star and not a chain: a member shares words with the origin itself. So a sentence that many unrelated
reports carry never joins their stories, which is how connected components come to hold a whole corpus.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

MEMBER_SHARE = 0.25  # of a member's words that stand in the origin; less is a borrowed paragraph, not a reprint


class Tie(NamedTuple):
    """Two articles with the share (0..1) of either's words that the other has; `source` had them first, if known."""

    first: int
    second: int
    share_of_first: float
    share_of_second: float
    source: int | None


class Member(NamedTuple):
    """An article with the share of its words that stand in the origin, and whom it took most of them from, if known."""

    article: int
    share: float
    source: int | None


class Family(NamedTuple):
    """An origin and its members; the first member is the origin itself with share 0."""

    origin: int
    members: tuple[Member, ...]


def group_families(ties: Iterable[Tie]) -> list[Family]:
    """Families by number of their origin. An article is in one family: of those that hold it, the largest.

    An article known to have taken from another is not that one's origin.
    """
    held: dict[int, dict[int, float]] = {}
    sources: dict[int, list[tuple[float, int]]] = {}
    for tie in ties:
        for member, origin, share in (
            (tie.first, tie.second, tie.share_of_first),
            (tie.second, tie.first, tie.share_of_second),
        ):
            if tie.source == origin:
                sources.setdefault(member, []).append((-share, origin))
            if tie.source != member and share >= MEMBER_SHARE:
                held.setdefault(origin, {})[member] = share
    families: list[Family] = []
    placed: set[int] = set()
    for origin in sorted(held, key=lambda one: (-sum(held[one].values()), one)):
        members = [member for member in sorted(held[origin]) if member not in placed]
        if origin in placed or not members:
            continue
        placed.update(members, [origin])
        families.append(Family(origin, (Member(origin, 0.0, None), *(
            Member(member, held[origin][member], min(sources[member])[1] if member in sources else None)
            for member in members
        ))))  # fmt: skip
    return sorted(families)
