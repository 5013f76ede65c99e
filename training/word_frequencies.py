"""Counts in how many news texts each word stands, for weighting words by rarity.

    python training/word_frequencies.py BENCH_FOLDER src/copydesk/weights/word_frequencies.txt

A few reports of one event cannot tell which words are common in news at large: the words they share are exactly the
telling ones. So the counts come from many unrelated texts. Only counts are kept; words in fewer than MIN_TEXTS texts
are left out, and count as rarer than any that is listed.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

SOURCES = ("stories/neus-train.jsonl", "quotes/polnear-train.jsonl")
MIN_TEXTS = 3
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def main(bench: Path, target: Path) -> None:
    """Write `texts<TAB>N`, then a line a word: word, tab, number of texts that hold it."""
    counts: Counter[str] = Counter()
    texts = 0
    for source in SOURCES:
        for line in (bench / source).read_text("utf-8").splitlines():
            words = {match.group().lower().replace("’", "'") for match in WORD.finditer(json.loads(line)["text"])}
            counts.update(words | {word.removesuffix("'s") for word in words})
            texts += 1
    kept = sorted((word, n) for word, n in counts.items() if n >= MIN_TEXTS and len(word) < 25)
    lines = [f"{texts}"] + [f"{word}\t{n}" for word, n in kept]
    target.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(kept)} words from {texts} texts")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
