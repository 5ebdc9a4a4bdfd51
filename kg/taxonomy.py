"""The event types of ``ontology/event-types.yaml``, and PLOVER's rules for coding them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from kg.errors import ConfigError
from kg.model import Status

FILE = "event-types.yaml"

QUADS = frozenset(
    {"verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"}
)

# Subtypes of who come together in a place: "met in Oslo".
MEETINGS = frozenset("meeting negotiation planned-meeting summit third-party-meeting".split())
_COOPERATION = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_REFUSED = _COOPERATION | {"AGREE", "CONCEDE", "RETREAT"}
_CONFLICT = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})

# What a refused act is called below REJECT, and a coming one below THREATEN.
_REJECT_MODES = {
    "CONSULT": "meet",
    "COOPERATE": "assist",
    "AID": "assist",
    "CONCEDE": "yield",
    "RETREAT": "yield",
}
_THREATEN_MODES = {
    ("SANCTION", "expel"): "expel",
    ("SANCTION", "withdraw"): "relations",
    ("COERCE", "arrest"): "arrest",
    ("COERCE", "restrict"): "restrict",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One of PLOVER's 16 types; ``score`` runs from -10 (conflict) to +10 (cooperation)."""

    id: str
    label: str
    definition: str
    quad: str
    score: float
    direct: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Subtype:
    """A diplomatic act; ``event_type`` is None for what PLOVER leaves out (statements)."""

    id: str
    label: str
    definition: str
    event_type: str | None
    mode: str | None
    cameo: str | None
    direct: str
    mutual: bool
    score: float


@dataclass(frozen=True)
class Taxonomy:
    """All types and subtypes by id, in the order of the file."""

    types: Mapping[str, EventType]
    subtypes: Mapping[str, Subtype]

    def subtype(self, subtype: str) -> Subtype:
        """Return a subtype by its id; ConfigError when there is none."""
        try:
            return self.subtypes[subtype]
        except KeyError:
            raise ConfigError(
                f"no event subtype is called {subtype!r}", f"the subtypes are listed in {FILE}"
            ) from None

    def of_type(self, event_type: str | None) -> frozenset[str]:
        """Return the subtypes of a PLOVER type, those without one for None."""
        return self._of_type.get(event_type, frozenset())

    @cached_property
    def _of_type(self) -> dict[str | None, frozenset[str]]:
        types = {subtype.event_type for subtype in self.subtypes.values()}
        return {
            base: frozenset(s.id for s in self.subtypes.values() if s.event_type == base)
            for base in types
        }

    def declared(self, event_type: str | None, mode: str | None) -> str | None:
        """Return the subtype of what is refused or threatened with: "will not meet B", "will expel
        them unless B leaves"; None where there is no such subtype."""
        if event_type == "REJECT":
            told = "meeting-refusal" if mode == "meet" else "refusal"
        elif mode == "violence":
            told = "military-threat"
        else:
            told = "threat-to-relations" if mode in ("expel", "relations") else "threat"
        return told if told in self.subtypes else None

    def label(self, subtype: str | None, event_type: str | None) -> str | None:
        """Return what an act is called: by its subtype, else by its type; None for neither."""
        entry = self.subtypes.get(subtype or "") or self.types.get(event_type or "")
        return entry.label if entry is not None else None

    def fold(self, subtype: str, status: Status) -> tuple[str | None, str | None]:
        """Return the PLOVER type and mode of an act with this status.

        A planned cooperative act is coded AGREE, and so is a planned retreat, as PLOVER's gold
        records have it ("will withdraw its troops"); a planned resignation CONCEDE; a planned
        conflict act THREATEN; what is negated of cooperation, agreement, concession and retreat
        REJECT; what is denied has none. All others keep theirs. ConfigError for no subtype.
        """
        entry = self.subtype(subtype)
        base, mode = entry.event_type, entry.mode
        if base is None or status is Status.DENIED:
            return None, None
        if status is Status.PLANNED:
            if base in _COOPERATION:
                return "AGREE", None
            if base == "RETREAT":
                return ("CONCEDE" if mode == "resign" else "AGREE"), None
            if base in _CONFLICT:
                threat = _THREATEN_MODES.get((base, mode or ""))
                return "THREATEN", "violence" if base == "ASSAULT" else threat
        if status is Status.NEGATED and base in _REFUSED:
            return "REJECT", _REJECT_MODES.get(base)
        return base, mode


@lru_cache(maxsize=8)
def load_taxonomy(directory: Path) -> Taxonomy:
    """Return the taxonomy of an ``ontology/`` directory; ConfigError when the file is wrong."""
    path = directory / FILE
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
        return _build(data)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"cannot read {path}: {error}", "reinstall kg, or set its path"
        ) from error
    except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        line = " ".join(str(error).split())
        raise ConfigError(f"{path} is not a valid list of event types: {line}") from error


def _build(data: Any) -> Taxonomy:
    types = {name: EventType(id=name, **fields) for name, fields in data["types"].items()}
    for entry in types.values():
        if entry.quad not in QUADS:
            raise ValueError(f"{entry.id} has the unknown quad class {entry.quad!r}")
    subtypes = {}
    for name, fields in data["subtypes"].items():
        base = fields["event_type"]
        if base is not None and base not in types:
            raise ValueError(f"{name} lies below the unknown type {base!r}")
        score = types[base].score if base is not None else 0.0
        subtypes[name] = Subtype(id=name, **{"score": score, **fields})
    return Taxonomy(MappingProxyType(types), MappingProxyType(subtypes))
