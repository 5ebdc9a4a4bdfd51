"""The server shows what has been stored, and leaves no copies behind."""

import asyncio
import io
import shutil
from dataclasses import replace

import pytest

from kg.errors import StoreError
from kg.server.snapshots import Snapshots
from kg.server.telling import Log
from kg.store import Store
from tests.factories import ONTOLOGY, corpus
from tests.server.conftest import run_apart, serving, until

COUNT = "SELECT (COUNT(*) AS ?n) { ?a a schema:NewsArticle }"


def count(server):
    return int(server.query(COUNT).json["results"]["bindings"][0]["n"]["value"])


def add(path, id):
    article, events = corpus()[0]
    with Store.open(path, ontology=ONTOLOGY) as store:
        store.add(replace(article, id=id), [replace(event, article=id) for event in events])


def test_what_is_stored_meanwhile_is_served(path):
    with serving(path) as server:
        assert count(server) == 4
        for number in (5, 6):
            add(path, f"new{number}")  # nobody holds a lock
            until(lambda number=number: count(server) == number)
        until(lambda: len(list(next(path.parent.glob(".kg.db.served-*")).glob("[0-9]*"))) == 1)
        assert server("GET", "/healthz").json["snapshot"] >= 3
        until(lambda: len(server.log("snapshot")) >= 2)  # told when all workers have it
    assert not list(path.parent.glob(".kg.db.served-*"))


def test_a_writer_at_work_is_no_hindrance(path):
    with Store.open(path, ontology=ONTOLOGY) as store, serving(path) as server:
        assert count(server) == 4
        article, events = corpus()[7]
        store.add(article, events)
        until(lambda: count(server) == 5)


def test_a_store_that_has_gone_is_served_on(path):
    with serving(path) as server:
        shutil.rmtree(path)
        until(lambda: server.log("error"))
        assert count(server) == 4
    assert "no new snapshot" in server.log("error")[0]["sentence"]


@pytest.fixture
def copies(path):
    found = Snapshots(path, Log(io.StringIO()))
    yield found
    found.close()


def test_a_copy_stays_while_it_is_read(path, copies):
    async def main():
        with copies.reading() as first:
            add(path, "new")
            assert await copies._renew()
            with copies.reading() as second:
                assert (first.number, second.number) == (1, 2)
            assert not await copies._renew()
            assert first.path.is_dir()
        assert not await copies._renew()
        assert not first.path.exists()
        assert second.path.is_dir()

    run_apart(main())


def test_waiting_for_the_next_copy(path, copies):
    async def main():
        async def nothing():
            pass

        following = asyncio.create_task(copies.follow(60, nothing))
        waiting = asyncio.create_task(copies.later_than(copies.number))
        await asyncio.to_thread(add, path, "new")
        copies.look_again()
        assert await asyncio.wait_for(waiting, 20) == 2
        following.cancel()

    run_apart(main())


def test_whatever_goes_wrong_with_one_the_next_is_looked_for(path):
    stream, calls = io.StringIO(), []
    copies = Snapshots(path, Log(stream))

    async def main():
        async def failing():
            calls.append(copies.number)
            if len(calls) == 1:
                raise RuntimeError("of ours")

        following = asyncio.create_task(copies.follow(60, failing))
        for number in (1, 2):
            waiting = asyncio.create_task(copies.later_than(number))
            await asyncio.to_thread(add, path, f"new{number}")
            copies.look_again()
            await asyncio.wait_for(waiting, 20)
        await asyncio.sleep(0)
        following.cancel()

    run_apart(main())
    copies.close()
    assert calls == [2, 3]
    assert "no new snapshot: of ours" in stream.getvalue()


def test_folders_of_servers_that_were_killed_are_removed(path, copies):
    left, other = (path.parent / f".kg.db.served-{name}" for name in ("left", "other"))
    for folder in (left, other):
        (folder / "1").mkdir(parents=True)
    (left / "lock").touch()  # nobody holds it; the other has none yet
    second = Snapshots(path, Log(io.StringIO()))
    try:
        assert not left.exists()
        assert other.exists()
        assert copies.current.path.is_dir()
    finally:
        second.close()


def test_where_the_folder_of_the_store_cannot_be_written(path, tmp_path, monkeypatch):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(elsewhere))
    made = __import__("tempfile").mkdtemp

    def refuse(prefix, dir):
        if dir == path.parent:
            raise PermissionError(13, "not here")
        return made(prefix=prefix, dir=dir)

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    found = Snapshots(path, Log(io.StringIO()))
    assert found.current.path.is_relative_to(elsewhere)
    found.close()
    assert not list(elsewhere.iterdir())


def test_no_store(tmp_path):
    with pytest.raises(StoreError, match="there is no store"):
        Snapshots(tmp_path / "none.db", Log(io.StringIO()))
    assert not list(tmp_path.iterdir())
