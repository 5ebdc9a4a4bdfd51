"""The one door: files, folders, patterns, addresses and stdin → articles."""

from __future__ import annotations

import glob
import io
import re
import sys
from collections.abc import Iterator
from datetime import date as Date
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from kg.articles.head import Head, is_web_address
from kg.articles.lines import read_lines
from kg.articles.plain import read_plain
from kg.articles.text import MAX_TEXT, one_line, too_large
from kg.errors import InputError
from kg.model import Article

Items = Iterator[Article | InputError]

_LINES = frozenset({".jsonl", ".ndjson"})
_HTML = frozenset({".html", ".htm", ".xhtml"})
_FEED = frozenset({".xml", ".rss", ".atom"})
# What a folder is searched for; other files (a README, pictures) are not articles.
_IN_FOLDERS = frozenset({".txt"}) | _LINES | _HTML | _FEED
_MAX_RAW = 4 * MAX_TEXT  # bytes of a file: markup, or four bytes a character
_IS_FEED = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.S)
_IS_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I
)


def read(
    source: str | Path,
    *,
    title: str | None = None,
    date: Date | None = None,
    url: str | None = None,
) -> Items:
    """Articles in the order of the source (folders by name); failures come out as InputError.

    `source` is a file, a folder, a pattern (``news/*.txt``), an http(s) address or ``-``.
    ``title``, ``date`` and ``url`` go over what a single article says of itself. A `Doubt` (an
    InputError too) comes before an article that is read with a part missing.
    """
    given = Head(title=one_line(title or ""), date=date, url=url)
    text = str(source)
    if text == "-":
        return _guarded("stdin", _read_stdin(given))
    if isinstance(source, str) and is_web_address(text):
        return _guarded(text, _read_web(text, given))
    try:
        return _read_path(Path(source), given)
    except (OSError, ValueError) as error:  # a name too long, or with a NUL in it
        return iter([InputError(f"{text[:80]!r}: {error}", "check the path")])


def _read_path(path: Path, given: Head) -> Items:
    if path.is_dir():
        inside = (child for child in path.rglob("*") if child.suffix.lower() in _IN_FOLDERS)
        files = [child for child in inside if not _is_hidden(child, path) and child.is_file()]
        missing = f"{path}: no article in this folder", ".txt, .jsonl, .html, .xml are read"
    elif not path.exists() and glob.has_magic(str(path)):
        files = [Path(name) for name in glob.glob(str(path), recursive=True)]
        files = [file for file in files if file.is_file()]
        missing = f"{path}: no file matches", "check the pattern"
    else:
        return _guarded(str(path), _read_file(path, given))
    if not files:
        return iter([InputError(*missing)])
    if len(files) > 1 and (given.title or given.url):
        hint = "add that article alone"
        return iter([InputError(f"{path}: a title or an address is for one article", hint)])
    pieces = (_guarded(str(file), _read_file(file, given)) for file in sorted(files))
    return chain.from_iterable(pieces)


def _is_hidden(child: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in child.relative_to(folder).parts)


def _guarded(where: str, items: Items) -> Items:
    """The items; an error ends this source, not the run."""
    try:
        yield from items
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(
            f"{where}: {error.strerror or error}", "check the path and its permissions"
        )


def _read_file(path: Path, given: Head) -> Items:
    with path.open("rb") as file:
        if path.suffix.lower() in _LINES:
            yield from read_lines(file, str(path))
        else:
            yield from _read_bytes(_take(file, str(path)), path.suffix.lower(), str(path), given)


def _take(file: BinaryIO, where: str) -> bytes:
    raw = file.read(_MAX_RAW + 1)
    if len(raw) > _MAX_RAW:
        raise too_large(where)
    return raw


def _read_bytes(raw: bytes, suffix: str, where: str, given: Head) -> Items:
    if suffix in _HTML or (suffix != ".txt" and _IS_HTML.match(raw[:4096])):
        from kg.articles.page import read_html

        return read_html(raw, where, given)
    if suffix in _FEED or _IS_FEED.match(raw[:4096]):
        from kg.articles.page import read_feed

        return read_feed(raw, where)
    return read_plain(raw, where, given)


def _read_stdin(given: Head) -> Items:
    stream = io.BufferedReader(sys.stdin.buffer)  # type: ignore[type-var]
    try:
        if stream.peek(1)[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            yield from read_lines(stream, "stdin")
        else:
            yield from _read_bytes(_take(stream, "stdin"), "", "stdin", given)
    finally:
        stream.detach()  # closing it would close stdin under the caller


def _read_web(url: str, given: Head, follow: bool = True) -> Items:
    from kg.articles.fetch import fetch
    from kg.articles.page import read_feed, read_html

    page = fetch(url)
    head = given.over(Head(url=page.url))
    if "html" not in page.kind and _IS_FEED.match(page.body[:4096]):
        behind = (lambda link: _guarded(link, _read_web(link, Head(), False))) if follow else None
        yield from read_feed(page.body, url, behind)
    elif page.kind.endswith(("jsonl", "ndjson", "x-jsonlines")) or url.endswith(".jsonl"):
        yield from read_lines(io.BytesIO(page.body), url)
    elif page.kind == "text/plain":
        yield from read_plain(page.body, url, head)
    elif page.kind.startswith("text/") or "html" in page.kind or "xml" in page.kind:
        yield from read_html(page.body, url, head, page.charset)
    else:
        raise InputError(f"{url}: {page.kind} is not read", "text, HTML, RSS and Atom are")
