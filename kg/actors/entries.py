"""Who is behind a name: actors, by what sort of name, and whom it meant at another time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kg.model import Actor

Key = tuple[str, ...]


class Via(StrEnum):
    """What sort of name an actor was found by."""

    NAME = "name"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    METONYM = "metonym"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Once:
    """Whom a name meant between two days, both included."""

    actor: Actor
    begin: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor behind a name; ``weak`` where others have the better claim to it, ``first`` if it
    is his all the same where a text speaks for none of them."""

    actor: Actor
    via: Via
    weak: bool = False
    first: bool = False
    people: Actor | None = None  # what `longest` gives for a demonym: a group
    home: Actor | None = None  # the state or region that a place lies in
    once: tuple[Once, ...] = ()  # states that bore the name before

    def on(self, day: date | None) -> Actor:
        """Whom the name means on a day: "Moscow" in 1980 is the Soviet Union."""
        if day is not None:
            for once in self.once:
                if (once.begin or date.min) <= day <= (once.end or date.max):
                    return once.actor
        return self.actor
