"""N-Quads: quads as lines of bytes, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import IO, cast

import pyoxigraph as ox

from kg.errors import InputError
from kg.rdf.terms import Node


def write_quads(quads: Iterable[ox.Quad], out: IO[bytes]) -> None:
    """Write quads as N-Quads in the order they come."""
    ox.serialize(quads, out, ox.RdfFormat.N_QUADS)


def read_quads(lines: IO[bytes], where: str) -> Iterator[ox.Quad]:
    """Yield the quads of an N-Quads file; InputError, which names ``where``, for what is none."""
    try:
        yield from cast(Iterator[ox.Quad], ox.parse(lines, ox.RdfFormat.N_QUADS))
    except (SyntaxError, EOFError, OSError) as error:
        raise no_quads(where, error) from error


def no_quads(where: str, error: Exception) -> InputError:
    """Return the error for a file that is not, or not whole, N-Quads."""
    reason = " ".join(str(getattr(error, "msg", None) or error).split())  # has its line already
    return InputError(
        f"{where} cannot be read as N-Quads: {reason}", "kg export all.nq writes such files"
    )


def by_graph(quads: Iterable[ox.Quad]) -> Iterator[tuple[Node, Iterator[ox.Quad]]]:
    """Yield graphs with their quads, where those of a graph stand together; no default graph."""
    for graph, found in groupby(quads, key=lambda quad: quad.graph_name):
        if isinstance(graph, ox.NamedNode):
            yield graph, found


def triple_lines(quads: Iterable[ox.Quad]) -> bytes:
    """Return the triples of some quads as N-Triples, without their graphs."""
    return cast(bytes, ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES))
