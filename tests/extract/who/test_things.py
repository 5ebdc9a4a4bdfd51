"""Prizes, laws and treaties have names and do nothing."""

from __future__ import annotations

import pytest

from kg.extract.pipeline import Extractor
from kg.model import Kind
from tests.extract.texts import events_of


@pytest.mark.parametrize(
    "text",
    [
        "Iran condemned the Nobel.",
        "Iran accused the Nobel Peace Prize of bias.",
        "Russia condemned the Magnitsky Act.",
        "Russia criticised the Rome Statute.",
        "Russia rejected the Minsk agreements.",
        "Israel rejected the Oslo accords.",
    ],
)
def test_a_thing_is_no_actor(extractor: Extractor, text: str) -> None:
    (event,) = events_of(extractor, text)
    assert [mention.kind for mention in event.targets] == [Kind.MATTER]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Iran condemned the Nobel committee.", "the Nobel committee"),
        ("Russia condemned the Warsaw Pact.", "the Warsaw Pact"),
        ("Iran condemned the Nobel laureate Malala Yousafzai.", "Malala Yousafzai"),
        ("Iran condemned the British government.", "the British government"),
        ("Venezuela condemned Oscar Naranjo.", "Oscar Naranjo"),
    ],
)
def test_who_is_called_like_one_is(extractor: Extractor, text: str, target: str) -> None:
    (event,) = events_of(extractor, text)
    assert [m.kind for m in event.targets] != [Kind.MATTER]
    assert target in event.targets[0].text


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Kalibr missiles struck Odesa.", set()),
        ("Pegasus spyware was used against Morocco.", set()),
        ("Hamas rockets struck Haifa.", {"Hamas"}),
    ],
)
def test_the_make_of_goods_is_nobody(extractor: Extractor, text: str, sources: set[str]) -> None:
    events = events_of(extractor, text)
    assert {m.name for e in events for m in e.sources if m.name} == sources


def test_a_name_tells_no_act(extractor: Extractor) -> None:
    text = "Israel and Hamas were guilty of violating the Ceasefire Agreement in Gaza."
    assert "ceasefire-agreed" not in {event.subtype for event in events_of(extractor, text)}
