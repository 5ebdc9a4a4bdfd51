"""One JSON object ``{"id", "title", "date", "url", "text"}`` → an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.articles.address import parse_address
from kg.articles.days import day_of_epoch, parse_day
from kg.articles.head import Head
from kg.articles.identity import make_article
from kg.articles.text import check_text, clean_in_place, short_line
from kg.errors import InputError
from kg.model import Article

SHAPE = 'an article is {"id", "title", "date", "url", "text"}'
MAX_ID = 500  # characters
# What news services and feeds call the day of publication, their case, "_" and "-" aside.
_DATES = (
    "date", "published", "pubdate", "datepublished", "publishedat", "publisheddate",
    "publicationdate", "datepublish", "timestamp",
)  # fmt: skip
_BODIES = ("text", "body", "content")  # the first that has a text


def read_row(row: Any, place: str, given: Head) -> Iterator[Article | InputError]:
    """The article of a parsed object; only its text must be there. `given` goes over the rest."""
    if not isinstance(row, dict):
        raise InputError(f"{place}: {_kind(row)} instead of an object", SHAPE)
    body = next((row[key] for key in _BODIES if isinstance(row.get(key), str)), None)
    if body is None:
        raise InputError(f'{place}: no "text"', f"{SHAPE}; its text may be called body or content")
    # The offsets that come out count in the text as it came in: nothing may move.
    body = check_text(clean_in_place(body), place)
    identity = _field(row, "id").strip()
    if len(identity) > MAX_ID:
        raise InputError(f"{place}: an id of {len(identity)} characters", f"at most {MAX_ID}")
    day, impossible = parse_day(_date(row), place)
    url, unknown = parse_address(_field(row, "url"), place)
    if impossible and not given.date:
        yield impossible
    if unknown and not given.url:
        yield unknown
    head = Head(
        title=short_line(_field(row, "title")),
        date=day,
        url=url,
        publisher=short_line(_field(row, "publisher")) or None,
    )
    yield make_article(given.over(head), body, place, identity or None)


def _field(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    is_plain = isinstance(value, str | int) and not isinstance(value, bool)
    return clean_in_place(str(value)) if is_plain else ""


def _date(row: dict[str, Any]) -> str:
    """The date as it is written: under ``date``, else under the first other key that has one."""
    named = {key.lower().replace("_", "").replace("-", ""): key for key in row}
    found = (_field(row, key) for key in ("date", *map(named.get, _DATES)) if key)
    if day := next(filter(str.strip, found), ""):
        return day_of_epoch(day) if day == _field(row, named.get("timestamp", "")) else day
    seconds = row.get(named.get("timestamp", ""))
    return day_of_epoch(repr(seconds)) if isinstance(seconds, float) else ""


def _kind(value: Any) -> str:
    names = {list: "an array", str: "a string", type(None): "null", bool: "true or false"}
    return names.get(type(value), "a number")
