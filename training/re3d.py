"""Dstl's re3d → training sentences with names but without trees.

re3d marks whole actor phrases ("the Prime Minister", "U.S. service members"); only the names in
them are taught. Tokens that may or may not be part of a name stay unknown (None).
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc

from kg.extract.parse.tokenizer import english
from training.names import CONNECTORS, TITLES
from training.places import COUNTRIES, place_label
from training.sentences import Sentence

_TITLES = TITLES | {"he", "hon", "mp", "affairs", "ministers", "defence", "lt.", "maj.", "col."}
_PRONOUNS = frozenset(
    "i we you he she it they me us him her them who which that this these those one".split()
)
LABELS = {
    "Organisation": "ORG",
    "Person": "PERSON",
    "Location": "GPE",
    "Nationality": "NORP",
    "Temporal": "DATE",
}


def read_re3d(folder: Path) -> Iterator[list[Sentence]]:
    """One document for each of re3d's documents, all parts of `folder`."""
    nlp = english()
    nlp.add_pipe("sentencizer")
    for part in sorted(p for p in folder.iterdir() if p.is_dir()):
        entities = defaultdict(list)
        for row in _rows(part / "entities.json"):
            if row["confidence"] >= 0.5:
                entities[row["documentId"]].append((row["begin"], row["end"], row["type"]))
        for row in _rows(part / "documents.json"):
            yield _document(nlp(row["text"]), entities[row["_id"]])


def _rows(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _document(doc: Doc, entities: list[tuple[int, int, str]]) -> list[Sentence]:
    names: list[str | None] = [None if t.text[0].isupper() else "O" for t in doc]
    for sent in doc.sents:
        if sent[0].text.lower() in CONNECTORS | _PRONOUNS | {"in", "as", "a"}:
            names[sent.start] = "O"
    for begin, end, kind in sorted(entities, key=lambda e: e[1] - e[0]):
        span = doc.char_span(begin, end, alignment_mode="expand")
        if span is not None:
            _label(doc, names, span.start, span.end, LABELS.get(kind))
    sents = [s for s in doc.sents if s.text.strip()]
    return [_sentence(sent, names[sent.start : sent.end]) for sent in sents]


def _label(doc: Doc, names: list[str | None], start: int, end: int, label: str | None) -> None:
    whole = range(start, end)
    if any((names[i] or "O") != "O" for i in whole):
        return  # inside a name that is already written
    words = [t.text for t in doc[start:end]]
    if label == "PERSON":
        titles = [i for i, word in enumerate(words) if word.lower() in _TITLES]
        words = words[titles[-1] + 1 :] if titles else words
        while words and not words[0][0].isupper():
            words.pop(0)
    while words and words[0].lower() in ("the", "a", "an", "his", "its", "their", "'s"):
        words.pop(0)
    start = end - len(words)
    if all(word.lower() in _PRONOUNS for word in words):
        names[start:end] = ["O"] * len(words)
        return
    proper = all(w[0].isupper() or w.lower() in CONNECTORS for w in words)
    if label == "DATE":
        proper = len(words) <= 7
    if not (label and words and proper and (label == "DATE" or words[-1][0].isupper())):
        for i in whole:
            names[i] = None
        return
    if label == "ORG" and len(words) == 1 and re.search(r"(an|i|qi|urd|urk|rab)s$", words[0]):
        label = "NORP"  # "Iraqis"
    if label == "GPE" or (label == "ORG" and " ".join(words) in COUNTRIES):
        label = place_label(words)
    names[start:end] = [f"B-{label}"] + [f"I-{label}"] * (len(words) - 1)


def _sentence(sent, names: list[str | None]) -> Sentence:  # type: ignore[no-untyped-def]
    kept = [at for at, token in enumerate(sent) if not token.is_space]
    count = len(kept)
    return Sentence(
        words=[sent[at].text for at in kept],
        spaces=[bool(sent[at].whitespace_) for at in kept],
        lemmas=[""] * count,
        upos=[""] * count,
        xpos=[""] * count,
        heads=[0] * count,
        deps=[""] * count,
        names=[names[at] for at in kept],
        parsed=False,
    )
