"""Examples: a line of the corpus as the network sees it, with every span as positions of words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from . import corpus
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
    # Whether the frame depends on the part of the scene that is given.
    needs: frozenset[str] = frozenset()

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
            if span.end >= end:
                span.end += shift
            elif span.end > start:
                span.end = start + len(words)

    def covered(self, start: int, end: int) -> bool:
        """Whether a span cuts into these words without being just them."""
        return any(s.start < end and start < s.end and (s.start, s.end) != (start, end) for s in self.spans)


def of(line: Line) -> Example:
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
        example.wants.append(
            Want(wish.operation, wish.device, wish.zones, wish.without, wish.measure, wish.named)
        )
        for kind, said in wish.spans:
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
            sorted(
                (s.kind, " ".join(example.words[s.start : s.end]))
                for s in example.spans
                if s.owner == i and s.kind != "when"
            )
        )
        operation, measure = want.operation, want.measure
        if (operation, measure) in (("open", "max"), ("close", "max"), ("close", "min")):
            measure = ""
        if operation == "select":
            operation = "set"
        wants.append(
            (operation, want.device, tuple(sorted(set(want.zones))), tuple(sorted(set(want.without))), measure,
             want.named, spans)
        )  # fmt: skip
    return ("wish", when, tuple(wants))
