"""Sentences put together from the catalogue: every device, operation, zone and named value is seen, however rare.

Marked as synthetic by the family `synthetic/…`; what people really say is in the hand-written corpus. Also the
near misses that go with them, so that a device's name alone is never enough.
"""

from __future__ import annotations

import random

from .catalog import Catalog, Device
from .corpus import tokens
from .examples import Example, Span, Want, canonical

# {n}: the device with its zone, {v}: a number with a unit, {w}: a named value.
PATTERNS: dict[str, tuple[str, ...]] = {
    "on": ("turn on {n}", "turn {n} on", "switch {n} on", "switch on {n}", "{n} on", "activate {n}", "enable {n}",
           "i want {n} on", "i'd like {n} on", "put {n} on", "can i have {n} on", "get {n} going", "we need {n}",
           "i could use {n}", "start {n}", "fire up {n}", "let's have {n} on", "{n} should be on", "bring up {n}"),
    "off": ("turn off {n}", "turn {n} off", "switch {n} off", "{n} off", "deactivate {n}", "disable {n}", "stop {n}",
            "i don't want {n}", "kill {n}", "no more {n}", "shut off {n}", "shut {n} off", "{n} isn't needed",
            "we don't need {n} any more", "lose {n}", "get rid of {n}", "cut {n}", "end {n}"),
    "open": ("open {n}", "open up {n}", "{n} open", "can you open {n}", "get {n} open", "i need {n} open",
             "put {n} down", "let {n} open", "unfold {n}", "extend {n}", "pop {n}", "crack {n} open"),
    "close": ("close {n}", "shut {n}", "{n} closed", "close up {n}", "{n} shut", "i want {n} closed",
              "get {n} closed", "fold in {n}", "retract {n}", "can you shut {n}", "pull {n} closed"),
    "increase": ("turn up {n}", "turn {n} up", "raise {n}", "increase {n}", "more {n}", "{n} up", "higher {n}",
                 "boost {n}", "bump {n} up", "{n} is too low", "i need more {n}", "crank {n}", "stronger {n}"),
    "decrease": ("turn down {n}", "turn {n} down", "lower {n}", "decrease {n}", "less {n}", "{n} down", "reduce {n}",
                 "bring {n} down", "{n} is too high", "ease off {n}", "dial {n} back", "weaker {n}", "{n} is too much"),
    "set": ("set {n} to {v}", "{n} to {v}", "{n} at {v}", "put {n} at {v}", "make {n} {v}", "i want {n} at {v}",
            "change {n} to {v}", "{v} for {n}", "bring {n} to {v}", "adjust {n} to {v}"),
    "select": ("set {n} to {w}", "{n} to {w}", "{n} {w}", "switch {n} to {w}", "change {n} to {w}", "{w} {n}",
               "put {n} on {w}", "i want {n} on {w}", "make {n} {w}", "use {w} for {n}", "go to {w} on {n}"),
    "query": ("what is {n}", "what's {n} at", "how is {n}", "is {n} on", "tell me {n}", "check {n}", "what about {n}",
              "what is {n} set to", "how much is {n}", "show me {n}", "what does {n} say", "is {n} active",
              "do we have {n} on", "what's the status of {n}", "how's {n} looking"),
    "start": ("start {n}", "play {n}", "begin {n}", "put {n} on", "let's have {n}"),
    "stop": ("stop {n}", "end {n}", "cancel {n}", "quit {n}"),
    "pause": ("pause {n}", "hold {n}", "pause {n} for a moment", "freeze {n}"),
    "resume": ("resume {n}", "continue {n}", "go on with {n}", "carry on with {n}", "unpause {n}"),
    "next": ("next {n}", "skip {n}", "skip this {n}", "next {n} please"),
    "previous": ("previous {n}", "last {n} again", "go back to the previous {n}"),
}  # fmt: skip
MEASURED = {
    "max": ("set {n} to maximum", "{n} all the way up", "{n} to the max", "{n} on full", "full {n}", "max {n}",
            "{n} as high as it goes"),
    "min": ("set {n} to minimum", "{n} all the way down", "{n} to the lowest", "{n} as low as it goes"),
    "half": ("set {n} to half", "{n} halfway", "{n} at half"),
}  # fmt: skip
STEPS = {
    "bit": ("a bit", "a little", "slightly", "a touch", "a notch", "a tad", "just a hair", "a smidge"),
    "lot": ("a lot", "way", "much", "a good deal", "significantly", "by a lot"),
}
NEAR_MISSES = (
    "she turned on {n} yesterday", "i like {n}", "he always talks about {n}", "do you remember when {n} broke",
    "my brother's car has {n} too", "{n} in the old car was better", "they never fixed {n}", "the dealer said {n} is new",
    "i read something about {n}", "we should ask them about {n}", "he told me to leave {n} alone",
    "if i had {n} i'd use it all the time", "{n} cost us a fortune", "did you see {n} in that film",
    "mum was asking about {n}", "we didn't have {n} when i was young", "you already turned on {n} didn't you",
    "she said turn off {n} and i laughed", "i might use {n} tomorrow", "someone broke {n} last week",
)  # fmt: skip
ZONE_WORDS = {
    "driver": ("driver", "driver's", "front left", "driver side"),
    "front-passenger": ("passenger", "front passenger", "front right", "passenger side", "co driver's"),
    "rear-left": ("rear left", "left rear", "back left", "left back"),
    "rear-right": ("rear right", "right rear", "back right", "right back"),
    "front": ("front",), "rear": ("rear", "back"), "left": ("left", "left hand"), "right": ("right", "right hand"),
    "windshield-front": ("front",), "windshield-rear": ("rear", "back"), "lamps-front": ("front",), "lamps-rear": ("rear",),
}  # fmt: skip
ZONE_AFTER = {
    "mine": ("on my side", "for me", "here", "at my seat"),
    "theirs": ("on her side", "for him", "for my wife", "on his side"),
    "all": ("everywhere", "for everyone", "for all of us", "at every seat", "for everybody"),
    "others": ("for the others", "for everyone else", "everywhere else"),
    "rear": ("in the back", "in the rear", "for the back seats", "back there"),
    "front": ("in the front", "up front"),
    "left": ("on the left", "on the left side"),
    "right": ("on the right", "on the right side"),
    "front-passenger": ("for the passenger", "on the passenger side"),
    "driver": ("for the driver", "on the driver side"),
    "rear-left": ("in the back on the left",),
    "rear-right": ("in the back on the right",),
    "there": ("over there", "on that side"),
}  # fmt: skip
ZONE_BEFORE = {"mine": ("my",), "theirs": ("her", "his", "my wife's", "my husband's"), "all": ("all the", "every")}
SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
UNIT_FORMS = {"percent": ("percent",), "degrees": ("degrees", "degree", ""), "step": ("notches", "steps", "levels")}
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def number(chance: random.Random, kind: str) -> str:
    """A number as people say it."""
    if kind == "degrees":
        spoken = chance.choice(
            [*("sixteen seventeen eighteen nineteen twenty".split()), *(f"twenty {s}" for s in SMALL[:8])]
        )
        half = chance.choice((" and a half", " point five")) if chance.random() < 0.12 else ""
        return f"{spoken}{half} {chance.choice(UNIT_FORMS[kind])}".strip()
    if kind == "step":
        return f"{chance.choice(SMALL[:5])}"
    low = chance.choice([*SMALL[4:5], "ten", "fifteen", "twenty five", "seventy five", "a hundred", *TENS])
    digits = str(chance.choice(range(5, 101, 5)))
    unit = " percent" if chance.random() < 0.7 else ""
    return (digits if chance.random() < 0.25 else low) + unit


def kind_of_number(device: Device) -> str:
    if device.id in ("temperature", "fridge", "parking-climate"):
        return "degrees"
    return "step" if "medium" in device.values else "percent"


def _noun(device: Device, chance: random.Random) -> tuple[list[str], tuple[str, ...]]:
    """The device as somebody would name it, and the zones that this says."""
    name = tokens(chance.choice(device.placeless) if chance.random() < 0.7 else device.placeless[0])
    draw = chance.random()
    zoned = [z for z in device.zones if z in ZONE_WORDS]
    if not device.zones or draw < 0.35:
        article = [] if chance.random() < 0.4 else ["the"]
        if chance.random() < 0.15 and not device.zones:
            article = ["my"]
        return article + name, ()
    if draw < 0.5:
        zone = chance.choice([z for z in ZONE_BEFORE if z in ("mine", "theirs", "all")])
        return tokens(chance.choice(ZONE_BEFORE[zone])) + name, (zone,)
    groups = [g for g in ("front", "rear", "left", "right") if len(device.zones) > 2]
    zone = chance.choice([*zoned, *groups])
    if draw < 0.75:
        words = tokens(chance.choice(ZONE_WORDS[zone])) + name
        return (["the"] if chance.random() < 0.5 else []) + words, (zone,)
    after = [z for z in ZONE_AFTER if z in ("mine", "theirs", "all", "others", "there") or z in zoned or z in groups]
    zone = chance.choice(after)
    return ["the", *name, *tokens(chance.choice(ZONE_AFTER[zone]))], (zone,)


def sentence(device: Device, catalog: Catalog, chance: random.Random) -> Example | None:
    """One synthetic example about a device; None when the draw doesn't fit it."""
    named = {v: forms for v, forms in device.values.items() if v not in ("on", "off", "start", "stop")}
    possible = [o for o in PATTERNS if o in device.operations and o != "select"]
    if "pause" not in device.operations:  # "stop the massage" is "off"; only players and guidance start and stop
        possible = [o for o in possible if o not in ("start", "stop")]
    else:
        possible = [o for o in possible if o not in ("on", "off")]
    if named and {"set", "select"} & device.operations:
        possible += ["select"] * 3
    if chance.random() < 0.05:
        return near_miss(device, chance)
    operation = chance.choice(possible)
    noun, zones = _noun(device, chance)
    if operation == "query" and zones == ("there",):
        zones, noun = (), ["the", *tokens(device.placeless[0])]
    want = Want("set" if operation == "select" else operation, device.id, zones)
    if operation == "set" and not ({"increase"} & device.operations):
        return None
    pattern = chance.choice(PATTERNS[operation])
    if operation == "set" and chance.random() < 0.3:
        want.measure = chance.choice(list(MEASURED))
        pattern = chance.choice(MEASURED[want.measure])
    words: list[str] = []
    spans: list[Span] = []
    for part in pattern.split(" "):
        if part == "{n}":
            words += noun
        elif part == "{v}":
            said = tokens(number(chance, kind_of_number(device)))
            spans.append(Span("value", 0, len(words), len(words) + len(said)))
            words += said
        elif part == "{w}":
            want.named = chance.choice(list(named))
            words += tokens(chance.choice(named[want.named]))
        else:
            words += tokens(part)
    if operation in ("increase", "decrease"):
        draw = chance.random()
        if draw < 0.3:
            want.measure = chance.choice(list(STEPS))
            words += tokens(chance.choice(STEPS[want.measure]))
        elif draw < 0.45:
            said = tokens(number(chance, "step" if chance.random() < 0.3 else "percent"))
            words.append("by")
            spans.append(Span("value", 0, len(words), len(words) + len(said)))
            words += said
    return Example(words, "wish", [canonical(want, catalog)], spans, family=f"synthetic/{device.id}")


def near_miss(device: Device, chance: random.Random) -> Example:
    noun = ["the", *tokens(chance.choice(device.names))]
    words: list[str] = []
    for part in chance.choice(NEAR_MISSES).split(" "):
        words += noun if part == "{n}" else tokens(part)
    return Example(words, "talk", family=f"synthetic/{device.id}")


def sample(catalog: Catalog, count: int, chance: random.Random, without: frozenset[str] = frozenset()) -> list[Example]:
    """`count` examples, devices evenly."""
    devices = [d for d in catalog.devices.values() if d.id not in without]
    out: list[Example] = []
    while len(out) < count:
        for device in chance.sample(devices, len(devices)):
            example = sentence(device, catalog, chance)
            if example is not None:
                out.append(example)
    return out[:count]
