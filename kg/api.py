"""The main jobs in a call each, for scripts and notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg import build
from kg.articles import Doubt
from kg.errors import InputError
from kg.model import Article, Event
from kg.settings import Settings
from kg.store import Store

Source = str | Path | Article


def add_articles(
    sources: Source | Iterable[Source], store: Store, *, settings: Settings | None = None
) -> build.Summary:
    """Add articles to a store; what failed stands in the summary and stops nothing.

    A source is an `Article` or whatever `kg.read` takes: a file, a folder, a pattern, an address.
    """
    chosen = settings or Settings.load()
    base = build.load_base(chosen)
    extractor = build.Lazily(lambda: build.load_extractor(chosen, base))
    return build.add(_items(sources), store, extractor, base)


def extract_events(
    sources: Source | Iterable[Source],
    *,
    settings: Settings | None = None,
    failed: list[InputError] | None = None,
) -> Iterator[tuple[Article, list[Event]]]:
    """Articles with their events, actors resolved; nothing is stored.

    What cannot be read goes to the list ``failed``; without one the first InputError is raised.
    """
    chosen = settings or Settings.load()
    base = build.load_base(chosen)
    articles = _readable(_items(sources), failed)
    for article, events in build.load_extractor(chosen, base).extract(articles):
        yield article, build.resolve(events, base, article)[0]


def _items(sources: Source | Iterable[Source]) -> Iterator[Article | InputError]:
    several = [sources] if isinstance(sources, str | Path | Article) else sources
    for source in several:
        if isinstance(source, Article):
            yield source
        else:
            yield from build.read_all([source])


def _readable(
    items: Iterable[Article | InputError], failed: list[InputError] | None
) -> Iterator[Article]:
    for item in items:
        if isinstance(item, Article):
            yield item
        elif failed is not None:
            failed.append(item)
        elif not isinstance(item, Doubt):
            raise item
