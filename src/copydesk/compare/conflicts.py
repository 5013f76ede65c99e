"""Sides that cannot both be right: of figure, time, polarity, modality, attribution and quotation.

A false conflict costs the user's trust, so two passages are set against one another only when everything else in
them agrees: the same deed by the same parties, told in mostly the same words, at times that can be one. A reprint that
altered a word is a change to a copy, not a second voice, unless what it altered stands in quotation marks.
"""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.compare.agreement import stem
from copydesk.compare.contrasts import Ground, clauses_of, deed_conflicts, left_or_dismissed
from copydesk.compare.discrepancies import figure_conflicts, time_conflicts
from copydesk.compare.doings import deeds_of
from copydesk.compare.doubles import double_conflicts
from copydesk.compare.nones import none_against_some
from copydesk.compare.numbers import number_conflicts
from copydesk.compare.quotations import misquotations
from copydesk.compare.related import Relations
from copydesk.compare.timeline import clashing_times
from copydesk.compare.units import Page, pages_of, weigh
from copydesk.model.dossier import (
    ActEntry,
    Claim,
    Conflict,
    FigureGroup,
    Statement,
    TimelineEvent,
)
from copydesk.model.marks import MarkedReport
from copydesk.model.span import overlaps
from copydesk.model.story import Cast, Provenance


def find_conflicts(
    marked: Sequence[MarkedReport],
    cast: Cast,
    claims: Sequence[Claim],
    figures: Sequence[FigureGroup],
    statements: Sequence[Statement],
    timeline: Sequence[TimelineEvent],
    acts: Sequence[ActEntry],
    provenance: Provenance,
    pages: Sequence[Page] = (),
    relations: Relations | None = None,
) -> tuple[Conflict, ...]:
    """Every conflict of the story, each set of words in one conflict only."""
    pages = pages or pages_of(marked, cast)
    names = {actor.id: frozenset(stem(word) for word in actor.name.lower().split()) for actor in cast.actors}
    kinds = {actor.id: actor.kind for actor in cast.actors}
    ground = Ground(weigh(pages), names, kinds, statements, provenance, relations or Relations())
    deeds = deeds_of(marked, cast, statements)
    clauses = clauses_of(pages, deeds, provenance)
    every = clauses_of(pages, deeds, provenance, short=True)
    found: list[Conflict] = []
    found += figure_conflicts(figures, clauses, pages, ground)
    found += time_conflicts(clashing_times(marked), every, pages, ground)
    found += misquotations(statements, marked, cast, provenance)
    found += deed_conflicts(clauses, ground)
    found += left_or_dismissed(clauses, ground)
    found += none_against_some(every, ground)
    found += double_conflicts(pages, cast, ground)
    found += number_conflicts(pages, ground)
    kept: list[Conflict] = []
    for conflict in found:
        if not any(_same_words(conflict, other) for other in kept):
            kept.append(conflict)
    return tuple(Conflict(f"conflict-{n}", c.kind, c.note, c.sides) for n, c in enumerate(kept, 1))


def _same_words(a: Conflict, b: Conflict) -> bool:
    return all(any(overlaps(x, y) for side in b.sides for y in side.cites) for one in a.sides for x in one.cites[:1])
