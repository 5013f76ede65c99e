"""Figures on NewsQuant: python bench/figures.py BENCH_FOLDER [--peers]

Prints the judge's F for value, value with hedge and value with unit, and sentences a second past the parse. Two things
in the judge's unit figure are vocabulary: it calls "percentage" what our formats call "percent", and it wants counted
nouns with all their modifiers in one normal form. The second line names percent as the set does. Peers (quantulum3) are
run where they are installed. Needs the data folder that bench/README.md names; uses its own judge, `score.py`.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from copydesk.analysers.figures import find
from copydesk.model.report import Report
from copydesk.reading import read_all

Row = dict[str, Any]
MEASURES = ("value", "value+hedge", "value+unit")


def main(bench: Path, peers: bool) -> None:
    """Print a line a system."""
    spec = importlib.util.spec_from_file_location("score", bench / "score.py")
    assert spec is not None
    assert spec.loader is not None
    judge = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(judge)
    rows = [json.loads(line) for line in (bench / "figures" / "newsquant-dev.jsonl").read_text("utf-8").splitlines()]
    for system, run in _systems(peers):
        found, seconds = run(rows)
        for name, predicted in ((system, found), (f"{system}, percentage", _as_percentage(found))):
            measured = judge.figures(rows, predicted)
            told = "  ".join(f"{measure} {measured[measure]['F']:5.1f}" for measure in MEASURES)
            print(f"{name:24} {told}  {len(rows) / seconds:8.0f} sentences/s")


def _systems(peers: bool) -> Iterator[tuple[str, Callable[[list[Row]], tuple[list[Row], float]]]]:
    yield "copydesk", _copydesk
    if peers and importlib.util.find_spec("quantulum3"):
        yield "quantulum3", _quantulum3


def _as_percentage(rows: list[Row]) -> list[Row]:
    return [
        {
            **row,
            "figures": [{**f, "unit": "percentage" if f["unit"] == "percent" else f["unit"]} for f in row["figures"]],
        }
        for row in rows
    ]


def _copydesk(rows: list[Row]) -> tuple[list[Row], float]:
    readings = list(read_all(Report(id=row["id"], source=row["id"], text=row["text"]) for row in rows))
    for reading in readings:
        assert reading.tokens
    start = time.perf_counter()
    found = [{"id": reading.report.id, "figures": [_row(mark) for mark in find(reading)]} for reading in readings]
    return found, time.perf_counter() - start


def _row(mark: Any) -> Row:
    return {
        "start": mark.span.start, "end": mark.span.end, "value": mark.value, "low": mark.low, "high": mark.high,
        "hedge": mark.hedge, "unit": mark.unit, "counts": mark.counts,
    }  # fmt: skip


def _quantulum3(rows: list[Row]) -> tuple[list[Row], float]:
    from quantulum3 import parser

    start = time.perf_counter()
    found = []
    for row in rows:
        figures = []
        for quantity in parser.parse(row["text"]):
            value, spread = quantity.value, quantity.uncertainty or 0.0
            figures.append(
                {
                    "start": quantity.span[0], "end": quantity.span[1], "value": None if spread else value,
                    "low": value - spread, "high": value + spread, "hedge": "range" if spread else "exact",
                    "unit": _plain(quantity.unit.name), "counts": None,
                }
            )  # fmt: skip
        found.append({"id": row["id"], "figures": figures})
    return found, time.perf_counter() - start


def _plain(name: str) -> str | None:
    return None if name == "dimensionless" else {"united states dollar": "dollar"}.get(name, name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--peers" in sys.argv[2:])
