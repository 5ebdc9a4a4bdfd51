"""``kg evaluate`` and ``kg explain`` on the command line."""

import json
from types import SimpleNamespace

from kg import build
from kg.cli.explaining import possible_acts
from kg.store import Store
from tests.factories import ONTOLOGY, article
from tests.test_evaluate import CALL, annotated


def test_the_command_prints_a_table_and_json(kg, tmp_path):
    (tmp_path / "gold").write_text(json.dumps(annotated()) + "\n", encoding="utf-8")
    (tmp_path / "found").write_text(json.dumps(CALL) + "\n", encoding="utf-8")
    table = kg("evaluate", "gold", "found").out
    assert "triple          1.000  0.500  0.667" in table
    assert "CONSULT             1      1  1.000  1.000  1.000" in table
    assert json.loads(kg("evaluate", "gold", "found", "--json").out)["articles"] == 1
    assert kg("evaluate", "none", "found").code == 1


def test_articles_that_only_one_of_the_files_has_are_counted(kg, tmp_path):
    other = annotated() | {"id": "b"}
    gold = "".join(json.dumps(row) + "\n" for row in (annotated(), other))
    (tmp_path / "gold").write_text(gold, encoding="utf-8")
    rows = [CALL, CALL | {"article": "c"}]
    (tmp_path / "found").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    result = kg("evaluate", "gold", "found")
    assert result.err.splitlines() == [
        "note: 1 of 2 articles of gold have no event in found",
        "note: 1 articles of found are not in gold: left out",
    ]
    assert kg("evaluate", "gold", "found", "--quiet").err == ""


def test_what_is_not_annotated_is_no_zero(kg, tmp_path):
    gold = annotated()
    for event in gold["events"]:
        del event["status"], event["date"], event["attribution"]
    (tmp_path / "gold").write_text(json.dumps(gold) + "\n", encoding="utf-8")
    (tmp_path / "found").write_text(json.dumps(CALL) + "\n", encoding="utf-8")
    table = kg("evaluate", "gold", "found").out
    assert table.count("not annotated") == 7
    assert "actual" not in table
    figures = json.loads(kg("evaluate", "gold", "found", "--json").out)
    assert figures["statuses"] is figures["measures"]["date"] is None
    assert figures["all_acts"]["attribution"] is None


def test_an_explanation_names_article_event_and_reasons(kg_real, tmp_path):
    (tmp_path / "a.txt").write_text("Norway phoned Indonesia. Fiji thanked Chad.", encoding="utf-8")
    both = kg_real("explain", "a.txt")
    assert both.code == 0
    assert "[phoned](phone-call)" in both.out
    assert "[thanked](praise)" in both.out
    assert kg_real("explain", "a.txt", "--event", "2").out.count("confidence") == 1
    assert kg_real("explain", "a.txt", "--html", "a.html").code == 0
    assert "phone-call" in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_an_article_of_the_store_is_explained_from_what_is_kept(kg_real, tmp_path):
    (tmp_path / "a.txt").write_text(
        "Nothing happened.\n\nNorway phoned Indonesia.", encoding="utf-8"
    )
    kg_real("add", "a.txt", "--url", "https://news.example/a", "--date", "2024-03-13")
    shown = kg_real("explain", "https://news.example/a")
    assert shown.code == 0
    assert "[phoned](phone-call)" in shown.out


def test_an_event_of_the_store_is_explained_by_its_id(kg_real, tmp_path):
    (tmp_path / "a.txt").write_text("Norway phoned Indonesia. Chad met Mali.", encoding="utf-8")
    kg_real("add", "a.txt", "--date", "2024-03-13")
    rows = json.loads(kg_real("trace", "Chad", "--format", "json").out)
    id, told_by = rows[0]["event"], rows[0]["article"]
    for name in (id, id[:5], f"{told_by}-{id}"):
        shown = kg_real("explain", name)
        assert (shown.code, shown.err) == (0, "")
        assert shown.out.startswith(f"2. {id}\n")
        assert "Norway" not in shown.out
    assert "no event 9 among its 2" in kg_real("explain", told_by, "--event", "9").err
    assert "no article of kg.db has this id" in kg_real("explain", "00000000").err


def test_what_cannot_be_explained_is_said(kg_real, tmp_path):
    (tmp_path / "a.txt").write_text("Norway phoned Indonesia.", encoding="utf-8")
    missing = kg_real("explain", "a.txt", "--event", "9")
    assert missing.code == 1
    assert "no event 9 among its 1" in missing.err
    missing = kg_real("explain", "none.txt")
    assert missing.code == 1
    assert "none.txt: there is no store at kg.db with this id or address" in missing.err
    assert "no such file" in missing.err


def test_what_is_no_article_of_the_store_and_no_file_is_said(filled):
    result = filled("explain", "nope")
    assert result.code == 1
    assert "nope: no article of kg.db has this id or address, and there is no such file" in (
        result.err
    )


def test_an_article_with_a_doubt_is_explained(kg_real, tmp_path):
    text = "---\ntitle: A call\ndate: 31.02.2022\n---\nNorway phoned Indonesia."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    result = kg_real("explain", "a.txt")
    assert (result.code, "[phoned](phone-call)" in result.out) == (0, True)
    assert result.err.startswith("note: a.txt: '31.02.2022' is no day of the calendar")


RAIN = "It rained. Someone signed  a treaty. There was some talk of a visit."


def test_of_a_text_without_an_event_possible_acts_are_shown(kg_real, tmp_path):
    (tmp_path / "a.txt").write_text(RAIN, encoding="utf-8")
    result = kg_real("explain", "a.txt")
    assert result.code == 0
    assert result.err == (
        "no event in this article; the words in which the model reads a possible act:\n"
    )
    head, first, *_ = result.out.splitlines()
    assert head.split() == ["CHANCE", "WORD", "ACT", "SENTENCE"]
    assert first.split()[1:3] == ["signed", "signing"]
    assert first.endswith("Someone signed a treaty.")
    assert kg_real("explain", "a.txt", "-q").err == ""
    page = kg_real("explain", "a.txt", "--html", "a.html")
    assert (page.out, page.err) == (result.out, result.err)
    (tmp_path / "b.txt").write_text("It rained.", encoding="utf-8")
    nothing = kg_real("explain", "b.txt")
    assert (nothing.code, nothing.out) == (0, "")
    assert nothing.err == (
        "no event in this article, and no word in which the model reads a possible act\n"
    )


def test_few_possible_acts_are_shown_each_of_a_sentence_of_its_own():
    rows = {n: n / 10 for n in range(8)}
    tokens = [
        SimpleNamespace(i=n, text=f"w{n}", sent=SimpleNamespace(start=n // 2, text=f"s {n // 2}"))
        for n in rows
    ]

    class Doc:
        reading = SimpleNamespace(rows=rows, act=lambda of: ("visit", rows[of[0].i]))

        def __getitem__(self, at):
            return tokens[at]

    shown = [(row["chance"], row["word"], row["sentence"]) for row in possible_acts(Doc())]
    assert shown == [("0.70", "w7", "s 3"), ("0.50", "w5", "s 2"), ("0.30", "w3", "s 1"),
                     ("0.10", "w1", "s 0")]  # fmt: skip
    assert possible_acts(SimpleNamespace(reading=None)) == []


def test_an_article_of_the_store_without_an_event_needs_its_file(filled, tmp_path, monkeypatch):
    monkeypatch.setattr(build, "load_extractor", None)  # there is nothing to parse
    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as store:
        store.add(article("7a5608f3eae9d750", "It rained."), [])
    for name in ("7a5608f3eae9d750", "7a56", "https://news.example/7a5608f3eae9d750?utm_source=x"):
        result = filled("explain", name)
        assert (result.code, result.out) == (0, "")
        assert "no event in this article, and the store does not keep its text" in result.err
        assert "kg explain PATH" in result.err


def test_an_article_that_could_be_several_is_not_explained(filled, tmp_path):
    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as store:
        for id in ("7a5608f3", "7a5608f4"):
            store.add(article(id, "It rained."), [])
    result = filled("explain", "7a56")
    assert (result.code, result.out) == (1, "")
    assert result.err.splitlines()[1] == "  name one: 7a5608f3, 7a5608f4"
