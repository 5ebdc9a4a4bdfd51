import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.store import Store
from tests.factories import ONTOLOGY

ROOT = Path(__file__).parents[2]
HEAD = "A call\n20220201\nhttps://news.example/{}\n"


def write_articles(folder, count, text="Blinken phoned Lavrov."):
    folder.mkdir(exist_ok=True)
    for number in range(count):
        body = HEAD.format(number) + f"{text} Number {number}.\n"
        (folder / f"{number:04}.txt").write_text(body, encoding="utf-8")


def test_adding_and_adding_again(kg, tmp_path):
    write_articles(tmp_path / "news", 3)
    result = kg("add", "news")
    assert (result.code, result.out) == (0, "")
    assert result.err == "3 added, 0 unchanged, 0 failed\n"
    assert kg("add", "news").err == "0 added, 3 unchanged, 0 failed\n"
    again = "3 unchanged (3 extracted again, with the same events)"
    assert kg("add", "news", "--again").err == f"0 added, {again}, 0 failed\n"
    assert kg("add", "news", "--quiet").err == ""
    assert kg("check").code == 0


def test_the_same_id_at_two_addresses_is_two_articles(kg, tmp_path):
    row = {"id": 1, "date": "2022-02-01", "text": "Blinken phoned Lavrov."}
    for name in "ab":
        text = json.dumps(row | {"url": f"https://{name}.example/1", "title": name})
        (tmp_path / f"{name}.jsonl").write_text(text, encoding="utf-8")
    assert kg("add", "a.jsonl").err == "1 added, 0 unchanged, 0 failed\n"
    assert kg("add", "b.jsonl", "a.jsonl").err == "1 added, 1 unchanged, 0 failed\n"


def test_a_changed_article_replaces_its_older_self(kg, tmp_path):
    write_articles(tmp_path / "news", 2)
    kg("add", "news")
    write_articles(tmp_path / "news", 1, "Blinken phoned Lavrov. They spoke long.")
    assert kg("add", "news").err == "0 added, 1 updated, 1 unchanged, 0 failed\n"
    assert json.loads(kg("stats", "--format", "json").out)[0] == {"what": "articles", "count": 2}


def test_what_fails_is_listed_and_the_others_go_on(kg, tmp_path):
    write_articles(tmp_path / "news", 2)
    (tmp_path / "news" / "0000a.txt").write_bytes(b"")
    crash = HEAD.format("crash") + "CRASH \x1b[31m\n"
    (tmp_path / "news" / "0000b.txt").write_text(crash, encoding="utf-8")
    result = kg("add", "news", "missing.txt")
    assert result.code == 1
    *failures, last = result.err.splitlines()
    assert last == "2 added, 0 unchanged, 3 failed"
    assert all(line.startswith("failed: ") for line in failures)
    for text in ("0000a.txt", "missing.txt", "ZeroDivisionError: inside"):
        assert sum(text in line for line in failures) == 1
    assert "\x1b" not in result.err
    assert "failed: " in kg("add", "news", "--quiet").err


def test_a_plain_text_with_flags_from_stdin(kg, tmp_path, monkeypatch):
    (tmp_path / "in.txt").write_text("Blinken phoned Lavrov.", encoding="utf-8")
    with (tmp_path / "in.txt").open(encoding="utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        url = "https://news.example/x"
        result = kg("add", "-", "--title", "A call", "--date", "2022-02-01", "--url", url)
    assert result.err == "1 added, 0 unchanged, 0 failed\n"
    (row,) = json.loads(kg("trace", "Lavrov", "--format", "json").out)
    assert (row["title"], row["url"], row["date"]) == ("A call", url, "2022-02-01")


def test_files_of_other_kinds_are_noted_once(kg, tmp_path):
    write_articles(tmp_path / "news", 2)
    for name in ("a.rtf", "b.pdf"):
        (tmp_path / "news" / name).write_bytes(b"x")
    note, last = kg("add", "news").err.splitlines()
    assert note.startswith(
        "note: news: 2 files of other kinds passed over: .rtf 1, .pdf 1; read are .txt,"
    )
    assert last == "2 added, 0 unchanged, 0 failed"


def test_a_day_for_articles_that_have_none(kg, tmp_path):
    write_articles(tmp_path, 1)
    (tmp_path / "a.txt").write_text("Blinken phoned Lavrov.", encoding="utf-8")
    both = ["--date", "2022-02-02", "--date-if-missing", "2022-02-02"]
    result = kg("add", "a.txt", *both)
    assert (result.code, "give --date or --date-if-missing" in result.err) == (2, True)
    result = kg("add", "0000.txt", "a.txt", "--date-if-missing", "2 February 2022")
    assert result.err == "2 added, 0 unchanged, 0 failed\n"
    rows = json.loads(kg("trace", "Lavrov", "--reports", "--format", "json").out)
    assert [row["date"] for row in rows] == ["2022-02-01", "2022-02-02"]


def test_a_day_as_people_write_it(kg, tmp_path):
    (tmp_path / "a.txt").write_text("Blinken phoned Lavrov.", encoding="utf-8")
    for day in ("1 February 2022", "Feb 1, 2022", "2022/02/01"):
        assert kg("add", "a.txt", "--date", day, "--again").code == 0
        (row,) = json.loads(kg("trace", "Lavrov", "--format", "json").out)
        assert row["date"] == "2022-02-01"
    result = kg("add", "a.txt", "--date", "02/03/2022")
    assert result.code == 2
    assert "'02/03/2022' may be day/month or month/day; write YYYY-MM-DD" in result.err


def test_no_date_is_noted_once_for_all(kg, tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Blinken phoned {number}.", encoding="utf-8")
    note, last = kg("add", "0.txt").err.splitlines()
    assert note.startswith("note: ")
    assert note.startswith("note: 0.txt: no date")
    assert "--date" in note
    assert last == "1 added, 0 unchanged, 0 failed"
    note, last = kg("add", "1.txt", "2.txt").err.splitlines()
    assert note.startswith("note: 1.txt, 2.txt: no date")
    assert (
        kg("add", "0.txt", "--date", "2022-02-01").err
        == "0 added, 1 updated, 0 unchanged, 0 failed\n"
    )


def test_a_note_on_a_date_names_the_line(kg, tmp_path):
    lines = '{"text": "Blinken phoned.", "date": "2022-02-01"}\n{"text": "Lavrov phoned."}\n'
    (tmp_path / "news.jsonl").write_text(lines, encoding="utf-8")
    assert kg("add", "news.jsonl").err.startswith("note: news.jsonl, line 2: no date")


def test_what_is_not_english_is_noted(kg, tmp_path):
    write_articles(tmp_path / "news", 2, "Der Minister hat mit dem Kanzler gesprochen. " * 10)
    note, last = kg("add", "news").err.splitlines()
    assert note.startswith("note: news/0000.txt, news/0001.txt: not in English")
    assert last == "2 added, 0 unchanged, 0 failed; 2 not in English"
    *_, last = kg("add", "news").err.splitlines()
    assert last == "0 added, 2 unchanged, 0 failed; 2 not in English"


def test_no_store_is_made_for_nothing(kg, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    result = kg("add", "typo.txt", "empty.txt")
    assert result.code == 1
    first, second, last = result.err.splitlines()
    assert first.startswith("failed: typo.txt: No such file")
    assert second.startswith("failed: empty.txt: empty")
    assert last == "0 added, 0 unchanged, 2 failed"
    assert not (tmp_path / "kg.db").exists()


def test_what_fails_before_the_first_article_is_listed_once(kg, tmp_path):
    write_articles(tmp_path / "news", 2)
    result = kg("add", "typo.txt", "news")
    first, last = result.err.splitlines()
    assert (result.code, last) == (1, "2 added, 0 unchanged, 1 failed")
    assert first.startswith("failed: typo.txt")


def test_the_same_article_twice_in_a_run_is_noted(kg, tmp_path):
    write_articles(tmp_path / "news", 1)
    again = HEAD.format(0) + "Blinken phoned Lavrov. A later version.\n"
    (tmp_path / "news" / "1.txt").write_text(again, encoding="utf-8")
    result = kg("add", "news")
    assert "came twice" in result.err
    assert result.err.endswith("1 added, 1 updated, 0 unchanged, 0 failed\n")


def test_an_interrupted_run_says_what_is_stored_and_goes_on(kg, tmp_path, monkeypatch):
    write_articles(tmp_path / "news", 5)
    add, calls = Store.add, []

    def interrupted(self, article, *rest):
        calls.append(article.id)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return add(self, article, *rest)

    monkeypatch.setattr(Store, "add", interrupted)
    result = kg("add", "news")
    assert result.code == 130
    assert list(filter(None, result.err.splitlines())) == [
        "stopped: 2 added, 0 unchanged, 0 failed",
        "kg: stopped; what was stored is kept",
    ]
    assert kg("add", "news").err == "3 added, 2 unchanged, 0 failed\n"


def test_a_second_process_is_told(kg, held, tmp_path):
    write_articles(tmp_path / "news", 1)
    kg("add", "news")
    for mode, second in (("write", "stats"), ("write", "add"), ("read", "add")):
        with held(tmp_path / "kg.db", mode):
            result = kg(second, *(["news"] if second == "add" else []))
        assert result.code == 1
        assert "another process is using kg.db" in result.err
        assert len([line for line in result.err.splitlines() if line.startswith("kg: ")]) == 1
    assert kg("stats").code == 0


def test_two_may_read(kg, tmp_path):
    write_articles(tmp_path / "news", 1)
    kg("add", "news")
    with Store.open(tmp_path / "kg.db", read_only=True, ontology=ONTOLOGY):
        assert kg("stats").code == 0


def test_a_store_that_this_process_writes_is_not_opened_for_reading(kg, tmp_path):
    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY):
        assert "another process is using" in kg("stats").err
    assert kg("stats").code == 0


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (errno.EACCES, "no permission to open locked/kg.db"),
        (errno.EROFS, "locked/kg.db lies on a read-only disk"),
        (errno.ENOSPC, "the disk is full: cannot open locked/kg.db"),
    ],
)
def test_a_folder_that_cannot_be_written(kg, tmp_path, monkeypatch, number, text):
    write_articles(tmp_path / "news", 1)

    def refuse(self, *_, **__):  # the tests may run as root, who may write everywhere
        raise OSError(number, os.strerror(number), str(self))

    monkeypatch.setattr(Path, "mkdir", refuse)
    result = kg("add", "news", "--store", "locked/kg.db")
    assert result.code == 1
    first, second = result.err.splitlines()
    assert first == f"kg: {text}"
    assert second.startswith("  ")


def test_a_path_below_a_file_is_no_place_for_a_store(kg, tmp_path):
    write_articles(tmp_path / "news", 1)
    result = kg("add", "news", "--store", "news/0000.txt/kg.db")
    assert result.code == 1
    assert result.err.splitlines()[-2].startswith("kg: cannot open news/0000.txt/kg.db")


def test_a_damaged_store_is_said_in_a_line(kg, tmp_path):
    write_articles(tmp_path / "news", 1)
    kg("add", "news")
    for file in (tmp_path / "kg.db").glob("MANIFEST*"):
        file.write_bytes(b"\x00damage" * 20)
    for arguments in (["stats"], ["add", "news"], ["query", "ASK {}"]):
        result = kg(*arguments)
        assert result.code == 1
        assert [line for line in result.err.splitlines() if line.startswith("kg: cannot ")]


RUN = """
import signal, sys
from kg import build
from kg.cli import run
from kg.store import Store
from tests.fakes import FakeBase, FakeExtractor, resolve_nothing
build.load_base = lambda _: FakeBase()
build.load_extractor = lambda *_: FakeExtractor()
build.resolve = resolve_nothing
add = Store.add
def telling(self, article, *rest):
    print(article.id, flush=True)
    return add(self, article, *rest)
Store.add = telling
# a job in the background starts with interrupts ignored
signal.signal(signal.SIGINT, signal.default_int_handler)
if sys.argv[1] != "-":
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
sys.exit(run(sys.argv[2:]))
"""


def process(tmp_path, limit, *arguments):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-c", RUN, str(limit), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment,
    )


def test_a_killed_run_leaves_a_whole_store_and_is_completed(kg, tmp_path):
    write_articles(tmp_path / "news", 600)
    for articles in (1, 40, 100):
        with process(tmp_path, "-", "add", "news") as writer:
            for _ in range(articles):
                assert writer.stdout.readline()
            writer.send_signal(signal.SIGKILL)
        assert kg("check").err == "0 violations\n"
    stored = json.loads(kg("stats", "--format", "json").out)
    counts = {row["what"]: row["count"] for row in stored}
    assert counts["articles"] >= 138  # the last one before each kill may be missing
    assert counts["articles"] == counts["events"] < 600
    result = kg("add", "news")
    assert (
        result.err
        == f"{600 - counts['articles']} added, {counts['articles']} unchanged, 0 failed\n"
    )
    assert kg("check").code == 0


def test_a_full_disk_is_said_in_a_line_and_loses_nothing(kg, tmp_path):
    write_articles(tmp_path / "news", 400, "Blinken phoned Lavrov. " + "x" * 50)
    with process(tmp_path, 3_000_000, "add", "news") as writer:
        _, err = writer.communicate(timeout=60)
    assert writer.returncode == 1
    lines = err.decode().splitlines()
    assert lines[0].startswith("stopped: ")
    assert lines[1].startswith("kg: the disk is full: cannot write to kg.db")
    stored = int(lines[0].split()[1])
    assert 0 < stored < 400
    assert kg("check").code == 0
    result = kg("add", "news")
    added, unchanged = (int(part.split()[0]) for part in result.err.split(", ")[:2])
    assert added + unchanged == 400
    assert unchanged >= stored
    assert kg("check").code == 0


def test_interrupting_a_real_process(tmp_path):
    write_articles(tmp_path / "news", 600)
    with process(tmp_path, "-", "add", "news") as writer:
        for _ in range(20):
            assert writer.stdout.readline()
        writer.send_signal(signal.SIGINT)
        _, err = writer.communicate(timeout=60)
    assert writer.returncode == 130
    first, *_, last = err.decode().splitlines()
    assert int(first.removeprefix("stopped: ").split()[0]) >= 19
    assert last == "kg: stopped; what was stored is kept"
