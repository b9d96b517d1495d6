"""Where the student starts from: a larger network of its width.

Fewer of its layers, the inner neurons that matter most, and its pieces in fewer directions.
"""

from __future__ import annotations

import torch

from .losses import Batch
from .net import Net


@torch.no_grad()
def from_teacher(net: Net, teacher: Net, layers: tuple[int, ...], some: list[Batch]) -> None:
    """Fills the student from the teacher of the same width; `some` sentences show which inner neurons matter.

    Layers can be left out because each only adds to what flows through; a neuron matters by how strongly it fires times how
    much it then moves.
    """
    if net.size.width != teacher.size.width or len(layers) != net.size.layers:
        raise ValueError("a student cut out of its teacher has its width")
    known = dict(teacher.named_parameters())
    for name, weights in net.named_parameters():
        if not name.startswith(("layers.", "pieces.", "lift.")):
            weights.copy_(known[name])
    table = teacher.pieces.weight
    mean = table.mean(0)
    _, _, directions = torch.linalg.svd(table - mean, full_matrices=False)
    kept = directions[: net.size.piece]
    net.pieces.weight.copy_((table - mean) @ kept.T)
    net.lift.weight.copy_(kept.T)
    net.lift.bias.copy_(mean)
    fired = _fired(teacher, some)
    for mine, at in zip(net.layers, layers, strict=True):
        theirs = teacher.layers[at]
        for part in ("qkv", "out", "norm1", "norm2"):
            getattr(mine, part).load_state_dict(getattr(theirs, part).state_dict())
        rows = (fired[at] * theirs.down.weight.norm(dim=0)).topk(net.size.inner).indices
        mine.up.weight.copy_(theirs.up.weight[rows])
        mine.up.bias.copy_(theirs.up.bias[rows])
        mine.down.weight.copy_(theirs.down.weight[:, rows])
        mine.down.bias.copy_(theirs.down.bias)


def _fired(teacher: Net, some: list[Batch]) -> list[torch.Tensor]:
    """How strongly each inner neuron of each layer fires."""
    out = [torch.zeros(teacher.size.inner) for _ in teacher.layers]
    hooks = [
        layer.up.register_forward_hook(
            lambda _m, _i, y, at=at: out[at].add_(torch.nn.functional.gelu(y).abs().flatten(0, 1).mean(0))
        )
        for at, layer in enumerate(teacher.layers)
    ]
    was = teacher.training
    teacher.eval()
    for batch in some:
        teacher(*batch.inputs)
    teacher.train(was)
    for hook in hooks:
        hook.remove()
    return out
