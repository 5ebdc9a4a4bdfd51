"""CoNLL-U → sentences: tokens with their spacing, tags and trees; no names yet."""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator
from pathlib import Path

from training.sentences import Sentence


def read_conllu(path: Path) -> Iterator[list[Sentence]]:
    """Documents of a CoNLL-U file; multiword tokens keep the spacing of the raw text."""
    document: list[Sentence] = []
    rows: list[list[str]] = []
    ranges: dict[int, tuple[int, bool]] = {}
    identifier, paragraph = "", False
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            if line.startswith("# newdoc") and document:
                yield document
                document = []
            elif line.startswith("# newpar"):
                paragraph = True
            elif line.startswith("# sent_id"):
                identifier = line.split("=")[1].strip()
            elif not line and rows:
                document.append(_sentence(rows, ranges, identifier, paragraph))
                rows, ranges, paragraph = [], {}, False
            elif line and line[0] != "#":
                columns = line.split("\t")
                if "-" in columns[0]:
                    first, last = map(int, columns[0].split("-"))
                    ranges[last] = (first, "SpaceAfter=No" not in columns[9])
                elif "." not in columns[0]:
                    rows.append(columns)
    if document:
        yield document


def _sentence(
    rows: list[list[str]], ranges: dict[int, tuple[int, bool]], identifier: str, paragraph: bool
) -> Sentence:
    result = Sentence(id=identifier, new_paragraph=paragraph)
    for at, columns in enumerate(rows):
        entity = re.search(r"(?:^|\|)Entity=([^|]+)", columns[9])
        head = int(columns[6])
        result.words.append(columns[1])
        result.lemmas.append(columns[2])
        result.upos.append(columns[3])
        result.xpos.append(columns[4])
        result.heads.append(head - 1 if head else at)
        result.deps.append("ROOT" if head == 0 else columns[7])
        result.spaces.append("SpaceAfter=No" not in columns[9])
        result.entity.append(entity.group(1) if entity else "")
    for last, (first, space) in ranges.items():
        for at in range(first - 1, last - 1):
            result.spaces[at] = False
        result.spaces[last - 1] = space
    result.names = [None] * len(rows)
    return result
