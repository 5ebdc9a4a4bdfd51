from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.actors.search import find_actor, find_actors
from kg.errors import InputError
from kg.model import Actor, Article, DateSpan, Event, Kind, Mention, Report, Span, Status
from kg.store import Store
from kg.trace import ego, path, trace
from tests.factories import ACTORS, ONTOLOGY, corpus
from tests.fakes import FakeBase
from tests.stores import fill

MORE = {
    **ACTORS,
    "olga-lavrov": Actor(id="olga-lavrov", label="Olga Lavrov", kind=Kind.PERSON),
    "georgia": Actor(id="georgia", label="Georgia", kind=Kind.COUNTRY),
    "georgia-us": Actor(id="georgia-us", label="Georgia", kind=Kind.ORGANISATION),
    "kyiv": Actor(id="kyiv", label="Kyiv", kind=Kind.PLACE),
    "government": Actor(
        id="government", label="Government", kind=Kind.ORGANISATION, aliases=("Kyiv",)
    ),
    "cote": Actor(id="cote", label="Côte d'Ivoire", kind=Kind.COUNTRY, aliases=("Ivory Coast",)),
}


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("sergey-lavrov", "sergey-lavrov"),
        ("SERGEY LAVROV", "sergey-lavrov"),
        ("Lavrov", "sergey-lavrov"),  # an alias counts more than a last name
        ("Blinken", "antony-blinken"),
        ("the united states", "united-states"),
        ("cote d ivoire", "cote"),
        ("Ivory Coast", "cote"),
        ("Kyiv", "government"),  # not the place
        ("Russian foreign minister", "sergey-lavrov"),
        ("France", "france"),
    ],
)
def test_who_is_meant(name, id):
    assert find_actor(name, MORE, FakeBase()).id == id


def test_several_are_listed():
    with pytest.raises(InputError) as caught:
        find_actor("Georgia", MORE)
    assert "Georgia (georgia), Georgia (georgia-us)" in str(caught.value)
    assert [actor.id for actor in find_actors("Georgia", MORE)] == ["georgia", "georgia-us"]


def test_who_has_events_comes_before_who_is_only_known():
    stored = {"georgia": MORE["georgia"]}
    assert find_actor("Georgia", stored, FakeBase(MORE)).id == "georgia"


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Ukrane", "Ukraine"),
        ("Sergei Lavrof", "Sergey Lavrov"),
        ("Antony Blinkn", "Antony Blinken"),
    ],
)
def test_an_unknown_name_suggests_the_nearest(name, near):
    with pytest.raises(InputError, match="no actor is called") as caught:
        find_actor(name, ACTORS, FakeBase())
    assert near in caught.value.hint


def test_a_first_name_means_the_only_one_who_has_it():
    assert find_actor("Antony", ACTORS, FakeBase()).label == "Antony Blinken"


@pytest.mark.parametrize("name", ["", " ", "?!", "\x00", "x" * 10_000])
def test_a_name_of_nothing_is_nobody(name):
    with pytest.raises(InputError) as caught:
        find_actor(name, ACTORS, FakeBase())
    assert caught.value.hint


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as found:
        fill(found, corpus())
        yield found


def test_the_history_of_a_pair(store):
    reports = trace(store, "sergey-lavrov", "antony-blinken")
    assert [report.article.id for report in reports] == ["a1", "a2", "a3"]
    planned = trace(store, "sergey-lavrov", status={Status.PLANNED, Status.DENIED})
    assert [report.article.id for report in planned] == ["a3"]
    late = trace(store, "russia", since=date(2022, 2, 5), types=["attack"])
    assert [report.article.id for report in late] == ["a5", "a6"]


def test_partners(store):
    partners = ego(store.reports(), "russia")
    assert [(partner.actor, partner.count) for partner in partners] == [
        ("ukraine", 4),
        ("united-states", 1),
    ]
    assert dict(partners[0].types) == {"attack": 2, "warning": 1, "proposal": 1}


START = date(2022, 1, 1)


def report(number, source, target, day, length=0, mutual=False):
    mentions = [Mention(text=name, start=0, end=1, actor=name) for name in (source, target)]
    begin = START + timedelta(days=day)
    return Report(
        article=Article(id=str(number), text="", date=START),
        event=Event(
            article=str(number),
            sentence=Span("", 0, 0),
            sentence_index=0,
            subtype="meeting",
            event_type="CONSULT",
            trigger=Span("met", 0, 3),
            sources=(mentions[0],),
            targets=(mentions[1],),
            reciprocal=mutual,
            date=DateSpan(start=begin, end=begin + timedelta(days=length)),
        ),
    )


def ids(chain):
    return None if chain is None else [int(found.article.id) for found in chain]


def test_the_shortest_chain():
    reports = [report(0, "a", "b", 5), report(1, "b", "c", 1), report(2, "c", "d", 9)]
    assert ids(path(reports, "a", "d")) == [0, 1, 2]
    assert ids(path(reports, "d", "a")) == [2, 1, 0]
    assert path(reports, "a", "z") is None
    assert path(reports, "a", "a") == []
    assert ids(path([*reports, report(3, "a", "d", 0)], "a", "d")) == [3]


def test_forward_in_time():
    reports = [report(0, "a", "b", 5), report(1, "b", "c", 1), report(2, "b", "c", 7)]
    assert ids(path(reports, "a", "c", forward=True)) == [0, 2]
    assert path(reports[:2], "a", "c", forward=True) is None
    long = report(3, "b", "c", 1, length=10)  # it may have been on the sixth day
    assert ids(path([reports[0], long], "a", "c", forward=True)) == [0, 3]


def test_forward_a_longer_way_when_the_shortest_comes_too_late():
    reports = [
        report(0, "a", "b", 9),
        report(1, "a", "x", 1),
        report(2, "x", "b", 2),
        report(3, "b", "c", 5),
    ]
    assert ids(path(reports, "a", "c")) == [0, 3]
    assert ids(path(reports, "a", "c", forward=True)) == [1, 2, 3]


def test_what_has_no_date_counts_as_its_article_and_without_any_not_at_all():
    one, two = report(0, "a", "b", 5), report(1, "b", "c", 0)
    undated = replace(two, event=replace(two.event, date=None))
    assert path([one, undated], "a", "c", forward=True) is None
    assert ids(path([undated, one], "c", "a", forward=True)) == [1, 0]
    lost = replace(undated, article=replace(undated.article, date=None))
    assert path([lost, one], "c", "a", forward=True) is None
    assert ids(path([lost, one], "c", "a")) == [1, 0]


def test_of_two_chains_as_long_the_one_that_arrives_first():
    reports = [
        report(0, "a", "b", 0),
        report(1, "b", "d", 9),
        report(2, "a", "c", 1),
        report(3, "c", "d", 2),
    ]
    assert ids(path(reports, "a", "d")) == [2, 3]
    assert ids(path(reports, "a", "d", forward=True)) == [2, 3]


EDGES = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.integers(0, 9)).filter(
        lambda edge: edge[0] != edge[1]
    ),
    max_size=12,
)


def all_chains(reports, start, end):
    """Chains without a repeated actor, tried one by one."""
    ways = [(start, (), frozenset(start))]
    while ways:
        here, chain, seen = ways.pop()
        if here == end:
            yield chain
            continue
        for found in reports:
            pair = {found.event.sources[0].actor, found.event.targets[0].actor}
            if here in pair and not (pair - {here}) <= seen:
                (other,) = pair - {here}
                ways.append((other, (*chain, found), seen | {other}))


def arrival(chain):
    return max((found.event.date.start for found in chain), default=date.min)


def in_order(chain):
    days = [found.event.date.start for found in chain]
    return days == sorted(days)


@given(EDGES, st.booleans())
def test_no_chain_is_shorter(edges, forward):
    reports = [report(number, *edge) for number, edge in enumerate(edges)]
    chains = [c for c in all_chains(reports, "a", "b") if not forward or in_order(c)]
    found = path(reports, "a", "b", forward=forward)
    assert (found is None) is (not chains)
    if found is not None:
        assert len(found) == min(map(len, chains))
        assert arrival(found) == min(arrival(c) for c in chains if len(c) == len(found))
        assert not forward or in_order(found)
        here = "a"
        for step in found:
            pair = {step.event.sources[0].actor, step.event.targets[0].actor}
            assert here in pair
            (here,) = pair - {here}
        assert here == "b"
