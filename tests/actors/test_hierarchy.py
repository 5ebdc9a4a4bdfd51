from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kg.actors.base import ActorBase
from kg.actors.hierarchy import BLOCS, Hierarchy
from kg.model import Actor, DateSpan, Kind, Level, Mention, Post, Report
from tests.factories import article, event

TODAY = None


def acting(actor: str | None, country: str | None = None, sector: str | None = None) -> Mention:
    return Mention(
        text="x", start=0, end=1, kind=Kind.PERSON, actor=actor, country=country, sector=sector
    )


@pytest.mark.parametrize(
    ("actor", "level", "day", "who"),
    [
        # one person, two owners
        ("jens-stoltenberg", Level.PERSON, date(2010, 6, 1), "jens-stoltenberg"),
        ("jens-stoltenberg", Level.COUNTRY, date(2010, 6, 1), "norway"),
        ("jens-stoltenberg", Level.ORGANISATION, date(2010, 6, 1), "norway"),
        ("jens-stoltenberg", Level.COUNTRY, date(2020, 6, 1), "nato"),
        ("jens-stoltenberg", Level.ORGANISATION, date(2020, 6, 1), "nato"),
        ("jens-stoltenberg", Level.BLOC, date(2020, 6, 1), "nato"),
        ("donald-tusk", Level.COUNTRY, date(2010, 6, 1), "poland"),
        ("donald-tusk", Level.ORGANISATION, date(2016, 6, 1), "european-council"),
        ("donald-tusk", Level.COUNTRY, date(2016, 6, 1), "european-union"),
        # a minister is his ministry's, a head of state the state's
        ("sergey-lavrov", Level.ORGANISATION, date(2022, 1, 1), "russia-foreign-ministry"),
        ("sergey-lavrov", Level.COUNTRY, date(2022, 1, 1), "russia"),
        ("antony-blinken", Level.ORGANISATION, date(2022, 1, 1), "united-states-foreign-ministry"),
        ("emmanuel-macron", Level.ORGANISATION, date(2022, 1, 1), "france"),
        # parts of a state
        ("united-states-foreign-ministry", Level.ORGANISATION, TODAY,
         "united-states-foreign-ministry"),
        ("united-states-foreign-ministry", Level.COUNTRY, TODAY, "united-states"),
        ("un-security-council", Level.COUNTRY, TODAY, "united-nations"),
        ("soviet-union", Level.COUNTRY, date(1985, 1, 1), "russia"),
        ("hamas", Level.COUNTRY, TODAY, "hamas"),
        ("norwegian-labour-party", Level.COUNTRY, TODAY, "norwegian-labour-party"),
        # a bloc at a date
        ("united-kingdom", Level.BLOC, date(2015, 1, 1), "european-union"),
        ("united-kingdom", Level.BLOC, date(2021, 1, 1), "united-kingdom"),
        ("emmanuel-macron", Level.BLOC, date(2020, 1, 1), "european-union"),
        ("scotland", Level.BLOC, date(2015, 1, 1), "european-union"),
        ("united-states", Level.BLOC, TODAY, "united-states"),
        ("kenya", Level.BLOC, TODAY, "african-union"),
        ("jamaica", Level.BLOC, TODAY, "caricom"),
        ("vietnam", Level.BLOC, TODAY, "asean"),
        ("russia", Level.BLOC, TODAY, "commonwealth-of-independent-states"),
        ("georgia", Level.BLOC, date(2000, 1, 1), "commonwealth-of-independent-states"),
        ("georgia", Level.BLOC, date(2015, 1, 1), "georgia"),
        # who is not known counts for himself
        ("jose-perez", Level.COUNTRY, TODAY, "jose-perez"),
    ],
)  # fmt: skip
def test_lifted(hierarchy: Hierarchy, actor: str, level: Level, day: date | None, who: str) -> None:
    assert hierarchy.lifted(actor, level, day) == who


@pytest.mark.parametrize(
    ("mention", "chain"),
    [
        (acting("sergey-lavrov"), ["sergey-lavrov", "russia-foreign-ministry", "russia"]),
        (acting("jose-perez", "CHL", "GOV"), ["jose-perez", "chile"]),
        (acting("jose-perez", "CHL", "JUD"), ["jose-perez", "chile"]),
        (acting("jose-perez", "CHL", "ELI"), ["jose-perez"]),
        (acting("jose-perez", "CHL", "REB"), ["jose-perez"]),
        (acting("jose-perez", None, "GOV"), ["jose-perez"]),
        (acting("jose-perez", "XXX", "GOV"), ["jose-perez"]),
        (acting(None, "CHL", "GOV"), []),
    ],
)
def test_chain_of_a_mention(hierarchy: Hierarchy, mention: Mention, chain: list[str]) -> None:
    assert hierarchy.chain(mention, date(2022, 2, 1)) == chain
    assert hierarchy.at(mention, Level.COUNTRY, None) == (chain[-1] if chain else None)


@pytest.mark.parametrize(
    ("mention", "actor", "day", "direct", "by_bloc"),
    [
        (acting("sergey-lavrov"), "russia", date(2022, 1, 1), True, True),
        (acting("sergey-lavrov"), "sergey-lavrov", date(2022, 1, 1), True, True),
        (acting("sergey-lavrov"), "ukraine", date(2022, 1, 1), False, False),
        (acting("jens-stoltenberg"), "norway", date(2020, 1, 1), False, False),
        (acting("jens-stoltenberg"), "nato", date(2020, 1, 1), True, True),
        (acting("jens-stoltenberg"), "nato", date(2010, 1, 1), False, True),
        (acting("united-kingdom"), "european-union", date(2015, 1, 1), False, True),
        (acting("united-kingdom"), "european-union", date(2021, 1, 1), False, False),
        (acting("david-cameron"), "european-union", date(2015, 1, 1), False, True),
        (acting("russia"), "un-security-council", date(2021, 1, 1), False, True),
        (acting(None), "russia", date(2021, 1, 1), False, False),
    ],
)
def test_acts_for(
    hierarchy: Hierarchy, mention: Mention, actor: str, day: date, direct: bool, by_bloc: bool
) -> None:
    assert hierarchy.acts_for(mention, actor, day) is direct
    assert hierarchy.acts_for(mention, actor, day, bloc=True) is by_bloc


@pytest.mark.parametrize(
    ("state", "organisation", "day", "is_in"),
    [
        ("united-kingdom", "european-union", date(1972, 12, 31), False),
        ("united-kingdom", "european-union", date(1973, 1, 1), True),
        ("united-kingdom", "european-union", date(2020, 1, 31), True),
        ("united-kingdom", "european-union", date(2020, 2, 1), False),
        ("united-kingdom", "european-union", TODAY, False),
        ("croatia", "european-union", date(2013, 6, 30), False),
        ("croatia", "european-union", date(2013, 7, 1), True),
        ("croatia", "european-union", TODAY, True),
        ("finland", "nato", date(2022, 1, 1), False),
        ("finland", "nato", date(2024, 1, 1), True),
        ("hungary", "warsaw-pact", date(1985, 1, 1), True),
        ("hungary", "warsaw-pact", date(2000, 1, 1), False),
        ("south-africa", "commonwealth-of-nations", date(1960, 1, 1), True),
        ("south-africa", "commonwealth-of-nations", date(1980, 1, 1), False),
        ("south-africa", "commonwealth-of-nations", date(2000, 1, 1), True),
        ("nobody", "nato", TODAY, False),
    ],
)
def test_is_member(
    hierarchy: Hierarchy, state: str, organisation: str, day: date | None, is_in: bool
) -> None:
    assert hierarchy.is_member(state, organisation, day) is is_in


def test_blocs_are_organisations_with_members(base: ActorBase) -> None:
    members = {post.organisation for post in base.posts() if post.title.startswith("Member of")}
    assert [bloc for bloc in BLOCS if bloc not in members or base.get(bloc) is None] == []


@pytest.mark.parametrize("day", [date(year, 7, 1) for year in range(1960, 2026, 5)])
def test_no_state_is_in_two_blocs(base: ActorBase, hierarchy: Hierarchy, day: date) -> None:
    states = [actor.id for actor in base.actors() if actor.kind is Kind.COUNTRY]
    found = {state: [b for b in BLOCS if hierarchy.is_member(state, b, day)] for state in states}
    assert {state: blocs for state, blocs in found.items() if len(blocs) > 1} == {}


def test_below_are_all_whose_acts_may_be_his(hierarchy: Hierarchy) -> None:
    russia, nato = hierarchy.below("russia"), hierarchy.below("nato")
    assert {"russia", "russia-foreign-ministry", "sergey-lavrov", "soviet-union"} <= russia
    assert {"nato", "jens-stoltenberg", "norway", "norway-foreign-ministry"} <= nato
    assert "russia" not in nato
    assert hierarchy.below("nobody") == {"nobody"}


# -- a small world

ACTORS = {
    actor.id: actor
    for actor in (
        Actor(id="arland", label="Arland", kind=Kind.COUNTRY, country="ARL", sector="GOV"),
        Actor(id="arland-rebels", label="Arland rebels", kind=Kind.GROUP, country="ARL",
              sector="REB", part_of="arland", learned=True),
        Actor(id="arland-citizens", label="Arland citizens", kind=Kind.GROUP, country="ARL",
              sector="CVL", part_of="arland", learned=True),
        Actor(id="arland-military", label="Arland armed forces", kind=Kind.ORGANISATION,
              country="ARL", sector="MIL", part_of="arland", learned=True),
        Actor(id="arland-mayor", label="Mayor of Arland", kind=Kind.PERSON, country="ARL",
              sector="GOV", part_of="arland", learned=True),
        Actor(id="league", label="League", kind=Kind.ORGANISATION, sector="IGO"),
        Actor(id="league-chair", label="Chair of League", kind=Kind.PERSON, sector="IGO",
              part_of="league", learned=True),
        Actor(id="council", label="Council", kind=Kind.ORGANISATION, sector="IGO",
              part_of="league"),
        Actor(id="ann", label="Ann", kind=Kind.PERSON, country="ARL", sector="GOV"),
        Actor(id="east", label="East", kind=Kind.ORGANISATION, sector="IGO", part_of="west"),
        Actor(id="west", label="West", kind=Kind.ORGANISATION, sector="IGO", part_of="east"),
    )
}  # fmt: skip
POSTS = [
    Post(person="ann", title="Judge", organisation="arland", begin=date(2000, 1, 1)),
    Post(person="ann", title="Chair", organisation="council", begin=date(2005, 1, 1),
         end=date(2006, 12, 31)),
    Post(person="ann", title="Friend", begin=date(2005, 6, 1)),
    Post(person="arland", title="Member of League", organisation="league", begin=date(2001, 1, 1)),
]  # fmt: skip


@pytest.fixture
def small() -> Hierarchy:
    return Hierarchy(ACTORS, POSTS, blocs=("league",))


@pytest.mark.parametrize(
    ("actor", "level", "day", "who"),
    [
        ("arland-military", Level.COUNTRY, TODAY, "arland"),
        ("arland-rebels", Level.COUNTRY, TODAY, "arland-rebels"),
        ("arland-rebels", Level.BLOC, TODAY, "arland-rebels"),
        ("arland-citizens", Level.COUNTRY, TODAY, "arland-citizens"),
        # an office whose holder is not known
        ("arland-mayor", Level.COUNTRY, TODAY, "arland"),
        ("league-chair", Level.ORGANISATION, TODAY, "league"),
        # of two posts at a time the later one; a post of nobody counts for nothing
        ("ann", Level.ORGANISATION, date(2004, 1, 1), "arland"),
        ("ann", Level.ORGANISATION, date(2005, 7, 1), "council"),
        ("ann", Level.COUNTRY, date(2005, 7, 1), "league"),
        ("ann", Level.ORGANISATION, TODAY, "arland"),
        ("ann", Level.ORGANISATION, date(1999, 1, 1), "arland"),
        ("arland", Level.BLOC, date(2000, 1, 1), "arland"),
        ("arland", Level.BLOC, date(2001, 1, 1), "league"),
        ("ann", Level.BLOC, date(2004, 1, 1), "league"),
        # a circle ends
        ("east", Level.COUNTRY, TODAY, "west"),
    ],
)
def test_lifted_in_a_small_world(
    small: Hierarchy, actor: str, level: Level, day: date | None, who: str
) -> None:
    assert small.lifted(actor, level, day) == who


def test_an_office_without_a_holder_is_no_person(small: Hierarchy) -> None:
    found = {id: small.is_person(id) for id in ("ann", "arland-mayor", "arland", "nobody")}
    assert found == {"ann": True, "arland-mayor": False, "arland": False, "nobody": False}


def test_below_in_a_circle_ends(small: Hierarchy) -> None:
    assert small.below("east") == {"east", "west"}
    assert small.below("council") == {"council", "ann"}


# -- whole reports


@pytest.fixture
def met() -> Report:
    one = article("a", "Lavrov met Stoltenberg and a passer-by.", date(2015, 6, 1))
    targets = {"Stoltenberg": "jens-stoltenberg", "passer-by": "passer-by-0badcafe"}
    told = event(one, "meeting", "met", {"Lavrov": "sergey-lavrov"}, targets)
    return Report(event=told, article=one)


@pytest.mark.parametrize(
    ("level", "ids", "labels"),
    [
        (Level.PERSON, ["sergey-lavrov", "jens-stoltenberg"], ["Sergey Lavrov", None]),
        (Level.ORGANISATION, ["russia-foreign-ministry", "nato"],
         ["Russian Foreign Ministry", "NATO"]),
        (Level.COUNTRY, ["russia", "nato"], ["Russia", "NATO"]),
        (Level.BLOC, ["commonwealth-of-independent-states", "nato"],
         ["Commonwealth of Independent States", "NATO"]),
    ],
)  # fmt: skip
def test_roll_up(
    hierarchy: Hierarchy, met: Report, level: Level, ids: list[str], labels: list[str | None]
) -> None:
    (after,) = hierarchy.roll_up([met], level)
    mentions = [*after.event.sources, *after.event.targets]
    assert [m.actor for m in mentions] == [*ids, "passer-by-0badcafe"]
    assert [m.label for m in mentions] == [*labels, None]
    assert [(m.text, m.start, m.end) for m in mentions] == [
        (m.text, m.start, m.end) for m in (*met.event.sources, *met.event.targets)
    ]
    assert [m.resolved for m in mentions] == [None] * 3  # that is the resolver's and the judges'
    assert (after.article, after.event.date) == (met.article, met.event.date)


@pytest.mark.parametrize(
    ("when", "owner"),
    [
        (DateSpan(start=date(2010, 6, 1), end=date(2010, 6, 1)), "norway"),
        (DateSpan(start=date(2010, 6, 1), end=date(2016, 6, 1)), "norway"),  # its first day
        (DateSpan(start=date(2016, 6, 1), end=date(2016, 6, 1)), "nato"),
        (None, "nato"),  # the article's day
    ],
)
def test_roll_up_counts_by_the_day_of_the_event(
    hierarchy: Hierarchy, met: Report, when: DateSpan | None, owner: str
) -> None:
    dated = replace(met, event=replace(met.event, date=when))
    (after,) = hierarchy.roll_up([dated], Level.COUNTRY)
    assert after.event.targets[0].actor == owner


def test_roll_up_gives_kind_country_and_sector_of_the_one_above(
    hierarchy: Hierarchy, met: Report
) -> None:
    (after,) = hierarchy.roll_up([met], Level.COUNTRY)
    assert [(m.country, m.sector) for m in after.event.sources] == [("RUS", "GOV")]
    kinds = [m.kind for m in (*after.event.sources, *after.event.targets)]
    assert kinds[:2] == [Kind.COUNTRY, Kind.ORGANISATION]
    assert (after.event.targets[0].country, after.event.targets[0].sector) == (None, "IGO")


def test_acts_within_a_state_have_no_pair_above(hierarchy: Hierarchy) -> None:
    one = article("a", "Lavrov met Putin.", date(2015, 6, 1))
    told = event(one, "meeting", "met", {"Lavrov": "sergey-lavrov"}, {"Putin": "vladimir-putin"})
    (after,) = hierarchy.roll_up([Report(event=told, article=one)], Level.COUNTRY)
    assert told.dyads() == [("sergey-lavrov", "vladimir-putin")]
    assert after.event.dyads() == []
