"""A server on a free port of this machine, in a thread, over a store of a few articles."""

import asyncio
import http.client
import io
import json
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

import pyoxigraph as ox
import pytest

from kg.server.app import run
from kg.server.options import Options
from kg.server.telling import Log
from kg.settings import Settings
from kg.store import Store
from tests import stores
from tests.factories import ONTOLOGY, corpus
from tests.fakes import POSTS
from tests.server.site import rich

DATA = "https://data.example/"
HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
LIGHT = "SELECT ?s { ?s a kg:Actor }"


def run_apart(main):
    """What a coroutine returns; in a thread, because a browser keeps a loop running in this one."""
    with ThreadPoolExecutor(1) as one:
        return one.submit(asyncio.run, main).result()


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes
    seconds: float

    @property
    def text(self):
        return self.body.decode("utf-8")

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def type(self):
        return self.headers["Content-Type"]


class Client:
    """Asks a server at an address, a connection a request."""

    def __init__(self, address):
        parts = urlsplit(address)
        self.host, self.port = parts.hostname, parts.port

    def __call__(self, method, path, body=None, headers=(), timeout=20):
        begin = time.perf_counter()
        connection = http.client.HTTPConnection(self.host, self.port, timeout=timeout)
        try:
            connection.request(method, path, body, dict(headers))
            response = connection.getresponse()
            found = response.read()
        finally:
            connection.close()
        return Answer(response.status, response.headers, found, time.perf_counter() - begin)

    def query(self, text, accept=None, **parameters):
        """By GET."""
        headers = {} if accept is None else {"Accept": accept}
        asked = urlencode({"query": text, **parameters}, doseq=True)
        return self("GET", f"/sparql?{asked}", headers=headers)

    def post(self, text, accept=None, **parameters):
        """By POST of a form: for long texts."""
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        if accept is not None:
            headers["Accept"] = accept
        body = urlencode({"query": text, **parameters}, doseq=True)
        return self("POST", "/sparql", body, headers)


class Served(Client):
    """A server that runs, its store and what it has logged."""

    def __init__(self, address, path, stream):
        super().__init__(address)
        self.path = path
        self._stream = stream

    def log(self, event=None):
        lines = [json.loads(line) for line in self._stream.getvalue().splitlines()]
        return [line for line in lines if event is None or line["event"] == event]


@contextmanager
def serving(path, **options):
    """Run a server over a store; ``options`` as `Options` has them."""
    chosen = Options(**{"port": 0, "workers": 2, "every": 0.1, "grace": 0.5, **options})
    settings = Settings.load(environment={}, store=path, ontology=ONTOLOGY)
    stream, told, failed = io.StringIO(), [], []
    ready = threading.Event()

    def hear(address):
        told.append(address)
        ready.set()

    async def main():
        nonlocal loop, task
        loop, task = asyncio.get_running_loop(), asyncio.current_task()
        with socket.create_server(("127.0.0.1", 0)) as listener:
            await run(settings, chosen, Log(stream), listener, hear)

    def work():
        try:
            asyncio.run(main())
        except asyncio.CancelledError:
            pass
        except BaseException as error:
            failed.append(error)
            ready.set()

    loop = task = None
    thread = threading.Thread(target=work)
    thread.start()
    assert ready.wait(60)
    try:
        if failed:
            raise failed[0]
        yield Served(told[0], path, stream)
    finally:
        if not failed:
            loop.call_soon_threadsafe(task.cancel)
        thread.join(90)  # a process that is just starting is waited for
        assert not thread.is_alive()


def fill(path):
    """A new store: the factories' articles, and three graphs of one triple each."""
    with Store.open(path, ontology=ONTOLOGY) as store:
        stores.fill(store, corpus()[:4], posts=POSTS)
        store.update(
            "",
            [
                ox.Quad(
                    ox.NamedNode(f"{DATA}s{n}"),
                    ox.NamedNode(f"{DATA}p"),
                    ox.Literal(str(n)),
                    ox.NamedNode(f"{DATA}data{n}"),
                )
                for n in (1, 2, 3)
            ],
        )
    return path


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    """A server for tests that leave it as it is."""
    with serving(fill(tmp_path_factory.mktemp("served") / "kg.db")) as server:
        yield server


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The same over a store with something of everything."""
    with serving(rich(tmp_path_factory.mktemp("site") / "kg.db"), seconds=60) as server:
        yield server


@pytest.fixture
def path(tmp_path):
    """A store for a server with options of its own."""
    return fill(tmp_path / "kg.db")


def until(condition, seconds=15):
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end, "it never came to hold"
        time.sleep(0.05)
    return found
