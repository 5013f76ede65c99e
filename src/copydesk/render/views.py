"""What a dossier's findings look like to a reader: put in order of weight, grouped, and put into words.

Shared by the terminal, Markdown and the page, so that all three tell the same things in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from copydesk.model.dossier import (
    ActEntry,
    Actor,
    Change,
    Claim,
    Copy,
    Dossier,
    FigureGroup,
    FigureReading,
    Rendering,
    ReportEntry,
    Statement,
)
from copydesk.model.span import Cite
from copydesk.render.phrases import counted, headed, moment, one_line, percent, printable, unit_name
from copydesk.render.sheet import Sheet

UNKNOWN_SPEAKER = "Unknown speaker"

_CONTEXT_WORDS = 6
_MOSTLY_DIFFERENT = 0.6
_CONTEXT = re.compile(r"\S+\s*")
_CLAIM_ORDER = {"disputed": 1, "corroborated": 0, "single": 2}
_FIGURE_ORDER = {"differs": 0, "updated": 1, "compatible": 2, "same": 3, "single": 4}
_STATEMENT_ORDER = {"misattributed": 0, "reworded": 1, "trimmed": 2, "same": 3, "single": 4}
_KIND_ORDER = {"direct": 0, "mixed": 1, "indirect": 2}

# What matters most to a reader first: words that turn the sense before those that shade it.
_TOUCH_ORDER = (
    "negation", "hardened", "quotation", "number", "softened", "attribution dropped", "attribution added", "hedge",
)  # fmt: skip
_REVERSED = {
    "hardened": "softened",
    "softened": "hardened",
    "attribution dropped": "attribution added",
    "attribution added": "attribution dropped",
}

PRONOUNS = frozenset(
    "i me you he him she her it we us they them this that these those who whom which what itself himself herself "
    "themselves one".split()
)
# Verbs that are a threat, demand, refusal or denial by themselves (Searle's directives, and acts against another).
_CONFRONTING = frozenset(
    "accuse ban blame block boycott charge condemn decline demand deny forbid oppose order prohibit prosecute reject "
    "refuse resist subpoena sue threaten urge veto warn withhold".split()
)

EditOp = Literal["cut", "added", "changed", "only in one"]


class LedgerPart(NamedTuple):
    """One count of the ledger line, and the section it leads to."""

    text: str
    section: str
    alarming: bool = False


class Edit(NamedTuple):
    """One change between a passage and its copy, as a proofreader writes it: words before, struck, put in, after.

    `touches` says what of the sense it can change, seen from the source.
    """

    op: EditOp
    before: str
    removed: str
    inserted: str
    after: str
    cites: tuple[Cite, ...]
    touches: tuple[str, ...] = ()


class Reprint(NamedTuple):
    """The passages that two reports share. `first` is the source where `direction_known`."""

    first: ReportEntry
    second: ReportEntry
    direction_known: bool
    title: str
    how: str
    because: tuple[str, ...]
    passages: tuple[Copy, ...]
    edits: tuple[Edit, ...]


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


def in_sentence(sheet: Sheet, cite: Cite, count: int = _CONTEXT_WORDS) -> tuple[str, str]:
    """Up to `count` words on either side of a cite, none of another sentence, with the white space that parts them."""
    text = sheet.report(cite.report).text
    start, end = sheet.sentence(cite)
    return words_before(text[start : cite.start], cite.start - start, count), words_after(
        text[cite.end : max(end, cite.end)], 0, count
    )


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
        roles[name] = ", ".join(one_line(role) for role in actor.roles[:3]) if actor else ""
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


def told_verb(act: ActEntry) -> str:
    """The verb, with "not" where the act is told as not done; a denial says that by its modality."""
    return f"not {one_line(act.verb)}" if act.negated and act.modality != "denied" else one_line(act.verb)


def telling_acts(sheet: Sheet) -> tuple[list[ActEntry], list[ActEntry]]:
    """The acts that a reader looks for, and the rest.

    Threats, demands, refusals and denials first, then what somebody named does by two or more origins, most first.
    """
    acts = sheet.dossier.acts
    telling = [act for act in acts if _confronts(act) or (len(act.origins) > 1 and _between_known(sheet, act))]
    telling.sort(key=lambda act: (not _confronts(act), -len(act.origins)))
    return telling, [act for act in acts if act not in telling]


def _confronts(act: ActEntry) -> bool:
    """True when an act threatens, demands, refuses or denies, by its modality or by its verb."""
    if act.modality in ("threatened", "required", "asked", "denied"):
        return True
    if not _has_actor(act):
        return False
    return one_line(act.verb).split(" ")[0].casefold() in _CONFRONTING or (act.negated and act.modality == "planned")


def _between_known(sheet: Sheet, act: ActEntry) -> bool:
    """True when somebody acts and the actor or the target is one whom the reports name."""
    return _has_actor(act) and (sheet.actor(act.actor) is not None or sheet.actor(act.target) is not None)


def _has_actor(act: ActEntry) -> bool:
    return act.actor is not None and act.actor.casefold() not in PRONOUNS


class ActLine(NamedTuple):
    """An act in the words of a reader: who, what, to whom, and under which reserve."""

    actor: str
    verb: str
    target: str
    reserves: tuple[str, ...]


def act_line(sheet: Sheet, act: ActEntry) -> ActLine:
    """An act with how certain it is, on which condition, and who says so."""
    reserves: list[str] = [act.modality] if act.modality != "asserted" else []
    reserves += [one_line(act.condition)] if act.condition else []
    reserves += [f"according to {sheet.holders_named([act.holder])}"] if act.holder else []
    return ActLine(sheet.called(act.actor) or "someone", told_verb(act), sheet.called(act.target), tuple(reserves))


def what_act(sheet: Sheet, act: ActEntry) -> str:
    """An act on one line: "Port authority — close → the site (threatened)"."""
    told = act_line(sheet, act)
    line = f"{told.actor} — {told.verb}" + (f" → {told.target}" if told.target else "")
    return f"{line} ({'; '.join(told.reserves)})" if told.reserves else line


def changes_of(sheet: Sheet) -> Iterator[Reprint]:
    """What each reprint took from which report and what it did to the words, in the order of the reports."""
    places = {report.id: i for i, report in enumerate(sheet.dossier.reports)}
    pairs: dict[tuple[str, str, bool], list[Copy]] = {}
    for copy in sheet.dossier.copies:
        known = copy.source is not None
        first, second = (
            (copy.b.report, copy.a.report) if copy.source == copy.b.report else (copy.a.report, copy.b.report)
        )
        if not known and places[first] > places[second]:
            first, second = second, first
        pairs.setdefault((first, second, known), []).append(copy)
    for (first, second, known), copies in sorted(
        pairs.items(), key=lambda item: (places[item[0][1]], places[item[0][0]], not item[0][2])
    ):
        yield _reprint(sheet, sheet.report(first), sheet.report(second), known, copies)


def _reprint(sheet: Sheet, first: ReportEntry, second: ReportEntry, known: bool, copies: Sequence[Copy]) -> Reprint:
    one, other = (f"{sheet.letter(r.id)} {sheet.outlet(r.id)}" for r in (second, first))
    title = f"{one} from {other}" if known else f"{one} and {other}"
    covered = sum(len((c.b if c.b.report == second.id else c.a).quote.split()) for c in copies)
    how = f"{counted(len(copies), 'passage')}, {percent(min(1.0, covered / max(1, second.words)))} of the report"
    how += "" if known else "; which came first is not known"
    edits = [_edit(sheet, copy, change, first.id, known) for copy in copies for change in copy.changes]
    edits.sort(key=lambda edit: min((_TOUCH_ORDER.index(touch) for touch in edit.touches), default=len(_TOUCH_ORDER)))
    because = tuple(dict.fromkeys(one_line(copy.because) for copy in copies))
    return Reprint(first, second, known, title, how, because, tuple(copies), tuple(edits))


def _edit(sheet: Sheet, copy: Copy, change: Change, first: str, known: bool) -> Edit:
    """A change seen from the source's side, whichever side of the copy the source stands on."""
    forward = copy.a.report == first
    old, new = (change.a, change.b) if forward else (change.b, change.a)
    shown = new or old
    assert shown is not None
    text = sheet.report(shown.report).text
    op: EditOp = "changed" if old and new else "cut" if old else "added"
    return Edit(
        op if known or op == "changed" else "only in one",
        words_before(text, shown.start),
        _spaced(old.quote) if old else "",
        _spaced(new.quote) if new else "",
        words_after(text, shown.end),
        tuple(cite for cite in (old, new) if cite),
        tuple(touch if forward else _REVERSED.get(touch, touch) for touch in change.touches),
    )


def _spaced(quote: str) -> str:
    """A quote on one line, with its white space shortened but kept, at its ends too."""
    return re.sub(r"\s+", " ", printable(quote))


def words_before(text: str, at: int, count: int = _CONTEXT_WORDS) -> str:
    """The last words of the same paragraph before a place, with the white space that parts them from it."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    words = _CONTEXT.findall(line)
    return ("…" if len(words) > count else "") + "".join(words[-count:])


def words_after(text: str, at: int, count: int = _CONTEXT_WORDS) -> str:
    """The first words of the same paragraph after a place, with the white space that parts them from it."""
    end = text.find("\n", at)
    line = text[at : end if end >= 0 else len(text)]
    lead = line[: len(line) - len(line.lstrip())]
    words = _CONTEXT.findall(line[len(lead) :])
    told = "".join(words[:count]).rstrip()
    return lead + (told.rstrip(",;:") + "…" if len(words) > count else told)
