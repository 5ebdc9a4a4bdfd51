"""Days to places on a line: to scale where the news is, in slots what lies long before or after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from kg.days import MONTHS, show_month
from kg.figures.canvas import text_width
from kg.figures.look import TINY

_LEAST = 14  # days of an axis
_NEAR = 60  # days around the articles that are to scale at least
_SLOTS = 0.3  # of the line's length at most
_APART = 30.0  # points between ticks at least

Days = tuple[date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place for what lies outside of the scale: years, without their distance."""

    label: str
    x: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A mark of the scale; ``period`` is the month or year that begins with it."""

    x: float
    label: str
    period: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeAxis:
    """A line from ``left`` to ``right`` for the days from ``first`` to ``last`` (ordinals)."""

    first: int
    last: int
    left: float
    right: float
    earlier: tuple[Slot, ...] = ()
    later: tuple[Slot, ...] = ()

    def place(self, days: Days) -> tuple[float, float]:
        """Where an interval begins and ends on the line; in a slot both are its middle."""
        begin, end = days[0].toordinal(), days[1].toordinal()
        for slots, outside in ((self.earlier, end < self.first), (self.later, begin > self.last)):
            if outside:
                label = _years(*days)
                x = next((slot.x for slot in slots if slot.label == label), slots[0].x)
                return x, x
        return self._x(max(begin, self.first)), self._x(min(end, self.last) + 1)

    def _x(self, day: float) -> float:
        share = (day - self.first) / (self.last + 1 - self.first)
        return self.left + share * (self.right - self.left)

    def breaks(self) -> list[float]:
        """Where the scale begins after slots, or ends before them."""
        ends = (self.earlier, self.left), (self.later, self.right)
        return [x for slots, x in ends if slots]

    def ticks(self) -> list[Tick]:
        """Days, months or years, as fine as there is room for."""
        most = (self.right - self.left) / _APART + 2
        for unit, step in _STEPS:
            if (self.last - self.first) / (_LENGTH[unit] * step) > most:
                continue
            days = list(_steps(unit, step, self.first, self.last))
            xs = [self._x(day + (0.5 if unit == "day" else 0)) for day in days]
            if days and all(b - a >= _APART for a, b in pairwise(xs)):
                return [
                    Tick(x=x, label=label, period=period)
                    for x, (label, period) in zip(xs, _labels(unit, days), strict=True)
                ]
        return []


def make_axis(
    spans: Sequence[Days],
    published: Sequence[date],
    limits: tuple[date | None, date | None],
    left: float,
    right: float,
) -> TimeAxis:
    """An axis for the days of events.

    What their articles report as news is to scale; what ended long before the first of them, or
    begins long after the last, gets a slot. ``limits`` are days that were asked for.
    """
    near = _near(spans, published)
    inside = [span for span in spans if span[1] >= near[0] and span[0] <= near[1]]
    first = max(near[0], min(begin for begin, _ in inside), limits[0] or date.min).toordinal()
    last = min(near[1], max(end for _, end in inside), limits[1] or date.max).toordinal()
    if last - first < _LEAST:
        spare = (_LEAST - (last - first)) // 2
        first, last = max(first - spare, 1), min(last + spare, date.max.toordinal())
    before = _slots([span for span in spans if span[1].toordinal() < first], right - left)
    after = _slots([span for span in spans if span[0].toordinal() > last], right - left)
    start, stop = left + sum(map(_width, before)), right - sum(map(_width, after))
    return TimeAxis(
        first=first,
        last=last,
        left=start,
        right=stop,
        earlier=_placed(before, left),
        later=_placed(after, stop),
    )


def _near(spans: Sequence[Days], published: Sequence[date]) -> Days:
    """The days around the articles; all days when that leaves nothing."""
    if published:
        first, last = min(published).toordinal(), max(published).toordinal()
        spare = max(_NEAR, (last - first) // 2)
        begin = date.fromordinal(max(first - spare, 1))
        end = date.fromordinal(min(last + spare, date.max.toordinal()))
        if any(span[1] >= begin and span[0] <= end for span in spans):
            return begin, end
    return min(begin for begin, _ in spans), max(end for _, end in spans)


def _slots(spans: Sequence[Days], length: float) -> list[str]:
    """The years of spans, or all together when they need too much of a line's length."""
    found = list(dict.fromkeys(_years(*span) for span in sorted(spans)))
    if sum(map(_width, found)) <= _SLOTS * length:
        return found
    return [_years(min(begin for begin, _ in spans), max(end for _, end in spans))]


def _width(label: str) -> float:
    return text_width(label, TINY) + 12


def _years(begin: date, end: date) -> str:
    if begin.year == end.year:
        return str(begin.year)
    same = begin.year // 100 == end.year // 100
    return f"{begin.year}–{end.year % 100:02}" if same else f"{begin.year}–{end.year}"


def _placed(labels: list[str], x: float) -> tuple[Slot, ...]:
    slots = []
    for label in labels:
        slots.append(Slot(label=label, x=x + _width(label) / 2))
        x += _width(label)
    return tuple(slots)


_LENGTH = {"day": 1, "month": 31, "year": 366}
_STEPS = (
    *(("day", step) for step in (1, 2, 5, 10)),
    *(("month", step) for step in (1, 2, 3, 6)),
    *(("year", step) for step in (1, 2, 5, 10, 20, 50, 100, 1000)),
)


def _steps(unit: str, step: int, first: int, last: int) -> Iterator[int]:
    """The days (ordinals) between two at which a unit begins."""
    if unit == "day":
        days = range(first, last + 1)
        yield from (day for day in days if date.fromordinal(day).day in _MARKED[step])
        return
    months = range(1, 13, step) if unit == "month" else [1]
    for year in range(date.fromordinal(first).year, date.fromordinal(last).year + 1):
        if unit == "month" or year % step == 0:
            begins = (date(year, month, 1).toordinal() for month in months)
            yield from (day for day in begins if first <= day <= last)


# Days of a month; none so near its end that it would touch the first of the next.
_MARKED = {1: range(1, 32), 2: range(1, 30, 2), 5: (1, 5, 10, 15, 20, 25), 10: (1, 10, 20)}


def _labels(unit: str, days: list[int]) -> Iterator[tuple[str, str]]:
    last = ""
    for day in map(date.fromordinal, days):
        label, period = {
            "day": (str(day.day), show_month(day)),
            "month": (MONTHS[day.month - 1], str(day.year)),
            "year": (str(day.year), ""),
        }[unit]
        yield label, "" if period == last else period
        last = period
