"""Events filtered by how sure it is that their types and parties are right."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from tests.page.conftest import sample, settle, write_page
from tests.page.driving import counts

pytestmark = pytest.mark.browser


def choice(page, least):
    return page.locator(f"[data-filter=sure][value='{least}']")


def left(page):
    """How many events each choice would leave."""
    rows = page.locator(".check", has=page.locator("[data-filter=sure]"))
    return [int(row.locator(".count").inner_text()) for row in rows.all()]


def sure(least):
    """How many events of the sample are so sure."""
    return sum(report.event.confidence >= least for report in sample().reports())


def test_each_choice_says_what_it_leaves(load):
    page = load()
    assert left(page) == [sure(0), sure(0.5), sure(0.7), sure(0.8)]
    assert left(page)[0] > left(page)[2] > left(page)[3] > 0


def test_what_is_less_sure_goes_and_comes_back(load):
    page = load()
    expect(choice(page, 0)).to_be_checked()
    choice(page, 0.7).check()
    assert counts(page)[3] == sure(0.7)
    page.keyboard.press("t")
    settle(page)
    shares = page.locator("#table td.number").all_inner_texts()
    assert len(shares) == sure(0.7)
    assert min(int(share.rstrip("%")) for share in shares) >= 70
    chip = page.locator("#chips .chip").first
    assert chip.inner_text().startswith("70% sure or more")
    chip.click()
    page.keyboard.press("g")
    assert counts(page)[3] == sure(0)


def test_the_address_brings_it_back(load):
    page = load()
    choice(page, 0.8).check()
    settle(page)
    assert page.url.endswith("#sure=0.8")
    assert counts(load("#sure=0.8"))[3] == sure(0.8)
    for wrong in ("#sure=0.9", "#sure=x", "#sure=-1"):
        assert counts(load(wrong))[3] == sure(0)


def test_nothing_left_offers_to_be_less_sure(load):
    page = load("#sure=0.8&status=planned")
    empty = page.locator("#empty")
    assert "filtered out by status and sureness together" in empty.inner_text()
    empty.get_by_role("button", name="Without the sureness").click()
    assert counts(page)[3] == 1


def test_a_page_where_all_is_unsure_has_no_such_filter(load, tmp_path):
    found = [replace(r, event=replace(r.event, confidence=0.3)) for r in sample().found]
    write_page(replace(sample(), found=found), tmp_path / "unsure.html")
    assert load(path=tmp_path / "unsure.html").locator("[data-filter=sure]").count() == 0
