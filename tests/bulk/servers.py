"""SPARQL servers on this machine: Oxigraph, Virtuoso, and one that answers as it is told."""

import http.client
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from kg.endpoint import Login

_SECONDS = 60
ROWS = 1500  # that Virtuoso gives at most


@dataclass(frozen=True)
class Service:
    """Where a server answers queries and where it takes graphs."""

    query: str
    store: str
    login: Login | None = None


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextmanager
def running(command, port, folder):
    """A server process, from when it answers on."""
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        end = time.monotonic() + _SECONDS
        while not _answers(port):
            assert process.poll() is None, f"{command[0]} ended"
            assert time.monotonic() < end, f"{command[0]} does not answer"
            time.sleep(0.05)
        yield
    finally:
        process.kill()
        process.wait()


def _answers(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/sparql")
        connection.getresponse().read()
    except OSError:
        return False
    finally:
        connection.close()
    return True


@contextmanager
def oxigraph(folder):
    """An empty Oxigraph server."""
    port = free_port()
    command = [Path(sys.executable).with_name("oxigraph"), "serve"]
    command += ["--location", folder, "--bind", f"127.0.0.1:{port}"]
    with running(command, port, folder):
        base = f"http://127.0.0.1:{port}"
        yield Service(f"{base}/query", f"{base}/store")


_VIRTUOSO = """
[Database]
DatabaseFile = v.db
ErrorLogFile = v.log
LockFile = v.lck
TransactionFile = v.trx
xa_persistent_file = v.pxa
[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
[Parameters]
ServerPort = 127.0.0.1:{inner}
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = {rows}
"""


@contextmanager
def virtuoso(folder):
    """An empty Virtuoso that gives no more than `ROWS`; skips where there is none."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("virtuoso-t is not installed")
    port = free_port()
    ini = _VIRTUOSO.format(inner=free_port(), port=port, rows=ROWS)
    (folder / "virtuoso.ini").write_text(ini, encoding="utf-8")
    with running([program, "+foreground", "+configfile", "virtuoso.ini"], port, folder):
        base = f"http://127.0.0.1:{port}"
        yield Service(f"{base}/sparql", f"{base}/sparql-graph-crud-auth", Login("dba", "dba"))


@dataclass
class Told:
    """A server that gives the same answers in their order, and what it was asked."""

    url: str
    asked: list


@contextmanager
def answering(*answers):
    """A server that gives (status, headers, body) one after the other, the last one again."""
    left, asked = list(answers), []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            asked.append((self.command, self.path, dict(self.headers), body))
            status, headers, text = left.pop(0) if len(left) > 1 else left[0]
            self.send_response(status)
            for name, value in {"Content-Length": str(len(text)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(text)

        do_GET = do_POST = do_PUT = answer

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield Told(f"http://127.0.0.1:{server.server_port}/sparql", asked)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
