"""Very many articles whose events are read once: copies of the demo articles, each weeks later.

For what is measured beside the extraction. A copy tells the same acts of the same actors some
weeks after the copy before, so that copies tell other events.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from benchmarks.material import demo
from kg import build
from kg.actors.base import ActorBase
from kg.bulk.making import Tools
from kg.model import Article, Event

APART = timedelta(days=45)  # between two copies
FEWEST = 24  # articles of a copy
_LATEST = date(2100, 1, 1)  # that is moved: "never" stays


@dataclass(frozen=True, slots=True)
class Copier:
    """Tells the events of the first copy for every copy, as an extractor does."""

    told: dict[str, list[Event]]

    def extract(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Event]]]:
        """Articles with their events, in order."""
        for article in articles:
            name, _, copy = article.id.rpartition("-")
            yield article, [_later(event, article.id, int(copy)) for event in self.told[name]]


def copying(extractor: build.Extracts, base: ActorBase) -> Tools:
    """What tells the events of copies; from now on this process resolves no actors any more."""
    found = (
        build.resolve(events, base, article)[0] for article, events in extractor.extract(demo())
    )
    told = {events[0].article.rpartition("-")[0]: list(events) for events in found if events}
    build.resolve = lambda events, *_: (events, [])  # they are resolved already
    return Tools(Copier(told), base)


def articles(count: int) -> Iterator[Article]:
    """At least so many copies of the demo articles, each some weeks later."""
    for article in demo(-(-count // FEWEST)):
        copy = int(article.id.rpartition("-")[2])
        yield replace(article, date=article.date and _day(article.date, copy))


def _later(event: Event, article: str, copy: int) -> Event:
    when = event.date
    if when is not None:
        when = replace(when, start=_day(when.start, copy), end=_day(when.end, copy))
    return replace(event, article=article, date=when)


def _day(day: date, copy: int) -> date:
    return min(day, _LATEST) + copy * APART
