"""Text files: the seed format, YAML front matter, or nothing but the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.articles.head import Doubt, Head, is_web_address, parse_day
from kg.articles.text import check_text, clean, decode, one_line
from kg.errors import InputError
from kg.model import Article

_DAY = re.compile(r"\d{8}|\d{4}-\d\d-\d\d")
_FRONT = re.compile(r"---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)(.*)", re.S)
_KEYS = ("title", "date", "url", "publisher")


def read_plain(raw: bytes, where: str, given: Head) -> Iterator[Article | InputError]:
    """The article of a text file; what `given` says goes over what the file says."""
    text, doubt = decode(raw, where)
    if doubt:
        yield doubt
    text = check_text(clean(text), where)
    head, body, doubts = _take_head(text, where)
    if given.date is None:
        yield from doubts
    if not body.strip():
        raise InputError(f"{where}: no text under the head", "add the article's body")
    yield given.over(head).article(body.strip())


def _take_head(text: str, where: str) -> tuple[Head, str, list[Doubt]]:
    if (front := _FRONT.match(text)) is not None:
        return _front_matter(front[1], front[2], where)
    lines = text.split("\n", 2)
    if _DAY.fullmatch(lines[0].strip()):  # a seed whose title line is blank
        lines.insert(0, "")
    if len(lines) > 1 and _DAY.fullmatch(lines[1].strip()):
        return _seed(lines[0], lines[1], "\n".join(lines[2:]), where)
    return Head(), text, []


def _seed(title: str, day: str, rest: str, where: str) -> tuple[Head, str, list[Doubt]]:
    """Title line, day line, address line (may be missing), then the body."""
    first, _, below = rest.partition("\n")
    url = first.strip() if is_web_address(first.strip()) else None
    body = below if url or not first.strip() else rest
    found, doubt = parse_day(day, f"{where}, line 2")
    head = Head(title=one_line(title), date=found, url=url)
    return head, body, [doubt] if doubt else []


def _front_matter(block: str, body: str, where: str) -> tuple[Head, str, list[Doubt]]:
    import yaml

    try:
        # BaseLoader: every value stays the text it is, so an impossible date is ours to judge
        values: Any = yaml.load(block, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 2}" if mark else ""
        problem = getattr(error, "problem", None) or "not YAML"
        raise InputError(
            f"{where}{line}: front matter: {problem}", "quote values that hold a colon"
        ) from error
    if not isinstance(values, dict):
        raise InputError(f"{where}: the front matter is no list of keys", "title: …, date: …")
    fields = {key: values[key] for key in _KEYS if isinstance(values.get(key), str)}
    found, doubt = parse_day(fields.get("date", ""), f"{where}, front matter")
    head = Head(
        title=one_line(fields.get("title", "")),
        date=found,
        url=fields.get("url", "").strip() or None,
        publisher=one_line(fields.get("publisher", "")) or None,
    )
    return head, body, [doubt] if doubt else []
