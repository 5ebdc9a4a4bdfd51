"""A sentence of the training data, and the JSON files of documents that the steps hand on."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

OTHER = "?"  # a token that is no PERSON, ORG, GPE or LOC, but may be a DATE, an EVENT, a NORP


@dataclass
class Sentence:
    """A sentence: heads are token indices (the root points to itself); names in BIO or None."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    names: list[str | None] = field(default_factory=list)
    id: str = ""
    new_paragraph: bool = False
    parsed: bool = True  # False: names only
    entity: list[str] = field(default_factory=list)


def load(path: Path) -> list[list[Sentence]]:
    """Documents as `save` wrote them."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [[Sentence(**sentence) for sentence in document] for document in rows]


def save(path: Path, documents: list[list[Sentence]]) -> None:
    """Write documents as JSON: a list of documents, each a list of sentences."""
    rows = [[asdict(s) for s in document] for document in documents]
    path.write_text(json.dumps(rows), encoding="utf-8")
