"""The training loop, with checkpoints, and the teacher's lesson."""

from __future__ import annotations

import math
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch

from .examples import Example
from .losses import Cache, Room, Soft, batches, device_scores, losses, places, soft_losses
from .net import Net
from .practice import Practice, likelihood

# Steps between two readings of all names.
REFRESH = 80
# Fewest steps between two measurements on validation.
WATCH = 500
# The teacher's voice fades out over this share of a student's steps; the rest is learnt from the labels alone.
TAUGHT = 0.75
# How much of the running mean of the weights is kept at a step; the mean is what is measured and kept in the end.
KEPT = 0.998
HEADS = ("act", "operation", "device", "zones", "value", "named", "tags", "owner")


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


class Steady:
    """The running mean of a network's weights: less noisy than where the last step happened to leave them."""

    def __init__(self, net: Net):
        self.mean = {name: weights.detach().clone() for name, weights in net.state_dict().items()}

    @torch.no_grad()
    def follow(self, net: Net, step: int) -> None:
        kept = min(KEPT, step / (step + 10))
        torch._foreach_lerp_(list(self.mean.values()), list(net.state_dict().values()), 1 - kept)

    def watched(self, net: Net, watch: Callable[[Net], float]) -> float:
        """What `watch` measures of a network with the mean weights."""
        now = {name: weights.clone() for name, weights in net.state_dict().items()}
        net.load_state_dict(self.mean)
        found = watch(net)
        net.load_state_dict(now)
        net.train()
        return found


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
    optimiser = torch.optim.AdamW(groups, weight_decay=plan.decay, fused=True)
    warm = max(20, plan.steps // 12)

    def factor(step: int) -> float:
        if step < warm:
            return (step + 1) / warm
        return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * (step - warm) / max(1, plan.steps - warm)))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, factor)
    step, curve, epoch = 0, [], 0
    steady, practice = Steady(net), Practice()
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        if state["steps"] == plan.steps:
            net.load_state_dict(state["net"])
            if state["done"]:
                return state["curve"]
            bridge.load_state_dict(state["bridge"])
            steady.mean, practice.learnt = state["mean"], state["learnt"]
            optimiser.load_state_dict(state["optimiser"])
            schedule.load_state_dict(state["schedule"])
            step, curve, epoch = state["step"], state["curve"], state["epoch"]

    def save(done: bool) -> None:
        weights = steady.mean if done else net.state_dict()
        state = {"net": weights, "steps": plan.steps, "step": step, "curve": curve, "epoch": epoch, "done": done}
        if not done:
            state |= {"mean": steady.mean, "learnt": practice.learnt, "bridge": bridge.state_dict()}
            state |= {"optimiser": optimiser.state_dict(), "schedule": schedule.state_dict()}
        checkpoint.parent.mkdir(parents=True, exist_ok=True)
        torch.save(state, checkpoint.with_suffix(".part"))
        checkpoint.with_suffix(".part").replace(checkpoint)

    since, begun, mean, watched = time.time(), step, 0.0, step
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
        rows = practice.chosen(examples, draw)
        examples, soft = [examples[i] for i in rows], [soft[i] for i in rows] if taught else []
        for batch in batches(room, examples, plan.batch, draw):
            if cache is None or step % REFRESH == 0:
                cache = Cache(*places(net, room))
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=plan.half):
                out = net(*batch.inputs)
                parts = losses(net, room, batch, out, cache, chance)
                loss = sum((parts[h] for h in plan.heads if h in parts), torch.zeros(()))
                device = device_scores(net, room, out.query, cache.every, cache.owner)
                practice.note(batch.examples, likelihood(out, device, batch.labels))
                said = torch.tensor([bool(e.words) for e in batch.examples])
                if taught and said.any():
                    weight = 0.7 * (1 - step / (TAUGHT * plan.steps))
                    loss = loss + max(0.0, weight) * soft_losses(out, device, stack([soft[r] for r in batch.rows]),
                                                    batch.labels.present, said, bridge)  # fmt: skip
            if not loss.requires_grad:  # a batch without anything for these heads
                continue
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            steady.follow(net, step)
            mean = 0.98 * mean + 0.02 * float(loss.detach()) if mean else float(loss.detach())
            progress(plan.label, step - begun, plan.steps - begun, since, f"loss {mean:.3f}")
            if step >= plan.steps:
                break
        epoch += 1
        due = watch and (step >= plan.steps or step - watched >= WATCH)
        curve.append((step, mean, steady.watched(net, watch) if due else math.nan))
        watched = step if due else watched
        save(False)
    save(True)
    net.load_state_dict(steady.mean)
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
