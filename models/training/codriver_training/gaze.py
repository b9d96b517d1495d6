"""Where people in a car can look, and what a gaze estimate that is some degrees off makes of it.

Positions are metres in the car's frame: x forward, y left, z up, from the middle of the floor between the front seats;
a usual five-seater. The same table is in the bundle (`cabin.json`), where the runtime finds what an angle points at.
"""

from __future__ import annotations

import math
import random

HEADS = {
    "driver": (0.0, 0.38, 1.15),
    "front-passenger": (0.0, -0.38, 1.15),
    "rear-left": (-0.9, 0.38, 1.15),
    "rear-middle": (-0.95, 0.0, 1.15),
    "rear-right": (-0.9, -0.38, 1.15),
}
TARGETS = {
    "window@driver": (0.25, 0.75, 1.1), "window@front-passenger": (0.25, -0.75, 1.1),
    "window@rear-left": (-0.75, 0.75, 1.1), "window@rear-right": (-0.75, -0.75, 1.1),
    "door@driver": (0.25, 0.72, 0.7), "door@front-passenger": (0.25, -0.72, 0.7),
    "door@rear-left": (-0.75, 0.72, 0.7), "door@rear-right": (-0.75, -0.72, 0.7),
    "seat@driver": (0.0, 0.38, 1.05), "seat@front-passenger": (0.0, -0.38, 1.05),
    "seat@rear-left": (-0.9, 0.38, 1.05), "seat@rear-middle": (-0.95, 0.0, 1.05),
    "seat@rear-right": (-0.9, -0.38, 1.05),
    "mirror@driver": (0.75, 0.95, 1.0), "mirror@front-passenger": (0.75, -0.95, 1.0), "mirror": (0.55, 0.0, 1.35),
    "roof": (-0.2, 0.0, 1.5), "display": (0.65, 0.0, 0.85), "cluster": (0.7, 0.38, 0.9), "road": (10.0, 0.38, 1.0),
    "windshield@windshield-front": (0.8, 0.2, 1.25), "windshield@windshield-rear": (-1.7, 0.0, 1.2),
    "trunk": (-2.0, 0.0, 0.9), "wheel": (0.45, 0.38, 0.8), "phone": (0.3, 0.0, 0.6), "glove-box": (0.65, -0.4, 0.65),
    "light@driver": (0.25, 0.15, 1.45), "light@front-passenger": (0.25, -0.15, 1.45),
    "light@rear-left": (-0.85, 0.45, 1.45), "light@rear-right": (-0.85, -0.45, 1.45),
    "vent@driver": (0.65, 0.2, 0.9), "vent@front-passenger": (0.65, -0.6, 0.9),
    "vent@rear-left": (-0.35, 0.1, 0.6), "vent@rear-right": (-0.35, -0.1, 0.6),
}  # fmt: skip


def direction(seat: str, target: str) -> tuple[float, float]:
    """Yaw (to the left positive) and pitch (up positive) in degrees from a seat's head to a target."""
    x, y, z = (t - h for t, h in zip(TARGETS[target], HEADS[seat], strict=True))
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))


def nearest(seat: str, yaw: float, pitch: float) -> str:
    """The target that lies nearest to a direction, one's own head left out."""
    def off(target: str) -> float:
        at_yaw, at_pitch = direction(seat, target)
        turn = (yaw - at_yaw + 180) % 360 - 180
        return math.hypot(turn * math.cos(math.radians(pitch)), pitch - at_pitch)

    return min((t for t in TARGETS if t != f"seat@{seat}"), key=off)


def blurred(seat: str, look: str, chance: random.Random, degrees: float = 7.0) -> str:
    """What an estimate with an error of `degrees` (one standard deviation over both angles) takes a look for."""
    target = look
    if target not in TARGETS:
        return look
    if seat not in HEADS or target == f"seat@{seat}":
        return look
    yaw, pitch = direction(seat, target)
    one = degrees / math.sqrt(2)
    return nearest(seat, yaw + chance.gauss(0, one), pitch + chance.gauss(0, one))
