"""Weaker and stronger tellings of one thing: "may be charged" and "was charged", "some" and "all", "about 20" and "23".

They are claims of their own, since who tells the weaker does not stand behind the stronger; here they are linked. Only
where the telling words of each stand in the other, and where nothing but force, quantifier or figure sets them apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace

from copydesk.compare.agreement import ALL, SOME, plain_words, same_figures, same_verb, times_fit
from copydesk.compare.units import Page, Unit, Weights, coverage, mass, pages_of, weigh
from copydesk.model.dossier import Claim
from copydesk.model.marks import Figure, MarkedReport
from copydesk.model.span import contains, overlaps
from copydesk.model.story import Cast
from copydesk.text.governors import FORCE_WORDS, operators

# Share of weight that each has of the other, without the words that only lend force.
ALIKE = 0.75
MIN_MASS = 5.0
MIN_COMMON = 3
# What stands in such a sentence is no fact, whatever its own words say.
_REPORTED = ("accus", "alleg", "suspect", "claim", "rumour", "rumor")

# Words that only lend force.
_LENDING = FORCE_WORDS | SOME | ALL
# What sums of the same weights may differ by.
ROUNDING = 1e-6

Order = Literal[-1, 0, 1]


class _Telling(NamedTuple):
    """A claim's own words, or a clause in them, and the sentence that they stand in."""

    claim: int
    unit: Unit
    sentence: Unit

    @property
    def force(self) -> frozenset[str]:
        return operators(self.unit.said)

    @property
    def words(self) -> frozenset[str]:
        return plain_words(self.unit.said)

    @property
    def around(self) -> frozenset[str]:
        return plain_words(self.sentence.text)


def link_degrees(
    claims: Sequence[Claim], marked: Sequence[MarkedReport], cast: Cast, pages: Sequence[Page] = ()
) -> tuple[Claim, ...]:
    """The claims, each with the ids of its weaker and its stronger versions."""
    pages = pages or pages_of(marked, cast)
    weights = weigh(pages)
    found: dict[tuple[int, int], set[int]] = {}
    tellings = sorted(_tellings(claims, pages), key=lambda telling: telling.unit.report)
    for a, b in _alike(tellings, weights):
        if {c.report for c in claims[a.claim].cites} & {c.report for c in claims[b.claim].cites}:
            continue
        order = _order(a, b, weights)
        if order:
            found.setdefault((a.claim, b.claim), set()).add(order)
    links = sorted((a, b) if orders == {-1} else (b, a) for (a, b), orders in found.items() if len(orders) == 1)
    return tuple(
        replace(
            claim,
            weaker=tuple(claims[low].id for low, high in links if high == k),
            stronger=tuple(claims[high].id for low, high in links if low == k),
        )
        for k, claim in enumerate(claims)
    )


def _tellings(claims: Sequence[Claim], pages: Sequence[Page]) -> Iterator[_Telling]:
    """Every claim's own words and the clauses in them, so that what stands around a deed does not hide it."""
    page_of = {page.marked.report.id: page for page in pages}
    for number, claim in enumerate(claims):
        first = claim.cites[0]
        page = page_of[first.report]
        for sentence, clauses, cores in zip(page.sentences, page.clauses, page.cores, strict=True):
            if not overlaps(sentence.span, first):
                continue
            for unit in (sentence, *clauses, *cores):
                if contains(first, unit.span) and not unit.quoted:
                    yield _Telling(number, unit, sentence)


def _alike(tellings: Sequence[_Telling], weights: Weights) -> Iterator[tuple[_Telling, _Telling]]:
    """Pairs of two reports with enough in common to be worth asking; nearly all pairs have not."""
    bare = [telling.unit.keys - _LENDING for telling in tellings]
    needed = [ALIKE * mass(keys, weights) - ROUNDING for keys in bare]
    for row, column in sorted(_sharing_heaviest(bare, needed, weights)):
        a, b = tellings[row], tellings[column]
        if (
            a.unit.report != b.unit.report
            and len(a.unit.keys & b.unit.keys) >= MIN_COMMON
            and mass(bare[row] & bare[column], weights) >= max(needed[row], needed[column])
        ):
            yield a, b


def _sharing_heaviest(
    key_sets: Sequence[frozenset[str]], needed: Sequence[float], weights: Weights
) -> set[tuple[int, int]]:
    """Pairs of sets, the lower number first, that can have the weight in common that each of them needs.

    Of two that do, the heaviest key that they share is one of those of each that it cannot do without: the heaviest
    ones, up to where the rest is too light (Bayardo et al. 2007, prefix filtering).
    """
    shelves: dict[str, list[int]] = defaultdict(list)
    found: set[tuple[int, int]] = set()
    for number, keys in enumerate(key_sets):
        left = mass(keys, weights)
        for key in sorted(keys, key=lambda key: (-weights.get(key, 0.0), key)):
            if left < needed[number]:
                break
            found.update([(other, number) for other in shelves[key]])
            shelves[key].append(number)
            left -= weights.get(key, 0.0)
    return found


def _order(a: _Telling, b: _Telling, weights: Weights) -> Order:
    """-1 when `a` is the weaker, 1 when `b` is, 0 when neither is a version of the other."""
    if ("not" in a.force) != ("not" in b.force) or times_fit(a.unit.times, b.unit.times) == "clash":
        return 0
    left, right = (one.unit._replace(keys=one.unit.keys - _LENDING) for one in (a, b))
    if min(mass(left.keys, weights), mass(right.keys, weights)) < MIN_MASS:
        return 0
    if min(coverage(left, right, weights), coverage(right, left, weights)) < ALIKE:
        return 0
    if a.unit.acts and b.unit.acts and not any(same_verb(x, y) for x in a.unit.acts for y in b.unit.acts):
        return 0
    orders = {order for order in (_by_force(a, b), _by_quantifier(a, b), _by_figure(a.unit, b.unit)) if order}
    return orders.pop() if len(orders) == 1 and not _figures_clash(a.unit, b.unit) else 0


def _by_force(a: _Telling, b: _Telling) -> Order:
    """What may be or is threatened is less than what is; two kinds of "not yet" are not compared."""
    if a.force == b.force or (a.force - {"not"} and b.force - {"not"}):
        return 0
    stronger = b if a.force - {"not"} else a
    if any(word.startswith(_REPORTED) for word in stronger.around):
        return 0
    return 1 if stronger is a else -1


def _by_quantifier(a: _Telling, b: _Telling) -> Order:
    if a.words & SOME and b.words & ALL and not a.words & ALL:
        return -1
    return 1 if b.words & SOME and a.words & ALL and not b.words & ALL else 0


def _by_figure(a: Unit, b: Unit) -> Order:
    """The wider of two intervals says less."""
    if len(a.figures) != 1 or len(b.figures) != 1 or same_figures(a.figures[0], b.figures[0]) != "agree":
        return 0
    wide, narrow = _bounds(a.figures[0]), _bounds(b.figures[0])
    if wide == narrow:
        return 0
    if wide[0] <= narrow[0] and narrow[1] <= wide[1]:
        return -1
    return 1 if narrow[0] <= wide[0] and wide[1] <= narrow[1] else 0


def _bounds(figure: Figure) -> tuple[float, float]:
    low = figure.low if figure.low is not None else float("-inf")
    return low, figure.high if figure.high is not None else float("inf")


def _figures_clash(a: Unit, b: Unit) -> bool:
    return any(same_figures(x, y) == "clash" for x in a.figures for y in b.figures)
