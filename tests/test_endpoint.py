import base64
import time

import pytest

from kg.endpoint import Endpoint, Login
from kg.errors import QueryError, StoreError
from tests.bulk.servers import answering, free_port

ROWS = b'{"head":{"vars":["x"]},"results":{"bindings":[]}}'
OK = (200, {"Content-Type": "application/sparql-results+json"}, ROWS)
BASIC = (401, {"WWW-Authenticate": 'Basic realm="x"'}, b"")
DIGEST = (401, {"WWW-Authenticate": 'Digest realm="x", nonce="n", qop="auth"'}, b"")


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    """Pauses are taken down, not made."""
    waited = []
    monkeypatch.setattr(time, "sleep", waited.append)
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setenv("HOME", "/nonexistent")
    return waited


def test_a_query_is_sent_as_a_form():
    with answering(OK) as server:
        body, headers = Endpoint(server.url).query("ASK {}", "application/x")
    assert body == ROWS
    assert headers["content-type"] == "application/sparql-results+json"
    ((method, path, sent, form),) = server.asked
    assert (method, path, sent["Accept"]) == ("POST", "/sparql", "application/x")
    assert form == b"query=ASK+%7B%7D&union-default-graph=true"
    assert "Authorization" not in sent


def test_a_password_is_sent_when_it_is_asked_for():
    with answering(BASIC, OK) as server:
        endpoint = Endpoint(server.url, Login("ann", "sécret"))
        endpoint.query("ASK {}", "x")
        endpoint.query("ASK {}", "x")
    first, *others = (headers.get("Authorization", "") for _, _, headers, _ in server.asked)
    assert first == ""
    assert [base64.b64decode(sent.removeprefix("Basic ")).decode() for sent in others] == [
        "ann:sécret",
        "ann:sécret",
    ]


def test_a_digest_of_the_password_is_sent_where_that_is_asked_for():
    with answering(DIGEST, DIGEST, OK) as server:
        endpoint = Endpoint(server.url, Login("ann", "sécret"))
        endpoint.query("ASK {}", "x")
        endpoint.query("ASK {}", "x")
    sent = [headers.get("Authorization", "") for _, _, headers, _ in server.asked]
    assert sent[:2] == ["", ""]
    assert all(value.startswith('Digest username="ann"') for value in sent[2:])
    assert not any("cret" in value for value in sent)


def test_a_login_of_any_signs_stands_in_the_address():
    with answering(BASIC, OK) as server:
        address = server.url.replace("http://", "http://ann%40home:p%3A%2F%25@")
        Endpoint(address).query("ASK {}", "x")
    sent = server.asked[1][2]["Authorization"]
    assert base64.b64decode(sent.removeprefix("Basic ")).decode() == "ann@home:p:/%"


@pytest.mark.parametrize("url", ["http://ann:secret@{}", "http://{}"])
def test_a_password_is_in_no_message(url):
    with answering(BASIC) as server:
        login = None if "ann" in url else Login("ann", "secret")
        endpoint = Endpoint(url.format(server.url.removeprefix("http://")), login)
        with pytest.raises(StoreError, match=r"refuses user 'ann' \(401\)") as caught:
            endpoint.query("ASK {}", "x")
    assert endpoint.url == server.url
    assert "secret" not in f"{caught.value} {caught.value.hint} {login!r}"


@pytest.mark.parametrize(
    ("answer", "message", "hint"),
    [
        ((400, {}, b"line 1:\n  <b>bad</b>"), "cannot run: line 1: bad$", "check its SPARQL"),
        ((401, {}, b""), r"refuses nobody \(401\)", "--user"),
        ((403, {}, b""), r"refuses nobody \(403\)", "--user"),
        ((404, {}, b"<html><head>x</head><p>No</html>"), "answers 404 No", "address of a SPARQL"),
        ((405, {}, b""), "answers 405 Method Not Allowed", "address of a SPARQL"),
        ((301, {"Location": "http://x/"}, b""), "moved to http://x/", "that address"),
        ((500, {}, b"oh"), "answers 500 oh", "try again later"),
        ((503, {}, b""), "answers 503 Service Unavailable", "try again later"),
    ],
)
def test_answers_that_are_none(answer, message, hint):
    with answering(answer) as server, pytest.raises((StoreError, QueryError), match=message) as e:
        Endpoint(server.url).query("ASK {}", "x")
    assert hint in (e.value.hint or "")
    assert "\n" not in str(e.value)
    assert len(server.asked) == 1  # a query that fails may be a heavy one


def test_no_server_and_no_answer(no_waiting):
    with pytest.raises(StoreError, match=r"no answer \(.*refused\)"):
        Endpoint(f"http://127.0.0.1:{free_port()}/x").query("ASK {}", "x")
    with answering((200, {"Content-Length": "9"}, b"cut")) as server:
        endpoint = Endpoint(server.url, seconds=0.2)
        with pytest.raises(StoreError, match=r"no answer within 0.2 s|no answer \(") as caught:
            endpoint.query("ASK {}", "x")
    assert "\n" not in str(caught.value)
    assert no_waiting == []


@pytest.mark.parametrize("url", ["", "x", "ftp://x/", "http://", "http://x:port/"])
def test_what_is_no_address(url):
    with pytest.raises(StoreError, match="no http or https address"):
        Endpoint(url)


def test_graphs_are_sent_again_when_the_server_is_busy(no_waiting):
    busy = [(503, {}, b""), (502, {}, b""), (429, {"Retry-After": "7"}, b"")]
    busy.append((503, {"Retry-After": "²"}, b""))
    with answering(*busy, (204, {}, b"")) as server:
        Endpoint(f"{server.url}?a=b").put("http://x/ü&", b"<a:b> <a:c> <a:d> .")
    assert no_waiting == [0.5, 1, 7, 4]
    assert {(method, path) for method, path, _, _ in server.asked} == {
        ("PUT", "/sparql?a=b&graph=http%3A%2F%2Fx%2F%C3%BC%26")
    }
    assert {body for *_, body in server.asked} == {b"<a:b> <a:c> <a:d> ."}


def test_in_the_end_it_is_given_up(no_waiting):
    with answering((503, {}, b"")) as server, pytest.raises(StoreError, match="503"):
        Endpoint(server.url).add("http://x/", b"")
    assert (len(server.asked), no_waiting) == (5, [0.5, 1, 2, 4])
    with pytest.raises(StoreError, match="refused"):
        Endpoint(f"http://127.0.0.1:{free_port()}/x").put("http://x/", b"")
    assert len(no_waiting) == 8


@pytest.mark.parametrize("status", [404, 405, 415, 501])
def test_what_is_no_graph_store_is_not_asked_twice(status):
    with answering((status, {}, b"")) as server, pytest.raises(StoreError) as caught:
        Endpoint(server.url).put("http://x/", b"")
    assert len(server.asked) == 1
    assert "Graph Store Protocol" in caught.value.hint or status == 501
