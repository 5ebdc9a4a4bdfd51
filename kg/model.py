"""The values that flow through the house: articles, mentions, actors, events.

All are frozen; offsets are character offsets into ``Article.text``, end exclusive, so
``article.text[span.start:span.end] == span.text`` always holds. Dates are proleptic Gregorian
calendar days without a time zone, intervals are closed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


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

    @property
    def digest(self) -> str:
        """SHA-256 of everything that extraction sees; equal digests mean nothing to redo."""
        parts = (self.id, self.title, str(self.date), self.url or "", self.text)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An actor as the text names it, and who that is once resolved.

    ``name`` is the name that coreference within the article found ("Sergey Lavrov" for "he"),
    None for a nameless description ("a Jordanian official"). ``role`` holds the words of an
    office ("Russian Foreign Minister"). ``actor``, ``label``, ``country`` (ISO 3166-1 alpha-3)
    and ``sector`` (CAMEO actor codebook: GOV, MIL, OPP, REB, ...) are filled by `kg.actors`.
    """

    text: str
    start: int
    end: int
    kind: Kind = Kind.GROUP
    name: str | None = None
    role: str | None = None
    actor: str | None = None
    label: str | None = None
    country: str | None = None
    sector: str | None = None


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
    """A person's office over time (W3C ORG membership); open ends are None."""

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

    ``event_type`` and ``mode`` follow the PLOVER 2021 codebook, ``cameo`` the CAMEO codebook,
    ``subtype`` is an id of ``ontology/event-types.yaml``. A mutual event (``reciprocal``) has
    its participants in ``sources`` and ``targets`` without an order that means anything.
    ``rule`` names the construction that found the event.
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
    reciprocal: bool = False
    initiator: str | None = None
    date: DateSpan | None = None
    status: Status = Status.ACTUAL
    attribution: Attribution | None = None
    confidence: float = 0.5
    coreferent: tuple[Span, ...] = field(default=())
    rule: str = ""

    @property
    def id(self) -> str:
        """Content hash: the same event extracted again keeps its id (12 hex digits)."""
        parts = (self.article, str(self.trigger.start), self.trigger.text, self.subtype or "")
        names = sorted(f"{m.start}:{m.end}" for m in self.sources + self.targets)
        return hashlib.sha256("\x1f".join([*parts, *names]).encode()).hexdigest()[:12]

    def dyads(self) -> list[tuple[str, str]]:
        """The (source, target) pairs of actor ids, each once, in the order of the mentions.

        In a mutual event each side is linked to the other, and where all participants stand on
        one side ("A, B and C met") everyone to everyone; the order of a pair means nothing then.
        """
        sources = [mention.actor for mention in self.sources if mention.actor]
        targets = [mention.actor for mention in self.targets if mention.actor]
        if self.reciprocal and not (sources and targets):
            everyone = sources + targets
            pairs = [(a, b) for at, a in enumerate(everyone) for b in everyone[at + 1 :]]
        else:
            pairs = [(source, target) for source in sources for target in targets]
        return list(dict.fromkeys((a, b) for a, b in pairs if a != b))


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An event as the store gives it back, with the article that reports it (text left out)."""

    event: Event
    article: Article
