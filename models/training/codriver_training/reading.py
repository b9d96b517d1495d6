"""The reading of frames out of a network's answers, with what speaks for them. The runtime does the same in Java."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from . import corpus
from .batches import Encoded
from .examples import Example, Span, Want
from .losses import Room, batches, device_scores, places
from .net import OPERATIONS, TAGS, VALUES, WISHES, ZONES, Net

# What speaks for a frame; the least of each over its wishes. The runtime weighs the same (io.codriver.nlu.fused.Evidence).
EVIDENCE = ("odds", "joint", "cosine", "tags", "value", "zones", "words")


@dataclass
class Read:
    """A frame as read out of a network, with how sure it is."""

    example: Example
    sure: float
    wish: float  # probability that it is a wish at all
    evidence: tuple[float, ...] = ()  # in the order of EVIDENCE, for wishes
    plain: float = 0.0  # the least of the probabilities, uncalibrated


@torch.no_grad()
def read(net: Net, room: Room, examples: list[Example], heat: float = 1.0, trust: dict[str, float] | None = None) -> list[Read]:
    """The frames that a network reads out of sentences, its logits cooled by `heat`. The runtime does the same in Java."""
    net.eval()
    every, owner, forms = places(net, room)
    allowed = torch.full((len(room.names.devices), len(OPERATIONS)), -1e4)
    for d, name in enumerate(room.names.devices):
        for operation in room.catalog.devices[name].operations:
            allowed[d, OPERATIONS.index(operation)] = 0
    out: list[Read | None] = [None] * len(examples)
    for batch in batches(room, examples, 128, None):
        o = net(*batch.inputs)
        act = (o.act / heat).log_softmax(-1)
        devices = (device_scores(net, room, o.query, every, owner) / heat).log_softmax(-1)
        operations = (o.operation / heat).log_softmax(-1)
        for j, row in enumerate(batch.rows):
            out[row] = _frame(room, batch, j, act[j], devices[j], operations[j], o, allowed, (every, owner, forms))
    reads = [r for r in out if r is not None]
    for r in reads:
        if trust and r.evidence:
            total = trust["bias"] + sum(trust[name] * value for name, value in zip(EVIDENCE, r.evidence, strict=True))
            r.sure = 1 / (1 + math.exp(-total))
    return reads


def _frame(room, batch, j, act, devices, operations, o, allowed, names) -> Read:  # noqa: PLR0913
    every, owner, forms = names
    given = batch.examples[j]
    best = int(act.argmax())
    kind = corpus.ACTS[best]
    sure = float(act[best].exp())
    made = Example(given.words, kind, family=given.family)
    wish = float(act[0].exp())
    if kind != "wish":
        return Read(made, sure, wish)
    runs = _runs(batch.encoded[j], o.tags[j], o.owner[j])
    least = [0.0, 1.0, 0.0, 5.0]
    for k in range(WISHES):
        if k > 0 and int(operations[k].argmax()) == 0:
            break
        joint = devices[k][:, None] + operations[k][None, :] + allowed
        joint[:, 0] = -1e4
        at = int(joint.argmax())
        d, op = divmod(at, len(OPERATIONS))
        log = float(joint.flatten()[at])
        sure = min(sure, math.exp(log))
        close = float((every[owner == d] @ o.query[j, k]).max())
        want = Want(OPERATIONS[op], room.names.devices[d])
        on = o.zones[j, k] > 0
        want.zones = tuple(z for i, z in enumerate(corpus.ZONES) if on[i])
        want.without = tuple(z for i, z in enumerate(corpus.ZONES) if on[ZONES + i])
        values = room.names.values[want.device]
        scores = o.value[j, k].clone()
        if not values:
            scores[VALUES.index("named")] = -1e4
        if not any(r.kind == "value" and r.owner == k for r in runs):
            scores[VALUES.index("span")] = -1e4
        value = VALUES[int(scores.argmax())]
        if value == "named":
            near = [float((o.value_query[j, k] @ forms[want.device, v].T).max()) for v in values]
            want.named = values[near.index(max(near))]
        elif value != "span":
            want.measure = value
        if value != "span":
            runs = [r for r in runs if not (r.kind == "value" and r.owner == k)]
        made.wants.append(want)
        chosen = float(o.value[j, k].log_softmax(-1)[VALUES.index(value)])
        least = [min(least[0], log), min(least[1], close), min(least[2], chosen), min(least[3], float(o.zones[j, k].abs().min()))]
    made.spans = [r for r in runs if r.owner < len(made.wants)]
    _merge(made)
    odds = math.log(max(wish, 1e-9)) - math.log(max(1 - wish, 1e-9))
    first = [at for at in batch.encoded[j].first if at >= 0]
    roles = float(o.tags[j, first].log_softmax(-1).max(-1).values.min()) if first else 0.0
    joint_log, close, chosen, zones = least
    words = min(20, len(batch.encoded[j].first)) / 10
    return Read(made, sure, wish, (max(-12.0, min(12.0, odds)), joint_log, close, roles, chosen, zones, words), sure)


def _merge(made: Example) -> None:
    """Takes out a wish that says again what an earlier one says: "left window and, no, just the left window"."""
    owned = {s.owner for s in made.spans if s.kind != "when"}
    kept: list[int] = []
    for k, want in enumerate(made.wants):
        if k in owned or want not in [made.wants[i] for i in kept if i not in owned]:
            kept.append(k)
    made.wants = [made.wants[k] for k in kept]
    for span in made.spans:
        span.owner = kept.index(span.owner) if span.owner in kept else 0


def _runs(encoded: Encoded, tags: Tensor, owner: Tensor) -> list[Span]:
    runs: list[Span] = []
    previous: tuple[str, int] | None = None
    for word, at in enumerate(encoded.first):
        tag = TAGS[int(tags[at].argmax())] if at >= 0 else ""
        who = int(owner[at].argmax()) if at >= 0 else 0
        if tag and previous == (tag, who):
            runs[-1].end = word + 1
        elif tag:
            runs.append(Span(tag, who, word, word + 1))
        previous = (tag, who) if tag else None
    return runs
