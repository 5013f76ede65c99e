"""Train the pair model of `copydesk.compare.pairs`: python training/claims/train.py BENCH OUT.json

BENCH is the folder with ecbplus-train.jsonl and claimdiff-train.jsonl (see bench/claims.py); nothing of them is kept
but the weights. Classes are balanced within a topic, topics weighted by the root of their size. The head `events`
learns from all pairs of ECB+, the head `story` from those of one event and, at twice their weight, from ClaimDiff,
which has an indicator of its own that is dropped afterwards. The same input gives the same bytes.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.compare.pairs import CLIP, FEATURES, SIGNS, Head, Model, batches
from copydesk.compare.pairs import table as table_of
from copydesk.pipeline import said_of
from copydesk.relations import relations

# What each head may look at, and its ridge; chosen by cross-validation on the two training files, topics held out.
STORY = (
    *("matched", "grams", "names_shared", "numbers_shared", "deeds_shared", "parties_shared"),
    *("judged_same", "judged_near"),
)
EVENTS = FEATURES[: FEATURES.index("judged_same")]
STORY_L2, EVENTS_L2 = 3000.0, 1000.0
EVENT_SHARE = 0.3  # weight of the pairs of ECB+ in the head `story`, where that of ClaimDiff is 1
STEPS = 600
Row = dict[str, Any]
Floats = NDArray[np.float64]


def label(row: Row) -> int:
    return int(row.get("same_event", row.get("aligned", max(row.get("strengthen", 0), row.get("weaken", 0)))))


def within_one_event(row: Row) -> bool:
    """ECB+ pairs each event with another like it; a document's name tells which of the two it is of."""
    return bool(row["a_doc"].endswith("ecbplus") == row["b_doc"].endswith("ecbplus"))


def table(rows: list[Row]) -> Floats:
    """Features of every pair, as `copydesk compare` sees them in this file."""
    found: list[tuple[float, ...]] = []
    for held in batches(rows):
        said = {text: said_of(text) for text in sorted({row[side] for row in held for side in "ab"})}
        found += table_of([(said[row["a"]], said[row["b"]]) for row in held], relations)
    return np.array(found)


def row_weights(rows: list[Row]) -> Floats:
    """Balanced classes within a topic, topics by the root of their size; sums to one."""
    keys = [(row.get("topic", ""), label(row)) for row in rows]
    pairs, topics = Counter(keys), Counter(topic for topic, _ in keys)
    found = np.array([np.sqrt(topics[key[0]]) / pairs[key] for key in keys])
    return found / found.sum()


def fit(rows: Floats, labels: Floats, weights: Floats, signs: Floats, ridge: float) -> tuple[Floats, Floats, Floats]:
    """Logistic regression with sign bounds (0: free) by accelerated projected gradient; unknown features are means.

    Returns means, scales, and the weights with the bias last.
    """
    known = ~np.isnan(rows)
    shares = np.where(known, weights[:, None], 0.0)
    filled = np.where(known, rows, 0.0)
    mean = (shares * filled).sum(0) / np.maximum(shares.sum(0), 1e-12)
    scale = np.sqrt((shares * (filled - mean) ** 2).sum(0) / np.maximum(shares.sum(0), 1e-12)) + 1e-6
    z = np.c_[np.where(known, np.clip((filled - mean) / scale, -CLIP, CLIP), 0.0), np.ones(len(rows))]
    weights = weights / weights.sum() * len(rows)
    penalty = np.r_[np.full(rows.shape[1], ridge), 0.0]
    bound = np.r_[signs, 0.0]
    rate = 1.0 / (0.25 * np.linalg.norm(z * np.sqrt(weights)[:, None], 2) ** 2 + ridge)
    theta = step = np.zeros(z.shape[1])
    for k in range(STEPS):
        gradient = z.T @ (weights * (1 / (1 + np.exp(-(z @ step))) - labels)) + penalty * step
        moved = step - rate * gradient
        moved[(moved * bound) < 0] = 0.0
        step = moved + k / (k + 3) * (moved - theta)
        theta = moved
    return mean, scale, theta


def head(rows: Floats, labels: Floats, weights: Floats, kept: tuple[str, ...], ridge: float) -> Head:
    """A head that looks at the features `kept`; columns of `rows` past `FEATURES` are indicators, free and dropped."""
    columns = [FEATURES.index(name) for name in kept]
    indicators = list(range(len(FEATURES), rows.shape[1]))
    signs = np.r_[[SIGNS[k] for k in columns], np.zeros(len(indicators))]
    mean, scale, theta = fit(rows[:, columns + indicators], labels, weights, signs, ridge)
    full = np.zeros((3, len(FEATURES)))
    full[1] = 1.0
    full[:, columns] = [values[: len(columns)] for values in (mean, scale, theta)]
    means, scales, found = (tuple(round(float(v), 6) for v in values) for values in full)
    return Head(means, scales, found, bias=round(float(theta[-1]), 6))


def train(event_rows: list[Row], claim_rows: list[Row], tables: tuple[Floats, Floats]) -> Model:
    events, claims = tables
    told = np.array([label(row) for row in event_rows], float)
    one = np.array([within_one_event(row) for row in event_rows])
    inside = [row for row, within in zip(event_rows, one, strict=True) if within]
    rows = np.r_[np.c_[events[one], np.zeros(len(inside))], np.c_[claims, np.ones(len(claims))]]
    labels = np.r_[told[one], [label(row) for row in claim_rows]]
    weights = np.r_[EVENT_SHARE * row_weights(inside), row_weights(claim_rows)]
    return Model(
        story=head(rows, labels, weights, STORY, STORY_L2),
        events=head(events, told, row_weights(event_rows), EVENTS, EVENTS_L2),
    )


def load(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def main(bench: Path, out: Path) -> None:
    events, claims = load(bench / "ecbplus-train.jsonl"), load(bench / "claimdiff-train.jsonl")
    out.write_bytes(msgspec.json.encode(train(events, claims, (table(events), table(claims)))) + b"\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
