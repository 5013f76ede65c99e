"""What each reprint took from which report, and what it did to the words, as a proofreader writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from copydesk.model.dossier import Change, Copy, ReportEntry
from copydesk.model.span import Cite
from copydesk.render.context import words_after, words_before
from copydesk.render.phrases import counted, one_line, percent, printable
from copydesk.render.sheet import Sheet

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

EditOp = Literal["cut", "added", "changed", "only in one"]


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
