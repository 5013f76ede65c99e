"""Rows of known columns as CSV and Parquet, and rows out of Parquet: the same conventions for every table of copydesk.

pyarrow is imported only where Parquet is asked for.
"""

from __future__ import annotations

import csv
import importlib.util
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, BinaryIO, Literal

Kind = Literal["whole", "real", "truth", "text", "texts"]
Columns = Mapping[str, Kind]
Value = str | int | float | Sequence[str] | None

PARQUET = ".parquet"
NO_PYARROW = "pyarrow is not installed (pip install 'copydesk[parquet]')"
# A spreadsheet takes a cell that starts so for a formula (OWASP, CSV injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_BATCH_ROWS = 20_000


def has_pyarrow() -> bool:
    """True when Parquet can be read and written here."""
    return importlib.util.find_spec("pyarrow") is not None


def csv_text(columns: Columns, rows: Iterable[Sequence[Value]], *, header: bool = True) -> str:
    """The rows as CSV (RFC 4180)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    if header:
        writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def write_csv(columns: Columns, rows: Iterable[Mapping[str, Any]], stream: BinaryIO) -> None:
    """Write the rows as CSV with a header as they come."""
    stream.write(csv_text(columns, ()).encode())
    for batch in _batches(columns, rows, _BATCH_ROWS // 20):
        stream.write(csv_text(columns, batch, header=False).encode("utf-8", "surrogatepass"))


def write_parquet(columns: Columns, rows: Iterable[Mapping[str, Any]], stream: BinaryIO) -> None:
    """Write the rows as Parquet with a type a column, some thousands at a time. Raises ImportError without pyarrow."""
    import pyarrow as arrow
    import pyarrow.parquet as parquet

    kinds = {
        "whole": arrow.int64(),
        "real": arrow.float64(),
        "truth": arrow.bool_(),
        "text": arrow.string(),
        "texts": arrow.list_(arrow.string()),
    }
    schema = arrow.schema([(name, kinds[kind]) for name, kind in columns.items()])
    with parquet.ParquetWriter(stream, schema) as writer:
        for batch in _batches(columns, rows, _BATCH_ROWS):
            arrays = [
                arrow.array(values, kinds[kind])
                for values, kind in zip(zip(*batch, strict=True), columns.values(), strict=True)
            ]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))


def parquet_rows(path: str) -> Iterator[dict[str, Any]]:
    """Rows of a Parquet file, or of a folder of them in order of name; nulls are left out, dates become ISO 8601.

    Raises ValueError without pyarrow and for what is no Parquet.
    """
    if not has_pyarrow():
        raise ValueError(f"{path}: {NO_PYARROW}")
    import pyarrow as arrow
    import pyarrow.dataset as datasets

    try:
        for batch in datasets.dataset(path, format="parquet").to_batches(batch_size=_BATCH_ROWS // 20):
            for row in batch.to_pylist():
                yield {key: _plain(value) for key, value in row.items() if value is not None}
    except arrow.ArrowInvalid as error:
        raise ValueError(f"{path}: {str(error).splitlines()[0]}") from None


def _batches(columns: Columns, rows: Iterable[Mapping[str, Any]], size: int) -> Iterator[list[tuple[Value, ...]]]:
    iterator = iter(rows)
    while batch := [tuple(row.get(name) for name in columns) for row in islice(iterator, size)]:
        yield batch


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _cell(value: Value) -> str | int | float | None:
    if isinstance(value, bool):
        return str(value).lower()
    if value is not None and not isinstance(value, (str, int, float)):
        value = "; ".join(value)
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return "'" + value
    return value
