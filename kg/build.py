"""Where the stages meet: articles in, events out, into a store or a file.

Everything streams. One article that cannot be read or extracted is counted and reported; it
does not stop the others. Whatever is stored stays stored, so an interrupted run resumes by
being started again: articles whose digest is in the store are not extracted again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TextIO

from kg.articles import Doubt, NoDay, remarks
from kg.contract import event_to_json
from kg.errors import ConfigError, InputError, MissingModelError, StoreError
from kg.files import writing
from kg.known import Known
from kg.model import Actor, Article, Event, Report
from kg.repeats import Repeats
from kg.settings import Settings
from kg.summary import Summary as Summary
from kg.summary import name_of as name_of

if TYPE_CHECKING:
    from kg.actors.base import ActorBase
    from kg.extract.pipeline import Extractor
    from kg.store import Store

_BATCH = 16  # articles handed to the extractor together, ...
_BATCH_TEXT = 400_000  # ... unless they hold more characters than this: memory stays flat
_FRESH = 1_000  # events that are kept until they are compared with others

Items = Iterable[Article | InputError]
Progress = Callable[[Summary], None]  # called after each article with what is done so far


class Extracts(Protocol):
    """What this module needs of `kg.extract.pipeline.Extractor`."""

    def extract(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Event]]]:
        """Articles with their events, in order."""
        ...


class Lazily:
    """An extractor that is loaded when the first article needs it."""

    def __init__(self, load: Callable[[], Extracts]) -> None:
        self._load = load
        self._extractor: Extracts | None = None

    def extract(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Event]]]:
        """Articles with their events, in order."""
        if self._extractor is None:
            self._extractor = self._load()
        return self._extractor.extract(articles)


def load_base(settings: Settings) -> ActorBase:
    """The actor knowledge base of the settings' seeds."""
    from kg.actors.compiled import load

    return load(settings.seeds, settings.cache)


def load_extractor(settings: Settings, base: ActorBase | None) -> Extractor:
    """The extractor of the settings' weights and ontology; takes a second, spaCy is imported."""
    from kg.extract.pipeline import Extractor

    return Extractor.load(settings.weights, settings.ontology, base)


def add(
    items: Items,
    store: Store,
    extractor: Extracts,
    base: ActorBase,
    *,
    again: bool = False,
    progress: Progress = lambda _: None,
) -> Summary:
    """Extract what the store does not have yet and store it; `again` extracts all anew.

    ``items`` come from `kg.articles.read`. Each article is stored in one
    transaction before the next is reported to ``progress``.
    """
    summary, known = Summary(), Known(base)
    stored = store.identity.described()
    present, fresh = known.present(stored), list[Report]()
    store.add_actors(known.outdated(stored))
    identities, described = store.identity.actors(), known.described(stored)
    repeats = Repeats(store, summary)
    wanted = _wanted(items, repeats, store, again, summary, progress)
    for article, events, learned in resolved(wanted, extractor, base, summary):
        try:
            judged = [identities.event(event, described) for event in events]
            actors = [*learned, *known.taking_part(judged, learned)]
            put, other = repeats.addressed(article), repeats.instead_of(article)
            outcome = store.add(put, judged, actors, known.posts(actors, present), other)
        except InputError as error:
            summary.fail(article, error)
        else:
            summary.count(article.id, outcome.value, extracted=True)
            told = _told(store, article, judged)
            summary.events += len(told)
            present.update(actor.id for actor in actors)
            fresh += told
        if len(fresh) > _FRESH:
            _link(store, known, fresh, summary)
        progress(summary)
    _link(store, known, fresh, summary)
    return summary


def _told(store: Store, article: Article, events: list[Event]) -> list[Report]:
    """What an article reports: its events but for those that people struck out."""
    standing, _ = store.identity.strikes(article.id).sift(events)
    return [Report(event=event, article=replace(article, text="")) for event in standing]


def _link(store: Store, known: Known, fresh: list[Report], summary: Summary) -> None:
    """Find what the newest articles tell again; ``fresh`` is emptied."""
    hierarchy = known.hierarchy(store.identity.described())
    summary.retold += store.identity.link(hierarchy, fresh)
    fresh.clear()


def _wanted(
    items: Items, repeats: Repeats, store: Store, again: bool, summary: Summary, progress: Progress
) -> Iterator[Article]:
    """The articles that the store, or this run, does not have as they are."""
    for article in readable(items, summary, repeats.settled):
        is_stored = store.digest(article.id) == article.digest and not again
        is_stored = is_stored and not repeats.takes_back(article)
        if is_stored or repeats.came(article):
            summary.count(article.id, "unchanged")
            progress(summary)
        else:
            repeats.compare(article)
            yield article


def extract_file(
    items: Items,
    output: Path | None,
    stream: TextIO,
    extractor: Extracts,
    base: ActorBase,
    *,
    progress: Progress = lambda _: None,
) -> Summary:
    """Write the events as JSON lines to `output`, or to `stream` when that is None.

    The lines keep the order of the articles. The file appears when it is complete.
    """
    summary = Summary()
    with writing(output, stream) as out:
        for article, events, _ in resolved(readable(items, summary), extractor, base, summary):
            for event in events:
                row = event_to_json(event, article.given_id)
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
            summary.added += 1
            summary.events += len(events)
            progress(summary)
    return summary


def resolved(
    articles: Iterable[Article], extractor: Extracts, base: ActorBase, summary: Summary
) -> Iterator[tuple[Article, list[Event], list[Actor]]]:
    """Articles with their events, actors resolved, and the actors that each has taught us.

    They come in order; one that cannot be extracted or resolved goes to the summary.
    """
    for article, events in _extracted(articles, extractor, summary):
        try:
            told, learned = resolve(events, base, article)
        except Exception as error:  # reported
            summary.fail(article, error)
        else:
            yield article, told, learned


def resolve(
    events: list[Event], base: ActorBase, article: Article
) -> tuple[list[Event], list[Actor]]:
    """The events with their actors resolved, and the actors that the article taught us."""
    from kg.actors.resolve import resolve_events

    return resolve_events(events, base, article)


def readable(
    items: Items, summary: Summary, settle: Callable[[Article], Article] = lambda article: article
) -> Iterator[Article]:
    """The articles among what was read; all else, and what is odd about one, is noted.

    ``settle`` adds what is known of an article beside what was read.
    """
    no_day = False  # whether a doubt said so of the article to come
    for item in items:
        if isinstance(item, InputError):
            summary.note(item)
            no_day = isinstance(item, NoDay) or (no_day and isinstance(item, Doubt))
        else:
            item = settle(item)
            for remark in remarks(item, item.origin or name_of(item), no_day_told=no_day):
                summary.note(remark)
            no_day = False
            yield item


def _extracted(
    articles: Iterable[Article], extractor: Extracts, summary: Summary
) -> Iterator[tuple[Article, list[Event]]]:
    """Articles with their events, in order; one that cannot be extracted goes to the summary."""
    for batch in _batches(articles):
        try:
            found = list(extractor.extract(batch))
        except (MissingModelError, ConfigError, StoreError, ImportError):
            raise  # nothing to do with these articles
        except Exception:  # reported: the guilty one is found by trying each alone
            found = [pair for article in batch for pair in _alone(article, extractor, summary)]
        yield from found


def _alone(
    article: Article, extractor: Extracts, summary: Summary
) -> Iterator[tuple[Article, list[Event]]]:
    try:
        yield from list(extractor.extract([article]))
    except Exception as error:  # reported
        summary.fail(article, error)


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += len(article.text)
        if len(batch) >= _BATCH or size >= _BATCH_TEXT:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
