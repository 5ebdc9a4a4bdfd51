"""Days and intervals in words, as exact as their unit allows."""

from __future__ import annotations

from datetime import date

from kg.days import show_month, since_unit, told_only
from kg.model import Basis, DateSpan, Granularity, Report
from kg.server.pages.markup import short


def show_day(day: date) -> str:
    """Return "1 Feb 2022"."""
    return f"{day.day} {show_month(day)}"


def show_span(start: date, end: date, unit: Granularity) -> str:
    """Return "Feb 2022", "Q1 2022", "1990s", "24 Feb – 3 Mar 2022"."""
    named = {
        Granularity.MONTH: show_month(start),
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
    """Return when an event happened ("Feb 2022", "since 2015"), or else when it was told: "by 1 Feb
    2022", "after" it."""
    when, published = report.event.date, report.article.date
    if when is None and published is None:
        return "no date"
    if when is not None and (unit := since_unit(when)) is not None:
        return f"since {show_span(when.start, when.start, unit)}"
    if when is not None:
        shown = show_span(when.start, when.end, when.granularity)
    elif published is not None:
        shown = show_day(published)
    return f"{told_only(report.event)} {shown}".lstrip()


def show_basis(when: DateSpan | None) -> str:
    """Return how a day was found, and the words that say it."""
    if when is None or when.basis is Basis.PUBLICATION:
        return "date of the article"
    words = f"“{short(when.text, 60)}”" if when.text else ""
    if when.basis is Basis.NARRATIVE:
        return f"inferred from {words}" if words else "inferred"
    return f"stated: {words}" if words else "stated"
