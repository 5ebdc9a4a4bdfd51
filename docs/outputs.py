"""Bring what the pages show up to date: the outputs of commands and Python, and tables.

``make docs`` rewrites the pages, ``tests/test_docs.py`` compares them. In a page,

- a ``console`` block holds commands behind "$ " and what they print; "| head -5" is understood,
- a ``sh`` block holds commands without their output,
- a ``pycon`` block is a session of the Python interpreter,
- a ``text`` block with ``title="name"`` is a file that the commands after it can read,
- between ``<!-- table: name -->`` and ``<!-- end -->`` stands what `TABLES` makes.

All of a page runs in one folder that has ``seeds/articles`` and ``exports``, beside a store of the
demo articles.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shlex
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.cli import run
from kg.settings import data_directory
from kg.taxonomy import load_taxonomy

HERE = Path(__file__).parent
PAGES = (
    HERE.parent / "README.md",
    HERE / "tutorial.md",
    HERE / "how-it-works.md",
    HERE / "ontology.md",
)
BLOCK = re.compile(r"^```(console|sh|pycon|text)(?: title=\"([^\"]+)\")?\n(.*?)^```$", re.S | re.M)
TABLE = re.compile(r"(<!-- table: (\w+) -->\n)(.*?)(<!-- end -->)", re.S)


@dataclass
class Place:
    """Where the commands of a page run, and what its Python knows by now."""

    folder: Path
    names: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shown:
    """A step of a page: what the page shows of it (None: nothing), what it prints, how it ends."""

    step: str
    shown: str | None
    printed: str
    code: int = 0


def prepare(folder: Path) -> None:
    """Fill a folder with what the pages' commands need, the store included."""
    shutil.copytree(data_directory("seeds") / "articles", folder / "seeds" / "articles")
    (folder / "exports").mkdir()
    code, printed = call("kg add seeds/articles", folder)
    if code:
        raise RuntimeError(printed)


def call(command: str, folder: Path) -> tuple[int, str]:
    """The exit code of a ``kg`` command and all that it prints, as a pipe would get it."""
    command, _, head = command.partition(" | head -")
    words = shlex.split(command)
    if words[:1] != ["kg"]:
        raise ValueError(f"not a command of kg: {command}")
    out = io.StringIO()
    with _inside(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code = run(words[1:])
    lines = out.getvalue().splitlines()
    return code, "".join(f"{line}\n" for line in (lines[: int(head)] if head else lines))


def steps(text: str, place: Place) -> Iterator[Shown]:
    """Run a page in its order: its commands and sessions; its files are written on the way."""
    for kind, title, body in BLOCK.findall(text):
        yield from _run(kind, title, body, place)


def refreshed(text: str, place: Place) -> str:
    """The page with the outputs that its steps have today."""

    def block(match: re.Match[str]) -> str:
        kind, title, body = match.groups()
        done = list(_run(kind, title, body, place))
        if kind == "console":
            body = "".join(f"$ {each.step}\n{each.printed}" for each in done)
        elif kind == "pycon":
            body = "".join(each.printed for each in done)
        return f"{match[0][: match.start(3) - match.start()]}{body}```"

    return tables(BLOCK.sub(block, text))


def _run(kind: str, title: str | None, body: str, place: Place) -> Iterator[Shown]:
    if kind == "text" and title:
        (place.folder / title).write_text(body, encoding="utf-8")
    elif kind == "pycon":
        yield Shown("a session of Python", body, _session(body, place))
    elif kind == "console":
        for step, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", body, re.M):
            code, printed = call(step, place.folder)
            yield Shown(step, shown, printed, code)
    elif kind == "sh":
        for step in re.findall(r"^kg .*$", body, re.M):
            code, printed = call(step, place.folder)
            yield Shown(step, None, printed, code)


def tables(text: str) -> str:
    """The page with its generated tables made anew."""
    return TABLE.sub(lambda found: f"{found[1]}{TABLES[found[2]]()}{found[4]}", text)


def _session(body: str, place: Place) -> str:
    """A session of the interpreter, run again."""
    lines: list[str] = []
    with _inside(place.folder):
        for example in doctest.DocTestParser().get_examples(body):
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                exec(compile(example.source, "<page>", "single"), place.names)
            first, *more = example.source.splitlines()
            lines += [f">>> {first}", *(f"... {line}" for line in more)]
            lines += [line.rstrip() for line in out.getvalue().splitlines()]
    return "".join(f"{line}\n" for line in lines)


@contextlib.contextmanager
def _inside(folder: Path) -> Iterator[None]:
    with contextlib.chdir(folder):
        kept = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("KG_")}
        try:
            yield
        finally:
            os.environ.update(kept)


def _types() -> str:
    """The 16 types, in the order of their file."""
    lines = ["| type | quad class | score | edge | what it is |", "|---|---|---|---|---|"]
    for kind in load_taxonomy(data_directory("ontology")).types.values():
        quad = kind.quad.replace("-", " ")
        lines.append(
            f"| {kind.id} | {quad} | {kind.score} | `kg:{kind.direct}` | {kind.definition} |"
        )
    return "\n".join(lines) + "\n"


def _subtypes() -> str:
    """The subtypes, in the order of their file."""
    lines = [
        "| subtype | PLOVER type, mode | CAMEO | edge | mutual | what it is |",
        "|---|---|---|---|---|---|",
    ]
    for entry in load_taxonomy(data_directory("ontology")).subtypes.values():
        coded = " ".join(filter(None, [entry.event_type, entry.mode])) or "none"
        mutual = "yes" if entry.mutual else ""
        lines.append(
            f"| `{entry.id}` | {coded} | {entry.cameo or 'none'} | `kg:{entry.direct}` "
            f"| {mutual} | {entry.definition} |"
        )
    return "\n".join(lines) + "\n"


TABLES = {"types": _types, "subtypes": _subtypes}


def main() -> None:
    """Rewrite all pages."""
    with tempfile.TemporaryDirectory() as name:
        template = Path(name) / "template"
        template.mkdir()
        prepare(template)
        for number, path in enumerate(PAGES):
            folder = Path(name) / str(number)
            shutil.copytree(template, folder)
            text = path.read_text(encoding="utf-8")
            path.write_text(refreshed(text, Place(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
