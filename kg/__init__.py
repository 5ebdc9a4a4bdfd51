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

_HOMES = {
    "kg.api": "Graph add_articles extract_events find_actor find_actors find_events read_articles",
    "kg.articles.read": "read",
    "kg.build": "Summary",
    "kg.errors": "ConfigError InputError KgError MissingModelError OutputError QueryError"
    " StoreError",
    "kg.model": "Actor Article Attribution Basis DateSpan Event Granularity Kind Mention Post"
    " Report Span Status",
    "kg.settings": "Settings",
    "kg.sparql": "Result",
    "kg.store": "Outcome Store",
}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = sorted([*_HOME, "__version__"])

if TYPE_CHECKING:  # the same for type checkers, which cannot follow `_HOMES`
    from kg.api import Graph as Graph
    from kg.api import add_articles as add_articles
    from kg.api import extract_events as extract_events
    from kg.api import find_actor as find_actor
    from kg.api import find_actors as find_actors
    from kg.api import find_events as find_events
    from kg.api import read_articles as read_articles
    from kg.articles.read import read as read
    from kg.build import Summary as Summary
    from kg.errors import ConfigError as ConfigError
    from kg.errors import InputError as InputError
    from kg.errors import KgError as KgError
    from kg.errors import MissingModelError as MissingModelError
    from kg.errors import OutputError as OutputError
    from kg.errors import QueryError as QueryError
    from kg.errors import StoreError as StoreError
    from kg.model import Actor as Actor
    from kg.model import Article as Article
    from kg.model import Attribution as Attribution
    from kg.model import Basis as Basis
    from kg.model import DateSpan as DateSpan
    from kg.model import Event as Event
    from kg.model import Granularity as Granularity
    from kg.model import Kind as Kind
    from kg.model import Mention as Mention
    from kg.model import Post as Post
    from kg.model import Report as Report
    from kg.model import Span as Span
    from kg.model import Status as Status
    from kg.settings import Settings as Settings
    from kg.sparql import Result as Result
    from kg.store import Outcome as Outcome
    from kg.store import Store as Store


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(_HOME[name]), name)
    return found


def __dir__() -> list[str]:
    return __all__
