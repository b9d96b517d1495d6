"""The stages of a training, in their order; each leaves files in the run folder and is skipped when they are there."""

from __future__ import annotations

import json
import random
import shutil
from dataclasses import dataclass
from pathlib import Path

import torch

from . import calibration, encoder, export, measure, offers, public, report, start
from .examples import Example
from .losses import Soft, batches
from .material import ROOT, WORDLESS, Material, load
from .net import Net, Size
from .reading import read
from .training import HEADS, Plan, say, train

SEED = 20_261_125
# Of the next bundle; the one that is committed says which it is in its manifest.
VERSION = "4"
# Taken out of training and put back only by their names, to see how well a device is found that was never trained.
UNSEEN = frozenset((
    "tray-table", "neck-warmer", "light-bar", "star-roof", "tow-hitch", "ionizer", "dash-cam", "roof-tint", "spoiler",
    "noise-cancellation", "foot-rest", "cup-holder-heating", "wiper-heating", "satellite-map", "subwoofer",
))  # fmt: skip
# Most scenes without a reason in which something is offered.
NEEDLESS = 0.01
SINGLES = {
    "addressed": ("act",),
    "operation": ("operation",),
    "device": ("device",),
    "zones": ("zones",),
    "value": ("value", "named", "tags", "owner"),
}


@dataclass(frozen=True)
class Sizes:
    """How long and how large."""

    teacher_steps: int = 4500
    student_steps: int = 6000
    unseen_steps: int = 2500
    single_steps: int = 400
    pools: int = 2
    layers: tuple[int, ...] = (0, 2, 4)
    most: int = 1_000_000

    @staticmethod
    def smoke() -> Sizes:
        return Sizes(6, 12, 8, 4, 1, (5,), 160)


class Pipeline:
    STAGES = ("teacher", "distilled", "bundle", "hard", "unseen", "singles", "write_report")

    def __init__(self, sizes: Sizes, run: Path, public_text: Path | None, smoke: bool):
        self.sizes, self.run, self.public_text, self.smoke = sizes, run, public_text, smoke
        if smoke:
            shutil.rmtree(run, ignore_errors=True)
        run.mkdir(parents=True, exist_ok=True)
        self.material = load(run / "pieces.txt", public.pool(public_text))
        if smoke:
            m = self.material
            m.train, m.validation, m.test = m.train[:: len(m.train) // 120], m.validation[:20], m.test[:20]

    # Stages.

    def teacher(self) -> None:
        """The sentence encoder, with the heads and the scene, on clean words and the true scene."""
        net = self._teacher_net()
        plan = Plan("teacher", self.sizes.teacher_steps, 64, 4e-4, half=True)
        curve = train(net, self.material.room, plan, lambda c: self.material.epoch(c, False), self._file("teacher"), SEED,
                      watch=self._watch)  # fmt: skip
        self._note("teacher", net, self.material, curve)

    def distilled(self) -> None:
        """The student on what a car hears and sees, taught by the teacher's soft labels and inner states."""
        pools: dict[int, tuple[list[Example], list[Soft]]] = {}

        def teach(epoch: int) -> tuple[list[Example], list[Soft]]:
            pool = epoch % self.sizes.pools
            if pool not in pools:
                clean = self.material.epoch(random.Random(SEED + pool), False)[pool :: self.sizes.pools][: self.sizes.most]
                pools[pool] = (clean, say(self._trained("teacher", self._teacher_net()), self.material.room, clean))
            clean, soft = pools[pool]
            chance = random.Random(SEED * 7 + epoch)
            scenes = self.material.offers.sample(len(clean) // WORDLESS, chance)  # of which the teacher says nothing
            return [self.material.disturber.heard(e, chance) for e in clean] + scenes, soft + soft[:1] * len(scenes)

        net = self._student_net(self._trained("teacher", self._teacher_net()))
        plan = Plan("distilled", self.sizes.student_steps, 96, 6e-4, half=True)
        curve = train(net, self.material.room, plan, lambda c: self.material.epoch(c, True), self._file("distilled"), SEED, teach=teach,
                      watch=self._watch)  # fmt: skip
        self._note("distilled", net, self.material, curve)

    def hard(self) -> None:
        """The same student cut out of the encoder as it was published, on the gold labels alone."""
        self._student("hard", HEADS, self.sizes.student_steps, self.material)

    def singles(self) -> None:
        """A student for each task, and one for all tasks of the same length beside them."""
        self._student("together", HEADS, self.sizes.single_steps, self.material)
        for name, heads in list(SINGLES.items())[: 1 if self.smoke else None]:
            self._student(f"single-{name}", heads, self.sizes.single_steps, self.material)

    def unseen(self) -> None:
        """A student that never saw some devices, measured on the sentences about them."""
        fair = load(self.run / "pieces.txt", public.pool(self.public_text), UNSEEN)
        if self.smoke:
            fair.train, fair.validation = fair.train[:: len(fair.train) // 120], fair.validation[:20]
        net = self._student("unseen", HEADS, self.sizes.unseen_steps, fair, UNSEEN)
        about = [e for e in self._everything() if e.act == "wish" and any(w.device in UNSEEN for w in e.wants)]
        self._save("unseen-devices", {"unseen": measure.score(read(net, self.material.room, about), about)})

    def bundle(self) -> None:
        """Calibrates the distilled student, writes the bundle, and measures its 8-bit network."""
        net = self._trained("distilled", self._student_net())
        m = self.material
        settings, curve = calibration.calibrate(net, m.room, m.validation, public.others(self.public_text))
        scenes = m.offers.validation
        offer = offers.threshold(read(net, m.room, scenes), scenes, NEEDLESS)
        settings["thresholds"]["offer"] = round(offer, 3)
        folder = self.run / "bundle"
        export.bundle(net, m.room.vocabulary, folder, "0-smoke" if self.smoke else VERSION, settings)
        self._save("calibration", {"settings": settings, "curve": curve})
        small = export.OnnxNet(folder / "student.onnx", net)
        self._measure("int8", small)
        size = (folder / "student.onnx").stat().st_size
        self._save("file", {"bytes": size, **export.speed(folder / "student.onnx", m.room, m.test[::5])})
        self._save("offers", offers.score(read(small, m.room, m.offers.test), m.offers.test, offer))
        self._save("confusion", measure.confused(read(small, m.room, m.test), m.test, m.room.catalog))
        if not self.smoke:
            target = ROOT / "models/src/main/resources/io/codriver/models/fused-en"
            target.mkdir(parents=True, exist_ok=True)
            for name in (*export.FILES, "manifest.json"):
                shutil.copyfile(folder / name, target / name)

    def write_report(self) -> None:
        text = report.render(self.run, self.material, self.sizes)
        if self.smoke:
            (self.run / "REPORT.md").write_text(text, encoding="utf-8")
        else:
            (ROOT / "models" / "REPORT.md").write_text(text, encoding="utf-8")

    # Parts.

    def _student(self, name: str, heads: tuple[str, ...], steps: int, m: Material, without: frozenset[str] = frozenset()) -> Net:
        net = self._student_net(self._teacher_net())
        curve = train(net, m.room, Plan(name, steps, 96, 6e-4, heads, half=True),
                      lambda c: m.epoch(c, True, without=without)[: self.sizes.most], self._file(name), SEED,
                      watch=self._watch if heads == HEADS and not without else None)  # fmt: skip
        self._note(name, net, m, curve)
        return net

    def _teacher_net(self) -> Net:
        return encoder.as_net(encoder.fetch(), self.material.room.vocabulary)

    def _student_net(self, whole: Net | None = None) -> Net:
        """A student, cut out of `whole` when that is given."""
        torch.manual_seed(SEED)
        net = Net(Size(len(self.material.room.vocabulary), 384, len(self.sizes.layers), 12, 256, piece=128))
        if whole:
            some = self.material.epoch(random.Random(SEED), False)[:512]
            start.from_teacher(net, whole, self.sizes.layers, list(batches(self.material.room, some, 128, None)))
        return net

    def _trained(self, name: str, net: Net) -> Net:
        net.load_state_dict(torch.load(self._file(name), weights_only=False)["net"])
        return net.eval()

    def _watch(self, net: Net) -> float:
        m = self.material
        some = m.validation[:: max(1, len(m.validation) // 1000)]
        score = measure.score(read(net, m.room, some), some)
        print(json.dumps({k: round(v, 3) for k, v in score.items()}), flush=True)
        net.train()
        return score["frame"]

    def _note(self, name: str, net: Net, m: Material, curve: list) -> None:
        self._save(f"{name}-curve", {"curve": curve, "parameters": sum(p.numel() for p in net.parameters())})
        self._measure(name, net)

    def _measure(self, name: str, net: Net | export.OnnxNet) -> None:
        room = self.material.room
        slices = measure.slices(self.material.test)
        self._save(name, {part: measure.score(read(net, room, some), gold) for part, (some, gold) in slices.items() if some})

    def _everything(self) -> list[Example]:
        return [*self.material.train, *self.material.validation, *self.material.test]

    def _file(self, name: str) -> Path:
        return self.run / f"{name}.pt"

    def _save(self, name: str, content: dict) -> None:
        (self.run / f"{name}.json").write_text(json.dumps(content, indent=1), encoding="utf-8")
