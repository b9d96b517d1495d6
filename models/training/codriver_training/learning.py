"""Losses, training loops with checkpoints, and the reading of frames out of a network's answers."""

from __future__ import annotations

import math
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from . import corpus
from .batches import IGNORE, Encoded, Labels, Names, encode, labels, pad
from .catalog import Catalog
from .examples import Example, Span, Want
from .net import OPERATIONS, TAGS, VALUES, WISHES, ZONES, Net, Out
from .vocabulary import Vocabulary

# Steps between two readings of all names.
REFRESH = 40
# The teacher's voice fades out over this share of a student's steps; the rest is learnt from the labels alone.
TAUGHT = 0.55
HEADS = ("act", "operation", "device", "zones", "value", "named", "tags", "owner")


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
    parts = {
        "act": 2 * F.cross_entropy(out.act, y.act, label_smoothing=0.02),
        "tags": F.cross_entropy(out.tags.flatten(0, 1), y.tags.flatten(), ignore_index=IGNORE, weight=_tag_weight()),
    }
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
        parts["named"] = 0.5 * named_loss(net, room, out, y, cache, chance)
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
    """Cross-entropy among all devices; only the names of the wished ones are read anew."""
    wanted = sorted({int(g) for g in gold if g >= 0})
    if not wanted:
        return queries.sum() * 0
    places = cache.devices(chance).to(queries.dtype).clone()
    places[torch.tensor(wanted)] = net.names(*pad(room.names.sample(wanted, chance))).to(queries.dtype)
    return F.cross_entropy(net.sharpness * queries @ places.T, gold, ignore_index=IGNORE, label_smoothing=0.02)


def named_loss(net: Net, room: Room, out: Out, y: Labels, cache: Cache, chance: random.Random) -> Tensor:
    """Cross-entropy among the values of the wished device; only the wished value is read anew."""
    chosen = y.named if len(y.named) <= 24 else chance.sample(y.named, 24)
    fresh = net.names(*pad([room.names.sample_value(device, value, chance) for _, _, device, value in chosen]))
    total: list[Tensor] = []
    for row, (i, k, device, value) in enumerate(chosen):
        values = room.names.values[device]
        places = torch.stack([fresh[row] if v == value else chance.choice(cache.forms[device, v]) for v in values])
        scores = net.sharpness * out.value_query[i, k] @ places.to(out.value_query.dtype).T
        total.append(F.cross_entropy(scores[None], torch.tensor([values.index(value)])))
    return torch.stack(total).mean()


def soft_losses(out: Out, device_logits: Tensor, soft: Soft, present: Tensor, bridge: torch.nn.Linear) -> Tensor:
    """Distance to what the teacher said: soft labels of each head, and its inner states."""
    heat = 2.0

    def apart(mine: Tensor, theirs: Tensor) -> Tensor:
        mine = mine.float()
        return F.kl_div(
            F.log_softmax(mine / heat, -1), F.log_softmax(theirs / heat, -1), log_target=True, reduction="batchmean"
        ) * heat**2  # fmt: skip

    total = 2 * apart(out.act, soft.act)
    if present.any():
        total = total + apart(out.operation[present], soft.operation[present])
        total = total + apart(device_logits[present], soft.device[present])
        total = total + apart(out.value[present], soft.value[present])
        total = total + ZONES * F.binary_cross_entropy_with_logits(out.zones[present].float(), soft.zones[present].sigmoid())
        total = total + 2 * (out.query[present].float() - soft.query[present]).pow(2).sum(-1).mean()
    return total + F.mse_loss(bridge(out.hidden).float(), soft.hidden)


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


def progress(label: str, done: int, total: int, since: float, note: str = "") -> None:
    if sys.stderr.isatty() or done == total or done % max(1, total // 10) == 0:
        left = (time.time() - since) / max(done, 1) * (total - done)
        bar = "#" * (20 * done // total)
        print(f"\r{label} [{bar:<20}] {done}/{total} {left:4.0f} s left {note}", end="", file=sys.stderr, flush=True)
        if done == total or not sys.stderr.isatty():
            print(file=sys.stderr)


@dataclass
class Plan:
    """How to train one network."""

    label: str
    steps: int
    batch: int
    rate: float
    heads: tuple[str, ...] = HEADS
    half: bool = False
    decay: float = 0.01


def train(
    net: Net,
    room: Room,
    plan: Plan,
    stream: Callable[[random.Random], list[Example]],
    checkpoint: Path,
    seed: int,
    teach: Callable[[int], tuple[list[Example], list[Soft]]] | None = None,
    watch: Callable[[Net], float] | None = None,
) -> list[tuple[int, float, float]]:
    """Trains `net`; resumes from `checkpoint`. Returns the curve: step, loss, what `watch` measured."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    bridge = torch.nn.Linear(net.size.width, 384)
    parameters = [p for p in net.parameters()] + (list(bridge.parameters()) if teach else [])
    body = [p for name, p in net.named_parameters() if name.startswith(("layers.", "pieces.", "norm."))]
    new = [p for p in parameters if not any(p is b for b in body)]
    groups = [{"params": body, "lr": plan.rate}, {"params": new, "lr": max(plan.rate, 1e-3)}]
    optimiser = torch.optim.AdamW(groups, weight_decay=plan.decay)
    warm = max(20, plan.steps // 12)

    def factor(step: int) -> float:
        if step < warm:
            return (step + 1) / warm
        return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * (step - warm) / max(1, plan.steps - warm)))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, factor)
    step, curve, epoch = 0, [], 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        if state["steps"] == plan.steps:
            net.load_state_dict(state["net"])
            if state["done"]:
                return state["curve"]
            bridge.load_state_dict(state["bridge"])
            optimiser.load_state_dict(state["optimiser"])
            schedule.load_state_dict(state["schedule"])
            step, curve, epoch = state["step"], state["curve"], state["epoch"]

    def save(done: bool) -> None:
        state = {"net": net.state_dict(), "steps": plan.steps, "step": step, "curve": curve, "epoch": epoch, "done": done}
        if not done:
            state |= {"bridge": bridge.state_dict(), "optimiser": optimiser.state_dict(), "schedule": schedule.state_dict()}
        checkpoint.parent.mkdir(parents=True, exist_ok=True)
        torch.save(state, checkpoint.with_suffix(".part"))
        checkpoint.with_suffix(".part").replace(checkpoint)

    since, begun, mean = time.time(), step, 0.0
    cache: Cache | None = None
    net.train()
    while step < plan.steps:
        draw = random.Random(seed * 1000 + epoch)
        soft: list[Soft] = []
        taught = bool(teach) and step < TAUGHT * plan.steps
        if teach and taught:
            examples, soft = teach(epoch)
        else:
            examples = stream(draw)
        for batch in batches(room, examples, plan.batch, draw):
            if cache is None or step % REFRESH == 0:
                cache = Cache(*places(net, room))
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=plan.half):
                out = net(*batch.inputs)
                parts = losses(net, room, batch, out, cache, chance)
                loss = sum((parts[h] for h in plan.heads if h in parts), torch.zeros(()))
                if taught:
                    weight = 0.7 * (1 - step / (TAUGHT * plan.steps))
                    logits = device_scores(net, room, out.query, cache.every, cache.owner)
                    loss = loss + max(0.0, weight) * soft_losses(out, logits, stack([soft[r] for r in batch.rows]),
                                                    batch.labels.present, bridge)  # fmt: skip
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            mean = 0.98 * mean + 0.02 * float(loss.detach()) if mean else float(loss.detach())
            progress(plan.label, step - begun, plan.steps - begun, since, f"loss {mean:.3f}")
            if step >= plan.steps:
                break
        epoch += 1
        curve.append((step, mean, watch(net) if watch and (epoch % 2 == 0 or step >= plan.steps) else math.nan))
        save(False)
    save(True)
    return curve


def stack(soft: list[Soft]) -> Soft:
    return Soft(**{name: torch.stack([getattr(s, name) for s in soft]) for name in Soft.__dataclass_fields__})


@torch.no_grad()
def say(net: Net, room: Room, examples: list[Example]) -> list[Soft]:
    """What a teacher says of examples."""
    net.eval()
    every, owner, _ = places(net, room)
    out: list[Soft | None] = [None] * len(examples)
    since, done = time.time(), 0
    for batch in batches(room, examples, 128, None):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            o = net(*batch.inputs)
        device = device_scores(net, room, o.query.float(), every, owner)
        for j, row in enumerate(batch.rows):
            out[row] = Soft(o.act[j].float(), o.operation[j].float(), device[j], o.query[j].float(), o.zones[j].float(),
                            o.value[j].float(), o.hidden[j].float())  # fmt: skip
        done += len(batch.rows)
        progress("teacher speaks", done, len(examples), since)
    return [s for s in out if s is not None]


# What speaks for a frame; the least of each over its wishes. The runtime weighs the same (io.codriver.nlu.fused.Evidence).
EVIDENCE = ("odds", "joint", "cosine", "tags", "value", "zones", "words")


@dataclass
class Read:
    """A frame as read out of a network, with how sure it is."""

    example: Example
    sure: float
    wish: float  # probability that it is a wish at all
    evidence: tuple[float, ...] = ()  # in the order of EVIDENCE, for wishes


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
    odds = math.log(max(wish, 1e-9)) - math.log(max(1 - wish, 1e-9))
    first = [at for at in batch.encoded[j].first if at >= 0]
    roles = float(o.tags[j, first].log_softmax(-1).max(-1).values.min()) if first else 0.0
    joint_log, close, chosen, zones = least
    words = min(20, len(batch.encoded[j].first)) / 10
    return Read(made, sure, wish, (max(-12.0, min(12.0, odds)), joint_log, close, roles, chosen, zones, words))


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
