"""Sentence → days of the act: which of the dates is its own, and what the tense makes of it."""

from datetime import date

import pytest

from kg.model import Article, Status
from tests.extract.test_events import events_of, extractor  # noqa: F401

# published on Wednesday, 2022-02-02
TABLE = [
    # what has happened ends with the publication, what will be begins with it
    ("Iran attacked Iraq this week.", "attack", "2022-01-31", "2022-02-02"),
    ("Iran attacked Iraq this year.", "attack", "2022-01-01", "2022-02-02"),
    ("Biden will visit Poland this month.", "visit", "2022-02-02", "2022-02-28"),
    ("Biden visits Poland on Friday.", "visit", "2022-02-04", "2022-02-04"),
    ("Biden visited Poland on Friday.", "visit", "2022-01-28", "2022-01-28"),
    ("Iran praises Kuwait, Iraq said on Tuesday.", "praise", "2022-02-01", "2022-02-01"),
    ("Iran fires on Iraq on Sunday.", "attack", "2022-01-30", "2022-01-30"),
    ("Iran could attack Iraq this month.", "attack", "2022-02-01", "2022-02-28"),
    ("Iran must free Chad by midnight, Iraq said.", "demand", "2022-02-02", "2022-02-02"),
    # durations, of what has lasted alone
    ("Iran has jailed a Turkish priest for two years.", "arrest", "2022-02-02", "2022-02-02"),
    ("Iran has blockaded Iraq for two weeks on Monday.", "blockade", "2022-01-31", "2022-01-31"),
    ("Iran bombed Iraq in 2019. Israel bombed Gaza for a third day.", "bombing",
     "2019-01-01", "2019-12-31"),
    ("Iran arrested a Turkish priest until March.", "arrest", "2022-02-02", "2022-02-02"),
    ("Iran has blockaded Iraq for two weeks.", "blockade", "2022-01-19", "2022-02-02"),
    ("Iran bombed Iraq for a third day.", "bombing", "2022-01-31", "2022-02-02"),
    ("Iran arrested a Turkish priest for a week.", "arrest", "2022-02-02", "2022-02-02"),
    # what a date is told by
    ("Iran has been at odds with Iraq since May, when Iraq attacked Kuwait.", "attack",
     "2021-05-01", "2021-05-31"),
    # acts that share a subject share the date
    ("Iran attacked Iraq on Monday and arrested a Turkish priest.", "arrest",
     "2022-01-31", "2022-01-31"),
    ("Iran attacked Iraq in 1999 and accuses Spain of murder.", "accusation",
     "2022-02-02", "2022-02-02"),
    # the hour does not hide the day
    ("Iran attacked Iraq before dawn on Tuesday.", "attack", "2022-02-01", "2022-02-01"),
    ("Iran attacked Iraq in the night of January 25.", "attack", "2022-01-25", "2022-01-25"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subtype", "start", "end"), TABLE)
def test_the_days_of_an_act(extractor, text, subtype, start, end):  # noqa: F811
    event = next(e for e in events_of(extractor, text) if e.subtype == subtype)
    assert event.date is not None
    assert (event.date.start, event.date.end) == (
        date.fromisoformat(start),
        date.fromisoformat(end),
    )


def test_what_lies_ahead_is_planned(extractor):  # noqa: F811
    (event,) = events_of(extractor, "Biden visits Poland on Friday.")
    assert (event.status, event.event_type) == (Status.PLANNED, "AGREE")
    (event,) = events_of(extractor, "Biden visited Poland on Friday.")
    assert (event.status, event.event_type) == (Status.ACTUAL, "CONSULT")


@pytest.mark.parametrize("published", [date.min, date(1, 6, 1), date.max])
def test_the_ends_of_the_calendar(extractor, published):  # noqa: F811
    text = "Iran attacked Iraq on January 1. Iran attacks Iraq on Tuesday, Iraq said today."
    _, events = extractor.read(Article(id="t", text=text, date=published))
    assert events
