"""Acts joined across reports: one entry for what several reports tell of one actor doing one thing to one target.

Acts join only when actor, deed, target, modality and polarity agree: a threat never joins the deed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from copydesk.compare.agreement import Party, same_party
from copydesk.compare.doings import Deed, deeds_of, words
from copydesk.compare.newsworthy import FORCEFUL, OPPOSING, is_news, is_told
from copydesk.compare.origins import origins_of
from copydesk.model.dossier import ActEntry, Statement
from copydesk.model.marks import MarkedReport
from copydesk.model.span import Span
from copydesk.model.story import Cast, Provenance
from copydesk.text.synonyms import folded_verb


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
    entries = [entry for group, entry in told if any(is_news(deed, entry.origins) for deed in group)]
    entries = [entry for entry in entries if not _is_told_in_full(entry, entries)]
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


def _is_told_in_full(entry: ActEntry, entries: Sequence[ActEntry]) -> bool:
    """True for "Reed apologized" beside "Reed apologized to the board"."""
    if entry.target is not None or entry.complement is not None:
        return False
    return any(
        other.actor == entry.actor
        and other.verb.split()[0] == entry.verb.split()[0]
        and (other.modality, other.negated) == (entry.modality, entry.negated)
        and (other.target or other.complement) is not None
        for other in entries
    )


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
    forceful = entry.modality in FORCEFUL or folded_verb(entry.verb) in OPPOSING or entry.negated
    return (0 if forceful else 1) if named else (2 if forceful and entry.actor in known else 3)


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
