"""Text to events, and `kg add` from file to store, against the parser and the bare encoder.

All read the same text. "extract" is the extractor alone: tokens, trees and events of articles at
hand, without reading files, without actors looked up and without a store.

Also what comes after the encoder, in sentences: all of `kg add` while the encoder's answers are
played back, and of that the events and their actors alone, which is what coders that get parsed
text are measured by.

python -m benchmarks.speed [--copies 2] [--times 3]
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.material import demo, words, write_lines
from benchmarks.stopwatch import Stopwatch, cpu
from kg import build
from kg.articles import read
from kg.settings import Settings
from kg.store import Store

GOAL = 1.6  # then 1.4
SENTENCES = 2000  # a CPU second, after the encoder
PEER = "490 to 705"  # UniversalPetrarch's sentences a CPU second; it gets them parsed
CODING = ("events", "actors")  # the stages that do what it does
PARSER = "kg_parser"


class Recorder:
    """An ONNX session that times its runs and keeps what it was fed."""

    def __init__(self, session: Any, watch: Stopwatch) -> None:
        self.feeds: list[tuple[Any, Any]] = []
        self.answers: list[Any] = []
        self._session = session
        self._timed = watch.timed("encoder", session.run)

    def run(self, names: Any, feed: Any) -> Any:
        self.feeds.append((names, feed))
        self.answers.append(self._timed(names, feed))
        return self.answers[-1]

    def again(self) -> None:
        """Run all once more, and nothing else."""
        for names, feed in self.feeds:
            self._session.run(names, feed)


class Player:
    """An ONNX session that gives once more the answers of another, in their order."""

    def __init__(self, answers: list[Any]) -> None:
        self._answers = iter(answers)

    def run(self, *_: Any) -> Any:
        return next(self._answers)


class Bench:
    """The loaded pipeline, and the demo articles in a file."""

    def __init__(self, folder: Path, copies: int) -> None:
        settings = Settings.load(environment={})
        self.folder = folder
        self.source = write_lines(folder / "articles.jsonl", copies)
        self.articles = list(demo(copies))
        self.base = build.load_base(settings)
        self.extractor = build.load_extractor(settings, self.base)
        self.parser: Any = self.extractor.nlp.get_pipe(PARSER)
        self.session = self.parser.session
        self.runs = 0

    def add(self, items: Any = None) -> None:
        """Everything `kg add` does after loading, into a new store."""
        self.runs += 1
        with Store.open(self.folder / f"{self.runs}.db") as store:
            summary = build.add(items or read(self.source), store, self.extractor, self.base)
        assert summary.added
        assert not summary.failed, summary.failed

    def parse(self) -> None:
        """Tokenise and parse, nothing more."""
        texts = (article.text for article in read(self.source))
        for _ in self.extractor.nlp.pipe(texts, batch_size=16):
            pass

    def extract(self) -> None:
        """Text to events, nothing more: what `Extractor.extract` takes."""
        for _ in self.extractor.extract(self.articles):
            pass

    def add_without_encoder(self, answers: list[Any]) -> None:
        """`add`, with the encoder's answers at hand."""
        self.parser.session = Player(answers)
        try:
            self.add()
        finally:
            self.parser.session = self.session

    def sentences(self) -> int:
        """How many there are in the articles."""
        docs = self.extractor.nlp.pipe(article.text for article in read(self.source))
        return sum(1 for doc in docs for _ in doc.sents)

    def profile(self) -> tuple[Stopwatch, Recorder]:
        """CPU seconds of one `add` by stage, and what the encoder was fed meanwhile."""
        watch = Stopwatch()
        recorder = self.parser.session = Recorder(self.session, watch)
        watched = [
            (self.extractor.nlp, "make_doc", "tokeniser"),
            (type(self.parser), "__call__", "trees, tags, names"),
            (self.extractor.coder, "events", "events"),
            (build, "resolve", "actors"),
            (Store, "add", "store"),
        ]
        before = [(owner, name, getattr(owner, name)) for owner, name, _ in watched]
        for owner, name, stage in watched:
            setattr(owner, name, watch.timed(stage, getattr(owner, name)))
        try:
            watch.timed("rest", self.add)(watch.each("reading", read(self.source)))
        finally:
            for owner, name, function in before:
                setattr(owner, name, function)
            self.parser.session = self.session
        return watch, recorder


def measure(copies: int, times: int) -> dict[str, Any]:
    """Medians of CPU seconds, taken in turns so that what slows the machine slows all alike."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), copies)
        sentences = bench.sentences()
        bench.add()  # caches fill, libraries load
        watch, recorder = bench.profile()
        jobs: dict[str, Callable[[], None]] = {
            "encoder": recorder.again,
            "parser": bench.parse,
            "extract": bench.extract,
            "add": bench.add,
            "after": lambda: bench.add_without_encoder(recorder.answers),
        }
        taken: dict[str, list[float]] = {name: [] for name in jobs}
        for _ in range(times):
            for name, job in jobs.items():
                taken[name].append(cpu(job))
    ratios = [add / alone for add, alone in zip(taken["add"], taken["encoder"], strict=True)]
    return {
        "words": words(copies),
        "sentences": sentences,
        "seconds": {name: statistics.median(values) for name, values in taken.items()},
        "least": {name: min(values) for name, values in taken.items()},
        "ratio": statistics.median(ratios),
        "stages": dict(watch.seconds),
    }


def report(found: dict[str, Any]) -> None:
    """Print the figures."""
    print(f"{found['words']} words, one core, words per CPU second: median, best")
    for name, seconds in found["seconds"].items():
        best = found["words"] / found["least"][name]
        print(f"  {name:<20}{found['words'] / seconds:>8.0f}{best:>8.0f}")
    print(f"add : encoder {found['ratio']:.2f} (goal {GOAL})")
    print(f"extract : encoder {found['seconds']['extract'] / found['seconds']['encoder']:.2f}")
    print(f"add : parser  {found['seconds']['add'] / found['seconds']['parser']:.2f}")
    after, coding = found["seconds"]["after"], sum(found["stages"][name] for name in CODING)
    print(f"{found['sentences']} sentences, a CPU second")
    print(f"  all after the encoder {found['sentences'] / after:>6.0f} (goal {SENTENCES})")
    print(f"  events and actors     {found['sentences'] / coding:>6.0f} (UniversalPetrarch {PEER})")
    total = sum(found["stages"].values())
    print("where the time of add goes")
    for stage, seconds in sorted(found["stages"].items(), key=lambda item: -item[1]):
        print(f"  {stage:<20}{seconds / total:>8.1%}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=2, help="how often the demo articles")
    parser.add_argument("--times", type=int, default=3, help="how often all is measured")
    wishes = parser.parse_args()
    report(measure(wishes.copies, wishes.times))


if __name__ == "__main__":
    main()
