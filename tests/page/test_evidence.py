"""What the page says of how far an edge can be traced: words of other sentences, what is only
known to the month, what the per cent are of."""

from dataclasses import replace
from datetime import date

import pytest

from kg.model import Attribution, Granularity
from kg.page import gather
from tests.page.conftest import sample, settle, write_page
from tests.page.driving import heading
from tests.page.sample import hierarchy

FAR = 11  # "The United States imposed sanctions on Russia."
WORDS = "They"  # stand at the beginning of its article


def moved(mention, start, words=WORDS):
    return replace(mention, text=words, start=start, end=start + len(words))


def changed(*events):
    """The sample with some events, by number, in place of its own."""
    source = sample()
    found = [*source.found]
    for number, event in events:
        found[number] = replace(found[number], event=event)
    return replace(source, found=found)


def far():
    """The sample, where a sentence names neither of two parties, nor who says so."""
    event = sample().found[FAR].event
    (source,), (target,) = event.sources, event.targets
    by = moved(source, 5, "an <b>aide</b>")
    return changed(
        (
            FAR,
            replace(
                event,
                sources=(moved(source, event.sentence.end + 1, "Washington"),),
                targets=(moved(target, 0),),
                attribution=Attribution(by=(replace(by, actor=None, label=None),), cue="said"),
            ),
        )
    )


def test_words_of_another_sentence_are_kept_and_no_others():
    plain, data = gather(sample(), "t"), gather(far(), "t")
    event = data["events"][FAR]
    assert [mention[2:] for mention in event[7] + event[8]] == [
        [[], "", ["Washington", "later"]],
        [[], "", [WORDS, "earlier"]],
    ]
    assert {len(m) for row in plain["events"] for m in row[7] + row[8]} == {4}


@pytest.fixture(scope="module")
def far_path(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "far.html"
    write_page(far(), path, hierarchy=hierarchy())
    return path


@pytest.mark.browser
def test_a_card_says_which_words_stand_in_another_sentence(load, far_path):
    page = load("#pair=united-states&pair=russia", path=far_path)
    card = page.locator(".event", has_text="imposed sanctions")
    assert card.locator(".who").inner_text() == (
        "United States (“Washington”, from a later sentence)"
        " → Russia (“They”, from an earlier sentence)"
    )
    assert card.locator("mark.party").count() == 0
    assert "(“an <b>aide</b>”, from an earlier sentence)" in card.locator(".said").inner_text()
    other = page.locator(".event", has_text="warned Russia")
    assert "sentence)" not in other.inner_text()


@pytest.mark.browser
@pytest.mark.parametrize("level", ["person", "country"])
def test_the_table_says_so_too(load, far_path, level):
    page = load(f"#view=table&level={level}", path=far_path)
    row = page.locator("#table tbody tr", has_text="imposed sanctions")
    assert "from an earlier sentence" in row.locator("[data-label=Whom]").inner_text()
    assert page.locator("#table .elsewhere").count() == 2


# -- what the per cent are of


@pytest.mark.browser
def test_the_per_cent_are_of_type_and_parties(load):
    page = load("#pair=antony-blinken&pair=sergey-lavrov&view=both")
    sure = page.locator(".event .confidence").first
    assert sure.inner_text().endswith("% sure")
    assert "in its type and in who takes part" in sure.get_attribute("title")
    assert "onfidence" not in page.locator("body").inner_text()
    for place in ("[data-sort=confidence]", "#table td.number"):
        assert "in who takes part" in page.locator(place).first.get_attribute("title")


# -- dates as exact as they are known


def dated(number, begin, end, unit):
    event = sample().found[number].event
    return number, replace(
        event, date=replace(event.date, start=begin, end=end, granularity=Granularity(unit))
    )


WAR, PEACE = 9, 10  # Russia and Ukraine, 12 and 24 February 2022


@pytest.mark.browser
@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ((date(2001, 1, 1), date(2001, 12, 31), "year"), None, "2001 – 24 Feb 2022"),
        ((date(2001, 1, 1), date(2009, 12, 31), "decade"), None, "2000s – 24 Feb 2022"),
        (
            (date(2021, 10, 1), date(2021, 12, 31), "quarter"),
            (date(2022, 3, 1), date(2022, 3, 31), "month"),
            "Q4 2021 – Mar 2022",
        ),
        (
            (date(2022, 2, 1), date(2022, 2, 28), "month"),
            (date(2022, 2, 24), date(2022, 2, 24), "day"),
            "Feb 2022",
        ),
        # of two that begin on one day, the better known
        (
            (date(2022, 1, 1), date(2022, 12, 31), "year"),
            (date(2022, 1, 1), date(2022, 1, 1), "day"),
            "1 Jan 2022 – 2022",
        ),
        ((date(2022, 2, 20), date(2022, 2, 24), "interval"), None, "20–24 Feb 2022"),
        ((date(2022, 2, 24), date(2022, 2, 24), "day"), None, "24 Feb 2022"),
    ],
)
def test_both_ends_of_a_span_are_as_exact_as_the_text(load, tmp_path, first, last, shown):
    source = changed(dated(WAR, *first), *([dated(PEACE, *last)] if last else []))
    source = replace(source, found=[source.found[WAR], source.found[PEACE]])
    write_page(source, tmp_path / "page.html")
    page = load(path=tmp_path / "page.html")
    assert page.locator("#details .pair-row small").first.inner_text() == shown
    begin, _, end = shown.partition(" – ")
    said = page.locator("#details .note").first.inner_text()
    if end:
        assert said.startswith(f"2 events between {begin} and {end}. ")
        page.locator("#details .pair-row").first.click()
        settle(page)
        assert heading(page) == "Russia and Ukraine"
        axis = page.locator(".pair-timeline > text").all_text_contents()
        assert axis[-2:] == [begin, end]


@pytest.mark.browser
def test_what_goes_on_since_a_year_has_no_first_day(load, tmp_path):
    number, event = dated(WAR, date(2001, 1, 1), date(2022, 2, 24), "interval")
    event = replace(event, date=replace(event.date, text="since 2001"))
    source = changed((number, event))
    write_page(replace(source, found=[source.found[WAR]]), tmp_path / "page.html")
    page = load(path=tmp_path / "page.html")
    shown = page.locator("#details .pair-row small").first.inner_text()
    assert shown == "2001 – 24 Feb 2022"
    page.locator("#details .pair-row").first.click()
    settle(page)
    assert page.locator("#details time").first.inner_text() == "since 2001"


@pytest.mark.browser
def test_a_window_cuts_to_the_day(load, tmp_path):
    source = changed(dated(WAR, date(2001, 1, 1), date(2001, 12, 31), "year"))
    write_page(source, tmp_path / "page.html")
    page = load("#from=2001-06-05&pair=russia&pair=ukraine", path=tmp_path / "page.html")
    page.keyboard.press("Escape")
    settle(page)
    assert "between 5 Jun 2001 and" in page.locator("#details .note").first.inner_text()


# -- countries whose state takes no part


def test_a_country_has_a_name_though_its_state_takes_no_part():
    def names(known):
        return gather(replace(source, known={**source.known, **known}), "t")["countries"]

    source = sample()
    nato, russia = source.known["nato"], source.known["russia"]
    assert names({}) == {"FRA": "France"}, "Macron's, who is all that there is of it"
    portuguese = {"nato": replace(nato, country="PRT")}
    assert names(portuguese)["PRT"] == "Portugal"
    state = replace(russia, id="portugal", label="Portuguese Republic", country="PRT")
    assert names({**portuguese, "portugal": state})["PRT"] == "Portuguese Republic"
    assert "XXX" not in names({"nato": replace(nato, country="XXX")}), "nobody's"


@pytest.mark.browser
def test_the_filter_shows_the_name(load, tmp_path):
    source = sample()
    only = replace(source, found=[source.found[2]])  # Blinken met Lavrov
    write_page(only, tmp_path / "page.html")
    page = load(path=tmp_path / "page.html")
    labels = page.locator("[data-filter=countries] + .check-label").all_inner_texts()
    assert sorted(labels) == ["Russia", "United States"]
