"""HTML within a text (an entry of a feed, the body of a JSON line) → the text, a line a block."""

from __future__ import annotations

import re
from html import unescape

from kg.articles.text import one_line

_BLOCKS = frozenset(
    """p div br hr li ul ol h1 h2 h3 h4 h5 h6 blockquote tr td th table section article header
    footer figure figcaption pre dl dt dd""".split()
)
_HIDDEN = frozenset({"script", "style", "template"})
_TAG = re.compile(r"</?([a-z][a-z0-9]*)(?:\s[^<>]*|/)?>", re.I)
_KNOWN = _BLOCKS | _HIDDEN | frozenset(
    "a abbr b cite code em i iframe img mark q s small span strong sub sup time u".split()
)  # fmt: skip
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2});", re.I)


def is_markup(text: str) -> bool:
    """Whether a text has a tag of HTML in it, or an entity."""
    tags = (found[1].lower() in _KNOWN for found in _TAG.finditer(text))
    return any(tags) or any(unescape(found[0]) != found[0] for found in _ENTITY.finditer(text))


def text_of(markup: str) -> str:
    """The text of markup, a line a block.

    By libxml2, in one pass: Python's own parser takes the square of its time on ``<a <a <a``.
    """
    from lxml.etree import HTMLParser

    parser = HTMLParser(target=_Paragraphs(), encoding="utf-8", huge_tree=True)
    parser.feed(markup.encode(errors="replace"))
    lines = (one_line(line) for line in parser.close().split("\n"))
    return "\n".join(line for line in lines if line)


def paragraphs_of(text: str) -> str:
    """The text of a body that may be markup: line breaks of its own are kept where there are."""
    if not any(found[1].lower() in _BLOCKS for found in _TAG.finditer(text)):
        text = text.replace("\n", "<br>")
    return text_of(text)


class _Paragraphs:
    """Collects text, as a target of lxml's parser."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._hidden = 0

    def start(self, tag: str, _attributes: object) -> None:
        self._hidden += tag in _HIDDEN
        if tag in _BLOCKS:
            self._pieces.append("\n")

    def end(self, tag: str) -> None:
        self._hidden -= tag in _HIDDEN
        if tag in _BLOCKS:
            self._pieces.append("\n")

    def data(self, data: str) -> None:
        if not self._hidden:
            self._pieces.append(data)

    def close(self) -> str:
        return "".join(self._pieces)
