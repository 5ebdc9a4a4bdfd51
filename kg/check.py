"""What is wrong with a store: SPARQL checks, and the SHACL shapes when asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import rdf
from kg.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

    from kg.store import Reader


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is wrong: which check, which node, in words."""

    check: str
    node: str
    message: str


_ACTION = """
  OPTIONAL { ?event sem:eventType ?subtype . ?subtype kg:directProperty ?sub }
  OPTIONAL { ?event kg:ploverType ?type . ?type kg:directProperty ?super }
  BIND(COALESCE(?sub, ?super, kg:actedToward) AS ?action)
"""

# Each selects ?node and may select ?detail; edges and events are compared in Python, which
# needs one pass over the data where SPARQL would need a join an edge.
_CHECKS = {
    "offsets": (
        "a stretch of text is as long as its offsets say",
        """SELECT ?node ?detail WHERE { GRAPH ?g {
             ?node nif:anchorOf ?detail ; nif:beginIndex ?begin ; nif:endIndex ?end .
             FILTER(?end - ?begin != STRLEN(?detail) || ?begin < 0) } }""",
    ),
    "evidence": (
        "an event has a sentence that is in its own graph",
        """SELECT ?node WHERE { GRAPH ?g { ?node a kg:Event .
             FILTER NOT EXISTS { ?node prov:wasDerivedFrom/nif:anchorOf ?text } } }""",
    ),
    "status": (
        "an event has one status",
        """SELECT ?node WHERE { GRAPH ?g { ?node a kg:Event .
             FILTER NOT EXISTS { ?node kg:status ?status } } }""",
    ),
    "actor": (
        "an actor that takes part is described",
        """SELECT DISTINCT ?node WHERE { GRAPH ?g {
             ?event (kg:source|kg:target|kg:reportedBy|kg:venue) ?node }
             FILTER NOT EXISTS {
               GRAPH <https://kg.example/graph/actors> { ?node a kg:Actor } } }""",
    ),
    "dates": (
        "nothing ends before it begins",
        """SELECT ?node WHERE { GRAPH ?g { ?node kg:begin ?begin ; kg:end ?end .
             FILTER(?end < ?begin) } }""",
    ),
    "retelling": (
        "a retelling and the report it points to are events, and that one points nowhere",
        """SELECT DISTINCT ?node WHERE {
             GRAPH <https://kg.example/graph/stories> { ?node kg:retells ?lead }
             FILTER(!EXISTS { GRAPH ?a { ?node a kg:Event } }
                 || !EXISTS { GRAPH ?b { ?lead a kg:Event } }
                 || EXISTS { GRAPH ?c { ?lead kg:retells ?other } }) }""",
    ),
    "article": (
        "a graph of events belongs to an article",
        """SELECT DISTINCT ?node WHERE { GRAPH ?node { ?event a kg:Event }
             FILTER NOT EXISTS { ?node prov:wasDerivedFrom ?article } }""",
    ),
}

_EXPECTED_EDGES = f"""
SELECT DISTINCT ?graph ?from ?action ?to WHERE {{ GRAPH ?graph {{
  ?event a kg:Event ; kg:status kg:Actual .
  {{ ?event kg:source ?from ; kg:target ?to . }}
  UNION {{ ?event kg:symmetric true ; kg:target ?from ; kg:source ?to . }}
  UNION {{ ?event kg:symmetric true ; kg:source ?from , ?to .
           FILTER NOT EXISTS {{ ?event kg:target ?other }} }}
  UNION {{ ?event kg:symmetric true ; kg:target ?from , ?to .
           FILTER NOT EXISTS {{ ?event kg:source ?other }} }}
  FILTER(?from != ?to) }}
  {_ACTION}
}}"""

_FOUND_EDGES = """
SELECT ?graph ?from ?action ?to WHERE {
  GRAPH <https://kg.example/graph/schema> { ?action rdfs:subPropertyOf* kg:actedToward }
  GRAPH ?graph { ?from ?action ?to }
}"""


def find_violations(store: Reader, shapes: Path | None = None) -> list[Violation]:
    """Return all that is wrong, sorted; with ``shapes`` the SHACL shapes are checked too."""
    found = list(_edges(store))
    for check, (rule, query) in _CHECKS.items():
        for node, *detail in store.query(query):
            text = f"{rule}: {detail[0]!r}" if detail else rule
            found.append(Violation(check, str(node), text))
    if shapes is not None:
        found += _shacl(store, shapes)
    return sorted(found, key=lambda violation: (violation.check, violation.node))


def _edges(store: Reader) -> list[Violation]:
    expected = set(store.query(_EXPECTED_EDGES))
    present = set(store.query(_FOUND_EDGES))
    wrong = [("edge without event", row) for row in present - expected]
    wrong += [("event without edge", row) for row in expected - present]
    return [
        Violation(check, str(graph), f"{source} {action} {target}")
        for check, (graph, source, action, target) in wrong
    ]


def _shacl(store: Reader, shapes: Path) -> list[Violation]:
    try:
        import pyshacl
    except ImportError:
        raise StoreError("pyshacl is not installed", "pip install 'kg-diplomacy[shacl]'") from None
    from rdflib.namespace import SH

    data = rdf.merge_graphs(store.to_rdflib())
    with rdf.quietly():
        _, report, _ = pyshacl.validate(data, shacl_graph=str(shapes), inference="none")
    return [
        Violation(
            "shacl",
            str(report.value(node, SH.focusNode)),
            str(report.value(node, SH.resultMessage)),
        )
        for node in report.subjects(SH.focusNode)
    ]
