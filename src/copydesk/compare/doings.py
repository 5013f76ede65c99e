"""One report's acts with their parties resolved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from copydesk.compare.agreement import Party, party_of
from copydesk.compare.statements import Holders
from copydesk.model.dossier import Statement
from copydesk.model.marks import Act, MarkedReport
from copydesk.model.span import Cite, Span
from copydesk.model.story import Cast
from copydesk.text.deeds import names_party

UNRESOLVED = frozenset(
    """he she they we i me him her them us his their its our my it you your that this these those which what who whom
    one myself ourselves yourself himself herself itself themselves something anything everything nothing some others
    everyone anyone someone everybody anybody somebody""".split()
)


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
    holders = Holders(statements)
    return [
        Deed(
            act=act,
            marked=report,
            actor=party_of(cast, report, act.actor),
            target=party_of(cast, report, act.target),
            holder=_holder(report, act, cast, holders),
            asker=_asker(report, act, cast),
        )
        for report in marked
        for act in report.acts
    ]


def _holder(marked: MarkedReport, act: Act, cast: Cast, holders: Holders) -> str | None:
    if act.holder is not None:
        party = party_of(cast, marked, act.holder)
        return (party.actor if party is not None else None) or words(marked, act.holder)
    return holders.at(act.span)


def _asker(marked: MarkedReport, act: Act, cast: Cast) -> str | None:
    """Who asks or orders it: an actor, or words that name somebody; nobody for a pronoun that could not be resolved."""
    party = party_of(cast, marked, act.asker)
    if party is not None and party.actor is not None:
        return party.actor
    said = words(marked, act.asker)
    return said if said is not None and said.lower() not in UNRESOLVED and names_party(said) else None


def words(marked: MarkedReport, span: Span | None) -> str | None:
    """What stands at `span`, or None."""
    return marked.report.text[span.start : span.end] if span is not None else None


def cite_of(marked: MarkedReport, span: Span) -> Cite:
    """The span with its words."""
    return Cite(span.report, span.start, span.end, marked.report.text[span.start : span.end])


def is_pronoun(marked: MarkedReport, span: Span | None, party: Party | None) -> bool:
    if span is None or (party is not None and party.actor is not None):
        return False
    return marked.report.text[span.start : span.end].lower() in UNRESOLVED
