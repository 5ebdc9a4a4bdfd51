"""What has gone on since a year is shown so: by the commands, on the page and by the server."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kg.cli.rows import show_date
from kg.days import office_day, since_unit
from kg.extract.dates import resolve_date
from kg.model import Article, DateSpan, Granularity, Report
from kg.page.rows import _when
from kg.server.pages.dates import show_when
from tests.factories import event

PUBLISHED = date(2022, 3, 10)
ARTICLE = Article(id="a", text="Iran bombs Iraq.", date=PUBLISHED)
DAY, MONTH, YEAR, DECADE = map(Granularity, ("day", "month", "year", "decade"))


def resolved(words: str) -> DateSpan:
    found = resolve_date(words, published=PUBLISHED)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "unit", "shown", "told"),
    [
        ("since 2015", YEAR, "since 2015", "since 2015"),
        ("Since last year", YEAR, "since 2021", "since 2021"),
        ("since the 1990s", DECADE, "since 1990s", "since 1990s"),
        ("since January 2015", MONTH, "since 2015-01", "since Jan 2015"),
        ("since last autumn", MONTH, "since 2021-09", "since Sep 2021"),
        ("since 1 January 2015", DAY, "since 2015-01-01", "since 1 Jan 2015"),
        ("since Tuesday", DAY, "since 2022-03-08", "since 8 Mar 2022"),
        ("in 2015", None, "2015", "2015"),
        ("in recent days", None, "2022-03-04/2022-03-10", "4–10 Mar 2022"),
    ],
)
def test_the_beginning_of_what_goes_on(
    words: str, unit: Granularity | None, shown: str, told: str
) -> None:
    when = resolved(words)
    told_event = event(ARTICLE, "bombing", "bombs", {"Iran": "iran"}, {"Iraq": "iraq"})
    report = Report(event=replace(told_event, date=when), article=ARTICLE)
    assert since_unit(when) is unit
    assert show_date(report.event, ARTICLE) == shown
    assert show_when(report) == told
    assert _when(report)[2] == (f"since {unit}" if unit else str(when.granularity))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("in 2021", date(2021, 7, 2)),
        ("on Tuesday", date(2022, 3, 8)),
        ("since 2015", PUBLISHED),
        (None, PUBLISHED),
    ],
)
def test_offices_are_read_in_the_middle_of_the_days_told(words: str | None, day: date) -> None:
    told = event(ARTICLE, "bombing", "bombs", {"Iran": "iran"}, {"Iraq": "iraq"})
    told = replace(told, date=resolved(words) if words else None)
    assert office_day(told, ARTICLE) == day
