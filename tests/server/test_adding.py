"""``POST /articles``: for whoever has the token, and nobody else."""

import http.client
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli import run
from kg.errors import ConfigError
from kg.server.token import is_token, take_token
from kg.store import Store
from tests.factories import ONTOLOGY
from tests.server.conftest import Client, fill, serving, until

TOKEN = "a-token_of.the~tests"
WITH = {"Authorization": f"Bearer {TOKEN}"}
JSON = {**WITH, "Content-Type": "application/json"}
LINES = {**WITH, "Content-Type": "application/x-ndjson"}
TEXT = {**WITH, "Content-Type": "text/plain; charset=utf-8"}
ONE = {"id": "n1", "date": "2024-03-01", "title": "T", "text": "France warned Iran on Friday."}


@pytest.fixture(scope="module")
def adding(tmp_path_factory):
    """A server that takes articles; its models are loaded once for all tests."""
    path = fill(tmp_path_factory.mktemp("adding") / "kg.db")
    with serving(path, token=TOKEN, seconds=60, upload=200_000) as server:
        yield server


def lines(answer):
    assert answer.status == 200, answer.text
    return [json.loads(line) for line in answer.text.splitlines()]


def send(server, articles):
    body = "".join(json.dumps(article) + "\n" for article in articles)
    return server("POST", "/articles", body.encode(), LINES, timeout=120)


def article(number, words="France warned Iran."):
    return {"id": f"m{number}", "date": "2024-03-01", "text": f"{words} Number {number}."}


def test_an_article_is_stored_and_served(adding):
    answer = adding("POST", "/articles", json.dumps(ONE).encode(), JSON, timeout=120)
    assert answer.type.startswith("application/x-ndjson")
    told, done = lines(answer)
    assert (told["article"], told["outcome"]) == ("n1", "added")
    (event,) = told["events"]
    assert [m["id"] for m in event["sources"] + event["targets"]] == ["france", "iran"]
    assert done["done"] | {"snapshot": 0} == {
        "added": 1, "replaced": 0, "unchanged": 0, "events": 1, "retold": 0, "failed": 0,
        "snapshot": 0,
    }  # fmt: skip
    # it is there for the very next request
    assert [one["article"] for one in adding("GET", "/events?article=n1").json["events"]] == ["n1"]
    assert adding("GET", "/healthz").json["snapshot"] >= done["done"]["snapshot"] > 1
    again, _ = lines(adding("POST", "/articles", json.dumps(ONE).encode(), JSON, timeout=120))
    assert again == {**told, "outcome": "unchanged"}


def test_a_line_each_and_what_is_wrong_with_it(adding):
    body = b'{"id": "x1", "text": "France praised Iran."}\nnonsense\n{"title": "no text"}\n'
    told = lines(adding("POST", "/articles", body, LINES, timeout=120))
    errors = [line["error"] for line in told if "error" in line]
    assert [error.split(":")[0] for error in errors] == [
        "the request, line 2",
        "the request, line 3",
    ]
    assert [line["article"] for line in told if "article" in line] == ["x1"]
    numbers = {line["number"]: "error" in line for line in told if "number" in line}
    assert numbers == {1: False, 2: True, 3: True}
    assert told[-1]["done"]["failed"] == 2


def test_what_the_description_allows_is_taken(adding):
    """A title is for a text; with JSON it is noted, and not used."""
    body = json.dumps({"id": "q1", "title": "Own", "text": "France blamed Iran."}).encode()
    note, *others = lines(adding("POST", "/articles?title=Other", body, JSON, timeout=120))
    assert "is not used" in note["note"]
    (told,) = [line for line in others if "article" in line]
    (event,) = adding("GET", f"/events?article={told['article']}").json["events"]
    assert event["report"]["title"] == "Own"


def test_where_there_is_no_store_an_empty_one_is_served(tmp_path):
    with serving(tmp_path / "new.db", token=TOKEN, seconds=60) as server:
        assert server("GET", "/events").json == {"events": [], "next": None}
        told, _ = lines(send(server, [ONE]))
        assert told["outcome"] == "added"
    with Store.open(tmp_path / "new.db", read_only=True, ontology=ONTOLOGY) as store:
        assert store.article_ids() == ["n1"]


def test_a_text_as_kg_add_reads_it(adding):
    text = "France accused Iran."
    query = "/articles?title=A%20title&date=2024-05-01&url=https%3A%2F%2Fnews.example%2Ft"
    told, _ = lines(adding("POST", query, text.encode(), TEXT, timeout=120))
    (event,) = adding("GET", f"/events?article={told['article']}").json["events"]
    assert event["report"]["title"] == "A title"
    assert event["report"]["published"] == "2024-05-01"
    assert event["report"]["url"] == "https://news.example/t"


@pytest.mark.parametrize(
    ("headers", "body", "query", "status", "told"),
    [
        ({}, b"x", "", 401, "Articles are added with a token"),
        ({"Authorization": f"Bearer {TOKEN}x"}, b"x", "", 401, "Articles are added"),
        ({"Authorization": f"Basic {TOKEN}"}, b"x", "", 401, "Articles are added"),
        ({"Authorization": TOKEN}, b"x", "", 401, "Articles are added"),
        (WITH, b"x", "", 415, "Articles are sent as application/json"),
        ({**WITH, "Content-Type": "text/html"}, b"x", "", 415, "Articles are sent as"),
        (JSON, b" \n", "", 400, "There is no article in the request."),
        (TEXT, b"x", "?date=soon", 400, "'soon' is not a date"),
        (TEXT, b"x", "?date=2024-05", 400, "'2024-05' is not a date"),
        (TEXT, b"x", "?token=x", 400, "There is no parameter 'token'"),
        (TEXT, b"x" * 200_001, "", 413, "A request may have 200,000 bytes."),
    ],
)
def test_what_is_refused(adding, headers, body, query, status, told):
    answer = adding("POST", f"/articles{query}", body, headers)
    assert (answer.status, answer.type) == (status, "application/problem+json")
    assert answer.json["detail"].startswith(told)
    assert ("WWW-Authenticate" in answer.headers) == (status == 401)


@pytest.mark.parametrize(
    ("headers", "body", "query", "told"),
    [
        (JSON, b"{", "", "The request, line 1: not JSON"),
        (JSON, b"\x00", "", "The request, line 1: not JSON"),
        (JSON, b"[]", "", "The request: no article in it"),
        (JSON, b'{"text": ""}', "", "The request, line 1: empty"),
        (LINES, b"nonsense", "", "The request, line 1: not JSON"),
    ],
)
def test_when_nothing_can_be_read_the_status_says_so(adding, headers, body, query, told):
    answer = adding("POST", f"/articles{query}", body, headers, timeout=120)
    assert answer.status == 400
    assert answer.json["detail"].startswith(told)


def test_pages_elsewhere_may_not_add(adding):
    headers = {**JSON, "Origin": "https://evil.example"}
    assert adding("POST", "/articles", b"{}", headers).status == 403


def test_without_leave_there_is_no_such_thing(site):
    assert site("POST", "/articles", b"{}", JSON).status == 404
    assert "/articles" not in site("GET", "/openapi.json").json["paths"]


def test_a_store_that_another_process_writes_to(adding):
    with Store.open(adding.path, ontology=ONTOLOGY):
        answer = adding("POST", "/articles", json.dumps(ONE).encode(), JSON, timeout=60)
    assert answer.status == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert "Another process is using" in answer.json["detail"]
    assert lines(adding("POST", "/articles", json.dumps(ONE).encode(), JSON, timeout=60))


class Slowly:
    """A request whose answer is read line by line."""

    def __init__(self, server, articles):
        self.connection = http.client.HTTPConnection(server.host, server.port, timeout=120)
        body = "".join(json.dumps(one) + "\n" for one in articles)
        self.connection.request("POST", "/articles", body.encode(), LINES)
        self.response = self.connection.getresponse()

    def line(self):
        return json.loads(self.response.readline())

    def rest(self):
        return [json.loads(line) for line in self.response.read().splitlines()]


def test_one_at_a_time_and_a_line_as_soon_as_one_is_stored(adding):
    many = Slowly(adding, [article(n) for n in range(80)])
    assert many.line()["article"] == "m0"
    answer = send(adding, [ONE])
    assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
    assert "another request" in answer.json["detail"]
    assert many.rest()[-1]["done"]["added"] == 80
    many.connection.close()
    assert lines(send(adding, [ONE]))[-1]["done"]["unchanged"] == 1


def test_who_leaves_has_it_added_all_the_same(adding):
    many = Slowly(adding, [article(n) for n in range(100, 150)])
    many.line()
    many.connection.close()
    until(lambda: send(adding, [ONE]).status == 200, 60)
    assert len(adding("GET", "/events?article=m149").json["events"]) == 1


def children():
    """The processes that add, of this one."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()
            parent = int(
                (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1]
            )
        except OSError:
            continue
        if b"kg.server.adding" in command and parent == os.getpid():
            found.append(int(folder.name))
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_a_process_that_is_killed_is_started_again(adding):
    send(adding, [ONE])
    many = Slowly(adding, [article(n) for n in range(200, 400)])
    many.line()
    for pid in children():
        os.kill(pid, signal.SIGKILL)
    assert "something went wrong inside" in many.rest()[-1]["error"]
    many.connection.close()
    told = until(lambda: (answer := send(adding, [ONE])).status == 200 and lines(answer), 60)
    assert told[-1]["done"]["unchanged"] == 1
    with Store.open(adding.path, read_only=True, ontology=ONTOLOGY) as store:
        assert store.check() == []


def test_the_token_is_in_no_log(adding):
    assert TOKEN not in json.dumps(adding.log())
    assert any(line["event"] == "added" for line in adding.log())


def test_a_server_that_stops_says_so(tmp_path):
    path = fill(tmp_path / "kg.db")
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", "--store", path, "--port", "0", "--allow-add"],
        env={**os.environ, "KG_TOKEN": TOKEN},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        server = Client(process.stdout.readline().strip())
        many = Slowly(server, [article(n) for n in range(400)])
        many.line()
        process.terminate()
        assert "the server stops" in many.rest()[-1]["error"]
        many.connection.close()
        _, log = process.communicate(timeout=60)
    finally:
        process.kill()
        process.communicate()
    assert process.returncode == 0
    assert TOKEN not in log
    with Store.open(path, read_only=True, ontology=ONTOLOGY) as store:  # nobody holds it
        assert store.digest("m0")
        assert store.check() == []


def test_where_the_token_comes_from(tmp_path):
    file = tmp_path / "token"
    file.write_text(f"{TOKEN}\n", encoding="utf-8")
    environment = {"KG_TOKEN": "another-token-of-these", "HOME": "/"}
    assert take_token(None, environment) == "another-token-of-these"
    assert environment == {"HOME": "/"}
    environment = {"KG_TOKEN": "another-token-of-these"}
    assert take_token(file, environment) == TOKEN
    assert environment == {}


@pytest.mark.parametrize("given", ["", "  ", "short", "with a blank in it here", "é" * 20])
def test_a_token_that_is_none(tmp_path, given):
    file = tmp_path / "token"
    file.write_text(given, encoding="utf-8")
    for arguments in ((file, {}), (None, {"KG_TOKEN": given})):
        with pytest.raises(ConfigError, match="token") as raised:
            take_token(*arguments)
        assert given.strip() == "" or given not in f"{raised.value} {raised.value.hint}"
    with pytest.raises(ConfigError, match="No such file"):
        take_token(tmp_path / "none", {})


@pytest.mark.parametrize(
    ("header", "right"),
    [
        (f"Bearer {TOKEN}", True),
        (f"bearer  {TOKEN} ", True),
        (f"Bearer {TOKEN[:-1]}", False),
        (f"Bearer {TOKEN}{TOKEN}", False),
        (TOKEN, False),
        (f"Basic {TOKEN}", False),
        ("Bearer", False),
        ("Bearer é\udc80", False),
        ("", False),
        (None, False),
    ],
)
def test_who_has_the_token(header, right):
    assert is_token(TOKEN, header) is right


@pytest.mark.parametrize(
    ("arguments", "environment", "status", "told"),
    [
        (["--allow-add"], {}, 1, "--allow-add needs a token"),
        (["--allow-add"], {"KG_TOKEN": "short"}, 1, "fewer than 16 characters"),
        (["--token-file", "x"], {}, 2, "--token-file goes with --allow-add"),
        (["--token", TOKEN], {}, 2, "No such option"),
    ],
)
def test_the_command_refuses_to_start(
    tmp_path, monkeypatch, capsys, arguments, environment, status, told
):
    monkeypatch.delenv("KG_TOKEN", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert run(["serve", "--store", str(tmp_path / "kg.db"), *arguments]) == status
    assert told in capsys.readouterr().err
