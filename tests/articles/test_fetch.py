import gzip
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from kg.articles import fetch as fetching
from kg.articles import read
from kg.articles.fetch import MAX_BYTES, fetch
from kg.articles.read import _Follower
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

    def do_GET(self):
        self.seen.append(self.path)
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


def test_a_server_that_trickles_is_cut(site):
    begin = time.monotonic()
    with pytest.raises(InputError, match=r"no answer within 0\.3 s"):
        fetch(f"{site}/trickle", private=True, seconds=0.3)
    assert time.monotonic() - begin < 5


def test_a_feed_is_read_without_its_links_unless_asked(site, monkeypatch):
    pauses = []
    monkeypatch.setattr(reading.time, "sleep", pauses.append)
    Site.seen.clear()
    texts = [item.text for item in read(f"{site}/feed", private=True) if hasattr(item, "text")]
    assert Site.seen == ["/feed"]
    assert texts[1] == "Envoys met in Oslo."
    items = list(read(f"{site}/feed", private=True, follow=True))
    assert "\n".join(BODY) in [getattr(item, "text", "") for item in items]


def test_not_all_pages_behind_a_feed(monkeypatch):
    monkeypatch.setattr(reading, "MAX_FOLLOWED", 1)
    follower = _Follower(private=False)
    follower("https://wire.example/1")  # not run: nothing asks for its items
    with pytest.raises(InputError, match="over 1 pages"):
        follower("https://wire.example/2")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "169.254.169.254",
        "192.168.1.1",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fc00::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
    ],
)
def test_private_addresses_are_refused(monkeypatch, address):
    def resolve(host, port, **_):
        return [(2, 1, 6, "", ("93.184.216.34", port)), (2, 1, 6, "", (address, port))]

    monkeypatch.setattr(fetching.socket, "getaddrinfo", resolve)
    (error,) = read("http://inside.example/secret")
    assert "not a public address" in str(error)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1"])
def test_public_addresses_are_public(address):
    assert fetching._is_public(address)


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
