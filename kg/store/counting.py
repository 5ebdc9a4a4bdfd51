"""How many events there are of each kind: counted by the store, without an event being read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import rdf
from kg.sparql import load_internal

if TYPE_CHECKING:
    from kg.store.reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Events by PLOVER's type (what has none is left out) and by status, as ids.

    ``days`` are the first and the last on which one began, as ISO dates; None where none has one.
    """

    types: Counter[str]
    statuses: Counter[str]
    days: tuple[str, str] | None


def events_by_actor(reader: Reader) -> Counter[str]:
    """Return in how many events each actor (id) takes part, on either side."""
    return Counter({rdf.identify(iri): n for iri, n in _counted(reader, "events-by-actor")})


def count_events(reader: Reader) -> Counts:
    """Return how many events there are of each type and status, and their days."""
    statuses = _counted(reader, "events-by-status")
    first, last = next(iter(reader.query(load_internal("event-days"))), (None, None))
    return Counts(
        types=Counter({rdf.identify(iri): n for iri, n in _counted(reader, "events-by-type")}),
        statuses=Counter({iri.rpartition("#")[2].lower(): n for iri, n in statuses}),
        days=(str(first), str(last)) if first and last else None,
    )


def _counted(reader: Reader, query: str) -> list[tuple[str, int]]:
    """Return the IRIs and numbers that a query selects, in a fixed order."""
    rows = reader.query(load_internal(query))
    return sorted((str(iri), int(str(count))) for iri, count in rows)
