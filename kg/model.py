"""The values that flow through the house: articles, mentions, actors, events; all are frozen.

Offsets are characters: ``article.text[span.start:span.end] == span.text``. Intervals are closed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from itertools import combinations, product


class Status(StrEnum):
    """How sure it is that an event happened (kept apart from its type)."""

    ACTUAL = "actual"
    ALLEGED = "alleged"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    DENIED = "denied"
    HISTORICAL = "historical"


class Basis(StrEnum):
    """How an event's date was found."""

    STATED = "stated"  # the sentence names the date
    NARRATIVE = "narrative"  # inferred from the events told before
    PUBLICATION = "publication"  # nothing said: the article's own date


class Granularity(StrEnum):
    """The unit an event's date is known to."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    INTERVAL = "interval"  # begin and end named


class Level(StrEnum):
    """How far an act is counted up: Lavrov's is also his ministry's, Russia's, a bloc's."""

    PERSON = "person"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    BLOC = "bloc"


class Verdict(StrEnum):
    """What a judgement says of two actors, of two events, or of one."""

    SAME = "same"
    DIFFERENT = "different"
    STRUCK = "struck"  # the event is wrong, and counts nowhere
    OPEN = "open"  # an earlier judgement is taken back


class Ground(StrEnum):
    """Why a mention was taken for an actor; `kg.actors.grounds` says how often that is right."""

    NAME = "name"  # it is the actor's own name
    SHARED = "shared name"  # others bear it, too; what else the article names decided
    SEAT = "seat or people"  # a capital, a palace, "the Russians" stand for the government
    OFFICE = "office"  # he held the office that is named, on that day
    LAST = "last name"  # of those who bear it, in office or of a country that the article names
    SPELLING = "spelling"  # another transliteration, or a slip of the pen
    COUNTERPART = "counterpart"  # who held the office of the person named before
    TOLD = "told"  # a person of that country whom the article named before: "the Colombian"
    PART = "part"  # the part of a state or of a people that the words name
    LEARNED = "learned"  # a name that the knowledge base does not know
    ARTICLE = "article"  # somebody without a name, within this article alone


class Subject(StrEnum):
    """What a judgement is about."""

    ACTORS = "actors"
    EVENTS = "events"


class Kind(StrEnum):
    """What sort of actor a mention or an actor is."""

    COUNTRY = "country"
    ORGANISATION = "organisation"
    PERSON = "person"
    GROUP = "group"  # protesters, rebels, citizens, "the two sides"
    PLACE = "place"
    MATTER = "matter"  # no actor: what an act is about, a resolution, a law


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as it was read; ``id`` comes from the canonical URL or the content."""

    id: str
    text: str
    title: str = ""
    date: date | None = None
    url: str | None = None
    publisher: str | None = None
    origin: str | None = field(default=None, compare=False, repr=False)  # where it was read
    file: str | None = field(default=None, compare=False, repr=False)  # name of the one read
    given_id: str | None = field(default=None, compare=False, repr=False)  # by its source

    @property
    def digest(self) -> str:
        """SHA-256 of everything that extraction sees; equal digests mean nothing to redo."""
        parts = (self.id, self.title, str(self.date), self.url or "", self.text)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An actor as the text names it; from ``actor`` on, who that is by `kg.actors`."""

    text: str
    start: int
    end: int
    kind: Kind = Kind.GROUP
    name: str | None = None  # by coreference: "Sergey Lavrov" for "he"; not of "an official"
    role: str | None = None  # the words of an office: "Russian Foreign Minister"
    actor: str | None = None
    label: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-3
    sector: str | None = None  # of the CAMEO actor codebook: GOV, MIL, OPP, REB, ...
    ground: Ground | None = None  # why it is this actor
    resolved: str | None = None  # whom the resolver took, where a judgement says it was wrong

    @property
    def shown(self) -> str:
        """What readers call it: its actor's label, else the name, else the words."""
        return self.label or self.name or self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An actor of the knowledge base, or one learned from an article (``learned``)."""

    id: str
    label: str
    kind: Kind
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    aliases: tuple[str, ...] = ()
    part_of: str | None = None  # id of the actor this one acts for (ministry -> country)
    learned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """An office, or a state's membership, over time (W3C ORG); ``person`` is the member's id."""

    person: str
    title: str
    organisation: str | None = None
    country: str | None = None
    begin: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSpan:
    """When: first and last possible day, the words, and how that was decided."""

    start: date
    end: date
    text: str | None = None
    granularity: Granularity = Granularity.DAY
    basis: Basis = Basis.STATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says so, by which words ("said", "according to"), in quotation marks or not."""

    by: tuple[Mention, ...]
    cue: str
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One actor-action-actor event with its evidence.

    ``event_type`` and ``mode`` follow PLOVER (2021), ``cameo`` CAMEO; ``subtype`` is an id of
    ``ontology/event-types.yaml``. Of events as sure as ``confidence`` that share is right.
    """

    article: str
    sentence: Span
    sentence_index: int
    subtype: str | None
    event_type: str | None
    trigger: Span
    mode: str | None = None
    cameo: str | None = None
    sources: tuple[Mention, ...] = ()
    targets: tuple[Mention, ...] = ()
    venue: Mention | None = None
    reciprocal: bool = False  # mutual: who takes part has no order
    initiator: str | None = None
    date: DateSpan | None = None
    status: Status = Status.ACTUAL
    attribution: Attribution | None = None
    confidence: float = 0.5
    type_confidence: float = 0.5  # the same, of the type alone
    coreferent: tuple[Span, ...] = ()
    rule: str = ""  # the construction that found it

    @property
    def id(self) -> str:
        """Content hash: the same event extracted again keeps its id (12 hex digits)."""
        parts = [self.article, str(self.trigger.start), self.trigger.text, self.subtype or ""]
        parts += sorted(f"{m.start}:{m.end}" for m in self.sources + self.targets)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]

    @property
    def key(self) -> str:
        """The event among those of all articles: its article's id, a hyphen, its own."""
        return f"{self.article}-{self.id}"

    def mentions(self) -> tuple[tuple[str, tuple[Mention, ...]], ...]:
        """Who is named, by place: source, target, venue, by (who says so)."""
        venue = () if self.venue is None else (self.venue,)
        by = () if self.attribution is None else self.attribution.by
        return ("source", self.sources), ("target", self.targets), ("venue", venue), ("by", by)

    def dyads(self) -> list[tuple[str, str]]:
        """The (source, target) pairs of actor ids, each once; all there are in "A, B and C met"."""
        sources, targets = ([m.actor for m in part if m.actor] for _, part in self.mentions()[:2])
        on_one_side = self.reciprocal and not (sources and targets)
        pairs = combinations(sources + targets, 2) if on_one_side else product(sources, targets)
        return list(dict.fromkeys((a, b) for a, b in pairs if a != b))


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An event as the store gives it back, with the article that reports it (text left out)."""

    event: Event
    article: Article

    @property
    def days(self) -> tuple[date | None, date | None]:
        """First and last day of the event; its article's date where it has none."""
        when = self.event.date
        return (when.start, when.end) if when else (self.article.date, self.article.date)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A decision of people, or of kg: who or what took it, when, how sure, and why.

    ``left`` and ``right`` are ids of two actors, who if they are the same go by the left one's
    name, or keys of two events; a struck one stands on both sides, and is kept as ``event``. With
    an ``article`` only its mentions of ``left`` are judged: there they are ``right``.
    """

    subject: Subject
    left: str
    right: str
    verdict: Verdict
    by: str
    at: datetime
    reason: str = ""
    score: float | None = None
    article: str | None = None
    event: Event | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One event with all its reports, the best supported first, one of each article."""

    reports: tuple[Report, ...]
    besides: tuple[Report, ...] = ()  # what else these articles tell of it

    @property
    def lead(self) -> Report:
        """The report that stands for the others."""
        return self.reports[0]
