"""One JSON object ``{"id", "title", "date", "url", "text"}`` → an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.articles.address import is_web_address, parse_address
from kg.articles.days import day_of_epoch, parse_day
from kg.articles.head import Head
from kg.articles.identity import make_article
from kg.articles.markup import is_markup, paragraphs_of, text_of
from kg.articles.remarks import Remark
from kg.articles.text import check_text, clean_in_place, short_line
from kg.errors import InputError
from kg.model import Article

SHAPE = 'an article is {"id", "title", "date", "url", "text"}'
MAX_ID = 500  # characters
# What news services, feeds and libraries call these, case, "_" and "-" aside; the first that says
# something counts.
_DATES = (
    "date", "published", "pubdate", "datepublished", "publishedat", "publisheddate",
    "publicationdate", "datepublish", "webpublicationdate", "firstpublished", "timestamp",
    "dateunixtime", "createdat", "created",
)  # fmt: skip
_TITLES = ("title", "headline", "webtitle")
_ADDRESSES = ("url", "link", "weburl", "permalink", "canonicalurl")
_PUBLISHERS = ("publisher", "sitename", "source")
_BODIES = (
    "text", "body", "content", "articletext", "articlebody", "bodytext", "fulltext", "maintext",
    "contenttext", "contenthtml", "fullcontent",
)  # fmt: skip
_TEASERS = ("description", "summary", "abstract", "excerpt", "snippet", "leadparagraph")
_INSIDE = ("rendered", "text", "main", "name", "value")  # where an object has what it stands for
_FIELDS = ("fields", "_source")  # where services put the rest of an article
_CUT = re.compile(r"\s*(?:\u2026|\.\.\.)?\s*\[\+\d+ chars\]\s*$")  # how NewsAPI ends a text
_NAMED = 12  # fields of an object that a message names

Named = dict[str, Any]


def read_row(row: Any, place: str, given: Head) -> Iterator[Article | InputError]:
    """The article of a parsed object; only its text must be there. `given` goes over the rest.

    A body in HTML gives its text, a line a block, with a note; in any other no character moves.
    """
    if not isinstance(row, dict):
        raise InputError(f"{place}: {_kind(row)} instead of an object", SHAPE)
    fields = _named(row)
    body, is_teaser = _body(fields)
    if not body:
        raise InputError(f'{place}: no "text"{_found(row)}', _hint())
    # The offsets that come out count in the text as it came in: nothing may move.
    body = clean_in_place(body)
    if is_markup(body):
        body = paragraphs_of(body)
        hint = "offsets count in what remains"
        yield Remark(place, "its text has HTML in it, which is taken out", hint)
    body = check_text(body, place)
    identity = _words(row.get("id")).strip()
    if len(identity) > MAX_ID:
        raise InputError(f"{place}: an id of {len(identity)} characters", f"at most {MAX_ID}")
    day, impossible = parse_day(day_of_epoch(_first(fields, _DATES)), place)
    url, unknown = parse_address(_first(fields, _ADDRESSES), place)
    source = _first(fields, _PUBLISHERS)
    if url is None and is_web_address(source):
        url, source = parse_address(source, place)[0], ""
    if impossible and not given.date:
        yield impossible
    if unknown and not given.url:
        yield unknown
    if is_teaser or _CUT.search(body[-50:]):
        hint = "hand in the page behind its link for the whole text"
        yield Remark(place, "only the beginning of its text, or a summary", hint)
        body = body[:-50] + _CUT.sub("", body[-50:])
    title = _first(fields, _TITLES)
    head = Head(
        title=short_line(text_of(title) if is_markup(title) else title),
        date=day,
        url=url,
        publisher=short_line("" if is_web_address(source) else source) or None,
    )
    yield make_article(given.over(head), body, place, identity or None)


def has_text(row: Any) -> bool:
    """Whether an object is an article: it has a text of its own."""
    return isinstance(row, dict) and bool(_body(_named(row))[0])


def _named(row: dict[str, Any]) -> Named:
    """The fields by their names without case, "_" and "-"; those of objects within come last."""
    named: Named = {}
    inside = (row[key] for key in _FIELDS if isinstance(row.get(key), dict))
    for found in (row, *inside):
        for key, value in found.items():
            if _words(value).strip():
                named.setdefault(key.lower().replace("_", "").replace("-", ""), value)
    return named


def _body(fields: Named) -> tuple[str, bool]:
    """The text, and whether it is only a summary of it; empty where there is none."""
    for keys, is_teaser in ((_BODIES, False), (_TEASERS, True)):
        found = (fields[key] for key in keys if key in fields and not _is_number(fields[key]))
        if body := next(map(_words, found), ""):
            return body, is_teaser
    return "", False


def _first(fields: Named, keys: tuple[str, ...]) -> str:
    return next((clean_in_place(_words(fields[key])) for key in keys if key in fields), "")


def _words(value: Any, depth: int = 3) -> str:
    """The text of a value: its own, that of its parts (Telegram), that within (WordPress)."""
    if isinstance(value, str):
        return value
    if _is_number(value):
        return repr(value)
    if isinstance(value, list) and depth:
        return "".join(_words(part, depth - 1) for part in value if isinstance(part, str | dict))
    if isinstance(value, dict) and depth:
        inside = (_words(value[key], depth - 1) for key in _INSIDE if key in value)
        return next(filter(None, inside), "")
    return ""


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _found(row: dict[str, Any]) -> str:
    names = [short_line(key)[:40] for key in list(row)[:_NAMED]]
    more = ", \u2026" if len(row) > _NAMED else ""
    return f" among its fields ({', '.join(names)}{more})" if names else ""


def _hint() -> str:
    return f"{SHAPE}; its text may be called body or content"


def _kind(value: Any) -> str:
    names = {list: "an array", str: "a string", type(None): "null", bool: "true or false"}
    return names.get(type(value), "a number")
