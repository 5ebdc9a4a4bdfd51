"""Our corpus is in order, and the checks find what they should."""

from __future__ import annotations

import copy
import shutil
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


def _unknown_state(gold: list[Row]) -> None:
    gold[0]["mentions"][0]["country"] = "QQQ"


def _unknown_sector(gold: list[Row]) -> None:
    gold[0]["mentions"][0]["sector"] = "ZZZ"


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
        (_unknown_state, "has the code 'QQQ'"),
        (_unknown_sector, "is called 'ZZZ'"),
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


def _copied(folder: Path, part: str) -> Path:
    """A marked file elsewhere with a text of a part of the corpus."""
    text = read_rows(CORPUS / f"{part}.gold.jsonl")[0]["text"]
    path = folder / "more.marked.txt"
    path.write_text(f"@ 2024-03-13\n{text}\n", encoding="utf-8")
    return path


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_a_text_of_another_part_is_found(
    tmp_path: Path, part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(_copied(tmp_path, part))]) == 1
    assert "too alike" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, "more.marked.txt: No such file or directory\n"),
        ("@ 2024-03-13\nIt {1:rained}.\n1 rain >\n", "line 1: no event subtype is called 'rain'\n"),
        ("@ 2024-03-13\nIt {1:spoke}.\n1 denial c >\n", "nothing with a code is marked 'c'\n"),
    ],
)
def test_an_error_is_a_line_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str | None, told: str
) -> None:
    path = tmp_path / "more.marked.txt"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    assert main([str(path)]) == 1
    out, err = capsys.readouterr()
    assert (out.count("\n"), out.endswith(told)) == (1, True)
    assert err.endswith("1 problems\n")


def test_it_is_told_that_the_public_sets_are_absent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.validate.public_texts", list)
    main([str(tmp_path / "none.txt")])
    assert "texts were not compared with them" in capsys.readouterr().err


def test_parts_are_compared_with_one_another(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("training.validate.marked_files", lambda *_: [CORPUS / "dev.marked.txt"])
    monkeypatch.setattr("training.validate.public_texts", list)
    assert main([]) == 1
    assert capsys.readouterr().out.count("too alike") >= 2 * 230


SMALL = """\
@ 2024-03-13
[a NOR:Oslo] {1:phoned} [b IDN:Jakarta].
1 phone-call a + b
"""


def test_another_corpus_may_be_small(tmp_path: Path) -> None:
    (tmp_path / "held.marked.txt").write_text(SMALL, encoding="utf-8")
    assert main(["--corpus", str(tmp_path), "--write"]) == 0
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
