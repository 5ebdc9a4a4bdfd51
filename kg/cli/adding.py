"""``kg add``: articles into the store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import about_article, common, pass_session
from kg.cli.progress import progress_bar
from kg.cli.session import Session
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.build import Items, Summary
    from kg.bulk.loading import Loaded


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="PATH|URL|-...")
@about_article
@click.option("--again", is_flag=True, help="Extract also what the store already has.")
@click.option("--follow", is_flag=True, help="Read the pages that a feed's items link to.")
@click.option("--private", is_flag=True, help="Allow addresses of this machine and its network.")
@click.option("--ignore-robots", is_flag=True, help="Read pages though their site asks not to.")
@common
@pass_session
def add(
    session: Session,
    /,
    sources: tuple[str, ...],
    title: str | None,
    date: date | None,
    url: str | None,
    again: bool,
    **ways: Any,
) -> int:
    """Add articles to the store: files, folders, patterns, addresses, feeds, - for stdin.

    What the store has is not extracted again, so a run that was stopped goes on when it is
    started again. The store is made if there is none.

    Example: kg add seeds/articles news.jsonl https://news.example/article
    """
    if len(sources) > 1 and (title or url):
        raise click.UsageError("--title and --url are for one article")
    items = read_sources(sources, title, date, url, **ways)
    if not session.settings.store.exists():  # a store is made for an article, not for nothing
        items, nothing = up_to_article(items)
        if nothing is not None:
            return report(session, nothing)
    return _add(session, items, sources, again)


def up_to_article(items: Items) -> tuple[Items, Summary | None]:
    """The items, and a summary of what failed where there is no article among them."""
    from kg import build

    errors: list[InputError] = []
    rest = iter(items)
    for item in rest:
        if not isinstance(item, InputError):
            return chain(errors, [item], rest), None
        errors.append(item)
    nothing = build.Summary()
    for error in errors:
        nothing.note(error)
    return (), nothing


def _add(session: Session, items: Items, sources: Sequence[str], again: bool) -> int:
    from kg import build

    latest = build.Summary()
    with session.writing() as store:
        extractor = build.Lazily(lambda: build.load_extractor(session.settings, session.base))
        try:
            with progress_bar(sources, session.quiet) as advance:

                def progress(summary: Summary) -> None:
                    nonlocal latest
                    latest = summary
                    advance(summary)

                latest = build.add(
                    items, store, extractor, session.base, again=again, progress=progress
                )
        except BaseException:
            report(session, latest, "stopped: ")
            raise
    return report(session, latest)


def read_sources(
    sources: Sequence[str],
    title: str | None,
    day: date | None,
    url: str | None,
    *,
    date_if_missing: date | None = None,
    follow: bool = False,
    private: bool = False,
    ignore_robots: bool = False,
) -> Items:
    """Yield the articles of all sources, one after the other."""
    from kg.articles import read

    reach: dict[str, Any] = {"follow": follow, "private": private, "robots": not ignore_robots}
    head: dict[str, Any] = {
        "title": title,
        "date": day,
        "url": url,
        "date_if_missing": date_if_missing,
    }
    for source in sources:
        yield from read(source, **head, **reach)


def say_doubt(session: Session, doubt: InputError) -> None:
    """Say what is odd about an article that is read all the same."""
    session.say(f"note: {doubt.line}")


def say_problems(session: Session, summary: Summary) -> int:
    """Say what was odd and list what failed, which is never quiet; return the exit code."""
    for doubt in summary.doubts:
        say_doubt(session, doubt)
    for error in summary.failed:
        session.fail(error)
    return 1 if summary.failed else 0


def report(session: Session, summary: Summary, before: str = "") -> int:
    """Say what a run did and what went wrong with it; return the exit code."""
    code = say_problems(session, summary)
    foreign = f"; {summary.foreign} not in English" if summary.foreign else ""
    redone = f" ({summary.redone} extracted again, with the same events)" if summary.redone else ""
    session.say(f"{before}{counts_of(summary)}{redone}, {len(summary.failed)} failed{foreign}")
    return code


def counts_of(done: Summary | Loaded) -> str:
    """How many articles were new, newer, or there already."""
    updated = f"{done.replaced} updated, " if done.replaced else ""
    return f"{done.added} added, {updated}{done.unchanged} unchanged"
