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

Shares = NDArray[np.float32]

KINDS = ("cue", "content", "source")
BEGIN = {"content": 1, "source": 3}  # the inside of each role is one more
LABELS, ROLES = 3, 5


class Article(NamedTuple):
    """A text's pieces with the probability of every label, which is 0 or 1 where people gave them.

    `tags` [kind, piece, label] has outside, begin, inside for each of `KINDS`; `quotes` holds for each cue its first
    and past-the-last piece and its paragraph's roles: the first piece of them and [piece, role].
    """

    id: str
    pieces: Pieces
    tags: Shares
    quotes: tuple[tuple[int, int, int, Shares], ...]


class Batch(NamedTuple):
    """Windows as tensors; the last four run over the known cues: window, first and last position, roles by position.

    `tags` [kind, window, position, label] is all 0 at marks and padding.
    """

    ids: Tensor
    features: Tensor
    paragraphs: Tensor
    mask: Tensor
    tags: Tensor
    cue_window: list[int]
    cue_first: list[int]
    cue_last: list[int]
    cue_roles: list[Shares]


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
                here = paragraph_of(pieces, first)
                quotes.append((first, last, here.start, np.eye(ROLES, dtype=np.float32)[roles[here]]))
    return Article(record["id"], pieces, np.eye(LABELS, dtype=np.float32)[tags], tuple(quotes))


def paragraph_of(pieces: Pieces, place: int) -> slice:
    """The pieces of the paragraph that a piece stands in."""
    number = pieces.paragraphs[place]
    first, last = np.searchsorted(pieces.paragraphs, [number, number + 1])
    return slice(int(first), int(last))


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
        yield collate([(article, _restyled(window, rng)) for article, window in group])


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


def collate(items: Sequence[tuple[Article, Window]]) -> Batch:
    """Windows of articles side by side, padded to the longest."""
    longest = (max(len(window.ids) for _, window in items) + 7) // 8 * 8
    shape = (len(items), longest)
    ids, features = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    paragraphs = np.full(shape, -9, np.int64)
    mask = np.zeros(shape, np.bool_)
    tags = np.zeros((len(KINDS), *shape, LABELS), np.float32)
    cues: list[tuple[int, int, int, Shares]] = []
    for row, (article, window) in enumerate(items):
        size = len(window.ids)
        ids[row, :size], features[row, :size] = window.ids, window.features
        real = window.places >= 0
        # Marks belong to no paragraph here, so that a cue's paragraph is made of words alone.
        paragraphs[row, :size] = np.where(real, window.paragraphs, -1)
        mask[row, :size] = True
        tags[:, row, :size] = np.where(real[None, :, None], article.tags[:, window.places], 0)
        position = {int(place): at for at, place in enumerate(window.places) if place >= 0}
        for first, last, base, roles in article.quotes:
            if first in position and last - 1 in position:
                along = np.zeros((longest, ROLES), np.float32)
                along[:, 0] = 1
                inside = np.flatnonzero(real & (window.places >= base) & (window.places < base + len(roles)))
                along[inside] = roles[window.places[inside] - base]
                cues.append((row, position[first], position[last - 1], along))
    tensors = (torch.from_numpy(array) for array in (ids, features, paragraphs, mask, tags))
    windows_, firsts, lasts, roles_ = (list(column) for column in zip(*cues, strict=True)) if cues else ([], [], [], [])
    return Batch(*tensors, windows_, firsts, lasts, roles_)
