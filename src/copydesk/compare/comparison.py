"""What deciding on a pair of units needs: the reports of a story, prepared once for all its claims."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.compare.agreement import Party, party_of
from copydesk.compare.related import Relations
from copydesk.compare.retold import retells
from copydesk.compare.reworded import Meant
from copydesk.compare.sense import Sense
from copydesk.compare.units import Page, Unit, Weights, mass
from copydesk.model.marks import MarkedReport
from copydesk.model.span import Span
from copydesk.model.story import Cast
from copydesk.text.synonyms import folded_verb


class Comparison:
    """Everything that deciding on a pair needs; what is asked of a unit in every pair that it is in is found once."""

    def __init__(
        self,
        marked: Sequence[MarkedReport],
        pages: tuple[Page, ...],
        weights: Weights,
        cast: Cast,
        meant: Meant | None = None,
        sense: Sense | None = None,
        relations: Relations | None = None,
    ) -> None:
        self.pages = pages
        self.weights = weights
        self.cast = cast
        self.meant = meant
        self.sense = sense
        self.relations = relations or Relations()
        self.parties = _parties(marked, cast)
        self._masses: dict[frozenset[str], float] = {}
        self._verbs: dict[tuple[Span, tuple[Span, ...]], frozenset[str]] = {}

    def mass(self, unit: Unit) -> float:
        """The weight of all that a unit tells in words."""
        known = self._masses.get(unit.keys)
        if known is None:
            known = self._masses[unit.keys] = mass(unit.keys, self.weights)
        return known

    def shared(self, a: Unit, b: Unit) -> float:
        """The weight that two units have in common."""
        return mass(a.keys & b.keys, self.weights)

    def verbs(self, unit: Unit) -> frozenset[str]:
        """The folded verbs of the acts of a unit."""
        place = unit.span, unit.parts
        known = self._verbs.get(place)
        if known is None:
            known = self._verbs[place] = frozenset([folded_verb(act.verb) for act in unit.acts])
        return known

    def party(self, span: Span | None) -> Party | None:
        """Who is meant by a party to an act of one of the reports."""
        return None if span is None else self.parties[span]

    def retold(self, claim: Unit, other: Unit) -> float | None:
        """How much of a claim another report's sentence tells in its own words; None for too little of it."""
        if self.sense is None:
            return None
        return retells(claim, other, self.sense, self.parties, self.relations.between(claim, other))


def _parties(marked: Sequence[MarkedReport], cast: Cast) -> dict[Span, Party]:
    """Who is meant by each party to each act, found once since every act is set beside many."""
    return {
        span: party
        for report in marked
        for act in report.acts
        for span in (act.actor, act.target)
        if (party := party_of(cast, report, span)) is not None and span is not None
    }
