"""How much of one unit another one says, and whether that is enough for its report to be cited.

Less of the words is enough where something else vouches for the pair: both parties of the claim's own deed, a long run
of the same words, a shared figure. What the words leave open may be said in other words, but never where figures,
deeds or their force clash.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from copydesk.compare.agreement import Fit, best_fit, same_figures, same_times, tell_other_shares
from copydesk.compare.comparison import Comparison
from copydesk.compare.deeds import deeds_fit, is_ahead_of, is_of_others, shares_a_party, tells_own_deed
from copydesk.compare.related import SAME
from copydesk.compare.reworded import says_in_other_words
from copydesk.compare.units import Unit
from copydesk.text.governors import operators
from copydesk.text.synonyms import folded_verb

# Share of a claim's weight that a report must have to be cited for it: lower where the deed itself was matched.
# Read on pairs of basil-dev by eye; from .6 down, sentences that share only their topic come in.
COVERED_WITH_DEED = 0.62
COVERED_BY_WORDS = 0.8
# Lower bars where something else vouches for the pair: both parties of the claim's own deed, a long run of the same
# words, a shared figure; and a sentence that tells no deed at all. Judged by eye on twelve triples of basil-dev.
COVERED_WITH_PARTIES = 0.5
COVERED_WITH_RUN = 0.6
COVERED_WITH_FIGURE = 0.55
COVERED_WITHOUT_DEED = 0.75
# From this share on, the encoder is asked whether the rest is said in other words; below, it seldom is.
REWORDED = 0.3
LEAST_COVERED = min(COVERED_WITH_RUN, COVERED_WITH_FIGURE)  # below it, nothing is worth asking
ROUNDING = 1e-6
LONG_RUN = 7
MASS_WITH_FIGURE = 15.0
# What a figure or a date that the other report lacks takes from the share, in the weight of a rare word.
FIGURE_WEIGHT = 5.0
TIME_WEIGHT = 2.0
# What each deed that the other report does not tell adds to what is missing.
DEED_WEIGHT = 3.0

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def support(claim: Unit, other: Unit, comparison: Comparison) -> float | None:
    """How much of `claim` the other unit says, 0..1; None when that is not enough, or when the two clash."""
    relation = comparison.relations.between(claim, other)
    judged_same = relation is not None and relation.same >= SAME
    if not judged_same and _most_told(claim, other, comparison) < REWORDED - ROUNDING:
        return None
    deed = deeds_fit(claim, other, comparison)
    if deed == "clash" or is_ahead_of(claim, other):
        return None
    figures = best_fit(same_figures, claim.figures, other.figures)
    if figures == "clash" or tell_other_shares(claim.said, other.said):
        return None
    share = _share(claim, other, comparison)
    if _says_in_its_words(claim, other, share, deed, figures, comparison):
        return share
    if share >= REWORDED and _says_in_other_words(claim, other, comparison):
        return share
    return comparison.retold(claim, other)


def _most_told(claim: Unit, other: Unit, comparison: Comparison) -> float:
    """The share of the claim that the other unit tells if every figure and time of it is found there."""
    told = FIGURE_WEIGHT * len(claim.figures) + TIME_WEIGHT * len(claim.times)
    whole = comparison.mass(claim) + told
    return (comparison.shared(claim, other) + told) / whole if whole else 0.0


def _says_in_its_words(claim: Unit, other: Unit, share: float, deed: Fit, figures: Fit, comparison: Comparison) -> bool:
    if deed == "agree":
        bar = COVERED_WITHOUT_DEED
        if tells_own_deed(claim, other, comparison):
            bar = COVERED_WITH_PARTIES
        elif figures == "agree" or shares_a_party(claim, other, comparison):
            bar = COVERED_BY_WORDS if is_of_others(claim, other, comparison) else COVERED_WITH_DEED
        return share >= bar
    if share < LEAST_COVERED or share < _bar(claim, other, figures, comparison):
        return False
    forces = operators(claim.text)
    if forces == operators(other.text):
        return True
    return not claim.acts and forces == operators(narrowed(claim, other, comparison).text)


def _says_in_other_words(claim: Unit, other: Unit, comparison: Comparison) -> bool:
    """True when the other sentence, or the clause of it that is nearest, means all that a whole sentence claims.

    Never for a clause as the claim: a few words without their sentence are like too much.
    """
    if comparison.meant is None or claim.span != comparison.pages[claim.report].sentences[claim.sentence].span:
        return False
    nearest = (other, narrowed(claim, other, comparison))
    return any(says_in_other_words(claim, unit, comparison.cast, comparison.meant) for unit in nearest)


def _bar(claim: Unit, other: Unit, figures: Fit, comparison: Comparison) -> float:
    """The share that is enough where the deed was not matched."""
    bar = COVERED_BY_WORDS
    if not claim.acts:
        bar = COVERED_WITHOUT_DEED
    if figures == "agree" and comparison.shared(claim, other) >= MASS_WITH_FIGURE:
        bar = COVERED_WITH_FIGURE
    words = words_of(claim.text)
    if shares_run(words, words_of(other.text), max(LONG_RUN, (len(words) + 1) // 2)):
        bar = min(bar, COVERED_WITH_RUN)
    return bar


@lru_cache(maxsize=4096)  # every sentence is asked for once for each that it may support
def words_of(text: str) -> tuple[str, ...]:
    """The lower-case words of `text`, in order."""
    return tuple(_WORD.findall(text.lower()))


def shares_run(left: Sequence[str], right: Sequence[str], length: int) -> bool:
    """True when `length` words in a row stand in both."""
    runs = {tuple(left[k : k + length]) for k in range(len(left) - length + 1)}
    return any(tuple(right[k : k + length]) in runs for k in range(len(right) - length + 1))


def _share(claim: Unit, other: Unit, comparison: Comparison) -> float:
    """Weight of the claim that the other unit has, with figures and dates counted by what they mean."""
    whole = comparison.mass(claim)
    shared = comparison.shared(claim, other)
    verbs = comparison.verbs(other)
    whole += DEED_WEIGHT * sum(
        (verb := folded_verb(act.verb)) not in verbs and verb not in other.keys for act in claim.acts
    )
    for figure in claim.figures:
        whole += FIGURE_WEIGHT
        shared += FIGURE_WEIGHT * any(same_figures(figure, theirs) == "agree" for theirs in other.figures)
    for time in claim.times:
        fits = {same_times(time, theirs) for theirs in other.times}
        if "agree" in fits:
            whole += TIME_WEIGHT
            shared += TIME_WEIGHT
        elif "clash" in fits:
            whole += 4 * TIME_WEIGHT
        else:
            whole += TIME_WEIGHT if time.type == "TIME" else 0.0
    return shared / whole if whole else 0.0


def narrowed(claim: Unit, other: Unit, comparison: Comparison) -> Unit:
    """The smallest clause of the other sentence that still says as much of the claim."""
    full = _share(claim, other, comparison)
    if full < LEAST_COVERED and comparison.sense is not None and comparison.sense.partner(claim, other) is not None:
        pair = comparison.sense.nearest(claim, other)  # in other words: by what they mean
        return pair.b if pair is not None else other
    clauses = comparison.pages[other.report].clauses[other.sentence]
    fitting = [
        clause
        for clause in clauses
        if _share(claim, clause, comparison) >= full - 0.05 and deeds_fit(claim, clause, comparison) != "clash"
    ]
    return min(fitting, key=lambda unit: (unit.span.end - unit.span.start, unit.span), default=other)
