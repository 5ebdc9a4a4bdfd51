"""How people name what the store has: an article, an event by its id, an actor by any name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING

from kg.errors import InputError

if TYPE_CHECKING:
    from kg.actors.base import ActorBase
    from kg.model import Actor, Article, Judgement
    from kg.store import Reader, Store

_BEGINNING = 4  # letters at least that stand for an id, lest a slip of the key names an article
_LISTED = 5  # ids that an error names


class ArticleNames:
    """The articles of a store, to be found by what people write."""

    def __init__(self, store: Reader) -> None:
        self._store = store

    def find(self, name: str) -> str:
        """Return the one article (id) of a name; InputError where there is none, or are several."""
        found = self.look(name)
        if found is None:
            raise InputError(f"no article has the id, address or file {name!r}", "ids: kg articles")
        return found

    def look(self, name: str) -> str | None:
        """Return the one article (id) of a name, None where there is none."""
        from kg.articles.address import canonical_url, is_web_address

        name = _local(name, "article")
        if self._is_id(name):
            return name
        # what is no address need not be sought among all of them
        found = self._addresses.get(canonical_url(name), []) if is_web_address(name) else []
        if len(found) > 1:
            message = f"{len(found)} articles have the address {name!r}"
            raise InputError(message, f"name one by its id: {', '.join(found)}")
        return found[0] if found else id_of(name, self._ids) or self._of_file(name)

    def _of_file(self, name: str) -> str | None:
        """The one article (id) that was read from a file of this name, in whichever folder."""
        wanted = PurePath(name).name.casefold()
        found = [a.id for a in self._articles if a.file and a.file.casefold() == wanted]
        if len(found) > 1:
            more = ", …" if len(found) > _LISTED else ""
            message = f"{len(found)} articles were read from a file {PurePath(name).name!r}"
            raise InputError(message, f"name one by its id: {', '.join(found[:_LISTED])}{more}")
        return found[0] if found else None

    def of_publisher(self, name: str) -> set[str]:
        """The articles (ids) of an outlet, by its name or its host; InputError if none."""
        from urllib.parse import urlsplit

        from kg.given import fold

        wanted, host = fold(name), name.casefold().removeprefix("www.")
        found = set()
        for article in self._articles:
            at = (urlsplit(article.url).hostname or "").removeprefix("www.") if article.url else ""
            if fold(article.publisher or "") == wanted or at == host or at.endswith(f".{host}"):
                found.add(article.id)
        if not found:
            raise InputError(f"no article is of {name!r}", "sources: kg articles")
        return found

    def _is_id(self, name: str) -> bool:
        try:
            return self._store.digest(name) is not None
        except UnicodeEncodeError:  # bytes that are no text, as a shell may hand them over
            return False

    @cached_property
    def _articles(self) -> list[Article]:
        return self._store.articles()

    @cached_property
    def _ids(self) -> list[str]:
        return self._store.article_ids()

    @cached_property
    def _addresses(self) -> Mapping[str, list[str]]:
        """The articles (ids) of each address, however it is written."""
        from kg.articles.address import canonical_url

        found: dict[str, list[str]] = defaultdict(list)
        for article in self._articles:
            if article.url:
                found[canonical_url(article.url)].append(article.id)
        return found


def _local(name: str, kind: str) -> str:
    """The id in a name that is an IRI of the graph, as queries give it; else the name."""
    from kg import rdf

    namespace = rdf.ARTICLE if kind == "article" else rdf.EVENT
    bare = name.strip("<>")
    return rdf.identify(bare) if bare.startswith(namespace) else name


def id_of(name: str, ids: Iterable[str]) -> str | None:
    """Return the id that is a name or alone begins with it; InputError where several do."""
    found = sorted(id for id in set(ids) if id.startswith(name))
    if name in found or len(name) < _BEGINNING or not found:
        return name if name in found else None
    if len(found) > 1:
        more = ", …" if len(found) > _LISTED else ""
        message = f"the ids of {len(found)} articles begin with {name!r}"
        raise InputError(message, f"name one: {', '.join(found[:_LISTED])}{more}")
    return found[0]


def event_key(store: Reader, name: str) -> str:
    """Return the key of the one event of a name: its id, the beginning of it, or the key.

    InputError where there is none, or are several; of one that is struck out it says so.
    """
    from kg.store.striking import no_event, struck_already

    found = look_event(store, name)
    if found is None:
        strikes = store.identity.strikes().in_force
        if struck := _of_name(name, strikes):
            raise struck_already(strikes[struck[0]])
        raise no_event(name)
    return found


def look_event(store: Reader, name: str) -> str | None:
    """Return the key of the one event of a name, None where there is none."""
    identity, name = store.identity, _local(name, "event")
    found = identity.keys(name) or _beginning(name, lambda: identity.keys(name, begins=True))
    return _only(name, found) if found else None


def struck_key(store: Store, name: str) -> str:
    """Return the key of the one struck event of a name, as `event_key` does."""
    found = _of_name(name, store.identity.strikes().in_force)
    if not found:
        raise InputError(f"no struck event has the id {name!r}", "see: kg events struck")
    return _only(name, found)


def _of_name(name: str, strikes: Mapping[str, Judgement]) -> list[str]:
    """The keys of struck events of a name; an article that changed has given some another id."""
    keys = {
        key: {key, key.rpartition("-")[2], strike.event.id if strike.event else key}
        for key, strike in strikes.items()
    }
    exact = [key for key, names in keys.items() if name in names]
    return exact or _beginning(
        name, lambda: [key for key, ids in keys.items() if any(id.startswith(name) for id in ids)]
    )


def _beginning(name: str, find: Callable[[], list[str]]) -> list[str]:
    """What begins with a name, unless it is too short to stand for anything."""
    return find() if len(name) >= _BEGINNING else []


def _only(name: str, found: list[str]) -> str:
    if len(found) > 1:
        more = ", …" if len(found) > _LISTED else ""
        what = f"{len(found)} events have the id {name!r}, or one that begins so"
        raise InputError(what, f"name one: {', '.join(found[:_LISTED])}{more}")
    return found[0]


def meant(name: str, actors: Mapping[str, Actor], base: ActorBase | None = None) -> set[str]:
    """Return the actors (ids) that a name can mean, of some by id; ``base`` knows offices."""
    from kg.actors.search import find_actors

    found = find_actors(name, actors) or find_actors(name, actors, base)
    return {actor.id for actor in found} & actors.keys()


__all__ = ["ArticleNames", "event_key", "id_of", "look_event", "meant", "struck_key"]
