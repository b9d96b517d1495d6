"""Trains everything, measures it, writes the bundle and models/REPORT.md. Resumes where it stopped.

    python -m codriver_training [--smoke] [--public DIR] [--only STAGE,…] [--run DIR]
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import torch

from .material import ROOT
from .pipeline import Pipeline, Sizes


def main() -> None:
    parser = argparse.ArgumentParser(prog="codriver_training", description=__doc__.splitlines()[0])
    parser.add_argument("--smoke", action="store_true", help="a minute's run that only shows that everything works")
    parser.add_argument("--public", type=Path, default=ROOT.parent / "shared" / "data", help="folder of public text")
    parser.add_argument("--run", type=Path, default=ROOT / "models" / "training" / ".run", help="checkpoints")
    parser.add_argument("--only", default="", help="stages, of: " + ", ".join(Pipeline.STAGES))
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    since = time.time()
    sizes = Sizes.smoke() if given.smoke else Sizes()
    run = given.run / "smoke" if given.smoke else given.run
    pipeline = Pipeline(sizes, run, given.public if given.public.is_dir() else None, given.smoke)
    for stage in given.only.split(",") if given.only else Pipeline.STAGES:
        begun = time.time()
        getattr(pipeline, stage)()
        print(f"{stage}: {time.time() - begun:.0f} s", flush=True)
    print(f"done in {time.time() - since:.0f} s")


if __name__ == "__main__":
    main()
