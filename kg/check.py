"""What is wrong with a store: SPARQL checks, and the SHACL shapes when asked for.

Each check of ``kg/queries/checks`` selects ?node, and may select ?detail; its title is the rule
that the node breaks. Edges and events are compared in Python: one pass over the data, where SPARQL
would need a join an edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import rdf
from kg.errors import StoreError
from kg.sparql import load_checks, load_internal

if TYPE_CHECKING:
    from pathlib import Path

    from kg.store import Reader


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is wrong: which check, which node, in words."""

    check: str
    node: str
    message: str


def find_violations(store: Reader, shapes: Path | None = None) -> list[Violation]:
    """Return all that is wrong, sorted; with ``shapes`` the SHACL shapes are checked too."""
    found = list(_edges(store))
    for check in load_checks().values():
        for node, *detail in store.query(check.text):
            text = f"{check.title}: {detail[0]!r}" if detail else check.title
            found.append(Violation(check.name, str(node), text))
    if shapes is not None:
        found += _shacl(store, shapes)
    return sorted(found, key=lambda violation: (violation.check, violation.node))


def _edges(store: Reader) -> list[Violation]:
    expected = set(store.query(load_internal("edges-expected")))
    present = set(store.query(load_internal("edges-found")))
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
