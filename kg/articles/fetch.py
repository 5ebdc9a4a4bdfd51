"""One web address → bytes, within limits of size, time and reach.

Addresses come from feeds and files, so they are not trusted: only http and https, only public
addresses (the name is resolved once and that very address is used, also after a redirect).
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
import zlib
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from kg.errors import InputError

MAX_BYTES = 10_000_000  # of a page with its markup
SECONDS = 30.0  # for one address, redirects included
_REDIRECTS = 5
_CHUNK = 65_536
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
    """The page at `url`; InputError when it cannot be had. `private` is for tests."""
    deadline = time.monotonic() + seconds
    address = url
    for _ in range(_REDIRECTS + 1):
        try:
            answer = _get(address, deadline, private)
        except TimeoutError as error:
            raise InputError(f"{url}: no answer within {seconds:g} s", "try again later") from error
        except ssl.SSLError as error:
            raise InputError(f"{url}: {error.reason or error}", "check the certificate") from error
        except (OSError, http.client.HTTPException, zlib.error) as error:
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
            raise InputError(f"{url}: {reason}", "check the address and the network") from error
        if isinstance(answer, Page):
            return answer
        address = urljoin(address, answer)
    raise InputError(f"{url}: more than {_REDIRECTS} redirects", "open it in a browser")


def _get(url: str, deadline: float, private: bool) -> Page | str:
    """The page, or the address that it redirects to."""
    parts, port = _check_address(url)
    connection = _connect(parts, port, deadline, private)
    try:
        target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        if parts.query:
            target += "?" + quote(parts.query, safe="/?%:@!$&'()*+,;=~-._[]")
        connection.request("GET", target, headers=_HEADERS)
        response = connection.getresponse()
        location = response.getheader("Location")
        if response.status in (301, 302, 303, 307, 308) and location:
            return location
        if response.status != 200:
            message = f"{url}: the server answers {response.status} {response.reason}"
            raise InputError(message, "check the address; pages behind a login cannot be read")
        body = _read_body(response, url, deadline, connection)
        kind = response.headers.get_content_type()
        return Page(url=url, kind=kind, charset=response.headers.get_content_charset(), body=body)
    finally:
        connection.close()


def _check_address(url: str) -> tuple[SplitResult, int]:
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise InputError(f"{url}: {error}", "check the address") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(f"{url}: not an http or https address", "hand in a file instead")
    return parts, port


def _connect(
    parts: SplitResult, port: int, deadline: float, private: bool
) -> http.client.HTTPConnection:
    host = parts.hostname or ""
    known = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]) for entry in known]
    if not private and not all(_is_public(address) for address in addresses):
        raise InputError(
            f"{parts.geturl()}: {host} is not a public address", "save the page, then add the file"
        )
    connection = http.client.HTTPConnection(host, port, timeout=_left(deadline))
    # The socket is made here, to the address that was checked: the name is not looked up again.
    plain = socket.create_connection((addresses[0], port), timeout=_left(deadline))
    connection.sock = plain
    if parts.scheme == "https":
        connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    return connection


def _is_public(address: str) -> bool:
    found = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_global and not found.is_multicast


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _read_body(
    response: http.client.HTTPResponse,
    url: str,
    deadline: float,
    connection: http.client.HTTPConnection,
) -> bytes:
    packed = (response.getheader("Content-Encoding") or "").strip().lower() == "gzip"
    unpack = zlib.decompressobj(wbits=31) if packed else None
    body = bytearray()
    while True:
        left = _left(deadline)
        if connection.sock is not None:
            connection.sock.settimeout(left)
        chunk = response.read1(_CHUNK)
        if not chunk:
            return bytes(body)
        body += unpack.decompress(chunk, MAX_BYTES) if unpack else chunk
        if len(body) > MAX_BYTES:
            limit = MAX_BYTES // 1_000_000
            raise InputError(f"{url}: larger than {limit} MB", "save its text as .txt")
