"""The conflict set, by kind: python bench/conflicts.py [PAIRS.jsonl]

How many contradictions were hidden, how many of them were found as what they are, how many were told of traps that
hold none; then precision and recall. The set is invented and lies in tests/quality/conflicts.jsonl.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from copydesk.model.report import Report
from copydesk.pipeline import compare, mark
from copydesk.reading import read

PAIRS = Path(__file__).parent.parent / "tests" / "quality" / "conflicts.jsonl"


def found_in(pair: dict[str, Any]) -> set[str]:
    """The kinds of conflict told of two sentences, each read as the report of an outlet of its own."""
    reports = [
        Report(
            id=f"{pair['id']}-{side}",
            source=f"{side}.txt",
            outlet=f"Outlet {side.upper()}",
            text=pair[side],
            published=pair.get(f"{side}_published", "2024-03-06"),
            published_from="metadata",
        )
        for side in ("a", "b")
    ]
    return {conflict.kind for conflict in compare([mark(read(report)) for report in reports]).conflicts}


def main(path: Path) -> None:
    hidden: Counter[str] = Counter()
    right: Counter[str] = Counter()
    false: Counter[str] = Counter()
    pairs = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for pair in pairs:
        found = found_in(pair)
        hidden[pair["kind"]] += pair["conflict"] is not None
        right[pair["kind"]] += pair["conflict"] in found
        false[pair["kind"]] += pair["conflict"] is None and bool(found)
    print(f"{'kind':18}{'pairs':>7}{'hidden':>8}{'found':>7}{'false':>7}")
    for kind, count in sorted(Counter(pair["kind"] for pair in pairs).items()):
        print(f"{kind:18}{count:7}{hidden[kind]:8}{right[kind]:7}{false[kind]:7}")
    told = right.total() + false.total()
    print(f"precision {right.total() / max(1, told):.3f}, recall {right.total() / max(1, hidden.total()):.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PAIRS)
