"""Our corpus is in order, and the checks find what they should."""

from __future__ import annotations

import copy
import shutil
import sys
from pathlib import Path

import pytest

from kg.settings import data_directory
from kg.taxonomy import load_taxonomy
from training.counts import LEAST
from training.likeness import too_alike
from training.parts import CORPUS, PARTS, PUBLIC, Row, public_texts, read_rows
from training.validate import main, problems, unread


@pytest.fixture
def gold() -> list[Row]:
    return read_rows(CORPUS / "dev.gold.jsonl")


@pytest.fixture
def articles() -> list[Row]:
    return read_rows(CORPUS / "dev.articles.jsonl")


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_in_order(part: str) -> None:
    rows = (read_rows(CORPUS / f"{part}.{kind}.jsonl") for kind in ("articles", "gold"))
    assert list(problems(*rows, [], part)) == []


def test_no_text_is_in_two_parts_or_like_one_of_the_public_sets() -> None:
    texts = [row["text"] for part in PARTS for row in read_rows(CORPUS / f"{part}.gold.jsonl")]
    assert list(too_alike(texts, public_texts())) == []


def test_the_public_sets_are_looked_at() -> None:
    if not public_texts():
        pytest.skip(f"absent shared data: the public dev sets are not at {PUBLIC.name}/")
    first, *_ = public_texts()
    assert list(too_alike([f"Reports said {first}"], public_texts()))


def _first(gold: list[Row]) -> Row:
    return next(event for row in gold for event in row["events"] if event["date"])


def _move_span(gold: list[Row]) -> None:
    _first(gold)["sources"][0]["spans"][0][0] += 1


def _unknown_type(gold: list[Row]) -> None:
    _first(gold)["type16"] = "YIELD"


def _nobody(gold: list[Row]) -> None:
    _first(gold).update(sources=[], targets=[])


def _other_day(gold: list[Row]) -> None:
    _first(gold)["date"].update(start="2024-03-14", end="2024-03-14", text="on Monday")


def _no_protests(gold: list[Row]) -> None:
    for row in gold:
        row["events"] = [event for event in row["events"] if event["type16"] != "PROTEST"]


def _one_event_twice(gold: list[Row]) -> None:
    row = next(row for row in gold if any(event["targets"] for event in row["events"]))
    row["events"] *= 2


def _same_text_twice(gold: list[Row]) -> None:
    gold[1]["text"] = gold[0]["text"]


def _same_id_twice(gold: list[Row]) -> None:
    gold[1]["id"] = gold[0]["id"]


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (_move_span, "does not stand at"),
        (_unknown_type, "no event type"),
        (_nobody, "nobody takes part"),
        (_other_day, "is no Monday"),
        (_no_protests, "0 of PROTEST"),
        (_one_event_twice, " twice"),
        (_same_text_twice, "too alike"),
        (_same_id_twice, "2 times"),
    ],
)
def test_what_is_spoilt_is_found(
    gold: list[Row], articles: list[Row], spoil: object, complaint: str
) -> None:
    spoilt = copy.deepcopy(gold)
    assert callable(spoil)
    spoil(spoilt)
    assert any(complaint in line for line in problems(articles, spoilt, []))


def test_too_few_are_found(gold: list[Row], articles: list[Row]) -> None:
    found = list(problems(articles, gold, [], "train"))
    assert f"{len(gold)} items, at least {LEAST['train']['items']} are wanted" in found
    assert any(line.startswith("0 of statement") for line in found)


def test_a_text_of_a_public_set_is_found(gold: list[Row], articles: list[Row]) -> None:
    copied = f"Officials reported that {gold[0]['text']}"
    assert any("too alike" in line for line in problems(articles, gold, [copied]))


SMALL = """\
@ 2024-03-13
[a NOR:Oslo] {1:phoned} [b IDN:Jakarta].
1 phone-call a + b
"""


def test_another_corpus_may_be_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "held.marked.txt").write_text(SMALL, encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["validate", "--corpus", str(tmp_path), "--write"])
    assert main() == 0
    assert {p.name for p in tmp_path.glob("*.jsonl")} == {"held.articles.jsonl", "held.gold.jsonl"}


def test_what_the_lexicon_has_on_subtypes_that_there_are_not_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "ontology"
    shutil.copytree(data_directory("ontology"), folder)
    assert unread(folder) == {}
    types = folder / "event-types.yaml"
    text = types.read_text(encoding="utf-8").replace("  extradition: {", "  handover: {", 1)
    types.write_text(text, encoding="utf-8")
    load_taxonomy.cache_clear()
    assert unread(folder) == {"actions.yaml": ["extradition"], "frames.yaml": ["extradition"]}
