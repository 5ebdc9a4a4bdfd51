"""The tasks behind the pages of actors, events, articles, posts, types and all other nodes."""

from __future__ import annotations

from itertools import islice
from urllib.parse import quote

from kg.server.answering import Bounded
from kg.server.cursors import read_cursor, write_cursor
from kg.server.jobs import Reply
from kg.server.pages.addresses import path_of
from kg.server.pages.cards import card
from kg.server.pages.facts import facts, pointing
from kg.server.pages.markup import Child, Html, between, el, join
from kg.server.pages.shell import page, section
from kg.server.pages.things import PAGES, other
from kg.server.problems import Problem
from kg.store import Store
from kg.store.timeline import Search, walk

_EVENTS = 25  # on a page
_POINTING = 1_000  # triples of what points to a node, in its data
_FORMATS = {"ttl": "Turtle", "jsonld": "JSON-LD", "nt": "N-Triples", "rdf": "RDF/XML"}


def show(store: Store, *, iri: str, after: str | None) -> Reply:
    """The page of a node of ours; Problem 404 when the store knows nothing of it."""
    kind, *names = path_of(iri).lstrip("/").split("/")
    make = PAGES.get(kind, other) if len(names) < 2 else other
    thing = make(store, iri) or other(store, iri)
    if thing is None:
        raise _nothing(iri)
    parts: list[Child] = [thing.top]
    if thing.search is not None:
        parts.append(_events(store, thing.search, path_of(iri), after))
    parts += [facts(store, iri, shown=make is other), pointing(store, iri), _formats(iri)]
    return Reply(body=page(f"{thing.title} – kg", *parts), format="html")


def data(store: Store, *, iri: str, format: str, most: int) -> Reply:
    """What the store says of a node of ours, in RDF; Problem 404 as for `show`."""
    out = Bounded(most)
    if not store.nodes.write(iri, out, format, _POINTING):
        raise _nothing(iri)
    return Reply(body=out.getvalue(), format=format)


def _nothing(iri: str) -> Problem:
    return Problem(404, f"the store knows nothing of <{iri}>")


def _events(store: Store, search: Search, path: str, after: str | None) -> Html:
    """The events, the latest first, so many at once, and the way to the older ones."""
    place = read_cursor(after) if after else None
    found = [*islice(walk(store, search, place, newest=True), _EVENTS + 1)]
    if not found:
        return section(
            "Events", el("p", {"class": "note"}, "None that is older." if after else "None.")
        )
    cards = [card(report, at.event, store.taxonomy) for at, report in found[:_EVENTS]]
    older = (
        f"{path}?after={quote(write_cursor(found[_EVENTS - 1][0]))}"
        if len(found) > _EVENTS
        else None
    )
    ways = [
        el("a", {"class": "button", "href": path, "rel": "first"}, "Latest") if after else None,
        el("a", {"class": "button", "href": older, "rel": "next"}, "Older") if older else None,
    ]
    more = el("nav", {"class": "actions", "aria-label": "Pages of events"}, ways)
    return section("Events", join(cards), more)


def _formats(iri: str) -> Html:
    path = path_of(iri)
    links = [el("a", {"href": f"{path}?format={f}"}, name) for f, name in _FORMATS.items()]
    node = el("code", None, f"<{iri}>")
    return el("footer", {"class": "note data"}, el("p", None, node), el("p", None, between(links)))
