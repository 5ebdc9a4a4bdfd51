"""The parts of our corpus: where their marked texts lie, and the JSON lines made of them.

A part is "train", "held" (kept back: for decisions), "dev" (for reading errors) or "twice" (texts
of the others annotated again by somebody else).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.settings import Settings
from kg.taxonomy import Taxonomy, load_taxonomy
from training.marked import Item, read_marked

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "training" / "corpus"
PUBLIC = ROOT.parent / "shared" / "gold"
PARTS = ("dev", "held", "train")

Row = dict[str, Any]


def marked_files(part: str, corpus: Path = CORPUS) -> list[Path]:
    """The marked files of a part: ``dev.marked.txt``, ``train-1.marked.txt`` and so on."""
    found = corpus.glob(f"{part}*.marked.txt")
    return sorted(found, key=lambda path: (len(path.name), path.name))  # 2 before 10


def items_of(files: Iterable[Path]) -> list[Item]:
    """The texts of marked files, in their order."""
    return [item for path in files for item in read_marked(path)]


def own_taxonomy() -> Taxonomy:
    """The event types of the ontology that is trained for: that of the settings (``KG_ONTOLOGY``)."""
    return load_taxonomy(Settings.load().ontology)


def read_rows(path: Path) -> list[Row]:
    """The JSON objects of a file, one a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def write_rows(path: Path, rows: list[Row]) -> None:
    """Write JSON objects, one a line."""
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")


def public_texts(folder: Path = PUBLIC) -> list[str]:
    """The texts of the public dev sets, none where they are not at hand."""
    return [row["text"] for path in sorted(folder.glob("*.gold.jsonl")) for row in read_rows(path)]
