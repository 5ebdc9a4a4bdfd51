"""One JSON object ``{"id", "title", "date", "url", "text"}`` → an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from kg.articles.address import parse_address
from kg.articles.days import day_of_epoch, parse_day
from kg.articles.head import Head
from kg.articles.identity import make_article
from kg.articles.markup import is_markup, paragraphs_of, text_of
from kg.articles.names import Named, head_fields, is_number, named, plain_name, words
from kg.articles.remarks import Remark
from kg.articles.text import check_text, clean_in_place, short_line
from kg.errors import InputError
from kg.model import Article

SHAPE = 'an article is {"id", "title", "date", "url", "text"}'
MAX_ID = 500  # characters
# The first that has a text; case, "_" and "-" aside.
_BODIES = (
    "text", "body", "content", "articletext", "articlebody", "bodytext", "fulltext", "maintext",
    "contenttext", "contenthtml", "fullcontent",
)  # fmt: skip
_TEASERS = ("description", "summary", "abstract", "excerpt", "snippet", "leadparagraph")
_FIELDS = ("fields", "_source")  # where services put the rest of an article
_CUT = re.compile(r"\s*(?:\u2026|\.\.\.)?\s*\[\+\d+ chars\]\s*$")  # how NewsAPI ends a text
_NAMED = 12  # fields of an object that a message names


def read_row(row: Any, place: str, given: Head) -> Iterator[Article | InputError]:
    """The article of a parsed object; only its text must be there. `given` goes over the rest.

    A body in HTML gives its text, a line a block, with a note; in any other no character moves.
    """
    if not isinstance(row, dict):
        raise InputError(f"{place}: {_kind(row)} instead of an object", SHAPE)
    fields = _named(row)
    body, is_teaser = _body(fields)
    if not body:
        raise _without_text(row, place)
    # The offsets that come out count in the text as it came in: nothing may move.
    body = clean_in_place(body)
    if is_markup(body):
        body = paragraphs_of(body)
        hint = "offsets count in what remains"
        yield Remark(place, "its text has HTML in it, which is taken out", hint)
    body = check_text(body, place)
    identity = words(row.get("id")).strip()
    if len(identity) > MAX_ID:
        raise InputError(f"{place}: an id of {len(identity)} characters", f"at most {MAX_ID}")
    told = head_fields(fields)
    day, impossible = parse_day(day_of_epoch(told["date"]), place)
    url, unknown = parse_address(told["url"], place)
    if impossible and not given.date:
        yield impossible
    if unknown and not given.url:
        yield unknown
    if is_teaser or _CUT.search(body[-50:]):
        hint = "hand in the page behind its link for the whole text"
        yield Remark(place, "only the beginning of its text, or a summary", hint)
        body = body[:-50] + _CUT.sub("", body[-50:])
    title = told["title"]
    head = Head(
        title=short_line(text_of(title) if is_markup(title) else title),
        date=day,
        url=url,
        publisher=short_line(told["publisher"]) or None,
    )
    yield make_article(given.over(head), body, place, identity or None)


def _without_text(row: dict[str, Any], place: str) -> InputError:
    """What is wrong with an object that has no text, or an empty one."""
    if any(plain_name(key) in _BODIES and isinstance(row[key], str) for key in row):
        check_text("", place)
    return InputError(f'{place}: no "text"{_found(row)}', _hint())


def has_text(row: Any) -> bool:
    """Whether an object is an article: it has a text of its own."""
    return isinstance(row, dict) and bool(_body(_named(row))[0])


def has_text_name(names: Iterable[str]) -> bool:
    """Whether one of some names is that of a text, or of a summary."""
    return any(plain_name(name) in (*_BODIES, *_TEASERS) for name in names)


def _named(row: dict[str, Any]) -> Named:
    """The fields by their names; those of objects within come last."""
    return named(row, *(row[key] for key in _FIELDS if isinstance(row.get(key), dict)))


def _body(fields: Named) -> tuple[str, bool]:
    """The text, and whether it is only a summary of it; empty where there is none."""
    for keys, is_teaser in ((_BODIES, False), (_TEASERS, True)):
        found = (fields[key] for key in keys if key in fields and not is_number(fields[key]))
        if body := next(map(words, found), ""):
            return body, is_teaser
    return "", False


def _found(row: dict[str, Any]) -> str:
    names = [short_line(key)[:40] for key in list(row)[:_NAMED]]
    more = ", \u2026" if len(row) > _NAMED else ""
    return f" among its fields ({', '.join(names)}{more})" if names else ""


def _hint() -> str:
    return f"{SHAPE}; its text may be called body or content"


def _kind(value: Any) -> str:
    names = {list: "an array", str: "a string", type(None): "null", bool: "true or false"}
    return names.get(type(value), "a number")
