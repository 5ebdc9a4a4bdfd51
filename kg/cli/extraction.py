"""``kg extract`` and ``kg classify``: articles or pairs → JSON lines, without a store."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any, TextIO

import click

from kg.cli.adding import read_sources, report
from kg.cli.options import about_article, common, pass_session
from kg.cli.progress import progress_bar
from kg.cli.session import Session
from kg.errors import InputError
from kg.files import writing


@click.command()
@click.option(
    "--input", "source", required=True, metavar="PATH|URL|-", help="What kg add takes, too."
)
@click.option("--output", required=True, metavar="FILE|-", help="JSON lines, one event each.")
@about_article
@common
@pass_session
def extract(
    session: Session,
    source: str,
    output: str,
    title: str | None,
    date: date | None,
    url: str | None,
) -> int:
    """Write the events of articles as JSON lines.

    A line of input is {"id", "title", "date", "url", "text"}; offsets in the output count in
    its text. Anything that kg add reads is read here.

    Example: kg extract --input articles.jsonl --output events.jsonl
    """
    from kg import build

    extractor = build.load_extractor(session.settings, session.base)
    items = read_sources([source], title, date, url)
    with progress_bar([source], session.quiet) as progress:
        summary = build.extract_file(
            items, _path(output), sys.stdout, extractor, session.base, progress=progress
        )
    for doubt in summary.doubts:
        session.say(f"note: {doubt}")
    summary.doubts.clear()
    return _ended(session, summary)


def _ended(session: Session, summary: Any) -> int:
    code = report(Session(quiet=True), summary)
    session.say(f"{summary.added} read, {summary.events} events, {len(summary.failed)} failed")
    return code


@click.command()
@click.option("--input", "source", required=True, metavar="FILE|-", help="JSON lines of pairs.")
@click.option("--output", required=True, metavar="FILE|-", help="JSON lines, one answer each.")
@common
@pass_session
def classify(session: Session, source: str, output: str) -> int:
    """Type the relation of a pair of actors whose places in a text are given.

    A line of input is {"id", "text", "source": [start, end], "target": [start, end] or null}.

    Example: kg classify --input pairs.jsonl --output types.jsonl
    """
    from kg.build import load_extractor
    from kg.extract.classify import classify as answer

    failed: list[InputError] = []
    extractor = load_extractor(session.settings, session.base)
    with _opened(source) as lines, writing(_path(output), sys.stdout) as out:
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
                failed.append(InputError(f"{where}, line {number}: {error!r}", hint))


def _pair(row: Any) -> dict[str, Any]:
    if not isinstance(row, dict):
        raise TypeError("not an object")
    text = row["text"]
    if not isinstance(text, str):
        raise TypeError("the text is not a string")
    target = row.get("target")
    for place in [row["source"], *([target] if target is not None else [])]:
        start, end = place
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
            raise ValueError(f"no text at {place}")
    return {"id": row["id"], "text": text, "source": row["source"], "target": target}
