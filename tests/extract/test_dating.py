"""Sentence → days of the act: which of the dates is its own, and what the tense makes of it."""

from datetime import date

import pytest

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
    # durations, of what has lasted alone
    ("Iran has blockaded Iraq for two weeks.", "blockade", "2022-01-19", "2022-02-02"),
    ("Iran bombed Iraq for a third day.", "bombing", "2022-01-31", "2022-02-02"),
    ("Iran arrested a Turkish priest for a week.", "arrest", "2022-02-02", "2022-02-02"),
    # what a date is told by
    ("Iran has been at odds with Iraq since May, when Iraq attacked Kuwait.", "attack",
     "2021-05-01", "2021-05-31"),
    # acts that share a subject share the date
    ("Iran attacked Iraq on Monday and arrested a Turkish priest.", "arrest",
     "2022-01-31", "2022-01-31"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subtype", "start", "end"), TABLE)
def test_the_days_of_an_act(extractor, text, subtype, start, end):  # noqa: F811
    event = next(e for e in events_of(extractor, text) if e.subtype == subtype)
    assert event.date is not None
    assert (event.date.start, event.date.end) == (
        date.fromisoformat(start),
        date.fromisoformat(end),
    )
