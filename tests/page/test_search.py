"""The search forgives slips where nobody has the name that was typed; "back" leads back."""

import pytest

from tests.page.conftest import settle
from tests.page.driving import click, counts, heading, link_at, search

pytestmark = pytest.mark.browser

OFFERS = "#search [role=option]"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bliken", "Antony Blinken"),
        ("lawrow", "Sergey Lavrov"),  # of an alias, too
        ("macorn", "Emmanuel Macron"),
        ("serg lavrof", None),  # a word of less than six letters is one slip away at most
        ("sergei lavrof", "Sergey Lavrov"),
        ("chna", "China"),
        ("saudi arabai", "Saudi Arabia"),
        ("uae", None),
        ("xyzzy", None),
    ],
)
def test_the_nearest_names_are_offered(page, typed, meant):
    search(page, typed)
    listed = page.locator("#search [role=listbox]").inner_text()
    if meant is None:
        assert listed == "No actor of this name"
        return
    assert listed.startswith("Did you mean")
    assert page.locator(OFFERS).first.inner_text().startswith(meant)
    page.keyboard.press("Enter")
    settle(page)
    assert heading(page) == meant


def test_who_has_the_name_is_offered_alone(page):
    search(page, "iran")
    assert "Did you mean" not in page.locator("#search [role=listbox]").inner_text()
    assert page.locator(OFFERS).count() == 1


def test_the_ends_of_a_path_forgive_too(page):
    field = page.locator("[aria-label='Path from']").first
    field.fill("bliken")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert field.input_value() == "Antony Blinken"


def test_back_leads_to_what_was_chosen_before(page):
    search(page, "russia")
    page.keyboard.press("Enter")
    settle(page)
    click(page, link_at(page, "united-states", "russia", ">"))
    pair = heading(page)
    page.locator("[data-filter=statuses][value=actual]").check()
    left = counts(page)
    page.locator("[data-view=both]").first.click()
    settle(page)
    page.go_back()
    settle(page)
    assert page.locator("#table").is_hidden()
    assert (heading(page), counts(page)) == (pair, left), "a filter is no step of its own"
    page.go_back()
    settle(page)
    assert heading(page) == "Russia"
    page.go_back()
    settle(page)
    assert heading(page) == "Most active pairs"
    page.go_forward()
    settle(page)
    assert heading(page) == "Russia"


def test_steps_by_keys_leave_no_trace(page):
    before = page.evaluate("history.length")
    page.locator("#network > div").focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("n")
    page.evaluate("kgPage.update({ from: 19000 })")
    settle(page)
    assert "from=" in page.url
    assert page.evaluate("history.length") == before
