"""Clauses that tell one deed and contradict one another: whether, how surely, when, and by whom it was done.

Everything else in the two clauses must agree. The earlier of two reports may be the weaker one: that is an update.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from copydesk.compare.agreement import Party, best_fit, same_figures, same_party, same_times, times_fit
from copydesk.compare.doings import Deed
from copydesk.compare.origins import origin_of, origins_of
from copydesk.compare.related import Relations
from copydesk.compare.statements import holder_of
from copydesk.compare.units import Page, Unit, Weights, coverage, mass
from copydesk.model.dossier import Conflict, ConflictKind, Side, Statement
from copydesk.model.marks import Modality, NameKind
from copydesk.model.span import Span, contains
from copydesk.model.story import Provenance
from copydesk.text.governors import FORCE_WORDS
from copydesk.text.synonyms import folded, folded_verb

# Share of each clause's weight that the other must have before one differing word is called a conflict.
ALIKE = 0.7
# For who did it, more must agree, since the differing actor is what tells two incidents apart.
ALIKE_BUT_FOR_ACTOR = 0.8
MIN_MASS = 5.0
# How likely two sentences have to be contrary for one deed of one party, done and not done, to be a conflict in unlike
# words. By itself that likelihood is no conflict: of pairs above .9 in invented stories half were none.
CONTRARY = 0.4
# Words by which a text says that it tells of an earlier version, a correction or another occasion.
_SUPERSEDED = frozenset(
    """earlier initially originally previously formerly correction corrected revised amended updated
    mistakenly erroneously wrongly again another later once usually often repeatedly sometimes""".split()
)


_EMBEDDING = frozenset("that whether if how why what unless".split())
# Contradictions that a reprint makes too, when it hardens what it copied.
_OF_FORCE: frozenset[ConflictKind] = frozenset({"polarity", "modality"})
# Told as not yet fact. A plan is not among them: what was planned and done is no contradiction.
_OPEN: frozenset[Modality] = frozenset({"threatened", "possible"})


LEFT, DISMISSED = folded_verb("resign"), folded_verb("dismiss")


class Clause(NamedTuple):
    """A deed with the clause that tells it."""

    deed: Deed
    unit: Unit
    sentence: Unit
    origin: str


class Ground(NamedTuple):
    """What every comparison of two clauses needs."""

    weights: Weights
    names: Mapping[str, frozenset[str]]
    kinds: Mapping[str, NameKind]
    statements: Sequence[Statement]
    provenance: Provenance
    relations: Relations


def clauses_of(
    pages: Sequence[Page], deeds: Sequence[Deed], provenance: Provenance, *, short: bool = False
) -> list[Clause]:
    """Every deed with the unit that tells it, in the order of `deeds`.

    With `short`, also deeds in clauses too short to be units; their sentence stands for them.
    """
    units: dict[Span, tuple[Unit, Unit]] = {}
    for page in pages:
        for sentence, clauses in zip(page.sentences, page.clauses, strict=True):
            for unit in (sentence, *clauses):
                units.setdefault(unit.span, (unit, sentence))
            for act in sentence.acts if short else ():
                units.setdefault(act.span, (sentence, sentence))
    return [
        Clause(deed, *units[deed.act.span], origin_of(provenance, deed.act.span))
        for deed in deeds
        if deed.act.span in units
    ]


def deed_conflicts(clauses: Sequence[Clause], ground: Ground) -> Iterator[Conflict]:
    """Contradictions between clauses with one verb, verb by verb."""
    by_verb: dict[str, list[Clause]] = {}
    for clause in clauses:
        by_verb.setdefault(folded_verb(clause.deed.act.verb), []).append(clause)
    for verb in sorted(by_verb):
        for a, b in combinations(by_verb[verb], 2):
            if a.deed.marked.report.id != b.deed.marked.report.id:
                kind = _clash(a, b, ground)
                if kind is not None and (kind in _OF_FORCE or a.origin != b.origin):
                    yield conflict_between(kind, a, b, ground)


def left_or_dismissed(clauses: Sequence[Clause], ground: Ground) -> Iterator[Conflict]:
    """One person is told to have gone and to have been put out of one post: who did it cannot be both."""
    gone = [clause for clause in clauses if _is_fact(clause) and folded_verb(clause.deed.act.verb) == LEFT]
    put_out = [clause for clause in clauses if _is_fact(clause) and folded_verb(clause.deed.act.verb) == DISMISSED]
    for a in gone:
        for b in put_out:
            if a.deed.marked.report.id == b.deed.marked.report.id or a.origin == b.origin:
                continue
            if _is_same_named(a.deed.actor, b.deed.target) and _is_one_post(a, b):
                first, second = (a, b) if a.unit.report < b.unit.report else (b, a)
                yield conflict_between("attribution", first, second, ground)


def _is_fact(clause: Clause) -> bool:
    act = clause.deed.act
    settled = act.modality == "asserted" and not act.negated and act.condition is None
    return settled and is_told(clause) and not is_superseded(clause.sentence)


def _is_one_post(gone: Clause, put_out: Clause) -> bool:
    """True when both name one body or post beside the person, and no two dates."""
    person = {f"@{gone.deed.actor.actor}"} if gone.deed.actor is not None else set()
    shared = (gone.unit.keys & put_out.unit.keys) - person - {LEFT, DISMISSED}
    others = bool(gone.unit.actors - put_out.sentence.actors and put_out.unit.actors - gone.sentence.actors)
    return bool(shared) and not others and times_fit(gone.unit.times, put_out.unit.times) != "clash"


def _clash(a: Clause, b: Clause, ground: Ground) -> ConflictKind | None:
    if is_superseded(a.sentence) or is_superseded(b.sentence) or not (is_told(a) and is_told(b)):
        return None
    actor = same_party(a.deed.actor, b.deed.actor)
    target = same_party(a.deed.target, b.deed.target)
    without_target = a.deed.target is None and b.deed.target is None
    without_actor = a.deed.actor is None and b.deed.actor is None
    parties = (actor == "agree" or without_actor) and (target == "agree" or without_target)
    times = times_fit(a.unit.times, b.unit.times)
    figures = best_fit(same_figures, a.unit.figures, b.unit.figures)
    first, second = a.deed.act, b.deed.act
    if figures == "clash":
        return None
    if _is_threat_told_as_done(a, b):
        return "modality"
    if first.condition is not None or second.condition is not None:
        return None
    alike = _alike(a, b, ground)
    if parties and alike >= ALIKE and times != "clash" and not tell_apart(a, b):
        return _clash_of_force(a, b)
    if "agree" in (actor, target) and "clash" not in (actor, target, times) and _are_judged_contrary(a, b, ground):
        return _clash_of_force(a, b)
    if first.modality != second.modality or first.negated != second.negated or first.modality != "asserted":
        return None
    if parties and times == "clash" and alike >= ALIKE_BUT_FOR_ACTOR and _dated_apart(a, b) and not tell_apart(a, b):
        return "time"
    if actor == "clash" and target == "agree" and times != "clash" and _alike_but_for_actor(a, b, ground):
        return "attribution"
    return None


def _are_judged_contrary(a: Clause, b: Clause, ground: Ground) -> bool:
    """True when the sentences likely cannot both be right, of which the clauses are what they tell."""
    relation = ground.relations.between(a.unit, b.unit)
    return relation is not None and relation.contrary >= CONTRARY


def _is_threat_told_as_done(a: Clause, b: Clause) -> bool:
    """One party threatens what the same party is told to have done: strong enough without equal words around it."""
    threat, deed = (a, b) if a.deed.act.modality == "threatened" else (b, a)
    kinds = (threat.deed.act.modality, deed.deed.act.modality)
    if kinds != ("threatened", "asserted") or threat.deed.act.negated or deed.deed.act.negated:
        return False
    if deed.deed.holder is not None or is_earlier(threat, deed) or deed.deed.target is None:
        return False
    if not _is_same_named(threat.deed.actor, deed.deed.actor):
        return False
    same = same_party(threat.deed.target, deed.deed.target)
    return same == "agree" or _is_pronoun(deed)


def _is_same_named(a: Party | None, b: Party | None) -> bool:
    return a is not None and b is not None and a.actor is not None and a.actor == b.actor


def _is_pronoun(clause: Clause) -> bool:
    target = clause.deed.target
    return target is not None and target.actor is None and target.words <= {"it", "them", "him", "her"}


def tell_apart(a: Clause, b: Clause) -> bool:
    """True when each clause names somebody or narrows a party in a way that the other does not share."""
    if a.unit.actors - b.sentence.actors and b.unit.actors - a.sentence.actors:
        return True
    parties = ((a.deed.actor, b.deed.actor), (a.deed.target, b.deed.target))
    return any(_are_other_things(x, y) for x, y in parties)


def _are_other_things(a: Party | None, b: Party | None) -> bool:
    """ "the harbour budget" and "the school budget": each has a word that the other has not."""
    if a is None or b is None or (a.actor is not None and a.actor == b.actor):
        return False
    if a.actor is not None and b.actor is not None:
        return True
    mine, theirs = ({folded(word) for word in party.words} for party in (a, b))
    return bool(mine - theirs and theirs - mine)


def _clash_of_force(a: Clause, b: Clause) -> ConflictKind | None:
    """Polarity or modality, unless the weaker telling is simply the earlier one."""
    first, second = a.deed.act, b.deed.act
    kinds = {first.modality, second.modality}
    if "denied" in kinds:
        return "polarity" if kinds == {"denied", "asserted"} and first.negated == second.negated else None
    if first.negated != second.negated:
        if first.modality != second.modality:
            return None
        weaker, stronger = (a, b) if first.negated else (b, a)
        return None if is_earlier(weaker, stronger) else "polarity"
    if "asserted" in kinds and kinds & _OPEN:
        weaker, stronger = (b, a) if first.modality == "asserted" else (a, b)
        if not (_fills_sentence(weaker) and _fills_sentence(stronger)) or stronger.deed.holder is not None:
            return None
        return None if is_earlier(weaker, stronger) else "modality"
    return None


def _fills_sentence(clause: Clause) -> bool:
    """True for a clause that is what its sentence says, not something told in passing."""
    return 2 * len(clause.unit.text) > len(clause.sentence.text)


def is_earlier(a: Clause, b: Clause) -> bool:
    one, other = a.deed.marked.report.published, b.deed.marked.report.published
    return one is not None and other is not None and one[: len(other)] < other[: len(one)]


def _alike(a: Clause, b: Clause, ground: Ground, without: frozenset[str] = frozenset()) -> float:
    """Share of weight that the clauses have in common, in the direction where it is less; 0 for too few words.

    Words that only lend force ("threatened to", "refused to") are what is compared, so they do not count here.
    """
    left = a.unit._replace(keys=a.unit.keys - FORCE_WORDS - without)
    right = b.unit._replace(keys=b.unit.keys - FORCE_WORDS - without)
    if min(mass(left.keys, ground.weights), mass(right.keys, ground.weights)) < MIN_MASS:
        return 0.0
    return min(coverage(left, right, ground.weights), coverage(right, left, ground.weights))


def is_superseded(clause: Unit) -> bool:
    """True for a sentence that tells of an earlier version, a correction or another occasion."""
    return _tells_of_before(clause.text)


@lru_cache(maxsize=4096)  # asked of every pair that a sentence is in
def _tells_of_before(text: str) -> bool:
    words = {word.strip(".,;:\"'“”‘’()—–-").lower() for word in text.split()}
    return bool(words & _SUPERSEDED) or "at first" in text.lower()


def is_told(clause: Clause) -> bool:
    """True for a clause that somebody asserts: not for "whether it paid", nor for "the rumour that it paid"."""
    before = clause.sentence.text[: clause.unit.span.start - clause.sentence.span.start].lower().split()
    first = clause.unit.text.lower().split()[:1]
    opening = (first if first[0] in _EMBEDDING else before[-1:]) if first else []
    if not opening or opening[0].strip(',—–-“"') not in _EMBEDDING:
        return True
    return opening[0] == "that" and clause.deed.holder is not None


def _dated_apart(a: Clause, b: Clause) -> bool:
    """True when each clause has one date for its own verb and the two cannot be the same."""
    left = [
        t
        for t in a.unit.times
        if t.relation == "at" and t.clause is not None and contains(t.clause, a.deed.act.verb_span)
    ]
    right = [
        t
        for t in b.unit.times
        if t.relation == "at" and t.clause is not None and contains(t.clause, b.deed.act.verb_span)
    ]
    return len(left) == 1 and len(right) == 1 and same_times(left[0], right[0]) == "clash"


def _alike_but_for_actor(a: Clause, b: Clause, ground: Ground) -> bool:
    mine, theirs = a.deed.actor, b.deed.actor
    if mine is None or theirs is None or mine.actor is None or theirs.actor is None:
        return False
    if theirs.actor in a.sentence.actors or mine.actor in b.sentence.actors:
        return False
    if ground.kinds[mine.actor] != ground.kinds[theirs.actor]:
        return False  # a person may act for a body
    if ground.names[mine.actor] & ground.names[theirs.actor]:
        return False  # a body and a part of it, or two spellings
    if _are_other_things(a.deed.target, b.deed.target):
        return False
    named = {folded(word) for word in mine.words | theirs.words} | {f"@{mine.actor}", f"@{theirs.actor}"}
    for unit, party in ((a.unit, mine), (b.unit, theirs)):  # "customs" in "customs chief Solt"
        named |= {f"@{actor}" for actor in unit.actors if ground.names[actor] <= party.words}
    return _alike(a, b, ground, frozenset(named)) >= ALIKE_BUT_FOR_ACTOR


NOTES: dict[ConflictKind, str] = {
    "polarity": "One side tells that it happened, the other that it did not.",
    "modality": "One side tells as done what the other tells as only threatened.",
    "time": "The two give different days for one event.",
    "attribution": "The two name different actors for one deed.",
    "figure": "The two give different figures for one thing.",
    "quotation": "The words in quotation marks are not the same.",
}


def conflict_between(kind: ConflictKind, a: Clause, b: Clause, ground: Ground) -> Conflict:
    return Conflict("", kind, NOTES[kind], (_side(a, ground), _side(b, ground)))


def _side(clause: Clause, ground: Ground) -> Side:
    holder = clause.deed.holder or holder_of(ground.statements, clause.unit.span)
    cite = clause.unit.cite
    return Side(cite.quote, (cite,), origins_of(ground.provenance, [cite]), (holder,) if holder is not None else ())
