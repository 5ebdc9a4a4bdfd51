"""The query operation of SPARQL 1.1 Protocol, case by case as its tests describe them."""

import xml.etree.ElementTree as ElementTree
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest

from tests.server.conftest import DATA, LIGHT

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
ONE, TWO, THREE = (f"{DATA}data{n}" for n in (1, 2, 3))
IN_ONE, IN_TWO = (f"{{ <{DATA}s{n}> <{DATA}p> '{n}' }}" for n in (1, 2))


def ask(served, method, query, *, parameters=(), form=False, headers=None):
    """Send a query by GET, POST of a form, or POST of the query itself; yes or no."""
    asked = urlencode([("query", query), *parameters] if method == "GET" or form else parameters)
    kind = {"Content-Type": f"{FORM if form else DIRECT}; charset=utf-8"}
    if method == "GET":
        answer = served("GET", f"/sparql?{asked}", headers=headers or {})
    elif form:
        answer = served("POST", "/sparql", asked, {**kind, **(headers or {})})
    else:
        answer = served("POST", f"/sparql?{asked}", query.encode(), {**kind, **(headers or {})})
    assert answer.status == 200, answer.text
    return answer.json["boolean"]


WAYS = [("GET", False), ("POST", True), ("POST", False)]


@pytest.mark.parametrize(("method", "form"), WAYS)
def test_a_query_is_sent_in_three_ways(served, method, form):
    assert ask(served, method, "ASK {}", form=form) is True
    assert ask(served, method, "ASK { <urn:none> ?p ?o }", form=form) is False
    assert ask(served, method, "ASK { FILTER('é' = '\u00e9' && '𝄞' != '+%&=') }", form=form)


@pytest.mark.parametrize(("method", "form"), WAYS)
@pytest.mark.parametrize(
    ("query", "default", "named"),
    [
        (f"ASK {IN_ONE}", [ONE], []),
        (f"ASK {{ {IN_ONE} {IN_TWO} FILTER NOT EXISTS {{ <{DATA}s3> ?p ?o }} }}", [ONE, TWO], []),
        (f"ASK {{ GRAPH <{ONE}> {IN_ONE} FILTER NOT EXISTS {{ ?s ?p ?o }} }}", [], [ONE]),
        (f"ASK {{ GRAPH <{ONE}> {IN_ONE} GRAPH <{TWO}> {IN_TWO} }}", [], [ONE, TWO]),
        (f"ASK {{ {IN_ONE} GRAPH ?g {IN_TWO} FILTER(?g = <{TWO}>) }}", [ONE], [TWO]),
        (f"ASK {{ FILTER NOT EXISTS {{ GRAPH ?g {{ ?s ?p ?o }} }} {IN_ONE} }}", [ONE], []),
        # the protocol goes before the query
        (f"ASK FROM <{THREE}> {IN_ONE}", [ONE], []),
        (f"ASK FROM <{THREE}> FROM NAMED <{ONE}> {{ GRAPH <{TWO}> {IN_TWO} }}", [], [TWO]),
    ],
)
def test_the_protocol_names_the_graphs(served, method, form, query, default, named):
    parameters = [("default-graph-uri", uri) for uri in default]
    parameters += [("named-graph-uri", uri) for uri in named]
    assert ask(served, method, query, parameters=parameters, form=form) is True


@pytest.mark.parametrize(
    "query",
    [
        f"ASK {{ {IN_ONE} {IN_TWO} }}",  # all graphs together
        f"ASK FROM <{ONE}> {{ {IN_ONE} FILTER NOT EXISTS {IN_TWO} }}",
        f"ASK FROM <{ONE}> FROM <{TWO}> {{ {IN_ONE} {IN_TWO} }}",
        f"ASK FROM NAMED <{ONE}> {{ GRAPH ?g {IN_ONE} FILTER NOT EXISTS {{ ?s ?p ?o }} }}",
        f"ASK FROM <{ONE}> FROM NAMED <{TWO}> {{ {IN_ONE} GRAPH <{TWO}> {IN_TWO} }}",
    ],
)
def test_a_query_names_its_graphs(served, query):
    assert ask(served, "GET", query) is True


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
@pytest.mark.parametrize("uri", ["urn:none", "http://127.0.0.1:9/", "file:///etc/passwd"])
def test_only_graphs_of_the_store(served, name, uri):
    answer = served.query("ASK {}", **{name: uri})
    assert (answer.status, answer.text) == (400, f"There is no graph <{uri}> here; leave it out.\n")
    assert served.query("ASK {}", **{name: "no uri"}).status == 400


TABLES = {
    "application/sparql-results+json": lambda a: [
        r["s"]["value"] for r in a.json["results"]["bindings"]
    ],
    "application/json": lambda a: [r["s"]["value"] for r in a.json["results"]["bindings"]],
    "application/sparql-results+xml": lambda a: [e.text for e in _uris(a)],
    "application/xml": lambda a: [e.text for e in _uris(a)],
    "text/csv; charset=utf-8": lambda a: a.text.split("\r\n")[1:-1],
    "text/tab-separated-values; charset=utf-8": lambda a: [
        line.strip("<>") for line in a.text.splitlines()[1:]
    ],
}


def _uris(answer):
    return ElementTree.fromstring(answer.text).iter("{http://www.w3.org/2005/sparql-results#}uri")


@pytest.mark.parametrize("media", TABLES)
def test_tables(served, media):
    answer = served.query(f"SELECT ?s {{ ?s <{DATA}p> ?o }} ORDER BY ?s", media)
    assert (answer.status, answer.type) == (200, media)
    assert TABLES[media](answer) == [f"{DATA}s{n}" for n in (1, 2, 3)]


@pytest.mark.parametrize("media", TABLES)
def test_yes_and_no(served, media):
    answer = served.query("ASK {}", media)
    assert (answer.status, answer.type) == (200, media)
    assert "true" in answer.text


FORMATS = {
    "text/turtle; charset=utf-8": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


@pytest.mark.parametrize("media", FORMATS)
@pytest.mark.parametrize(
    "query", [f"CONSTRUCT WHERE {{ ?s <{DATA}p> ?o }}", f"DESCRIBE <{DATA}s1>"]
)
def test_graphs(served, media, query):
    answer = served.query(query, media)
    assert (answer.status, answer.type) == (200, media)
    found = {quad.object.value for quad in ox.parse(answer.body, format=FORMATS[media])}
    assert found == ({"1"} if query.startswith("DESCRIBE") else {"1", "2", "3"})


def test_a_format_by_its_name(served):
    assert served.query("ASK {}", "text/csv", format="xml").type == "application/sparql-results+xml"
    assert served.post("DESCRIBE <urn:x>", format="jsonld").type == "application/ld+json"
    assert served.query("ASK {}", format="ttl").status == 406
    assert served.query("ASK {}", format="yaml").status == 400


@pytest.mark.parametrize(
    ("query", "accept", "told"),
    [
        ("ASK {}", "image/png", "No answer can be had as image/png"),
        ("ASK {}", "text/turtle", "answers with a table, which is had as JSON, XML, CSV or TSV"),
        ("DESCRIBE <urn:x>", "text/csv", "answers with a graph, which is had as Turtle"),
        ("ASK {}", "application/sparql-results+json;q=0", "No answer can be had"),
    ],
)
def test_what_a_client_does_not_take(served, query, accept, told):
    answer = served.query(query, accept)
    assert answer.status == 406
    assert told in answer.text


BAD = {
    "method": ("PUT", "/sparql?query=ASK%20%7B%7D", b"", {}, 405),
    "delete": ("DELETE", "/sparql", b"", {}, 405),
    "patch": ("PATCH", "/sparql", b"", {}, 405),
    "no query": ("GET", "/sparql", None, {}, 400),
    "no query in a form": ("POST", "/sparql", b"x=1", {"Content-Type": FORM}, 400),
    "two queries": ("GET", "/sparql?query=ASK%20%7B%7D&query=SELECT%20*%20%7B%7D", None, {}, 400),
    "two queries, one direct": (
        "POST", "/sparql?query=ASK%20%7B%7D", b"ASK {}", {"Content-Type": DIRECT}, 400,
    ),
    "two queries in a form": (
        "POST", "/sparql", b"query=ASK%20%7B%7D&query=ASK%20%7B%7D", {"Content-Type": FORM}, 400,
    ),
    "form without its type": ("POST", "/sparql", b"query=ASK%20%7B%7D", {}, 415),
    "query without its type": ("POST", "/sparql", b"ASK {}", {}, 415),
    "wrong type": ("POST", "/sparql", b"ASK {}", {"Content-Type": "text/plain"}, 415),
    "not UTF-8": (
        "POST", "/sparql", "ASK { FILTER('é' = 'e') }".encode("utf-16"),
        {"Content-Type": f"{DIRECT}; charset=UTF-16"}, 415,
    ),
    "not UTF-8, unsaid": (
        "POST", "/sparql", "ASK { FILTER('é' = 'e') }".encode("latin-1"),
        {"Content-Type": DIRECT}, 400,
    ),
    "not UTF-8, percent-encoded": ("GET", "/sparql?query=ASK%20%7B%7D%23%E9", None, {}, 400),
    "not UTF-8 in a form": (
        "POST", "/sparql", b"query=ASK%20%7B%7D%23%E9", {"Content-Type": FORM}, 400,
    ),
    "syntax": ("GET", "/sparql?query=ASK%20%7B", None, {}, 400),
    "syntax, direct": ("POST", "/sparql", b"ASK {", {"Content-Type": DIRECT}, 400),
    "empty": ("GET", "/sparql?query=", None, {}, 400),
    "too many fields": ("GET", "/sparql?query=ASK%20%7B%7D" + "&a=1" * 200, None, {}, 400),
    "update in a form": (
        "POST", "/sparql", b"update=CLEAR%20ALL", {"Content-Type": FORM}, 403,
    ),
    "update in the address": ("GET", "/sparql?update=CLEAR%20ALL", None, {}, 403),
    "update, direct": (
        "POST", "/sparql", b"CLEAR ALL", {"Content-Type": "application/sparql-update"}, 403,
    ),
    "update as a query": ("GET", "/sparql?query=CLEAR%20ALL", None, {}, 403),
    "another place": ("GET", "/sparqll", None, {}, 404),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_bad_requests_are_told_why_in_one_sentence(served, case):
    method, path, body, headers, status = BAD[case]
    answer = served(method, path, body, headers)
    assert answer.status == status
    assert answer.type == "text/plain; charset=utf-8"
    assert answer.text[0].isupper()
    assert answer.text.endswith(".\n")
    assert answer.text.count("\n") == 1
    if status == 405:
        assert {"GET", "POST"} <= set(answer.headers["Allow"].split(", "))


def test_a_syntax_error_has_its_place(served):
    answer = served.query("SELECT *\n{ ?s ?p ?o ! }\n# and so on")
    assert "line 2, column 12, near '! }'" in answer.text


@pytest.mark.parametrize("accept", ["*/*, application/problem+json", "application/json"])
def test_a_problem_in_json_if_asked_for(served, accept):
    answer = served.query("ASK {", accept)
    assert answer.type == "application/problem+json"
    told = answer.json
    assert (told["status"], told["title"], told["type"]) == (400, "Bad Request", "about:blank")
    assert told["detail"].startswith("The query cannot run: line 1")


def test_head_is_get_without_a_body(served):
    answer = served("HEAD", "/sparql?query=ASK%20%7B%7D")
    assert (answer.status, answer.body) == (200, b"")


def test_prefixes_of_ours_need_no_declaration(served):
    assert len(served.query(LIGHT).json["results"]["bindings"]) == 5
