"""What an expression is read against, and which of many Tuesdays it means."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from kg.extract.dates.intervals import DAY, one_day, unit_of
from kg.model import Basis, DateSpan

Tense = Literal["past", "present", "future"]
Words = Mapping[str, str]  # what a rule's groups caught, in lower case


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The day of publication, the tense of the verb, and the date of the event told before."""

    published: date | None
    tense: Tense = "past"
    previous: DateSpan | None = None

    @property
    def today(self) -> date:
        """The day of publication; ValueError where it is not known."""
        if self.published is None:
            raise ValueError("no day of publication")
        return self.published

    @property
    def told(self) -> DateSpan:
        """When the event before happened; ValueError where nothing was told before."""
        if self.previous is None:
            raise ValueError("no event told before")
        return self.previous

    @property
    def told_or_today(self) -> DateSpan:
        """For expressions that look back: without an event before, from the publication."""
        return self.previous or one_day(self.today)


Value = Callable[[Context], DateSpan]
Rule = Callable[[Words, Context], DateSpan]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A date expression: where it ends, of what kind it is, how to get its days.

    A ``bare`` phrase (month, year, season, "the week") is a date only behind a preposition.
    """

    end: int
    kind: str
    value: Value
    bare: bool = False

    @property
    def unit(self) -> str:
        """What the expression names in the end: "month" for a "part of bare month"."""
        return self.kind.split()[-1]


def narrated(span: DateSpan) -> DateSpan:
    """The same days, known only from the order of the story."""
    return replace(span, basis=Basis.NARRATIVE)


def choose(
    near: Callable[[date], Sequence[DateSpan]], words: Words, context: Context, frame: str = "year"
) -> DateSpan:
    """The one of many returning intervals (Tuesdays, Mays, springs) that the words mean.

    ``near`` gives those around a day in order. "last" and "next" exclude the interval in which
    the day lies, "this" stays in the day's ``frame``, the bare name follows the tense.
    """
    if words.get("near") or words.get("that"):
        return narrated(_beside(near(context.told.start), words, context.told))
    today, rel = context.today, words.get("rel", "")
    spans = near(today)
    if rel.endswith(("last", "past")):
        return [s for s in spans if s.end < today][-1]
    if rel.endswith(("next", "coming")):
        return next(s for s in spans if s.start > today)
    if rel == "this":
        return _within(spans, today, frame)
    if context.tense == "past":
        return [s for s in spans if s.start <= today][-1]
    if context.tense == "future":
        return next(s for s in spans if s.end >= today)
    return min(spans, key=lambda s: _distance(s, today))


def _beside(spans: Sequence[DateSpan], words: Words, told: DateSpan) -> DateSpan:
    if words.get("that") or words.get("near") == "same":  # "that November" is of the year told of
        year = told.start.year
        return min(spans, key=lambda s: (s.start.year != year, _distance(s, told.start)))
    if words["near"] in ("previous", "preceding"):
        return [s for s in spans if s.end < told.start][-1]
    return next(s for s in spans if s.start > told.end)


def _within(spans: Sequence[DateSpan], today: date, unit: str) -> DateSpan:
    frame = unit_of(today, unit)
    around = [s for s in spans if s.start <= today <= s.end]
    return (around or [s for s in spans if frame.start <= s.start <= frame.end])[0]


def _distance(span: DateSpan, day: date) -> int:
    return max((span.start - day) // DAY, (day - span.end) // DAY, 0)


def by_year(build: Callable[[int], DateSpan]) -> Callable[[date], Sequence[DateSpan]]:
    """The intervals of the years around a day; years that lack it (29 February) are left out."""

    def near(day: date) -> list[DateSpan]:
        spans = []
        for year in range(day.year - 8, day.year + 9):
            try:
                spans.append(build(year))
            except (ValueError, OverflowError):
                continue
        if not spans:
            raise ValueError("no year has this day")
        return spans

    return near
