"""Fit the judge of candidate quotations on articles held out of training: python judge.py ARTICLES BENCH OUT.json

BENCH holds the benchmark's score.py, by whose rule a candidate counts as right. The regressions see candidates of the
shipped network, so export first. Prints what thresholds would give on the same articles, judged five-fold.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from copydesk.analysers.quotes import judging, tagging
from copydesk.analysers.quotes.unclaimed import add_unclaimed
from copydesk.encoder import encoding_of, quotation_states

HELD_OUT = 84
FOLDS = 5
RIDGE = 3.0
NEWTON_STEPS = 25
THRESHOLDS = (0.35, 0.4, 0.45, 0.5, 0.55)
Floats = NDArray[np.float64]


def logistic_regression(rows: Floats, labels: Floats) -> Floats:
    """Weights and a bias last, by Newton's method with a ridge on the weights."""
    z = np.c_[rows, np.ones(len(rows))]
    ridge = np.diag(np.r_[np.full(rows.shape[1], RIDGE), 0.0])
    theta = np.zeros(z.shape[1])
    for _ in range(NEWTON_STEPS):
        p = 1 / (1 + np.exp(-(z @ theta)))
        gradient = z.T @ (p - labels) + ridge @ theta
        theta -= np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + ridge, gradient)
    return theta


def labels_of(judge: Any, article: dict[str, Any], found: list[tagging.Attribution]) -> list[tuple[int, int]]:
    """Whether the content is right, and whether the source is as well, as the benchmark's judge counts precision."""
    labels = []
    for quote in found:
        size = max(1, judge.size(quote.content))
        met = [gold for gold in article["quotes"] if judge.overlap(quote.content, gold["content"]) >= 0.5 * size]
        best = max(met, key=lambda gold: judge.overlap(quote.content, gold["content"]), default=None)
        same = best and (judge.overlap(quote.source, best["source"]) > 0 or (not quote.source and not best["source"]))
        labels.append((int(bool(best)), int(bool(same))))
    return labels


def main(articles: Path, bench: Path, out: Path) -> None:
    sys.path.insert(0, str(bench))
    judge = importlib.import_module("score")
    records = judge.load(articles)
    step = len(records) // HELD_OUT
    records = records[step // 2 :: step]
    for record in records:
        record["quotes"] = [
            {key: [tuple(span) for span in quote[key]] for key in ("content", "source", "cue")}
            for quote in record["quotes"]
        ]
    tables, labels, numbers, kept = [], [], [], []
    for number, record in enumerate(records):
        encoding = encoding_of(record["text"])
        assert encoding is not None, "the weights are not installed"
        words = tagging._words_of(encoding.pieces)
        found = tagging.candidates(encoding)
        whole = [candidate for candidate in found if candidate.content]
        bare = [candidate for candidate in found if not candidate.content]
        tables.append(judging.features(whole))
        attributions = [tagging._attribution(candidate, 0.0, words) for candidate in whole]
        labels += labels_of(judge, record, attributions)
        numbers += [number] * len(whole)
        held = [c for c in bare if c.evidence.cue >= tagging.BARE_CUE_THRESHOLD]
        kept.append((attributions, [tagging._attribution(candidate, 0.0, words) for candidate in held]))
    rows, gold, number = np.concatenate(tables), np.array(labels, float), np.array(numbers)
    means, scales = rows.mean(0), rows.std(0) + 1e-6
    rows = (rows - means) / scales
    folded = np.zeros_like(gold)
    for fold in range(FOLDS):
        inside = number % FOLDS == fold
        for kind in range(2):
            theta = logistic_regression(rows[~inside], gold[~inside, kind])
            folded[inside, kind] = 1 / (1 + np.exp(-(rows[inside] @ theta[:-1] + theta[-1])))
    for share in (0.0, 0.3, 0.5, 0.7, 1.0):
        for threshold in THRESHOLDS:
            score = folded[:, 0] ** (1 - share) * folded[:, 1] ** share
            predicted = []
            for index, (record, (attributions, bare)) in enumerate(zip(records, kept, strict=True)):
                chosen = [a for a, s in zip(attributions, score[number == index], strict=True) if s >= threshold]
                whole = add_unclaimed(record["text"], quotation_states(record["text"]), [*chosen, *bare])
                quotes = [{"content": a.content, "cue": a.cue, "source": a.source} for a in whole]
                predicted.append({"id": record["id"], "quotes": quotes})
            figures = judge.quotes(records, predicted)
            shown = [figures[key]["F"] for key in ("content", "content+source", "direct+source", "exact content")]
            print(share, threshold, *shown, "indirect R", figures["indirect"]["R"], "sum", round(sum(shown[:2]), 1))
    content, sourced = (logistic_regression(rows, gold[:, kind]) for kind in range(2))
    model = {
        "means": means,
        "scales": scales,
        "content": content[:-1],
        "content_bias": content[-1],
        "sourced": sourced[:-1],
        "sourced_bias": sourced[-1],
    }
    out.write_text(json.dumps({key: np.round(value, 5).tolist() for key, value in model.items()}) + "\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
