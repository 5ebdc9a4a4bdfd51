import gzip
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date

import pyarrow.parquet as parquet
import pyoxigraph as ox
import pytest

from kg import build
from kg.articles import Unread, read
from kg.bulk import dask, extract_shards, here, load, local, making, read_manifest
from kg.errors import ConfigError, InputError, OutputError
from kg.settings import Settings
from kg.store import Store
from tests.bulk import tools
from tests.bulk.tools import SETTINGS, calls, contents, told
from tests.factories import ONTOLOGY, article

ROOT = ONTOLOGY.parent
RESOLVE = build.resolve


def run(items, directory, engine=here, **options):
    options = {"size": 10, "load": tools.load, **options}
    return extract_shards(items, directory, SETTINGS, engine, **options)


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    """What one process makes of a hundred articles."""
    directory = tmp_path_factory.mktemp("expected") / "shards"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "resolve", build.resolve)
        run(calls(100), directory)
    return contents(directory)


def test_the_files_say_what_the_articles_say(tmp_path):
    done = run(calls(100), tmp_path)
    manifest = read_manifest(tmp_path)
    assert manifest == done.manifest
    assert done.made == len(manifest.shards) > 5
    counts = [manifest.count(what) for what in ("articles", "events", "mentions")]
    assert counts == [100, 100, 200]
    written = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))["counts"]
    assert written == {
        "shards": done.made, "articles": 100, "events": 100, "mentions": 200, "failed": 0
    }  # fmt: skip
    names = [shard.name for shard in manifest.shards]
    lines = [
        line
        for name in names
        for line in (tmp_path / f"events/{name}.jsonl").read_text("utf-8").splitlines()
    ]
    assert [json.loads(line)["article"] for line in lines] == [found.id for found in calls(100)]
    tables = [parquet.read_table(tmp_path / f"tables/events/{name}.parquet") for name in names]
    rows = [row for table in tables for row in table.to_pylist()]
    assert [row["article"] for row in rows] == [found.id for found in calls(100)]
    assert rows[0]["begin"] == date(2022, 2, 1)
    mentions = parquet.read_table(tmp_path / f"tables/mentions/{names[0]}.parquet").to_pylist()
    assert [m["actor"] for m in mentions[:2]] == ["antony-blinken", "sergey-lavrov"]
    assert mentions[0]["event"] == rows[0]["event"]
    assert not list(tmp_path.glob("shards/*.articles.jsonl"))


def test_graphs_are_packed_without_name_and_time(tmp_path):
    run(calls(3), tmp_path)
    for path in tmp_path.glob("graphs/*.nq.gz"):
        raw = path.read_bytes()
        assert raw[3:8] == bytes(5)  # neither name nor time
        quads = list(ox.parse(gzip.decompress(raw), ox.RdfFormat.N_QUADS))
        assert quads
        assert not any("generatedAtTime" in quad.predicate.value for quad in quads)


def test_what_is_whole_is_not_made_again(tmp_path, expected):
    made = run(calls(100), tmp_path).made
    assert contents(tmp_path) == expected
    again = run(calls(100), tmp_path)
    assert (again.made, again.summary.added, again.summary.events) == (0, 100, 100)
    more = run([*calls(50), article("new", "x"), *calls(50, 50)], tmp_path)
    assert 0 < more.made <= 3 < made
    run(calls(100), tmp_path)
    assert contents(tmp_path) == expected  # what is no longer among the articles is gone


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(path.read_bytes()[:-9]),
        lambda path: path.write_bytes(b"?" + path.read_bytes()[1:]),
    ],
)
@pytest.mark.parametrize("kind", ["events/*.jsonl", "graphs/[0-9a-f]*.nq.gz", "shards/*.json"])
def test_what_is_broken_is_made_again(tmp_path, spoil, kind):
    run(calls(12), tmp_path, size=4)
    before = contents(tmp_path)
    spoil(sorted(tmp_path.glob(kind))[0])
    assert run(calls(12), tmp_path, size=4).made == 1
    assert contents(tmp_path) == before


def test_another_version_makes_all_anew(tmp_path, monkeypatch):
    made = run(calls(30), tmp_path).made
    versions = {**making.versions_of(SETTINGS), "kg": "0.0.1"}
    for module in ("making", "extracting"):
        monkeypatch.setattr(f"kg.bulk.{module}.versions_of", lambda _: versions)
    assert run(calls(30), tmp_path).made == made


def test_a_worker_of_another_version_refuses(tmp_path, monkeypatch):
    monkeypatch.setattr("kg.bulk.extracting.versions_of", lambda _: {"kg": "0.0.1"})
    with pytest.raises(ConfigError, match="other versions"):
        run(calls(3), tmp_path)


def test_without_pyarrow_there_is_no_parquet(tmp_path, monkeypatch):
    versions = {**making.versions_of(SETTINGS), "pyarrow": None}
    for module in ("making", "extracting"):
        monkeypatch.setattr(f"kg.bulk.{module}.versions_of", lambda _: versions)
    assert not run(calls(3), tmp_path).manifest.has_tables
    assert not list(tmp_path.rglob("*.parquet"))


def test_one_bad_article_costs_itself_alone_and_is_told_each_time(tmp_path):
    items = [InputError("a.txt: empty"), *calls(5), article("crash", "CRASH"), *calls(5, 5)]
    for _ in range(2):
        done = run(items, tmp_path)
        assert done.manifest.count("articles") == 10
        empty, crash = done.summary.failed
        assert str(empty) == "a.txt: empty"
        assert "cannot be extracted (ZeroDivisionError: inside)" in str(crash)


def test_no_shard_goes_while_something_cannot_be_read(tmp_path, expected):
    run(calls(100), tmp_path)
    part = [*calls(50), Unread("disk/b.jsonl: Input/output error", "check it")]
    with pytest.raises(InputError, match=r"disk/b\.jsonl: Input/output error; \d shards") as caught:
        run(part, tmp_path)
    assert "they are kept" in caught.value.hint
    assert contents(tmp_path).items() >= expected.items()
    run(calls(100), tmp_path)
    assert contents(tmp_path) == expected
    run([*calls(50), InputError("b.jsonl, line 3: not JSON")], tmp_path)
    assert len(contents(tmp_path)) < len(expected)  # one line is not all that there was


def test_no_article_at_all(tmp_path):
    assert run([], tmp_path / "a" / "b").manifest.shards == ()


def test_an_actor_is_described_once_as_the_first_shard_has_it(tmp_path):
    run(calls(100), tmp_path, load=tools.load_learning)
    raw = gzip.decompress((tmp_path / "graphs/shared.nq.gz").read_bytes()).decode()
    labels = [line for line in raw.splitlines() if "lavrov" in line and "prefLabel" in line]
    assert len(labels) == 1
    assert '"n00000"' in labels[0]


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="no folder of shards"):
        run(calls(3), tmp_path)


def with_killer(mark):
    """A hundred articles, one of which kills the process that reads it."""
    return [*calls(50), article("killer", f"KILL {mark}"), *calls(50, 50)]


def test_several_processes_some_of_which_are_killed(tmp_path):
    items = [*with_killer(tmp_path / "mark"), article("worse", f"KILL {tmp_path / 'again'}")]
    with pytest.raises(OutputError, match=r"1 of \d+ shards were not made .*killed twice"):
        run(items, tmp_path / "several", local(2))
    assert (tmp_path / "mark").exists()  # it killed one
    assert not (tmp_path / "several/manifest.json").exists()
    (tmp_path / "again").touch()
    done = run(items, tmp_path / "several")
    assert (done.made, done.manifest.count("articles")) == (1, 102)
    run(items, tmp_path / "one")
    assert contents(tmp_path / "several") == contents(tmp_path / "one")


def test_a_dask_cluster_and_one_of_its_workers_killed(tmp_path):
    items = with_killer(tmp_path / "mark")
    done = run(items, tmp_path / "dask", dask(2))
    assert (tmp_path / "mark").exists()
    assert done.manifest.count("articles") == 101
    run(items, tmp_path / "one")
    assert contents(tmp_path / "dask") == contents(tmp_path / "one")


COORDINATOR = """
import sys, time
from pathlib import Path
from kg.bulk import extract_shards, local
from tests.bulk.tools import SETTINGS, calls, load

def slowly():
    for number, article in enumerate(calls(100)):
        if number == 60:
            print("half", flush=True)
            time.sleep(60)
        yield article

if __name__ == "__main__":
    extract_shards(slowly(), Path(sys.argv[1]), SETTINGS, local(2), size=10, load=load)
"""


def test_a_killed_run_goes_on_where_it_was(tmp_path, expected):
    script = tmp_path / "coordinator.py"
    script.write_text(COORDINATOR, encoding="utf-8")
    directory = tmp_path / "shards"
    process = subprocess.Popen(
        [sys.executable, str(script), str(directory)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"half\n"
    for _ in range(100):
        if list(directory.glob("shards/*.json")):
            break
        time.sleep(0.1)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    there = len(list(directory.glob("shards/*.json")))
    done = run(calls(100), directory)
    assert there > 0
    assert done.made == len(done.manifest.shards) - there
    assert contents(directory) == expected


def test_the_real_model_gives_what_kg_add_gives(tmp_path, monkeypatch):
    monkeypatch.setattr(build, "resolve", RESOLVE)
    settings = replace(Settings.load(environment={}), ontology=ONTOLOGY)
    articles = list(read(ROOT / "seeds" / "articles"))[:4]
    base = build.load_base(settings)
    done = extract_shards(articles, tmp_path / "shards", settings, size=2)
    assert done.manifest.count("events") > 20
    load(tmp_path / "shards", tmp_path / "loaded.db", base, ontology=ONTOLOGY)
    with Store.open(tmp_path / "added.db", ontology=ONTOLOGY) as store:
        build.add(articles, store, build.load_extractor(settings, base), base)
        added = told(store)
    with Store.open(tmp_path / "loaded.db", ontology=ONTOLOGY) as store:
        assert told(store) == added
        assert store.check() == []
