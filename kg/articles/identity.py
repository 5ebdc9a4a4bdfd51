"""Head and text → an article with its id."""

from __future__ import annotations

import hashlib

from kg.articles.address import canonical_url, former_urls, without_tracking
from kg.articles.head import Head
from kg.model import Article


def article_id(url: str | None, text: str) -> str:
    """Stable id, 16 hex digits: hash of the canonical URL, else of the text."""
    return _id(canonical_url(url) if url else text)


def former_ids(url: str) -> list[str]:
    """Under which an article of this address may be in a store of an older kg."""
    return sorted(map(_id, former_urls(url)))


def _id(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def make_article(head: Head, text: str, origin: str, identity: str | None = None) -> Article:
    """The article with this head, read at its `origin`; `identity` is an id of the source's own.

    An address goes before that, since every outlet has an article number 1.
    """
    return Article(
        id=(None if head.url else identity) or article_id(head.url, text),
        text=text,
        title=head.title,
        date=head.date,
        url=without_tracking(head.url) if head.url else None,
        publisher=head.publisher,
        origin=origin,
        given_id=identity,
    )
