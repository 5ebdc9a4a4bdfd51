"""The taxonomy as a SKOS scheme in Turtle."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.rdf.terms import PREFIXES, SCHEMA_GRAPH
from kg.taxonomy import Taxonomy, load_taxonomy


def ontology_quads(directory: Path) -> list[ox.Quad]:
    """Return what an ``ontology/`` directory says, as quads of the schema graph.

    The types come from ``event-types.yaml``: whoever edits that need not write the Turtle first.
    """
    types = taxonomy_turtle(load_taxonomy(directory)).encode()
    return [
        ox.Quad(quad.subject, quad.predicate, quad.object, SCHEMA_GRAPH)
        for turtle in ((directory / "kg.ttl").read_bytes(), types)
        for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)
    ]


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
