import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from kg.cli import cli

FULL = Path("/dev/full")


def commands():
    return sorted(cli.commands.items())


@pytest.mark.parametrize(("name", "command"), commands())
def test_every_command_has_help_with_an_example(kg, name, command):
    result = kg(name, "--help")
    assert result.code == 0
    assert f"Example: kg {name}" in " ".join(result.out.split())
    for option in command.params:
        assert not isinstance(option, click.Option) or option.help or option.name == "output"


def test_the_commands():
    wanted = (
        "actors add articles backup check classify evaluate events explain export extract load "
        "migrate path push queries query remove restore serve stats stories trace view"
    )
    assert [name for name, _ in commands()] == wanted.split()


def test_version(kg):
    assert "0.1.0" in kg("--version").out


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["trace"],
        ["trace", "Lavrov", "--from", "yesterday"],
        ["trace", "Lavrov", "--status", "maybe"],
        ["trace", "Lavrov", "--format", "xml"],
        ["query"],
        ["query", "no-such-file.rq"],
        ["query", "SELECT * {}", "-p", "a=b"],
        ["add"],
        ["add", "a", "b", "--title", "x"],
    ],
)
def test_wrong_usage_is_code_2_a_line_and_a_hint(filled, arguments):
    result = filled(*arguments)
    assert result.code == 2
    assert result.out == ""
    first, second = result.err.splitlines()
    assert first.startswith("kg: ")
    assert "--help" in second


@pytest.mark.parametrize(
    "arguments",
    [
        ["trace", "Russia"],
        ["query", "ASK {}"],
        ["stats"],
        ["check"],
        ["actors"],
        ["backup", "b"],
        ["articles"],
        ["remove", "a"],
    ],
)
def test_without_a_store(kg, tmp_path, arguments):
    result = kg(*arguments)
    assert (result.code, result.out) == (1, "")
    first, second = result.err.splitlines()
    assert first == "kg: there is no store at kg.db"
    assert "kg add" in second
    assert not (tmp_path / "kg.db").exists()


@pytest.mark.parametrize("arguments", [["stats"], ["remove", "a"], ["serve", "--port", "0"]])
def test_without_a_store_that_of_the_demo_is_named(kg, template, tmp_path, arguments):
    shutil.copytree(template, tmp_path / "exports" / "demo.db")
    first, second = kg(*arguments).err.splitlines()[-2:]
    assert first == "kg: there is no store at kg.db"
    assert "kg … --store exports/demo.db" in second
    assert "kg add" in second
    assert kg("stats", "--store", "exports/demo.db").code == 0


def test_the_store_is_named_by_flag_environment_or_file(filled, tmp_path, monkeypatch):
    (tmp_path / "kg.db").rename(tmp_path / "other.db")
    assert filled("stats").code == 1
    assert filled("stats", "--store", "other.db").code == 0
    assert filled("--store", "other.db", "stats").code == 0
    (tmp_path / "kg.toml").write_text('store = "other.db"\n', encoding="utf-8")
    assert filled("stats").code == 0
    (tmp_path / "kg.toml").unlink()
    monkeypatch.setenv("KG_STORE", str(tmp_path / "other.db"))
    assert filled("stats").code == 0


def test_debug_shows_the_traceback(kg):
    assert "Traceback" not in kg("stats").err
    assert "Traceback" in kg("stats", "--debug").err
    assert "Traceback" in kg("--debug", "stats").err


def test_a_fault_of_ours_is_one_line(kg, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("boom\n\x1b[31m")

    monkeypatch.setattr("kg.store.Store.open", fail)
    result = kg("stats")
    assert result.code == 1
    assert result.err.splitlines()[0] == "kg: RuntimeError: boom \\x1b[31m"


def test_an_interrupt_is_one_line(kg, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.store.Store.open", interrupt)
    result = kg("stats")
    assert result.code == 130
    assert result.err.strip() == "kg: stopped; what was stored is kept"


def test_a_full_disk_under_an_output_file(filled, tmp_path, monkeypatch):
    (tmp_path / "out.csv").write_text("before", encoding="utf-8")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.cli.output._write_csv", full)
    result = filled("trace", "Russia", "-o", "out.csv")
    assert result.code == 1
    assert "cannot write out.csv: No space left on device" in result.err
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == "before"
    assert [p.name for p in tmp_path.iterdir() if "part" in p.name] == []


def modules_of(arguments, cwd):
    code = (
        "import sys; from kg.cli import run; run(sys.argv[1:]);"
        "print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        cwd=cwd,
        check=True,
    )
    return {name.split(".")[0] for name in done.stderr.split()}, done.stdout


HEAVY = {
    "spacy",
    "onnxruntime",
    "tokenizers",
    "rdflib",
    "pyvis",
    "networkx",
    "trafilatura",
    "torch",
}


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["query", "--help"],
        ["query", "ASK { ?s ?p ?o }"],
        ["query", "@types-count"],
        ["stats"],
        ["queries"],
        ["check", "--format", "json"],
    ],
)
def test_what_needs_no_model_imports_none(filled, tmp_path, arguments):
    imported, out = modules_of(arguments, tmp_path)
    assert out
    assert not imported & HEAVY


def test_help_imports_neither_store_nor_yaml(filled, tmp_path):
    imported, _ = modules_of(["--help"], tmp_path)
    assert not imported & {*HEAVY, "pyoxigraph", "yaml", "rich", "numpy"}


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_pipe_is_utf_8_whatever_the_locale(kg, tmp_path, encoding):
    done = subprocess.run(
        [sys.executable, "-m", "kg", "queries", "--format", "json"],
        capture_output=True,
        cwd=tmp_path,
        env={"PYTHONIOENCODING": encoding, "PATH": ""},
        check=True,
    )
    assert done.stdout.decode("utf-8").startswith("[")


def test_a_closed_pipe_is_silent(filled, tmp_path):
    with Pipe(tmp_path, "query", "SELECT ?s ?p ?o { ?s ?p ?o }") as process:
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(20) == 128 + signal.SIGPIPE


@pytest.mark.parametrize("arguments", [["stats"], ["--help"], ["trace", "Russia", "--help"]])
def test_a_pipe_that_nobody_reads_is_silent(filled, tmp_path, arguments):
    reading, writing = os.pipe()
    os.close(reading)
    with Pipe(tmp_path, *arguments, stdout=writing) as process:
        os.close(writing)
        assert process.stderr.read() == b""
        assert process.wait(60) == 128 + signal.SIGPIPE


@pytest.mark.skipif(not FULL.exists(), reason="absent shared data: a disk that is always full")
@pytest.mark.parametrize("arguments", [["stats"], ["query", "SELECT ?s ?p ?o { ?s ?p ?o }"]])
def test_a_full_disk_under_standard_output(filled, tmp_path, arguments):
    with FULL.open("wb") as full, Pipe(tmp_path, *arguments, stdout=full) as process:
        assert process.stderr.read().decode().splitlines() == [
            "kg: cannot write to standard output: No space left on device",
            "  free some space, or write elsewhere",
        ]
        assert process.wait(60) == 1


def test_what_the_system_refuses_is_no_fault_of_ours(kg, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied", "/data/kg.toml")

    monkeypatch.setattr("kg.settings.Settings.load", refuse)
    result = kg("stats")
    assert (result.code, result.err.splitlines()[0]) == (1, "kg: /data/kg.toml: Permission denied")
    assert "report" not in result.err


def Pipe(cwd, *arguments, stdout=subprocess.PIPE):
    return subprocess.Popen(
        [sys.executable, "-m", "kg", *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        cwd=cwd,
    )


def test_errors_of_the_settings(kg, tmp_path):
    (tmp_path / "kg.toml").write_text("colour = 1\n", encoding="utf-8")
    result = kg("stats")
    assert result.code == 1
    assert "no setting is called 'colour'" in result.err
