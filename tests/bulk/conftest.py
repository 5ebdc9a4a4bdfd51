import pytest

from kg import build
from kg.store import Store
from tests.bulk import servers
from tests.factories import ONTOLOGY, corpus
from tests.fakes import POSTS, resolve_nothing
from tests.stores import fill


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
        fill(store, corpus(), posts=POSTS)
        store.identity.link()
    return path
