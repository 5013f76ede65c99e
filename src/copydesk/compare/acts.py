"""Acts joined across reports: one entry for what several reports tell of one actor doing one thing to one target.

Acts join only when actor, deed, target, modality and polarity agree: a threat never joins the deed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from copydesk.compare.agreement import Party, party_of, same_party
from copydesk.compare.origins import origins_of
from copydesk.compare.statements import holder_of
from copydesk.model.dossier import ActEntry, Statement
from copydesk.model.marks import Act, MarkedReport
from copydesk.model.span import Cite, Span, contains
from copydesk.model.story import Cast, Provenance
from copydesk.text.deeds import (
    BETWEEN_PARTIES,
    BY_ITSELF,
    DEEDS_OF_SEVERAL_WORDS,
    DONE_TO,
    is_doubtful,
    is_slight,
    names_party,
    tells_something,
)
from copydesk.text.synonyms import folded, folded_verb, without_link


class Deed(NamedTuple):
    """One report's act with its parties resolved."""

    act: Act
    marked: MarkedReport
    actor: Party | None
    target: Party | None
    holder: str | None
    asker: str | None = None

    @property
    def cite(self) -> Cite:
        return cite_of(self.marked, self.act.span)


def deeds_of(marked: Sequence[MarkedReport], cast: Cast, statements: Sequence[Statement]) -> list[Deed]:
    """Every act of every report's body, in order of report and place."""
    return [
        Deed(
            act=act,
            marked=report,
            actor=party_of(cast, report, act.actor),
            target=party_of(cast, report, act.target),
            holder=_holder(report, act, cast, statements),
            asker=_asker(report, act, cast),
        )
        for report in marked
        for act in report.acts
    ]


def join_acts(
    marked: Sequence[MarkedReport], cast: Cast, statements: Sequence[Statement], provenance: Provenance
) -> tuple[ActEntry, ...]:
    """What the reports tell of who did what to whom: shared ones, then threats and demands, then deeds."""
    groups: list[list[Deed]] = []
    by_deed: dict[tuple[str, str, bool], list[list[Deed]]] = {}
    for deed in deeds_of(marked, cast, statements):
        if not is_told(deed):
            continue
        key = (folded_verb(deed.act.verb), deed.act.modality, deed.act.negated)
        home = next((group for group in by_deed.get(key, []) if joins(group[0], deed)), None)
        if home is None:
            home = []
            groups.append(home)
            by_deed.setdefault(key, []).append(home)
        home.append(deed)
    groups = _with_agents(groups, by_deed)
    told = [(group, _entry(group, provenance)) for group in groups]
    entries = [entry for group, entry in told if any(_is_news(deed, entry.origins) for deed in group)]
    known = {actor.id for actor in cast.actors}
    order = sorted(range(len(entries)), key=lambda k: (-len(entries[k].origins), _tier(entries[k], known), k))
    return tuple(
        ActEntry(
            id=f"act-{number}", actor=e.actor, verb=e.verb, target=e.target, modality=e.modality, negated=e.negated,
            condition=e.condition, holder=e.holder, cites=e.cites, origins=e.origins, complement=e.complement,
            asker=e.asker,
        )
        for number, e in enumerate((entries[k] for k in order), 1)
    )  # fmt: skip


def _with_agents(
    groups: Sequence[list[Deed]], by_deed: Mapping[tuple[str, str, bool], Sequence[list[Deed]]]
) -> list[list[Deed]]:
    """The groups with those that leave out who did it joined to the one that says so, where only one does.

    "Two men were held" and "police held two men" are one deed of one target; with two doers nobody can tell.
    """
    kept: list[list[Deed]] = []
    for group in groups:
        first = group[0]
        if first.actor is None and first.target is not None and first.target.actor is not None:
            key = (folded_verb(first.act.verb), first.act.modality, first.act.negated)
            named = [
                other
                for other in by_deed[key]
                if other[0].actor is not None and same_party(first.target, other[0].target) == "agree"
            ]
            if len(named) == 1:
                named[0].extend(group)
                continue
        kept.append(group)
    return kept


def _tier(entry: ActEntry, known: Collection[str]) -> int:
    """What an editor looks for first: force between named parties, deeds between them, then force, then the rest."""
    named = entry.actor in known and entry.target in known
    forceful = entry.modality in _FORCEFUL or folded_verb(entry.verb) in _OPPOSING or entry.negated
    return (0 if forceful else 1) if named else (2 if forceful and entry.actor in known else 3)


def is_told(deed: Deed) -> bool:
    """True for an act that stands by itself: its actor is named or described, or it is done to somebody named."""
    actor = deed.actor
    if deed.holder is not None and deed.holder.lower() in _UNRESOLVED:
        return False  # said by somebody, and nobody can tell by whom
    if actor is not None and actor.actor is None and deed.act.actor is not None:
        text = deed.marked.report.text[deed.act.actor.start : deed.act.actor.end]
        if text.lower() in _UNRESOLVED:
            return False
    if actor is None:
        return not (deed.target is None or _is_pronoun(deed.marked, deed.act.target, deed.target))
    return True


def _is_news(deed: Deed, origins: Sequence[str]) -> bool:
    """True for an act that a map of the story needs: a deed of somebody, done to somebody or to a thing that tells it.

    Precision first: what the parser may have got wrong, and what anybody does in any story, is left out.
    """
    if _is_inside_a_condition(deed) or _is_pronoun(deed.marked, deed.act.target, deed.target):
        return False
    actor, target = words(deed.marked, deed.act.actor), words(deed.marked, deed.act.target)
    if any(phrase is not None and is_doubtful(" ".join(phrase.split())) for phrase in (actor, target)):
        return False
    by_named = deed.actor is not None and deed.actor.actor is not None
    on_named = deed.target is not None and deed.target.actor is not None
    if by_named and on_named and deed.actor is not None and deed.target is not None:
        return deed.actor.actor != deed.target.actor and _is_between_parties(deed)
    if deed.act.modality == "possible" or is_slight(deed.act.verb, target):
        return False
    if actor is None:
        return on_named and without_link(deed.act.verb).split()[0] in DONE_TO
    if not (by_named or names_party(actor) or _opens_the_lead(deed)):
        return False
    if target is None:
        return by_named and _stands_alone(deed.act)
    if not (on_named or tells_something(" ".join(target.split())) or deed.act.complement is not None):
        return False
    if by_named or on_named or len(origins) > 1 or deed.act.modality in _FORCEFUL:
        return True
    return not target.isdigit() and (_is_in_lead(deed) or _is_by_a_body(deed))


def _is_between_parties(deed: Deed) -> bool:
    """True for a deed of one actor that is done to another."""
    if deed.act.modality == "possible":
        return without_link(deed.act.verb).split()[0] in DONE_TO or folded_verb(deed.act.verb) in _OPPOSING
    return not is_slight(deed.act.verb) or deed.act.verb in BETWEEN_PARTIES


def _stands_alone(act: Act) -> bool:
    """True for what is done to nothing: "resigned", "pushed back at critics", "pulled out of the talks"."""
    verb = without_link(act.verb)
    if verb in BY_ITSELF or verb in DEEDS_OF_SEVERAL_WORDS:
        return True
    return act.complement is not None and (" " in verb or verb in BY_ITSELF)


def _is_in_lead(deed: Deed) -> bool:
    """True for what the first sentence of a report's body tells: its news, whoever did it."""
    lead = next((sentence for sentence in deed.marked.sentences if sentence.role == "body"), None)
    return lead is not None and contains(lead.span, deed.act.verb_span)


def _opens_the_lead(deed: Deed) -> bool:
    """True for what the main clause of that sentence tells: "A night train struck a lorry"."""
    lead = next((sentence for sentence in deed.marked.sentences if sentence.role == "body"), None)
    parties = (deed.act.actor, deed.act.target)
    return lead is not None and any(span is not None and span.start == lead.span.start for span in parties)


def _is_by_a_body(deed: Deed) -> bool:
    """True for a deed of police, prosecutors, a court: bodies that news seldom names in full."""
    return deed.actor is not None and bool(deed.actor.words & _BODIES)


def _is_inside_a_condition(deed: Deed) -> bool:
    return any(
        act.condition is not None and act is not deed.act and contains(act.condition, deed.act.verb_span)
        for act in deed.marked.acts
    )


_UNRESOLVED = frozenset(
    """he she they we i me him her them us his their its our my it you your that this these those which what who whom
    one myself ourselves yourself himself herself itself themselves something anything everything nothing some others
    everyone anyone someone everybody anybody somebody""".split()
)
# Between two parties these tell of force or refusal whatever their modality.
_FORCEFUL = frozenset({"threatened", "required", "asked", "denied"})
_OPPOSING = frozenset(
    map(folded_verb, "accuse reject deny threaten demand warn criticize sue boycott ban oppose block charge".split())
)
# Bodies with the power to hold, charge, rescue or rule, as party_of folds their words.
_BODIES = frozenset(
    folded(word)
    for word in """police officer prosecutor court judge jury government parliament army troop soldier rescuer
    firefighter investigator detective authority regulator inspector lawmaker""".split()
)


def _is_pronoun(marked: MarkedReport, span: Span | None, party: Party | None) -> bool:
    if span is None or (party is not None and party.actor is not None):
        return False
    return marked.report.text[span.start : span.end].lower() in _UNRESOLVED


def joins(a: Deed, b: Deed) -> bool:
    """True when two acts of one deed, modality and polarity have the same parties."""
    if (a.actor is None) != (b.actor is None) or (a.target is None) != (b.target is None):
        return False
    actor = "agree" if a.actor is None else same_party(a.actor, b.actor)
    target = "agree" if a.target is None else same_party(a.target, b.target)
    return actor == "agree" and target == "agree"


def _entry(group: list[Deed], provenance: Provenance) -> ActEntry:
    first = min(group, key=lambda deed: (deed.actor is None or deed.actor.actor is None, deed.holder is not None))
    cites = [deed.cite for deed in group]
    cites.sort(key=lambda cite: cite != first.cite)
    condition = next((deed for deed in group if deed.act.condition is not None), None)
    holders = {deed.holder for deed in group}
    return ActEntry(
        id="",
        actor=_named(first.marked, first.actor, first.act.actor),
        verb=first.act.verb,
        target=_named(first.marked, first.target, first.act.target),
        modality=first.act.modality,
        negated=first.act.negated,
        condition=words(condition.marked, condition.act.condition) if condition is not None else None,
        holder=first.holder if None not in holders else None,
        cites=tuple(dict.fromkeys(cites)),
        origins=origins_of(provenance, cites),
        complement=next((told for deed in (first, *group) if (told := words(deed.marked, deed.act.complement))), None),
        asker=next((who for deed in (first, *group) if (who := deed.asker)), None),
    )


def _named(marked: MarkedReport, party: Party | None, span: Span | None) -> str | None:
    if party is not None and party.actor is not None:
        return party.actor
    return words(marked, span)


def _holder(marked: MarkedReport, act: Act, cast: Cast, statements: Sequence[Statement]) -> str | None:
    if act.holder is not None:
        party = party_of(cast, marked, act.holder)
        return (party.actor if party is not None else None) or words(marked, act.holder)
    return holder_of(statements, act.span)


def _asker(marked: MarkedReport, act: Act, cast: Cast) -> str | None:
    """Who asks or orders it: an actor, or words that name somebody; nobody for a pronoun that could not be resolved."""
    party = party_of(cast, marked, act.asker)
    if party is not None and party.actor is not None:
        return party.actor
    said = words(marked, act.asker)
    return said if said is not None and said.lower() not in _UNRESOLVED and names_party(said) else None


def words(marked: MarkedReport, span: Span | None) -> str | None:
    """What stands at `span`, or None."""
    return marked.report.text[span.start : span.end] if span is not None else None


def cite_of(marked: MarkedReport, span: Span) -> Cite:
    """The span with its words."""
    return Cite(span.report, span.start, span.end, marked.report.text[span.start : span.end])
