import pytest

from kg.choice import events_of, named_actor
from kg.errors import InputError
from kg.model import Actor, Kind
from kg.store import Store
from tests.factories import ACTORS, ONTOLOGY, corpus
from tests.fakes import FakeBase
from tests.stores import fill

MORE = {
    **ACTORS,
    "olga-blinken": Actor(id="olga-blinken", label="Olga Blinken", kind=Kind.PERSON),
    "max-blinken": Actor(id="max-blinken", label="Max Blinken", kind=Kind.PERSON),
}


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as found:
        fill(found, corpus(), [MORE["olga-blinken"]])
        yield found


def test_how_many_events_an_actor_takes_part_in(store):
    counts = {id: events_of(store, id) for id in ("antony-blinken", "russia", "olga-blinken", "x")}
    assert counts == {"antony-blinken": 3, "russia": 5, "olga-blinken": 0, "x": 0}


def test_of_three_of_a_name_the_one_with_events_is_meant(store):
    """One is only described in the store, one only in the base."""
    assert named_actor("Blinken", store, FakeBase(MORE)).id == "antony-blinken"
    assert named_actor("Max Blinken", store, FakeBase(MORE)).id == "max-blinken"
    assert named_actor("Blinken", store).id == "antony-blinken", "as the server asks"


def test_who_has_more_events_is_suggested_first(store):
    with pytest.raises(InputError) as caught:
        named_actor("Blimken", store, FakeBase(MORE))
    assert caught.value.hint == "near it: Antony Blinken, Olga Blinken, Max Blinken"
