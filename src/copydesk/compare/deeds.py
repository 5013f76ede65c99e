"""Whether two units tell one deed: the same verb of the same parties, as surely, with the same polarity.

A deed told of other parties is another deed; one told as less ("may be charged") clashes with the deed itself.
"""

from __future__ import annotations

from collections import defaultdict

from copydesk.compare.agreement import Fit, same_party, same_verb, times_fit
from copydesk.compare.comparison import Comparison
from copydesk.compare.units import Unit
from copydesk.model.marks import Act, Modality
from copydesk.text.synonyms import folded_verb

# Share of a claim's words that one act must be for it to be the claim's own.
OWN_DEED = 0.7
_DONE: frozenset[Modality] = frozenset({"asserted"})
_AHEAD: frozenset[Modality] = frozenset({"planned", "threatened", "possible"})


def deeds_fit(a: Unit, b: Unit, comparison: Comparison) -> Fit:
    """Agree when the deeds of `a` are told in `b` alike; clash when one is told with other parties or as less."""
    result: Fit = "unrelated"
    if comparison.verbs(a).isdisjoint(comparison.verbs(b)):
        return result
    for act in a.acts:
        alike = [other for other in b.acts if same_verb(act, other)]
        if not alike:
            continue
        fits = {_deed_fit(act, other, a, b, comparison) for other in alike}
        if "agree" in fits:
            result = "agree"
        elif "clash" in fits:
            return "clash"
    return result


def _deed_fit(act: Act, other: Act, a: Unit, b: Unit, comparison: Comparison) -> Fit:
    actor = same_party(comparison.party(act.actor), comparison.party(other.actor))
    target = same_party(comparison.party(act.target), comparison.party(other.target))
    if "clash" in (actor, target) and "agree" not in (actor, target):
        return "unrelated"  # another deed of the same kind
    return "agree" if "clash" not in (actor, target) and same_force(act, other) else "clash"


def same_force(act: Act, other: Act) -> bool:
    """True for two acts as sure as each other; what "will not" be done and what "is not" done are one refusal."""
    if act.negated != other.negated:
        return False
    both_open = act.negated and {act.modality, other.modality} <= {"asserted", "planned"}
    return act.modality == other.modality or both_open


def is_ahead_of(claim: Unit, other: Unit) -> bool:
    """True when what one tells as done the other tells as yet to be done: "is set to vote on" and "voted for"."""
    if not claim.acts or not other.acts:
        return False
    mine, its = _forces(claim), _forces(other)
    pairs = [(mine[verb], its[verb]) for verb in mine.keys() & its.keys()]
    return any((a <= _DONE and b <= _AHEAD) or (a <= _AHEAD and b <= _DONE) for a, b in pairs)


def _forces(unit: Unit) -> dict[str, set[Modality]]:
    """How surely each verb of a unit is told."""
    forces: dict[str, set[Modality]] = defaultdict(set)
    for act in unit.acts:
        forces[folded_verb(act.verb.split()[0])].add(act.modality)
    return forces


def tells_own_deed(claim: Unit, other: Unit, comparison: Comparison) -> bool:
    """True when the deed that the whole claim tells is told there of the same actor and target, at no other time."""
    if times_fit(claim.times, other.times) == "clash":
        return False
    for act in claim.acts:
        if act.span.end - act.span.start < OWN_DEED * (claim.span.end - claim.span.start):
            continue
        for theirs in other.acts:
            pairs = [
                (comparison.party(mine), comparison.party(its))
                for mine, its in ((act.actor, theirs.actor), (act.target, theirs.target))
            ]
            met = [same_party(a, b) == "agree" for a, b in pairs if a is not None]
            if same_verb(act, theirs) and same_force(act, theirs) and all(met) and len(met) == len(pairs):
                return True
    return False


def shares_a_party(claim: Unit, other: Unit, comparison: Comparison) -> bool:
    """True when a deed told in both has an actor or a target in common: the verb alone may be anybody's."""
    return any(
        same_party(comparison.party(mine), comparison.party(its)) == "agree"
        for act in claim.acts
        for theirs in other.acts
        if same_verb(act, theirs)
        for mine, its in ((act.actor, theirs.actor), (act.target, theirs.target))
    )


def is_of_others(claim: Unit, other: Unit, comparison: Comparison) -> bool:
    """True when the claim is one act, and whoever does it in the other unit is called by no word in common."""
    whole = claim.span.end - claim.span.start
    own = [act for act in claim.acts if act.span.end - act.span.start >= OWN_DEED * whole and act.actor is not None]
    met = [
        same_party(comparison.party(act.actor), comparison.party(theirs.actor))
        for act in own
        for theirs in other.acts
        if same_verb(act, theirs) and theirs.actor is not None
    ]
    return bool(met) and "agree" not in met
