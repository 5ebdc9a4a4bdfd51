"""The data as one line of text: JSON, gzip, base64; a script as the last two of these.

Tables go column by column, which halves what gzip makes of them.
"""

from __future__ import annotations

import base64
import gzip
import itertools
import json
from typing import Any

TABLES = ("actors", "articles", "events")


def pack(data: dict[str, Any]) -> str:
    """The packed data."""
    turned = {**data, **{name: _columns(data[name]) for name in TABLES}}
    return squeeze(json.dumps(turned, ensure_ascii=True, separators=(",", ":")))


def squeeze(text: str) -> str:
    """A text in gzip and base64; a fixed time stamp keeps equal pages equal."""
    return base64.b64encode(gzip.compress(text.encode("utf-8"), 9, mtime=0)).decode("ascii")


def unpack(text: str) -> dict[str, Any]:
    """The data of what `pack` returned, as ``static/packed.js`` reads it."""
    data: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(text)))
    return {**data, **{name: _rows(data[name]) for name in TABLES}}


def _columns(rows: list[list[Any]]) -> list[Any]:
    """A list a column; whole numbers as steps from one to the next."""
    return [_steps(column) for column in zip(*rows, strict=True)]


def _rows(columns: list[Any]) -> list[list[Any]]:
    return [list(row) for row in zip(*map(_summed, columns), strict=True)]


def _steps(column: tuple[Any, ...]) -> Any:
    if any(type(value) is not int for value in column):
        return column
    return {"steps": [after - before for before, after in zip((0, *column), column, strict=False)]}


def _summed(column: Any) -> Any:
    return column if isinstance(column, list) else itertools.accumulate(column["steps"])
