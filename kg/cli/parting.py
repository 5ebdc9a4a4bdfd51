"""``kg actors split``: who is not the same, or somebody else in one article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from kg.cli.judging import because, carry_out, decide
from kg.cli.naming import ArticleNames, meant
from kg.cli.options import common, pass_session
from kg.cli.session import Session
from kg.errors import InputError
from kg.model import Actor, Kind, Subject, Verdict

if TYPE_CHECKING:
    from kg.store import Store

_KINDS = (Kind.PERSON, Kind.COUNTRY, Kind.ORGANISATION, Kind.GROUP, Kind.PLACE)  # of actors


@click.command()
@click.argument("a")
@click.argument("b", required=False)
@click.option(
    "--article",
    metavar="ID",
    help="Only where this article names A; its id (or its beginning), address or file.",
)
@click.option("--label", metavar="NAME", help="Who it is there: a new actor of this name.")
@click.option(
    "--kind", metavar="KIND", help="What the new actor is, as country or group [default: as A]."
)
@click.option(
    "--country", metavar="NAME", help="Of which state it is, by name or code [default: as A]."
)
@because
@common
@pass_session
def split(
    session: Session,
    a: str,
    b: str | None,
    article: str | None,
    label: str | None,
    kind: str | None,
    country: str | None,
    reason: str,
) -> None:
    """Say that A and B are not the same; with --article, that A is B (or --label) in it.

    A merge is taken back by it, and not proposed again.

    Example: kg actors split mahmud "Hasan Mahmud" --article 1f2e3d

    Example: kg actors split michael-gordon --article 1f2e3d --label "Michael Gordon (colonel)"

    Example: kg actors split georgia --article 1f2e3d --label "Georgia (state)" --country USA
    """
    if (kind or country) and (label is None or article is None or b is not None):
        raise click.UsageError("--kind and --country are of a new actor: give --article, --label")
    with session.existing() as store:
        known = store.actors(judged=False)
        left = _as_found(session, store, a, known)
        if article is None:
            if b is None:
                raise click.UsageError("name B, or an --article in which A is somebody else")
            right = _as_found(session, store, b, known)
            verdict = Verdict.DIFFERENT
        else:
            article = ArticleNames(store).find(article)
            _check_told(store, left, article)
            like = left if b else _as_told(session, store, left, kind, country)
            right = _known(session, store, b) if b else _new(session, store, like, label, article)
            verdict = Verdict.SAME
        judgement = decide(Subject.ACTORS, left.id, right.id, verdict, reason, article=article)
        carry_out(session, store, judgement, {left.id: left, right.id: right})


def _check_told(store: Store, actor: Actor, article: str) -> None:
    """InputError where nothing that an article (id) tells is, or was, of an actor."""
    if article not in store.identity.articles_of([actor.id]):
        hint = f"who takes part there: kg trace --article {article}"
        raise InputError(f"{article} tells nothing of {actor.label} ({actor.id})", hint)


def _as_found(session: Session, store: Store, name: str, known: Mapping[str, Actor]) -> Actor:
    """The actor of a name, also one who has been merged with another."""
    if name in known:
        return known[name]
    judged = {id for j in store.identity.actors().in_force for id in (j.left, j.right)}
    merged = meant(name, {id: known[id] for id in judged & known.keys()})
    return known[merged.pop()] if len(merged) == 1 else session.actor(name, store)


def _known(session: Session, store: Store, name: str) -> Actor:
    """Who an actor is in an article, of a name that is known."""
    try:
        return session.actor(name, store)
    except InputError as error:
        if str(error).startswith("no actor"):
            error.hint = f"{error.hint}; somebody new: --label {name!r}, without B"
        raise


def _as_told(
    session: Session, store: Store, actor: Actor, kind: str | None, country: str | None
) -> Actor:
    """An actor as one who is of a kind and a country, where these are given."""
    from kg.given import read_name

    told = actor if country is None else replace(actor, country=_code(session, store, country))
    if kind is None:
        return told
    new = read_name(kind, Kind, "kind of actor")
    if new not in _KINDS:
        raise InputError(f"no actor is a {new}", f"there are {', '.join(_KINDS)}")
    return replace(told, kind=new, sector=told.sector if new is actor.kind else None)


def _code(session: Session, store: Store, country: str) -> str:
    """The code of a country that is named, or whose code is given; InputError for another."""
    found = session.base.country(country.upper()) or session.actor(country, store)
    if found.kind is not Kind.COUNTRY or found.country is None:
        raise InputError(f"{found.label} is no country", "give a name, as Fiji, or a code, as FJI")
    return found.country


def _new(session: Session, store: Store, actor: Actor, label: str | None, article: str) -> Actor:
    """Somebody of a name, in a kind and a country like an actor's; one who is known by it."""
    from kg.actors.names import slug
    from kg.given import fold

    if not label:
        raise click.UsageError("name B, or a --label for a new actor")
    if fold(label) == fold(actor.label) and not actor.learned:
        hint = f"a --label with more than the name, as {label + ' (colonel)'!r}"
        raise InputError(f"{label!r} is what {actor.id} is called", hint)
    named = _named(session, store, label, actor)
    same = [one for one in named if (one.kind, one.country) == (actor.kind, actor.country)]
    if len(same) == 1:
        session.say(f"note: {same[0].id} has that name, and is meant")
        return same[0]
    for one in named:
        if not one.learned and one.kind in (actor.kind, Kind.PERSON):
            hint = f"if he is meant: kg actors split {actor.id} {one.id} --article {article}"
            more = f"somebody else: --label with more than the name, as {label + ' (colonel)'!r}"
            raise InputError(f"{one.label} ({one.id}) is known by that name", f"{hint}; {more}")
        instead = f"kg actors split {actor.id} {one.id} --article {article}"
        session.say(f"note: {one.id} has that name, too; if that is who is meant: {instead}")
    taken, id = {**store.actors(judged=False)}, slug(label) or "actor"
    while id in taken or session.base.get(id) is not None:
        id += "-2"
    return replace(actor, id=id, label=label, aliases=(), wikidata=None, part_of=None, learned=True)


def _named(session: Session, store: Store, label: str, actor: Actor) -> list[Actor]:
    """The other actors of a name."""
    from kg.actors.search import namesakes
    from kg.given import fold

    return [
        found
        for found in namesakes(label, store.actors(), session.base)
        if found.id != actor.id and fold(label) in map(fold, (found.label, *found.aliases))
    ]
