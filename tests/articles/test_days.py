from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles.days import day_in, is_day, may_be_day, parse_day, read_day
from kg.articles.head import NoDay
from kg.errors import InputError

TODAY = date(2024, 6, 1)
DAY = date(2022, 2, 13)


@pytest.mark.parametrize(
    "text",
    [
        "20220213",
        "2022-02-13",
        " 2022-02-13\n",
        "2022-2-13",
        "2022/02/13",
        "2022.02.13",
        "20220213T101500Z",
        "20220213101500",
        "2022-02-13T23:59:59.123+03:00",
        "2022-02-13 10:00",
        "13.02.2022",
        "13. 2. 2022",
        "13/02/2022",
        "02/13/2022",
        "13-2-2022",
        "13/02/22",
        "13.02.22",
        "02-13-22",
        "13/2/22 10:15",
        "Sunday 13/02/22",
        "13 February 2022",
        "13th Feb. 2022",
        "13-Feb-2022",
        "February 13, 2022",
        "Feb. 13 2022",
        "FEBRUARY 13TH, 2022",
        "Sunday, 13 February 2022",
        "Sunday, February 13, 2022 at 10:15 am",
        "Sun, 13 Feb 2022 10:00:00 GMT",
        "Sun, 13 Feb 2022 23:30:00 -0500",
    ],
)
def test_forms_of_one_day(text):
    assert parse_day(text, "here", TODAY) == (DAY, None)


@pytest.mark.parametrize(
    ("text", "month"), [("Sept. 9, 2022", 9), ("9 Sep 2022", 9), ("9 May 2022", 5)]
)
def test_short_months(text, month):
    assert parse_day(text, "here", TODAY) == (date(2022, month, 9), None)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("20220231", "is no day of the calendar"),
        ("2022-13-01", "is no day of the calendar"),
        ("00000101", "is no day of the calendar"),
        ("31 April 2022", "is no day of the calendar"),
        ("9 Smarch 2022", "is no day of the calendar"),
        ("9 Mayt 2022", "is no day of the calendar"),
        ("02.13.22", "is no day of the calendar"),
        ("31/04/22", "is no day of the calendar"),
        ("22-02-131", "is not a date"),
        ("yesterday", "is not a date"),
        ("2022", "is not a date"),
        ("2022-02", "is not a date"),
        ("2022-02-13 or so", "is not a date"),
        ("٢٠٢٢٠٢١٣", "is not a date"),
        ("2" * 100_000, "is not a date"),
    ],
)
def test_an_impossible_day_is_one_doubt(text, problem):
    day, doubt = parse_day(text, "a.txt, line 2", TODAY)
    assert day is None
    assert str(doubt).startswith("a.txt, line 2: ")
    assert problem in str(doubt)
    assert len(str(doubt)) < 120
    assert "YYYY-MM-DD" in doubt.hint


@pytest.mark.parametrize(
    "text", ["2022-02-13", "13 February 2022", "Feb 13, 2022", " 2022/02/13 ", "13/02/22"]
)
def test_a_day_that_is_given(text):
    assert read_day(text) == DAY


@pytest.mark.parametrize("text", ["", "soon", "2022", "2022-02", "2022-02-30", "02/03/2022"])
def test_what_is_given_must_be_one_day(text):
    with pytest.raises(InputError, match=r"^'.*' (is|may be) ") as raised:
        read_day(text)
    assert raised.value.hint == "write YYYY-MM-DD, or 5 December 2023"


@pytest.mark.parametrize(
    "line",
    [
        "20231205",
        "2023-12-05",
        "2023/12/05",
        "5 December 2023",
        "December 5, 2023",
        "Dec 5, 2023",
        "Tuesday, 5 December 2023",
        "5 December 2023, 10:30 GMT",
        "Dec. 5, 2023 at 10:30 a.m. EST",
        "2023-12-05T10:30:00Z",
        "2023-12-05 10:30:00.123+01:00",
        "02/03/2022",
        "29.03.22",
        "31 February 2023",
    ],
)
def test_a_line_that_is_a_date(line):
    assert is_day(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "2023",
        "December 2023",
        "On 5 December 2023",
        "5 December 2023 was a Tuesday.",
        "5 December 2023, 10:30: the ministers met.",
        "Article 12, 2022",
        "12 Angry 2022",
        "By Jane Doe",
    ],
)
def test_a_line_that_is_more_than_a_date_or_none(line):
    assert not is_day(line)


def test_no_date_is_no_doubt():
    assert parse_day(" ", "here", TODAY) == (None, None)


def test_a_day_ahead_is_kept_with_a_doubt():
    assert parse_day("20240602", "here", TODAY) == (date(2024, 6, 2), None)  # time zones
    day, doubt = parse_day("20240603", "here", TODAY)
    assert day == date(2024, 6, 3)
    assert "lies in the future" in str(doubt)


@pytest.mark.parametrize("text", ["04/05/22", "4-5-22", "04/05/2022"])
def test_a_day_that_may_be_a_month_is_none(text):
    day, doubt = parse_day(text, "a.txt", TODAY)
    assert day is None
    assert isinstance(doubt, NoDay)
    assert str(doubt) == f"a.txt: {text!r} may be day/month or month/day"
    with pytest.raises(InputError, match="may be day/month"):
        read_day(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("04.05.22", date(2022, 5, 4)),  # with dots the day is first
        ("05/05/22", date(2022, 5, 5)),
        ("13/02/99", date(1999, 2, 13)),
        ("13/02/24", date(2024, 2, 13)),
    ],
)
def test_years_of_two_figures(text, day):
    assert parse_day(text, "here", TODAY) == (day, None)


@given(st.text())
def test_any_text_gives_a_day_or_a_doubt(text):
    day, doubt = parse_day(text, "here", TODAY)
    assert (day is None) <= (doubt is not None or not text.strip())


@given(st.dates(max_value=TODAY))
def test_iso_days_come_back(day):
    assert parse_day(day.isoformat(), "here", TODAY) == (day, None)
    assert parse_day(f"{day:%d} {day:%B} {day.year:04}", "here", TODAY) == (day, None)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2 February 2022", "2 February 2022"),
        ("Published 2 February 2022", "2 February 2022"),
        ("Published on Feb 2, 2022", "Feb 2, 2022"),
        ("First published: 2022-02-02", "2022-02-02"),
        (" UPDATED 2022-02-02 10:30 GMT ", "2022-02-02 10:30 GMT"),
        ("Last updated on: 2 February 2022", "2 February 2022"),
        ("Date: 02.02.2022", "02.02.2022"),
        ("Published", ""),
        ("Date", ""),
        ("Dated 2 February 2022", ""),
        ("Published 2 February 2022 by Jane Doe", ""),
        ("Published Published 2 February 2022", ""),
    ],
)
def test_the_day_in_a_line(line, day):
    assert day_in(line) == day


@pytest.mark.parametrize(
    ("line", "may_be"),
    [
        ("By Jane Doe, 2 February 2022", True),
        ("Feb 2022", True),
        ("Sept. 2nd", True),
        ("LONDON, 2nd February", True),
        ("Published on Feb 2, 2022 | Reuters", True),
        ("Published 2 February 2022, updated 3 February 2022", True),
        ("Wed 2/2/22", True),
        ("", False),
        ("By Jane Doe", False),
        ("The 2015 marathon", False),
        ("The accord of 2 February 2022.", False),
        ("Ties were cut in January 2016 over the dispute", False),
        (
            "MOSCOW, Feb 2 (Reuters) - Russian President Vladimir Putin met the prime minister",
            False,
        ),
        ("2 February 2022" + " " * 100 + "x", False),
    ],
)
def test_a_line_that_may_be_meant_for_a_date(line, may_be):
    assert may_be_day(line) is may_be
