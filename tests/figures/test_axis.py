from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.figures.axis import make_axis

FREE = (None, None)


def day(text):
    return date.fromisoformat(text)


def axis(*days, published=(), limits=FREE):
    return make_axis([(d, d) for d in map(day, days)], [*map(day, published)], limits, 0, 480)


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2022-02-01", "2022-02-12", {"5", "10"}),
        ("2022-02-01", "2022-03-20", {"5", "10", "20"}),
        ("2022-01-15", "2022-09-15", {"Feb", "Sep"}),
        ("2020-03-01", "2023-09-15", {"Jan", "Jul"}),
        ("1999-03-01", "2023-09-15", {"2000", "2020"}),
        ("1500-03-01", "2023-09-15", {"1600", "2000"}),
    ],
)
def test_ticks_are_as_fine_as_there_is_room_for(first, last, labels):
    ticks = axis(first, last).ticks()
    assert labels <= {tick.label for tick in ticks}
    assert 3 <= len(ticks) <= 16


def test_a_month_or_a_year_is_named_where_it_begins():
    ticks = axis("2021-11-10", "2022-06-10").ticks()
    assert [(tick.label, tick.period) for tick in ticks if tick.period] == [
        ("Dec", "2021"),
        ("Jan", "2022"),
    ]


def test_near_the_news_all_is_to_scale():
    found = axis("2021-12-20", "2022-02-01", "2022-03-01", published=["2022-02-02"])
    assert (found.earlier, found.later, found.breaks()) == ((), (), [])
    days = map(day, ("2021-12-20", "2022-02-01", "2022-03-01"))
    a, b, c = (found.place((d, d))[0] for d in days)
    assert (b - a) / (c - b) == pytest.approx(43 / 28)


def test_what_is_far_from_the_news_has_slots():
    found = axis("1999-05-01", "2016-05-01", "2022-02-01", "2040-01-01", published=["2022-02-02"])
    assert [slot.label for slot in found.earlier] == ["1999", "2016"]
    assert [slot.label for slot in found.later] == ["2040"]
    xs = [found.place((d, d))[0] for d in map(day, ("1999-05-01", "2016-05-01", "2022-02-01"))]
    assert xs == sorted(xs)
    assert found.breaks() == [found.left, found.right]


def test_too_many_slots_become_one():
    years = [f"{year}-05-01" for year in range(1950, 2000)]
    found = axis(*years, "2022-02-01", published=["2022-02-02"])
    assert [slot.label for slot in found.earlier] == ["1950–99"]


def test_limits_bound_the_scale():
    limits = day("2022-02-01"), day("2022-03-31")
    found = make_axis([(day("2021-01-01"), day("2022-12-31"))], [], limits, 0, 480)
    assert (found.first, found.last) == tuple(limit.toordinal() for limit in limits)
    assert found.place((day("2021-01-01"), day("2022-12-31"))) == (0, 480)


DAYS = st.dates()


@settings(deadline=None)
@given(st.lists(st.tuples(DAYS, st.integers(0, 4000)), min_size=1, max_size=20), st.lists(DAYS))
def test_every_span_has_a_place(spans, published):
    days = [(d, d + min(timedelta(n), date.max - d)) for d, n in spans]
    found = make_axis(days, published, FREE, 10, 470)
    for span in days:
        left, right = found.place(span)
        assert 10 <= left <= right <= 470
    assert all(10 <= tick.x <= 470 for tick in found.ticks())
