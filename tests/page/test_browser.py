"""Every feature of the page, driven by mouse and keys in a real browser."""

import csv
import io
import re
from dataclasses import replace
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.page.conftest import retold, settle, until, until_ready, write_page
from tests.page.driving import (
    actor_at,
    click,
    counts,
    download,
    heading,
    link_at,
    link_look,
    node_look,
    search,
)

pytestmark = pytest.mark.browser

PAIR = "#pair=antony-blinken&pair=sergey-lavrov"


# -- details


def test_clicking_an_actor_shows_its_events(page):
    click(page, actor_at(page, "russia"))
    assert heading(page) == "Russia"
    assert page.locator("#details .event").count() == 9


def test_clicking_a_link_shows_the_events_of_that_direction(page):
    click(page, link_at(page, "russia", "ukraine"))
    assert heading(page) == "Russia and Ukraine"
    assert page.locator("#details .event").count() == 2
    expect(page.locator(".tabs [aria-pressed=true]")).to_have_text(re.compile("Russia → Ukraine"))
    page.locator("#details .panel-head .icon").click()
    settle(page)
    assert heading(page) == "Most active pairs"


def test_an_event_says_when_what_who_and_where_to_check(load):
    page = load(PAIR)
    card = page.locator(".event", has_text="evading")
    assert card.locator("time").inner_text() == "2 Feb 2022"
    assert card.locator("time").get_attribute("datetime") == "2022-02-02"
    assert card.locator(".type .label").inner_text() == "accusation"
    assert card.locator(".root").inner_text() == "accuse"
    assert card.locator(".who").inner_text() == "Sergey Lavrov → Antony Blinken"
    assert card.locator("mark.trigger").all_inner_texts() == ["accused"]
    assert card.locator("mark.party").all_inner_texts() == ["Lavrov", "Blinken"]
    assert card.locator("mark.speaker").all_inner_texts() == ["NATO officials"]
    assert "According to NATO" in card.locator(".said").inner_text()
    assert "50% sure" in card.inner_text()
    assert "stated: “on that day”" in card.inner_text()
    link = card.locator(".source a")
    assert link.get_attribute("href") == "https://news.example/5"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert "Example Wire" in card.inner_text()


def told_by_three(path):
    """A page on which two more reports tell of Blinken's call."""
    texts = ["He rang the minister about the letter.", "The two spoke by telephone. 😀 Łódź"]
    write_page(retold(*texts), path, "Who dealt with whom: a sample")
    return path


def test_an_event_shows_its_other_reports(load, tmp_path):
    page = load(PAIR, told_by_three(tmp_path / "retold.html"))
    assert counts(page)[3] == 26, "one event, however many tell it"
    card = page.locator(".event", has_text="about the answer")
    more = card.locator(".retellings")
    assert more.locator("summary").inner_text() == "2 more reports"
    assert not more.locator("blockquote").first.is_visible()
    assert page.locator(".retellings").count() == 1
    more.locator("summary").focus()
    page.keyboard.press("Enter")
    settle(page)
    first, second = more.locator("blockquote").all()
    assert first.is_visible()
    assert first.locator("p").first.inner_text() == "He rang the minister about the letter."
    assert second.locator("p").first.inner_text() == "The two spoke by telephone. 😀 Łódź"
    link = first.locator("a")
    assert link.inner_text() == "Again 0"
    assert link.get_attribute("href") == "https://other.example/0"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert "other.example · 5 Feb 2022" in first.inner_text()
    # a day is named where it is not the one above
    assert first.locator(".note").count() == 0
    assert second.locator(".note").inner_text() == "dates it 3 Feb 2022"
    more.locator("summary").click()
    assert not first.is_visible()


def test_one_more_report_is_one(load, tmp_path):
    source = retold("He rang the minister.", days=(date(2022, 1, 30),))
    last = source.found[-1]
    longer = replace(last.event, date=replace(last.event.date, end=date(2022, 2, 2)))
    found = [*source.found[:-1], replace(last, event=longer)]
    write_page(replace(source, found=found), tmp_path / "one.html")
    page = load(PAIR, tmp_path / "one.html", size=(390, 844))
    assert page.locator(".retellings summary").inner_text() == "1 more report"
    page.locator(".retellings summary").click()
    note = page.locator(".retellings .note").inner_text()
    assert re.fullmatch(r"dates it 30 Jan\W+2 Feb 2022", note)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_status_shows_on_the_card(load):
    page = load(PAIR)
    planned = page.locator(".event.planned")
    assert planned.locator(".status").inner_text() == "planned"
    assert planned.locator("time").inner_text() == "Feb 2022", "known to the month"
    load("#pair=russia&pair=ukraine")
    label = page.locator(".event.denied .type .label")
    assert "line-through" in label.evaluate("(e) => getComputedStyle(e).textDecoration")


def test_actors_in_the_details_lead_on(page):
    click(page, actor_at(page, "russia"))
    page.locator("#details .pair-row", has_text="Russia → Ukraine").click()
    settle(page)
    assert heading(page) == "Russia and Ukraine"
    page.locator("#details .who button", has_text="Ukraine").first.click()
    settle(page)
    assert heading(page) == "Ukraine"


def test_the_links_of_an_actor_leave_room_for_its_events(load, demo_path):
    page = load("#show=russia", demo_path, size=(1440, 900))
    rows = page.locator("#details .pair-row")
    assert rows.count() == 5
    expect(page.locator("#details .event").first).to_be_in_viewport()
    page.get_by_role("button", name=re.compile(r"^All \d+ links$")).press("Enter")
    settle(page)
    total = rows.count()
    assert total == int(page.locator("#details h3 .count").first.inner_text())
    assert (
        page.evaluate(
            "[...document.querySelectorAll('#details .pair-row')].indexOf(document.activeElement)"
        )
        == 5
    ), "the reader goes on where the list was cut"
    page.locator("[data-filter=statuses]").first.check()
    settle(page)
    assert 5 < rows.count() <= total, "what is unfolded stays so"


def test_an_actor_says_who_it_is(load):
    page = load("#show=sergey-lavrov")
    facts = page.locator("#details .facts")
    assert facts.inner_text() == "person · Russia · government · part of Russia · Wikidata" or (
        "part of" in facts.inner_text()
    )
    assert facts.locator("a").get_attribute("href") == "https://www.wikidata.org/wiki/Q58217"
    assert "Sergei Lavrov" in page.locator("#details").inner_text()


# -- links


def test_one_link_an_ordered_pair_and_one_for_what_is_mutual(page):
    keys = page.evaluate(
        """() => { const i = (id) => kgPage.data.byId.get(id).index;
          const [b, l] = [i("antony-blinken"), i("sergey-lavrov")];
          return [...kgPage.graph.links.values()].filter((k) => [b, l].includes(k.a))
            .map((k) => [k.a === b ? "B" : "L", k.mutual, k.events.length]); }"""
    )
    directed = sorted(key for key in keys if not key[1])
    assert directed == [["B", False, 1], ["L", False, 1]]
    assert [key[2] for key in keys if key[1]] == [3]


def test_width_grows_with_the_count(page):
    one = link_look(page, "russia", "united-states")["width"]
    three = link_look(page, "united-states", "russia")["width"]
    assert three > one * 1.5


def test_counts_show_on_hover_and_on_selection_only(page):
    numbers = "() => kgPage.graph.numbers.map(({ text }) => text).join()"
    assert page.evaluate(numbers) == ""
    page.mouse.move(*link_at(page, "united-states", "russia"))
    until(page, f"({numbers})() === '3'")
    page.mouse.move(700, 200)
    until(page, f"({numbers})() === ''")
    click(page, actor_at(page, "russia"))
    seen = page.evaluate(numbers).split(",")
    assert sorted(seen) == ["2", "2", "3"], "one goes without saying"


def test_what_the_pointer_is_on_is_told_in_words(page):
    told = page.locator("#pointed")
    assert not told.is_visible()
    page.mouse.move(*link_at(page, "united-states", "russia"))
    expect(told).to_have_text("United States → Russia · 3 events · conflictual")
    ends = (
        "() => [...kgPage.graph.names].filter(([, n]) => n.weight === 600 && n.size >= 15).length"
    )
    until(page, f"({ends})() === 2", seconds=5)
    page.mouse.move(*actor_at(page, "russia"))
    expect(told).to_have_text("Russia · country · 9 events")
    page.keyboard.press("x")
    page.evaluate("kgPage.update({ countries: new Set(['TON']) })")
    settle(page)
    assert not told.is_visible(), "it is not drawn any more"


def test_colour_never_stands_alone(page):
    friendly, hostile = link_look(page, "turkey", "ukraine"), link_look(page, "russia", "ukraine")
    assert friendly["color"]["color"] != hostile["color"]["color"]
    assert (friendly["arrows"]["to"]["type"], hostile["arrows"]["to"]["type"]) == (
        "triangle",
        "bar",
    )
    red, _, blue = (int(friendly["color"]["color"][n : n + 2], 16) for n in (1, 3, 5))
    assert blue > red
    red, _, blue = (int(hostile["color"]["color"][n : n + 2], 16) for n in (1, 3, 5))
    assert red > blue


def test_planned_links_are_dashed_and_denied_ones_struck(page):
    page.locator("[data-filter=statuses][value=planned]").check()
    settle(page)
    assert link_look(page, "antony-blinken", "sergey-lavrov", "=")["dashes"] == [7, 6]
    page.locator("[data-filter=statuses][value=planned]").uncheck()
    page.locator("[data-filter=statuses][value=denied]").check()
    settle(page)
    assert link_look(page, "russia", "ukraine")["dashes"] == [2, 5]
    struck = page.evaluate(
        """() => new Promise((done) => { const { network } = kgPage.graph;
          const stroke = CanvasRenderingContext2D.prototype.lineTo; let strikes = 0;
          CanvasRenderingContext2D.prototype.lineTo = function (...at) {
            const ink = this.strokeStyle === kgPage.graph.colours.ink;
            if (ink && Math.abs(this.lineWidth - 1.6) < 0.01) strikes += 1;
            return stroke.apply(this, at); };
          network.redraw();
          setTimeout(() => { CanvasRenderingContext2D.prototype.lineTo = stroke;
            done(strikes); }, 300); })"""
    )
    assert struck == 1


def test_the_legend_explains_the_signs(page):
    text = page.locator("#legend").inner_text()
    words = ("cooperative", "conflictual", "neutral", "planned, hypothetical", "denied, negated")
    for word in (*words, "country", "person"):
        assert word in text


# -- filters


def test_the_type_tree_filters_and_counts(page):
    consult = page.locator(".tree > li", has=page.locator("[value=CONSULT]"))
    total = int(consult.locator("> label .count").inner_text())
    assert total == 7
    consult.locator("summary").click()
    below = consult.locator(".branch .check", has_text="phone call")
    below.locator("input").check()
    assert counts(page)[3] == 1
    assert page.locator("#chips .chip").first.inner_text().startswith("consult ▸ phone call")
    below.locator("input").uncheck()
    consult.locator("> label input").check()
    assert counts(page)[3] == total


def test_facets_count_what_the_other_filters_leave(page):
    page.locator("[data-filter=countries][value=UKR]").check()
    settle(page)
    row = page.locator(".check", has=page.locator("[data-filter=statuses][value=denied]"))
    assert row.locator(".count").inner_text() == "1"
    planned = page.locator(".check", has=page.locator("[data-filter=statuses][value=planned]"))
    assert planned.locator(".count").inner_text() == "0"


def test_a_type_shows_that_some_of_its_subtypes_are_chosen(load):
    page = load("#type=CONSULT/phone-call")
    half = "(box) => [box.checked, box.indeterminate]"
    consult = page.locator("[data-filter=types][value=CONSULT]")
    assert consult.evaluate(half) == [False, True]
    assert page.locator("[data-filter=types][value=ACCUSE]").evaluate(half) == [False, False]
    page.locator("#chips .clear").click()
    settle(page)
    assert consult.evaluate(half) == [False, False]


def test_an_address_that_names_no_country_filters_nothing(load):
    page = load("#country=RU&country=RUS")
    assert page.locator("#chips .chip:not(.clear)").count() == 1


def test_chips_end_their_filter_and_clear_ends_all(page):
    everything = counts(page)[3]
    page.locator("[data-filter=countries][value=UKR]").check()
    page.locator("[data-filter=statuses][value=actual]").check()
    assert counts(page)[3] == 6
    page.locator("#chips .chip", has_text="actual").click()
    assert counts(page)[3] == 7
    assert not page.locator("[data-filter=statuses][value=actual]").is_checked()
    page.locator("#chips .clear").click()
    assert counts(page)[3] == everything
    assert page.locator("#chips .chip").count() == 0


def test_filter_by_actor(page):
    field = page.get_by_label("Add an actor to the filter").first
    field.fill("tonga")
    field.press("Enter")
    assert counts(page) == (1, 1, 0, 1)
    assert page.locator("#chips .chip").first.inner_text().startswith("Tonga")


def test_all_countries_can_be_listed(page):
    hidden = page.locator("[data-filter=countries]:visible").count()
    page.get_by_role("button", name=re.compile("^All .* countries")).click()
    assert page.locator("[data-filter=countries]:visible").count() > hidden


# -- time


def brush(page):
    return page.locator(".histogram").bounding_box()


def test_dragging_over_the_bars_chooses_a_window(page):
    box = brush(page)
    page.mouse.move(box["x"] + box["width"] * 0.05, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + 30, steps=5)
    page.mouse.up()
    first = counts(page)[3]
    assert 0 < first < 26
    assert "from=" in page.url
    page.locator(".histogram .window").hover()
    middle = page.locator(".histogram .window").bounding_box()
    page.mouse.move(middle["x"] + middle["width"] / 2, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(middle["x"] + middle["width"] / 2 + box["width"] * 0.4, box["y"] + 20, steps=5)
    page.mouse.up()
    assert counts(page)[3] != first
    after = page.locator(".histogram .window").bounding_box()
    assert after["width"] == pytest.approx(middle["width"], abs=2)
    assert after["x"] > middle["x"] + box["width"] * 0.3


def test_a_grip_can_be_dragged(page):
    box = brush(page)
    grip = page.locator(".grip[data-part=from]").bounding_box()
    page.mouse.move(grip["x"] + grip["width"] / 2, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 30, steps=4)
    page.mouse.up()
    assert counts(page)[3] == 6
    assert "from=2022-12" in page.url or "from=2023-01" in page.url
    assert "to=" in page.url


def test_the_window_moves_by_keys(page):
    grip = page.locator(".grip[data-part=to]")
    grip.focus()
    before = int(grip.get_attribute("aria-valuenow"))
    page.keyboard.press("ArrowLeft")
    settle(page)
    assert int(grip.get_attribute("aria-valuenow")) == before - 1
    assert counts(page)[3] == 25
    page.keyboard.press("Home")
    assert counts(page)[3] == 1
    page.locator(".histogram .window").focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    assert page.locator("[data-date=from]").input_value() == "2022-01-01"
    page.keyboard.press("Escape")
    assert counts(page)[3] == 26


def test_date_fields_and_all_dates(page):
    page.locator("[data-date=from]").fill("2023-12-03")
    assert counts(page)[3] == 3
    page.locator("[data-date=to]").fill("2023-12-10")
    assert counts(page)[3] == 1
    page.get_by_role("button", name="All dates").click()
    assert counts(page)[3] == 26


def test_an_event_of_a_month_is_in_every_window_that_touches_it(load):
    page = load("#from=2022-02-26&to=2022-02-27&status=planned")
    assert counts(page)[3] == 1


# -- search, ego network, path, pair


def test_search_finds_aliases_by_keys_alone(page):
    search(page, "sergei")
    option = page.locator("#search [role=option]").first
    assert "Sergey Lavrov" in option.inner_text()
    assert "Sergei Lavrov" in option.inner_text()
    page.keyboard.press("Enter")
    settle(page)
    assert heading(page) == "Sergey Lavrov"


def test_search_suggests_the_busiest_first_and_arrows_choose(page):
    search(page, "u")
    names = page.locator("#search [role=option] bdi:first-child").all_inner_texts()
    assert {"Ukraine", "United States", "United Nations"} <= set(names)
    page.keyboard.press("ArrowDown")
    chosen = page.locator("#search [aria-selected=true] bdi").first.inner_text()
    assert chosen == names[1] if len(names) > 1 else names[0]
    page.keyboard.press("Enter")
    settle(page)
    assert heading(page) == chosen
    search(page, "zzz")
    assert "No actor" in page.locator("#search [role=listbox]").inner_text()


def test_ego_network_fades_the_rest(page):
    click(page, actor_at(page, "china"))
    page.locator("[data-depth='1']").click()
    settle(page)
    assert node_look(page, "iran")["opacity"] == 1
    assert node_look(page, "ukraine")["opacity"] < 0.2
    page.locator("[data-depth='2']").click()
    settle(page)
    assert node_look(page, "ukraine")["opacity"] == 1
    assert node_look(page, "tonga")["opacity"] < 0.2
    page.locator("[data-depth='0']").click()
    settle(page)
    assert "around" not in page.url
    page.keyboard.press("e")
    settle(page)
    assert "around=china" in page.url


def path_form(page, a, b):
    for label, text in (("Path from", a), ("Path to", b)):
        field = page.get_by_role("combobox", name=label)
        field.fill(text)
        field.press("Enter")
    settle(page)


def test_path_between_two_actors(page):
    path_form(page, "iran", "ukraine")
    steps = page.locator(".chain .step").all_inner_texts()
    assert [step.split(" — ")[0] for step in steps] == ["Iran", "China", "United States"]
    assert steps[-1].endswith("Ukraine")
    assert node_look(page, "china")["opacity"] == 1
    assert node_look(page, "turkey")["opacity"] < 0.2
    page.locator("#forward").check()
    settle(page)
    assert "No chain" in page.locator("#details").inner_text()
    assert "forward=1" in page.url
    page.get_by_role("button", name="Ignore the order of time").click()
    settle(page)
    assert page.locator(".chain .step").count() == 3


def test_path_forward_in_time_takes_steps_in_order(page):
    page.locator("#forward").check()
    path_form(page, "ukraine", "saudi")
    days = page.locator(".chain time").evaluate_all("(all) => all.map((t) => t.dateTime)")
    assert len(days) == 3
    assert days == sorted(days)


def test_pair_timeline_has_a_side_for_each_direction(load):
    page = load(PAIR)
    axis = page.locator(".pair-timeline .axis").get_attribute("y1")
    tops = {
        side: page.locator(f".pair-mark[data-side={side}] path").first.evaluate(
            "(e) => { const b = e.getBBox(); return b.y + b.height / 2; }"
        )
        for side in ("out", "back", "mutual")
    }
    assert tops["out"] < float(axis) < tops["back"]
    assert tops["mutual"] == pytest.approx(float(axis), abs=6)
    page.locator(".pair-mark[data-side=back]").focus()
    page.keyboard.press("Enter")
    assert page.locator(".event.found").inner_text().startswith("2 Feb 2022")


def test_pair_tabs_split_the_directions(load):
    page = load(PAIR)
    seen = {}
    for side in ("all", "out", "back", "mutual"):
        page.locator(f".tabs [data-side={side}]").click()
        settle(page)
        seen[side] = page.locator("#details .event").count()
    assert seen == {"all": 5, "out": 1, "back": 1, "mutual": 3}
    page.locator(".pair-mark[data-side=out]").click()
    settle(page)
    assert page.locator(".event.found").count() == 1


# -- table, files, address


def test_the_table_shows_sorts_and_leads_on(page):
    page.locator("[data-view=table]").first.click()
    settle(page)
    assert page.locator("#table tbody tr").count() == 26
    assert not page.locator("#graph").is_visible()
    page.locator("[data-sort=confidence]").focus()
    page.keyboard.press("Enter")
    settle(page)
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("Sure")
    page.keyboard.press("Enter")
    settle(page)
    cells = page.locator("td.number").all_inner_texts()
    assert cells == sorted(cells, reverse=True)
    page.locator("#table tbody button", has_text="phone call").click()
    settle(page)
    assert heading(page) == "Antony Blinken and Sergey Lavrov"


def test_graph_and_table_side_by_side(page):
    page.keyboard.press("b")
    settle(page)
    assert page.locator("#graph").is_visible()
    assert page.locator("#table tbody tr").count() == 26
    page.locator("[data-filter=statuses][value=denied]").check()
    settle(page)
    assert page.locator("#table tbody tr").count() == 1


def test_csv_holds_what_is_filtered(page):
    page.locator("[data-filter=countries][value=CHN]").check()
    rows = list(csv.DictReader(io.StringIO(download(page, "csv").decode("utf-8-sig"))))
    assert len(rows) == 3 == counts(page)[3]
    assert {row["url"] for row in rows} == {f"https://news.example/{n}" for n in (17, 20, 22)}


def test_csv_holds_the_number_of_reports(load, tmp_path):
    page = load(path=told_by_three(tmp_path / "retold.html"))
    rows = list(csv.DictReader(io.StringIO(download(page, "csv").decode("utf-8-sig"))))
    assert len(rows) == 26
    assert {row["url"]: row["reports"] for row in rows if row["reports"] != "1"} == {
        "https://news.example/4": "3"
    }


def test_svg_holds_what_is_drawn(page):
    page.locator("[data-filter=countries][value=CHN]").check()
    settle(page)
    text = download(page, "svg").decode("utf-8")
    assert text.startswith("<?xml")
    assert "Saudi Arabia" in text
    assert "Tonga" not in text
    assert "script" not in text


def test_png_is_a_picture(page):
    data = download(page, "png")
    assert data.startswith(b"\x89PNG")
    assert len(data) > 10_000


def test_the_address_brings_the_state_back(load):
    page = load()
    page.locator("[data-filter=countries][value=RUS]").check()
    page.locator("[data-date=from]").fill("2022-02-01")
    page.locator("[data-date=from]").blur()
    search(page, "ukraine")
    page.keyboard.press("Enter")
    page.keyboard.press("e")
    page.keyboard.press("b")
    seen = (counts(page), heading(page))
    other = load(page.url[page.url.index("#") :])
    assert (counts(other), heading(other)) == seen
    assert other.locator("#table").is_visible()
    assert other.locator("[data-filter=countries][value=RUS]").is_checked()
    assert other.locator("[data-depth='1']").get_attribute("aria-pressed") == "true"
    other.evaluate("location.hash = '#status=denied'")
    until(other, "kgPage.state.statuses.has('denied')")
    assert counts(other)[3] == 1


@pytest.mark.parametrize(
    "fragment",
    [
        "#show=nobody",
        "#from=2022-99-99&to=x",
        "#pair=russia",
        "#path=%&sort=<b>",
        "#%E0",
        "#type=NOSUCH&type=CONSULT/no-such&type=constructor",
    ],
)
def test_a_wrong_address_does_no_harm(load, fragment):
    page = load(fragment)
    assert counts(page)[3] == 26


def test_types_of_an_address_are_those_that_there_are(load):
    page = load("#type=NOSUCH&type=CONSULT/phone-call&type=ASSAULT")
    assert counts(page)[3] == 3
    assert page.locator("#chips .chip:not(.clear)").count() == 2


def test_the_ends_of_time_may_stand_the_other_way_round(load):
    right = load("#from=2022-01-01&to=2023-01-01")
    seen, chip = counts(right), right.locator("#chips .chip").first.inner_text()
    page = load("#from=2023-01-01&to=2022-01-01")
    assert counts(page) == seen
    assert 1 < seen[3] < 26
    assert page.locator("#chips .chip").first.inner_text() == chip


# -- keys, themes, narrow screens, nothing to show


def test_keys_drive_the_graph(page):
    page.locator("#network > div").focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    first = heading(page)
    page.keyboard.press("ArrowLeft")
    settle(page)
    assert heading(page) != first
    page.keyboard.press("n")
    settle(page)
    assert page.locator("#details .note").first.inner_text() == "Pair"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "details"
    page.keyboard.press("Escape")
    settle(page)
    assert heading(page) == "Most active pairs"
    before = page.evaluate("kgPage.graph.network.getScale()")
    page.keyboard.press("+")
    assert page.evaluate("kgPage.graph.network.getScale()") > before
    page.keyboard.press("0")
    assert page.evaluate("kgPage.graph.network.getScale()") == pytest.approx(before, rel=0.05)


def test_arrows_in_the_search_field_stay_there(page):
    search(page, "rus")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("g")
    assert page.locator("#search input").input_value() == "rugs"
    assert page.evaluate("kgPage.state.selection") is None


def test_the_question_mark_lists_the_keys(page):
    page.keyboard.press("?")
    dialog = page.locator("#keys")
    assert dialog.is_visible()
    assert "search for an actor" in dialog.inner_text()
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    page.locator("#help").click()
    assert dialog.is_visible()


def test_nothing_left_says_why_and_offers_a_way_out(page):
    page.locator("[data-filter=statuses][value=denied]").check()
    page.locator("[data-filter=countries][value=GUY]").check()
    settle(page)
    empty = page.locator("#empty")
    assert "All 26 events are filtered out by countries and status together" in empty.inner_text()
    empty.get_by_role("button", name="Without the status: 2 events").click()
    assert counts(page)[3] == 2
    assert not empty.is_visible()
    page.locator("[data-filter=statuses][value=denied]").check()
    empty.get_by_role("button", name="Reset filters").click()
    assert counts(page)[3] == 26


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_follows_the_system_and_can_be_turned(load, scheme):
    page = load(color_scheme=scheme)
    background = "getComputedStyle(document.documentElement).backgroundColor"
    light = sum(map(int, re.findall(r"\d+", page.evaluate(background))[:3])) > 380
    assert light == (scheme == "light")
    colour = node_look(page, "russia")["color"]["background"]
    page.locator("#theme").click()
    settle(page)
    turned = sum(map(int, re.findall(r"\d+", page.evaluate(background))[:3])) > 380
    assert turned != light
    assert node_look(page, "russia")["color"]["background"] != colour


def test_reduced_motion_is_heeded(load):
    duration = "getComputedStyle(document.querySelector('button')).transitionDuration"
    page = load(reduced_motion="reduce")
    assert page.evaluate(duration) == "0s"
    page = load(reduced_motion="no-preference")
    assert page.evaluate(duration) != "0s"


def test_narrow_screens_stack(load):
    page = load(size=(390, 844))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    graph, details = (page.locator(f"#{id}").bounding_box() for id in ("graph", "details"))
    assert details["y"] > graph["y"] + graph["height"]
    assert not page.locator("#filters").is_visible()
    page.locator("#filters-button").click()
    assert page.locator("#filters").is_visible()
    page.locator("[data-view=table]").first.click()
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_browser_without_base64_of_its_own_unpacks_too(browser, sample_path):
    page = browser.new_page()
    page.add_init_script("delete Uint8Array.fromBase64")
    page.goto(sample_path.as_uri())
    until_ready(page)
    assert counts(page)[3] == 26
    page.close()
