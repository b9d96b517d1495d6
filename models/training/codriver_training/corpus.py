"""The hand-written corpus: its line format, read and checked. The format is described in data/README.md."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from .catalog import Catalog

OPERATIONS = (
    "on", "off", "open", "close", "increase", "decrease", "set", "query", "start", "stop", "pause", "resume", "next",
    "previous", "select", "send",
)  # fmt: skip
ACTS = ("wish", "yes", "no", "undo", "help", "talk", "other")
ZONES = (
    "mine", "all", "others", "there", "theirs", "front", "rear", "left", "right", "driver", "front-passenger",
    "rear-left", "rear-right", "rear-middle", "windshield-front", "windshield-rear", "lamps-front", "lamps-rear",
)  # fmt: skip
MEASURES = ("max", "min", "half", "bit", "lot")
SLOTS = ("place", "person", "text", "title", "artist", "album", "playlist", "number")
SPANS = ("value", "when", *SLOTS)
LOOKS = (
    "window", "door", "seat", "mirror", "roof", "display", "cluster", "road", "trunk", "light", "vent", "wheel",
    "windshield", "phone", "glove-box",
)  # fmt: skip
BUS = (
    "media-playing", "radio-playing", "video-playing", "call-ringing", "in-call", "guiding", "raining", "dark", "moving",
    "fast", "parked", "hot-inside", "cold-inside", "hot-outside", "cold-outside", "window-open", "sunroof-open",
    "trunk-open", "door-open", "ac-on", "fan-high", "charging", "battery-low", "wipers-on", "reading-light-on",
    "volume-high", "massage-on", "fogged",
)  # fmt: skip
SEATS = ("driver", "front-passenger", "rear-left", "rear-middle", "rear-right")
MOST_WISHES = 3
# Stands for a sentence where nobody says anything: the frame is what is worth offering.
WORDLESS = "-"


@dataclass(frozen=True)
class Wish:
    """One thing wanted. `spans` are words of the sentence: kind → the words."""

    operation: str
    device: str
    zones: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    measure: str = ""
    named: str = ""
    spans: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Scene:
    """What the car sees and feels while somebody speaks; empty parts are unknown."""

    seat: str = ""
    look: str = ""
    last: tuple[Wish, ...] = ()
    bus: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    family: str
    scene: Scene
    text: str
    act: str
    wishes: tuple[Wish, ...] = ()
    where: str = ""


class FormatError(ValueError):
    pass


def tokens(text: str) -> list[str]:
    """Words as the rest of the project counts them: lower case, apostrophes kept inside, punctuation dropped."""
    return re.findall(r"[a-z0-9]+(?:[.:][0-9]+)*(?:'[a-z]+)*|%|°", text.lower().replace("’", "'"))


def find(words: list[str], part: list[str], start: int = 0) -> int:
    """Where `part` stands in `words`, from `start` on; -1 when it doesn't."""
    for i in range(start, len(words) - len(part) + 1):
        if words[i : i + len(part)] == part:
            return i
    return -1


def read(folder: Path, catalog: Catalog) -> tuple[list[Line], list[str]]:
    """All lines of all files of a folder, and what is wrong with the rest."""
    lines: list[Line] = []
    problems: list[str] = []
    seen: dict[str, str] = {}
    for path in sorted(folder.glob("*.txt")):
        family, default = "", Scene()
        for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            where = f"{path.name}:{number}"
            text = raw.strip()
            if not text or text.startswith("#"):
                continue
            try:
                if text.startswith("="):
                    family, default = _family(text, path.stem, catalog)
                    continue
                if not family:
                    raise FormatError("a line before the first '= family'")
                line = parse(text, family, default, catalog, where)
                key = str((tokens(line.text), line.scene))
                if key in seen:
                    raise FormatError(f"the same sentence in the same scene as {seen[key]}")
                seen[key] = where
                lines.append(line)
            except FormatError as problem:
                problems.append(f"{where}: {problem}: {text}")
    return lines, problems


def _family(text: str, stem: str, catalog: Catalog) -> tuple[str, Scene]:
    match = re.fullmatch(r"=\s*([a-z0-9-]+)\s*(\[.*\])?", text)
    if not match:
        raise FormatError("a family is '= name-in-kebab-case [scene]'")
    scene = _scene(match[2][1:-1], Scene(), catalog) if match[2] else Scene()
    return f"{stem}/{match[1]}", scene


def parse(text: str, family: str, default: Scene, catalog: Catalog, where: str = "") -> Line:
    """One line: `[scene] sentence || frame`."""
    scene = default
    if text.startswith("["):
        end = text.find("]")
        if end < 0:
            raise FormatError("'[' without ']'")
        scene = _scene(text[1:end], default, catalog)
        text = text[end + 1 :].strip()
    sentence, bar, frame = text.partition("||")
    sentence, frame = sentence.strip(), frame.strip()
    if not bar or not frame:
        raise FormatError("a line is 'sentence || frame'")
    words = tokens(sentence)
    if not words and frame != "talk" and sentence != WORDLESS:
        raise FormatError("no words")
    if frame in ACTS and frame != "wish":
        return Line(family, scene, sentence, frame, (), where)
    wishes = tuple(_wish(part.strip(), words, catalog) for part in _split(frame))
    if len(wishes) > MOST_WISHES:
        raise FormatError(f"more than {MOST_WISHES} wishes")
    return Line(family, scene, sentence, "wish", wishes, where)


def _split(frame: str) -> list[str]:
    return re.findall(r'(?:[^;"]|"[^"]*")+', frame)


def _wish(text: str, words: list[str] | None, catalog: Catalog) -> Wish:
    parts = re.findall(r'[^\s"]*"[^"]*"|\S+', text)
    if len(parts) < 2:
        raise FormatError(f"a wish is 'operation device …', not '{text}'")
    operation, device_id = parts[0], parts[1]
    if operation not in OPERATIONS:
        raise FormatError(f"no operation '{operation}'")
    device = catalog.devices.get(device_id)
    if device is None:
        raise FormatError(f"no device '{device_id}'")
    if operation not in device.operations:
        raise FormatError(f"'{device_id}' has no '{operation}', only {sorted(device.operations)}")
    zones: list[str] = []
    without: list[str] = []
    measure = named = ""
    spans: list[tuple[str, str]] = []
    for part in parts[2:]:
        if part[0] in "@!":
            if part[1:] not in ZONES:
                raise FormatError(f"no zone '{part[1:]}'")
            (zones if part[0] == "@" else without).append(part[1:])
        elif part.startswith("=#"):
            named = part[2:]
            if named not in device.values:
                raise FormatError(f"'{device_id}' has no value '{named}', only {sorted(device.values)}")
        elif part.startswith('="'):
            spans.append(("value", _said(part[2:-1], words)))
        elif part.startswith("="):
            measure = part[1:]
            if measure not in MEASURES:
                raise FormatError(f"no measure '{measure}'")
        elif re.fullmatch(r'[a-z]+="[^"]*"', part):
            kind, _, quoted = part.partition("=")
            if kind not in SPANS or kind == "value":
                raise FormatError(f"no span '{kind}'")
            spans.append((kind, _said(quoted[1:-1], words)))
        else:
            raise FormatError(f"can't read '{part}'")
    return Wish(operation, device_id, tuple(zones), tuple(without), measure, named, tuple(spans))


def _said(quoted: str, words: list[str] | None) -> str:
    part = tokens(quoted)
    if not part:
        raise FormatError("an empty quotation")
    if words is not None and find(words, part) < 0:
        raise FormatError(f"the sentence doesn't contain the words '{quoted}'")
    return " ".join(part)


def _scene(text: str, base: Scene, catalog: Catalog) -> Scene:
    seat, look, last, bus = base.seat, base.look, base.last, base.bus
    for part in re.findall(r'last=".*?"(?=\s+(?:seat|look|bus)=|\s*$)|\S+', text.replace('\\"', '"')):
        key, equals, value = part.partition("=")
        value = value[1:-1] if value.startswith('"') else value
        if not equals:
            raise FormatError(f"can't read '{part}' in the scene")
        if key == "seat" and value in SEATS:
            seat = value
        elif key == "look" and value.partition("@")[0] in LOOKS and value.partition("@")[2] in ("", *ZONES[5:]):
            look = value
        elif key == "last":
            last = tuple(_wish(p.strip(), None, catalog) for p in value.split(";"))
        elif key == "bus" and all(b in BUS for b in value.split(",")):
            bus = tuple(value.split(","))
        else:
            raise FormatError(f"'{part}' is not known in a scene")
    return Scene(seat, look, last, bus)


def main() -> int:
    """Checks the corpus, or the files whose names contain an argument; prints what is wrong and how much there is."""
    import sys

    from . import catalog as catalogs

    root = Path(__file__).resolve().parents[3]
    car = catalogs.read(root / "catalogs" / "car")
    bad = 0
    for split in ("train", "test"):
        lines, problems = read(root / "models" / "training" / "data" / split, car)
        wanted = sys.argv[1:]
        for problem in problems:
            if not wanted or any(w in f"{split}/{problem}" for w in wanted):
                print(f"{split}/{problem}")
                bad += 1
        by_file: dict[str, list[Line]] = {}
        for line in lines:
            by_file.setdefault(line.family.split("/")[0], []).append(line)
        for name, some in by_file.items():
            if not wanted or any(w in f"{split}/{name}" for w in wanted):
                print(f"{split}/{name}: {len(some)} lines, {len({s.family for s in some})} families")
        print(f"{split}: {len(lines)} lines, {len({s.family for s in lines})} families")
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
