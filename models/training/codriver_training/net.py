"""The network: one transformer encoder that reads words, scene and dialogue, and writes a frame with up to three wishes.

    [CLS] [W1] [W2] [W3]  scene…  last turn…  [SEP]  words…
      │     └──┴──┴─ operation, device query, zones, value of each wish      └─ a role for each word, and whose
      └─ what sort of utterance; for a name alone: the name's place in the space that device queries point into

Teacher and student are the same class in two sizes, so that each can stand in for the other everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from . import corpus

WISHES = corpus.MOST_WISHES
OPERATIONS = ("", *corpus.OPERATIONS)
VALUES = ("", "span", "named", *corpus.MEASURES)
TAGS = ("", *corpus.SPANS)
ZONES = len(corpus.ZONES)
# What kind of thing stands at a position.
WORD, UNSURE, LAST, SCENE, SPECIAL, NAME = range(6)
MOST_PIECES = 96


@dataclass(frozen=True)
class Size:
    vocabulary: int
    width: int
    layers: int
    heads: int
    inner: int
    query: int = 128


class Layer(nn.Module):
    def __init__(self, size: Size, dropout: float):
        super().__init__()
        self.heads = size.heads
        self.qkv = nn.Linear(size.width, 3 * size.width)
        self.out = nn.Linear(size.width, size.width)
        self.norm1 = nn.LayerNorm(size.width, eps=1e-12)
        self.up = nn.Linear(size.width, size.inner)
        self.down = nn.Linear(size.inner, size.width)
        self.norm2 = nn.LayerNorm(size.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) * (width // self.heads) ** -0.5 + mask
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


@dataclass
class Out:
    """Logits, and the hidden states that distillation looks at. B sentences, N positions, K wishes."""

    act: Tensor  # B × acts
    operation: Tensor  # B × K × operations
    query: Tensor  # B × K × query, of length 1
    zones: Tensor  # B × K × 2·zones: said, left out
    value: Tensor  # B × K × values
    value_query: Tensor  # B × K × query, of length 1
    tags: Tensor  # B × N × tags
    owner: Tensor  # B × N × K
    hidden: Tensor  # B × (1+K) × width


class Net(nn.Module):
    def __init__(self, size: Size, dropout: float = 0.1):
        super().__init__()
        self.size = size
        self.pieces = nn.Embedding(size.vocabulary, size.width)
        self.positions = nn.Embedding(MOST_PIECES, size.width)
        self.types = nn.Embedding(6, size.width)
        self.norm = nn.LayerNorm(size.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(size.layers))
        self.act = nn.Linear(size.width, len(corpus.ACTS))
        self.operation = nn.Linear(size.width, len(OPERATIONS))
        self.query = nn.Linear(size.width, size.query)
        self.name = nn.Linear(size.width, size.query)
        self.zones = nn.Linear(size.width, 2 * ZONES)
        self.value = nn.Linear(size.width, len(VALUES))
        self.value_query = nn.Linear(size.width, size.query)
        self.tags = nn.Linear(size.width, len(TAGS))
        self.owner_word = nn.Linear(size.width, 64)
        self.owner_wish = nn.Linear(size.width, 64)
        self.scale = nn.Parameter(torch.tensor(2.7))
        for embedding in (self.pieces, self.positions, self.types):
            nn.init.normal_(embedding.weight, std=0.02)

    def encode(self, ids: Tensor, types: Tensor, positions: Tensor) -> Tensor:
        mask = (ids == 0)[:, None, None, :] * -1e4
        x = self.dropout(self.norm(self.pieces(ids) + self.positions(positions) + self.types(types)))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def forward(self, ids: Tensor, types: Tensor, positions: Tensor) -> Out:
        x = self.encode(ids, types, positions)
        wishes = x[:, 1 : 1 + WISHES]
        return Out(
            act=self.act(x[:, 0]),
            operation=self.operation(wishes),
            query=F.normalize(self.query(wishes), dim=-1),
            zones=self.zones(wishes),
            value=self.value(wishes),
            value_query=F.normalize(self.value_query(wishes), dim=-1),
            tags=self.tags(x),
            owner=self.owner_word(x) @ self.owner_wish(wishes).transpose(1, 2) * 0.125,
            hidden=x[:, : 1 + WISHES],
        )

    def names(self, ids: Tensor, types: Tensor, positions: Tensor) -> Tensor:
        """Places of names in the query space, of length 1."""
        return F.normalize(self.name(self.encode(ids, types, positions)[:, 0]), dim=-1)

    @property
    def sharpness(self) -> Tensor:
        """By what similarities are multiplied to become logits."""
        return self.scale.exp()
