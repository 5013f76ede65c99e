"""None against some: "no school was closed" where another report has two schools closed.

A bare "no" denies every case, so it needs no agreement on which ones are meant: one deed, one kind of thing and times
that can be one are enough. Where words narrow what is denied, or an earlier report denies it, nothing follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from copydesk.compare.agreement import best_fit, same_figures, same_party, times_fit
from copydesk.compare.contrasts import Clause, Ground, conflict_between, is_earlier, is_superseded, is_told
from copydesk.model.dossier import Conflict
from copydesk.model.span import Span, contains
from copydesk.text.synonyms import folded_verb

_NO = frozenset(["no", "neither"])
# What narrows a noun from behind: "no child in the town".
_NARROWING = re.compile(
    r"\s(?:in|at|on|of|from|with|for|to|among|between|near|who|which|that|whose|over|under|within)\b"
)


def none_against_some(clauses: Sequence[Clause], ground: Ground) -> Iterator[Conflict]:
    """Conflicts of polarity between a deed told of none of a kind and the same deed told of some."""
    none = [(clause, kind) for clause in clauses if (kind := _of_none(clause)) is not None]
    some = [clause for clause in clauses if not clause.deed.act.negated and _is_fact(clause)]
    for (denying, kind), telling in product(none, some):
        if denying.deed.marked.report.id != telling.deed.marked.report.id and _clash(denying, kind, telling):
            first, second = (denying, telling) if denying.unit.report < telling.unit.report else (telling, denying)
            yield conflict_between("polarity", first, second, ground)


def _is_fact(clause: Clause) -> bool:
    act = clause.deed.act
    return (
        act.modality == "asserted" and act.condition is None and is_told(clause) and not is_superseded(clause.sentence)
    )


def _of_none(clause: Clause) -> tuple[str, str] | None:
    """Of which party ("actor" or "target") a deed is denied altogether, and of what kind that is."""
    act = clause.deed.act
    if not act.negated or not _is_fact(clause):
        return None
    for role, span in (("actor", act.actor), ("target", act.target)):
        if span is None or len(_text(clause, span).split()) > 1:
            continue
        before = clause.sentence.text[: span.start - clause.sentence.span.start].lower().split()[-1:]
        if before and before[0].strip("“\"'") in _NO:
            return role, _noun(clause, span)
    return None


def _text(clause: Clause, span: Span) -> str:
    start = clause.sentence.span.start
    return clause.sentence.text[span.start - start : span.end - start]


def _noun(clause: Clause, span: Span) -> str:
    """The lemma of a party's noun: its last content word before what narrows it; empty where it has none."""
    narrowed = _NARROWING.search(_text(clause, span))
    end = span.start + narrowed.start() if narrowed else span.end
    sentence = next(one for one in clause.deed.marked.sentences if contains(one.span, span))
    inside = [term for term, start in zip(sentence.terms, sentence.starts, strict=True) if span.start <= start < end]
    return inside[-1] if inside else ""


def _clash(denying: Clause, kind: tuple[str, str], telling: Clause) -> bool:
    role, noun = kind
    mine, its = denying.deed, telling.deed
    if folded_verb(mine.act.verb) != folded_verb(its.act.verb) or is_earlier(denying, telling):
        return False
    span = its.act.actor if role == "actor" else its.act.target
    if span is None or not noun or _noun(telling, span) != noun:
        return False
    others = (mine.target, its.target) if role == "actor" else (mine.actor, its.actor)
    if None not in others and same_party(*others) != "agree":
        return False
    if denying.unit.actors - telling.sentence.actors and telling.unit.actors - denying.sentence.actors:
        return False
    if best_fit(same_figures, denying.unit.figures, telling.unit.figures) == "clash":
        return False
    return (
        times_fit(denying.unit.times or denying.sentence.times, telling.unit.times or telling.sentence.times) != "clash"
    )
