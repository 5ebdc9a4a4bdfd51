"""Articles cut into shards.

A shard ends behind an article whose digest says so, on average after so many articles, not at a
fixed count: an article that is put in or taken out changes the shard it is in, and all others are
found done. A shard's name is the digest of its articles.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from kg.articles import Doubt
from kg.build import Items, Summary, name_of, readable
from kg.contract import article_to_json
from kg.model import Article

SIZE = 500  # articles of a shard, on average; a minute or two of work
_LENGTH = 8_000  # characters an article, on average, beyond which a shard ends early
_NAME = 16  # hex digits


@dataclass(frozen=True, slots=True)
class Shard:
    """Some articles as JSON lines, and how many."""

    name: str
    articles: int
    lines: bytes


def cut(items: Items, size: int, summary: Summary) -> Iterator[Shard]:
    """Yield the shards of about ``size`` articles; what cannot be read goes to the summary.

    An article that comes twice is kept once, the first as it is.
    """
    lines: list[bytes] = []
    length = 0
    for article in _once(items, summary):
        lines.append(json.dumps(article_to_json(article)).encode("ascii") + b"\n")
        length += len(article.text)
        if _ends(article, len(lines), size) or length >= size * _LENGTH:
            yield _shard(lines)
            lines, length = [], 0
    if lines:
        yield _shard(lines)


def _ends(article: Article, count: int, size: int) -> bool:
    """Whether a shard of so many articles ends here: between half and twice the size."""
    half = max(1, size // 2)
    return count >= 2 * size or (count >= half and int(article.digest[:8], 16) % half == 0)


def _shard(lines: list[bytes]) -> Shard:
    text = b"".join(lines)
    return Shard(hashlib.sha256(text).hexdigest()[:_NAME], len(lines), text)


def _once(items: Items, summary: Summary) -> Iterator[Article]:
    seen: dict[int, int] = {}  # of hashes: 10 million articles take 1 GB
    for article in readable(items, summary):
        key, digest = _number(article.id), int(article.digest[:16], 16)
        if key not in seen:
            seen[key] = digest
            yield article
        else:
            summary.unchanged += 1
            if seen[key] != digest:
                message = f"{name_of(article)}: came twice with different content"
                summary.note(Doubt(message, "the first one is kept"))


def _number(text: str) -> int:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big")
