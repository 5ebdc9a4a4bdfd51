"""The demo articles, as many times as asked, each copy with an id of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg.articles import read
from kg.model import Article
from kg.settings import Settings


def demo(copies: int = 1) -> Iterator[Article]:
    """The articles of ``seeds/articles``; a copy differs from the first in id and address."""
    folder = Settings.load(environment={}).seeds / "articles"
    found = [item for path in sorted(folder.glob("2*.txt")) for item in read(path)]
    articles = [item for item in found if isinstance(item, Article)]
    for copy in range(copies):
        for article in articles:
            yield replace(article, id=f"{article.id}-{copy}", url=f"{article.url}/{copy}")


def write_lines(path: Path, copies: int = 1) -> Path:
    """The demo articles as JSON lines, as `kg add` reads them."""
    with path.open("w", encoding="utf-8") as file:
        for article in demo(copies):
            day = article.date.isoformat() if article.date else None
            row = {"id": article.id, "title": article.title, "date": day, "url": article.url}
            file.write(json.dumps(row | {"text": article.text}) + "\n")
    return path


def words(copies: int = 1) -> int:
    """How many words the demo articles hold, as white space parts them."""
    return copies * sum(len(article.text.split()) for article in demo())
