"""Web pages (HTML) → articles: the main text without menus, by trafilatura."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from kg.articles.address import is_web_address, mended, parse_address, within_copy
from kg.articles.apart import called
from kg.articles.days import parse_day
from kg.articles.encoding import decode
from kg.articles.head import Head
from kg.articles.identity import make_article
from kg.articles.layout import without_layout_tables
from kg.articles.printed import printed_head
from kg.articles.remarks import Remark
from kg.articles.teasers import without_teasers
from kg.articles.text import check_text, clean, one_line, short_line
from kg.errors import InputError
from kg.model import Article

MAX_PAGE = 10_000_000  # bytes, markup included
MAX_TAGS = 50_000  # a long article's page has some 5,000; beyond, parsing takes minutes
_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)""", re.I)
# Where browsers say that they saved a page from.
_SAVED = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|page saved with [^>]{1,60}?\burl:\s*)(https?://[^\s<>]+)",
    re.I,
)
_TOP = 10_000  # characters in which they do
# What a page says that shows the whole text to subscribers only, and how many words it has at most.
_PAID = r"\b(?:subscribers?|subscribe|subscription|(?:sign|log) in|register|free account)\b"
_SHOWN = r"\b(?:read|reading|access|continue|unlock|view|article|story|content|only)\b"
_PAYWALL = re.compile(rf"{_PAID}[^.\n]{{0,80}}{_SHOWN}|{_SHOWN}[^.\n]{{0,80}}{_PAID}", re.I)
_SHORT = 80
_WHOLE = "hand in the whole text"
# What the page itself states (meta tags, JSON-LD, <time>, the address); a date guessed from
# anywhere in the text would date every event of the article wrongly.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2999-12-31"}


@dataclass(frozen=True, slots=True)
class Main:
    """The article of a page, as the page has it; empty where it says nothing."""

    text: str
    title: str
    date: str
    url: str
    publisher: str


def read_html(
    raw: bytes, where: str, given: Head, declared: str | None = None
) -> Iterator[Article | InputError]:
    """The article of a page; InputError where the page holds none."""
    if len(raw) > MAX_PAGE:
        limit = MAX_PAGE // 1_000_000
        raise InputError(f"{where}: a page larger than {limit} MB", "save its text as .txt")
    if raw.count(b"<") > MAX_TAGS:
        raise InputError(f"{where}: more than {MAX_TAGS} tags in a page", "save its text as .txt")
    meta = _DECLARED.search(raw[:4096])
    text, doubt = decode(
        raw, where, declared or (meta[1].decode("ascii", "replace") if meta else None)
    )
    if doubt:
        yield doubt
    markup = check_text(clean(text), where, MAX_PAGE)
    saved = _SAVED.search(markup[:_TOP])
    at = given.url or (_own_address(saved[1]) if saved else None)
    told = called("kg.articles.page:main_text", where, markup, at)
    found = Main(**told) if told else None
    body = without_teasers(clean(found.text)) if found else ""
    if not found or not body:
        raise InputError(f"{where}: no article text in this page", "save its text as .txt")
    if len(body.split()) <= _SHORT and _PAYWALL.search(found.text):
        yield Remark(where, "only a headline or a beginning: the rest is for subscribers", _WHOLE)
    day, no_day = parse_day(found.date, where)
    if no_day and not given.date:
        yield no_day
    head = Head(
        title=short_line(found.title),
        date=day,
        url=_own_address(found.url) or at,
        publisher=short_line(_publisher(found)) or None,
    )
    body = _without_title(body, head.title)
    printed = printed_head(f"{head.title}\n{body}")
    if printed and printed[0]["date"] and printed[1].strip():
        told, body = printed
        head = replace(head, date=head.date or parse_day(told["date"], where)[0])
    yield make_article(given.over(head), check_text(body.strip(), where), where)


def _without_title(body: str, title: str) -> str:
    """The body without its title above it: kept apart, as in all other formats."""
    first, _, rest = body.partition("\n")
    return rest.lstrip() if title and one_line(first) == title and rest.strip() else body


def _publisher(found: Main) -> str:
    """The name of the outlet; of an archive's copy, which is called after its host, theirs."""
    host = urlsplit(found.url).hostname if is_web_address(found.url) else None
    if found.publisher != host or (inner := within_copy(found.url)) == found.url:
        return found.publisher
    return (urlsplit(inner).hostname or "").removeprefix("www.")


def _own_address(text: str) -> str | None:
    """The address that the page gives itself, unless it is only that of the site."""
    url, _ = parse_address(mended(text), "")
    if url is None:
        return None
    parts = urlsplit(url)
    return url if parts.path.strip("/") or parts.query else None


def main_text(html: str, url: str | None) -> Main | None:
    """What a page holds; runs in a process of its own."""
    from trafilatura import bare_extraction, load_html

    tree = load_html(html) if "<table" in html.lower() else None
    found: Any = bare_extraction(
        html if tree is None else without_layout_tables(tree),
        url=url,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=dict(_DATES),
    )
    if found is None:
        return None
    return Main(
        *(getattr(found, key) or "" for key in ("text", "title", "date", "url", "sitename"))
    )
