"""``kg remove``: articles out of the store."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from kg.cli.naming import ArticleNames
from kg.cli.options import common, pass_session
from kg.cli.session import Session
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.store import Store


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@common
@pass_session
def remove(session: Session, articles: tuple[str, ...]) -> int:
    """Remove articles and their events; an article is named by its id, address or file.

    Of an id the beginning is enough, four letters at least, where no other id begins so. Nothing
    else is touched: actors and decisions stay, and an event that other articles tell, too, stays
    as they tell it. Ids and addresses: kg articles.

    Example: kg remove 7a5608f3eae9d750 https://news.example/a-call
    """
    with session.existing() as store:
        ids, failed = _find(store, articles)
        for id in ids:
            session.say(_remove(store, id))
        if ids:  # other articles tell on what these told, too
            session.link(store)
    for error in failed:
        session.fail(error)
    session.say(f"{len(ids)} removed, {len(failed)} failed")
    return 1 if failed else 0


def _find(store: Store, names: Iterable[str]) -> tuple[list[str], list[InputError]]:
    """Return which articles (ids) are named, each once, and what is wrong with other names."""
    known = ArticleNames(store)
    ids: list[str] = []
    failed: list[InputError] = []
    for name in dict.fromkeys(names):
        try:
            ids.append(known.find(name))
        except InputError as error:
            failed.append(error)
    return list(dict.fromkeys(ids)), failed


def _remove(store: Store, id: str) -> str:
    """Take an article out, and return what it was."""
    from kg.store.reports import Filter
    from kg.store.timeline import Search, count

    told_here = Search(filter=Filter(articles=frozenset([id])))
    article, events = store.nodes.article(id), count(store, told_here)
    store.remove(id)
    title = article and (article.title or article.url)
    told = f"{events} event{'s' * (events != 1)}"
    return f"removed {id}: {title}, {told}" if title else f"removed {id}: {told}"


__all__ = ["remove"]
