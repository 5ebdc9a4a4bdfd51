"""The tasks behind ``/events`` and ``/actors``: lists as JSON."""

from __future__ import annotations

import json
from itertools import islice
from typing import Any

from kg import rdf
from kg.contract import event_to_json
from kg.given import fold
from kg.model import Actor, Article, Report
from kg.server.choosing import Given, Parameters, asked_in
from kg.server.cursors import read_cursor, write_cursor
from kg.server.jobs import Reply
from kg.server.pages.addresses import path_of
from kg.server.problems import Problem
from kg.server.surroundings import surroundings
from kg.store import Store
from kg.store.timeline import Place, walk

EVENTS = (
    "actor", "other", "from", "to", "type", "status", "level", "confidence", "article", "order",
    "limit", "cursor",
)  # fmt: skip
ACTORS = ("q", "limit")
ORDERS = ("oldest", "newest")
MOST, USUAL = 200, 50  # in an answer


def events(store: Store, *, given: Given) -> Reply:
    """The events that the parameters ask for, so many at once, and where they go on."""
    asked = Parameters(given, EVENTS)
    choice = asked_in(store, asked, ("actor", "other"), any_days=True)
    article = asked.one("article")
    order = asked.one("order") or ORDERS[0]
    if order not in ORDERS:
        raise Problem(400, f"there is no order {order!r}, but {' and '.join(ORDERS)}")
    if article is not None and store.digest(article) is None:
        raise Problem(404, f"no article has the id {article!r}")
    limit, cursor = asked.whole("limit", 1, MOST, USUAL), asked.one("cursor")
    search = choice.search(store)
    after = read_cursor(cursor) if cursor else None
    if choice.never:
        return _json({"events": [], "next": None})
    parties = choice.parties(store)
    found = (
        (place, report)
        for place, report in walk(store, search, after, newest=order == ORDERS[1])
        if parties.act_in(report)
    )
    here = [*islice(found, limit + 1)]
    following = write_cursor(here[limit - 1][0]) if len(here) > limit else None
    told = [_event(place, report, store) for place, report in here[:limit]]
    return _json({"events": told, "next": following})


def _event(place: Place, report: Report, store: Store) -> dict[str, Any]:
    event, lead = report.event, store.nodes.lead(place.event)
    begin, end = report.days
    return {
        "id": event.key,
        "iri": place.event,
        "page": path_of(place.event),
        "begin": begin and begin.isoformat(),
        "end": end and end.isoformat(),
        "sentence_start": event.sentence.start,
        **event_to_json(event),
        "report": _article(report.article),
        "retells": lead and rdf.identify(lead),
    }


def _article(article: Article) -> dict[str, Any]:
    iri = rdf.mint(rdf.ARTICLE, article.id).value
    return {
        "iri": iri,
        "page": path_of(iri),
        "title": article.title,
        "published": article.date and article.date.isoformat(),
        "publisher": article.publisher,
        "url": article.url,
    }


def actors(store: Store, *, given: Given) -> Reply:
    """The actors that a word is in a name of: first those whose names begin with it."""
    asked = Parameters(given, ACTORS)
    word, limit = fold(asked.one("q") or ""), asked.whole("limit", 1, MOST, USUAL)
    ranked = []
    for actor, names in surroundings(store).names:
        if any(word in name for name in names):
            begins = any(name.startswith(word) for name in names)
            ranked.append((not begins, actor.id, actor))
    found = [actor for *_, actor in sorted(ranked, key=lambda one: one[:2])]
    return _json({"actors": [_actor(one) for one in found[:limit]], "more": len(found) > limit})


def _actor(actor: Actor) -> dict[str, Any]:
    iri = rdf.mint(rdf.ACTOR, actor.id).value
    return {
        "id": actor.id,
        "iri": iri,
        "page": path_of(iri),
        "label": actor.label,
        "kind": str(actor.kind),
        "country": actor.country,
        "sector": actor.sector,
        "part_of": actor.part_of,
        "wikidata": actor.wikidata,
        "aliases": list(actor.aliases),
    }


def _json(data: dict[str, Any]) -> Reply:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Reply(body=text.encode("utf-8", "replace"), format="json")
