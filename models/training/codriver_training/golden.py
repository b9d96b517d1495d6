"""Writes what the Java side is compared with: tokens of sentences, scenes and names, and the frames that a bundle reads.

    python -m codriver_training.golden [bundle folder] [output folder]

Run it again after every change of the bundle, of `corpus.tokens`, `vocabulary`, `batches.encode` or `reading.read`.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

import torch

from . import catalog as catalogs
from . import corpus, examples, losses, reading
from .batches import Encoded, Names, encode, encode_name
from .corpus import Scene, Wish
from .examples import Example
from .export import OnnxNet
from .net import Out
from .vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parents[3]
BUNDLE = ROOT / "models" / "src" / "main" / "resources" / "io" / "codriver" / "models" / "fused-en"
OUTPUT = ROOT / "nlu" / "src" / "test" / "resources" / "io" / "codriver" / "nlu" / "fused"
MOST_WORDS = 96
SEED = 11
FRAMES = 60
BADLY_HEARD = 6  # every so many of the frames' sentences has words that were heard badly
WILLING = 5.0

STRANGE = (
    "", " ", "…", "?!", "'", "''''", "%", "°", "20%", "21.5°", "21.5 degrees", "3.30pm", "10:45", "1.2.3.4", "12:", ":12",
    "it's 7:30 o'clock", "don't", "DON'T", "don’t", "rock'n'roll", "it's2", "'tis", "kids' seats", "o'", "a'b'c'1",
    "I'm cold", "we're freezing", "you’ve got to be kidding", "couldn't've", "let's go", "the driver's window",
    "Öffne das Fenster", "naïve café", "İstanbul", "\u212aelvin", "ﬁne", "ＦＵＬＬ ｗｉｄｔｈ", "打开窗户", "温度 22 度", "½ open", "x²",
    "open the window 🪟 please", "🙂🙂🙂", "👩‍👩‍👧‍👦 hot", "\u0000open\u0007the\u001bwindow", "open\tthe\nwindow\r\n", "a\u200bb",
    "open_the_window", "open-the-window", "re-open", "wi-fi", "A/C", "a.c.", "U.S.A.", "e.g. this", "mr. smith", "http://x.y/z?q=1",
    "a" * 40, "a" * 41, "antidisestablishmentarianism", "pneumonoultramicroscopicsilicovolcanoconiosis", "x" * 5000,
    "zzzzqqqq", "qwrtpsdfg", "9" * 60, "0.5", ".5", "5.", "1,000", "-3", "+4", "100%%", "50 % open", "no. 5", "007",
    "the left, no, the right one", "open -- wait -- close it", "\"open\" the 'window'", "(please)", "[open]", "[CLS] [SEP] [PAD]",
    "##ing", "[unk]", "\ud7ff\ufffd", "a\u0301b", "ß", "ΣΊΣΥΦΟΣ", "ǅ", "٣", "１２",
)  # fmt: skip
LONG = (("open the window ", 3334), ("a ", 10_000), ("it's ", 200), ("🙂 hot ", 500), ("unbelievably ", 90), ("1.1", 4000))


def main() -> int:
    bundle = Path(sys.argv[1]) if len(sys.argv) > 1 else BUNDLE
    output = Path(sys.argv[2]) if len(sys.argv) > 2 else OUTPUT
    output.mkdir(parents=True, exist_ok=True)
    car = catalogs.read(ROOT / "catalogs" / "car")
    vocabulary = Vocabulary.load(bundle / "pieces.txt")
    chance = random.Random(SEED)
    lines = corpus.read(ROOT / "models" / "training" / "data" / "train", car)[0]
    some = chance.sample(lines, min(160, len(lines)))
    _write(output / "tokens.jsonl", [*_sentences(some, vocabulary, car, chance), *_names(vocabulary, car)])
    _write(output / "frames.jsonl", _frames(bundle, some, vocabulary, car))
    return 0


def _sentences(lines: list[corpus.Line], vocabulary: Vocabulary, car: catalogs.Catalog, chance: random.Random):
    for text in STRANGE:
        yield _sentence(text, 1, Scene(), (), vocabulary, car)
    for text, times in LONG:
        yield _sentence(text, times, Scene("driver", "window@rear-left"), (), vocabulary, car)
    for line in lines:
        words = corpus.tokens(line.text)
        unsure = tuple(chance.random() < 0.3 for _ in words) if chance.random() < 0.3 else ()
        yield _sentence(line.text, 1, line.scene, unsure, vocabulary, car)
    last = Wish("set", next(iter(car.devices)), ("rear", "mine"), ("driver",))
    for look in ("", "roof", "window@rear-left", "@rear"):
        scene = Scene("rear-left", look, (last, last), ("raining", "dark", "ac-on"))
        yield _sentence("a bit more please", 1, scene, (), vocabulary, car)


def _sentence(text: str, times: int, scene: Scene, unsure: tuple[bool, ...], vocabulary: Vocabulary, car: catalogs.Catalog):
    words = corpus.tokens(text * times)
    example = Example(words, "talk", seat=scene.seat, look=scene.look, last=scene.last, bus=scene.bus, unsure=list(unsure))
    made = encode(example, vocabulary, car)
    return {
        "text": text, "times": times, **_scene(scene, car), "unsure": list(unsure), "words": words[:MOST_WORDS],
        **_codes(made), "first": [at for at in made.first if at >= 0],
    }  # fmt: skip


def _scene(scene: Scene, car: catalogs.Catalog) -> dict:
    last = [
        {"operation": w.operation, "device": w.device, "name": car.devices[w.device].names[0], "zones": list(w.zones),
         "without": list(w.without)}
        for w in scene.last
    ]  # fmt: skip
    return {"seat": scene.seat, "look": scene.look, "states": list(scene.bus), "last": last}


def _codes(made: Encoded) -> dict:
    return {"ids": made.ids, "types": made.types, "positions": made.positions}


def _names(vocabulary: Vocabulary, car: catalogs.Catalog):
    names = [n for device in list(car.devices.values())[::3] for n in device.names[:2]]
    long = "the very long name of a device that nobody would ever give to anything in any car of this world at all"
    for name in [*names, "a/c", "wi-fi", "5g modem", "100% mode", "driver's seat", long]:
        yield {"name": name, **_codes(encode_name(corpus.tokens(name), vocabulary))}


def _frames(bundle: Path, lines: list[corpus.Line], vocabulary: Vocabulary, car: catalogs.Catalog):
    labels = json.loads((bundle / "labels.json").read_text(encoding="utf-8"))
    few = catalogs.Catalog(dict(list(car.devices.items())[::6]), car.zones)
    version = json.loads((bundle / "manifest.json").read_text(encoding="utf-8"))["version"]
    unsure = _badly_heard([corpus.tokens(line.text) for line in lines[:FRAMES]])
    yield {"version": version, "unsure": sum(any(flags) for flags in unsure)}
    for device in few.devices.values():
        yield {"device": device.id, "names": list(device.names), "operations": sorted(device.operations),
               "values": {v: list(forms) for v, forms in device.values.items()}}  # fmt: skip
    room = losses.Room(few, vocabulary, Names(few, vocabulary))
    net = _Willing(bundle / "student.onnx", _Sharp(labels["sharpness"]))
    every, owner, forms = losses.places(net, room)
    reading.places = lambda *_: (every, owner, forms)  # once for all: the sentences go one by one
    for line, flags in zip(lines[:FRAMES], unsure, strict=True):
        last = tuple(w for w in line.scene.last if w.device in few.devices)
        scene = Scene(line.scene.seat, line.scene.look, last, line.scene.bus)
        words = corpus.tokens(line.text)
        alone = Example(words, "talk", seat=scene.seat, look=scene.look, last=scene.last, bus=scene.bus, unsure=flags)
        read = reading.read(net, room, [alone], labels["temperature"]["act"], labels.get("trust"))[0]
        heard = {"unsure": flags} if flags else {}
        yield {"text": line.text, **_scene(scene, few), **heard, "act": read.example.act, "sure": round(read.sure, 4),
               "wishes": [_want(w) for w in read.example.wants],
               "spans": [[s.kind, s.owner, s.start, s.end] for s in read.example.spans]}  # fmt: skip


def _badly_heard(sentences: list[list[str]]) -> list[list[bool]]:
    """Which words of each sentence were heard badly; nothing for most. The runtime knows words, not places: a word that is
    said twice is badly heard twice."""
    chance = random.Random(SEED)
    out = []
    for at, words in enumerate(sentences):
        known = sorted(set(words)) if at % BADLY_HEARD == 0 else []
        badly = {word for word in known if chance.random() < 0.3} or set(known[:1])
        out.append([word in badly for word in words] if badly else [])
    return out


def _want(want: examples.Want) -> dict:
    return {"operation": want.operation, "device": want.device, "zones": list(want.zones), "without": list(want.without),
            "measure": want.measure, "named": want.named}  # fmt: skip


class _Willing(OnnxNet):
    """Takes everything for a wish, so that wishes are compared even when the bundle is one of random weights."""

    def __call__(self, *inputs: torch.Tensor) -> Out:
        out = super().__call__(*inputs)
        out.act[:, 0] += WILLING
        return out


    def names(self, ids: torch.Tensor, types: torch.Tensor, positions: torch.Tensor) -> torch.Tensor:
        """Each alone: activations are scaled to 8 bits by all that share a batch, and the runtime's batches are others."""
        rows = [[t[i : i + 1, : int((ids[i] != 0).sum())] for t in (ids, types, positions)] for i in range(len(ids))]
        return torch.cat([super(_Willing, self).names(*row) for row in rows])


class _Sharp:
    def __init__(self, sharpness: float):
        self.sharpness = torch.tensor(sharpness)


def _write(path: Path, rows) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=True, separators=(",", ":")) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
