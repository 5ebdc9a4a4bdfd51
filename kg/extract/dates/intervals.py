"""Arithmetic on days and on the calendar's units; all intervals are closed.

Days outside the years 1 to 9999 raise ValueError or OverflowError, as in `datetime`.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from math import ceil

from kg.model import DateSpan, Granularity

DAY = timedelta(days=1)
_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


def one_day(day: date) -> DateSpan:
    """An interval of one day."""
    return DateSpan(start=day, end=day)


def interval(start: date, end: date) -> DateSpan:
    """Two named ends; ValueError where they are the wrong way round."""
    if start > end:
        raise ValueError(f"{start} is after {end}")
    granularity = Granularity.DAY if start == end else Granularity.INTERVAL
    return DateSpan(start=start, end=end, granularity=granularity)


def months(year: int, first: int, count: int, granularity: Granularity) -> DateSpan:
    """Whole months: ``months(2020, 4, 3, QUARTER)`` is the second quarter of 2020."""
    last = year * 12 + first - 1 + count - 1
    end = date(last // 12, last % 12 + 1, monthrange(last // 12, last % 12 + 1)[1])
    return DateSpan(start=date(year, first, 1), end=end, granularity=granularity)


def year_of(year: int) -> DateSpan:
    """A calendar year."""
    return months(year, 1, 12, Granularity.YEAR)


def unit_of(day: date, unit: str) -> DateSpan:
    """The calendar's day, week (Monday to Sunday), month, quarter, year or decade around a day."""
    if unit in ("week", "fortnight"):
        monday = day - DAY * day.weekday()
        return DateSpan(start=monday, end=monday + 6 * DAY, granularity=Granularity.WEEK)
    if unit == "weekend":
        saturday = day - DAY * day.weekday() + 5 * DAY
        return interval(saturday, saturday + DAY)
    if unit == "month":
        return months(day.year, day.month, 1, Granularity.MONTH)
    if unit == "quarter":
        return months(day.year, (day.month - 1) // 3 * 3 + 1, 3, Granularity.QUARTER)
    if unit == "year":
        return year_of(day.year)
    if unit == "decade":
        return months(day.year // 10 * 10, 1, 120, Granularity.DECADE)
    return one_day(day)


def shifted(day: date, count: int, unit: str) -> date:
    """The day so many units away; 31 January and a month is the last of February."""
    if unit in ("minute", "hour"):
        return day + DAY * round(count / (24 if unit == "hour" else 1440))
    if unit in _MONTHS:
        index = day.year * 12 + day.month - 1 + count * _MONTHS[unit]
        year, month = index // 12, index % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    return day + DAY * (count * _DAYS.get(unit, 7 if unit == "weekend" else 1))


def moved(span: DateSpan, count: int, unit: str) -> DateSpan:
    """The calendar's unit (or day) so many units away from an interval."""
    first = unit_of(shifted(span.start, count, unit), unit)
    last = unit_of(shifted(span.end, count, unit), unit)
    return first if first == last else interval(first.start, last.end)


def third(span: DateSpan, index: int) -> DateSpan:
    """The early (0), middle (1) or late (2) part of a unit; a day has no parts."""
    days = (span.end - span.start).days + 1
    if span.granularity is Granularity.DAY or days < 3:
        return span
    if span.granularity is Granularity.YEAR:
        return months(span.start.year, 4 * index + 1, 4, Granularity.INTERVAL)
    years = span.end.year - span.start.year + 1
    if years >= 10:  # decades, centuries: whole years
        cuts = (0, ceil(years / 3), years - years // 3, years)
        count = 12 * (cuts[index + 1] - cuts[index])
        return months(span.start.year + cuts[index], 1, count, Granularity.INTERVAL)
    if span.granularity is Granularity.MONTH:
        cuts = (0, 10, 20, days)
    else:
        cuts = (0, days // 3, 2 * days // 3, days)
    return interval(span.start + DAY * cuts[index], span.start + DAY * (cuts[index + 1] - 1))


def part(span: DateSpan, ordinal: int, count: int, unit: str) -> DateSpan:
    """The first (1), second … or last (-1) so many units of an interval."""
    if unit == "half":
        unit, count = ("month", 6) if span.granularity is Granularity.YEAR else ("day", 0)
        count = count or ((span.end - span.start).days + 1) // 2
    if ordinal < 0:
        end, start = span.end, shifted(span.end + DAY, -count, unit)
    else:
        start = shifted(span.start, (ordinal - 1) * count, unit)
        end = min(shifted(start, count, unit) - DAY, span.end)
    if start < span.start or end < start:
        raise ValueError(f"no such part of {span.start} to {span.end}")
    whole = unit_of(start, unit)
    return whole if (whole.start, whole.end) == (start, end) else interval(start, end)
