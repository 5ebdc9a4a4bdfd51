"""Markdown → the text, its marks taken out; lists keep theirs, since they are also plain text's."""

from __future__ import annotations

import re

_LINK = r"\[((?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){0,500})\]"
_TARGET = (
    r"\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:\s+[\"'][^\"'\n]{0,300}[\"'])?\)"
)
_MARKS = (
    (re.compile(rf"!{_LINK}(?:{_TARGET}|\[[^\[\]\n]{{0,100}}\])"), ""),  # pictures
    (re.compile(r"!\[\[[^\[\]\n]{0,300}\]\]"), ""),
    (re.compile(rf"(?<!\\){_LINK}(?:{_TARGET}|\[[^\[\]\n]{{0,100}}\])"), r"\1"),
    (re.compile(r"\[\[(?:[^\[\]|\n]{0,200}\|)?([^\[\]|\n]{1,200})\]\]"), r"\1"),  # of wikis
    (re.compile(r"^\[[^\]\n]{1,100}\]:[ \t]*<?https?://.*$", re.M), ""),
    (re.compile(r"\[\^[^\]\s]{1,50}\]:?"), ""),  # footnotes
    (re.compile(r"<(https?://[^<>\s]{1,2000})>"), r"\1"),
    (re.compile(r"^[ ]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.M), r"\1"),
    (re.compile(r"(?<=\S)\n[ ]{0,3}(?:=+|-{2,})[ \t]*$", re.M), ""),  # below a heading
    (re.compile(r"^[ ]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$", re.M), ""),
    (re.compile(r"^[ ]{0,3}(?:>[ ]?)+", re.M), ""),  # quotes
    (re.compile(r"^[ ]{0,3}(?:```|~~~).*$", re.M), ""),
    (re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*])([^*\n]{0,999}[^\s*\\])\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<![\w_\\])(_{1,3})(?=[^\s_])([^\n_]{0,999}[^\s_\\])\1(?![\w_])"), r"\2"),
    (re.compile(r"~~([^~\n]{1,999})~~"), r"\1"),
    (re.compile(r"(?<!\\)`([^`\n]{1,999})`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])"), r"\1"),
)  # in this order


def without_marks(text: str) -> str:
    """The text of Markdown: emphasis, links, headings, quotes and pictures without their marks."""
    for mark, instead in _MARKS:
        text = mark.sub(instead, text)
    return re.sub(r"\n{3,}", "\n\n", text)
