"""How sure an event is: what speaks for it makes it surer, what speaks against it less sure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.pipeline import Extractor
from kg.extract.weigh.sureness import PARTIES, TYPE, Sureness, odds
from kg.model import Article, Event

CALL = "Norway phoned Indonesia on Tuesday."
ACCUSED = "Norway accused Indonesia on Tuesday."
SIGNS = dict.fromkeys((*TYPE, *PARTIES), 0.0) | {"chance": odds(0.9), "sourced": 1.0}


def test_an_event_is_the_surer_the_likelier_its_act_is(
    events: Callable[..., list[Event]],
) -> None:
    both = {"Norway": "mutual", "Indonesia": "mutual"}
    sure = []
    for chance in (0.62, 0.8, 0.95):
        (event,) = events(CALL, {"phoned": ({"phone-call": chance}, "actual")}, both)
        assert event.reciprocal
        sure.append((event.type_confidence, event.confidence))
    assert sure == sorted(set(sure))
    assert 0.9 < sure[0][0] < sure[-1][0]  # talks of two that are read at all are so


def test_a_party_that_is_read_as_none_makes_an_event_less_sure(
    events: Callable[..., list[Event]],
) -> None:
    told = {"accused": ({"accusation": 0.9}, "actual")}
    (sure,) = events(ACCUSED, told, {"Norway": "source", "Indonesia": "target"})
    (unsure,) = events(ACCUSED, told, {"Norway": "source"}, ("Indonesia",))
    assert [m.text for m in unsure.targets] == ["Indonesia"], "the rule has it"
    assert unsure.type_confidence == sure.type_confidence
    assert unsure.confidence < sure.confidence - 0.1


@pytest.mark.parametrize(
    "sign",
    [
        "read", "source_empty", "source_pronoun", "source_outside", "target_pronoun",
        "target_outside",
    ],
)  # fmt: skip
def test_what_speaks_against_an_event(sign: str) -> None:
    assert Sureness().of(SIGNS | {sign: 1.0})[1] < Sureness().of(SIGNS)[1]


@pytest.mark.parametrize(
    "sign", ["source_ruled", "target_ruled", "source_chance", "target_chance", "mutual"]
)
def test_what_speaks_for_an_event(sign: str) -> None:
    assert Sureness().of(SIGNS | {sign: 1.0})[1] > Sureness().of(SIGNS)[1]


@pytest.mark.parametrize("chance", [-99.0, -2.0, 0.0, 2.0, 99.0])
def test_the_whole_is_never_surer_than_its_type(chance: float) -> None:
    kind, whole = Sureness().of(SIGNS | {"chance": chance, "target_chance": 4.0, "mutual": 1.0})
    assert 0 < whole <= kind < 1


def test_a_text_that_is_not_read_has_the_points_of_its_rule(bare_extractor: Extractor) -> None:
    doc = bare_extractor.parse(CALL)
    doc.reading = None
    (event,) = bare_extractor.coder.events(doc, Article(id="a", text=CALL), None)
    assert event.confidence == event.type_confidence > 0.5


def test_who_speaks_a_statement_is_as_sure_at_its_head_as_in_a_sentence(
    extractor: Extractor,
) -> None:
    def demanded(text: str) -> float:
        article = Article(id="t", text=text)
        ((_, found),) = extractor.extract([article])
        (demand,) = (event for event in found if event.subtype == "demand")
        return demand.confidence

    spoken = "Foreign Secretary David Lammy said:\n\nIran must stop its attacks."
    told = "Foreign Secretary David Lammy said Iran must stop its attacks."
    assert abs(demanded(spoken) - demanded(told)) < 0.1
