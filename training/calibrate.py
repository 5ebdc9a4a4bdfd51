"""How sure an event is: from the network's chance to the share of events that are right (Platt 1999).

    kg extract --input training/corpus/held.articles.jsonl --output events.jsonl
    python -m training.calibrate events.jsonl

Fits a logistic regression on the held-back part: is an event's type among those annotated in its
text, given the log-odds of its chance and whether it has a source? ``events.jsonl`` must hold the
chances themselves: run it with ``_PLATT`` of `kg.extract.events` set to (0, 1, 0). Prints the
coefficients, to be copied there, and the expected calibration error over five bins before, after,
and where one half was fitted on the other.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.evaluate.rows import annotated
from training.parts import CORPUS

Numbers = NDArray[np.float64]
_BINS = 5


def load(gold: Path, events: Path) -> tuple[Numbers, Numbers]:
    """A row (1, log-odds, has a source) an event, and 1 where its type is right."""
    kinds = {id: {event.kind for event in told} for id, (_, told) in annotated(gold)}
    rows, right = [], []
    for line in events.read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        if event["event_type"] and event["article"] in kinds:
            chance = event["confidence"]
            rows.append([1.0, np.log(chance / (1 - chance)), float(bool(event["sources"]))])
            right.append(float(event["event_type"] in kinds[event["article"]]))
    return np.array(rows), np.array(right)


def fit(rows: Numbers, right: Numbers, ridge: float = 1.0) -> Numbers:
    """Coefficients by Newton's method, lightly held to nought."""
    held = ridge * np.array([0.0, 1.0, 1.0])
    found = np.zeros(rows.shape[1])
    for _ in range(30):
        chance = sigmoid(rows @ found)
        slope = rows.T @ (right - chance) - held * found
        bend = (rows.T * (chance * (1 - chance))) @ rows + np.diag(held)
        found = found + np.linalg.solve(bend, slope)
    return found


def sigmoid(x: Numbers) -> Numbers:
    """Log-odds to chances."""
    return 1 / (1 + np.exp(-x))


def error(chance: Numbers, right: Numbers) -> float:
    """Expected calibration error over bins of equal size."""
    order = np.argsort(chance, kind="stable")
    parts = np.array_split(order, _BINS)
    return float(sum(len(p) * abs(chance[p].mean() - right[p].mean()) for p in parts) / len(right))


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", type=Path)
    parser.add_argument("--gold", type=Path, default=CORPUS / "held.gold.jsonl")
    options = parser.parse_args()
    rows, right = load(options.gold, options.events)
    found = fit(rows, right)
    print("coefficients", found.round(2).tolist())
    print(f"error before {error(sigmoid(rows[:, 1]), right):.3f}", end=", ")
    print(f"after {error(sigmoid(rows @ found), right):.3f}", end=", ")
    odd = np.arange(len(right)) % 2 == 1
    crossed = np.where(
        odd,
        sigmoid(rows @ fit(rows[~odd], right[~odd])),
        sigmoid(rows @ fit(rows[odd], right[odd])),
    )
    print(f"crossed {error(crossed, right):.3f}, {len(right)} events")


if __name__ == "__main__":
    main()
