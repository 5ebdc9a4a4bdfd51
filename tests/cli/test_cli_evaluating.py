"""``kg evaluate`` and ``kg explain`` on the command line."""

import json

from tests.test_evaluate import CALL, annotated


def test_the_command_prints_a_table_and_json(kg, tmp_path):
    (tmp_path / "gold").write_text(json.dumps(annotated()) + "\n", encoding="utf-8")
    (tmp_path / "found").write_text(json.dumps(CALL) + "\n", encoding="utf-8")
    table = kg("evaluate", "gold", "found").out
    assert "triple          1.000  0.500  0.667" in table
    assert "CONSULT             1      1  1.000  1.000  1.000" in table
    assert json.loads(kg("evaluate", "gold", "found", "--json").out)["articles"] == 1
    assert kg("evaluate", "none", "found").code == 1


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
