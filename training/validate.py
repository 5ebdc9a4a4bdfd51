"""Our corpus: write its JSON lines from the marked texts, and check what must hold for it.

    python -m training.validate          check; prints what is wrong, exits 1 if anything is
    python -m training.validate --write  write the articles and gold files first
    python -m training.validate FILE...  check these marked files alone and count what is in them

`training.parts` tells what a part is, `training.gold` what its gold holds.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from kg.taxonomy import Taxonomy, load_taxonomy
from training.checks import wrong_events, wrong_ids
from training.counts import LEAST, NO_SUBTYPES, counts, too_few
from training.gold import compile_part
from training.likeness import too_alike
from training.marked import MarkError
from training.parts import CORPUS, PARTS, ROOT, Row, marked_files, public_texts, write_rows


def problems(
    articles: list[Row], gold: list[Row], public: list[str], part: str = "dev"
) -> Iterator[str]:
    """One line for everything that is wrong with a part; nothing when it is in order."""
    yield from wrong_ids(articles, gold)
    yield from wrong_events(gold)
    yield from too_few(articles, gold, LEAST[part])
    yield from too_alike([row["text"] for row in gold], public)


def _check_files(files: list[Path], taxonomy: Taxonomy) -> list[str]:
    articles, gold = compile_part("files", files, taxonomy)
    for kind, number in counts(articles, gold).items():
        print(kind, "  ".join(f"{name} {count}" for name, count in sorted(number.items())))
    found = counts(articles, gold)["subtype"]
    missing = sorted(set(taxonomy.subtypes) - NO_SUBTYPES - set(found))
    print("without an event yet:", " ".join(missing) or "none")
    return [
        *wrong_events(gold),
        *too_alike([row["text"] for row in gold], public_texts()),
    ]


def main(arguments: list[str]) -> int:
    """Check, and write first if asked to; the exit code."""
    taxonomy = load_taxonomy(ROOT / "ontology")
    files = [Path(name) for name in arguments if not name.startswith("-")]
    found: list[str] = []
    try:
        if files:
            found = _check_files(files, taxonomy)
        for part in () if files else PARTS:
            articles, gold = compile_part(part, marked_files(part), taxonomy)
            if "--write" in arguments:
                write_rows(CORPUS / f"{part}.articles.jsonl", articles)
                write_rows(CORPUS / f"{part}.gold.jsonl", gold)
            found += problems(articles, gold, public_texts(), part)
            print(f"{part}: {len(gold)} items", file=sys.stderr)
    except MarkError as error:
        found = [str(error)]
    for line in found:
        print(line)
    print(f"{len(found)} problems", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
