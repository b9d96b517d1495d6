"""What is worth offering when nobody says anything: scenes without words, whose frame is the offer, or talk for none."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from . import corpus, examples
from .catalog import Catalog
from .examples import Example, frame
from .reading import Read

# States that are no reason for anything as long as nothing else is so.
NEUTRAL = ("hot-outside", "cold-outside", "moving", "parked", "guiding", "media-playing", "radio-playing", "dark", "massage-on")
APART = ({"moving", "parked"}, {"fast", "parked"}, {"hot-outside", "cold-outside"}, {"media-playing", "radio-playing"})


@dataclass
class Offers:
    """Scenes by hand: to train on, of other families to set the threshold with, and by another author to measure."""

    train: list[Example]
    validation: list[Example]
    test: list[Example]

    def sample(self, count: int, chance: random.Random) -> list[Example]:
        """Scenes with other things going on in them, and ordinary scenes that give no reason."""
        out: list[Example] = []
        while self.train and len(out) < count:
            out.append(ordinary(chance) if chance.random() < 0.25 else among_others(chance.choice(self.train), chance))
        return out


def read(folder: Path, car: Catalog, validates: Callable[[str], bool]) -> Offers:
    """The scenes of a folder; those of the test don't train."""
    train, test = (_lines(folder / split, car) for split in ("train", "test"))
    tested = {_scene(e) for e in test}
    train = [e for e in train if _scene(e) not in tested]
    return Offers([e for e in train if not validates(e.family)], [e for e in train if validates(e.family)], test)


def _lines(folder: Path, car: Catalog) -> list[Example]:
    lines, problems = corpus.read(folder, car)
    if problems:
        raise ValueError("the offers have mistakes:\n" + "\n".join(problems[:20]))
    return [examples.of(line, car) for line in lines]


def _scene(example: Example) -> tuple:
    return example.look, tuple(sorted(example.bus)), example.last


def ordinary(chance: random.Random) -> Example:
    """A scene in which there is nothing to offer."""
    out = Example([], "talk", family="synthetic/ordinary")
    for state in chance.sample(NEUTRAL, chance.randint(0, 4)):
        if not any(state in pair and pair & set(out.bus) for pair in APART):
            out.bus = (*out.bus, state)
    return among_others(out, chance)


def among_others(example: Example, chance: random.Random) -> Example:
    """The same scene with what never matters in it."""
    out = example.copy()
    if not out.seat and "video-playing" not in out.bus and chance.random() < 0.7:
        out.seat = "driver"
    if "massage-on" not in out.bus and not out.last and chance.random() < 0.2:
        out.bus = (*out.bus, "massage-on")
    if not out.look and chance.random() < 0.3:
        out.look = chance.choice(("road", "windshield@windshield-front", "cluster"))
    return out


def score(reads: list[Read], gold: list[Example], offer: float) -> dict[str, float]:
    """How often what is offered from a confidence on is right, and how often something is offered for no reason."""
    worth = [(r, e) for r, e in zip(reads, gold, strict=True) if e.act == "wish"]
    idle = [r for r, e in zip(reads, gold, strict=True) if e.act != "wish"]
    made = [(r, e) for r, e in worth if is_offer(r, offer)]
    return {
        "scenes": len(gold),
        "worth an offer": len(worth),
        "offered": len(made) / max(1, len(worth)),
        "of these right": sum(frame(r.example) == frame(e) for r, e in made) / max(1, len(made)),
        "idle": len(idle),
        "of these offered something": sum(is_offer(r, offer) for r in idle) / max(1, len(idle)),
    }


def is_offer(read: Read, offer: float) -> bool:
    """As the runtime decides it: one whole wish that isn't a question."""
    wants = read.example.wants
    whole = len(wants) == 1 and wants[0].operation != "query" and (wants[0].operation != "set" or wants[0].named or wants[0].measure)
    return bool(whole) and read.plain >= offer


def threshold(reads: list[Read], gold: list[Example], needless: float) -> float:
    """The confidence from which at most that share of idle scenes gets an offer."""
    ranked = sorted((r.plain for r, e in zip(reads, gold, strict=True) if e.act != "wish" and is_offer(r, 0)), reverse=True)
    allowed = int(needless * sum(e.act != "wish" for e in gold))
    return max(0.5, ranked[allowed] + 1e-3 if len(ranked) > allowed else 0.5)
