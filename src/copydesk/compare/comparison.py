"""What deciding on a pair of units needs: the reports of a story, prepared once for all its claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from copydesk.compare.agreement import Party, party_of
from copydesk.compare.reworded import Meant
from copydesk.compare.sense import Sense
from copydesk.compare.units import Page, Weights
from copydesk.model.marks import MarkedReport
from copydesk.model.span import Span
from copydesk.model.story import Cast


class Comparison(NamedTuple):
    """Everything that deciding on a pair needs."""

    marked: Sequence[MarkedReport]
    pages: tuple[Page, ...]
    weights: Weights
    cast: Cast
    meant: Meant | None = None
    parties: Mapping[Span, Party] = MappingProxyType({})
    sense: Sense | None = None

    def party(self, span: Span | None) -> Party | None:
        """Who is meant by a party to an act of one of the reports."""
        return None if span is None else self.parties[span]


def parties_of(marked: Sequence[MarkedReport], cast: Cast) -> dict[Span, Party]:
    """Who is meant by each party to each act, found once since every act is set beside many."""
    return {
        span: party
        for report in marked
        for act in report.acts
        for span in (act.actor, act.target)
        if (party := party_of(cast, report, span)) is not None and span is not None
    }
