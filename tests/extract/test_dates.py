from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.dates import default_date, find_dates, resolve_date
from kg.model import Basis, DateSpan

WEDNESDAY = date(2022, 2, 2)
BEFORE = DateSpan(start=date(2022, 1, 21), end=date(2022, 1, 21))


@pytest.mark.parametrize(
    ("text", "tense", "start", "end"),
    [
        ("Tuesday", "past", "2022-02-01", "2022-02-01"),
        ("Wednesday", "past", "2022-02-02", "2022-02-02"),
        ("Friday", "past", "2022-01-28", "2022-01-28"),
        ("Friday", "future", "2022-02-04", "2022-02-04"),
        ("next Monday", "past", "2022-02-07", "2022-02-07"),
        ("last Wednesday", "past", "2022-01-26", "2022-01-26"),
        ("last month", "past", "2022-01-01", "2022-01-31"),
        ("this month", "past", "2022-02-01", "2022-02-28"),
        ("next year", "future", "2023-01-01", "2023-12-31"),
        ("last week", "past", "2022-01-24", "2022-01-30"),
        ("last December", "past", "2021-12-01", "2021-12-31"),
        ("December", "past", "2021-12-01", "2021-12-31"),
        ("December", "future", "2022-12-01", "2022-12-31"),
        ("2 February 2022", "past", "2022-02-02", "2022-02-02"),
        ("Feb. 2, 2022", "past", "2022-02-02", "2022-02-02"),
        ("December 2021", "past", "2021-12-01", "2021-12-31"),
        ("March 3", "past", "2021-03-03", "2021-03-03"),
        ("2014", "past", "2014-01-01", "2014-12-31"),
        ("1990s", "past", "1990-01-01", "1999-12-31"),
        ("2022-01-21", "past", "2022-01-21", "2022-01-21"),
        ("yesterday", "past", "2022-02-01", "2022-02-01"),
        ("tomorrow", "future", "2022-02-03", "2022-02-03"),
        ("two days ago", "past", "2022-01-31", "2022-01-31"),
        ("three weeks ago", "past", "2022-01-10", "2022-01-16"),
        ("a year ago", "past", "2021-01-01", "2021-12-31"),
    ],
)
def test_expressions(text, tense, start, end):
    found = resolve_date(text, published=WEDNESDAY, tense=tense)
    assert found is not None
    assert (str(found.start), str(found.end)) == (start, end)
    assert found.basis is Basis.STATED


@pytest.mark.parametrize(
    ("text", "day"),
    [("the previous day", 20), ("the following day", 22), ("three days later", 24)],
)
def test_narrative_counts_from_the_event_before(text, day):
    found = resolve_date(text, published=WEDNESDAY, previous=BEFORE)
    assert found is not None
    assert found.start == date(2022, 1, day)
    assert found.basis is Basis.NARRATIVE


@pytest.mark.parametrize("text", ["31 February 2022", "the near future", "soon", "", "Tuesday"])
def test_no_date(text):
    assert resolve_date(text, published=None) is None


def test_found_in_a_sentence():
    text = "Talks may resume on Tuesday, after two days in March 2021; 30 died last month."
    assert [s.text for s in find_dates(text)] == ["Tuesday", "March 2021", "last month"]


def test_default_date():
    assert default_date(None) is None
    span = default_date(WEDNESDAY)
    assert span is not None
    assert span.basis is Basis.PUBLICATION


@given(st.text(max_size=200))
def test_spans_reproduce_the_text(text):
    for span in find_dates(text):
        assert text[span.start : span.end] == span.text
        found = resolve_date(span.text, published=WEDNESDAY)
        assert found is None or found.start <= found.end
