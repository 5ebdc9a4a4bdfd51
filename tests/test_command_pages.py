import importlib.util
import re
import shlex
from pathlib import Path

import pytest

from kg.cli import cli

PAGES = Path(__file__).parents[1] / "docs" / "commands"
NAMES = sorted(cli.commands)


def refresh():
    spec = importlib.util.spec_from_file_location("refresh", PAGES / "refresh.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_command_has_a_page_and_every_page_a_command():
    assert sorted(path.stem for path in PAGES.glob("*.md") if path.stem != "README") == NAMES
    index = (PAGES / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"\]\((\w+)\.md\)", index) == NAMES
    assert index == refresh().listed(index), "run: make docs"


@pytest.mark.parametrize("name", NAMES)
def test_the_help_on_a_page_is_what_the_command_prints(name):
    page = (PAGES / f"{name}.md").read_text(encoding="utf-8")
    assert page == refresh().refreshed(name, page), "run: make docs"


@pytest.mark.parametrize("name", NAMES)
def test_examples_are_calls_that_the_command_understands(name):
    page = (PAGES / f"{name}.md").read_text(encoding="utf-8")
    calls = [
        shlex.split(part.split("#")[0])
        for block in re.findall(r"```sh\n(.*?)```", page, re.DOTALL)
        for line in block.splitlines()
        for part in line.split("|")
        if part.strip().startswith("kg ")
    ]
    assert any(call[1] == name for call in calls)
    for call in calls:
        command = cli.commands[call[1]]
        words = call[2 : call.index(">")] if ">" in call else call[2:]
        command.make_context(f"kg {call[1]}", words)  # a usage error when it does not
