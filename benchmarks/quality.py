"""The figures of docs/accuracy.md that can be counted, each with its 95 % interval.

    python -m benchmarks.quality FOLDER [--sets gsr plv pairs re3d dev held] [--rules]

Texts are extracted into FOLDER; what already lies there is scored as it is. gsr, plv, pairs (PLV
with the pair given) and re3d are the public dev sets with their scorers, left out where they are
not at hand. dev and held are parts of our corpus, scored as `kg evaluate` does; the articles of
held once more apart. With --rules the network's reading of acts is put aside: rules alone.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.tokens import Doc as Parsed

from kg import build
from kg.articles import read
from kg.evaluate import evaluate, interval
from kg.evaluate.score import Score
from kg.extract.classify import classify
from kg.extract.grammar.words import Doc
from kg.extract.parse.reading import KEY
from kg.extract.pipeline import Extractor
from kg.model import Article, Event
from kg.settings import Settings
from training.parts import CORPUS, ROOT, Row, read_rows, write_rows

SETS = ("gsr", "plv", "pairs", "re3d", "dev", "held")
SHARED = ROOT.parent / "shared"
_SPANS = (
    "type source target pair triple triple_head coded".split(),
    "country_accuracy country_recall sector_accuracy sector_recall events_per_article".split(),
)
_PAIRS = "root_macro_f1 quad_macro_f1 accuracy coverage".split()


class RulesAlone(Extractor):
    """An extractor that does not hear what the network reads of acts; trees and names stay."""

    def parse(self, text: str) -> Doc:
        """The words of a text with their trees."""
        return _without_reading(self.nlp(text))

    def extract(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Event]]]:
        """Events of each article, in order."""
        for article in articles:
            yield article, self.read(article)[1]


def _without_reading(parsed: Parsed) -> Doc:
    parsed.user_data.pop(KEY, None)
    return Doc(parsed)


class Quality:
    """Where texts, gold and predictions lie, and the extractor, loaded when it is needed."""

    def __init__(self, folder: Path, shared: Path, rules: bool) -> None:
        self.folder, self.shared = folder, shared
        self.rules = rules
        self.settings = Settings.load(environment={})
        self.base = build.load_base(self.settings)
        self._extractor: Extractor | None = None
        sys.path.insert(0, str(shared / "bench"))
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def extractor(self) -> Extractor:
        """Loaded once."""
        if self._extractor is None:
            loaded = build.load_extractor(self.settings, self.base)
            kind = RulesAlone if self.rules else Extractor
            self._extractor = kind(loaded.nlp, loaded.coder, loaded.gazetteer)
        return self._extractor

    def file(self, name: str) -> Path:
        """What a set's events are written to."""
        return self.folder / f"{name}{'.rules' if self.rules else ''}.events.jsonl"

    def events(self, name: str, articles: Path) -> Path:
        """The file of events of a set, extracted if it is not there."""
        path = self.file(name)
        if not path.exists():
            done = build.extract_file(read(articles), path, sys.stdout, self.extractor, self.base)
            assert not done.failed, done.failed
        return path

    def public(self, name: str) -> None:
        """GSR-dev or PLV-dev, end to end."""
        articles, gold = (self.shared / "gold" / f"{name}-dev.{of}.jsonl" for of in _KINDS)
        events = self.events(name, articles)
        found = importlib.import_module("score").score(read_rows(gold), read_rows(events), 1000)
        names = _PAIRS if name == "plv" else [*(f"{m}_f1" for m in _SPANS[0]), *_SPANS[1]]
        _show_scores(found["all"], names)
        if name == "gsr":
            _show_types(evaluate(gold, events))

    def pairs(self) -> None:
        """PLV-dev with the pair given: each answer stands as an event of its pair."""
        gold = read_rows(self.shared / "gold" / "plv-dev.gold.jsonl")
        rows = [_pair_of(row) for row in gold]
        path = self.file("pairs")
        if not path.exists():
            write_rows(path, list(classify(rows, self.extractor)))
        events = [
            _as_event(answer, row)
            for answer, row in zip(read_rows(path), rows, strict=True)
            if answer["event_type"]
        ]
        found = importlib.import_module("score").score(gold, events, 1000)["all"]
        _show_scores(found, _PAIRS)

    def re3d(self) -> None:
        """Shares of re3d's relations that are found, and typed as wanted."""
        scorer = importlib.import_module("re3d_score")
        scorer.make(self.shared / "re3d", self.folder)
        gold = read_rows(self.folder / "re3d-dev.gold.jsonl")
        events = read_rows(self.events("re3d", self.folder / "re3d-dev.articles.jsonl"))
        scores = []
        for name in dict.fromkeys(row["article"] for row in gold):
            mine = ([row for row in rows if row["article"] == name] for rows in (gold, events))
            scores.append(Score())
            for kind, of in scorer.score(*mine).items():
                for share in ("found", "typed") if kind != "events" else ():
                    right = round(of[share] * of["gold"])
                    scores[-1].count(f"{kind} {share}", right, of["gold"], of["gold"])
        whole = sum(scores, Score())
        for name, of in whole.gold.items():
            low, high = interval(scores, name)
            print(f"{name:28}{whole.recall(name):6.3f}   {low:.3f} to {high:.3f}   of {of}")

    def corpus(self, part: str) -> None:
        """A part of our corpus, and its articles apart where there are some."""
        articles, gold = (CORPUS / f"{part}.{of}.jsonl" for of in _KINDS)
        events = self.events(part, articles)
        _show_figures(evaluate(gold, events))
        long = {row["id"] for row in read_rows(articles) if row["title"]}
        if long and len(long) < len(read_rows(articles)):
            apart = self.folder / f"{part}.articles.gold.jsonl"
            write_rows(apart, [row for row in read_rows(gold) if row["id"] in long])
            print(f"\n{part}, the articles alone")
            _show_figures(evaluate(apart, events))


_KINDS = ("articles", "gold")
_SIDES = ("sources", "targets")


def _pair_of(row: Row) -> Row:
    """The input of `kg classify` for a row of PLV."""
    (event,) = row["events"]
    places = [event[side][0]["spans"][0] if event[side] else None for side in _SIDES]
    return {"id": row["id"], "text": row["text"], "source": places[0], "target": places[1]}


def _as_event(answer: Row, row: Row) -> Row:
    """An event as `kg extract` writes it, of the type that was answered and the pair asked for."""
    event: dict[str, Any] = defaultdict(lambda: None)
    for name, place in zip(_SIDES, (row["source"], row["target"]), strict=True):
        event[name] = []
        if place:
            start, end = place
            words = row["text"][start:end]
            event[name] = [{"text": words, "label": words, "start": start, "end": end}]
    event.update(article=row["id"], event_type=answer["event_type"], confidence=1.0)
    return event


def _show_scores(found: Row, names: Iterable[str]) -> None:
    for name in names:
        if of := found["scores"].get(name):
            low, high = of["ci95"]
            print(f"{name:28}{of['value']:6.3f}   {low:.3f} to {high:.3f}")
    roots = (f"{name} {of['f1']:.2f}" for name, of in found["per_root"].items())
    print("by root, F1:", ", ".join(roots))


def _show_figures(figures: Row) -> None:
    print(f"{figures['articles']} articles")
    for group in ("measures", "all_acts"):
        for name, of in figures[group].items():
            low, high = of["interval"]
            label = f"{name}{', all acts' if group == 'all_acts' else ''}"
            value = of.get("f1", of.get("accuracy"))
            print(f"{label:28}{value:6.3f}   {low:.3f} to {high:.3f}")
    _show_types(figures)


def _show_types(figures: Row) -> None:
    print("by type, gold, found, F1:")
    for name, of in figures["types"].items():
        print(f"  {name:12}{of['annotated']:5}{of['found']:5}{of['f1']:7.3f}")
    taken = (f"{c['annotated']} as {c['found']} {c['articles']}" for c in figures["confused"])
    print("taken for another:", ", ".join(taken) or "none")


def main() -> None:
    """Extract, score and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sets", nargs="+", choices=SETS, default=SETS)
    parser.add_argument("--rules", action="store_true", help="without the network's reading")
    parser.add_argument("--shared", type=Path, default=SHARED, help="where the public sets lie")
    wishes = parser.parse_args()
    quality = Quality(wishes.folder, wishes.shared, wishes.rules)
    for name in wishes.sets:
        print(f"\n{name}, {'rules alone' if wishes.rules else 'rules and reading'}")
        if name in ("dev", "held"):
            quality.corpus(name)
        elif not wishes.shared.is_dir():
            print(f"left out: {wishes.shared} is not there")
        elif name in ("gsr", "plv"):
            quality.public(name)
        else:
            getattr(quality, name)()


if __name__ == "__main__":
    main()
