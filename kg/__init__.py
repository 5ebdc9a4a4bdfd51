"""News articles in; a provable, queryable graph of diplomatic events out.

    import kg

    with kg.Store.open("kg.db") as store:
        kg.add_articles("news/", store)
        for report in store.reports(actor="russia"):
            print(report.event.sentence.text)

Names are imported when they are first used, so ``import kg`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from kg.actors.search import find_actor, find_actors
    from kg.api import Graph, add_articles, extract_events, find_events
    from kg.articles.read import read
    from kg.build import Summary
    from kg.errors import (
        ConfigError,
        InputError,
        KgError,
        MissingModelError,
        OutputError,
        QueryError,
        StoreError,
    )
    from kg.model import (
        Actor,
        Article,
        Attribution,
        Basis,
        DateSpan,
        Event,
        Granularity,
        Kind,
        Mention,
        Post,
        Report,
        Span,
        Status,
    )
    from kg.settings import Settings
    from kg.sparql import Result
    from kg.store import Outcome, Store

_HOMES = {
    "kg.api": "Graph add_articles extract_events find_events",
    "kg.articles": "read",
    "kg.build": "Summary",
    "kg.errors": "ConfigError InputError KgError MissingModelError OutputError QueryError"
    " StoreError",
    "kg.model": "Actor Article Attribution Basis DateSpan Event Granularity Kind Mention Post"
    " Report Span Status",
    "kg.settings": "Settings",
    "kg.sparql": "Result",
    "kg.store": "Outcome Store",
    "kg.actors.search": "find_actor find_actors",
}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "Actor",
    "Article",
    "Attribution",
    "Basis",
    "ConfigError",
    "DateSpan",
    "Event",
    "Granularity",
    "Graph",
    "InputError",
    "KgError",
    "Kind",
    "Mention",
    "MissingModelError",
    "Outcome",
    "OutputError",
    "Post",
    "QueryError",
    "Report",
    "Result",
    "Settings",
    "Span",
    "Status",
    "Store",
    "StoreError",
    "Summary",
    "__version__",
    "add_articles",
    "extract_events",
    "find_actor",
    "find_actors",
    "find_events",
    "read",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(_HOME[name]), name)
    return found


def __dir__() -> list[str]:
    return __all__
