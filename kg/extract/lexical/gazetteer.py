"""What reading an article asks of the actor base."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from kg.model import Kind


class Known(Protocol):
    """An actor of the knowledge base, as far as mentions care."""

    @property
    def kind(self) -> Kind:
        """What sort of actor it is."""
        ...

    @property
    def label(self) -> str:
        """Its name."""
        ...

    @property
    def country(self) -> str | None:
        """The ISO 3166-1 alpha-3 code of the state that it is, or is of."""
        ...

    @property
    def sector(self) -> str | None:
        """Its code in the CAMEO actor codebook."""
        ...


class Geography(Protocol):
    """What is known of states, by their ISO 3166-1 alpha-3 codes."""

    def is_class(self, words: str) -> bool:
        """Whether words tell which states can be meant: "kingdom", "central american"."""
        ...

    def is_called(self, state: str, words: str) -> bool:
        """Whether a state is one of those."""
        ...

    def members(self, words: str) -> Collection[str]:
        """All states that are "baltic" or "nordic"."""
        ...

    def are_neighbours(self, one: str, other: str, *, by_sea: bool = False) -> bool:
        """Whether two states share a border on land, or lie across a narrow sea."""
        ...

    def colonial_power(self, state: str) -> str | None:
        """The state whose colony a state was last."""
        ...


class Gazetteer(Protocol):
    """The names of the actor base, and its states."""

    @property
    def geography(self) -> Geography:
        """What is known of states beside their names."""
        ...

    def longest(self, words: Sequence[str], at: int) -> tuple[int, Known] | None:
        """Length in tokens of the longest known name that starts at token `at`."""
        ...

    def country(self, code: str | None) -> Known | None:
        """The state of a code."""
        ...

    def is_city(self, name: str) -> bool:
        """Whether a name is first of all that of a city."""
        ...

    def state_of(self, surname: str) -> str | None:
        """The code of the state that all people of a last name are of."""
        ...
