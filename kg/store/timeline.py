"""Events in a fixed order, from any place on, without all of them being read.

Those with days of their own come first, by their first day; what has none comes last. Within a day
the IRIs decide.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from kg import rdf
from kg.model import Article, Report
from kg.recent import Recent
from kg.store.finding import coding, day_literal, touching, values
from kg.store.reports import Filter

if TYPE_CHECKING:
    from kg.store.reader import Reader

_AT_ONCE = 200  # events found by one query, about
_KEPT = 200_000  # rows of answers of a store, some 40 MB

Row = tuple[str, ...]
Found = tuple[str, str, str]  # the day ("" without one), the IRIs of the event and its graph

_kept: WeakKeyDictionary[Reader, Recent[bytes, Sequence[Row]]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Which events are looked for; ``parties`` are ids, of each of which one takes part."""

    parties: tuple[frozenset[str], ...] = ()
    filter: Filter = field(default_factory=Filter)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where an event stands among all: its first day ("" without one), and its IRI."""

    day: str
    event: str


def count(reader: Reader, search: Search) -> int:
    """Return how many events are found."""
    dated = f"SELECT (COUNT(DISTINCT ?event) AS ?n) WHERE {{ {_dated(search)} }}"
    undated = f"SELECT (COUNT(DISTINCT ?event) AS ?n) WHERE {{ {_undated(search)} }}"
    return sum(int(str(reader.query(text).rows[0][0])) for text in (dated, undated))


def walk(
    reader: Reader, search: Search, after: Place | None = None, *, newest: bool = False
) -> Iterator[tuple[Place, Report]]:
    """Yield events with their places, from the place ``after`` on, or from there back in time."""
    articles: dict[str, Article | None] = {}
    for day, event, graph in _found(reader, search, after, newest):
        id = rdf.identify(graph)
        if id not in articles:
            articles[id] = reader.nodes.article(id)
        if article := articles[id]:
            yield Place(day, event), reader.nodes.report(event, article)


def _found(reader: Reader, search: Search, after: Place | None, newest: bool) -> Iterator[Found]:
    if after is None or after.day:
        for group in _groups(reader, search, after, newest):
            text = f"SELECT DISTINCT ?begin ?event ?g WHERE {{ {group} }}"
            yield from _from(_sorted(reader, text), after, newest)
        after = None
    text = f"SELECT DISTINCT ?day ?event ?g WHERE {{ {_undated(search)} }}"
    yield from _from(_sorted(reader, text), after, newest)


def _from(rows: Sequence[Row], after: Place | None, newest: bool) -> Iterator[Found]:
    """Yield events that stand in order from a place on, or from there back."""
    if newest:
        end = len(rows) if after is None else bisect_left(rows, after, key=_place)
        numbers = range(end - 1, -1, -1)
    else:
        begin = 0 if after is None else bisect_right(rows, after, key=_place)
        numbers = range(begin, len(rows))
    for number in numbers:
        day, event, graph = rows[number]
        yield day, event, graph


def _place(row: Row) -> Place:
    return Place(*row[:2])


def _sorted(reader: Reader, text: str) -> Sequence[Row]:
    """Return the rows of an answer in order; those of a store that does not change are kept.

    So all that a search finds is read and sorted once, however many pages it is shown on.
    """
    kept = _kept.setdefault(reader, Recent(_KEPT, _cost)) if reader.steady else None
    key = sha256(text.encode()).digest()  # the text may name thousands of actors
    rows = None if kept is None else kept.get(key)
    if rows is None:
        one: dict[str, str] = {}  # days and graphs come many times
        texts = (["" if v is None else str(v) for v in row] for row in reader.query(text))
        rows = sorted(tuple(one.setdefault(t, t) for t in row) for row in texts)
        if kept is not None:
            kept.keep(key, rows)
    return rows


def _cost(rows: Sequence[Row]) -> int:
    return 1 + len(rows)


def _groups(reader: Reader, search: Search, after: Place | None, newest: bool) -> Iterator[str]:
    """Yield the patterns of events that come together: of some days, or of all."""
    if search.parties or search.filter.articles is not None:
        yield _dated(search)
        return
    text = f"SELECT ?begin (COUNT(*) AS ?n) WHERE {{ {_dated(search)} }} GROUP BY ?begin"
    days = {day: int(number) for day, number in _sorted(reader, text)}
    group: list[str] = []
    for day in sorted(days, reverse=newest):
        if after is None or (day <= after.day if newest else day >= after.day):
            group.append(day)
            if sum(days[one] for one in group) >= _AT_ONCE:
                yield _of_days(group, search)
                group = []
    if group:
        yield _of_days(group, search)


def _of_days(days: Sequence[str], search: Search) -> str:
    return f"{values('begin', [rdf.typed(day, 'date') for day in days])} {_dated(search)}"


def _dated(search: Search) -> str:
    """The pattern of the events that have days of their own, as ``?event`` in ``?g``."""
    wanted = search.filter
    inside, after = ["?event kg:begin ?begin ."], [f"FILTER(?g != {rdf.ACTORS_GRAPH})"]
    if wanted.since is not None:
        inside.append("?event kg:end ?end .")
        after.append(f"FILTER(?end >= {day_literal(wanted.since)})")
    if wanted.until is not None:
        after.append(f"FILTER(?begin <= {day_literal(wanted.until)})")
    return _pattern(search, inside, after)


def _undated(search: Search) -> str:
    """The pattern of the other events, which count as of their articles' days."""
    inside = ["?event a kg:Event . FILTER NOT EXISTS { ?event kg:begin ?begin }"]
    return _pattern(search, inside, touching(search.filter, "?published", "?published"))


def _pattern(search: Search, inside: list[str], after: list[str]) -> str:
    lines, coded = coding(search.filter)
    for number, party in enumerate(search.parties):
        actors = [rdf.mint(rdf.ACTOR, actor) for actor in sorted(party)]
        lines.append(values(f"actor{number}", actors))
        inside.insert(0, f"?event (kg:source|kg:target) ?actor{number} .")
    if search.filter.articles is not None:
        lines.append(values("g", map(rdf.article_graph, sorted(search.filter.articles))))
    return "\n".join([*lines, "GRAPH ?g {", *inside, *coded, "}", *after])
