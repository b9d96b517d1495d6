"""What has been learnt is practised less, so that the steps go to what has not.

A sentence that the network was sure and right about when it last saw it is left out of most of the next rounds. After the
third model a fifth of the *training* sentences was still read wrongly, while most of each round went to sentences that had
been right for long.
"""

from __future__ import annotations

import random

import torch
from torch import Tensor

from .batches import IGNORE, Labels
from .examples import Example
from .net import Out

# How likely the whole gold frame must be for a sentence to count as learnt. With smoothed labels it hardly passes 0.9.
LEARNT = 0.6
# In how many of the next rounds what is learnt comes up again.
AGAIN = 0.35


class Practice:
    """Remembers what is learnt, by the sentence's place in the corpus."""

    def __init__(self) -> None:
        self.learnt: set[int] = set()

    def chosen(self, examples: list[Example], chance: random.Random) -> list[int]:
        """Which examples to train with in this round."""
        return [i for i, e in enumerate(examples) if e.source not in self.learnt or chance.random() < AGAIN]

    def note(self, examples: list[Example], right: Tensor) -> None:
        """How likely the gold frame of each example was."""
        for example, likely in zip(examples, right.tolist(), strict=True):
            if example.source < 0 or any(w.named for w in example.wants):  # a named value isn't looked at here
                continue
            if likely > LEARNT:
                self.learnt.add(example.source)
            else:
                self.learnt.discard(example.source)


@torch.no_grad()
def likelihood(out: Out, device_scores: Tensor, y: Labels) -> Tensor:
    """The probability of each sentence's whole gold frame, its named values aside. `device_scores`: B × K × devices, as logits."""
    whole = _of(out.act, y.act)
    wished = y.present.any(-1)
    whole = whole * torch.where(wished, _of(out.operation, y.operation).prod(-1), 1.0)
    for logits, gold in ((device_scores, y.device), (out.value, y.value)):
        whole = whole * _of(logits, gold).prod(-1)
    zones = torch.where(y.zones > 0, out.zones.float().sigmoid(), 1 - out.zones.float().sigmoid()).amin(-1)
    whole = whole * torch.where(y.present, zones, 1.0).prod(-1)
    return whole * _of(out.tags, y.tags).amin(-1)


def _of(logits: Tensor, gold: Tensor) -> Tensor:
    """The probability of `gold`; one where there is none."""
    likely = logits.float().softmax(-1).gather(-1, gold.clamp(min=0)[..., None])[..., 0]
    return torch.where(gold == IGNORE, 1.0, likely)
