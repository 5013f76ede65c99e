"""What neighbouring sentences of two reports are to one another, as the model of relations judges them.

Only neighbours are judged, since each pair costs some milliseconds and most pairs of a story have nothing to do with
one another; the model is handed in as a function, so that nothing here touches weights.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from copydesk.compare.sense import Sense
from copydesk.compare.units import Unit

# Pairs of sentences that are judged in a story.
MOST_PAIRS = 48
# How likely two sentences must be one piece of news for that to decide.
SAME = 0.85


class Relation(NamedTuple):
    """How likely two sentences tell one piece of news, and how likely they cannot both be right, 0..1."""

    same: float
    contrary: float


class Related(NamedTuple):
    """Two sentences of two reports, the one of the earlier given report first."""

    a: Unit
    b: Unit
    relation: Relation


Judge = Callable[[Sequence[tuple[str, str]]], Sequence[tuple[float, float]] | None]


class Relations:
    """Every pair of sentences that was judged, most alike first, and what can be asked of them."""

    def __init__(self, pairs: Sequence[Related] = ()) -> None:
        self.pairs = tuple(pairs)
        self._known = {
            key: one.relation
            for one in pairs
            for key in ((_place(one.a), _place(one.b)), (_place(one.b), _place(one.a)))
        }

    def between(self, a: Unit, b: Unit) -> Relation | None:
        """What the sentences of two units are to one another; None where that was not judged."""
        return self._known.get((_place(a), _place(b)))

    def same_as(self, unit: Unit) -> list[tuple[int, int]]:
        """The sentences (report, number) that most likely tell the same news as a unit's, in order."""
        mine = _place(unit)
        return sorted(b for (a, b), relation in self._known.items() if a == mine and relation.same >= SAME)


def relate(sense: Sense, judge: Judge) -> Relations:
    """What the neighbouring sentences of a story are to one another; nothing known without a model."""
    pairs = sense.neighbours(MOST_PAIRS)
    found = judge([(a.text, b.text) for a, b in pairs]) or []
    rounded = [Relation(round(same, 4), round(contrary, 4)) for same, contrary in found]
    return Relations([Related(a, b, relation) for (a, b), relation in zip(pairs, rounded, strict=False)])


def _place(unit: Unit) -> tuple[int, int]:
    return unit.report, unit.sentence
