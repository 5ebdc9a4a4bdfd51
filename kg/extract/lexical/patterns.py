"""The phrases of the lexicon as patterns: which words around a head fit them, and how specially."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

_PREPOSITIONS = frozenset(
    "about against among as at between by for from in into of on over to toward with".split()
)


@dataclass(frozen=True, slots=True)
class Slot:
    """One place beside the head: any of these words, or all words of one of these phrases."""

    words: frozenset[str]
    phrases: tuple[frozenset[str], ...] = ()
    listed: bool = False  # a class, not words of the entry itself
    party: bool = False  # its words stay a party of the act
    keys: frozenset[str] = field(init=False)  # without one of these it stays empty

    def __post_init__(self) -> None:
        firsts = {word for phrase in self.phrases for word in sorted(phrase)[:1]}
        object.__setattr__(self, "keys", self.words | firsts)

    def find(self, near: frozenset[str]) -> frozenset[str] | None:
        """The words of `near` that fill the slot; None when it stays empty."""
        for phrase in self.phrases:
            if phrase <= near:
                return phrase
        found = self.words & near
        return (found if len(found) == 1 else frozenset((min(found),))) if found else None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A head's slots and what they tell together."""

    slots: tuple[Slot, ...]
    subtype: str
    swapped: bool = False

    def match(self, near: frozenset[str]) -> tuple[tuple[int, int, int], frozenset[str]] | None:
        """How special the match is, and the words of the act; None where a slot stays empty.

        More words are more special, then fewer prepositions, then fewer words out of classes.
        """
        words: frozenset[str] = frozenset()
        parties: frozenset[str] = frozenset()
        for slot in self.slots:
            found = slot.find(near)
            if found is None:
                return None
            words |= found
            parties |= found if slot.party else frozenset()
        own = sum(not slot.listed for slot in self.slots)
        return (len(words), len(words - _PREPOSITIONS), own), words - parties


class Patterns(list[Pattern]):
    """The patterns of one head in the order of the file."""

    @cached_property
    def _keyed(self) -> dict[str, list[int]]:
        """A word → the patterns whose first slot it may fill; "" → those without slots."""
        keyed: dict[str, list[int]] = {}
        for at, pattern in enumerate(self):
            for key in pattern.slots[0].keys if pattern.slots else ("",):
                keyed.setdefault(key, []).append(at)
        return keyed

    def fitting(self, near: Iterable[str]) -> Iterator[Pattern]:
        """Those whose first slot some word may fill, in order: a head may have hundreds."""
        keyed = self._keyed
        found = {at for word in ("", *near) if word in keyed for at in keyed[word]}
        return (self[at] for at in sorted(found))
