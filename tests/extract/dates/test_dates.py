"""Expressions → days, texts → expressions, sentences → the date of an act."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.dates import assign, default_date, find_dates, resolve_date
from kg.model import Basis, DateSpan, Granularity, Span

WEDNESDAY = date(2022, 2, 2)
SUNDAY = date(2022, 2, 6)
DECEMBER = date(2021, 12, 20)
BEFORE = DateSpan(start=date(2022, 1, 21), end=date(2022, 1, 21))  # a Friday
DAY, WEEK, MONTH, QUARTER, YEAR, DECADE, INTERVAL = (
    "day week month quarter year decade interval".split()
)

# expression, published, tense, start, end, granularity (stated against the day of publication)
STATED = [
    # absolute days, in all orders
    ("2022-01-21", WEDNESDAY, "past", "2022-01-21", "2022-01-21", DAY),
    ("2022/01/21", None, "past", "2022-01-21", "2022-01-21", DAY),
    ("21.01.2022", None, "past", "2022-01-21", "2022-01-21", DAY),
    ("1.2.2022", None, "past", "2022-02-01", "2022-02-01", DAY),
    ("21/01/2022", None, "past", "2022-01-21", "2022-01-21", DAY),
    ("01/21/2022", None, "past", "2022-01-21", "2022-01-21", DAY),
    ("05/05/2022", None, "past", "2022-05-05", "2022-05-05", DAY),
    ("2 February 2022", None, "past", "2022-02-02", "2022-02-02", DAY),
    ("February 2, 2022", None, "past", "2022-02-02", "2022-02-02", DAY),
    ("2 February, 2022", None, "past", "2022-02-02", "2022-02-02", DAY),
    ("Feb. 2, 2022", None, "past", "2022-02-02", "2022-02-02", DAY),
    ("Sept. 11, 2001", None, "past", "2001-09-11", "2001-09-11", DAY),
    ("2nd of February 2022", None, "past", "2022-02-02", "2022-02-02", DAY),
    ("the 2nd of February, 2022", None, "past", "2022-02-02", "2022-02-02", DAY),
    ("February the 2nd, 2022", None, "past", "2022-02-02", "2022-02-02", DAY),
    ("2-Feb-2022", None, "past", "2022-02-02", "2022-02-02", DAY),
    ("FEBRUARY 2, 2022", None, "past", "2022-02-02", "2022-02-02", DAY),
    ("Tuesday, February 1, 2022", None, "past", "2022-02-01", "2022-02-01", DAY),
    ("Tue, 1 Feb 2022", None, "past", "2022-02-01", "2022-02-01", DAY),
    ("29 February 2020", None, "past", "2020-02-29", "2020-02-29", DAY),
    # days without a year: tense, or the weekday
    ("March 3", WEDNESDAY, "past", "2021-03-03", "2021-03-03", DAY),
    ("March 3", WEDNESDAY, "future", "2022-03-03", "2022-03-03", DAY),
    ("March 3", WEDNESDAY, "present", "2022-03-03", "2022-03-03", DAY),
    ("1 February", WEDNESDAY, "past", "2022-02-01", "2022-02-01", DAY),
    ("1 February", WEDNESDAY, "future", "2023-02-01", "2023-02-01", DAY),
    ("2 February", WEDNESDAY, "past", "2022-02-02", "2022-02-02", DAY),
    ("2 February", WEDNESDAY, "future", "2022-02-02", "2022-02-02", DAY),
    ("29 February", WEDNESDAY, "past", "2020-02-29", "2020-02-29", DAY),
    ("29 February", WEDNESDAY, "future", "2024-02-29", "2024-02-29", DAY),
    ("Friday, December 3", WEDNESDAY, "past", "2021-12-03", "2021-12-03", DAY),
    ("Saturday, December 3", WEDNESDAY, "past", "2022-12-03", "2022-12-03", DAY),
    ("Friday 18 February", WEDNESDAY, "future", "2022-02-18", "2022-02-18", DAY),
    ("24 October last year", WEDNESDAY, "past", "2021-10-24", "2021-10-24", DAY),
    ("March 3 next year", WEDNESDAY, "future", "2023-03-03", "2023-03-03", DAY),
    ("on the 16th", WEDNESDAY, "past", "2022-01-16", "2022-01-16", DAY),
    ("on the 16th", WEDNESDAY, "future", "2022-02-16", "2022-02-16", DAY),
    ("the 31st", WEDNESDAY, "future", "2022-03-31", "2022-03-31", DAY),
    ("on the twelfth", WEDNESDAY, "past", "2022-01-12", "2022-01-12", DAY),
    ("the first of the month", WEDNESDAY, "past", "2022-02-01", "2022-02-01", DAY),
    ("the first of March", WEDNESDAY, "past", "2021-03-01", "2021-03-01", DAY),
    ("since the 7th", WEDNESDAY, "past", "2022-01-07", "2022-02-02", INTERVAL),
    ("in spring", WEDNESDAY, "future", "2022-03-01", "2022-05-31", INTERVAL),
    ("since autumn", WEDNESDAY, "past", "2021-09-01", "2022-02-02", INTERVAL),
    ("before the end of the year", WEDNESDAY, "future", "2022-02-02", "2022-12-31", INTERVAL),
    # stretches of days
    ("2-4 March 2021", None, "past", "2021-03-02", "2021-03-04", INTERVAL),
    ("2–4 March 2021", None, "past", "2021-03-02", "2021-03-04", INTERVAL),
    ("2 to 4 March", WEDNESDAY, "past", "2021-03-02", "2021-03-04", INTERVAL),
    ("March 2-4, 2021", None, "past", "2021-03-02", "2021-03-04", INTERVAL),
    ("3 and 4 May", WEDNESDAY, "future", "2022-05-03", "2022-05-04", INTERVAL),
    ("between 3 May and 6 May", WEDNESDAY, "past", "2021-05-03", "2021-05-06", INTERVAL),
    ("from 30 April to 6 May 2019", None, "past", "2019-04-30", "2019-05-06", INTERVAL),
    ("28 December to 3 January", WEDNESDAY, "past", "2021-12-28", "2022-01-03", INTERVAL),
    ("28 December–3 January 2020", None, "past", "2019-12-28", "2020-01-03", INTERVAL),
    ("13 December, 1998-30 June 2001", None, "past", "1998-12-13", "2001-06-30", INTERVAL),
    ("the night of 3 to 4 May", WEDNESDAY, "past", "2021-05-03", "2021-05-04", INTERVAL),
    ("the night of 3 May", WEDNESDAY, "past", "2021-05-03", "2021-05-03", DAY),
    ("the eve of 3 May", WEDNESDAY, "past", "2021-05-02", "2021-05-02", DAY),
    ("the week of 3 May 2021", None, "past", "2021-05-03", "2021-05-09", WEEK),
    ("Aug 24, 25 and 26", WEDNESDAY, "past", "2021-08-24", "2021-08-26", INTERVAL),
    # months
    ("December 2021", None, "past", "2021-12-01", "2021-12-31", MONTH),
    ("December, 2021", None, "past", "2021-12-01", "2021-12-31", MONTH),
    ("2021-03", None, "past", "2021-03-01", "2021-03-31", MONTH),
    ("the month of May 2019", None, "past", "2019-05-01", "2019-05-31", MONTH),
    ("December", WEDNESDAY, "past", "2021-12-01", "2021-12-31", MONTH),
    ("December", WEDNESDAY, "future", "2022-12-01", "2022-12-31", MONTH),
    ("December", DECEMBER, "past", "2021-12-01", "2021-12-31", MONTH),
    ("in February", WEDNESDAY, "past", "2022-02-01", "2022-02-28", MONTH),
    ("last December", WEDNESDAY, "past", "2021-12-01", "2021-12-31", MONTH),
    ("last December", DECEMBER, "past", "2020-12-01", "2020-12-31", MONTH),
    ("next May", WEDNESDAY, "future", "2022-05-01", "2022-05-31", MONTH),
    ("this March", WEDNESDAY, "future", "2022-03-01", "2022-03-31", MONTH),
    ("October last year", WEDNESDAY, "past", "2021-10-01", "2021-10-31", MONTH),
    ("October of last year", WEDNESDAY, "past", "2021-10-01", "2021-10-31", MONTH),
    ("from January to March", WEDNESDAY, "past", "2021-01-01", "2021-03-31", INTERVAL),
    ("from December to March", WEDNESDAY, "past", "2020-12-01", "2021-03-31", INTERVAL),
    ("from March to May", WEDNESDAY, "future", "2022-03-01", "2022-05-31", INTERVAL),
    ("from November to March 2021", None, "past", "2020-11-01", "2021-03-31", INTERVAL),
    ("between November 2020 and March", None, "past", "2020-11-01", "2021-03-31", INTERVAL),
    ("March and April", WEDNESDAY, "past", "2021-03-01", "2021-04-30", INTERVAL),
    ("March-April 2021", None, "past", "2021-03-01", "2021-04-30", INTERVAL),
    ("early March", WEDNESDAY, "past", "2021-03-01", "2021-03-10", INTERVAL),
    ("mid-June", WEDNESDAY, "past", "2021-06-11", "2021-06-20", INTERVAL),
    ("late February 2020", None, "past", "2020-02-21", "2020-02-29", INTERVAL),
    ("the end of March", WEDNESDAY, "future", "2022-03-21", "2022-03-31", INTERVAL),
    ("the first week of March 2021", None, "past", "2021-03-01", "2021-03-07", WEEK),
    ("the second week of June 2021", None, "past", "2021-06-08", "2021-06-14", INTERVAL),
    ("the last two weeks of May 2021", None, "past", "2021-05-18", "2021-05-31", INTERVAL),
    ("the last day of March", WEDNESDAY, "future", "2022-03-31", "2022-03-31", DAY),
    ("the last days of May 2021", None, "past", "2021-05-21", "2021-05-31", INTERVAL),
    ("mid-to-late April 2021", None, "past", "2021-04-11", "2021-04-30", INTERVAL),
    ("from late November to early January", WEDNESDAY, "future", "2022-11-21", "2023-01-10",
     INTERVAL),
    # quarters, halves, seasons
    ("the first quarter of 2020", None, "past", "2020-01-01", "2020-03-31", QUARTER),
    ("the fourth quarter of last year", WEDNESDAY, "past", "2021-10-01", "2021-12-31", QUARTER),
    ("Q3 2021", None, "past", "2021-07-01", "2021-09-30", QUARTER),
    ("the third quarter", WEDNESDAY, "past", "2021-07-01", "2021-09-30", QUARTER),
    ("last quarter", WEDNESDAY, "past", "2021-10-01", "2021-12-31", QUARTER),
    ("the second half of 2021", None, "past", "2021-07-01", "2021-12-31", INTERVAL),
    ("the first six months of 2021", None, "past", "2021-01-01", "2021-06-30", INTERVAL),
    ("spring 2014", None, "past", "2014-03-01", "2014-05-31", INTERVAL),
    ("the autumn of 2015", None, "past", "2015-09-01", "2015-11-30", INTERVAL),
    ("winter 2014", None, "past", "2014-12-01", "2015-02-28", INTERVAL),
    ("last summer", WEDNESDAY, "past", "2021-06-01", "2021-08-31", INTERVAL),
    ("next spring", WEDNESDAY, "future", "2022-03-01", "2022-05-31", INTERVAL),
    ("this winter", WEDNESDAY, "past", "2021-12-01", "2022-02-28", INTERVAL),
    ("the fall", WEDNESDAY, "past", "2021-09-01", "2021-11-30", INTERVAL),
    # years, decades, centuries
    ("2014", None, "past", "2014-01-01", "2014-12-31", YEAR),
    ("in 2014", None, "past", "2014-01-01", "2014-12-31", YEAR),
    ("the year 2000", None, "past", "2000-01-01", "2000-12-31", YEAR),
    ("2021/22", None, "past", "2021-01-01", "2022-12-31", INTERVAL),
    ("2014-16", None, "past", "2014-01-01", "2016-12-31", INTERVAL),
    ("2014–2016", None, "past", "2014-01-01", "2016-12-31", INTERVAL),
    ("from 2014 to 2016", None, "past", "2014-01-01", "2016-12-31", INTERVAL),
    ("between 2014 and 2016", None, "past", "2014-01-01", "2016-12-31", INTERVAL),
    ("from 2014 to the present", WEDNESDAY, "past", "2014-01-01", "2022-02-02", INTERVAL),
    ("early 2019", None, "past", "2019-01-01", "2019-04-30", INTERVAL),
    ("mid-2019", None, "past", "2019-05-01", "2019-08-31", INTERVAL),
    ("late 2019", None, "past", "2019-09-01", "2019-12-31", INTERVAL),
    ("late 2019 and early 2020", None, "past", "2019-09-01", "2020-04-30", INTERVAL),
    ("1990s", None, "past", "1990-01-01", "1999-12-31", DECADE),
    ("the 1990s", None, "past", "1990-01-01", "1999-12-31", DECADE),
    ("the '80s", None, "past", "1980-01-01", "1989-12-31", DECADE),
    ("the early 1990s", None, "past", "1990-01-01", "1993-12-31", INTERVAL),
    ("the mid-1990s", None, "past", "1994-01-01", "1996-12-31", INTERVAL),
    ("the late 1980s", None, "past", "1987-01-01", "1989-12-31", INTERVAL),
    ("the 19th century", None, "past", "1801-01-01", "1900-12-31", INTERVAL),
    ("the late twentieth century", None, "past", "1968-01-01", "2000-12-31", INTERVAL),
    # feasts
    ("Christmas Day", WEDNESDAY, "past", "2021-12-25", "2021-12-25", DAY),
    ("New Year’s Eve", WEDNESDAY, "future", "2022-12-31", "2022-12-31", DAY),
    ("last Christmas", WEDNESDAY, "past", "2021-12-25", "2021-12-25", DAY),
    ("Good Friday 1998", None, "past", "1998-04-10", "1998-04-10", DAY),
    ("Easter Sunday", WEDNESDAY, "future", "2022-04-17", "2022-04-17", DAY),
    ("Thanksgiving", WEDNESDAY, "past", "2021-11-25", "2021-11-25", DAY),
    ("a day after Christmas", WEDNESDAY, "past", "2021-12-26", "2021-12-26", DAY),
    ("two days before 3 May", WEDNESDAY, "past", "2021-05-01", "2021-05-01", DAY),
    ("a week from Friday", WEDNESDAY, "future", "2022-02-11", "2022-02-11", DAY),
    # around the day of publication
    ("today", WEDNESDAY, "past", "2022-02-02", "2022-02-02", DAY),
    ("earlier today", WEDNESDAY, "past", "2022-02-02", "2022-02-02", DAY),
    ("this morning", WEDNESDAY, "past", "2022-02-02", "2022-02-02", DAY),
    ("tonight", WEDNESDAY, "future", "2022-02-02", "2022-02-02", DAY),
    ("last night", WEDNESDAY, "past", "2022-02-01", "2022-02-01", DAY),
    ("overnight", WEDNESDAY, "past", "2022-02-01", "2022-02-02", INTERVAL),
    ("yesterday", WEDNESDAY, "past", "2022-02-01", "2022-02-01", DAY),
    ("yesterday evening", WEDNESDAY, "past", "2022-02-01", "2022-02-01", DAY),
    ("tomorrow", WEDNESDAY, "future", "2022-02-03", "2022-02-03", DAY),
    ("tomorrow", WEDNESDAY, "past", "2022-02-03", "2022-02-03", DAY),
    ("the day before yesterday", WEDNESDAY, "past", "2022-01-31", "2022-01-31", DAY),
    ("the day after tomorrow", WEDNESDAY, "future", "2022-02-04", "2022-02-04", DAY),
    # weekdays
    ("Tuesday", WEDNESDAY, "past", "2022-02-01", "2022-02-01", DAY),
    ("on Tuesday", WEDNESDAY, "past", "2022-02-01", "2022-02-01", DAY),
    ("Wednesday", WEDNESDAY, "past", "2022-02-02", "2022-02-02", DAY),
    ("Wednesday", WEDNESDAY, "future", "2022-02-02", "2022-02-02", DAY),
    ("Thursday", WEDNESDAY, "past", "2022-01-27", "2022-01-27", DAY),
    ("Friday", WEDNESDAY, "past", "2022-01-28", "2022-01-28", DAY),
    ("Friday", WEDNESDAY, "future", "2022-02-04", "2022-02-04", DAY),
    ("Friday", WEDNESDAY, "present", "2022-02-04", "2022-02-04", DAY),
    ("Tuesday", WEDNESDAY, "present", "2022-02-01", "2022-02-01", DAY),
    ("Tuesday night", WEDNESDAY, "past", "2022-02-01", "2022-02-01", DAY),
    ("early Wednesday", WEDNESDAY, "past", "2022-02-02", "2022-02-02", DAY),
    ("late on Saturday", WEDNESDAY, "past", "2022-01-29", "2022-01-29", DAY),
    ("last Tuesday", WEDNESDAY, "past", "2022-02-01", "2022-02-01", DAY),
    ("last Wednesday", WEDNESDAY, "past", "2022-01-26", "2022-01-26", DAY),
    ("this Friday", WEDNESDAY, "future", "2022-02-04", "2022-02-04", DAY),
    ("this past Friday", WEDNESDAY, "past", "2022-01-28", "2022-01-28", DAY),
    ("next Monday", WEDNESDAY, "past", "2022-02-07", "2022-02-07", DAY),
    ("next Wednesday", WEDNESDAY, "future", "2022-02-09", "2022-02-09", DAY),
    ("Friday last week", WEDNESDAY, "past", "2022-01-28", "2022-01-28", DAY),
    ("Monday of next week", WEDNESDAY, "future", "2022-02-07", "2022-02-07", DAY),
    ("Monday and Tuesday", WEDNESDAY, "past", "2022-01-31", "2022-02-01", INTERVAL),
    ("from Friday to Sunday", WEDNESDAY, "past", "2022-01-28", "2022-01-30", INTERVAL),
    ("Thursday through Saturday", WEDNESDAY, "future", "2022-02-03", "2022-02-05", INTERVAL),
    ("between Tuesday and Thursday next week", WEDNESDAY, "future", "2022-02-08", "2022-02-10",
     INTERVAL),
    # weeks, months, years of the calendar
    ("this week", WEDNESDAY, "past", "2022-01-31", "2022-02-06", WEEK),
    ("this week", SUNDAY, "past", "2022-01-31", "2022-02-06", WEEK),
    ("last week", WEDNESDAY, "past", "2022-01-24", "2022-01-30", WEEK),
    ("next week", WEDNESDAY, "future", "2022-02-07", "2022-02-13", WEEK),
    ("the week before last", WEDNESDAY, "past", "2022-01-17", "2022-01-23", WEEK),
    ("late last week", WEDNESDAY, "past", "2022-01-28", "2022-01-30", INTERVAL),
    ("over the weekend", WEDNESDAY, "past", "2022-01-29", "2022-01-30", INTERVAL),
    ("the weekend", WEDNESDAY, "future", "2022-02-05", "2022-02-06", INTERVAL),
    ("the weekend", SUNDAY, "past", "2022-02-05", "2022-02-06", INTERVAL),
    ("this weekend", WEDNESDAY, "future", "2022-02-05", "2022-02-06", INTERVAL),
    ("last weekend", SUNDAY, "past", "2022-01-29", "2022-01-30", INTERVAL),
    ("last month", WEDNESDAY, "past", "2022-01-01", "2022-01-31", MONTH),
    ("this month", WEDNESDAY, "past", "2022-02-01", "2022-02-28", MONTH),
    ("the end of the month", WEDNESDAY, "future", "2022-02-21", "2022-02-28", INTERVAL),
    ("last year", WEDNESDAY, "past", "2021-01-01", "2021-12-31", YEAR),
    ("next year", WEDNESDAY, "future", "2023-01-01", "2023-12-31", YEAR),
    ("early last year", WEDNESDAY, "past", "2021-01-01", "2021-04-30", INTERVAL),
    ("earlier this year", WEDNESDAY, "past", "2022-01-01", "2022-02-02", INTERVAL),
    ("later this year", WEDNESDAY, "future", "2022-02-02", "2022-12-31", INTERVAL),
    ("earlier in the week", WEDNESDAY, "past", "2022-01-31", "2022-02-02", INTERVAL),
    ("this decade", WEDNESDAY, "past", "2020-01-01", "2029-12-31", DECADE),
    # distances
    ("two days ago", WEDNESDAY, "past", "2022-01-31", "2022-01-31", DAY),
    ("48 hours ago", WEDNESDAY, "past", "2022-01-31", "2022-01-31", DAY),
    ("a week ago", WEDNESDAY, "past", "2022-01-26", "2022-01-26", DAY),
    ("two weeks ago", WEDNESDAY, "past", "2022-01-19", "2022-01-19", DAY),
    ("a fortnight ago", WEDNESDAY, "past", "2022-01-19", "2022-01-19", DAY),
    ("about three months ago", WEDNESDAY, "past", "2021-11-01", "2021-11-30", MONTH),
    ("a year ago", WEDNESDAY, "past", "2021-01-01", "2021-12-31", YEAR),
    ("more than twenty-five years ago", WEDNESDAY, "past", "1997-01-01", "1997-12-31", YEAR),
    ("a decade ago", WEDNESDAY, "past", "2010-01-01", "2019-12-31", DECADE),
    ("days ago", WEDNESDAY, "past", "2022-01-27", "2022-01-31", INTERVAL),
    ("a few weeks ago", WEDNESDAY, "past", "2022-01-05", "2022-01-19", INTERVAL),
    ("several months ago", WEDNESDAY, "past", "2021-03-02", "2021-12-02", INTERVAL),
    ("a month from now", WEDNESDAY, "future", "2022-03-01", "2022-03-31", MONTH),
    ("in two weeks", WEDNESDAY, "future", "2022-02-16", "2022-02-16", DAY),
    ("in three days’ time", WEDNESDAY, "future", "2022-02-05", "2022-02-05", DAY),
    ("the past 24 hours", WEDNESDAY, "past", "2022-02-01", "2022-02-02", INTERVAL),
    ("in the past 24 hours", WEDNESDAY, "past", "2022-02-01", "2022-02-02", INTERVAL),
    ("the last two weeks", WEDNESDAY, "past", "2022-01-19", "2022-02-02", INTERVAL),
    ("the past week", WEDNESDAY, "past", "2022-01-26", "2022-02-02", INTERVAL),
    ("the next three days", WEDNESDAY, "future", "2022-02-02", "2022-02-05", INTERVAL),
    ("the coming days", WEDNESDAY, "future", "2022-02-02", "2022-02-08", INTERVAL),
    ("recent weeks", WEDNESDAY, "past", "2022-01-05", "2022-02-02", INTERVAL),
    ("within 72 hours", WEDNESDAY, "future", "2022-02-02", "2022-02-05", INTERVAL),
    ("within a month", WEDNESDAY, "future", "2022-02-02", "2022-03-02", INTERVAL),
    ("year's end", WEDNESDAY, "future", "2022-09-01", "2022-12-31", INTERVAL),
    # durations date what has lasted
    ("for two years", WEDNESDAY, "past", "2020-02-02", "2022-02-02", INTERVAL),
    ("for a third day", WEDNESDAY, "past", "2022-01-31", "2022-02-02", INTERVAL),
    ("for the fifth straight night", WEDNESDAY, "past", "2022-01-29", "2022-02-02", INTERVAL),
    ("for a second week running", WEDNESDAY, "past", "2022-01-26", "2022-02-02", INTERVAL),
    ("in the night", WEDNESDAY, "past", "2022-02-01", "2022-02-02", INTERVAL),
    # bounds
    ("from Tuesday", WEDNESDAY, "past", "2022-02-01", "2022-02-02", INTERVAL),
    ("from Friday", WEDNESDAY, "future", "2022-02-04", "2022-02-04", DAY),
    ("from next month", WEDNESDAY, "future", "2022-03-01", "2022-03-31", MONTH),
    ("since 2015", WEDNESDAY, "past", "2015-01-01", "2022-02-02", INTERVAL),
    ("since Friday", WEDNESDAY, "future", "2022-01-28", "2022-02-02", INTERVAL),
    ("since the early 1990s", WEDNESDAY, "past", "1990-01-01", "2022-02-02", INTERVAL),
    ("until Friday", WEDNESDAY, "future", "2022-02-02", "2022-02-04", INTERVAL),
    ("until Friday", WEDNESDAY, "past", "2022-01-28", "2022-01-28", DAY),
    ("through March", WEDNESDAY, "future", "2022-02-02", "2022-03-31", INTERVAL),
    ("by Friday", WEDNESDAY, "future", "2022-02-02", "2022-02-04", INTERVAL),
    ("no later than 1 March", WEDNESDAY, "future", "2022-02-02", "2022-03-01", INTERVAL),
    ("by the end of the month", WEDNESDAY, "future", "2022-02-02", "2022-02-28", INTERVAL),
    ("by autumn", WEDNESDAY, "future", "2022-02-02", "2022-11-30", INTERVAL),
    ("by 2030", WEDNESDAY, "future", "2022-02-02", "2030-12-31", INTERVAL),
    ("before 1 March", WEDNESDAY, "future", "2022-02-02", "2022-02-28", INTERVAL),
    ("after 2014", WEDNESDAY, "past", "2015-01-01", "2022-02-02", INTERVAL),
]  # fmt: skip

FROM_IN = (
    "in the night",
    "in the evening",
    "in two weeks",
    "in three days’ time",
)  # "in" makes these dates

# expression, start, end, granularity; the event before was on Friday, 2022-01-21
NARRATED = [
    ("the previous day", "2022-01-20", "2022-01-20", DAY),
    ("the day before", "2022-01-20", "2022-01-20", DAY),
    ("a day earlier", "2022-01-20", "2022-01-20", DAY),
    ("the following day", "2022-01-22", "2022-01-22", DAY),
    ("the next day", "2022-01-22", "2022-01-22", DAY),
    ("the next morning", "2022-01-22", "2022-01-22", DAY),
    ("a day after", "2022-01-22", "2022-01-22", DAY),
    ("the same day", "2022-01-21", "2022-01-21", DAY),
    ("that day", "2022-01-21", "2022-01-21", DAY),
    ("later that night", "2022-01-21", "2022-01-21", DAY),
    ("hours later", "2022-01-21", "2022-01-21", DAY),
    ("three days later", "2022-01-24", "2022-01-24", DAY),
    ("days later", "2022-01-23", "2022-01-27", INTERVAL),
    ("a week earlier", "2022-01-14", "2022-01-14", DAY),
    ("by nightfall", "2022-01-21", "2022-01-21", DAY),
    ("before midnight", "2022-01-21", "2022-01-21", DAY),
    ("within hours", "2022-01-21", "2022-01-21", DAY),
    ("within minutes", "2022-01-21", "2022-01-21", DAY),
    ("at dusk", "2022-01-21", "2022-01-21", DAY),
    ("in the evening", "2022-01-21", "2022-01-21", DAY),
    ("the evening before", "2022-01-20", "2022-01-20", DAY),
    ("for eight days", "2022-01-13", "2022-01-21", INTERVAL),
    ("the following week", "2022-01-24", "2022-01-30", WEEK),
    ("two months later", "2022-03-01", "2022-03-31", MONTH),
    ("that month", "2022-01-01", "2022-01-31", MONTH),
    ("the previous month", "2021-12-01", "2021-12-31", MONTH),
    ("that year", "2022-01-01", "2022-12-31", YEAR),
    ("that November", "2022-11-01", "2022-11-30", MONTH),
    ("the following year", "2023-01-01", "2023-12-31", YEAR),
    ("two years later", "2024-01-01", "2024-12-31", YEAR),
    ("at the time", "2022-01-21", "2022-01-21", DAY),
    ("the following Monday", "2022-01-24", "2022-01-24", DAY),
    ("the previous Friday", "2022-01-14", "2022-01-14", DAY),
    ("the following June", "2022-06-01", "2022-06-30", MONTH),
    ("the previous two weeks", "2022-01-07", "2022-01-21", INTERVAL),
    ("within 72 hours", "2022-01-21", "2022-01-24", INTERVAL),
]


def test_the_table_is_long_enough_to_mean_something():
    assert len({row[:3] for row in STATED}) + len(NARRATED) >= 150


@pytest.mark.parametrize(("text", "published", "tense", "start", "end", "unit"), STATED)
def test_stated(text, published, tense, start, end, unit):
    found = resolve_date(text, published=published, tense=tense)
    assert found is not None
    assert (str(found.start), str(found.end), found.granularity) == (start, end, unit)
    assert (found.basis, found.text) == (Basis.STATED, text)


@pytest.mark.parametrize(("text", "start", "end", "unit"), NARRATED)
def test_narrated(text, start, end, unit):
    found = resolve_date(text, published=WEDNESDAY, previous=BEFORE)
    assert found is not None
    assert (str(found.start), str(found.end), found.granularity) == (start, end, unit)
    assert found.basis is Basis.NARRATIVE


@pytest.mark.parametrize(
    ("text", "day"), [("the previous day", "2022-02-01"), ("two days earlier", "2022-01-31")]
)
def test_looking_back_without_an_event_before_counts_from_publication(text, day):
    found = resolve_date(text, published=WEDNESDAY)
    assert found is not None
    assert (str(found.start), found.basis) == (day, Basis.NARRATIVE)


def test_an_event_of_several_days_moves_as_a_whole():
    talks = DateSpan(start=date(2021, 5, 3), end=date(2021, 5, 5), granularity=Granularity.INTERVAL)
    found = resolve_date("two days later", published=WEDNESDAY, previous=talks)
    assert found is not None
    assert (found.start, found.end) == (date(2021, 5, 5), date(2021, 5, 7))


@pytest.mark.parametrize(
    "text",
    [
        *("31 February 2022", "31 June", "30.02.2022", "2022-13-01", "03/04/2022"),
        *("6-2 March 2021", "the near future", "soon", "by nightfall", "a three-day visit"),
        *("two years", "", " ", "in two weeks", "years ago", "the following day", "at the time"),
        *("a day after", "before 2014", "May be"),
    ],
)  # fmt: skip
def test_no_date(text):
    assert resolve_date(text, published=WEDNESDAY, tense="past") is None


@pytest.mark.parametrize(
    "text", ["Tuesday", "3 May", "last week", "two days ago", "since 2015", "until 2030"]
)
def test_no_date_without_a_day_of_publication(text):
    assert resolve_date(text, published=None) is None


def test_the_ends_of_the_calendar():
    assert resolve_date("two decades ago", published=date(5, 1, 1)) is None
    assert resolve_date("next year", published=date(9999, 12, 31)) is None
    assert resolve_date("Sunday", published=date(1, 1, 1)) is None


# text, the expressions that must be found and no others
TEXTS = [
    ("Talks may resume on Tuesday, after two days in March 2021; 30 died last month.",
     ["Tuesday", "March 2021", "last month"]),
    ("They met on Friday, December 3, and again on Dec. 5.", ["Friday, December 3", "Dec. 5"]),
    ("From January to March, the two met weekly.", ["From January to March"]),
    ("Fighting in March and April, then calm until Friday.", ["March and April", "until Friday"]),
    ("Ties have been frozen since 2015 and were cut in mid-June.", ["since 2015", "mid-June"]),
    ("On the night of 3 to 4 May shells fell.", ["the night of 3 to 4 May"]),
    ("They met on the 16th floor on the 16th, and the 12th man left.", ["the 16th"]),
    ("In spring it rained, in spring water; the spring came.", ["spring"]),
    ("He complained last week of a blow in the last week of a campaign.", ["last week"]),
    ("It rose on Wednesday and on Friday it fell.", ["Wednesday", "Friday"]),
    ("By nightfall Nairobi had answered, at noon on Sunday Kampala.", ["By nightfall", "Sunday"]),
    ("Both must leave within 72 hours, by the end of the month at the latest.",
     ["within 72 hours", "by the end of the month"]),
    ("A day after Russia refused, and three days later, they talked.",
     ["A day after", "three days later"]),
    ("Late on Saturday, early Wednesday; Tuesday night", ["Late on Saturday", "early Wednesday",
     "Tuesday night"]),
    ("Shelling late Monday and early Tuesday.", ["late Monday and early Tuesday"]),
    ("In 2011 troops entered; a force of 2011 troops stayed.", ["2011"]),
    ("In March 20 countries signed it.", ["March"]),
    ("On March 20 the envoys signed it.", ["March 20"]),
    ("After Tuesday’s meeting he left.", ["Tuesday"]),
    ("He said on Monday that aid would rise in May.", ["Monday", "May"]),
    ("It happened on\nTuesday\xa0night.", ["Tuesday\xa0night"]),
    ("(2 March 2021)", ["2 March 2021"]),
    ("TALKS ON TUESDAY, MARCH 3", ["TUESDAY, MARCH 3"]),
    ("The ceasefire of 27 November 2024 — the first since July 2006 — held.",
     ["27 November 2024", "since July 2006"]),
    ("Signed in September 2014 and February 2015.", ["September 2014", "February 2015"]),
    # no dates
    ("Talks may fail; they march on; a second envoy came.", []),
    ("Theresa May met Mr August. A deal backed by May failed, said May.", []),
    ("The Women's March began; the Long March Institute objected.", []),
    ("The Sunday Times and the Mail on Sunday said so.", []),
    ("Friday prayers were held; Black September claimed it; every Friday they march.", []),
    ("Resolution 2254, COVID-19, the G20, 5,000 troops and a force of 2011 troops.", []),
    ("The 19-year-old, aged 21, paid $2020 for 1,990 shells; 2000 people fled.", []),
    ("A three-day visit, a 30-day truce, two years of it, in the near future, soon.", []),
    ("Happy New Year! Chinese New Year; since New Year.", ["since New Year"]),
    ("For an hour, for ten minutes, for a second day of talks.", []),
    ("From 8 to 12 August they met, from Tuesday’s dawn.", ["8 to 12 August", "Tuesday"]),
    ("From Monday it is shut, for a third day running.",
     ["From Monday", "for a third day running"]),
    ("The Good Friday Agreement and the 14 July Movement; the March 14 Alliance.", []),
    ("The worst violence in ten years; for the first time in three months.", []),
    ("The last week of talks; the first quarter of the population; the fall of Kabul.", []),
    ("Call +44 20 7946 0991 or 555-2014-33; version 2.2014; page 2014.", []),
    ("Kyiv was founded before 500 BC and settled in 1900 BC.", []),
    ("Many students march on; the spring of hope; recently; nowadays; at the same time.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_found_in_texts(text, expected):
    assert [span.text for span in find_dates(text)] == expected


@pytest.mark.parametrize("text", [row[0] for row in STATED if row[1] is not None])
def test_what_resolves_is_found(text):
    """In a sentence, behind a preposition where the expression has none of its own."""
    sentence = f"They met during {text} to talk."
    found = find_dates(sentence)
    bare = text if text in FROM_IN else text.removeprefix("in ")
    assert [span.text for span in found] == [bare.removeprefix("on ").removeprefix("over ")]


@pytest.mark.parametrize("unit", ["the end of ", "since May to ", "1998-", "2 ", " \n"])
def test_hostile_text_takes_linear_time(unit):
    """Four times the text takes about four times as long; quadratic would be sixteen."""
    short, long = (_seconds(unit, length) for length in (25_000, 100_000))
    assert long < 8 * short + 0.5


def _seconds(unit, length):
    started = time.process_time()
    find_dates(unit * (length // len(unit)))
    return time.process_time() - started


def test_default_date():
    assert default_date(None) is None
    span = default_date(WEDNESDAY)
    assert span is not None
    assert span.basis is Basis.PUBLICATION


_PIECES = st.sampled_from(
    "the of in on from to between and since until by early mid- late end last next this week month "
    "year Tuesday May March 3 31 29 February 2020 2021 1990s -  , ago two days before after later "
    "in first quarter half Christmas ' s Q1 spring previous following day 0 99 weekend".split()
)


@given(st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=12).map(" ".join)))
def test_spans_reproduce_the_text_and_resolve(text):
    last = 0
    for span in find_dates(text):
        assert text[span.start : span.end] == span.text
        assert last <= span.start < span.end
        last = span.end
        for tense in ("past", "present", "future"):
            found = resolve_date(span.text, published=WEDNESDAY, tense=tense, previous=BEFORE)
            assert found is None or found.start <= found.end


@given(
    st.sampled_from([row[0] for row in STATED + NARRATED]),
    st.dates(),
    st.sampled_from(["past", "present", "future"]),
)
def test_every_day_of_publication_resolves_or_gives_none(text, published, tense):
    found = resolve_date(text, published=published, tense=tense)
    assert found is None or found.start <= found.end


# sentence, trigger, nested clauses from the innermost, the date that belongs to the trigger
SHAPES = [
    ("Blinken met Lavrov on Friday.", "met", [], "Friday"),
    ("Blinken met Lavrov on Friday.", "met", ["Blinken met Lavrov on Friday."], "Friday"),
    ("On Monday he spoke and on Friday they met.", "met", ["on Friday they met"], "Friday"),
    ("He said on Monday that they met on Friday.", "met",
     ["they met on Friday", "He said on Monday that they met on Friday."], "Friday"),
    ("He said on Monday that they met on Friday.", "said",
     ["He said on Monday that they met on Friday."], "Monday"),
    ("He said on Monday that they met.", "met",
     ["they met", "He said on Monday that they met."], "Monday"),
    ("On Monday he said in May that they met.", "met",
     ["they met", "On Monday he said in May that they met."], None),
    ("He, back since 2015, said the pact signed in 2014 that banned arms on Monday held.", "banned",
     ["banned arms on Monday", "signed in 2014 that banned arms on Monday",
      "He, back since 2015, said the pact signed in 2014 that banned arms on Monday held."],
     "Monday"),
    ("He said on Monday that the pact they signed in 2014 to ban arms held.", "ban",
     ["to ban arms", "they signed in 2014 to ban arms",
      "He said on Monday that the pact they signed in 2014 to ban arms held."], "2014"),
    ("In March 2021 they met before the call on 3 May 2021.", "met",
     ["In March 2021 they met before the call on 3 May 2021."], "March 2021"),
    ("They met.", "met", ["They met."], None),
    ("On Monday he said they met.", "met", ["they met"], None),
    ("They met on Friday; he left on Monday.", "left", ["They met on Friday", "he left on Monday"],
     "Monday"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "trigger", "clauses", "expected"), SHAPES)
def test_the_date_of_an_act(sentence, trigger, clauses, expected):
    spans = [(sentence.index(c), sentence.index(c) + len(c)) for c in clauses]
    found = assign(find_dates(sentence), sentence.index(trigger), spans)
    assert (found and found.text) == expected


def test_equally_near_dates_prefer_the_one_behind():
    dates = [Span("2014", 0, 4), Span("2016", 16, 20)]
    assert assign(dates, 10, [(0, 30)]) == dates[1]
