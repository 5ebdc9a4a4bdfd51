"""What is said of a query of somebody's own that runs, and may not ask what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.cli.session import Session

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.sparql import Result
    from kg.store import Reader

_NAMES = ("rdfs:label", "schema:name", "<http://xmlns.com/foaf/0.1/name>")  # that no actor has
_ONE_BY_ONE = re.compile(r"\b(?:distinct|reduced|graph|from|ask)\b", re.IGNORECASE)
_COUNTS = re.compile(r"\b(?:count|sum|group_concat)\s*\(", re.IGNORECASE)


def note_slips(session: Session, store: Reader, sparql: str, result: Result) -> None:
    """Say which terms and actors of ours there are not: nothing matches them.

    Also where a column is empty for want of names, and where plain edges are counted several
    times, once for each article that tells them.
    """
    from kg.rdf import ACTOR, KG, TYPE, identify, ontology_quads, prefixed

    quads = ontology_quads(session.settings.ontology)
    known = {prefixed(str(quad.subject).strip("<>")) for quad in quads}
    terms = list(dict.fromkeys(_terms(sparql, KG, TYPE)))
    for name in terms:
        if name not in known:
            near = get_close_matches(name, known, cutoff=0.8)
            hint = f"; nearest: {', '.join(near)}" if near else ""
            session.say(f"note: {name} is no term of the ontology{hint}")
    for iri in dict.fromkeys(_iris(sparql, ACTOR)):
        if not store.knows(identify(iri)):
            name = identify(iri)
            session.say(f"note: nobody here has the id {name}; ids: kg actors {name}")
    told = [name for name in _terms(sparql, "") if name in _NAMES]
    if told and (not len(result) or not all(map(any, zip(*result, strict=True)))):
        session.say(f"note: the name of an actor or a type is skos:prefLabel, not {told[0]}")
    if _repeats(sparql, result) and (edges := [name for name in terms if name in _edges(quads)]):
        often = f"{edges[0]} stands once for each article that tells it"
        session.say(f"note: {often}; with DISTINCT each counts once")


def _repeats(sparql: str, result: Result) -> bool:
    """Whether an answer may have the same thing several times."""
    if _ONE_BY_ONE.search(sparql) or result.kind != "select":
        return False
    return len(set(result)) < len(result) or bool(_COUNTS.search(sparql))


def _edges(quads: list[ox.Quad]) -> set[str]:
    """The properties that join two actors."""
    from kg.rdf import prefixed, term

    direct = term("kg:directProperty")
    found = (str(quad.object) for quad in quads if quad.predicate == direct)
    return {"kg:actedToward", *(prefixed(iri.strip("<>")) for iri in found)}


def _terms(sparql: str, *namespaces: str) -> Iterator[str]:
    """The terms of some namespaces in a query, as ``kg:source`` whatever its prefixes."""
    from kg.rdf import prefixed

    return map(prefixed, _iris(sparql, *namespaces))


def _iris(sparql: str, *namespaces: str) -> Iterator[str]:
    from kg.guard import iris_of
    from kg.rdf import PREFIXES

    for iri in iris_of(sparql, PREFIXES):
        if iri.startswith(namespaces) and iri not in namespaces:
            yield iri
