"""The dossier as tables."""

from __future__ import annotations

import csv
import io

import msgspec
import pytest

from copydesk.model.dossier import Dossier
from copydesk.render.tables import TABLES, to_csv, to_parquet


def test_every_table_has_as_many_cells_as_columns(dossier: Dossier) -> None:
    for name, (header, _) in TABLES.items():
        rows = list(csv.reader(io.StringIO(to_csv(dossier, name))))
        assert tuple(rows[0]) == header
        assert len(rows) > 1
        assert {len(row) for row in rows} == {len(header)}


def test_a_cell_is_never_a_formula(dossier: Dossier) -> None:
    hostile = msgspec.structs.replace(dossier.reports[0], title='=HYPERLINK("http://example.org")')
    table = to_csv(msgspec.structs.replace(dossier, reports=(hostile, *dossier.reports[1:])), "reports")
    assert "'=HYPERLINK" in table


def test_truths_are_words_and_the_unknown_is_empty(dossier: Dossier) -> None:
    header, *rows = list(csv.reader(io.StringIO(to_csv(dossier, "acts"))))
    assert {row[header.index("negated")] for row in rows} <= {"true", "false"}
    assert [row[header.index("condition")] for row in rows] == [act.condition or "" for act in dossier.acts]


def test_parquet_holds_what_csv_holds_with_types(dossier: Dossier) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    for name, (header, _) in TABLES.items():
        table = parquet.read_table(io.BytesIO(to_parquet(dossier, name)))
        assert tuple(table.column_names) == header
        assert table.num_rows == len(list(csv.reader(io.StringIO(to_csv(dossier, name))))) - 1
        empty = msgspec.structs.replace(dossier, **{name: ()})
        assert parquet.read_table(io.BytesIO(to_parquet(empty, name))).schema == table.schema
    figures = parquet.read_table(io.BytesIO(to_parquet(dossier, "figures"))).to_pylist()
    readings = [reading for figure in dossier.figures for reading in figure.readings]
    assert [(row["low"], row["start"]) for row in figures] == [(r.low, r.cite.start) for r in readings]
