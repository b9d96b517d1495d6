"""Learns what the recogniser makes of words: speaks sentences of the corpus, decodes them, aligns, counts.

    python -m codriver_training.confusions [COUNT]

Needs flite (Debian) for the voices, and builds nothing: `./codriver` must be there to decode. Writes data/confusions.tsv, which is
ours and small; the sound isn't kept. Synthetic voices: people are misheard in other ways too.
"""

from __future__ import annotations

import array
import json
import random
import subprocess
import sys
import tempfile
import wave
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from pathlib import Path

from . import catalog, corpus
from .material import DATA, ROOT

VOICES = ("rms", "awb", "slt", "kal16")
LEAST = 2
# A word that was heard once for another, and doesn't look like it, was only put beside it by the alignment.
ALIKE = 0.4
# A sentence in which these were misheard, or not heard, says something else: nothing can be learnt from its frame.
DENIALS = {"not", "no", "don't", "never", "without", "isn't", "doesn't", "didn't", "won't", "can't", "but", "except", "all"}
OPPOSITES = ({"on", "off"}, {"open", "close", "shut"}, {"up", "down"}, {"left", "right"}, {"front", "rear", "back"},
             {"more", "less"}, {"warmer", "cooler"}, {"higher", "lower"})  # fmt: skip
RATE = 16_000


def speak(text: str, path: Path, voice: str, noise: float, chance: random.Random) -> None:
    """One sentence as a 16 kHz mono WAV, with noise of a share of full scale, and silence around it."""
    subprocess.run(["flite", "-voice", voice, "-t", text, "-o", str(path)], check=True, capture_output=True)
    with wave.open(str(path)) as sound:
        rate, data = sound.getframerate(), array.array("h", sound.readframes(sound.getnframes()))
    step = rate / RATE
    samples = [data[int(i * step)] for i in range(int(len(data) / step))]
    padded = [0] * (RATE // 4) + samples + [0] * RATE
    level = noise * 32_767
    noisy = [max(-32_768, min(32_767, int(s + chance.gauss(0, level)))) for s in padded]
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(array.array("h", noisy).tobytes())


def aligned(said: list[str], heard: list[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Each said word with the words heard for it, by least edits; what was heard beside goes to the word before."""
    n, m = len(said), len(heard)
    cost = [[i + j if i * j == 0 else 0 for j in range(m + 1)] for i in range(n + 1)]
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            cost[i][j] = min(
                cost[i - 1][j - 1] + (said[i - 1] != heard[j - 1]) * 1.2, cost[i - 1][j] + 1, cost[i][j - 1] + 1
            )
    pairs: list[tuple[str, tuple[str, ...]]] = []
    i, j, extra = n, m, []
    while i > 0:
        if j > 0 and cost[i][j] == cost[i - 1][j - 1] + (said[i - 1] != heard[j - 1]) * 1.2:
            pairs.append((said[i - 1], (heard[j - 1], *extra)))
            i, j, extra = i - 1, j - 1, []
        elif j > 0 and cost[i][j] == cost[i][j - 1] + 1:
            extra.insert(0, heard[j - 1])
            j -= 1
        else:
            pairs.append((said[i - 1], tuple(extra)))
            i, extra = i - 1, []
    return pairs[::-1]


def plausible(said: str, heard: tuple[str, ...], times: int) -> bool:
    """Whether a network may learn that `said` is heard so."""
    deciding = DENIALS.union(*OPPOSITES)
    turned = said in DENIALS or said in deciding and (not heard or bool((deciding - {said}) & set(heard)))
    number = any(w.isdigit() for w in heard)
    alike = SequenceMatcher(None, said, "".join(heard)).ratio() >= ALIKE
    return not turned and not number and (times > 1 or alike or (not heard and len(said) < 4))


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    chance = random.Random(7)
    car = catalog.read(ROOT / "catalogs" / "car")
    lines, _ = corpus.read(DATA / "train", car)
    chosen = chance.sample([line for line in lines if 3 <= len(line.text.split()) <= 14], count)
    said: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "in.jsonl"
        with given.open("w", encoding="utf-8") as out:
            for i, line in enumerate(chosen):
                path = Path(folder) / f"{i}.wav"
                speak(line.text, path, VOICES[i % len(VOICES)], chance.choice((0.0, 0.001, 0.004)), chance)
                said[str(i)] = corpus.tokens(line.text)
                out.write(json.dumps({"id": str(i), "wav": str(path)}) + "\n")
        found = Path(folder) / "out.jsonl"
        command = [str(ROOT / "codriver"), "eval", "speech", "--catalog", str(ROOT / "catalogs" / "car"), "--input", str(given),
                   "--output", str(found)]  # fmt: skip
        subprocess.run(command, check=True)
        results = [json.loads(line) for line in found.read_text(encoding="utf-8").splitlines()]
    heard_as: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for result in results:
        heard = [w for u in result["utterances"] for w in corpus.tokens(u.get("text", ""))]
        if heard:
            for word, words in aligned(said[result["id"]], heard):
                heard_as[word][words] += 1
    rows = ["# said\theard\tshare of the times it was said; learnt from synthetic voices by codriver_training.confusions"]
    for word, forms in sorted(heard_as.items()):
        total = sum(forms.values())
        for words, times in forms.most_common():
            known = words != (word,) and total >= LEAST and len(words) <= 3 and "unk" not in words
            if known and plausible(word, words, times):
                rows.append(f"{word}\t{' '.join(words)}\t{min(0.4, times / (total + 2)):.3f}")
    (DATA / "confusions.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows) - 1} confusions of {len(heard_as)} words out of {len(results)} sentences")


if __name__ == "__main__":
    main()
