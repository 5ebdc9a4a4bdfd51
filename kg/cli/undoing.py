"""``kg actors undo``, ``judgements``: what was decided about who is who, and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.judging import because, carry_out, decide
from kg.cli.naming import ArticleNames, id_of, meant
from kg.cli.options import FORMATS, common, output, pass_session
from kg.cli.output import choose_format, write_found
from kg.cli.session import Session
from kg.errors import InputError
from kg.model import Judgement, Subject, Verdict

if TYPE_CHECKING:
    from kg.store import Store

_SHOWN = ("time", "what", "left", "right", "verdict", "article", "by", "score", "reason")


@click.command()
@click.argument("a")
@click.argument("b")
@click.option("--article", metavar="ID", help="What was judged of this article alone.")
@because
@common
@pass_session
def undo(session: Session, a: str, b: str, article: str | None, reason: str) -> None:
    """Take back what was judged of A and B last; both stand as the resolver had them.

    Without --article, what was judged of them in general; if there is no such thing, what was
    judged in the one article.

    Example: kg actors undo antony-blinken anthony-blinken
    """
    with session.existing() as store:
        of_both = _judged_of_both(session, store, a, b)
        if article is not None:  # which the store need not have any more
            judged_of = (j.article for j in of_both if j.article)
            article = id_of(article, judged_of) or ArticleNames(store).look(article) or article
        last = _last(of_both, article, a, b)
        judgement = decide(
            Subject.ACTORS, last.left, last.right, Verdict.OPEN, reason, article=last.article
        )
        carry_out(session, store, judgement, {}, undone=last.verdict)


def _last(of_both: list[Judgement], article: str | None, a: str, b: str) -> Judgement:
    """What was judged last of two actors, in an article or in general, else in the only article.

    InputError where there is nothing, or several articles to choose from.
    """
    if judged := [j for j in of_both if j.article == article]:
        return judged[-1]
    articles = {j.article for j in of_both if j.article} if article is None else set()
    if not articles:
        raise InputError(f"nothing is judged of {a} and {b}", "see: kg actors judgements")
    if len(articles) > 1:
        message = f"of {a} and {b} is judged in {len(articles)} articles"
        raise InputError(message, f"name one by --article: {', '.join(sorted(articles))}")
    return of_both[-1]


def _judged_of_both(session: Session, store: Store, a: str, b: str) -> list[Judgement]:
    """What is in force on two actors, by their ids or by any of their names."""
    in_force = store.identity.actors().in_force
    if exact := [j for j in in_force if {j.left, j.right} == {a, b}]:
        return exact
    known = store.actors(judged=False)
    judged = {id for j in in_force for id in (j.left, j.right)} & known.keys()
    actors = {id: known[id] for id in judged}
    ones, others = (meant(name, actors, session.base) for name in (a, b))
    return [
        j
        for j in in_force
        if (j.left in ones and j.right in others) or (j.right in ones and j.left in others)
    ]


@click.command()
@output(*FORMATS)
@common
@pass_session
def judgements(session: Session, format: str | None, output: Path | None) -> None:
    """List all decisions: who or what took them, when, how sure, why; also on events.

    Example: kg actors judgements --format csv
    """
    chosen = choose_format(format, output, FORMATS)
    with session.reading() as store:
        found = store.identity.judgements(automatic=True)
    if not found:
        session.say("nothing is decided")
    write_found([row(judgement) for judgement in found], _SHOWN, chosen, output)


def row(judgement: Judgement) -> dict[str, Any]:
    """A judgement as a row of a table."""
    return {
        "time": judgement.at.isoformat(),
        "what": str(judgement.subject),
        "left": judgement.left,
        "right": judgement.right,
        "verdict": str(judgement.verdict),
        "by": judgement.by,
        "score": judgement.score,
        "reason": judgement.reason,
        "article": judgement.article,
    }
