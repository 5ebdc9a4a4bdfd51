"""The actors that a store describes, read one by one: a store of years has very many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kg import rdf
from kg.model import Actor
from kg.store.failures import iri

if TYPE_CHECKING:
    from kg.store.reader import Engine

_KEPT = 20_000  # actors


class Described(Mapping[str, Actor]):
    """Actors by id as they are stored, without judgements; what was read is kept for a while."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine  # in no cycle of references: it holds the lock until it goes
        self._read: dict[str, Actor | None] = {}

    def _look_up(self, actor: str) -> Actor | None:
        if len(self._read) >= _KEPT:
            self._read.clear()
        node = rdf.mint(rdf.ACTOR, actor)
        quads = self._engine.quads_for_pattern(node, None, None, rdf.ACTORS_GRAPH)
        found = list(rdf.read_actors(quads))
        self._read[actor] = found[0] if found else None
        return self._read[actor]

    def __getitem__(self, actor: str) -> Actor:
        found = self._read[actor] if actor in self._read else self._look_up(actor)
        if found is None:
            raise KeyError(actor)
        return found

    def __iter__(self) -> Iterator[str]:
        actors = rdf.term("rdf:type"), rdf.term("kg:Actor"), rdf.ACTORS_GRAPH
        for quad in self._engine.quads_for_pattern(None, *actors):
            yield rdf.identify(iri(quad.subject))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Over(Mapping[str, Actor]):
    """One mapping over another; neither is copied."""

    def __init__(self, first: Mapping[str, Actor], second: Mapping[str, Actor]) -> None:
        self._first, self._second = first, second

    def __getitem__(self, actor: str) -> Actor:
        found = self._first.get(actor)
        return self._second[actor] if found is None else found

    def __iter__(self) -> Iterator[str]:
        yield from self._first
        yield from (id for id in self._second if id not in self._first)

    def __len__(self) -> int:
        return sum(1 for _ in self)
