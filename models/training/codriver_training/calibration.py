"""How sure the network really is: temperature, thresholds, and the curve of risk over coverage."""

from __future__ import annotations

from .examples import Example, frame
from .learning import Room, read
from .net import Net

# Most false actions on talk that isn't for the car.
ALLOWED = 0.005
# Below this share of right frames a wish is not worth asking about.
WORTH_ASKING = 0.5


def calibrate(net: Net, room: Room, known: list[Example], strangers: list[Example]) -> tuple[dict, list]:
    """Thresholds from validation: `act` keeps false actions under ALLOWED, and right frames at nine in ten at the margin."""
    reads = read(net, room, known)
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
    false = sorted((r.sure for r in read(net, room, strangers) if r.example.act == "wish"), reverse=True)
    spare = int(len(strangers) * ALLOWED)
    act = false[spare] + 1e-3 if len(false) > spare else 0.0
    act = min(0.97, max(act, _where(rows, 0.7)))
    ask = min(act, max(0.25, _where(rows, WORTH_ASKING)))
    settings = {
        "temperature": {"act": 1.0, "wish": 1.0},
        "thresholds": {"act": round(act, 3), "ask": round(ask, 3)},
        "strangers": {"sentences": len(strangers), "taken for wishes": len(false)},
    }
    return settings, curve


def _where(rows: list[tuple[float, bool]], share: float) -> float:
    """The sureness at which about `share` of the neighbouring frames are right."""
    window = max(5, len(rows) // 12)
    for i in range(0, max(1, len(rows) - window)):
        part = rows[i : i + window]
        if sum(good for _, good in part) / len(part) < share:
            return part[len(part) // 2][0]
    return 0.0
