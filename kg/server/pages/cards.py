"""Events as a reader sees them: when, what, who said so, in which words, where to check."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from kg import rdf
from kg.figures.look import Tone, look_of, tone_of
from kg.model import Article, Event, Mention, Report, Span, Status
from kg.network import event_score
from kg.server.pages.addresses import path_of
from kg.server.pages.dates import show_basis, show_day, show_when
from kg.server.pages.markup import (
    Child,
    Html,
    between,
    clean,
    el,
    join,
    named,
    outside,
    short,
    web_address,
)
from kg.shown import SURE, elsewhere, from_sentence, parties, show_act
from kg.taxonomy import Taxonomy

_TONES = {Tone.COOPERATIVE: "cooperation", Tone.CONFLICTUAL: "conflict", Tone.NEUTRAL: "neutral"}


def actor_link(actor: str, label: str) -> Html:
    """A link to an actor (id)."""
    return el(
        "a", {"class": "actor", "href": path_of(rdf.mint(rdf.ACTOR, actor).value)}, named(label)
    )


def card(report: Report, iri: str, taxonomy: Taxonomy, *, alone: bool = False) -> Html:
    """An event with its evidence: one of many, or ``alone`` on its page."""
    event = report.event
    when = el("time", {"title": show_basis(event.date)}, show_when(report))
    if event.date is not None:
        when = el("time", {"datetime": event.date.start.isoformat(),
                           "title": show_basis(event.date)}, show_when(report))  # fmt: skip
    sure = {"class": "confidence", "title": SURE.capitalize()}
    return el(
        "article",
        {"class": f"event {look_of(event.status)}"},
        el("header", None, when, type_label(event, taxonomy), _status(event.status)),
        el("h1" if alone else "h3", {"class": "who"}, who_to_whom(event)),
        marked(event),
        _said(event),
        el(
            "footer",
            None,
            source_line(report.article),
            el("p", {"class": "note"}, between([
                show_basis(event.date),
                join("at ", named(event.venue.shown, 40)) if event.venue else None,
                el("span", sure, f"{event.confidence:.0%} sure"),
                None if alone else el("a", {"href": path_of(iri)}, "all about it"),
            ])),
        ),
    )  # fmt: skip


def type_label(event: Event, taxonomy: Taxonomy) -> Html:
    """What was done, in the colour of its tone, with a link to what that means."""
    score = event_score(event, taxonomy)
    label = show_act(event, taxonomy)
    kind = event.subtype or event.event_type
    root = taxonomy.types.get(event.event_type or "")
    href = f"/type/{quote(kind, safe='')}" if kind else None
    shown = el("a", {"class": "label", "href": href}, label) if href else named(label)
    above = el("span", {"class": "root"}, root.label) if root and root.label != label else None
    return el("span", {"class": f"type {_TONES[tone_of(score)]}"}, shown, above)


def who_to_whom(event: Event) -> Html:
    """Who did it, to whom; all who did it together."""
    if event.reciprocal or not event.targets:
        return join(_parties(event.sources + event.targets, event.sentence))
    arrow = el("span", {"class": "to", "role": "img", "aria-label": "to"}, " → ")
    sources, targets = (_parties(s, event.sentence) for s in (event.sources, event.targets))
    return join(sources, arrow, targets)


def _parties(mentions: Iterable[Mention], sentence: Span) -> Child:
    people = parties(mentions, sentence)
    if not people:
        return el("span", {"class": "unknown"}, "someone unnamed")
    shown: list[Child] = []
    for number, mention in enumerate(people):
        if number:
            shown.append(" and " if number == len(people) - 1 else ", ")
        name = mention.shown
        unknown = el("span", {"class": "unknown"}, named(name))
        shown.append(actor_link(mention.actor, name) if mention.actor else unknown)
        if side := elsewhere(mention, sentence):
            words = [" (“", named(mention.text, 60), f"”, {from_sentence(side)})"]
            shown.append(el("span", {"class": "elsewhere"}, words))
    return shown


def marked(event: Event) -> Html:
    """The sentence, with the trigger and the actors marked."""
    sentence = event.sentence
    said = event.attribution.by if event.attribution else ()
    spans: list[tuple[Span | Mention, str]] = [(event.trigger, "trigger")]
    spans += [(mention, "party") for mention in event.sources + event.targets]
    spans += [(mention, "speaker") for mention in said]
    places = [
        (span.start - sentence.start, span.end - sentence.start, kind) for span, kind in spans
    ]
    parts: list[Child] = []
    at = 0
    for start, end, kind in sorted(places, key=lambda place: (place[0], -place[1])):
        if at <= start < end <= len(sentence.text):  # neither outside nor inside a marked one
            parts += [
                sentence.text[at:start],
                el("mark", {"class": kind}, sentence.text[start:end]),
            ]
            at = end
    return el("blockquote", {"dir": "auto"}, *parts, sentence.text[at:])


def _status(status: Status) -> Html | None:
    if status is Status.ACTUAL:
        return None
    return el("span", {"class": f"status {status}"}, str(status))


def _said(event: Event) -> Html | None:
    said = event.attribution
    if said is None:
        return None
    by = _parties(said.by, event.sentence) if said.by else "unnamed"
    cue = el("span", {"class": "note"}, f" (“{short(said.cue, 40)}”)") if said.cue else None
    return el(
        "p", {"class": "said"}, "In the words of " if said.quoted else "According to ", by, cue
    )


def source_line(article: Article) -> Html:
    """The article, with a link to it where it was published, and to what it tells."""
    node = rdf.mint(rdf.ARTICLE, article.id).value
    label = named(clean(article.title).strip() or web_address(article.url) or article.id, 120)
    return el(
        "p",
        {"class": "source"},
        between([
            outside(article.url, label),
            named(article.publisher, 60) if article.publisher else None,
            show_day(article.date) if article.date else None,
            el("a", {"href": path_of(node)}, "article"),
        ]),
    )  # fmt: skip
