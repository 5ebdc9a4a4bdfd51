"""The command line: thin commands, heavy imports only where they are needed."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from kg.errors import InputError, KgError
from kg.settings import data_directory, weights_directory

if TYPE_CHECKING:
    from kg.model import Article


@click.group()
def cli() -> None:
    """News articles in; a provable graph of diplomatic events out."""


@cli.command()
@click.option("--input", "source", required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--output", required=True, type=click.File("w", encoding="utf-8", lazy=False))
def extract(source: Path, output: TextIO) -> None:
    """Write the events of articles as JSON lines.

    Example: kg extract --input articles.jsonl --output events.jsonl
    """
    from kg.articles import read
    from kg.contract import event_to_json
    from kg.extract.pipeline import Extractor

    extractor = Extractor.load(weights_directory(), data_directory("ontology"))
    failed: list[InputError] = []

    def readable() -> Iterator[Article]:
        for item in read(source):
            if isinstance(item, InputError):
                failed.append(item)
            else:
                yield item

    count = 0
    for _, events in extractor.extract(readable()):
        count += 1
        for event in events:
            output.write(json.dumps(event_to_json(event), ensure_ascii=False) + "\n")
    for error in failed:
        click.echo(f"{error} ({error.hint})", err=True)
    click.echo(f"{count} read, {len(failed)} failed", err=True)
    if failed:
        sys.exit(1)


@cli.command()
@click.option("--input", "source", required=True, type=click.File("r", encoding="utf-8"))
@click.option("--output", required=True, type=click.File("w", encoding="utf-8"))
def classify(source: TextIO, output: TextIO) -> None:
    """Type a pair of actors that is given.

    Example: kg classify --input pairs.jsonl --output types.jsonl
    """
    from kg.extract.classify import classify as run
    from kg.extract.pipeline import Extractor

    extractor = Extractor.load(weights_directory(), data_directory("ontology"))
    rows = (json.loads(line) for line in source if line.strip())
    for answer in run(rows, extractor):
        output.write(json.dumps(answer) + "\n")


def main() -> None:
    """Run the command line; errors are one line and a hint."""
    try:
        cli()
    except KgError as error:
        click.echo(f"kg: {error}" + (f"\n  {error.hint}" if error.hint else ""), err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
