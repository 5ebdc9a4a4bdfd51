"""One web address → bytes, within limits of size, time and reach, and as polite as a reader.

Only http and https, only public hosts (`kg.articles.reach`), at every hop of a redirect. One clock
bounds the whole exchange, also with a server that trickles. What a site's robots.txt asks for is
done, and between two pages of a host lies a pause (`kg.articles.robots`).
"""

from __future__ import annotations

import http.client
import ssl
import time
import zlib
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import quote, urljoin, urlsplit

from kg import __version__
from kg.articles.reach import Reach, left, parted
from kg.articles.robots import AGENT, Robots
from kg.errors import InputError

MAX_BYTES = 10_000_000  # of a page with its markup
SECONDS = 30.0  # for one address, redirects and robots.txt included
_REDIRECTS = 5
_CHUNK = 65_536
_HEADERS = {
    "User-Agent": f"{AGENT}/{__version__}",
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.5",
    "Accept-Encoding": "gzip, identity;q=0.5",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What an address gave: the address after redirects, the kind, the declared charset."""

    url: str
    kind: str
    charset: str | None
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What one request gave; the body only where the status is 200."""

    status: int
    reason: str
    moved_to: str | None
    page: Page | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """Fetches pages; remembers what sites ask for, and when they were asked last."""

    reach: Reach = field(default_factory=Reach)
    robots: Robots | None = field(default_factory=Robots)  # None: as if there were none
    seconds: float = SECONDS

    def fetch(self, url: str) -> Page:
        """The page at an address; InputError when it cannot be had, or is not to be read."""
        parted(url)
        if self.robots is not None:
            self.robots.wait(url)
        deadline = time.monotonic() + self.seconds
        try:
            answer = self._follow(url, deadline, polite=self.robots is not None)
        except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
            raise self._failure(url, error, deadline) from error
        if answer.page is None:
            message = f"{url}: the server answers {answer.status} {answer.reason}".rstrip()
            raise InputError(message, "check the address; pages behind a login cannot be read")
        return answer.page

    def _follow(self, url: str, deadline: float, *, polite: bool) -> _Answer:
        """The answer at the end of the redirects."""
        address = url
        for _ in range(_REDIRECTS + 1):
            parted(address)
            if polite and self.robots is not None:
                self.robots.check(address, lambda asked: self._rules(asked, deadline))
            answer = self._get(address, deadline)
            if answer.moved_to is None:
                return answer
            address = urljoin(address, answer.moved_to)
        raise InputError(f"{url}: more than {_REDIRECTS} redirects", "open it in a browser")

    def _rules(self, url: str, deadline: float) -> tuple[int, bytes]:
        answer = self._follow(url, deadline, polite=False)
        return answer.status, answer.page.body if answer.page else b""

    def _get(self, url: str, deadline: float) -> _Answer:
        with self.reach.connected(url, deadline) as connection:
            connection.request("GET", _target(url), headers=_HEADERS)
            response = connection.getresponse()
            moved = response.status in (301, 302, 303, 307, 308)
            page = _page(response, url) if response.status == 200 else None
            left(deadline)  # a connection that was cut looks like an answer that ended
            return _Answer(
                status=response.status,
                reason=" ".join(response.reason.split()),
                moved_to=response.getheader("Location") if moved else None,
                page=page,
            )

    def _failure(self, url: str, error: Exception, deadline: float) -> InputError:
        if isinstance(error, TimeoutError) or time.monotonic() >= deadline:
            return InputError(f"{url}: no answer within {self.seconds:g} s", "try again later")
        if isinstance(error, ssl.SSLError):
            return InputError(f"{url}: {error.reason or error}", "check the certificate")
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        return InputError(f"{url}: {' '.join(reason.split())}", "check the address and the network")


@cache
def web(*, private: bool, robots: bool) -> Web:
    """The web as this process reads it: what it knows of sites lasts over all sources."""
    return Web(reach=Reach(private=private), robots=Robots() if robots else None)


def _target(url: str) -> str:
    """Path and query, so that neither can break out of the request's first line."""
    parts = urlsplit(url)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/?%:@!$&'()*+,;=~-._[]")
    return f"{path}?{query}" if query else path


def _page(response: http.client.HTTPResponse, url: str) -> Page:
    body = _read_body(response, url)
    kind, charset = response.headers.get_content_type(), response.headers.get_content_charset()
    return Page(url=url, kind=kind, charset=charset, body=body)


def _read_body(response: http.client.HTTPResponse, url: str) -> bytes:
    coding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if coding not in ("gzip", "x-gzip", "identity"):
        raise InputError(f"{url}: packed as {coding[:20]!r}", "save the page, then add the file")
    unpack = None if coding == "identity" else zlib.decompressobj(wbits=31)
    body = bytearray()
    while chunk := response.read1(_CHUNK):
        body += unpack.decompress(chunk, MAX_BYTES + 1 - len(body)) if unpack else chunk
        if len(body) > MAX_BYTES:
            limit = MAX_BYTES // 1_000_000
            raise InputError(f"{url}: larger than {limit} MB", "save its text as .txt")
    if response.length or (unpack and not unpack.eof):
        raise InputError(f"{url}: the answer was cut short", "try again later")
    return bytes(body)
