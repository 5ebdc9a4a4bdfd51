"""No query leaves the machine: by its text, and by what its process can do."""

import io
import json
import os
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager

import pytest

from kg.errors import ConfigError
from kg.server import barriers, worker
from kg.server.jobs import Job
from kg.server.options import Options
from kg.server.problems import Problem
from kg.server.service import Service
from kg.server.telling import Log
from kg.settings import Settings
from tests.factories import ONTOLOGY
from tests.server.conftest import run_apart
from tests.spellings import hostile, innocent

linux = pytest.mark.skipif(sys.platform != "linux", reason="the barriers are those of Linux")


@contextmanager
def listening():
    """A server that must not be asked: its port, and who came."""
    came, done = [], threading.Event()

    def listen():
        while not done.is_set():
            try:
                connection, address = listener.accept()
            except TimeoutError:
                continue
            came.append(address)
            connection.close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)
        thread = threading.Thread(target=listen)
        thread.start()
        try:
            yield listener.getsockname()[1], came
        finally:
            done.set()
            thread.join()


def test_hostile_queries_are_refused_and_ask_nobody(served):
    with listening() as (port, came):
        for query in hostile(f"http://127.0.0.1:{port}/"):
            answer = served.post(query)
            assert answer.status in (400, 403), query
        assert came == []
        socket.create_connection(("127.0.0.1", port)).close()  # it would have been heard
    assert len(came) == 1


def test_innocent_queries_are_answered(served):
    for query in innocent():
        assert served.post(query).status == 200, query


async def ask(path, *jobs, **options):
    """What some jobs have for an answer."""
    settings = Settings.load(environment={}, store=path, ontology=ONTOLOGY)
    log = Log(io.StringIO())
    answers = []
    async with Service(settings, Options(workers=2, **options), log) as service:
        for job in jobs:
            try:
                answers.append((await service.run(job)).data)
            except Problem as problem:
                answers.append(problem)
    return answers


@linux
def test_a_worker_cannot_reach_the_network_whatever_it_runs(path):
    with listening() as (port, came):
        job = Job("tests.server.tasks:reach", {"port": port})
        (found,) = run_apart(ask(path, job))
        assert came == []
    assert found == {
        "connect": "PermissionError",
        "socket": "PermissionError",
        "engine": "PermissionError",
        "name": "gaierror",
    }


PROBE = """
import json, socket, sys
from kg.server import barriers
listener = socket.create_server(("127.0.0.1", 0))
try:
    getattr(barriers, sys.argv[1])()
except OSError as error:
    print(json.dumps(["refused", error.strerror]))
    sys.exit()
try:
    socket.create_connection(listener.getsockname(), timeout=1)
    print(json.dumps(["connected", ""]))
except OSError as error:
    print(json.dumps([type(error).__name__, error.strerror]))
"""


def probe(barrier):
    done = subprocess.run(
        [sys.executable, "-c", PROBE, barrier], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


@linux
def test_either_barrier_holds_alone():
    found = probe("no_sockets")
    assert found == ["PermissionError", os.strerror(1)]
    # Where the system gives no namespaces it says so; it never lets through.
    assert probe("own_network")[0] in ("OSError", "refused")


def test_a_barrier_that_does_not_hold_is_none(monkeypatch):
    monkeypatch.setattr(barriers, "_BARRIERS", {"a promise": lambda: None})
    assert barriers.isolate() == []

    def refuse():
        raise OSError("not here")

    monkeypatch.setattr(barriers, "_BARRIERS", {"a promise": refuse})
    assert barriers.isolate() == []


OPEN = (
    "import sys; sys.path[:] = {path!r}; from kg.server import barriers; "
    "barriers.isolate = lambda: []; from kg.server.worker import run_template; "
    "run_template({descriptor}, {memory})"
)


def test_without_a_barrier_nothing_is_served(path, monkeypatch):
    monkeypatch.setattr("kg.server.processes._BOOT", OPEN)
    with pytest.raises(ConfigError, match="nothing on this system keeps queries from the network"):
        run_apart(ask(path))
    assert not list(path.parent.glob(".kg.db.served-*"))
    about = Job("tests.server.tasks:about", {})
    (found,) = run_apart(ask(path, about, open_network=True))
    assert found["articles"] == 4


@linux
def test_without_a_barrier_the_text_is_still_checked(path, monkeypatch):
    monkeypatch.setattr("kg.server.processes._BOOT", OPEN)
    with listening() as (port, came):
        jobs = [
            Job("kg.server.answering:answer",
                {"query": query, "table": "json", "graph": "ttl", "default": [], "named": [],
                 "most": 1000})
            for query in hostile(f"http://127.0.0.1:{port}/")
        ]  # fmt: skip
        found = run_apart(ask(path, *jobs, open_network=True))
        assert came == []
    assert {problem.status for problem in found} == {400, 403}


def test_what_workers_import_is_named():
    assert "kg.server.answering" in worker.PRELOADED
