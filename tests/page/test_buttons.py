"""Buttons of the frame: the address copied, the graph made larger and smaller."""

import pytest
from playwright.sync_api import expect

from tests.page.conftest import settle

pytestmark = pytest.mark.browser

CLIPBOARD = """(works) => Object.defineProperty(navigator, "clipboard", { value: {
  writeText: async (text) => { if (!works) throw new Error("no"); window.copied = text; } } })"""


def scale(page):
    settle(page)
    return page.evaluate("kgPage.graph.network.getScale()")


def test_the_address_is_copied_with_all_that_is_chosen(load):
    page = load("#show=russia&status=actual")
    page.evaluate(CLIPBOARD, True)
    button = page.locator("#copy")
    button.click()
    expect(button).to_have_text("Copied")
    assert page.evaluate("window.copied") == page.url
    assert "show=russia" in page.url
    expect(button).to_have_text("Copy link")


def test_where_nothing_can_be_copied_it_says_where_the_address_is(load):
    page = load()
    page.evaluate(CLIPBOARD, False)
    page.locator("#copy").click()
    expect(page.locator("#copy")).to_have_text("See the address bar")
    expect(page.locator("#copy")).to_have_text("Copy link")


def test_the_graph_is_made_larger_smaller_and_whole(page):
    whole = scale(page)
    for _ in range(2):
        page.get_by_role("button", name="Zoom in").click()
    assert scale(page) == pytest.approx(whole * 1.25**2)
    page.get_by_role("button", name="Zoom out").click()
    assert scale(page) == pytest.approx(whole * 1.25)
    page.mouse.move(500, 400)
    page.mouse.down()
    page.mouse.move(900, 600, steps=4)
    page.mouse.up()
    page.get_by_role("button", name="Show everything").click()
    assert scale(page) == pytest.approx(whole)
    views = "kgPage.graph.network.getViewPosition()"
    at = page.evaluate(views)
    page.evaluate("kgPage.graph.camera.fit()")
    assert page.evaluate(views) == pytest.approx(at)
