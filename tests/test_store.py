import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import InputError, QueryError, StoreError
from kg.model import Actor, Kind, Post, Status
from kg.store import Outcome, Store, updates
from kg.store.failures import failures
from tests.factories import ACTORS, ONTOLOGY, corpus


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "store", ontology=ONTOLOGY) as found:
        found.add_actors(ACTORS.values(), [Post(person="sergey-lavrov", title="foreign minister")])
        for article, events in corpus():
            found.add(article, events)
        yield found


def contents(store):
    return sorted(str(quad) for quad in store._engine)


def test_adding_again_changes_nothing(store):
    before = contents(store)
    assert {store.add(article, events) for article, events in corpus()} == {Outcome.UNCHANGED}
    store.add_actors(ACTORS.values(), [Post(person="sergey-lavrov", title="foreign minister")])
    assert contents(store) == before


def test_replacing_an_article_leaves_the_others(store):
    article, _ = corpus()[0]
    others = [store.events(other.id) for other, _ in corpus()[1:]]
    assert store.add(article, []) is Outcome.REPLACED
    assert store.events(article.id) == []
    assert [store.events(other.id) for other, _ in corpus()[1:]] == others
    assert store.check() == []


@pytest.mark.parametrize("is_here", [True, False])
def test_an_article_takes_the_place_of_another(store, is_here):
    (first, events), (other, _) = corpus()[:2]
    if not is_here:
        store.remove(first.id)
    newer = replace(first, title="New")
    assert store.add(newer, events, instead_of=other.id) is Outcome.REPLACED
    assert store.digest(first.id) == newer.digest
    assert other.id not in store.article_ids()
    assert not any(f"/{other.id}" in quad for quad in contents(store))
    assert store.add(replace(newer, title="Newest"), events, instead_of="x") is Outcome.REPLACED
    assert store.check() == []


def test_events_articles_and_actors_come_back_equal(store):
    for article, events in corpus():
        assert store.events(article.id) == events
        assert store.digest(article.id) == article.digest
    assert store.articles() == [replace(article, text="") for article, _ in corpus()]
    assert store.actors() == ACTORS
    assert [post.title for post in store.posts()] == ["foreign minister"]


def test_actors_are_read_once_where_nothing_changes(store, monkeypatch):
    asked = []
    read = Store._quads
    monkeypatch.setattr(Store, "_quads", lambda *about: asked.append(about) or read(*about))
    assert store.actors() == store.actors() == ACTORS
    assert len(asked) == 2, "a writer may have added some"
    store.close()
    with Store.open(store.path, read_only=True, ontology=ONTOLOGY) as reader:
        asked.clear()
        reader.actors().clear()  # what is done with them is nobody else's business
        assert reader.actors() == ACTORS
        assert len(asked) == 1


def test_removing(store):
    assert store.remove("a1")
    assert not store.remove("a1")
    assert store.digest("a1") is None
    assert store.stats()["articles"] == 7
    assert store.check() == []


def test_reports_are_filtered_and_sorted(store):
    assert [r.article.id for r in store.reports()] == "a1 a2 a3 a4 a5 a6 a7 a8 a8".split()
    assert [r.article.id for r in store.reports(actor="antony-blinken", types=["CONSULT"])] == [
        "a1",
        "a2",
    ]
    assert [r.article.id for r in store.reports(actor="russia", other="united-states")] == ["a4"]
    assert [r.article.id for r in store.reports(status=Status.DENIED)] == ["a6"]
    since, until = date(2022, 2, 3), date(2022, 2, 4)
    assert [r.article.id for r in store.reports(since=since, until=until)] == ["a3", "a4"]
    assert store.reports(actor="nobody") == []


def test_one_type_or_status_needs_no_list(store):
    named = store.reports(types="phone-call", status="actual")
    assert named == store.reports(types=["phone-call"], status=[Status.ACTUAL]) != []
    with pytest.raises(InputError, match="no status is called 'actul'"):
        store.reports(status="actul")


def test_a_later_article_tells_more_of_somebody_learned(store):
    bare = Actor(id="ines-kalu", label="Ines Kalu", kind=Kind.PERSON, learned=True)
    envoy = replace(bare, country="TCD", sector="GOV")
    (one, events), (other, more) = corpus()[:2]
    for article, told, actor in ((one, events, bare), (other, more, envoy)):
        store.add(article, told, [actor])
    assert store.identity.described()["ines-kalu"] == envoy
    store.add(one, events, [bare])
    assert store.identity.described()["ines-kalu"] == envoy


def test_a_learned_actor_does_not_replace_a_known_one(store):
    article, events = corpus()[0]
    learned = [replace(ACTORS["russia"], label="x", learned=True)]
    store.add(article, events, learned)
    assert store.actors()["russia"] == ACTORS["russia"]


def test_check_finds_planted_faults(store):
    ask = "PREFIX kg: <https://kg.example/ontology#> PREFIX a: <https://kg.example/actor/>"
    graph = "GRAPH <https://kg.example/graph/article/a1>"
    store._engine.update(f"{ask} INSERT DATA {{ {graph} {{ a:russia kg:bombed a:nobody }} }}")
    store._engine.update(
        f"{ask} DELETE DATA {{ {graph} {{ a:antony-blinken kg:phoned a:sergey-lavrov }} }}"
    )
    store._engine.update(
        f"{ask} INSERT DATA {{ {graph} {{ <urn:e> kg:source a:ghost ;"
        ' kg:begin "2022-02-02"^^<http://www.w3.org/2001/XMLSchema#date> ;'
        ' kg:end "2022-02-01"^^<http://www.w3.org/2001/XMLSchema#date> } }'
    )
    found = {violation.check for violation in store.check()}
    assert found == {"edge without event", "event without edge", "actor", "dates"}


@pytest.mark.slow
def test_shapes_hold(store):
    assert store.check(shacl=True) == []


def test_wrong_offsets_are_refused(store):
    article, (event,) = corpus()[0]
    with pytest.raises(InputError, match="is not at"):
        store.add(replace(article, text=f" {article.text}"), [event])


def opened_elsewhere(path):
    """What another process says when it opens a store for writing; empty when it can."""
    code = f"from kg.store import Store; from pathlib import Path; Store.open(Path({str(path)!r}))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ONTOLOGY.parent
    )
    return done.stderr


def test_second_writer(store):
    assert "another process is using" in opened_elsewhere(store.path)
    with pytest.raises(StoreError, match="another process"):
        Store.open(store.path, ontology=ONTOLOGY)


def test_each_reader_of_a_process_keeps_writers_out(store):
    store.close()
    one, other = (Store.open(store.path, read_only=True, ontology=ONTOLOGY) for _ in range(2))
    one.close()
    assert "another process is using" in opened_elsewhere(store.path)
    with pytest.raises(StoreError, match="another process"):  # nor does this one write beside it
        Store.open(store.path, ontology=ONTOLOGY)
    assert "another process is using" in opened_elsewhere(store.path), "the lock is still there"
    other.close()
    assert opened_elsewhere(store.path) == ""


def test_a_store_that_is_forgotten_is_held_no_more(store):
    store.close()
    for read_only in (False, True):
        Store.open(store.path, read_only=read_only, ontology=ONTOLOGY)
        Store.open(store.path, ontology=ONTOLOGY).close()


def test_reading_beside_a_writer_goes_through_a_backup(store, tmp_path):
    store.backup(tmp_path / "copy")
    store.remove("a1")
    with Store.open(tmp_path / "copy", read_only=True, ontology=ONTOLOGY) as copy:
        assert copy.stats()["articles"] == 8
        with pytest.raises(StoreError, match="reading only"):
            copy.remove("a1")
    with pytest.raises(StoreError, match="exists already"):
        store.backup(tmp_path / "copy")


def test_what_is_not_a_store(tmp_path):
    with pytest.raises(StoreError, match="there is no store"):
        Store.open(tmp_path / "none", create=False, ontology=ONTOLOGY)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for name in ("file", "."):
        with pytest.raises(StoreError, match="is not a store") as raised:
            Store.open(tmp_path / name, ontology=ONTOLOGY)
        assert raised.value.hint == "name a new or an empty directory"
        with pytest.raises(StoreError, match="is not a store") as raised:
            Store.open(tmp_path / name, read_only=True, ontology=ONTOLOGY)
        assert raised.value.hint == "name one with --store"


def test_a_damaged_store(store):
    path = store.path
    store.close()
    (path / "CURRENT").write_text("nonsense\n", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot open") as caught:
        Store.open(path, ontology=ONTOLOGY)
    assert "\n" not in str(caught.value)
    with pytest.raises(StoreError, match="closed"):
        store.stats()


@pytest.mark.parametrize(
    "told", ["Column family not found: spog", "Inserts are only possible on read-write instances"]
)
def test_a_store_whose_making_was_killed(told):
    """What the engine says of it when it is opened for reading."""
    with pytest.raises(StoreError, match="was not finished"), failures("open", "kg.db"):
        raise RuntimeError(told)


def test_copies_hold_all_quads(store, tmp_path):
    store.dump(tmp_path / "all.nq")
    quads = ox.parse(path=str(tmp_path / "all.nq"), format=ox.RdfFormat.N_QUADS)
    assert len(list(quads)) == store.stats()["quads"]
    store.dump(tmp_path / "all.trig")
    assert len(store.to_rdflib()) == store.stats()["quads"]
    with pytest.raises(StoreError, match="cannot be dumped"):
        store.dump(tmp_path / "all.xml")


WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from kg.store import Store
from tests.factories import ONTOLOGY, corpus
with Store.open(Path(sys.argv[1]), ontology=ONTOLOGY) as store:
    article, events = corpus()[0]
    for number in range(100000):
        name = f"n{number % 500}"
        again = replace(article, id=name, title=str(number))
        store.add(again, [replace(event, article=name) for event in events * 5])
        print(number, flush=True)
"""


def test_a_killed_writer_leaves_a_whole_store(tmp_path):
    path = tmp_path / "store"
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, cwd=ONTOLOGY.parent
    )
    assert writer.stdout is not None
    for _ in range(50):
        writer.stdout.readline()
    time.sleep(0.3)
    os.kill(writer.pid, signal.SIGKILL)
    writer.communicate()
    with Store.open(path, ontology=ONTOLOGY) as store:
        counts = {len(store.events(article.id)) for article in store.articles()}
        assert counts == {5}
        assert {violation.check for violation in store.check()} <= {"actor"}


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * WHERE { sErViCe<http://127.0.0.1/>{ ?s ?p ?o } }",
        "SELECT * WHERE { ?s ?p trueSERVICE<http://127.0.0.1/>{ ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1/> SELECT * WHERE { SERVICE:x{ ?s ?p ?o } }",
        "SELECT * WHERE { ?s ?p ?a,?b FILTER(?a<?b)SERVICE#>\n<http://127.0.0.1/>{ ?s ?p ?o } }",
        "SELECT * WHERE { ?s ?p '#' . SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "LOAD <http://127.0.0.1/>",
        "DROP ALL",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    ],
)
def test_nothing_leaves_the_machine_and_nothing_is_written(store, query):
    with pytest.raises(QueryError, match="not allowed"):
        store.query(query)


def test_forbidden_words_in_strings_do_no_harm(store):
    query = 'SELECT ?service WHERE { ?service ?p "SERVICE" } # LOAD\n'
    assert store.query(query).rows == ()
    assert store.query("ASK { <http://x/service#a> ?p ?load }").rows == ((False,),)


def test_results(store):
    found = store.query(
        "SELECT ?a ?d WHERE { ?a schema:datePublished ?d } ORDER BY ?d",
        {"d": date(2022, 2, 1)},
    )
    assert found.rows == (("https://kg.example/article/a1", date(2022, 2, 1)),)
    assert found.serialise("csv") == "a,d\r\nhttps://kg.example/article/a1,2022-02-01\r\n"
    assert found.serialise("tsv").startswith('?a\t?d\n<https://kg.example/article/a1>\t"2022')
    assert '"bindings"' in found.serialise("json")
    graph = store.query("CONSTRUCT { ?a a kg:X } WHERE { ?a a kg:Actor }")
    assert len(graph) == 5
    assert len(list(ox.parse(graph.serialise("ttl"), format=ox.RdfFormat.TURTLE))) == 5
    with pytest.raises(QueryError):
        graph.serialise("csv")
    with pytest.raises(QueryError, match="cannot run"):
        store.query("SELECT")
    with pytest.raises(QueryError, match="cannot run"):
        store.query("ASK {}", {"x": "<not an iri>"})


def test_the_ontology_is_in_the_schema_graph(tmp_path):
    with Store.open(Path(tmp_path / "s"), ontology=ONTOLOGY) as store:
        assert store.query("ASK { GRAPH ?g { ty:meeting skos:broader ty:CONSULT } }").rows == (
            (True,),
        )


def test_memory_is_given_back_every_so_many_quads(tmp_path, monkeypatch):
    written, flushed = [], []

    class Engine:
        def extend(self, quads):
            written.extend(quads)

        def flush(self):
            flushed.append(len(written))

    monkeypatch.setattr(updates, "HELD", 10)
    writer = updates.Writer(tmp_path)
    node = ox.NamedNode("https://kg.example/a")
    for _ in range(5):
        writer.extend(Engine(), [ox.Quad(node, node, node)] * 6)
    assert len(written) == 30
    assert flushed == [12, 24]


def test_a_store_has_the_ontology_of_the_settings(tmp_path, monkeypatch):
    own = tmp_path / "ontology"
    shutil.copytree(ONTOLOGY, own)
    types = own / "event-types.yaml"
    types.write_text(types.read_text("utf-8").replace("label: phone call", "label: telephone talk"))
    monkeypatch.setenv("KG_ONTOLOGY", str(own))
    with Store.open(tmp_path / "store") as found:
        assert found.ontology == own
        assert found.taxonomy.subtype("phone-call").label == "telephone talk"
