import getpass
import json
import shutil

import pytest

from tests.factories import corpus
from tests.judged import called
from tests.stores import opened

CALLS = [called("c1"), called("c2", "grain and gas")]
FIRST, SECOND = (told[1][0] for told in CALLS)
PLAIN = corpus()[0][1][0]  # Blinken phoned Lavrov.


@pytest.fixture
def kg(beside):
    """`kg` beside a store in which two articles tell one call."""
    return beside(CALLS)


def ids(kg, *arguments):
    rows = json.loads(kg("trace", *arguments, "--format", "json", "--reports").out)
    return {row["event"] for row in rows}


def struck(kg):
    return json.loads(kg("events", "struck", "--format", "json").out)


def test_a_struck_event_is_out_of_everything_and_listed(kg, tmp_path):
    result = kg("events", "strike", PLAIN.id, "--reason", "no call")
    assert (result.code, result.out) == (0, "")
    assert result.err == (
        f"struck out: Antony Blinken [phone call] Sergey Lavrov ({PLAIN.id})\n"
        f"  to have it back: kg events restore {PLAIN.id}\n"
    )
    assert PLAIN.id not in ids(kg, "Blinken", "Lavrov")
    for name in ("out.csv", "out.jsonl", "out.html", "out.graphml"):
        assert kg("export", name).code == 0
        assert PLAIN.sentence.text not in (tmp_path / name).read_text(encoding="utf-8")
    assert kg("check").code == 0
    (row,) = struck(kg)
    assert {name: row[name] for name in ("by", "reason", "event", "sentence", "article")} == {
        "by": getpass.getuser(),
        "reason": "no call",
        "event": PLAIN.id,
        "sentence": PLAIN.sentence.text,
        "article": "a1",
    }
    assert row["time"].endswith("+00:00")
    (said,) = json.loads(kg("actors", "judgements", "--format", "json").out)[-1:]
    assert (said["what"], said["verdict"], said["left"]) == ("events", "struck", PLAIN.key)


def test_restored_it_is_back(kg):
    before = ids(kg, "Blinken", "Lavrov")
    kg("events", "strike", PLAIN.id)
    result = kg("events", "restore", PLAIN.id, "--reason", "it was one")
    assert result.err == f"restored: Antony Blinken [phone call] Sergey Lavrov ({PLAIN.id})\n"
    assert ids(kg, "Blinken", "Lavrov") == before
    assert struck(kg) == []
    assert kg("events", "struck").err == "no event is struck out\n"
    assert kg("check").code == 0


@pytest.mark.parametrize("name", [PLAIN.id[:6], PLAIN.key], ids=["beginning", "key"])
def test_an_event_is_named_as_kg_prints_it(kg, name):
    assert kg("events", "strike", name).code == 0
    assert [row["event"] for row in struck(kg)] == [PLAIN.id]
    assert kg("events", "restore", name).code == 0


def test_what_is_not_there_or_struck_already_is_a_line(kg):
    result = kg("events", "strike", "0123456789ab")
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        "kg: no event has the id '0123456789ab'\n  ids: kg trace NAME --format json\n"
    )
    for short in (PLAIN.id[:3], ""):
        assert "no event has the id" in kg("events", "strike", short).err
    result = kg("events", "restore", PLAIN.id)
    assert result.err == f"kg: no struck event has the id '{PLAIN.id}'\n  see: kg events struck\n"
    kg("events", "strike", PLAIN.id)
    for command in (["events", "strike", PLAIN.id[:5]], ["stories", "merge", PLAIN.id, FIRST.id]):
        result = kg(*command)
        assert result.code == 1
        assert result.err.startswith(f"kg: the event {PLAIN.id} was struck out by ")
        assert f"kg events restore {PLAIN.id}" in result.err


def test_a_beginning_of_several_ids_is_a_line(kg, monkeypatch):
    from kg.cli import naming

    monkeypatch.setattr(naming, "_BEGINNING", 0)
    result = kg("events", "strike", "")
    assert result.code == 1
    assert "events have the id '', or one that begins so" in result.err


def test_the_lead_of_a_story_is_struck_and_the_other_stands_for_it(kg):
    rows = json.loads(kg("stories", "--from", "2022-04", "--format", "json").out)
    (lead,) = [row["event"] for row in rows]
    kg("events", "strike", lead)
    assert json.loads(kg("stories", "--from", "2022-04", "--format", "json").out) == []
    assert ids(kg, "Blinken", "Lavrov", "--from", "2022-04") == {FIRST.id, SECOND.id} - {lead}
    assert kg("check").code == 0
    kg("events", "restore", lead)
    (row,) = json.loads(kg("stories", "--from", "2022-04", "--format", "json").out)
    assert row["reports"] == 2


def test_a_team_shares_what_it_strikes(kg, tmp_path, template):
    kg("events", "strike", PLAIN.id, "--reason", "no call")
    assert kg("actors", "export", "ours.jsonl").code == 0
    shutil.rmtree(tmp_path / "kg.db")
    shutil.copytree(template, tmp_path / "kg.db")
    result = kg("actors", "import", "ours.jsonl")
    assert (result.code, result.err) == (0, "1 judgements carried out, 0 failed\n")
    assert PLAIN.id not in ids(kg, "Blinken", "Lavrov")
    (row,) = struck(kg)
    assert row["reason"] == "no call"
    assert kg("actors", "import", "ours.jsonl").err == "0 judgements carried out, 0 failed\n"
    kg("events", "restore", PLAIN.id)
    kg("actors", "export", "theirs.jsonl")
    assert kg("actors", "import", "theirs.jsonl").err == "0 judgements carried out, 0 failed\n"


def test_a_strike_may_come_before_its_article(kg, tmp_path):
    kg("events", "strike", PLAIN.id)
    kg("actors", "export", "ours.jsonl")
    kg("remove", "a1")
    assert [row["event"] for row in struck(kg)] == [PLAIN.id]
    assert "its article is not in the store" in kg("events", "restore", PLAIN.id).err
    shutil.rmtree(tmp_path / "kg.db")
    with opened(tmp_path):
        pass
    assert kg("actors", "import", "ours.jsonl").err == "1 judgements carried out, 0 failed\n"
    with opened(tmp_path) as store:
        store.add(*corpus()[0])
        assert store.stats()["events"] == 0


def test_a_broken_record_costs_its_line_alone(kg, tmp_path):
    kg("events", "strike", PLAIN.id)
    kg("actors", "export", "ours.jsonl")
    line = json.loads((tmp_path / "ours.jsonl").read_text(encoding="utf-8"))
    longer = line["record"].replace('"Blinken phoned Lavrov."', '"Blinken phoned."')
    for wrong in ({"record": "nonsense"}, {"record": longer}, {"record": 1}, {"article": "a2"}):
        path = tmp_path / "wrong.jsonl"
        path.write_text(json.dumps({**line, **wrong}), encoding="utf-8")
        kg("events", "restore", PLAIN.id)
        result = kg("actors", "import", "wrong.jsonl")
        assert result.code == 1
        assert result.err.endswith("0 judgements carried out, 1 failed\n")


def test_a_migration_keeps_what_is_struck(kg, tmp_path):
    from kg import rdf
    from kg.store.updates import block

    kg("events", "strike", PLAIN.id)
    with opened(tmp_path) as store:
        store.update(block("DELETE DATA", list(store.quads(rdf.STORE_GRAPH))), [])
    assert kg("migrate").code == 0
    assert [row["event"] for row in struck(kg)] == [PLAIN.id]
    assert kg("events", "restore", PLAIN.id).code == 0
