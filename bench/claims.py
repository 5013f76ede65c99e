"""How well `copydesk compare` tells which sentences say the same: python bench/claims.py BENCH_CLAIMS_FOLDER

Prints AUC and average precision, as the benchmark's judge has them, for ECB+ (all pairs, and those within one of its
look-alike events), for SuperPAL, and for ClaimDiff by five-fold cross-validation with stories held out. Beside the
pair model stand TF-IDF and the cosine of one sentence encoder (MiniLM-L6, int8, the one that the pair model uses).
The last lines are the cross-validation that the model was chosen by, and the speed.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from time import process_time

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent / "training" / "claims"))
from train import Floats, Row, label, load, table, train, within_one_event

from copydesk.compare.pairs import POOL, STORY_POOL, Head, Said, batches, logit, pooled, score_pairs
from copydesk.encoder import SENTENCES, encode, pieces_of
from copydesk.pipeline import said_of
from copydesk.relations import relations
from copydesk.text.spacing import joined

FOLDS = 5
Baseline = Callable[[str, str], float]


def area_and_precision(labels: Floats, scores: Floats) -> tuple[float, float]:
    """AUC and average precision in percent, ties counted half and as one step."""
    values, inverse = np.unique(-scores, return_inverse=True)
    positive = np.bincount(inverse, labels, len(values))
    negative = np.bincount(inverse, 1 - labels, len(values))
    found = np.cumsum(positive)
    area = float(np.sum(negative * (found - positive) + positive * negative / 2))
    precision = float(np.sum(positive * found / np.cumsum(positive + negative)))
    return 100 * area / (labels.sum() * (1 - labels).sum()), 100 * precision / labels.sum()


def show(name: str, rows: list[Row], ours: Floats, baselines: dict[str, Floats]) -> None:
    labels = np.array([label(row) for row in rows], float)
    columns = {"pair model": ours, **baselines}
    figures = {kind: area_and_precision(labels, scores) for kind, scores in columns.items()}
    print(f"{name:26}" + "".join(f"  {kind} {area:5.1f} / {ap:4.1f}" for kind, (area, ap) in figures.items()))


def compared(rows: list[Row]) -> tuple[Floats, dict[str, Said]]:
    """The scores of `copydesk compare`, and what it made of each sentence."""
    scores: list[float] = []
    said: dict[str, Said] = {}
    for held in batches(rows):
        new = {row[side] for row in held for side in "ab"} - said.keys()
        said |= {text: said_of(text) for text in sorted(new)}
        told = score_pairs([(said[row["a"]], said[row["b"]]) for row in held], relations)
        scores += [round(score, 6) for score in told]
    return np.array(scores), said


def baselines_of(rows: list[Row], said: dict[str, Said]) -> dict[str, Floats]:
    vectors = {text: _vector(text) for text in said}

    def words(a: str, b: str) -> float:
        left, right = said[a].words, said[b].words
        dot = math.fsum(left[key] * right[key] for key in left.keys() & right.keys())
        return dot / (_length(left.values()) * _length(right.values()) or 1.0)

    def encoder(a: str, b: str) -> float:
        return float(vectors[a] @ vectors[b])

    kinds: dict[str, Baseline] = {"TF-IDF": words, "MiniLM": encoder}
    return {kind: np.array([alike(row["a"], row["b"]) for row in rows]) for kind, alike in kinds.items()}


def _length(values: Iterable[float]) -> float:
    return math.sqrt(math.fsum(value**2 for value in values))


def _vector(text: str) -> Floats:
    vector = encode(pieces_of(joined(text)), SENTENCES).mean(0)
    return vector / np.linalg.norm(vector)


def raw_scores(head: Head, rows: Floats) -> Floats:
    return np.array([logit(head, row) for row in rows.tolist()])


def pooled_scores(rows: list[Row], raw: Floats, pool: float) -> Floats:
    return np.array(pooled([(row["a"], row["b"]) for row in rows], raw.tolist(), [pool] * len(rows)))


def cross_validated(events: list[Row], claims: list[Row], tables: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    """Scores of either file by models that saw none of its topic, or of its story."""
    topics = sorted({row["topic"] for row in events})
    event_folds = np.array([topics.index(row["topic"]) % FOLDS for row in events])
    claim_folds = stories(claims) % FOLDS
    found = np.zeros(len(events)), np.zeros(len(claims))
    for fold in range(FOLDS):
        kept, rest = np.flatnonzero(event_folds != fold), np.flatnonzero(claim_folds != fold)
        model = train([events[k] for k in kept], [claims[k] for k in rest], (tables[0][kept], tables[1][rest]))
        found[0][event_folds == fold] = raw_scores(model.events, tables[0][event_folds == fold])
        found[1][claim_folds == fold] = raw_scores(model.story, tables[1][claim_folds == fold])
    return pooled_scores(events, found[0], POOL), pooled_scores(claims, found[1], STORY_POOL)


def stories(rows: list[Row]) -> Floats:
    """A number for each row; those that share a sentence, or are linked by such, have one story's."""
    parent: dict[str, str] = {}

    def first(text: str) -> str:
        while parent.setdefault(text, text) != text:
            text = parent[text]
        return text

    for row in rows:
        parent[first(row["a"])] = first(row["b"])
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(first(row["a"]), len(numbers)) for row in rows])


def main(bench: Path) -> None:
    print("AUC / average precision")
    for name in ("ecbplus-dev", "superpal-dev"):
        rows = load(bench / f"{name}.jsonl")
        start = process_time()
        scores, said = compared(rows)
        spent = process_time() - start
        baselines = baselines_of(rows, said)
        show(name, rows, scores, baselines)
        if "a_doc" in rows[0]:
            inside = [k for k, row in enumerate(rows) if within_one_event(row)]
            parts = {kind: found[inside] for kind, found in baselines.items()}
            show(f"{name}, one event", [rows[k] for k in inside], scores[inside], parts)
        print(f"  {len(rows) / spent:.0f} pairs and {len(said) / spent:.0f} sentences a CPU-second, from text to score")
    events, claims = load(bench / "ecbplus-train.jsonl"), load(bench / "claimdiff-train.jsonl")
    tables = table(events), table(claims)
    by_event, by_claim = cross_validated(events, claims, tables)
    said = {text: said_of(text) for text in sorted({row[side] for row in claims for side in "ab"})}
    show("claimdiff-train, 5-fold", claims, by_claim, baselines_of(claims, said))
    show("ecbplus-train, 5-fold", events, by_event, {})
    inside = [k for k, row in enumerate(events) if within_one_event(row)]
    show("  one event", [events[k] for k in inside], by_event[inside], {})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
