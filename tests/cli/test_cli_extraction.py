import io
import json
import sys

import pytest

CALL = "Blinken phoned Lavrov."


def line(number, text=CALL, **more):
    row = {"id": f"n{number}", "title": "", "date": "2022-02-01", "url": "", "text": text}
    return json.dumps({**row, **more})


def write(path, *lines):
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_lines_in_lines_out_in_order(kg, tmp_path):
    write(tmp_path / "in.jsonl", line(2), line(1, "Nothing happened."), line(0, f"{CALL} Twice."))
    result = kg("extract", "--input", "in.jsonl", "--output", "out.jsonl")
    assert (result.code, result.out) == (0, "")
    assert result.err == "3 read, 2 events, 0 failed\n"
    rows = [json.loads(row) for row in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [row["article"] for row in rows] == ["n2", "n0"]
    for row in rows:
        trigger = row["trigger"]
        assert CALL[trigger["start"] : trigger["end"]] == trigger["text"] == "phoned"


def test_articles_are_called_what_their_input_calls_them(kg, tmp_path):
    at = ("https://a.example/1", "https://b.example/9")
    write(tmp_path / "in.jsonl", *(line(1, f"{CALL} Yes, {url}.", url=url) for url in at))
    result = kg("extract", "--input", "in.jsonl", "--output", "-")
    assert [json.loads(row)["article"] for row in result.out.splitlines()] == ["n1", "n1"]
    assert kg("extract", "--shards", "in.jsonl", "--output", "shards").code == 0
    (path,) = (tmp_path / "shards" / "events").iterdir()
    rows = path.read_text(encoding="utf-8").splitlines()
    assert [json.loads(row)["article"] for row in rows] == ["n1", "n1"]
    assert kg("load", "shards").err.startswith("2 added")


def test_offsets_count_in_what_remains_of_markup(kg, tmp_path):
    body = f"<p>{CALL.replace('phoned', '<b>phoned</b>')}</p><p>AT&amp;T was silent.</p>"
    write(tmp_path / "in.jsonl", line(1, body), line(2, body))
    result = kg("extract", "--input", "in.jsonl", "--output", "-")
    row = json.loads(result.out.splitlines()[0])
    spans = [row["trigger"], *row["sources"], *row["targets"]]
    assert [CALL[span["start"] : span["end"]] for span in spans] == ["phoned", "Blinken", "Lavrov"]
    assert "in.jsonl, line 1, in.jsonl, line 2: its text has HTML in it" in result.err


def test_from_stdin_to_stdout(kg, tmp_path, monkeypatch):
    write(tmp_path / "in.jsonl", line(1))
    with (tmp_path / "in.jsonl").open(encoding="utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        result = kg("extract", "--input", "-", "--output", "-", "--quiet")
    assert (result.code, result.err) == (0, "")
    assert json.loads(result.out)["subtype"] == "phone-call"


def test_what_add_reads_is_read_here_too(kg, tmp_path):
    write(tmp_path / "a.txt", CALL)
    options = ["--title", "A call", "--date", "2022-02-03", "--url", "https://news.example/a"]
    result = kg("extract", "--input", "a.txt", "--output", "-", *options)
    assert json.loads(result.out)["date"]["start"] == "2022-02-03"


def test_broken_lines_are_named_and_the_others_go_on(kg, tmp_path):
    write(tmp_path / "in.jsonl", line(1), '{"id": ', '{"id": "x"}', line(2, ""), line(3))
    result = kg("extract", "--input", "in.jsonl", "--output", "-")
    assert result.code == 1
    assert [json.loads(row)["article"] for row in result.out.splitlines()] == ["n1", "n3"]
    assert [f"line {n}" in result.err for n in (1, 2, 3, 4, 5)] == [False, True, True, True, False]
    assert result.err.splitlines()[-1] == "2 read, 2 events, 3 failed"


def test_what_is_odd_is_said_in_a_line_that_steers_no_terminal(kg, tmp_path):
    write(tmp_path / "a\x1b[2J.txt", "---\ntitle: A call\ndate: 31.02.2022\n---\n" + CALL)
    note, last = kg("extract", "--input", "*.txt", "--output", "out.jsonl").err.splitlines()
    assert note.startswith("note: a\\x1b[2J.txt: '31.02.2022' is no day of the calendar")
    assert note.endswith("the article is read without a date")
    assert last == "1 read, 1 events, 0 failed"


@pytest.mark.parametrize("command", ["extract", "classify"])
def test_files_that_cannot_be_read_or_written(kg, tmp_path, command):
    assert kg(command, "--input", "none.jsonl", "--output", "-").code == 1
    write(tmp_path / "in.jsonl")
    result = kg(command, "--input", "in.jsonl", "--output", "no/out.jsonl")
    assert result.code == 1
    assert "cannot write no/out.jsonl" in result.err


def test_where_nothing_can_be_read_nothing_is_written(kg, tmp_path):
    (tmp_path / "out.jsonl").write_text("of yesterday\n", encoding="utf-8")
    write(tmp_path / "in.jsonl", "{")
    for source, output in [
        ("none.jsonl", "out.jsonl"),
        ("in.jsonl", "out.jsonl"),
        ("in.jsonl", "new.jsonl"),
    ]:
        result = kg("extract", "--input", source, "--output", output)
        assert result.code == 1
        assert result.err.startswith(f"failed: {source}")
        assert result.err.endswith("0 read, 0 events, 1 failed\n")
    assert (tmp_path / "out.jsonl").read_text("utf-8") == "of yesterday\n"
    assert not (tmp_path / "new.jsonl").exists()


def pair(id, source, target, text=CALL):
    return json.dumps({"id": id, "text": text, "source": source, "target": target})


def test_pairs_are_typed(kg_real, monkeypatch):
    lines = [
        pair("a", [0, 7], [15, 21]),
        "not JSON",
        pair("b", [0, 7], None),
        pair("c", [0, 700], None),
        json.dumps({"id": "d", "text": 5, "source": [0, 1]}),
        "[]",
        pair("e", [0, 7], None, "Nothing was blue."),
        pair("f", None, [15, 21]),
        pair("g", None, None),
    ]
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(lines)))
    result = kg_real("classify", "--input", "-", "--output", "-")
    assert result.code == 1
    rows = {row["id"]: row for row in map(json.loads, result.out.splitlines())}
    assert list(rows) == ["a", "b", "e", "f"]
    assert {rows[id]["event_type"] for id in "abf"} == {"CONSULT"}
    assert "line 9: neither source nor target is told" in result.err
    assert rows["a"]["subtype"] == "phone-call"
    assert rows["e"]["event_type"] is None
    assert [f"line {n}:" in result.err for n in range(1, 10)] == [
        number in (2, 4, 5, 6, 9) for number in range(1, 10)
    ]


def test_the_language_model_itself(kg, tmp_path, monkeypatch):
    """Once with nothing replaced: a sentence to an event with both actors."""
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    text = (
        "Russian Foreign Minister Sergey Lavrov met US Secretary of State Antony Blinken in Geneva."
    )
    write(tmp_path / "in.jsonl", line(1, text, date="2022-01-21"))
    result = kg("extract", "--input", "in.jsonl", "--output", "-")
    assert result.code == 0
    (event,) = (json.loads(row) for row in result.out.splitlines())
    assert event["event_type"] == "CONSULT"
    assert {found["country"] for found in event["sources"] + event["targets"]} == {"RUS", "USA"}
