"""The nouns of nameless actors: ``ontology/actor-nouns.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

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
    """Head nouns of nameless actors ("official", "rebels", "court")."""

    people: frozenset[str]
    bodies: frozenset[str]

    @classmethod
    def load(cls, ontology: Path) -> ActorNouns:
        """Read ``actor-nouns.yaml`` of the folder `ontology`."""
        text = (ontology / "actor-nouns.yaml").read_text(encoding="utf-8")
        table = yaml.load(text, Loader=yaml.CSafeLoader)
        return cls(frozenset(table["people"]), frozenset(table["bodies"]))

    def __contains__(self, lemma: object) -> bool:
        if lemma in self.people or lemma in self.bodies:
            return True
        return isinstance(lemma, str) and lemma.endswith(_AGENTIVE) and lemma not in _NO_AGENTS
