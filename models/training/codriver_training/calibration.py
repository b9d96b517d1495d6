"""How sure the network really is: temperature, thresholds, and the curve of risk over coverage."""

from __future__ import annotations

import math

from .examples import Example, frame
from .learning import Read, Room, read
from .net import Net

# Most false actions on talk that isn't for the car.
ALLOWED = 0.005
# Below this share of right frames a wish is not worth asking about.
WORTH_ASKING = 0.5
HEATS = (0.6, 0.7, 0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0, 2.5, 3.0)


def calibrate(net: Net, room: Room, known: list[Example], strangers: list[Example]) -> tuple[dict, list]:
    """Thresholds from validation: `act` keeps false actions under ALLOWED, and right frames at nine in ten at the margin."""
    heat = min(HEATS, key=lambda h: _surprise(read(net, room, known, h), known))
    reads = read(net, room, known, heat)
    rows = sorted(
        ((r.sure, frame(r.example) == frame(e)) for r, e in zip(reads, known, strict=True) if r.example.act == "wish"),
        reverse=True,
    )
    curve: list[tuple[float, float, float]] = []
    right = 0
    for i, (sure, good) in enumerate(rows, 1):
        right += good
        if i % max(1, len(rows) // 40) == 0 or i == len(rows):
            curve.append((i / len(rows), 1 - right / i, sure))
    false = sorted((r.sure for r in read(net, room, strangers, heat) if r.example.act == "wish"), reverse=True)
    spare = int(len(strangers) * ALLOWED)
    act = false[spare] + 1e-3 if len(false) > spare else 0.0
    act = min(0.97, max(act, _where(rows, 0.7)))
    ask = min(act, max(0.25, _where(rows, WORTH_ASKING)))
    settings = {
        "temperature": {"act": heat, "wish": heat},
        "thresholds": {"act": round(act, 3), "ask": round(ask, 3)},
        "strangers": {"sentences": len(strangers), "taken for wishes": len(false)},
    }
    return settings, curve


def _surprise(reads: list[Read], known: list[Example]) -> float:
    """Mean negative log-likelihood of "this frame is right", told by how sure the network is."""
    total = 0.0
    for r, e in zip(reads, known, strict=True):
        sure = min(max(r.sure, 1e-4), 1 - 1e-4)
        total -= math.log(sure if frame(r.example) == frame(e) else 1 - sure)
    return total / len(reads)


def _where(rows: list[tuple[float, bool]], share: float) -> float:
    """The sureness at which about `share` of the neighbouring frames are right."""
    window = max(5, len(rows) // 12)
    for i in range(0, max(1, len(rows) - window)):
        part = rows[i : i + window]
        if sum(good for _, good in part) / len(part) < share:
            return part[len(part) // 2][0]
    return 0.0
