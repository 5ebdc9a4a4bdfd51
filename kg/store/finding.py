"""What a `Filter` is in SPARQL: lines before a graph's pattern, lines in it and behind it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pyoxigraph as ox

from kg import rdf
from kg.model import Status
from kg.store.reports import Filter

_PUBLISHED = (
    f"OPTIONAL {{ GRAPH {rdf.ARTICLES_GRAPH} "
    "{ ?article kg:graph ?g ; schema:datePublished ?published } }"
)


def coding(wanted: Filter) -> tuple[list[str], list[str]]:
    """Return what asks for type, status and confidence of ``?event``: VALUES, and patterns."""
    lines, inside = [], []
    if wanted.types is not None:
        coded = [rdf.term("sem:eventType"), rdf.term("kg:ploverType")]
        kinds = [rdf.mint(rdf.TYPE, name) for name in sorted(wanted.types)]
        lines += [values("coding", coded), values("type", kinds)]
        inside.append("?event ?coding ?type .")
    if wanted.statuses is not None and wanted.statuses < set(Status):
        told = [rdf.term(f"kg:{name.capitalize()}") for name in sorted(wanted.statuses)]
        lines.append(values("status", told))
        inside.append("?event kg:status ?status .")
    if wanted.min_confidence is not None:
        least = rdf.typed(repr(float(wanted.min_confidence)), "double")
        inside.append(f"?event kg:confidence ?sure . FILTER(?sure >= {least})")
    return lines, inside


def touching(wanted: Filter, begin: str, end: str) -> list[str]:
    """Return what asks for the days, where ``?published`` is that of the article of ``?g``.

    ``begin`` and ``end`` name variables, the best known first; without any it is before every day.
    """
    lines, never = [], day_literal(date.min)
    if wanted.since is not None:
        lines.append(f"FILTER(COALESCE({end}, {never}) >= {day_literal(wanted.since)})")
    if wanted.until is not None:
        lines.append(f"FILTER(COALESCE({begin}, {never}) <= {day_literal(wanted.until)})")
    return [_PUBLISHED, *lines] if lines else []


def day_literal(day: date) -> str:
    """Return a day as it stands in a query."""
    return str(rdf.typed(day.isoformat(), "date"))


def values(name: str, terms: Iterable[ox.NamedNode | ox.Literal]) -> str:
    """Return a VALUES block: terms write themselves, escaped."""
    return f"VALUES ?{name} {{ {' '.join(map(str, terms))} }}"
