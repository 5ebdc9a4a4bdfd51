"""Date expressions of a text → closed intervals of days, against the day of publication.

`find_dates` says where a text names dates, `resolve_date` which days an expression means,
`assign` which of a sentence's dates belongs to an act. docs/dates.md lists the conventions.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from kg.extract.dates.assign import assign
from kg.extract.dates.context import Context, Phrase, Tense
from kg.extract.dates.find import find_dates
from kg.extract.dates.phrase import expression_at
from kg.extract.dates.words import COUNT, LIMITS, UNIT, compiled
from kg.model import Basis, DateSpan, Granularity

__all__ = [
    "Tense", "assign", "days_in", "default_date", "find_dates", "is_duration", "is_yearless",
    "resolve_date",
]  # fmt: skip

_DURATION = compiled(rf"for (?:\w+ ){{0,2}}?{COUNT} {UNIT}$")
_YEARLESS = ("bare month", "bare season", "day", "holiday", "month", "range", "season")
_RELATIVE = compiled(r"(?:the )?(?:coming|last|next|past|that|this|same|following|previous)(?!\w)")
_BACK = timedelta(days=200)  # so far back in its year a day is one of the next year
_BOUND = compiled(rf"(?:{LIMITS}|from) ")
_KNOWN = 10_000  # expressions whose reading is remembered: texts name the same days again
_PREPOSITION = compiled(r"(?:on|in|at|during|throughout|over|as of) ")


def resolve_date(
    expression: str,
    *,
    published: date | None,
    tense: Tense = "past",
    previous: DateSpan | None = None,
) -> DateSpan | None:
    """The days that an expression means, or None where that cannot be known.

    ``previous`` dates the event told before; "the following day" counts from there. Impossible
    days (31 February) and expressions without a direction ("for two years") give None.
    """
    return _resolved(expression, Context(published=published, tense=tense, previous=previous))


@lru_cache(maxsize=_KNOWN)
def _resolved(expression: str, context: Context) -> DateSpan | None:
    phrase = _whole(expression.strip())
    if phrase is None:
        return None
    try:
        return replace(phrase.value(context), text=expression)
    except (ValueError, OverflowError, IndexError, StopIteration):
        return None


@lru_cache(maxsize=_KNOWN)
def _whole(words: str) -> Phrase | None:
    """The expression that some words are from end to end, or behind a preposition."""
    lead = _PREPOSITION.match(words)
    for start in (0, lead.end() if lead else 0):
        phrase = expression_at(words, start)
        if phrase is not None and phrase.end == len(words):
            return phrase
    return None


@lru_cache(maxsize=_KNOWN)
def is_yearless(expression: str) -> bool:
    """Whether an expression is of the calendar but for its year: "8 October", "early May"."""
    words = expression.strip()
    lead = _PREPOSITION.match(words) or _BOUND.match(words)
    phrase = expression_at(words, lead.end() if lead else 0)
    if phrase is None or phrase.kind.removeprefix("part of ") not in _YEARLESS:
        return False
    named = _RELATIVE.match(words, lead.end() if lead else 0) is not None
    return not named and resolve_date(words, published=None) is None


def days_in(expression: str, told: DateSpan) -> DateSpan | None:
    """The days of an expression without a year, in a story that has come to other days: those of
    their year, or of the next where they would lie far back; None of any other expression."""
    if not is_yearless(expression):
        return None
    found = resolve_date(expression, published=date(told.start.year, 12, 31))
    close = told.granularity in (Granularity.DAY, Granularity.MONTH)
    if found is not None and close and told.start - found.end > _BACK and told.start.year < 9999:
        found = resolve_date(expression, published=date(told.start.year + 1, 12, 31))
    return found


def is_duration(expression: str) -> bool:
    """Whether an expression says how long: "for two weeks", which dates only what has lasted."""
    return _DURATION.match(expression.strip()) is not None


def default_date(published: date | None) -> DateSpan | None:
    """The day of publication, for an event that the text does not date."""
    if published is None:
        return None
    return DateSpan(start=published, end=published, basis=Basis.PUBLICATION)
