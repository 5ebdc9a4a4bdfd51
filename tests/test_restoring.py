"""A backup put in the place of a store."""

import shutil
import sys

import pyoxigraph as ox
import pytest

from kg import files, rdf
from kg.errors import StoreError
from kg.store import Store, copied, restore, restoring
from tests.factories import ACTORS, ONTOLOGY, corpus


def fill(path, articles):
    with Store.open(path, ontology=ONTOLOGY) as store:
        for article, events in articles:
            store.add(article, events, ACTORS.values())


@pytest.fixture
def place(tmp_path):
    """A store of two articles, and a backup of it when it had one."""
    fill(tmp_path / "kg.db", corpus()[:1])
    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as store:
        store.backup(tmp_path / "backup")
    fill(tmp_path / "kg.db", corpus()[1:2])
    return tmp_path


def articles(path):
    with Store.open(path, read_only=True, ontology=ONTOLOGY) as store:
        assert store.check() == []
        return store.article_ids()


def put_back(place, target="kg.db", **options):
    fill = copied(place / "backup", place / target)
    return restore(fill, place / target, ontology=ONTOLOGY, **options)


def test_a_backup_becomes_a_store(place):
    assert put_back(place, "new.db") == 1
    assert articles(place / "new.db") == ["a1"]
    (place / "empty").mkdir()
    assert put_back(place, "empty") == 1
    assert sorted(path.name for path in place.iterdir()) == ["backup", "empty", "kg.db", "new.db"]


def test_a_store_is_replaced_only_when_asked(place):
    with pytest.raises(StoreError, match="exists already") as caught:
        put_back(place)
    assert "--replace" in caught.value.hint
    assert articles(place / "kg.db") == ["a1", "a2"]
    assert put_back(place, replace=True) == 1
    assert articles(place / "kg.db") == ["a1"]
    assert sorted(path.name for path in place.iterdir()) == ["backup", "kg.db"]


def test_what_is_written_later_does_not_reach_the_backup(place):
    put_back(place, replace=True)
    before = {path.name: path.read_bytes() for path in (place / "backup").iterdir()}
    fill(place / "kg.db", corpus()[2:])
    assert {path.name: path.read_bytes() for path in (place / "backup").iterdir()} == before
    assert articles(place / "backup") == ["a1"]


def test_a_damaged_backup_leaves_the_store_as_it_is(place):
    for path in (place / "backup").glob("*.sst"):
        raw = bytearray(path.read_bytes())
        raw[len(raw) // 3] ^= 0xFF
        path.unlink()  # it is one file with the store's
        path.write_bytes(raw)
    with pytest.raises(StoreError, match="the backup") as caught:
        put_back(place, replace=True)
    assert "\n" not in str(caught.value)
    del caught
    assert articles(place / "kg.db") == ["a1", "a2"]
    assert sorted(path.name for path in place.iterdir()) == ["backup", "kg.db"]


@pytest.mark.parametrize(("number", "answer"), [(0, 1), (7, "the backup was made by a newer kg")])
def test_a_backup_of_another_version(place, number, answer):
    engine = ox.Store(str(place / "backup"))
    engine.remove_graph(rdf.STORE_GRAPH)
    if number:
        at = (rdf.term("kg:storeVersion"), rdf.typed(number, "integer"))
        engine.add(ox.Quad(rdf.STORE_GRAPH, *at, rdf.STORE_GRAPH))
    engine.flush()
    del engine
    if isinstance(answer, int):
        assert put_back(place, "new.db") == answer
        assert articles(place / "new.db") == ["a1"]
    else:
        with pytest.raises(StoreError, match=answer):
            put_back(place, "new.db")
        assert not (place / "new.db").exists()


def test_what_is_no_store_is_never_replaced(place):
    (place / "notes").mkdir()
    (place / "notes" / "letter.txt").write_text("Dear,", encoding="utf-8")
    (place / "file").write_text("x", encoding="utf-8")
    for name in ("notes", "file"):
        with pytest.raises(StoreError, match="is not a store"):
            put_back(place, name, replace=True)
    assert (place / "notes" / "letter.txt").read_text(encoding="utf-8") == "Dear,"
    with pytest.raises(StoreError, match="there is no backup"):
        copied(place / "notes", place / "kg.db")


@pytest.mark.parametrize("target", ["backup", "backup/inside", "."])
def test_the_backup_and_the_store_are_two_places(place, target):
    with pytest.raises(StoreError, match="lie within one another"):
        copied(place / "backup", place / target)


def test_a_store_in_use_is_not_replaced(place):
    for used in ("kg.db", "backup"):
        with (
            Store.open(place / used, ontology=ONTOLOGY),
            pytest.raises(StoreError, match="another process is using"),
        ):
            put_back(place, replace=True)
    assert articles(place / "kg.db") == ["a1", "a2"]


def test_a_full_disk_leaves_the_store_as_it_is(place, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restoring.shutil, "copyfile", full)
    with pytest.raises(StoreError, match="the disk is full"):
        put_back(place, replace=True)
    assert articles(place / "kg.db") == ["a1", "a2"]
    assert sorted(path.name for path in place.iterdir()) == ["backup", "kg.db"]


@pytest.fixture
def folders(tmp_path):
    for name in ("new", "old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "mark").write_text(name, encoding="utf-8")
    return tmp_path / "new", tmp_path / "old"


@pytest.mark.parametrize("at_once", [True, False])
def test_folders_change_places(folders, monkeypatch, at_once):
    if not at_once:
        monkeypatch.setattr(files, "_exchanged", lambda *_: False)
    new, old = folders
    files.put_in_place(new, old)
    assert (old / "mark").read_text(encoding="utf-8") == "new"
    assert [path.name for path in old.parent.iterdir()] == ["old"]


def test_on_linux_nothing_is_missing_in_between(folders, monkeypatch):
    def stop(_):
        raise KeyboardInterrupt

    new, old = folders
    if sys.platform.startswith("linux"):
        monkeypatch.setattr(files.shutil, "rmtree", stop)
        with pytest.raises(KeyboardInterrupt):
            files.put_in_place(new, old)
        assert (old / "mark").read_text(encoding="utf-8") == "new"
        assert (new / "mark").read_text(encoding="utf-8") == "old"
    else:
        assert not files._exchanged(new, old)


def test_a_folder_that_cannot_take_its_place_leaves_the_old_one(folders, monkeypatch):
    new, old = folders
    monkeypatch.setattr(files, "_exchanged", lambda *_: False)
    rename = type(new).rename

    def refuse(self, target):
        if self == new:
            raise PermissionError(1, "no")
        return rename(self, target)

    monkeypatch.setattr(type(new), "rename", refuse)
    with pytest.raises(PermissionError):
        files.put_in_place(new, old)
    assert (old / "mark").read_text(encoding="utf-8") == "old"


def test_a_store_behind_a_link_is_replaced_where_it_lies(place):
    (place / "disk").mkdir()
    shutil.move(place / "kg.db", place / "disk" / "kg.db")
    (place / "kg.db").symlink_to(place / "disk" / "kg.db")
    assert put_back(place, replace=True) == 1
    assert (place / "kg.db").is_symlink()
    assert articles(place / "disk" / "kg.db") == ["a1"]
