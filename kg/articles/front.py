"""YAML front matter between ``---``, above an article or above each of several."""

from __future__ import annotations

import re
from typing import Any

from kg.articles.names import head_fields, named
from kg.errors import InputError

_FRONT = re.compile(
    # a key at once, else "---" is a rule; no longer than this, since YAML is slow
    r"---[ \t]*\n(?=[\w-]+[ \t]*:)(.{1,10000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)",
    re.S,
)
_OURS = (
    r"(?:title|headline|date|url|link|publisher|published|date_published|pubDate|created|source)"
)
# a key of ours among the lines of keys that begin a file: without an end these are no text
_OPEN_FRONT = re.compile(rf"---[ \t]*\n(?:[\w-]+[ \t]*:.*\n)*?{_OURS}[ \t]*:")
# the same below an article: lines of keys, lists below them, and the end
_NEXT = re.compile(
    rf"^---[ \t]*\n(?=(?:[\w-]+[ \t]*:.*\n)*?{_OURS}[ \t]*:)"
    r"(?:(?:[\w-]+[ \t]*:|[ \t]+\S|- ).*\n){1,60}---[ \t]*$",
    re.M,
)
_BRACKETS = 100  # the YAML parser needs seconds for thousands of open ones


def split_articles(text: str) -> list[str]:
    """The articles of a file, each with its own front matter; one where it has one or none."""
    if not _FRONT.match(text):
        return [text]
    starts = [found.start() for found in _NEXT.finditer(text)]
    ends = [*starts[1:], len(text)]
    return [text[at:end] for at, end in zip([0, *starts[1:]], ends, strict=True)] or [text]


def read_front(text: str, where: str) -> tuple[dict[str, str], str] | None:
    """Title, date, url and publisher as front matter has them, and the text below.

    None where there is no front matter. InputError where it has no end, or is no YAML.
    """
    found = _FRONT.match(text)
    if found is None:
        if _OPEN_FRONT.match(text):
            hint = "put --- below title, date, …"
            raise InputError(f"{where}: front matter without an end", hint)
        return None
    values = _values(found[1], where)
    told = {key: value for key, value in values.items() if isinstance(value, str)}
    return head_fields(named(told)), text[found.end() :]


def _values(block: str, where: str) -> dict[Any, Any]:
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
    return values
