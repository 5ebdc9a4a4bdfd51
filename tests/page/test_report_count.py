"""Events filtered by how many reports tell them."""

import pytest
from playwright.sync_api import expect

from tests.page.conftest import retold, settle, write_page
from tests.page.driving import counts

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def told_path(tmp_path_factory):
    """One event that three reports tell, among others that one does."""
    path = tmp_path_factory.mktemp("page") / "told.html"
    write_page(retold("They spoke.", "A call."), path, "Who dealt with whom: a sample")
    return path


@pytest.fixture
def page(load, told_path):
    return load(path=told_path)


def choice(page, least):
    return page.locator(f"[data-filter=reports][value='{least}']")


def facet(page):
    """What each choice would leave, by its words."""
    rows = page.locator(".check", has=page.locator("[data-filter=reports]"))
    return {
        row.locator(".check-label").inner_text(): row.locator(".count").inner_text()
        for row in rows.all()
    }


def test_each_choice_says_what_it_leaves(page):
    assert facet(page) == {"any": "26", "2 or more": "1", "3 or more": "1"}
    page.locator("[data-filter=statuses][value=denied]").check()
    settle(page)
    assert facet(page) == {"any": "1", "2 or more": "0", "3 or more": "0"}


def test_an_event_is_left_when_enough_reports_tell_it(page):
    expect(choice(page, 1)).to_be_checked()
    choice(page, 3).check()
    assert counts(page)[3] == 1
    assert facet(page) == {"any": "26", "2 or more": "1", "3 or more": "1"}
    chip = page.locator("#chips .chip").first
    assert chip.inner_text().startswith("3 or more reports")
    chip.click()
    assert counts(page)[3] == 26
    expect(choice(page, 1)).to_be_checked()


def test_the_choice_goes_by_arrow_keys(page):
    choice(page, 1).focus()
    page.keyboard.press("ArrowDown")
    assert counts(page)[3] == 1
    expect(choice(page, 2)).to_be_focused()
    page.keyboard.press("t")
    settle(page)
    assert page.locator("#table tbody tr").count() == 1, "letters keep their meaning there"


def test_the_address_brings_it_back(load, page, told_path):
    choice(page, 2).check()
    settle(page)
    assert page.url.endswith("#reports=2")
    page = load("#reports=2", told_path)
    assert counts(page)[3] == 1
    for wrong in ("#reports=4", "#reports=x", "#reports=-1"):
        assert counts(load(wrong, told_path))[3] == 26


def test_clear_ends_it_and_nothing_left_offers_to(page):
    choice(page, 2).check()
    page.locator("[data-filter=statuses][value=denied]").check()
    settle(page)
    empty = page.locator("#empty")
    assert "filtered out by status and number of reports together" in empty.inner_text()
    empty.get_by_role("button", name="Without the number of reports: 1 event").click()
    assert counts(page)[3] == 1
    choice(page, 2).check()
    page.keyboard.press("x")
    assert counts(page)[3] == 26


def test_a_page_where_all_is_told_once_has_no_such_filter(load):
    page = load()
    assert page.locator("[data-filter=reports]").count() == 0
    assert counts(page)[3] == 26
