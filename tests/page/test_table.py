"""The table follows what is chosen: it marks its rows, and can hold nothing else."""

import csv
import io

import pytest
from playwright.sync_api import expect

from tests.page.conftest import settle
from tests.page.driving import counts, download, heading, search

pytestmark = pytest.mark.browser

ROWS = "#table tbody tr"
MARKED = f"{ROWS}[aria-current=true]"


def limit(page):
    return page.locator("#table .only input")


def test_the_rows_of_what_is_chosen_are_marked(load):
    page = load("#view=table")
    assert page.locator(MARKED).count() == 0
    assert limit(page).count() == 0
    page.locator("#table tbody button", has_text="Tonga").click()
    settle(page)
    assert page.locator(MARKED).all_inner_texts()[0].startswith("15 Jan 2024")
    assert (page.locator(MARKED).count(), page.locator(ROWS).count()) == (1, 26)
    look = "(row) => getComputedStyle(row).backgroundColor"
    other = page.locator(f"{ROWS}:not([aria-current])").first
    assert page.locator(MARKED).evaluate(look) != other.evaluate(look)
    page.locator("#table tbody button", has_text="phone call").click()
    settle(page)
    assert heading(page) == "Antony Blinken and Sergey Lavrov"
    assert page.locator(MARKED).count() == 5


def test_the_table_can_hold_nothing_else(load):
    page = load("#view=both")
    search(page, "russia")
    page.keyboard.press("Enter")
    settle(page)
    label = page.locator("#table .only")
    assert label.inner_text() == "Only the 9 events of Russia"
    limit(page).focus()
    page.keyboard.press("Space")
    settle(page)
    assert page.locator(ROWS).count() == 9
    assert limit(page).evaluate("(box) => box === document.activeElement"), "focus stays"
    assert "only=1" in page.url
    assert counts(page)[3] == 26, "no filter: the graph keeps all"
    other = load(page.url[page.url.index("#") :])
    assert other.locator(ROWS).count() == 9
    other.keyboard.press("Escape")
    settle(other)
    assert other.locator(ROWS).count() == 26
    assert limit(other).count() == 0


@pytest.mark.parametrize(
    ("view", "rows", "told"),
    [
        ("table", 9, "Showing 9 of 26 events"),
        ("both", 9, "26 events, 9 in the table"),
        ("graph", 26, "26 events"),
    ],
)
def test_the_number_and_the_file_are_of_what_the_table_holds(load, view, rows, told):
    page = load(f"#show=russia&only=1&view={view}")
    assert page.locator("#counts").inner_text().endswith(told)
    held = list(csv.DictReader(io.StringIO(download(page, "csv").decode("utf-8-sig"))))
    assert len(held) == rows
    if view != "graph":
        assert page.locator(ROWS).count() == rows
        assert all("Russia" in row["source"] + row["target"] for row in held)


def test_a_direction_and_a_path_count_too(load):
    page = load("#view=table&pair=antony-blinken&pair=sergey-lavrov&side=back")
    assert page.locator(MARKED).count() == 1
    page = load("#view=table&path=iran&path=ukraine&only=1")
    assert page.locator("#table .only").inner_text() == "Only the 3 events of the path"
    assert page.locator(ROWS).count() == 3
    limit(page).uncheck()
    settle(page)
    expect(page.locator(MARKED)).to_have_count(3)


@pytest.mark.parametrize("width", [1000, 1280, 1366, 1440])
@pytest.mark.parametrize("view", ["table", "both"])
def test_nothing_of_it_is_cut(load, demo_path, width, view):
    page = load(f"#view={view}", path=demo_path, size=(width, 800))
    room = page.locator("#table").evaluate("(box) => [box.scrollWidth, box.clientWidth]")
    assert room[0] <= room[1]
    head = page.locator("#table thead").bounding_box()
    assert (head["height"] > 1) == (width > 1000), "with less room it is a list"
    if width > 1000:  # 15 pixels for a bar to scroll with
        page.locator("#table").evaluate(
            "(box) => { box.style.width = `${box.clientWidth - 15}px` }"
        )
        room = page.locator("#table").evaluate("(box) => [box.scrollWidth, box.clientWidth]")
        assert room[0] <= room[1]


def test_a_heading_keeps_the_focus_when_it_sorts(load):
    page = load("#view=table")
    for name in ("source", "type", "target", "status", "confidence"):
        page.locator(f"[data-sort={name}], [data-sort='-{name}']").focus()
        for order in ("ascending", "descending"):
            page.keyboard.press("Enter")
            settle(page)
            sorted_by = page.locator(f"th[aria-sort={order}] button")
            assert sorted_by.evaluate("(button) => button === document.activeElement"), name
