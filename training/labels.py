"""Labels by index, and what becomes of them when the ontology is another one."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.parse.reading import ACT, TOLD

MISSING = -100  # nothing is known


def told_indices(told: Sequence[str], acts: Sequence[int]) -> list[int]:
    """Labels of triggers; a trigger whose act has no subtype in the ontology teaches neither an act
    nor none."""
    return [
        MISSING if label == ACT and act == MISSING else TOLD.index(label)
        for label, act in zip(told, acts, strict=True)
    ]


def kept_rows(now: Sequence[str], before: Sequence[str]) -> tuple[list[int], list[int]]:
    """Where the labels that are in both stand now, and where they stood before."""
    places = {label: at for at, label in enumerate(before)}
    kept = [(at, places[label]) for at, label in enumerate(now) if label in places]
    return [new for new, _ in kept], [old for _, old in kept]
