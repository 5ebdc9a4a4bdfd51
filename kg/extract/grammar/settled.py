"""Questions about words that are answered once, as soon as nobody mends their trees any more."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from kg.extract.grammar.words import Token

_Asked = TypeVar("_Asked")
_Answer = TypeVar("_Answer")


def once(ask: Callable[[_Asked, Token], _Answer]) -> Callable[[_Asked, Token], _Answer]:
    """Let an object answer a question once for each token of its article, and keep the answer."""
    name = f"_{ask.__name__}_of"

    @wraps(ask)
    def kept(self: _Asked, token: Token) -> _Answer:
        answers: dict[int, _Answer] = self.__dict__.get(name) or self.__dict__.setdefault(name, {})
        if token.i not in answers:
            answers[token.i] = ask(self, token)
        return answers[token.i]

    return kept


def settled(ask: Callable[[Token], _Answer]) -> Callable[[Token], _Answer]:
    """Let a word keep its answer to a question once its article is settled (`Doc.settle`).

    For what is asked of the same word over and over and follows from trees and names alone. All
    who ask get the same answer: a list is not to be changed.
    """

    @wraps(ask)
    def kept(token: Token) -> _Answer:
        answers = token.answers
        if answers is None:  # trees are being mended
            return ask(token)
        if ask not in answers:
            answers[ask] = ask(token)
        found: _Answer = answers[ask]
        return found

    return kept
