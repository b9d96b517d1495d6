"""Examples as tensors: pieces, kinds and positions for the network, and labels for its heads."""

from __future__ import annotations

import random
from dataclasses import dataclass

import torch
from torch import Tensor

from . import corpus
from .catalog import Catalog
from .examples import Example
from .net import LAST, MOST_PIECES, NAME, OPERATIONS, SCENE, SPECIAL, TAGS, UNSURE, VALUES, WISHES, WORD, ZONES
from .vocabulary import CLS, SEP, WISH_TOKENS, Vocabulary, split

IGNORE = -100


@dataclass
class Encoded:
    """One example before padding; `first` is the position of each word's first piece, -1 beyond the end."""

    ids: list[int]
    types: list[int]
    positions: list[int]
    first: list[int]


def encode(example: Example, vocabulary: Vocabulary, catalog: Catalog) -> Encoded:
    ids = [vocabulary.ids[t] for t in (CLS, *WISH_TOKENS)]
    types = [SPECIAL] * len(ids)
    positions = list(range(len(ids)))

    def put(token: str, kind: int, position: int = 0) -> None:
        ids.append(vocabulary.ids[token])
        types.append(kind)
        positions.append(position)

    def spell(words: list[str], kind: int, position: int) -> int:
        for word in words:
            for part in split(word):
                for piece in vocabulary.word(part):
                    ids.append(piece)
                    types.append(kind)
                    positions.append(min(position, MOST_PIECES - 1))
                    position += 1
        return position

    if example.seat:
        put(f"[seat:{example.seat}]", SCENE)
    if example.look:
        kind, _, place = example.look.partition("@")
        if kind:
            put(f"[look:{kind}]", SCENE)
        if place:
            put(f"[at:{place}]", SCENE)
    for state in sorted(example.bus):
        put(f"[bus:{state}]", SCENE)
    for wish in example.last[-1:]:
        put(f"[op:{wish.operation}]", LAST)
        device = catalog.devices.get(wish.device)
        if device:
            spell(device.names[0].split(" "), LAST, 1)
        for zone in wish.zones:
            put(f"[zone:{zone}]", LAST)
    put(SEP, SPECIAL)
    first: list[int] = []
    position = 1
    unsure = example.unsure or [False] * len(example.words)
    for word, doubtful in zip(example.words, unsure, strict=True):
        at = len(ids)
        position = spell([word], UNSURE if doubtful else WORD, position)
        first.append(at if at < MOST_PIECES else -1)
    return Encoded(ids[:MOST_PIECES], types[:MOST_PIECES], positions[:MOST_PIECES], first)


def encode_name(words: list[str], vocabulary: Vocabulary) -> Encoded:
    ids = [vocabulary.ids[t] for t in (CLS, *WISH_TOKENS)]
    types, positions = [SPECIAL] * len(ids), list(range(len(ids)))
    for i, piece in enumerate(p for w in words for part in split(w) for p in vocabulary.word(part)):
        ids.append(piece)
        types.append(NAME)
        positions.append(i + 1)
    return Encoded(ids[:24], types[:24], positions[:24], [])


def pad(encoded: list[Encoded]) -> tuple[Tensor, Tensor, Tensor]:
    longest = max(len(e.ids) for e in encoded)
    out = torch.zeros(3, len(encoded), longest, dtype=torch.long)
    for i, e in enumerate(encoded):
        for row, values in enumerate((e.ids, e.types, e.positions)):
            out[row, i, : len(values)] = torch.tensor(values)
    return out[0], out[1], out[2]


@dataclass
class Labels:
    act: Tensor
    operation: Tensor
    device: Tensor  # index into `devices`, IGNORE without a wish
    zones: Tensor
    value: Tensor
    present: Tensor
    tags: Tensor
    owner: Tensor
    named: list[tuple[int, int, str, str]]  # sentence, wish, device, value


def labels(examples: list[Example], encoded: list[Encoded], length: int, devices: dict[str, int]) -> Labels:
    n = len(examples)
    act = torch.tensor([corpus.ACTS.index(e.act) for e in examples])
    operation = torch.zeros(n, WISHES, dtype=torch.long)
    device = torch.full((n, WISHES), IGNORE)
    zones = torch.zeros(n, WISHES, 2 * ZONES)
    value = torch.full((n, WISHES), IGNORE)
    present = torch.zeros(n, WISHES, dtype=torch.bool)
    tags = torch.full((n, length), IGNORE)
    owner = torch.full((n, length), IGNORE)
    named: list[tuple[int, int, str, str]] = []
    for i, (example, e) in enumerate(zip(examples, encoded, strict=True)):
        if example.partial:  # public text: only that it is a wish, and whether a question, is known
            operation[i] = IGNORE
            if example.partial == "query":
                operation[i, 0] = OPERATIONS.index("query")
            continue
        for k, want in enumerate(example.wants):
            present[i, k] = True
            operation[i, k] = OPERATIONS.index(want.operation)
            device[i, k] = devices.get(want.device, IGNORE)
            for zone in want.zones:
                zones[i, k, corpus.ZONES.index(zone)] = 1
            for zone in want.without:
                zones[i, k, ZONES + corpus.ZONES.index(zone)] = 1
            kind = want.measure or ("named" if want.named else "")
            if any(s.owner == k and s.kind == "value" for s in example.spans):
                kind = "span"
            value[i, k] = VALUES.index(kind)
            if want.named:
                named.append((i, k, want.device, want.named))
        for at in e.first:
            if at >= 0:
                tags[i, at] = 0
        for span in example.spans:
            for word in range(span.start, span.end):
                at = e.first[word]
                if at >= 0:
                    tags[i, at] = TAGS.index(span.kind)
                    owner[i, at] = span.owner
    return Labels(act, operation, device, zones, value, present, tags, owner, named)


class Names:
    """The names of the devices, and of their values, as the network reads them."""

    def __init__(self, catalog: Catalog, vocabulary: Vocabulary):
        self.devices = list(catalog.devices)
        self.index = {device: i for i, device in enumerate(self.devices)}
        self.of_device = [
            [encode_name(corpus.tokens(name), vocabulary) for name in catalog.devices[d].names] for d in self.devices
        ]
        self.of_value = {
            (d, value): [encode_name(corpus.tokens(form), vocabulary) for form in forms if corpus.tokens(form)]
            or [encode_name(value.split("-"), vocabulary)]
            for d in self.devices
            for value, forms in catalog.devices[d].values.items()
        }
        self.values = {d: list(catalog.devices[d].values) for d in self.devices}

    def sample(self, devices: list[int], chance: random.Random) -> list[Encoded]:
        """One name of each; the usual one more often."""
        return [self.of_device[d][0] if chance.random() < 0.3 else chance.choice(self.of_device[d]) for d in devices]

    def sample_value(self, device: str, value: str, chance: random.Random) -> Encoded:
        return chance.choice(self.of_value[device, value])
