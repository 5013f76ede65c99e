"""Spark tells the same copies as one process; without Spark nothing of it is touched."""

import importlib.util
import json
import os
import shutil
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

import copydesk.engines
from copydesk.cli import main
from copydesk.corpus import corpus_copies

SENTENCES = [
    "The harbour board closed two piers after divers found long cracks in the concrete below the water line.",
    "Inspectors counted roughly three dozen faults and ordered the older pier fenced off until further notice.",
    "“We would rather annoy passengers than bury them in spring,” chair Ilse Marten told a crowded hall on Tuesday.",
    "The ferry line moves about 4,200 people a day and earns the little town a third of its yearly budget.",
    "Freight for the islands will travel by road to Odda and cross there on barges hired from the navy.",
    "Opponents blame the council for delaying repairs that engineers had urged since the storms of last winter.",
]
TEMPLATE = "Breaking coverage of harbour traffic, court filings, school closings and weather warnings since 1911."
Row = dict[str, Any]

needs_spark = pytest.mark.skipif(
    importlib.util.find_spec("pyspark") is None or not (shutil.which("java") or os.environ.get("JAVA_HOME")),
    reason="PySpark (pip install 'copydesk[spark]') or Java is not installed",
)


def articles() -> list[Row]:
    rng = Random(7)
    rows: list[Row] = []
    for number in range(60):
        outlet = rng.choice(["Dale Courier", "Hill Gazette", "Reuters", None])
        parts = [f"Item {number} of the day.", *rng.sample(SENTENCES, rng.randint(0, 3))]
        text = " ".join([*parts, TEMPLATE] if outlet == "Hill Gazette" else parts)
        text = text.replace("three dozen", "five dozen") if rng.random() < 0.4 else text
        rows.append({"id": f"r{number}", "outlet": outlet, "text": text, "published": f"2031-03-{1 + number % 9:02}"})
        if number % 11 == 0:
            del rows[-1]["id"]
    return rows


def read(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@needs_spark
def test_lines_in_lines_out(tmp_path: Path) -> None:
    rows = articles()
    lines = [json.dumps(row) for row in rows]
    source, output = tmp_path / "rows.jsonl", tmp_path / "out.jsonl"
    source.write_text("\ufeff" + "\n".join([*lines[:30], "no JSON", "", '{"id": "no text"}', *lines[30:]]), "utf-8")
    assert main(["copies", str(source), "--engine", "spark", "--master", "local[2]", "-o", str(output)]) == 3
    assert read(output) == list(corpus_copies(rows)) != []


@needs_spark
def test_parquet_in_parquet_out(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = articles()
    source, output = tmp_path / "rows.parquet", tmp_path / "out.parquet"
    pq.write_table(pa.Table.from_pylist([{**row, "id": row.get("id")} for row in rows]), source)
    arguments = ["copies", str(source), "--engine", "spark", "--master", "local[2]", "-o", str(output)]
    assert main(arguments) == 0
    assert pq.read_table(output).to_pylist() == list(corpus_copies(rows))
    assert main(arguments) == 1, "what is there is not overwritten"


@pytest.mark.parametrize("missing", ["pyspark", "pyarrow"])
def test_local_runs_do_without_and_spark_says_what_it_needs(
    missing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in {missing, *(name for name in sys.modules if name.startswith(f"{missing}."))}:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.delitem(sys.modules, "copydesk.engines.spark", raising=False)
    monkeypatch.delattr(copydesk.engines, "spark", raising=False)
    source = tmp_path / "rows.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in articles()[:9]), "utf-8")
    assert main(["copies", str(source)]) == 0
    assert main(["copies", str(source), "--engine", "spark"]) == 1
    assert "pip install 'copydesk[spark]'" in capfd.readouterr().err


def test_what_spark_cannot_do_is_usage(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["copies", "rows.jsonl", "--engine", "spark", "--families"]) == 2
    assert main(["copies", "-", "--engine", "spark"]) == 2
    assert "leave out --families, --edits" in capfd.readouterr().err
