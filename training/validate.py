"""Our corpus: write its JSON lines from the marked texts, and check what must hold for it.

    python -m training.validate          check; prints what is wrong, exits 1 if anything is
    python -m training.validate --write  write the articles and gold files first
    python -m training.validate FILE...  check these marked files alone and count what is in them

No text may be like another, of its own part, of another part or of the public sets; files that lie
elsewhere are compared with all of the corpus, those of the corpus among themselves. With --corpus
FOLDER it is another corpus than ours: its parts may be small, and some may be missing.

`training.parts` tells what a part is, `training.gold` what its gold holds.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from kg.extract.lexical.frames import FILE as FRAMES
from kg.extract.lexical.frames import Frames
from kg.extract.lexical.lexicon import FILE as ACTIONS
from kg.extract.lexical.tables import read_table
from kg.settings import Settings
from kg.taxonomy import Taxonomy, load_taxonomy
from training.checks import wrong_events, wrong_ids
from training.counts import LEAST, NO_SUBTYPES, counts, too_few
from training.gold import compile_part
from training.likeness import too_alike
from training.marked import MarkError
from training.parts import (
    CORPUS,
    PARTS,
    PUBLIC,
    Row,
    items_of,
    marked_files,
    own_taxonomy,
    public_texts,
    write_rows,
)


def problems(
    articles: list[Row], gold: list[Row], others: list[str], part: str = "dev"
) -> Iterator[str]:
    """One line for everything that is wrong with a part of ours; nothing when it is in order.

    `others` are the texts that none of its own may be like: public ones, those of other parts.
    """
    yield from too_few(articles, gold, LEAST[part])
    yield from _own_problems(articles, gold, others)


def _own_problems(articles: list[Row], gold: list[Row], others: list[str]) -> Iterator[str]:
    """What is wrong with any corpus, however small."""
    yield from wrong_ids(articles, gold)
    yield from wrong_events(gold)
    yield from too_alike([row["text"] for row in gold], others)


def _check_files(
    files: list[Path], corpus: Path, taxonomy: Taxonomy, others: list[str]
) -> Iterator[str]:
    """Files outside the corpus may not have a text like one of it, whatever types it tells of."""
    articles, gold = compile_part("files", files, taxonomy)
    for kind, number in counts(articles, gold).items():
        print(kind, "  ".join(f"{name} {count}" for name, count in sorted(number.items())))
    found = counts(articles, gold)["subtype"]
    missing = sorted(set(taxonomy.subtypes) - NO_SUBTYPES - set(found))
    print("without an event yet:", " ".join(missing) or "none")
    if not any(path.resolve().parent == corpus for path in files):
        known = (item for part in PARTS for item in items_of(marked_files(part, corpus)))
        others = others + [item.text for item in known]
    yield from _own_problems(articles, gold, others)


def _check_parts(
    corpus: Path, taxonomy: Taxonomy, others: list[str], *, write: bool
) -> Iterator[str]:
    """No text of a part may be like one of a part before, or of `others`."""
    ours = corpus == CORPUS.resolve()
    for part in PARTS:
        files = marked_files(part, corpus)
        if not files and not ours:
            continue
        articles, gold = compile_part(part, files, taxonomy)
        if write:
            write_rows(corpus / f"{part}.articles.jsonl", articles)
            write_rows(corpus / f"{part}.gold.jsonl", gold)
        if ours:
            yield from problems(articles, gold, others, part)
        else:
            yield from _own_problems(articles, gold, others)
        others = others + [row["text"] for row in gold]
        print(f"{part}: {len(gold)} items", file=sys.stderr)


def unread(ontology: Path) -> dict[str, list[str]]:
    """File → the subtypes of it that ``event-types.yaml`` lacks: `kg` passes over what it has on them."""
    known = load_taxonomy(ontology).subtypes.keys()
    told = {
        ACTIONS: read_table(ontology / ACTIONS, lambda table: table["subtypes"].keys()),
        FRAMES: Frames.load(ontology).subtypes,
    }
    return {file: sorted(names - known) for file, names in told.items() if names - known}


def main(arguments: list[str]) -> int:
    """Check, and write first if asked to; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    for file, names in unread(Settings.load().ontology).items():
        print(f"{file}: no subtypes, so not read: {' '.join(names)}", file=sys.stderr)
    public = public_texts()
    if not public:
        print(f"note: no public sets in {PUBLIC}: texts were not compared with them",
              file=sys.stderr)  # fmt: skip
    found = 0
    try:
        for line in _checked(options, public):
            print(line)
            found += 1
    except MarkError as error:
        print(error)
        found += 1
    print(f"{found} problems", file=sys.stderr)
    return 1 if found else 0


def _checked(options: argparse.Namespace, public: list[str]) -> Iterator[str]:
    corpus, taxonomy = options.corpus.resolve(), own_taxonomy()
    if options.files:
        return _check_files(options.files, corpus, taxonomy, public)
    return _check_parts(corpus, taxonomy, public, write=options.write)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
