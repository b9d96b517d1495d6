"""Public text from a folder outside the project (never copied into it): trains a little, and validates.

Its labels are its sources' own and say little of our frames: that a sentence is a wish, and whether it is a question.
"""

from __future__ import annotations

import json
from pathlib import Path

from .corpus import tokens
from .examples import Example

POOL = "cabin_text_en_msauto_pool.jsonl"
ASKS = {"VEHICLE_SETTINGS_CHECK": "query", "VEHICLE_SETTINGS_CHANGE": "change", "VEHICLE_SETTINGS_DECLARATIVE": "change"}


def pool(folder: Path | None) -> list[Example]:
    """Sentences about settings of a car, partly made by a machine; empty without the folder."""
    if folder is None or not (folder / POOL).exists():
        return []
    out: list[Example] = []
    for record in _records(folder / POOL):
        partial = ASKS.get(record["gold"].get("intent", ""))
        words = tokens(record["text"])
        if partial and 2 <= len(words) <= 20:
            out.append(Example(words, "wish", family="public/msauto", partial=partial))
    return out


def others(folder: Path | None) -> list[Example]:
    """Sentences that aren't for a car: for validation of false actions only."""
    if folder is None or not (folder / "oos_en.jsonl").exists():
        return []
    return [Example(tokens(r["text"]), "other", family="public/oos") for r in _records(folder / "oos_en.jsonl")]


def _records(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
