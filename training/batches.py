"""Windows of like length put together, and padded to tensors."""

from __future__ import annotations

import random

import torch
from torch import Tensor

from training.windows import Indices


def batches(items: list[Indices], size: int) -> list[list[int]]:
    """Indices in batches of about `size` word pieces, similar lengths together, shuffled."""
    order = sorted(range(len(items)), key=lambda i: len(items[i]["pieces"]) + random.random() * 12)
    found: list[list[int]] = [[]]
    for i in order:
        if found[-1] and len(items[i]["pieces"]) * (len(found[-1]) + 1) > size:
            found.append([])
        found[-1].append(i)
    random.shuffle(found)
    return found


def stack(rows: list[list[int]], fill: int = 0) -> Tensor:
    """Rows of different length as one tensor, padded with `fill`."""
    width = max(map(len, rows))
    return torch.tensor([row + [fill] * (width - len(row)) for row in rows])
