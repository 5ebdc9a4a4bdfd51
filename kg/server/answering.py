"""The task behind ``/sparql``: a query, answered in a worker."""

from __future__ import annotations

import io
from typing import Any

from kg.server.jobs import Reply
from kg.server.problems import Problem
from kg.store import Dataset, Store

_NO_TABLE = "this query answers with a table, which is had as JSON, XML, CSV or TSV"
_NO_GRAPH = "this query answers with a graph, which is had as Turtle, N-Triples, JSON-LD or RDF/XML"


def answer(
    store: Store,
    *,
    query: str,
    table: str | None,
    graph: str | None,
    default: list[str],
    named: list[str],
    most: int,
) -> Reply:
    """The answer of a query as a table or a graph, in ``most`` bytes.

    Problem 406 when the client takes no format of what the query answers with.
    """
    out = Bounded(most)
    dataset = Dataset(tuple(default), tuple(named)) if default or named else None
    format = store.answer(query, out, table=table, graph=graph, dataset=dataset)
    if format is None:
        raise Problem(406, _NO_GRAPH if graph is None else _NO_TABLE)
    return Reply(body=out.getvalue(), format=format)


def open_only(store: Store) -> Reply:
    """Nothing: the snapshot has been opened, and the next request need not wait for that."""
    return Reply(data={"size": len(store.named_queries())})


class Bounded(io.BytesIO):
    """Bytes in memory, up to a number of them."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, part: Any) -> int:
        """Write a part; Problem when it is one too many."""
        if self.tell() + len(part) > self._most:
            size = f"{self._most / 1_000_000:g} MB"
            raise Problem(403, f"the answer is larger than {size}: add a LIMIT, or ask for less")
        return super().write(part)
