"""What is known of states beside their names: what news calls them, next to whom they lie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from pathlib import Path

from kg.actors.tables import WHERE, Row, rows, split
from kg.errors import ConfigError

_MONARCHIES = ("kingdom", "emirate", "sultanate", "principality")


class Geography:
    """The tables ``classes.csv`` and ``neighbours.csv``; states are ISO 3166-1 alpha-3 codes."""

    def __init__(self) -> None:
        self._classes: dict[str, frozenset[str]] = {}
        self._border: dict[str, set[str]] = defaultdict(set)
        self._sea: dict[str, set[str]] = defaultdict(set)
        self._colonial: dict[str, str] = {}

    @classmethod
    def read(cls, seeds: Path, states: Collection[str]) -> Geography:
        """The tables of a seeds folder; ConfigError for a code that is none of ``states``."""
        found = cls()
        for row in rows(seeds, "classes"):
            members = frozenset(_codes(row, "states", states))
            found._classes |= dict.fromkeys(split(row["words"]), members)
        for row in rows(seeds, "neighbours"):
            (one,) = _codes(row, "country", states)
            for other in _codes(row, "neighbours", states):
                far = "~" + other in row["neighbours"]
                near = found._sea if far else found._border
                near[one].add(other)
                near[other].add(one)
            for power in _codes(row, "colonial_power", states):
                found._colonial[one] = power
        return found

    def is_class(self, words: str) -> bool:
        """Whether words tell which states can be meant: "kingdom", "central american"."""
        return words in self._classes or words == "republic"

    def is_called(self, state: str, words: str) -> bool:
        """Whether a state is a "kingdom" or "central american"; a republic has no monarch."""
        if words == "republic":
            return not any(self.is_called(state, word) for word in _MONARCHIES)
        return state in self._classes.get(words, ())

    def members(self, words: str) -> frozenset[str]:
        """All states that are "baltic" or "nordic"."""
        return self._classes.get(words, frozenset())

    def are_neighbours(self, one: str, other: str, *, by_sea: bool = False) -> bool:
        """Whether two states share a border on land, or lie across a narrow sea."""
        return other in (self._sea if by_sea else self._border).get(one, ())

    def colonial_power(self, state: str) -> str | None:
        """The state whose colony, protectorate or mandate a state was last."""
        return self._colonial.get(state)


def _codes(row: Row, column: str, states: Collection[str]) -> list[str]:
    codes = [code.lstrip("~") for code in split(row[column])]
    for code in codes:
        if code not in states:
            message = f"{row[WHERE]}: no state has the code {code!r}"
            raise ConfigError(message, "countries.csv and territories.csv list the codes")
    return codes
