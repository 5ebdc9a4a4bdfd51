from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.actors import likeness
from kg.actors.accounts import Account, Side, account
from kg.actors.hierarchy import Hierarchy
from kg.actors.likeness import compare, wording
from kg.actors.stories import SAME
from kg.model import Basis, DateSpan, Report, Status
from kg.taxonomy import load_taxonomy
from tests.factories import ONTOLOGY, report

DAY = date(2022, 2, 1)
NEXT = date(2022, 2, 2)
LATER = date(2022, 2, 4)
WORDS = "about grain ships leaving Odessa under escort"


def call(
    caller: dict[str, str] | None = None,
    called: dict[str, str] | None = None,
    *,
    id: str = "a",
    subtype: str = "phone-call",
    words: str = "",
    day: date | None = DAY,
    published: date = DAY,
    status: Status = Status.ACTUAL,
) -> Report:
    caller = {"Blinken": "antony-blinken"} if caller is None else caller
    called = {"Lavrov": "sergey-lavrov"} if called is None else called
    text = " ".join([*caller, "phoned", *called, words]) + "."
    days = (day, day) if day else None
    return report(
        id, text, subtype, "phoned", caller, called, published=published, days=days, status=status
    )


def told(hierarchy: Hierarchy, one: Report) -> Account:
    found = account(one, hierarchy)
    assert found is not None
    return found


def test_account_of_a_call(hierarchy: Hierarchy) -> None:
    one = told(hierarchy, call(words="about the proposal and the proposed summit with 40 ships"))
    assert one.sources == Side(
        ids=frozenset({"antony-blinken"}),
        tops=frozenset({"united-states"}),
        persons=frozenset({("united-states", "antony-blinken")}),
        words=frozenset({"blink"}),
    )
    assert one.everyone.tops == {"united-states", "russia"}
    assert (one.first, one.last, one.exact) == (DAY, DAY, True)
    assert (one.subtype, one.event_type, one.certainty) == ("phone-call", "CONSULT", "done")
    assert one.mutual
    assert one.words == {"phone", "propo", "summi", "40", "ships"}, "no names, no small words"
    assert one.key.startswith("a-")


@pytest.mark.parametrize(
    ("when", "first", "last", "exact"),
    [
        (DateSpan(start=DAY, end=DAY), DAY, DAY, True),
        (DateSpan(start=DAY, end=LATER), DAY, LATER, False),
        (DateSpan(start=DAY, end=DAY, basis=Basis.PUBLICATION), date(2022, 1, 29), DAY, False),
        (None, date(2022, 1, 29), DAY, False),  # of the article
    ],
)
def test_days_of_an_account(
    hierarchy: Hierarchy, when: DateSpan | None, first: date, last: date, exact: bool
) -> None:
    one = call()
    found = told(hierarchy, replace(one, event=replace(one.event, date=when)))
    assert (found.first, found.last, found.exact) == (first, last, exact)


@pytest.mark.parametrize(
    ("caller", "called"),
    [({}, {}), ({"an official": "official-0badcafe"}, {}), ({"officials": "x-12345678"}, {})],
)
def test_nobody_takes_part(
    hierarchy: Hierarchy, caller: dict[str, str], called: dict[str, str]
) -> None:
    assert account(call(caller, called), hierarchy) is None


def test_actors_of_one_article_count_as_nobody(hierarchy: Hierarchy) -> None:
    one = told(hierarchy, call(called={"an envoy": "an-envoy-0badcafe"}))
    assert (one.targets.ids, one.targets.vague) == (frozenset(), True)


def test_a_time_that_is_not_known(hierarchy: Hierarchy) -> None:
    one = call()
    timeless = replace(
        one, event=replace(one.event, date=None), article=replace(one.article, date=None)
    )
    assert account(timeless, hierarchy) is None


def test_an_office_without_a_holder_is_no_person(hierarchy: Hierarchy) -> None:
    one = told(hierarchy, call({"the premier": "united-states-premier"}))
    assert one.sources.persons == frozenset()


BLINKEN, LAVROV = {"Blinken": "antony-blinken"}, {"Lavrov": "sergey-lavrov"}
BIDEN, PUTIN = {"Biden": "joe-biden"}, {"Putin": "vladimir-putin"}
USA, RUSSIA = {"Washington": "united-states"}, {"Moscow": "russia"}
KULEBA, CHINA = {"Kuleba": "dmytro-kuleba"}, {"China": "china"}
ENVOY = {"an envoy": "an-envoy-0badcafe"}

ONE = [
    # told twice alike, also at another level, from the other side, in other words
    (call(), call()),
    (call(), call(USA, RUSSIA)),
    (call(), call(LAVROV, BLINKEN)),
    (call(), call(USA, LAVROV)),
    (call(), call({"the State Department": "united-states-foreign-ministry"}, RUSSIA)),
    (call(subtype="meeting"), call(subtype="negotiation")),
    (call(subtype="meeting"), call(subtype="visit")),
    (call(subtype="meeting"), call(subtype="host")),
    (call(USA, RUSSIA, subtype="warning"), call(USA, RUSSIA, subtype="ultimatum")),
    (call(USA, RUSSIA, subtype="attack"), call(USA, RUSSIA, subtype="bombing")),
    # without a date, two days later
    (call(), call(day=None, published=date(2022, 2, 3))),
    (call(), call(USA, RUSSIA, day=None, published=date(2022, 2, 3))),
    (call(day=None), call(day=None, published=date(2022, 2, 3))),
    # a day off, in the same words
    (call(words=WORDS), call(day=NEXT, words=WORDS)),
    # said to have happened, and denied
    (call(status=Status.ALLEGED), call(status=Status.DENIED)),
    (call(status=Status.PLANNED), call(status=Status.PLANNED)),
]
TWO = [
    # another day
    (call(), call(day=NEXT)),
    (call(), call(day=LATER)),
    (call(words=WORDS), call(day=LATER, words=WORDS)),
    (call(), call(day=None, published=date(2022, 2, 5))),
    (call(), call(day=None, published=date(2022, 1, 31))),
    # others, among them two ministers of one state
    (call(), call(BIDEN, LAVROV)),
    (call(), call(BIDEN, PUTIN)),
    (call(words=WORDS), call(BIDEN, PUTIN, words=WORDS)),
    (call(), call(KULEBA, CHINA)),
    (call(USA, RUSSIA, subtype="attack"), call(RUSSIA, USA, subtype="attack")),
    (call(USA, RUSSIA, subtype="warning"), call(USA, CHINA, subtype="warning")),
    (call(USA, RUSSIA, subtype="warning"), call(USA, ENVOY, subtype="apology")),
    # another act
    (call(), call(subtype="visit")),
    (call(), call(subtype="summit")),
    (call(), call(subtype="attack")),
    (call(USA, RUSSIA, subtype="attack"), call(USA, RUSSIA, subtype="aid-given")),
    # ahead, not, if
    (call(), call(status=Status.PLANNED)),
    (call(), call(status=Status.NEGATED)),
    (call(), call(status=Status.HYPOTHETICAL)),
    (call(status=Status.PLANNED), call(status=Status.HYPOTHETICAL)),
]


EXPELLED = "diplomats-expelled"


def done(subtype: str, verb: str, words: str = "", day: date | None = DAY) -> Report:
    """What Washington did to Moscow, by its verb."""
    text, days = f"Washington {verb} Moscow {words}.", (day, day) if day else None
    return report("a", text, subtype, verb, USA, RUSSIA, published=DAY, days=days)


def said(verb: str, words: str) -> Report:
    """An accusation that its article does not date."""
    return done("accusation", verb, words, None)


def alike(hierarchy: Hierarchy, left: Report, right: Report) -> bool:
    a, b = told(hierarchy, left), told(hierarchy, right)
    b = replace(b, article="b", key=f"b-{b.key}")
    found = compare(a, b)
    assert found == compare(b, a)
    assert found is None or found.reason
    return found is not None and found.score >= SAME


@pytest.mark.parametrize(("left", "right"), ONE)
def test_one_event(hierarchy: Hierarchy, left: Report, right: Report) -> None:
    assert alike(hierarchy, left, right)


@pytest.mark.parametrize(("left", "right"), TWO)
def test_two_events(hierarchy: Hierarchy, left: Report, right: Report) -> None:
    assert not alike(hierarchy, left, right)


def test_two_calls_of_one_minister_on_a_day_are_two(hierarchy: Hierarchy) -> None:
    assert not alike(hierarchy, call(), call(called={"Kuleba": "dmytro-kuleba"}))
    assert not alike(hierarchy, call(USA, RUSSIA), call(USA, CHINA))


@pytest.mark.parametrize(
    ("left", "right", "least", "most"),
    [
        ("ships grain Odessa escort", "ships grain Odessa escort", 1.0, 1.0),
        ("ships grain Odessa escort", "ships grain Odessa escort and much more of it", 1.0, 1.0),
        ("ships grain Odessa escort", "shipping grains to Odessa", 0.5, 0.8),
        ("ships grain Odessa escort", "nothing of the kind tariffs", 0.1, 0.3),
    ],
)
def test_wording(hierarchy: Hierarchy, left: str, right: str, least: float, most: float) -> None:
    a = told(hierarchy, call(words=left))
    b = replace(told(hierarchy, call(words=right)), article="b")
    assert least <= wording(a, b) <= most
    assert wording(a, b) == wording(b, a)


def test_wording_says_nothing_within_an_article_or_of_few_words(hierarchy: Hierarchy) -> None:
    long, short = told(hierarchy, call(words=WORDS)), told(hierarchy, call(words="ships"))
    assert wording(long, long) == 0.0
    assert wording(short, replace(short, article="b")) == 0.0


def test_other_acts_of_a_type_are_one_in_the_same_words(hierarchy: Hierarchy) -> None:
    left = call(USA, RUSSIA, subtype="praise", words=WORDS)
    right = call(USA, RUSSIA, subtype="support", words=WORDS)
    other = call(USA, RUSSIA, subtype="support", words="for something quite different")
    a, b, c = (told(hierarchy, one) for one in (left, right, other))
    assert compare(a, replace(b, article="b")) is not None
    assert compare(a, replace(c, article="b")) is None


def further_down(hierarchy: Hierarchy, one: Report) -> Account:
    """What an article tells in a later sentence."""
    return replace(told(hierarchy, one), sentence=900, key="a-later")


def test_what_an_article_tells_twice(hierarchy: Hierarchy) -> None:
    cut = call(USA, RUSSIA, subtype="ties-cut")
    once = told(hierarchy, cut)
    assert compare(once, further_down(hierarchy, cut)) is not None
    assert compare(once, replace(once, key="a-beside")) is None, "in one sentence"
    one_known = further_down(hierarchy, call(USA, ENVOY, subtype="ties-cut"))
    assert compare(once, one_known) is None, "whose other side is not known"
    visit, host = call(subtype="visit"), call(LAVROV, BLINKEN, subtype="host")
    assert compare(told(hierarchy, visit), told(hierarchy, host)) is not None, "of either side"


def test_what_both_agreed_is_not_what_one_of_them_promised(hierarchy: Hierarchy) -> None:
    both = told(hierarchy, replace(call(), event=replace(call().event, reciprocal=True)))
    both = replace(both, subtype="agreement")
    one = further_down(hierarchy, call(BLINKEN, LAVROV, subtype="agreement"))
    one = replace(one, mutual=False)
    assert compare(both, one) is None
    assert compare(both, replace(one, article="b")) is not None, "as another article may tell it"


@pytest.mark.parametrize(
    ("subtype", "words", "verb", "same"),
    [
        ("denial", "harming anyone", "denied", False),
        ("denial", "this charge", "denied", True),
        ("denial", "harming anyone", "reject", False),
        ("apology", "harming anyone", "denied", False),
        ("apology", "the charge", "denied", True),
    ],
)
def test_a_side_that_one_report_alone_knows_needs_words(
    hierarchy: Hierarchy, subtype: str, words: str, verb: str, same: bool
) -> None:
    a = told(hierarchy, call(RUSSIA, USA, subtype=subtype))
    b = told(hierarchy, call(RUSSIA, ENVOY, subtype=subtype))
    a = replace(a, trigger="reje", words=frozenset({"this", "charge"}))
    b = replace(b, article="b", key="b-1", trigger=verb[:4], words=frozenset(words.split()))
    assert (compare(a, b) is not None) is same


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        # one side is empty
        (call({}, RUSSIA, subtype=EXPELLED), call(USA, RUSSIA, subtype=EXPELLED), False),
        (call({}, RUSSIA, subtype=EXPELLED, words="over a spy at the port"),
         call(USA, RUSSIA, subtype=EXPELLED, words="as one spy was caught"), True),
        # another number of them
        (call(USA, {"12 Russians": "russia"}, subtype=EXPELLED, words=WORDS),
         call(USA, {"40 envoys": "russia"}, subtype=EXPELLED, words=WORDS), False),
        (call(USA, {"12 Russians": "russia"}, subtype=EXPELLED, words=WORDS),
         call(USA, {"twelve envoys": "russia"}, subtype=EXPELLED, words=WORDS), True),
        (call(USA, {"12 Russians": "russia"}, subtype="bombing", words=WORDS),
         call(USA, {"40 soldiers": "russia"}, subtype="bombing", words=WORDS), True),
        # somebody unknown who is called alike
        (call(USA, {"the Russian ferry": "russia-ferry"}, subtype="attack"),
         call(USA, {"the ferry": "ferry-0badcafe"}, subtype="attack"), True),
        (call(USA, {"the Russian ferry": "russia-ferry"}, subtype="attack"),
         call(USA, {"the bridge": "bridge-0badcafe"}, subtype="attack"), False),
        # what three did, and what one of them did
        (call(USA | CHINA | {"Kyiv": "ukraine"}, RUSSIA, subtype="accusation"),
         call(USA, RUSSIA, subtype="accusation"), False),
        (call(USA | CHINA | {"Kyiv": "ukraine"}, RUSSIA, subtype="accusation", words=WORDS),
         call(USA, RUSSIA, subtype="accusation", words=WORDS), True),
        # what is said time and again, by reports without a day
        (said("blamed", "for the fire"), said("accused", "of lies"), False),
        (said("blamed", "for the fire"), said("accused", "of a fire at sea"), True),
        (said("blamed", "for the fire"), said("blamed", "of lies"), True),
        # near acts
        (call(USA, RUSSIA, subtype=EXPELLED), done("ties-cut", "cut"), False),
        (call(USA, RUSSIA, subtype=EXPELLED, words=WORDS),
         done("ties-cut", "cut", WORDS), True),
    ],
)  # fmt: skip
def test_what_the_words_must_bear_out(
    hierarchy: Hierarchy, left: Report, right: Report, same: bool
) -> None:
    assert alike(hierarchy, left, right) is same


def test_what_three_did_brings_other_reports_of_it_together(hierarchy: Hierarchy) -> None:
    three = USA | CHINA | {"Kyiv": "ukraine"}
    left = told(hierarchy, call(three, RUSSIA, subtype="attack"))
    right = replace(told(hierarchy, call(three, RUSSIA, subtype="bombing")), trigger="bomb")
    assert compare(left, replace(right, article="b", key="b-1")) is not None


@pytest.mark.parametrize(
    ("first", "again", "same"),
    [
        (call(USA | CHINA, RUSSIA, subtype="accusation"), call(USA, RUSSIA, subtype="accusation"),
         False),
        (call(USA, RUSSIA, subtype="accusation"), call(USA, RUSSIA, subtype="accusation"), True),
        (call({"strikes": None}, RUSSIA, subtype="attack"),
         call({"strikes": None}, RUSSIA, subtype="attack"), False),
        (call(RUSSIA, {"the island": "island-0badcafe"}, subtype="attack"),
         call(RUSSIA, {"the pier": "pier-0badcafe"}, subtype="attack"), False),
    ],
)  # fmt: skip
def test_what_an_article_tells_of_others_is_another_act(
    hierarchy: Hierarchy, first: Report, again: Report, same: bool
) -> None:
    later = further_down(hierarchy, again)
    assert (compare(told(hierarchy, first), later) is not None) is same


def test_acts_that_are_told_one_for_another_are_of_the_taxonomy() -> None:
    known = {subtype.id for subtype in load_taxonomy(ONTOLOGY).subtypes.values()}
    assert {act for acts in likeness._ALIKE_ACTS for act in acts} <= known


sides = st.builds(
    lambda tops, persons: Side(
        ids=frozenset(tops) | frozenset(persons),
        tops=frozenset(tops) | frozenset(p[0] for p in persons),
        persons=frozenset((p[0], p) for p in persons),
    ),
    st.sets(st.sampled_from("abc"), max_size=2),
    st.sets(st.sampled_from(["a1", "a2", "b1", "c1"]), max_size=2),
)
days = st.dates(DAY, LATER)
accounts = st.builds(
    lambda first, last, **more: Account(
        first=min(first, last), last=max(first, last), exact=first == last, **more
    ),
    days,
    days,
    key=st.uuids().map(str),
    article=st.sampled_from("xy"),
    subtype=st.none() | st.sampled_from(["phone-call", "meeting", "visit", "attack"]),
    event_type=st.sampled_from([None, "CONSULT", "ASSAULT"]),
    certainty=st.sampled_from(["done", "ahead"]),
    mutual=st.booleans(),
    sources=sides,
    targets=sides,
    words=st.frozensets(st.sampled_from("klmnopq"), max_size=6),
)


@given(accounts, accounts)
def test_likeness_is_symmetric_and_a_share(a: Account, b: Account) -> None:
    found = compare(a, b)
    assert found == compare(b, a)
    assert found is None or 0 <= found.score <= 1


@given(accounts, accounts)
def test_what_rules_it_out(a: Account, b: Account) -> None:
    if compare(a, b) is None:
        return
    assert a.certainty == b.certainty
    assert a.everyone.tops & b.everyone.tops
    assert a.first <= b.last or abs((a.first - b.last).days) == 1
    if a.exact and b.exact:
        assert abs((a.first - b.first).days) <= 1
