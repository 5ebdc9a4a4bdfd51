"""``kg serve`` as people start and stop it."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import uuid
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.server.conftest import HEAVY, Client

ROOT = Path(__file__).parents[2]
linux = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")


@pytest.fixture
def start(template, tmp_path):
    """Start ``kg serve`` as a process; what is said and how to ask come back."""
    started = []

    def run(*arguments):
        mark = f"KG_TEST_MARK={uuid.uuid4().hex}"
        environment = {**os.environ, **dict([mark.split("=")])}
        path = tmp_path / "kg.db"
        if not path.exists():
            path.symlink_to(template)
        process = subprocess.Popen(
            [sys.executable, "-m", "kg", "serve", "--store", path, "--port", "0", *arguments],
            cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        started.append(process)
        client = Client(process.stdout.readline().strip())
        return SimpleNamespace(process=process, query=client.query, mark=mark)

    yield run
    for process in started:
        process.kill()
        process.communicate()


def of_mark(mark):
    """The processes that were started with a mark in their environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (folder / "environ").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def gone(mark, seconds=15):
    end = time.monotonic() + seconds
    while time.monotonic() < end and of_mark(mark):
        time.sleep(0.05)
    return not of_mark(mark)


def attempt(server):
    with pytest.raises(OSError, match=r"closed|reset"):
        server.query(HEAVY)


@linux
def test_a_signal_ends_all_and_tells_who_still_waits(start, tmp_path):
    server = start("--seconds", "60")
    assert server.query("ASK {}").status == 200
    assert len(of_mark(server.mark)) == 8  # the server, the template, six workers
    told = []
    thread = threading.Thread(target=lambda: told.append(server.query(HEAVY)))
    thread.start()
    time.sleep(0.3)
    server.process.send_signal(signal.SIGTERM)
    thread.join(20)
    assert [(answer.status, answer.text) for answer in told] == [(503, "The server stops.\n")]
    out, err = server.process.communicate(timeout=20)
    assert (server.process.returncode, out) == (0, "")
    events = [json.loads(line)["event"] for line in err.splitlines()]
    assert events == ["workers", "request", "request"]
    assert gone(server.mark)
    assert [path.name for path in tmp_path.iterdir()] == ["kg.db"]


@linux
def test_after_the_server_was_killed_nothing_runs_on(start, tmp_path):
    server = start()
    thread = threading.Thread(target=attempt, args=(server,))
    thread.start()
    time.sleep(0.3)
    server.process.kill()
    thread.join(20)
    assert gone(server.mark)
    assert list(tmp_path.glob(".kg.db.served-*"))
    second = start("--quiet")
    second.process.send_signal(signal.SIGINT)
    _, err = second.process.communicate(timeout=20)
    assert second.process.returncode == 130
    assert err.strip() == "kg: the server has stopped"
    assert not list(tmp_path.glob(".kg.db.served-*"))


def test_a_port_that_is_taken(filled):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        done = filled("serve", "--port", port)
    assert (done.code, done.out) == (1, "")
    first, second = done.err.splitlines()
    assert first == f"kg: cannot listen on 127.0.0.1, port {port}: Address already in use"
    assert "--port 0" in second


def test_an_address_that_is_not_here(filled):
    done = filled("serve", "--host", "192.0.2.1", "--port", "0")
    assert done.code == 1
    first, second = done.err.splitlines()
    assert "cannot listen on 192.0.2.1" in first
    assert "--host" in second


@pytest.mark.parametrize("origin", ["example.org", "https://example.org/a", "null"])
def test_what_is_no_origin(filled, origin):
    done = filled("serve", "--cors", origin)
    assert done.code == 2
    assert "is no origin: write https://example.org" in done.err


def test_no_store(kg):
    done = kg("serve", "--port", "0")
    assert (done.code, done.out) == (1, "")
    assert "there is no store at kg.db" in done.err.splitlines()[-2]


def test_a_store_that_cannot_be_opened(filled, tmp_path):
    for file in (tmp_path / "kg.db").glob("*.sst"):
        file.write_bytes(b"nonsense")
    done = filled("serve", "--port", "0")
    assert (done.code, done.out) == (1, "")
    assert "cannot open kg.db" in done.err.splitlines()[-1]
    assert [path.name for path in tmp_path.iterdir()] == ["kg.db"]


def test_without_the_extra(filled, monkeypatch):
    for name in [name for name in sys.modules if name.startswith("kg.server.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    done = filled("serve")
    assert done.code == 1
    assert done.err.splitlines() == [
        "kg: kg serve needs uvicorn, which is not installed",
        "  pip install 'kg-diplomacy[serve]'",
    ]


def test_where_it_does_not_run(filled, monkeypatch):
    monkeypatch.setattr("kg.cli.serving.sys.platform", "win32")
    assert "Linux and macOS" in filled("serve").err
