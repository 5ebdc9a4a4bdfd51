"""What every command shares: the settings, the store, the actors, what is said on stderr."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.errors import InputError, KgError, StoreError
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.actors.base import ActorBase
    from kg.actors.hierarchy import Hierarchy
    from kg.endpoint import Endpoint
    from kg.model import Actor, Judgement
    from kg.store import Reader, Store
    from kg.trace import Choice

_SECONDS = 60.0  # for an answer, where nobody says how long
_PASSWORD = "KG_PASSWORD"
_DEMO = Path("exports", "demo.db")  # where `make demo` puts its store


@dataclass
class Session:
    """One call of the command line; the global options land here."""

    store: Path | None = None
    endpoint: str | None = None
    user: str | None = None
    timeout: float | None = None
    quiet: bool = False
    debug: bool = False
    bounded: bool = False  # the command limits the time that a store takes, too
    stopped: str = "stopped; what was stored is kept"  # what is said of an end by Ctrl-C

    @cached_property
    def settings(self) -> Settings:
        """The settings, with the flags over them."""
        return Settings.load(store=self.store)

    @cached_property
    def base(self) -> ActorBase:
        """The actor knowledge base."""
        from kg.build import load_base

        return load_base(self.settings)

    def reading(self) -> Reader:
        """The store, or the server that ``--endpoint`` names, for reading."""
        if self.endpoint is None:
            self._refuse_for_server()
            return self._open(read_only=True)
        from kg.store.remote import Remote

        if self.store is not None:
            raise click.UsageError("--store and --endpoint name two places: give one")
        return Remote(self.server(self.endpoint), ontology=self.settings.ontology)

    def _refuse_for_server(self) -> None:
        """A usage error for options that a store on disk would not heed."""
        limit = "--timeout" if self.timeout is not None and not self.bounded else None
        if option := ("--user" if self.user is not None else limit):
            raise click.UsageError(f"{option} is for a server: it goes with --endpoint")

    def server(self, url: str) -> Endpoint:
        """A SPARQL server, with the user of ``--user``; the password is never an argument."""
        from kg.endpoint import Endpoint, Login

        login = None
        if self.user is not None:
            secret = os.environ.get(_PASSWORD)
            if secret is None:
                secret = click.prompt(f"Password of {self.user}", hide_input=True, err=True)
            login = Login(self.user, secret)
        return Endpoint(url, login, seconds=self.seconds)

    @property
    def seconds(self) -> float | None:
        """How long an answer may take, None for as long as it takes."""
        return _SECONDS if self.timeout is None else self.timeout or None

    def writing(self) -> Store:
        """The store, for writing; made when there is none."""
        return self._open(read_only=False)

    def existing(self) -> Store:
        """The store, for writing; StoreError when there is none."""
        return self._open(read_only=False, create=False)

    def _open(self, *, read_only: bool, create: bool = True) -> Store:
        from kg.store import Store

        where, ontology = self.settings.store, self.settings.ontology
        return Store.open(where, read_only=read_only, create=create, ontology=ontology)

    def actor(self, name: str, store: Reader, day: date | None = None) -> Actor:
        """The one actor of a name, as judged; InputError with candidates or suggestions else.

        An office is that of a ``day``, if one is given. It is said whom a description means.
        """
        from kg.choice import named_actor, taken_for

        found = named_actor(name, store, self.base, day=day)
        if taken_for(name, found, store, self.base):
            self.say(f"note: {name!r} is taken for {found.label} ({found.id})")
        return found

    def hierarchy(self, store: Reader) -> Hierarchy:
        """Who acts for whom: by the knowledge base, and by what the store has learned."""
        from kg.known import Known

        return Known(self.base).hierarchy(store.actors())

    def link(self, store: Store) -> None:
        """Find what retells other reports, after something was written."""
        from kg.known import Known

        store.identity.link(Known(self.base).hierarchy(store.identity.described()))

    def judge(
        self, store: Store, judgement: Judgement, actors: Mapping[str, Actor] | None = None
    ) -> int:
        """Carry out a judgement and link anew; return how many articles it changes."""
        changed = store.identity.judge(judgement, actors)
        self.link(store)
        return changed

    def say(self, text: str) -> None:
        """Write a line for the user, not part of the data, unless asked to be quiet."""
        if not self.quiet:
            click.echo(one_line(text), err=True)

    def fail(self, error: InputError) -> None:
        """Say of what one of several things failed; never quiet."""
        click.echo(one_line(f"failed: {error.line}"), err=True)

    def with_demo(self, error: StoreError) -> StoreError:
        """The error; the hint of one that there is no store names that of `make demo`, if any."""
        missing = str(error) == f"there is no store at {self.settings.store}"
        if missing and (_DEMO / "CURRENT").is_file():
            where = f"name that of make demo: kg … --store {_DEMO.as_posix()}"
            return StoreError(str(error), f"{where}; or add articles: kg add PATH")
        return error

    def complain(self, error: KgError) -> None:
        """Write one line that says what is wrong, and below it what to do."""
        click.echo(f"kg: {one_line(str(error))}", err=True)
        if error.hint:
            click.echo(f"  {one_line(error.hint)}", err=True)


def one_line(text: str) -> str:
    """Text of any origin as one line that cannot steer a terminal."""
    return "".join(c if c.isprintable() else _visible(c) for c in text)


def _visible(character: str) -> str:
    return " " if character.isspace() else character.encode("unicode_escape").decode("ascii")


def read_selection(
    store: Reader,
    *,
    types: Iterable[str],
    article: str | None,
    publisher: str | None,
    **limits: Any,
) -> Choice:
    """The events that the options of `kg.cli.options.selection` leave.

    InputError for an article or an outlet that the store does not have, a usage error for a type
    that there is not; what else is wrong the options themselves refuse.
    """
    from kg.choice import read_choice
    from kg.cli.naming import ArticleNames

    told = None if article is None else {ArticleNames(store).find(article)}
    if publisher is not None:
        of_outlet = ArticleNames(store).of_publisher(publisher)
        told = of_outlet if told is None else told & of_outlet
    try:
        return read_choice(store.taxonomy, types=types, articles=told, **limits)
    except InputError as error:
        raise click.BadParameter(error.line, param_hint="'--type'") from None


__all__ = ["Session", "one_line", "read_selection"]
