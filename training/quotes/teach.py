"""Label texts by the mean of several taggers: python teach.py OUT.pt TEXTS.jsonl [..] --teachers A.pt B.pt

The labels are probabilities, which say more than a decision: `train.py --taught OUT.pt` learns from them beside the
articles that people labelled. Records need a `text`; one that was seen before, or has few words, is left out.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from articles import KINDS, LABELS, ROLES, Article, Batch, Shares, collate
from network import Tagger
from torch import Tensor
from train import cropped, cue_candidates

from copydesk.encoder import Pieces, Window, pieces_of, windows

LEAST_WORDS = 30
HEAD = 200  # characters by which a text counts as seen before
WINDOWS_A_RUN = 16


def texts_of(paths: Sequence[Path]) -> Iterator[str]:
    seen = set()
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                text = json.loads(line)["text"]
                if text[:HEAD] not in seen and len(text.split()) >= LEAST_WORDS:
                    seen.add(text[:HEAD])
                    yield text


def taggers(paths: Sequence[Path]) -> list[Tagger]:
    found = []
    for path in paths:
        tagger = Tagger()
        tagger.load_state_dict(torch.load(path)["mean"])
        found.append(tagger.eval())
    return found


def labelled(name: str, pieces: Pieces, teachers: Sequence[Tagger]) -> Article:
    """What the teachers make of a text, on average."""
    tags = np.zeros((len(KINDS), len(pieces.ids), LABELS), np.float32)
    quotes: list[tuple[int, int, int, Shares]] = []
    blank = Article(name, pieces, tags, ())
    cut = list(windows(pieces))
    for start in range(0, len(cut), WINDOWS_A_RUN):
        held = cut[start : start + WINDOWS_A_RUN]
        batch = collate([(blank, window) for window in held])
        shares, batch, roles = answers(teachers, batch)
        for row, window in enumerate(held):
            real = window.places >= 0
            tags[:, window.places[real]] = shares[row, : len(real)][real].transpose(1, 0, 2)
        quotes += placed(batch, held, roles)
    return Article(name, pieces, tags, tuple(sorted(quotes, key=lambda quote: quote[:2])))


def answers(teachers: Sequence[Tagger], batch: Batch) -> tuple[Shares, Batch, list[Shares]]:
    """Tags [window, place, kind, label], the batch with the cues that they show, and those cues' roles."""
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        vectors = [tagger.encoder(batch.ids, batch.features, batch.mask) for tagger in teachers]
        logits = [tagger.tags(x).float() for tagger, x in zip(teachers, vectors, strict=True)]
        shares = mean_shares([row.unflatten(-1, (len(KINDS), LABELS)) for row in logits])
        cues = list(cue_candidates(batch, shares.flatten(-2).clamp(min=1e-9).log()))
        if not cues:
            return shares.numpy(), batch, []
        windows_, firsts, lasts = (list(column) for column in zip(*cues, strict=True))
        nothing = [np.zeros((batch.ids.shape[1], ROLES), np.float32)] * len(cues)
        batch = batch._replace(cue_window=windows_, cue_first=firsts, cue_last=lasts, cue_roles=nothing)
        found = []
        for tagger, x in zip(teachers, vectors, strict=True):
            pieces, mask, first, last, _ = cropped(batch, x)
            found.append(tagger.roles(pieces, mask, first, last).float())
    lengths = mask.sum(1).tolist()
    return shares.numpy(), batch, [row[:size].numpy() for row, size in zip(mean_shares(found), lengths, strict=True)]


def mean_shares(logits: Sequence[Tensor]) -> Tensor:
    return torch.stack([row.softmax(-1) for row in logits]).mean(0)


def placed(batch: Batch, held: Sequence[Window], roles: Sequence[Shares]) -> Iterator[tuple[int, int, int, Shares]]:
    """Cues and roles by pieces of the text in place of positions in a window."""
    numbers = batch.paragraphs.numpy()
    cues = zip(batch.cue_window, batch.cue_first, batch.cue_last, roles, strict=True)
    for row, first, last, shares in cues:
        places = held[row].places
        base = places[np.flatnonzero(numbers[row] == numbers[row, first])[0]]
        yield int(places[first]), int(places[last]) + 1, int(base), shares


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("texts", type=Path, nargs="+", help="JSONL with texts")
    parser.add_argument("--teachers", type=Path, nargs="+", required=True, help="checkpoints")
    parser.add_argument("--most", type=int, default=10**9, help="texts at most")
    options = parser.parse_args()
    torch.set_num_threads(1)
    teachers = taggers(options.teachers)
    found = []
    for number, text in enumerate(texts_of(options.texts)):
        if number == options.most:
            break
        found.append(tuple(labelled(str(number), pieces_of(text), teachers)))
    torch.save(found, options.out)
    print(len(found), "texts,", sum(len(article[3]) for article in found), "cues")


if __name__ == "__main__":
    main()
