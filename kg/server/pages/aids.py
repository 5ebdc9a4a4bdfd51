"""What helps to write a query: examples that find something here, and words to complete."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from kg import rdf
from kg.server.jobs import Reply
from kg.server.pages.facts import label_in
from kg.store import Store
from kg.store.timeline import Search, walk

# What there is to ask, the plainest first.
_EXAMPLES = (
    "who-called-whom", "timeline-of-actor", "acts-between", "most-active-pairs", "acts-by-month",
    "sanctions", "denied", "told-by-several",
)  # fmt: skip
_LATEST = 200  # events looked at for the two that examples are about
_PAIR = ("united-states", "russia")  # where there are none

# Terms of others that the graph uses.
_REUSED = """
sem:eventType prov:wasDerivedFrom prov:wasAttributedTo prov:generatedAtTime nif:anchorOf
nif:beginIndex nif:endIndex nif:Sentence org:Membership org:member org:organization owl:sameAs
rdf:type rdfs:label rdfs:comment rdfs:subPropertyOf rdfs:subClassOf rdfs:domain rdfs:range
schema:NewsArticle schema:headline schema:url schema:publisher schema:datePublished
schema:identifier schema:Country schema:Organization schema:Person schema:Place skos:prefLabel
skos:altLabel skos:broader skos:inScheme skos:topConceptOf skos:notation skos:definition
xsd:date xsd:integer xsd:double xsd:boolean
""".split()


def find(store: Store) -> Reply:
    """Examples, each a title and a query; terms, each a name and what it is."""
    return Reply(data={"examples": examples(store), "terms": terms(store)})


def examples(store: Store) -> list[tuple[str, str]]:
    """Queries, about two actors of this store who had much to do with one another of late."""
    queries, latest = store.named_queries(), islice(walk(store, Search(), newest=True), _LATEST)
    pairs = Counter(pair for _, report in latest for pair in report.event.dyads())
    actor, other = pairs.most_common(1)[0][0] if pairs else _PAIR
    given = {"actor": actor, "other": other}
    found = []
    for name in _EXAMPLES:
        needed = {p.name for p in queries[name].parameters if p.required}
        text = store.spell_out(name, {key: given[key] for key in needed})
        found.append((queries[name].title, text))
    return found


def terms(store: Store) -> list[tuple[str, str]]:
    """The names that stand in queries: our classes, properties and types, and those of others."""
    found = dict.fromkeys(_REUSED, "")
    for iri, values in rdf.describe(store.quads(rdf.SCHEMA_GRAPH)).items():
        if iri.startswith((rdf.KG, rdf.TYPE)):
            found[rdf.prefixed(iri)] = label_in(values)
    found |= {f"{prefix}:": iri for prefix, iri in rdf.PREFIXES.items()}
    return sorted((name, label) for name, label in found.items() if not name.startswith("<"))
