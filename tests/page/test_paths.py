"""The form that asks for a path, filled in wrongly: it says so, and lies over nothing."""

import pytest
from playwright.sync_api import expect

from tests.page.conftest import settle
from tests.page.driving import heading

pytestmark = pytest.mark.browser


def field(page, label):
    return page.get_by_role("combobox", name=label)


def problem(page):
    return page.locator(".paths [role=status]")


def test_a_name_that_nobody_has_is_said_and_the_next_field_can_be_used_at_once(page):
    first, second = field(page, "Path from"), field(page, "Path to")
    first.click()
    page.keyboard.type("zzz")
    page.keyboard.press("Enter")
    expect(problem(page)).to_have_text("No actor is called “zzz”.")
    assert first.get_attribute("aria-invalid") == "true"
    assert page.locator(".paths [role=listbox]:visible").count() == 0
    box = second.bounding_box()
    page.mouse.click(box["x"] + 40, box["y"] + box["height"] / 2)
    page.keyboard.type("ukr")
    assert second.input_value() == "ukr", "the first click was enough"
    page.keyboard.press("Enter")
    settle(page)
    expect(problem(page)).to_have_text("No actor is called “zzz”.")
    assert "path=" not in page.url
    first.fill("iran")
    first.press("Enter")
    settle(page)
    assert problem(page).inner_text() == ""
    assert first.get_attribute("aria-invalid") is None
    assert page.locator(".chain .step").count() == 3


def test_what_is_typed_and_left_is_taken_or_said(page):
    first, second = field(page, "Path from"), field(page, "Path to")
    first.click()
    page.keyboard.type("Iran")
    page.keyboard.press("Tab")
    page.keyboard.type("u")
    page.keyboard.press("Tab")
    expect(problem(page)).to_have_text("Choose from the list who “u” is.")
    assert second.get_attribute("aria-invalid") == "true"
    second.fill("UKRAINE")
    page.keyboard.press("Tab")
    settle(page)
    assert page.locator(".chain .step").count() == 3


def test_a_path_goes_when_an_end_of_it_does(load):
    page = load("#path=iran&path=ukraine")
    assert page.locator(".chain .step").count() == 3
    field(page, "Path to").fill("nobody at all")
    page.keyboard.press("Enter")
    settle(page)
    expect(problem(page)).to_have_text("No actor is called “nobody at all”.")
    assert page.locator(".chain").count() == 0
    assert "path=" not in page.url
    assert field(page, "Path to").input_value() == "nobody at all"
    assert heading(page) == "Most active pairs"


def test_both_ends_the_same(page):
    for label in ("Path from", "Path to"):
        field(page, label).fill("china")
        field(page, label).press("Enter")
    expect(problem(page)).to_have_text("Both ends are the same actor.")
