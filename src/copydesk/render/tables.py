"""The dossier as tables, one row a reading, rendering, side or place: CSV, and Parquet where pyarrow is installed."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator

from copydesk.model.dossier import Dossier
from copydesk.model.span import Cite
from copydesk.render.sheet import Sheet
from copydesk.tabular import Columns, Kind, csv_text, write_parquet

# Columns that hold something else than text, so that a table has the same types when a column is empty.
_WHOLE_NUMBERS = frozenset({"start", "end", "a_start", "a_end", "b_start", "b_end", "words", "origin_count", "side"})
_REAL_NUMBERS = frozenset({"copied", "similarity", "value", "low", "high"})
_TRUTHS = frozenset({"negated", "publication"})

Row = tuple[str | int | float | None, ...]


def to_csv(dossier: Dossier, table: str) -> str:
    """One table of the dossier as CSV (RFC 4180) with a header; raises KeyError for an unknown table."""
    return csv_text(_columns(table), TABLES[table][1](dossier, Sheet(dossier)))


def to_parquet(dossier: Dossier, table: str) -> bytes:
    """One table as Parquet with a type a column; raises KeyError for an unknown table, ImportError without pyarrow."""
    header, rows = TABLES[table]
    out = io.BytesIO()
    named = (dict(zip(header, row, strict=True)) for row in rows(dossier, Sheet(dossier)))
    write_parquet(_columns(table), named, out)
    return out.getvalue()


def _columns(table: str) -> Columns:
    return {name: _kind(table, name) for name in TABLES[table][0]}


def _kind(table: str, column: str) -> Kind:
    """What a column holds; the `value` of a timeline is a TIMEX3 value and so text."""
    if column in _WHOLE_NUMBERS:
        return "whole"
    if column in _TRUTHS:
        return "truth"
    return "real" if column in _REAL_NUMBERS and (table, column) != ("timeline", "value") else "text"


def _places(cites: Iterable[Cite]) -> str:
    return " ".join(f"{cite.report}:{cite.start}-{cite.end}" for cite in cites)


def _reports(dossier: Dossier, sheet: Sheet) -> Iterator[Row]:
    for report in dossier.reports:
        yield (report.id, sheet.letter(report.id), report.outlet, report.title, report.byline, report.published,
               report.published_from, report.url, report.source, report.language, report.words,
               round(report.copied, 4), sheet.origin_label(report.origin),
               "; ".join(credit.agency for credit in report.credits))  # fmt: skip


def _copies(dossier: Dossier, sheet: Sheet) -> Iterator[Row]:
    for copy in dossier.copies:
        yield (copy.a.report, copy.a.start, copy.a.end, copy.b.report, copy.b.start, copy.b.end,
               round(copy.similarity, 4), copy.source, copy.because, copy.a.quote, copy.b.quote)  # fmt: skip


def _figures(dossier: Dossier, sheet: Sheet) -> Iterator[Row]:
    for figure in dossier.figures:
        for reading in figure.readings:
            cite = reading.cite
            yield (figure.id, figure.counts, figure.verdict, cite.report, cite.start, cite.end, cite.quote,
                   reading.value, reading.low, reading.high, reading.hedge, reading.unit,
                   sheet.called(reading.holder), reading.as_of, sheet.origin_label(reading.origin))  # fmt: skip


def _statements(dossier: Dossier, sheet: Sheet) -> Iterator[Row]:
    for statement in dossier.statements:
        speaker = sheet.called(statement.speaker) or statement.speaker_text
        for rendering in statement.renderings:
            yield (statement.id, speaker, statement.verdict, rendering.report, rendering.kind,
                   " … ".join(cite.quote for cite in rendering.content), _places(rendering.content),
                   sheet.origin_label(rendering.origin))  # fmt: skip


def _claims(dossier: Dossier, sheet: Sheet) -> Iterator[Row]:
    for claim in dossier.claims:
        yield (claim.id, claim.text, claim.verdict, len(claim.origins), sheet.origins_named(claim.origins),
               "; ".join(sheet.called(holder) for holder in claim.holders), _places(claim.cites))  # fmt: skip


def _conflicts(dossier: Dossier, sheet: Sheet) -> Iterator[Row]:
    for conflict in dossier.conflicts:
        for place, side in enumerate(conflict.sides, start=1):
            yield (conflict.id, conflict.kind, conflict.note, place, side.says, sheet.origins_named(side.origins),
                   "; ".join(sheet.called(holder) for holder in side.holders), _places(side.cites))  # fmt: skip


def _timeline(dossier: Dossier, sheet: Sheet) -> Iterator[Row]:
    for event in dossier.timeline:
        yield (event.id, event.earliest, event.latest, event.value, event.text, event.undated_because,
               sheet.origins_named(event.origins), _places(event.cites), event.publication)  # fmt: skip


def _acts(dossier: Dossier, sheet: Sheet) -> Iterator[Row]:
    for act in dossier.acts:
        yield (act.id, sheet.called(act.actor), act.verb, sheet.called(act.target), act.modality,
               act.negated, act.condition, sheet.called(act.holder),
               sheet.origins_named(act.origins), _places(act.cites), act.complement,
               sheet.called(act.asker))  # fmt: skip


TABLES: dict[str, tuple[tuple[str, ...], Callable[[Dossier, Sheet], Iterator[Row]]]] = {
    "reports": (("id", "letter", "outlet", "title", "byline", "published", "published_from", "url", "source",
                 "language", "words", "copied", "origin", "credits"), _reports),
    "copies": (("a", "a_start", "a_end", "b", "b_start", "b_end", "similarity", "from", "because", "a_text",
                "b_text"), _copies),
    "figures": (("figure", "counts", "verdict", "report", "start", "end", "text", "value", "low", "high", "hedge",
                 "unit", "holder", "as_of", "origin"), _figures),
    "statements": (("statement", "speaker", "verdict", "report", "kind", "text", "places", "origin"), _statements),
    "claims": (("claim", "text", "verdict", "origin_count", "origins", "holders", "places"), _claims),
    "conflicts": (("conflict", "kind", "note", "side", "says", "origins", "holders", "places"), _conflicts),
    "timeline": (("event", "earliest", "latest", "value", "text", "undated_because", "origins", "places",
                  "publication"), _timeline),
    "acts": (("act", "actor", "verb", "target", "modality", "negated", "condition", "holder", "origins", "places",
              "complement", "asker"), _acts),
}  # fmt: skip
"""Tables by name, each with its columns."""
