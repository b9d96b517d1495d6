"""Sentences that are read rightly and surely come up less often; all others every time."""

from __future__ import annotations

import random
import unittest

import torch

from codriver_training.batches import IGNORE, Labels
from codriver_training.examples import Example, Want
from codriver_training.net import OPERATIONS, TAGS, VALUES, WISHES, ZONES, Out
from codriver_training.practice import AGAIN, Practice, likelihood


def sure(shape: tuple[int, ...], choice: int = 0) -> torch.Tensor:
    """Logits that are nearly certain of one choice."""
    out = torch.zeros(*shape)
    out[..., choice] = 12.0
    return out


def answer() -> tuple[Out, torch.Tensor, Labels]:
    """A network sure of one wish, `operation 1, device 2`, and labels that say just that."""
    n, words, none = 1, 5, torch.zeros(0)
    operation, device, value = sure((n, WISHES, len(OPERATIONS))), sure((n, WISHES, 4)), sure((n, WISHES, len(VALUES)))
    operation[0, 0] = sure((len(OPERATIONS),), 1)
    device[0, 0] = sure((4,), 2)
    out = Out(sure((n, 7)), operation, none, torch.full((n, WISHES, 2 * ZONES), -12.0), value, none,
              sure((n, words, len(TAGS))), none, none, none)  # fmt: skip
    present = torch.tensor([[True] + [False] * (WISHES - 1)])
    gold = torch.full((n, WISHES), IGNORE)
    y = Labels(torch.tensor([0]), torch.tensor([[1] + [0] * (WISHES - 1)]), gold.clone(), torch.zeros(n, WISHES, 2 * ZONES),
               gold.clone(), present, torch.zeros(n, words, dtype=torch.long), none, [])  # fmt: skip
    y.device[0, 0], y.value[0, 0] = 2, 0
    return out, device, y


class LikelihoodTest(unittest.TestCase):
    def test_everything_right_is_near_one(self):
        self.assertGreater(float(likelihood(*answer())[0]), 0.95)

    def test_any_part_that_is_wrong_takes_it_down(self):
        for part, at in (("act", (0,)), ("operation", (0, 0)), ("device", (0, 0)), ("value", (0, 0)), ("tags", (0, 2))):
            out, device, y = answer()
            getattr(y, part)[at] = 3
            self.assertLess(float(likelihood(out, device, y)[0]), 0.05, part)
        out, device, y = answer()
        y.zones[0, 0, 1] = 1
        self.assertLess(float(likelihood(out, device, y)[0]), 0.05, "zones")

    def test_zones_of_a_wish_that_is_not_there_do_not_count(self):
        out, device, y = answer()
        out.zones[0, 1:] = 3.0
        self.assertGreater(float(likelihood(out, device, y)[0]), 0.95)


class PracticeTest(unittest.TestCase):
    def test_learnt_comes_up_less_until_it_is_wrong_again(self):
        practice, chance = Practice(), random.Random(3)
        two = [Example(["a"], "talk", source=0), Example(["b"], "talk", source=1)]
        practice.note(two, torch.tensor([0.9, 0.3]))
        rounds = [practice.chosen(two, chance) for _ in range(1000)]
        self.assertTrue(all(1 in r for r in rounds))
        self.assertAlmostEqual(AGAIN, sum(0 in r for r in rounds) / 1000, delta=0.05)
        practice.note(two, torch.tensor([0.4, 0.4]))
        self.assertEqual([0, 1], practice.chosen(two, chance))

    def test_made_sentences_and_named_values_always_do(self):
        practice = Practice()
        both = [Example(["a"], "talk"), Example(["b"], "wish", [Want("set", "fan", named="high")], source=4)]
        practice.note(both, torch.tensor([0.99, 0.99]))
        self.assertEqual([0, 1], practice.chosen(both, random.Random(1)))


if __name__ == "__main__":
    unittest.main()
