"""Our corpus: write its JSON lines from the marked texts, and check what must hold for it.

    python -m training.validate          check; prints what is wrong, exits 1 if anything is
    python -m training.validate --write  write the articles and gold files first
    python -m training.validate FILE...  check these marked files alone and count what is in them

No text may be like another, of its own part, of another part or of the public sets; files that lie
elsewhere are compared with all of the corpus, those of the corpus among themselves.
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
from training.parts import CORPUS, PARTS, PUBLIC, ROOT, Row, marked_files, public_texts, write_rows


def problems(
    articles: list[Row], gold: list[Row], others: list[str], part: str = "dev"
) -> Iterator[str]:
    """One line for everything that is wrong with a part; nothing when it is in order.

    `others` are the texts that none of its own may be like: public ones, those of other parts.
    """
    yield from wrong_ids(articles, gold)
    yield from wrong_events(gold)
    yield from too_few(articles, gold, LEAST[part])
    yield from too_alike(_texts(gold), others)


def _texts(gold: list[Row]) -> list[str]:
    return [row["text"] for row in gold]


def _check_files(files: list[Path], taxonomy: Taxonomy, others: list[str]) -> Iterator[str]:
    articles, gold = compile_part("files", files, taxonomy)
    for kind, number in counts(articles, gold).items():
        print(kind, "  ".join(f"{name} {count}" for name, count in sorted(number.items())))
    found = counts(articles, gold)["subtype"]
    missing = sorted(set(taxonomy.subtypes) - NO_SUBTYPES - set(found))
    print("without an event yet:", " ".join(missing) or "none")
    if not any(path.resolve().parent == CORPUS.resolve() for path in files):
        for part in PARTS:
            others = others + _texts(compile_part(part, marked_files(part), taxonomy)[1])
    yield from wrong_events(gold)
    yield from too_alike(_texts(gold), others)


def _check_parts(taxonomy: Taxonomy, others: list[str], write: bool) -> Iterator[str]:
    """No text of a part may be like one of a part before, or of `others`."""
    for part in PARTS:
        articles, gold = compile_part(part, marked_files(part), taxonomy)
        if write:
            write_rows(CORPUS / f"{part}.articles.jsonl", articles)
            write_rows(CORPUS / f"{part}.gold.jsonl", gold)
        yield from problems(articles, gold, others, part)
        others = others + _texts(gold)
        print(f"{part}: {len(gold)} items", file=sys.stderr)


def main(arguments: list[str]) -> int:
    """Check, and write first if asked to; the exit code."""
    taxonomy = load_taxonomy(ROOT / "ontology")
    files = [Path(name) for name in arguments if not name.startswith("-")]
    public = public_texts()
    if not public:
        print(f"note: no public sets in {PUBLIC}: texts were not compared with them",
              file=sys.stderr)  # fmt: skip
    found = 0
    try:
        for line in (
            _check_files(files, taxonomy, public)
            if files
            else _check_parts(taxonomy, public, "--write" in arguments)
        ):
            print(line)
            found += 1
    except MarkError as error:
        print(error)
        found += 1
    print(f"{found} problems", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
