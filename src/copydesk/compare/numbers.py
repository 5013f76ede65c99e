"""One piece of news with another number: "turnout reached 68 percent" where another report has 61 percent voting.

Figures are grouped by what they count, which takes a noun, a deed or surroundings in common. Here the judge of two
sentences vouches instead, so each sentence may have no other number that could be the one that is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.compare.agreement import times_fit
from copydesk.compare.contrasts import Ground, is_superseded
from copydesk.compare.origins import origin_of, origins_of
from copydesk.compare.related import Related
from copydesk.compare.statements import holder_of
from copydesk.compare.units import Page, Unit
from copydesk.model.dossier import Conflict, Side
from copydesk.model.marks import Figure
from copydesk.text.concepts import is_human

# How likely two sentences must be one piece of news. Read on 57 stories: four pairs above it had one number each that
# differed, and an editor would want to see all four.
ONE_NEWS = 0.8
# How far apart two numbers have to be, as a share, before neither can be the other rounded.
APART = 0.05
# Bare counts below this meet and differ by chance.
TELLING = 10


def number_conflicts(pages: Sequence[Page], ground: Ground) -> Iterator[Conflict]:
    """Conflicts of figure between sentences judged to be one piece of news, most alike first."""
    for one in ground.relations.pairs:
        if one.relation.same < ONE_NEWS or len(one.a.figures) != 1 or len(one.b.figures) != 1:
            continue
        if _differ(one.a.figures[0], one.b.figures[0]) and _is_open(one, ground) and not _has_grown(one, pages):
            values = " and ".join(f"“{_words(unit)}”" for unit in (one.a, one.b))
            note = f"The reports give {values} in what seems one piece of news; both cannot be right."
            yield Conflict("", "figure", note, (_side(one.a, ground), _side(one.b, ground)))


def _differ(a: Figure, b: Figure) -> bool:
    """True for two named numbers of one unit and kind that are not one number rounded."""
    if a.value is None or b.value is None or {a.hedge, b.hedge} - {"exact", "about"}:
        return False
    if a.unit != b.unit or a.unit == "year":
        return False
    if a.unit is None and (max(a.value, b.value) < TELLING or is_human(a.head) != is_human(b.head)):
        return False
    return abs(a.value - b.value) > APART * max(abs(a.value), abs(b.value))


def _is_open(one: Related, ground: Ground) -> bool:
    """True for two voices of which neither tells of an earlier state, nor of another day than the other."""
    if origin_of(ground.provenance, one.a.span) == origin_of(ground.provenance, one.b.span):
        return False
    return not is_superseded(one.a) and not is_superseded(one.b) and times_fit(one.a.times, one.b.times) != "clash"


def _has_grown(one: Related, pages: Sequence[Page]) -> bool:
    """True for a bare count that is larger in the later report: a toll may have risen since."""
    dated = [(pages[unit.report].marked.report.published or "", unit.figures[0]) for unit in (one.a, one.b)]
    (first, before), (last, after) = sorted(dated, key=lambda pair: pair[0])
    return first != last and before.unit is None and (after.value or 0) > (before.value or 0)


def _words(unit: Unit) -> str:
    span = unit.figures[0].span
    return unit.text[span.start - unit.span.start : span.end - unit.span.start]


def _side(unit: Unit, ground: Ground) -> Side:
    holder = holder_of(ground.statements, unit.span)
    return Side(unit.text, (unit.cite,), origins_of(ground.provenance, [unit.cite]), (holder,) if holder else ())
