"""How sure an event is: from what the network reads to the share of events that are right (Platt 1999).

    python -m training.calibrate [FILE ...]

Fits two logistic regressions: is the type of an event right, and, if so, are all parties right that it
names? On the events of ordinary news that twelve readers judged (``corpus/news.judged.jsonl``), and, with
less weight, on the texts of the training part that the shipped weights have not seen, which are harder.
Prints the coefficients, to be copied into `kg.extract.weigh.sureness`, and how far they hold: on the
news of each reader where only those of the others were fitted, and on the held-back part, which is not
fitted: the expected calibration error over eight bins of equal size, and the tables of
``docs/accuracy.md``. With marked files, for weights of another corpus, on these alone: some hundred
events that the weights have not seen; how far it holds is then told only of what was fitted.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.build import load_base
from kg.contract import event_to_json
from kg.evaluate.rows import Told, told_of
from kg.evaluate.score import is_told
from kg.extract.pipeline import Extractor
from kg.extract.weigh.sureness import PARTIES, TYPE, Signs, Sureness
from kg.model import Article, Event
from kg.settings import Settings, weights_directory
from training.gold import compile_items
from training.parts import CORPUS, Row, items_of, marked_files, own_taxonomy, read_rows

Numbers = NDArray[np.float64]
NEWS = CORPUS / "news.judged.jsonl"
UNSEEN = [CORPUS / f"train-{number}.marked.txt" for number in range(22, 32)]
_OF_NEWS = 20.0  # what an event of the news weighs against one of the other texts
_BINS = 8
_OF_TYPE = [name for name in TYPE if name != "bias"]
_OF_PARTIES = [name for name in PARTIES if name != "bias"]
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


Judged = Iterator[tuple[Article, Callable[[Event], tuple[bool, bool] | None]]]


def marked(files: Sequence[Path], part: str) -> Judged:
    """Marked texts, and what of an event is right by them: its type, and all that it names."""
    rows, gold = compile_items(items_of(files), own_taxonomy(), part)
    for row, told in zip(rows, gold, strict=True):
        yield _article(row), partial(_by_gold, row["text"], [told_of(e) for e in told["events"]])


def _by_gold(text: str, gold: list[Told], event: Event) -> tuple[bool, bool]:
    known = any(event.event_type == told.kind for told in gold)
    return known, is_told(text, told_of(event_to_json(event)), gold)


def news(readers: Collection[int]) -> Judged:
    """News and what some readers say of its events; nothing of events that they have not seen."""
    for row in read_rows(NEWS):
        if row["reader"] in readers:
            told = {
                (e["trigger"], e["subtype"], tuple(e["parties"])): (
                    e["type"],
                    e["type"] and e["who"],
                )
                for e in row["events"]
            }
            yield _article(row), partial(_by_reader, told)


def _by_reader(
    told: Mapping[tuple[int, str | None, tuple[int, ...]], tuple[bool, bool]], event: Event
) -> tuple[bool, bool] | None:
    parties = tuple(mention.start for mention in event.sources + event.targets)
    return told.get((event.trigger.start, event.subtype, parties))


def _article(row: Row) -> Article:
    day = date.fromisoformat(row["date"])
    return Article(id=row["id"], text=row["text"], title=row["title"], date=day)


def read(extractor: Extractor, judged: Judged) -> Read:
    """What the extractor finds in articles, beside what is right of it."""
    extractor.coder.sureness = noted = Noted()
    signs, types, right = [], [], []
    for article, verdict in judged:
        for event in extractor.read(article)[1]:
            found = noted.signs[int(event.confidence)] if event.event_type else {}
            if found and (known := verdict(event)) is not None:
                signs.append(found)
                types.append(known[0])
                right.append(known[1])
    columns = {name: np.array([row[name] for row in signs]) for name in signs[0]}
    return Read(columns, np.array(types, float), np.array(right, float))


def together(parts: Sequence[Read]) -> Read:
    """Several as one."""
    return Read(
        {name: np.concatenate([p.signs[name] for p in parts]) for name in parts[0].signs},
        np.concatenate([p.type_right for p in parts]),
        np.concatenate([p.right for p in parts]),
    )


def fit(rows: Numbers, right: Numbers, weights: Numbers, ridge: float = 1.0) -> Numbers:
    """Coefficients by Newton's method, all but the first lightly held to nought."""
    held = ridge * (np.arange(rows.shape[1]) > 0)
    found = np.zeros(rows.shape[1])
    for _ in range(30):
        chance = sigmoid(rows @ found)
        slope = rows.T @ (weights * (right - chance)) - held * found
        bend = (rows.T * (weights * chance * (1 - chance))) @ rows + np.diag(held)
        found = found + np.linalg.solve(bend, slope)
    return found


@dataclass(frozen=True)
class Fitted:
    """The coefficients of both regressions."""

    of_type: Numbers
    of_parties: Numbers

    def types(self, part: Read) -> Numbers:
        """Chances that types are right."""
        return sigmoid(part.rows(_OF_TYPE) @ self.of_type)

    def events(self, part: Read) -> Numbers:
        """Chances that all is right."""
        types = self.types(part)
        return types * sigmoid(_rows_of_parties(part, types) @ self.of_parties)


def fitted(unseen: Read, told: Read | None = None) -> Fitted:
    """Both regressions, on other texts and on news."""
    parts = [unseen] if told is None else [unseen, told]
    both = together(parts)
    weights = np.repeat([1.0, _OF_NEWS][: len(parts)], [len(part.right) for part in parts])
    of_type = fit(both.rows(_OF_TYPE), both.type_right, weights)
    rows = _rows_of_parties(both, sigmoid(both.rows(_OF_TYPE) @ of_type))
    known = both.type_right == 1
    return Fitted(of_type, fit(rows[known], both.right[known], weights[known]))


def _rows_of_parties(part: Read, types: Numbers) -> Numbers:
    return part.rows(_OF_PARTIES, type=np.log(types / (1 - types)))


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


def say(best: Fitted) -> None:
    """Print the coefficients."""
    print("TYPE", dict(zip(TYPE, best.of_type.round(2).tolist(), strict=True)))
    print("PARTIES", dict(zip(PARTIES, best.of_parties.round(2).tolist(), strict=True)))


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    files = parser.parse_args().files
    settings = Settings.load()
    extractor = Extractor.load(weights_directory(), settings.ontology, load_base(settings))
    unseen = read(extractor, marked(files or UNSEEN, "train"))
    if files:
        say(best := fitted(unseen))
        tell("types, fitted", best.types(unseen), unseen.type_right)
        tell("events, fitted", best.events(unseen), unseen.right)
        return
    held = read(extractor, marked(marked_files("held"), "held"))
    readers = sorted({row["reader"] for row in read_rows(NEWS)})
    told = [read(extractor, news([reader])) for reader in readers]
    say(best := fitted(unseen, together(told)))
    others = [fitted(unseen, together([part for part in told if part is not own])) for own in told]
    whole = together(told)
    crossed = list(zip(others, told, strict=True))
    tell("types, news", np.concatenate([f.types(p) for f, p in crossed]), whole.type_right)
    tell("events, news", np.concatenate([f.events(p) for f, p in crossed]), whole.right)
    tell("types, held back", best.types(held), held.type_right)
    tell("events, held back", best.events(held), held.right)


if __name__ == "__main__":
    main()
