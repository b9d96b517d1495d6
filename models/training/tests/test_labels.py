"""What is done to sentences must leave their labels right: a network learns a wrong label as readily as a right one."""

from __future__ import annotations

import random
import unittest

import torch

from codriver_training import catalog, confusions
from codriver_training.calibration import _threshold
from codriver_training.disturb import Confusions, Disturber, join
from codriver_training.examples import Example, Span, Want
from codriver_training.material import DATA, ROOT
from codriver_training.reading import _merge

CAR = catalog.read(ROOT / "catalogs" / "car")


def fan_to_two() -> Example:
    return Example("fan to two".split(), "wish", [Want("set", "fan")], [Span("value", 0, 2, 3)])


def said(example: Example) -> list[str]:
    return [" ".join(example.words[s.start : s.end]) for s in example.spans]


class SpansTest(unittest.TestCase):
    def test_words_around_a_span_are_not_part_of_it(self):
        """"fan to two please": the value was once "two please"."""
        example = fan_to_two()
        example.substitute(3, 3, ["please"])
        example.substitute(0, 0, ["hey", "you"])
        self.assertEqual(["two"], said(example))

    def test_words_inside_are(self):
        example = fan_to_two()
        example.substitute(2, 3, ["twenty", "two"])
        example.substitute(3, 3, ["um"])
        self.assertEqual(["twenty um two"], said(example))

    def test_a_second_wish_keeps_its_own(self):
        both = join(fan_to_two(), fan_to_two(), random.Random(1))
        self.assertEqual([0, 1], [s.owner for s in both.spans])
        self.assertEqual(["two", "two"], said(both))

    def test_disturbed_sentences_keep_spans_of_words(self):
        line = Example("text ben i'm late".split(), "wish", [Want("send", "message")],
                       [Span("person", 0, 1, 2), Span("text", 0, 2, 4)])  # fmt: skip
        talk = Example("they never fixed the gate".split(), "talk")
        disturber = Disturber(CAR, Confusions(DATA / "confusions.tsv"), [line, talk])
        chance = random.Random(5)
        texts = set()
        for _ in range(300):
            clean = disturber.clean(line, [line], chance)
            heard = disturber.heard(clean, chance)
            for example in (clean, heard):
                self.assertTrue(all(0 <= s.start < s.end <= len(example.words) for s in example.spans))
                self.assertEqual(["person", "text"], [s.kind for s in example.spans[:2]])
            texts.add(said(clean)[1])
        self.assertGreater(len(texts), 5)


class StatesTest(unittest.TestCase):
    def test_words_that_depend_on_the_car_get_no_random_state(self):
        playing = Example(["stop"], "wish", [Want("stop", "media")], bus=("media-playing",), needs=frozenset({"bus"}))
        bare = Example(["stop"], "no")
        free = Example("what a lovely day".split(), "talk")
        disturber = Disturber(CAR, Confusions(DATA / "confusions.tsv"), [playing, bare, free])
        chance = random.Random(5)
        self.assertTrue(all(disturber.clean(bare, [], chance).bus == () for _ in range(200)))
        self.assertTrue(any(disturber.clean(free, [], chance).bus for _ in range(200)))


class NamesTest(unittest.TestCase):
    def test_a_name_that_says_where_is_not_put_in_for_one_that_does_not(self):
        self.assertIn("rear window heater", CAR.devices["defroster"].names)
        self.assertNotIn("rear window heater", CAR.devices["defroster"].placeless)
        self.assertTrue(all(d.placeless for d in CAR.devices.values()))


class MergeTest(unittest.TestCase):
    def test_the_same_wish_twice_is_one(self):
        made = Example([], "wish", [Want("open", "window"), Want("open", "window"), Want("close", "sunroof")],
                       [Span("when", 2, 0, 1)])  # fmt: skip
        _merge(made)
        self.assertEqual(["window", "sunroof"], [w.device for w in made.wants])
        self.assertEqual([1], [s.owner for s in made.spans])

    def test_two_calls_are_two(self):
        made = Example([], "wish", [Want("start", "phone"), Want("start", "phone")],
                       [Span("person", 0, 0, 1), Span("person", 1, 2, 3)])  # fmt: skip
        _merge(made)
        self.assertEqual(2, len(made.wants))


class HearingTest(unittest.TestCase):
    def test_what_turns_a_sentence_round_is_not_learnt(self):
        self.assertFalse(confusions.plausible("off", ("on",), 9))
        self.assertFalse(confusions.plausible("off", (), 9))
        self.assertFalse(confusions.plausible("don't", ("own",), 9))
        self.assertTrue(confusions.plausible("off", ("of",), 9))
        self.assertFalse(confusions.plausible("a", ("pizza",), 1))
        self.assertTrue(confusions.plausible("and", ("an",), 1))
        self.assertTrue(confusions.plausible("the", (), 1))


class ThresholdTest(unittest.TestCase):
    def test_so_many_strangers_pass_and_no_more(self):
        scores = torch.tensor([0.9, 0.8, 0.7, 0.6])
        for allowed in range(4):
            self.assertEqual(allowed, int((scores >= _threshold(scores, allowed, 0)).sum()))
        self.assertEqual(0.3, _threshold(scores, 4, 0.3))


if __name__ == "__main__":
    unittest.main()
