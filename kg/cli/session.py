"""What every command shares: the settings, the store, the actors, what is said on stderr."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.settings import Settings

if TYPE_CHECKING:
    from kg.actors.base import ActorBase
    from kg.actors.hierarchy import Hierarchy
    from kg.errors import KgError
    from kg.model import Actor
    from kg.store import Store
    from kg.taxonomy import Taxonomy


@dataclass
class Session:
    """One call of the command line; the global options land here."""

    store: Path | None = None
    quiet: bool = False
    debug: bool = False

    @cached_property
    def settings(self) -> Settings:
        """The settings, with the flags over them."""
        return Settings.load(store=self.store)

    @cached_property
    def base(self) -> ActorBase:
        """The actor knowledge base."""
        from kg.build import load_base

        return load_base(self.settings)

    def reading(self) -> Store:
        """The store, for reading."""
        return self._open(read_only=True)

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

    def actor(self, name: str, store: Store) -> Actor:
        """The one actor of a name, as judged; InputError with candidates or suggestions else."""
        from kg.trace import find_actor

        actors, identities = store.actors(), store.identity.actors()
        found = find_actor(identities.of(name), actors, self.base)
        return actors.get(identities.of(found.id), found)

    def hierarchy(self, store: Store) -> Hierarchy:
        """Who acts for whom: by the knowledge base, and by what the store has learned."""
        from kg.known import Known

        return Known(self.base).hierarchy(store.actors())

    def say(self, text: str) -> None:
        """Write a line for the user, not part of the data, unless asked to be quiet."""
        if not self.quiet:
            click.echo(text, err=True)

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


def find_types(names: Iterable[str], taxonomy: Taxonomy) -> list[str]:
    """Ids of types and subtypes, however written ("consult", "Phone call"); else a usage error."""
    labels = {_fold(entry.label): entry.id for entry in taxonomy.types.values()}
    labels.update((_fold(entry.label), entry.id) for entry in taxonomy.subtypes.values())
    ids = {_fold(name): name for name in [*taxonomy.subtypes, *taxonomy.types]}
    index = {**labels, **ids}
    found = []
    for name in names:
        if _fold(name) not in index:
            near = get_close_matches(_fold(name), index, n=3, cutoff=0.5) or list(taxonomy.types)
            listed = ", ".join(dict.fromkeys(index.get(key, key) for key in near))
            raise click.BadParameter(f"no event type is called {name!r}; there are {listed}")
        found.append(index[_fold(name)])
    return found


def _fold(name: str) -> str:
    return name.casefold().replace("-", " ").replace("_", " ").strip()


__all__ = ["Session", "find_types", "one_line"]
