"""Reads the language side of a catalogue: devices, what they are called, what they can do, where they are.

Only what a model may know of a car. The car itself (signals, ranges, policies) stays with the runtime.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

# Mirrors io.codriver.nlu.TraitKind.
OPERATIONS_OF_TRAIT = {
    "on-off": ["on", "off", "start", "stop"],
    "open-close": ["open", "close", "set", "increase", "decrease", "stop"],
    "level": ["set", "increase", "decrease", "on", "off"],
    "temperature": ["set", "increase", "decrease"],
    "mode": ["set", "select"],
    "colour": ["set", "select"],
    "transport": ["start", "stop", "pause", "resume", "next", "previous", "on", "off"],
    "destination": ["start", "stop", "set"],
    "contact": ["start", "stop", "send"],
    "choices": ["start", "select"],
    "query": [],
}


@dataclass(frozen=True)
class Device:
    """A device as people speak of it; `names` are spoken, the first is the usual one.

    `templates` are the catalogue's own sentences (pattern, operation, value), `verbs` words for one operation of it.
    """

    id: str
    group: str
    names: tuple[str, ...]
    zones: tuple[str, ...]
    operations: frozenset[str]
    values: dict[str, tuple[str, ...]]
    slots: tuple[str, ...] = ()
    templates: tuple[tuple[str, str, str], ...] = ()
    verbs: tuple[tuple[str, str], ...] = ()

    @property
    def placeless(self) -> tuple[str, ...]:
        """The names that don't say where: "rear window heater" is one place of the defroster. All, when every name does."""
        front = any(not zone.startswith("rear") for zone in self.zones)
        neutral = tuple(n for n in self.names if not any(f" {said} " in f" {n} " for said in ("rear", "back seat")))
        return neutral if front and neutral else self.names


@dataclass(frozen=True)
class Catalog:
    devices: dict[str, Device]
    zones: dict[str, tuple[str, ...]]


def _files(folder: Path, name: str) -> list[Path]:
    single = folder / f"{name}.yaml"
    return [single] if single.exists() else sorted((folder / name).glob("*.yaml"))


def _load(path: Path) -> dict:
    # Every scalar a string: YAML 1.1 would take "on" and "off" for booleans.
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or {}


def _words(values: object) -> tuple[str, ...]:
    return tuple(values) if isinstance(values, list) else (str(values),)


def read(folder: Path, language: str = "en") -> Catalog:
    """Reads a catalogue folder; raises KeyError or ValueError when it isn't one."""
    phrases: dict[str, dict] = {}
    zones: dict[str, tuple[str, ...]] = {}
    for path in _files(folder / "phrases", language):
        loaded = _load(path)
        phrases.update(loaded.get("devices", {}))
        zones.update({zone: _words(names) for zone, names in loaded.get("zones", {}).items()})
    devices: dict[str, Device] = {}
    for path in _files(folder, "devices"):
        for entry in _load(path).get("devices", []):
            device = _device(entry, phrases.get(entry["id"], {}))
            devices[device.id] = device
    if not devices:
        raise ValueError(f"{folder} holds no devices")
    return Catalog(devices, zones)


def _device(entry: dict, spoken: dict) -> Device:
    operations: set[str] = {"query"}
    values: dict[str, tuple[str, ...]] = {}
    slots: list[str] = []
    for trait in entry.get("traits", []):
        operations.update(OPERATIONS_OF_TRAIT[trait["kind"]])
        given = trait.get("values", {})
        ids = given if isinstance(given, list) else list(given)
        for value in ids:
            forms = spoken.get("values", {}).get(value, [value.replace("-", " ")])
            values[value] = _words(forms)
        slots.extend(trait.get("slots", {}))
        if "signals" in trait and isinstance(trait["signals"], dict):
            slots.extend(trait["signals"])
    names = _words(spoken.get("names", [entry["id"].replace("-", " ")]))
    return Device(
        entry["id"],
        entry.get("group", ""),
        names,
        tuple(entry.get("zones", [])),
        frozenset(operations),
        values,
        tuple(dict.fromkeys(slots)),
        tuple((t["say"], t["do"], t.get("value", "")) for t in spoken.get("templates", [])),
        tuple((verb, do) for do, verbs in spoken.get("verbs", {}).items() for verb in _words(verbs)),
    )
