"""B-cubed of `copydesk group` on the story sets: python bench/stories.py BENCH_FOLDER

Needs the data folder that bench/README.md names; uses its own judge, `score.py`.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import time
from pathlib import Path

from copydesk.grouping import OpenStories, gather, place
from copydesk.model.report import Report


def main(bench: Path) -> None:
    """Print a line a set: precision, recall, F, stories found, articles a second; then how often `read` sets apart."""
    spec = importlib.util.spec_from_file_location("score", bench / "score.py")
    assert spec is not None
    assert spec.loader is not None
    judge = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(judge)
    for path in sorted((bench / "stories").glob("*-dev.jsonl")):
        gold = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        reports = [_report(row) for row in gold]
        stories, start = OpenStories(), time.perf_counter()
        found = [{"id": r.id, "story": place(stories, r).story} for r in reports]
        seconds = time.perf_counter() - start
        print(path.stem, judge.stories(gold, found), f"{len(gold) / seconds:.0f} articles/s")
        print("   ", _apart(gold, reports))


def _apart(gold: list[dict[str, str]], reports: list[Report]) -> str:
    by_story: dict[str, list[Report]] = {}
    for row, report in zip(gold, reports, strict=True):
        by_story.setdefault(row["story"], []).append(report)
    stories = [members for members in by_story.values() if len(members) > 1]
    own = [gather(members) for members in stories]
    wrongly = sum(len(story.apart) for story in own)
    total = sum(len(members) for members in stories)
    strangers = [members[0] for members in stories[1:] + stories[:1]]
    mixed = [gather([*members, stranger]) for members, stranger in zip(stories, strangers, strict=True)]
    caught = sum(
        any(report.id == stranger.id for report, _ in story.apart)
        for story, stranger in zip(mixed, strangers, strict=True)
    )
    return f"read: {wrongly} of {total} wrongly set apart; {caught} of {len(mixed)} strangers set apart"


def _report(row: dict[str, str]) -> Report:
    return Report(id=row["id"], source=row["id"], text=row["text"], published=row.get("published"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
