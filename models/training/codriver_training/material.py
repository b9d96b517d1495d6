"""What is trained on: the corpus split by family, the vocabulary, and endless disturbed examples."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass
from pathlib import Path

from . import catalog as catalogs
from . import corpus, encoder, examples, offers, synthetic, templates
from .batches import Names
from .disturb import Confusions, Disturber
from .examples import Example
from .losses import Room
from .offers import Offers
from .openwords import LISTS
from .vocabulary import Vocabulary, reduced

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT / "models" / "training" / "data"
# As many pieces as keep the network's file under four million bytes.
MOST_PIECES = 8200
VALIDATION_SHARE = 0.1
# One scene without words beside so many sentences.
WORDLESS = 30


@dataclass
class Material:
    room: Room
    train: list[Example]
    validation: list[Example]
    test: list[Example]
    disturber: Disturber
    pool: list[Example]
    offers: Offers

    def epoch(self, chance: random.Random, heard: bool, synthetic_share: float = 0.1,
              without: frozenset[str] = frozenset()) -> list[Example]:  # fmt: skip
        """Every hand-written example in other words, and synthetic ones beside."""
        wishes = [e for e in self.train if e.act == "wish"]
        silent = [e for e in self.train if e.act != "wish"]  # twice: everything that is put together is a wish
        out = [self.disturber.clean(e, wishes, chance) for e in (*self.train, *silent)]
        count = int(len(self.train) * synthetic_share)
        made = synthetic.sample(self.room.catalog, count, chance, without)
        made += templates.sample(self.room.catalog, self.disturber.open_words, len(self.train) // 8, chance, without)
        some = chance.sample(self.pool, min(len(self.pool), len(self.train) // 14))
        out += [self.disturber.clean(e, wishes, chance) for e in (*made, *some)]
        if not heard:
            return out
        return [self.disturber.heard(e, chance) for e in out] + self.offers.sample(len(out) // WORDLESS, chance)


def _validates(family: str) -> bool:
    return hashlib.sha256(family.encode()).digest()[0] < 256 * VALIDATION_SHARE


def load(pieces: Path | None = None, pool: list[Example] | None = None, without: frozenset[str] = frozenset()) -> Material:
    """Reads everything; sentences about the devices in `without` neither train nor validate.

    The vocabulary is kept in the file `pieces` and taken from there when it exists: networks of one run share it.
    """
    car = catalogs.read(ROOT / "catalogs" / "car")
    lines: dict[str, list[Example]] = {}
    for split in ("train", "test"):
        read, problems = corpus.read(DATA / split, car)
        if problems:
            raise ValueError("the corpus has mistakes:\n" + "\n".join(problems[:20]))
        lines[split] = [examples.of(line, car) for line in read]
    tested = {tuple(e.words) for e in lines["test"]}
    lines["train"] = [e for e in lines["train"] if tuple(e.words) not in tested]
    fair = [e for e in lines["train"] if not any(w.device in without for w in e.wants)]
    if pieces and pieces.exists():
        vocabulary = Vocabulary.load(pieces)
    else:
        vocabulary = Vocabulary(reduced(encoder.pieces(encoder.fetch()), _words(car, lines["train"]), MOST_PIECES))
        if pieces:
            vocabulary.save(pieces)
    train = [e for e in fair if not _validates(e.family)]
    for source, example in enumerate(train):
        example.source = source
    return Material(
        Room(car, vocabulary, Names(car, vocabulary)),
        train,
        [e for e in fair if _validates(e.family)],
        lines["test"],
        Disturber(car, Confusions(DATA / "confusions.tsv"), train, without),
        pool or [],
        offers.read(DATA / "offers", car, _validates),
    )


def _words(car: catalogs.Catalog, train: list[Example]) -> list[str]:
    words = [w for e in train for w in e.words]
    for device in car.devices.values():
        words += 2 * [w for n in device.names for w in corpus.tokens(n)]
        words += 2 * [w for forms in device.values.values() for f in forms for w in corpus.tokens(f)]
    for pool in LISTS.values():
        words += [w for text in pool for w in corpus.tokens(text)]
    return words
