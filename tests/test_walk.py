"""Events in a fixed order, from any place on."""

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice, pairwise

import pytest

from kg.model import Basis, DateSpan, Granularity, Post, Status
from kg.store import Store, timeline
from kg.store.reports import Filter
from kg.store.timeline import Place, Search, count, walk
from tests.factories import ACTORS, ONTOLOGY, article, event

_SENTENCE = "Russia and Ukraine and the United States phoned Lavrov."
_NAMES = {"Russia": "russia", "Ukraine": "ukraine", "United States": "united-states"}
_STATUSES = [Status.ACTUAL, Status.PLANNED, Status.DENIED]


def told(number, pick):
    """An article of one event, which has a day, a month, or no date at all."""
    published = pick.choice([None, date(2022, 1, 1) + timedelta(pick.randrange(40))])
    one = article(f"b{number}", _SENTENCE, published)
    words = pick.choice([*_NAMES])
    subtype = pick.choice(["phone-call", "meeting", "warning"])
    parties = {words: _NAMES[words]}, {"Lavrov": "sergey-lavrov"}
    found = event(one, subtype, "phoned", *parties, status=pick.choice(_STATUSES))
    start = date(2022, 1, 1) + timedelta(pick.randrange(40))
    whens = [
        DateSpan(start=start, end=start),
        DateSpan(start=date(2022, 1, 1), end=date(2022, 1, 31), granularity=Granularity.MONTH),
        DateSpan(start=published, end=published, basis=Basis.PUBLICATION) if published else None,
        None,
    ]
    sure = pick.choice([0.25, 0.5, 0.75])
    return one, [replace(found, date=pick.choice(whens), confidence=sure)]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    pick = random.Random(3)
    with Store.open(tmp_path_factory.mktemp("walk") / "kg.db", ontology=ONTOLOGY) as found:
        post = Post(person="sergey-lavrov", title="minister", begin=date(2004, 3, 9))
        found.add_actors(ACTORS.values(), [post])
        for number in range(60):
            found.add(*told(number, pick))
        yield found


@pytest.fixture
def unchanged(store, tmp_path):
    """The same store, which does not change while it is open, and the queries that it is asked."""
    store.backup(tmp_path / "copy.db")
    with Store.open(tmp_path / "copy.db", read_only=True, ontology=ONTOLOGY) as found:
        asked, query = [], found.query
        found.query = lambda text, *rest: asked.append(text) or query(text, *rest)
        yield found, asked


SEARCHES = {
    "all": Search(),
    "since": Search(filter=Filter(since=date(2022, 1, 20))),
    "until": Search(filter=Filter(until=date(2022, 1, 20))),
    "one day": Search(filter=Filter(since=date(2022, 1, 9), until=date(2022, 1, 9))),
    "subtype": Search(filter=Filter(types=frozenset(["phone-call"]))),
    "types": Search(filter=Filter(types=frozenset(["CONSULT", "warning"]))),
    "status": Search(filter=Filter(statuses=frozenset([Status.DENIED, Status.PLANNED]))),
    "party": Search(parties=(frozenset(["russia"]),)),
    "one of a party": Search(parties=(frozenset(["russia", "ukraine"]),)),
    "two": Search(parties=(frozenset(["russia"]), frozenset(["sergey-lavrov", "nobody"]))),
    "nobody": Search(parties=(frozenset(),)),
    "articles": Search(filter=Filter(articles=frozenset(["b7", "b8"]))),
    "all of it": Search(
        parties=(frozenset(["russia"]),),
        filter=Filter(
            since=date(2022, 1, 3),
            until=date(2022, 2, 3),
            types=frozenset(["CONSULT"]),
            statuses=frozenset([Status.ACTUAL]),
        ),
    ),
}


def expected(store, search):
    """What `Store.reports` finds."""
    parties = [*search.parties, None, None][:2]
    wanted = search.filter
    found = store.reports(
        actor=parties[0], other=parties[1], since=wanted.since, until=wanted.until,
        types=wanted.types, status=wanted.statuses, articles=wanted.articles,
    )  # fmt: skip
    return {report.event.key: report for report in found}


@pytest.mark.parametrize("name", SEARCHES)
@pytest.mark.parametrize("newest", [False, True])
def test_all_are_found_once_and_in_order(store, name, newest):
    search = SEARCHES[name]
    found = [*walk(store, search, newest=newest)]
    reports = [report for _, report in found]
    assert {report.event.key: report for report in reports} == expected(store, search)
    assert len(reports) == len(expected(store, search)) == count(store, search)
    dated = [place for place, _ in found if place.day]
    assert found[len(dated) :] == [(place, r) for place, r in found if not place.day]
    assert all(a > b if newest else a < b for a, b in pairwise(dated))


@pytest.mark.parametrize("name", ["all", "party", "status", "nobody"])
@pytest.mark.parametrize("newest", [False, True])
@pytest.mark.parametrize("at_once", [1, 7, 1000])
def test_it_goes_on_from_any_place(store, name, newest, at_once, monkeypatch):
    monkeypatch.setattr(timeline, "_AT_ONCE", at_once)
    search = SEARCHES[name]
    whole = [place for place, _ in walk(store, search, newest=newest)]
    for number, place in enumerate(whole):
        rest = islice(walk(store, search, place, newest=newest), 3)
        assert [place for place, _ in rest] == whole[number + 1 : number + 4]


def test_a_place_need_not_be_there(store):
    found = next(walk(store, Search(), Place("2022-01-09", "https://kg.example/event/zzz")))[0]
    assert found.day > "2022-01-09"
    assert [*walk(store, Search(), Place("", "https://kg.example/event/zzz"))] == []


def test_confidence_and_article(store):
    sure = [r for _, r in walk(store, Search(filter=Filter(min_confidence=0.5)))]
    assert {r.event.confidence for r in sure} == {0.5, 0.75}
    assert len(sure) == len([r for r in store.reports() if r.event.confidence >= 0.5])
    (one,) = walk(store, Search(filter=Filter(articles=frozenset(["b7"]))))
    assert one[1].article.id == "b7"
    assert [*walk(store, Search(filter=Filter(articles=frozenset(["none"]))))] == []
    assert count(store, Search(filter=Filter(min_confidence=0.75))) == len(
        [*walk(store, Search(filter=Filter(min_confidence=0.75)))]
    )


@pytest.mark.parametrize("name", SEARCHES)
@pytest.mark.parametrize("newest", [False, True])
def test_what_does_not_change_is_searched_once(store, unchanged, name, newest):
    search, (steady, asked) = SEARCHES[name], unchanged
    whole = [place for place, _ in walk(store, search, newest=newest)]
    found = []
    while page := [*islice(walk(steady, search, found[-1] if found else None, newest=newest), 4)]:
        found += [place for place, _ in page]
    assert found == whole
    assert len(asked) == len(set(asked))


def test_few_rows_of_what_does_not_change_are_kept(unchanged, monkeypatch):
    monkeypatch.setattr(timeline, "_KEPT", 5)
    steady, asked = unchanged
    for _ in range(2):
        assert len([*walk(steady, SEARCHES["party"])]) > 5
    assert len(asked) == 2 * len(set(asked))
