"""Sentences of two reports that are the same but for one thing, and that thing contradicts.

Needs no syntax: where all telling words agree, one "not", one "may", one number or one date is the whole difference,
even where the parser took the verb for a noun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from copydesk.compare.agreement import same_figures, same_times
from copydesk.compare.contrasts import NOTES, Ground, is_superseded
from copydesk.compare.origins import origin_of, origins_of
from copydesk.compare.statements import holder_of
from copydesk.compare.units import Page, Unit, coverage, mass
from copydesk.model.dossier import Conflict, ConflictKind, Side
from copydesk.model.report import Report
from copydesk.text.governors import FORCE_WORDS, operators

# Share of weight that the sentences have in common, both ways.
NEARLY_ALL = 0.93
MIN_MASS = 6.0
_WEAK = ({"threatened"}, {"possible"})


def double_conflicts(pages: Sequence[Page], ground: Ground) -> Iterator[Conflict]:
    """Contradictions between sentences with the same telling words, in order of report and place."""
    for mine, theirs in combinations(pages, 2):
        for a in mine.sentences:
            for b in theirs.sentences:
                if not a.quoted and not b.quoted and len(a.keys ^ b.keys) <= 3:
                    kind = _contrast(a, b, mine.marked.report, theirs.marked.report, ground)
                    if kind is not None:
                        yield Conflict("", kind, NOTES[kind], (_side(a, ground), _side(b, ground)))


def _contrast(a: Unit, b: Unit, mine: Report, theirs: Report, ground: Ground) -> ConflictKind | None:
    left, right = a._replace(keys=a.keys - FORCE_WORDS), b._replace(keys=b.keys - FORCE_WORDS)
    if mass(left.keys, ground.weights) < MIN_MASS or is_superseded(a) or is_superseded(b):
        return None
    if min(coverage(left, right, ground.weights), coverage(right, left, ground.weights)) < NEARLY_ALL:
        return None
    if len(a.figures) != len(b.figures) or len(a.times) != len(b.times):
        return None
    figures = [same_figures(x, y) for x, y in zip(a.figures, b.figures, strict=True)]
    times = [same_times(x, y) for x, y in zip(a.times, b.times, strict=True)]
    force = operators(a.text) ^ operators(b.text)
    earlier = _order(mine, theirs)
    if force:
        if "clash" in figures or "clash" in times or "if" in a.text.lower().split() + b.text.lower().split():
            return None
        weaker_first = bool(operators(a.text) & force)
        if (earlier < 0 and weaker_first) or (earlier > 0 and not weaker_first):
            return None
        if force == {"not"}:
            return "polarity"
        return "modality" if set(force) in _WEAK else None
    if origin_of(ground.provenance, a.span) == origin_of(ground.provenance, b.span):
        return None  # a reprint that altered a figure is a change to a copy
    if figures.count("clash") == 1 and "clash" not in times and not earlier:
        return "figure"
    if times.count("clash") == 1 and "clash" not in figures:
        return "time"
    return None


def _order(a: Report, b: Report) -> int:
    """-1 when `a` was published on an earlier day, 1 when on a later one, 0 when that is not known."""
    if not a.published or not b.published or a.published[:10] == b.published[:10]:
        return 0
    return -1 if a.published < b.published else 1


def _side(unit: Unit, ground: Ground) -> Side:
    holder = holder_of(ground.statements, unit.span)
    return Side(unit.text, (unit.cite,), origins_of(ground.provenance, [unit.cite]), (holder,) if holder else ())
