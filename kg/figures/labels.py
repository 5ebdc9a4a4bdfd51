"""Places for names beside points, so that none covers another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.figures.canvas import Point

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name to be placed: beside which point, how far from it, and its size."""

    at: Point
    away: float
    width: float
    height: float


def place_names(
    names: Sequence[Name], taken: Sequence[Box], lines: Sequence[Point], inside: Box
) -> list[Box | None]:
    """A box for each name, the first one chooses first; None where all places are taken.

    Boxes keep clear of one another and of those ``taken``, stay ``inside``, and cover as few
    points of ``lines`` as they can.
    """
    full = list(taken)
    found: list[Box | None] = []
    for name in names:
        free = [
            (sum(_holds(box, point) for point in lines) + further, number, box)
            for number, (further, box) in enumerate(_around(name))
            if _within(box, inside) and not any(_touch(box, other) for other in full)
        ]
        best = min(free)[2] if free else None
        found.append(best)
        full += [best] if best else []
    return found


# By how much of its size a name is moved from the point, the most readable place first.
_PLACES = (
    (0.0, -0.5), (-1.0, -0.5), (-0.5, -1.0), (-0.5, 0.0), (0.0, -1.0), (0.0, 0.0), (-1.0, -1.0),
    (-1.0, 0.0), (-0.25, -1.0), (-0.25, 0.0), (-0.75, -1.0), (-0.75, 0.0),
)  # fmt: skip
_FURTHER = (0.0, 4.0)  # points; each is as bad as so many points of lines that are covered


def _around(name: Name) -> Iterator[tuple[float, Box]]:
    """The places beside a point, then those further away, with how much."""
    for further in _FURTHER:
        for across, down in _PLACES:
            beside, over = across in (0.0, -1.0), down in (0.0, -1.0)
            away = (name.away + further) * (0.7 if beside and over else 1.0)
            left = name.at[0] + across * name.width
            top = name.at[1] + down * name.height
            left += away * (1 if across == 0.0 else -1) if beside else 0.0
            top += away * (1 if down == 0.0 else -1) if over else 0.0
            yield further, (left, top, left + name.width, top + name.height)


def _within(box: Box, other: Box) -> bool:
    return box[0] >= other[0] and box[1] >= other[1] and box[2] <= other[2] and box[3] <= other[3]


def _touch(box: Box, other: Box) -> bool:
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]


def _holds(box: Box, point: Point) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]
