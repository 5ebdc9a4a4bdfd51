"""What the pages of actors, events, articles, posts and types say of them at the top."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from kg import rdf
from kg.model import Mention, Post, Report
from kg.server.pages.cards import actor_link, card, source_line
from kg.server.pages.dates import show_day
from kg.server.pages.facts import label_in, name_of
from kg.server.pages.markup import Child, Html, between, el, join, named, outside, short
from kg.server.pages.shell import heading, section
from kg.server.surroundings import Surroundings, surroundings
from kg.shown import counted, elsewhere, from_sentence
from kg.store import Store
from kg.store.reports import Filter
from kg.store.timeline import Search

_SOUGHT = 500  # offices, parts, further reports
_LISTED = 40  # of them, and of aliases


@dataclass(frozen=True, slots=True)
class Thing:
    """A title, what stands at the top of the page, and which events come below."""

    title: str
    top: Html
    search: Search | None = None


def actor(store: Store, iri: str) -> Thing | None:
    """An actor: names, offices, whom he acts for; all that he takes part in."""
    known, id = surroundings(store), rdf.identify(iri)
    found = known.actor(id)
    if found is None:
        return None
    wikidata = found.wikidata and f"https://www.wikidata.org/wiki/{found.wikidata}"
    above = known.actor(found.part_of or "")
    top = [
        heading("Actor", named(found.label, 300), between([
            str(found.kind), found.country, found.sector,
            join("part of ", actor_link(above.id, above.label)) if above else None,
            outside(wikidata, "Wikidata") if wikidata else None,
            "learned from an article" if found.learned else None,
        ])),
        _aliases([alias for alias in found.aliases if alias != found.label]),
        _in_network(a=id),
        _offices(store, iri, known),
        _parts(store, iri, known),
    ]  # fmt: skip
    return Thing(found.label, join(top), Search(parties=(frozenset([id]),)))


def _aliases(aliases: list[str]) -> Html | None:
    if not aliases:
        return None
    names = between([named(alias, 60) for alias in aliases[:_LISTED]], ", ")
    return el("p", {"class": "note"}, "Also: ", names)


def _in_network(**asked: str) -> Html:
    """A link to the network page of what is asked for there."""
    link = {"class": "button", "href": f"/?{urlencode(asked)}"}
    return el("p", {"class": "actions"}, el("a", link, "In the network"))


def _offices(store: Store, iri: str, known: Surroundings) -> Html:
    """What an actor was, where; and who was what in it."""
    lists = []
    for title, property in (
        ("Offices and memberships", "org:member"),
        ("Who is or was there", "org:organization"),
    ):
        posts = map(store.nodes.post, _having(store, property, iri))
        held = sorted((p for p in posts if p), key=lambda p: (p.begin or date.min, p.title))
        lists.append(_folded(title, [_office(post, iri, known) for post in held]))
    return join(lists)


def _having(store: Store, property: str, iri: str) -> tuple[str, ...]:
    return store.nodes.having(rdf.term(property).value, iri, _SOUGHT)


def _office(post: Post, here: str, known: Surroundings) -> Html:
    """An office on the page of who holds it, or where it is: the other of the two is linked."""
    other = post.organisation if rdf.mint(rdf.ACTOR, post.person).value == here else post.person
    whom = actor_link(other, known.label(other)) if other else None
    return el("li", None, between([named(post.title, 120), whom, _term(post)]))


def _term(post: Post) -> str:
    begin, end = (show_day(day) if day else "" for day in (post.begin, post.end))
    return f"{begin} – {end or 'today'}".strip() if begin or end else ""


def _parts(store: Store, iri: str, known: Surroundings) -> Html | None:
    ids = sorted(map(rdf.identify, _having(store, "kg:partOf", iri)))
    return _folded("Its parts", [el("li", None, actor_link(id, known.label(id))) for id in ids])


def _folded(title: str, rows: list[Html]) -> Html | None:
    """A list that opens; long ones say how much is left out."""
    if not rows:
        return None
    left = len(rows) - _LISTED
    more = el("li", {"class": "note"}, f"and {left:,} more") if left > 0 else None
    count = el("span", {"class": "count"}, f" {len(rows):,}")
    items = el("ul", {"class": "listed"}, rows[:_LISTED], more)
    return el("details", {"class": "folded"}, el("summary", None, title, count), items)


def event(store: Store, iri: str) -> Thing | None:
    """An event with its evidence, who is named in it, and who else tells it."""
    report = store.nodes.event(iri)
    if report is None:
        return None
    lead = store.nodes.lead(iri) or iri
    others = [one for one in (lead, *_having(store, "kg:retells", lead)) if one != iri]
    told = f"Told by {counted(len(others), 'more report')}"
    parts = [
        el("p", {"class": "note"}, "Event"),
        card(report, iri, store.taxonomy, alone=True),
        _mentions(report),
        section(told, [_told_too(store, one) for one in others[:_LISTED]]) if others else None,
    ]
    words, where = report.event.trigger.text, report.article.title or report.article.id
    return Thing(f"{short(words, 60)} ({where})", join(parts))


def _told_too(store: Store, iri: str) -> Html | None:
    report = store.nodes.event(iri)
    return card(report, iri, store.taxonomy) if report else None


def _mentions(report: Report) -> Html:
    named_in = [
        ("says so" if place == "by" else place, mention)
        for place, mentions in report.event.mentions()
        for mention in mentions
    ]
    columns = ("place", "as named", "office", "actor", "why")
    rows = [
        el("tr", None, _cells(columns, (
            place, _as_named(m, report), named(m.role) if m.role else "",
            actor_link(m.actor, m.label or m.actor) if m.actor else "not known",
            str(m.ground or ""),
        )))
        for place, m in named_in
    ]  # fmt: skip
    head = el("tr", None, [el("th", {"scope": "col"}, column) for column in columns])
    table = el("table", None, el("caption", None, "Who is named"), el("thead", None, head),
               el("tbody", None, rows))  # fmt: skip
    return section("Who is named", el("div", {"class": "wide"}, table)) if rows else Html()


def _as_named(mention: Mention, report: Report) -> Html:
    side = elsewhere(mention, report.event.sentence)
    far = el("span", {"class": "elsewhere"}, f" {from_sentence(side)}") if side else None
    return join(named(mention.text, 200), far)


def _cells(columns: Iterable[str], values: Iterable[Child]) -> list[Html]:
    pairs = zip(columns, values, strict=True)
    return [el("td", {"data-label": column}, el("div", None, value)) for column, value in pairs]


def article(store: Store, iri: str) -> Thing | None:
    """An article: where it was published, and all that it tells."""
    id = rdf.identify(iri)
    found = store.nodes.article(id)
    if found is None:
        return None
    top = join(heading("Article", named(found.title or id, 500)), source_line(found))
    return Thing(found.title or id, top, Search(filter=Filter(articles=frozenset([id]))))


def post(store: Store, iri: str) -> Thing | None:
    """An office, or a state's membership: whose, where, from when to when."""
    known, found = surroundings(store), store.nodes.post(iri)
    if found is None:
        return None
    where = found.organisation and actor_link(found.organisation, known.label(found.organisation))
    facts = between([
        actor_link(found.person, known.label(found.person)),
        where, found.country, _term(found),
    ])  # fmt: skip
    return Thing(found.title, heading("Office or membership", named(found.title, 300), facts))


def kind(store: Store, iri: str) -> Thing | None:
    """An event type or subtype: what it means, what is above and below it, its events."""
    taxonomy, id = store.taxonomy, rdf.identify(iri)
    type, sub = taxonomy.types.get(id), taxonomy.subtypes.get(id)
    found = sub or type
    if found is None:
        return None
    below = [s for s in taxonomy.subtypes.values() if type and s.event_type == id]
    above = taxonomy.types.get(sub.event_type or "") if sub else None
    links = [el("a", {"href": f"/type/{s.id}"}, s.label) for s in below]
    top = [
        heading("Diplomatic act" if sub else "PLOVER type", found.label, between([
            join("below ", el("a", {"href": f"/type/{above.id}"}, above.label)) if above else None,
            f"score {found.score:+g}",
            f"CAMEO {sub.cameo}" if sub and sub.cameo else None,
            "mutual" if sub and sub.mutual else None,
        ])),
        el("p", {"class": "lead"}, found.definition),
        el("p", None, "Below it: ", between(links, ", ")) if links else None,
        _in_network(type=id),
    ]  # fmt: skip
    return Thing(found.label, join(top), Search(filter=Filter(types=frozenset([id]))))


def ontology(store: Store, _: str) -> Thing:
    """All classes and properties of ours, each with its own place on the page."""
    described = rdf.describe(store.quads(rdf.SCHEMA_GRAPH))
    terms = [
        el("div", {"id": iri.removeprefix(rdf.KG)},
           el("dt", None, name_of(iri), " ", el("span", {"class": "note"}, label_in(values))),
           el("dd", None, "; ".join(values.get(rdf.term("rdfs:comment").value, ()))))
        for iri, values in sorted(described.items())
        if iri.startswith(rdf.KG)
    ]  # fmt: skip
    top = heading("Ontology", "Classes and properties", el("a", {"href": "/type/scheme"}, "types"))
    return Thing("Ontology", join(top, el("dl", {"class": "said-of"}, terms)))


def other(store: Store, iri: str) -> Thing | None:
    """Any other node: its name alone; the properties below say the rest."""
    if not store.nodes.known(iri):
        return None
    return Thing(name_of(iri), heading("Node", named(name_of(iri), 200)))


PAGES: dict[str, Callable[[Store, str], Thing | None]] = {
    "actor": actor,
    "event": event,
    "article": article,
    "post": post,
    "type": kind,
    "ontology": ontology,
}
