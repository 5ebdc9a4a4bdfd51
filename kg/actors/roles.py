"""What part of a state or a people acts: "Israeli troops", "Iraqi citizens"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.actors.names import atoms
from kg.model import Kind

_LONGEST = 4
_BROAD = frozenset({"military", "party"})
_NARROW = frozenset({"rebels", "separatists", "extremists", "opposition", "protesters", "police"})


@dataclass(frozen=True, slots=True)
class Role:
    """A line of ``roles.csv``; an empty type stands for the state itself."""

    type: str
    label: str
    sector: str
    kind: Kind
    words: tuple[str, ...]


class Roles:
    """The words of roles, singular and plural."""

    def __init__(self, roles: Iterable[Role]) -> None:
        self._words: dict[tuple[str, ...], Role] = {}
        self.by_type: dict[str, Role] = {}
        for role in roles:
            self.by_type[role.type] = role
            for phrase in role.words:
                key = atoms(phrase)
                for form in (key, (*key[:-1], _plural(key[-1]))):
                    self._words.setdefault(form, role)

    def find(self, words: Sequence[str]) -> tuple[int, int, Role] | None:
        """(start, end, role) of the last role named among lower-case atoms.

        One that names a part of the state comes before one that names the state.
        """
        found = list(self._all(words))
        telling = [hit for hit in found if hit[2].type]
        if telling and telling[-1][2].type in _BROAD:  # "rebel troops" are rebels
            telling = [hit for hit in telling if hit[2].type in _NARROW] or telling
        chosen = telling or found
        return chosen[-1] if chosen else None

    def covered(self, words: Sequence[str]) -> set[int]:
        """The places of all words that tell a role."""
        return {i for start, end, _ in self._all(words) for i in range(start, end)}

    def _all(self, words: Sequence[str]) -> Iterable[tuple[int, int, Role]]:
        at = 0
        while at < len(words):
            for end in range(min(len(words), at + _LONGEST), at, -1):
                role = self._words.get(tuple(words[at:end]))
                if role is not None:
                    yield at, end, role
                    at = end - 1
                    break
            at += 1


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")
