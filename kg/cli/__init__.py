"""The command line: thin commands, heavy imports only inside the ones that need them."""

from kg.cli.main import cli, main, run

__all__ = ["cli", "main", "run"]
