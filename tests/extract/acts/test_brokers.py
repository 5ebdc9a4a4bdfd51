"""Who brought about a deal, told before its name."""

from __future__ import annotations

import pytest

from kg.extract.acts.brokers import is_brokered
from kg.extract.pipeline import Extractor
from tests.extract.texts import by_rules, names, told_by


@pytest.mark.parametrize(
    ("text", "brokers", "between"),
    [
        ("Iran and Iraq signed a Russian-brokered accord.", ["Russian"], ["Iran", "Iraq"]),
        (
            "An Egyptian-mediated truce between Iran and Iraq collapsed.",
            ["Egyptian"],
            ["Iran", "Iraq"],
        ),
        ("Iran rejected a Qatari-brokered truce with Iraq.", ["Qatari"], ["Iran", "Iraq"]),
    ],
)
def test_who_is_told_to_have_brokered_it(
    extractor: Extractor, text: str, brokers: list[str], between: list[str]
) -> None:
    events = [e for e in by_rules(extractor, text) if e.subtype == "mediation"]
    assert [names(e.sources) for e in events] == [brokers]
    assert [names(e.targets) for e in events] == [between]


@pytest.mark.parametrize(
    "text",
    [
        "Russia brokered an accord between Iran and Iraq.",  # a verb of its own
        "Iran sent closely monitored ships to Iraq.",  # no deal
        "Iran and Iraq signed a brokered accord.",  # by nobody who is told
    ],
)
def test_what_is_no_broker_before_a_deal(extractor: Extractor, text: str) -> None:
    doc = extractor.parse(text)
    by_rules(extractor, text)
    assert not any(map(is_brokered, doc))


def test_what_is_voted_to_be_done_is_the_act(extractor: Extractor) -> None:
    events = by_rules(extractor, "Parliament voted to condemn Turkey.")
    assert [e.subtype for e in events] == ["condemnation"]
    told = told_by("voted", by_rules(extractor, "Parliament voted for the treaty with Turkey."))
    assert told.subtype == "vote-for"
