"""The nouns of nameless actors, and of states that have no whole name: ``actor-nouns.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.extract.lexical.tables import read_table

FILE = "actor-nouns.yaml"

# What stands for a people in front of another: "Sino-Indian".
STATES_BEFORE_HYPHEN = {
    "anglo": "British", "austro": "Austrian", "franco": "French", "greco": "Greek",
    "indo": "Indian", "italo": "Italian", "luso": "Portuguese", "russo": "Russian",
    "sino": "Chinese", "turco": "Turkish",
}  # fmt: skip
_AGENTIVE = ("man", "men", "woman", "women", "ist", "ists", "ian", "ians", "eer", "eers")
_NO_AGENTS = frozenset(["career", "engineer", "specimen", "regimen", "list", "mist", "twist"])


@dataclass(frozen=True, slots=True)
class ActorNouns:
    """Head nouns of nameless actors ("official", "rebels", "court"), and those of what has a name
    and is no actor ("prize", "treaty")."""

    people: frozenset[str]
    bodies: frozenset[str]
    # "Korea" → "North" → "North Korea"
    halves: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    twins: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # "koreas" → ISO codes
    things: frozenset[str] = frozenset()
    goods: frozenset[str] = frozenset()
    prizes: frozenset[str] = frozenset()
    arms: frozenset[str] = frozenset()
    operations: frozenset[str] = frozenset()

    @classmethod
    def load(cls, ontology: Path) -> ActorNouns:
        """Read ``actor-nouns.yaml`` of the folder `ontology`; ConfigError when it is wrong."""
        return read_table(ontology / FILE, cls._of)

    @classmethod
    def _of(cls, table: Mapping[str, Any]) -> ActorNouns:
        return cls(
            people=frozenset(table["people"]),
            bodies=frozenset(table["bodies"]),
            halves=table.get("halves", {}),
            twins={plural: tuple(codes) for plural, codes in table.get("twins", {}).items()},
            things=frozenset(table.get("things", ())),
            goods=frozenset(table.get("goods", ())),
            prizes=frozenset(table.get("prizes", ())),
            arms=frozenset(table.get("arms", ())),
            operations=frozenset(table.get("operations", ())),
        )

    def halves_in(self, text: str) -> Mapping[str, str]:
        """Direction → the state that an article calls so: "the [North]" where it is on Korea."""
        return next((states for land, states in self.halves.items() if land in text), {})

    def __contains__(self, lemma: object) -> bool:
        if lemma in self.people or lemma in self.bodies:
            return True
        return isinstance(lemma, str) and lemma.endswith(_AGENTIVE) and lemma not in _NO_AGENTS
