"""Days counted by the day, the week, the month, the quarter, the year or the decade."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.days import show_month
from kg.server.pages.dates import show_day

_MOST = 90  # bars
_UNITS = {"day": 1.0, "week": 7.0, "month": 30.4, "quarter": 91.3, "year": 365.2, "decade": 3652.0}


@dataclass(frozen=True, slots=True)
class Bin:
    """A stretch of time: what it is called, how much lies in it, the row that is first in it."""

    label: str
    count: int
    row: int | None


def bins(found: Iterable[tuple[date, int, int]]) -> tuple[str, list[Bin]]:
    """Return the unit and all bins from the first to the last, of days with rows and weights."""
    found = sorted(found)
    first, last = found[0][0], found[-1][0]
    span = (last - first).days
    unit = next((name for name, days in _UNITS.items() if span / days < _MOST), "decade")
    counts: dict[date, int] = {}
    rows: dict[date, int] = {}
    for day, row, weight in found:
        begin = _begin(day, unit)
        counts[begin] = counts.get(begin, 0) + weight
        rows[begin] = min(row, rows.get(begin, row))
    stretch = _stretch(_begin(first, unit), _begin(last, unit), unit)
    return unit, [Bin(_label(day, unit), counts.get(day, 0), rows.get(day)) for day in stretch]


def _begin(day: date, unit: str) -> date:
    begins: dict[str, Callable[[], date]] = {
        "day": lambda: day,
        "week": lambda: date.fromordinal(max(1, day.toordinal() - day.weekday())),
        "month": lambda: day.replace(day=1),
        "quarter": lambda: day.replace(month=day.month - (day.month - 1) % 3, day=1),
        "year": lambda: day.replace(month=1, day=1),
        "decade": lambda: date(max(1, day.year - day.year % 10), 1, 1),
    }
    return begins[unit]()


def _stretch(first: date, last: date, unit: str) -> list[date]:
    days = [first]
    while days[-1] < last:
        longest = int(_UNITS[unit]) + {"month": 2, "quarter": 2, "year": 2, "decade": 4}.get(
            unit, 0
        )
        days.append(_begin(days[-1] + timedelta(longest), unit))
    return days


def _label(day: date, unit: str) -> str:
    if unit in ("year", "decade"):
        return f"{day.year}s" if unit == "decade" else str(day.year)
    if unit == "quarter":
        return f"Q{(day.month - 1) // 3 + 1} {day.year}"
    return show_month(day) if unit == "month" else show_day(day)
