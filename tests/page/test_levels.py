"""The level at which acts are counted, changed on the page by mouse, key and address."""

import csv
import io
from dataclasses import replace

import pytest

from kg.actors.hierarchy import Hierarchy
from kg.model import Attribution, Kind, Level
from kg.network import build_network, bundle
from tests.page.conftest import RETOLD, sample, settle, until, write_page
from tests.page.driving import actor_at, click, counts, download, heading, search
from tests.page.sample import TAXONOMY, actors, hierarchy

pytestmark = pytest.mark.browser


@pytest.fixture
def page(load, levels_path):
    return load(path=levels_path)


def choose(page, name):
    page.locator("#levels").get_by_role("button", name=name).click()
    settle(page)


def chosen(page):
    return page.locator("#levels [aria-pressed=true]").all_inner_texts()


def links(page):
    """What is drawn: names of both ends, whether mutual, number of events."""
    return sorted(
        tuple(row)
        for row in page.evaluate(
            """() => [...kgPage.graph.links.values()].map((link) => {
              const [a, b] = [link.a, link.b].map((n) => kgPage.data.actors[n].id);
              const ends = link.mutual && b < a ? [b, a] : [a, b];
              return [...ends, link.mutual, link.events.length]; })"""
        )
    )


# -- what is drawn


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("As told", Level.PERSON),
        ("Organisation", Level.ORGANISATION),
        ("Country", Level.COUNTRY),
        ("Bloc", Level.BLOC),
    ],
)
def test_the_network_is_that_of_the_level(page, name, level):
    choose(page, "Country")  # so that each is come to from another
    choose(page, name)
    assert chosen(page) == [name]
    rolled = list(hierarchy().roll_up(sample().reports(), level))
    wanted = bundle(build_network(rolled, actors(), TAXONOMY))
    assert links(page) == sorted((b.source, b.target, b.mutual, b.count) for b in wanted)
    assert counts(page)[3] == 26, "no event is lost"


def test_it_begins_as_told(page):
    assert chosen(page) == ["As told"]
    assert "level=" not in page.url


def test_a_page_without_levels_offers_none(load):
    assert not load().locator("#levels").is_visible()


def test_a_level_that_changes_nothing_says_so(load, tmp_path):
    states = Hierarchy(actors(), [])  # people count for their states, there are no ministries
    write_page(sample(), tmp_path / "page.html", hierarchy=states)
    page = load(path=tmp_path / "page.html")
    buttons = page.locator("#levels button")
    assert buttons.all_inner_texts() == ["As told", "Organisation", "Country", "Bloc"]
    assert [button.is_enabled() for button in buttons.all()] == [True, True, False, False]
    told = buttons.nth(2).get_attribute("title")
    assert told.endswith("counts for the state: here that is the same as “Organisation”")
    page.keyboard.press("l")
    assert chosen(page) == ["Organisation"]
    page.keyboard.press("l")
    assert chosen(page) == ["As told"]


def test_an_act_counts_for_the_office_of_its_day(page):
    choose(page, "Organisation")
    search(page, "united nations")
    page.keyboard.press("Enter")
    settle(page)
    assert page.locator("#details .event", has_text="choose talks").count() == 1
    # and what is planned for a month counts for who has the office in its middle
    assert page.locator("#details .event", has_text="later this month").count() == 1
    assert "By Sergey Lavrov 2" in page.locator("#details .agents").inner_text()
    search(page, "russian foreign")
    page.keyboard.press("Enter")
    settle(page)
    assert page.locator("#details .event").count() == 3


def test_actors_lie_apart_and_in_view(page):
    choose(page, "Bloc")
    box = page.locator("#network").bounding_box()
    drawn = page.evaluate("[...kgPage.graph.drawn].map((n) => kgPage.data.actors[n].id)")
    assert "european-union" in drawn
    assert "emmanuel-macron" not in drawn
    places = [actor_at(page, actor) for actor in drawn]
    assert len({(round(x), round(y)) for x, y in places}) == len(places)
    for x, y in places:
        assert box["x"] < x < box["x"] + box["width"]
        assert box["y"] < y < box["y"] + box["height"]


# -- evidence keeps the words as told


def test_a_card_says_who_was_named_and_whom_he_counts_for(page):
    choose(page, "Country")
    click(page, actor_at(page, "united-states"))
    card = page.locator("#details .event", has_text="about the answer")
    assert card.locator(".who").inner_text() == (
        "Antony Blinken for United States and Sergey Lavrov for Russia"
    )
    assert card.locator("mark.party").all_inner_texts() == ["Blinken", "Lavrov"]
    card.locator(".who button", has_text="Lavrov").click()
    settle(page)
    assert heading(page) == "Russia"
    choose(page, "As told")
    assert " for " not in page.locator("#details .who").first.inner_text()


@pytest.fixture(scope="module")
def twice_path(tmp_path_factory):
    """The sample, in which a call names Blinken twice, and his state beside him."""
    source, path = sample(), tmp_path_factory.mktemp("page") / "twice.html"
    found = [*source.found]
    call = found[RETOLD].event
    (blinken,), start = call.sources, call.sentence.start
    again = replace(blinken, text="answer", start=start + 32, end=start + 38)
    state = replace(again, actor="united-states", label="United States", kind=Kind.COUNTRY)
    found[RETOLD] = replace(
        found[RETOLD],
        event=replace(
            call,
            sources=(blinken, again, state),
            attribution=Attribution(by=(blinken, again), cue="said"),
        ),
    )
    write_page(replace(source, found=found), path, hierarchy=hierarchy())
    return path


def test_who_is_named_twice_stands_once(load, twice_path):
    page = load("#pair=antony-blinken&pair=sergey-lavrov", path=twice_path)
    card = page.locator("#details .event", has_text="about the answer")
    told = "Antony Blinken, United States and Sergey Lavrov"
    assert card.locator(".who").inner_text() == told
    assert card.locator(".said").inner_text() == "According to Antony Blinken (“said”)"
    choose(page, "Country")
    both = "Antony Blinken for United States and Sergey Lavrov for Russia"
    assert card.locator(".who").inner_text() == both, "who acts for a state stands for it"


def test_the_pair_timeline_follows(page):
    choose(page, "Country")
    page.locator("#details .pair-row", has_text="United States → Russia").click()
    settle(page)
    assert heading(page) == "United States and Russia"
    page.locator(".tabs [data-side=all]").click()
    settle(page)
    # 4 told of the states, 5 of their ministers, of which two acted for the United Nations
    assert page.locator(".pair-mark").count() == 7 == page.locator("#details .event").count()


# -- filters, search, path, table, files


def test_filters_count_at_the_level(page):
    choose(page, "Country")
    assert page.locator("[data-filter=actors]").evaluate_all(
        "(all) => all.every((box) => kgPage.data.actors[box.value].kind !== 'person')"
    )
    row = page.locator(".check", has=page.locator("[data-filter=actors]"))
    states = row.filter(has_text="United States")
    left = int(states.locator(".count").inner_text())
    states.locator("input").check()
    assert counts(page)[3] == left == 12
    assert page.locator("#chips .chip").first.inner_text().startswith("United States")


def test_a_chosen_actor_becomes_the_one_he_counts_for(page):
    search(page, "lavrov")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Only this actor").click()
    page.keyboard.press("e")
    settle(page)
    choose(page, "Country")
    assert heading(page) == "Russia"
    assert page.evaluate("[...kgPage.state.actors].map((n) => kgPage.data.actors[n].id)") == [
        "russia"
    ]
    assert "around=russia" in page.url
    choose(page, "Bloc")
    assert heading(page) == "Russia", "it is in no bloc here"


def test_a_pair_of_one_state_is_no_pair_at_its_level(page):
    page.evaluate("location.hash = '#pair=antony-blinken&pair=united-states'")
    until(page, "kgPage.state.selection?.kind === 'pair'")
    choose(page, "Country")
    assert heading(page) == "Most active pairs"


def test_search_finds_who_counts_for_another(page):
    choose(page, "Country")
    search(page, "sergei lav")
    options = page.locator("#search [role=option]")
    assert options.count() == 1
    assert options.inner_text().startswith("Russia also Sergei Lavrov")
    page.keyboard.press("Enter")
    settle(page)
    assert heading(page) == "Russia"


def test_path_between_those_that_act_only_by_others(page):
    choose(page, "Country")
    for label, text in (("Path from", "france"), ("Path to", "united states")):
        field = page.get_by_role("combobox", name=label)
        field.fill(text)
        field.press("Enter")
    settle(page)
    steps = page.locator(".chain .step").all_inner_texts()
    assert steps == ["France — Ukraine", "Ukraine — United States"]
    choose(page, "As told")
    assert page.locator(".chain").count() == 0, "France is not told of"


def test_the_table_shows_the_level_and_names_who_was_told(page):
    page.keyboard.press("t")
    choose(page, "Country")
    row = page.locator("#table tbody tr", has_text="choose talks")
    assert row.locator("td[data-label=Who]").inner_text() == "United States"
    assert row.locator("td[data-label=Whom]").inner_text() == "United Nations"
    title = row.locator("td[data-label=Whom] button").get_attribute("title")
    assert title == "as told: Sergey Lavrov"


def test_csv_holds_both(page):
    choose(page, "Country")
    rows = list(csv.DictReader(io.StringIO(download(page, "csv").decode("utf-8-sig"))))
    assert len(rows) == 26
    (row,) = [row for row in rows if "choose talks" in row["sentence"]]
    assert (row["source"], row["target"]) == ("United States", "United Nations")
    assert (row["source as told"], row["target as told"]) == ("Antony Blinken", "Sergey Lavrov")


def test_the_picture_is_of_the_level_and_says_so(page):
    choose(page, "Country")
    text = download(page, "svg").decode("utf-8")
    assert "France" in text
    assert "Lavrov" not in text
    assert "counted by country" in text


# -- keys, address, what "clear" leaves


def test_a_key_goes_up_and_down(page):
    seen = []
    for key in ("l", "l", "l", "l", "Shift+L"):
        page.keyboard.press(key)
        settle(page)
        seen += chosen(page)
    assert seen == ["Organisation", "Country", "Bloc", "As told", "Bloc"]
    page.keyboard.press("?")
    assert "as told, organisation, country, bloc" in page.locator("#keys").inner_text()


def test_buttons_are_pressed_by_keys(page):
    page.locator("#levels button", has_text="Country").focus()
    page.keyboard.press("Enter")
    settle(page)
    assert chosen(page) == ["Country"]
    assert page.evaluate("document.activeElement.textContent") == "Country"


def test_the_address_brings_the_level_back(load, page, levels_path):
    choose(page, "Country")
    click(page, actor_at(page, "united-states"))
    fragment = page.url[page.url.index("#") :]
    assert "level=country" in fragment
    seen = links(page)
    again = load(fragment, levels_path)
    assert (chosen(again), heading(again), links(again)) == (["Country"], "United States", seen)
    again.evaluate("location.hash = '#level=organisation&show=russia-foreign-ministry'")
    until(again, "kgPage.state.level === 'organisation'")
    settle(again)
    assert heading(again) == "Russian Foreign Ministry"


@pytest.mark.parametrize("fragment", ["#level=planet", "#level=", "#level=person"])
def test_a_level_that_there_is_not(load, levels_path, fragment):
    assert chosen(load(fragment, levels_path)) == ["As told"]


def test_clear_ends_filters_and_leaves_the_level(page):
    choose(page, "Country")
    page.locator("[data-filter=statuses][value=denied]").check()
    page.get_by_role("button", name="Clear filters").click()
    assert counts(page)[3] == 26
    assert chosen(page) == ["Country"]
    page.locator("[data-filter=statuses][value=denied]").check()
    page.keyboard.press("x")
    settle(page)
    assert (counts(page)[3], chosen(page)) == (26, ["Country"])


def test_a_page_made_at_a_level_begins_there(load, tmp_path):
    write_page(sample(), tmp_path / "c.html", "t", hierarchy=hierarchy(), level=Level.COUNTRY)
    page = load(path=tmp_path / "c.html")
    assert chosen(page) == ["Country"]
    assert "level=" not in page.url, "the address says what is not as made"
    choose(page, "As told")
    assert "level=person" in page.url
    page = load("#level=person", tmp_path / "c.html")
    assert chosen(page) == ["As told"]


def test_dates_filter_at_a_level(page):
    choose(page, "Country")
    page.locator("[data-date=from]").fill("2022-02-05")
    page.locator("[data-date=to]").fill("2022-02-05")
    page.locator("[data-date=to]").blur()
    # the appeal of that day, and the meeting that is planned for some day of the month
    assert counts(page)[3] == 2


def test_narrow_screens_have_room_for_the_levels(load, levels_path):
    page = load(path=levels_path, size=(390, 844))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    choose(page, "Bloc")
    assert chosen(page) == ["Bloc"]
