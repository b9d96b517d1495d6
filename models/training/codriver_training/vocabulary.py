"""Sub-word tokens: greedy longest match over a fixed list of pieces (WordPiece), and the tokens that aren't words.

The Java side (io.codriver.nlu.fused.Pieces) does exactly the same; a golden file holds the two together.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from . import corpus

PAD, CLS, SEP, UNK = "[PAD]", "[CLS]", "[SEP]", "[UNK]"
WISH_TOKENS = ("[W1]", "[W2]", "[W3]")
PLACES = (*corpus.SEATS, "front", "rear", "left", "right", "windshield-front", "windshield-rear", "lamps-front",
          "lamps-rear")  # fmt: skip
SCENE_TOKENS = (
    *(f"[seat:{s}]" for s in corpus.SEATS),
    *(f"[look:{kind}]" for kind in corpus.LOOKS),
    *(f"[at:{place}]" for place in PLACES),
    *(f"[bus:{state}]" for state in corpus.BUS),
    *(f"[op:{operation}]" for operation in corpus.OPERATIONS),
    *(f"[zone:{zone}]" for zone in corpus.ZONES),
)
SPECIAL = (PAD, CLS, SEP, UNK, *WISH_TOKENS, *SCENE_TOKENS)
LONGEST_WORD = 40


class Vocabulary:
    """Pieces with their ids; the specials come first."""

    def __init__(self, pieces: list[str]):
        self.all = [*SPECIAL, *pieces]
        self.ids = {piece: i for i, piece in enumerate(self.all)}
        self.unknown = self.ids[UNK]

    @staticmethod
    def load(path: Path) -> Vocabulary:
        lines = path.read_text(encoding="utf-8").split("\n")
        return Vocabulary([line for line in lines if line][len(SPECIAL) :])

    def save(self, path: Path) -> None:
        path.write_text("\n".join(self.all) + "\n", encoding="utf-8")

    def __len__(self) -> int:
        return len(self.all)

    def word(self, word: str) -> list[int]:
        """The pieces of one word; a single unknown when it can't be put together."""
        if len(word) > LONGEST_WORD:
            return [self.unknown]
        out: list[int] = []
        start = 0
        while start < len(word):
            end = len(word)
            while end > start:
                piece = word[start:end] if start == 0 else "##" + word[start:end]
                if piece in self.ids:
                    out.append(self.ids[piece])
                    break
                end -= 1
            if end == start:
                return [self.unknown]
            start = end
        return out


def split(word: str) -> list[str]:
    """A word of the corpus as the pieces' vocabulary has it: "i'm" is i ' m, as in the encoder's own tokeniser."""
    if word == "%":
        return ["percent"]
    if word == "°":
        return ["degrees"]
    out: list[str] = []
    run = ""
    for char in word:
        if char.isalnum():
            run += char
        else:
            if run:
                out.append(run)
            run = ""
            out.append(char)
    if run:
        out.append(run)
    return out


def reduced(encoder_pieces: list[str], words: list[str], most: int) -> list[str]:
    """The encoder's pieces: all single characters, those of words that come at least twice, and its most frequent up to `most`."""
    full = Vocabulary([p for p in encoder_pieces if p not in SPECIAL])
    wanted = {piece for piece in encoder_pieces if len(piece.removeprefix("##")) == 1 and piece.isascii()}
    for word, times in Counter(words).items():
        for part in split(word) if times > 1 else ():
            wanted.update(full.all[i] for i in full.word(part))
    plain = (p for p in encoder_pieces[1996:] if p.isascii() and p.removeprefix("##").isalpha())
    for piece in plain:
        if len(wanted) >= most:
            break
        wanted.add(piece)
    return [p for p in encoder_pieces if p in wanted and p not in SPECIAL]
