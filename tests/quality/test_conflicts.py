"""The conflict set: invented pairs of sentences, each read as two reports, and a floor for what is found in them.

`check` marks the third that was never looked at while the rules were written.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from copydesk.model.report import Report
from copydesk.pipeline import compare, mark
from copydesk.reading import read

PAIRS = Path(__file__).parent / "conflicts.jsonl"
MIN_PRECISION = 0.95
MIN_RECALL = 0.80


@cache
def judged() -> tuple[tuple[str | None, frozenset[str], bool], ...]:
    """For each pair the kind that was hidden in it (None: nothing), the kinds found, and whether it is a check pair."""
    rows = []
    for line in PAIRS.read_text("utf-8").splitlines():
        pair = json.loads(line)
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
        found = compare([mark(read(report)) for report in reports])
        rows.append((pair["conflict"], frozenset(c.kind for c in found.conflicts), pair["check"]))
    return tuple(rows)


@pytest.mark.quality
@pytest.mark.parametrize("check", [False, True])
def test_conflicts_are_found_and_hardly_any_is_false(check: bool) -> None:
    rows = [(hidden, found) for hidden, found, held_back in judged() if held_back == check]
    right = sum(hidden is not None and hidden in found for hidden, found in rows)
    false = sum(hidden is None and bool(found) for hidden, found in rows)
    hidden_ones = sum(hidden is not None for hidden, _ in rows)
    assert right / (right + false) >= MIN_PRECISION
    assert right / hidden_ones >= MIN_RECALL
