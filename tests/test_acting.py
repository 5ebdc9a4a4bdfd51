"""Named queries, in which who acts for an actor at the time counts for it."""

from dataclasses import replace
from datetime import date

import pytest

from kg.actors.hierarchy import Acting, Hierarchy
from kg.model import Actor, Kind, Level, Post
from kg.pairs import most_active
from kg.sparql import load_named_queries
from kg.store import Store
from kg.store.acting import GROUP
from kg.trace import trace
from tests.factories import ACTORS, ONTOLOGY, article, event

LAVROV, MINISTRY = "sergey-lavrov", "russia-foreign-ministry"
ACTORS_HERE = {
    **ACTORS,
    LAVROV: replace(ACTORS[LAVROV], part_of=None),
    MINISTRY: Actor(id=MINISTRY, label="Ministry", kind=Kind.ORGANISATION, country="RUS",
                    sector="GOV", part_of="russia"),
    "envoy": Actor(id="envoy", label="Envoy", kind=Kind.PERSON, country="RUS", sector="GOV"),
    "taught": Actor(id="taught", label="Taught One", kind=Kind.PERSON, country="RUS",
                    sector="GOV", learned=True),
    "union": Actor(id="union", label="Union", kind=Kind.ORGANISATION),
}  # fmt: skip
POSTS = [
    Post(person=LAVROV, title="minister", organisation=MINISTRY,
         begin=date(2022, 2, 1), end=date(2022, 2, 10)),
    Post(person="ukraine", title="member", organisation="union", begin=date(2022, 2, 6)),
]  # fmt: skip
HIERARCHY = Hierarchy(ACTORS_HERE, POSTS)
CALLS = [  # who, on which day of February, told as of which sector
    (LAVROV, 1, "GOV"), (LAVROV, 10, "GOV"), (LAVROV, 11, "ELI"), (LAVROV, 12, "GOV"),
    (MINISTRY, 3, "GOV"), ("envoy", 4, "GOV"), ("envoy", 5, "ELI"), ("taught", 6, None),
    ("russia", 7, None), ("antony-blinken", 8, "GOV"),
]  # fmt: skip


def call(who, day, sector):
    told = article(f"{who}-{day}", "A called C.", date(2022, 2, day))
    found = event(told, "phone-call", "called", {"A": who}, {"C": "ukraine"})
    actor = ACTORS_HERE[who]
    mention = replace(
        found.sources[0], kind=actor.kind, name=actor.label, label=actor.label,
        country=actor.country, sector=sector,
    )  # fmt: skip
    return told, [replace(found, sources=(mention,))]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("acting") / "store", ontology=ONTOLOGY) as found:
        found.add_actors(ACTORS_HERE.values(), POSTS)
        for one in CALLS:
            found.add(*call(*one))
        yield found


def days(result):
    place = result.variables.index("date")
    return sorted({row[place].day for row in result})


ACTING = [1, 3, 4, 6, 7, 10, 12]


@pytest.mark.parametrize("level", [None, Level.PERSON, Level.COUNTRY, Level.BLOC])
@pytest.mark.parametrize("actor", ["russia", MINISTRY, LAVROV, "ukraine", "union"])
def test_a_named_query_counts_as_trace_does(store, actor, level):
    reports = trace(store, actor, level=level, hierarchy=HIERARCHY)
    traced = sorted({report.days[0].day for report in reports})
    found = store.run_named("timeline-of-actor", {"actor": actor}, hierarchy=HIERARCHY, level=level)
    assert days(found) == traced
    if (actor, level) == ("russia", None):
        assert traced == ACTING
    assert days(store.run_named("timeline-of-actor", {"actor": "russia"})) == [7]


@pytest.mark.parametrize("name", ["who-called-whom", "acts-between"])
def test_both_sides(store, name):
    given = {"actor": "russia", "other": "union"}
    found = store.run_named(name, given, hierarchy=HIERARCHY, level=Level.BLOC)
    assert days(found) == [6, 7, 10, 12], "since it is a member"
    given = {"actor": "russia", "other": "ukraine", "since": "2022-02-04", "until": "2022-02-10"}
    assert days(store.run_named(name, given, hierarchy=HIERARCHY)) == [4, 6, 7, 10]


def test_who_is_only_compared(tmp_path):
    from kg.model import Status

    told, (plan,) = call(LAVROV, 3, "GOV")
    with Store.open(tmp_path / "store", ontology=ONTOLOGY) as store:
        store.add_actors(ACTORS_HERE.values(), POSTS)
        store.add(told, [replace(plan, status=Status.PLANNED)])
        for given in ({"actor": "ukraine", "other": "russia"}, {"other": "russia"}):
            assert days(store.run_named("planned", given, hierarchy=HIERARCHY)) == [3]
            assert not len(store.run_named("planned", given))


def test_when_somebody_acts_for_another():
    found = list(HIERARCHY.acting("russia", {LAVROV, MINISTRY, "taught"}))
    assert found == [
        Acting(actor="russia"),
        Acting(actor=MINISTRY),
        Acting(actor=LAVROV, end=date(2022, 1, 31), state="RUS"),
        Acting(actor=LAVROV, begin=date(2022, 2, 1), end=date(2022, 2, 10)),
        Acting(actor=LAVROV, begin=date(2022, 2, 11), state="RUS"),
        Acting(actor="taught"),
    ]


def test_pairs_at_a_level(store):
    rows = list(most_active(store, HIERARCHY, Level.COUNTRY, {}))
    named = {(a.rpartition("/")[2], b.rpartition("/")[2]): n for a, b, n in rows}
    assert named[("russia", "ukraine")] == len(ACTING)
    assert named[(LAVROV, "ukraine")] == 1, "out of office, and told so"
    assert len(most_active(store, HIERARCHY, Level.COUNTRY, {}, limit=1)) == 2, "there are more"
    given = {"since": "2022-02-07", "until": "2022-02-07"}
    assert [n for *_, n in most_active(store, HIERARCHY, Level.COUNTRY, given)] == [1]


@pytest.mark.parametrize("name", ["timeline-of-actor", "acts-between", "meetings"])
def test_a_server_is_asked_in_other_words_for_the_same(store, monkeypatch, name):
    given = {"actor": "russia", "other": "ukraine"}
    given = {p.name: given[p.name] for p in load_named_queries()[name].parameters if p.required}
    found = store.run_named(name, given, hierarchy=HIERARCHY)
    monkeypatch.setattr(Store, "embedded", False)
    assert store.run_named(name, given, hierarchy=HIERARCHY).rows == found.rows


def test_every_query_that_counts_others_has_what_it_needs():
    for query in load_named_queries().values():
        if any(parameter.acting for parameter in query.parameters):
            assert GROUP in query.text
            assert all(name in query.text for name in ("?event", "AS ?date"))
