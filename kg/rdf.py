"""Model values to RDF quads and back; the only place that knows IRIs.

Every article has a named graph of its own. An event is a node in it; each actor that the text
names is a mention node ``<event>/<place>/<n>`` whose last part is its position; each stretch of
text is a NIF string ``<article>#char=<start>,<end>``. Beside an event that happened stands one
plain edge between the actors. Ids are percent-encoded, so any string is safe in an IRI.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import quote, unquote

import pyoxigraph as ox

from kg.model import Actor, Article, Event, Kind, Mention, Post, Span, Status
from kg.taxonomy import Taxonomy

BASE = "https://kg.example/"
KG, TYPE, ACTOR, POST = f"{BASE}ontology#", f"{BASE}type/", f"{BASE}actor/", f"{BASE}post/"
ARTICLE, EVENT, GRAPH = f"{BASE}article/", f"{BASE}event/", f"{BASE}graph/"
ARTICLE_GRAPH = f"{GRAPH}article/"

PREFIXES = {
    "kg": KG,
    "ty": TYPE,
    "actor": ACTOR,
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "prov": "http://www.w3.org/ns/prov#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

Node = ox.NamedNode
Object = ox.NamedNode | ox.Literal
# Mention place -> property from the event straight to the actor.
_ROLES = {"source": "source", "target": "target", "venue": "venue", "by": "reportedBy"}

Edge = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]

_TERMS: dict[str, ox.NamedNode] = {}


def term(name: str) -> ox.NamedNode:
    """Return the node of a prefixed name, as in ``term("kg:source")``."""
    node = _TERMS.get(name)
    if node is None:
        prefix, _, local = name.partition(":")
        node = _TERMS[name] = ox.NamedNode(PREFIXES[prefix] + local)
    return node


def mint(namespace: str, identifier: str) -> ox.NamedNode:
    """Return the IRI of an id; everything but letters, digits and ``_.-~`` is encoded."""
    return ox.NamedNode(namespace + quote(identifier, safe=""))


def identify(node: str) -> str:
    """Return the id that `mint` made this IRI from."""
    return unquote(node.rsplit("/", 1)[1])


SCHEMA_GRAPH = ox.NamedNode(f"{GRAPH}schema")
ARTICLES_GRAPH = ox.NamedNode(f"{GRAPH}articles")
ACTORS_GRAPH = ox.NamedNode(f"{GRAPH}actors")


def article_graph(article: str) -> ox.NamedNode:
    """Return the named graph that holds all events of an article."""
    return mint(ARTICLE_GRAPH, article)


def typed(value: object, datatype: str) -> ox.Literal:
    """Return a literal of an XSD datatype."""
    return ox.Literal(str(value), datatype=term(f"xsd:{datatype}"))


class _Graph:
    """Collects the triples of one graph, each once."""

    def __init__(self, graph: ox.NamedNode) -> None:
        self.graph = graph
        self.seen: set[str] = set()
        self.quads: list[ox.Quad] = []

    def put(self, subject: Node, predicate: str, value: Object | str | None) -> None:
        """Add a triple; a plain string becomes a literal, None adds nothing."""
        if value is not None:
            found = ox.Literal(value) if isinstance(value, str) else value
            self.quads.append(ox.Quad(subject, term(predicate), found, self.graph))


class _EventWriter(_Graph):
    """Writes the events of one article."""

    def __init__(self, article: str, taxonomy: Taxonomy) -> None:
        super().__init__(article_graph(article))
        self.article = mint(ARTICLE, article).value
        self.prefix = f"{EVENT}{quote(article, safe='')}-"
        self.taxonomy = taxonomy
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

    def event(self, number: int, event: Event) -> None:
        """Write one event and its plain edges."""
        self.ids[event.id] += 1
        again = f"-{self.ids[event.id]}" if self.ids[event.id] > 1 else ""
        node = ox.NamedNode(f"{self.prefix}{event.id}{again}")
        self.put(node, "rdf:type", term("kg:Event"))
        self.put(node, "kg:number", typed(number, "integer"))
        self._coding(node, event)
        self._evidence(node, event)
        for place, mentions in (
            ("source", event.sources),
            ("target", event.targets),
            ("venue", (event.venue,) if event.venue else ()),
            ("by", event.attribution.by if event.attribution else ()),
        ):
            for position, mention in enumerate(mentions):
                self.mention(node, place, position, mention)
        for edge in direct_edges(event, self.taxonomy):
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
    sources = [mint(ACTOR, m.actor) for m in event.sources if m.actor is not None]
    targets = [mint(ACTOR, m.actor) for m in event.targets if m.actor is not None]
    if event.reciprocal:
        sources = targets = sources + targets
    for source in sources:
        for target in targets:
            if source != target:
                yield source, action, target


def event_quads(article: str, events: Iterable[Event], taxonomy: Taxonomy) -> list[ox.Quad]:
    """Return everything an article's graph holds: its events, their evidence, the plain edges."""
    writer = _EventWriter(article, taxonomy)
    for number, event in enumerate(events):
        writer.event(number, event)
    return writer.quads


def article_quads(article: Article, *, content: str, generator: str, when: str) -> list[ox.Quad]:
    """Return an article's metadata and provenance; its text is not kept.

    ``content`` is a digest of all that was stored, ``generator`` names the program and its
    version ("kg/0.1.0"), ``when`` is the xsd:dateTime of the run.
    """
    graph = _Graph(ARTICLES_GRAPH)
    node, events = mint(ARTICLE, article.id), article_graph(article.id)
    graph.put(node, "rdf:type", term("schema:NewsArticle"))
    graph.put(node, "schema:identifier", article.id)
    graph.put(node, "schema:headline", article.title)
    graph.put(node, "schema:url", article.url)
    graph.put(node, "schema:publisher", article.publisher)
    if article.date is not None:
        graph.put(node, "schema:datePublished", typed(article.date.isoformat(), "date"))
    graph.put(node, "kg:digest", article.digest)
    graph.put(node, "kg:contentDigest", content)
    graph.put(node, "kg:graph", events)
    graph.put(node, "kg:extractedAt", typed(when, "dateTime"))
    graph.put(events, "prov:wasDerivedFrom", node)
    graph.put(events, "prov:wasAttributedTo", mint(f"{BASE}software/", generator))
    graph.put(events, "prov:generatedAtTime", typed(when, "dateTime"))
    return graph.quads


_CLASSES = {
    Kind.COUNTRY: "schema:Country",
    Kind.ORGANISATION: "schema:Organization",
    Kind.PERSON: "schema:Person",
    Kind.GROUP: "org:OrganizationalCollaboration",
    Kind.PLACE: "schema:Place",
}


def actor_quads(actors: Iterable[Actor]) -> list[ox.Quad]:
    """Return actors as quads of the actor graph; aliases are a set, their order is not kept."""
    graph = _Graph(ACTORS_GRAPH)
    for actor in actors:
        node = mint(ACTOR, actor.id)
        graph.put(node, "rdf:type", term("kg:Actor"))
        graph.put(node, "rdf:type", term(_CLASSES[actor.kind]))
        graph.put(node, "skos:prefLabel", actor.label)
        graph.put(node, "kg:kind", term(f"kg:{actor.kind.value.capitalize()}"))
        graph.put(node, "kg:country", actor.country)
        graph.put(node, "kg:sector", actor.sector)
        if actor.wikidata is not None:
            graph.put(node, "owl:sameAs", mint("http://www.wikidata.org/entity/", actor.wikidata))
        for alias in actor.aliases:
            graph.put(node, "skos:altLabel", alias)
        if actor.part_of is not None:
            graph.put(node, "kg:partOf", mint(ACTOR, actor.part_of))
        if actor.learned:
            graph.put(node, "kg:learned", typed("true", "boolean"))
    return graph.quads


def post_quads(posts: Iterable[Post]) -> list[ox.Quad]:
    """Return offices over time as W3C ORG memberships in the actor graph."""
    graph = _Graph(ACTORS_GRAPH)
    for post in posts:
        digest = hashlib.sha256(repr(post).encode()).hexdigest()[:16]
        node = ox.NamedNode(POST + digest)
        graph.put(node, "rdf:type", term("org:Membership"))
        graph.put(node, "org:member", mint(ACTOR, post.person))
        graph.put(node, "kg:title", post.title)
        if post.organisation is not None:
            graph.put(node, "org:organization", mint(ACTOR, post.organisation))
        graph.put(node, "kg:country", post.country)
        if post.begin is not None:
            graph.put(node, "kg:begin", typed(post.begin.isoformat(), "date"))
        if post.end is not None:
            graph.put(node, "kg:end", typed(post.end.isoformat(), "date"))
    return graph.quads


def check_offsets(article: Article, events: Iterable[Event]) -> str | None:
    """Return what is wrong with the first span that does not match the text, else None."""
    for event in events:
        for span in _spans(event):
            if article.text[span.start : span.end] != span.text:
                return f"{span.text!r} is not at {span.start}-{span.end} of article {article.id!r}"
    return None


def _spans(event: Event) -> Iterator[Span | Mention]:
    yield from (event.sentence, event.trigger, *event.coreferent)
    yield from (*event.sources, *event.targets)
    if event.venue is not None:
        yield event.venue
    if event.attribution is not None:
        yield from event.attribution.by


def taxonomy_turtle(taxonomy: Taxonomy) -> str:
    """Return ``ontology/event-types.ttl``: the taxonomy as a SKOS scheme with its properties."""
    lines = [
        "# Generated from event-types.yaml by kg.rdf.taxonomy_turtle; do not edit.",
        *(f"@prefix {name}: <{PREFIXES[name]}> ." for name in ("kg", "ty", "rdfs", "skos", "xsd")),
        "",
        'ty:scheme a skos:ConceptScheme ; skos:prefLabel "Diplomatic event types"@en .',
    ]
    for kind in taxonomy.types.values():
        lines += [
            f"\nty:{kind.id} a kg:EventType ; skos:topConceptOf ty:scheme ;",
            f"    skos:prefLabel {_english(kind.label)} ; skos:notation {_plain(kind.id)} ;",
            f"    skos:definition {_english(kind.definition)} ;",
            f"    kg:quad {_plain(kind.quad)} ; kg:score {kind.score} ;",
            f"    kg:directProperty kg:{kind.direct} .",
            f"kg:{kind.direct} rdfs:subPropertyOf kg:actedToward .",
        ]
    for entry in taxonomy.subtypes.values():
        base = taxonomy.types.get(entry.event_type or "")
        parent = base.direct if base else "actedToward"
        lines += [
            f"\nty:{entry.id} a kg:EventSubtype ; skos:inScheme ty:scheme ;",
            *([f"    skos:broader ty:{base.id} ;"] if base else []),
            *([f"    kg:mode {_plain(entry.mode)} ;"] if entry.mode else []),
            *([f"    kg:cameo {_plain(entry.cameo)} ;"] if entry.cameo else []),
            f"    skos:prefLabel {_english(entry.label)} ;",
            f"    skos:definition {_english(entry.definition)} ;",
            f"    kg:mutual {str(entry.mutual).lower()} ; kg:score {entry.score} ;",
            f"    kg:directProperty kg:{entry.direct} .",
            f"kg:{entry.direct} rdfs:subPropertyOf kg:{parent} .",
        ]
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    return str(ox.Literal(text))


def _english(text: str) -> str:
    return str(ox.Literal(text, language="en"))
