"""``kg evaluate``: predicted events against annotated ones, as a table or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from kg.cli.options import common, pass_session
from kg.cli.session import Session

_HEAD = f"{'P':>7}{'R':>7}{'F1':>7}"


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("predicted", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="All figures as JSON.")
@common
@pass_session
def evaluate(session: Session, gold: Path, predicted: Path, as_json: bool) -> int:
    """Compare extracted events with annotated ones.

    GOLD holds annotated articles, or corrected output of kg extract; PREDICTED is what
    kg extract wrote for the same articles.

    Example: kg evaluate mine.gold.jsonl events.jsonl
    """
    from kg.evaluate import evaluate as figures_of

    figures = figures_of(gold, predicted)
    if missing := figures["without_prediction"]:
        session.say(f"note: {missing} of {figures['articles']} articles of {gold} have no event "
                    f"in {predicted}")  # fmt: skip
    if strange := figures["without_annotation"]:
        session.say(f"note: {strange} articles of {predicted} are not in {gold}: left out")
    click.echo(json.dumps(figures, indent=1) if as_json else "\n".join(_table(figures)))
    return 0


def _table(figures: Mapping[str, Any]) -> Iterator[str]:
    """The figures for a terminal."""
    measures = dict(figures["measures"])
    told = {name: measures.pop(name) for name in ("attribution", "subtype", "status", "date")}
    yield f"{figures['articles']} articles"
    yield from ("", f"{'':14}{_HEAD}   95 %")
    yield from _measured(measures)
    yield from ("", "of the events whose triple is right:")
    yield from _measured(told)
    yield from ("", "of all acts, whatever their parties:")
    yield from _measured(figures["all_acts"])
    yield from ("", f"{'type':14}{'gold':>7}{'found':>7}{_HEAD}")
    yield from (f"{name:14}{_counted(of)}" for name, of in figures["types"].items())
    yield f"{'macro F1':14}{'':28}{figures['macro_type_f1']:7.3f}"
    if figures["statuses"]:
        yield from (
            "",
            f"{'status':14}{'gold':>7}{'found':>7}{_HEAD}   P, R in acts that are found",
        )
        for name, of in figures["statuses"].items():
            met = of["met"]
            yield f"{name:14}{_counted(of)}{met['precision']:8.3f}{met['recall']:7.3f}"
    if figures["confused"]:
        yield from ("", "taken for another type (articles with one type each):")
        for c in figures["confused"]:
            yield f"  {c['annotated']} as {c['found']}: {c['articles']}"


def _measured(measures: Mapping[str, Any]) -> Iterator[str]:
    for name, of in measures.items():
        if of is None:
            yield f"{name:14}   not annotated"
        else:
            values = [of.get("precision"), of.get("recall"), of.get("f1", of.get("accuracy"))]
            cells = "".join(f"{v:7.3f}" if v is not None else " " * 7 for v in values)
            low, high = of["interval"]
            yield f"{name:14}{cells}   {low:.3f} to {high:.3f}"


def _counted(of: Mapping[str, Any]) -> str:
    rates = "".join(f"{of[name]:7.3f}" for name in ("precision", "recall", "f1"))
    return f"{of['annotated']:7}{of['found']:7}{rates}"
