import pytest

from kg import build
from kg.store import Store
from tests.bulk import servers
from tests.factories import ACTORS, ONTOLOGY, corpus
from tests.fakes import POSTS, resolve_nothing


@pytest.fixture(autouse=True)
def resolved(monkeypatch):
    """What the fast tools set is set back."""
    monkeypatch.setattr(build, "resolve", resolve_nothing)


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory):
    """An Oxigraph server; each test sees to its own graphs."""
    with servers.oxigraph(tmp_path_factory.mktemp("oxigraph")) as service:
        yield service


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory):
    """A Virtuoso server."""
    with servers.virtuoso(tmp_path_factory.mktemp("virtuoso")) as service:
        yield service


@pytest.fixture(scope="session")
def stored(tmp_path_factory):
    """A closed store of the factories' articles, two of which tell the same."""
    path = tmp_path_factory.mktemp("stored") / "kg.db"
    with Store.open(path, ontology=ONTOLOGY) as store:
        store.add_actors(ACTORS.values(), POSTS)
        for article, events in corpus():
            store.add(article, events)
        store.identity.link()
    return path
