"""A SPARQL server that holds what a store holds, read as a store is.

All of it goes through SELECT queries, many things at a time, never one by one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import rdf
from kg.endpoint import Endpoint
from kg.guard import refuse_unsafe, with_values
from kg.model import Report
from kg.sparql import Result, Value
from kg.store import answers
from kg.store.failures import iri
from kg.store.finding import coding, touching, values
from kg.store.reader import Reader
from kg.store.reports import Filter, in_order, reports_in
from kg.store.selecting import Server, chunks

if TYPE_CHECKING:
    import rdflib

_GRAPHS = 20  # of articles, a request
_ACTORS = 200  # a request

_OURS = f'GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{rdf.GRAPH}"))'


class Remote(Reader):
    """Articles, events and actors of a SPARQL server; nothing is written.

    What was read of actors and judgements is kept as long as this lives.
    """

    embedded = False

    def __init__(self, endpoint: Endpoint, *, ontology: Path | None = None) -> None:
        """``ontology`` is the directory of the event types (default: that of the settings)."""
        super().__init__(endpoint.url, ontology, steady=True)
        self._server = Server(endpoint)

    @property
    def _engine(self) -> Server:
        return self._server

    def close(self) -> None:
        """Close the connections."""
        self._server.endpoint.close()

    def query(self, sparql: str, bindings: Mapping[str, Value] | None = None) -> Result:
        """Return the answer to a SPARQL query; `Reader.query` says more.

        ``bindings`` become a VALUES block at the beginning of the query's outermost group.
        """
        refuse_unsafe(sparql)
        terms = {name: str(answers.as_term(value)) for name, value in (bindings or {}).items()}
        return self._server.ask(with_values(sparql, terms))

    def told(self, articles: Iterable[str]) -> Iterator[Report]:
        """Yield all that some articles (ids) report."""
        return self._read(dict.fromkeys(articles))

    def _reports(self, parties: Sequence[set[str]], wanted: Filter) -> list[Report]:
        events: dict[str, set[str]] = {}
        for some in product(*(chunks(sorted(party), _ACTORS) for party in parties)):
            for row in self._server.rows(_events_query(some, wanted)):
                events.setdefault(rdf.identify(iri(row["g"])), set()).add(iri(row["event"]))
        return in_order(self._read(events), wanted)

    def _read(self, events: Mapping[str, Collection[str] | None]) -> Iterator[Report]:
        """Yield what some articles (ids) report: the events of these IRIs, or all."""
        for ids in chunks(sorted(events), _GRAPHS):
            nodes = [rdf.mint(rdf.ARTICLE, id) for id in ids]
            about = self._server.quads_of("s", nodes, rdf.ARTICLES_GRAPH)
            graphs: dict[str, list[ox.Quad]] = {}
            for quad in self._server.quads_of("g", [rdf.article_graph(id) for id in ids]):
                graphs.setdefault(iri(quad.graph_name), []).append(quad)
            for article in rdf.read_articles(about):
                quads = graphs.get(rdf.article_graph(article.id).value, [])
                yield from reports_in(article, quads, events[article.id])

    def _size(self) -> int:
        (row,) = self._server.rows(f"SELECT (COUNT(*) AS ?n) WHERE {{ {_OURS} }}")
        return int(str(row["n"].value))

    def to_rdflib(self) -> rdflib.Dataset:
        """Return a copy of all quads as an rdflib Dataset."""
        rows = self._server.rows(f"SELECT DISTINCT ?g WHERE {{ {_OURS} }}")
        names = sorted((ox.NamedNode(iri(row["g"])) for row in rows), key=str)
        quads = (q for some in chunks(names, _GRAPHS) for q in self._server.quads_of("g", some))
        return rdf.parse_dataset(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")


def _events_query(parties: Sequence[Sequence[str]], wanted: Filter) -> str:
    """Return the query for events (with their graphs) in which one of each party takes part."""
    roles = [rdf.term("kg:source"), rdf.term("kg:target")]
    lines, inside = [], ["?event a kg:Event ."]
    for n, party in enumerate(parties):
        actors = [rdf.mint(rdf.ACTOR, actor) for actor in party]
        lines += [values(f"role{n}", roles), values(f"actor{n}", actors)]
        inside.append(f"?event ?role{n} ?actor{n} .")
    bound, coded = coding(wanted)
    lines, inside = lines + bound, inside + coded
    after = touching(wanted, "?begin, ?published", "?end, ?published")
    if after:
        inside.append("OPTIONAL { ?event kg:begin ?begin ; kg:end ?end }")
    body = [*lines, "GRAPH ?g {", *inside, "}", *after]
    return "SELECT DISTINCT ?g ?event WHERE {\n" + "\n".join(body) + "\n}"
