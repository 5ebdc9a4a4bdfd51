"""Small articles and events for tests; every span is found in the text, so offsets are right."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from kg.model import (
    Actor,
    Article,
    Attribution,
    Basis,
    DateSpan,
    Event,
    Judgement,
    Kind,
    Mention,
    Report,
    Span,
    Status,
    Subject,
    Verdict,
)
from kg.taxonomy import load_taxonomy

ONTOLOGY = Path(__file__).parents[1] / "ontology"

ACTORS = {
    "antony-blinken": Actor(
        id="antony-blinken", label="Antony Blinken", kind=Kind.PERSON, country="USA", sector="GOV"
    ),
    "sergey-lavrov": Actor(
        id="sergey-lavrov",
        label="Sergey Lavrov",
        kind=Kind.PERSON,
        country="RUS",
        sector="GOV",
        part_of="russia",
        wikidata="Q58217",
        aliases=("Lavrov", "Sergei Lavrov"),
    ),
    "russia": Actor(id="russia", label="Russia", kind=Kind.COUNTRY, country="RUS"),
    "ukraine": Actor(id="ukraine", label="Ukraine", kind=Kind.COUNTRY, country="UKR"),
    "united-states": Actor(
        id="united-states", label="United States", kind=Kind.COUNTRY, country="USA"
    ),
}


def span(text: str, part: str) -> Span:
    """The first place of a part in a text."""
    start = text.index(part)
    return Span(part, start, start + len(part))


def mention(text: str, part: str, actor: str | None = None, role: str | None = None) -> Mention:
    """A mention of an actor of `ACTORS`, by its words."""
    at, known = span(text, part), ACTORS.get(actor or "")
    return Mention(
        text=part,
        start=at.start,
        end=at.end,
        kind=known.kind if known else Kind.GROUP,
        name=known.label if known else None,
        actor=actor,
        label=known.label if known else None,
        country=known.country if known else None,
        sector=known.sector if known else None,
        role=role,
    )


def article(id: str, text: str, day: date = date(2022, 2, 1)) -> Article:
    """An article of one sentence."""
    return Article(id=id, text=text, title=text[:20], date=day, url=f"https://news.example/{id}")


def event(
    of: Article,
    subtype: str,
    trigger: str,
    sources: dict[str, str],
    targets: dict[str, str],
    *,
    status: Status = Status.ACTUAL,
    by: dict[str, str] | None = None,
    reciprocal: bool | None = None,
) -> Event:
    """An event; ``sources``, ``targets`` and ``by`` map words of the text to actor ids."""
    taxonomy = load_taxonomy(ONTOLOGY)
    event_type, mode = taxonomy.fold(subtype, status)
    text = of.text
    return Event(
        article=of.id,
        sentence=Span(text, 0, len(text)),
        sentence_index=0,
        subtype=subtype,
        event_type=event_type,
        mode=mode,
        cameo=taxonomy.subtype(subtype).cameo,
        trigger=span(text, trigger),
        sources=tuple(mention(text, words, actor) for words, actor in sources.items()),
        targets=tuple(mention(text, words, actor) for words, actor in targets.items()),
        reciprocal=taxonomy.subtype(subtype).mutual if reciprocal is None else reciprocal,
        date=DateSpan(start=of.date, end=of.date) if of.date else None,
        status=status,
        confidence=0.87,
        type_confidence=0.93,
        attribution=Attribution(
            by=tuple(mention(text, words, actor) for words, actor in by.items()), cue="said"
        )
        if by
        else None,
        rule="test",
    )


def corpus() -> list[tuple[Article, list[Event]]]:
    """Eight articles, an event each: enough for every named query to find something."""
    rows = [
        ("a1", "Blinken phoned Lavrov.", 1, "phone-call", "phoned",
         {"Blinken": "antony-blinken"}, {"Lavrov": "sergey-lavrov"}, Status.ACTUAL, None),
        ("a2", "Blinken met Lavrov.", 2, "meeting", "met",
         {"Blinken": "antony-blinken"}, {"Lavrov": "sergey-lavrov"}, Status.ACTUAL, None),
        ("a3", "Blinken will meet Lavrov.", 3, "meeting", "meet",
         {"Blinken": "antony-blinken"}, {"Lavrov": "sergey-lavrov"}, Status.PLANNED, None),
        ("a4", "The United States sanctioned Russia.", 4, "sanctions-imposed", "sanctioned",
         {"United States": "united-states"}, {"Russia": "russia"}, Status.ACTUAL, None),
        ("a5", "Russia attacked Ukraine, the United States said.", 5, "attack", "attacked",
         {"Russia": "russia"}, {"Ukraine": "ukraine"}, Status.ACTUAL,
         {"United States": "united-states"}),
        ("a6", "Russia denied that it attacked Ukraine.", 5, "attack", "attacked",
         {"Russia": "russia"}, {"Ukraine": "ukraine"}, Status.DENIED, None),
        ("a7", "The United States praised Ukraine.", 6, "praise", "praised",
         {"United States": "united-states"}, {"Ukraine": "ukraine"}, Status.ACTUAL, None),
        ("a8", "Russia warned Ukraine with a proposal.", 7, "warning", "warned",
         {"Russia": "russia"}, {"Ukraine": "ukraine"}, Status.ACTUAL, None),
    ]  # fmt: skip
    found = []
    for id, text, day, subtype, trigger, sources, targets, status, by in rows:
        one = article(id, text, date(2022, 2, day))
        events = [event(one, subtype, trigger, sources, targets, status=status, by=by)]
        if id == "a8":
            events.append(event(one, "proposal", "proposal", sources, targets))
        found.append((one, events))
    return found


def report(
    id: str,
    text: str,
    subtype: str,
    trigger: str,
    sources: dict[str, str],
    targets: dict[str, str],
    *,
    published: date = date(2022, 2, 1),
    days: tuple[date, date] | None = None,
    status: Status = Status.ACTUAL,
) -> Report:
    """What an article reports: without ``days`` (first and last) it tells no date."""
    one = article(id, text, published)
    told = event(one, subtype, trigger, sources, targets, status=status)
    undated = DateSpan(start=published, end=published, basis=Basis.PUBLICATION)
    when = DateSpan(start=days[0], end=days[1]) if days else undated
    return Report(event=replace(told, date=when), article=one)


def judgement(
    left: str,
    right: str,
    verdict: Verdict = Verdict.SAME,
    *,
    hour: int = 0,
    subject: Subject = Subject.ACTORS,
    article: str | None = None,
) -> Judgement:
    """A decision of a day in 2022, some hours into it."""
    at = datetime(2022, 2, 1, tzinfo=UTC) + timedelta(hours=hour)
    return Judgement(
        subject=subject, left=left, right=right, verdict=verdict, by="test", at=at, article=article
    )
