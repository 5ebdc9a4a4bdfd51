"""The switch that leaves out who has no name, as a reader uses it."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from tests.page.conftest import sample, settle, write_page
from tests.page.driving import counts, heading, search

pytestmark = pytest.mark.browser

SWITCH = "[data-filter=named]"


@pytest.fixture
def page(load, demo_path):
    return load(path=demo_path, size=(1440, 900))


def nameless(page):
    return page.evaluate(
        "[...kgPage.graph.counts.keys()].filter((n) => kgPage.data.actors[n].nameless).length"
    )


def test_it_takes_the_nameless_off_the_graph_and_keeps_what_named_ones_do(page):
    before = counts(page)
    assert nameless(page) > 10
    row = page.locator(".check", has=page.locator(SWITCH))
    would = int(row.locator(".count").inner_text())
    page.locator(SWITCH).focus()
    page.keyboard.press("Space")
    after = counts(page)
    assert nameless(page) == 0
    assert after[3] == would < before[3]
    assert after[3] > before[3] * 0.9, "an event is left if anybody in it has a name"
    assert after[1] < before[1]
    assert "named=1" in page.url
    chip = page.locator("#chips .chip", has_text="named actors only")
    chip.click()
    assert counts(page) == before
    expect(page.locator(SWITCH)).not_to_be_checked()


def test_the_address_and_the_keys_know_it(load, demo_path):
    page = load("#named=1", demo_path, size=(1440, 900))
    expect(page.locator(SWITCH)).to_be_checked()
    assert nameless(page) == 0
    page.keyboard.press("x")
    settle(page)
    expect(page.locator(SWITCH)).not_to_be_checked()
    assert nameless(page) > 10


def test_the_words_of_an_event_stay(page):
    event = page.evaluate(
        """() => { const { events, actors } = kgPage.data;
          const found = events.find(({ people, pairs }) => pairs.length &&
            people.some((n) => actors[n].nameless) && people.some((n) => !actors[n].nameless));
          return { sentence: found.sentence.slice(0, 60),
            crowd: actors[found.people.find((n) => actors[n].nameless)].label,
            name: actors[found.people.find((n) => !actors[n].nameless)].label }; }"""
    )
    page.locator(SWITCH).check()
    search(page, event["name"])
    page.keyboard.press("Enter")
    settle(page)
    assert heading(page) == event["name"]
    card = page.locator("#details .event", has_text=event["sentence"]).first
    assert event["crowd"] in card.inner_text()
    assert page.locator("#details .pair-row", has_text=event["crowd"]).count() == 0


def test_it_is_not_there_where_all_have_names(load):
    assert load().locator(SWITCH).count() == 0


def test_what_it_leaves_nothing_of_says_so(load, tmp_path):
    source = sample()
    crowd = replace(source.known["tonga"], id="crowd-7b5785ac", label="crowd", learned=True)
    last = source.found[-1]
    sources = tuple(replace(mention, actor=crowd.id) for mention in last.event.sources)
    found = [*source.found[:-1], replace(last, event=replace(last.event, sources=sources))]
    known = {**source.known, crowd.id: crowd}
    write_page(replace(source, found=found, known=known), tmp_path / "crowd.html")
    page = load("#named=1", tmp_path / "crowd.html")
    assert counts(page)[3] == 25
    field = page.get_by_label("Add an actor to the filter").first
    field.fill("crowd")
    field.press("Enter")
    settle(page)
    empty = page.locator("#empty")
    assert "filtered out by actors and limit to named actors together" in empty.inner_text()
    empty.get_by_role("button", name="Without the limit to named actors: 1 event").click()
    assert counts(page)[3] == 1
