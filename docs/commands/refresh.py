"""Write the help text of every command into its page; ``make docs`` runs this.

A page is written by hand, but for the first fenced block: what ``kg COMMAND --help`` prints, and
for a command with commands of its own what they print, too. The list in ``README.md`` is made here.
"""

from __future__ import annotations

import re
from pathlib import Path

import click
from click.testing import CliRunner

from kg.cli import cli

LIST = re.compile(r"(?:^- \[.*\n)+", re.MULTILINE)
HERE = Path(__file__).parent
BLOCK = re.compile(r"```text\n\$ kg .*?\n```\n", re.DOTALL)


def help_block(name: str) -> str:
    """The fenced block of a command."""
    command = cli.commands[name]
    inner = sorted(command.commands) if isinstance(command, click.Group) else []
    shown = [_help(name), *(_help(name, one) for one in inner)]
    return "```text\n" + "\n".join(shown) + "```\n"


def _help(*names: str) -> str:
    result = CliRunner().invoke(cli, [*names, "--help"], prog_name="kg", terminal_width=80)
    return f"$ kg {' '.join(names)} --help\n{result.output.rstrip()}\n"


def refreshed(name: str, page: str) -> str:
    """A page with its block up to date; the block goes to the end when there is none yet."""
    block = help_block(name)
    if BLOCK.search(page):
        return BLOCK.sub(lambda _: block, page, count=1)
    return f"{page.rstrip()}\n\n{block}"


def listed(page: str) -> str:
    """The page of all commands with its list up to date: the first sentence of each help text."""
    lines = [f"- [{name}]({name}.md): {_first(name)}\n" for name in sorted(cli.commands)]
    return LIST.sub(lambda _: "".join(lines), page, count=1)


def _first(name: str) -> str:
    told = " ".join((cli.commands[name].help or "").partition("\n\n")[0].split())
    return told[:1].lower() + told[1:].removesuffix(".")


def main() -> None:
    """Rewrite all pages; a new command gets one."""
    index = HERE / "README.md"
    index.write_text(listed(index.read_text(encoding="utf-8")), encoding="utf-8")
    for name in cli.commands:
        path = HERE / f"{name}.md"
        page = path.read_text(encoding="utf-8") if path.exists() else f"# kg {name}\n"
        path.write_text(refreshed(name, page), encoding="utf-8")


if __name__ == "__main__":
    main()
