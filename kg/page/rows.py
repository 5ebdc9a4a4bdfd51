"""Actors, articles and events as rows of small tables that refer to each other by number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.actors.learned import is_scoped
from kg.days import since_unit
from kg.layout import Place
from kg.model import Actor, Article, Kind, Mention, Report, Span, Story
from kg.network import event_score
from kg.shown import elsewhere
from kg.taxonomy import Taxonomy


@dataclass(slots=True)
class Index:
    """Numbers for things, in the order they come up."""

    rows: list[Any] = field(default_factory=list)
    numbers: dict[Any, int] = field(default_factory=dict)

    def number(self, key: Any, row: Any) -> int:
        """The number of a thing; its row is kept when it comes up first."""
        if key not in self.numbers:
            self.numbers[key] = len(self.rows)
            self.rows.append(row)
        return self.numbers[key]


def actor_row(name: str, node: Mapping[str, Any], known: Actor | None, place: Place) -> list[Any]:
    """An actor as a node of the network describes him, and where he lies."""
    return [
        name,
        node["label"],
        node["kind"],
        node["country"],
        node["sector"],
        node["part_of"],
        list(known.aliases) if known else [],
        known.wikidata if known else None,
        round(place[0]),
        round(place[1]),
        int(is_nameless(name, node["label"], node["kind"])),
    ]


def is_nameless(actor: str, label: str, kind: str) -> bool:
    """Whether somebody is known from one article only, and by no name of his own.

    "supporters", "Angry crowds", "its neighbour"; not "Brittney Griner", nor a person's last name.
    """
    words = label.split()
    called = kind == Kind.PERSON or len(words) > 1
    return is_scoped(actor) and not (called and not any(word[0].islower() for word in words))


class EventRows:
    """Events as rows; their articles and sentences are numbered as they come up."""

    def __init__(self, actors: Index, taxonomy: Taxonomy) -> None:
        self.articles, self.sentences = Index(), Index()
        self._numbers = dict(actors.numbers)
        self._labels = [row[1] for row in actors.rows]
        self._taxonomy = taxonomy

    def row(self, story: Story) -> list[Any]:
        """An event as its best report tells it, and its further reports."""
        event = story.lead.event
        sentence, said = event.sentence, event.attribution
        score = event_score(event, self._taxonomy)
        return [
            *self._evidence(story.lead),
            event.event_type,
            event.subtype,
            str(event.status),
            int(event.reciprocal),
            within(event.trigger, sentence),
            [self._mention(m, sentence) for m in event.sources],
            [self._mention(m, sentence) for m in event.targets],
            *_when(story.lead),
            None if score is None else round(score, 2),
            round(event.confidence, 2),
            [[self._mention(m, sentence) for m in said.by], said.cue, int(said.quoted)]
            if said else None,
            event.venue.shown if event.venue else None,
            [[*self._evidence(r), *_when(r)[:2]] for r in story.reports[1:]],
        ]  # fmt: skip

    def _evidence(self, report: Report) -> list[int]:
        """The numbers of article and sentence."""
        article, sentence = report.article, report.event.sentence
        key = (article.id, sentence.start, sentence.text)
        return [
            self.articles.number(article.id, _article(article)),
            self.sentences.number(key, sentence.text),
        ]

    def _mention(self, mention: Mention, sentence: Span) -> list[Any]:
        """Number of the actor (-1 when unknown), his name unless he goes by it, place, office.

        Behind these, where the sentence does not have his words: the words, and which one has.
        """
        number = self._numbers.get(mention.actor, -1)
        usual = number >= 0 and mention.shown == self._labels[number]
        name = None if usual else mention.shown
        row = [number, name, within(mention, sentence), mention.role or ""]
        if side := elsewhere(mention, sentence):
            row.append([mention.text, side])
        return row


def _article(article: Article) -> list[Any]:
    """Title, day, address, publisher; the id where a reader has nothing else to go by."""
    day = article.date.isoformat() if article.date else None
    name = None if article.title or article.url else article.id
    return [name, article.title, day, article.url, article.publisher]


def _when(report: Report) -> list[Any]:
    """First day, counted from the article's if it has one; further days, unit ("since year" of
    what has gone on "since 2015"), words, basis."""
    when, told = report.event.date, report.article.date
    if when is None:
        return [None] * 5
    begin = (when.start - told).days if told else when.start.isoformat()
    further = (when.end - when.start).days
    unit = f"since {since}" if (since := since_unit(when)) else str(when.granularity)
    return [begin, further, unit, when.text or "", str(when.basis)]


def within(part: Span | Mention, sentence: Span) -> list[int]:
    """Begin and end within the sentence in UTF-16 units, as JavaScript counts; [] outside it."""
    start, end = part.start - sentence.start, part.end - sentence.start
    if not 0 <= start < end <= len(sentence.text):
        return []
    before = _units(sentence.text[:start])
    return [before, before + _units(sentence.text[start:end])]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
