"""The history of two actors: what one did above the axis, the other below it, both on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from kg.errors import InputError
from kg.figures.axis import TimeAxis, make_axis
from kg.figures.canvas import EDGE, Canvas, Point, fit, text_width
from kg.figures.caption import Caption, draw_title, sources, title_height
from kg.figures.lanes import Interval, Place, Style, arrange
from kg.figures.look import (
    BAND,
    COLOURS,
    INK,
    LINE,
    MUTED,
    PAPER,
    SMALL,
    TINY,
    Draw,
    Legend,
    Look,
    Sign,
    Tone,
    draw_mark,
)  # fmt: skip
from kg.figures.pair import Deed, Pair, Side, deeds
from kg.model import Story
from kg.taxonomy import Taxonomy

_MARGIN = 4.0
_LONGEST = 120.0  # points of a label
# Tried in this order until the height suits the width.
_STYLES = (
    Style(size=4.6, lane=9.0, labels="all"),
    Style(size=4.6, lane=8.2, labels="free"),
    *(Style(size=size, lane=size + 1.2, labels="none") for size in (4.0, 3.0, 2.2, 1.5)),
)


def draw_pair(
    stories: Sequence[Story],
    pair: Pair,
    taxonomy: Taxonomy,
    *,
    title: str,
    width: float,
    limits: tuple[date | None, date | None] = (None, None),
) -> Canvas:
    """The history of a pair on a sheet, ``width`` points wide and as high as it needs to be.

    An event is a mark at its day, with its type beside it as far as there is room; ``limits``
    are the days that were asked for. InputError when nothing is there to draw.
    """
    width -= 2 * EDGE
    found = sorted(deeds(stories, pair, taxonomy), key=lambda deed: (*deed.days, deed.name))
    if not found:
        names = f"{pair.first.label} and {pair.second.label}"
        raise InputError(f"nothing to draw: no dated event between {names}", "see: kg trace")
    drawn = [deed.story for deed in found]
    published = [r.article.date for s in drawn for r in s.reports if r.article.date is not None]
    days = [deed.days for deed in found]
    axis = make_axis(days, published, limits, _MARGIN, width - _MARGIN)
    remarks = sources(drawn)
    if left_out := len(stories) - len(drawn):
        remarks.append(f"{left_out} with both on one side left out")
    return _Sheet(pair, found, axis, Caption(remarks, width), title, width).draw()


class _Sheet:
    """The parts of the figure, and where they stand."""

    def __init__(
        self,
        pair: Pair,
        found: Sequence[Deed],
        axis: TimeAxis,
        caption: Caption,
        title: str,
        width: float,
    ) -> None:
        self.axis, self.caption, self.title, self.width = axis, caption, title, width
        half = (width - text_width(" → ", SMALL, bold=True)) / 2
        names = [fit(a.label, half, SMALL, bold=True) for a in (pair.first, pair.second)]
        self.names = {Side.THERE: " → ".join(names), Side.BACK: " → ".join(reversed(names))}
        self.legend = Legend(list(_signs(found)), width)
        self.deeds = {side: [deed for deed in found if deed.side is side] for side in Side}
        self._choose_style()
        depth = {side: self._depth(side) * self.style.lane for side in Side}
        self.above = title_height(title) + self.legend.height + 12
        self.top = self.above + depth[Side.THERE] + 3
        self.bottom = self.top + (depth[Side.MUTUAL] + 3 if depth[Side.MUTUAL] else 0)
        self.below = self.bottom + depth[Side.BACK] + 3
        self.ticks = axis.ticks()
        periods = any(tick.period for tick in self.ticks)
        self.height = self.below + (29 if periods else 22) + caption.height

    def _choose_style(self) -> None:
        """Take the first style whose height suits the width; in the last one, marks overlap."""
        most = 140 + 0.4 * self.width
        for style in _STYLES:
            self.placed = {side: self._place(side, style) for side in Side}
            lanes = sum(map(self._depth, Side))
            self.style = replace(style, lane=min(style.lane, most / lanes))
            if self.style == style:
                return

    def _place(self, side: Side, style: Style) -> list[tuple[Deed, Interval, Place]]:
        found = self.deeds[side]
        spans = [self.axis.place(deed.days) for deed in found]
        widths = [min(text_width(deed.label, SMALL), _LONGEST) + 1 for deed in found]
        places = arrange(spans, widths, style, self.width - _MARGIN)
        return list(zip(found, spans, places, strict=True))

    def _depth(self, side: Side) -> int:
        return max((place.lane + 1 for *_, place in self.placed[side]), default=0)

    def draw(self) -> Canvas:
        """Draw all parts."""
        canvas = Canvas(self.width, self.height, self.title)
        draw_title(canvas, self.title)
        self.legend.draw(canvas, 0, title_height(self.title))
        self._draw_axis(canvas)
        self._draw_scale(canvas)
        for side in Side:
            for deed, span, place in self.placed[side]:
                self._draw_deed(canvas, deed, span, place)
        self.caption.draw(canvas, self.height - self.caption.height)
        return canvas

    def _draw_axis(self, canvas: Canvas) -> None:
        """The line, or the band of what both do, and who acts upon whom above and below it."""
        for side, y in ((Side.THERE, self.above - 4), (Side.BACK, self.below + 7)):
            canvas.text((0, y), self.names[side], SMALL, INK, bold=True)
        if self.bottom > self.top:
            _draw_box(canvas, (0, self.top), (self.width, self.bottom), BAND, layer=0)
        for y in {self.top, self.bottom}:
            canvas.line([(0, y), (self.width, y)], INK, 0.6)
            for x in self.axis.breaks():
                _draw_break(canvas, (x, y))

    def _draw_scale(self, canvas: Canvas) -> None:
        marked = [(tick.x, tick.label, tick.period) for tick in self.ticks]
        marked += [(slot.x, slot.label, "") for slot in (*self.axis.earlier, *self.axis.later)]
        for x, label, period in marked:
            canvas.line([(x, self.above), (x, self.below)], LINE, 0.5, layer=0.5)
            for text, y in ((label, self.below + 16), (period, self.below + 23)):
                half = text_width(text, TINY) / 2
                middle = min(max(x, half), self.width - half)
                canvas.text((middle, y), text, TINY, MUTED, align="center")

    def _draw_deed(self, canvas: Canvas, deed: Deed, span: Interval, place: Place) -> None:
        away = (place.lane + 0.5) * self.style.lane + 1.5
        y = {Side.THERE: self.top - away, Side.BACK: self.bottom + away}.get(
            deed.side, self.top + away
        )
        size, (left, right) = self.style.size, span
        if right - left > size and deed.days[0] != deed.days[1]:
            _draw_span(canvas, left, right, y, deed.tone, deed.look)
        draw_mark(canvas, ((left + right) / 2, y), size, deed.tone, deed.look, deed.name)
        if place.label is not None:
            ground = BAND if deed.side is Side.MUTUAL else PAPER
            label = fit(deed.label, _LONGEST, SMALL)
            canvas.text((place.label, y + 2.3), label, SMALL, INK, ground=ground)


def _draw_span(canvas: Canvas, left: float, right: float, y: float, tone: Tone, look: Look) -> None:
    """The days of which one is the event's."""
    dash = (2.2, 1.4) if look is Look.PLANNED else None
    canvas.line([(left, y), (right, y)], COLOURS[tone], 1.1, dash=dash, layer=2)


def _draw_break(canvas: Canvas, at: Point) -> None:
    """Two strokes through the axis: here its scale ends."""
    x, y = at
    _draw_box(canvas, (x - 2, y - 1), (x + 2, y + 1), PAPER, layer=1.5)
    for shift in (-2.0, 2.0):
        canvas.line([(x + shift - 1.2, y + 3), (x + shift + 1.2, y - 3)], INK, 0.6, layer=1.6)


def _draw_box(canvas: Canvas, start: Point, end: Point, colour: str, layer: float) -> None:
    (left, top), (right, bottom) = start, end
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    canvas.polygon(corners, colour, layer=layer)


def _signs(found: Sequence[Deed]) -> Iterator[Sign]:
    """The legend: what occurs, and no more."""
    size = _STYLES[0].size

    def mark(tone: Tone, look: Look) -> Draw:
        return lambda canvas, at: draw_mark(canvas, (at[0] + size / 2, at[1]), size, tone, look)

    for tone in Tone:
        if any(deed.tone is tone for deed in found):
            yield size, mark(tone, Look.SURE), str(tone)
    for look in (Look.PLANNED, Look.DENIED):
        if any(deed.look is look for deed in found):
            yield size, mark(Tone.NEUTRAL, look), str(look)
    if any(deed.days[0] != deed.days[1] for deed in found):
        yield 12, _sign_span, "some day within"
    if any(deed.side is Side.MUTUAL for deed in found):
        yield 9, _sign_band, "mutual"


def _sign_span(canvas: Canvas, at: Point) -> None:
    _draw_span(canvas, at[0], at[0] + 12, at[1], Tone.NEUTRAL, Look.SURE)
    draw_mark(canvas, (at[0] + 6, at[1]), 3.6, Tone.NEUTRAL, Look.SURE)


def _sign_band(canvas: Canvas, at: Point) -> None:
    _draw_box(canvas, (at[0], at[1] - 3), (at[0] + 9, at[1] + 3), BAND, layer=0)
    for y in (at[1] - 3, at[1] + 3):
        canvas.line([(at[0], y), (at[0] + 9, y)], INK, 0.6)
