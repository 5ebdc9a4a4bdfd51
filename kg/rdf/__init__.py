"""Model values to RDF quads and back; the only place that knows IRIs.

Every article has a named graph of its own. An event is a node in it; each actor that the text
names is a mention node ``<event>/<place>/<n>`` whose last part is its position; each stretch of
text is a NIF string ``<article>#char=<start>,<end>``. Beside an event that happened stands one
plain edge between the actors. Ids are percent-encoded, so any string is safe in an IRI.
"""

from kg.rdf.events import Edge, check_offsets, direct_edges, event_quads, event_record
from kg.rdf.foreign import merge_graphs, parse_dataset, quietly
from kg.rdf.judgements import (
    judgement_node,
    judgement_quads,
    read_judgements,
    retelling_quads,
)
from kg.rdf.lines import by_graph, no_quads, read_quads, triple_lines, write_quads
from kg.rdf.read import (
    EventReader,
    describe,
    read_actors,
    read_articles,
    read_posts,
    read_record,
)
from kg.rdf.records import actor_quads, article_quads, content_digest, post_quads
from kg.rdf.scheme import ontology_quads, taxonomy_turtle
from kg.rdf.terms import (
    ACTOR,
    ACTORS_GRAPH,
    ARTICLE,
    ARTICLE_GRAPH,
    ARTICLES_GRAPH,
    BASE,
    EVENT,
    GRAPH,
    JUDGEMENTS_GRAPH,
    KG,
    POST,
    PREFIXES,
    SCHEMA_GRAPH,
    STORE_GRAPH,
    STORIES_GRAPH,
    TYPE,
    article_graph,
    identify,
    mint,
    prefixed,
    term,
    typed,
)

__all__ = [
    "ACTOR",
    "ACTORS_GRAPH",
    "ARTICLE",
    "ARTICLES_GRAPH",
    "ARTICLE_GRAPH",
    "BASE",
    "EVENT",
    "GRAPH",
    "JUDGEMENTS_GRAPH",
    "KG",
    "POST",
    "PREFIXES",
    "SCHEMA_GRAPH",
    "STORE_GRAPH",
    "STORIES_GRAPH",
    "TYPE",
    "Edge",
    "EventReader",
    "actor_quads",
    "article_graph",
    "article_quads",
    "by_graph",
    "check_offsets",
    "content_digest",
    "describe",
    "direct_edges",
    "event_quads",
    "event_record",
    "identify",
    "judgement_node",
    "judgement_quads",
    "merge_graphs",
    "mint",
    "no_quads",
    "ontology_quads",
    "parse_dataset",
    "post_quads",
    "prefixed",
    "quietly",
    "read_actors",
    "read_articles",
    "read_judgements",
    "read_posts",
    "read_quads",
    "read_record",
    "retelling_quads",
    "taxonomy_turtle",
    "term",
    "triple_lines",
    "typed",
    "write_quads",
]
