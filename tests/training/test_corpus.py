"""Our corpus: the files are those of the marked text, and the checks find what they should."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from kg.taxonomy import load_taxonomy
from training.marked import MarkError, read_marked
from training.validate import (
    CORPUS,
    LEAST,
    PARTS,
    PUBLIC,
    ROOT,
    Row,
    compile_items,
    compile_part,
    marked_files,
    problems,
    public_texts,
    read_rows,
    too_alike,
)

MARKED = """\
# a comment
@ 2024-03-13
[a NOR.GOV:Oslo] {1:held} {1:talks} with [b -.REB:rebels in [c MLI:Mali]] on Tuesday; \
[b:they] {2:denied} it, [d MED:state radio] said.
1 negotiation a + b; planned; 2024-03-12 on Tuesday; d "said"
2 denial b >
"""


@pytest.fixture
def gold() -> list[Row]:
    return read_rows(CORPUS / "dev.gold.jsonl")


@pytest.fixture
def articles() -> list[Row]:
    return read_rows(CORPUS / "dev.articles.jsonl")


def marked(folder: Path, text: str) -> list[Row]:
    path = folder / "marked.txt"
    path.write_text(text, encoding="utf-8")
    return compile_items(read_marked(path), load_taxonomy(ROOT / "ontology"))[1]


@pytest.mark.parametrize("part", PARTS)
def test_the_files_are_those_of_the_marked_text(part: str) -> None:
    articles, gold = compile_part(part, marked_files(part), load_taxonomy(ROOT / "ontology"))
    assert articles == read_rows(CORPUS / f"{part}.articles.jsonl")
    assert gold == read_rows(CORPUS / f"{part}.gold.jsonl")


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


def test_marks_become_offsets(tmp_path: Path) -> None:
    (row,) = marked(tmp_path, MARKED)
    text = row["text"]
    assert text.startswith("Oslo held talks with rebels in Mali on Tuesday; they denied it")
    (talks,) = row["events"]
    assert (talks["type16"], talks["status"], talks["reciprocal"]) == ("AGREE", "planned", True)
    assert [text[start:end] for start, end in talks["trigger_spans"]] == ["held", "talks"]
    oslo, rebels = talks["sources"]
    assert (oslo["country"], oslo["sector"]) == ("NOR", "GOV")
    assert [text[s:e] for s, e in rebels["spans"]] == ["rebels in Mali", "they"]
    assert rebels["country"] is None
    assert talks["date"] == {"start": "2024-03-12", "end": "2024-03-12", "text": "on Tuesday"}
    assert talks["attribution"]["by"][0]["org"] == "MED"
    assert talks["attribution"]["quoted"] is True
    assert [act["subtype"] for act in row["untyped"]] == ["denial"]


ARTICLE = """\
@ 2024-03-14
= Oslo receives envoy
[a NOR.GOV:Oslo] {1:received} [b FIN.GOV:a Finnish envoy] on Wednesday.
{1=:The meeting} at the guest house was sought by [b:Helsinki]; [c -:both sides] were silent.
3 people were hurt.
1 host a > b; actual; 2024-03-13 on Wednesday; ; at the guest house; by b
"""


def test_an_article_has_a_headline_paragraphs_and_later_mentions(tmp_path: Path) -> None:
    (row,) = marked(tmp_path, ARTICLE)
    text = row["text"]
    assert text.split("\n\n")[2] == "3 people were hurt."
    (visit,) = row["events"]
    assert [text[start:end] for start, end in visit["again"]] == ["The meeting"]
    assert (visit["venue"], visit["initiator"]["text"]) == ("the guest house", "a Finnish envoy")
    assert [m["text"] for m in row["mentions"]] == ["Oslo", "a Finnish envoy", "both sides"]
    assert visit["attribution"] is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("at the guest house;", "at the opera;"),
        ("by b", "by z"),
        ("1 host a > b", "1 host a > b; actual; ; ; ;\n1 host b > a"),
        ("1 host a > b", "1 host ab > c"),
    ],
)
def test_a_broken_article_is_an_error(tmp_path: Path, before: str, after: str) -> None:
    assert before in ARTICLE
    with pytest.raises(MarkError, match="block at line 1"):
        marked(tmp_path, ARTICLE.replace(before, after, 1))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Oslo]", "Oslo"),
        ("{1:held}", "{3:held}"),
        ("[a NOR.GOV:", "[z NOR.GOV:"),
        ("on Tuesday; d", "on Monday; d"),
        ('d "said"', 'd "claimed"'),
        ("; planned", "; perhaps"),
        ("2 denial b >", ""),
        ("@ 2024-03-13", "@ 2024-13-03"),
        ("[b:they]", "[b SEN:they]"),
    ],
)
def test_a_broken_mark_is_an_error(tmp_path: Path, before: str, after: str) -> None:
    assert before in MARKED
    with pytest.raises(MarkError, match="block at line 2"):
        marked(tmp_path, MARKED.replace(before, after, 1))


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
