"""JSON lines, streamed: an article a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.articles.containers import read_value
from kg.articles.encoding import decode
from kg.articles.head import Head
from kg.articles.rows import SHAPE
from kg.articles.text import MAX_TEXT
from kg.errors import InputError
from kg.model import Article

MAX_LINE = 6 * MAX_TEXT  # bytes: JSON may spend six on a character (\u00e9)


def read_lines(lines: BinaryIO, where: str, given: Head) -> Iterator[Article | InputError]:
    """An article or an InputError a line; blank lines count, but give nothing.""" ""
    number = 0
    while raw := lines.readline(MAX_LINE + 1):
        number += 1
        place = f"{where}, line {number}"
        if len(raw) > MAX_LINE:
            _skip_line(lines, raw)
            yield InputError(f"{place}: larger than {MAX_LINE // 1_000_000} MB", SHAPE)
        elif raw.strip():
            try:
                yield from _read_line(raw, place, given)
            except InputError as error:
                yield error
    if not number:
        raise InputError(f"{where}: empty", "remove it or fill it")


def _skip_line(lines: BinaryIO, raw: bytes) -> None:
    while raw and not raw.endswith(b"\n"):
        raw = lines.readline(MAX_LINE)


def _read_line(raw: bytes, place: str, given: Head) -> Iterator[Article | InputError]:
    text, doubt = decode(raw, place)
    if doubt:
        yield doubt
    try:
        row: Any = json.loads(text.rstrip())  # what breaks off does so on its line
    except json.JSONDecodeError as error:
        raise InputError(f"{place}: not JSON: {error.msg} (column {error.colno})", SHAPE) from None
    except RecursionError:
        raise InputError(f"{place}: JSON that is nested too deep", SHAPE) from None
    except ValueError:  # more digits than Python takes
        raise InputError(f"{place}: JSON with an endless number", SHAPE) from None
    yield from read_value(row, place, given)
