"""``kg articles``: what the store holds, article by article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import FORMATS, common, days, endpoint, output, pass_session
from kg.cli.output import choose_format, write_found
from kg.cli.session import Session
from kg.shown import opening

if TYPE_CHECKING:
    from kg.store import Reader

_COLUMNS = ("date", "id", "events", "title", "source")


@click.command()
@click.argument("text", required=False)
@days
@output(*FORMATS)
@endpoint
@common
@pass_session
def articles(
    session: Session,
    text: str | None,
    since: date | None,
    until: date | None,
    format: str | None,
    output: Path | None,
) -> None:
    """List the articles of the store by date, with how many events each has.

    With TEXT, those that have it in title, source, id or the name of their file; case and accents
    make no difference. In place of a title that is missing stand the first words of the text. An
    article without a date counts as older than all others.

    Example: kg articles ceasefire --from 2022-03
    """
    chosen = choose_format(format, output, FORMATS)
    with session.reading() as store:
        rows = _find(store, since, until)
        files = {one.id: one.file for one in store.articles()} if text is not None else {}
    if text is not None:
        rows = [row for row in rows if _has({**row, "file": files.get(row["id"])}, text)]
    if not rows:
        asked = f" with {text!r}" if text is not None else ""
        session.say(f"no article{asked}{' of these days' if since or until else ''}")
    write_found(rows, _COLUMNS, chosen, output)


def _find(store: Reader, since: date | None, until: date | None) -> list[dict[str, Any]]:
    """Return a row for each article of some days, by date."""
    from kg.rdf import identify

    limits = {"since": since, "until": until}
    result = store.run_named("articles", {k: day.isoformat() for k, day in limits.items() if day})
    rows: dict[str, dict[str, Any]] = {}
    for found in result:
        told = dict(zip(result.variables, found, strict=True))
        id = identify(str(told["article"]))
        rows.setdefault(id, _row(id, told))  # a server may have two versions of an article
    openings = _openings(store, [id for id, row in rows.items() if not row["title"]])
    return [{**row, "title": row["title"] or openings.get(id)} for id, row in rows.items()]


def _row(id: str, told: Mapping[str, Any]) -> dict[str, Any]:
    day = told["date"]
    return {
        "date": day and day.isoformat(),
        "id": id,
        "events": told["events"],
        "title": told["title"],
        "source": told["url"] or told["publisher"],
        "url": told["url"],
        "publisher": told["publisher"],
    }


def _openings(store: Reader, ids: Iterable[str]) -> dict[str, str]:
    """Return the first words of the first sentence that is kept of each article (id).

    Stores of before keep no others of an article without a title.
    """
    first: dict[str, tuple[int, str]] = {}
    for report in store.told(ids):
        sentence = report.event.sentence
        here = sentence.start, sentence.text
        first[report.article.id] = min(here, first.get(report.article.id, here))
    return {id: opening(text) for id, (_, text) in first.items()}


def _has(row: Mapping[str, Any], text: str) -> bool:
    """Whether what is shown of an article has a text in it."""
    from kg.given import fold

    wanted = fold(text)
    shown = (row[name] for name in ("title", "url", "publisher", "id", "file"))
    return bool(wanted) and any(wanted in fold(value) for value in shown if value)


__all__ = ["articles"]
