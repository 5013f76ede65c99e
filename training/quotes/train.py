"""Fine-tune the quotation tagger: python train.py --help (README.md has the command that made the shipped weights)."""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from articles import IGNORED, Article, Batch, batches, load
from network import Tagger
from torch import Tensor, nn
from torch.nn import functional

WARM_UP_STEPS = 100
NEGATIVES_FROM_STEP = 200  # earlier, the predicted cues are noise
CANDIDATE_PROBABILITY = 0.2
SOURCE_BEGIN = 3


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, required=True, help="JSONL with gold quotations")
    parser.add_argument("--pretrained", type=Path, required=True, help="MiniLM-L6 model.safetensors")
    parser.add_argument("--out", type=Path, required=True, help="where the checkpoint goes")
    parser.add_argument("--held-out", type=int, default=84, help="articles (every n-th) kept for choices")
    parser.add_argument("--epochs", type=float, default=4)
    parser.add_argument("--batch", type=int, default=8, help="windows a step")
    parser.add_argument("--encoder-rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--layer-decay", type=float, default=0.9)
    parser.add_argument("--average", type=float, default=0.998, help="decay of the running mean of the weights")
    parser.add_argument("--frozen-layers", type=int, default=0, help="lowest encoder layers left as they are")
    parser.add_argument("--minutes", type=float, default=1e9, help="end by then: the rate falls with time or steps")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--resume", type=Path, help="a checkpoint of this run to go on from")
    parser.add_argument("--start", type=Path, help="a checkpoint whose weights a new run begins with")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def split(articles: list[Article], held_out: int) -> tuple[list[Article], list[Article]]:
    """Training and held-out articles: an even spread over the file, which is sorted by outlet or not at all."""
    if not held_out:
        return articles, []
    step = len(articles) // held_out
    kept = set(range(step // 2, len(articles), step))
    return (
        [article for number, article in enumerate(articles) if number not in kept],
        [article for number, article in enumerate(articles) if number in kept],
    )


def optimiser(tagger: Tagger, options: argparse.Namespace) -> torch.optim.AdamW:
    """AdamW with lower rates for lower layers; norms and biases undecayed; word vectors frozen."""
    encoder = tagger.encoder
    encoder.word.weight.requires_grad_(False)
    depth, frozen = len(encoder.layers), options.frozen_layers
    rated: list[tuple[list[nn.Parameter], float]] = [
        (list(layer.parameters()), options.encoder_rate * options.layer_decay ** (depth - 1 - number))
        for number, layer in enumerate(encoder.layers)
        if number >= frozen
    ]
    bottom = [encoder.position.weight, *encoder.norm.parameters()]
    if frozen:
        for part in (*encoder.layers[:frozen], encoder.position, encoder.norm, encoder.feature):
            part.requires_grad_(False)
    else:
        rated.append((bottom, options.encoder_rate * options.layer_decay**depth))
        rated.append(([encoder.feature.weight], options.head_rate / 2))
    rated.append(([*tagger.tags.parameters(), *tagger.roles.parameters()], options.head_rate))
    groups = []
    for parameters, rate in rated:
        for matrices, decay in ((True, 0.01), (False, 0.0)):
            chosen = [parameter for parameter in parameters if (parameter.ndim > 1) == matrices]
            groups.append({"params": chosen, "lr": rate, "base": rate, "weight_decay": decay})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


def cue_candidates(batch: Batch, tag_logits: Tensor) -> Iterator[tuple[int, int, int]]:
    """(window, first, last) of every run of pieces that the tagger at present takes for a cue."""
    probabilities = tag_logits.detach().float()[..., :3].softmax(-1).numpy()
    real = (batch.paragraphs >= 0).numpy()
    for row, (cue, words) in enumerate(zip(probabilities, real, strict=True)):
        at = 0
        while at < len(cue):
            if not (words[at] and cue[at, 1] > CANDIDATE_PROBABILITY and cue[at, 1] >= cue[at, 2]):
                at += 1
                continue
            end = at + 1
            while end < len(cue) and words[end] and cue[end, 2] > max(cue[end, 0], cue[end, 1]):
                end += 1
            yield row, at, end - 1
            at = end


def with_wrong_cues(batch: Batch, tag_logits: Tensor) -> Batch:
    """Add predicted cues: a shifted one keeps the roles of the cue that it meets, a false one has none."""
    added = []
    gold = list(zip(batch.cue_window, batch.cue_first, batch.cue_last, batch.cue_roles, strict=True))
    for row, first, last in cue_candidates(batch, tag_logits):
        met = [cue for cue in gold if cue[0] == row and cue[1] <= last and first <= cue[2]]
        if len(met) > 1 or any((first, last) == cue[1:3] for cue in met):
            continue
        roles = met[0][3] if met else np.zeros(batch.ids.shape[1], np.int64)
        added.append((row, first, last, roles))
    rows, firsts, lasts, roles_ = (
        (list(column) for column in zip(*gold, *added, strict=True)) if gold or added else ([], [], [], [])
    )
    return batch._replace(cue_window=rows, cue_first=firsts, cue_last=lasts, cue_roles=roles_)


def cropped(batch: Batch, x: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """For each cue its paragraph alone: vectors, mask, the cue's places in it, gold roles."""
    numbers = batch.paragraphs.numpy()
    places = [
        np.flatnonzero(numbers[row] == numbers[row, first])
        for row, first in zip(batch.cue_window, batch.cue_first, strict=True)
    ]
    longest = max(len(place) for place in places)
    index = np.zeros((len(places), longest), np.int64)
    mask = np.zeros((len(places), longest), np.bool_)
    roles = np.full((len(places), longest), IGNORED, np.int64)
    for row, place in enumerate(places):
        index[row, : len(place)] = place
        mask[row, : len(place)] = True
        roles[row, : len(place)] = batch.cue_roles[row][place]
    start = np.array([place[0] for place in places])
    pieces = x[torch.tensor(batch.cue_window)[:, None], torch.from_numpy(index)]
    first = torch.from_numpy(np.array(batch.cue_first) - start)
    last = torch.from_numpy(np.array(batch.cue_last) - start)
    return pieces, torch.from_numpy(mask), first, last, torch.from_numpy(roles)


def source_choice_loss(role_logits: Tensor, roles: Tensor) -> Tensor:
    """One softmax over a paragraph's pieces and "no source": where the source begins is a single choice."""
    log_p = role_logits.log_softmax(-1)[..., SOURCE_BEGIN]
    odds = (log_p - torch.log1p(-log_p.exp().clamp(max=0.9999))).masked_fill(roles < 0, -1e4)
    choices = torch.cat([torch.zeros(len(odds), 1), odds], 1)
    begins = roles == SOURCE_BEGIN
    target = torch.where(begins.any(1), begins.float().argmax(1) + 1, 0)
    return functional.cross_entropy(choices, target)


def loss_of(tagger: Tagger, batch: Batch, negatives: bool) -> tuple[Tensor, list[float]]:
    """The summed loss and its parts (cue, content, source, roles)."""
    with torch.autocast("cpu", torch.bfloat16):
        x = tagger.encoder(batch.ids, batch.features, batch.mask)
        tag_logits = tagger.tags(x)
        if negatives:
            batch = with_wrong_cues(batch, tag_logits)
        if batch.cue_window:
            pieces, mask, first, last, roles = cropped(batch, x)
            role_logits = tagger.roles(pieces, mask, first, last)
    logits = tag_logits.float()
    parts = [
        functional.cross_entropy(
            logits[..., 3 * kind : 3 * kind + 3].flatten(0, 1), batch.tags[kind].flatten(), ignore_index=IGNORED
        )
        for kind in range(3)
    ]
    loss = 2 * parts[0] + 0.5 * parts[1] + 0.5 * parts[2]
    if batch.cue_window:
        role_logits = role_logits.float()
        part = functional.cross_entropy(role_logits.flatten(0, 1), roles.flatten(), ignore_index=IGNORED)
        parts.append(part)
        loss = loss + 2 * part + 0.2 * source_choice_loss(role_logits, roles)
    return loss, [part.item() for part in parts]


def train(options: argparse.Namespace) -> None:
    random.seed(options.seed)
    np.random.seed(options.seed)
    torch.manual_seed(options.seed)
    torch.set_flush_denormal(True)  # denormals in the bf16 sums cost more than the sums
    torch.set_num_threads(options.threads)
    articles, _ = split(load(options.articles), options.held_out)
    tagger = Tagger()
    tagger.encoder.load_pretrained(options.pretrained)
    optimizer = optimiser(tagger, options)
    rng = random.Random(options.seed)
    per_epoch = sum(1 for _ in batches(articles, options.batch, rng))
    total = int(options.epochs * per_epoch)
    step = 0
    earlier = options.resume or options.start
    if earlier:
        held = torch.load(earlier)
        tagger.load_state_dict(held["last"])
    if options.resume:
        step = held["step"]
        rng.seed(options.seed + step)
        optimizer.load_state_dict(held["optimiser"])
    mean = held["mean"] if options.resume else {k: tensor.clone() for k, tensor in tagger.state_dict().items()}
    tagger.train()
    began = time.monotonic()
    recent: list[list[float]] = []
    while True:
        for batch in batches(articles, options.batch, rng):
            spent = max(step / total, (time.monotonic() - began) / 60 / options.minutes)
            share = min(1.0, (step + 1) / WARM_UP_STEPS) * max(0.02, 1 - spent)
            for group in optimizer.param_groups:
                group["lr"] = group["base"] * share
            loss, parts = loss_of(tagger, batch, negatives=bool(earlier) or step > NEGATIVES_FROM_STEP)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([p for p in tagger.parameters() if p.requires_grad], 1.0)
            optimizer.step()
            step += 1
            done = step == total or spent >= 1
            decay = min(options.average, (1 + step) / (10 + step))
            for name, tensor in tagger.state_dict().items():
                if name != "encoder.word.weight":
                    mean[name].lerp_(tensor, 1 - decay)
            recent.append(parts)
            if step % 50 == 0:
                shown = np.mean([parts for parts in recent[-50:] if len(parts) == 4], 0)
                print(
                    f"{step}/{total} {time.monotonic() - began:.0f} s  cue content source roles",
                    shown.round(4),
                    flush=True,
                )
            if step % 200 == 0 or done:
                held = {"last": tagger.state_dict(), "mean": mean, "step": step, "optimiser": optimizer.state_dict()}
                torch.save(held, options.out)
            if step * 2 // per_epoch > (step - 1) * 2 // per_epoch:  # each half epoch, to choose and to average from
                kept = {"last": tagger.state_dict(), "mean": mean, "step": step}
                torch.save(kept, options.out.with_stem(f"{options.out.stem}-{step}"))
            if done:
                return


if __name__ == "__main__":
    train(parse_arguments())
