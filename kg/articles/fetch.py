"""One web address → bytes, within limits of size, time and reach.

Addresses come from feeds and files, so they are not trusted: only http and https, only public
addresses (the name is resolved once and that very address is used, also after a redirect).
A clock that cuts the connection bounds the whole exchange, also with a server that trickles.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from kg.errors import InputError

MAX_BYTES = 10_000_000  # of a page with its markup
SECONDS = 30.0  # for one address, redirects included
_REDIRECTS = 5
_CHUNK = 65_536
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # IPv4 addresses seen from IPv6 (RFC 6052)
_HEADERS = {
    "User-Agent": "kg-diplomacy (reads single articles)",
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


def fetch(url: str, *, private: bool = False, seconds: float = SECONDS) -> Page:
    """The page at `url`; InputError when it cannot be had. `private` allows private addresses."""
    deadline = time.monotonic() + seconds
    address = url
    for _ in range(_REDIRECTS + 1):
        try:
            answer = _get(address, deadline, private)
        except InputError:
            raise
        except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
            raise _failure(url, error, deadline, seconds) from error
        if isinstance(answer, Page):
            return answer
        address = urljoin(address, answer)
    raise InputError(f"{url}: more than {_REDIRECTS} redirects", "open it in a browser")


def _failure(url: str, error: Exception, deadline: float, seconds: float) -> InputError:
    if isinstance(error, TimeoutError) or time.monotonic() >= deadline:
        return InputError(f"{url}: no answer within {seconds:g} s", "try again later")
    if isinstance(error, ssl.SSLError):
        return InputError(f"{url}: {error.reason or error}", "check the certificate")
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return InputError(f"{url}: {' '.join(reason.split())}", "check the address and the network")


def _get(url: str, deadline: float, private: bool) -> Page | str:
    """The page, or the address that it redirects to."""
    parts, port = _check_address(url)
    with _connected(parts, port, deadline, private) as connection:
        target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        if parts.query:
            target += "?" + quote(parts.query, safe="/?%:@!$&'()*+,;=~-._[]")
        connection.request("GET", target, headers=_HEADERS)
        response = connection.getresponse()
        location = response.getheader("Location")
        if response.status in (301, 302, 303, 307, 308) and location:
            return location
        if response.status != 200:
            reason = " ".join(response.reason.split())
            message = f"{url}: the server answers {response.status} {reason}"
            raise InputError(message, "check the address; pages behind a login cannot be read")
        body = _read_body(response, url)
        _left(deadline)  # a connection that was cut looks like an answer that ended
        kind = response.headers.get_content_type()
        return Page(url=url, kind=kind, charset=response.headers.get_content_charset(), body=body)


def _check_address(url: str) -> tuple[SplitResult, int]:
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise InputError(f"{url}: {error}", "check the address") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(f"{url}: not an http or https address", "hand in a file instead")
    return parts, port


@contextmanager
def _connected(
    parts: SplitResult, port: int, deadline: float, private: bool
) -> Iterator[http.client.HTTPConnection]:
    host = parts.hostname or ""
    known = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]) for entry in known]
    if not private and not all(_is_public(address) for address in addresses):
        raise InputError(
            f"{parts.geturl()}: {host} is not a public address", "save the page, then add the file"
        )
    connection = http.client.HTTPConnection(host, port)
    # The socket is made here, to the address that was checked: the name is not looked up again.
    plain = connection.sock = _open_socket(addresses, port, deadline)
    clock = threading.Timer(_left(deadline), _cut, [plain])
    clock.daemon = True
    clock.start()
    try:
        if parts.scheme == "https":
            context = ssl.create_default_context()
            connection.sock = context.wrap_socket(plain, server_hostname=host)
        yield connection
    finally:
        clock.cancel()
        connection.close()
        plain.close()


def _open_socket(addresses: list[str], port: int, deadline: float) -> socket.socket:
    for address in addresses[:-1]:  # a host may have an IPv6 address where there is no route
        with suppress(OSError):
            return socket.create_connection((address, port), timeout=_left(deadline))
    return socket.create_connection((addresses[-1], port), timeout=_left(deadline))


def _cut(plain: socket.socket) -> None:
    with suppress(OSError):
        socket.socket.shutdown(plain, socket.SHUT_RDWR)


def _is_public(address: str) -> bool:
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            found = inner
    return found.is_global and not found.is_multicast


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


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
