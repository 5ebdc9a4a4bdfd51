"""A store copied while others write to it."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.store import Store, fingerprint, snapshot, snapshots
from tests.factories import ACTORS, ONTOLOGY, corpus

ROOT = Path(__file__).parents[1]

# Adds an article after the other, each in one transaction, and now and then writes files.
WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from kg.store import Store
from tests.factories import ACTORS, ONTOLOGY, corpus

article, events = corpus()[0]
with Store.open(Path(sys.argv[1]), ontology=ONTOLOGY) as store:
    for number in range(10_000):
        id = f"n{number}"
        told = [replace(event, article=id) for event in events]
        store.add(replace(article, id=id), told, ACTORS.values())
        if number % 20 == 0:
            store._engine.flush()
            print(number, flush=True)
"""


@pytest.fixture
def path(tmp_path):
    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as store:
        for article, events in corpus()[:2]:
            store.add(article, events, ACTORS.values())
    return tmp_path / "kg.db"


def articles(path):
    with Store.open(path, read_only=True, ontology=ONTOLOGY) as store:
        return [article.id for article in store.articles()]


def test_a_copy_stays_as_it_was(path, tmp_path):
    snapshot(path, tmp_path / "copy")
    with Store.open(path, ontology=ONTOLOGY) as store:
        store.remove("a1")
    assert articles(tmp_path / "copy") == ["a1", "a2"]
    assert articles(path) == ["a2"]
    shutil.rmtree(path)
    assert articles(tmp_path / "copy") == ["a1", "a2"]


def test_a_copy_beside_a_writer_of_this_process(path, tmp_path):
    with Store.open(path, ontology=ONTOLOGY) as store:
        article, events = corpus()[2]
        store.add(article, events)
        snapshot(path, tmp_path / "copy")
        assert articles(tmp_path / "copy") == ["a1", "a2", "a3"]


def test_copies_beside_a_writer_are_whole(path, tmp_path):
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], cwd=ROOT, stdout=subprocess.PIPE
    )
    try:
        for turn in range(5):
            assert writer.stdout.readline()
            snapshot(path, tmp_path / str(turn))
    finally:
        writer.kill()
        writer.wait()
        writer.stdout.close()
    counts = []
    for turn in range(5):
        with Store.open(tmp_path / str(turn), read_only=True, ontology=ONTOLOGY) as store:
            found = {article.id for article in store.articles()}
            counts.append(len(found))
            assert {f"n{number}" for number in range(len(found) - 2)} | {"a1", "a2"} == found
            assert store.stats()["events"] == len(found)
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]
    for whole in (path, tmp_path / "4"):  # the store itself has taken no harm
        with Store.open(whole, read_only=True, ontology=ONTOLOGY) as store:
            assert store.check() == []


def test_every_transaction_leaves_its_mark(path):
    seen = [fingerprint(path)]
    with Store.open(path, ontology=ONTOLOGY) as store:
        for number in range(3):
            article, events = corpus()[2]
            store.add(replace(article, date=date(2022, 3, 1 + number)), events)
            seen.append(fingerprint(path))
    articles(path)
    assert len(set(seen)) == 4
    assert fingerprint(path) == fingerprint(path)


def test_a_file_that_goes_meanwhile_is_none(path):
    before = fingerprint(path)
    (path / "999999.log").symlink_to(path / "gone")
    assert fingerprint(path) == before


def test_where_links_are_not_allowed_files_are_copied(path, tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(1, "not allowed")

    monkeypatch.setattr(os, "link", refuse)
    snapshot(path, tmp_path / "copy")
    assert articles(tmp_path / "copy") == ["a1", "a2"]


def test_what_cannot_be_copied_is_told(path, tmp_path, monkeypatch):
    with pytest.raises(StoreError, match="there is no store at"):
        snapshot(tmp_path / "none", tmp_path / "copy")
    monkeypatch.setattr(snapshots, "_PAUSE", 0)
    monkeypatch.setattr(snapshots, "_manifest", lambda _: {"CURRENT": os.urandom(8)})
    with pytest.raises(StoreError, match="changes too fast to be copied"):
        snapshot(path, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
