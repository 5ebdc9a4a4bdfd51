"""Sentence → events, a row for each construction."""

from datetime import date

import pytest

from kg.extract.pipeline import Extractor
from kg.model import Article, Status
from kg.settings import data_directory, weights_directory


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load(weights_directory(), data_directory("ontology"))


def events_of(extractor, text):
    article = Article(id="t", text=text, date=date(2022, 2, 2))
    ((_, events),) = extractor.extract([article])
    for event in events:
        for span in (event.trigger, *event.sources, *event.targets):
            assert text[span.start : span.end] == span.text
    return events


@pytest.mark.parametrize(
    ("text", "subtype", "sources", "targets"),
    [
        ("France condemned the attack by Iran.", "condemnation", ["France"], ["Iran"]),
        ("Germany supported Poland.", "support", ["Germany"], ["Poland"]),
        ("Iran was condemned by France.", "condemnation", ["France"], ["Iran"]),
        ("Russia expelled two diplomats from Norway.", "diplomats-expelled", ["Russia"], None),
    ],
)
def test_constructions(extractor, text, subtype, sources, targets):
    found = next(e for e in events_of(extractor, text) if e.subtype == subtype)
    assert [m.text for m in found.sources] == sources
    if targets is not None:
        assert [m.text for m in found.targets] == targets


def test_planned_and_negated(extractor):
    (planned,) = events_of(extractor, "Turkey will host Greece on Friday.")
    assert planned.status is Status.PLANNED
    assert planned.event_type == "AGREE"
    assert planned.date is not None
    assert planned.date.start == date(2022, 2, 4)
    (negated,) = events_of(extractor, "China did not support Japan.")
    assert negated.status is Status.NEGATED


@pytest.mark.parametrize("text", ["", " ", "\n\n", "x" * 100_000, "😀" * 100, "The sky is blue."])
def test_nothing_to_tell(extractor, text):
    assert events_of(extractor, text) == []
