"""Which pairs of sentences are judged, and what can be asked of the answers."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from copydesk import encoder
from copydesk.compare.actors import resolve_actors
from copydesk.compare.related import SAME, Relation, Relations, relate
from copydesk.compare.sense import Sense
from copydesk.compare.units import pages_of
from copydesk.meanings import meanings
from copydesk.model.report import Report
from copydesk.pipeline import mark
from copydesk.reading import read

pytestmark = pytest.mark.skipif(
    not encoder.available(encoder.SENTENCES), reason="the sentence encoder is not installed"
)

TEXTS = (
    "The dairy at Olm has stopped making cheese. Its forty cows were sold to a farmer in Brask. The mill has reopened.",
    "No more cheese is produced at the Olm dairy. A choir sang. All forty cows were sold to farmers near Brask.",
)


def sense_of(texts: Sequence[str]) -> Sense:
    marked = [mark(read(Report(id=f"r{n}", source=f"{n}.txt", text=text))) for n, text in enumerate(texts)]
    cast = resolve_actors(marked)
    return Sense(pages_of(marked, cast), cast, meanings(marked))


def likely_same(pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float]]:
    return [(0.9, 0.05) if "cheese" in a and "cheese" in b else (0.1, 0.1) for a, b in pairs]


def test_neighbours_are_judged_and_found_again_in_either_order() -> None:
    sense = sense_of(TEXTS)
    found = relate(sense, likely_same)
    first, second = sense.pages[0].sentences[0], sense.pages[1].sentences[0]
    assert found.between(first, second) == found.between(second, first) == Relation(0.9, 0.05)
    assert found.same_as(first) == [(1, 0)]
    assert found.same_as(sense.pages[0].sentences[1]) == []
    assert SAME <= 0.9


def test_the_nearest_are_judged_first_and_no_more_than_asked_for() -> None:
    sense = sense_of(TEXTS)
    (pair,) = sense.neighbours(1)
    assert ["cows" in unit.text for unit in pair] == [True, True]
    assert len(sense.neighbours(100)) == 2


def test_nothing_is_known_without_a_judge() -> None:
    sense = sense_of(TEXTS)
    found = relate(sense, lambda pairs: None)
    assert found.pairs == ()
    assert found.between(sense.pages[0].sentences[0], sense.pages[1].sentences[0]) is None
    assert Relations().same_as(sense.pages[0].sentences[0]) == []
