"""Names of texts that nobody annotated with names, as a trained model sees them where it is sure.

A predicted name is kept if each of its tokens has at least the chance SURE; a token outside
names, likewise. All other tokens stay unknown, and are not trained on.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from kg.extract.parse.decode import best_labels, transitions
from training.events import load_acts
from training.sentences import Sentence, load
from training.windows import NAMES, WINDOW, Items

SURE = 0.9


def label(network: onnxruntime.InferenceSession, maker: Items, document: list[Sentence]) -> None:
    """Fill the names of a document's sentences."""
    held: list[Sentence] = []
    for sentence in document:
        if held and sum(len(s.words) for s in [*held, sentence]) > WINDOW:
            _label(network, maker, held)
            held = []
        held.append(sentence)
    _label(network, maker, held)


def _label(network: onnxruntime.InferenceSession, maker: Items, sentences: list[Sentence]) -> None:
    names = sure_names(network, maker, [word for s in sentences for word in s.words])
    at = 0
    for sentence in sentences:
        sentence.names = names[at : at + len(sentence.words)]
        at += len(sentence.words)


def sure_names(
    network: onnxruntime.InferenceSession, maker: Items, words: list[str]
) -> list[str | None]:
    """Name labels of the words of neighbouring sentences, None where they are not sure."""
    window = maker.words(words)
    if len(window["pieces"]) > 500:
        return [None] * len(words)
    keys = ("pieces", "first", "shape", "prefix", "suffix")
    feed = {key: np.array([window[key]], np.int64) for key in keys}
    feed["mask"] = np.ones_like(feed["pieces"])
    scores = network.run(["names"], feed)[0][0]
    chances = np.exp(scores - scores.max(1, keepdims=True))
    chances /= chances.sum(1, keepdims=True)
    labels = best_labels(scores, transitions(NAMES))
    sure = [chances[at, label] >= SURE for at, label in enumerate(labels)]
    return kept([NAMES[label] for label in labels], sure)


def kept(names: list[str], sure: list[bool]) -> list[str | None]:
    """The names, None for whole spans of which a token is not sure."""
    found: list[str | None] = [n if s else None for n, s in zip(names, sure, strict=True)]
    start = 0
    for at in range(1, len(names) + 1):
        if at == len(names) or not names[at].startswith("I-"):
            if not all(sure[start:at]):
                found[start:at] = [None] * (at - start)
            start = at
    return found


def main() -> None:
    """Write the files with names into --output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, help="ewt-train.json, events-train.json")
    parser.add_argument("--weights", type=Path, required=True, help="what training.export wrote")
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    tables = json.loads((options.weights / "tables.json").read_text(encoding="utf-8"))
    network = onnxruntime.InferenceSession(str(options.weights / "model.onnx"))
    maker = Items(Tokenizer.from_file(str(options.weights / "tokenizer.json")), tables)
    for path in options.files:
        rows: list[object]
        if path.name.startswith("events-"):
            windows = load_acts(path)
            for window in windows:
                window.names = sure_names(network, maker, window.words)
            names = [name for window in windows for name in window.names]
            rows = [asdict(window) for window in windows]
        else:
            documents = load(path)
            for document in documents:
                label(network, maker, document)
            names = [name for document in documents for s in document for name in s.names]
            rows = [[asdict(s) for s in document] for document in documents]
        count = sum(bool(name) and name.startswith("B-") for name in names)
        print(path.name, len(names), "tokens", names.count(None), "unknown", count, "names")
        (options.output / path.name).write_text(json.dumps(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
