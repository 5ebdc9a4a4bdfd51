"""Text files: the seed format, YAML front matter, or nothing but the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.articles.address import address_in, parse_address
from kg.articles.days import day_in, day_of_epoch, may_be_day, parse_day
from kg.articles.downloads import read_document, split_documents
from kg.articles.encoding import decode
from kg.articles.front import read_front, split_articles
from kg.articles.head import Doubt, Head, NoDay
from kg.articles.identity import make_article
from kg.articles.markdown import without_marks
from kg.articles.printed import printed_head
from kg.articles.teasers import without_teasers
from kg.articles.text import MAX_TEXT, check_text, clean, short_line, too_large
from kg.articles.wrapped import unwrapped
from kg.errors import InputError
from kg.model import Article

# "Title: …", "Date: …" in lines of their own, as people write a head without marks around it
_LABELLED = re.compile(
    r"(title|headline|subject|date|published|url|link|source|publisher|from|to|cc)[ \t]*:[ \t]*"
    r"(.*)",
    re.I,
)
_SAME_KEY = {
    "headline": "title", "subject": "title", "published": "date", "link": "url",
    "source": "publisher",
}  # fmt: skip
_MARKED = re.compile(r"\]\(https?://")
_SIGNATURE = re.compile(r"\n-- ?\n")
_UNUSED = ("from", "to", "cc")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://\S*", re.I)
_TOP = 5  # lines in which one looks for a date or an address that was not used
_MAX_RAW = 4 * MAX_TEXT  # bytes: up to four a character

Parsed = tuple[Head, str, list[Doubt]]


def read_plain(
    raw: bytes, where: str, given: Head, declared: str | None = None, *, is_markdown: bool = False
) -> Iterator[Article | InputError]:
    """The article of a text file; what `given` says goes over what the file says.

    Several with front matter each, or downloaded in one, are as many. `is_markdown` takes the marks
    out.
    """
    text, doubts = _decoded(raw, where, declared)
    yield from doubts
    documents, words = split_documents(text)
    if words:
        told = "1 word" if words == 1 else f"{words} words"
        hint = "save what is to be read as a file of its own"
        yield Doubt(f"{where}: {told} outside of its documents not read", hint)
    articles = documents or split_articles(text)
    if len(articles) > 1 and (given.title or given.url):
        hint = "add that article alone"
        raise InputError(f"{where}: a title or an address is for one article", hint)
    for number, article in enumerate(articles, 1):
        place = f"{where}, article {number}" if len(articles) > 1 else where
        try:
            yield from _read_one(article, place, given, is_markdown)
        except InputError as error:
            if len(articles) == 1:
                raise
            yield error


def read_body(text: str, where: str, head: Head) -> Article:
    """The article of a text that has its head elsewhere, as a mail has; its signature is none."""
    body = _SIGNATURE.split(check_text(clean(text), where))[0]
    return make_article(head, check_text(without_teasers(unwrapped(body).strip()), where), where)


def _decoded(raw: bytes, where: str, declared: str | None) -> tuple[str, list[Doubt]]:
    if len(raw) > _MAX_RAW:
        raise too_large(where)
    text, doubt = decode(raw, where, declared)
    return check_text(clean(text), where), [doubt] if doubt else []


def _read_one(
    text: str, where: str, given: Head, is_markdown: bool
) -> Iterator[Article | InputError]:
    head, body, doubts = _take_head(text, where, given, is_markdown)
    yield from doubts
    if not body.strip():
        raise InputError(f"{where}: no text under the head", "add the article's body")
    yield make_article(given.over(head), without_teasers(unwrapped(body).strip()), where)


def _take_head(text: str, where: str, given: Head, is_markdown: bool) -> Parsed:
    if document := read_document(text):
        fields, text = document
        head, doubts = _head(fields, where, given)
        if fields:
            return head, text, doubts
        found = _take_own_head(text, where, given, is_markdown)
        return found if found[0].date or found[2] else (*found[:2], [_headless(where, given)])
    return _take_own_head(text, where, given, is_markdown)


def _headless(where: str, given: Head) -> Doubt:
    what = f"{where}: headline and date of the document are not found, and are taken for text"
    kind = Doubt if given.date else NoDay
    return kind(what, "save it as a file of its own with both on the first two lines")


def _take_own_head(text: str, where: str, given: Head, is_markdown: bool) -> Parsed:
    if (front := read_front(text, where)) is not None:
        head, doubts = _head(front[0], where, given)
        has_marks = is_markdown or _MARKED.search(front[1])  # clippers write both, also as .txt
        return head, without_marks(front[1]) if has_marks else front[1], doubts
    if is_markdown:
        text = without_marks(text).strip()
    fields, below = _labelled(text)
    if len(fields) > 1:
        return _labels(fields, below, where, given)
    if printed := printed_head(text):
        fields, below = printed
        if fields["title"]:
            fields["title"] = _labelled(fields["title"])[0].get("title", fields["title"])
        head, body, doubts = _labels(fields, below, where, given)
        return head, body, doubts if head.date or doubts else _unused(body, where, given)
    return Head(), text, _unused(text, where, given)


def _unused(text: str, where: str, given: Head) -> list[Doubt]:
    """The doubt about a line near the top that seems to be meant for a date or an address."""
    lines = [line for line in text.split("\n", 2 * _TOP)[: 2 * _TOP] if line.strip()][:_TOP]
    told = [line for at, line in enumerate(lines) if day_in(line) or (at == 1 and may_be_day(line))]
    address = next((line for line in lines if address_in(line)), "")
    if not told and not (address and not given.url):
        return []
    kind = Doubt if given.date else NoDay
    if not told:
        message = f"{where}: the address {short_line(address)!r} stands among the text"
        return [Doubt(message, "write it below headline and day to make it the article's")]
    parts = "title, date line and address" if address else "title and date line"
    what = f"no date is read in the line {short_line(told[0])!r}"
    message = f"{where}: {what}, so {parts} are taken for text"
    hint = "write nothing but the day there, as 2022-02-02"
    if day_in(told[0]):
        hint = "write it on the second line, below the headline"
    return [kind(message, hint)]


def _labels(fields: dict[str, str], rest: str, where: str, given: Head) -> Parsed:
    """What is said of an article, an address line where that has none, then the body."""
    line, _, body = rest.lstrip().partition("\n")
    has_address = bool(address_in(line)) or _ADDRESS.fullmatch(line.strip()) is not None
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
        if key in fields and key not in _UNUSED:
            break
        if key == "publisher" and address_in(found[2]):
            key = "url"
        value = (key == "date" and day_in(found[2])) or found[2]
        fields[key], rest = value, rest[found.end() :].lstrip()
    known = {key: value for key, value in fields.items() if key not in _UNUSED}
    return (known, rest) if known else ({}, text)


def _head(fields: dict[str, str], where: str, given: Head) -> tuple[Head, list[Doubt]]:
    """The head, and doubts about those parts that `given` does not replace."""
    day, no_day = parse_day(day_of_epoch(fields.get("date", "")), where)
    address = fields.get("url", "")
    url, no_url = parse_address(address_in(address) or address, where)
    head = Head(
        title=short_line(fields.get("title", "")),
        date=day,
        url=url,
        publisher=short_line(fields.get("publisher", "")) or None,
    )
    doubts = (no_day if not given.date else None, no_url if not given.url else None)
    return head, [doubt for doubt in doubts if doubt]
