"""What sources call the parts of an article: news services, feeds, clippers, mails."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.articles.address import is_web_address
from kg.articles.text import clean_in_place

# Case, "_" and "-" aside; the first that says something counts.
_DATES = (
    "date", "published", "pubdate", "datepublished", "publishedat", "publisheddate",
    "publicationdate", "datepublish", "webpublicationdate", "firstpublished", "timestamp",
    "dateunixtime", "createdat", "created",
)  # fmt: skip
_TITLES = ("title", "headline", "webtitle", "subject")
_ADDRESSES = ("url", "link", "weburl", "permalink", "canonicalurl")
_PUBLISHERS = ("publisher", "sitename", "source")
_INSIDE = ("rendered", "text", "main", "name", "value")  # where an object has what it stands for
_DEEP = 3

Named = dict[str, Any]


def named(*rows: Mapping[Any, Any]) -> Named:
    """The fields of objects that say something, by plain names; the first of a name counts."""
    found: Named = {}
    for row in rows:
        for key, value in row.items():
            if words(value).strip():
                found.setdefault(plain_name(str(key)), value)
    return found


def plain_name(key: str) -> str:
    """A name without case, "_", "-" and blanks: ``datepublished`` for "date_published"."""
    return key.lower().replace("_", "").replace("-", "").replace(" ", "")


def head_fields(fields: Named) -> dict[str, str]:
    """The title, date, url and publisher of an article; "" where it does not say."""
    url, publisher = first(fields, _ADDRESSES), first(fields, _PUBLISHERS)
    source = first(fields, ("source",)).strip()
    if is_web_address(source):
        url = url or source
        publisher = first(fields, _PUBLISHERS[:-1])
    return {
        "title": first(fields, _TITLES),
        "date": first(fields, _DATES),
        "url": url,
        "publisher": publisher,
    }


def first(fields: Named, keys: tuple[str, ...]) -> str:
    """The words of the first field that is there."""
    return next((clean_in_place(words(fields[key])) for key in keys if key in fields), "")


def words(value: Any, depth: int = _DEEP) -> str:
    """The text of a value: its own, that of its parts (Telegram), that within (WordPress)."""
    if isinstance(value, str):
        return value
    if is_number(value):
        return repr(value)
    if isinstance(value, list) and depth:
        return "".join(words(part, depth - 1) for part in value if isinstance(part, str | dict))
    if isinstance(value, dict) and depth:
        inside = (words(value[key], depth - 1) for key in _INSIDE if key in value)
        return next(filter(None, inside), "")
    return ""


def is_number(value: Any) -> bool:
    """Whether a value is a number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)
