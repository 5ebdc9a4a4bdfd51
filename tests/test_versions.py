"""The version of a store: written, asked for, brought up to date."""

import pyoxigraph as ox
import pytest

from kg import rdf
from kg.errors import StoreError
from kg.store import Store, migrate, versions
from tests.factories import ACTORS, ONTOLOGY, article, corpus


def version_quads(path):
    engine = ox.Store(str(path))
    return list(engine.quads_for_pattern(None, rdf.term("kg:storeVersion"), None, None))


def say(path, *numbers):
    """Let a closed store say these versions."""
    engine = ox.Store(str(path))
    for quad in list(engine.quads_for_pattern(None, None, None, rdf.STORE_GRAPH)):
        engine.remove(quad)
    for number in numbers:
        engine.add(versions._quad(number))
    engine.flush()


@pytest.fixture
def path(tmp_path):
    """A closed store of today with two articles."""
    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as store:
        for found, events in corpus()[:2]:
            store.add(found, events, ACTORS.values())
    return tmp_path / "kg.db"


@pytest.fixture
def old(path):
    """The same store as a kg without versions made it."""
    say(path)
    return path


@pytest.fixture
def later(monkeypatch):
    """A kg of version 3, whose steps mark the store's graph."""
    done = []

    def mark(number):
        def changes(engine):
            done.append(number)
            where = rdf.term("kg:title"), ox.Literal(f"step {number}")
            yield "", [ox.Quad(rdf.STORE_GRAPH, *where, rdf.STORE_GRAPH)]

        return changes

    more = tuple(versions.Step(number, f"step {number}", mark(number)) for number in (2, 3))
    monkeypatch.setattr(versions, "STEPS", versions.STEPS + more)
    monkeypatch.setattr(versions, "CURRENT", 3)
    return done


def test_a_new_store_says_its_version_once(path):
    for _ in range(2):
        with Store.open(path, ontology=ONTOLOGY) as store:
            store.add(article("n", "Nothing happened."), [])
    assert version_quads(path) == versions.stamp()


@pytest.mark.parametrize("read_only", [True, False])
def test_an_older_store_is_not_opened(old, read_only):
    for _ in range(2):  # the first refusal holds no lock
        with pytest.raises(StoreError, match="was made by an older kg") as caught:
            Store.open(old, read_only=read_only, ontology=ONTOLOGY)
        assert "run kg migrate" in caught.value.hint
        del caught
    assert version_quads(old) == []


@pytest.mark.parametrize("read_only", [True, False])
def test_a_newer_store_is_left_alone(path, read_only):
    say(path, 1, 7)
    with pytest.raises(StoreError, match="made by a newer kg") as caught:
        Store.open(path, read_only=read_only, ontology=ONTOLOGY)
    assert "newest kg" in caught.value.hint
    del caught
    with pytest.raises(StoreError, match="made by a newer kg"):
        migrate(path)
    assert len(version_quads(path)) == 2
    assert [one.name for one in path.parent.iterdir()] == ["kg.db"]


@pytest.mark.parametrize("filled", [False, True])
def test_a_store_in_which_nothing_is_yet_is_of_today(tmp_path, filled):
    """A process killed while it made the store leaves no more than the ontology."""
    engine = ox.Store(str(tmp_path / "kg.db"))
    if filled:
        engine.extend(rdf.ontology_quads(ONTOLOGY))
    engine.flush()
    del engine
    with Store.open(tmp_path / "kg.db", read_only=True, ontology=ONTOLOGY):
        pass
    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY):
        pass
    assert version_quads(tmp_path / "kg.db") == versions.stamp()


def test_a_migration_keeps_a_copy_and_all_that_was_told(old):
    done = migrate(old)
    assert (done.before, [step.to for step in done.steps]) == (0, [1])
    assert done.kept == old.with_name("kg.db.version-0")
    with Store.open(old, read_only=True, ontology=ONTOLOGY) as store:
        assert len(store.reports()) == 2
        assert store.check() == []
    assert version_quads(done.kept) == []
    again = migrate(old)
    assert (again.before, again.steps, again.kept) == (1, (), None)


def test_the_copy_takes_a_name_that_is_free(old, tmp_path):
    (tmp_path / "kg.db.version-0").mkdir()
    assert migrate(old).kept == tmp_path / "kg.db.version-0-2"
    say(old)
    assert migrate(old, tmp_path / "mine").kept == tmp_path / "mine"
    say(old)
    with pytest.raises(StoreError, match="exists already"):
        migrate(old, tmp_path / "mine")
    assert version_quads(old) == []


def test_steps_are_taken_in_their_order(old, later):
    assert [step.to for step in migrate(old).steps] == [1, 2, 3]
    assert later == [2, 3]
    assert [int(quad.object.value) for quad in version_quads(old)] == [3]


def test_only_the_steps_that_are_missing(old, later):
    say(old, 2)
    assert [step.to for step in migrate(old).steps] == [3]
    assert later == [3]


def test_a_step_that_fails_is_taken_again(old, later, monkeypatch):
    def fail(engine):
        raise KeyboardInterrupt

    steps = versions.STEPS
    broken = versions.Step(3, "fails", fail)
    monkeypatch.setattr(versions, "STEPS", (*steps[:2], broken))
    with pytest.raises(KeyboardInterrupt):
        migrate(old)
    assert [int(quad.object.value) for quad in version_quads(old)] == [2]
    monkeypatch.setattr(versions, "STEPS", steps)
    assert [step.to for step in migrate(old).steps] == [3]


def test_an_older_export_that_is_loaded_is_brought_up(path, tmp_path, later):
    say(path, 1)
    engine = ox.Store(str(path))
    engine.dump(str(tmp_path / "all.nq"), ox.RdfFormat.N_QUADS)
    with (
        Store.open(tmp_path / "new.db", ontology=ONTOLOGY) as store,
        (tmp_path / "all.nq").open("rb") as lines,
    ):
        store.load(lines, "all.nq")
    assert later == [2, 3]
    assert [int(quad.object.value) for quad in version_quads(tmp_path / "new.db")] == [3]


def test_a_newer_export_is_not_loaded(path, tmp_path):
    say(path, 7)
    engine = ox.Store(str(path))
    engine.dump(str(tmp_path / "all.nq"), ox.RdfFormat.N_QUADS)
    with (
        Store.open(tmp_path / "new.db", ontology=ONTOLOGY) as store,
        (tmp_path / "all.nq").open("rb") as lines,
        pytest.raises(StoreError, match=r"all\.nq was made by a newer kg"),
    ):
        store.load(lines, "all.nq")


def test_a_version_that_is_no_number_says_nothing(old):
    say(old, "²", "x")
    with pytest.raises(StoreError, match="made by an older kg"):
        Store.open(old, ontology=ONTOLOGY)


def test_the_table_of_steps_ends_with_today():
    numbers = [step.to for step in versions.STEPS]
    assert numbers == list(range(1, versions.CURRENT + 1))
