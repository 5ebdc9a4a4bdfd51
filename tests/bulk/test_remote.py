"""A server answers as the store does whose graphs it has: Oxigraph, and Virtuoso where it is."""

import json
import shlex
from datetime import date

import pyoxigraph as ox
import pytest

from kg.bulk import push_store
from kg.cli import run
from kg.endpoint import Endpoint
from kg.errors import QueryError, StoreError
from kg.model import Status
from kg.sparql import load_named_queries
from kg.store import Store
from kg.store.remote import Remote
from kg.store.selecting import Server
from tests.bulk import servers
from tests.bulk.servers import answering
from tests.factories import ONTOLOGY

# A choice for Virtuoso: 7.2.5 is slow with some, and answers others otherwise (docs/scale.md).
_ON_VIRTUOSO = "denied meetings sanctions timeline-of-actor types-count who-called-whom".split()


def filled(service, stored):
    with Store.open(stored, read_only=True, ontology=ONTOLOGY) as store:
        push_store(store, Endpoint(service.store, service.login))
    return service


@pytest.fixture(scope="session")
def on_oxigraph(oxigraph, stored):
    """An Oxigraph that has the graphs of `stored`."""
    return filled(oxigraph, stored)


@pytest.fixture(scope="session")
def on_virtuoso(virtuoso, stored):
    """A Virtuoso that has the graphs of `stored`."""
    return filled(virtuoso, stored)


@pytest.fixture(scope="session", params=["on_oxigraph", "on_virtuoso"])
def service(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def store(stored):
    with Store.open(stored, read_only=True, ontology=ONTOLOGY) as found:
        yield found


@pytest.fixture
def remote(service):
    with Remote(Endpoint(service.query), ontology=ONTOLOGY) as found:
        yield found


READ = {
    "actors": lambda s: s.actors(),
    "posts": lambda s: s.posts(),
    "articles": lambda s: s.articles(),
    "events": lambda s: s.events("a8"),
    "digest": lambda s: (s.digest("a1"), s.digest("none")),
    "knows": lambda s: (s.knows("russia"), s.knows("nobody")),
    "stats": lambda s: s.stats(),
    "check": lambda s: s.check(),
    "leads": lambda s: s.leads(),
    "beside": lambda s: s.identity.beside(s.reports(actor="russia")),
    "reports": lambda s: s.reports(),
    "actor": lambda s: s.reports(actor="russia"),
    "pair": lambda s: s.reports(actor={"russia", "sergey-lavrov"}, other=["united-states"]),
    "nobody": lambda s: s.reports(actor="nobody"),
    "since": lambda s: s.reports(since=date(2022, 2, 4)),
    "until": lambda s: s.reports(until=date(2022, 2, 3)),
    "undated": lambda s: s.reports(actor="russia", until=date.min),
    "types": lambda s: s.reports(types=["CONSULT", "warning"]),
    "status": lambda s: s.reports(status=[Status.PLANNED, Status.DENIED]),
    "all": lambda s: s.reports(actor="russia", since=date(2022, 2, 1), until=date(2022, 2, 5),
                               types=["attack"], status=Status.ACTUAL),
    "rdflib": lambda s: sorted(map(str, s.to_rdflib().quads())),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_reading(store, remote, name):
    expected = READ[name](store)
    assert READ[name](remote) == expected
    assert expected or name in ("check", "nobody", "undated", "leads", "beside")


NAMED = load_named_queries()


@pytest.mark.parametrize("name", NAMED)
def test_named_queries(store, on_oxigraph, name):
    _compare_named(store, on_oxigraph, name)


@pytest.mark.parametrize("name", _ON_VIRTUOSO)
def test_named_queries_on_virtuoso(store, on_virtuoso, name):
    _compare_named(store, on_virtuoso, name)


def _compare_named(store, service, name):
    remote = Remote(Endpoint(service.query), ontology=ONTOLOGY)
    given = dict(w.split("=", 1) for w in shlex.split(NAMED[name].example) if "=" in w)
    for more in [{}] + [{"since": "2022-02-03"}] * any(
        p.kind == "date" for p in NAMED[name].parameters
    ):
        answers = [s.run_named(name, {**given, **more}) for s in (store, remote)]
        assert sorted(map(str, answers[1])) == sorted(map(str, answers[0]))
        assert answers[1].variables == answers[0].variables


@pytest.mark.parametrize(
    ("query", "bindings"),
    [
        ("SELECT ?e ?type { ?e kg:ploverType ?type ; kg:symmetric true }", {}),
        ("SELECT ?e ?c ?day { ?e kg:confidence ?c ; kg:begin ?d FILTER(?d = ?day) }",
         {"day": date(2022, 2, 5)}),
        ("PREFIX kg: <https://kg.example/ontology#> SELECT (COUNT(*) AS ?n) { ?e a kg:Event }", {}),
        ("ASK { ?e kg:target ?who }", {"who": "<https://kg.example/actor/ukraine>"}),
        ("ASK { ?e kg:target ?who }", {"who": "<https://kg.example/actor/nobody>"}),
        ("# { }\nSELECT ?s ?x { GRAPH ?g { ?s rdfs:label ?x } }", {"x": 'x" } ; DROP ALL #'}),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", {"s": "<https://kg.example/actor/russia>"}),
        ("CONSTRUCT WHERE { ?s kg:partOf ?o }", {}),
        ("# PREFIX kg: needs no saying\nASK { ?s kg:partOf 'PREFIX xsd: ' }", {}),
    ],
)  # fmt: skip
def test_queries(store, remote, query, bindings):
    expected, found = store.query(query, bindings), remote.query(query, bindings)
    assert (found.kind, found.variables) == (expected.kind, expected.variables)
    assert sorted(map(str, found)) == sorted(map(str, expected))
    if expected.kind != "graph":
        assert json.loads(found.serialise("json"))


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT nonsense", "cannot run"),
        ("SELECT ?s { SERVICE <http://x/> { ?s ?p ?o } }", "SERVICE is not allowed"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE is not allowed"),
        ("{ ?s ?p ?o }", "no query"),
    ],
)
def test_queries_that_cannot_run(remote, query, message):
    with pytest.raises(QueryError, match=message) as caught:
        remote.query(query)
    assert "\n" not in str(caught.value)


def test_bindings_need_a_pattern(remote):
    with pytest.raises(QueryError, match="pattern in braces"):
        remote.query("CONSTRUCT WHERE { ?s ?p ?o }", {"s": "x"})


def test_more_rows_than_the_server_gives(remote, service):
    query = "SELECT ?s { GRAPH ?g { ?s ?p ?o } }"
    if service.login is None:
        assert len(remote.query(query)) > servers.ROWS
    else:
        with pytest.raises(QueryError, match=f"more than the {servers.ROWS} rows"):
            remote.query(query)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('{"head": {}, "boolean": true}', "none that SPARQL knows"),
        ('{"head": {"vars": ["g", "event"]}, "results": {"bindings": [{"g": {"type": "bnode", '
         '"value": "b"}, "event": {"type": "bnode", "value": "e"}}]}}', "where kg has an IRI"),
    ],
)  # fmt: skip
def test_a_server_that_answers_otherwise(body, message):
    with servers.answering((200, {"Content-Type": "application/json"}, body.encode())) as server:
        remote = Remote(Endpoint(server.url), ontology=ONTOLOGY)
        with pytest.raises(StoreError, match=message):
            remote.reports(actor="russia")


class Stingy:
    """An endpoint that has a row for each node asked for, and gives one."""

    url = "http://x/"

    def query(self, sparql, _):
        nodes = sparql.partition("VALUES ?s {")[2].partition("}")[0].split()
        cell = {"type": "uri", "value": nodes[0].strip("<>")}
        body = {
            "head": {"vars": ["s", "p", "o"]},
            "results": {"bindings": [dict.fromkeys("spo", cell)]},
        }
        return json.dumps(body).encode(), {"X-SPARQL-MaxRows": "1"} if len(nodes) > 1 else {}


def test_where_there_are_too_many_rows_less_is_asked_for():
    nodes = [ox.NamedNode(f"http://x/{number}") for number in range(5)]
    found = Server(Stingy()).quads_of("s", nodes, ox.NamedNode("http://x/g"))
    assert [quad.subject for quad in found] == nodes


EMPTY = b'{"head":{"vars":["s"]},"results":{"bindings":[]}}'
ONE = b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"uri","value":"a:b"}}]}}'


def test_a_server_whose_default_graph_is_not_all_graphs():
    answers = [(200, {}, EMPTY), (200, {}, EMPTY), (200, {}, ONE)]
    with answering(*answers) as server, pytest.raises(QueryError, match="not all graphs together"):
        Remote(Endpoint(server.url), ontology=ONTOLOGY).query("SELECT ?s { ?s ?p ?o }")
    with answering((200, {}, EMPTY)) as server:  # nothing at all is no reason to complain
        remote = Remote(Endpoint(server.url), ontology=ONTOLOGY)
        assert len(remote.query("SELECT ?s { ?s ?p ?o }")) == 0
        assert remote.reports() == []


@pytest.mark.parametrize("body", [b"<html>hello</html>", b"{}", b'{"head":{}}', b"\xff", b"[1]"])
@pytest.mark.parametrize("ask", [lambda r: r.query("ASK {}"), lambda r: r.actors()])
def test_a_server_that_answers_something_else(body, ask):
    with answering((200, {}, body)) as server, pytest.raises(StoreError, match="none that SPARQL"):
        ask(Remote(Endpoint(server.url), ontology=ONTOLOGY))


# -- the command line


@pytest.fixture
def kg(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)

    def call(*arguments):
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        assert code == 0, capsys.readouterr().err
        return capsys.readouterr().out

    return call


@pytest.mark.parametrize(
    "command",
    [
        "query @who-called-whom -p actor=Blinken --format csv",
        "trace Lavrov Blinken --format json",
        "trace Russia --level country --format json",
        "path Lavrov Blinken --format json",
        "actors Lavrov --format json",
        "stories --format json",
        "stats --format json",
        "articles --from 2022-02-02 --format json",
        "check --format json",
    ],
)
def test_commands(kg, stored, on_oxigraph, command):
    there = kg(*shlex.split(command), "--store", stored)
    assert kg(*shlex.split(command), "--endpoint", on_oxigraph.query) == there
    assert there


@pytest.mark.parametrize("suffix", ["html", "jsonl", "nq"])
def test_exports(kg, tmp_path, stored, on_oxigraph, suffix):
    kg("export", f"one.{suffix}", "Russia", "--store", stored)
    kg("export", f"other.{suffix}", "Russia", "--endpoint", on_oxigraph.query)
    one, other = ((tmp_path / f"{name}.{suffix}").read_bytes() for name in ("one", "other"))
    assert sorted(one.splitlines()) == sorted(other.splitlines())


def test_a_store_and_a_server_are_two_places(capsys):
    assert run(["stats", "--store", "x", "--endpoint", "http://127.0.0.1/"]) == 2
    assert "give one" in capsys.readouterr().err


def test_the_password_comes_from_the_environment(monkeypatch, capsys):
    monkeypatch.setenv("KG_PASSWORD", "secret")
    with answering((401, {"WWW-Authenticate": "Basic"}, b"")) as server:
        assert run(["stats", "--endpoint", server.url, "--user", "ann"]) == 1
    assert len(server.asked) == 2
    err = capsys.readouterr().err
    assert "refuses user 'ann'" in err
    assert "secret" not in err
