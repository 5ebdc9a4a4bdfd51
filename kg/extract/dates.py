"""Date expressions → closed intervals of days, against the day of publication.

Tense decides the direction of "on Tuesday"; "the previous day" counts from the event before.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from kg.model import Basis, DateSpan, Granularity, Span

Tense = Literal["past", "present", "future"]
Interval = tuple[date, date, Granularity]

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_UNITS = {"day": 1, "week": 7, "month": 30, "year": 365}
_DAY = timedelta(days=1)

_month = (
    r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)|apr(?:il|\.)|may|june?|july?"
    r"|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_weekday = r"(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_number = r"(?P<number>\d{1,3}|an?|" + "|".join(_NUMBERS) + ")"
_unit = r"(?P<unit>day|week|month|year)s?"

_PATTERNS = (
    r"\b(?P<iso>\d{4}-\d{2}-\d{2})\b",
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_month},?(?: (?P<year>\d{{4}}))?\b",
    rf"\b{_month} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<year>\d{{4}})\b)?",
    rf"\b{_month},? (?P<year>(?:1[5-9]|20)\d\d)\b",
    r"\b(?P<decade>(?:1[5-9]|20)\d0)s\b",
    rf"\b(?P<rel>last|next|this) {_month}(?![\w])",
    rf"\b(?P<rel>last|next|this) {_weekday}\b",
    r"\b(?P<rel>last|next|this|previous|past|coming) (?P<unit>week|month|year)\b",
    rf"\b{_number} {_unit} (?P<way>ago|earlier|before|later|after)\b",
    r"\bthe (?P<near>previous|following|next|same) day\b",
    r"\bthe day (?P<near>before|after)\b(?! \w+ (?:yesterday|tomorrow))",
    r"\b(?P<word>yesterday|today|tonight|tomorrow)\b",
    rf"\b{_weekday}\b",
    rf"(?:(?<=\bin )|(?<=\bsince )){_month}(?!\w| \d)",
    r"(?:(?<=\bin )|(?<=\bsince )|(?<=\bof ))(?P<year>(?:1[5-9]|20)\d\d)\b",
)
_FINDERS = [re.compile(pattern, re.IGNORECASE) for pattern in _PATTERNS]


def find_dates(text: str) -> list[Span]:
    """Every date expression of a text, in order; offsets count from its start."""
    found: list[Span] = []
    for finder in _FINDERS:
        for match in finder.finditer(text):
            if all(match.end() <= s.start or s.end <= match.start() for s in found):
                found.append(Span(match.group(), match.start(), match.end()))
    return sorted(found, key=lambda span: span.start)


def resolve_date(
    expression: str,
    *,
    published: date | None,
    tense: Tense = "past",
    previous: DateSpan | None = None,
) -> DateSpan | None:
    """The days that an expression means, or None where that cannot be known."""
    lead = "in " + expression  # bare months and years are found behind a preposition
    for finder in _FINDERS:
        match = finder.fullmatch(expression) or finder.fullmatch(lead, 3)
        if match is None:
            continue
        words = {key: value.lower() for key, value in match.groupdict().items() if value}
        try:
            return _resolve(expression, words, published, tense, previous)
        except (ValueError, OverflowError):
            return None  # 31 February, the year 0
    return None


def default_date(published: date | None) -> DateSpan | None:
    """The day of publication, for an event that the text does not date."""
    if published is None:
        return None
    return DateSpan(start=published, end=published, basis=Basis.PUBLICATION)


def _resolve(
    text: str,
    words: dict[str, str],
    published: date | None,
    tense: Tense,
    previous: DateSpan | None,
) -> DateSpan | None:
    near = words.get("near")
    later = words.get("way") in ("earlier", "before", "later", "after")
    if near or later:
        anchor = previous.start if previous else published
        basis = Basis.NARRATIVE
    else:
        anchor, basis = published, Basis.STATED
    interval = _absolute(words, anchor, tense)
    if interval is None and anchor is not None:
        for rule in (_weekday_rule, _calendar_rule, _distance_rule, _word_rule):
            interval = interval or rule(words, anchor, tense)
    if interval is None:
        return None
    start, end, granularity = interval
    return DateSpan(start=start, end=end, text=text, granularity=granularity, basis=basis)


def _absolute(words: dict[str, str], anchor: date | None, tense: Tense) -> Interval | None:
    if "iso" in words:
        day = date.fromisoformat(words["iso"])
        return day, day, Granularity.DAY
    if "decade" in words:
        year = int(words["decade"])
        return date(year, 1, 1), date(year + 9, 12, 31), Granularity.DECADE
    if "month" in words:
        return _in_month(words, anchor, tense)
    if "year" in words:
        year = int(words["year"])
        return date(year, 1, 1), date(year, 12, 31), Granularity.YEAR
    return None


def _in_month(words: dict[str, str], anchor: date | None, tense: Tense) -> Interval | None:
    month = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(words["month"][:3]))
    build: Callable[[int], Interval]
    if "day" in words:
        number = int(words["day"])
        build = lambda year: (date(year, month, number),) * 2 + (Granularity.DAY,)  # noqa: E731
    else:
        build = lambda year: (*_month_of(year, month), Granularity.MONTH)  # noqa: E731
    if "year" in words:
        return build(int(words["year"]))
    if anchor is None:
        return None
    interval = build(anchor.year)
    if words.get("rel") == "last" or (tense != "future" and "rel" not in words):
        late = interval[0] > anchor or (words.get("rel") == "last" and interval[1] >= anchor)
        return build(anchor.year - 1) if late else interval
    forward = words.get("rel") == "next" or (tense == "future" and "rel" not in words)
    return build(anchor.year + 1) if forward and interval[1] < anchor else interval


def _month_of(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _weekday_rule(words: dict[str, str], anchor: date, tense: Tense) -> Interval | None:
    if "weekday" not in words:
        return None
    offset = (_WEEKDAYS.index(words["weekday"]) - anchor.weekday()) % 7
    forward = words.get("rel") == "next" or (tense == "future" and words.get("rel") != "last")
    if forward:
        day = anchor + _DAY * (offset or 7)
    else:
        back = (7 - offset) % 7
        day = anchor - _DAY * (7 if back == 0 and words.get("rel") == "last" else back)
    return day, day, Granularity.DAY


def _calendar_rule(words: dict[str, str], anchor: date, _tense: Tense) -> Interval | None:
    """ "last week", "this month", "next year": the calendar's units."""
    if "rel" not in words or "unit" not in words:
        return None
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}.get(words["rel"], 0)
    if words["unit"] == "week":
        monday = anchor - _DAY * anchor.weekday() + step * 7 * _DAY
        return monday, monday + 6 * _DAY, Granularity.WEEK
    if words["unit"] == "month":
        months = anchor.year * 12 + anchor.month - 1 + step
        return *_month_of(months // 12, months % 12 + 1), Granularity.MONTH
    year = anchor.year + step
    return date(year, 1, 1), date(year, 12, 31), Granularity.YEAR


def _distance_rule(words: dict[str, str], anchor: date, _tense: Tense) -> Interval | None:
    """ "two days ago", "three weeks later"."""
    if "way" not in words:
        return None
    text, unit = words["number"], words["unit"]
    count = int(text) if text.isdigit() else 1 if text in ("a", "an") else _NUMBERS.index(text) + 1
    sign = 1 if words["way"] in ("later", "after") else -1
    day = anchor + sign * count * _UNITS[unit] * _DAY
    if unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31), Granularity.YEAR
    if unit == "month":
        return *_month_of(day.year, day.month), Granularity.MONTH
    if unit == "week":
        monday = day - _DAY * day.weekday()
        return monday, monday + 6 * _DAY, Granularity.WEEK
    return day, day, Granularity.DAY


def _word_rule(words: dict[str, str], anchor: date, _tense: Tense) -> Interval | None:
    word = words.get("word") or words.get("near")
    offsets = {
        "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1,
        "previous": -1, "before": -1, "same": 0, "following": 1, "next": 1, "after": 1,
    }  # fmt: skip
    if word not in offsets:
        return None
    day = anchor + offsets[word] * _DAY
    return day, day, Granularity.DAY
