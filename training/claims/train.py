"""Train the pair model of `copydesk.compare.pairs`: python training/claims/train.py BENCH OUT.json

BENCH is the folder with ecbplus-train.jsonl and claimdiff-train.jsonl (see bench/claims.py); nothing of them is kept
but the weights. Classes are balanced within a topic, topics weighted by the root of their size, ClaimDiff given equal
total weight and an indicator of its own that is dropped afterwards.
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

from copydesk.compare.pairs import CLIP, FEATURES, SIGNS, Model, features, spread_of
from copydesk.pipeline import said_of

L2 = 100.0
STEPS = 600
Floats = NDArray[np.float64]


def label(row: dict[str, Any]) -> int:
    return int(row.get("same_event", row.get("aligned", max(row.get("strengthen", 0), row.get("weaken", 0)))))


def table(rows: list[dict[str, Any]]) -> Floats:
    """Features of every pair, the words weighed by their spread over this file."""
    said = {text: said_of(text) for text in sorted({row[side] for row in rows for side in "ab"})}
    spread = spread_of(list(said.values()))
    return np.array([features(said[row["a"]], said[row["b"]], spread) for row in rows])


def row_weights(rows: list[dict[str, Any]]) -> Floats:
    """Balanced classes within a topic, topics by the root of their size; sums to one."""
    keys = [(row.get("topic", ""), label(row)) for row in rows]
    pairs, topics = Counter(keys), Counter(topic for topic, _ in keys)
    found = np.array([np.sqrt(topics[key[0]]) / pairs[key] for key in keys])
    return found / found.sum()


def fit(rows: Floats, labels: Floats, weights: Floats, signs: Floats) -> tuple[Floats, Floats, Floats, float]:
    """Logistic regression with sign bounds (0: free) by accelerated projected gradient."""
    mean = np.average(rows, axis=0, weights=weights)
    scale = np.sqrt(np.average((rows - mean) ** 2, axis=0, weights=weights)) + 1e-6
    z = np.c_[np.clip((rows - mean) / scale, -CLIP, CLIP), np.ones(len(rows))]
    weights = weights / weights.sum() * len(rows)
    penalty = np.r_[np.full(rows.shape[1], L2), 0.0]
    bound = np.r_[signs, 0.0]
    rate = 1.0 / (0.25 * np.linalg.norm(z * np.sqrt(weights)[:, None], 2) ** 2 + L2)
    theta = step = np.zeros(z.shape[1])
    for k in range(STEPS):
        gradient = z.T @ (weights * (1 / (1 + np.exp(-(z @ step))) - labels)) + penalty * step
        moved = step - rate * gradient
        moved[(moved * bound) < 0] = 0.0
        step = moved + k / (k + 3) * (moved - theta)
        theta = moved
    return mean, scale, theta[:-1], float(theta[-1])


def train(event_rows: list[dict[str, Any]], claim_rows: list[dict[str, Any]], tables: tuple[Floats, Floats]) -> Model:
    events, claims = tables
    rows = np.r_[np.c_[events, np.zeros(len(events))], np.c_[claims, np.ones(len(claims))]]
    labels = np.array([label(row) for row in (*event_rows, *claim_rows)], float)
    weights = np.r_[row_weights(event_rows), row_weights(claim_rows)]
    mean, scale, theta, bias = fit(rows, labels, weights, np.r_[SIGNS, 0.0])
    n = len(FEATURES)
    return Model(
        *(tuple(round(float(v), 6) for v in values[:n]) for values in (mean, scale, theta)), bias=round(bias, 6)
    )


def load(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def main(bench: Path, out: Path) -> None:
    events, claims = load(bench / "ecbplus-train.jsonl"), load(bench / "claimdiff-train.jsonl")
    out.write_bytes(msgspec.json.encode(train(events, claims, (table(events), table(claims)))) + b"\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
