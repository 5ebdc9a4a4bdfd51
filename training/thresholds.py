"""The weights of `kg.extract.weigh.limits`, by coordinate descent on the held-back part of our corpus.

    python -m training.thresholds [--weights FOLDER] [--part held] [--corpus FOLDER]

Prints the F1 of triples and of types, and of pairs, for each change that helps. What is printed
last is copied into `Weights` by hand, where the dev sets do not speak against it.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from spacy.tokens import Doc as Parsed

from kg.build import load_base
from kg.contract import event_to_json
from kg.evaluate.rows import Told, annotated, told_of
from kg.evaluate.score import Score, score
from kg.extract.grammar.words import Doc
from kg.extract.pipeline import Extractor
from kg.extract.weigh.limits import Weights
from kg.model import Article
from kg.settings import Settings, weights_directory
from training.parts import CORPUS, read_rows

GRID: dict[str, Sequence[float]] = {
    "keep": (0.1, 0.2, 0.3, 0.4, 0.5, 0.6),
    "add": (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.94),
    "alike": (0.1, 0.2, 0.3, 0.4, 0.6),
    "margin": (-1.0, 0.0, 0.1, 0.2, 0.3, 0.4, 1.1),
    "special": (0.2, 0.4, 0.6, 0.8, 0.9, 1.1),
    "role": (0.3, 0.4, 0.5, 0.6, 0.7),
    "rule_role": (0.0, 0.1, 0.2, 0.3, 0.4, 0.5),
    "status": (0.4, 0.5, 0.6, 0.7, 0.9, 1.1),
    "alone": (0.2, 0.3, 0.4, 0.5, 1.1),
    "before": (0.3, 0.5, 0.7, 1.1),
    "said": (0.3, 0.5, 0.7, 1.1),
    "rule_said": (0.0, 0.02, 0.05, 0.1, 0.2, 0.3),
}
ROUNDS = 2


class Bench:
    """The part, parsed once; coded anew with each set of weights."""

    def __init__(self, weights: Path, part: str, corpus: Path) -> None:
        settings = Settings.load()
        self.extractor = Extractor.load(weights, settings.ontology, load_base(settings))
        rows = read_rows(corpus / f"{part}.articles.jsonl")
        self.gold = dict(annotated(corpus / f"{part}.gold.jsonl"))
        self.parsed: list[tuple[Article, Parsed]] = []
        for row in rows:
            day = date.fromisoformat(row["date"])
            article = Article(id=row["id"], text=row["text"], date=day)
            self.parsed.append((article, self.extractor.nlp(article.text)))

    def score(self, weights: Weights) -> Score:
        """Counts over the whole part."""
        coder = self.extractor.coder
        coder.weights = weights
        total = Score()
        for article, doc in self.parsed:
            events = coder.events(Doc(doc), article, self.extractor.gazetteer)
            found: list[Told] = [told_of(event_to_json(e)) for e in events if e.event_type]
            text, gold = self.gold[article.id]
            total += score(text, gold, found)
        return total


def aim(of: Score) -> float:
    """What is made as large as possible: triples above all, the rest to break ties."""
    shares = of.recall("status") + of.f1("attribution")
    return of.f1("triple") + 0.3 * of.f1("pair") + 0.3 * of.f1("type") + 0.05 * shares


def main() -> None:
    """Search and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, default=weights_directory())
    parser.add_argument("--part", default="held")
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    options = parser.parse_args()
    bench, best = Bench(options.weights, options.part, options.corpus), Weights()
    top = aim(bench.score(best))
    for _ in range(ROUNDS):
        for name, values in GRID.items():
            for value in values:
                tried = replace(best, **{name: value})
                of = bench.score(tried)
                if aim(of) > top + 1e-4:
                    top, best = aim(of), tried
                    figures = " ".join(f"{m} {of.f1(m):.3f}" for m in ("type", "pair", "triple"))
                    print(f"{name} {value}: {figures} status {of.recall('status'):.3f} "
                          f"said {of.f1('attribution'):.3f}", flush=True)  # fmt: skip
    print(best)


if __name__ == "__main__":
    main()
