"""Which events are asked for: the parameters of an address, as `kg view` takes them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from kg.choice import read_choice
from kg.errors import InputError
from kg.given import read_day, read_name
from kg.model import Level
from kg.server.problems import Problem, line_of
from kg.server.surroundings import actor_named, surroundings
from kg.store import Store
from kg.store.reports import Filter
from kg.store.timeline import Search
from kg.trace import Parties, filter_of

Given = Iterable[Sequence[str]]  # pairs of name and value, as they stand in the address

_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)

SEVERAL = frozenset({"type", "status"})


class Parameters:
    """The parameters of an address, each once but for those of `SEVERAL`."""

    def __init__(self, given: Given, known: Collection[str], *, form: bool = False) -> None:
        """Problem for one that nobody knows, that is there twice, or empty unless in a ``form``."""
        self._values: dict[str, list[str]] = {}
        for name, value in given:
            if name not in known:
                listed = ", ".join(known)
                raise Problem(400, f"there is no parameter {name!r}, but {listed}")
            if not value.strip() and not form:
                raise Problem(400, f"{name} is empty: leave it out")
            if value.strip():
                self._values.setdefault(name, []).append(value.strip())
        for name, values in self._values.items():
            if len(values) > 1 and name not in SEVERAL:
                raise Problem(400, f"{name} is given {len(values)} times: give it once")

    def one(self, name: str) -> str | None:
        """The value of a parameter, None without it."""
        return next(iter(self._values.get(name, ())), None)

    def all(self, name: str) -> list[str]:
        """All values of a parameter."""
        return self._values.get(name, [])

    def number(self, name: str, low: float, high: float, default: float) -> float:
        """A number in a range; Problem when it is none, or lies outside."""
        text = self.one(name)
        found = default
        if text is not None:
            found = float(text) if _NUMBER.fullmatch(text) else float("nan")
        if not low <= found <= high:
            raise Problem(400, f"{name} is a number from {low:g} to {high:g}, not {text!r}")
        return found

    def whole(self, name: str, low: int, high: int, default: int) -> int:
        """A whole number in a range; Problem when it is none, or lies outside."""
        found = self.number(name, low, high, default)
        if found != int(found):
            raise Problem(400, f"{name} is a whole number, not {self.one(name)!r}")
        return int(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The one or two actors (ids) that the events are about, and what else they must be."""

    actors: tuple[str, ...]
    filter: Filter
    level: Level | None
    never: bool = False  # no day is both after the one and before the other

    def parties(self, store: Store) -> Parties:
        """The actors with all who act for them."""
        return Parties(self.actors, self.level, surroundings(store).hierarchy)

    def search(self, store: Store) -> Search:
        """What is looked for in the store; `parties` then says what is meant of what is found."""
        sought = tuple(frozenset(party) for party in self.parties(store).sought)
        return Search(parties=sought, filter=self.filter)


def asked_in(
    store: Store, given: Parameters, actors: Sequence[str], *, any_days: bool = False
) -> Asked:
    """What the parameters ask for; ``actors`` are those that name actors. Problem when wrong.

    Days in the wrong order are wrong, too, but with ``any_days``: then nothing is asked for.
    """
    since, until = given.one("from"), given.one("to")
    try:
        never = any_days and _is_backward(since, until)
        choice = read_choice(
            store.taxonomy,
            since=since,
            until=None if never else until,
            types=given.all("type"),
            status=given.all("status"),
            min_confidence=given.number("confidence", 0, 1, 0) or None,
            articles=given.one("article"),
        )
        level = read_name(name, Level, "level") if (name := given.one("level")) else None
    except InputError as error:
        raise Problem(400, line_of(error)) from None
    named = [name for parameter in actors if (name := given.one(parameter)) is not None]
    return Asked(
        actors=tuple(actor_named(name, store) for name in named),
        filter=filter_of(choice),
        level=level,
        never=never,
    )


def _is_backward(since: str | None, until: str | None) -> bool:
    """Whether the last day lies before the first."""
    return bool(since and until) and read_day(str(since)) > read_day(str(until), last=True)
