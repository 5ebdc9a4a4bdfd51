"""Text files: the seed format, YAML front matter, or nothing but the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.articles.address import is_web_address, parse_address
from kg.articles.days import day_in, may_be_day, parse_day
from kg.articles.encoding import decode
from kg.articles.head import Doubt, Head, NoDay
from kg.articles.identity import make_article
from kg.articles.text import MAX_TEXT, check_text, clean, short_line, too_large
from kg.articles.wrapped import unwrapped
from kg.errors import InputError
from kg.model import Article

_FRONT = re.compile(
    # a key at once, else "---" is a rule; no longer than this, since YAML is slow
    r"---[ \t]*\n(?=[\w-]+[ \t]*:)(.{1,10000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)(.*)",
    re.S,
)
# a key of ours among the lines of keys that begin a file: without an end these are no text
_OPEN_FRONT = re.compile(r"---[ \t]*\n(?:[\w-]+[ \t]*:.*\n)*?(?:title|date|url|publisher)[ \t]*:")
# "Title: …", "Date: …" in lines of their own, as people write a head without marks around it
_LABELLED = re.compile(
    r"(title|headline|date|published|url|link|source|publisher)[ \t]*:[ \t]*(.*)", re.I
)
_SAME_KEY = {"headline": "title", "published": "date", "link": "url", "source": "publisher"}
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://\S*", re.I)
_BRACKETS = 100  # the YAML parser needs seconds for thousands of open ones
_KEYS = ("title", "date", "url", "publisher")
_MAX_RAW = 4 * MAX_TEXT  # bytes: up to four a character

Parsed = tuple[Head, str, list[Doubt]]


def read_plain(
    raw: bytes, where: str, given: Head, declared: str | None = None
) -> Iterator[Article | InputError]:
    """The article of a text file; what `given` says goes over what the file says."""
    if len(raw) > _MAX_RAW:
        raise too_large(where)
    text, doubt = decode(raw, where, declared)
    if doubt:
        yield doubt
    text = check_text(clean(text), where)
    head, body, doubts = _take_head(text, where, given)
    yield from doubts
    if not body.strip():
        raise InputError(f"{where}: no text under the head", "add the article's body")
    yield make_article(given.over(head), unwrapped(body).strip(), where)


def _take_head(text: str, where: str, given: Head) -> Parsed:
    if (front := _FRONT.match(text)) is not None:
        return _front_matter(front[1], front[2], where, given)
    if _OPEN_FRONT.match(text):
        raise InputError(f"{where}: front matter without an end", "put --- below title, date, …")
    fields, below = _labelled(text)
    if len(fields) > 1:
        return _labels(fields, below, where, given)
    if day_in(text.partition("\n")[0]):  # a seed whose title line is blank
        text = "\n" + text
    title, _, rest = text.partition("\n")
    line, _, below = rest.lstrip().partition("\n")
    if day := day_in(line):
        return _seed(title, day, below, where, given)
    return Head(), text, [_unread(line, below, where, given)] if may_be_day(line) else []


def _unread(line: str, below: str, where: str, given: Head) -> Doubt:
    """The doubt about a line that seems to be meant for a date; `below` is what follows it."""
    address = is_web_address(below.lstrip())
    parts = "title, date line and address" if address else "title and date line"
    kind = Doubt if given.date else NoDay
    return kind(
        f"{where}: no date is read in the line {short_line(line)!r}, so {parts} are taken for text",
        "write nothing but the day there, as 2022-02-02",
    )


def _seed(title: str, day: str, rest: str, where: str, given: Head) -> Parsed:
    """Title line, day line, address line (may be missing), then the body."""
    title = _labelled(title)[0].get("title", title)  # of other labels a title may speak
    return _labels({"title": title, "date": day}, rest, where, given)


def _labels(fields: dict[str, str], rest: str, where: str, given: Head) -> Parsed:
    """What is said of an article, an address line where that has none, then the body."""
    line, _, body = rest.lstrip().partition("\n")
    has_address = is_web_address(line) or _ADDRESS.fullmatch(line.strip()) is not None
    if has_address and "url" not in fields:
        fields, rest = {**fields, "url": line}, body
    head, doubts = _head(fields, where, given)
    return head, rest, doubts


def _labelled(text: str) -> tuple[dict[str, str], str]:
    """What the labelled lines say that a text begins with, by key, each once; and what follows."""
    fields: dict[str, str] = {}
    rest = text
    while (found := _LABELLED.match(rest)) is not None:
        key = _SAME_KEY.get(found[1].lower(), found[1].lower())
        if key in fields:
            break
        value = (key == "date" and day_in(found[2])) or found[2]
        fields[key], rest = value, rest[found.end() :].lstrip()
    return fields, rest


def _front_matter(block: str, body: str, where: str, given: Head) -> Parsed:
    import yaml

    if block.count("[") + block.count("{") > _BRACKETS:
        raise InputError(f"{where}: front matter: too many brackets", "title: …, date: …")
    try:
        # BaseLoader: every value stays the text it is, so an impossible date is ours to judge
        values: Any = yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 2}" if mark else ""
        problem = getattr(error, "problem", None) or "not YAML"
        hint = "quote values that hold a colon"
        raise InputError(f"{where}{line}: front matter: {problem}", hint) from error
    if not isinstance(values, dict):
        raise InputError(f"{where}: the front matter is no list of keys", "title: …, date: …")
    fields = {key: values[key] for key in _KEYS if isinstance(values.get(key), str)}
    head, doubts = _head(fields, where, given)
    return head, body, doubts


def _head(fields: dict[str, str], where: str, given: Head) -> tuple[Head, list[Doubt]]:
    """The head, and doubts about those parts that `given` does not replace."""
    day, no_day = parse_day(fields.get("date", ""), where)
    url, no_url = parse_address(fields.get("url", ""), where)
    head = Head(
        title=short_line(fields.get("title", "")),
        date=day,
        url=url,
        publisher=short_line(fields.get("publisher", "")) or None,
    )
    doubts = (no_day if not given.date else None, no_url if not given.url else None)
    return head, [doubt for doubt in doubts if doubt]
