"""Quality and cost of `copydesk copies`. Run from the project's root with PYTHONPATH=src.

python bench/copies.py known --articles 3000 --seed 11     precision, recall, spans and direction on known copies
python bench/copies.py cost --articles 50000               articles of 400 words per CPU-second, and peak memory, where
                                                           no article, one in 20 and three in ten hold copies
python bench/copies.py records ARTICLES.jsonl              the same on records, with what was found
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from copydesk.corpus import corpus_copies
from known_copies import Article, known_copies, shared
from scale import cost_apart, loop_milliseconds, told, write_articles

RATES = (0, 0.05, 0.3)  # of articles with copies: nobody has named one that is typical of newspapers

Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("known", "cost", "records"))
    parser.add_argument("path", nargs="?")
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--copied", type=float, default=0.3)
    options = parser.parse_args()
    if options.what == "known":
        score(list(known_copies(options.articles, options.seed, options.copied)))
    elif options.what == "cost":
        _costs(options.articles, options.seed)
    else:
        with open(options.path, encoding="utf-8") as lines:
            _cost(json.loads(line) for line in lines)


def score(articles: list[Article]) -> dict[str, float]:
    """Figures for one set of known copies, printed and returned."""
    gold = shared(articles)
    found: dict[tuple[str, str], list[Row]] = {}
    for row in corpus_copies(article.record for article in articles):
        found.setdefault((row["a"], row["b"]), []).append(row)
    right = found.keys() & gold.keys()
    directed = [pair for pair in right if gold[pair].first is not None]
    answered = [pair for pair in directed if found[pair][0]["from"] is not None]
    correct = [pair for pair in answered if found[pair][0]["from"] == gold[pair].first]
    siblings = [pair for pair in right if gold[pair].first is None]
    figures = {
        "pairs": len(gold),
        "pair precision": len(right) / max(len(found), 1),
        "pair recall": len(right) / max(len(gold), 1),
        "span F1": _span_f1(gold, found),
        "direction right of answered": len(correct) / max(len(answered), 1),
        "direction answered of known": len(answered) / max(len(directed), 1),
        "siblings given a direction": sum(found[p][0]["from"] is not None for p in siblings) / max(len(siblings), 1),
    }
    for name, value in figures.items():
        print(f"{name:32} {value:.4f}" if isinstance(value, float) else f"{name:32} {value}")
    return figures


def _span_f1(gold: dict[Any, Any], found: dict[Any, list[Row]]) -> float:
    hits = said = true = 0
    for pair in gold.keys() | found.keys():
        for side in "ab":
            wanted = _points(getattr(gold[pair], side)) if pair in gold else set()
            given = _points((row[f"{side}_start"], row[f"{side}_end"]) for row in found.get(pair, ()))
            hits, said, true = hits + len(wanted & given), said + len(given), true + len(wanted)
    return 2 * hits / max(said + true, 1)


def _points(ranges: Iterable[tuple[int, int]]) -> set[int]:
    return {point for start, end in ranges for point in range(start, end)}


def _costs(articles: int, seed: int) -> None:
    print(
        "| copied | articles | pairs | CPU s | of them reading JSON | articles a CPU-second | MB at most "
        "| ms of a fixed loop, before and after |"
    )
    with tempfile.TemporaryDirectory() as folder:
        for copied in RATES:
            records = write_articles(Path(folder), articles, seed, copied)
            before = loop_milliseconds()
            row = told(cost_apart(records, articles, Path(folder)))
            print(f"| {copied} {row} {before:.0f}, {loop_milliseconds():.0f} |", flush=True)
            records.unlink()


def _cost(rows: Iterable[Row]) -> None:
    clock = {"made": 0.0, "count": 0}

    def timed() -> Iterator[Row]:
        iterator = iter(rows)
        while True:
            begun = time.process_time()
            row = next(iterator, None)
            clock["made"] += time.process_time() - begun
            if row is None:
                return
            clock["count"] += 1
            yield row

    begun = time.process_time()
    pairs, passages = set(), 0
    for row in corpus_copies(timed()):
        passages += 1
        pairs.add((row["a"], row["b"]))
    spent = time.process_time() - begun - clock["made"]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{clock['count']} articles, {len(pairs)} pairs, {passages} passages")
    print(f"{spent:.1f} CPU s, {clock['count'] / spent:.0f} articles a CPU-second, {memory:.0f} MB at most")


if __name__ == "__main__":
    main()
