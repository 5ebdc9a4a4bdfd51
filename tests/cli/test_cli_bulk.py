import json

import pytest

from kg.bulk import making
from kg.store import Store
from tests.bulk.servers import answering
from tests.bulk.tools import calls
from tests.factories import ONTOLOGY

OPTIONS = ("--output", "shards", "--jobs", "1", "--size", "4")


@pytest.fixture
def lines(kg, tmp_path):
    """`kg` beside twelve articles and one that cannot be read, in two files."""
    making.load_tools.cache_clear()
    rows = [
        json.dumps({"id": found.id, "date": "2022-02-01", "text": found.text})
        for found in calls(12)
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(rows[:6]) + "\n", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text("\n".join(["{", *rows[6:]]) + "\n", encoding="utf-8")
    yield kg
    making.load_tools.cache_clear()


def test_from_articles_to_shards_to_a_store(lines, tmp_path):
    result = lines("extract", "--shards", "a.jsonl", "--shards", "b.jsonl", *OPTIONS)
    assert result.code == 1  # one article could not be read
    assert "failed: b.jsonl, line 1" in result.err
    assert "12 articles, 12 events, 1 failed" in result.err
    again = lines("extract", "--shards", "*.jsonl", *OPTIONS)
    assert " 0 of them made now" in again.err
    assert lines("load", "shards").err == "12 added, 0 unchanged; 11 events retell others\n"
    assert lines("check").code == 0
    with Store.open(tmp_path / "kg.db", read_only=True, ontology=ONTOLOGY) as store:
        assert len(store.reports(actor="sergey-lavrov")) == 12
    assert lines("load", "shards").err.startswith("0 added, 12 unchanged")
    manifest = tmp_path / "shards" / "manifest.json"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace('"kg": "', '"kg": "0.0.'), encoding="utf-8")
    note = lines("load", "shards").err.splitlines()[-1]
    assert note.startswith("note: these shards were made by another kg (other: kg);")


def test_a_path_that_is_misspelt_costs_no_shard(lines, tmp_path):
    lines("extract", "--shards", "a.jsonl", *OPTIONS)
    before = {
        path: path.read_bytes() for path in (tmp_path / "shards").rglob("*") if path.is_file()
    }
    result = lines("extract", "--shards", "aa.jsonl", *OPTIONS)
    assert result.code == 1
    assert "failed: aa.jsonl: No such file or directory" in result.err
    after = {path: path.read_bytes() for path in (tmp_path / "shards").rglob("*") if path.is_file()}
    assert after == before
    lines("extract", "--shards", "aa.jsonl", "--output", "new", *OPTIONS[2:])
    assert not (tmp_path / "new").exists()


def test_a_path_of_several_that_is_misspelt_costs_no_shard(lines, tmp_path):
    lines("extract", "--shards", "a.jsonl", "--shards", "b.jsonl", *OPTIONS)
    lines("load", "shards", "--store", "first.db")
    result = lines("extract", "--shards", "a.jsonl", "--shards", "bb.jsonl", *OPTIONS)
    assert result.code == 1
    assert "bb.jsonl: No such file or directory; " in result.err
    assert "they are kept" in result.err
    assert "12 added" in lines("load", "shards").err
    whole = lines("extract", "--shards", "a.jsonl", "--shards", "b.jsonl", *OPTIONS)
    assert "12 articles, 12 events, 1 failed" in whole.err  # a bad line costs itself alone
    alone = lines("extract", "--shards", "a.jsonl", *OPTIONS)
    assert "6 articles, 6 events, 0 failed" in alone.err  # b.jsonl is not asked for any more
    again = lines("extract", "--shards", "a.jsonl", "--shards", "bb.jsonl", *OPTIONS)
    assert "6 articles, 6 events, 1 failed" in again.err  # nothing of it was there


def test_shards_and_a_store_are_pushed(lines, tmp_path):
    lines("extract", "--shards", "*.jsonl", *OPTIONS)
    lines("load", "shards")
    with answering((204, {}, b"")) as server:
        for source in (["shards"], ["kg.db"], []):
            result = lines("push", *source, "--endpoint", server.url)
            assert result.code == 0
        assert "parts sent" in result.err
        assert " 0 parts sent" not in result.err
        assert {method for method, *_ in server.asked} == {"PUT", "POST"}
    assert len(list(tmp_path.glob("*.pushed-*.jsonl"))) == 2


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["extract", "--output", "x"], 2, "give --input, or --shards"),
        (["extract", "--shards", "a", "--output", "-"], 2, "--output needs a folder"),
        (["extract", "--input", "a", "--output", ""], 2, "--output needs a name"),
        (["extract", "--shards", "a", "--input", "b", "--output", "x"], 2, "give --input, or"),
        (["extract", "--input", "a", "--output", "x", "--jobs", "2"], 2, "--jobs is for --shards"),
        (["extract", "--shards", "a", *OPTIONS, "--scheduler", "x"], 2, "for --engine dask"),
        (["load", "nothing"], 1, "there is no such folder or file"),
        (["push", "nothing", "--endpoint", "http://127.0.0.1/"], 1, "there is no such folder"),
        (["push", ".", "--endpoint", "http://127.0.0.1/"], 1, "there is no manifest.json"),
        (["push", "--endpoint", "http://127.0.0.1/"], 1, "there is no store"),
        (["push", "--endpoint", "x"], 1, "no http or https address"),
    ],
)
def test_wrong_calls(kg, arguments, code, message):
    result = kg(*arguments)
    assert result.code == code
    assert message in result.err
    assert "Traceback" not in result.err
