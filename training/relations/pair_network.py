"""The judge of two sentences as PyTorch modules: a small one that ships, and a large one that teaches it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

sys.path.insert(0, str(Path(__file__).parent.parent / "quotes"))
from network import Encoder

from copydesk.relations import MOST_PIECES

RELATIONS = ("same", "contrary", "neither")
HEAD = 256
MARK, SEPARATOR, PADDING = 3, 4, -1  # parts of a window beside the first (0) and the second (1) sentence


class Judge(nn.Module):
    """Both sentences in one window; what they are to one another from the opening mark and the mean of each side."""

    def __init__(self, tokenizer: Path, marks: tuple[int, int, int], width: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.tokenizer = Tokenizer.from_file(str(tokenizer))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.first, self.last, self.pad = marks
        self.hidden = nn.Linear(5 * width, HEAD)
        self.out = nn.Linear(HEAD, len(RELATIONS))
        self.dropout = nn.Dropout(dropout)

    def window(self, pairs: Sequence[tuple[str, str]]) -> tuple[Tensor, Tensor]:
        """Ids and parts [pair, place]."""
        sides = [
            [
                encoding.ids[:MOST_PIECES]
                for encoding in self.tokenizer.encode_batch(list(texts), add_special_tokens=False)
            ]
            for texts in zip(*pairs, strict=True)
        ]
        longest = max(len(a) + len(b) + 3 for a, b in zip(*sides, strict=True))
        ids = np.full((len(pairs), longest), self.pad)
        parts = np.full((len(pairs), longest), PADDING)
        for row, (a, b) in enumerate(zip(*sides, strict=True)):
            whole = [self.first, *a, self.last, *b, self.last]
            ids[row, : len(whole)] = whole
            parts[row, : len(whole)] = [MARK, *[0] * len(a), SEPARATOR, *[1] * len(b), SEPARATOR]
        return torch.tensor(ids), torch.tensor(parts)

    def encoded(self, ids: Tensor, parts: Tensor) -> Tensor:
        raise NotImplementedError

    def forward(self, ids: Tensor, parts: Tensor) -> Tensor:
        x = self.encoded(ids, parts)
        sides = [(parts == side).to(x.dtype)[..., None] for side in (0, 1)]
        a, b = ((x * side).sum(1) / side.sum(1).clamp(min=1) for side in sides)
        z = torch.cat([x[:, 0], a, b, (a - b).abs(), a * b], -1)
        return self.out(self.dropout(functional.gelu(self.hidden(self.dropout(z)))))


class Student(Judge):
    """MiniLM-L6, whose spare features tell the sentences apart; `folder` holds its weights and tokenizer."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "tokenizer.json", (101, 102, 0), 384)
        self.encoder = Encoder(0.1)
        self.encoder.load_pretrained(folder / "model.safetensors")
        self.encoder.word.weight.requires_grad_(False)  # shared with the sentence encoder

    def encoded(self, ids: Tensor, parts: Tensor) -> Tensor:
        after = (parts == SEPARATOR).int().cumsum(-1) - (parts == SEPARATOR).int()
        second = ((parts == 1) | ((parts == SEPARATOR) & (after == 1))).long()
        return self.encoder(ids, second, parts != PADDING)


class Teacher(Judge):
    """MPNet-base; its words' vectors and lowest layers stay as they are."""

    FROZEN = 3

    def __init__(self, folder: Path) -> None:
        from transformers import MPNetModel

        super().__init__(folder / "tokenizer.json", (0, 2, 1), 768)
        self.encoder = MPNetModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="eager")
        kept = [self.encoder.encoder.layer[number] for number in range(self.FROZEN, 12)]
        self.encoder.requires_grad_(False)
        for layer in kept:
            layer.requires_grad_(True)

    def encoded(self, ids: Tensor, parts: Tensor) -> Tensor:
        return self.encoder(input_ids=ids, attention_mask=(parts != PADDING).long()).last_hidden_state


@torch.no_grad()
def judged(judge: Judge, pairs: Sequence[tuple[str, str]], batch: int = 32) -> np.ndarray:
    """How likely each relation is [pair, relation]."""
    judge.eval()
    order = sorted(range(len(pairs)), key=lambda number: sum(map(len, pairs[number])))
    found = np.zeros((len(pairs), len(RELATIONS)))
    for start in range(0, len(order), batch):
        rows = order[start : start + batch]
        with torch.autocast("cpu", torch.bfloat16):
            scores = judge(*judge.window([pairs[row] for row in rows]))
        found[rows] = scores.float().softmax(-1).numpy()
    return found
