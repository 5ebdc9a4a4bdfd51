"""The time bar of a store in which a few dates lie far from all others."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from tests.page.conftest import sample, settle, write_page
from tests.page.driving import counts

pytestmark = pytest.mark.browser


def dated(report, begin, end=None):
    when = replace(report.event.date, start=begin, end=end or begin)
    return replace(report, event=replace(report.event, date=when))


@pytest.fixture(scope="module")
def stray_path(tmp_path_factory):
    """The sample, with its first event in 2001, its last in 2040, and one that lasts ten years."""
    source = sample()
    first, second, *rest, last = source.found
    found = [
        dated(first, date(2001, 5, 6)),
        dated(second, date(2022, 1, 10), date(2031, 1, 1)),
        *rest,
        dated(last, date(2040, 1, 1)),
    ]
    path = tmp_path_factory.mktemp("page") / "stray.html"
    write_page(replace(source, found=found), path)
    return path


@pytest.fixture
def page(load, stray_path):
    return load(path=stray_path)


def bars(page):
    """Where the bars are that count something: left and right, of the width."""
    return page.evaluate(
        """() => { const { left, width } = kgPage.histogram.plot.getBoundingClientRect();
          return [...document.querySelectorAll(".histogram .bar.all")].map((bar) => {
            const box = bar.getBoundingClientRect();
            return [(box.left - left) / width, (box.right - left) / width]; }); }"""
    )


def point_at(page, share):
    box = page.locator(".histogram").bounding_box()
    page.mouse.move(box["x"] + box["width"] * share, box["y"] + 30)
    return page.locator("#timeline .note").first.inner_text()


def test_strays_take_one_bar_and_the_rest_has_the_room(page):
    places = bars(page)
    assert len(places) >= 12
    assert places[0][1] < 0.06
    assert places[-1][0] > 0.94
    assert places[1][0] < 0.1, "the rest begins right beside it"
    assert places[-2][1] > 0.9
    assert page.locator(".axis .break").count() == 2
    assert point_at(page, 0.01) == "before 1 Jan 2022: 1 event"
    assert point_at(page, 0.99).endswith(": 1 event")
    assert point_at(page, 0.99).startswith("from ")


def marks(page):
    return page.locator(".histogram .axis text").all_text_contents()


def test_time_is_marked_by_round_dates(load, demo_path):
    assert marks(load(path=demo_path)) == ["2019", "2020", "2021", "2022", "2023", "2024"]
    assert marks(load())[:3] == ["Jan 2022", "Apr", "Jul"]
    for size in ((1920, 1080), (390, 844)):
        page = load(path=demo_path, size=size)
        ends = page.locator(".histogram .axis text").evaluate_all(
            "(all) => all.map((text) => { const box = text.getBoundingClientRect();"
            " return [box.left, box.right]; })"
        )
        assert all(left[1] + 8 < right[0] for left, right in pairwise(ends))
        box = page.locator(".histogram").bounding_box()
        assert ends[-1][1] <= box["x"] + box["width"]


def test_strays_can_be_chosen(page):
    box = page.locator(".histogram").bounding_box()
    page.mouse.click(box["x"] + 8, box["y"] + 30)
    assert counts(page)[3] == 1
    assert "6 May 2001" in page.locator("#details").inner_text()
    grip = page.locator(".grip[data-part=to]")
    grip.focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    assert counts(page)[3] > 1
    assert "from=2001-05-01" in page.url


def test_a_store_without_strays_has_no_break(load):
    assert load().locator(".axis .break").count() == 0


def test_the_panel_tells_no_dates_beyond_the_window(page):
    page.locator("[data-date=from]").fill("2022-03-01")
    page.locator("[data-date=to]").fill("2022-12-31")
    settle(page)
    said = page.locator("#details .note").first.inner_text()
    assert "between 1 Mar 2022 and 31 Dec 2022" in said
    assert "2031" not in page.locator("#details").inner_text()


def test_playing_passes_over_what_is_empty(load):
    page = load("#country=GUY")
    page.keyboard.press("k")
    assert counts(page)[3] == 2
    page = load("#country=CHN&from=2022-08-01&to=2022-08-31")
    assert counts(page)[3] == 1
    page.locator("#timeline .play").click()
    assert counts(page)[3] == 1, "the next event, months later"
    assert "from=2023-02-01" in page.url
