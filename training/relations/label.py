"""Let the teacher label real pairs: python label.py BENCH TEACHER TEACHER.pt STUDENT OUT.jsonl

TEACHER and STUDENT are the pretrained models' folders. From the reports of each story of BENCH
(stories/neus-train.jsonl, stories/basil-dev.jsonl) come the sentences that are nearest one another in other reports,
from its sets of sentence pairs those pairs as they stand, without their labels. Nothing of it is kept but what the
student learns.

The teacher has learnt from groups where every third pair is contrary; newsrooms seldom contradict one another outright.
Its shares are brought to `EXPECTED` odds, else a fourth of all real neighbours would be contrary.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import numpy as np
import torch
from pair_network import Student, Teacher, judged
from torch.nn import functional

STORIES = ("stories/neus-train.jsonl", "stories/basil-dev.jsonl")
MOST_STORIES, MOST_PAIRS = 1700, 17000
MOST_SENTENCES = 14  # of a report
SHORTEST, LONGEST = 7, 45  # words
NEAREST = 2
LEAST_ALIKE = 0.25
EVENT_PAIRS = {1: 2000, 0: 1500}
# How much likelier each relation is between real neighbours than in the groups.
EXPECTED = np.array([1.0, 0.25, 1.4])
_END = re.compile(r"(?<=[.!?”\"])\s+|\n+")


def load(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def sentences(text: str) -> list[str]:
    cut = (sentence.strip() for sentence in _END.split(text))
    return [one for one in cut if SHORTEST <= len(one.split()) <= LONGEST][:MOST_SENTENCES]


@torch.no_grad()
def vectors(judge: Student, texts: list[str]) -> np.ndarray:
    ids, parts = judge.window([(text, "") for text in texts])
    x = judge.encoder(ids, torch.zeros_like(ids), parts != -1)
    kept = (parts != -1).float()[..., None]
    return functional.normalize((x * kept).sum(1) / kept.sum(1), dim=-1).numpy()


def neighbours(reports: list[list[str]], judge: Student) -> set[tuple[str, str]]:
    """Sentences of two reports of which one is among the other's nearest."""
    found: set[tuple[str, str]] = set()
    known = [(report, vectors(judge, report)) for report in reports if report]
    for (mine, a), (its, b) in combinations(known, 2):
        alike = a @ b.T
        places = {(i, int(j)) for i in range(len(mine)) for j in np.argsort(-alike[i])[:NEAREST]}
        places |= {(int(alike[:, j].argmax()), j) for j in range(len(its))}
        found |= {(mine[i], its[j]) for i, j in places if alike[i, j] > LEAST_ALIKE and mine[i] != its[j]}
    return found


def pairs_from(bench: Path, judge: Student, chance: random.Random) -> list[tuple[str, str]]:
    stories = defaultdict(list)
    for name in STORIES:
        for article in load(bench / name):
            stories[name, article["story"]].append(sentences(article["text"]))
    chosen = sorted(stories)
    chance.shuffle(chosen)
    found = sorted(set().union(*(neighbours(stories[story], judge) for story in chosen[:MOST_STORIES])))
    chance.shuffle(found)
    pairs = found[:MOST_PAIRS] + [(row["a"], row["b"]) for row in load(bench / "claims/claimdiff-train.jsonl")]
    events = load(bench / "claims/ecbplus-train.jsonl")
    for label, most in EVENT_PAIRS.items():
        alike = [(row["a"], row["b"]) for row in events if int(row["same_event"]) == label]
        chance.shuffle(alike)
        pairs += alike[:most]
    return pairs


def main(bench: Path, teacher: Path, checkpoint: Path, student: Path, out: Path) -> None:
    torch.set_num_threads(1)
    judge = Student(student)
    judge.eval()
    pairs = pairs_from(bench, judge, random.Random(5))
    teaching = Teacher(teacher)
    teaching.load_state_dict(torch.load(checkpoint))
    shares = judged(teaching, pairs) * EXPECTED
    shares /= shares.sum(1, keepdims=True)
    rows = (
        {"a": a, "b": b, "shares": [round(float(share), 4) for share in row]}
        for (a, b), row in zip(pairs, shares, strict=True)
    )
    out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:6]))
