"""What a client is told when it does not get what it asked for: a status and one sentence."""

from __future__ import annotations

from collections.abc import Mapping

from kg.errors import KgError, QueryError, RefusedError, StoreError


class Problem(Exception):
    """An answer that is none; ``headers`` go with it, a ``fault`` of ours goes into the log."""

    def __init__(
        self,
        status: int,
        sentence: str,
        headers: Mapping[str, str] | None = None,
        fault: str = "",
    ) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence
        self.headers = dict(headers or {})
        self.fault = fault


def as_sentence(text: str) -> str:
    """Return a text with a capital letter and a full stop."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def busy(sentence: str, seconds: float = 1.0) -> Problem:
    """Return the problem of a server that cannot do it now, and when to ask again."""
    return Problem(503, sentence, {"Retry-After": str(max(1, round(seconds)))})


def fault_of_ours(fault: str) -> Problem:
    """Return the problem of a fault in our code, of which the client learns nothing."""
    return Problem(500, "something went wrong inside; the server's log says more", fault=fault)


def from_error(error: KgError) -> Problem:
    """Return the problem that an error of ours is for a client."""
    if isinstance(error, RefusedError):
        return Problem(403, error.line)
    if isinstance(error, QueryError):
        return Problem(400, error.line)
    return busy(error.line) if isinstance(error, StoreError) else Problem(500, error.line)
