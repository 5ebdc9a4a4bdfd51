"""Rules and the network's reading against one another, with readings written by hand."""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.pipeline import Extractor
from kg.model import Article, Event, Status
from tests.extract.weigh.conftest import Told


def summary(event: Event) -> tuple[str | None, list[str], list[str], str]:
    sides = ([m.text for m in side] for side in (event.sources, event.targets))
    return (event.subtype, *sides, str(event.status))


CALL = "Norway phoned Indonesia on Tuesday."
BOTH = {"Norway": "mutual", "Indonesia": "mutual"}


def test_what_the_lexicon_has_as_no_act_is_not_read_as_one(
    events: Callable[..., list[Event]],
) -> None:
    roles = {"Putin": "mutual", "Orban": "mutual"}
    told: Told = {"conference": ({"phone-call": 0.95}, "actual")}
    assert events("Putin spoke at a news conference with Orban.", told, roles) == []
    assert len(events("Putin spoke at a conference with Orban.", told, roles)) == 1


def test_a_rule_whose_word_reads_as_no_act_falls(events: Callable[..., list[Event]]) -> None:
    assert events(CALL, {"phoned": ({"phone-call": 0.9}, "actual")}, BOTH)
    assert events(CALL, {}, BOTH) == []


def test_another_subtype_must_be_clearly_likelier(events: Callable[..., list[Event]]) -> None:
    close = {"phoned": ({"phone-call": 0.4, "meeting": 0.5}, "actual")}
    clear = {"phoned": ({"phone-call": 0.05, "meeting": 0.9}, "actual")}
    assert [e.subtype for e in events(CALL, close, BOTH)] == ["phone-call"]
    assert [e.subtype for e in events(CALL, clear, BOTH)] == ["meeting"]


def test_an_act_that_no_rule_knows_is_read(events: Callable[..., list[Event]]) -> None:
    text = "Norway frobnicated Indonesia on Tuesday."
    told = {"frobnicated": ({"condemnation": 0.95}, "actual")}
    (event,) = events(text, told, {"Norway": "source", "Indonesia": "target"})
    assert summary(event) == ("condemnation", ["Norway"], ["Indonesia"], "actual")
    assert event.rule == "read"
    assert event.event_type == "ACCUSE"


def test_the_reading_turns_a_side_round_and_adds_a_party(
    events: Callable[..., list[Event]],
) -> None:
    text = "Norway condemned Indonesia, and Fiji watched."
    told = {"condemned": ({"condemnation": 0.9}, "actual")}
    roles = {"Norway": "target", "Indonesia": "source"}
    assert summary(events(text, told, roles)[0])[1:3] == (["Indonesia"], ["Norway"])
    with_fiji = {"Norway": "source", "Indonesia": "target", "Fiji": "source"}
    beside = "Norway condemned Indonesia in talks beside Fiji."
    assert summary(events(beside, told, with_fiji)[0])[1] == ["Norway", "Fiji"]
    assert summary(events(text, told, with_fiji)[0])[1] == ["Norway"]  # who did something else


def test_a_ruled_pair_is_not_read_onto_one_side(events: Callable[..., list[Event]]) -> None:
    told = {"condemned": ({"condemnation": 0.9}, "actual")}
    roles = {"Norway": "source", "Indonesia": "source"}
    (event,) = events("Norway condemned Indonesia.", told, roles)
    assert summary(event)[1:3] == (["Norway"], ["Indonesia"])


def test_two_acts_of_rules_are_not_one(events: Callable[..., list[Event]]) -> None:
    told = {"phoned": ({"praise": 0.6, "phone-call": 0.4}, "actual"),
            "congratulate": ({"praise": 0.9}, "actual")}  # fmt: skip
    found = events("Norway phoned Indonesia to congratulate Fiji.", told, BOTH | {"Fiji": "target"})
    assert [event.subtype for event in found] == ["phone-call", "praise"]


def test_what_is_done_to_somebody_is_no_mere_statement(
    events: Callable[..., list[Event]],
) -> None:
    told = {"defended": ({"statement": 0.95}, "actual")}
    roles = {"Norway": "source", "Indonesia": "target"}
    (event,) = events("Norway defended Indonesia.", told, roles)
    assert event.event_type == "SUPPORT"


def test_status_and_speaker_are_read(events: Callable[..., list[Event]]) -> None:
    text = "Norway condemned Indonesia, as Fiji has it."
    told = {"condemned": ({"condemnation": 0.9}, "denied")}
    roles = {"Norway": "source", "Indonesia": "target", "Fiji": "said"}
    (event,) = events(text, told, roles)
    assert event.status is Status.DENIED
    assert event.attribution is not None
    assert [m.text for m in event.attribution.by] == ["Fiji"]


def test_words_of_one_act_are_one_event(events: Callable[..., list[Event]]) -> None:
    text = "Norway turned back Indonesia."
    one = {"turned": ({"restriction": 0.9}, "actual"), "back": ({"refusal": 0.9}, "actual")}
    found = events(text, one, {"Norway": "source", "Indonesia": "target"})
    assert len(found) == 1


def test_without_a_reading_the_rules_stand_alone(bare_extractor: Extractor) -> None:
    doc = bare_extractor.parse(CALL)
    assert doc.reading is not None
    doc.reading = None
    article = Article(id="a", text=CALL)
    assert [e.subtype for e in bare_extractor.coder.events(doc, article, None)] == ["phone-call"]
