"""Folders and patterns → files, one after the other in the order of their names."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from pathlib import Path

from kg.articles.head import Unread

# What a folder is searched for; other files (a README, pictures) are not articles.
LINES = frozenset({".jsonl", ".ndjson"})
ARRAYS = frozenset({".json"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
FEEDS = frozenset({".xml", ".rss", ".atom"})
TABLES = frozenset({".csv", ".tsv"})  # not read, and no plain text
_READ = frozenset({".txt"}) | LINES | ARRAYS | PAGES | FEEDS


def kind_of(path: Path) -> str:
    """The suffix that says how a file is read, that of gzip aside."""
    return Path(path.stem if path.suffix.lower() == ".gz" else path.name).suffix.lower()


def is_pattern(path: Path) -> bool:
    """Whether this names no file, but is a pattern like ``news/*.txt``."""
    return glob.has_magic(str(path)) and not os.path.lexists(path)


def files_in(folder: Path) -> Iterator[Path | Unread]:
    """Article files under a folder: a folder's files, then its folders.

    Hidden ones are left out; links to folders are not followed, so no loop is entered.
    """
    failed: list[OSError] = []
    for name, folders, files in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(child for child in folders if not child.startswith("."))
        for child in sorted(files):
            path = Path(name, child)
            if not child.startswith(".") and kind_of(path) in _READ:
                yield path
        yield from _unreadable(failed)
    yield from _unreadable(failed)


def _unreadable(failed: list[OSError]) -> Iterator[Unread]:
    for error in failed:
        yield Unread(f"{error.filename}: {error.strerror}", "check its permissions")
    failed.clear()


def files_like(pattern: Path) -> Iterator[Path]:
    """Files that match, whatever their suffix; ``**`` follows no link to a folder."""
    fixed = 0
    while not glob.has_magic(pattern.parts[fixed]):
        fixed += 1
    base, rest = Path(*pattern.parts[:fixed]), pattern.parts[fixed:]
    hidden = any(part.startswith(".") for part in rest)
    for path in sorted(base.glob("/".join(rest))):
        inside = path.relative_to(base).parts
        if path.is_file() and (hidden or not any(part.startswith(".") for part in inside)):
            yield path
