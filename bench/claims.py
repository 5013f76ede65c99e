"""How well `copydesk compare` tells which sentences say the same: python bench/claims.py BENCH_CLAIMS_FOLDER

Prints AUC and average precision for ECB+ (all pairs, and those within one of its look-alike events), SuperPAL, and
ClaimDiff by five-fold cross-validation, with word overlap weighed by rarity (TF-IDF) beside it.
"""

from __future__ import annotations

import sys
from hashlib import md5
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent / "training" / "claims"))
from train import Floats, label, load, table, train

from copydesk.compare.pairs import CLIP, FEATURES, POOL, Model

SETS = ("ecbplus-dev", "superpal-dev")


def area_and_precision(labels: Floats, scores: Floats) -> tuple[float, float]:
    """AUC and average precision in percent, ties counted half and as one step."""
    values, inverse = np.unique(-scores, return_inverse=True)
    positive = np.bincount(inverse, labels, len(values))
    negative = np.bincount(inverse, 1 - labels, len(values))
    found = np.cumsum(positive)
    area = float(np.sum(negative * (found - positive) + positive * negative / 2))
    precision = float(np.sum(positive * found / np.cumsum(positive + negative)))
    return 100 * area / (labels.sum() * (1 - labels).sum()), 100 * precision / labels.sum()


def logits(model: Model, rows: Floats) -> Floats:
    z = np.clip((rows - np.array(model.means)) / np.array(model.scales), -CLIP, CLIP)
    return z @ np.array(model.weights) + model.bias


def pooled(rows: list[dict[str, Any]], scores: Floats) -> Floats:
    sums: dict[str, list[float]] = {}
    for row, score in zip(rows, scores, strict=True):
        for side in "ab":
            sums.setdefault(row[side], []).append(float(score))
    mean = {text: sum(found) / len(found) for text, found in sums.items()}
    return scores - POOL * np.array([mean[row["a"]] + mean[row["b"]] for row in rows])


def within_one_event(row: dict[str, Any]) -> bool:
    return row["a_doc"].endswith("ecbplus") == row["b_doc"].endswith("ecbplus")


def show(name: str, rows: list[dict[str, Any]], scores: Floats, overlap: Floats) -> None:
    labels = np.array([label(row) for row in rows], float)
    ours, words = area_and_precision(labels, scores), area_and_precision(labels, overlap)
    print(f"{name:24} pair model {ours[0]:5.1f} / {ours[1]:4.1f}   words alone {words[0]:5.1f} / {words[1]:4.1f}")


def main(bench: Path) -> None:
    events, claims = load(bench / "ecbplus-train.jsonl"), load(bench / "claimdiff-train.jsonl")
    tables = table(events), table(claims)
    model = train(events, claims, tables)
    words = FEATURES.index("covered")
    print("AUC / average precision")
    for name in SETS:
        rows = load(bench / f"{name}.jsonl")
        features = table(rows)
        scores = pooled(rows, logits(model, features))
        show(name, rows, scores, features[:, words])
        if "a_doc" in rows[0]:
            inside = [k for k, row in enumerate(rows) if within_one_event(row)]
            show(f"{name}, one event", [rows[k] for k in inside], scores[inside], features[inside, words])
    folds = np.array([int(md5("".join(sorted((r["a"], r["b"]))).encode()).hexdigest(), 16) % 5 for r in claims])
    scores = np.zeros(len(claims))
    for fold in range(5):
        kept = np.flatnonzero(folds != fold)
        part = train(events, [claims[k] for k in kept], (tables[0], tables[1][kept]))
        scores[folds == fold] = logits(part, tables[1][folds == fold])
    show("claimdiff-train, 5-fold", claims, scores, tables[1][:, words])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
