"""What only a terminal sees: a bar with the time left, tables that fit."""

import os
import re
import subprocess
import sys

import pytest

from tests.cli.test_cli_adding import ROOT, RUN, write_articles

pty = pytest.importorskip("pty", reason="no pseudo terminals on this system")


def on_terminal(cwd, *arguments, width="80", encoding="utf-8"):
    """Run a command with stdout and stderr on a pseudo terminal; return what it shows."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": width, "TERM": "xterm"}
    with subprocess.Popen(
        [sys.executable, "-c", RUN, "-", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        cwd=cwd,
        env={**environment, "PYTHONIOENCODING": encoding},
    ) as process:
        os.close(theirs)
        shown = bytearray()
        while True:
            try:
                block = os.read(ours, 65536)
            except OSError:  # Linux: the other side is closed
                break
            if not block:
                break
            shown += block
    os.close(ours)
    assert process.returncode == 0, shown
    return shown.decode("utf-8", "replace")


def test_a_bar_counts_and_says_how_long_it_takes(tmp_path):
    write_articles(tmp_path / "news", 40)
    shown = on_terminal(tmp_path, "add", "news")
    assert "/40" in shown
    assert "left" in shown
    assert re.search(r"\d:\d\d:\d\d", shown)
    assert "40 added, 0 unchanged, 0 failed" in shown
    assert "left" not in on_terminal(tmp_path, "add", "news", "--quiet")


def test_a_table_fits_the_terminal(filled, tmp_path):
    shown = on_terminal(tmp_path, "trace", "Russia", "Ukraine", width="70")
    plain = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown)
    lines = plain.replace("\r", "").splitlines()
    assert max(map(len, lines)) <= 70
    assert "2022-02-05" in plain
    assert "warning" in plain


def lines_of(shown):
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown).replace("\r", "").splitlines()


def test_where_a_table_has_no_room_for_sentences_they_stand_below(filled, tmp_path):
    trace = ("trace", "Lavrov", "Blinken", "--to", "2022-02-01")
    narrow = lines_of(on_terminal(tmp_path, *trace, width="80"))
    assert [line.rstrip() for line in narrow] == [
        "DATE        WHO             WHAT        WHOM           STATUS  SURE",
        "2022-02-01  Antony Blinken  phone call  Sergey Lavrov  actual  87%",
        "    Blinken phoned Lavrov.",
        "    https://news.example/a1",
    ]
    assert narrow[2].startswith("    Blinken")
    wide = lines_of(on_terminal(tmp_path, *trace, width="200"))
    assert any("2022-02-01" in line and "Blinken phoned" in line for line in wide)


def test_columns_stand_below_one_another_where_names_are_folded(filled, tmp_path):
    trace = ("trace", "Lavrov", "Blinken", "--to", "2022-02-01")
    head, first, second, *_ = lines_of(on_terminal(tmp_path, *trace, width="50"))
    assert max(map(len, (head, first, second))) <= 50
    for name, cell in (("WHO", "Anton"), ("WHAT", "phone"), ("WHOM", "Serge"), ("STATUS", "actu")):
        assert head.index(name + " " * (name == "WHO")) == first.index(cell)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_that_cannot_show_everything(filled, tmp_path, encoding):
    assert "2022-02-05" in on_terminal(tmp_path, "trace", "Russia", encoding=encoding)
    assert "\\u20ac" in on_terminal(
        tmp_path, "query", 'SELECT ("€" AS ?x) {}', "--format", "json", encoding=encoding
    )
