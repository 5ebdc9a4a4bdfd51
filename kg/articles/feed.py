"""RSS and Atom feeds → articles, one an entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from html.parser import HTMLParser
from typing import Any

from kg.articles.address import is_web_address, parse_address
from kg.articles.days import parse_day
from kg.articles.head import Head
from kg.articles.identity import make_article
from kg.articles.text import check_text, one_line, short_line
from kg.errors import InputError
from kg.model import Article

MAX_FEED = 10_000_000  # bytes; feeds of news agencies have some 100,000
_BLOCKS = frozenset("p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote tr table section".split())
_HIDDEN = frozenset({"script", "style", "template"})
_ENOUGH = 400  # characters of an entry's own text that make it more than a teaser

Fetch = Callable[[str], Iterator[Article | InputError]]


def read_feed(
    raw: bytes, where: str, given: Head, fetch: Fetch | None = None
) -> Iterator[Article | InputError]:
    """The entries of a feed: their own text, or the page behind the link where `fetch` is given."""
    if len(raw) > MAX_FEED:
        message = f"{where}: a feed larger than {MAX_FEED // 1_000_000} MB"
        raise InputError(message, "split it, or hand in its pages")
    if b"<!ENTITY" in raw:  # feeds need none; bombs and reads of local files are made of them
        raise InputError(f"{where}: a feed that declares entities", "RSS and Atom need none")
    feed = _parse(raw, where)
    publisher = short_line(_plain(_words(feed.feed, "title"))) or None
    for number, entry in enumerate(feed.entries, 1):
        place = f"{where}, entry {number}"
        try:
            yield from _read_entry(entry, place, publisher, given, fetch)
        except InputError as error:
            yield error


def _parse(raw: bytes, where: str) -> Any:
    import feedparser

    hint = "RSS and Atom are read"
    try:
        feed = feedparser.parse(raw)
    except Exception as error:  # it means to raise nothing, yet trips over hostile markup
        reason = one_line(f"{type(error).__name__} {error}")[:100]
        raise InputError(f"{where}: not a feed that can be read ({reason})", hint) from error
    if not feed.entries:
        reason = one_line(str(feed.get("bozo_exception", "no entries")))[:100]
        raise InputError(f"{where}: not a feed that can be read ({reason})", hint)
    return feed


def _read_entry(
    entry: Any, place: str, publisher: str | None, given: Head, fetch: Fetch | None
) -> Iterator[Article | InputError]:
    link = _words(entry, "link")
    contents = [_words(part, "value") for part in entry.get("content", ())]
    body = max((_plain(part) for part in contents), key=len, default="")
    if len(body) < _ENOUGH and fetch and is_web_address(link):
        yield from fetch(link)
        return
    body = body or _plain(_words(entry, "summary"))
    if not body:
        raise InputError(f"{place}: holds no text", "add the page behind its link")
    day, no_day = _day(entry, place)
    url, no_url = parse_address(link, place)
    yield from (doubt for doubt in (None if given.date else no_day, no_url) if doubt)
    head = Head(
        title=short_line(_plain(_words(entry, "title"))), date=day, url=url, publisher=publisher
    )
    yield make_article(given.over(head), check_text(body, place))


def _day(entry: Any, place: str) -> tuple[date | None, InputError | None]:
    """The day as it is written; where we cannot read it, as feedparser does (in UTC)."""
    written = _words(entry, "published") or _words(entry, "updated")
    day, doubt = parse_day(written, place)
    stamp = entry.get("published_parsed" if entry.get("published") else "updated_parsed")
    if day is None and stamp and written:
        day, doubt = parse_day("{:04}-{:02}-{:02}".format(*stamp[:3]), place)
    return day, doubt


def _words(entry: Any, key: str) -> str:
    value = entry.get(key)
    return value if isinstance(value, str) else ""


def _plain(markup: str) -> str:
    parser = _Paragraphs()
    try:
        parser.feed(markup)
        parser.close()
    except (AssertionError, ValueError):  # "<![x" and the like in older Pythons
        pass
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
