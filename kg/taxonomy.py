"""The event types of ``ontology/event-types.yaml``: subtype → PLOVER type and mode, CAMEO."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from kg.errors import ConfigError
from kg.model import Status

_COOPERATIVE = frozenset(["CONSULT", "SUPPORT", "COOPERATE", "AID"])
_MATERIAL_CONFLICT = frozenset(["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"])


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One of the 16 types of PLOVER 2021; ``score`` runs from -10 (conflict) to +10."""

    id: str
    definition: str
    quad: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Subtype:
    """A diplomatic subtype and its place in PLOVER and CAMEO."""

    id: str
    label: str
    event_type: str | None
    direct: str
    mode: str | None = None
    cameo: str | None = None
    mutual: bool = False
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """All types and subtypes by id."""

    types: Mapping[str, EventType]
    subtypes: Mapping[str, Subtype]

    def subtype(self, identifier: str) -> Subtype:
        """The subtype of that id."""
        try:
            return self.subtypes[identifier]
        except KeyError:
            raise ConfigError(
                f"no event subtype {identifier!r}", "see ontology/event-types.yaml"
            ) from None

    def fold(self, identifier: str, status: Status) -> tuple[str | None, str | None]:
        """PLOVER type and mode of a subtype under a status, as the 2021 codebook codes it.

        Planned co-operation is AGREE, planned material conflict THREATEN, a planned RETREAT
        CONCEDE; co-operation that is negated or refused is REJECT. Others keep their type.
        """
        subtype = self.subtype(identifier)
        kind = subtype.event_type
        folded = kind
        if status is Status.PLANNED:
            if kind in _COOPERATIVE:
                folded = "AGREE"
            elif kind in _MATERIAL_CONFLICT:
                folded = "THREATEN"
            elif kind == "RETREAT":
                folded = "CONCEDE"
        elif status is Status.NEGATED and (kind in _COOPERATIVE or kind == "AGREE"):
            folded = "REJECT"
        return folded, subtype.mode if folded == kind else None


@lru_cache(maxsize=4)
def load_taxonomy(ontology: Path) -> Taxonomy:
    """Read ``event-types.yaml`` of the folder `ontology`; cached by path."""
    path = ontology / "event-types.yaml"
    try:
        table = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        types = {name: EventType(id=name, **row) for name, row in table["types"].items()}
        subtypes = {}
        for name, row in table["subtypes"].items():
            kind = row["event_type"]
            subtypes[name] = Subtype(id=name, score=types[kind].score if kind else 0.0, **row)
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise ConfigError(f"{path}: {error}", "reinstall kg or mend the file") from error
    return Taxonomy(types, subtypes)
