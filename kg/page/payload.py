"""What the page holds: all actors and events as rows of small tables that refer to each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from kg.actors.stories import gather as as_stories
from kg.layout import Place, layout, rank
from kg.model import Actor, Article, Event, Mention, Report, Span
from kg.network import build_network, event_score
from kg.taxonomy import Taxonomy

DRAWN = 150  # actors drawn at once; more are slow and unreadable


class Source(Protocol):
    """What a page is made from; a `Store` is one."""

    @property
    def taxonomy(self) -> Taxonomy:
        """The event types."""

    def reports(self) -> list[Report]:
        """Return the events with their articles, sorted by date."""

    def actors(self) -> dict[str, Actor]:
        """Return all actors by id."""

    def leads(self) -> Mapping[str, str]:
        """Return for each retelling (event key) the report that leads its story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subset:
    """Reports that were chosen already, with what is known of their actors."""

    found: Sequence[Report]
    known: Mapping[str, Actor]
    taxonomy: Taxonomy
    retold: Mapping[str, str] = field(default_factory=dict)

    def reports(self) -> list[Report]:
        """Return the chosen reports."""
        return list(self.found)

    def actors(self) -> dict[str, Actor]:
        """Return the known actors by id."""
        return dict(self.known)

    def leads(self) -> Mapping[str, str]:
        """Return for each retelling (event key) the report that leads its story."""
        return self.retold


@dataclass
class _Index:
    """Numbers for things, in the order they come up."""

    rows: list[Any] = field(default_factory=list)
    numbers: dict[Any, int] = field(default_factory=dict)

    def number(self, key: Any, row: Any) -> int:
        if key not in self.numbers:
            self.numbers[key] = len(self.rows)
            self.rows.append(row)
        return self.numbers[key]


def gather(source: Source, title: str) -> dict[str, Any]:
    """The page's data, ready for JSON; see ``static/data.js`` for how it is read.

    Actors come in the order of `rank`, so that the first `DRAWN` are those that are drawn at first.
    """
    known = source.actors()
    stories = as_stories(source.reports(), source.leads())
    reports = [story.lead for story in stories]
    graph = build_network(reports, known, source.taxonomy)
    places, names = layout(graph, DRAWN), rank(graph)
    actors = {name: number for number, name in enumerate(names)}
    articles, sentences = _Index(), _Index()
    events = [
        [
            *_event(story.lead, actors, articles, sentences, source.taxonomy),
            [_report(report, articles, sentences) for report in story.reports[1:]],
        ]
        for story in stories
    ]
    return {
        "version": 1,
        "title": title,
        "drawn": DRAWN,
        "actors": [_actor(n, graph.nodes[n], known.get(n), places[n]) for n in names],
        "types": {t.id: [t.label, t.score, t.definition] for t in source.taxonomy.types.values()},
        "subtypes": _subtypes(source.taxonomy, reports),
        "articles": articles.rows,
        "sentences": sentences.rows,
        "events": events,
    }


def _subtypes(taxonomy: Taxonomy, reports: Iterable[Report]) -> dict[str, list[str]]:
    used = {report.event.subtype for report in reports}
    return {s.id: [s.label, s.definition] for s in taxonomy.subtypes.values() if s.id in used}


def _actor(name: str, node: Mapping[str, Any], known: Actor | None, place: Place) -> list[Any]:
    return [
        name,
        node["label"],
        node["kind"],
        node["country"],
        node["sector"],
        node["part_of"],
        list(known.aliases) if known else [],
        known.wikidata if known else None,
        round(place[0]),
        round(place[1]),
    ]


def _article(article: Article) -> list[Any]:
    day = article.date.isoformat() if article.date else None
    return [article.id, article.title, day, article.url, article.publisher]


def _report(report: Report, articles: _Index, sentences: _Index) -> list[Any]:
    """Numbers of article and sentence of a further report, and the days that it tells."""
    article, sentence, when = report.article, report.event.sentence, report.event.date
    return [
        articles.number(article.id, _article(article)),
        sentences.number((article.id, sentence.start, sentence.text), sentence.text),
        [when.start.isoformat(), when.end.isoformat()] if when else None,
    ]


def _event(
    report: Report,
    actors: Mapping[str, int],
    articles: _Index,
    sentences: _Index,
    taxonomy: Taxonomy,
) -> list[Any]:
    event, article, when = report.event, report.article, report.event.date
    score = event_score(event, taxonomy)
    sentence = event.sentence
    said = event.attribution
    return [
        articles.number(article.id, _article(article)),
        sentences.number((article.id, sentence.start, sentence.text), sentence.text),
        event.event_type,
        event.subtype,
        str(event.status),
        int(event.reciprocal),
        _within(event.trigger, sentence),
        [_mention(m, actors, sentence) for m in event.sources],
        [_mention(m, actors, sentence) for m in event.targets],
        [when.start.isoformat(), when.end.isoformat(), str(when.granularity), when.text or "",
         str(when.basis)] if when else None,
        None if score is None else round(score, 2),
        round(event.confidence, 3),
        [[_mention(m, actors, sentence) for m in said.by], said.cue, int(said.quoted)]
        if said else None,
        _venue(event),
    ]  # fmt: skip


def _venue(event: Event) -> str | None:
    return (event.venue.label or event.venue.text) if event.venue else None


def _mention(mention: Mention, actors: Mapping[str, int], sentence: Span) -> list[Any]:
    """Number of the actor (-1 when unknown), words, place in the sentence, office."""
    shown = mention.label or mention.name or mention.text
    number = actors.get(mention.actor, -1) if mention.actor else -1
    return [number, shown, _within(mention, sentence), mention.role or ""]


def _within(part: Span | Mention, sentence: Span) -> list[int]:
    """Begin and end within the sentence in UTF-16 units, as JavaScript counts; [] outside it."""
    start, end = part.start - sentence.start, part.end - sentence.start
    if not 0 <= start < end <= len(sentence.text):
        return []
    before = _units(sentence.text[:start])
    return [before, before + _units(sentence.text[start:end])]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
