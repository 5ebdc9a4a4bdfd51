"""Universal NER's names, taken as they are, → labels of a treebank's sentences."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

from training.names import nationalities, write_names
from training.places import place_label
from training.sentences import Sentence


def universal_names(documents: list[list[Sentence]], path: Path) -> None:
    """Fill ``names`` from a Universal NER file; where it has no name there may be a date: OTHER."""
    tags = {tuple(w for w, _ in rows): [t for _, t in rows] for rows in _read_iob(path)}
    for document in documents:
        for sentence in document:
            found = tags.get(tuple(sentence.words))
            if found is not None:
                write_names(
                    sentence, _spans(sentence, found) + nationalities(sentence), known=False
                )


def _read_iob(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Sentences of a Universal NER file as (word, tag); ids differ from the treebank's in PUD."""
    rows: list[tuple[str, str]] = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and line[0] != "#":
                columns = line.split("\t")
                rows.append((columns[1], columns[2]))
            elif rows and not line.strip():
                yield rows
                rows = []
    if rows:
        yield rows


def _spans(sentence: Sentence, tags: list[str]) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    for at, tag in enumerate(tags):
        if tag.startswith("B-"):
            end = at + 1
            while end < len(tags) and tags[end] == "I-" + tag[2:]:
                end += 1
            label = {"PER": "PERSON", "ORG": "ORG"}.get(tag[2:])
            if tag[2:] == "LOC":
                label = place_label(sentence.words[at:end])
            if label:
                spans.append((at, end, label))
    return spans
