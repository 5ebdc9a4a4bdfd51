"""Score a weights folder on treebank parts, from raw text: own tokens, own sentences.

The raw text is put together as for the CoNLL 2018 shared task: words and spaces as annotated,
paragraphs divided by an empty line, one document at a time. Everything is compared by character
offsets, so a token that is split otherwise than in the treebank is wrong with all it carries.

LAS, UAS  F1 over tokens with their full relation, punctuation left out (as spaCy's Scorer does)
CoNLL     F1 over all tokens, punctuation too, subtypes of relations ignored (as in CoNLL 2018)
UPOS, XPOS, lemma, token, sentence  F1 over all tokens or sentences (lemma: CoNLL's, case kept)
names     micro F1 of PERSON, ORG and place (GPE and LOC folded), exact span and label

Names of GUM are reduced from its ``Entity=`` spans by rule (training/gum.py), those of EWT
are Universal NER's. Where the annotation leaves open what a token is, predictions are not counted.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.parse.parser import load_parser
from training.sentences import OTHER, Sentence, load
from training.swap import spans as name_spans

Item = tuple[object, ...]
KINDS = ("PERSON", "ORG", "place", "NORP", "DATE", "EVENT")
MAIN = KINDS[:3]
COLUMNS = ("LAS", "UAS", "CoNLL", "UPOS", "XPOS", "lemma", "sentence", "token", "names")


class Tally:
    """Counts of right, predicted and annotated items by measure."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()
        self.words, self.seconds = 0, 0.0

    def add(self, measure: str, found: set[Item], gold: set[Item]) -> None:
        """Compare two sets of items."""
        self.right[measure] += len(found & gold)
        self.found[measure] += len(found)
        self.gold[measure] += len(gold)

    def f(self, *measures: str) -> float:
        """F1 in percent over the measures together."""
        right = sum(self.right[m] for m in measures)
        total = sum(self.found[m] + self.gold[m] for m in measures)
        return 200 * right / total if total else float("nan")

    def row(self) -> dict[str, float]:
        """All measures by name."""
        scores = {c: self.f(c) for c in COLUMNS if c != "names"}
        scores["names"] = self.f(*(f"name {k}" for k in MAIN))
        scores |= {k: self.f(f"name {k}") for k in KINDS}
        scores["words/s"] = self.words / self.seconds if self.seconds else float("nan")
        return scores


def raw_text(document: list[Sentence]) -> tuple[str, list[list[tuple[int, int]]]]:
    """The document as plain text, and the character spans of its words by sentence."""
    text, places = "", []
    for number, sentence in enumerate(document):
        if number and sentence.new_paragraph:
            text = text.rstrip(" ") + "\n\n"
        found = []
        for word, space in zip(sentence.words, sentence.spaces, strict=True):
            found.append((len(text), len(text) + len(word)))
            text += word + " " * space
        places.append(found)
    return text, places


def score(nlp: Language, documents: list[list[Sentence]]) -> Tally:
    """Parse the raw text of the documents and compare."""
    tally = Tally()
    raw = [raw_text(document) for document in documents]
    began = time.process_time()
    parsed = list(nlp.pipe(text for text, _ in raw))
    tally.seconds = time.process_time() - began
    for document, doc, (_, places) in zip(documents, parsed, raw, strict=True):
        tally.words += sum(not token.is_space for token in doc)
        _compare(tally, dict(_found(doc)), dict(_annotated(document, places)))
        _compare_names(tally, doc, document, places)
    return tally


def _compare(tally: Tally, found: dict[str, set[Item]], gold: dict[str, set[Item]]) -> None:
    for measure in gold:
        tally.add(measure, found[measure], gold[measure])


def _sets(rows: list[tuple[Item, Item, str, str, str, str]]) -> Iterator[tuple[str, set[Item]]]:
    """Measures of (token, head, relation, upos, xpos, lemma) rows."""
    plain = [r for r in rows if r[2] != "punct"]
    yield "token", {r[0] for r in rows}
    yield "LAS", {r[:3] for r in plain}
    yield "UAS", {r[:2] for r in plain}
    yield "CoNLL", {(r[0], r[1], r[2].partition(":")[0]) for r in rows}
    for measure, column in (("UPOS", 3), ("XPOS", 4), ("lemma", 5)):
        yield measure, {(r[0], r[column]) for r in rows}


def _found(doc: Doc) -> Iterator[tuple[str, set[Item]]]:
    rows = []
    for t in doc:
        if not t.is_space:
            head = (t.head.idx, t.head.idx + len(t.head))
            rows.append(((t.idx, t.idx + len(t)), head, t.dep_, t.pos_, t.tag_, t.lemma_))
    yield from _sets(rows)
    sentences = [[t for t in sent if not t.is_space] for sent in doc.sents]
    yield "sentence", {(s[0].idx, s[-1].idx + len(s[-1])) for s in sentences if s}


def _annotated(
    document: list[Sentence], places: list[list[tuple[int, int]]]
) -> Iterator[tuple[str, set[Item]]]:
    rows = [
        (place[i], place[s.heads[i]], s.deps[i], s.upos[i], s.xpos[i], s.lemmas[i])
        for s, place in zip(document, places, strict=True)
        for i in range(len(place))
    ]
    yield from _sets(rows)
    yield "sentence", {(place[0][0], place[-1][1]) for place in places}


def _compare_names(
    tally: Tally, doc: Doc, document: list[Sentence], places: list[list[tuple[int, int]]]
) -> None:
    gold, unknown, other = set(), set(), set()
    for sentence, place in zip(document, places, strict=True):
        for start, end, label in name_spans(sentence):
            gold.add((place[start][0], place[end - 1][1], _fold(label)))
        for name, (start, end) in zip(sentence.names, place, strict=True):
            if name is None:
                unknown.update(range(start, end))
            elif name == OTHER:
                other.update(range(start, end))
    found = {(e.start_char, e.end_char, _fold(e.label_)) for e in doc.ents}
    for kind in KINDS:
        closed = unknown if kind in MAIN else unknown | other
        mine = {e for e in found if e[2] == kind and closed.isdisjoint(range(e[0], e[1]))}
        tally.add(f"name {kind}", mine, {e for e in gold if e[2] == kind})


def _fold(label: str) -> str:
    return "place" if label in ("GPE", "LOC") else label


def main() -> None:
    """Print a table of the parts; write it as JSON, too, with --json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="what training.convert wrote")
    parser.add_argument("--parts", default="gum-dev,ewt-dev")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    nlp = load_parser(options.weights)
    rows = {}
    for part in options.parts.split(","):
        rows[part] = score(nlp, load(options.data / f"{part}.json")).row()
        if len(rows) == 1:
            print("| part | " + " | ".join(rows[part]) + " |")
            print("|---" * (len(rows[part]) + 1) + "|")
        cells = (f"{v:.0f}" if k == "words/s" else f"{v:.1f}" for k, v in rows[part].items())
        print(f"| {part} | " + " | ".join(cells) + " |", flush=True)
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
