"""Web pages (HTML) and feeds (RSS, Atom) → articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from html.parser import HTMLParser
from typing import Any

from kg.articles.head import Head, is_web_address, parse_day
from kg.articles.text import check_text, clean, decode, one_line
from kg.errors import InputError
from kg.model import Article

_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)""", re.I)
_BLOCKS = frozenset("p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote tr table section".split())
_HIDDEN = frozenset({"script", "style", "template"})
_ENOUGH = 400  # characters of an entry's own text that make it more than a teaser

Fetch = Callable[[str], Iterator[Article | InputError]]


def read_html(
    raw: bytes, where: str, given: Head, declared: str | None = None
) -> Iterator[Article | InputError]:
    """The main text of a page without menus and advertisements, by trafilatura."""
    meta = _DECLARED.search(raw[:4096])
    text, doubt = decode(raw, where, declared or (meta[1].decode("ascii") if meta else None))
    if doubt:
        yield doubt
    found = _main_text(clean(text), given.url)
    if found is None:
        raise InputError(f"{where}: no article text in this page", "save its text as .txt")
    body = check_text(clean(found.text or ""), where)
    day, _ = parse_day(found.date or "", where)
    head = Head(
        title=one_line(found.title or ""),
        date=day,
        url=found.url if found.url and is_web_address(found.url) else None,
        publisher=one_line(found.sitename or "") or None,
    )
    yield given.over(head).article(body)


def _main_text(html: str, url: str | None) -> Any:
    from lxml.etree import LxmlError
    from trafilatura import bare_extraction

    try:
        return bare_extraction(html, url=url, include_comments=False, with_metadata=True)
    except (LxmlError, RecursionError, ValueError, TypeError, AttributeError, AssertionError):
        return None  # markup so broken that the library trips: there is no article in it


def read_feed(raw: bytes, where: str, fetch: Fetch | None = None) -> Iterator[Article | InputError]:
    """The entries of a feed: their own text, or the page behind the link where `fetch` is given."""
    import feedparser

    feed = feedparser.parse(raw)
    if not feed.entries:
        reason = " ".join(str(feed.get("bozo_exception", "no entries")).split())
        raise InputError(f"{where}: not a feed that can be read ({reason})", "RSS or Atom is read")
    publisher = one_line(feed.feed.get("title", "")) or None
    for number, entry in enumerate(feed.entries, 1):
        place = f"{where}, entry {number}"
        try:
            yield from _read_entry(entry, place, publisher, fetch)
        except InputError as error:
            yield error


def _read_entry(
    entry: Any, place: str, publisher: str | None, fetch: Fetch | None
) -> Iterator[Article | InputError]:
    link = str(entry.get("link") or "")
    contents = [str(part.get("value") or "") for part in entry.get("content", ())]
    body = max((_plain(part) for part in contents), key=len, default="")
    if len(body) < _ENOUGH and fetch and is_web_address(link):
        yield from fetch(link)
        return
    body = check_text(body or _plain(str(entry.get("summary") or "")), place)
    stamp = entry.get("published_parsed") or entry.get("updated_parsed")
    head = Head(
        title=one_line(_plain(str(entry.get("title") or ""))),
        date=date(*stamp[:3]) if stamp else None,
        url=link if is_web_address(link) else None,
        publisher=publisher,
    )
    yield head.article(body)


def _plain(markup: str) -> str:
    parser = _Paragraphs()
    parser.feed(markup)
    parser.close()
    lines = (one_line(line) for line in "".join(parser.pieces).split("\n"))
    return "\n".join(line for line in lines if line)


class _Paragraphs(HTMLParser):
    """Collects the text of markup, a line a block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden += tag in _HIDDEN
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in _HIDDEN))
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data)
