"""What has gone on "since 2015" began in a year, not on its first day."""

from __future__ import annotations

import re

from kg.model import DateSpan, Granularity

_SINCE = re.compile(r"since\b", re.IGNORECASE)
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b|\b(?:first|second|third) of\b", re.IGNORECASE)
_DECADE = re.compile(r"\d0['’]?s\b")
_YEAR = re.compile(r"\b\d{4}\b|\byear\b", re.IGNORECASE)
_SEASON = re.compile(r"\b(?:month|spring|summer|autumn|fall|winter)\b", re.IGNORECASE)


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
