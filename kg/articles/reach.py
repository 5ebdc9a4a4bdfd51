"""Which machines may be asked, and a connection to one of them.

Addresses come from feeds and files, so they are not trusted. A name is resolved once, all that it
resolves to must be public, and the connection goes to the very address that was looked at: a name
that means another machine a moment later gains nothing, nor do other spellings of an address,
since what is looked at is what the system made of them.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urlsplit

from kg.errors import InputError

Resolve = Callable[..., list[Any]]  # as socket.getaddrinfo
Connect = Callable[..., socket.socket]  # as socket.create_connection

_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # IPv4 addresses seen from IPv6 (RFC 6052)
_GLOBAL = ipaddress.ip_network("2000::/3")  # all that is given out of IPv6 so far
# Python's own list differs between its versions.
_INSIDE = [
    ipaddress.ip_network(net)
    for net in ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "2001:db8::/32", "3fff::/20")
]

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How names are resolved and machines reached; ``private`` allows all machines."""

    private: bool = False
    resolve: Resolve = socket.getaddrinfo
    connect: Connect = socket.create_connection

    @contextmanager
    def connected(self, url: str, deadline: float) -> Iterator[http.client.HTTPConnection]:
        """A connection to the host of a URL, which a clock cuts at the deadline.

        InputError for what is no http(s) address and for a host that is not public.
        """
        parts, port = parted(url)
        host = parts.hostname or ""
        held = [self._socket(url, host, port, deadline)]
        clock = threading.Timer(left(deadline), lambda: _cut(held[-1]))
        clock.daemon = True
        clock.start()
        try:
            if parts.scheme == "https":
                held[0].settimeout(left(deadline))  # the clock cannot cut a handshake
                held.append(ssl.create_default_context().wrap_socket(held[0], server_hostname=host))
            connection = http.client.HTTPConnection(host, port)
            connection.sock = held[-1]
            yield connection
        finally:
            clock.cancel()
            held[-1].close()

    def _socket(self, url: str, host: str, port: int, deadline: float) -> socket.socket:
        addresses = self._look_up(host, port, deadline)
        if not self.private and not all(map(is_public, addresses)):
            message = f"{url}: {host} is not a public address"
            raise InputError(message, "save the page and add the file, or allow it: --private")
        for address in addresses[:-1]:  # a host may have an IPv6 address where there is no route
            with suppress(OSError):
                return self.connect((address, port), timeout=left(deadline))
        return self.connect((addresses[-1], port), timeout=left(deadline))

    def _look_up(self, host: str, port: int, deadline: float) -> list[str]:
        """All addresses of a name; TimeoutError at the deadline, which the system does not know."""
        answer: list[Any] = []

        def ask() -> None:
            try:
                answer.append(self.resolve(host, port, type=socket.SOCK_STREAM))
            except (OSError, UnicodeError) as error:
                answer.append(error)

        asking = threading.Thread(target=ask, daemon=True)
        asking.start()
        asking.join(left(deadline))
        if not answer:
            raise TimeoutError
        if isinstance(answer[0], Exception):
            raise answer[0]
        return [str(entry[4][0]) for entry in answer[0]]


def is_public(address: str) -> bool:
    """Whether an address is one of the public internet, also inside one of IPv6."""
    found: _Address = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is None and found not in _GLOBAL:
            return False
        found = inner or found
    return (
        found.is_global
        and not found.is_multicast
        and not any(found in net for net in _INSIDE if net.version == found.version)
    )


def left(deadline: float) -> float:
    """Seconds until a deadline; TimeoutError when it is over."""
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds


def parted(url: str) -> tuple[SplitResult, int]:
    """The parts of a URL and its port; InputError when it is no address of the web."""
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise InputError(f"{url}: {error}", "check the address") from None
    # browsers end the host at a backslash, Python does not: nobody means well by one
    if parts.scheme not in ("http", "https") or not parts.hostname or "\\" in parts.netloc:
        raise InputError(f"{url}: not an http or https address", "hand in a file instead")
    return parts, port


def _cut(connection: socket.socket) -> None:
    with suppress(OSError):
        socket.socket.shutdown(connection, socket.SHUT_RDWR)  # past what TLS would still say
