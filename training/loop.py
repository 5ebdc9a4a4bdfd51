"""The loop of training: batches in, the averaged weights of the best epoch out."""

from __future__ import annotations

import time
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import torch
from torch import Tensor

from training.batches import batches
from training.losses import WEIGHTS, forward
from training.network import Network
from training.windows import Indices


class Learner:
    """A network with its optimizer and the moving average of its weights."""

    def __init__(self, network: Network, rate: float) -> None:
        self.network, self.average, self.step = network, deepcopy(network).eval(), 0
        backbone = [p for n, p in network.named_parameters() if n.startswith("encoder.")]
        rest = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
        groups = [
            {"params": backbone, "lr": 2.5e-4 * rate, "weight_decay": 0.01},
            {"params": rest, "lr": 1.5e-3 * rate, "weight_decay": 0.0},
        ]
        self.parameters = backbone + rest
        self.optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
        self.peaks = [group["lr"] for group in self.optimizer.param_groups]

    def learn(self, batch: list[Indices], done: float) -> Tensor:
        """One step on a batch, and its loss; `done` is the share of all epochs that is over."""
        for group, peak in zip(self.optimizer.param_groups, self.peaks, strict=True):
            group["lr"] = peak * max(0.005, min(1.0, (self.step + 1) / 200) * (1 - done))
        losses = forward(self.network, batch)
        loss = sum((weight * losses[key] for key, weight in WEIGHTS.items()), torch.zeros(()))
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.parameters, 2.0)
        self.optimizer.step()
        self.step += 1
        decay = min(0.999, (self.step + 1) / (self.step + 10))
        mean, now = (list(n.parameters()) for n in (self.average, self.network))
        with torch.no_grad():
            torch._foreach_lerp_(mean, now, 1 - decay)
        return loss.detach()


def fit(
    network: Network,
    make: Callable[[], list[Indices]],
    dev: list[Indices],
    path: Path,
    *,
    epochs: int,
    stop: int,
    rate: float,
) -> None:
    """Train for `stop` epochs, the learning rate falling to nothing over all `epochs`.

    The averaged weights are evaluated after every epoch, and the best saved.
    """
    learner, best, began = Learner(network, rate), 0.0, time.monotonic()
    for epoch in range(stop):
        items = make()
        order = batches(items, 1200)
        for at, batch in enumerate(order):
            done = (epoch + at / len(order)) / epochs
            loss = learner.learn([items[i] for i in batch], done)
            if learner.step % 50 == 0:
                told = f"{time.monotonic() - began:.0f} s loss {float(loss):.3f}"
                print(f"epoch {epoch} step {learner.step} {told}", flush=True)
        scores = evaluate(learner.average, dev)
        print("epoch", epoch + 1, scores, flush=True)
        if (score := worth(scores)) > best:
            best = score
            torch.save(learner.average.state_dict(), path)


def evaluate(network: Network, items: list[Indices]) -> dict[str, float]:
    """Accuracies on gold tokens: LAS with gold heads' relations, names, starts, status; acts on
    gold triggers; F1 of the tokens of triggers and of roles."""
    network.eval()
    total: dict[str, float] = {}
    with torch.no_grad():
        for batch in batches(items, 3000):
            for key, value in forward(network, [items[i] for i in batch]).items():
                total[key] = total.get(key, 0.0) + float(value)
    network.train()
    keys = ("las", "heads", "upos", "names", "start", "told", "acts", "status", "actors", "roles")
    return {k: round(100 * total["right_" + k] / max(1.0, total["all_" + k]), 2) for k in keys}


def worth(scores: dict[str, float]) -> float:
    """What the best epoch is chosen by: trees and names above all, then acts."""
    acts = scores["told"] + scores["acts"] + scores["roles"]
    return scores["las"] + scores["names"] + acts / 6
