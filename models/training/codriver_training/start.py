"""Where the student starts from: the encoder's word pieces, in as many directions as the student is wide."""

from __future__ import annotations

import zipfile

import torch

from . import encoder
from .net import Net
from .vocabulary import Vocabulary


def from_encoder(net: Net, package: zipfile.ZipFile, vocabulary: Vocabulary) -> None:
    """Fills the student's piece table with the encoder's, projected on its main directions (PCA)."""
    table = torch.tensor(encoder.weights(package)["embeddings.word_embeddings.weight"])
    ids = {piece: i for i, piece in enumerate(encoder.pieces(package))}
    rows = [(i, ids[piece]) for i, piece in enumerate(vocabulary.all) if piece in ids]
    known = table[[row for _, row in rows]]
    centred = known - known.mean(0)
    _, _, directions = torch.linalg.svd(centred, full_matrices=False)
    small = centred @ directions[: net.size.width].T
    with torch.no_grad():
        for (i, _), row in zip(rows, small * (0.04 / small.std()), strict=True):
            net.pieces.weight[i] = row
