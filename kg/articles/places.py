"""Folders and patterns → files, one after the other in the order of their names."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kg.articles.head import Doubt, Unread

# What a folder is searched for; other files (a README, pictures) are not articles.
LINES = frozenset({".jsonl", ".ndjson"})
ARRAYS = frozenset({".json"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
FEEDS = frozenset({".xml", ".rss", ".atom"})
TABLES = frozenset({".csv", ".tsv"})
MARKDOWN = frozenset({".md", ".markdown"})
MAILS = frozenset({".eml", ".mhtml", ".mht"})
MAILBOXES = frozenset({".mbox"})
_SAVED = ("_files", ".files")  # behind the name of a page that a browser saved, its folder
_OF_SYSTEMS = frozenset({"thumbs.db", "desktop.ini"})
_KINDS = 5  # of files, and names, that a note has
_READ = frozenset({".txt"}) | MARKDOWN | MAILS | MAILBOXES | LINES | ARRAYS | PAGES | FEEDS | TABLES
READ = (
    "read are .txt, .md, .eml, .mbox, .jsonl, .json, .csv, .html, .mhtml, .xml, also packed as .gz"
)


def kind_of(path: Path) -> str:
    """The suffix that says how a file is read, that of gzip aside."""
    return Path(path.stem if path.suffix.lower() == ".gz" else path.name).suffix.lower()


def is_pattern(path: Path) -> bool:
    """Whether this names no file, but is a pattern like ``news/*.txt``."""
    return glob.has_magic(str(path)) and not os.path.lexists(path)


def files_in(folder: Path) -> Iterator[Path | Doubt | Unread]:
    """Article files under a folder: a folder's files, then its folders.

    Hidden ones are left out, and the folders that browsers save beside a page; links to folders
    are not followed, so no loop is entered. At the end one Doubt counts the files of other kinds.
    """
    failed: list[OSError] = []
    others = Counter[str]()
    for name, folders, files in os.walk(folder, onerror=failed.append):
        saved = {f"{Path(file).stem}{end}" for file in files for end in _SAVED if _is_page(file)}
        folders[:] = sorted(child for child in folders if child[0] != "." and child not in saved)
        for child in sorted(files):
            path = Path(name, child)
            if child.startswith("."):
                continue
            if kind_of(path) in _READ and not _is_about_folder(path):
                yield path
            else:
                others[_told_as(path)] += 1
        yield from _unreadable(failed)
    yield from _unreadable(failed)
    if others:
        yield _passed_over(folder, others)


def _is_page(name: str) -> bool:
    return Path(name).suffix.lower() in PAGES


def _is_about_folder(path: Path) -> bool:
    """Whether a file tells of its folder, by the custom of its name: README.md, SOURCES.md."""
    return kind_of(path) in MARKDOWN and path.name.partition(".")[0].isupper()


def _told_as(path: Path) -> str:
    """What a note calls a file that is passed over: its suffix, or its name if that says more."""
    kind = kind_of(path)
    is_odd = kind in _READ or path.name.lower() in _OF_SYSTEMS
    return path.name if is_odd or not kind else kind


def _passed_over(folder: Path, others: Counter[str]) -> Doubt:
    kinds = [f"{name} {count}" for name, count in others.most_common() if name.startswith(".")]
    names = [name for name in others if not name.startswith(".")]
    told = [_some(kinds), ("also " if kinds else "") + _some(names) if names else ""]
    count = others.total()
    files = "1 file of another kind" if count == 1 else f"{count} files of other kinds"
    hint = f"{READ}; a text of another name is read when it is named"
    return Doubt(f"{folder}: {files} passed over: {'; '.join(filter(None, told))}", hint)


def _some(words: list[str]) -> str:
    return ", ".join(words[:_KINDS] + ["\u2026"] * (len(words) > _KINDS))


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
