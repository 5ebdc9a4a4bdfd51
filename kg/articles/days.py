"""A day as sources write it → `date`; what is impossible costs the date, not the article."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.articles.head import Doubt, NoDay

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_TIME = r"(?:(?:T|[\s,]+(?:at\s+)?)\d{1,2}:?\d\d.*)?"
_ORDER = (  # year, month and day by name; `x` and `y` where the order must be found
    rf"(?P<year>\d{{4}})(?P<month>\d\d)(?P<day>\d\d)(?:\d{{6}}|{_TIME})",
    rf"(?P<year>\d{{4}})(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?){_TIME}",
    rf"(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.\s?(?P<year>\d{{4}}){_TIME}",
    rf"(?P<x>\d\d?)(?P<mark>[-/])(?P<y>\d\d?)(?P=mark)(?P<year>\d{{4}}){_TIME}",
    rf"(?P<day>\d\d?)(?:st|nd|rd|th)?[\s-]+(?P<name>[a-z]{{3,9}})\.?,?[\s-]+(?P<year>\d{{4}}){_TIME}",
    rf"(?P<name>[a-z]{{3,9}})\.?\s+(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_TIME}",
)
_WEEKDAY = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+", re.I
)
_FORMS = [re.compile(form, re.I | re.A) for form in _ORDER]
_LONGEST = 60  # characters of anything that is a date


def parse_day(text: str, where: str, today: date | None = None) -> tuple[date | None, Doubt | None]:
    """The day of ``20220202``, an ISO or mail time, ``2 Feb. 2022``, ``02.02.2022`` and the like.

    The day is the one written, whatever the time zone. Comes with a NoDay, and without a day,
    where there is no such day or its order cannot be told; with a Doubt and the day where it
    lies ahead.
    """
    words = text.strip()
    if not words:
        return None, None
    match = _match(words)
    if match is None:
        return None, _doubt(where, words, "is not a date")
    parts = match.groupdict()
    if parts.get("x") and _is_ambiguous(parts):
        return None, _doubt(where, words, "may be day/month or month/day")
    try:
        found = date(int(parts["year"]), *_month_and_day(parts))
    except ValueError:
        return None, _doubt(where, words, "is no day of the calendar")
    if found > (today or date.today()) + timedelta(days=1):  # a day: time zones
        return found, Doubt(f"{where}: {words[:40]!r} lies in the future", "check the date")
    return found, None


def _match(words: str) -> re.Match[str] | None:
    bare = _WEEKDAY.sub("", words, count=1) if _WEEKDAY.match(words) else words
    tries = (form.fullmatch(bare) for form in _FORMS if len(bare) <= _LONGEST)
    return next((match for match in tries if match), None)


def _doubt(where: str, words: str, problem: str) -> NoDay:
    hint = "write YYYYMMDD or YYYY-MM-DD; the article is read without a date"
    return NoDay(f"{where}: {words[:40]!r} {problem}", hint)


def _is_ambiguous(parts: dict[str, str]) -> bool:
    return int(parts["x"]) <= 12 and int(parts["y"]) <= 12 and int(parts["x"]) != int(parts["y"])


def _month_and_day(parts: dict[str, str]) -> tuple[int, int]:
    """ValueError for a month that there is not."""
    if parts.get("x"):
        low, high = sorted((int(parts["x"]), int(parts["y"])))
        return low, high
    day = int(parts["day"])
    if name := (parts.get("name") or "").lower():
        known = [month for month in _MONTHS if month.startswith(name.removesuffix("t"))]
        if not known or (name.endswith("t") and name not in ("sept", "august")):
            raise ValueError(name)
        return _MONTHS.index(known[0]) + 1, day
    return int(parts["month"]), day
