"""Writes the test set as JSON lines, for the runtime's own measurement: `./codriver eval frames`.

    python -m codriver_training.frames OUT.jsonl [train|test]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from . import catalog, corpus, examples
from .material import DATA, ROOT


def record(identity: str, e: examples.Example) -> dict:
    wants = [
        {
            "operation": w.operation, "device": w.device, "zones": w.zones, "without": w.without, "measure": w.measure,
            "named": w.named,
        }
        for w in e.wants
    ]  # fmt: skip
    spans = [{"kind": s.kind, "owner": s.owner, "words": " ".join(e.words[s.start : s.end])} for s in e.spans]
    last = [{"operation": w.operation, "device": w.device, "zones": w.zones} for w in e.last]
    return {"id": identity, "family": e.family, "text": " ".join(e.words), "seat": e.seat or "driver", "look": e.look,
            "states": sorted(e.bus), "last": last, "act": e.act, "wants": wants, "spans": spans}  # fmt: skip


def main() -> None:
    split = sys.argv[2] if len(sys.argv) > 2 else "test"
    car = catalog.read(ROOT / "catalogs" / "car")
    lines, _ = corpus.read(DATA / split, car)
    with Path(sys.argv[1]).open("w", encoding="utf-8") as out:
        for line in lines:
            out.write(json.dumps(record(line.where, examples.of(line, car))) + "\n")


if __name__ == "__main__":
    main()
