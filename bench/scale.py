"""Cost of `copydesk copies` from a thousand articles to a million, as a table and a drawing.

python bench/scale.py FOLDER --sizes 1000,10000,50000,200000,1000000 --copied 0.3 --svg bench/scale.svg

Articles of 400 words (`many_articles.py`) are written to FOLDER once and removed at the end (2.9 GB a million). Each
size is measured in a process of its own, by its CPU time and the most memory it held; reading JSON is counted and told
apart too.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from math import log10
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

import msgspec

from copydesk.corpus import corpus_copies
from many_articles import many_articles

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 640, 380, 64, 44, 40


class Cost(NamedTuple):
    """CPU seconds for everything and, of them, for reading JSON; `memory` in megabytes at most."""

    articles: int
    pairs: int
    passages: int
    seconds: float
    reading: float
    memory: float

    @property
    def rate(self) -> float:
        return self.articles / self.seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", default="1000,10000,50000,200000,1000000")
    parser.add_argument("--copied", type=float, default=0.3)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--records", type=Path, help="use this file, and leave it where it is")
    parser.add_argument("--svg", type=Path)
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    records = options.records or write_articles(options.folder, max(sizes), options.seed, options.copied)
    costs = []
    for size in sizes:
        costs.append(cost_apart(records, size, options.folder))
        print(told(costs[-1]), flush=True)
    if options.records is None:
        records.unlink()
    if options.svg:
        options.svg.write_text(drawn(costs, options.copied), "utf-8")


def told(cost: Cost) -> str:
    """A line of the table."""
    return (
        f"| {cost.articles:,} | {cost.pairs:,} | {cost.seconds:.1f} | {cost.reading:.1f} | {cost.rate:,.0f} "
        f"| {cost.memory:,.0f} |"
    )


def loop_milliseconds() -> float:
    """CPU time of a fixed loop of plain Python, the least of five: tells how fast the machine is just now."""
    least = float("inf")
    for _ in range(5):
        begun, total = time.process_time(), 0
        for number in range(1_000_000):
            total += number * number
        least = min(least, time.process_time() - begun)
    return 1000 * least


def write_articles(folder: Path, count: int, seed: int, copied: float) -> Path:
    """Write the articles as JSON Lines; the first so many of them are what a smaller count would give."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"articles-{copied}.jsonl"
    encode = msgspec.json.Encoder().encode
    with path.open("wb") as stream:
        for row in many_articles(count, seed, copied):
            stream.write(encode(row) + b"\n")
    return path


def cost_apart(records: Path, articles: int, folder: Path) -> Cost:
    """The cost of the first `articles` records, in a new process."""
    code = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import scale; scale.measure(*sys.argv[1:])"
    done = subprocess.run(
        [sys.executable, "-c", code, str(records), str(articles), str(folder)], capture_output=True, check=True
    )
    return Cost(*json.loads(done.stdout))


def measure(records: str, articles: str, folder: str) -> None:
    """Find the copies among the first `articles` records and print the cost as JSON."""
    clock = {"reading": 0.0, "count": 0}
    pairs = passages = 0
    last = None
    begun = time.process_time()
    with tempfile.TemporaryDirectory(dir=folder) as place, open(records, "rb") as lines:
        for row in corpus_copies(read(islice(lines, int(articles)), clock), Path(place)):
            passages += 1
            pairs += last != (row["a"], row["b"])
            last = row["a"], row["b"]
    seconds = time.process_time() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(Cost(int(clock["count"]), pairs, passages, seconds, clock["reading"], memory)))


def read(lines: Iterator[bytes], clock: dict[str, float]) -> Iterator[dict[str, Any]]:
    """Rows of JSON Lines; what reading them took goes into `clock`."""
    decode = msgspec.json.Decoder().decode
    while True:
        begun = time.process_time()
        line = next(lines, None)
        row = None if line is None else decode(line)
        clock["reading"] += time.process_time() - begun
        if row is None:
            return
        clock["count"] += 1
        yield row


def drawn(costs: Sequence[Cost], copied: float) -> str:
    """CPU seconds over articles, both by powers of ten, with a straight line for a cost in proportion."""
    low, high = log10(costs[0].articles), log10(costs[-1].articles)
    bottom = min(log10(cost.seconds) for cost in costs) - 0.3
    top = max(log10(cost.seconds) for cost in costs) + 0.3

    def x(articles: float) -> float:
        return LEFT + (WIDTH - LEFT - 40) * (log10(articles) - low) / (high - low)

    def y(seconds: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * (log10(seconds) - bottom) / (top - bottom)

    middle = costs[len(costs) // 2]
    line = " ".join(f"{x(c.articles):.1f},{y(c.articles / middle.rate):.1f}" for c in (costs[0], costs[-1]))
    curve = " ".join(f"{x(cost.articles):.1f},{y(cost.seconds):.1f}" for cost in costs)
    title = f"copydesk copies: CPU seconds by number of articles (400 words, {copied:.0%} with copies)"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{title}"'
        ' font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT - 50}" y="20" font-size="13">{title}</text>',
        f'<polyline points="{line}" fill="none" stroke="#999" stroke-dasharray="4 4"/>',
        f'<polyline points="{curve}" fill="none" stroke="#1a5276" stroke-width="2"/>',
    ]
    for cost in costs:
        at_x, at_y = x(cost.articles), y(cost.seconds)
        parts += [
            f'<circle cx="{at_x:.1f}" cy="{at_y:.1f}" r="3.5" fill="#1a5276"/>',
            f'<text x="{at_x - 6:.1f}" y="{at_y - 10:.1f}" text-anchor="end">{cost.seconds:,.1f} s, '
            f"{cost.memory:,.0f} MB</text>"
            if cost is not costs[0]
            else f'<text x="{at_x + 8:.1f}" y="{at_y + 14:.1f}">{cost.seconds:,.1f} s, {cost.memory:,.0f} MB</text>',
            f'<text x="{at_x:.1f}" y="{HEIGHT - 24}" text-anchor="middle">{cost.articles:,}</text>',
        ]
    parts.append(
        f'<text x="{WIDTH - 40}" y="{HEIGHT - 6}" text-anchor="end" fill="#555">articles; dashed: in proportion to '
        f"{middle.articles:,}</text></svg>"
    )
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    main()
