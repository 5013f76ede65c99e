"""Groups of invented sentences around one piece of news, and the pairs that they make."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "groups"
EVERY, HELD = 8, 3  # of eight groups in a row the fourth is held out
MOST_A_GROUP = 5  # pairs of one relation that a group gives an epoch
# Of the sentences that lose their names: in a report they come after others that have named everybody.
UNNAMED = 0.25
STAND_INS = ("he", "she", "they", "it", "the man", "the company", "the authority", "the group", "the town", "officials")
_DATED = "Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_NAME = re.compile(rf"(?<=[\w,] )(?:the )?(?!{_DATED})[A-Z][\w’'.-]*[a-z](?: (?:of |de |van |al-)?[A-Z][\w’'-]*[a-z])*")
SURE = 0.94  # what the right relation is said to be, the rest shared by the others


class Group(NamedTuple):
    """Sentences that tell one piece of news, that cannot be right with it, and that merely stand near it."""

    same: tuple[str, ...]
    conflict: tuple[str, ...]
    near: tuple[str, ...]


class Example(NamedTuple):
    """Two sentences and how likely they are to be each of `RELATIONS`."""

    a: str
    b: str
    shares: tuple[float, ...]


def load(folder: Path = FOLDER) -> list[Group]:
    rows = [
        json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]
    return [Group(*(tuple(row[key]) for key in Group._fields)) for row in rows]


def split(groups: Sequence[Group]) -> tuple[list[Group], list[Group]]:
    """Those to learn from and those held out."""
    held = [group for number, group in enumerate(groups) if number % EVERY == HELD]
    return [group for number, group in enumerate(groups) if number % EVERY != HELD], held


def pairs_of(group: Group) -> tuple[list[tuple[str, str]], ...]:
    """The pairs of a group by relation."""
    return (
        list(combinations(group.same, 2)),
        list(product(group.same, group.conflict)),
        [*product(group.same, group.near), *combinations(group.near, 2)],
    )


def examples(groups: Sequence[Group], chance: random.Random) -> Iterator[Example]:
    """Endlessly: an epoch of pairs in random order, each group's and one of sentences of two groups."""
    while True:
        found = []
        for group in groups:
            for relation, pairs in enumerate(pairs_of(group)):
                found += [(*pair, relation) for pair in chance.sample(pairs, min(MOST_A_GROUP, len(pairs)))]
            other = chance.choice(groups)
            if other is not group:
                found.append((chance.choice(group.same), chance.choice(other.same + other.near), 2))
        chance.shuffle(found)
        for a, b, relation in found:
            shares = tuple(SURE if k == relation else (1 - SURE) / 2 for k in range(3))
            yield Example(*(unnamed(text, chance) if chance.random() < UNNAMED else text for text in (a, b)), shares)


def unnamed(text: str, chance: random.Random) -> str:
    """A sentence whose names, after its first word, give way to words that a report's later sentences have for them."""
    return _NAME.sub(lambda found: chance.choice(STAND_INS), text)
