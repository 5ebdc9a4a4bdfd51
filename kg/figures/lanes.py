"""Room for marks and their labels: each in the first lane where it touches nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Interval = tuple[float, float]
GAP = 2.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How large marks are, how far apart lanes are, and which marks get a label."""

    size: float
    lane: float
    labels: str  # all, free (those with room beside them) or none


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A lane, counted from 0, and where the label begins, None without one."""

    lane: int
    label: float | None


def arrange(
    spans: Sequence[Interval], labels: Sequence[float], style: Style, right: float
) -> list[Place]:
    """A place for each span; ``labels`` are widths, and no label goes beyond ``right``.

    Spans come in the order of time; a mark stands in the middle of its span.
    """
    fields = [_field(span, style.size) for span in spans]
    if style.labels == "all":
        begins = [_beside(*both, style.size, right) for both in zip(spans, labels, strict=True)]
        lanes = pack(
            [
                field if begin is None else (min(field[0], begin), max(field[1], begin + width))
                for field, begin, width in zip(fields, begins, labels, strict=True)
            ]
        )
    else:
        lanes = pack(fields)
        begins = [None] * len(spans)
    if style.labels == "free":
        free = room(fields, lanes, right)
        begins = [
            field[1] + GAP if width + 2 * GAP <= space else None
            for field, width, space in zip(fields, labels, free, strict=True)
        ]
    return [Place(lane=lane, label=begin) for lane, begin in zip(lanes, begins, strict=True)]


def _field(span: Interval, size: float) -> Interval:
    """What a mark and the line of its days take up."""
    middle = (span[0] + span[1]) / 2
    return min(span[0], middle - size / 2), max(span[1], middle + size / 2)


def _beside(span: Interval, width: float, size: float, right: float) -> float | None:
    """Where a label begins: right of its mark, or left of it, or nowhere."""
    middle = (span[0] + span[1]) / 2
    after, before = middle + size / 2 + GAP, middle - size / 2 - GAP - width
    if after + width <= right:
        return after
    return before if before >= 0 else None


def pack(intervals: Sequence[Interval]) -> list[int]:
    """The lane of each interval, from 0; in a lane they are at least `GAP` apart.

    They come in the order of time, and so each stands right of the earlier ones in its lane.
    """
    lanes: list[int] = []
    ends: list[float] = []
    for left, right in intervals:
        free = (lane for lane, end in enumerate(ends) if end + GAP <= left)
        lanes.append(next(free, len(ends)))
        ends[lanes[-1] : lanes[-1] + 1] = [right]
    return lanes


def room(intervals: Sequence[Interval], lanes: Sequence[int], right: float) -> list[float]:
    """How far to the right of each interval nothing else stands in its lane."""
    found: list[float] = []
    following: dict[int, float] = {}
    for (left, end), lane in reversed(list(zip(intervals, lanes, strict=True))):
        found.append(following.get(lane, right) - end)
        following[lane] = left
    return found[::-1]
