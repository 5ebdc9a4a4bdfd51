"""A day as sources write it → `date`; what is impossible costs the date, not the article."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

from kg.articles.head import Doubt, NoDay
from kg.errors import InputError

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_TIME = r"(?:(?:T|[\s,]+(?:at\s+)?)\d{1,2}[:.]?\d\d(?P<rest>.*))?"
# What may stand behind hours and minutes in a line that is nothing but a date.
_REST = re.compile(
    r"[\d:.]*\s?(?:[AaPp]\.?[Mm]\.?)?\s?(?:[A-Z]{1,5}(?:[+-]\d{1,2})?|[+-]\d\d:?\d\d)?", re.A
)
_ORDER = (  # parts by name; `x` and `y` where the order must be found, `short` years of two figures
    rf"(?P<year>\d{{4}})(?P<month>\d\d)(?P<day>\d\d)(?:\d{{6}}|{_TIME})",
    rf"(?P<year>\d{{4}})(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?){_TIME}",
    rf"(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.\s?(?P<year>\d{{4}}){_TIME}",
    rf"(?P<x>\d\d?)(?P<mark>[-/])(?P<y>\d\d?)(?P=mark)(?P<year>\d{{4}}){_TIME}",
    rf"(?P<x>\d\d?)(?P<mark>[-/.])(?P<y>\d\d?)(?P=mark)(?P<short>\d\d){_TIME}",
    rf"(?P<day>\d\d?)(?:st|nd|rd|th)?[\s-]+(?P<name>[a-z]{{3,9}})\.?,?[\s-]+(?P<year>\d{{4}}){_TIME}",
    rf"(?P<name>[a-z]{{3,9}})\.?\s+(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_TIME}",
)
_WEEKDAY = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+", re.I
)
_FORMS = [re.compile(form, re.I | re.A) for form in _ORDER]
_EPOCH = re.compile(r"(\d{9,10})(?:\.\d+)?|(\d{12,13})", re.A)  # since 1973
_OF_LAST = 50  # from here on, two figures are a year of the last century
_LONGEST = 60  # characters of anything that is a date
# What a line may begin with whose date is that of the article.
_BEFORE = re.compile(
    r"(?:(?:(?:first|last)\s+)?(?:published|updated|posted|modified)(?:\s+on)?|date)\b\s*:?\s*",
    re.I,
)
_AGO = re.compile(r"\d+\s+\w+\s+ago|just now", re.I)
_BETWEEN = " \t,|\u00b7\u2022\u2013\u2014-()[]"  # around the parts of a line of dates
_COLUMN = re.compile(r"\s{3,}|\t+|\s*[|\u00b7\u2022]\s*")
_NAME = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in _MONTHS) + "|sept"
# What people write of a day: a month by name with a number beside it, or numbers between marks.
_HINT = re.compile(
    rf"\b\d{{1,4}}(?:st|nd|rd|th)?[\s.-]*(?:{_NAME})\b|\b(?:{_NAME})\b\.?\s+\d{{1,4}}(?:st|nd|rd|th)?\b"
    r"|\b\d{1,4}([-/.])\d{1,2}\1\d{1,4}\b|\b(?:19|20)\d{6}\b",
    re.I | re.A,
)
_MOST = 100  # characters of a line that may be meant for a date
_WORDS = 5  # that may stand beside one


def parse_day(text: str, where: str, today: date | None = None) -> tuple[date | None, Doubt | None]:
    """The day of ``20220202``, an ISO or mail time, ``2 Feb. 2022``, ``02.02.2022`` and the like.

    The day is the one written, whatever the time zone. Comes with a NoDay, and without a day,
    where there is no such day or its order cannot be told; with a Doubt and the day where it
    lies ahead.
    """
    words = text.strip()
    if not words:
        return None, None
    try:
        found = _day(words)
    except ValueError as error:
        hint = "write YYYYMMDD or YYYY-MM-DD; the article is read without a date"
        return None, NoDay(f"{where}: {words[:40]!r} {error}", hint)
    if found > (today or date.today()) + timedelta(days=1):  # a day: time zones
        return found, Doubt(f"{where}: {words[:40]!r} lies in the future", "check the date")
    return found, None


def read_day(text: str) -> date:
    """The day that somebody gives for an article, in any form of `parse_day`; else InputError."""
    try:
        return _day(text.strip())
    except ValueError as error:
        hint = "write YYYY-MM-DD, or 5 December 2023"
        raise InputError(f"{text[:40]!r} {error}", hint) from None


def day_of_epoch(text: str) -> str:
    """The day (ISO) of so many seconds or milliseconds since 1970; any other text as it is."""
    found = _EPOCH.fullmatch(text.strip())
    if found is None:
        return text
    seconds = int(found[1]) if found[1] else int(found[2]) // 1000
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


def day_in(line: str) -> str:
    """The words of the date in a line that is nothing else, perhaps with "Published" before it.

    Of "Published 1 April 2022, updated 2 April 2022" the first. Empty where it is something else.
    """
    words = line.strip()
    if is_day(words) or len(words) > _MOST:
        return words if is_day(words) else ""
    labels = list(_BEFORE.finditer(words))
    if not labels or not (
        labels[0].start() == 0 or is_day(words[: labels[0].start()].strip(_BETWEEN))
    ):
        return ""
    ends = [*(label.start() for label in labels[1:]), len(words)]
    told = [("", words[: labels[0].start()])]
    told += [(label[0], words[label.end() : end]) for label, end in zip(labels, ends, strict=True)]
    parts = [(label.lower(), part.strip(_BETWEEN)) for label, part in told if label or part]
    if not all(is_day(part) or (label and _AGO.fullmatch(part)) for label, part in parts):
        return ""
    later = ("updated", "last updated", "modified", "last modified")
    days = [(label.strip(" :").startswith(later), part) for label, part in parts if is_day(part)]
    return min(days, key=lambda day: day[0])[1] if days else ""


def day_told(line: str) -> tuple[str, bool]:
    """The words of the date in a line of a head, and whether only a head has such a line.

    Such a line has a label ("Published"), the time of day, or columns ("Vol. 3    1 April 2022").
    """
    words = line.strip()
    if day := day_in(words):
        match = _match(day)
        has_time = match is not None and match.groupdict().get("rest") is not None
        return day, has_time or day != words
    columns = [column for column in _COLUMN.split(words) if column]
    days = [day for column in columns if (day := day_in(column))]
    short = all(len(column.split()) <= _WORDS for column in columns)
    return (days[0], True) if len(columns) > 1 and days and short else ("", False)


def may_be_day(line: str) -> bool:
    """Whether a line that is no date may be meant for one: few words beside a day or a month."""
    words = line.strip()
    if len(words) > _MOST or words.endswith((".", "!", "?")) or not (found := _HINT.search(words)):
        return False
    beside = words[: found.start()] + words[found.end() :]
    return len(re.findall(r"[^\W\d_]+", _BEFORE.sub("", beside, count=1))) <= _WORDS


def is_day(line: str) -> bool:
    """Whether a line is nothing but a date, perhaps with its time, even if there is no such day."""
    match = _match(line.strip())
    if match is None or not _REST.fullmatch(match["rest"] or ""):
        return False
    name = match.groupdict().get("name")
    return name is None or _month(name) is not None


def _match(words: str) -> re.Match[str] | None:
    bare = _WEEKDAY.sub("", words, count=1) if _WEEKDAY.match(words) else words
    tries = (form.fullmatch(bare) for form in _FORMS if len(bare) <= _LONGEST)
    return next((match for match in tries if match), None)


def _day(words: str) -> date:
    """The day of some words; ValueError says what is wrong with them."""
    match = _match(words)
    if match is None:
        raise ValueError("is not a date")
    parts, found = match.groupdict(), set[date]()
    for month, day in _months_and_days(parts):
        with suppress(ValueError):
            found.add(date(_year(parts), month, day))
    if len(found) > 1:
        raise ValueError("may be day/month or month/day")
    if not found:
        raise ValueError("is no day of the calendar")
    return found.pop()


def _year(parts: dict[str, str]) -> int:
    """The year; one of two figures is of this century, or from 50 on of the last."""
    if not (short := parts.get("short")):
        return int(parts["year"])
    return int(short) + (2000 if int(short) < _OF_LAST else 1900)


def _months_and_days(parts: dict[str, str]) -> list[tuple[int, int]]:
    """Month and day, in each order that the words may have."""
    if parts.get("x"):
        x, y = int(parts["x"]), int(parts["y"])
        return [(y, x)] if parts["mark"] == "." else [(y, x), (x, y)]
    name = parts.get("name")
    return [((_month(name) or 0) if name else int(parts["month"]), int(parts["day"]))]


def _month(name: str) -> int | None:
    """The month with this name or short name; None where there is none."""
    name = name.lower()
    if name.endswith("t") and name not in ("sept", "august"):
        return None
    known = (n for n, month in enumerate(_MONTHS, 1) if month.startswith(name.removesuffix("t")))
    return next(known, None)
