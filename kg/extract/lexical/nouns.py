"""The nouns of nameless actors: ``ontology/actor-nouns.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

_AGENTIVE = ("man", "men", "woman", "women", "ist", "ists", "ian", "ians", "eer", "eers")
_NO_AGENTS = frozenset(["career", "engineer", "specimen", "regimen", "list", "mist", "twist"])


@dataclass(frozen=True, slots=True)
class ActorNouns:
    """Head nouns of nameless actors ("official", "rebels", "court"), and those of what has a name
    and is no actor ("prize", "treaty")."""

    people: frozenset[str]
    bodies: frozenset[str]
    things: frozenset[str]
    prizes: frozenset[str]

    @classmethod
    def load(cls, ontology: Path) -> ActorNouns:
        """Read ``actor-nouns.yaml`` of the folder `ontology`."""
        text = (ontology / "actor-nouns.yaml").read_text(encoding="utf-8")
        table = yaml.load(text, Loader=yaml.CSafeLoader)
        return cls(*(frozenset(table[k]) for k in ("people", "bodies", "things", "prizes")))

    def __contains__(self, lemma: object) -> bool:
        if lemma in self.people or lemma in self.bodies:
            return True
        return isinstance(lemma, str) and lemma.endswith(_AGENTIVE) and lemma not in _NO_AGENTS
