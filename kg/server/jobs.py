"""What goes between the server and its workers, over a socket: a head in JSON, and bytes."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asyncio import StreamReader

_LENGTHS = struct.Struct(">II")  # of head and body

Message = tuple[dict[str, Any], bytes]


@dataclass(frozen=True, slots=True)
class Job:
    """A task, named ``package.module:function``, and its arguments beside the store.

    Jobs of one ``kind`` are thought to take as long as one another; of "" nothing is thought.
    """

    task: str
    arguments: dict[str, Any]
    kind: str = ""
    times: int = 1  # as long as others it may take


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a task returns: bytes in a format, and whatever else there is to say."""

    body: bytes = b""
    format: str = ""
    data: dict[str, Any] = field(default_factory=dict)


def pack(head: dict[str, Any], body: bytes = b"") -> bytes:
    """Return the bytes of a message."""
    text = json.dumps(head).encode("ascii")
    return _LENGTHS.pack(len(text), len(body)) + text + body


def size(reply: Reply) -> int:
    """Return about how many bytes a reply is."""
    return len(pack(reply.data)) + len(reply.body)


def unpack(incoming: IO[bytes]) -> Message:
    """Return the next message; EOFError when the other side has gone."""
    lengths = _LENGTHS.unpack(_exactly(incoming, _LENGTHS.size))
    head, body = (_exactly(incoming, length) for length in lengths)
    return json.loads(head), body


async def unpack_async(incoming: StreamReader) -> Message:
    """Return the next message; EOFError when the other side has gone."""
    lengths = _LENGTHS.unpack(await incoming.readexactly(_LENGTHS.size))
    head, body = [await incoming.readexactly(length) for length in lengths]
    return json.loads(head), body


def _exactly(incoming: IO[bytes], size: int) -> bytes:
    found = incoming.read(size)
    if len(found) < size:
        raise EOFError
    return found
