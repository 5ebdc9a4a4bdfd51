"""How days are told: months by their names, and what is known less exactly than it is stored.

Where only the day of its article is known, it happened "by" that or comes "after" it; what has gone
on "since 2015" began in a year, not on its first day.
"""

from __future__ import annotations

import re
from datetime import date

from kg.model import Article, Basis, DateSpan, Event, Granularity, Status

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_AHEAD = (Status.PLANNED, Status.HYPOTHETICAL)
_SINCE = re.compile(r"since\b", re.IGNORECASE)
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})[a-z]*\b")
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b|\b(?:first|second|third) of\b", re.IGNORECASE)
_DECADE = re.compile(r"\d0['’]?s\b")
_YEAR = re.compile(r"\b\d{4}\b|\byear\b", re.IGNORECASE)
_SEASON = re.compile(r"\b(?:month|spring|summer|autumn|fall|winter)\b", re.IGNORECASE)


def show_month(day: date) -> str:
    """Return "Feb 2022"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def told_only(event: Event) -> str:
    """Return what goes before the day of its article, nothing where an event has its own day.

    "by": what happened did so then at the latest; "after": what is planned comes later.
    """
    if event.date is not None and event.date.basis is not Basis.PUBLICATION:
        return ""
    return "after" if event.status in _AHEAD else "by"


def office_day(event: Event, article: Article) -> date | None:
    """Return the day by whose holders of office the words of an event are read.

    The middle of its days ("the US president met Putin in 2021"), the last of what has gone on
    since; the day of its article where it has none.
    """
    when = event.date
    if when is None:
        return article.date
    if since_unit(when) is not None:
        return when.end
    return when.start + (when.end - when.start) // 2


def since_unit(when: DateSpan) -> Granularity | None:
    """The unit by which the beginning of an open interval is known; None of any other date.

    YEAR of "since 2015", MONTH of "since last autumn", DAY of "since Friday".
    """
    words = when.text or ""
    if when.granularity is not Granularity.INTERVAL or _SINCE.match(words) is None:
        return None
    if when.start.day != 1 or _DAY.search(words):
        return Granularity.DAY
    month = _MONTH.search(words) or _SEASON.search(words)
    if when.start.month == 1 and not month:
        if _DECADE.search(words):
            return Granularity.DECADE
        if _YEAR.search(words):
            return Granularity.YEAR
    return Granularity.MONTH if month or _YEAR.search(words) else Granularity.DAY
