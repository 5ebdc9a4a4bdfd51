"""The main jobs in a call each, for scripts and notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import date
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, cast

from kg import build
from kg.actors import search
from kg.actors.hierarchy import Hierarchy
from kg.actors.stories import places
from kg.articles import Doubt, read
from kg.choice import asked_for, choose, events_of, heading, named_actor, read_choice
from kg.emptied import Emptied, why_empty
from kg.errors import InputError
from kg.given import read_name
from kg.known import Known
from kg.model import Actor, Article, Event, Level, Report
from kg.settings import Settings
from kg.sparql import data_frame
from kg.store import Store
from kg.table import COLUMNS, DATES, PLACE_COLUMNS, event_table
from kg.taxonomy import Taxonomy
from kg.trace import Choice, filter_of

if TYPE_CHECKING:
    import pandas

    from kg.actors.base import ActorBase

Source = str | Path | Article
# The frame has no address of its own, so that nothing in it reaches the notebook.
_FRAME = (
    '<iframe title="{title}" srcdoc="{page}" sandbox="allow-scripts allow-downloads allow-popups '
    'allow-popups-to-escape-sandbox" style="width: 100%; height: 640px; border: 0"></iframe>'
)


def add_articles(
    sources: Source | Iterable[Source], store: Store, *, settings: Settings | None = None
) -> build.Summary:
    """Add articles to a store; what failed stands in the summary and stops nothing.

    A source is an `Article` or whatever `kg.read` takes: a file, a folder, a pattern, an address.
    """
    chosen = settings or Settings.load()
    base = build.load_base(chosen)
    extractor = build.Lazily(lambda: build.load_extractor(chosen, base))
    return build.add(_items(sources), _open(store), extractor, base)


def read_articles(
    sources: Source | Iterable[Source], *, failed: list[InputError] | None = None
) -> Iterator[Article]:
    """Articles alone, of whatever `kg.read` takes; nothing is extracted or stored.

    What cannot be read goes to the list ``failed``, as does each doubt about an article; without
    one an InputError tells the first that could not be read.
    """
    return _readable(_items(sources), failed)


def extract_events(
    sources: Source | Iterable[Source],
    *,
    settings: Settings | None = None,
    failed: list[InputError] | None = None,
) -> Iterator[tuple[Article, list[Event]]]:
    """Articles with their events, actors resolved; nothing is stored.

    What cannot be read or extracted goes to the list ``failed``; without one an InputError tells
    the first that could not be read at once, the first that could not be extracted at the end.
    """
    chosen = settings or Settings.load()
    base = build.load_base(chosen)
    summary = build.Summary(failed=[] if failed is None else failed)
    articles, extractor = _readable(_items(sources), failed), build.load_extractor(chosen, base)
    for article, events, _ in build.resolved(articles, extractor, base, summary):
        yield article, events
    if failed is None and summary.failed:
        raise summary.failed[0]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Graph:
    """Chosen events with their actors: to look at in a notebook, to go through, to count.

    ``told`` are the events as they are told. With a ``level`` the graph's own events are those
    with each actor as the one he counts for. It needs its store no more.
    """

    title: str
    told: tuple[Report, ...]
    actors: Mapping[str, Actor]
    retold: Mapping[str, str]
    taxonomy: Taxonomy
    hierarchy: Hierarchy
    level: Level = Level.PERSON
    emptied: Emptied | None = None

    def __iter__(self) -> Iterator[Report]:
        return self.hierarchy.roll_up(self.told, self.level)

    def __len__(self) -> int:
        return len(self.told)

    def __repr__(self) -> str:
        count = len({place.story for place in places(self.told, self.retold)})
        events = f"{count} event{'s' * (count != 1)}"
        told = events if count == len(self) else f"{len(self)} reports of {events}"
        return f"<Graph of {told}: {self.title}>"

    def to_pandas(self) -> pandas.DataFrame:
        """Return the events as a data frame; ConfigError when pandas is not installed.

        The columns are those of `kg export x.csv`: among them how many articles tell an event.
        """
        told = places(self.told, self.retold)
        rows = zip(event_table(self, self.taxonomy), told, strict=True)
        frame = data_frame(
            ([*row, *astuple(place)] for row, place in rows), (*COLUMNS, *PLACE_COLUMNS)
        )
        return frame.astype(dict.fromkeys(DATES, "datetime64[s]"))

    def to_html(self) -> str:
        """Return the network page."""
        from kg.page import Subset, render

        source = Subset(
            found=self.told,
            known=self.actors,
            taxonomy=self.taxonomy,
            retold=self.retold,
            emptied=self.emptied,
        )
        return render(source, self.title, hierarchy=self.hierarchy, level=self.level)

    def _repr_html_(self) -> str:
        """Return the page in a frame, for notebooks."""
        return _FRAME.format(title=escape(self.title), page=escape(self.to_html()))


def find_events(
    store: Store,
    a: str | Actor | None = None,
    b: str | Actor | None = None,
    *,
    since: date | str | None = None,
    until: date | str | None = None,
    types: str | Iterable[str] | None = None,
    status: str | Iterable[str] | None = None,
    min_confidence: float | None = None,
    articles: str | Iterable[str] | None = None,
    level: Level | str | None = None,
    settings: Settings | None = None,
) -> Graph:
    """All events of a store, those around an actor ``a``, or those between ``a`` and ``b``.

    Actors are named as on the command line, or are those of `find_actor`; who acts for one counts.
    Inclusive are ``since`` and ``until``: a date, or a day, a month or a year as text ("2022-01").
    ``types`` are names of types or subtypes, ``status`` those of `Status`, one or several; none is
    less sure than ``min_confidence``, and ``articles`` (ids) tell them. A ``level`` counts acts for
    organisations, states or blocs. InputError, with what there is, for a wrong name or filter.
    """
    level = None if level is None else read_name(level, Level, "level")
    choice = read_choice(
        _open(store).taxonomy, since=since, until=until, types=types, status=status,
        min_confidence=min_confidence, articles=articles,
    )  # fmt: skip
    base = build.load_base(settings or Settings.load())
    known, day = store.actors(), choice["since"] or choice["until"]
    hierarchy = Known(base).hierarchy(known)
    ids = [_id(one, store, base, day) for one in (a, b) if one is not None]
    graph = Graph(
        title=heading(list(asked_for(store, ids, level, hierarchy))),
        told=tuple(choose(store, *ids, level=level, hierarchy=hierarchy, **choice)),
        actors=known, retold=store.leads(), taxonomy=store.taxonomy,
        hierarchy=hierarchy, level=level or Level.PERSON,
    )  # fmt: skip
    return graph if graph.told else _with_reason(graph, store, ids, choice, level)


def _with_reason(
    graph: Graph, store: Store, actors: Sequence[str], choice: Choice, level: Level | None
) -> Graph:
    """A graph without events that knows why."""
    above = graph.hierarchy
    why = why_empty(store, actors, filter_of(choice), level=level, hierarchy=above)
    return replace(graph, emptied=why)


def find_actor(
    store: Store | str,
    name: str | Mapping[str, Actor],
    base: ActorBase | None = None,
    *,
    settings: Settings | None = None,
) -> Actor:
    """The one actor of a store that a name means, as the commands find it.

    InputError with candidates where it means several, with suggestions where nobody. A name with
    the actors it may mean, by id, finds the one among these.
    """
    if isinstance(store, str) and not isinstance(name, str):
        return search.find_actor(store, name, base)
    here = _open(store)
    assert isinstance(name, str)
    return named_actor(name, here, base or build.load_base(settings or Settings.load()))


def find_actors(
    store: Store | str,
    name: str | Mapping[str, Actor],
    base: ActorBase | None = None,
    *,
    settings: Settings | None = None,
) -> list[Actor]:
    """All actors that a name can mean in a store, as `find_actor` takes it; none for nobody."""
    if isinstance(store, str) and not isinstance(name, str):
        return search.find_actors(store, name, base)
    here = _open(store)
    assert isinstance(name, str)
    known = base or build.load_base(settings or Settings.load())
    return search.find_actors(name, here.actors(), known, lambda id: events_of(here, id))


def _open(store: object) -> Store:
    """The store; InputError for its path in its place."""
    if isinstance(store, str | Path):
        hint = f"open it: with kg.Store.open(Path({str(store)!r})) as store: …"
        raise InputError(f"{str(store)!r} is a path, and no open store", hint)
    return cast("Store", store)


def _id(one: object, store: Store, base: ActorBase, day: date | None) -> str:
    """The id of an actor, given as such or by a name, by which the actor goes here."""
    if isinstance(one, Actor):
        return store.identity.actors().of(one.id)
    if not isinstance(one, str):
        raise InputError(f"{one!r} is no name of an actor", "ask for one or for two, each by name")
    return named_actor(one, store, base, day=day).id


def _items(sources: Source | Iterable[Source]) -> Iterator[Article | InputError]:
    several = [sources] if isinstance(sources, str | Path | Article) else sources
    for source in several:
        if isinstance(source, Article):
            yield source
        else:
            yield from read(source)


def _readable(
    items: Iterable[Article | InputError], failed: list[InputError] | None
) -> Iterator[Article]:
    for item in items:
        if isinstance(item, Article):
            yield item
        elif failed is not None:
            failed.append(item)
        elif not isinstance(item, Doubt):
            raise item
