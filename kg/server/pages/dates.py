"""Days and intervals in words, as exact as their unit allows."""

from __future__ import annotations

from datetime import date

from kg.model import Basis, DateSpan, Granularity, Report
from kg.server.pages.markup import short
from kg.since import since_unit

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def show_day(day: date) -> str:
    """Return "1 Feb 2022"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def show_span(start: date, end: date, unit: Granularity) -> str:
    """Return "Feb 2022", "Q1 2022", "1990s", "24 Feb – 3 Mar 2022"."""
    named = {
        Granularity.MONTH: f"{MONTHS[start.month - 1]} {start.year}",
        Granularity.QUARTER: f"Q{(start.month - 1) // 3 + 1} {start.year}",
        Granularity.YEAR: str(start.year),
        Granularity.DECADE: f"{start.year}s",
    }
    if unit in named or start == end:
        return named.get(unit) or show_day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{show_day(end)}"
    opening = show_day(start)
    return f"{opening.removesuffix(f' {end.year}')} – {show_day(end)}"


def show_when(report: Report) -> str:
    """Return when an event happened ("Feb 2022", "since 2015"), or else when it was told."""
    when, published = report.event.date, report.article.date
    if when is not None and (unit := since_unit(when)) is not None:
        return f"since {show_span(when.start, when.start, unit)}"
    if when is not None:
        return show_span(when.start, when.end, when.granularity)
    return show_day(published) if published else "no date"


def show_basis(when: DateSpan | None) -> str:
    """Return how a day was found, and the words that say it."""
    if when is None or when.basis is Basis.PUBLICATION:
        return "date of the article"
    words = f"“{short(when.text, 60)}”" if when.text else ""
    if when.basis is Basis.NARRATIVE:
        return f"inferred from {words}" if words else "inferred"
    return f"stated: {words}" if words else "stated"
