import json
from dataclasses import replace

import pytest

from kg import build
from kg.bulk import extract_shards, push_shards, push_store
from kg.endpoint import Endpoint
from kg.errors import InputError, StoreError
from kg.store import Store
from kg.store.remote import Remote
from tests.bulk import servers, tools
from tests.bulk.servers import answering
from tests.bulk.tools import SETTINGS, calls
from tests.factories import ONTOLOGY
from tests.fakes import FakeBase, FakeExtractor


@pytest.fixture
def server(tmp_path):
    """An empty server of the test's own."""
    (tmp_path / "server").mkdir()
    with servers.oxigraph(tmp_path / "server") as service:
        yield service


def make(directory, articles):
    extract_shards(articles, directory, SETTINGS, size=10, load=tools.load)


def counts(service):
    remote = Remote(Endpoint(service.query), ontology=ONTOLOGY)
    assert remote.check() == []
    stats = remote.stats()
    return stats["articles"], stats["events"]


def test_a_folder_of_shards(server, tmp_path):
    directory, endpoint = tmp_path / "shards", Endpoint(server.store)
    make(directory, calls(30))
    first = push_shards(directory, endpoint)
    assert counts(server) == (30, 30)
    assert (first.known, first.changed) == (0, 0)
    again = push_shards(directory, endpoint)
    assert (again.sent, again.known) == (0, first.sent)
    assert push_shards(directory, endpoint, again=True).sent == first.sent
    assert counts(server) == (30, 30)

    silent = replace(calls(1)[0], text="Nothing happens.")
    make(directory, [silent, *calls(29, 1), *calls(1, 100)])
    third = push_shards(directory, endpoint)
    assert third.changed == 1
    assert third.sent <= 6  # the two graphs, and what is known of articles and actors
    assert counts(server) == (31, 30)


def test_what_a_server_has_of_others_stays(server, tmp_path):
    for number in range(2):
        make(tmp_path / f"shards{number}", calls(10, 50 * number))
        push_shards(tmp_path / f"shards{number}", Endpoint(server.store))
    assert counts(server) == (20, 20)


def test_a_run_that_was_stopped_goes_on(server, tmp_path, monkeypatch):
    make(tmp_path / "shards", calls(30))
    endpoint, left = Endpoint(server.store), [12]
    put = Endpoint.put

    def stop(self, graph, triples):
        left[0] -= 1
        if not left[0]:
            raise KeyboardInterrupt
        put(self, graph, triples)

    monkeypatch.setattr(Endpoint, "put", stop)
    with pytest.raises(KeyboardInterrupt):
        push_shards(tmp_path / "shards", endpoint)
    (journal,) = tmp_path.glob("shards.pushed-*.jsonl")
    with journal.open("a", encoding="utf-8") as out:
        out.write('["half a li')
    monkeypatch.undo()
    done = push_shards(tmp_path / "shards", endpoint)
    assert done.known >= 11
    assert counts(server) == (30, 30)


def test_a_store(server, tmp_path, stored):
    endpoint = Endpoint(server.store)
    with Store.open(stored, read_only=True, ontology=ONTOLOGY) as store:
        remote = Remote(Endpoint(server.query), ontology=ONTOLOGY)
        path = store.path
        store.path = tmp_path / "kg.db"  # beside which the journal goes
        first = push_store(store, endpoint)
        assert remote.stats() == store.stats()
        again = push_store(store, endpoint)
        assert again.known == first.sent - 4  # all but the graphs that are written whole
        store.path = path


def test_a_store_that_changed(server, tmp_path):
    endpoint = Endpoint(server.store)
    path = tmp_path / "kg.db"
    for articles in (calls(5), [replace(calls(1)[0], title="Newer"), *calls(4, 1), *calls(1, 9)]):
        with Store.open(path, ontology=ONTOLOGY) as store:
            build.add(articles, store, FakeExtractor(), FakeBase())
            push_store(store, endpoint)
            remote = Remote(Endpoint(server.query), ontology=ONTOLOGY)
            assert remote.articles() == store.articles()
            assert remote.stats() == store.stats()


@pytest.mark.parametrize("folder", ["graphs", "events"])
def test_a_folder_that_is_not_whole(tmp_path, folder):
    make(tmp_path / "shards", calls(3))
    next((tmp_path / "shards" / folder).glob("[0-9a-f]*")).unlink()
    with answering((204, {}, b"")) as server:
        with pytest.raises(InputError, match="is missing"):
            push_shards(tmp_path / "shards", Endpoint(server.url))
        assert server.asked == []


def test_a_server_that_fails_on_the_way(tmp_path):
    make(tmp_path / "shards", calls(30))
    fine = [(204, {}, b"")] * 7
    with answering(*fine, (404, {}, b"")) as server, pytest.raises(StoreError, match="404"):
        push_shards(tmp_path / "shards", Endpoint(server.url))
    (journal,) = tmp_path.glob("*.pushed-*")
    notes = [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]
    assert len(notes) == 7
    assert all(set(map(type, note)) == {str, bool} for note in notes)
