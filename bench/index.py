"""Time of look-ups in a growing index of `copydesk index`. Run from the project's root with PYTHONPATH=src.

python bench/index.py FOLDER --articles 100000 --asked 100    makes the index in FOLDER unless it is there, then asks
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

sys.path.insert(0, str(Path(__file__).parent))

from copydesk.compare.passages import find_matches
from copydesk.store.copies_index import CopiesIndex, add_articles
from copydesk.store.segments import take
from copydesk.text.seeds import pairs_worth_aligning
from known_copies import Article, known_copies
from scale import loop_milliseconds

Times = tuple[float, float]  # by the clock, of CPU time


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--asked", type=int, default=100)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    _ask(options.folder, list(_filled(options)))


def _filled(options: argparse.Namespace) -> Iterator[list[dict[str, str]]]:
    """Rounds of articles to ask, taken evenly from among those of the index: they copy from it and it from them."""
    total = options.articles + options.asked * options.rounds
    step = total // (options.asked * options.rounds)
    kept = options.folder.with_name(options.folder.name + ".asked.jsonl")
    if not kept.exists():
        made = known_copies(total, options.seed)
        with kept.open("w", encoding="utf-8") as asked:
            _fill(options.folder, made, step, asked, options.articles)
    with kept.open(encoding="utf-8") as lines:
        asked_rows = [json.loads(line) for line in lines]
    for number in range(options.rounds):
        yield asked_rows[number :: options.rounds][: options.asked]


def _fill(folder: Path, made: Iterator[Article], step: int, asked: TextIO, count: int) -> None:
    generating = 0.0

    def rows() -> Iterator[dict[str, str]]:
        nonlocal generating
        begun = time.process_time()
        for number, one in enumerate(made):
            if number % step:
                generating += time.process_time() - begun
                yield one.record
                begun = time.process_time()
            else:
                asked.write(json.dumps(one.record) + "\n")

    begun = time.process_time()
    for _ in add_articles(folder, rows()):
        pass
    spent = time.process_time() - begun - generating
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count} articles added in {spent:.1f} CPU s: {count / spent:.0f} a second, {memory:.0f} MB of memory at most"
    )
    print(f"{size / 1e6:.0f} MB on disk, {size / count / 1000:.1f} kB an article")


def _ask(folder: Path, rounds: list[list[dict[str, str]]]) -> None:
    print(f"a fixed loop of plain Python takes {loop_milliseconds():.0f} CPU ms here just now")
    begun = time.perf_counter()
    index = CopiesIndex(folder)
    print(f"opened in {1000 * (time.perf_counter() - begun):.1f} ms: {len(index)} articles")
    list(index.ask(rounds[0][:1]))  # tables that a process makes once
    stages: dict[str, list[Times]] = {"words": [], "seeds": [], "pairs": [], "all": []}
    passages = pairs = 0
    for rows in rounds:
        with timed(stages["words"]):
            taken = take(rows, 0)
        with timed(stages["seeds"]):
            found = pairs_worth_aligning(index.seeds(taken))
        with timed(stages["pairs"]):
            pairs += len(list(find_matches(index.shelf(taken), map(tuple, found.tolist()))))
        with timed(stages["all"]):
            passages += len(list(index.ask(rows)))
    asked = len(rounds[0])
    print(
        f"{asked} articles asked, {len(rounds)} times: {pairs} pairs, {passages} passages; milliseconds, of CPU time:"
    )
    for name, says in (
        ("words", "words and fingerprints of the asked"),
        ("seeds", "look-up: seeds and pairs worth aligning"),
        ("pairs", "aligning them, who had it first"),
        ("all", "the whole question, all of the above once more"),
    ):
        wall, busy = ([1000 * one[kind] for one in stages[name]] for kind in (0, 1))
        print(f"  {statistics.median(wall):7.1f}  {max(wall):7.1f} at most  {statistics.median(busy):7.1f}  {says}")


@contextmanager
def timed(times: list[Times]) -> Iterator[None]:
    """Add the seconds by the clock and of CPU time that the block takes."""
    begun = time.perf_counter(), time.process_time()
    yield
    times.append((time.perf_counter() - begun[0], time.process_time() - begun[1]))


if __name__ == "__main__":
    main()
