"""How sure an event is: from what the network reads to the share of events that are right (Platt 1999).

    python -m training.calibrate

Reads texts of the training part that the shipped weights have not seen, and fits two logistic
regressions: is an event's type among those that are marked in its text, and, if so, are its parties
those of a marked event of that type? Prints the coefficients, to be copied into
`kg.extract.weigh.sureness`, and how far they hold on the held-back part, which is not fitted: the
expected calibration error over eight bins of equal size, and the tables of ``docs/accuracy.md``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.build import load_base
from kg.contract import event_to_json
from kg.evaluate.rows import told_of
from kg.evaluate.score import is_told
from kg.extract.pipeline import Extractor
from kg.extract.weigh.sureness import PARTIES, TYPE, Signs, Sureness
from kg.model import Article
from kg.settings import Settings, weights_directory
from kg.taxonomy import load_taxonomy
from training.gold import compile_items
from training.marked import read_marked
from training.parts import CORPUS, ROOT, marked_files

Numbers = NDArray[np.float64]
UNSEEN = [CORPUS / f"train-{number}.marked.txt" for number in range(22, 32)]
_BINS = 8
_EDGES = (0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 1.0)


class Noted(Sureness):
    """In place of how sure an event is, the number of its signs."""

    def __init__(self) -> None:
        self.signs: list[Signs] = []

    def of(self, signs: Signs) -> tuple[float, float]:
        """Nothing, and the number of the signs in `signs`."""
        self.signs.append(signs)
        return 0.0, len(self.signs) - 1


@dataclass(frozen=True)
class Read:
    """Signs of events by name, and 1 where their type is right, and where all is."""

    signs: dict[str, Numbers]
    type_right: Numbers
    right: Numbers

    def rows(self, names: Sequence[str], **more: Numbers) -> Numbers:
        """Rows of 1 and the signs of these names."""
        known = self.signs | more
        return np.column_stack([np.ones(len(self.right)), *(known[name] for name in names)])


def read(files: Sequence[Path], part: str) -> Read:
    """What the extractor finds in marked texts, beside what is right of it."""
    settings = Settings.load(environment={})
    extractor = Extractor.load(weights_directory(), settings.ontology, load_base(settings))
    extractor.coder.sureness = noted = Noted()
    items = [item for path in files for item in read_marked(path)]
    rows, marked = compile_items(items, load_taxonomy(ROOT / "ontology"), part)
    articles = (
        Article(id=r["id"], text=r["text"], title=r["title"], date=date.fromisoformat(r["date"]))
        for r in rows
    )
    signs, types, right = [], [], []
    for (article, events), gold in zip(extractor.extract(articles), marked, strict=True):
        told = [told_of(row) for row in gold["events"]]
        for event in events:
            if event.event_type and noted.signs[int(event.confidence)]:
                signs.append(noted.signs[int(event.confidence)])
                types.append(any(event.event_type == other.kind for other in told))
                right.append(is_told(article.text, told_of(event_to_json(event)), told))
    columns = {name: np.array([row[name] for row in signs]) for name in signs[0]}
    return Read(columns, np.array(types, float), np.array(right, float))


def fit(rows: Numbers, right: Numbers, ridge: float = 1.0) -> Numbers:
    """Coefficients by Newton's method, all but the first lightly held to nought."""
    held = ridge * (np.arange(rows.shape[1]) > 0)
    found = np.zeros(rows.shape[1])
    for _ in range(30):
        chance = sigmoid(rows @ found)
        slope = rows.T @ (right - chance) - held * found
        bend = (rows.T * (chance * (1 - chance))) @ rows + np.diag(held)
        found = found + np.linalg.solve(bend, slope)
    return found


def sigmoid(x: Numbers) -> Numbers:
    """Log-odds to chances."""
    chances: Numbers = 1 / (1 + np.exp(-x))
    return chances


def error(chance: Numbers, right: Numbers) -> float:
    """Expected calibration error over bins of equal size."""
    order = np.argsort(chance, kind="stable")
    parts = np.array_split(order, _BINS)
    return float(sum(len(p) * abs(chance[p].mean() - right[p].mean()) for p in parts) / len(right))


def ranked(chance: Numbers, right: Numbers) -> float:
    """How often a right event has the higher chance than a wrong one (area under the ROC curve)."""
    good, bad = chance[right == 1][:, None], chance[right == 0][None]
    return float(((good > bad) + 0.5 * (good == bad)).mean())


def tell(name: str, chance: Numbers, right: Numbers) -> None:
    """Print how far chances hold."""
    print(f"{name}: error {error(chance, right):.3f}, ranked {ranked(chance, right):.3f}")
    for low, high in pairwise(_EDGES):
        inside = (chance >= low) & (chance < high)
        if inside.any():
            share, mean = right[inside].mean(), chance[inside].mean()
            print(f"| {low:.1f}–{high:.1f} | {inside.sum()} | {mean:.2f} | {share:.2f} |")


def main() -> None:
    """Fit and print."""
    unseen, held = read(UNSEEN, "train"), read(marked_files("held"), "held")
    names = [name for name in TYPE if name != "bias"]
    of_type = fit(unseen.rows(names), unseen.type_right)
    print("TYPE", dict(zip(TYPE, of_type.round(2).tolist(), strict=True)))
    types = [sigmoid(part.rows(names) @ of_type) for part in (unseen, held)]
    names = [name for name in PARTIES if name != "bias"]
    rows = [
        part.rows(names, type=np.log(kind / (1 - kind)))
        for part, kind in zip((unseen, held), types, strict=True)
    ]
    known = unseen.type_right == 1
    of_parties = fit(rows[0][known], unseen.right[known])
    print("PARTIES", dict(zip(PARTIES, of_parties.round(2).tolist(), strict=True)))
    for name, part, kind, row in zip(
        ("unseen", "held back"), (unseen, held), types, rows, strict=True
    ):
        tell(f"types, {name}", kind, part.type_right)
        tell(f"events, {name}", kind * sigmoid(row @ of_parties), part.right)


if __name__ == "__main__":
    main()
