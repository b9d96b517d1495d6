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
    known = torch.stack([
        table[ids[piece]] if piece in ids else encoder.meaning(piece, table, ids) for piece in vocabulary.all
    ])  # fmt: skip
    centred = known - known.mean(0)
    _, _, directions = torch.linalg.svd(centred, full_matrices=False)
    small = centred @ directions[: net.size.width].T
    with torch.no_grad():
        net.pieces.weight.copy_(small * (0.04 / small.std()))
