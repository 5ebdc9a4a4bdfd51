from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kg.actors.base import ActorBase
from kg.actors.hierarchy import Hierarchy
from kg.actors.resolve import resolve_events
from kg.model import Article, Event, Kind, Mention, Span

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def base() -> ActorBase:
    return ActorBase.load(SEEDS)


@pytest.fixture(scope="session")
def hierarchy(base: ActorBase) -> Hierarchy:
    return Hierarchy({actor.id: actor for actor in base.actors()}, base.posts())


@pytest.fixture
def meant_by(base: ActorBase) -> Callable[[str, str, date], str]:
    """Give the label of whom a description means in a sentence, where it stands for `{}`."""

    def label(words: str, sentence: str, day: date) -> str:
        text = sentence.format(words)
        at = text.index(words)
        one = Mention(text=words, start=at, end=at + len(words), kind=Kind.GROUP)
        span = Span(text, 0, len(text))
        event = Event(
            article="a", sentence=span, sentence_index=0, subtype="statement",
            event_type="CONSULT", trigger=span, sources=(one,),
        )  # fmt: skip
        (found,), _ = resolve_events([event], base, Article(id="a", text=text, date=day))
        return found.sources[0].label

    return label
