"""Rules and reading together: the constructions once more, and acts that no rule has words for."""

from __future__ import annotations

from datetime import date

import pytest

from kg.actors.base import ActorBase
from kg.extract.pipeline import Extractor
from kg.model import Article, Event
from kg.settings import data_directory, weights_directory
from tests.extract.test_events import CONSTRUCTIONS, names

PUBLISHED = date(2022, 2, 2)
ENOUGH = 0.85  # of the constructions; the reading may differ on a few, and int8 by processor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    base = ActorBase.load(data_directory("seeds"))
    return Extractor.load(weights_directory(), data_directory("ontology"), base)


def events_of(extractor: Extractor, text: str) -> list[Event]:
    _, events = extractor.read(Article(id="t", text=text, date=PUBLISHED))
    return events


def test_most_constructions_are_read_alike(extractor: Extractor) -> None:
    wrong = []
    for text, subtype, sources, targets in CONSTRUCTIONS:
        base = extractor.coder.taxonomy.subtype(subtype).event_type
        found = [
            event
            for event in events_of(extractor, text)
            if extractor.coder.taxonomy.subtype(event.subtype or subtype).event_type == base
            and set(names(event.sources)) | set(names(event.targets)) >= set(sources)
            and (targets is None or set(names(event.sources + event.targets)) >= set(targets))
        ]
        if not found:
            wrong.append(text)
    assert len(wrong) <= (1 - ENOUGH) * len(CONSTRUCTIONS), wrong


@pytest.mark.parametrize(
    "text",
    [
        "Spain defeated France in the final on Sunday.",
        "The talks about the talks were the talk of the town.",
        "Shares of the bank fell by two percent.",
    ],
)
def test_words_of_acts_that_tell_none(extractor: Extractor, text: str) -> None:
    assert events_of(extractor, text) == []


def test_two_verbs_with_subjects_of_their_own_are_two_acts(extractor: Extractor) -> None:
    text = "Russia expelled German diplomats, two days after Berlin had expelled Russian ones."
    told = [e for e in events_of(extractor, text) if e.subtype == "diplomats-expelled"]
    assert [names(e.sources) for e in told] == [["Russia"], ["Berlin"]]


@pytest.mark.parametrize(
    ("text", "subtype", "sources", "targets"),
    [
        ("Israel drew criticism from Egypt on Monday.", "condemnation", ["Egypt"], ["Israel"]),
        ("Kenya won a loan from China.", "aid-given", ["China"], ["Kenya"]),
    ],
)
def test_who_draws_something_does_not_do_it(
    extractor: Extractor, text: str, subtype: str, sources: list[str], targets: list[str]
) -> None:
    (event,) = events_of(extractor, text)
    assert (event.subtype, names(event.sources), names(event.targets)) == (
        subtype,
        sources,
        targets,
    )
