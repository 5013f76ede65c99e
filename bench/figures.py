"""Figures on NewsQuant: python bench/figures.py BENCH_FOLDER [--peers PYTHON]

Prints the judge's F for value, value with hedge and value with unit, as it judges and, on a second line, with one name
put as the set has it: the judge wants "percentage" where our format says "percent". Beside them stand sentences a CPU
second past the parse, and articles of 900 words a CPU second for figures, for times and for both. Peers
(`figures_peers.py`) run in the interpreter given, an environment of their own. Needs the data folder that
bench/README.md names; uses its own judge, `score.py`.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from copydesk.analysers import figures, times
from copydesk.model.report import Report
from copydesk.reading import read_all

Row = dict[str, Any]
MEASURES = ("value", "value+hedge", "value+unit")
PEERS = ("quantulum3", "recognizers-text", "text2num")
ARTICLE_WORDS = 900
ARTICLES = 100


def main(bench: Path, python: str | None) -> None:
    """Print a line a system, then what an article costs."""
    spec = importlib.util.spec_from_file_location("score", bench / "score.py")
    assert spec is not None
    assert spec.loader is not None
    judge = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(judge)
    rows = [json.loads(line) for line in (bench / "figures" / "newsquant-dev.jsonl").read_text("utf-8").splitlines()]
    for system, found, seconds in _systems(rows, python):
        for name, predicted in ((system, found), (f"{system}, percentage", _as_percentage(found))):
            measured = judge.figures(rows, predicted)
            told = "  ".join(f"{measure} {measured[measure]['F']:5.1f}" for measure in MEASURES)
            print(f"{name:30} {told}  {len(rows) / max(seconds, 1e-9):8.0f} sentences a CPU second")
    _print_cost(bench)


def _systems(rows: list[Row], python: str | None) -> Iterator[tuple[str, list[Row], float]]:
    yield "copydesk", *_copydesk(rows)
    lines = "\n".join(json.dumps(row) for row in rows)
    for peer in PEERS if python else ():
        command = [python or "", str(Path(__file__).with_name("figures_peers.py")), peer]
        ran = subprocess.run(command, input=lines, capture_output=True, text=True, check=False)
        if ran.returncode:
            why = "not installed there" if ran.returncode == 3 else f"failed: {ran.stderr.strip().splitlines()[-1:]}"
            print(f"{peer:30} {why}")
            continue
        told = json.loads(ran.stdout.splitlines()[-1])
        yield peer, told["rows"], told["seconds"]


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
    start = time.process_time()
    found = [{"id": reading.report.id, "figures": [_row(m) for m in figures.find(reading)]} for reading in readings]
    return found, time.process_time() - start


def _print_cost(bench: Path) -> None:
    """What figures and times cost once a reading exists, in articles cut to one length."""
    texts = []
    for line in (bench / "stories" / "basil-dev.jsonl").read_text("utf-8").splitlines():
        words = json.loads(line)["text"].split(" ")
        if len(words) >= ARTICLE_WORDS:
            texts.append(" ".join(words[:ARTICLE_WORDS]))
    texts = texts[:ARTICLES]
    readings = list(read_all(Report(str(n), str(n), text, published="2020-05-06") for n, text in enumerate(texts)))
    spent = {}
    for reading in readings:
        assert reading.tokens
        assert reading.sentences
        reading.children(0)
    for name, find in (("figures", figures.find), ("times", times.find)):
        start = time.process_time()
        for reading in readings:
            list(find(reading))
        spent[name] = time.process_time() - start
    spent["both"] = sum(spent.values())
    rates = ", ".join(f"{name} {len(texts) / seconds:.0f}" for name, seconds in spent.items())
    print(f"articles of {ARTICLE_WORDS} words a CPU second, {len(texts)} read: {rates}")


def _row(mark: Any) -> Row:
    return {
        "start": mark.span.start, "end": mark.span.end, "value": mark.value, "low": mark.low, "high": mark.high,
        "hedge": mark.hedge, "unit": mark.unit, "counts": mark.counts,
    }  # fmt: skip


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("bench", type=Path)
    arguments.add_argument("--peers", metavar="PYTHON", help="interpreter that has the peers")
    asked = arguments.parse_args()
    main(asked.bench, asked.peers)
