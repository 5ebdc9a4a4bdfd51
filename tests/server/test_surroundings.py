import gc
from weakref import ref

import pytest

from kg.server.problems import Problem
from kg.server.surroundings import actor_named, surroundings
from kg.store import Store
from tests.factories import ACTORS, ONTOLOGY
from tests.server.site import rich


def test_they_go_with_their_store(tmp_path):
    store = Store.open(rich(tmp_path / "kg.db"), read_only=True, ontology=ONTOLOGY)
    known = surroundings(store)
    assert surroundings(store) is known
    assert known.actors.keys() >= ACTORS.keys()
    assert known.label("russia") == "Russia"
    assert known.label("nobody") == "nobody"
    assert known.hierarchy.actor("sergey-lavrov") == known.actors["sergey-lavrov"]
    gone = ref(known), ref(store)
    store.close()
    del known, store
    gc.collect()
    assert [one() for one in gone] == [None, None]


def test_an_id_needs_no_look_at_the_others(tmp_path, monkeypatch):
    with Store.open(rich(tmp_path / "kg.db"), read_only=True, ontology=ONTOLOGY) as store:
        monkeypatch.setattr(Store, "actors", lambda *_: pytest.fail("all actors were read"))
        assert actor_named("sergey-lavrov", store) == "sergey-lavrov"


def test_names(tmp_path):
    with Store.open(rich(tmp_path / "kg.db"), read_only=True, ontology=ONTOLOGY) as store:
        assert actor_named("Lavrov", store) == "sergey-lavrov"
        with pytest.raises(Problem) as raised:
            actor_named("Lavrof", store)
        assert raised.value.status == 404
        assert "near it: Sergey Lavrov" in raised.value.sentence
