import gzip
import socket
import ssl
import struct
import sys
import threading
import time
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from kg import __version__
from kg.articles import Head, read, robots
from kg.articles.fetch import MAX_BYTES, Web, web
from kg.articles.reach import Reach
from kg.articles.read import _Follower, _Wishes
from kg.errors import InputError
from tests.articles.test_feed import RSS
from tests.articles.test_page import BODY, page

reading = sys.modules["kg.articles.read"]  # the package gives its function this name
PAGE = page('<meta name="date" content="2022-02-02"><title>Talks in Geneva</title>').encode()
PAGES = {
    "/page": ("text/html; charset=utf-8", PAGE),
    "/text": ("text/plain; charset=koi8-r", "Лавров приехал в Женеву.".encode("koi8-r")),
    "/lines": ("application/x-ndjson", b'{"text": "One."}\n{"text": "Two."}\n'),
    "/picture": ("image/png", b"\x89PNG"),
    "/big": ("text/html", b"x" * (MAX_BYTES + 1)),
    "/packed.jsonl.gz": ("application/gzip", gzip.compress(b'{"text": "One."}\n')),
}


class Site(BaseHTTPRequestHandler):
    """A small site with every kind of trouble."""

    seen: ClassVar[list[str]] = []
    agents: ClassVar[list[str]] = []

    def do_GET(self):
        self.seen.append(self.path)
        self.agents.append(self.headers["User-Agent"])
        place = f"http://127.0.0.1:{self.server.server_port}"
        if self.path in PAGES:
            self.answer(*PAGES[self.path])
        elif self.path == "/feed":
            links = RSS.replace("https://wire.example/2", f"{place}/page")
            self.answer("text/html", links.encode())  # as many servers say
        elif self.path == "/moved":
            self.answer("text/html", b"", 301, {"Location": "/page?utm_source=x"})
        elif self.path == "/page?utm_source=x":
            self.answer(*PAGES["/page"])
        elif self.path == "/loop":
            self.answer("text/html", b"", 302, {"Location": "/loop"})
        elif self.path == "/file":
            self.answer("text/html", b"", 302, {"Location": "file:///etc/passwd"})
        elif self.path == "/bomb":
            body = gzip.compress(b"x" * (3 * MAX_BYTES))
            self.answer("text/html", body, 200, {"Content-Encoding": "gzip"})
        elif self.path == "/gzip":
            self.answer("text/html", gzip.compress(PAGE), 200, {"Content-Encoding": "gzip"})
        elif self.path == "/damaged":
            self.answer("text/html", b"no gzip", 200, {"Content-Encoding": "gzip"})
        elif self.path == "/brotli":
            self.answer("text/html", b"?", 200, {"Content-Encoding": "br"})
        elif self.path == "/short":
            self.answer("text/html", PAGE, 200, {"Content-Length": str(len(PAGE) + 9)})
        elif self.path == "/trickle":
            self.trickle()
        else:
            self.answer("text/html", b"no", 404)

    def answer(self, kind, body, status=200, extra=None):
        self.send_response(status)
        heads = {"Content-Type": kind, "Content-Length": str(len(body))} | (extra or {})
        for name, value in heads.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def trickle(self):
        """A header line that never ends, a byte now and then: no single wait is long."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        for _ in range(200):
            time.sleep(0.05)
            self.wfile.write(b"x")
            self.wfile.flush()

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    """Does not print that a client went away: the limits make clients go away."""

    def handle_error(self, request, client_address):
        pass


@pytest.fixture(scope="module")
def site():
    server = Server(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, args=[0.01])
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True)
def in_haste(monkeypatch):
    """No pause between two pages, and sites met anew by each test."""
    monkeypatch.setattr(robots, "PAUSE", 0.0)
    web.cache_clear()


def test_a_page(site):
    (article,) = read(f"{site}/page", private=True)
    assert article.title == "Talks in Geneva"
    assert article.text.split("\n") == BODY
    assert article.url == f"{site}/page"


def test_a_redirect_is_the_same_article(site):
    (moved,) = read(f"{site}/moved", private=True)
    (direct,) = read(f"{site}/page", private=True)
    assert moved.id == direct.id


@pytest.mark.parametrize(
    ("path", "texts"),
    [
        ("/gzip", ["\n".join(BODY)]),
        ("/text", ["Лавров приехал в Женеву."]),
        ("/lines", ["One.", "Two."]),
        ("/packed.jsonl.gz", ["One."]),
    ],
)
def test_other_kinds(site, path, texts):
    assert [article.text for article in read(site + path, private=True)] == texts


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/missing", "answers 404"),
        ("/picture", "image/png is not read"),
        ("/loop", "more than 5 redirects"),
        ("/file", "not an http or https address"),
        ("/big", "larger than 10 MB"),
        ("/bomb", "larger than 10 MB"),
        ("/damaged", "incorrect header"),
        ("/brotli", "packed as 'br'"),
        ("/short", "cut short"),
    ],
)
def test_what_cannot_be_had(site, path, message):
    (error,) = read(site + path, private=True)
    assert isinstance(error, InputError)
    assert message in str(error)
    assert "\n" not in str(error)
    assert error.hint


def private(**options):
    """The web of this machine, without a pause between pages."""
    return Web(reach=Reach(private=True), **options)


def test_a_server_that_trickles_is_cut(site):
    begin = time.monotonic()
    with pytest.raises(InputError, match=r"no answer within 0\.3 s"):
        private(seconds=0.3).fetch(f"{site}/trickle")
    assert time.monotonic() - begin < 5


def test_a_feed_is_read_without_its_links_unless_asked(site):
    Site.seen.clear()
    texts = [item.text for item in read(f"{site}/feed", private=True) if hasattr(item, "text")]
    assert Site.seen == ["/robots.txt", "/feed"]
    assert texts[1] == "Envoys met in Oslo."
    items = list(read(f"{site}/feed", private=True, follow=True))
    assert "\n".join(BODY) in [getattr(item, "text", "") for item in items]


def test_not_all_pages_behind_a_feed(monkeypatch):
    monkeypatch.setattr(reading, "MAX_FOLLOWED", 1)
    follower = _Follower(_Wishes(head=Head()))
    follower("https://wire.example/1")  # not run: nothing asks for its items
    with pytest.raises(InputError, match="over 1 pages"):
        follower("https://wire.example/2")


def test_the_reader_says_who_it_is(site):
    Site.agents.clear()
    private().fetch(f"{site}/page")
    assert set(Site.agents) == {f"kg-diplomacy/{__version__}"}


# -- a download that is interrupted


@contextmanager
def answering(*pieces, reset=False, wrap=lambda connection: connection):
    """A server that says these bytes to one client, and then hangs up."""

    def serve():
        connection, _ = server.accept()
        with connection:
            connection.recv(65_536)
            for piece in pieces:
                connection.sendall(piece)
            if reset:
                linger = struct.pack("ii", 1, 0)
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/page"
        thread.join()


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    "pieces",
    [
        [],
        [b"HTTP/1.1 200"],
        [HEAD],
        [HEAD, b"Content-Length: 100\r\n\r\n<html>"],
        [HEAD, b"Transfer-Encoding: chunked\r\n\r\n64\r\n<html>"],
        [HEAD, b"Transfer-Encoding: chunked\r\n\r\n4\r\n<htm\r\n"],
        [HEAD, b"Content-Encoding: gzip\r\n\r\n", gzip.compress(PAGE)[:-20]],
        [HEAD, b"Content-Length: 100\r\n\r\n<html>", "reset"],
        [b"no HTTP at all\r\n\r\n"],
        [HEAD, b"Transfer-Encoding: chunked\r\n\r\nxyz\r\n"],
        [HEAD, b"X: " + b"x" * 70_000 + b"\r\n\r\n"],
        [HEAD, b"X: x\r\n" * 200, b"\r\n"],
    ],
)
def test_an_interrupted_download_is_no_article(pieces):
    reset = "reset" in pieces
    with answering(*(piece for piece in pieces if piece != "reset"), reset=reset) as url:
        (error,) = read(url, private=True, robots=False)
    assert isinstance(error, InputError)
    assert "\n" not in str(error)
    assert error.hint


# -- a clock for TLS, too


def anonymous(kind):
    """TLS without certificates, which nobody but a test would speak."""
    context = ssl.SSLContext(kind)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("AECDH-AES256-SHA:@SECLEVEL=0")
    return context


@pytest.fixture
def tls(monkeypatch):
    """A server whose answer trickles through TLS."""
    monkeypatch.setattr(ssl, "create_default_context", lambda: anonymous(ssl.PROTOCOL_TLS_CLIENT))
    stop = threading.Event()

    def serve():
        connection, _ = server.accept()
        with (
            suppress(OSError),
            anonymous(ssl.PROTOCOL_TLS_SERVER).wrap_socket(connection, server_side=True) as secure,
        ):
            secure.recv(65_536)
            secure.sendall(HEAD + b"\r\n")
            while not stop.wait(0.05):
                secure.sendall(b"x")

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=serve)
        thread.start()
        yield f"https://127.0.0.1:{server.getsockname()[1]}/"
        stop.set()
        thread.join()


def test_a_server_that_trickles_through_tls_is_cut(tls):
    with pytest.raises(InputError, match=r"no answer within 0\.5 s"):
        private(seconds=0.5, robots=None).fetch(tls)


def test_a_handshake_that_never_ends_is_cut():
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        pytest.raises(InputError, match=r"no answer within 0\.3 s"),
    ):
        private(seconds=0.3, robots=None).fetch(f"https://127.0.0.1:{server.getsockname()[1]}/")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:99999/",
        "http://[::1/",
        "http://" + "a" * 70 + ".example/",
        "http://a\x00b/",
    ],
)
def test_odd_addresses(url):
    (error,) = read(url)
    assert isinstance(error, InputError)


def test_nobody_there():
    (error,) = read("http://127.0.0.1:9/", private=True)
    assert "127.0.0.1:9" in str(error)
