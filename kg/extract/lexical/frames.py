"""Where an act's target stands: the frames of ``ontology/frames.yaml`` by subtype."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.extract.lexical.tables import read_table

FILE = "frames.yaml"


_LOCAL = (
    "strike",
    "release",
    "transfer",
    "movement",
    "removal",
    "truce",
    "presence",
    "measure",
    "going",
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Places to search for the target, the best first; the side that "of X" names."""

    target: tuple[str, ...]
    of_target: bool
    ruler: bool = False  # an unsaid agent is whoever rules the place
    expels: bool = False  # an unsaid agent is the state that is left
    moves: bool = False  # the object is what the agent sends or withdraws, no other side
    leaves: bool = False  # "from" names what is left or given up, no agent
    joint: bool = False  # all participants do the same
    local: bool = False  # a place may be what is hit, held or left, not only where it happens
    instrument: bool = False  # a bomb or a strike may stand for the unknown agent
    closed: bool = False  # nobody is a target but who stands in one of its places
    given: bool = False  # it goes to somebody, who does not do it
    suffered: bool = False  # it is done to somebody, who has no part in it
    judges: bool = False  # it tells what is thought of what others did or are
    backs: bool = False  # it is done in favour of somebody


class Frames:
    """Subtype → frame."""

    def __init__(self, table: dict[str, Any]) -> None:
        shapes = table["frames"]
        rulers, expelling = set(table["ruler"]), set(table["expels"])
        self._frames: dict[str, Frame] = {}
        # noun → the types of the acts that it can stand for, none where it fits any act
        self.called: dict[str, frozenset[str]] = {}
        for event_type, nouns in table.get("called", {}).items():
            for noun in nouns:
                types = frozenset() if event_type == "any" else frozenset({event_type})
                self.called[noun] = self.called.get(noun, frozenset()) | types
        # those of them that stand for what is done, not only said or asked for
        self.done: frozenset[str] = frozenset(table.get("done", ()))
        # noun → verbs that tell the same act
        self.told_by: dict[str, frozenset[str]] = {
            noun: frozenset(verbs) for noun, verbs in table.get("told_by", {}).items()
        }
        for name, shape in shapes.items():
            target, of_target = tuple(shape["target"]), shape["of"] == "target"
            if not all(isinstance(place, str) for place in target):
                raise TypeError(f"{name}: a place is no text; YAML reads a bare on as true")
            for subtype in table.get(name, ()):
                self._frames[subtype] = Frame(
                    target,
                    of_target,
                    ruler=subtype in rulers,
                    expels=subtype in expelling,
                    moves=name in ("movement", "removal", "office"),
                    leaves=name in ("movement", "removal", "office", "release"),
                    joint=name == "partner",
                    local=name in _LOCAL,
                    instrument=name == "strike",
                    closed=name == "office",
                    given=name in ("transfer", "presence", "going"),
                    suffered=name in ("strike", "release"),
                    judges=name in ("favour", "verdict"),
                    backs=name == "favour",
                )
            if name == "default":
                self.default = Frame(target, of_target)

    def __getitem__(self, subtype: str) -> Frame:
        return self._frames.get(subtype, self.default)

    @property
    def subtypes(self) -> frozenset[str]:
        """All subtypes that have a frame of their own."""
        return frozenset(self._frames)

    @classmethod
    def load(cls, ontology: Path) -> Frames:
        """Read ``frames.yaml`` of the folder `ontology`; ConfigError when it is wrong."""
        return read_table(ontology / FILE, cls)
