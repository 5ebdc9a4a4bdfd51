"""Articles that come again: which address and which date they keep."""

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from kg import build
from kg.articles import article_id
from kg.store import Store
from kg.store.linking import marked
from tests.factories import ONTOLOGY, article
from tests.fakes import FakeBase, FakeExtractor, resolve_nothing

TEXT = "Blinken phoned Lavrov."
FIRST = replace(article("a1", TEXT), url="https://news.example/a?utm_source=x&id=1")
SECOND = replace(FIRST, url="https://news.example/a/?id=1&fbclid=y")
DAY = date(2022, 2, 1)
BARE = replace(article("b1", TEXT, DAY), url=None, title="")


@pytest.fixture(autouse=True)
def resolved(monkeypatch):
    monkeypatch.setattr(build, "resolve", resolve_nothing)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as found:
        yield found


def add(store, *articles, **options):
    summary = build.add(articles, store, FakeExtractor(), FakeBase(), **options)
    notes = [str(doubt) for doubt in summary.doubts if "no date" not in str(doubt)]
    return (summary.added, summary.replaced, summary.unchanged), notes


def stored(store):
    (found,) = store.articles()
    return found


def test_an_address_with_other_tracking_parameters_is_the_same(store):
    assert add(store, FIRST) == ((1, 0, 0), [])
    for other in (SECOND, FIRST, SECOND):
        assert add(store, other) == ((0, 0, 1), [])
        assert stored(store).url == FIRST.url
    assert add(store, SECOND, again=True) == ((0, 0, 1), [])


def test_also_in_one_run(store):
    assert add(store, FIRST, SECOND, FIRST) == ((1, 0, 2), [])
    assert stored(store).url == FIRST.url


def test_a_newer_version_keeps_the_first_address(store):
    newer = replace(SECOND, text=f"{TEXT} They spoke long.")
    counts, notes = add(store, FIRST, newer)
    assert counts == (1, 1, 0)
    assert ["came twice" in note for note in notes] == [True]
    assert stored(store).url == FIRST.url
    assert add(store, replace(newer, title="New"))[0] == (0, 1, 0)
    assert stored(store).url == FIRST.url


def test_the_same_id_at_another_address_is_another_article(store):
    other = replace(FIRST, url="https://news.example/b", text=f"{TEXT} They spoke long.")
    assert add(store, FIRST) == ((1, 0, 0), [])
    for _ in range(2):
        add(store, other)
        found = {article.url: article.id for article in store.articles()}
        assert found == {FIRST.url: "a1", other.url: article_id(other.url, "")}
    assert add(store, FIRST, other, FIRST) == ((0, 0, 3), [])


def test_also_where_both_come_in_one_run(store):
    other = replace(FIRST, url="https://news.example/b", text=f"{TEXT} They spoke long.")
    assert add(store, FIRST, other) == ((2, 0, 0), [])


def test_an_article_keeps_the_id_that_it_has_in_the_store(store):
    add(store, FIRST)
    own = article_id(FIRST.url, "")
    again = replace(SECOND, id=own, given_id="a1")
    assert add(store, again) == ((0, 0, 1), [])
    assert stored(store).id == "a1"
    other = replace(again, id=article_id("https://b.example/", ""), url="https://b.example/")
    assert add(store, other)[0] == (1, 0, 0)


def test_in_what_copies_differ_is_told(store):
    _, notes = add(store, FIRST, replace(FIRST, title="Other"))
    assert notes == [f"{FIRST.url}: came twice in this run with another title"]
    copy = replace(BARE, title="Other", date=date(2022, 2, 2))
    _, notes = add(store, BARE, copy)
    assert [note.partition("run ")[2] for note in notes if "twice" in note] == [
        "with another title and day"
    ]


def test_a_date_stays_where_the_article_has_none(store):
    undated = replace(BARE, date=None)
    assert add(store, undated)[0] == (1, 0, 0)
    assert add(store, BARE) == ((0, 1, 0), [])
    summary = build.add([undated], store, FakeExtractor(), FakeBase())
    assert (summary.unchanged, summary.doubts) == (1, [])
    assert stored(store).date == DAY
    longer = replace(undated, title="A call")
    assert add(store, longer) == ((0, 1, 0), [])
    assert stored(store).date == DAY


def test_in_one_run_an_undated_copy_changes_nothing(store):
    undated = replace(BARE, date=None)
    assert add(store, BARE, undated) == ((1, 0, 1), [])
    assert stored(store).date == DAY
    (event,) = store.events("b1")
    assert event.date.start == DAY


def test_another_date_alone_is_taken_with_a_note(store):
    add(store, BARE)
    other = replace(BARE, date=date(2022, 3, 1))
    summary = build.add([other], store, FakeExtractor(), FakeBase())
    assert summary.replaced == 1
    (note,) = summary.doubts
    assert note.line == (
        f"{build.name_of(BARE)}: another date than in the store takes its place; "
        "it was 2022-02-01 and is 2022-03-01; --date gives another"
    )
    assert add(store, replace(other, date=DAY, text=f"{TEXT} Yes."))[1] == []


def test_an_id_without_an_address_may_be_of_another_outlet(store):
    first = replace(BARE, id="1", given_id="1", title="A call")
    other = replace(first, title="Other", date=date(2022, 3, 1), text=f"{TEXT} Yes.")
    assert add(store, first) == ((1, 0, 0), [])
    (counts, notes) = add(store, other)
    assert counts == (0, 1, 0)
    assert notes == [
        "Other (1): takes the place of an article of another day and title with the same id"
    ]
    assert add(store, replace(other, date=date(2022, 3, 2)))[1] != notes


def test_a_text_with_and_without_an_address_is_one_article(store):
    bare = replace(FIRST, id=article_id(None, TEXT), url=None, date=None, origin="notes.txt")
    counts, notes = add(store, FIRST, bare)
    assert counts == (1, 0, 1)
    assert notes == ["notes.txt: its title and text came before, and are not counted twice"]
    assert add(store, bare)[0] == (0, 0, 1)
    assert stored(store).url == FIRST.url
    assert add(store, replace(bare, id="x", title="Another title"))[0] == (1, 0, 0)


def test_a_text_gets_the_address_that_it_comes_with_later(store):
    bare = replace(BARE, id=article_id(None, TEXT), title="A call")
    known = replace(FIRST, id=article_id(FIRST.url, ""), title="A call", date=DAY)
    assert add(store, bare) == ((1, 0, 0), [])
    assert add(store, known) == ((0, 1, 0), [])
    assert (stored(store).url, stored(store).id) == (FIRST.url, bare.id)
    assert add(store, known, bare)[0] == (0, 0, 2)
    newer = replace(known, text=f"{TEXT} They spoke long.")
    assert add(store, newer)[0] == (0, 1, 0), "it is found by its address"
    assert stored(store).id == bare.id


def test_both_in_one_run(store):
    bare = replace(BARE, id=article_id(None, TEXT), title=FIRST.title, date=None)
    counts, notes = add(store, bare, FIRST)
    assert (counts, len(notes)) == ((1, 1, 0), 1)
    assert stored(store).url == FIRST.url


def test_a_text_of_another_day_outlet_or_address_is_another(store):
    first = replace(BARE, id="1", given_id="1", title="Alert", publisher="The Wire")
    others = (
        replace(first, id="2", date=date(2022, 2, 2)),
        replace(first, id="3", publisher="The Bulletin"),
    )
    assert add(store, first, *others) == ((3, 0, 0), [])
    assert add(store, replace(first, id="4", given_id="4"))[0] == (0, 0, 1)
    reprints = [
        replace(first, id=article_id(url, ""), url=url)
        for url in ("https://b.example/1", "https://c.example/1")
    ]
    add(store, *reprints)
    assert {one.url for one in store.articles() if one.url} == {one.url for one in reprints}


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("http://www.news.example/a", "https://news.example/a"),
        ("http://news.example/a", "http://www.news.example/a"),
        ("https://www.news.example/a", "https://m.news.example/a/amp"),
        (
            "https://web.archive.org/web/20220202000000/https://news.example/a",
            "https://web.archive.org/web/20220202000000/https://news.example/a",
        ),
    ],
)
def test_an_article_of_an_older_store_keeps_its_id(store, before, now):
    old = hashlib.sha256(before.encode()).hexdigest()[:16]
    assert add(store, replace(FIRST, id=old, url=before))[0] == (1, 0, 0)
    assert stored(store).id == old
    assert add(store, replace(FIRST, id=article_id(now, ""), url=now))[0] == (0, 0, 1)
    newer = replace(FIRST, id=article_id(now, ""), url=now, text=f"{TEXT} They spoke long.")
    assert add(store, newer)[0] == (0, 1, 0)
    assert (stored(store).id, stored(store).url) == (old, before)


V1, V2 = "Blinken phoned Lavrov.", "Blinken phoned Lavrov. They spoke long."
URL = "https://news.example/a"
SITE = replace(FIRST, id=article_id(URL, ""), url=URL, title="A call", date=DAY)
ALONE = replace(SITE, id=article_id(None, V2), url=None, text=V2)


@pytest.mark.parametrize("runs", [1, 3])
def test_a_text_that_an_address_has_now_is_not_told_twice(store, runs):
    newer = replace(SITE, text=V2)
    steps = (SITE, ALONE, newer)
    notes = [add(store, *some)[1] for some in ([steps] if runs == 1 else [[one] for one in steps])]
    found = [(one.id, one.url, store.digest(one.id)) for one in store.articles()]
    assert found == [(SITE.id, URL, newer.digest)]
    assert "its title and text came before under another id, which is taken out" in notes[-1][-1]
    assert store.stats()["events"] == 1
    assert marked(store._engine) == []
    for again in (newer, ALONE):
        assert add(store, again)[0] == (0, 0, 1)
    assert add(store, SITE)[0] == (0, 1, 0)
    assert stored(store).url == URL


def test_in_one_run_it_may_come_again_and_fail(store):
    newer, broken = replace(SITE, text=V2), replace(SITE, text="CRASH")
    add(store, SITE, ALONE, newer, ALONE, broken, newer)
    assert (stored(store).url, store.digest(SITE.id)) == (URL, newer.digest)


def test_one_of_an_id_takes_the_place_of_its_copy_and_its_address(store):
    first = replace(SITE, id="1", given_id="1", url=None)
    other = replace(SITE, text=V2)
    add(store, first, other)
    add(store, replace(first, text=V2))
    assert (stored(store).id, stored(store).url) == ("1", URL)
    assert add(store, other)[0] == (0, 0, 1)


@pytest.mark.parametrize("text", [V2, f"{V2} Yes."])
@pytest.mark.parametrize("in_one_run", [True, False])
@pytest.mark.parametrize("first", ["http://www.news.example/a", "http://m.news.example/a/"])
def test_a_text_alone_is_found_by_any_spelling_of_the_address_that_it_got(
    store, text, in_one_run, first
):
    steps = [
        ALONE,
        replace(ALONE, id=article_id(first, ""), url=first),
        replace(ALONE, id=article_id(URL, ""), url=URL, text=text),
    ]
    for some in [steps] if in_one_run else [[one] for one in steps]:
        add(store, *some)
    assert (stored(store).id, stored(store).url) == (ALONE.id, first)


def test_of_two_versions_in_one_input_the_later_one_stays_however_often(store):
    later = replace(FIRST, title="Later", text=f"{TEXT} They spoke long.")
    for _ in range(3):
        add(store, FIRST, later)
        assert stored(store).title == "Later"
