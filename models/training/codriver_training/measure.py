"""Scores: how often each head, and the whole frame, is right."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from .catalog import Catalog
from .examples import Example, frame
from .reading import Read


# The files of the author who wrote last, whose sentences nobody who made the model has read.
NEWEST = "three-"


def score(reads: list[Read], gold: list[Example]) -> dict[str, float]:
    """Shares of sentences (wish heads: of sentences that are wishes) in which a head is wholly right."""
    hits: Counter[str] = Counter()
    counts: Counter[str] = Counter()

    def note(name: str, right: bool) -> None:
        hits[name] += right
        counts[name] += 1

    for read, want in zip(reads, gold, strict=True):
        got = read.example
        note("frame", frame(got) == frame(want))
        note("act", got.act == want.act)
        if want.act in ("talk", "other"):
            note("not addressed", got.act in ("talk", "other"))
        if want.act != "wish":
            continue
        a, b = _pieces(got), _pieces(want)
        for name in b:
            note(name, a.get(name) == b[name])
    return {name: hits[name] / counts[name] for name in counts} | {"sentences": float(len(gold))}


def _pieces(example: Example) -> dict[str, object]:
    whole = frame(example)
    if whole[0] != "wish":
        return {}
    wants = whole[2]
    return {
        "wishes": len(wants),
        "operation": [w[0] for w in wants],
        "device": [w[1] for w in wants],
        "zones": [(w[2], w[3]) for w in wants],
        "value": [(w[4], w[5], [s for s in w[6] if s[0] == "value"]) for w in wants],
        "open words": [[s for s in w[6] if s[0] != "value"] for w in wants],
        "when": whole[1],
    }


def confused(reads: list[Read], gold: list[Example], catalog: Catalog) -> dict[str, list[tuple[str, str, int]]]:
    """What is taken for what, and how often: sorts of utterance; and of single wishes operations and groups of devices."""
    counts: dict[str, Counter[tuple[str, str]]] = {"act": Counter(), "operation": Counter(), "group": Counter()}
    for read, want in zip(reads, gold, strict=True):
        got = read.example
        counts["act"][want.act, got.act] += 1
        if want.act == got.act == "wish" and len(want.wants) == len(got.wants) == 1:
            a, b = want.wants[0], got.wants[0]
            counts["operation"][a.operation, b.operation] += 1
            counts["group"][catalog.devices[a.device].group, catalog.devices[b.device].group] += 1
    return {name: [(a, b, n) for (a, b), n in sorted(found.items())] for name, found in counts.items()}


def slices(test: list[Example]) -> dict[str, tuple[list[Example], list[Example]]]:
    """The test whole, its parts that need something besides words, and these without it: (what is seen, gold)."""
    newest = [e for e in test if e.family.startswith(NEWEST)]
    out = {"all": (test, test), "newest": (newest, newest)}
    for part, blank in (("look", {"look": ""}), ("last", {"last": ()}), ("bus", {"bus": ()})):
        some = [e for e in test if part in e.needs]
        out[part] = (some, some)
        out[f"{part} hidden"] = ([replace(e, **blank) for e in some], some)
    out["words alone"] = ([e for e in test if not e.needs],) * 2
    out["talk"] = ([e for e in test if e.act in ("talk", "other")],) * 2
    return out
