"""What can be set about a server."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field

LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_ANY = frozenset({"0.0.0.0", "::"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Where to listen, who may ask, and how much a request may take."""

    host: str = "127.0.0.1"
    port: int = 8000  # 0 is any that is free
    names: tuple[str, ...] = ()  # further names that the server is called by
    origins: tuple[str, ...] = ()  # of pages elsewhere that may ask from a browser
    log_queries: bool = False
    open_network: bool = False  # serve although workers could reach it
    token: str | None = field(default=None, repr=False)  # who has it may add articles

    workers: int = 6
    seconds: float = 10.0  # a request may run
    quick: float = 0.3  # seconds after which it counts as a long one
    queue: int = 16  # requests that may wait for a worker
    hold: float = 0.1  # seconds after which one too many is told so
    memory: int = 1024  # MB a worker may use
    answer: int = 16  # MB an answer may have
    page: int = 5_000  # events that the network page may hold

    body: int = 1_000_000  # bytes of a request's body
    upload: int = 20_000_000  # bytes of articles in one request
    url: int = 16_000  # bytes of its path and query
    patience: float = 10.0  # seconds for a body to come in
    connections: int = 500
    underway: int = 256  # MB of answers that may be on their way
    slowest: int = 20_000  # bytes a second that a client must take
    grace: float = 3.0  # seconds that running requests get when the server stops
    every: float = 1.0  # seconds between two looks whether the store has changed

    @property
    def long(self) -> int:
        """How many long requests may run at the same time: the other workers stay free."""
        return max(1, self.workers // 3)

    def answers_to(self, name: str) -> bool:
        """Whether a Host header may name this; a page elsewhere can make a browser send others.

        A server that listens everywhere also answers to addresses, which nobody can rebind.
        """
        if name in LOCAL or name in {known.lower() for known in (self.host, *self.names)}:
            return True
        return self.host in _ANY and _is_address(name)

    def is_asked_by(self, origin: str) -> bool:
        """Whether pages of an origin elsewhere may ask; ``*`` stands for all of them."""
        return origin in self.origins or "*" in self.origins


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
