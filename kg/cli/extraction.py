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


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("predicted", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="All figures as JSON.")
@common
def evaluate(gold: Path, predicted: Path, as_json: bool) -> int:
    """Compare extracted events with annotated ones.

    GOLD holds annotated articles, or corrected output of kg extract; PREDICTED is what
    kg extract wrote for the same articles.

    Example: kg evaluate mine.gold.jsonl events.jsonl
    """
    from kg.evaluate import evaluate as figures_of

    figures = figures_of(gold, predicted)
    click.echo(json.dumps(figures, indent=1) if as_json else _table(figures))
    return 0


def _table(figures: dict[str, Any]) -> str:
    """The figures for a terminal."""
    lines = [f"{figures['articles']} articles", "", f"{'':14}{'P':>7}{'R':>7}{'F1':>7}   95 %"]
    for name, of in figures["measures"].items():
        low, high = of["interval"]
        values = [of.get("precision"), of.get("recall"), of.get("f1", of.get("accuracy"))]
        cells = "".join(f"{v:7.3f}" if v is not None else " " * 7 for v in values)
        lines.append(f"{name:14}{cells}   {low:.3f} to {high:.3f}")
    lines += ["", f"{'type':14}{'gold':>7}{'found':>7}{'P':>7}{'R':>7}{'F1':>7}"]
    for name, of in figures["types"].items():
        lines.append(
            f"{name:14}{of['annotated']:7}{of['found']:7}"
            f"{of['precision']:7.3f}{of['recall']:7.3f}{of['f1']:7.3f}"
        )
    lines.append(f"{'macro F1':14}{'':28}{figures['macro_type_f1']:7.3f}")
    if figures["confused"]:
        lines += ["", "taken for another type (articles with one type each):"]
        lines += [
            f"  {c['annotated']} as {c['found']}: {c['articles']}" for c in figures["confused"]
        ]
    return "\n".join(lines)


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
                failed.append(InputError(f"{where}, line {number}: {what}", hint))


def _pair(row: Any) -> dict[str, Any]:
    if not isinstance(row, dict):
        raise TypeError("not an object")
    text = row["text"]
    if not isinstance(text, str):
        raise TypeError("the text is not a string")
    target = row.get("target")
    for place in [row["source"], *([target] if target is not None else [])]:
        two = isinstance(place, list) and len(place) == 2
        if not (two and all(isinstance(at, int) for at in place)):
            raise TypeError(f"{place!r} is no [start, end]")
        if not 0 <= place[0] < place[1] <= len(text):
            raise ValueError(f"no text at {place}")
    return {"id": row["id"], "text": text, "source": row["source"], "target": target}
