"""Room for names: marks moved a little, so that those of the busiest actors cover no other mark."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.layout import GAP, Place

NAMED = 40  # so many of the busiest get room
FOREMOST = 12  # so many get it whatever becomes of the others, and some to spare
_ROUNDS = 120
_VIEW = np.array([700.0, 590.0])  # pixels for marks in a usual window
_LINE = 13.0  # pixels a line of text, as ``static/labels.js`` draws it
_WIDE = 0.66
_LETTERS = 28  # more are cut

Points = NDArray[np.float64]
Boxes = NDArray[np.float64]
Numbers = NDArray[np.float64]


def with_room(
    places: Mapping[str, Place], nodes: Mapping[str, Mapping[str, Any]], busiest: Sequence[str]
) -> dict[str, Place]:
    """The places, moved where the name of one of the ``busiest`` would cover a mark.

    A page draws letters of one size however much it shows, so that in units of the canvas a name
    is the larger, the farther apart the places lie.
    """
    first = [actor for actor in busiest if actor in places][:NAMED]
    order = first + sorted(places.keys() - set(first))
    points = np.array([places[actor] for actor in order], dtype=np.float64).reshape(-1, 2)
    grown = _grown(points)
    sizes = _sizes([nodes[actor]["label"] for actor in first], grown)
    marks = np.array([_radius(nodes[actor]["events"], grown) for actor in order])
    moved = points
    for most, spare in ((NAMED, 1.0), (FOREMOST, 1.2), (NAMED, 1.0), (FOREMOST, 1.2)):
        moved = _make_room(moved, sizes[:most] * spare, marks)
    return {actor: (x, y) for actor, (x, y) in zip(order, moved.tolist(), strict=True)}


def _grown(points: Points) -> float:
    """How much larger than at full scale things are when all is in view, as in ``labels.js``."""
    scale = (_VIEW / (np.ptp(points, axis=0) + 1)).min() if len(points) else 1.0
    return float(np.clip(0.95 / scale, 1.0, 4.5))


def _radius(events: int, grown: float) -> float:
    """From the middle of a mark to its edge, as ``static/draw.js`` draws it."""
    return (7 + 3.2 * math.sqrt(2 * math.log2(1 + events))) * math.sqrt(grown)


def _sizes(names: Sequence[str], grown: float) -> Points:
    """Width and height of each name."""
    letters = [min(len(name), _LETTERS) for name in names]
    line = _LINE * grown
    return np.array([[line * _WIDE * n, line * 1.2] for n in letters]).reshape(-1, 2)


def _make_room(points: Points, sizes: Points, marks: Numbers) -> Points:
    moved = points.copy()
    if not len(sizes):
        return moved
    sides = np.zeros(len(sizes), dtype=np.int64)
    for step in range(_ROUNDS):
        if step % 10 == 0:
            sides = _best_sides(moved, sizes, marks)
        boxes = _boxes(moved, sizes, marks)[sides, np.arange(len(sizes))]
        push = _off_marks(boxes, moved, marks) + _off_names(boxes, len(moved)) + _apart(moved)
        if np.abs(push).max() < 0.3:
            break
        moved += push
    return moved


def _boxes(points: Points, sizes: Points, marks: Numbers) -> Boxes:
    """Left, top, right, bottom of each name below, right of, left of and above its mark."""
    (x, y), (wide, high), mark = points[: len(sizes)].T, sizes.T, marks[: len(sizes)]
    aside = mark + high * 0.3
    below, beside = mark + high * 0.05, high / 2
    left = np.array([x - wide / 2, x + aside, x - aside - wide, x - wide / 2])
    top = np.array([y + below, y - beside, y - beside, y - below - high])
    return np.stack([left, top, left + wide, top + high], axis=-1)


def _best_sides(points: Points, sizes: Points, marks: Numbers) -> NDArray[np.int64]:
    """The side on which each name lies on least, those before it are set first."""
    offers = _boxes(points, sizes, marks)
    depth = np.abs(_depths(offers.reshape(-1, 4), points, marks)).sum(axis=(1, 2)).reshape(4, -1)
    chosen: list[int] = []
    for n in range(len(sizes)):
        earlier = np.array([offers[side, k] for k, side in enumerate(chosen)]).reshape(-1, 4)
        over = [_overlaps(offers[side, n][None], earlier).sum() for side in range(4)]
        cost = depth[:, n] + np.array(over) + np.array([0.0, 1.0, 1.0, 2.0])
        chosen.append(int(cost.argmin()))
    return np.array(chosen, dtype=np.int64)


def _depths(boxes: Boxes, points: Points, marks: Numbers) -> Numbers:
    """For each box and point the shortest step that takes the point's mark off the box."""
    x, y = points[:, 0][None], points[:, 1][None]
    left, top, right, bottom = (boxes[:, n][:, None] for n in range(4))
    margin = marks[None] + 4
    ways = np.array([left - margin - x, right + margin - x, top - margin - y, bottom + margin - y])
    inside = (ways[0] < 0) & (ways[1] > 0) & (ways[2] < 0) & (ways[3] > 0)
    shortest = np.abs(ways).argmin(axis=0)
    step = np.take_along_axis(ways, shortest[None], axis=0)[0] * inside
    return np.stack([step * (shortest < 2), step * (shortest >= 2)], axis=-1)


def _off_marks(boxes: Boxes, points: Points, marks: Numbers) -> Points:
    """Steps that take other marks off the names: half of the way they go, half the names."""
    steps = _depths(boxes, points, marks)
    own = np.arange(len(boxes))
    steps[own, own] = 0
    push: Points = steps.sum(axis=0) * 0.45
    push[: len(boxes)] -= steps.sum(axis=1) * 0.45
    return push


def _overlaps(some: Boxes, others: Boxes) -> Numbers:
    """How far each of some boxes lies over each of others, up and down, where it does."""
    wide = np.minimum(some[:, None, 2], others[None, :, 2]) - np.maximum(
        some[:, None, 0], others[None, :, 0]
    )
    high = np.minimum(some[:, None, 3], others[None, :, 3]) - np.maximum(
        some[:, None, 1], others[None, :, 1]
    )
    return np.where((wide > 0) & (high > 0), high, 0.0)


def _off_names(boxes: Boxes, count: int) -> Points:
    """Steps up and down that take names off one another."""
    over = _overlaps(boxes, boxes)
    np.fill_diagonal(over, 0)
    middle = boxes[:, 1] + boxes[:, 3]
    way = np.where(middle[:, None] < middle[None], -1.0, 1.0)
    push = np.zeros((count, 2))
    push[: len(boxes), 1] = (way * over).sum(axis=1) * 0.25
    return push


def _apart(points: Points) -> Points:
    """Steps that part marks which are nearer than `GAP`."""
    (x, y), push = points.T, np.zeros_like(points)
    squares = (x[:, None] - x[None]) ** 2 + (y[:, None] - y[None]) ** 2
    one, other = np.nonzero(squares < GAP**2)
    apart, distance = points[one] - points[other], np.sqrt(squares[one, other])
    np.add.at(push, one, apart * (0.4 * (GAP / np.maximum(distance, 1e-6) - 1))[:, None])
    return push
