"""How far a run is, on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.build import Progress, Summary

_LINES = frozenset({".jsonl", ".ndjson"})
_BLOCK = 1 << 20


def count_articles(sources: Sequence[str]) -> int | None:
    """Return how many articles there will be, None when only reading would tell."""
    counts = [_count(source) for source in sources]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def _count(source: str) -> int | None:
    path = Path(source)
    try:
        if path.is_dir():
            return sum(_in_file(child) for child in path.rglob("*") if child.is_file())
        return _in_file(path) if path.is_file() else None
    except OSError:
        return None


def _in_file(path: Path) -> int:
    if path.suffix.lower() not in _LINES:
        return 1
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(_BLOCK), b""))


@contextmanager
def progress_bar(sources: Sequence[str], quiet: bool) -> Iterator[Progress]:
    """What to call after each article: draws a bar with the time left on a terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
    from rich.progress import TimeRemainingColumn as TimeLeft

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeLeft(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("articles", total=count_articles(sources))

        def advance(summary: Summary) -> None:
            bar.update(task, completed=summary.done)

        yield advance
