"""A store's worth of events for the page: several regions, types, statuses, one pair over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.actors.hierarchy import Hierarchy
from kg.model import (
    Actor,
    Article,
    Attribution,
    Basis,
    DateSpan,
    Event,
    Granularity,
    Kind,
    Mention,
    Post,
    Span,
    Status,
)
from kg.taxonomy import load_taxonomy
from tests.factories import ONTOLOGY

TAXONOMY = load_taxonomy(ONTOLOGY)

_COUNTRIES = {
    "united-states": ("United States", "USA"), "russia": ("Russia", "RUS"),
    "ukraine": ("Ukraine", "UKR"), "china": ("China", "CHN"), "france": ("France", "FRA"),
    "turkey": ("Turkey", "TUR"), "iran": ("Iran", "IRN"), "saudi-arabia": ("Saudi Arabia", "SAU"),
    "ethiopia": ("Ethiopia", "ETH"), "guyana": ("Guyana", "GUY"), "venezuela": ("Venezuela", "VEN"),
    "tonga": ("Tonga", "TON"),
}  # fmt: skip
_PEOPLE = {
    "antony-blinken": ("Antony Blinken", "USA", "united-states", ("Blinken",), "Q7821917"),
    "sergey-lavrov": ("Sergey Lavrov", "RUS", "russia", ("Lavrov", "Sergei Lavrov"), "Q58217"),
    "emmanuel-macron": ("Emmanuel Macron", "FRA", "france", ("Macron",), None),
    "volodymyr-zelensky": ("Volodymyr Zelensky", "UKR", "ukraine", ("Zelenskyy",), None),
}
_ORGANISATIONS = {
    "nato": ("NATO", None), "united-nations": ("United Nations", None),
    "tigray-front": ("Tigray People's Liberation Front", "ETH"),
}  # fmt: skip


def actors() -> dict[str, Actor]:
    """Return the actors by id."""
    found = [
        Actor(id=id, label=label, kind=Kind.COUNTRY, country=code)
        for id, (label, code) in _COUNTRIES.items()
    ]
    found += [
        Actor(
            id=id,
            label=label,
            kind=Kind.PERSON,
            country=code,
            sector="GOV",
            part_of=home,
            aliases=aliases,
            wikidata=item,
        )
        for id, (label, code, home, aliases, item) in _PEOPLE.items()
    ]
    found += [
        Actor(id=id, label=label, kind=Kind.ORGANISATION, country=code)
        for id, (label, code) in _ORGANISATIONS.items()
    ]
    return {actor.id: actor for actor in found}


def hierarchy() -> Hierarchy:
    """Who acts for whom: ministries, states, blocs; Lavrov has a new office from `CHANGE` on."""
    more = [
        Actor(
            id=f"{country}-foreign-ministry",
            label=f"{adjective} Foreign Ministry",
            kind=Kind.ORGANISATION,
            country=code,
            sector="GOV",
            part_of=country,
        )
        for country, adjective, code in (
            ("russia", "Russian", "RUS"),
            ("united-states", "American", "USA"),
        )
    ]
    more += [
        Actor(id="european-union", label="European Union", kind=Kind.ORGANISATION),
        Actor(id="african-union", label="African Union", kind=Kind.ORGANISATION),
    ]
    posts = [
        Post(person="antony-blinken", title="Secretary", begin=date(2021, 1, 26),
             organisation="united-states-foreign-ministry"),
        Post(person="sergey-lavrov", title="Minister", begin=date(2004, 3, 9), end=CHANGE,
             organisation="russia-foreign-ministry"),
        Post(person="sergey-lavrov", title="Envoy", begin=date(2022, 2, 4),
             organisation="united-nations"),
        Post(person="france", title="Member", begin=date(1958, 1, 1),
             organisation="european-union"),
        Post(person="ethiopia", title="Member", begin=date(2001, 1, 1),
             organisation="african-union"),
    ]  # fmt: skip
    return Hierarchy({**actors(), **{actor.id: actor for actor in more}}, posts)


CHANGE = date(2022, 2, 3)


@dataclass(frozen=True)
class Row:
    """One article with one event; the words of its parties are found in the sentence."""

    day: str
    sentence: str
    subtype: str
    trigger: str
    sources: dict[str, str | None]
    targets: dict[str, str | None]
    status: Status = Status.ACTUAL
    by: dict[str, str | None] | None = None
    unit: Granularity = Granularity.DAY
    end: str | None = None


_BLINKEN, _LAVROV = {"Blinken": "antony-blinken"}, {"Lavrov": "sergey-lavrov"}
_USA, _RUSSIA = {"United States": "united-states"}, {"Russia": "russia"}
_UKRAINE, _CHINA = {"Ukraine": "ukraine"}, {"China": "china"}

ROWS = [
    Row("2021-12-15", "Russia handed its security proposals to the United States.", "proposal",
        "proposals", _RUSSIA, _USA),
    Row("2022-01-10", "The United States warned Russia of heavy costs.", "warning", "warned",
        _USA, _RUSSIA),
    Row("2022-01-21", "Blinken met Lavrov in Geneva.", "meeting", "met", _BLINKEN, _LAVROV),
    Row("2022-01-26", "The United States answered Russia in writing.", "letter", "answered",
        _USA, _RUSSIA),
    Row("2022-02-01", "Blinken phoned Lavrov about the answer.", "phone-call", "phoned",
        _BLINKEN, _LAVROV),
    Row("2022-02-02", "Lavrov accused Blinken of evading the question, NATO officials said.",
        "accusation", "accused", _LAVROV, _BLINKEN, by={"NATO officials": "nato"}),
    Row("2022-02-05", "Blinken urged Lavrov to choose talks.", "appeal", "urged",
        _BLINKEN, _LAVROV),
    Row("2022-02-08", "Blinken will meet Lavrov later this month.", "meeting", "meet",
        _BLINKEN, _LAVROV, status=Status.PLANNED, unit=Granularity.MONTH, end="2022-02-28"),
    Row("2022-02-10", "Emmanuel Macron visited Ukraine.", "visit", "visited",
        {"Emmanuel Macron": "emmanuel-macron"}, _UKRAINE),
    Row("2022-02-12", "Russia denied that it plans to invade Ukraine.", "invasion", "invade",
        _RUSSIA, _UKRAINE, status=Status.DENIED),
    Row("2022-02-24", "Russia attacked Ukraine from three sides.", "attack", "attacked",
        _RUSSIA, _UKRAINE),
    Row("2022-02-25", "The United States imposed sanctions on Russia.", "sanctions-imposed",
        "sanctions", _USA, _RUSSIA),
    Row("2022-03-01", "The United States sent weapons to Ukraine.", "aid-given", "sent", _USA,
        _UKRAINE),
    Row("2022-03-02", "NATO condemned Russia.", "condemnation", "condemned", {"NATO": "nato"},
        _RUSSIA),
    Row("2022-03-10", "Turkey hosted Russia and Ukraine for talks.", "host", "hosted",
        {"Turkey": "turkey"}, {**_RUSSIA, **_UKRAINE}),
    Row("2022-04-02", "Zelensky thanked NATO for its help.", "praise", "thanked",
        {"Zelensky": "volodymyr-zelensky"}, {"NATO": "nato"}),
    Row("2022-07-22", "The United Nations and Turkey brokered between Russia and Ukraine.",
        "mediation", "brokered", {"United Nations": "united-nations", "Turkey": "turkey"},
        {**_RUSSIA, **_UKRAINE}),
    Row("2022-08-01", "China threatened the United States with consequences.", "threat",
        "threatened", _CHINA, _USA),
    Row("2022-11-02", "Ethiopia and the Tigray People's Liberation Front signed a truce.",
        "agreement", "signed", {"Ethiopia": "ethiopia"},
        {"Tigray People's Liberation Front": "tigray-front"}),
    Row("2022-11-12", "Ethiopia agreed with the Tigray People's Liberation Front on access.",
        "agreement", "agreed", {"Ethiopia": "ethiopia"},
        {"Tigray People's Liberation Front": "tigray-front"}),
    Row("2023-02-04", "The United States shot down a balloon of China.", "attack", "shot down",
        _USA, _CHINA, status=Status.ALLEGED),
    Row("2023-03-10", "Saudi Arabia and Iran restored relations in talks that China hosted.",
        "ties-opened", "restored", {"Saudi Arabia": "saudi-arabia"}, {"Iran": "iran"}),
    Row("2023-03-10", "China hosted Saudi Arabia and Iran.", "host", "hosted", _CHINA,
        {"Saudi Arabia": "saudi-arabia", "Iran": "iran"}),
    Row("2023-12-03", "Venezuela claimed land of Guyana.", "demand", "claimed",
        {"Venezuela": "venezuela"}, {"Guyana": "guyana"}),
    Row("2023-12-14", "Venezuela and Guyana pledged not to use force.", "agreement", "pledged",
        {"Venezuela": "venezuela"}, {"Guyana": "guyana"}),
    Row("2024-01-15", "Tonga appealed to an unnamed donor.", "appeal", "appealed",
        {"Tonga": "tonga"}, {"an unnamed donor": None}),
]  # fmt: skip


def corpus() -> list[tuple[Article, list[Event]]]:
    """Return the articles, an event each, in the order of time."""
    return [_told(number, row) for number, row in enumerate(ROWS)]


def _told(number: int, row: Row) -> tuple[Article, list[Event]]:
    lead = f"CAPITAL {number} — Officials spoke to reporters. "
    day = date.fromisoformat(row.day)
    article = Article(
        id=f"n{number}",
        text=lead + row.sentence,
        title=f"Report {number}: {row.subtype}",
        date=day,
        url=f"https://news.example/{number}",
        publisher="Example Wire" if number % 2 else "Sample Gazette",
    )
    at = len(lead)
    event_type, mode = TAXONOMY.fold(row.subtype, row.status)
    by = tuple(_mention(row.sentence, at, w, a) for w, a in (row.by or {}).items())
    event = Event(
        article=article.id,
        sentence=Span(row.sentence, at, at + len(row.sentence)),
        sentence_index=1,
        subtype=row.subtype,
        event_type=event_type,
        mode=mode,
        cameo=TAXONOMY.subtype(row.subtype).cameo,
        trigger=_span(row.sentence, at, row.trigger),
        sources=tuple(_mention(row.sentence, at, w, a) for w, a in row.sources.items()),
        targets=tuple(_mention(row.sentence, at, w, a) for w, a in row.targets.items()),
        reciprocal=TAXONOMY.subtype(row.subtype).mutual,
        date=DateSpan(
            start=day.replace(day=1) if row.unit is Granularity.MONTH else day,
            end=date.fromisoformat(row.end) if row.end else day,
            text="later this month" if row.end else "on that day",
            granularity=row.unit,
            basis=Basis.STATED,
        ),
        status=row.status,
        attribution=Attribution(by=by, cue="said") if by else None,
        confidence=0.5 + (number % 5) / 10,
        rule="sample",
    )
    return article, [event]


def _span(sentence: str, at: int, words: str) -> Span:
    start = at + sentence.index(words)
    return Span(words, start, start + len(words))


def _mention(sentence: str, at: int, words: str, actor: str | None) -> Mention:
    place, known = _span(sentence, at, words), actors().get(actor or "")
    return Mention(
        text=words,
        start=place.start,
        end=place.end,
        kind=known.kind if known else Kind.GROUP,
        name=known.label if known else None,
        actor=actor,
        label=known.label if known else None,
        country=known.country if known else None,
        sector=known.sector if known else None,
    )
