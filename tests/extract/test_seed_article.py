"""The article that the project was asked for with: what it tells, each once."""

from datetime import date
from pathlib import Path

import pytest

from kg.actors.base import ActorBase
from kg.actors.resolve import resolve_events
from kg.articles import read
from kg.extract.pipeline import Extractor
from kg.settings import data_directory, weights_directory

ARTICLE = Path(__file__).parents[3] / "shared" / "seeds" / "000_737378e7333ac839.txt"
pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason="absent shared data: seeds")

TOLD = [
    # subtype, sources, targets, status, (first day, last day) or None: not looked at
    ("negotiation", {"united-states"}, {"russia"}, "planned", None),
    (
        "phone-call",
        {"antony-blinken", "sergey-lavrov"},
        set(),
        "actual",
        (date(2022, 2, 1), date(2022, 2, 1)),
    ),
    ("phone-call", {"antony-blinken", "sergey-lavrov"}, set(), "planned", None),
    ("aid-given", {"nato"}, set(), "actual", None),
    ("proposal", {"russia"}, set(), "actual", (date(2021, 12, 1), date(2021, 12, 31))),
    ("letter", {"united-states"}, {"russia"}, "actual", None),
    (
        "counter-offer",
        {"united-states"},
        {"russia"},
        "actual",
        (date(2022, 1, 1), date(2022, 1, 31)),
    ),
    ("support", {"antony-blinken"}, {"ukraine"}, "actual", None),
    ("appeal", {"antony-blinken"}, {"russia"}, "actual", None),
    ("denial", {"russia"}, set(), "actual", None),
    ("invasion", {"russia"}, {"ukraine"}, "denied", None),
]


@pytest.fixture(scope="module")
def events():
    base = ActorBase.load(data_directory("seeds"))
    extractor = Extractor.load(weights_directory(), data_directory("ontology"), base)
    ((article, found),) = extractor.extract(read(ARTICLE))
    return resolve_events(found, base, article)[0]


@pytest.mark.parametrize(("subtype", "sources", "targets", "status", "days"), TOLD)
def test_told_once(events, subtype, sources, targets, status, days):
    (event,) = [e for e in events if (e.subtype, e.status) == (subtype, status)]
    assert {m.actor for m in event.sources} == sources
    assert {m.actor for m in event.targets} == targets
    if days is not None:
        assert event.date is not None
        assert (event.date.start, event.date.end) == days


def test_the_call_was_initiated_by_the_americans(events):
    (call,) = [e for e in events if (e.subtype, e.status) == ("phone-call", "actual")]
    assert call.initiator in ("united-states", "antony-blinken")
    assert "exchange" in {span.text for span in call.coreferent}


def test_who_says_so(events):
    (agreed,) = [e for e in events if e.subtype == "agreement"]
    assert [m.actor for m in agreed.attribution.by] == ["russia-foreign-ministry"]
    assert agreed.attribution.cue == "according to"
    (willing,) = [e for e in events if e.subtype == "negotiation"]
    assert [m.actor for m in willing.attribution.by] == ["united-states-foreign-ministry"]


def test_nobody_invades(events):
    assert not [e for e in events if e.event_type == "ASSAULT"]
