"""What a dossier's findings look like to a reader: put in order of weight, grouped, and put into words.

Shared by the terminal, Markdown and the page, so that all three tell the same things in the same order.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from copydesk.model.dossier import (
    Actor,
    Claim,
    Dossier,
    FigureGroup,
    FigureReading,
    Rendering,
    Statement,
)
from copydesk.model.span import Cite
from copydesk.render.phrases import counted, headed, moment, one_line, printable, unit_name
from copydesk.render.sheet import Sheet

UNKNOWN_SPEAKER = "Unknown speaker"

_MOSTLY_DIFFERENT = 0.6
_CLAIM_ORDER = {"disputed": 1, "corroborated": 0, "single": 2}
_FIGURE_ORDER = {"differs": 0, "updated": 1, "compatible": 2, "same": 3, "single": 4}
_STATEMENT_ORDER = {"misattributed": 0, "reworded": 1, "trimmed": 2, "same": 3, "single": 4}
_KIND_ORDER = {"direct": 0, "mixed": 1, "indirect": 2}


class LedgerPart(NamedTuple):
    """One count of the ledger line, and the section it leads to."""

    text: str
    section: str
    alarming: bool = False


def ledger_parts(sheet: Sheet) -> list[LedgerPart]:
    """The counts that open a dossier: "4 reports, 3 origins, 2 conflicts, 1 undated"."""
    dossier = sheet.dossier
    conflicts = len(dossier.conflicts)
    parts = [
        LedgerPart(counted(len(dossier.reports), "report"), "texts"),
        LedgerPart(counted(len(dossier.origins), "origin"), "copies"),
        LedgerPart(counted(conflicts, "conflict") if conflicts else "no conflict", "conflicts", conflicts > 0),
    ]
    if sheet.undated:
        parts.append(LedgerPart(f"{len(sheet.undated)} undated", "sources"))
    if dossier.apart:
        parts.append(LedgerPart(f"{len(dossier.apart)} kept apart", "notices"))
    return parts


def telling_claims(dossier: Dossier) -> list[Claim]:
    """Claims by support: most origins first, then the disputed, then those of one origin."""
    return sorted(dossier.claims, key=lambda claim: (_CLAIM_ORDER[claim.verdict], -len(claim.origins)))


def versions(sheet: Sheet, claim: Claim) -> list[tuple[str, Claim]]:
    """The weaker and the stronger versions of a claim, each with how it stands to it."""
    weaker = [("told as less", sheet.claim(other)) for other in claim.weaker]
    return weaker + [("told as more", sheet.claim(other)) for other in claim.stronger]


def telling_figures(dossier: Dossier) -> tuple[list[FigureGroup], list[FigureGroup]]:
    """Figures that can be compared, disagreement first, and those that stand alone."""
    ordered = sorted(
        dossier.figures,
        key=lambda figure: (_FIGURE_ORDER[figure.verdict], -len({reading.cite.report for reading in figure.readings})),
    )
    return [f for f in ordered if f.verdict != "single"], [f for f in ordered if f.verdict == "single"]


class Publication(NamedTuple):
    """When a report appeared, by what it says itself."""

    letter: str
    outlet: str
    when: str
    cites: tuple[Cite, ...]


def publications(sheet: Sheet) -> list[Publication]:
    """Reports that carry a date of their own, in order of time: they are no part of what happened."""
    return [
        Publication(
            sheet.letter(event.cites[0].report),
            sheet.outlet(event.cites[0].report),
            moment(event.value) or "",
            event.cites,
        )
        for event in sheet.dossier.timeline
        if event.publication
    ]


def figure_heading(figure: FigureGroup) -> str:
    """What a figure counts and in which unit, as a heading: "Repairs, in crowns", "Hours"."""
    unit = unit_name(figure.unit) if figure.unit else ""
    if not figure.counts:
        return headed(unit or "a number")
    counts = headed(figure.counts)
    return f"{counts}, in {unit}" if unit and unit.casefold() not in counts.casefold() else counts


def telling_statements(dossier: Dossier) -> list[Statement]:
    """Statements with something to compare first, then known speakers before unknown, direct before indirect."""
    return sorted(
        dossier.statements,
        key=lambda statement: (
            _STATEMENT_ORDER[statement.verdict],
            statement.unknown is not None,
            min(_KIND_ORDER[rendering.kind] for rendering in statement.renderings),
        ),
    )


def spoken_by(sheet: Sheet, statement: Statement) -> str:
    """The speaker's name, the words for them, or that they are not known."""
    if statement.speaker is not None:
        return sheet.called(statement.speaker)
    if statement.speaker_text:
        return one_line(statement.speaker_text)
    return UNKNOWN_SPEAKER


def in_report_order(sheet: Sheet, figure: FigureGroup) -> list[FigureReading]:
    """Readings in the order of the reports, so that an outlet keeps its place from figure to figure."""
    return sorted(figure.readings, key=lambda reading: (sheet.place(reading.cite.report), reading.cite.start))


def renderings_in_order(sheet: Sheet, statement: Statement) -> list[Rendering]:
    """Renderings in the order of the reports."""
    return sorted(statement.renderings, key=lambda rendering: sheet.place(rendering.report))


def rendered_words(statement: Statement, rendering: Rendering) -> list[list[tuple[str, bool]]]:
    """The words of a rendering, piece by piece, each run with whether it differs from another rendering.

    Where nearly all differ, two reports tell one thing in words of their own, and setting all off sets nothing off.
    """
    differing = sorted(
        {
            (side.start, side.end)
            for difference in statement.differences
            for side in (difference.a, difference.b)
            if side is not None and side.report == rendering.report
        }
    )
    whole = sum(cite.end - cite.start for cite in rendering.content)
    if statement.verdict == "reworded" and sum(end - start for start, end in differing) > _MOSTLY_DIFFERENT * whole:
        differing = []
    return [_runs(cite, differing) for cite in rendering.content]


def _runs(cite: Cite, differing: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    runs: list[tuple[str, bool]] = []
    at = cite.start
    for start, end in differing:
        start, end = max(start, at), min(end, cite.end)
        if start < end:
            runs.append((cite.quote[at - cite.start : start - cite.start], False))
            runs.append((cite.quote[start - cite.start : end - cite.start], True))
            at = end
    runs.append((cite.quote[at - cite.start :], False))
    return [(printable(words), differs) for words, differs in runs if words]


class Speaker(NamedTuple):
    """One speaker with what they said."""

    name: str
    roles: str
    compared: tuple[Statement, ...]
    alone: tuple[Statement, ...]
    unknown: str


def speakers_of(sheet: Sheet) -> list[Speaker]:
    """Statements by speaker, in the order of each one's most telling statement; unknown speakers last."""
    said: dict[str, list[Statement]] = {}
    roles: dict[str, str] = {}
    for statement in telling_statements(sheet.dossier):
        name = spoken_by(sheet, statement)
        said.setdefault(name, []).append(statement)
        actor = sheet.actor(statement.speaker)
        told = [one_line(role) for role in actor.roles[:3]] if actor else []
        roles[name] = ", ".join(role for role in told if role.lower() != name.lower())
    unknown = said.pop(UNKNOWN_SPEAKER, [])
    if unknown:
        said[UNKNOWN_SPEAKER] = unknown
    return [
        Speaker(
            name,
            roles[name],
            tuple(item for item in items if len(item.renderings) > 1),
            tuple(item for item in items if len(item.renderings) == 1),
            "; ".join(dict.fromkeys(one_line(item.unknown) for item in items if item.unknown)),
        )
        for name, items in said.items()
    ]


def telling_actors(dossier: Dossier) -> list[Actor]:
    """Actors by how many reports name them, then by how often, then in their order."""
    return sorted(
        dossier.actors,
        key=lambda actor: (-len({cite.report for cite in actor.mentions}), -len(actor.mentions)),
    )
