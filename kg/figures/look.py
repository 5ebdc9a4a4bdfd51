"""How events look in a figure: colour and shape by score, outline by status.

Score and status are told as on the page (``static/draw.js``, ``static/links.js``). The orange is
lighter than there, so that blue and orange differ in grey print, too; the shapes do in any case.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from enum import StrEnum

from kg.figures.canvas import Canvas, Point, text_width
from kg.model import Kind, Status

INK, MUTED, LINE, BAND, PAPER = "#1d242b", "#5a646e", "#dfe1e3", "#f2f3f4", "#ffffff"
TINY, SMALL, LARGE = 6.0, 6.5, 9.0  # sizes of text


class Tone(StrEnum):
    """Cooperation or conflict, by PLOVER score."""

    COOPERATIVE = "cooperative"
    NEUTRAL = "neutral"
    CONFLICTUAL = "conflictual"


COLOURS = {Tone.COOPERATIVE: "#1868ad", Tone.NEUTRAL: "#8d959d", Tone.CONFLICTUAL: "#dd7a1c"}


def tone_of(score: float | None) -> Tone:
    """The tone of a score from -10 to +10; neutral without one."""
    if score is None or abs(score) <= 0.5:
        return Tone.NEUTRAL
    return Tone.COOPERATIVE if score > 0 else Tone.CONFLICTUAL


class Look(StrEnum):
    """How sure it is that something happened."""

    SURE = "sure"
    PLANNED = "planned"
    DENIED = "denied"


def look_of(status: Status) -> Look:
    """The look of a status."""
    if status in (Status.DENIED, Status.NEGATED):
        return Look.DENIED
    return Look.PLANNED if status in (Status.PLANNED, Status.HYPOTHETICAL) else Look.SURE


def draw_mark(
    canvas: Canvas, at: Point, size: float, tone: Tone, look: Look, name: str | None = None
) -> None:
    """Draw an event: a disc, a triangle or a square; hollow when planned, struck when denied."""
    colour = COLOURS[tone]
    fill = colour if look is Look.SURE else PAPER
    radius, width = size / 2, min(0.9, size / 5)
    if tone is Tone.COOPERATIVE:
        canvas.circle(at, radius, fill, colour, width, layer=3, name=name)
    else:
        corners = 3 if tone is Tone.CONFLICTUAL else 4
        canvas.polygon(_corners(at, radius, corners), fill, colour, width, layer=3, name=name)
    if look is Look.DENIED:
        (x, y), reach = at, 1.5 * radius
        ends = [(x - reach, y + reach), (x + reach, y - reach)]
        canvas.line(ends, INK, min(0.7, size / 6), layer=3.5)


def draw_actor(
    canvas: Canvas, at: Point, radius: float, kind: str, name: str | None = None
) -> None:
    """Draw an actor: its kind is the shape, as on the page."""
    if kind in _SHAPES:
        corners, turn = _SHAPES[kind]
        points = _corners(at, radius, corners, turn)
        canvas.polygon(points, INK, PAPER, 0.6, layer=3, name=name)
    else:
        canvas.circle(at, radius, INK, PAPER, 0.6, layer=3, name=name)


# Corners, and by how much of a turn they are moved.
_SHAPES: dict[str, tuple[int, float]] = {
    Kind.ORGANISATION: (4, 0.0),
    Kind.PERSON: (3, 0.0),
    Kind.GROUP: (4, 0.125),
    Kind.PLACE: (3, 0.5),
    Kind.MATTER: (6, 0.0),
}
# How much larger than a disc's its radius is, for shapes of one area.
_LARGER = {3: 1.35, 4: 1.25, 6: 1.1}


def _corners(at: Point, radius: float, corners: int, turn: float = 0.0) -> list[Point]:
    """A regular shape around a point, a side below, turned by a part of a whole turn."""
    radius *= _LARGER[corners]
    first = math.pi / 2 + math.pi / corners + turn * math.tau
    angles = (first + math.tau * n / corners for n in range(corners))
    return [(at[0] + radius * math.cos(a), at[1] + radius * math.sin(a)) for a in angles]


# How wide a sign is, what draws it right of a point, and what it means.
Draw = Callable[[Canvas, Point], None]
Sign = tuple[float, Draw, str]
_ROW = 9.5


class Legend:
    """Signs with their meanings, in as many rows as a width needs."""

    def __init__(self, signs: Sequence[Sign], width: float) -> None:
        self._placed: list[tuple[Point, Sign]] = []
        x, y = 0.0, 0.0
        for sign in signs:
            needed = sign[0] + 3 + text_width(sign[2], SMALL)
            if x and x + needed > width:
                x, y = 0.0, y + _ROW
            self._placed.append(((x, y), sign))
            x += needed + 9
        self.height = y + _ROW if signs else 0.0

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw it below and right of a corner."""
        for (x, y), (width, sign, meaning) in self._placed:
            base = top + y + 6.5
            sign(canvas, (left + x, base - 2.2))
            canvas.text((left + x + width + 3, base), meaning, SMALL, MUTED)
