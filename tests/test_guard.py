import random
import socket
import threading

import pyoxigraph as ox
import pytest

from kg.errors import QueryError, RefusedError
from kg.guard import graphs_named, iris_of, prefixes_of, refuse_unsafe, shape_of
from kg.store import Store
from tests.factories import ONTOLOGY
from tests.spellings import hostile, innocent


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("guard") / "kg.db"
    with Store.open(path, ontology=ONTOLOGY) as store:
        yield store


def test_there_are_enough_spellings():
    assert len(set(hostile())) >= 60
    assert len(set(innocent())) >= 40


@pytest.mark.parametrize("query", hostile())
def test_a_hostile_query_is_refused(store, query):
    with pytest.raises(QueryError):
        store.query(query)


def test_what_is_refused_is_told(store):
    with pytest.raises(RefusedError, match="SERVICE is not allowed in a query"):
        store.query("SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }")
    with pytest.raises(RefusedError, match="LOAD is not allowed in a query"):
        store.query("LOAD <http://127.0.0.1:9/>")


@pytest.mark.parametrize("query", innocent())
def test_an_innocent_query_is_answered(store, query):
    refuse_unsafe(query)
    assert store.query(query).kind in ("ask", "select", "graph")


def test_no_hostile_query_asks_another_server(store):
    asked = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)
        done = threading.Event()

        def listen():
            while not done.is_set():
                try:
                    connection, address = listener.accept()
                except TimeoutError:
                    continue
                connection.close()
                asked.append(address)

        thread = threading.Thread(target=listen)
        thread.start()
        for query in hostile(f"http://127.0.0.1:{listener.getsockname()[1]}/"):
            with pytest.raises(QueryError):
                store.query(query)
        done.set()
        thread.join()
    assert asked == []


# The engine refuses this port by itself: a query that comes so far has got past the check.
NOWHERE = "<http://127.0.0.1:1/>"
SEEDS = [
    f"{{ SERVICE {NOWHERE} {{?a ?b ?c}} }}",
    f"{{ VALUES ?x {{1}} SERVICE {NOWHERE} {{?a ?b 'x'}} }}",
    f'{{ VALUES ?x {{"""a"}} SERVICE {NOWHERE} {{?a ?b "x"}} #"""\n}}',
    f"{{ FILTER(1<2)SERVICE {NOWHERE} {{?a ?b ?c}} }}",
    f"{{ OPTIONAL{{?s ex:q ex:a}} SERVICE {NOWHERE} {{?a ?b ex:b}} }}",
    "{ ?s ?p ?o. SERVICE:{?a ?b ?c} }",
    f"{{ FILTER(1<?x||true) SERVICE {NOWHERE} {{?a ?b ?c FILTER(2>1)}} }}",
]
PIECES = [
    *("'", '"', "'''", '"""', "#", "\n", "<", ">", "<a>", "\\", "\\'", '\\"', "\\u0027", "\\u0022"),
    *(
        "\\uD800",
        "\\q",
        ".",
        ":",
        "ex:a",
        "ex:a.b",
        "ex:a\\'",
        "ex:\u0301",
        "_:b",
        "?x",
        "?",
        "@en",
        "--",
    ),
    *(
        "true",
        "1",
        "1.",
        "1e5",
        ",",
        ";",
        "(",
        ")",
        "{",
        "}",
        "FILTER(1<2)",
        "?x<?y",
        "||",
        "=",
        " ",
        "\r",
    ),
    *(
        "%27",
        "ex:%27",
        "VALUES ?v {1}",
        "OPTIONAL{}",
        "\u00aa",
        "\u00b7",
        "''",
        '""',
        "a",
        "/",
        "\\#",
        "<<",
    ),
    *(">>", "SILENT", "x'", "'x>'", "<'x>'", '<"x>"', "<?y)", "1<", "LATERAL", "MINUS{}"),
]


def changed(chance):
    """A query with SERVICE, changed at random."""
    text = chance.choice(SEEDS)
    for _ in range(chance.randint(1, 4)):
        at = chance.randint(1, len(text) - 1)
        if chance.random() < 0.15:
            text = text[:at] + text[at + chance.randint(1, 3) :]
        else:
            text = text[:at] + chance.choice(PIECES) + text[at:]
    return f"PREFIX ex: <https://data.example/> PREFIX : {NOWHERE} SELECT * {text}"


def reaches(store, query):
    """Whether the engine, without the check, would ask another server."""
    try:
        list(store._engine.query(query))
    except (SyntaxError, RuntimeError, ValueError):
        return False
    except OSError:
        return True
    return False


def test_no_change_at_random_gets_past(store):
    chance = random.Random(7)
    store.update("", [ox.Quad(*[ox.NamedNode(f"urn:{part}") for part in "spog"])])
    refused = []
    for _ in range(6_000):
        query = changed(chance)
        try:
            refuse_unsafe(query)
        except RefusedError:
            refused.append(query)
        else:
            assert not reaches(store, query), query
    assert (
        sum(reaches(store, query) for query in refused[:300]) > 10
    )  # there was something to refuse


KNOWN = {"ex": "https://data.example/", "": "https://empty.example/"}


@pytest.mark.parametrize(
    ("query", "graphs"),
    [
        ("SELECT * { ?s ?p ?o }", []),
        ("SELECT * FROM <urn:a> { ?s ?p ?o }", ["urn:a"]),
        ("SELECT*FROM<urn:a>FROM NAMED<urn:b>{ ?s ?p ?o }", ["urn:a", "urn:b"]),
        ("ASK from ex:a FROM # c\n NAMED :b {}", [KNOWN["ex"] + "a", KNOWN[""] + "b"]),
        ("ASKFROM:b {}", [KNOWN[""] + "b"]),
        ("ASK FROM:b {}", [KNOWN[""] + "b"]),
        ("PREFIX ex: <urn:new:> ASK FROM ex:a\\-b {}", ["urn:new:a-b"]),
        ("PREFIX:<urn:new:>ASK FROM:b {}", ["urn:new:b"]),
        (
            "BASE <http://x.example/a/> ASK FROM <b#> FROM <c> {}",
            ["http://x.example/a/b#", "http://x.example/a/c"],
        ),
        ("BASE <http://x.example/a/> PREFIX p: <b/> ASK FROM p:c {}", ["http://x.example/a/b/c"]),
        ("ASK FROM <http://x.example/\\u0061> {}", ["http://x.example/a"]),
        ("ASK { ?s ?p 'FROM <urn:a>' } # FROM <urn:b>", []),
        ("DESCRIBE <urn:x> FROM <urn:a>", ["urn:a"]),
    ],
)
def test_graphs_of_from(query, graphs):
    assert graphs_named(query, KNOWN) == graphs


def test_iris_and_prefixes_are_those_of_the_query_alone():
    query = """# PREFIX ex: <urn:comment:>
    BASE <http://x.example/> PREFIX our: <a#> prefix:<urn:e:>
    SELECT * { ?s our:b 'PREFIX q: <urn:string:>' ; a :c , ex:d FILTER(?o<?p&&?q>1) }"""
    assert prefixes_of(query) == {"our": "http://x.example/a#", "": "urn:e:"}
    found = [iri for iri in iris_of(query, KNOWN) if not iri.startswith("http://x.example/?")]
    assert found == ["http://x.example/a#b", "urn:e:c", KNOWN["ex"] + "d"]
    assert prefixes_of("ASK { ?s ?p ?o }") == {}


def test_queries_of_one_shape():
    first = "SELECT ?a { ?a ex:b 'c' , 1.5 } # one"
    assert shape_of(first) == shape_of('SELECT\n?a{?a ex:b """d""",20.75} LIMIT 5'[:-8])
    for other in ("SELECT ?b { ?b ex:b 'c' , 1.5 }", "SELECT ?a { ?a ex:c 'c' , 1.5 }"):
        assert shape_of(other) != shape_of(first)


def test_from_says_what_the_default_graph_is(store):
    graph = "<https://kg.example/graph/schema>"
    ((there,),) = store.query(f"SELECT (COUNT(*) AS ?n) {{ GRAPH {graph} {{ ?s ?p ?o }} }}").rows
    assert there > 100
    schema = f"FROM {graph}"
    assert store.query(f"SELECT (COUNT(*) AS ?n) {schema} {{ ?s ?p ?o }}").rows == ((there,),)
    named = schema.replace("FROM", "FROM NAMED")
    assert store.query(f"SELECT (COUNT(*) AS ?n) {named} {{ ?s ?p ?o }}").rows == ((0,),)
    with pytest.raises(QueryError, match="there is no graph <urn:none> here"):
        store.query("ASK FROM <urn:none> {}")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELEKT * { ?s ?p ?o }", "line 1, column 1, near 'SELEKT * {"),
        ("SELECT * {\n ?s ?p ?o ! }\n# the end", "line 2, column 11, near '! }'"),
        ("SELECT * { ?s ?p ?o", "line 1, column 20, near the end"),
        ("ASK { ?s <no scheme> ?o }", "IRI parsing failed"),
        ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }", "contains a variable that is unbound"),
        ("ASK { ?s ?p ?o FILTER(<urn:f>(?o)) }", "urn:f"),
    ],
)
def test_what_is_wrong_with_a_query_is_told(store, query, told):
    with pytest.raises(QueryError, match="the query cannot run") as caught:
        store.query(query)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
