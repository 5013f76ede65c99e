"""Puts the rooms together: paths in, a dossier out; rows in, rows out. Holds no state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from copydesk.bulk import Row
from copydesk.grouping import OpenStories, place
from copydesk.ingest.files import take_in
from copydesk.ingest.records import report_from_record
from copydesk.model.dossier import Dossier
from copydesk.model.report import Report


class ReadResult(NamedTuple):
    """`dossier` is None when not one report could be read; `troubles` are lines for the user, input by input."""

    dossier: Dossier | None
    troubles: tuple[str, ...]
    some_bad: bool


def read(paths: Sequence[str], *, together: bool = False) -> ReadResult:
    """Read reports of one event from files, folders, URLs or "-" and make their dossier."""
    from copydesk.pipeline import make_dossier

    intake = take_in(paths)
    troubles = tuple(str(line) for line in (*intake.rejected, *intake.notices))
    if not intake.reports:
        return ReadResult(None, troubles or ("no report was found in what was named",), True)
    dossier = make_dossier(intake.reports, together=together, notices=troubles)
    return ReadResult(dossier, troubles, bool(intake.rejected))


def mark_rows(rows: Iterator[Row]) -> Iterator[Row]:
    """Marks of each article, in order."""
    from copydesk.pipeline import mark_all
    from copydesk.render.rows import marks_row

    for row in rows:
        report = _report(row)
        for marked in mark_all([report]):
            yield marks_row(marked, row_id=str(row.get("id", report.id)))


def group_rows(rows: Iterator[Row]) -> Iterator[Row]:
    """The story of each article, in order of arrival; a story is named after its first article."""
    stories = OpenStories()
    for row in rows:
        report = _report(row)
        name = str(row.get("id", report.id))
        placement = place(stories, Report(id=name, source=name, text=report.text, published=report.published))
        yield {"id": name, "story": placement.story}


def copy_rows(rows: Iterator[Row]) -> Iterable[Row]:
    """Passages that two articles share."""
    raise NotImplementedError


def compare_rows(rows: Iterator[Row]) -> Iterable[Row]:
    """The pairs with how far the two sentences assert the same."""
    raise NotImplementedError


def _report(row: dict[str, Any]) -> Report:
    return report_from_record(row, source=str(row.get("id", "")))
