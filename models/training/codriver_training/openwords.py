"""Words that stand for anything: places, people, titles, messages; from lists, from the training corpus, and cut out of talk.

A network that sees few names learns the names instead of where a name begins and ends.
"""

from __future__ import annotations

import random

from .catalog import Catalog
from .corpus import tokens
from .examples import Example

PLACES = ("the old mill", "harbour street", "market square", "riverside", "the town hall", "lake view road", "oak avenue",
          "the sports centre", "twelve station road", "grandma's house", "north bridge", "saint mary's church",
          "the garden centre", "willow close", "the museum", "greenfield", "port ellen", "terminal two", "the zoo",
          "mill lane forty two", "kingston", "the swimming pool", "high street", "the vet", "a cash machine", "castle hill")
PEOPLE = ("anna", "ben", "mum", "dad", "grandpa", "tom stone", "sarah", "doctor lee", "the office", "my sister", "uncle jim",
          "maria", "peter", "julia berg", "the plumber", "my boss", "lisa", "mohammed", "priya", "kenji", "my husband",
          "school", "carlos", "emma", "the babysitter", "aunt rose", "oliver", "chloe", "nana", "my brother")
TITLES = ("silver rain", "hurricane", "walking home", "the long road", "blue morning", "summer letters", "paper boats",
          "midnight train", "golden hour", "stone by stone", "the last light", "hold the line", "dancing shoes", "ocean drive",
          "winter sun", "letters from home", "north wind", "wildfire", "counting stars at noon", "quiet river")
ARTISTS = ("the lanterns", "maria lopez", "grey harbour", "the night owls", "john carter", "silver pine", "the wanderers",
           "ella stone", "kings of dust", "velvet moon", "the paper kites band", "sam rivers", "nova", "old town choir")
TEXTS = ("i'm on my way", "we're running late", "see you at six", "don't wait for us", "can you pick up some bread",
         "the train is delayed", "happy birthday", "i'll call you later", "we are stuck in traffic", "dinner is ready",
         "did you feed the cat", "be there in ten minutes", "where are you", "leave the key under the mat")
LISTS = {"place": PLACES, "person": PEOPLE, "title": TITLES, "artist": ARTISTS, "album": TITLES, "playlist": TITLES,
         "text": TEXTS}  # fmt: skip
# How often a draw is cut out of talk: a title can be any words at all, a message is something that somebody says.
CUT = {"title": 0.3, "album": 0.3, "playlist": 0.2, "artist": 0.15, "text": 0.5}
LONGEST_TITLE = 5
LONGEST_TEXT = 10


class OpenWords:
    """Draws open words by kind of span. `train` must hold training sentences only."""

    def __init__(self, catalog: Catalog, train: list[Example]):
        self._pools = {kind: [tokens(words) for words in some] for kind, some in LISTS.items()}
        for example in train:
            for span in example.spans:
                if span.kind in self._pools:
                    self._pools[span.kind].append(example.words[span.start : span.end])
        self._talk = [e.words for e in train if e.act == "talk"]
        self._taken = {
            " ".join(tokens(form))
            for device in catalog.devices.values()
            for form in (*device.names, *(f for forms in device.values.values() for f in forms))
        }

    def knows(self, kind: str) -> bool:
        return kind in self._pools

    def draw(self, kind: str, chance: random.Random) -> list[str]:
        """Words of a kind that `knows`; never empty, and never just what the catalogue calls something."""
        if self._talk and chance.random() < CUT.get(kind, 0):
            cut = self._cut(kind, chance)
            if cut and " ".join(cut) not in self._taken:
                return cut
        return list(chance.choice(self._pools[kind]))

    def _cut(self, kind: str, chance: random.Random) -> list[str]:
        words = chance.choice(self._talk)
        if kind == "text":
            return list(words) if len(words) <= LONGEST_TEXT else []
        length = chance.randint(1, LONGEST_TITLE)
        start = chance.randrange(max(1, len(words) - length + 1))
        return words[start : start + length]
