"""A JSON array of articles, or objects one after the other, streamed."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.articles.containers import articles_start, passed_over, read_value
from kg.articles.head import Head
from kg.articles.lines import MAX_LINE
from kg.articles.rows import SHAPE, has_text
from kg.errors import InputError
from kg.model import Article

_BETWEEN = re.compile(r"[\s,]*")
_CHUNK = 65_536


def read_array(file: BinaryIO, where: str, given: Head) -> Iterator[Article | InputError]:
    """An article or an InputError an element; broken JSON ends the file, what came before stays.

    An object may hold the articles (``{"articles": [...]}``).
    """
    number = without = 0
    window = _Window(file, where)
    for number, value in enumerate(_elements(window), 1):
        if window.is_inside and not has_text(value):
            without += 1
            continue
        try:
            yield from read_value(value, f"{where}, article {number}", given)
        except InputError as error:
            yield error
    if without:
        yield passed_over(where, without)
    if not number:
        raise InputError(f"{where}: no article in it", SHAPE)


class _Window:
    """The part of a file that is looked at, moving forward."""

    def __init__(self, file: BinaryIO, where: str) -> None:
        self.file, self.where = file, where
        self.text, self.at, self.ended = "", 0, False
        self.line = 1  # of the window's first character
        self.is_inside = False  # an object that is too large to be held
        self._decode = codecs.getincrementaldecoder("utf-8-sig")().decode

    def more(self) -> bool:
        """Drop what was passed and read on; the window at least doubles. False at the end."""
        self.line += self.text.count("\n", 0, self.at)
        self.text, self.at = self.text[self.at :], 0
        if self.ended or len(self.text) > MAX_LINE:
            return False
        raw = self.file.read(max(_CHUNK, len(self.text)))
        self.ended = not raw
        try:
            self.text += self._decode(raw, self.ended)
        except UnicodeDecodeError:
            hint = "save it as UTF-8"
            raise InputError(f"{self.where}: JSON that is not UTF-8", hint) from None
        return True

    def skip(self) -> str:
        """Pass blanks and commas; the character after them, empty at the end."""
        while True:
            match = _BETWEEN.match(self.text, self.at)
            self.at = match.end() if match else self.at
            if self.at < len(self.text) or not self.more():
                return self.text[self.at : self.at + 1]


def _elements(window: _Window) -> Iterator[Any]:
    if window.skip() == "[":
        window.at += 1
    while window.skip() not in ("", "]"):
        yield _element(window)


def _element(window: _Window) -> Any:
    decoder = json.JSONDecoder()
    while True:
        line = window.line - 1  # before the window moves on
        try:
            value, end = decoder.raw_decode(window.text, window.at)
        except RecursionError:
            raise InputError(f"{window.where}: JSON that is nested too deep", SHAPE) from None
        except ValueError as error:
            if not window.more() and not _enter(window):
                raise _broken(window, error, line) from None
        else:
            size = end - window.at
            # a number at the window's edge may go on behind it
            if end < len(window.text) or not window.more():
                window.at += size
                return value


def _enter(window: _Window) -> bool:
    """Go on with the articles of an object that is larger than the window."""
    start = None if window.ended or window.is_inside else articles_start(window.text, window.at)
    if start is not None:
        window.at, window.is_inside = start, True
        window.skip()
    return start is not None


def _broken(window: _Window, error: ValueError, line: int) -> InputError:
    if not window.ended:
        limit = MAX_LINE // 1_000_000
        return InputError(f"{window.where}: an article larger than {limit} MB", SHAPE)
    problem = str(error)
    if isinstance(error, json.JSONDecodeError):  # what breaks off does so behind its last character
        line += error.doc.count("\n", 0, min(error.pos, len(error.doc.rstrip())))
        problem = error.msg
    line += 1
    return InputError(f"{window.where}, line {line}: not JSON: {problem}", SHAPE)
