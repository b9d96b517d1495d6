"""The catalogue's own sentences as examples: its patterns, each said in one of its ways.

Syntax of a pattern: `[optional]`, `(one|other)`, `{zone}`, `{value}`, `{name}`, `{*slot}`.
"""

from __future__ import annotations

import random

from . import synthetic
from .catalog import Catalog, Device
from .corpus import OPERATIONS, tokens
from .examples import Example, Span, Want, canonical
from .openwords import OpenWords

SLOT_KINDS = {"destination": "place", "stopover": "place", "contact": "person", "recipient": "person", "text": "text",
              "title": "title", "artist": "artist", "album": "album", "playlist": "playlist"}  # fmt: skip


class Unsayable(Exception):
    """The pattern has something that an example can't express."""


def said(pattern: str, chance: random.Random) -> list[str]:
    """One way to say a pattern, braces kept as words of their own."""
    at = 0

    def sequence(end: str) -> list[str]:
        nonlocal at
        choices: list[list[str]] = [[]]
        while at < len(pattern) and pattern[at] not in end:
            char = pattern[at]
            at += 1
            if char == "[":
                inner = sequence("]")
                at += 1
                if chance.random() < 0.4:
                    choices[-1] += inner
            elif char == "(":
                inner = sequence(")")
                at += 1
                choices[-1] += inner
            elif char == "|":
                choices.append([])
            elif char == "{":
                close = pattern.index("}", at)
                choices[-1].append("{" + pattern[at:close] + "}")
                at = close + 1
            elif not char.isspace():
                start = at - 1
                while at < len(pattern) and pattern[at] not in "[](){}|" and not pattern[at].isspace():
                    at += 1
                choices[-1].append(pattern[start:at])
        return chance.choice(choices)

    return sequence("")


def example(
    device: Device, catalog: Catalog, template: tuple[str, str, str], open_words: OpenWords, chance: random.Random
) -> Example | None:
    """The device's template as an example; None when it says what a frame can't."""
    pattern, operation, value = template
    if operation not in OPERATIONS or operation not in device.operations:
        return None
    want = Want(operation, device.id)
    if value:
        if value not in device.values:
            return None
        if value not in ("on", "off", "start", "stop", "next", "previous", "pause", "resume"):
            want.named = value
    words: list[str] = []
    spans: list[Span] = []
    try:
        for part in said(pattern, chance):
            if part.startswith("{"):
                _fill(part[1:-1], device, want, words, spans, open_words, chance)
            else:
                words += tokens(part)
    except Unsayable:
        return None
    if not words:
        return None
    if device.zones and not want.zones and "my" in words:
        want.zones = ("mine",)
    return Example(words, "wish", [canonical(want, catalog)], spans, family=f"template/{device.id}")


def _fill(what: str, device: Device, want: Want, words: list[str], spans: list[Span], open_words: OpenWords,
          chance: random.Random) -> None:  # fmt: skip
    if what == "zone":
        options = [z for z in (*device.zones, "front", "rear") if z in synthetic.ZONE_WORDS]
        if not device.zones or not options:
            raise Unsayable
        zone = chance.choice(options)
        words += tokens(chance.choice(synthetic.ZONE_WORDS[zone]))
        want.zones = (zone,)
    elif what == "name":
        words += tokens(chance.choice(device.placeless))
    elif what == "value":
        named = [v for v in device.values if v not in ("on", "off", "start", "stop")]
        if named and chance.random() < 0.7:
            want.named = chance.choice(named)
            words += tokens(chance.choice(device.values[want.named]))
        elif {"increase", "set"} <= device.operations:
            said_number = tokens(synthetic.number(chance, synthetic.kind_of_number(device)))
            spans.append(Span("value", 0, len(words), len(words) + len(said_number)))
            words += said_number
        else:
            raise Unsayable
    elif what.startswith("*") and what[1:] in SLOT_KINDS:
        kind = SLOT_KINDS[what[1:]]
        drawn = open_words.draw(kind, chance)
        spans.append(Span(kind, 0, len(words), len(words) + len(drawn)))
        words += drawn
    else:
        raise Unsayable


def verb(device: Device, catalog: Catalog, form: str, operation: str, chance: random.Random) -> Example | None:
    """A word for an operation of just this device, with or without its name."""
    if operation not in OPERATIONS or operation not in device.operations:
        return None
    words = tokens(form)
    if chance.random() < 0.6:
        words += ["the", *tokens(chance.choice(device.placeless[:3]))]
    return Example(words, "wish", [canonical(Want(operation, device.id), catalog)], family=f"template/{device.id}")


def sample(catalog: Catalog, open_words: OpenWords, count: int, chance: random.Random,
           without: frozenset[str] = frozenset()) -> list[Example]:  # fmt: skip
    """`count` examples over all templates and verbs of the catalogue."""
    templates = [(d, t) for d in catalog.devices.values() if d.id not in without for t in d.templates]
    verbs = [(d, v) for d in catalog.devices.values() if d.id not in without for v in d.verbs]
    out: list[Example] = []
    while len(out) < count and templates:
        if verbs and chance.random() < 0.12:
            device, (form, operation) = chance.choice(verbs)
            made = verb(device, catalog, form, operation, chance)
        else:
            device, template = chance.choice(templates)
            made = example(device, catalog, template, open_words, chance)
        if made is not None:
            out.append(made)
    return out
