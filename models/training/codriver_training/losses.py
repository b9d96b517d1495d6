"""Batches, and the losses of every head: on the gold labels, and on what a teacher said."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from .batches import IGNORE, Encoded, Labels, Names, encode, labels, pad
from .catalog import Catalog
from .examples import Example
from .net import TAGS, ZONES, Net, Out
from .vocabulary import Vocabulary

# How many names are read anew in a step, and of how many wished devices.
FRESH = 32
WISHED = 20


@dataclass(frozen=True)
class Room:
    """What every training needs."""

    catalog: Catalog
    vocabulary: Vocabulary
    names: Names


@dataclass
class Batch:
    examples: list[Example]
    encoded: list[Encoded]
    inputs: tuple[Tensor, Tensor, Tensor]
    labels: Labels
    rows: list[int]


def batches(room: Room, examples: list[Example], size: int, chance: random.Random | None) -> Iterator[Batch]:
    """Batches of about equal lengths, shuffled when there is a chance."""
    encoded = [encode(e, room.vocabulary, room.catalog) for e in examples]
    order = sorted(range(len(examples)), key=lambda i: len(encoded[i].ids) + (chance.random() * 6 if chance else 0))
    parts = [order[i : i + size] for i in range(0, len(order), size)]
    if chance:
        chance.shuffle(parts)
    for rows in parts:
        some, codes = [examples[i] for i in rows], [encoded[i] for i in rows]
        inputs = pad(codes)
        yield Batch(some, codes, inputs, labels(some, codes, inputs[0].shape[1], room.names.index), rows)


@dataclass
class Soft:
    """What the teacher said of one example: its logits and places."""

    act: Tensor
    operation: Tensor
    device: Tensor
    query: Tensor
    zones: Tensor
    value: Tensor
    hidden: Tensor


def losses(net: Net, room: Room, batch: Batch, out: Out, cache: Cache, chance: random.Random) -> dict[str, Tensor]:
    """The loss of every head on the labels."""
    y = batch.labels
    present = y.present
    parts = {"act": 2 * F.cross_entropy(out.act, y.act, label_smoothing=0.02)}
    if (y.tags >= 0).any():
        parts["tags"] = F.cross_entropy(out.tags.flatten(0, 1), y.tags.flatten(), ignore_index=IGNORE, weight=_tag_weight())
    wish = (y.act == 0) & (y.operation >= 0).any(-1)
    if wish.any():
        parts["operation"] = F.cross_entropy(
            out.operation[wish].flatten(0, 1), y.operation[wish].flatten(), label_smoothing=0.03, ignore_index=IGNORE
        )
    if present.any():
        parts["device"] = device_loss(net, room, out.query[present], y.device[present], cache, chance)
        parts["zones"] = ZONES * F.binary_cross_entropy_with_logits(out.zones[present], y.zones[present])
        parts["value"] = F.cross_entropy(out.value[present], y.value[present])
    if y.named:
        parts["named"] = named_loss(net, room, out, y, cache, chance)
    if (y.owner >= 0).any():
        parts["owner"] = F.cross_entropy(out.owner.flatten(0, 1), y.owner.flatten(), ignore_index=IGNORE)
    return parts


def _tag_weight() -> Tensor:
    return torch.tensor([0.3] + [1.0] * (len(TAGS) - 1))


@dataclass
class Cache:
    """Places of all names as the network had them some steps ago: what a wished name is told apart from."""

    every: Tensor
    owner: Tensor
    forms: dict[tuple[str, str], Tensor]

    def devices(self, chance: random.Random) -> Tensor:
        """A place for each device, by one of its names."""
        order = list(range(len(self.owner)))
        chance.shuffle(order)
        rows = torch.zeros(int(self.owner.max()) + 1, dtype=torch.long)
        rows[self.owner[order]] = torch.tensor(order)
        return self.every[rows]


def device_loss(net: Net, room: Room, queries: Tensor, gold: Tensor, cache: Cache, chance: random.Random) -> Tensor:
    """Cross-entropy among all devices by places some steps old, and among some wished devices and their nearest rivals by names
    read anew. Kept apart for the reason that `named_loss` gives.
    """
    wanted = sorted({int(g) for g in gold if g >= 0})
    if not wanted:
        return queries.sum() * 0
    if len(wanted) > WISHED:
        wanted = sorted(chance.sample(wanted, WISHED))
    places = cache.devices(chance)
    near = places[torch.tensor(wanted)] @ places.T
    near[:, torch.tensor(wanted)] = -2
    rivals = sorted({int(row.argmax()) for row in near})[: FRESH - len(wanted)]
    read = wanted + rivals
    fresh = net.names(*pad(room.names.sample(read, chance))).to(queries.dtype)
    at = {device: i for i, device in enumerate(read[: len(wanted)])}
    among = torch.tensor([at.get(int(g), IGNORE) for g in gold])
    old = F.cross_entropy(net.sharpness * queries @ places.to(queries.dtype).T, gold, ignore_index=IGNORE, label_smoothing=0.02)
    return old + F.cross_entropy(net.sharpness * queries @ fresh.T, among, ignore_index=IGNORE, label_smoothing=0.02)


def named_loss(net: Net, room: Room, out: Out, y: Labels, cache: Cache, chance: random.Random) -> Tensor:
    """Cross-entropy among the values of the wished device, by places some steps old; and for a few wishes among the wished value and
    some others, all read anew.

    The two are kept apart, since a wished value read anew among old others is told by its age alone: a network that turns its space
    a little at every step finds it without reading a word.
    """
    total: list[Tensor] = []
    for i, k, device, value in y.named:
        values = room.names.values[device]
        places = torch.stack([chance.choice(cache.forms[device, v]) for v in values])
        total.append(_among(net, out.value_query[i, k], places, values.index(value)))
    choices = [(at, _some_values(room, at[2], at[3], chance)) for at in chance.sample(y.named, min(len(y.named), FRESH // 3))]
    names = [room.names.sample_value(device, v, chance) for (_, _, device, _), some in choices for v in some]
    fresh = net.names(*pad(names))
    begin = 0
    for (i, k, _, value), some in choices:
        total.append(_among(net, out.value_query[i, k], fresh[begin : begin + len(some)], some.index(value)))
        begin += len(some)
    return torch.stack(total).mean()


def _some_values(room: Room, device: str, value: str, chance: random.Random) -> list[str]:
    others = [v for v in room.names.values[device] if v != value]
    return [value, *chance.sample(others, min(3, len(others)))]


def _among(net: Net, query: Tensor, places: Tensor, right: int) -> Tensor:
    return F.cross_entropy(net.sharpness * (query @ places.to(query.dtype).T)[None], torch.tensor([right]))


def soft_losses(out: Out, device_logits: Tensor, soft: Soft, present: Tensor, said: Tensor, bridge: torch.nn.Linear) -> Tensor:
    """Distance to what the teacher said: soft labels of each head, and its inner states; only where something was `said`."""
    heat = 2.0
    present = present & said[:, None]

    def apart(mine: Tensor, theirs: Tensor) -> Tensor:
        mine = mine.float()
        return F.kl_div(
            F.log_softmax(mine / heat, -1), F.log_softmax(theirs / heat, -1), log_target=True, reduction="batchmean"
        ) * heat**2  # fmt: skip

    total = 2 * apart(out.act[said], soft.act[said])
    if present.any():
        total = total + apart(out.operation[present], soft.operation[present])
        total = total + apart(device_logits[present], soft.device[present])
        total = total + apart(out.value[present], soft.value[present])
        total = total + ZONES * F.binary_cross_entropy_with_logits(out.zones[present].float(), soft.zones[present].sigmoid())
        total = total + 2 * (out.query[present].float() - soft.query[present]).pow(2).sum(-1).mean()
    return total + F.mse_loss(bridge(out.hidden[said]).float(), soft.hidden[said])


@torch.no_grad()
def places(net: Net, room: Room) -> tuple[Tensor, Tensor, dict[tuple[str, str], Tensor]]:
    """Places of all names, the device of each, and the places of all values' forms."""
    was = net.training
    net.eval()
    codes = [c for forms in room.names.of_device for c in forms]
    half = isinstance(net, torch.nn.Module) and net.size.layers > 4
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
        return _places(net, room, codes, was)


def _places(net: Net, room: Room, codes: list[Encoded], was: bool) -> tuple[Tensor, Tensor, dict[tuple[str, str], Tensor]]:
    owner = torch.tensor([d for d, forms in enumerate(room.names.of_device) for _ in forms])
    every = torch.cat([net.names(*pad(codes[i : i + 256])).float() for i in range(0, len(codes), 256)])
    keys = list(room.names.of_value)
    flat = [(key, c) for key in keys for c in room.names.of_value[key]]
    found = [net.names(*pad([c for _, c in flat[i : i + 256]])).float() for i in range(0, len(flat), 256)]
    table: dict[tuple[str, str], list[Tensor]] = {}
    for (key, _), place in zip(flat, torch.cat(found) if found else [], strict=True):
        table.setdefault(key, []).append(place)
    net.train(was)
    return every, owner, {key: torch.stack(some) for key, some in table.items()}


def device_scores(net: Net, room: Room, queries: Tensor, every: Tensor, owner: Tensor) -> Tensor:
    """Similarity to each device: that of its nearest name, sharpened."""
    similar = (queries @ every.T).float()
    out = torch.full((*queries.shape[:-1], len(room.names.devices)), -2.0)
    return net.sharpness * out.scatter_reduce(-1, owner.expand_as(similar), similar, "amax")
