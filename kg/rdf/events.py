"""An article's events as quads: event nodes, their evidence, and the plain edges beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import quote

import pyoxigraph as ox

from kg.errors import InputError
from kg.model import Article, Event, Mention, Span, Status
from kg.rdf.lines import triple_lines
from kg.rdf.terms import (
    ACTOR,
    ARTICLE,
    EVENT,
    TYPE,
    GraphWriter,
    Node,
    article_graph,
    mint,
    term,
    typed,
)
from kg.taxonomy import Taxonomy

# Mention place -> property from the event straight to the actor.
_ROLES = {"source": "source", "target": "target", "venue": "venue", "by": "reportedBy"}

Edge = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]


class _EventWriter(GraphWriter):
    """Writes the events of one article."""

    def __init__(self, article: str) -> None:
        super().__init__(article_graph(article))
        self.article = mint(ARTICLE, article).value
        self.prefix = f"{EVENT}{quote(article, safe='')}-"
        self.ids: Counter[str] = Counter()
        self.edges: set[Edge] = set()

    def span(self, text: str, start: int, end: int) -> ox.NamedNode:
        """Return the NIF node of a stretch of text."""
        iri = f"{self.article}#char={start},{end}"
        node = ox.NamedNode(iri)
        if iri not in self.seen:
            self.seen.add(iri)
            self.put(node, "nif:anchorOf", text)
            self.put(node, "nif:beginIndex", typed(start, "integer"))
            self.put(node, "nif:endIndex", typed(end, "integer"))
        return node

    def mention(self, owner: Node, place: str, number: int, mention: Mention) -> None:
        """Write a mention below its event; ``place`` is source, target, venue or by."""
        node = ox.NamedNode(f"{owner.value}/{place}/{number}")
        self.put(owner, f"kg:{place}Mention", node)
        if mention.actor is not None:
            self.put(owner, f"kg:{_ROLES[place]}", mint(ACTOR, mention.actor))
            self.put(node, "kg:actor", mint(ACTOR, mention.actor))
        self.put(node, "kg:span", self.span(mention.text, mention.start, mention.end))
        self.put(node, "kg:kind", term(f"kg:{mention.kind.value.capitalize()}"))
        self.put(node, "kg:name", mention.name)
        self.put(node, "kg:roleText", mention.role)
        self.put(node, "rdfs:label", mention.label)
        self.put(node, "kg:country", mention.country)
        self.put(node, "kg:sector", mention.sector)
        self.put(node, "kg:ground", mention.ground)
        if mention.resolved is not None:
            self.put(node, "kg:resolvedAs", mint(ACTOR, mention.resolved))

    def event(self, number: int, event: Event) -> None:
        """Write one event, without its plain edges."""
        self.ids[event.id] += 1
        again = f"-{self.ids[event.id]}" if self.ids[event.id] > 1 else ""
        node = ox.NamedNode(f"{self.prefix}{event.id}{again}")
        self.put(node, "rdf:type", term("kg:Event"))
        self.put(node, "kg:number", typed(number, "integer"))
        self._coding(node, event)
        self._evidence(node, event)
        for place, mentions in event.mentions():
            for position, mention in enumerate(mentions):
                self.mention(node, place, position, mention)

    def link(self, event: Event, taxonomy: Taxonomy) -> None:
        """Write the plain edges of an event."""
        for edge in direct_edges(event, taxonomy):
            if edge not in self.edges:
                self.edges.add(edge)
                self.quads.append(ox.Quad(*edge, self.graph))

    def _coding(self, node: Node, event: Event) -> None:
        if event.subtype is not None:
            self.put(node, "sem:eventType", mint(TYPE, event.subtype))
        if event.event_type is not None:
            self.put(node, "kg:ploverType", mint(TYPE, event.event_type))
        self.put(node, "kg:mode", event.mode)
        self.put(node, "kg:cameo", event.cameo)
        self.put(node, "kg:status", term(f"kg:{event.status.value.capitalize()}"))
        self.put(node, "kg:confidence", typed(repr(float(event.confidence)), "double"))
        self.put(node, "kg:typeConfidence", typed(repr(float(event.type_confidence)), "double"))
        if event.reciprocal:
            self.put(node, "kg:symmetric", typed("true", "boolean"))
        if event.initiator is not None:
            self.put(node, "kg:initiator", mint(ACTOR, event.initiator))
        if (when := event.date) is not None:
            self.put(node, "kg:begin", typed(when.start.isoformat(), "date"))
            self.put(node, "kg:end", typed(when.end.isoformat(), "date"))
            self.put(node, "kg:timeText", when.text)
            self.put(node, "kg:granularity", when.granularity.value)
            self.put(node, "kg:timeBasis", when.basis.value)

    def _evidence(self, node: Node, event: Event) -> None:
        sentence = event.sentence
        anchor = self.span(sentence.text, sentence.start, sentence.end)
        self.put(node, "prov:wasDerivedFrom", anchor)
        self.put(node, "kg:sentenceIndex", typed(event.sentence_index, "integer"))
        if (mark := f"sentence {anchor.value}") not in self.seen:
            self.seen.add(mark)
            self.put(anchor, "rdf:type", term("nif:Sentence"))
        trigger = event.trigger
        self.put(node, "kg:trigger", self.span(trigger.text, trigger.start, trigger.end))
        for number, span in enumerate(event.coreferent):
            place = ox.NamedNode(f"{node.value}/coreferent/{number}")
            self.put(node, "kg:coreferent", place)
            self.put(place, "kg:span", self.span(span.text, span.start, span.end))
        self.put(node, "kg:rule", event.rule or None)
        if event.attribution is not None:
            self.put(node, "kg:cue", event.attribution.cue)
            self.put(node, "kg:quoted", typed(str(event.attribution.quoted).lower(), "boolean"))


def direct_edges(event: Event, taxonomy: Taxonomy) -> Iterator[Edge]:
    """Yield the plain actor-action-actor edges: none unless the event is said to have happened."""
    if event.status is not Status.ACTUAL:
        return
    if event.subtype is not None:
        name = taxonomy.subtype(event.subtype).direct
    elif event.event_type is not None and event.event_type in taxonomy.types:
        name = taxonomy.types[event.event_type].direct
    else:
        name = "actedToward"
    action = term(f"kg:{name}")
    for source, target in event.dyads():
        yield mint(ACTOR, source), action, mint(ACTOR, target)
        if event.reciprocal:
            yield mint(ACTOR, target), action, mint(ACTOR, source)


def event_quads(article: str, events: Iterable[Event], taxonomy: Taxonomy) -> list[ox.Quad]:
    """Return everything an article's graph holds: its events, their evidence, the plain edges."""
    writer = _EventWriter(article)
    for number, event in enumerate(events):
        writer.event(number, event)
        writer.link(event, taxonomy)
    return writer.quads


def event_record(event: Event) -> str:
    """Return all that is known of an event as one text (N-Triples), in which no query finds it."""
    writer = _EventWriter(event.article)
    writer.event(0, event)
    return triple_lines(writer.quads).decode("utf-8")


def check_offsets(article: Article, events: Iterable[Event]) -> None:
    """Raise InputError for the first span that is not the text at its offsets."""
    for event in events:
        for span in spans(event):
            if article.text[span.start : span.end] != span.text:
                place = f"{span.start}-{span.end} of article {article.id!r}"
                hint = "this is a fault of the extraction; please report it"
                raise InputError(f"{span.text!r} is not at {place}", hint)


def spans(event: Event) -> Iterator[Span | Mention]:
    """Yield all stretches of text that an event has."""
    yield from (event.sentence, event.trigger, *event.coreferent)
    for _, mentions in event.mentions():
        yield from mentions
