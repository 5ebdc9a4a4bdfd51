"""Quads back to model values: the inverse of `events` and `records`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import pyoxigraph as ox

from kg.model import (
    Actor,
    Article,
    Attribution,
    Basis,
    DateSpan,
    Event,
    Granularity,
    Ground,
    Kind,
    Mention,
    Post,
    Span,
    Status,
)
from kg.rdf.events import spans
from kg.rdf.terms import identify, term

Description = dict[str, list[str]]


def describe(quads: Iterable[Any]) -> dict[str, Description]:
    """Return subject -> predicate -> values (as strings) of some quads."""
    found: dict[str, Description] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value, _ in quads:
        found[subject.value][predicate.value].append(value.value)
    return found


def iri(name: str) -> str:
    """Return the IRI of a prefixed name."""
    return term(name).value


class NodeReader:
    """One subject with its values, asked for by prefixed names."""

    def __init__(self, description: Description) -> None:
        self.description = description

    def all(self, name: str) -> list[str]:
        """Return all values of a property."""
        return self.description.get(iri(name), [])

    def one(self, name: str) -> str:
        """Return the one value of a property; KeyError without it."""
        return self.description[iri(name)][0]

    def get(self, name: str) -> str | None:
        """Return a value of a property, None without it."""
        values = self.all(name)
        return values[0] if values else None

    def id(self, name: str) -> str | None:
        """Return the id that a property's IRI was made from."""
        value = self.get(name)
        return None if value is None else identify(value)

    def day(self, name: str) -> date | None:
        """Return the day that a property holds."""
        value = self.get(name)
        return None if value is None else date.fromisoformat(value[:10])

    def kind(self) -> Kind:
        """Return the kind of an actor or a mention."""
        return Kind(self.one("kg:kind").rsplit("#", 1)[1].lower())


class EventReader:
    """Reads the events of one article's graph."""

    def __init__(self, article: str, quads: Iterable[Any]) -> None:
        self.article = article
        self.nodes = describe(quads)
        event_class, type_of = iri("kg:Event"), iri("rdf:type")
        found = [
            (int(NodeReader(values).one("kg:number")), node)
            for node, values in self.nodes.items()
            if event_class in values.get(type_of, ())
        ]
        self.iris = [node for _, node in sorted(found)]

    def events(self) -> Iterator[Event]:
        """Yield all events in the order they were written."""
        return map(self.event, self.iris)

    def node(self, name: str) -> NodeReader:
        """Return a node with its values, empty when nothing is said of it."""
        return NodeReader(self.nodes.get(name, {}))

    def event(self, name: str) -> Event:
        """Return one event by its IRI."""
        node = self.node(name)
        venue = self._mentions(node, "venue")
        return Event(
            article=self.article,
            sentence=self._span(node.one("prov:wasDerivedFrom")),
            sentence_index=int(node.one("kg:sentenceIndex")),
            subtype=node.id("sem:eventType"),
            event_type=node.id("kg:ploverType"),
            trigger=self._span(node.one("kg:trigger")),
            mode=node.get("kg:mode"),
            cameo=node.get("kg:cameo"),
            sources=self._mentions(node, "source"),
            targets=self._mentions(node, "target"),
            venue=venue[0] if venue else None,
            reciprocal=node.get("kg:symmetric") == "true",
            initiator=node.id("kg:initiator"),
            date=_when(node),
            status=Status(node.one("kg:status").rsplit("#", 1)[1].lower()),
            attribution=self._attribution(node),
            confidence=float(node.one("kg:confidence")),
            type_confidence=float(node.get("kg:typeConfidence") or node.one("kg:confidence")),
            coreferent=tuple(
                self._span(self.node(place).one("kg:span"))
                for place in _in_order(node.all("kg:coreferent"))
            ),
            rule=node.get("kg:rule") or "",
        )

    def _span(self, name: str) -> Span:
        node = self.node(name)
        start, end = int(node.one("nif:beginIndex")), int(node.one("nif:endIndex"))
        return Span(node.one("nif:anchorOf"), start, end)

    def _attribution(self, node: NodeReader) -> Attribution | None:
        cue = node.get("kg:cue")
        if cue is None:
            return None
        return Attribution(
            by=self._mentions(node, "by"), cue=cue, quoted=node.get("kg:quoted") == "true"
        )

    def _mentions(self, owner: NodeReader, place: str) -> tuple[Mention, ...]:
        return tuple(map(self._mention, _in_order(owner.all(f"kg:{place}Mention"))))

    def _mention(self, name: str) -> Mention:
        node = self.node(name)
        span = self._span(node.one("kg:span"))
        return Mention(
            text=span.text,
            start=span.start,
            end=span.end,
            kind=node.kind(),
            name=node.get("kg:name"),
            role=node.get("kg:roleText"),
            actor=node.id("kg:actor"),
            label=node.get("rdfs:label"),
            country=node.get("kg:country"),
            sector=node.get("kg:sector"),
            ground=Ground(ground) if (ground := node.get("kg:ground")) else None,
            resolved=node.id("kg:resolvedAs"),
        )


def read_record(record: str, article: str) -> Event:
    """Return the event, of an article (id), that `event_record` wrote; ValueError for none."""
    try:
        quads = list(ox.parse(record, format=ox.RdfFormat.N_TRIPLES))
        (event,) = EventReader(article, quads).events()
    except (LookupError, TypeError, AttributeError, SyntaxError) as error:
        raise ValueError(f"no record of an event: {error!r}") from error
    if any(len(span.text) != span.end - span.start or span.start < 0 for span in spans(event)):
        raise ValueError("no record of an event: its words are not as long as their offsets say")
    return event


def _in_order(iris: list[str]) -> list[str]:
    return sorted(iris, key=lambda name: int(name.rsplit("/", 1)[1]))


def _when(node: NodeReader) -> DateSpan | None:
    start, end = node.day("kg:begin"), node.day("kg:end")
    if start is None or end is None:
        return None
    return DateSpan(
        start=start,
        end=end,
        text=node.get("kg:timeText"),
        granularity=Granularity(node.one("kg:granularity")),
        basis=Basis(node.one("kg:timeBasis")),
    )


def read_articles(quads: Iterable[Any]) -> Iterator[Article]:
    """Yield the articles of the article graph; their text is not kept and empty."""
    article_class = iri("schema:NewsArticle")
    for values in describe(quads).values():
        node = NodeReader(values)
        if article_class in node.all("rdf:type"):
            yield Article(
                id=node.one("schema:identifier"),
                text="",
                title=node.one("schema:headline"),
                date=node.day("schema:datePublished"),
                url=node.get("schema:url"),
                publisher=node.get("schema:publisher"),
                file=node.get("kg:file"),
            )


def read_actors(quads: Iterable[Any]) -> Iterator[Actor]:
    """Yield the actors of the actor graph, aliases sorted."""
    actor_class = iri("kg:Actor")
    for name, values in describe(quads).items():
        node = NodeReader(values)
        if actor_class in node.all("rdf:type"):
            yield Actor(
                id=identify(name),
                label=node.one("skos:prefLabel"),
                kind=node.kind(),
                country=node.get("kg:country"),
                sector=node.get("kg:sector"),
                wikidata=node.id("owl:sameAs"),
                aliases=tuple(sorted(node.all("skos:altLabel"))),
                part_of=node.id("kg:partOf"),
                learned=node.get("kg:learned") == "true",
            )


def read_posts(quads: Iterable[Any]) -> Iterator[Post]:
    """Yield the offices of the actor graph."""
    membership = iri("org:Membership")
    for values in describe(quads).values():
        node = NodeReader(values)
        if membership in node.all("rdf:type"):
            yield Post(
                person=identify(node.one("org:member")),
                title=node.one("kg:title"),
                organisation=node.id("org:organization"),
                country=node.get("kg:country"),
                begin=node.day("kg:begin"),
                end=node.day("kg:end"),
            )
