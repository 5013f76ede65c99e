"""Quotations against PolNeAR, and what they cost: python bench/quotes.py BENCH [--rules] [--gender-gap CLONE]

BENCH is the folder with `score.py` and `quotes/polnear-dev.jsonl`. Prints the judge's figures, the tagger's speed
without the parse, and the same for textacy, where it is installed, and for GenderGapTracker's extractor, where a clone
of it is given. `--rules` measures the fallback without weights.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from copydesk import encoder
from copydesk.analysers.quotes import find
from copydesk.analysers.quotes.tagging import attributions
from copydesk.encoder import encoding_of
from copydesk.model.marks import Quote
from copydesk.model.report import Report
from copydesk.reading import read
from quote_peers import peers

ARTICLE_WORDS = 900  # the length that speeds are stated for
SPEED_ARTICLES, SPEED_RUNS = 20, 7
ROWS = ("content", "content+source", "direct+source", "mixed+source", "indirect", "indirect+source",
        "exact content", "exact source", "exact cue")  # fmt: skip

Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--articles", type=int)
    parser.add_argument("--gender-gap", type=Path, metavar="CLONE", help="of sfu-discourse-lab/GenderGapTracker")
    options = parser.parse_args()
    sys.path.insert(0, str(options.bench))
    judge = importlib.import_module("score").quotes
    lines = (options.bench / "quotes" / "polnear-dev.jsonl").read_text("utf-8").splitlines()
    gold: list[Row] = [json.loads(line) for line in lines][: options.articles]
    for article in gold:
        for quote in article["quotes"]:
            quote.update({key: [tuple(span) for span in quote[key]] for key in ("content", "source", "cue")})
    if options.rules:
        encoder.available = lambda: False  # type: ignore[assignment]
    _report("copydesk" + (", rules alone" if options.rules else ""), judge, gold, _copydesk)
    if not options.rules:
        _speed([article["text"] for article in gold])
    for name, extractor in peers(options.gender_gap):
        _report(name, judge, gold, extractor)
    print("published, a BERT tagger on the test split of the same corpus: exact source 83.2, cue 75.3, content 72.9")


def _report(name: str, judge: Callable[..., Row], gold: list[Row], quotes: Callable[[str], Iterable[Row]]) -> None:
    found = [{"id": article["id"], "quotes": list(quotes(article["text"]))} for article in gold]
    print(f"{name}, {len(gold)} articles")
    figures = judge(gold, found)
    for row in ROWS:
        print(f"  {row:16} P {figures[row]['P']:5} R {figures[row]['R']:5} F {figures[row]['F']:5}")


def _copydesk(text: str) -> Iterable[Row]:
    for quote in find(read(Report(id="bench", source="bench", text=text))):
        if not quote.nested:  # `mark` gives these inside the quotation that holds them, as PolNeAR has none of its own
            yield _row(quote)


def _row(quote: Quote) -> Row:
    return {key: [(span.start, span.end) for span in getattr(quote, key)] for key in ("content", "cue", "source")}


def _speed(texts: list[str]) -> None:
    """The best of several runs for each article, so that neighbours on the machine count for little."""
    _tagged(texts[0])
    words = seconds = 0.0
    for text in texts[:SPEED_ARTICLES]:
        words += len(text.split())
        seconds += min(_cpu_seconds(text) for _ in range(SPEED_RUNS))
    articles = words / ARTICLE_WORDS / seconds
    print(f"tagger alone, one core: {articles:.1f} articles of {ARTICLE_WORDS} words a CPU-second")


def _tagged(text: str) -> None:
    encoding = encoding_of(text)
    assert encoding is not None, "the weights are not installed"
    attributions(encoding)


def _cpu_seconds(text: str) -> float:
    began = time.process_time()
    _tagged(text)
    return time.process_time() - began


if __name__ == "__main__":
    main()
