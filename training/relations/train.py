"""Train a judge of two sentences: python train.py --help (README.md has the lines that made the shipped weights)."""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from groups import Example, Group, examples, load, pairs_of, split
from pair_network import RELATIONS, Judge, Student, Teacher, judged
from torch import Tensor, nn

BATCH, CHUNK = 32, 20  # pairs a step; steps whose pairs are sorted by length together
WARM_UP_STEPS = 100
LAYER_DECAY = 0.9
HEAD_RATE = 8  # times the encoder's
AVERAGE = 0.997


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=("teacher", "student"))
    parser.add_argument("pretrained", type=Path, help="folder with model.safetensors and tokenizer.json")
    parser.add_argument("out", type=Path, help="where the checkpoint goes")
    parser.add_argument("--labelled", type=Path, help="pairs with a teacher's shares, as label.py writes them")
    parser.add_argument("--share", type=float, default=0.45, help="of the pairs that are labelled ones")
    parser.add_argument("--steps", type=int, default=2200)
    parser.add_argument("--minutes", type=float, default=1e9, help="end by then: the rate falls with time or steps")
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--everything", action="store_true", help="hold no group out")
    parser.add_argument("--start", type=Path, help="a checkpoint to begin with")
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def labelled(path: Path | None, chance: random.Random) -> Iterator[Example]:
    rows = [] if path is None else [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    while rows:
        chance.shuffle(rows)
        yield from (Example(row["a"], row["b"], tuple(row["shares"])) for row in rows)


def batches(groups: list[Group], options: argparse.Namespace, chance: random.Random) -> Iterator[list[Example]]:
    """Batches of pairs of like length, either sentence first."""
    invented, found = examples(groups, chance), labelled(options.labelled, chance)
    share = options.share if options.labelled else 0.0
    while True:
        chunk = [next(found) if chance.random() < share else next(invented) for _ in range(BATCH * CHUNK)]
        chunk = [Example(b, a, shares) if chance.random() < 0.5 else Example(a, b, shares) for a, b, shares in chunk]
        chunk.sort(key=lambda one: len(one.a) + len(one.b))
        cut = [chunk[start : start + BATCH] for start in range(0, len(chunk), BATCH)]
        chance.shuffle(cut)
        yield from cut


def optimiser(judge: Judge, rate: float) -> torch.optim.AdamW:
    """AdamW with lower rates for lower layers; norms and biases undecayed."""
    depth = max(int(found[1]) for name, _ in judge.named_parameters() if (found := _layer(name))) + 1
    groups = []
    for name, parameter in judge.named_parameters():
        if parameter.requires_grad:
            layer = _layer(name)
            below = depth - 1 - int(layer[1]) if layer else depth
            own = rate * (LAYER_DECAY**below if name.startswith("encoder") else HEAD_RATE)
            groups.append({"params": [parameter], "base": own, "weight_decay": 0.01 if parameter.ndim > 1 else 0.0})
    return torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98))


def _layer(name: str) -> re.Match[str] | None:
    return re.search(r"layers?\.(\d+)\.", name)


def fit(judge: Judge, groups: list[Group], options: argparse.Namespace) -> dict[str, Tensor]:
    """Train, and give the running mean of the weights."""
    trained = {name: p for name, p in judge.named_parameters() if p.requires_grad}
    mean = {name: p.detach().clone() for name, p in trained.items()}
    optim, began, losses = optimiser(judge, options.rate), time.monotonic(), []
    for step, batch in enumerate(batches(groups, options, random.Random(1))):
        done = max(step / options.steps, (time.monotonic() - began) / 60 / options.minutes)
        if done >= 1:
            break
        for group in optim.param_groups:
            group["lr"] = group["base"] * min(1.0, (step + 1) / WARM_UP_STEPS) * max(0.02, 1 - done)
        judge.train()
        with torch.autocast("cpu", torch.bfloat16):
            scores = judge(*judge.window([(one.a, one.b) for one in batch]))
        wanted = torch.tensor([one.shares for one in batch])
        loss = -(wanted * scores.float().log_softmax(-1)).sum(-1).mean()
        optim.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(list(trained.values()), 1.0)
        optim.step()
        with torch.no_grad():
            for name, parameter in trained.items():
                mean[name].lerp_(parameter, 1 - min(AVERAGE, (step + 1) / (step + 10)))
        losses.append(loss.item())
        if step % 100 == 99:
            print(step + 1, round(float(np.mean(losses[-100:])), 3), round(time.monotonic() - began), flush=True)
    return mean


def report(judge: Judge, groups: list[Group]) -> None:
    """How often the likeliest relation is right on held-out groups, and what each relation is taken for."""
    pairs, gold = [], []
    for group in groups:
        for relation, found in enumerate(pairs_of(group)):
            pairs += found
            gold += [relation] * len(found)
    shares, right = judged(judge, pairs), np.array(gold)
    print("held out: right", round(100 * float((shares.argmax(1) == right).mean()), 1), "of", len(pairs))
    for number, name in enumerate(RELATIONS):
        order = np.argsort(-shares[:, number], kind="stable")
        hits = np.cumsum(right[order] == number)
        precision = hits / np.arange(1, len(hits) + 1)
        recall = hits / hits[-1]
        reached = {bar: round(100 * float(recall[precision >= bar].max(initial=0)), 1) for bar in (0.8, 0.9, 0.95)}
        print(f"  {name}: recall at precision {reached}")


def main() -> None:
    options = parse_arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    learnt, held = split(load())
    if options.everything:
        learnt, held = learnt + held, []
    judge = (Teacher if options.kind == "teacher" else Student)(options.pretrained)
    if options.start:
        judge.load_state_dict(torch.load(options.start))
    judge.load_state_dict(fit(judge, learnt, options), strict=False)
    torch.save(judge.state_dict(), options.out)
    if held:
        report(judge, held)


if __name__ == "__main__":
    main()
