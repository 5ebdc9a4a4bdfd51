"""The window of dates goes on by itself; the clock of the page is wound by the tests."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.page.conftest import sample, settle, until_ready, write_page
from tests.page.driving import actor_at, click, counts, heading, node_look

pytestmark = pytest.mark.browser

STEP = 700
NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def page(browser, sample_path):
    """The page with motion, and with a clock that stands still until it is wound."""
    context = browser.new_context(
        viewport={"width": 1400, "height": 900}, reduced_motion="no-preference"
    )
    page, wrong = context.new_page(), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(sample_path.as_uri())
    until_ready(page)
    page.clock.install(time=NOW)
    page.clock.pause_at(NOW + timedelta(seconds=1))  # installed alone, it would go on by itself
    yield page
    context.close()
    assert wrong == []


def window(page):
    """First and last bar of the window."""
    return page.evaluate("kgPage.histogram.chosen()")


def bins(page):
    return page.evaluate("kgPage.histogram.bins")


def button(page):
    return page.locator("#timeline .play")


def label(page):
    return button(page).get_attribute("aria-label")


def wind(page, steps=1):
    for _ in range(steps):
        page.clock.run_for(STEP)


def left(page):
    """Events that are left; a clock that stands still draws no frame that would say so."""
    return page.evaluate("kgPage.events.length")


def test_the_window_goes_on_by_a_bar_a_step(page):
    assert label(page) == "Play over time"
    button(page).click()
    assert label(page) == "Pause"
    first, last = window(page)
    assert (first, last) == (0, round((bins(page) - 1) / 12))
    assert left(page) < 26
    for step in (1, 2, 3):
        wind(page)
        assert window(page) == [step, last + step]
    button(page).click()
    wind(page, 3)
    assert window(page) == [3, last + 3]
    assert label(page) == "Play over time"
    assert "from=" in page.url


def test_it_goes_on_from_the_window_that_is_chosen(page):
    page.evaluate("kgPage.histogram.choose(4, 9)")
    button(page).click()
    assert window(page) == [5, 10]


def test_it_stops_at_the_end_and_begins_anew(page):
    last = bins(page) - 1
    page.evaluate("([a, b]) => kgPage.histogram.choose(a, b)", [last - 3, last - 1])
    button(page).click()
    assert window(page) == [last - 2, last]
    assert label(page) == "Play over time", "there is nothing more to play"
    wind(page, 3)
    assert window(page) == [last - 2, last]
    button(page).click()
    assert window(page) == [0, 2]
    assert label(page) == "Pause"


def test_a_key_plays_and_pauses(page):
    page.keyboard.press("k")
    first = window(page)
    wind(page)
    assert window(page) == [n + 1 for n in first]
    page.keyboard.press("k")
    wind(page)
    assert window(page) == [n + 1 for n in first]
    page.keyboard.press("?")
    assert "play over time" in page.locator("#keys").inner_text()


def drag(page):
    box = page.locator(".histogram").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 30, steps=4)
    page.mouse.up()


def move_grip(page):
    page.locator(".grip[data-part=to]").focus()
    page.keyboard.press("ArrowRight")


def fill_date(page):
    page.locator("[data-date=from]").fill("2022-06-01")
    page.locator("[data-date=from]").blur()


def clear(page):
    page.keyboard.press("x")


@pytest.mark.parametrize("act", [drag, move_grip, fill_date, clear])
def test_it_stops_when_the_reader_sets_the_dates(page, act):
    button(page).click()
    wind(page)
    act(page)
    mine = window(page)
    assert label(page) == "Play over time"
    wind(page, 3)
    assert window(page) == mine


def test_it_stops_as_soon_as_the_bars_are_held(page):
    button(page).click()
    box = page.locator(".histogram").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 30)
    page.mouse.down()
    held = window(page)
    wind(page, 2)
    assert window(page) == held
    page.mouse.up()


def test_other_choices_do_not_stop_it(page):
    button(page).click()
    first, last = window(page)
    page.evaluate("kgPage.update({ view: 'both' })")
    wind(page)
    assert window(page) == [first + 1, last + 1]


def test_actors_keep_their_places_while_it_plays(page):
    before = page.evaluate("kgPage.graph.network.getPositions()")
    button(page).click()
    wind(page, 2)
    page.clock.run_for(100)
    after = page.evaluate("kgPage.graph.network.getPositions()")
    assert after == before, "who does nothing is faint, not gone"
    acting = page.evaluate("[...kgPage.graph.counts.keys()]")
    idle = next(int(n) for n in before if int(n) not in acting)
    assert page.evaluate("(n) => kgPage.graph.nodes.get(n).opacity", idle) < 0.2
    assert page.evaluate("(n) => kgPage.graph.nodes.get(n).opacity", acting[0]) == 1
    shown = page.locator("#counts").inner_text()
    assert shown.startswith(f"Showing {len(acting)} of {len(acting)} actors")
    assert page.locator("#counts").get_attribute("aria-live") == "off"
    page.keyboard.press("x")
    page.clock.run_for(100)
    assert page.evaluate("kgPage.graph.nodes.get().every((node) => node.opacity === 1)")
    assert page.locator("#counts").get_attribute("aria-live") == "polite"


# -- without motion


def test_who_wants_no_motion_goes_step_by_step(load):
    page = load(reduced_motion="reduce")
    assert label(page) == "One step on in time"
    button(page).click()
    first = window(page)
    page.wait_for_timeout(STEP + 300)
    assert window(page) == first, "nothing moves by itself"
    page.keyboard.press("k")
    assert window(page) == [n + 1 for n in first]
    assert label(page) == "One step on in time"


def test_details_stay_while_stepping(load):
    page = load()
    click(page, actor_at(page, "russia"))
    button(page).click()
    settle(page)
    assert heading(page) == "Russia"
    assert node_look(page, "russia")["opacity"] == 1
    page.get_by_role("button", name="All dates").click()
    assert counts(page)[3] == 26


def test_what_happened_on_one_day_cannot_be_played(load, tmp_path):
    one = sample()
    write_page(replace(one, found=one.found[:1]), tmp_path / "day.html")
    page = load(path=tmp_path / "day.html")
    assert not button(page).is_visible()
    page.keyboard.press("k")
    assert page.evaluate("kgPage.state.from") is None
