"""The network: one transformer encoder that reads words, scene and dialogue, and writes a frame with up to three wishes.

    [CLS] [W1] [W2] [W3]  scene…  last turn…  [SEP]  words…
      │     └──┴──┴─ operation, zones, value of each wish                   └─ a role for each word, and whose
      └─ what sort of utterance

Each wish looks at the words that are its own (`owner`, a softmax over the words) and what it sees there becomes, with its own
state, a point in a space where names lie too: a name is the mean of its words, through the same projection. So nearness of
words is nearness of devices from the first step on, and training only bends it.

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
    piece: int = 0  # width of the table of pieces, 0 = width


class Layer(nn.Module):
    def __init__(self, size: Size):
        super().__init__()
        self.heads = size.heads
        self.qkv = nn.Linear(size.width, 3 * size.width)
        self.out = nn.Linear(size.width, size.width)
        self.norm1 = nn.LayerNorm(size.width, eps=1e-12)
        self.up = nn.Linear(size.width, size.inner)
        self.down = nn.Linear(size.inner, size.width)
        self.norm2 = nn.LayerNorm(size.width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) * (width // self.heads) ** -0.5 + mask
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.out(mixed))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


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
    states: Tensor  # B × N × width


def mean(x: Tensor, which: Tensor) -> Tensor:
    """The mean over some positions; zero when there is none."""
    return (x * which).sum(1) / which.sum(1).clamp(min=1)


class Net(nn.Module):
    def __init__(self, size: Size):
        super().__init__()
        self.size = size
        self.pieces = nn.Embedding(size.vocabulary, size.piece or size.width)
        self.lift = nn.Linear(size.piece, size.width) if size.piece else nn.Identity()
        self.positions = nn.Embedding(MOST_PIECES, size.width)
        self.types = nn.Embedding(6, size.width)
        self.norm = nn.LayerNorm(size.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(size) for _ in range(size.layers))
        self.act = nn.Linear(size.width, len(corpus.ACTS))
        self.operation = nn.Linear(2 * size.width, len(OPERATIONS))
        self.query = nn.Linear(size.width, size.query)
        self.place = nn.Linear(size.width, size.query)
        self.act_seen = nn.Linear(size.width, len(corpus.ACTS), bias=False)
        self.zones = nn.Linear(2 * size.width, 2 * ZONES)
        self.value = nn.Linear(3 * size.width, len(VALUES))
        self.value_query = nn.Linear(size.width, size.query)
        self.tags = nn.Linear(size.width, len(TAGS))
        self.owner_word = nn.Linear(size.width, 64)
        self.owner_wish = nn.Linear(size.width, 64)
        self.value_word = nn.Linear(size.width, 64)
        self.value_wish = nn.Linear(size.width, 64)
        self.scale = nn.Parameter(torch.tensor(3.2))
        for embedding in (self.pieces, self.positions, self.types):
            nn.init.normal_(embedding.weight, std=0.02)
        nn.init.orthogonal_(self.place.weight)
        for head in (self.query, self.value_query):
            nn.init.normal_(head.weight, std=0.002)
            nn.init.zeros_(head.bias)
        nn.init.zeros_(self.place.bias)

    def encode(self, ids: Tensor, types: Tensor, positions: Tensor) -> Tensor:
        mask = (ids == 0)[:, None, None, :] * -1e4
        x = self.norm(self.lift(self.pieces(ids)) + self.positions(positions) + self.types(types))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def forward(self, ids: Tensor, types: Tensor, positions: Tensor) -> Out:
        x = self.encode(ids, types, positions)
        wishes = x[:, 1 : 1 + WISHES]
        owner = self.owner_word(x) @ self.owner_wish(wishes).transpose(1, 2) * 0.125
        spoken = ((types <= LAST) & (ids != 0)).to(x.dtype)[:, :, None]
        felt = ((types == SCENE) & (ids != 0)).to(x.dtype)[:, :, None]
        # The scene counts from the start, but less than words.
        share = (owner - 2 * felt + (spoken + felt - 1) * 1e4).softmax(1) * (spoken + felt)
        seen = share.transpose(1, 2) @ x
        both = torch.cat([wishes, seen], -1)
        # What says how much, or which of the device's values, is a part of a wish's own words.
        how = self.value_word(x) @ self.value_wish(wishes).transpose(1, 2) * 0.125 + owner
        measured = ((how + (spoken - 1) * 1e4).softmax(1) * spoken).transpose(1, 2) @ x
        return Out(
            act=self.act(x[:, 0]) + self.act_seen(mean(x, spoken)),
            operation=self.operation(both),
            query=F.normalize(self.query(wishes) + self.place(seen), dim=-1),
            zones=self.zones(both),
            value=self.value(torch.cat([both, measured], -1)),
            value_query=F.normalize(self.value_query(wishes) + self.place(measured), dim=-1),
            tags=self.tags(x),
            owner=owner,
            hidden=x[:, : 1 + WISHES],
            states=x,
        )

    def names(self, ids: Tensor, types: Tensor, positions: Tensor) -> Tensor:
        """Places of names in the query space, of length 1."""
        return self.named(self.encode(ids, types, positions), types)

    def named(self, x: Tensor, types: Tensor) -> Tensor:
        """The same from the encoder's states."""
        name = mean(x, (types == NAME).to(x.dtype)[:, :, None])
        # With a third dimension, so that the exported graph holds these weights once.
        return F.normalize(self.place(name[:, None])[:, 0], dim=-1)

    @property
    def sharpness(self) -> Tensor:
        """By what similarities are multiplied to become logits."""
        return self.scale.exp()
