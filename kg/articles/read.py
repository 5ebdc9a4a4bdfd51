"""The one door: files, folders, patterns, addresses and stdin → articles."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date as Date
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from kg.articles.address import is_web_address, parse_address
from kg.articles.arrays import read_array
from kg.articles.containers import articles_start
from kg.articles.encoding import UTF8_MARK
from kg.articles.head import Doubt, Head, Unread
from kg.articles.items import Items, dated, guarded, or_unread
from kg.articles.lines import read_lines
from kg.articles.places import (
    ARRAYS,
    FEEDS,
    LINES,
    MAILBOXES,
    MAILS,
    MARKDOWN,
    PAGES,
    READ,
    TABLES,
    files_in,
    files_like,
    is_pattern,
    kind_of,
)
from kg.articles.plain import read_plain
from kg.articles.streams import as_utf8, buffered, refuse_archive, unpacked
from kg.articles.tables import NoText, read_table
from kg.articles.text import short_line
from kg.errors import InputError

MAX_FOLLOWED = 200  # pages behind one feed
_MAX_RAW = 10_000_001  # bytes: one more than pages and feeds may have, and too many for a text
_START = 4096  # bytes in which a file shows what it is
_MARKUP = rb"\s*(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*)"  # atomic: no way back into comments
_IS_FEED = re.compile(_MARKUP + rb"<(?:rss|feed|rdf:RDF)\b", re.S)
_IS_PAGE = re.compile(_MARKUP + rb"<(?:!doctype\s+html|html)\b", re.S | re.I)
_IS_ARRAY = re.compile(rb'\s*(?:\[\s*[\]{]|\{\s*")')
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)
_IS_LINES = re.compile(rb'\s*\{[ \t]*"')  # a key on the first line, not indented below it


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wishes:
    """What the caller says beside the source."""

    head: Head
    follow: bool = False
    private: bool = False
    robots: bool = True


def read(
    source: str | Path,
    *,
    title: str | None = None,
    date: Date | None = None,
    url: str | None = None,
    date_if_missing: Date | None = None,
    follow: bool = False,
    private: bool = False,
    robots: bool = True,
) -> Items:
    """Articles in the order of the source (folders by name); failures come out as InputError.

    So not all that comes out is an article: `isinstance(item, kg.Article)` tells, and
    `kg.read_articles` gives articles alone.
    `source` is a file, a folder, a pattern (``news/*.txt``), an http(s) address or ``-``.
    ``title`` and ``url`` are for one article, ``date`` for all; they go over what articles say
    of themselves, but for ``date_if_missing``. ``follow`` reads the pages behind a feed's links,
    ``private`` allows addresses of the own network, without ``robots`` no robots.txt is asked. A
    `Doubt` (an InputError too) comes before an article that is read with a part missing, or counts
    what is passed over. An `Unread` says that nothing is known of what a source or its file holds.
    """
    text = str(source)
    if not text:  # a shell's variable that is not set; as a path it would be this folder
        return iter([Unread("a path of no letters", "name a file, a folder or an address")])
    if isinstance(source, str) and _SCHEME.match(text) and not is_web_address(text):
        message = f"{text}: not an http or https address"
        return iter([Unread(message, "save the page and add the file")])
    address, doubt = parse_address(url or "", "the address given")
    wishes = _Wishes(
        head=Head(title=short_line(title or ""), date=date, url=address),
        follow=follow,
        private=private,
        robots=robots,
    )
    items = or_unread(_read_source(source, wishes))
    if date_if_missing:
        items = dated(items, date_if_missing)
    return chain([doubt], items) if doubt else items


def _read_source(source: str | Path, wishes: _Wishes) -> Items:
    text = str(source)
    if text == "-":
        return guarded("stdin", _read_stdin(wishes))
    if isinstance(source, str) and is_web_address(text):
        return guarded(text, _read_web(text, wishes))
    return guarded(text, _read_path(Path(source), wishes))


def _read_path(path: Path, wishes: _Wishes) -> Items:
    if path.is_dir():
        yield from _read_all(files_in(path), wishes, f"{path}: no article in this folder")
    elif is_pattern(path):
        yield from _read_all(files_like(path), wishes, f"{path}: no file matches")
    else:
        yield from _read_file(path, wishes)


def _read_all(files: Iterable[Path | InputError], wishes: _Wishes, missing: str) -> Items:
    found = iter(files)
    first = list(islice(found, 2))
    if not first:
        raise InputError(missing, READ)
    if isinstance(first[0], Doubt):  # nothing but files of other kinds
        raise InputError(f"{first[0]}, and no article", first[0].hint)
    if sum(not isinstance(file, Doubt) for file in first) > 1:
        _refuse_one_head(wishes.head, "several files")
    for file in chain(first, found):
        if isinstance(file, InputError):
            yield file
        else:
            for item in guarded(str(file), _read_file(file, wishes)):
                # a table beside articles may be about something else
                yield Doubt(str(item), item.hint) if isinstance(item, NoText) else item


def _refuse_one_head(given: Head, where: str) -> None:
    if given.title or given.url:
        hint = "add that article alone"
        raise InputError(f"{where}: a title or an address is for one article", hint)


def _read_file(path: Path, wishes: _Wishes) -> Items:
    name = short_line(os.fsencode(path.name).decode("utf-8", "replace")) or None
    with path.open("rb") as file:
        for item in _read_stream(file, kind_of(path), str(path), wishes):
            yield item if isinstance(item, InputError) else replace(item, file=name)


def _read_stream(file: BinaryIO, suffix: str, where: str, wishes: _Wishes) -> Items:
    stream = unpacked(buffered(file), where)
    refuse_archive(stream, where)
    stream = as_utf8(stream, where)
    start = stream.peek(_START)[:_START].removeprefix(UTF8_MARK)
    unnamed = suffix in ARRAYS or suffix == ""
    holds_articles = unnamed and articles_start(start.decode("utf-8", "ignore")) is not None
    if suffix in LINES or (unnamed and not holds_articles and _IS_LINES.match(start)):
        _refuse_one_head(wishes.head, where)
        yield from read_lines(stream, where, wishes.head)
    elif suffix in ARRAYS or (unnamed and _IS_ARRAY.match(start)):
        _refuse_one_head(wishes.head, where)
        yield from read_array(stream, where, wishes.head)
    elif suffix in TABLES:
        _refuse_one_head(wishes.head, where)
        yield from read_table(stream, where, wishes.head)
    elif suffix in MAILBOXES:
        _refuse_one_head(wishes.head, where)
        yield from _read_mailbox(stream, where, wishes)
    else:
        yield from _read_bytes(stream.read(_MAX_RAW), suffix, where, wishes)


def _read_mailbox(stream: BinaryIO, where: str, wishes: _Wishes) -> Items:
    from kg.articles.mail import mails

    number, lines = 0, iter(lambda: stream.readline(_START), b"")
    for number, mail in enumerate(mails(lines), 1):
        place = f"{where}, mail {number}"
        yield from guarded(place, _read_bytes(mail, ".eml", place, wishes))
    if not number:
        raise InputError(f"{where}: no mail in this mailbox", "its mails begin with a line From …")


def _read_bytes(raw: bytes, suffix: str, where: str, wishes: _Wishes) -> Items:
    start = raw[:_START]
    if suffix in MAILS:
        from kg.articles.mail import read_mail

        return read_mail(raw, where, wishes.head)
    if suffix in PAGES or (suffix != ".txt" and _IS_PAGE.match(start)):
        from kg.articles.page import read_html

        return read_html(raw, where, wishes.head)
    if suffix in FEEDS or _IS_FEED.match(start):
        from kg.articles.feed import read_feed

        _refuse_one_head(wishes.head, where)
        return read_feed(raw, where, wishes.head, _behind(wishes))
    return read_plain(raw, where, wishes.head, is_markdown=suffix in MARKDOWN)


def _read_stdin(wishes: _Wishes) -> Items:
    stream = io.BufferedReader(sys.stdin.buffer)  # type: ignore[type-var]
    try:
        yield from _read_stream(stream, "", "stdin", wishes)
    finally:
        stream.detach()  # closing it would close stdin under the caller


def _read_web(url: str, wishes: _Wishes) -> Items:
    from kg.articles.fetch import web
    from kg.articles.page import read_html

    page = web(private=wishes.private, robots=wishes.robots).fetch(url)
    head = wishes.head.over(Head(url=parse_address(page.url, url)[0]))
    start = page.body[:_START]
    if _IS_FEED.match(start):  # served as anything from text/html to octet-stream
        yield from _read_bytes(page.body, ".xml", url, wishes)
    elif "html" in page.kind or _IS_PAGE.match(start):
        yield from read_html(page.body, url, head, page.charset)
    elif page.kind == "text/plain" and not page.url.endswith(tuple(LINES | ARRAYS | TABLES)):
        yield from read_plain(page.body, url, head, page.charset)
    elif page.kind.startswith(("text/", "application/")):
        suffix = kind_of(Path(page.url.partition("?")[0]))
        known = suffix if suffix in LINES | ARRAYS | TABLES else ""
        yield from _read_stream(io.BytesIO(page.body), known, url, wishes)
    else:
        kind = short_line(page.kind)
        raise InputError(f"{url}: {kind} is not read", "text, HTML, JSON, RSS and Atom are")


def _behind(wishes: _Wishes) -> _Follower | None:
    return _Follower(replace(wishes, head=Head(), follow=False)) if wishes.follow else None


class _Follower:
    """Reads the pages behind a feed, a bounded number."""

    def __init__(self, wishes: _Wishes) -> None:
        self.wishes = wishes
        self.count = 0

    def __call__(self, link: str) -> Items:
        self.count += 1
        if self.count > MAX_FOLLOWED:
            raise InputError(f"{link}: over {MAX_FOLLOWED} pages behind one feed", "add it alone")
        return guarded(link, _read_web(link, self.wishes))
