"""What a car adds to clean sentences: other names and numbers, wishes run together, misheard words, scenes, gaze error."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from . import corpus
from .catalog import Catalog
from .corpus import tokens
from .examples import Example, Span
from .gaze import blurred
from .openwords import OpenWords
from .synthetic import ZONE_WORDS, number

OPENERS = ("hey", "okay", "um", "uh", "so", "well", "please", "hey codriver", "codriver", "right", "erm", "oh", "and",
           "now", "alright", "yeah", "hello")  # fmt: skip
CLOSERS = ("please", "thanks", "thank you", "now", "would you", "will you", "for me please", "okay", "right now", "quickly")
JOINS = (("and",), ("and", "then"), ("then",), ("and", "also"), ("also",), ("plus",), (), ("and", "please"), ("oh", "and"))
FILLERS = ("um", "uh", "like", "you know", "er", "i mean", "well")
DEICTIC = {"this", "that", "these", "those", "there", "it", "one", "hers", "his", "here"}


class Confusions:
    """What the recogniser makes of words, learnt from what it made of spoken sentences (data/confusions.tsv)."""

    def __init__(self, path: Path):
        self.heard: dict[str, list[tuple[list[str], float]]] = {}
        if path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                if line and not line.startswith("#"):
                    said, heard, share = line.split("\t")
                    self.heard.setdefault(said, []).append((heard.split(), float(share)))

    def hear(self, word: str, chance: random.Random) -> list[str] | None:
        """Other words than `word`, or None when it is heard right."""
        draw = chance.random()
        for words, share in self.heard.get(word, ()):
            draw -= share
            if draw < 0:
                return words
        return None


class Disturber:
    def __init__(
        self, catalog: Catalog, confusions: Confusions, train: list[Example], without: frozenset[str] = frozenset()
    ):
        self.catalog = catalog
        self.confusions = confusions
        self.open_words = OpenWords(catalog, train)
        self.depend_on_bus = {tuple(e.words) for e in train if "bus" in e.needs}
        self.names = {
            d.id: sorted((tokens(n) for n in d.placeless), key=len, reverse=True)
            for d in catalog.devices.values()
            if d.id not in without
        }

    def clean(self, example: Example, others: list[Example], chance: random.Random) -> Example:
        """The same thought in other words: names, numbers, zones and open words, and perhaps a second wish behind it."""
        out = example.copy()
        if tuple(out.words) in self.depend_on_bus:
            out.needs |= {"bus"}  # also without a state: another state would make another wish of the same words
        if out.partial:
            return self.scene(out, chance)
        self._rename(out, chance)
        self._revalue(out, chance)
        self._rezone(out, chance)
        self._reopen(out, chance)
        if self._alone(out) and chance.random() < 0.22:
            second = chance.choice(others).copy()
            if self._alone(second) and tuple(second.words) not in self.depend_on_bus:
                self._rename(second, chance)
                self._revalue(second, chance)
                out = join(out, second, chance)
        if chance.random() < 0.2:
            out.substitute(0, 0, tokens(chance.choice(OPENERS)))
        if out.act in ("wish", "other") and chance.random() < 0.12:
            out.substitute(len(out.words), len(out.words), tokens(chance.choice(CLOSERS)))
        return self.scene(out, chance)

    @staticmethod
    def _alone(example: Example) -> bool:
        return (
            example.act == "wish"
            and not example.partial
            and len(example.wants) == 1
            and not example.needs
            and not any(s.kind == "when" for s in example.spans)
            and len(example.words) <= 12
        )

    def _rename(self, out: Example, chance: random.Random) -> None:
        for want in out.wants:
            if chance.random() > 0.4 or want.device not in self.names:
                continue
            for name in self.names[want.device]:
                at = corpus.find(out.words, name)
                if at >= 0 and not out.covered(at, at + len(name)):
                    other = chance.choice(self.catalog.devices[want.device].placeless)
                    out.substitute(at, at + len(name), tokens(other))
                    break

    def _revalue(self, out: Example, chance: random.Random) -> None:
        for span in out.spans:
            if span.kind == "value" and chance.random() < 0.6:
                said = out.words[span.start : span.end]
                kind = "degrees" if any(w.startswith("degree") for w in said) else ""
                kind = kind or ("percent" if {"percent", "%"} & set(said) else "")
                if kind:
                    out.substitute(span.start, span.end, tokens(number(chance, kind)))
        for want in out.wants:
            values = self.catalog.devices[want.device].values
            others = [v for v in values if v not in ("on", "off", "start", "stop")]
            if want.named not in others or chance.random() > 0.5:
                continue
            for form in sorted((tokens(f) for f in values.get(want.named, ())), key=len, reverse=True):
                at = corpus.find(out.words, form) if form else -1
                if at >= 0 and len(form[0]) > 2 and not out.covered(at, at + len(form)):
                    other = chance.choice(others)
                    out.substitute(at, at + len(form), tokens(chance.choice(values[other])) or form)
                    want.named = other
                    break

    @staticmethod
    def _rezone(out: Example, chance: random.Random) -> None:
        said = [(w, z) for w in out.wants for z in w.zones if z in ("driver", "front-passenger", "rear-left", "rear-right")]
        if len(said) != 1 or len(out.wants[0].zones) != 1 or chance.random() > 0.5:
            return
        want, zone = said[0]
        for form in ZONE_WORDS[zone]:
            part = form.split(" ")
            at = corpus.find(out.words, part)
            if at >= 0 and len(part) > 1 and not out.covered(at, at + len(part)):
                other = chance.choice(("driver", "front-passenger", "rear-left", "rear-right"))
                twos = [f for f in ZONE_WORDS[other] if " " in f]
                out.substitute(at, at + len(part), chance.choice(twos).split(" "))
                want.zones = (other,)
                return

    def _reopen(self, out: Example, chance: random.Random) -> None:
        for span in out.spans:
            if self.open_words.knows(span.kind) and chance.random() < 0.5:
                out.substitute(span.start, span.end, self.open_words.draw(span.kind, chance))

    def scene(self, out: Example, chance: random.Random) -> Example:
        """Fills in what the sentence doesn't depend on: somebody sits somewhere, looks somewhere, the car does something."""
        if not out.seat and chance.random() < 0.85:
            out.seat = chance.choice(("driver", "driver", "driver", *corpus.SEATS))
        if "look" not in out.needs:
            share = 0.6 if out.act == "talk" else 0.35
            points = bool(DEICTIC & set(out.words)) or any("there" in w.zones or "theirs" in w.zones for w in out.wants)
            if not points and chance.random() < share:
                out.look = _idle_look(out, chance)
        if "bus" not in out.needs and not (out.needs and len(out.words) < 5):
            out.bus = tuple(chance.sample(corpus.BUS, chance.choice((0, 0, 1, 1, 2, 3))))
        if "last" not in out.needs and chance.random() < 0.25 and len(out.words) > 3 and not DEICTIC & set(out.words):
            device = chance.choice(list(self.catalog.devices.values()))
            out.last = (corpus.Wish(chance.choice(sorted(device.operations)), device.id),)
        return out

    def heard(self, clean: Example, chance: random.Random) -> Example:
        """The example as a car gets it: misheard, with gaze error, and now and then without eyes or bus."""
        out = clean.copy()
        rate = chance.choice((0.0, 0.0, 0.0, 0.5, 1.0))
        unsure: list[tuple[int, int]] = []
        at = 0
        while at < len(out.words):
            words = self.confusions.hear(out.words[at], chance) if chance.random() < rate else None
            if words is None or (not words and len(out.words) <= 2):
                at += 1
                continue
            if out.covered(at, at + 1) and not words:
                at += 1
                continue
            out.substitute(at, at + 1, words)
            unsure.append((at, at + len(words)))
            at += max(1, len(words))
        if chance.random() < 0.05:
            at = chance.randrange(len(out.words) + 1)
            if not any(s.start < at < s.end for s in out.spans):
                out.substitute(at, at, chance.choice(FILLERS).split(" "))
        out.unsure = [chance.random() < 0.04 for _ in out.words]
        for start, end in unsure:
            for i in range(start, min(end, len(out.words))):
                out.unsure[i] = chance.random() < 0.7
        out.spans = [s for s in out.spans if s.end > s.start]
        if out.look:
            out.look = blurred(out.seat or "driver", out.look, chance)
            place = out.look.partition("@")[2]
            if place and "look" not in out.needs and chance.random() < 0.1:
                out.look = f"@{place}"  # where is known, at what isn't
        if "look" not in out.needs and chance.random() < 0.3:
            out.look = ""
        if "bus" not in out.needs and chance.random() < 0.3:
            out.bus = ()
        return out


def _idle_look(out: Example, chance: random.Random) -> str:
    if out.act == "talk" and chance.random() < 0.7:
        return f"seat@{chance.choice(corpus.SEATS)}"
    if chance.random() < 0.55:
        return chance.choice(("road", "road", "display", "windshield@windshield-front", "cluster"))
    return chance.choice(
        ("mirror@driver", "window@driver", "window@front-passenger", "seat@front-passenger", "window@rear-left",
         "window@rear-right", "roof", "door@driver", "phone", "seat@rear-left", "vent@front-passenger")
    )  # fmt: skip


def join(first: Example, second: Example, chance: random.Random) -> Example:
    """Two wishes in one sentence."""
    link = list(chance.choice(JOINS))
    shift = len(first.words) + len(link)
    out = first.copy()
    out.words = first.words + link + second.words
    out.unsure = []
    out.wants = out.wants + [replace(w) for w in second.wants]
    out.spans += [Span(s.kind, s.owner + 1, s.start + shift, s.end + shift) for s in second.spans]
    return out
