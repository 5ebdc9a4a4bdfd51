"""The extractor that `kg` loads, with the knowledge base; loaded once for all tests of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kg.actors.base import ActorBase
from kg.actors.resolve import resolve_events
from kg.extract.pipeline import Extractor
from kg.model import Article
from kg.settings import data_directory, weights_directory


@pytest.fixture(scope="session")
def base() -> ActorBase:
    return ActorBase.load(data_directory("seeds"))


@pytest.fixture(scope="session")
def extractor(base: ActorBase) -> Extractor:
    return Extractor.load(weights_directory(), data_directory("ontology"), base)


@pytest.fixture(scope="session")
def told(extractor: Extractor, base: ActorBase) -> Callable[[str], str]:
    """All events of a text as "subtype: sources -> targets", ids of actors joined by "+"."""

    def tell(text: str) -> str:
        article = Article(id="t", text=text, date=date(2022, 3, 10))
        _, events = extractor.read(article)
        resolved, _ = resolve_events(events, base, article)
        found = []
        for event in resolved:
            sides = [event.sources, event.targets]
            if event.reciprocal:
                sides = [(*event.sources, *event.targets)]
            names = ["+".join(sorted(m.actor or "" for m in side)) for side in sides]
            found.append(f"{event.subtype}: {' -> '.join(names)}")
        return ", ".join(found)

    return tell
