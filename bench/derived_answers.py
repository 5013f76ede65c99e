"""How much of each answer `copydesk copies` finds in its source, by how the answer was made.

python bench/derived_answers.py PAIRS.csv

PAIRS.csv has one row an answer: its text, an encyclopedia article, and a level: 0 where the answer was written without
the article, 1 to 3 where it was derived from it by pasting or revising, as in the corpus of Clough and Stevenson,
"Developing a corpus of plagiarised short answers" (2011). The data is not in this repository; the public repository
clips/pattern has it among its tests.
"""

from __future__ import annotations

import csv
import sys
from statistics import mean

from copydesk.corpus import corpus_copies


def main() -> None:
    with open(sys.argv[1], encoding="utf-8-sig", newline="") as lines:
        rows = [(answer, source, int(level)) for answer, source, level in csv.reader(lines)]
    shares = [(_share(answer, source), level) for answer, source, level in rows]
    print(f"{len(rows)} answers; share of an answer's characters that stand in a passage of its source")
    for number in sorted({level for _, level in shares}):
        found = [share for share, level in shares if level == number]
        print(
            f"  level {number}  mean {mean(found):.2f}  none found {sum(share == 0 for share in found)} of {len(found)}"
        )
    copied = [share for share, level in shares if level]
    free = [share for share, level in shares if not level]
    above = mean((a > b) + 0.5 * (a == b) for a in copied for b in free)
    print(f"derived answers above free ones: AUC {100 * above:.1f}")
    told = [(share > 0, level > 0) for share, level in shares]
    right = sum(a and b for a, b in told)
    precision, recall = right / sum(a for a, _ in told), right / sum(b for _, b in told)
    print(f"any passage at all: precision {precision:.3f}, recall {recall:.3f}")


def _share(answer: str, source: str) -> float:
    records = [{"id": "answer", "text": answer}, {"id": "source", "text": source}]
    copied: set[int] = set()
    for row in corpus_copies(records):
        side = "a" if row["a"] == "answer" else "b"
        copied.update(range(row[f"{side}_start"], row[f"{side}_end"]))
    return len(copied) / len(answer)


if __name__ == "__main__":
    main()
