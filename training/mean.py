"""The mean of several points of a training, weighted; often better than any of them.

    python -m training.mean --output RUN 0.5:polish3/3.pt 0.25:polish2/1.pt 0.25:shipped/0.pt

writes ``0.pt`` and ``tables.json`` (of the first) for `training.export`. The points must lie on one
path of training, else their mean is no model (Wortsman et al. 2022, model soups).
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch
from torch import Tensor


def mean(points: list[tuple[float, dict[str, Tensor]]]) -> dict[str, Tensor]:
    """Weights by name, each the sum of share times weight; shares are made to add up to 1."""
    whole = sum(share for share, _ in points)
    return {
        name: sum((share / whole * weights[name] for share, weights in points), torch.zeros(()))
        for name in points[0][1]
    }


def main() -> None:
    """Read the points, write their mean."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("points", nargs="+", metavar="SHARE:FILE")
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    told = [point.split(":", 1) for point in options.points]
    files = [(float(share), Path(file)) for share, file in told]
    options.output.mkdir(parents=True, exist_ok=True)
    torch.save(mean([(s, torch.load(file)) for s, file in files]), options.output / "0.pt")
    shutil.copy(files[0][1].parent / "tables.json", options.output)


if __name__ == "__main__":
    main()
