"""Examples: a line of the corpus as the network sees it, with every span as positions of words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from . import corpus
from .catalog import Catalog
from .corpus import Line, find, tokens


@dataclass
class Span:
    """Words `start` to `end` (exclusive) have a role in wish `owner`."""

    kind: str
    owner: int
    start: int
    end: int


@dataclass
class Want:
    operation: str
    device: str
    zones: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    measure: str = ""
    named: str = ""


@dataclass
class Example:
    words: list[str]
    act: str
    wants: list[Want] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    unsure: list[bool] = field(default_factory=list)
    seat: str = ""
    look: str = ""
    last: tuple[corpus.Wish, ...] = ()
    bus: tuple[str, ...] = ()
    family: str = ""
    # Its place among the training sentences; -1 when it was made.
    source: int = -1
    # Whether the frame depends on the part of the scene that is given.
    needs: frozenset[str] = frozenset()
    # "query" or "change" when nothing more is known of what is wished.
    partial: str = ""

    def copy(self) -> Example:
        return replace(
            self,
            words=list(self.words),
            wants=[replace(w) for w in self.wants],
            spans=[replace(s) for s in self.spans],
            unsure=list(self.unsure),
        )

    def substitute(self, start: int, end: int, words: list[str]) -> None:
        """Puts other words in the place of some, and keeps the spans where they were."""
        shift = len(words) - (end - start)
        self.words[start:end] = words
        self.unsure = []
        for span in self.spans:
            if span.start >= end:
                span.start += shift
            elif span.start > start:
                span.start = start
            if span.end > end or span.end == end > start:  # what is put in right behind a span isn't part of it
                span.end += shift
            elif span.end > start:
                span.end = start + len(words)

    def covered(self, start: int, end: int) -> bool:
        """Whether a span cuts into these words without being just them."""
        return any(s.start < end and start < s.end and (s.start, s.end) != (start, end) for s in self.spans)


ZONE_WORDS = {
    "my", "mine", "me", "here", "her", "his", "hers", "their", "theirs", "all", "every", "everyone", "everybody", "both",
    "others", "front", "rear", "back", "left", "right", "driver", "driver's", "passenger", "passenger's", "there", "that",
    "this", "kids", "kids'", "side", "we", "our", "us", "behind", "i", "i'm", "each", "everywhere", "neighbour",
}  # fmt: skip
# Said like a number, meant like "a bit".
VAGUE = {"a notch", "a step"}
PANES = {"front": "windshield-front", "rear": "windshield-rear"}
LAMPS = {"front": "lamps-front", "rear": "lamps-rear"}


def canonical(want: Want, catalog: Catalog) -> Want:
    """The one way to write a wish, where authors had several for the same thing."""
    device = catalog.devices[want.device]
    operation, measure, named = want.operation, want.measure, want.named
    if named in ("on", "off", "start", "stop") and named in device.operations:
        operation, named = named, ""
    if operation == "select":
        operation = "set"
    if operation == "set" and named and want.device in ("navigation", "stopover"):
        operation = "start"
    if "pause" in device.operations:
        operation = {"on": "start", "off": "stop"}.get(operation, operation)
    elif {"on", "off"} <= device.operations:
        operation = {"start": "on", "stop": "off"}.get(operation, operation)
    if "open" in device.operations:
        if measure in ("bit", "lot"):
            operation = {"open": "increase", "close": "decrease"}.get(operation, operation)
        if (operation, measure) in (("open", "max"), ("close", "max"), ("close", "min")):
            measure = ""
        if (operation, measure) in (("set", "max"), ("set", "min")):
            operation, measure = ("open" if measure == "max" else "close"), ""
        if (operation, measure) == ("open", "half"):
            operation = "set"
    zones, without = want.zones, want.without
    places = set(device.zones)
    if places <= set(PANES.values()):
        zones = tuple(PANES.get(z, z) for z in zones)
    if places <= set(LAMPS.values()):
        zones = tuple(LAMPS.get(z, z) for z in zones)
    if not places:
        zones = without = ()
    return Want(operation, want.device, tuple(dict.fromkeys(zones)), tuple(dict.fromkeys(without)), measure, named)


def of(line: Line, catalog: Catalog) -> Example:
    """A line as an example."""
    words = tokens(line.text)
    example = Example(
        words,
        line.act,
        seat=line.scene.seat,
        look=line.scene.look,
        last=line.scene.last,
        bus=line.scene.bus,
        family=line.family,
        needs=frozenset(
            name
            for name, given in (("look", line.scene.look), ("last", line.scene.last), ("bus", line.scene.bus))
            if given
        ),
    )
    after: dict[str, int] = {}
    for owner, wish in enumerate(line.wishes):
        zones = wish.zones
        if line.scene.last and zones == line.scene.last[-1].zones and not ZONE_WORDS & set(words):
            zones = ()  # taken over from the last turn, not said
        vague = any(kind == "value" and said in VAGUE for kind, said in wish.spans)
        want = Want(wish.operation, wish.device, zones, wish.without, "bit" if vague else wish.measure, wish.named)
        example.wants.append(canonical(want, catalog))
        for kind, said in wish.spans:
            if kind == "value" and said in VAGUE:
                continue
            part = said.split(" ")
            start = find(words, part, after.get(kind, 0))
            if start < 0:
                start = find(words, part)
            if kind == "when" and any(s.kind == "when" and s.start == start for s in example.spans):
                continue
            example.spans.append(Span(kind, owner, start, start + len(part)))
            if kind != "when":
                after[kind] = start + len(part)
    return example


def frame(example: Example) -> tuple:
    """What is compared when two frames are to be the same: nothing that only the wording differs in."""
    if example.act != "wish":
        return (example.act,)
    when = " ".join(w for s in example.spans if s.kind == "when" for w in example.words[s.start : s.end])
    wants = []
    for i, want in enumerate(example.wants):
        spans = tuple(
            sorted((s.kind, _bare(example.words[s.start : s.end])) for s in example.spans if s.owner == i and s.kind != "when")
        )
        zones = () if want.device == "door-lock" and want.zones == ("all",) else tuple(sorted(set(want.zones)))
        wants.append((want.operation, want.device, zones, tuple(sorted(set(want.without))), want.measure, want.named, spans))
    return ("wish", when, tuple(wants))


def _bare(words: list[str]) -> str:
    """Without an article in front: "the zoo" and "zoo" are one place."""
    return " ".join(words[1:] if words[0] in ("the", "a", "an") and len(words) > 1 else words)
