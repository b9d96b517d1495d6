"""Writes the bundle that the runtime loads: the network as ONNX with 8-bit weights, pieces, labels, manifest."""

from __future__ import annotations

import hashlib
import json
import time
import warnings
from pathlib import Path

import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from . import corpus, gaze
from .batches import encode, pad
from .examples import Example
from .losses import Room
from .net import MOST_PIECES, OPERATIONS, TAGS, VALUES, WISHES, Net, Out
from .vocabulary import Vocabulary

INPUTS = ("ids", "types", "positions")
OUTPUTS = ("act", "operation", "query", "zones", "value", "value_query", "tags", "owner", "name")
FILES = ("student.onnx", "pieces.txt", "labels.json", "cabin.json")


class _Whole(nn.Module):
    """Everything in one graph: sentences and names go through the same network."""

    def __init__(self, net: Net):
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, types: Tensor, positions: Tensor) -> tuple[Tensor, ...]:
        out = self.net(ids, types, positions)
        name = self.net.named(out.states, types)
        return (out.act, out.operation, out.query, out.zones, out.value, out.value_query, out.tags, out.owner, name)


def as_onnx(net: Net, path: Path) -> None:
    """The network in 32-bit floats."""
    net.eval()
    example = torch.ones(2, 12, dtype=torch.long)
    axes = {name: {0: "batch", 1: "length"} for name in INPUTS}
    axes |= {name: {0: "batch"} for name in OUTPUTS} | {name: {0: "batch", 1: "length"} for name in ("tags", "owner")}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _Whole(net), (example, example * 0, example * 0), str(path), input_names=list(INPUTS),
            output_names=list(OUTPUTS), dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip


def quantized(source: Path, target: Path) -> None:
    """8-bit weights, a scale for each column; activations are scaled as they come."""
    _unalias(source)
    quantize_dynamic(
        str(source), str(target), weight_type=QuantType.QInt8, per_channel=True, reduce_range=False,
        op_types_to_quantize=["MatMul", "Gather", "Gemm"],
    )  # fmt: skip
    model = onnx.load(str(target))
    del model.metadata_props[:]
    model.producer_name, model.producer_version, model.doc_string = "codriver", "", ""
    onnx.save(model, str(target))


def _unalias(path: Path) -> None:
    """Lets every place use its weights by their own name: the quantizer leaves what it meets through an Identity in floats."""
    model = onnx.load(str(path))
    graph = model.graph
    weights = {w.name for w in graph.initializer}
    aliases = {n.output[0]: n.input[0] for n in graph.node if n.op_type == "Identity" and n.input[0] in weights}
    for node in [n for n in graph.node if n.output[0] in aliases]:
        graph.node.remove(node)
    for node in graph.node:
        for i, name in enumerate(node.input):
            node.input[i] = aliases.get(name, name)
    onnx.save(model, str(path))


def bundle(net: Net, vocabulary: Vocabulary, folder: Path, version: str, calibration: dict) -> None:
    """Writes all files, and last the manifest that seals them."""
    folder.mkdir(parents=True, exist_ok=True)
    plain = folder / "float.onnx"
    as_onnx(net, plain)
    quantized(plain, folder / "student.onnx")
    plain.unlink()
    vocabulary.save(folder / "pieces.txt")
    labels = {
        "acts": corpus.ACTS,
        "operations": OPERATIONS,
        "zones": corpus.ZONES,
        "values": VALUES,
        "tags": TAGS,
        "types": {"word": 0, "unsure": 1, "last": 2, "scene": 3, "special": 4, "name": 5},
        "mostPieces": MOST_PIECES,
        "wishes": WISHES,
        "sharpness": round(float(net.sharpness.detach()), 4),
    } | calibration
    _write(folder / "labels.json", labels)
    _write(folder / "cabin.json", {"heads": gaze.HEADS, "targets": gaze.TARGETS})
    digests = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    _write(
        folder / "manifest.json",
        {"format": 1, "id": "codriver-fused-en", "version": version, "language": "en", "files": digests},
    )


class OnnxNet:
    """A bundle's network in the place of a Net, for measuring."""

    def __init__(self, path: Path, like: Net):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 2
        self.session = onnxruntime.InferenceSession(str(path), options)
        self.sharpness = like.sharpness.detach()
        self.training = False

    def eval(self) -> OnnxNet:
        return self

    def train(self, on: bool = True) -> OnnxNet:
        return self

    def _run(self, ids: Tensor, types: Tensor, positions: Tensor) -> dict[str, Tensor]:
        feed = {"ids": ids.numpy(), "types": types.numpy(), "positions": positions.numpy()}
        return dict(zip(OUTPUTS, map(torch.tensor, self.session.run(None, feed)), strict=True))

    def __call__(self, ids: Tensor, types: Tensor, positions: Tensor) -> Out:
        found = self._run(ids, types, positions)
        found.pop("name")
        return Out(**found, hidden=torch.zeros(1), states=torch.zeros(1))

    def names(self, ids: Tensor, types: Tensor, positions: Tensor) -> Tensor:
        return self._run(ids, types, positions)["name"]


def speed(path: Path, room: Room, some: list[Example]) -> dict[str, float]:
    """Milliseconds that the network of a bundle takes for a sentence on one core, each read five times after a round to warm up."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options)
    feeds = [dict(zip(INPUTS, (t.numpy() for t in pad([encode(e, room.vocabulary, room.catalog)])), strict=True)) for e in some]
    took: list[float] = []
    for again in range(6):
        for feed in feeds:
            begun = time.perf_counter()
            session.run(None, feed)
            took += [1000 * (time.perf_counter() - begun)] if again else []
    took.sort()
    return {"median": took[len(took) // 2], "p95": took[len(took) * 95 // 100], "p99": took[len(took) * 99 // 100]}


def _write(path: Path, content: dict) -> None:
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
