"""How the runtime itself, without and with the model, does on the frozen test: through `./codriver eval text`.

    python -m codriver_training.floor [--run DIR]

Zones and values are not compared here: `eval text` tells them as seats and signals. Sentences that need the last turn are left out.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from pathlib import Path

from . import catalog, corpus, examples
from .material import DATA, ROOT

TAKEN = {"act", "answer", "refuse", "ask"}


def decide(lines: list[examples.Example], model: str) -> list[dict]:
    """What `eval text` decides about each line."""
    with tempfile.TemporaryDirectory() as folder:
        given, found = Path(folder) / "in.jsonl", Path(folder) / "out.jsonl"
        with given.open("w", encoding="utf-8") as out:
            for i, e in enumerate(lines):
                seat = e.seat or "driver"
                record = {"id": str(i), "text": " ".join(e.words), "seat": seat}
                if e.look:
                    record["occupants"] = [{"seat": seat, "gaze": e.look}]
                out.write(json.dumps(record) + "\n")
        command = [str(ROOT / "codriver"), "eval", "text", "--model", model, "--catalog", str(ROOT / "catalogs" / "car"),
                   "--input", str(given), "--output", str(found)]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True)
        return [json.loads(line) for line in found.read_text(encoding="utf-8").splitlines()]


def score(lines: list[examples.Example], decisions: list[dict]) -> dict[str, float]:
    wishes = [(e, d) for e, d in zip(lines, decisions, strict=True) if e.act == "wish"]
    quiet = [d for e, d in zip(lines, decisions, strict=True) if e.act in ("talk", "other")]
    done = [(e, d) for e, d in wishes if d["decision"] in ("act", "answer", "refuse")]
    right = sum(_same(e, d) for e, d in done)
    return {
        "wishes": len(wishes),
        "decided": len(done) / len(wishes),
        "of these device and operation right": right / max(1, len(done)),
        "wishes decided rightly": right / len(wishes),
        "asked": sum(d["decision"] == "ask" for _, d in wishes) / len(wishes),
        "talk and other": len(quiet),
        "of these acted on": sum(d["decision"] == "act" for d in quiet) / max(1, len(quiet)),
        "of these answered or asked about": sum(d["decision"] in ("answer", "ask", "refuse") for d in quiet) / max(1, len(quiet)),
    }


def _same(e: examples.Example, d: dict) -> bool:
    return [(w.device, _plain(w.operation)) for w in e.wants] == [(a["device"], _plain(a["operation"])) for a in d["actions"]]


def _plain(operation: str) -> str:
    return {"select": "set", "start": "on", "stop": "off"}.get(operation, operation)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--run", type=Path, default=ROOT / "models" / "training" / ".run")
    given = parser.parse_args()
    car = catalog.read(ROOT / "catalogs" / "car")
    read, _ = corpus.read(DATA / "test", car)
    lines = [e for e in (examples.of(line, car) for line in read) if not e.last and not e.bus]
    found = {model: score(lines, decide(lines, model)) for model in ("none", "bundled")}
    (given.run / "runtime.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
