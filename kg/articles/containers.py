"""JSON objects that hold many articles: answers of news services, exports of channels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.articles.head import Doubt, Head
from kg.articles.rows import SHAPE, has_text, read_row
from kg.errors import InputError
from kg.model import Article

# What holds the articles: an array of objects, or an object that has one.
_LISTS = (
    "articles", "results", "messages", "items", "posts", "docs", "entries", "stories", "news",
    "records", "hits", "data", "response", "chats", "list",
)  # fmt: skip
_DEEP = 4
_SCALAR = r'(?:"(?:[^"\\]|\\.)*+"|[\d.eE+-]++|true|false|null)'
# Such an object up to its articles, where nothing but short fields comes before them.
_START = re.compile(
    rf'\s*+\{{\s*+(?:"[^"\\]*+"\s*+:\s*+(?:{_SCALAR}\s*+,|\{{)\s*+)*?'
    rf'"(?:{"|".join(_LISTS)})"\s*+:\s*+\[(?=\s*+\{{)'
)


def articles_start(text: str, at: int = 0) -> int | None:
    """Where the articles of an object begin, behind their bracket; None where none is seen."""
    found = _START.match(text, at)
    return found.end() if found else None


def read_value(value: Any, place: str, given: Head) -> Iterator[Article | InputError]:
    """The article of a parsed object, or the articles that it holds (``{"articles": [...]}``)."""
    rows = None if has_text(value) else _rows(value, _DEEP)
    if rows is None:
        yield from read_row(value, place, given)
        return
    yield from read_rows(rows, value, place, given)


def read_rows(
    rows: list[Any], holder: dict[str, Any], place: str, given: Head
) -> Iterator[Article | InputError]:
    """The articles of a list; those without a text are counted in a note."""
    told = [row for row in rows if has_text(row)]
    if not told:
        fields = sorted({key for row in rows if isinstance(row, dict) for key in row})[:12]
        message = f'{place}: {len(rows)} objects in it without a "text" (they have {fields})'
        raise InputError(message.replace("'", ""), SHAPE)
    if len(told) < len(rows):
        yield passed_over(place, len(rows) - len(told))
    name = holder.get("name") if "messages" in holder else None
    inside = given.over(Head(publisher=name if isinstance(name, str) else None))
    channel = holder.get("id") if "messages" in holder else None
    for number, row in enumerate(rows, 1):
        if channel is not None and has_text(row) and "id" in row:
            row = row | {"id": f"{channel}/{row['id']}"}  # every channel has a message 1
        try:
            if has_text(row):
                yield from read_row(row, f"{place}, entry {number}", inside)
        except InputError as error:
            yield error


def passed_over(place: str, count: int) -> Doubt:
    """The note about objects that are no articles, such as pictures in a channel."""
    what = "1 object" if count == 1 else f"{count} objects"
    return Doubt(f"{place}: {what} without a text passed over", "pictures and notices have none")


def _rows(value: Any, depth: int) -> list[Any] | None:
    """The objects that an object holds; None where it holds none."""
    if not isinstance(value, dict) or not depth:
        return None
    for key in _LISTS:
        found = value.get(key)
        if isinstance(found, list) and any(isinstance(row, dict) for row in found):
            deeper = [
                rows for row in found if not has_text(row) and (rows := _rows(row, depth - 1))
            ]
            return [row for rows in deeper for row in rows] if deeper else found
        if (rows := _rows(found, depth - 1)) is not None:
            return rows
    return None
