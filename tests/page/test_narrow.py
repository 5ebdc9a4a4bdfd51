"""On a phone or half a screen: one column, in which what is chosen is brought into view."""

import pytest
from playwright.sync_api import expect

from tests.page.conftest import settle, until, until_ready
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


def test_an_event_of_the_table_reads_as_on_its_card(load):
    """The day, who did what to whom, the sentence, the source: all from the same left edge."""
    page = load("#view=table", size=(390, 844))
    assert not page.locator("#table thead").bounding_box()["height"] > 1
    row = page.locator("#table tbody tr", has_text="evading")
    cells = row.locator("td").evaluate_all(
        """(cells) => cells.map((cell) => { const range = document.createRange();
          range.selectNodeContents(cell); const { left, top, width } = range.getClientRects()[0];
          return [cell.dataset.label, Math.round(left), Math.round(top), width]; })"""
    )
    places = {label: (left, top) for label, left, top, width in cells}
    starts = {places[label][0] for label in ("Date", "Who", "Sentence", "Source")}
    assert starts == {15}
    assert abs(places["Who"][1] - places["Event"][1]) < 3, "in one line"
    assert places["Date"][1] < places["Who"][1] < places["Sentence"][1] < places["Source"][1]
    assert row.bounding_box()["height"] < 150
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_goes_without_saying_takes_no_room_in_a_list(load):
    page = load("#view=table", size=(390, 844))
    status = page.locator("td[data-label=Status]")
    widths = {cell.inner_text(): cell.bounding_box()["width"] for cell in status.all()}
    assert widths["actual"] <= 1
    assert widths["planned"] > 30


def test_the_button_of_the_filters_counts_them(load):
    page = load("#type=CONSULT&status=actual&show=russia", size=(390, 844))
    button = page.locator("#filters-button")
    assert button.inner_text() == "Filters (2)"
    page.locator("#chips .clear").click()
    assert button.inner_text() == "Filters"


def test_a_finger_has_room(browser, sample_path):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(f"{sample_path.as_uri()}#show=russia&status=actual")
    until_ready(page)
    small = page.locator("button:visible:not(.actor, .chip), .check:visible").evaluate_all(
        """(all) => all.filter((one) => one.getBoundingClientRect().height < 32)
          .map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_the_filters_open_and_close_by_key(load):
    page = load(size=(390, 844))
    button, filters = page.locator("#filters-button"), page.locator("#filters")
    expect(filters).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    button.focus()
    page.keyboard.press("Enter")
    expect(filters).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    filters.locator("[data-filter=statuses][value=actual]").focus()
    page.keyboard.press("Space")
    settle(page)
    expect(filters).to_be_visible()
    page.keyboard.press("Escape")
    expect(filters).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_have_text("Filters (1)")
    assert page.url.endswith("#status=actual"), "open or closed is no part of the address"


def test_escape_in_the_filters_deselects_where_they_stand_beside_the_graph(load):
    page = load("#show=russia")
    page.locator("#filters [data-filter=statuses]").first.focus()
    page.keyboard.press("Escape")
    settle(page)
    expect(page.locator("#filters")).to_be_visible()
    assert heading(page) == "Most active pairs"


def test_a_list_is_sorted_by_a_field(load):
    page = load("#view=table", size=(390, 844))
    field = page.get_by_label("Sort by")
    first = page.locator("#table tbody tr").first
    assert field.input_value() == "date"
    assert first.locator(".date").inner_text() == "15 Dec 2021"
    field.focus()
    page.keyboard.press("ArrowDown")
    settle(page)
    assert field.locator("option:checked").inner_text() == "Date, latest first"
    assert first.locator(".date").inner_text() == "15 Jan 2024"
    assert field.evaluate("(box) => box === document.activeElement"), "focus stays"
    field.select_option(label="Sure, highest first")
    settle(page)
    sure = page.locator("#table td.number").all_inner_texts()
    assert sure == sorted(sure, key=lambda text: -int(text[:-1]))
    assert "sort=-confidence" in page.url
    again = load("#view=table&sort=-target", size=(390, 844))
    assert again.get_by_label("Sort by").input_value() == "-target"


def test_a_list_has_no_headings_to_stumble_on(load):
    page = load("#view=table", size=(390, 844))
    page.get_by_label("Sort by").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('tbody') !== null")
    wide = load("#view=table")
    expect(wide.get_by_label("Sort by")).to_be_hidden()
    expect(wide.locator("#table thead button").first).to_be_visible()
