"""Floor on whole invented stories: no figure is laid beside one of another thing, and most that are told twice meet."""

import importlib.util
from collections import Counter
from pathlib import Path

import pytest

from copydesk.pipeline import make_dossier

BENCH = Path(__file__).parents[2] / "bench" / "counted.py"
LEAST_RIGHT = 52


@pytest.mark.quality
def test_figures_of_whole_stories():
    spec = importlib.util.spec_from_file_location("counted", BENCH)
    counted = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(counted)
    found = Counter()
    wrong = []
    for path in sorted(counted.STORIES.glob("*.story")):
        keyed = counted.story_of(path)
        dossier = make_dossier(keyed.reports, together=True)
        for row in keyed.rows:
            how, why = counted.judged(row, keyed, dossier)
            found[how] += 1
            if how == "wrong":
                wrong.append((path.stem, row, why))
    assert wrong == []
    assert found["right"] >= LEAST_RIGHT
