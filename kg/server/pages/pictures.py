"""Answers as pictures: bars over time, and a network of two columns of actors. SVG, no script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.layout import Place, arrange
from kg.server.pages.addresses import path_of
from kg.server.pages.answers import SHOWN, Answer, day_of
from kg.server.pages.bins import Bin, bins
from kg.server.pages.facts import Links
from kg.server.pages.markup import Html, el, short
from kg.shown import counted

_WIDTH, _HEIGHT = 960, 160
_ACTORS, _LINKS = 28, 100  # drawn at most
_SIDE = 70  # beside the outermost actors, for their names
_LABELS = 5  # on the axis


def timeline(answer: Answer) -> Html | None:
    """How much lies when, a bar each day, week, month or year; None without a column of days."""
    column = answer.days
    if column is None:
        return None
    weights = answer.weights()
    days = [day_of(cell) if (cell := row[column]) else None for row in answer.rows]
    found = [(day, n, weights[n]) for n, day in enumerate(days) if day is not None]
    unit, bars = bins(found)
    top = max(bar.count for bar in bars) or 1
    told = f"{sum(bar.count for bar in bars):,} over time, a bar a {unit}"
    step = _WIDTH / len(bars)
    shown = (
        [bars[n * len(bars) // _LABELS] for n in range(_LABELS)] if len(bars) > _LABELS else bars
    )
    frame = f"0 0 {_WIDTH} {_HEIGHT}"
    return el(
        "figure",
        {"class": "picture timeline"},
        el(
            "svg",
            {"viewBox": frame, "preserveAspectRatio": "none", "role": "group", "aria-label": told},
            [_bar(bar, number * step, step, top) for number, bar in enumerate(bars)],
        ),
        el("figcaption", {"class": "note"}, [el("span", None, bar.label) for bar in shown]),
    )


def _bar(bar: Bin, x: float, step: float, top: int) -> Html | None:
    if not bar.count:
        return None
    high = max(2.0, bar.count / top * (_HEIGHT - 10))
    shape = el("rect", {
        "class": "bar", "x": f"{x + step * 0.08:.1f}", "y": f"{_HEIGHT - high:.1f}",
        "width": f"{max(step * 0.84, 0.5):.1f}", "height": f"{high:.1f}",
    }, el("title", None, f"{bar.label}: {bar.count:,}"))  # fmt: skip
    if bar.row is None or bar.row >= SHOWN:
        return shape
    name = f"{bar.label}, {bar.count:,}: to the first row"
    return el("a", {"href": f"#row-{bar.row}", "aria-label": name}, shape)


def graph(answer: Answer, nodes: Links) -> Html | None:
    """Who is in a row with whom, the links of most weight; None without two columns of actors."""
    if answer.actors is None:
        return None
    left, right = answer.actors
    links: Counter[tuple[str, str]] = Counter()
    for row, weight in zip(answer.rows, answer.weights(), strict=True):
        a, b = row[left], row[right]
        if a and b and a["value"] != b["value"]:
            links[a["value"], b["value"]] += weight
    drawn = _busiest(links)
    if not drawn:
        return None
    places = _fitted(arrange(drawn))
    degrees = Counter(actor for pair in drawn for actor in pair)
    told = f"{counted(len(places), 'actor')}, {counted(len(drawn), 'link')}"
    if len(drawn) < len(links):
        told += f" of {len(links):,}, those of the busiest"
    told += f"; arrows lead from {answer.names[left]} to {answer.names[right]}"
    return el(
        "figure",
        {"class": "picture network"},
        el(
            "svg",
            {"viewBox": _frame([*places.values()]), "role": "group", "aria-label": told},
            _arrow(),
            [_link(places[a], places[b], a, b, n, nodes) for (a, b), n in drawn.items()],
            [_node(actor, places[actor], degrees[actor], nodes) for actor in places],
        ),
        el("figcaption", {"class": "note"}, told),
    )


def _busiest(links: Counter[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The links between the actors that have most."""
    totals: Counter[str] = Counter()
    for (a, b), number in links.items():
        totals[a] += number
        totals[b] += number
    ranked = sorted(totals, key=lambda actor: (-totals[actor], actor))
    kept = {*ranked[:_ACTORS]}
    inside = {pair: n for pair, n in links.items() if kept.issuperset(pair)}
    ordered = sorted(inside.items(), key=lambda item: (-item[1], item[0]))
    return dict(ordered[:_LINKS])


def _fitted(places: dict[str, Place]) -> dict[str, Place]:
    """The same, as wide as the picture, with room for names, which are wider than high."""
    across = [x for x, _ in places.values()]
    scale = min(1.0, (_WIDTH - 2 * _SIDE) / (max(across) - min(across) or 1.0))
    return {name: (scale * x, 0.9 * scale * y) for name, (x, y) in places.items()}


def _frame(places: Sequence[Place]) -> str:
    across, down = [x for x, _ in places], [y for _, y in places]
    middle, top = (min(across) + max(across)) / 2, min(down) - 20
    return f"{middle - _WIDTH / 2:.0f} {top:.0f} {_WIDTH} {max(down) + 32 - top:.0f}"


def _arrow() -> Html:
    path = el("path", {"d": "M0 0 L8 3.5 L0 7 z"})
    return el("defs", None, el("marker", {
        "id": "tip", "markerWidth": 8, "markerHeight": 7, "refX": 8, "refY": 3.5,
        "orient": "auto", "markerUnits": "userSpaceOnUse"}, path))  # fmt: skip


def _link(a: Place, b: Place, one: str, other: str, number: int, nodes: Links) -> Html:
    """A line bent to its left, so that there and back lie apart; it ends before the mark."""
    (x1, y1), (x2, y2) = a, b
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 or 1.0
    bend, stop = 0.12, 12 / length
    mx, my = (x1 + x2) / 2 - bend * (y2 - y1), (y1 + y2) / 2 + bend * (x2 - x1)
    ex, ey = x2 + (mx - x2) * 2 * stop, y2 + (my - y2) * 2 * stop
    title = f"{nodes.label(one)} → {nodes.label(other)}: {number:,}"
    return el("path", {
        "class": "link", "d": f"M{x1:.1f} {y1:.1f} Q{mx:.1f} {my:.1f} {ex:.1f} {ey:.1f}",
        "stroke-width": f"{1 + min(number, 64) ** 0.5 / 1.6:.1f}", "marker-end": "url(#tip)",
    }, el("title", None, title))  # fmt: skip


def _node(actor: str, place: Place, degree: int, nodes: Links) -> Html:
    x, y = place
    radius, label = 4 + min(degree, 25) ** 0.5, nodes.label(actor)
    return el(
        "a",
        {"class": "node", "href": path_of(actor), "aria-label": label},
        el("circle", {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{radius:.1f}"}),
        el("text", {"x": f"{x:.1f}", "y": f"{y + radius + 13:.1f}"}, short(label, 22)),
    )
