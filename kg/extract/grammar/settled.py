"""Questions to trees that a word answers once, as soon as nobody mends the trees any more."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from kg.extract.grammar.words import Token

_Answer = TypeVar("_Answer")


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
