"""What the store counts is what its events say, read one by one."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from kg.model import Post
from kg.sparql import QUERIES, load_checks, load_internal, load_named_queries
from kg.store import Store
from kg.store.counting import count_events, events_by_actor
from tests.factories import ACTORS, ONTOLOGY, article, corpus, event


def both_sides():
    """An article whose event has one actor on either side, no type and no day."""
    one = article("b1", "Russia and Ukraine spoke to Russia.")
    parties = {"Russia": "russia", "Ukraine": "ukraine"}, {"Russia": "russia"}
    told = event(one, "phone-call", "spoke", *parties)
    return one, [replace(told, event_type=None, subtype=None, mode=None, cameo=None, date=None)]


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as found:
        office = Post(person="sergey-lavrov", title="foreign minister", begin=date(2004, 3, 9))
        found.add_actors(ACTORS.values(), [office])  # no event began when he took office
        for one, events in [*corpus(), both_sides()]:
            found.add(one, events)
        yield found


def test_by_actor(store):
    sides = [r.event.sources + r.event.targets for r in store.reports()]
    expected = Counter(id for side in sides for id in {mention.actor for mention in side})
    assert events_by_actor(store) == expected
    assert expected["russia"] == 6


def test_by_type_status_and_day(store):
    events = [report.event for report in store.reports()]
    days = sorted(event.date.start.isoformat() for event in events if event.date)
    found = count_events(store)
    assert found.types == Counter(event.event_type for event in events if event.event_type)
    assert found.statuses == Counter(str(event.status) for event in events)
    assert found.days == (days[0], days[-1]) == ("2022-02-01", "2022-02-07")


def test_a_store_without_events(tmp_path):
    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as store:
        found = count_events(store)
        assert (found.types, found.statuses, found.days) == (Counter(), Counter(), None)
        assert events_by_actor(store) == Counter()


def test_what_kg_asks_itself_lies_below_and_is_not_listed():
    below = {path.stem for path in QUERIES.glob("*/*.rq")}
    assert below
    assert not below & {*load_named_queries()}
    for check in load_checks().values():
        assert check.title != check.name
    for path in (QUERIES / "internal").glob("*.rq"):
        assert load_internal(path.stem).startswith("# title: ")
