"""Places for the actors of a network on the plane."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

GAP = 90.0  # least distance of two actors, in units of the page's canvas
CORE = 400  # most actors that are laid out together; networkx wants scipy for 500 and more
_SEED = 11
_WIDER = 1.35  # pages are wider than high, and names than marks
_ROUNDS = 120
# A hub needs room: how much longer a link is for each doubling of the links of its lesser end.
_HUB = 0.4
_BETWEEN = 1.4 * GAP  # unconnected parts
_SHAPES = (1.0, 1.5, 2.2)
_GOLDEN = math.pi * (3 - math.sqrt(5))

Place = tuple[float, float]
Points = NDArray[np.float64]


def layout(
    graph: nx.MultiDiGraph[str],
    first: int = CORE,
    *,
    like: Mapping[str, Place] | None = None,
    ranked: Sequence[str] | None = None,
) -> dict[str, Place]:
    """A place for every actor, the same at every call; the busiest are at least `GAP` apart.

    The ``first`` actors of those ``ranked`` (as `rank` has them, unless told) are laid out so that
    they lie as far apart as the links between them are many (stress majorization, Gansner, Koren &
    North 2004), each connected part by itself: the largest in the middle, the others in rows below
    or beside it, so that none covers another. All further actors lie around those that they deal
    with. Actors that have a place in another layout, ``like``, stay about there.
    """
    simple, ranked = _simple(graph), ranked if ranked is not None else rank(graph)
    core = simple.subgraph(ranked[: min(first, CORE)])
    drawn = [_lay_out(core.subgraph(sorted(part)), like or {}) for part in parts(core)]
    places = {name: place for part in _shelve(drawn) for name, place in part.items()}
    bottom = max((y for _, y in places.values()), default=0.0)
    for number, name in enumerate(ranked[len(core) :]):
        near = [places[other] for other in simple[name] if other in places]
        places[name] = _beside(near, number) if near else _below(bottom, number)
    return places


def parts(graph: nx.Graph[str]) -> list[set[str]]:
    """The parts of a network that no link joins, the largest first."""
    found = nx.connected_components(graph.to_undirected(as_view=True))
    return sorted(found, key=lambda part: (-len(part), min(part)))


def rank(graph: nx.MultiDiGraph[str]) -> list[str]:
    """The actors: those with the most links, of the largest part, of the most events first."""
    events = {name: node.get("events", 0) for name, node in graph.nodes(data=True)}
    size = {name: len(part) for part in parts(graph) for name in part}
    return sorted(graph, key=lambda name: (-graph.degree(name), -size[name], -events[name], name))


def _simple(graph: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """One undirected edge a pair, in sorted order: springs depend on the order of nodes."""
    counts = Counter(tuple(sorted((s, t))) for s, t in graph.edges())
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(sorted(graph))
    for (source, target), count in sorted(counts.items()):
        simple.add_edge(source, target, weight=1 + math.log2(count))
    return simple


def _lay_out(part: nx.Graph[str], like: Mapping[str, Place]) -> dict[str, Place]:
    if len(part) <= 2:
        return {name: (1.6 * GAP * number, 0.0) for number, name in enumerate(sorted(part))}
    ordered: nx.Graph[str] = nx.Graph()  # springs depend on the order of nodes and edges
    ordered.add_nodes_from(sorted(part))
    ends = sorted((min(s, t), max(s, t)) for s, t in part.edges())
    for s, t in ends:
        length = 1 + _HUB * math.log2(min(part.degree(s), part.degree(t)))
        ordered.add_edge(s, t, weight=part.edges[s, t]["weight"], length=length)
    ways = nx.floyd_warshall_numpy(ordered, weight="length")
    points = _unfold(_start(ordered, like), ways)
    points -= points.mean(axis=0)
    points *= GAP * 0.28 * math.sqrt(len(part)) / max(float(points.std()), 1e-9)
    points = separate(points)
    points[:, 0] *= _WIDER
    return dict(zip(ordered, map(tuple, points.tolist()), strict=True))


def _start(part: nx.Graph[str], like: Mapping[str, Place]) -> Points:
    """Where to begin: by springs (fixed seed), from the other layout where that has places."""
    known = {name: like[name] for name in part if name in like}
    far = max((abs(value) for place in known.values() for value in place), default=1.0) or 1.0
    begin = {name: (x / far, y / far) for name, (x, y) in known.items()}
    spread = 2.2 / math.sqrt(len(part))
    springs = nx.spring_layout(
        part, k=spread, pos=begin or None, iterations=60, seed=_SEED, weight="weight"
    )
    return np.array([springs[name] for name in part], dtype=np.float64)


def _unfold(points: Points, wanted: Points) -> Points:
    """Points moved until their distances are as near to the wanted ones as can be."""
    weights = 1 / np.where(wanted > 0, wanted, np.inf) ** 2
    total, plane = weights.sum(axis=1), points @ np.array([1, 1j])
    for _ in range(_ROUNDS):
        apart = plane[:, None] - plane[None]
        distance = np.abs(apart)
        ratio = weights * wanted / np.where(distance > 1e-6, distance, np.inf)
        plane = (weights @ plane + (ratio * apart).sum(axis=1)) / total
    return np.column_stack([plane.real, plane.imag])


def separate(points: Points, gap: float = GAP, rounds: int = 300) -> Points:
    """Points moved apart, as little as needed, until none is nearer than ``gap`` to another."""
    moved = points + _jitter(len(points))
    for _ in range(rounds):
        apart = moved[:, None] - moved[None]
        distance = np.hypot(apart[..., 0], apart[..., 1])
        np.fill_diagonal(distance, np.inf)
        lacking = np.clip(gap * 1.02 - distance, 0, None)
        if not (distance < gap).any():
            break
        moved = moved + (apart / distance[..., None] * (lacking / 2)[..., None]).sum(axis=1)
    return moved


def _jitter(count: int) -> Points:
    """A tiny, different step for each: points that coincide have no direction to part in."""
    angles = _GOLDEN * np.arange(count)
    return np.column_stack([np.cos(angles), np.sin(angles)]) * 1e-3


def _beside(near: list[Place], number: int) -> Place:
    """A place around the middle of others, a different one for each number."""
    radius, angle = GAP * (1 + (number % 7) / 7), number * _GOLDEN
    x = sum(place[0] for place in near) / len(near) + radius * math.cos(angle)
    y = sum(place[1] for place in near) / len(near) + radius * math.sin(angle)
    return x, y


def _below(bottom: float, number: int) -> Place:
    """A place in the rows below everything, for those that deal with nobody who is placed."""
    return GAP * (number % 20 - 10), bottom + GAP * (2 + number // 20)


def _shelve(parts: list[dict[str, Place]]) -> list[dict[str, Place]]:
    """The first part with the others in rows below it or columns beside it.

    Whichever is drawn larger on a page.
    """
    if not parts:
        return []
    turned = [{name: (y, x) for name, (x, y) in part.items()} for part in parts]
    below = [_stack(parts, wider) for wider in _SHAPES]
    beside = [
        [{name: (x, y) for name, (y, x) in part.items()} for part in _stack(turned, wider)]
        for wider in _SHAPES
    ]
    return min(below + beside, key=_size)


def _size(parts: list[dict[str, Place]]) -> float:
    """Height of the page that holds all parts."""
    left, top, right, bottom = _box({k: v for part in parts for k, v in part.items()})
    return max((right - left) / _WIDER, bottom - top)


def _stack(parts: list[dict[str, Place]], wider: float) -> list[dict[str, Place]]:
    """The first part around the origin, the others in centred rows below it.

    ``wider`` says how many times the first part's width a row may be.
    """
    boxes = [_box(part) for part in parts]
    left, top, right, bottom = boxes[0]
    middle, width = (left + right) / 2, max(right - left, 4 * GAP) * wider
    stacked = [_shifted(parts[0], -middle, -(top + bottom) / 2)]
    y = (bottom - top) / 2 + _BETWEEN
    for row in _rows(boxes[1:], width):
        used = sum(boxes[n + 1][2] - boxes[n + 1][0] + _BETWEEN for n in row) - _BETWEEN
        x = -used / 2
        for n in row:
            left, top, right, _ = boxes[n + 1]
            stacked.append(_shifted(parts[n + 1], x - left, y - top))
            x += right - left + _BETWEEN
        y += max(boxes[n + 1][3] - boxes[n + 1][1] for n in row) + _BETWEEN
    return stacked


def _rows(boxes: list[tuple[float, float, float, float]], width: float) -> Iterator[list[int]]:
    row: list[int] = []
    used = 0.0
    for number, (left, _, right, _) in enumerate(boxes):
        if row and used + right - left > width:
            yield row
            row, used = [], 0.0
        row.append(number)
        used += right - left + _BETWEEN
    if row:
        yield row


def _box(part: Mapping[str, Place]) -> tuple[float, float, float, float]:
    xs, ys = zip(*part.values(), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _shifted(part: Mapping[str, Place], x: float, y: float) -> dict[str, Place]:
    return {name: (place[0] + x, place[1] + y) for name, place in part.items()}


def arrange(pairs: Iterable[tuple[str, str]]) -> dict[str, Place]:
    """A place for each of those who are linked by pairs, as `layout` gives them."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edges_from(sorted(pairs))
    return layout(graph)
