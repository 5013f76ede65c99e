"""Time and memory of `copydesk read`: python bench/speed.py [--reports N ...] [--compare ARTICLES.jsonl]

Cold runs start a new process and take the median of five, after one that is not counted: with bytecode at hand, as an
installed package has it. Warm runs repeat in one process after one unmeasured run.
The reports are the sample stories of `examples/`, repeated under other outlets with their paragraphs turned round where
more are asked for than there are. With `--compare`, CPU seconds of all of compare alone on the first ten articles of
600 to 1,000 words, three times.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples"
COLD_RUNS = 5


def main() -> None:
    """Print a table: reports, cold seconds and peak memory of a process, warm seconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", nargs="+", type=int, default=[3, 10, 50])
    parser.add_argument("--compare", type=Path, metavar="ARTICLES.jsonl")
    arguments = parser.parse_args()
    if arguments.compare:
        print("compare, 10 reports:", *(f"{seconds:.2f}" for seconds in _comparing(arguments.compare)), "CPU s")
        return
    counts = arguments.reports
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            paths = _story(Path(folder) / str(count), count)
            cold, memory = _cold(paths)
            print(f"{count:3} reports  cold {cold:5.2f} s  {memory:4.0f} MB   warm {_warm(paths):5.2f} s", flush=True)


def _comparing(path: Path) -> list[float]:
    from copydesk.ingest.records import report_from_record
    from copydesk.pipeline import compare, mark_all, settle_dates

    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    chosen = [row for row in rows if 600 < len(row["text"].split()) < 1000][:10]
    marked = list(mark_all(settle_dates([report_from_record(row, source=str(row.get("id"))) for row in chosen])))
    seconds = []
    for _ in range(3):
        start = time.process_time()
        compare(marked)
        seconds.append(time.process_time() - start)
    return seconds


def _story(folder: Path, count: int) -> list[str]:
    from copydesk.ingest.files import take_in

    folder.mkdir()
    slug = sorted(path for path in EXAMPLES.iterdir() if path.is_dir())[0]
    texts = [report.text for report in take_in([str(slug)]).reports]
    paths = []
    for number in range(count):
        paragraphs = texts[number % len(texts)].split("\n")
        turn = number // len(texts)
        text = "\n".join(paragraphs[turn:] + paragraphs[:turn])
        path = folder / f"{number:03}.jsonl"
        record = {"text": text, "outlet": f"Outlet {number}", "published": f"2026-03-{3 + number % 3:02}"}
        path.write_text(json.dumps(record), "utf-8")
        paths.append(str(path))
    return paths


def _cold(paths: list[str]) -> tuple[float, float]:
    seconds = []
    # Without this a variable or a read-only environment has every process compile some thousand files again.
    compiled = {"PYTHONPYCACHEPREFIX": str(Path(paths[0]).parent / "bytecode"), "PYTHONDONTWRITEBYTECODE": ""}
    for _ in range(1 + COLD_RUNS):
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "copydesk", "read", *paths, "--html", str(Path(paths[0]).parent / "page.html")],
            check=True,
            stdout=subprocess.DEVNULL,
            env=os.environ | compiled,
        )
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds[1:]), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def _warm(paths: list[str]) -> float:
    import copydesk

    copydesk.read(paths)
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        copydesk.read(paths)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


if __name__ == "__main__":
    main()
