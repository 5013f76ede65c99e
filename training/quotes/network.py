"""The tagger as PyTorch modules: an encoder that is meant to be shared, and the quotation heads on top of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

HIDDEN, HEADS, INNER, LAYERS, VOCABULARY, POSITIONS = 384, 12, 1536, 6, 30522, 512  # MiniLM-L6-H384-uncased
FEATURES = 18  # copydesk.encoder.FEATURES
ROLE_WIDTH, ROLE_HEADS = 192, 4
TAGS = 9  # outside, begin, inside for each of cue, content, source
ROLES = 5  # outside, begin and inside of content, begin and inside of source
FARTHEST = 16  # log-distance buckets on either side of the cue


class Dropout(nn.Module):
    """Dropout with masks cut out of one long strip: drawing a number for each value took a tenth of a step."""

    STRIP = 1 << 24

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        if not (self.training and self.share):
            return x
        start = int(torch.randint(self.STRIP - x.numel(), (1,)))
        return x * _kept(self.share)[start : start + x.numel()].view(x.shape).to(x.dtype)


@cache
def _kept(share: float) -> Tensor:
    return (torch.rand(Dropout.STRIP) >= share).to(torch.bfloat16) / (1 - share)


class Attention(nn.Module):
    """Multi-head self-attention with the three projections in one matrix; `bias` is added to the scores."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        rows, places, width = x.shape
        query, key, value = self.qkv(x).view(rows, places, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        # Written out: PyTorch's fused attention took a third of a training step on a CPU, most of it backwards.
        scores = query @ key.transpose(-1, -2) * (width // self.heads) ** -0.5 + bias
        mixed = scores.softmax(-1).to(value.dtype) @ value
        return self.out(mixed.transpose(1, 2).reshape(rows, places, width))


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.attention = Attention(width, heads)
        self.attention_norm = nn.LayerNorm(width, eps=1e-12)
        self.widen = nn.Linear(width, inner)
        self.narrow = nn.Linear(inner, width)
        self.output_norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        x = self.attention_norm(x + self.dropout(self.attention(x, bias)))
        return self.output_norm(x + self.dropout(self.narrow(functional.gelu(self.widen(x)))))


class Encoder(nn.Module):
    """MiniLM with an embedding of word shape and quotation state added, since its vocabulary is uncased."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, HIDDEN)
        self.position = nn.Embedding(POSITIONS, HIDDEN)
        self.feature = nn.Embedding(FEATURES, HIDDEN)
        nn.init.zeros_(self.feature.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(HIDDEN, HEADS, INNER, dropout) for _ in range(LAYERS))

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        x = self.word(ids) + self.position.weight[: ids.shape[1]] + self.feature(features)
        x = self.dropout(self.norm(x))
        bias = _attention_bias(mask, x.dtype)
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_pretrained(self, path: Path) -> None:
        """Copy the weights of a MiniLM-L6 safetensors file; its one token-type vector goes into the positions."""
        weights = {name.removeprefix("bert."): tensor.float() for name, tensor in load_file(path).items()}
        kind = weights["embeddings.token_type_embeddings.weight"][0]
        own = {
            "word.weight": weights["embeddings.word_embeddings.weight"],
            "position.weight": weights["embeddings.position_embeddings.weight"] + kind,
            "norm.weight": weights["embeddings.LayerNorm.weight"],
            "norm.bias": weights["embeddings.LayerNorm.bias"],
            "feature.weight": self.feature.weight.data,
        }
        parts = {
            "attention.out": "attention.output.dense",
            "attention_norm": "attention.output.LayerNorm",
            "widen": "intermediate.dense",
            "narrow": "output.dense",
            "output_norm": "output.LayerNorm",
        }
        for number in range(LAYERS):
            theirs = f"encoder.layer.{number}."
            for end in ("weight", "bias"):
                projections = [weights[f"{theirs}attention.self.{part}.{end}"] for part in ("query", "key", "value")]
                own[f"layers.{number}.attention.qkv.{end}"] = torch.cat(projections)
                for mine, its in parts.items():
                    own[f"layers.{number}.{mine}.{end}"] = weights[f"{theirs}{its}.{end}"]
        self.load_state_dict(own)


class TagHead(nn.Module):
    """Per piece: the three tag sets, and the projection that the role head starts from."""

    def __init__(self) -> None:
        super().__init__()
        self.tags = nn.Linear(HIDDEN, TAGS)

    def forward(self, x: Tensor) -> Tensor:
        return self.tags(x)


class RoleHead(nn.Module):
    """For each cue, the role of every piece of its paragraph.

    `pieces` are the paragraph's vectors [cue, place, hidden] and `mask` tells places from padding; `first` and
    `last` are the cue's places in it, inclusive.
    """

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        width = ROLE_WIDTH
        self.piece = nn.Linear(HIDDEN, 2 * width)
        self.cue = nn.Linear(2 * HIDDEN, 2 * width)
        self.distance = nn.Embedding(2 * FARTHEST + 1, width)
        nn.init.normal_(self.distance.weight, std=0.1)
        self.in_cue = nn.Parameter(torch.zeros(width))
        self.near = nn.Conv1d(width, width, 5, padding=2)
        self.near_norm = nn.LayerNorm(width)
        self.attention = Attention(width, ROLE_HEADS)
        nn.init.zeros_(self.attention.out.weight)  # so that a head trained without it can go on with it
        nn.init.zeros_(self.attention.out.bias)
        self.edges = nn.Conv1d(width, width, 5, padding=2)
        self.edges_norm = nn.LayerNorm(width)
        self.out = nn.Linear(width, ROLES)
        self.dropout = Dropout(dropout)

    def forward(self, pieces: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> Tensor:
        rows = torch.arange(pieces.shape[0])
        cue = torch.cat([pieces[rows, first], pieces[rows, last]], -1)
        added, scaling = self.cue(cue)[:, None].chunk(2, -1)
        own, scaled = self.piece(pieces).chunk(2, -1)
        places = torch.arange(pieces.shape[1])[None]
        before, after = places - first[:, None], places - last[:, None]
        offset = torch.where(before < 0, before, after.clamp(min=0))
        inside = (offset == 0).to(own.dtype)[..., None]
        z = own + added + scaled * scaling + self.distance(_bucket(offset)) + inside * self.in_cue
        kept = mask.to(z.dtype)[..., None]
        z = functional.gelu(z) * kept
        z = self.near_norm(z + functional.gelu(self._along(self.near, z)))
        z = (z + self.dropout(self.attention(z, _attention_bias(mask, z.dtype)))) * kept
        z = self.edges_norm(z + functional.gelu(self._along(self.edges, z)))
        return self.out(self.dropout(z))

    @staticmethod
    def _along(convolution: nn.Conv1d, z: Tensor) -> Tensor:
        return convolution(z.transpose(1, 2)).transpose(1, 2)


class Tagger(nn.Module):
    """Encoder and heads together, as they are trained."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.tags = TagHead()
        self.roles = RoleHead(dropout)


def _attention_bias(mask: Tensor, dtype: torch.dtype) -> Tensor:
    return (~mask[:, None, None, :]).to(dtype) * -1e4


def _bucket(offset: Tensor) -> Tensor:
    """Exact distances to 8, then half-octave steps, signed."""
    size = offset.abs().float()
    steps = torch.where(size < 8, size, 8 + (torch.log2(size.clamp(min=8) / 8) * 2).floor()).clamp(max=FARTHEST)
    return (torch.sign(offset) * steps + FARTHEST).long()
