"""Open ends: "since 2014", "until Friday", "from Tuesday"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from kg.extract.dates.context import Context, Phrase, Value
from kg.extract.dates.intervals import interval
from kg.extract.dates.words import LIMITS, compiled
from kg.model import DateSpan

BOUND = compiled(
    rf"(?P<bound>{LIMITS}|up to|(?:no|not) later than|prior to|ahead of)"
    r"(?: (?:at least|about|around))?(?: (?:on|in))? "
)
_END = compiled(r"the (?:very )?end of |(?:week|month|year|decade)['’]s end")
_JOINED = re.compile(r"[-–—/]|\b(?:to|and|or|until|through)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?\b|['’](?!\w)")


def bounded(text: str, bound: re.Match[str], point: Phrase) -> Phrase | None:
    """The point behind a bound, as the days that both mean; None where that is no date."""
    word = bound["bound"].lower()
    if point.kind in ("definite", "near", "time", "ahead"):
        return None
    if word not in ("since", "until", "till", "through", "up to"):
        if _POSSESSIVE.match(text, point.end):
            return None  # "after Tuesday's talks" means Tuesday
        if point.bare and text.startswith(("May", "MAY"), bound.end()):
            return None  # "by May" may be the politician
    if word in ("before", "ahead of", "prior to") and _END.match(text, bound.end()):
        word = "by"  # "before the end of the year" leaves all of the year
    return Phrase(point.end, "bound", lambda context: _limit(word, point.value, context))


def opening(text: str, start: int, first: Phrase) -> Phrase | None:
    """ "from Tuesday": on that day and, of what went on, up to the publication."""
    alone = first.kind in ("weekday", "day", "today", "unit")
    if not alone or _POSSESSIVE.match(text, first.end) or _JOINED.search(text, start, first.end):
        return None
    return Phrase(first.end, "bound", lambda context: _limit("from", first.value, context))


def _limit(word: str, value: Value, context: Context) -> DateSpan:
    """From the bound to the publication or back; the bound itself where no other end is known."""
    if word == "since":
        span = value(replace(context, tense="past"))
        return replace(interval(span.start, context.today), basis=span.basis)
    span, today, day = value(context), context.today, timedelta(days=1)
    if word == "from":
        ahead = context.tense == "future" or span.end > today
        return span if ahead else replace(interval(span.start, today), basis=span.basis)
    if word == "after" and context.tense == "past":
        return replace(interval(span.end + day, today), basis=span.basis)
    if word in ("before", "prior to", "ahead of") and context.tense != "past":
        return replace(interval(today, span.start - day), basis=span.basis)
    if word in ("after", "before", "prior to", "ahead of"):
        raise ValueError("open towards one side")
    return replace(interval(today, span.end), basis=span.basis) if span.end > today else span
