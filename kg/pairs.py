"""Events as a table of pairs: a row for each ordered pair of actors of each event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from kg.actors.hierarchy import Hierarchy
from kg.actors.stories import Place
from kg.model import Event, Level, Mention, Report
from kg.network import event_score
from kg.rdf import ACTOR, mint
from kg.shown import elsewhere, parties
from kg.sparql import Result
from kg.taxonomy import Taxonomy

if TYPE_CHECKING:
    from kg.store import Reader

_DAYS = ("since", "until")
_MOST = 100  # pairs, as the query itself gives them

_PARTY = ("", "_name", "_country", "_kind", "_sector", "_elsewhere")
PAIR_COLUMNS = (
    "event", "begin", "end", "granularity", "basis",
    *(f"source{part}" for part in _PARTY), *(f"target{part}" for part in _PARTY),
    "mutual", "event_type", "mode", "subtype", "cameo", "quad", "score", "status", "confidence",
    "reports", "sentence", "article", "title", "publisher", "published", "url",
)  # fmt: skip


def pair_table(
    reports: Iterable[Report],
    places: Iterable[Place],
    taxonomy: Taxonomy,
    level: Level = Level.PERSON,
) -> Iterator[list[object]]:
    """Rows with `PAIR_COLUMNS`, in the order of the reports.

    ``places`` say of each report which event it is of; an event is taken from the report that
    stands for it. What is mutual has a row for both directions. At the ``level`` of countries pairs
    within one of them are left out.
    """
    for report, place in zip(reports, places, strict=True):
        if report.event.id == place.story:
            event = report.event
            named = _parties(event)
            for source, target in _pairs(event):
                sides = named[source], named[target]
                if level is not Level.COUNTRY or not _is_within(*sides):
                    yield _row(report, place, sides, taxonomy)


def most_active(
    store: Reader,
    hierarchy: Hierarchy,
    level: Level,
    given: Mapping[str, str],
    *,
    limit: int | None = None,
) -> Result:
    """The answer of ``@most-active-pairs`` with actors as those they count for at a level.

    ``given`` are its parameters. An event counts once, however many tell it, and nobody has to do
    with himself: two of one state are none.
    """
    since, until = (date.fromisoformat(given[n]) if n in given else None for n in _DAYS)
    leads = store.leads()
    told = (r for r in store.reports(since=since, until=until) if r.event.key not in leads)
    counts: Counter[tuple[str, str]] = Counter()
    for report in hierarchy.roll_up(told, level):
        counts.update({(min(pair), max(pair)) for pair in report.event.dyads() if len({*pair}) > 1})
    ranked = sorted(counts.items(), key=lambda hit: (-hit[1], hit[0]))
    iris = ((mint(ACTOR, a).value, mint(ACTOR, b).value, n) for (a, b), n in ranked)
    rows = islice(iris, _MOST if limit is None else limit + 1)
    return Result.of(("actor", "other", "events"), rows)


def _pairs(event: Event) -> Iterator[tuple[str, str]]:
    """The ordered pairs of an event, each once."""
    found = event.dyads()
    both = found + [(b, a) for a, b in found] if event.reciprocal else found
    yield from dict.fromkeys(both)


def _parties(event: Event) -> dict[str, Mention]:
    """The actors (ids) of an event as it names them, in its own sentence where it does so there."""
    named = parties(event.sources + event.targets, event.sentence)
    return {mention.actor: mention for mention in named if mention.actor is not None}


def _is_within(source: Mention, target: Mention) -> bool:
    """Whether both are of one country."""
    return source.country is not None and source.country == target.country


def _row(
    report: Report, place: Place, sides: tuple[Mention, Mention], taxonomy: Taxonomy
) -> list[object]:
    event, article = report.event, report.article
    begin, end = report.days
    when, entry = event.date, taxonomy.types.get(event.event_type or "")
    return [
        event.id, begin, end, str(when.granularity) if when else "",
        str(when.basis) if when else "publication",
        *_cells(sides[0], event), *_cells(sides[1], event),
        event.reciprocal, event.event_type, event.mode, event.subtype, event.cameo,
        entry.quad if entry else "", event_score(event, taxonomy), str(event.status),
        event.confidence, place.reports, event.sentence.text, article.id, article.title,
        article.publisher, article.date, article.url,
    ]  # fmt: skip


def _cells(mention: Mention, event: Event) -> list[object]:
    where = elsewhere(mention, event.sentence)
    kind = str(mention.kind)
    return [mention.actor, mention.shown, mention.country, kind, mention.sector, where]
