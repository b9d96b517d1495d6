"""How far people agree: frames that others wrote blindly for test sentences, against the test's own. What a model can be asked for.

    python -m codriver_training.agreement [--differences]
"""

from __future__ import annotations

import sys

from . import catalog as catalogs
from . import corpus, examples, measure
from .examples import Example, frame
from .material import DATA, ROOT
from .reading import Read


def pairs() -> list[tuple[Example, Example]]:
    """Blind frame and test frame of every sentence that has both."""
    car = catalogs.read(ROOT / "catalogs" / "car")
    sides = []
    for folder in ("agreement", "test"):
        lines, problems = corpus.read(DATA / folder, car)
        if problems:
            raise ValueError("\n".join(problems))
        sides.append({(tuple(e.words), e.seat, e.look, e.last, e.bus): e for e in (examples.of(line, car) for line in lines)})
    blind, test = sides
    return [(blind[key], test[key]) for key in blind if key in test]


def main() -> int:
    both = pairs()
    score = measure.score([Read(blind, 1, 1) for blind, _ in both], [test for _, test in both])
    for name, share in score.items():
        print(f"{name}: {share:.3f}" if name != "sentences" else f"{name}: {share:.0f}")
    if "--differences" in sys.argv:
        for blind, test in both:
            if frame(blind) != frame(test):
                print(" ".join(test.words), frame(test), frame(blind), sep="\n    ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
