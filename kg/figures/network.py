"""The most linked actors, and what they did to one another in one link a direction."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.figures.canvas import CM, EDGE, Canvas, Point, fit, text_width
from kg.figures.caption import Caption, draw_title, sources, title_height
from kg.figures.labels import Box, Name, place_names
from kg.figures.look import (
    COLOURS,
    INK,
    PAPER,
    SMALL,
    Draw,
    Legend,
    Sign,
    Tone,
    draw_actor,
    tone_of,
)  # fmt: skip
from kg.layout import layout, parts, rank
from kg.model import Actor, Kind, Story
from kg.network import Bundle, build_network, bundle
from kg.shown import counted
from kg.taxonomy import Taxonomy

if TYPE_CHECKING:
    import networkx as nx

_CM_ACTORS = 3  # actors for each centimetre of width
_LONGEST = 100.0  # points of a name
_AROUND = 14.0  # points for names around the actors
_BEND = 0.14  # how far a link is bent, as a part of its length
_SHARES = (1.0, 1.2, 1.4, 1.7)  # heights that are tried until all names find room


def draw_network(
    stories: Sequence[Story],
    known: Mapping[str, Actor],
    taxonomy: Taxonomy,
    *,
    title: str,
    width: float,
    most: int | None = None,
) -> Canvas:
    """The ``most`` linked actors on a sheet, ``width`` points wide.

    Without ``most`` they are as many as such a sheet can name. InputError when no two actors are
    linked.
    """
    width -= 2 * EDGE
    graph = build_network([story.lead for story in stories], known, taxonomy)
    core = _core(graph, most or max(8, round(_CM_ACTORS * width / CM)))
    if not core:
        raise InputError("nothing to draw: no event links two actors", "see: kg stats")
    told = {edge["event"] for *_, edge in core.edges(data=True)}
    drawn = [story for story in stories if story.lead.event.id in told]
    remarks = sources(drawn)
    if len(core) < len(graph):
        remarks.insert(0, f"{len(core)} of {counted(len(graph), 'actor')}")
    return _Sheet(core, Caption(remarks, width), title, width).draw()


def _core(graph: nx.MultiDiGraph[str], most: int) -> nx.MultiDiGraph[str]:
    """The most linked actors, without the parts that are small beside the largest."""
    found = parts(graph.subgraph(rank(graph)[:most]))
    least = max(2, len(found[0]) / 10) if found else 0
    return graph.subgraph([name for part in found if len(part) >= least for name in part])


class _Sheet:
    """The parts of the figure, and where they stand."""

    def __init__(
        self, core: nx.MultiDiGraph[str], caption: Caption, title: str, width: float
    ) -> None:
        self.core, self.caption, self.title, self.width = core, caption, title, width
        self.links, self.ranked = bundle(core), rank(core)
        self.legend = Legend(list(_signs(core, self.links)), width)
        self.top = title_height(title) + self.legend.height + 4
        self._spread(layout(core))

    def _spread(self, places: Mapping[str, Point]) -> None:
        """Place actors and names; the fewer names find room, the higher the sheet becomes."""
        xs, ys = zip(*places.values(), strict=True)
        left, above = min(xs), min(ys)
        across, down = max(xs) - left or 1.0, max(ys) - above or 1.0
        inner = self.width - 2 * _AROUND
        for share in _SHARES:
            height = min(max(inner * down / across, 0.3 * inner), inner) * share
            self.places = {
                name: (
                    _AROUND + (x - left) / across * inner,
                    self.top + _AROUND + (y - above) / down * height,
                )
                for name, (x, y) in places.items()
            }
            self.bottom = self.top + 2 * _AROUND + height
            self.curves = {link: self._curve(link) for link in self.links}
            self.names = self._place_names()
            if all(self.names.values()):
                break

    def _radius(self, name: str) -> float:
        return 1.3 + 0.55 * math.log2(1 + self.core.nodes[name]["events"])

    def _curve(self, link: Bundle) -> list[Point]:
        """Points of a link, from the rim of one actor to that of the other."""
        start, end = self.places[link.source], self.places[link.target]
        near, far = self._radius(link.source) + 1, self._radius(link.target) + 1
        curve = _arc(start, end, 0.0 if link.mutual else _BEND)
        return [p for p in curve if math.dist(p, start) >= near and math.dist(p, end) >= far]

    def _place_names(self) -> dict[str, Box | None]:
        labels = {name: self._label(name) for name in self.ranked}
        names, taken = [], []
        for name in self.ranked:
            (x, y), radius = self.places[name], self._radius(name)
            taken.append((x - radius, y - radius, x + radius, y + radius))
            wide = text_width(labels[name], SMALL) + 1
            names.append(Name(at=(x, y), away=radius + 1.2, width=wide, height=6.8))
        lines = [point for curve in self.curves.values() for point in curve]
        inside = 0.0, self.top, self.width, self.bottom
        return dict(zip(self.ranked, place_names(names, taken, lines, inside), strict=True))

    def _label(self, name: str) -> str:
        return fit(self.core.nodes[name]["label"], _LONGEST, SMALL)

    def draw(self) -> Canvas:
        """Draw all parts."""
        canvas = Canvas(self.width, self.bottom + 4 + self.caption.height, self.title)
        draw_title(canvas, self.title)
        self.legend.draw(canvas, 0, title_height(self.title))
        for link in reversed(self.links):  # the widest on top
            self._draw_link(canvas, link)
        for number, name in enumerate(self.ranked):
            kind = self.core.nodes[name]["kind"]
            draw_actor(canvas, self.places[name], self._radius(name), kind, f"actor-{number}")
            if (box := self.names[name]) is not None:
                at = box[0] + 0.5, box[3] - 1.4
                canvas.text(at, self._label(name), SMALL, INK, ground=PAPER, cover=0.75)
        self.caption.draw(canvas, self.bottom + 4)
        return canvas

    def _draw_link(self, canvas: Canvas, link: Bundle) -> None:
        points = self.curves[link]
        if len(points) < 2:
            return  # the two touch
        tone, width = tone_of(link.score), 0.45 + 0.35 * math.log2(link.count)
        canvas.line(points, COLOURS[tone], width, layer=1)
        _draw_end(canvas, points[-2], points[-1], tone, width)
        if link.mutual:
            _draw_end(canvas, points[1], points[0], tone, width)


def _arc(start: Point, end: Point, bend: float) -> list[Point]:
    """Points on an arc between two, bent to the right of its way."""
    (x1, y1), (x2, y2) = start, end
    x, y = (x1 + x2) / 2 - bend * (y2 - y1), (y1 + y2) / 2 + bend * (x2 - x1)
    steps = (n / 16 for n in range(17))
    return [
        (
            (1 - t) ** 2 * x1 + 2 * t * (1 - t) * x + t**2 * x2,
            (1 - t) ** 2 * y1 + 2 * t * (1 - t) * y + t**2 * y2,
        )
        for t in steps
    ]


def _draw_end(canvas: Canvas, before: Point, tip: Point, tone: Tone, width: float) -> None:
    """A bar for conflict, an arrowhead for all else."""
    angle = math.atan2(tip[1] - before[1], tip[0] - before[0])
    ahead, aside = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))

    def at(forward: float, left: float) -> Point:
        return (
            tip[0] + forward * ahead[0] + left * aside[0],
            tip[1] + forward * ahead[1] + left * aside[1],
        )

    half = 1.2 + 0.7 * width
    if tone is Tone.CONFLICTUAL:
        canvas.line([at(0, -half), at(0, half)], COLOURS[tone], 0.9, layer=1.5)
    else:
        head = [at(0, 0), at(-2 * half, half), at(-2 * half, -half)]
        canvas.polygon(head, COLOURS[tone], layer=1.5)


def _signs(core: nx.MultiDiGraph[str], links: Sequence[Bundle]) -> Iterator[Sign]:
    """The legend: what occurs, and no more."""
    tones = {tone_of(link.score) for link in links}
    for tone in Tone:
        if tone in tones:
            yield 16, _sign_link(tone), str(tone)
    kinds = {str(node["kind"]) for _, node in core.nodes(data=True)}
    for kind in map(str, Kind):
        if kind in kinds:
            yield 5, _sign_actor(kind), kind


def _sign_link(tone: Tone) -> Draw:
    def draw(canvas: Canvas, at: Point) -> None:
        end = (at[0] + 16, at[1])
        canvas.line([at, end], COLOURS[tone], 0.8)
        _draw_end(canvas, at, end, tone, 0.8)

    return draw


def _sign_actor(kind: str) -> Draw:
    return lambda canvas, at: draw_actor(canvas, (at[0] + 2.5, at[1]), 2.4, kind)
