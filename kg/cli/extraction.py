"""``kg extract`` and ``kg classify``: articles or pairs → JSON lines, without a store."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from kg.cli.adding import read_sources, say_problems, up_to_article
from kg.cli.options import about_article, common, pass_session
from kg.cli.progress import progress_bar
from kg.cli.session import Session
from kg.errors import InputError
from kg.files import writing

if TYPE_CHECKING:
    from kg.build import Items, Summary


@click.command()
@click.option("--input", "source", metavar="PATH|URL|-", help="What kg add takes, too.")
@click.option(
    "--shards",
    "sources",
    multiple=True,
    metavar="PATH|URL|-",
    help="Input of which shards are made; may be repeated.",
)
@click.option(
    "--output", required=True, metavar="FILE|DIR|-", help="JSON lines; for --shards a folder."
)
@about_article
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="What makes shards: processes, or Dask (extra: cluster).",
)
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes [default: one a core]."
)
@click.option("--scheduler", metavar="ADDRESS", help="Of the Dask cluster that makes the shards.")
@click.option(
    "--size", type=click.IntRange(min=1), metavar="N", help="Articles of a shard [default: 500]."
)
@common
@pass_session
def extract(
    session: Session,
    /,
    source: str | None,
    sources: tuple[str, ...],
    output: str,
    title: str | None,
    date: date | None,
    url: str | None,
    date_if_missing: date | None,
    **how: Any,
) -> int:
    """Write the events of articles as JSON lines; of very many as shards in a folder.

    A line of input is {"id", "title", "date", "url", "text"}; offsets in the output count in
    its text. Anything that kg add reads is read here.

    A folder of shards holds JSON lines, N-Quads, Parquet and a manifest with their digests. A run
    that was stopped goes on when it is started again: what is whole is not made again.

    Example: kg extract --input articles.jsonl --output events.jsonl

    Example: kg extract --shards news/ --output shards --jobs 8
    """
    if (source is None) == (not sources):
        raise click.UsageError("give --input, or --shards")
    if not sources and (wrong := [name for name, of in how.items() if of and name != "engine"]):
        raise click.UsageError(f"--{wrong[0]} is for --shards")
    if not output or (sources and output == "-"):
        raise click.UsageError("--output needs a folder" if sources else "--output needs a name")
    if how["scheduler"] is not None and how["engine"] != "dask":
        raise click.UsageError("--scheduler is for --engine dask")
    named = sources or [str(source)]
    read = read_sources(named, title, date, url, date_if_missing=date_if_missing)
    items, nothing = up_to_article(read)
    if nothing is not None and nothing.failed:  # what an earlier run wrote stays as it is
        return _ended(session, nothing)
    if sources:
        return _extract_shards(session, items, sources, Path(output), **how)
    return _extract(session, items, str(source), output)


def _extract(session: Session, items: Items, source: str, output: str) -> int:
    from kg import build

    extractor = build.load_extractor(session.settings, session.base)
    with progress_bar([source], session.quiet) as progress:
        summary = build.extract_file(
            items, _path(output), sys.stdout, extractor, session.base, progress=progress
        )
    return _ended(session, summary)


def _ended(session: Session, summary: Summary) -> int:
    """Say what a run without a store did and what went wrong with it; return the exit code."""
    code = say_problems(session, summary)
    session.say(f"{summary.added} read, {summary.events} events, {len(summary.failed)} failed")
    return code


def _extract_shards(
    session: Session,
    items: Items,
    sources: Sequence[str],
    directory: Path,
    *,
    engine: str,
    jobs: int | None,
    scheduler: str | None,
    size: int | None,
) -> int:
    from kg.bulk import SIZE, dask, extract_shards, local

    workers = jobs or os.cpu_count() or 1
    run = dask(workers, scheduler) if engine == "dask" else local(workers)
    with progress_bar(sources, session.quiet) as progress:
        done = extract_shards(
            items, directory, session.settings, run, size=size or SIZE, progress=progress
        )
    code = say_problems(session, done.summary)
    count = done.manifest.count
    session.say(
        f"{len(done.manifest.shards)} shards, {done.made} of them made now: "
        f"{count('articles')} articles, {count('events')} events, {len(done.summary.failed)} failed"
    )
    if not done.manifest.has_tables:
        session.say("note: no Parquet without pyarrow: pip install 'kg-diplomacy[cluster]'")
    return code


@click.command()
@click.option("--input", "source", required=True, metavar="FILE|-", help="JSON lines of pairs.")
@click.option("--output", required=True, metavar="FILE|-", help="JSON lines, one answer each.")
@common
@pass_session
def classify(session: Session, source: str, output: str) -> int:
    """Type the relation of a pair of actors whose places in a text are given.

    A line of input is {"id", "text", "source": [start, end], "target": [start, end]}; one of
    the two places may be null.

    Example: kg classify --input pairs.jsonl --output types.jsonl
    """
    from kg.build import load_extractor
    from kg.extract.classify import classify as answer

    failed: list[InputError] = []
    extractor = load_extractor(session.settings, session.base)
    with _opened(source) as lines, writing(_path(output)) as out:
        for row in answer(_pairs(lines, source, failed), extractor):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    for error in failed:
        session.complain(error)
    return 1 if failed else 0


def _path(output: str) -> Path | None:
    return None if output == "-" else Path(output)


def _opened(source: str) -> Any:
    if source == "-":
        return nullcontext(sys.stdin)
    try:
        return Path(source).open(encoding="utf-8", errors="replace")
    except OSError as error:
        raise InputError(f"{source}: {error.strerror}", "check the path") from error


def _pairs(lines: TextIO, where: str, failed: list[InputError]) -> Iterator[dict[str, Any]]:
    """Yield the rows that hold a pair; the others go to ``failed``."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _pair(json.loads(line))
            except (ValueError, TypeError, KeyError, RecursionError) as error:
                hint = 'a line is {"id", "text", "source": [start, end], "target": [start, end]}'
                what = f"{error.args[0]} is missing" if isinstance(error, KeyError) else error
                if isinstance(error, json.JSONDecodeError):
                    what = f"not JSON: {error.msg} (column {error.colno})"
                failed.append(InputError(f"{where}, line {number}: {what}", hint))


def _pair(row: Any) -> dict[str, Any]:
    if not isinstance(row, dict):
        raise TypeError("not an object")
    text = row["text"]
    if not isinstance(text, str):
        raise TypeError("the text is not a string")
    sides = {name: row.get(name) for name in ("source", "target")}
    given = [place for place in sides.values() if place is not None]
    if not given:
        raise ValueError("neither source nor target is told")
    for place in given:
        two = isinstance(place, list) and len(place) == 2
        if not (two and all(isinstance(at, int) for at in place)):
            raise TypeError(f"{place!r} is no [start, end]")
        if not 0 <= place[0] < place[1] <= len(text):
            raise ValueError(f"no text at {place}")
    return {"id": row["id"], "text": text, **sides}
