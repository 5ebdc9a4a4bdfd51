"""On a phone or half a screen: one column, in which what is chosen is brought into view."""

import pytest
from playwright.sync_api import expect

from tests.page.conftest import settle, until
from tests.page.driving import actor_at, click, heading, link_at, search

pytestmark = pytest.mark.browser

NARROW = pytest.mark.parametrize("size", [(390, 844), (800, 900)])


def shows_details(page):
    """The head of the details stands at the top of the window, and is read from there."""
    until(page, "document.getElementById('details').getBoundingClientRect().top < 60", seconds=5)
    box = page.locator("#details h2").first.bounding_box()
    assert 0 <= box["y"] < page.viewport_size["height"] / 2
    assert page.evaluate("document.activeElement.id") == "details"


@NARROW
@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_an_actor_that_is_chosen_is_brought_into_view(load, size, motion):
    page = load(size=size, reduced_motion=motion)
    place = actor_at(page, "russia")
    click(page, place)
    shows_details(page)
    assert heading(page) == "Russia"
    page.get_by_role("button", name="Close details").click()
    until(page, "scrollY < document.getElementById('graph').offsetTop + 80", seconds=5)
    expect(page.locator("#graph")).to_be_in_viewport(ratio=0.8)


@NARROW
def test_a_link_that_is_chosen_is_brought_into_view(load, size):
    page = load(size=size)
    click(page, link_at(page, "ethiopia", "tigray-front", "="))
    shows_details(page)
    assert heading(page) == "Ethiopia and Tigray People's Liberation Front"
    page.locator(".tabs [data-side=all]").focus()
    page.keyboard.press("Enter")
    settle(page)
    assert page.evaluate("document.activeElement.dataset.side") == "all", "the reader stays there"


@NARROW
def test_so_is_what_is_searched_or_chosen_in_the_table(load, size):
    page = load(size=size)
    search(page, "tonga")
    page.keyboard.press("Enter")
    shows_details(page)
    page.evaluate("scrollTo(0, 0)")
    page.locator("[data-view=table]").first.click()
    page.locator("#table tbody button", has_text="China").first.click()
    shows_details(page)
    assert heading(page) == "China"


def test_no_motion_for_who_wants_none(load):
    page = load(size=(390, 844), reduced_motion="reduce")
    page.evaluate(
        """() => { window.asked = []; const scroll = Element.prototype.scrollIntoView;
          Element.prototype.scrollIntoView = function (how) {
            asked.push(how.behavior); return scroll.call(this, how); }; }"""
    )
    click(page, actor_at(page, "russia"))
    page.emulate_media(reduced_motion="no-preference")
    page.evaluate("scrollTo(0, 0)")
    click(page, actor_at(page, "ukraine"))
    assert page.evaluate("asked") == ["auto", "smooth"]


def test_keys_in_the_graph_stay_there(load):
    page = load(size=(800, 900))
    page.locator("#network > div").focus()
    before = page.evaluate("scrollY")
    page.keyboard.press("ArrowRight")
    settle(page)
    assert page.evaluate("document.activeElement.closest('#network') !== null")
    assert page.evaluate("scrollY") == before


def test_an_address_is_shown_from_its_top(load):
    assert load("#show=russia", size=(390, 844)).evaluate("scrollY") == 0


def test_a_wide_page_does_not_scroll(page):
    click(page, actor_at(page, "russia"))
    assert page.evaluate("scrollY") == 0
    assert page.evaluate("document.activeElement.id") != "details"


def test_no_word_slips_into_the_column_of_labels(load):
    page = load("#view=table", size=(390, 844))
    cells = page.locator("td[data-label=Who], td[data-label=Whom]").evaluate_all(
        """(cells) => cells.map((cell) => { const range = document.createRange();
          range.selectNodeContents(cell);
          const indent = parseFloat(getComputedStyle(document.documentElement).fontSize) * 5.5;
          return [cell.textContent, Math.min(...[...range.getClientRects()].map((r) => r.left)) -
            cell.getBoundingClientRect().left - indent]; })"""
    )
    assert any(" and " in text for text, _ in cells)
    assert [text for text, left in cells if left < -1] == []
    lines = page.locator("td[data-label=Who]", has_text=" and ").first
    assert lines.bounding_box()["height"] < 45, "it reads as one line"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
