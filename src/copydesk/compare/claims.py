"""What the reports assert, aligned: one claim for what several of them say, with who stands behind it.

A claim's text is the words of one report; another report is cited for it only when it says all of it: every telling
word, every figure and date, the same deed with the same modality and polarity. So a longer sentence supports a shorter
one and not the other way round, and where only a clause is shared the clause is the claim. There is no transitive
closure: every cite was checked against the text itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from copydesk.compare.candidates import Candidate, asks, candidates_of
from copydesk.compare.comparison import Comparison
from copydesk.compare.origins import origins_of
from copydesk.compare.related import Relations
from copydesk.compare.reworded import Meant
from copydesk.compare.sense import Sense
from copydesk.compare.statements import Holders
from copydesk.compare.support import support
from copydesk.compare.units import MIN_KEYS, Page, Unit, pages_of, weigh
from copydesk.model.dossier import Claim, Conflict, FigureGroup, Statement
from copydesk.model.marks import MarkedReport
from copydesk.model.span import Cite, Span, overlaps
from copydesk.model.story import Cast, Provenance

# How much longer a claim may be than one whose cites it repeats before it says something of its own.
SAYS_MORE = 1.5


def align_claims(
    marked: Sequence[MarkedReport],
    cast: Cast,
    statements: Sequence[Statement],
    figures: Sequence[FigureGroup],
    provenance: Provenance,
    meant: Meant | None = None,
    pages: tuple[Page, ...] = (),
    sense: Sense | None = None,
    relations: Relations | None = None,
) -> tuple[Claim, ...]:
    """The claims of a story: most origins first, then in order of place; without `meant`, by their words alone."""
    pages = pages or pages_of(marked, cast)
    comparison = Comparison(marked, pages, weigh(pages), cast, meant, sense, relations)
    holders = Holders(statements)
    claims = [_claim(candidate, holders, provenance) for candidate in _chosen(comparison)]
    order = sorted(range(len(claims)), key=lambda k: (-len(claims[k].origins), -len(claims[k].cites), k))
    return tuple(
        Claim(f"claim-{number}", c.text, c.cites, c.origins, c.holders, c.verdict)
        for number, c in enumerate((claims[k] for k in order), 1)
    )


def _chosen(comparison: Comparison) -> list[Candidate]:
    """Claims that cover every sentence without saying anything twice, in order of report and place."""
    ranked = sorted(candidates_of(comparison), key=lambda c: (c.rank, c.unit.report, c.unit.span))
    taken: dict[str, list[Span]] = defaultdict(list)
    chosen: list[Candidate] = []
    for candidate in ranked:
        if any(_mostly(candidate.unit.span, span) for span in taken[candidate.unit.span.report]):
            continue
        if any(_repeats(candidate, other) for other in chosen):
            continue
        chosen.append(candidate)
        taken[candidate.unit.span.report].extend(candidate.unit.parts or [candidate.unit.span])
        for backing, _ in candidate.supports:
            if _says_all(backing, candidate.unit, comparison):
                taken[backing.span.report].append(backing.span)
    for page in comparison.pages:
        for unit in page.sentences:
            if (
                len(unit.keys) >= MIN_KEYS
                and not asks(unit)
                and not any(_mostly(unit.span, s) for s in taken[unit.span.report])
            ):
                chosen.append(Candidate(unit, (), (0, 0, 0, 0, 0)))
    return sorted(chosen, key=lambda candidate: (candidate.unit.report, candidate.unit.span))


def _repeats(candidate: Candidate, chosen: Candidate) -> bool:
    """True when every cite of the candidate lies in one of a claim that was chosen already."""
    if len(candidate.unit.said) > SAYS_MORE * len(chosen.unit.said) and not candidate.unit.parts:
        return False
    spans = [chosen.unit.span, *(backing.span for backing, _ in chosen.supports)]
    mine = [candidate.unit.span, *(backing.span for backing, _ in candidate.supports)]
    return all(any(overlaps(span, other) for other in spans) for span in mine)


def _says_all(unit: Unit, of: Unit, comparison: Comparison) -> bool:
    """True when the claim says all of the unit in turn, so that the unit needs no claim of its own."""
    return support(unit, of, comparison) is not None


def _mostly(inner: Span, outer: Span) -> bool:
    """True when most of `inner` lies in `outer`."""
    shared = min(inner.end, outer.end) - max(inner.start, outer.start)
    return 10 * shared >= 7 * (inner.end - inner.start)


def _claim(candidate: Candidate, holders: Holders, provenance: Provenance) -> Claim:
    units = [candidate.unit, *(backing for backing, _ in candidate.supports)]
    cites = tuple(unit.cite for unit in units)
    origins = origins_of(provenance, cites)
    held = {holder for unit in units if (holder := holders.at(unit.span)) is not None}
    return Claim(
        id="",
        text=candidate.unit.said,
        cites=cites,
        origins=origins,
        holders=tuple(sorted(held)),
        verdict="corroborated" if len(origins) > 1 else "single",
    )


def dispute(claims: Sequence[Claim], conflicts: Sequence[Conflict]) -> tuple[Claim, ...]:
    """The claims with those marked `disputed` whose words are a side of a conflict."""
    sides = [cite for conflict in conflicts for side in conflict.sides for cite in side.cites]
    return tuple(replace(c, verdict="disputed") if _touched(c, sides) else c for c in claims)


def _touched(claim: Claim, sides: Sequence[Cite]) -> bool:
    return any(overlaps(cite, side) for cite in claim.cites for side in sides)
