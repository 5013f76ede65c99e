"""Whether another report tells a claim in words of its own: a like passage, and nothing in it that clashes.

The passages are found by what they mean (`sense`); whether they tell one deed is decided by their verbs, parties,
figures, dates and force, since vectors take "was convicted" for "was acquitted".
"""

from __future__ import annotations

from collections.abc import Mapping

from copydesk.compare.agreement import Fit, Party, same_figures, same_party, same_times
from copydesk.compare.related import SAME, Relation
from copydesk.compare.sense import OPENING, Pair, Sense
from copydesk.compare.units import Unit
from copydesk.model.marks import Act, Figure, Time
from copydesk.model.span import Span
from copydesk.text.governors import operators
from copydesk.text.opposites import are_contrary
from copydesk.text.synonyms import folded_verb

# Likeness of two sentences' nearest passages, and share of a claim found there, from which one retells the other.
# Chosen by reading the pairs of invented stories and of basil-dev.
RETOLD = 0.45
RETOLD_SHARE = 0.5
# The bar where the two share neither the verb of their deeds nor a number, and how near each deed's verb has to come
# to a word of the other passage.
RETOLD_WITHOUT_ANCHOR = 0.5
RETOLD_EITHER_WAY = 0.46
# The bar where one of the two is about no deed of its own: a headline, a sentence of which no clause is most.
RETOLD_WITHOUT_DEED = 0.52
RETOLD_BY_WORDS = 0.66
SAME_DEED = 0.2
# How much less alike than the nearest passages of two sentences another part may be and still be what is retold.
BESIDE = 0.1
# The bar for the first sentences of two reports: what both open with is nearly always the one event they report. All 17
# such pairs of 32 basil-dev stories were one event; one pair below it (.57) was not. A later invented
# pair above it, with other tolls, showed that numbers have to be told by both.
RETOLD_LEAD = 0.58
# How likely two sentences that were judged must have to do with one another for likeness to be asked at all.
UNLIKELY = 0.15
# How much less alike they may be where they were judged to be one piece of news.
EASE = 0.1
# How far apart, as a share, two numbers in like sentences may be and still be one number.
NEARLY = 0.05


def retells(
    claim: Unit, other: Unit, sense: Sense, parties: Mapping[Span, Party], relation: Relation | None = None
) -> float | None:
    """How much of the claim the other sentence tells in its own words; None where it does not, or where they clash.

    `relation` is what the two sentences are to one another, where that was judged.
    """
    if relation is not None and relation.same + relation.contrary < UNLIKELY:
        return None
    judged = relation is not None and relation.same >= SAME
    pair = sense.partner(claim, other)
    if pair is None and not judged:
        return None
    nearest = sense.nearest(claim, other)
    if nearest is None:
        return None
    if pair is not None and pair.match.alike >= RETOLD_LEAD and _is_one_lead(claim, other, sense):
        return nearest.match.there
    ease = EASE if judged else 0.0
    bar = RETOLD if pair is None else max(RETOLD, pair.match.alike - BESIDE)
    if nearest.match.alike < bar - ease or nearest.match.there < RETOLD_SHARE - ease:
        return None
    if not _tells_times(claim, other) or not _tells_figures(claim, other):
        return None
    if not _names_people(claim, other, sense.people) or not _is_one_deed(nearest, sense, parties, ease):
        return None
    return nearest.match.there


def _is_one_lead(claim: Unit, other: Unit, sense: Sense) -> bool:
    """True for the opening sentences of two reports in which nothing clashes, each number of the claim told in both."""
    if any(sense.pages[unit.report].sentences[0].span != unit.span for unit in (claim, other)):
        return False
    if _denies(claim) != _denies(other):
        return False
    days = [same_times(mine, its) for mine in claim.times for its in other.times if mine.clause and its.clause]
    if "clash" in days and "agree" not in days:
        return False
    if not _tells_figures(claim, other):
        return False
    return not any(
        are_contrary(mine.verb, its.verb)
        or (folded_verb(mine.verb) == folded_verb(its.verb) and _force(mine) != _force(its))
        for mine in claim.acts
        for its in other.acts
    )


def _denies(unit: Unit) -> bool:
    """True when the first deed of a sentence is told as not done, or, where no deed is known, any word denies."""
    first = min(unit.acts, key=lambda act: act.verb_span, default=None)
    return "not" in operators(unit.said) if first is None else first.negated


def _is_one_deed(pair: Pair, sense: Sense, parties: Mapping[Span, Party], ease: float) -> bool:
    """True when what two passages are about can be one deed, told as surely, by one party."""
    mine, its = main_act(pair.a), main_act(pair.b)
    anchored = _share_anchor(pair)
    if not anchored and min(pair.match) < RETOLD_EITHER_WAY - ease:
        return False
    if mine is None or its is None:
        if ("not" in operators(pair.a.said)) != ("not" in operators(pair.b.said)):
            return False
        if pair.match.alike < (RETOLD_BY_WORDS if mine is its else RETOLD_WITHOUT_DEED) - ease:
            return False
    else:
        if _force(mine) != _force(its) or are_contrary(mine.verb, its.verb) or _doers(mine, its, parties) == "clash":
            return False
        if pair.match.alike < RETOLD_WITHOUT_ANCHOR - ease and not anchored:
            return False
    near = [sense.nearness(pair.a, mine.verb_span, pair.b)] if mine is not None else []
    near += [sense.nearness(pair.b, its.verb_span, pair.a)] if its is not None else []
    return min(near, default=1.0) >= SAME_DEED


def _share_anchor(pair: Pair) -> bool:
    """True for passages that have a deed or a number in common, beside what their words mean."""
    deeds, its = ({folded_verb(act.verb) for act in unit.acts if act.core} for unit in (pair.a, pair.b))
    return bool(deeds & its) or any(_meet(x, y) for x in pair.a.figures for y in pair.b.figures)


def main_act(unit: Unit) -> Act | None:
    """The act that a passage is about: the first verb of those that are most of it, else the longest that it holds."""
    length = unit.span.end - unit.span.start
    own = [act for act in unit.acts if (act.core or act.span == unit.span) and not is_supposed(act, unit)]
    most = [act for act in own if 2 * (act.span.end - act.span.start) >= length]
    if most:
        return min(most, key=lambda act: act.verb_span)
    return max(own, key=lambda act: (act.span.end - act.span.start, -act.span.start), default=None)


def is_supposed(act: Act, unit: Unit) -> bool:
    """True for an act behind "if" or "unless" in a longer passage."""
    before = unit.text[: max(0, act.span.start - unit.span.start)].split()
    return bool(before) and before[-1].lower() in OPENING


def _force(act: Act) -> tuple[str, bool]:
    """How surely an act is told, and whether it is told as not done, be it by whoever denies it."""
    denied = act.modality == "denied"
    return ("asserted" if act.modality in ("denied", "asked") else act.modality, act.negated != denied)


def _doers(a: Act, b: Act, parties: Mapping[Span, Party]) -> Fit:
    mine, its = (parties.get(act.actor) if act.actor is not None else None for act in (a, b))
    return same_party(mine, its)


def _names_people(claim: Unit, other: Unit, people: frozenset[str]) -> bool:
    """True when the other sentence names every person of the claim, unless it leaves all persons to pronouns."""
    missing = (claim.actors - other.actors) & people
    return not missing or not (other.actors & people)


def _tells_times(claim: Unit, other: Unit) -> bool:
    """True when no date of the claim is another than all that the other sentence tells, and each hour is told."""
    fits = [{same_times(mine, its) for its in other.times} for mine in claim.times]
    hours = [time for time in claim.times if time.type == "TIME"]
    return all("agree" in found or "clash" not in found for found in fits) and all(
        any(_is_one_hour(hour, its) for its in other.times) for hour in hours
    )


def _is_one_hour(a: Time, b: Time) -> bool:
    """True for two times of day that can be one, by the clock."""
    if b.type != "TIME" or None in (a.earliest, a.latest, b.earliest, b.latest):
        return False
    return str(a.earliest) <= str(b.latest) and str(b.earliest) <= str(a.latest)


def _tells_figures(claim: Unit, other: Unit) -> bool:
    """True when every number of the claim is told there, of whatever it is said to be; an age may be left out."""
    return all(
        any(_meet(mine, its) for its in other.figures) or (mine.unit == "year" and not other.figures)
        for mine in claim.figures
    )


def _meet(a: Figure, b: Figure) -> bool:
    """True for numbers of one unit that are nearly one, whatever each is said to count; else only for one thing."""
    if a.value is None or b.value is None or "exact" not in (a.hedge, b.hedge):
        return same_figures(a, b) == "agree"
    return (a.unit or "") == (b.unit or "") and abs(a.value - b.value) <= NEARLY * max(a.value, b.value)
