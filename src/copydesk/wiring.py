"""Puts the rooms together: paths in, a dossier out; rows in, rows out. Holds no state."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace

from copydesk import tabular
from copydesk.bulk import Row, Write, in_parallel, write_lines, write_rows
from copydesk.grouping import OpenStories, place
from copydesk.ingest.files import take_in
from copydesk.ingest.records import report_from_record
from copydesk.model.dossier import Dossier
from copydesk.model.report import Report
from copydesk.tabular import Columns

if TYPE_CHECKING:
    from copydesk.chat import Endpoint
    from copydesk.corpus import Tell
    from copydesk.spool import Kept


class ReadResult(NamedTuple):
    """`dossier` is None when not one report could be read; `troubles` are lines for the user, input by input."""

    dossier: Dossier | None
    troubles: tuple[str, ...]
    some_bad: bool


def read(paths: Sequence[str], *, together: bool = False, endpoint: Endpoint | None = None) -> ReadResult:
    """Read reports of one event from files, folders, URLs or "-" and make their dossier.

    With an `endpoint`, its model is asked to rewrite the overview; nothing else ever is.
    """
    from copydesk.pipeline import make_dossier

    intake = take_in(paths)
    troubles = tuple(str(line) for line in (*intake.rejected, *intake.notices))
    if not intake.reports:
        return ReadResult(None, troubles or ("no report was found in what was named",), True)
    dossier = make_dossier(intake.reports, together=together, notices=troubles)
    if endpoint is None or not dossier.overview:
        return ReadResult(dossier, troubles, bool(intake.rejected))
    retold, told, answered = _retold(dossier, endpoint)
    return ReadResult(retold, (*troubles, *told), bool(intake.rejected) or not answered)


def _retold(dossier: Dossier, endpoint: Endpoint) -> tuple[Dossier, tuple[str, ...], bool]:
    """The dossier with its overview rewritten as far as that stood up, what was refused, and whether it answered."""
    from copydesk.chat import NoAnswer, ask
    from copydesk.compare.rewriting import SYSTEM, adopt, question

    settings = {**dossier.made.settings, "with_model": endpoint.shown, "model": endpoint.model}
    made = replace(dossier.made, settings=settings)
    try:
        overview, told = adopt(dossier.overview, ask(endpoint, SYSTEM, question(dossier.overview)))
        answered = True
    except (NoAnswer, ValueError) as error:
        overview, answered = dossier.overview, False
        told = (f"the model at {endpoint.shown} rewrote nothing: {error} The overview stays as printed.",)
    return replace(dossier, overview=overview, made=made, notices=(*dossier.notices, *told)), told, answered


def mark_rows(rows: Iterator[Row], jobs: int = 1) -> Iterator[Row]:
    """Marks of each article, in order; the same from one process and from several."""
    if jobs > 1:
        yield from in_parallel(_marked, rows, jobs)
    else:
        for row in rows:
            yield from _marked([row])


def _marked(batch: list[Row]) -> list[Row]:
    from copydesk.pipeline import mark_all
    from copydesk.render.rows import marks_row

    reports = [_report(row) for row in batch]
    names = [str(row.get("id", report.id)) for row, report in zip(batch, reports, strict=True)]
    return [marks_row(marked, row_id=name) for marked, name in zip(mark_all(reports), names, strict=True)]


def group_rows(rows: Iterator[Row]) -> Iterator[Row]:
    """The story of each article, in order of arrival; a story is named after its first article."""
    stories = OpenStories()
    for row in rows:
        report = _report(row)
        name = str(row.get("id", report.id))
        placement = place(stories, Report(id=name, source=name, text=report.text, published=report.published))
        yield {"id": name, "story": placement.story}


class Table(NamedTuple):
    """A table that `copydesk copies` gives: how rows become it, its columns, and what its rows are called."""

    convert: Callable[[Iterator[Row]], Iterable[Row]]
    columns: Columns
    unit: str


def copies_table(name: str, kept: Kept | None, tell: Tell) -> Table:
    """Of articles: their shared `passages`, `families` of reprints, `edits` of reprints, or how many of each kind."""
    from copydesk import corpus

    how: dict[str, Any] = {"kept": kept, "tell": tell}
    if name == "passages":
        return Table(partial(corpus.corpus_copies, **how), corpus.PASSAGE_COLUMNS, name)
    if name == "families":
        return Table(partial(corpus.corpus_families, **how), corpus.FAMILY_COLUMNS, "members")
    from copydesk import reprints  # the whole comparison of two reports, which passages do without

    edits: dict[str, Any] = {"as_report": _report, **how}
    return {
        "edits": Table(partial(reprints.corpus_edits, **edits), reprints.EDIT_COLUMNS, "edits"),
        "kinds": Table(partial(reprints.edit_kinds, **edits), reprints.KIND_COLUMNS, "kinds"),
    }[name]


def copies_kept(source: str, output: str | None) -> Kept | None:
    """Where the working files of `copydesk copies` stay until it is done: beside the output.

    Nowhere for a stream, which cannot be read or written again from its middle.
    """
    from copydesk import spool

    if source == "-" or output in (None, "-") or not Path(source).is_file():
        return None
    return spool.Kept(Path(f"{output}.work"), spool.made_of(Path(source)))


def copies_done(kept: Kept) -> None:
    """Remove the working files, now that the output stands."""
    from copydesk import spool

    spool.remove(kept)


def writer(form: str, columns: Columns) -> Write:
    """What writes rows of these columns as `jsonl`, `csv` or `parquet`. Raises ValueError without pyarrow."""
    if form == "parquet" and not tabular.has_pyarrow():
        raise ValueError(f"no Parquet: {tabular.NO_PYARROW}")
    if form == "jsonl":
        return write_lines
    return partial(tabular.write_csv if form == "csv" else tabular.write_parquet, columns)


def copies_on_spark(source: str, output: str | None, master: str | None) -> int:
    """Passages that two articles share, by Spark; returns how many lines or rows were left out as bad.

    Raises ValueError when PySpark is not installed, and for what Spark itself refuses.
    """
    try:
        from copydesk.engines import spark
    except ImportError as error:
        raise ValueError(f"--engine spark needs {error.name}: pip install 'copydesk[spark]'") from None
    with spark.session(master) as running:
        outcome = spark.spark_copies(running, source)
        if output is not None and output.endswith(spark.PARQUET):
            spark.write_parquet(outcome.passages, output)
        else:
            write_rows((row.asDict() for row in outcome.passages.toLocalIterator()), output, "passages")
        return outcome.bad


def added_rows(rows: Iterator[Row], folder: Path) -> Iterable[Row]:
    """How many articles were added to the index in `folder`, whenever some are safe on the disk."""
    from copydesk.store.copies_index import add_articles

    return add_articles(folder, rows)


def asked_rows(rows: Iterator[Row], folder: Path) -> Iterable[Row]:
    """Passages that an article shares with one of the index in `folder`, in the order in which the articles came."""
    from copydesk.store.copies_index import CopiesIndex

    return CopiesIndex(folder).ask(rows)


def compare_rows(rows: Iterator[Row]) -> Iterable[Row]:
    """The pairs with how far the two sentences assert the same, each weighed against the others at hand."""
    from copydesk.compare.pairs import batches, score_pairs
    from copydesk.pipeline import said_of
    from copydesk.relations import relations

    for held in batches(rows):
        sentences = {text: said_of(text) for text in dict.fromkeys(row[side] for row in held for side in ("a", "b"))}
        scores = score_pairs([(sentences[row["a"]], sentences[row["b"]]) for row in held], relations)
        for row, score in zip(held, scores, strict=True):
            yield {**row, "alike": round(score, 6)}


def _report(row: Mapping[str, Any]) -> Report:
    return report_from_record(row, source=str(row.get("id", "")))
