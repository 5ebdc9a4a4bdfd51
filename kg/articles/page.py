"""Web pages (HTML) → articles: the main text without menus, by trafilatura."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from kg.articles.address import parse_address
from kg.articles.days import parse_day
from kg.articles.encoding import decode
from kg.articles.head import Head
from kg.articles.identity import make_article
from kg.articles.text import check_text, clean, one_line, short_line
from kg.errors import InputError
from kg.model import Article

MAX_PAGE = 10_000_000  # bytes, markup included
MAX_TAGS = 50_000  # a long article's page has some 5,000; beyond, parsing takes minutes
_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)""", re.I)
# What the page itself states (meta tags, JSON-LD, <time>, the address); a date guessed from
# anywhere in the text would date every event of the article wrongly.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2999-12-31"}


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
    found = _main_text(check_text(clean(text), where, MAX_PAGE), given.url)
    body = clean(found.text or "") if found else ""
    if not body:
        raise InputError(f"{where}: no article text in this page", "save its text as .txt")
    day, no_day = parse_day(found.date or "", where)
    if no_day and not given.date:
        yield no_day
    head = Head(
        title=short_line(found.title or ""),
        date=day,
        url=_own_address(found.url or ""),
        publisher=short_line(found.sitename or "") or None,
    )
    yield make_article(given.over(head), check_text(_without_title(body, head.title), where))


def _without_title(body: str, title: str) -> str:
    """The body without its title above it: kept apart, as in all other formats."""
    first, _, rest = body.partition("\n")
    return rest.lstrip() if title and one_line(first) == title and rest.strip() else body


def _own_address(text: str) -> str | None:
    """The address that the page gives itself, unless it is only that of the site."""
    url, _ = parse_address(text, "")
    if url is None:
        return None
    parts = urlsplit(url)
    return url if parts.path.strip("/") or parts.query else None


def _main_text(html: str, url: str | None) -> Any:
    from trafilatura import bare_extraction

    try:
        return bare_extraction(
            html,
            url=url,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=dict(_DATES),
        )
    except Exception:  # markup so broken that some library trips over it holds no article
        return None
