"""Rows as CSV and Parquet, and article records out of Parquet."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from copydesk.bulk import Records
from copydesk.tabular import Columns, parquet_rows, write_csv, write_parquet

COLUMNS: Columns = {"name": "text", "start": "whole", "share": "real", "touches": "texts"}
ROWS = [
    {"name": "=sum(A1)", "start": 3, "share": 0.5, "touches": ["number", "hedge"]},
    {"name": None, "start": None, "share": 1.0, "touches": []},
]


def test_csv_has_a_header_keeps_formulas_harmless_and_leaves_the_unknown_empty() -> None:
    out = io.BytesIO()
    write_csv(COLUMNS, ROWS, out)
    assert out.getvalue().decode().splitlines() == [
        "name,start,share,touches",
        "'=sum(A1),3,0.5,number; hedge",
        ",,1.0,",
    ]


def test_parquet_keeps_types_also_when_there_is_no_row() -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    out, empty = io.BytesIO(), io.BytesIO()
    write_parquet(COLUMNS, ROWS, out)
    write_parquet(COLUMNS, [], empty)
    assert parquet.read_table(out).to_pylist() == ROWS
    assert parquet.read_schema(empty) == parquet.read_schema(out)


def test_article_records_come_out_of_parquet_like_those_of_json_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    import pyarrow.parquet as parquet

    path = tmp_path / "articles.parquet"
    when = datetime(2031, 3, 4, 8, tzinfo=UTC)
    columns = {"id": [7, 8], "published": [when, None], "text": ["The pier closed.", None]}
    parquet.write_table(arrow.table(columns), path)
    records = Records(str(path), ("text",))
    assert list(records) == [{"id": "7", "published": "2031-03-04T08:00:00+00:00", "text": "The pier closed."}]
    assert records.bad == [(2, 'no "text" with a text in it')]
    assert f"{path}:2" in capsys.readouterr().err


def test_what_is_no_parquet_is_told_in_a_line(tmp_path: Path) -> None:
    path = tmp_path / "articles.parquet"
    path.write_bytes(b"no table")
    with pytest.raises(ValueError, match=r"articles\.parquet: "):
        list(parquet_rows(str(path)))
