"""A damaged block is found, whichever of the engine's files it lies in."""

import pyoxigraph as ox
import pytest

from kg.errors import StoreError
from kg.store import Store, copied, restore
from kg.store.damage import read_through
from tests.factories import ACTORS, ONTOLOGY, corpus


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The files of a store, all that it holds in them."""
    folder = tmp_path_factory.mktemp("whole")
    with Store.open(folder / "kg.db", ontology=ONTOLOGY) as store:
        for article, events in corpus():
            store.add(article, events, ACTORS.values())
        store.backup(folder / "backup")
    return {path.name: path.read_bytes() for path in (folder / "backup").iterdir()}


def laid(whole, path, damaged=None):
    """The same files at a path, one of them with some of its data turned over."""
    path.mkdir()
    for name, raw in whole.items():
        data = bytearray(raw)
        if name == damaged:
            for at in range(20, 40):
                data[at] ^= 0xFF
        (path / name).write_bytes(data)
    return path


def tables(whole):
    return sorted(name for name in whole if name.endswith(".sst"))


def test_what_is_whole_is_read(whole, tmp_path):
    with Store.open(laid(whole, tmp_path / "kg.db"), read_only=True, ontology=ONTOLOGY) as store:
        store.read_through()
        assert store.check() == []


def test_damage_is_found_in_every_table(whole, tmp_path):
    assert len(tables(whole)) > 7  # six orders, strings, graphs
    for name in tables(whole):
        path = laid(whole, tmp_path / name, name)
        with (
            pytest.raises(StoreError, match="Corruption"),
            Store.open(path, read_only=True, ontology=ONTOLOGY) as store,
        ):
            store.check()
        with pytest.raises(StoreError, match=r"the backup: .*[cC]orrupt") as caught:
            restore(copied(path, tmp_path / "new.db"), tmp_path / "new.db", ontology=ONTOLOGY)
        assert "the backup/" not in str(caught.value)
        assert not (tmp_path / "new.db").exists()


def test_what_can_still_be_read_is_said(whole, tmp_path):
    hints = []
    for name in tables(whole):
        path = laid(whole, tmp_path / name, name)
        try:
            engine = ox.Store.read_only(str(path))
        except RuntimeError:
            continue
        with pytest.raises(StoreError) as caught:
            read_through(engine, path)
        rescued = "kg export all.nq" in caught.value.hint
        if rescued:
            engine.dump(str(tmp_path / f"{name}.nq"), ox.RdfFormat.N_QUADS)
        hints.append(rescued)
    assert True in hints
    assert False in hints


def test_an_order_without_a_quad_is_noticed(whole, tmp_path):
    class Lacking:
        """An engine one of whose orders, that by predicates, has lost what it had."""

        def __init__(self, engine):
            self._engine = engine

        def __len__(self):
            return len(self._engine)

        def __getattr__(self, name):
            return getattr(self._engine, name)

        def quads_for_pattern(self, subject, predicate, found, graph):
            quads = self._engine.quads_for_pattern(subject, predicate, found, graph)
            alone = predicate is not None and graph is None
            return [*quads][1:] if alone else quads

    engine = ox.Store.read_only(str(laid(whole, tmp_path / "kg.db")))
    with pytest.raises(StoreError, match="quads are missing in one of its orders"):
        read_through(Lacking(engine), tmp_path / "kg.db")


def test_the_store_that_cannot_be_read_is_the_one_named(whole, tmp_path):
    told = []
    for name in tables(whole):
        path = laid(whole, tmp_path / name, name)
        try:
            with Store.open(path, ontology=ONTOLOGY) as store:
                store.dump(tmp_path / f"{name}.nq")
        except StoreError as error:
            told.append(str(error))
    assert [text for text in told if text.startswith("cannot write to")] == []
    assert any(text.startswith("cannot read") for text in told)
