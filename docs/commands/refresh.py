"""Write the help text of every command into its page; ``make docs`` runs this.

A page is written by hand, but for the first fenced block: what ``kg COMMAND --help`` prints.
"""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from kg.cli import cli

HERE = Path(__file__).parent
BLOCK = re.compile(r"```text\n\$ kg .*?\n```\n", re.DOTALL)


def help_block(name: str) -> str:
    """The fenced block of a command."""
    result = CliRunner().invoke(cli, [name, "--help"], prog_name="kg", terminal_width=80)
    return f"```text\n$ kg {name} --help\n{result.output.rstrip()}\n```\n"


def refreshed(name: str, page: str) -> str:
    """A page with its block up to date; the block goes to the end when there is none yet."""
    block = help_block(name)
    if BLOCK.search(page):
        return BLOCK.sub(lambda _: block, page, count=1)
    return f"{page.rstrip()}\n\n{block}"


def main() -> None:
    """Rewrite all pages; a new command gets one."""
    for name in cli.commands:
        path = HERE / f"{name}.md"
        page = path.read_text(encoding="utf-8") if path.exists() else f"# kg {name}\n"
        path.write_text(refreshed(name, page), encoding="utf-8")


if __name__ == "__main__":
    main()
