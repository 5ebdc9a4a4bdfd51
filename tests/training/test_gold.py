"""Marked texts become gold: the files are those of the marked texts, broken marks are errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.taxonomy import load_taxonomy
from training.gold import compile_items, compile_part
from training.marked import MarkError, read_marked
from training.parts import CORPUS, PARTS, ROOT, Row, marked_files, read_rows

MARKED = """\
# a comment
@ 2024-03-13
[a NOR.GOV:Oslo] {1:held} {1:talks} with [b -.REB:rebels in [c MLI:Mali]] on Tuesday; \
[b:they] {2:denied} it, [d MED:state radio] said.
1 negotiation a + b; planned; 2024-03-12 on Tuesday; d "said"
2 denial b >
"""


def marked(folder: Path, text: str) -> list[Row]:
    path = folder / "marked.txt"
    path.write_text(text, encoding="utf-8")
    return compile_items(read_marked(path), load_taxonomy(ROOT / "ontology"))[1]


@pytest.mark.parametrize("part", PARTS)
def test_the_files_are_those_of_the_marked_text(part: str) -> None:
    articles, gold = compile_part(part, marked_files(part), load_taxonomy(ROOT / "ontology"))
    assert articles == read_rows(CORPUS / f"{part}.articles.jsonl")
    assert gold == read_rows(CORPUS / f"{part}.gold.jsonl")


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
    with pytest.raises(MarkError, match=r"marked\.txt, line 1: "):
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
    with pytest.raises(MarkError, match=r"marked\.txt, line 2: "):
        marked(tmp_path, MARKED.replace(before, after, 1))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('; d "said"', '; z "said"', ", line 2: nothing with a code is marked 'z'"),
        ("2 denial b >", "2 refutation b >", "line 2: no event subtype is called 'refutation'"),
        ("2 denial b >", "2 denial b >\n3 denial b >", ", line 2: no trigger is marked 3"),
        ("on Tuesday;", "on Tuesday];", ", line 2: a bracket that closes no mark at ']; "),
    ],
)
def test_what_is_wrong_is_told_in_a_line(
    tmp_path: Path, before: str, after: str, told: str
) -> None:
    assert before in MARKED
    with pytest.raises(MarkError) as raised:
        marked(tmp_path, MARKED.replace(before, after, 1))
    assert told in str(raised.value)
    assert str(raised.value).startswith(str(tmp_path / "marked.txt"))


def test_a_day_without_a_text_and_files_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    with pytest.raises(MarkError, match=r"marked\.txt, line 1: a day without a text"):
        marked(tmp_path, "@ 2024-03-13\n")
    with pytest.raises(MarkError, match=r"none\.txt: No such file"):
        list(read_marked(tmp_path / "none.txt"))
    (tmp_path / "latin.txt").write_bytes(b"@ 2024-03-13\n\xe9\n")
    with pytest.raises(MarkError, match=r"latin\.txt: not UTF-8"):
        list(read_marked(tmp_path / "latin.txt"))


@pytest.mark.parametrize(
    ("code", "country", "sector", "org"),
    [
        ("NOR.GOV", "NOR", "GOV", None),
        ("SUN", "SUN", None, None),
        ("REB", None, "REB", None),  # no state of that name
        ("-.REB", None, "REB", None),
        ("IGO", None, None, "IGO"),
        ("-", None, None, None),
    ],
)
def test_a_code_is_a_state_a_sector_or_both(
    tmp_path: Path, code: str, country: str | None, sector: str | None, org: str | None
) -> None:
    (row,) = marked(tmp_path, f"@ 2024-03-13\n[a {code}:They] {{1:denied}} it.\n1 denial a >\n")
    (party,) = row["mentions"]
    assert (party["country"], party["sector"], party["org"]) == (country, sector, org)
