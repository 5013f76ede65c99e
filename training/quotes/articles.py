"""Articles with gold quotations as windows of wordpieces with labels."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from copydesk.encoder import AT_MARK, INSIDE, WINDOW_PIECES, Pieces, Window, pieces_of, tokenizer, windows

IGNORED = -100
KINDS = ("cue", "content", "source")
BEGIN = {"content": 1, "source": 3}  # the inside of each role is one more


class Article(NamedTuple):
    """`tags` holds one row a kind: 0 outside, 1 begin, 2 inside; `quotes` the cue's pieces and the roles by piece."""

    id: str
    pieces: Pieces
    tags: NDArray[np.int64]
    quotes: tuple[tuple[int, int, NDArray[np.int64]], ...]


class Batch(NamedTuple):
    """Windows as tensors; the last four run over the gold cues: window, first and last position, roles by position."""

    ids: Tensor
    features: Tensor
    paragraphs: Tensor
    mask: Tensor
    tags: Tensor
    cue_window: list[int]
    cue_first: list[int]
    cue_last: list[int]
    cue_roles: list[NDArray[np.int64]]


def load(path: Path) -> list[Article]:
    """Read article records with gold quotations."""
    with path.open(encoding="utf-8") as lines:
        return [_article(json.loads(line)) for line in lines]


def _article(record: dict[str, Any]) -> Article:
    pieces = pieces_of(record["text"])
    tags = np.zeros((len(KINDS), len(pieces.ids)), np.int64)
    quotes = []
    for quote in record["quotes"]:
        roles = np.zeros(len(pieces.ids), np.int64)
        for row, kind in enumerate(KINDS):
            for start, end in quote[kind]:
                first, last = _range(pieces, start, end)
                if first == last:
                    continue
                tags[row, first:last] = 2
                tags[row, first] = 1
                if kind in BEGIN:
                    roles[first:last] = BEGIN[kind] + 1
                    roles[first] = BEGIN[kind]
        if quote["cue"]:
            first, last = _range(pieces, *quote["cue"][0])
            if first < last:
                quotes.append((first, last, roles))
    return Article(record["id"], pieces, tags, tuple(quotes))


def _range(pieces: Pieces, start: int, end: int) -> tuple[int, int]:
    return int(np.searchsorted(pieces.ends, start, "right")), int(np.searchsorted(pieces.starts, end, "left"))


def batches(articles: Sequence[Article], size: int, rng: random.Random) -> Iterator[Batch]:
    """One epoch: windows cut anew, of similar length together, in random order."""
    cut = [
        (article, window)
        for article in articles
        for window in windows(article.pieces, first_limit=rng.randint(WINDOW_PIECES // 4, WINDOW_PIECES))
    ]
    rng.shuffle(cut)
    grouped: list[list[tuple[Article, Window]]] = []
    for start in range(0, len(cut), size * 20):
        pool = sorted(cut[start : start + size * 20], key=lambda item: len(item[1].ids))
        found = [pool[i : i + size] for i in range(0, len(pool), size)]
        rng.shuffle(found)
        grouped += found
    for group in grouped:
        yield _collate([(article, _restyled(window, rng)) for article, window in group])


def _restyled(window: Window, rng: random.Random) -> Window:
    """Now and then the other style of quotation marks: outlets differ, and the training outlets are seven."""
    if rng.random() < 0.6:
        return window
    token = tokenizer().token_to_id
    left, right, straight = token("“"), token("”"), token('"')
    ids = window.ids.copy()
    if rng.random() < 0.5:
        ids[(ids == left) | (ids == right)] = straight
        ids[(ids == token("‘")) | (ids == token("’"))] = token("'")
    else:
        states = window.features % 3
        opens = np.append(states[1:] == INSIDE, False)
        here = (ids == straight) & (states == AT_MARK)
        ids[here & opens] = left
        ids[here & ~opens] = right
        ids[ids == token("'")] = token("’")
    return window._replace(ids=ids)


def _collate(items: Sequence[tuple[Article, Window]]) -> Batch:
    longest = (max(len(window.ids) for _, window in items) + 7) // 8 * 8
    shape = (len(items), longest)
    ids, features = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    paragraphs = np.full(shape, -9, np.int64)
    mask = np.zeros(shape, np.bool_)
    tags = np.full((len(KINDS), *shape), IGNORED, np.int64)
    cues: list[tuple[int, int, int, NDArray[np.int64]]] = []
    for row, (article, window) in enumerate(items):
        size = len(window.ids)
        ids[row, :size], features[row, :size] = window.ids, window.features
        real = window.places >= 0
        # Marks belong to no paragraph here, so that a cue's paragraph is made of words alone.
        paragraphs[row, :size] = np.where(real, window.paragraphs, -1)
        mask[row, :size] = True
        tags[:, row, :size] = np.where(real, article.tags[:, window.places], IGNORED)
        position = {int(place): at for at, place in enumerate(window.places) if place >= 0}
        for first, last, roles in article.quotes:
            if first in position and last - 1 in position:
                along = np.full(longest, 0, np.int64)
                along[:size] = np.where(real, roles[window.places], 0)
                cues.append((row, position[first], position[last - 1], along))
    tensors = (torch.from_numpy(array) for array in (ids, features, paragraphs, mask, tags))
    windows_, firsts, lasts, roles_ = (list(column) for column in zip(*cues, strict=True)) if cues else ([], [], [], [])
    return Batch(*tensors, windows_, firsts, lasts, roles_)
