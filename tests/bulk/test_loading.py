import gzip
import io
import json
import os
import signal
import subprocess
import sys
from dataclasses import replace

import pytest

from kg import build, rdf
from kg.bulk import extract_shards, load, made_otherwise
from kg.bulk.making import Tools
from kg.errors import InputError, StoreError
from kg.model import Actor, Kind, Post, Verdict
from kg.store import Store
from tests.bulk import tools
from tests.bulk.tools import SETTINGS, calls, told
from tests.factories import ACTORS, ONTOLOGY, article, event, judgement
from tests.fakes import FakeBase, FakeExtractor

ROOT = ONTOLOGY.parent


@pytest.fixture
def shards(tmp_path):
    """A folder of thirty articles."""
    extract_shards(calls(30), tmp_path / "shards", SETTINGS, size=10, load=tools.load)
    return tmp_path / "shards"


def added(path, articles):
    """A store to which articles were added one by one, as `told` tells it."""
    with Store.open(path, ontology=ONTOLOGY) as store:
        build.add(articles, store, FakeExtractor(), FakeBase())
        return told(store)


def filled(source, path):
    done = load(source, path, FakeBase(), ontology=ONTOLOGY)
    return done.added, done.replaced, done.unchanged


def read(path):
    with Store.open(path, read_only=True, ontology=ONTOLOGY) as store:
        assert store.check() == []
        return told(store)


def test_a_new_store_is_as_if_the_articles_were_added(shards, tmp_path):
    assert filled(shards, tmp_path / "kg.db") == (30, 0, 0)
    assert read(tmp_path / "kg.db") == added(tmp_path / "other.db", calls(30))
    assert filled(shards, tmp_path / "kg.db") == (0, 0, 30)
    assert not list(tmp_path.glob(".*"))


def test_retellings_are_looked_for(tmp_path):
    twice = [article("a", "Blinken phoned Lavrov."), article("b", "Blinken phoned Lavrov.")]
    extract_shards(twice, tmp_path / "shards", SETTINGS, size=1, load=tools.load)
    done = load(tmp_path / "shards", tmp_path / "kg.db", FakeBase(), ontology=ONTOLOGY)
    assert done.retold == 1
    assert read(tmp_path / "kg.db") == added(tmp_path / "other.db", twice)


def test_retellings_that_a_file_brings_are_counted(tmp_path):
    twice = [article("a", "Blinken phoned Lavrov."), article("b", "Blinken phoned Lavrov.")]
    added(tmp_path / "first.db", twice)
    with Store.open(tmp_path / "first.db", read_only=True, ontology=ONTOLOGY) as store:
        store.dump(tmp_path / "all.nq")
    added(tmp_path / "with.db", calls(1, 100))  # the same call
    for name, expected in [("new", (2, 1)), ("new", (0, 0)), ("with", (2, 2))]:
        path = tmp_path / f"{name}.db"
        done = load(tmp_path / "all.nq", path, FakeBase(), ontology=ONTOLOGY)
        assert (done.added, done.retold) == expected


def test_articles_replace_those_of_a_store(shards, tmp_path):
    old = [replace(found, text=f"{found.text} Older.", title="Older") for found in calls(5)]
    new = [*old, *calls(3, 5), *calls(2, 100)]
    added(tmp_path / "kg.db", new)
    assert filled(shards, tmp_path / "kg.db") == (22, 5, 3)
    found = read(tmp_path / "kg.db")
    assert found == added(tmp_path / "other.db", [*calls(30), *calls(2, 100)])


def test_judgements_hold_for_what_is_loaded(shards, tmp_path):
    path = tmp_path / "kg.db"
    added(path, calls(2))
    with Store.open(path, ontology=ONTOLOGY) as store:
        judged = judgement("russia", "sergey-lavrov", Verdict.SAME)
        store.identity.judge(judged, ACTORS)
    filled(shards, path)
    with Store.open(path, ontology=ONTOLOGY) as store:
        assert {r.event.targets[0].actor for r in store.reports()} == {"russia"}
        assert store.check() == []


def test_memberships_of_what_was_there_in_what_comes(tmp_path):
    union = Actor(id="european-union", label="European Union", kind=Kind.ORGANISATION)
    member = Post(person="ukraine", title="member", organisation="european-union")
    base = FakeBase({**ACTORS, union.id: union}, [member])
    one, other = (
        article(id, f"The United States praised {name}.")
        for id, name in (("a", "Ukraine"), ("b", "EU"))
    )
    told = [
        event(found, "praise", "praised", {"United States": "united-states"}, {name: actor})
        for found, name, actor in ((one, "Ukraine", "ukraine"), (other, "EU", "european-union"))
    ]

    class Telling:
        def extract(self, articles):
            return ((found, [e for e in told if e.article == found.id]) for found in articles)

    def load_tools(_):
        return Tools(Telling(), base)

    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as store:
        build.add([one], store, Telling(), base)
        assert store.posts() == []
    extract_shards([other], tmp_path / "shards", SETTINGS, load=load_tools)
    load(tmp_path / "shards", tmp_path / "kg.db", base, ontology=ONTOLOGY)
    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as store:
        assert store.posts() == [member]
        assert store.check() == []


def test_a_shard_that_is_not_as_it_was_written_is_not_loaded(shards, tmp_path):
    path = sorted(shards.glob("graphs/[0-9a-f]*"))[0]
    path.write_bytes(path.read_bytes()[:-4] + b"hmm!")
    with pytest.raises(InputError, match=rf"graphs/{path.name} is not as it was written") as caught:
        filled(shards, tmp_path / "kg.db")
    assert "kg extract --shards again" in caught.value.hint
    (shards / "manifest.json").unlink()
    with pytest.raises(InputError, match=r"there is no manifest\.json"):
        filled(shards, tmp_path / "kg.db")
    assert not (tmp_path / "kg.db").exists()


@pytest.mark.parametrize("folder", ["graphs", "events"])
@pytest.mark.parametrize("gone", [False, True])
def test_all_that_the_manifest_lists_is_checked(shards, tmp_path, folder, gone):
    path = sorted((shards / folder).iterdir())[0]
    path.unlink()
    if not gone:
        path.write_bytes(b"hmm!")
    said = "is missing" if gone else "is not as it was written"
    with pytest.raises(InputError, match=rf"{folder}/{path.name} {said}"):
        filled(shards, tmp_path / "kg.db")
    assert not (tmp_path / "kg.db").exists()


@pytest.mark.parametrize("packed", [False, True])
def test_a_file_of_quads(shards, tmp_path, packed):
    filled(shards, tmp_path / "first.db")
    with Store.open(tmp_path / "first.db", read_only=True, ontology=ONTOLOGY) as store:
        store.dump(tmp_path / "all.nq")
    source = tmp_path / "all.nq"
    if packed:
        source = tmp_path / "all.nq.gz"
        source.write_bytes(gzip.compress((tmp_path / "all.nq").read_bytes()))
    filled(source, tmp_path / "second.db")
    assert read(tmp_path / "second.db") == read(tmp_path / "first.db")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"this is no quad\n", "cannot be read as N-Quads"),
        (gzip.compress(b"<a:b> <a:c> <a:d> <a:e> .\n" * 1000)[:-9], "cannot be read as N-Quads"),
        (b"<a:b> <a:c> <a:d> <a:e> .\n", "no article of kg is in it"),
        (b"", "no article of kg is in it"),
    ],
)
def test_a_file_of_something_else(tmp_path, raw, message):
    (tmp_path / "x.nq").write_bytes(raw)
    with pytest.raises(InputError, match=message):
        filled(tmp_path / "x.nq", tmp_path / "kg.db")
    assert [path.name for path in tmp_path.iterdir()] == ["x.nq"]


@pytest.mark.parametrize(
    ("quad", "asking"),
    [
        ("_:b <{kg}retells> <a:b> <{graph}stories> .", lambda store: store.leads()),
        ('<a:b> <{kg}retells> "x" <{graph}stories> .', lambda store: store.nodes.lead("a:b")),
        ("_:b <{type}> <{kg}Actor> <{graph}actors> .", lambda s: list(s.identity.described())),
    ],
)
def test_a_node_without_a_name_is_told_in_a_line(tmp_path, quad, asking):
    names = {"kg": rdf.KG, "graph": rdf.GRAPH, "type": rdf.term("rdf:type").value}
    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as store:
        store.load(io.BytesIO(quad.format(**names).encode()), "x.nq")
        with pytest.raises(StoreError, match="stands where kg has an IRI") as caught:
            asking(store)
        assert caught.value.hint


def test_an_event_that_no_article_tells_is_none(tmp_path):
    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as store:
        store.load(io.BytesIO(f"<a:b> <{rdf.PREFIXES['rdf']}type> <{rdf.KG}Event> .".encode()), "x")
        assert store.nodes.event("a:b") is None


@pytest.mark.parametrize(
    ("found", "made", "hint"),
    [(0, "an older", "kg extract --shards again"), (2, "a newer", "install the newest kg")],
)
def test_shards_of_another_form_say_who_made_them(shards, tmp_path, found, made, hint):
    edit_manifest(shards, lambda data: data.update(format=found))
    with pytest.raises(InputError, match=rf"made by {made} kg \(its format is {found}") as caught:
        filled(shards, tmp_path / "kg.db")
    assert hint in caught.value.hint
    assert not (tmp_path / "kg.db").exists()


def test_shards_of_another_kg_are_loaded_and_told(shards, tmp_path):
    assert made_otherwise(shards, SETTINGS) == []
    edit_manifest(shards, lambda data: data["versions"].update(kg="0.0.9", weights="else"))
    assert made_otherwise(shards, SETTINGS) == ["kg", "weights"]
    assert filled(shards, tmp_path / "kg.db") == (30, 0, 0)
    assert made_otherwise(shards / "manifest.json", SETTINGS) == []


def edit_manifest(folder, edit):
    path = folder / "manifest.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    edit(data)
    path.write_text(json.dumps(data), encoding="utf-8")


def test_a_folder_that_holds_something_else_is_left_alone(shards, tmp_path):
    with pytest.raises(StoreError, match="is not a store"):
        filled(shards, shards)
    (tmp_path / "empty").mkdir()
    assert filled(shards, tmp_path / "empty") == (30, 0, 0)


def test_a_folder_without_an_article_is_named(tmp_path):
    folder = tmp_path / "shards"
    extract_shards([], folder, SETTINGS, load=tools.load)
    for shared in (None, {}):  # the second is none that kg writes
        if shared is not None:
            manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
            text = json.dumps({**manifest, "shared": shared})
            (folder / "manifest.json").write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match="shards: no article of kg is in it"):
            filled(folder, tmp_path / "kg.db")


KILLED = """
import sys
from pathlib import Path
from kg.bulk import load
from kg.store import Store
from tests.factories import ONTOLOGY
from tests.fakes import FakeBase

def stopping(what):
    def run(*arguments, **options):
        print("there", flush=True)
        sys.stdin.read()
    return run

setattr(*{"filled": (Store, "article_ids"), "linked": (Path, "rename")}[sys.argv[3]], stopping(0))
load(Path(sys.argv[1]), Path(sys.argv[2]), FakeBase(), ontology=ONTOLOGY)
"""


def start_and_stop(shards, path, moment):
    """Load in a process of its own, which halts at a moment."""
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(shards), str(path), moment],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"there\n"
    return process


def test_a_killed_load_leaves_nothing_and_is_made_again(shards, tmp_path):
    path = tmp_path / "kg.db"
    process = start_and_stop(shards, path, "filled")
    assert not path.exists()
    with pytest.raises(StoreError, match="another process is using"):
        filled(shards, path)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert filled(shards, path) == (30, 0, 0)
    assert read(path) == added(tmp_path / "other.db", calls(30))


def test_a_load_killed_between_two_articles_goes_on(shards, tmp_path, monkeypatch):
    path = tmp_path / "kg.db"
    added(path, calls(2, 100))
    put = Store.put

    def stop(self, article, quads, struck=()):
        if article == "n00020":
            raise KeyboardInterrupt
        return put(self, article, quads, struck)

    monkeypatch.setattr(Store, "put", stop)
    with pytest.raises(KeyboardInterrupt):
        filled(shards, path)
    monkeypatch.undo()
    monkeypatch.setattr(build, "resolve", tools.resolve_nothing)
    assert filled(shards, path) == (10, 0, 20)
    assert read(path) == added(tmp_path / "other.db", [*calls(30), *calls(2, 100)])
