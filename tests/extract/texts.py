"""Texts as tests have them read: by rules alone, with the model's reading, with their actors."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kg.actors.resolve import resolve_events
from kg.extract.pipeline import Extractor
from kg.model import Article, Event, Mention

PUBLISHED = date(2022, 2, 2)  # a Wednesday


def by_rules(extractor: Extractor, text: str) -> list[Event]:
    """The events that the rules find alone, whose words stand where they say."""
    doc = extractor.parse(text)
    doc.reading = None
    article = Article(id="t", text=text, date=PUBLISHED)
    events = extractor.coder.events(doc, article, extractor.gazetteer)
    for event in events:
        spans = (event.trigger, *event.sources, *event.targets, *event.coreferent)
        for span in (*spans, event.sentence, *([event.venue] if event.venue else [])):
            assert text[span.start : span.end] == span.text
    return events


def events_of(extractor: Extractor, text: str, day: date = PUBLISHED) -> list[Event]:
    """The events that rules and reading find together."""
    return extractor.read(Article(id="t", text=text, date=day))[1]


def resolved(
    extractor: Extractor, text: str, day: date = PUBLISHED, *, title: str = ""
) -> list[Event]:
    """The same with their actors."""
    article = Article(id="t", title=title, text=text, date=day)
    assert extractor.gazetteer is not None
    return resolve_events(extractor.read(article)[1], extractor.gazetteer, article)[0]


def sides(extractor: Extractor, text: str, trigger: str) -> tuple[set[str], set[str]]:
    """Labels of who did what a word tells, and to whom."""
    (event,) = (e for e in resolved(extractor, text) if e.trigger.text == trigger)
    source, target = ({m.label or "" for m in side} for side in (event.sources, event.targets))
    return source, target


def told_by(trigger: str, events: Iterable[Event]) -> Event:
    """The first event that a word tells."""
    return next(event for event in events if event.trigger.text == trigger)


def names(mentions: Iterable[Mention]) -> list[str]:
    """What mentions are called, by their words where they have no name."""
    return [mention.name or mention.text for mention in mentions]
