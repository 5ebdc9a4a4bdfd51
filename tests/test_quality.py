"""benchmarks.quality: what rules alone are, and what is left out where the public sets are not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.quality import RulesAlone, _as_event, main
from kg import build
from kg.model import Article
from kg.settings import Settings


def test_rules_alone_do_not_hear_the_reading() -> None:
    loaded = build.load_extractor(Settings.load(environment={}), None)
    rules = RulesAlone(loaded.nlp, loaded.coder, loaded.gazetteer)
    text = "Norway accused Chad of spying."
    assert loaded.parse(text).reading is not None
    assert rules.parse(text).reading is None
    ((_, (event,)),) = rules.extract([Article(id="a", text=text)])
    assert event.event_type == "ACCUSE"


def test_an_answer_about_a_pair_is_an_event_of_the_pair() -> None:
    row = {"id": "a", "text": "Norway accused Chad.", "source": [0, 6], "target": None}
    event = _as_event({"event_type": "ACCUSE"}, row)
    assert (event["article"], event["event_type"], event["targets"]) == ("a", "ACCUSE", [])
    assert [mention["text"] for mention in event["sources"]] == ["Norway"]
    assert event["status"] is None


def test_where_the_public_sets_are_not_they_are_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    absent = tmp_path / "absent"
    sets = ["--sets", "gsr", "re3d", "--shared", str(absent)]
    monkeypatch.setattr(sys, "argv", ["quality", str(tmp_path / "out"), *sets])
    monkeypatch.setattr(sys, "path", list(sys.path))
    main()
    assert capsys.readouterr().out.count(f"left out: {absent} is not there") == 2
