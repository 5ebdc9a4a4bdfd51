"""JSON lines, streamed: ``{"id", "title", "date", "url", "text"}`` a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.articles.head import Head, parse_day
from kg.articles.text import MAX_TEXT, check_text, clean_in_place, decode, one_line
from kg.errors import InputError
from kg.model import Article

MAX_LINE = 6 * MAX_TEXT  # bytes: JSON may spend six on a character (\u00e9)
_SHAPE = 'a line is {"id", "title", "date", "url", "text"}'


def read_lines(lines: BinaryIO, where: str) -> Iterator[Article | InputError]:
    """An article or an InputError a line; blank lines count, but give nothing."""
    number = 0
    while raw := lines.readline(MAX_LINE + 1):
        number += 1
        place = f"{where}, line {number}"
        if len(raw) > MAX_LINE:
            _skip_line(lines, raw)
            yield InputError(f"{place}: larger than {MAX_LINE // 1_000_000} MB", _SHAPE)
        elif raw.strip():
            try:
                yield from _read_line(raw, place)
            except InputError as error:
                yield error


def _skip_line(lines: BinaryIO, raw: bytes) -> None:
    while raw and not raw.endswith(b"\n"):
        raw = lines.readline(MAX_LINE)


def _read_line(raw: bytes, place: str) -> Iterator[Article | InputError]:
    text, doubt = decode(raw, place)
    if doubt:
        yield doubt
    try:
        row: Any = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"{place}: not JSON: {error.msg} (column {error.colno})", _SHAPE) from None
    except (RecursionError, ValueError) as error:
        raise InputError(f"{place}: not JSON: {error}", _SHAPE) from None
    if not isinstance(row, dict):
        raise InputError(f"{place}: {type(row).__name__} instead of an object", _SHAPE)
    body = row.get("text")
    if not isinstance(body, str):
        raise InputError(f'{place}: no "text"', _SHAPE)
    # The offsets that come out count in the text as it came in: nothing may move.
    body = check_text(clean_in_place(body), place)
    day, impossible = parse_day(_field(row, "date"), place)
    if impossible:
        yield impossible
    head = Head(
        title=one_line(_field(row, "title")),
        date=day,
        url=_field(row, "url").strip() or None,
        publisher=one_line(_field(row, "publisher")) or None,
    )
    yield head.article(body, identity=_field(row, "id").strip() or None)


def _field(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    return clean_in_place(str(value)) if isinstance(value, str | int) else ""
