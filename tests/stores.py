"""Stores for tests: filled with what the factories make, and compared by what is in them."""

from kg import rdf
from kg.store import Store
from tests.factories import ACTORS, ONTOLOGY


def opened(folder, **options) -> Store:
    """The store ``kg.db`` in a folder, made if there is none."""
    return Store.open(folder / "kg.db", ontology=ONTOLOGY, **options)


def fill(store, articles=(), actors=(), posts=()) -> None:
    """Put the factories' actors, others, and articles into a store."""
    store.add_actors([*ACTORS.values(), *actors], posts)
    for one, events in articles:
        store.add(one, events)


def graph(store, *left_out) -> set[str]:
    """All quads but those of some graphs."""
    return {str(quad) for quad in store._engine if quad.graph_name not in left_out}


def known(store) -> set[str]:
    """All quads but the judgements."""
    return graph(store, rdf.JUDGEMENTS_GRAPH)


def groups(store) -> list[list[str]]:
    """The stories of more than one report, as sorted ids of their articles."""
    found = {}
    for told, lead in store.leads().items():
        found.setdefault(lead, {lead}).add(told)
    return sorted(sorted(one.rpartition("-")[0] for one in story) for story in found.values())
