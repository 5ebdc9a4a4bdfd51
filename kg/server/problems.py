"""What a client is told when it does not get what it asked for: a status and one sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.errors import KgError, QueryError, RefusedError, StoreError

# What an error advises somebody at a command line to do, and what a client of the server can.
_HERE = {"kg actors": "/actors?q= finds actors by a part of their names"}
_COMMAND = re.compile(r"\bkg [a-z]|(?<!\S)--[a-z]")


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


def line_of(error: KgError) -> str:
    """What is wrong and what to do, for a client, to whom our commands are of no use."""
    hint = error.hint or ""
    hint = next((here for command, here in _HERE.items() if command in hint), hint)
    return str(error) if not hint or _COMMAND.search(hint) else f"{error}; {hint}"


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
        return Problem(403, line_of(error))
    if isinstance(error, QueryError):
        return Problem(400, line_of(error))
    told = line_of(error)
    return busy(told) if isinstance(error, StoreError) else Problem(500, told)
