"""Whom people mean who type a description, or a name with its title: "Russian government",
"Foreign Minister Kuleba". They are read as those of an article of that day are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kg.actors.names import words
from kg.model import Actor, Article, Kind, Mention

if TYPE_CHECKING:
    from kg.actors.base import ActorBase

_SHORT = {"potus": "US president", "scotus": "US Supreme Court"}  # what only they write


def in_full(name: str) -> str:
    """A name as it is, or what it is short for."""
    return _SHORT.get(name.strip().casefold(), name)


def untitled(name: str, base: ActorBase) -> str:
    """A name without the title or the office before it: "Mr Putin", "Foreign Minister Kuleba"."""
    from kg.actors.people import without_title  # which knows the base

    bare = without_title(name)
    parts = bare.split()
    for at in range(1, len(parts)):
        if base.offices.named([part.lower() for part in words(" ".join(parts[:at]))], ""):
            rest = " ".join(parts[at:])
            if base.surname(rest) or base.persons(rest):
                return rest
    return bare


def described(phrase: str, base: ActorBase, day: date) -> Actor | None:
    """Who of the base a description means on a day, None where it means nobody of it."""
    from kg.actors.meaning import Meanings  # as this does

    article = Article(id="typed", text=phrase, date=day)
    mention = Mention(text=phrase, start=0, end=len(phrase), kind=Kind.GROUP)
    found = Meanings(base, article, [mention], {}).of(mention, day, False, frozenset())
    return base.get(found.actor.id) if found else None
