"""Who may ask, how much, and what every answer carries."""

import http.client
import json
import re
import socket
import time

import pytest

from kg.server.options import Options
from tests.server.conftest import LIGHT, serving

ASK = "/sparql?query=ASK%20%7B%7D"


@pytest.mark.parametrize("path", [ASK, "/sparql", "/none", "/healthz", "/metrics"])
def test_every_answer_carries_the_headers(served, path):
    headers = served("GET", path).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; frame-ancestors")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Frame-Options"] == "DENY"
    assert "Server" not in headers
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.0.0.1:1", "[::1]:80", "LocalHost"])
def test_names_of_this_machine(served, host):
    assert served("GET", ASK, headers={"Host": host}).status == 200


@pytest.mark.parametrize(
    "host",
    [
        *("evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example"),
        *("10.0.0.1", "localhost:x", "a@localhost", "[::1", "", "localhost, evil.example"),
    ],
)
def test_other_names_are_refused(served, host):
    answer = served("GET", ASK, headers={"Host": host})
    assert answer.status == 421
    assert "does not answer to the name" in answer.text


def test_which_names_are_answered_to():
    assert Options(names=("kg.example",)).answers_to("kg.example")
    assert not Options().answers_to("192.0.2.1")
    assert Options(host="192.0.2.1").answers_to("192.0.2.1")
    everywhere = Options(host="0.0.0.0")
    assert everywhere.answers_to("192.0.2.1")
    assert everywhere.answers_to("2001:db8::1")
    assert not everywhere.answers_to("evil.example")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://localhost:1"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
    ],
)
def test_pages_elsewhere_may_not_ask(served, headers, status):
    assert served("GET", ASK, headers=headers).status == status


def test_a_page_of_the_server_may_ask(served):
    own = f"http://127.0.0.1:{served.port}"
    assert served("GET", ASK, headers={"Origin": own}).status == 200


def test_pages_that_were_named_may_ask(path):
    page = "https://page.example"
    with serving(path, origins=(page,), names=("kg.example",)) as server:
        answer = server("GET", ASK, headers={"Origin": page, "Host": "kg.example"})
        assert answer.status == 200
        assert answer.headers["Access-Control-Allow-Origin"] == page
        asked = {"Origin": page, "Access-Control-Request-Method": "POST",
                 "Access-Control-Request-Headers": "content-type"}  # fmt: skip
        answer = server("OPTIONS", "/sparql", headers=asked)
        assert answer.status == 200
        assert "POST" in answer.headers["Access-Control-Allow-Methods"]
        assert "Access-Control-Allow-Credentials" not in answer.headers
        other = {**asked, "Origin": "https://evil.example"}
        assert server("OPTIONS", "/sparql", headers=other).status == 403


def test_all_pages_may_ask_if_so_said(path):
    with serving(path, origins=("*",)) as server:
        answer = server("GET", ASK, headers={"Origin": "https://any.example"})
        assert (answer.status, answer.headers["Access-Control-Allow-Origin"]) == (200, "*")


def test_sizes(served):
    assert served.query("ASK {} #" + "x" * 20_000).status == 414
    assert served.query("ASK {} #" + "x" * 200_000).status == 414
    assert served.post("ASK {} #" + "x" * 900_000).status == 200
    answer = served.post("ASK {} #" + "x" * 1_100_000)
    assert (answer.status, answer.text) == (413, "A request may have 1,000,000 bytes.\n")


def test_a_body_without_a_length_has_a_size_too(served):
    connection = http.client.HTTPConnection(served.host, served.port, timeout=10)
    headers = {"Content-Type": "application/sparql-query"}
    connection.request(
        "POST", "/sparql", iter([b"ASK {} #" + b"x" * 600_000] * 2), headers, encode_chunked=True
    )
    assert connection.getresponse().status == 413
    connection.close()


def test_a_body_that_does_not_come_is_not_waited_for(path):
    with (
        serving(path, patience=0.2) as server,
        socket.create_connection((server.host, server.port), timeout=10) as connection,
    ):
        head = "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n"
        connection.sendall(f"{head}Content-Type: application/sparql-query\r\n\r\nASK".encode())
        answer = connection.recv(10_000).decode()
    assert answer.startswith("HTTP/1.1 408")


def test_what_is_no_http_is_answered_as_such(served):
    with socket.create_connection((served.host, served.port), timeout=10) as connection:
        connection.sendall(b"\x16\x03\x01 nonsense\r\n\r\n")
        assert connection.recv(1000).startswith(b"HTTP/1.1 400")
    assert served.query("ASK {}").status == 200


def test_the_log_tells_of_requests_but_not_what_was_asked(path):
    secret = "urn:secret"
    with serving(path) as server:
        server.query(f"ASK {{ <{secret}> ?p ?o }}")
        server("GET", "/none%0A%1b%E9")
    assert secret not in json.dumps(server.log())
    asked, other = server.log("request")
    assert (asked["method"], asked["path"], asked["status"]) == ("GET", "/sparql", 200)
    assert asked["ms"] > 0
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", asked["time"])
    assert other["status"] == 404
    with serving(path, log_queries=True) as server:
        server.query(f"ASK {{ <{secret}> ?p ?o }}")
    assert server.log("request")[0]["query"] == f"ASK {{ <{secret}> ?p ?o }}"


def test_a_fault_is_told_to_the_log_alone(path, monkeypatch):
    async def broken(*_):
        raise ZeroDivisionError("of ours")

    monkeypatch.setattr("kg.server.sparql.read_question", broken)
    with serving(path) as server:
        answer = server.query("ASK {}")
        assert server("GET", "/healthz").status == 200
    assert answer.status == 500
    assert "ZeroDivisionError" not in answer.text
    (fault,) = server.log("fault")
    assert "ZeroDivisionError: of ours" in fault["trace"]


def test_figures(path):
    with serving(path) as server:
        server.query(LIGHT)
        server.query("ASK {")
        server("GET", "/a/b")
        server("GET", "/c")
        text = server("GET", "/metrics").text
        health = server("GET", "/healthz").json
    assert 'kg_requests_total{path="/sparql",status="200"} 1.0' in text
    assert 'kg_requests_total{path="/sparql",status="400"} 1.0' in text
    assert 'kg_requests_total{path="other",status="404"} 2.0' in text
    assert "kg_workers 2.0" in text
    assert health == {"well": True, "workers": 2, "snapshot": 1}


def test_many_requests_over_one_connection(served):
    connection = http.client.HTTPConnection(served.host, served.port, timeout=10)
    begin = time.monotonic()
    for _ in range(20):
        connection.request("GET", ASK)
        assert connection.getresponse().read() == b'{"head":{},"boolean":true}'
    assert time.monotonic() - begin < 10
    connection.close()
