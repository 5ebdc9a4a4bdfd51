"""RSS and Atom feeds → articles, one an entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from kg.articles.address import is_web_address, parse_address
from kg.articles.apart import called
from kg.articles.days import parse_day
from kg.articles.head import Head
from kg.articles.identity import make_article
from kg.articles.markup import text_of
from kg.articles.teasers import without_teasers
from kg.articles.text import check_text, one_line, short_line
from kg.errors import InputError
from kg.model import Article

MAX_FEED = 10_000_000  # bytes; feeds of news agencies have some 100,000
_ENOUGH = 400  # characters of an entry's own text that make it more than a teaser

Fetch = Callable[[str], Iterator[Article | InputError]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of a feed, its markup gone; ``day`` is how feedparser reads the date (in UTC)."""

    link: str
    title: str
    body: str
    summary: str
    published: str
    day: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its title and its entries, or why there are none."""

    title: str
    entries: tuple[Entry, ...]
    problem: str

    @classmethod
    def of(cls, found: dict[str, Any]) -> Feed:
        """Put together what came from the other process."""
        entries = tuple(Entry(**entry) for entry in found["entries"])
        return cls(found["title"], entries, found["problem"])


def read_feed(
    raw: bytes, where: str, given: Head, fetch: Fetch | None = None
) -> Iterator[Article | InputError]:
    """The entries of a feed: their own text, or the page behind the link where `fetch` is given."""
    if len(raw) > MAX_FEED:
        message = f"{where}: a feed larger than {MAX_FEED // 1_000_000} MB"
        raise InputError(message, "split it, or hand in its pages")
    if b"<!ENTITY" in raw:  # feeds need none; bombs and reads of local files are made of them
        raise InputError(f"{where}: a feed that declares entities", "RSS and Atom need none")
    found = called("kg.articles.feed:parse", where, raw)
    feed = Feed.of(found) if found else None
    if feed is None or not feed.entries:
        reason = feed.problem if feed else "its markup is broken"
        raise InputError(
            f"{where}: not a feed that can be read ({reason})", "RSS and Atom are read"
        )
    publisher = short_line(feed.title) or None
    for number, entry in enumerate(feed.entries, 1):
        place = f"{where}, entry {number}"
        try:
            yield from _read_entry(entry, place, publisher, given, fetch)
        except InputError as error:
            yield error


def _read_entry(
    entry: Entry, place: str, publisher: str | None, given: Head, fetch: Fetch | None
) -> Iterator[Article | InputError]:
    if len(entry.body) < _ENOUGH and fetch and is_web_address(entry.link):
        yield from fetch(entry.link)
        return
    body = without_teasers(entry.body or entry.summary)
    if not body:
        raise InputError(f"{place}: holds no text", "add the page behind its link")
    day, no_day = parse_day(entry.published, place)
    if day is None and entry.published and entry.day:
        day, no_day = parse_day(entry.day, place)
    url, no_url = parse_address(entry.link, place)
    yield from (doubt for doubt in (None if given.date else no_day, no_url) if doubt)
    head = Head(title=short_line(entry.title), date=day, url=url, publisher=publisher)
    yield make_article(given.over(head), check_text(body, place), place)


# -- in a process of its own


def parse(raw: bytes) -> Feed:
    """The entries of a feed as they stand in it."""
    import feedparser

    feed = feedparser.parse(raw)
    problem = one_line(str(feed.get("bozo_exception", "no entries")))[:100]
    entries = tuple(_entry(found) for found in feed.entries)
    return Feed(text_of(_words(feed.feed, "title")), entries, problem)


def _entry(found: Any) -> Entry:
    contents = [text_of(_words(part, "value")) for part in found.get("content", ())]
    stamp = found.get("published_parsed" if found.get("published") else "updated_parsed")
    return Entry(
        link=_words(found, "link"),
        title=text_of(_words(found, "title")),
        body=max(contents, key=len, default=""),
        summary=text_of(_words(found, "summary")),
        published=_words(found, "published") or _words(found, "updated"),
        day="{:04}-{:02}-{:02}".format(*stamp[:3]) if stamp else "",
    )


def _words(entry: Any, key: str) -> str:
    value = entry.get(key)
    return value if isinstance(value, str) else ""
