"""models/REPORT.md: what the training measured, and its pictures."""

from __future__ import annotations

import json
import platform
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from .material import ROOT, Material

if TYPE_CHECKING:
    from .pipeline import Sizes

PARTS = ("frame", "act", "not addressed", "wishes", "operation", "device", "zones", "value", "open words", "when")
SYSTEMS = {
    "teacher": "teacher (clean words, true scene)",
    "hard": "student, hard labels",
    "distilled": "student, distilled",
    "int8": "student, distilled, 8 bit",
}
SINGLES = {"single-addressed": ("act", "not addressed"), "single-operation": ("wishes", "operation"), "single-device": ("device",),
           "single-zones": ("zones",), "single-value": ("value", "open words", "when")}  # fmt: skip


def render(run: Path, material: Material, sizes: Sizes) -> str:
    """The report as Markdown; systems that weren't trained are left out."""
    found = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in run.glob("*.json")}
    notes = run / "notes.md"
    remarks = notes.read_text(encoding="utf-8") if notes.exists() else ""
    parts = [_head(material, sizes), remarks, _systems(found), _sizes(found), _runtime(found), _ablation(found), _singles(found), _unseen(found), _sure(found), _offers(found)]
    _pictures(run, found)
    return "\n".join(part for part in parts if part)


def _head(m: Material, sizes: Sizes) -> str:
    families = len({e.family for e in m.train})
    return f"""# The fused model: report

Written by `python -m codriver_training` on {date.today()}; {platform.machine()}, {torch.get_num_threads()} threads, torch
{torch.__version__.split("+")[0]}. Trained on {len(m.train)} hand-written sentences of {families} families, validated on
{len(m.validation)} of other families, measured on the frozen test set: {len(m.test)} sentences written by other authors, whose
sentences never train. Steps: teacher {sizes.teacher_steps}, students {sizes.student_steps}. The corpus and how to read frames: the
[datasheet](training/data/README.md). "Frame" is right when everything is: sort of utterance, number of wishes, each one's
operation, device among {len(m.room.catalog.devices)}, zones, value and open words, and the condition.
"""


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f}"


def _table(rows: list[tuple[str, dict]], columns: tuple[str, ...]) -> str:
    head = "| | " + " | ".join(columns) + " |\n|---|" + "---|" * len(columns) + "\n"
    return head + "".join(f"| {n} | " + " | ".join(_percent(r.get(c)) for c in columns) + " |\n" for n, r in rows)


def _systems(found: dict) -> str:
    rows = [(label, found[name]["all"]) for name, label in SYSTEMS.items() if name in found]
    newest = [(label, found[name]["newest"]) for name, label in SYSTEMS.items() if found.get(name, {}).get("newest")]
    text = "## Every head on the frozen test (percent right)\n\n" + _table(rows, PARTS)
    if newest:
        text += f"\nOnly the {int(newest[0][1]['sentences'])} sentences of the newest authors:\n\n" + _table(newest, PARTS)
    return text


def _sizes(found: dict) -> str:
    if "file" not in found:
        return ""
    f = found["file"]
    counted = {name: found[f"{name}-curve"]["parameters"] for name in ("teacher", "distilled") if f"{name}-curve" in found}
    parameters = ", ".join(f"{name} {n:,} parameters" for name, n in counted.items())
    return (
        f"Sizes: {parameters}; the 8-bit student's file {f['bytes']:,} bytes. The 8-bit student takes {f['median']:.2f} ms for a sentence of "
        f"the test (p95 {f['p95']:.2f}, p99 {f['p99']:.2f}; ONNX Runtime on one core, from Python, after this training; from Java: "
        "[docs/results/fused.md](../docs/results/fused.md)).\n"
    )


def _runtime(found: dict) -> str:
    if "runtime" not in found:
        return ""
    floor, fused = found["runtime"]["none"], found["runtime"]["bundled"]
    rows = "".join(
        f"| {name} | {_percent(floor[name]) if floor[name] <= 1 else floor[name]} | "
        f"{_percent(fused[name]) if fused[name] <= 1 else fused[name]} |\n"
        for name in floor
    )
    return (
        "## The whole runtime on the frozen test\n\nThrough `eval text` (`python -m codriver_training.floor`), sentences that need "
        "the last turn or a state of the car left out; device and operation are compared. The matcher reads first, the model "
        "where it is silent or only has loose words, and only as far as the thresholds let it.\n\n| | matcher alone | with the model |\n|---|---|---|\n" + rows
    )


def _ablation(found: dict) -> str:
    if "int8" not in found:
        return ""
    scores = found["int8"]
    rows = [(f"{name} ({int(scores[name]['sentences'])} sentences)", scores[name]) for name in scores if name not in ("all", "newest")]
    return "## What each sense is worth (8-bit student; sentences that need it, with and without)\n\n" + _table(
        rows, ("frame", "device", "zones", "operation")
    )


def _singles(found: dict) -> str:
    if "together" not in found:
        return ""
    rows = []
    for name, heads in SINGLES.items():
        if name in found:
            for head in heads:
                alone, together = found[name]["all"].get(head), found["together"]["all"].get(head)
                rows.append(f"| {head} | {_percent(alone)} | {_percent(together)} |\n")
    return (
        "## What merging costs: a student for one task alone, and one for all, trained equally long\n\n"
        "| task | alone | together |\n|---|---|---|\n" + "".join(rows)
    )


def _unseen(found: dict) -> str:
    if "unseen-devices" not in found:
        return ""
    scores = found["unseen-devices"]["unseen"]
    return (
        "## Devices that were never trained\n\nFifteen devices, all sentences about them and their names were left out of a "
        f"training; put back by their names alone, the right one of all devices is found in {_percent(scores['device'])} percent of "
        f"{int(scores['sentences'])} hand-written sentences (whole frame {_percent(scores['frame'])}).\n"
    )


def _sure(found: dict) -> str:
    if "calibration" not in found:
        return ""
    s = found["calibration"]["settings"]
    return (
        "## How sure\n\n"
        f"The evidence for a frame (how likely it is a wish, device and operation, how near the device's name is, the least sure "
        f"zone, value and word) is weighed by a logistic regression on validation. The car acts from {s['thresholds']['act']}, answers "
        f"questions from {s['thresholds']['answer']} and asks back from {s['thresholds']['ask']}: at most one in 200 of "
        f"{s['strangers']['sentences']} sentences that aren't for the car is acted on, and one in 100 answered (five-fold). At these "
        f"thresholds the model alone decides {_percent(s['coverage'])} percent of the validation's wishes, and "
        f"{_percent(s['right'])} percent of these frames are wholly right.\n\n"
        "![Risk over coverage](training/plots/risk-coverage.png)\n![Learning curves](training/plots/learning.png)\n"
        "![What is taken for what](training/plots/confusion.png)\n"
    )


def _offers(found: dict) -> str:
    if "offers" not in found:
        return ""
    s, c = found["offers"], found["calibration"]["settings"]["thresholds"]
    return (
        "## What to offer, with no words at all\n\n"
        f"Scenes by another author than trained ([how they are written](training/data/README.md)): in {int(s['worth an offer'])} of "
        f"{int(s['scenes'])} something is worth an offer. From a confidence of {c['offer']} on (at most one in 100 idle scenes of "
        f"validation) the 8-bit student offers something in {_percent(s['offered'])} percent of them, and {_percent(s['of these right'])} "
        f"percent of that is right; of {int(s['idle'])} idle scenes {_percent(s['of these offered something'])} percent get an offer.\n"
    )


def _confusion(found: dict, file: Path) -> None:
    """Three squares, a row for what was meant; shares of the row."""
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(1, 3, figsize=(16, 5.5))
    for axis, (name, counts) in zip(axes, found.items(), strict=True):
        labels = sorted({label for a, b, _ in counts for label in (a, b)})
        total = {label: sum(n for a, _, n in counts if a == label) for label in labels}
        square = [[0.0] * len(labels) for _ in labels]
        for a, b, n in counts:
            square[labels.index(a)][labels.index(b)] = n / total[a]
            if n > 1:
                axis.text(labels.index(b), labels.index(a), n, ha="center", va="center", fontsize=6)
        axis.imshow(square, cmap="Blues", vmin=0, vmax=1)
        axis.set_xticks(range(len(labels)), labels, rotation=90, fontsize=7)
        axis.set_yticks(range(len(labels)), labels, fontsize=7)
        axis.set(title=name, xlabel="read", ylabel="meant")
    figure.tight_layout()
    figure.savefig(file, dpi=90)


def _pictures(run: Path, found: dict) -> None:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    folder = ROOT / "models" / "training" / "plots" if run.name != "smoke" else run
    folder.mkdir(parents=True, exist_ok=True)
    figure, axis = pyplot.subplots(figsize=(6, 4))
    for name, content in found.items():
        points = [(s, f) for s, _, f in content.get("curve", []) if f == f] if name.endswith("-curve") else []
        if points:
            axis.plot(*zip(*points, strict=True), label=name.removesuffix("-curve"))
    axis.set(xlabel="step", ylabel="whole frames right (validation)", title="Learning")
    axis.legend()
    figure.savefig(folder / "learning.png", dpi=90)
    if "calibration" in found:
        figure, axis = pyplot.subplots(figsize=(6, 4))
        curve = found["calibration"]["curve"]
        axis.plot([c for c, _, _ in curve], [r for _, r, _ in curve])
        axis.set(xlabel="coverage", ylabel="wrong frames among the answered", title="Risk over coverage (validation)")
        figure.savefig(folder / "risk-coverage.png", dpi=90)
    if "confusion" in found:
        _confusion(found["confusion"], folder / "confusion.png")
