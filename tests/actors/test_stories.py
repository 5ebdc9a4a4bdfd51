from __future__ import annotations

import tracemalloc
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.actors import stories
from kg.actors.accounts import Account, Side, account
from kg.actors.hierarchy import Hierarchy
from kg.actors.likeness import Likeness
from kg.actors.stories import NEIGHBOURS, Place, as_stories, blocks, join, places, story, verdicts
from kg.model import Report, Span, Status, Subject, Verdict
from tests.factories import judgement, report

D, S, UNDO = Verdict.DIFFERENT, Verdict.SAME, Verdict.OPEN
PEOPLE = {
    "Blinken": "antony-blinken", "Lavrov": "sergey-lavrov", "Biden": "joe-biden",
    "Putin": "vladimir-putin", "Washington": "united-states", "Moscow": "russia",
    "Kuleba": "dmytro-kuleba", "an envoy": "an-envoy-0badcafe",
}  # fmt: skip


def day(number: int) -> date:
    return date(2022, 2, number)


def told(
    id: str, who: str, act: str = "phone-call", *, on: int | None, read: int = 1,
    status: Status = Status.ACTUAL, words: str = "",
) -> Report:  # fmt: skip
    """ "Blinken/Lavrov" as an article published on a day of February ("read") tells it."""
    left, right = who.split("/")
    return report(
        id, f"{left} acted with {right} {words}.", act, "acted",
        {left: PEOPLE[left]}, {right: PEOPLE[right]},
        published=day(read), days=(day(on), day(on)) if on else None, status=status,
    )  # fmt: skip


def together(hierarchy: Hierarchy, *reports: Report) -> list[str]:
    """The articles of each story, as words: "ab c"."""
    groups, _ = join(found for one in reports if (found := account(one, hierarchy)))
    return sorted("".join(key.rpartition("-")[0] for key in group) for group in groups)


WORDS = "about grain ships leaving Odessa under escort"
TABLE = [
    ("calls of one pair on different days",
     [told("a", "Blinken/Lavrov", on=1), told("b", "Blinken/Lavrov", on=2),
      told("c", "Blinken/Lavrov", on=4), told("d", "Blinken/Lavrov", on=11)],
     ["a", "b", "c", "d"]),
    ("with a date, and without one two days later",
     [told("a", "Blinken/Lavrov", on=1), told("b", "Blinken/Lavrov", on=None, read=3)], ["ab"]),
    ("by the states alone",
     [told("a", "Blinken/Lavrov", on=1), told("b", "Washington/Moscow", on=1),
      told("c", "Moscow/Washington", on=None, read=2)], ["abc"]),
    ("in other words",
     [told("a", "Blinken/Lavrov", "meeting", on=1),
      told("b", "Blinken/Lavrov", "negotiation", on=1),
      told("c", "Lavrov/Blinken", "visit", on=1)], ["abc"]),
    ("a call is no visit",
     [told("a", "Blinken/Lavrov", on=1), told("b", "Blinken/Lavrov", "visit", on=1)], ["a", "b"]),
    ("two of one state",
     [told("a", "Blinken/Lavrov", on=1), told("b", "Biden/Putin", on=1)], ["a", "b"]),
    ("two of one state, and the states",
     [told("a", "Blinken/Lavrov", on=1, words=WORDS), told("b", "Biden/Putin", on=1),
      told("c", "Washington/Moscow", on=1, words=WORDS)], ["ac", "b"]),
    ("one minister and two others on a day, and somebody not known",
     [told("a", "Blinken/Lavrov", on=1), told("b", "Blinken/Kuleba", on=1),
      told("c", "Blinken/an envoy", on=1)], ["a", "b", "c"]),
    ("sanctions on two, and on nobody named, in the words of one",
     [told("a", "Washington/Moscow", "sanctions-imposed", on=1, words=WORDS),
      told("b", "Washington/Kuleba", "sanctions-imposed", on=1),
      told("c", "Washington/an envoy", "sanctions-imposed", on=1, words="on grain")],
     ["ac", "b"]),
    ("in no words of any",
     [told("a", "Washington/Moscow", "sanctions-imposed", on=1),
      told("c", "Washington/an envoy", "sanctions-imposed", on=1)], ["a", "c"]),
    ("planned and held",
     [told("a", "Blinken/Lavrov", "meeting", on=1),
      told("b", "Blinken/Lavrov", "meeting", on=1, status=Status.PLANNED),
      told("c", "Blinken/Lavrov", "meeting", on=1, status=Status.PLANNED),
      told("d", "Blinken/Lavrov", "meeting", on=1, status=Status.NEGATED)], ["a", "bc", "d"]),
    ("said, and denied",
     [told("a", "Blinken/Lavrov", on=1, status=Status.ALLEGED),
      told("b", "Blinken/Lavrov", on=1, status=Status.DENIED)], ["ab"]),
    ("nobody with nobody",
     [told("a", "an envoy/an envoy", on=1), told("b", "an envoy/an envoy", on=1)], []),
    ("a day off in the same words, and no further",
     [told(id, "Blinken/Lavrov", on=on, words=WORDS) for on, id in enumerate("abcd", 1)],
     ["ab", "cd"]),
    ("one undated between two days goes with one of them",
     [told("a", "Blinken/Lavrov", on=1), told("b", "Blinken/Lavrov", on=None, read=3),
      told("c", "Blinken/Lavrov", on=3)], ["ab", "c"]),
    ("undated, day for day for two weeks",
     [told(id, "Washington/Moscow", "attack", on=None, read=at)
      for at, id in enumerate("abcdefghijklmn", 1)], ["abcd", "efgh", "ijkl", "mn"]),
]  # fmt: skip


def beside(id: str, who: str, *acts: str, on: int | None = 1) -> list[Report]:
    """Several acts of two that one article tells, each with words of its own."""
    several = [told(id, who, act, on=on, words=f"{WORDS} {act}") for act in acts]
    return [
        replace(
            one,
            event=replace(
                one.event,
                trigger=Span("acted", 40 * at, 40 * at + 5),
                sentence=replace(one.event.sentence, start=900 * at, end=900 * at + 800),
            ),
        )
        for at, one in enumerate(several)
    ]


def acts_together(hierarchy: Hierarchy, *reports: Report) -> list[str]:
    """The articles and acts of each story: "a/meeting b/visit"."""
    names = {r.event.key: f"{r.article.id}/{r.event.subtype}" for r in reports}
    groups, _ = join(found for one in reports if (found := account(one, hierarchy)))
    return sorted(" ".join(sorted(names[key] for key in group)) for group in groups)


EXPELLED, CUT = "diplomats-expelled", "ties-cut"


@pytest.mark.parametrize(
    ("reports", "found"),
    [
        # "ordered 60 diplomats to leave and closed the consulate"
        (beside("a", "Moscow/Washington", EXPELLED, CUT), [f"a/{EXPELLED}", f"a/{CUT}"]),
        # nor by way of another article, which tells a third or one of them
        ([*beside("a", "Moscow/Washington", EXPELLED, CUT),
          *beside("b", "Moscow/Washington", "ambassador-recalled")],
         [f"a/{CUT}", f"a/{EXPELLED} b/ambassador-recalled"]),
        ([*beside("a", "Moscow/Washington", EXPELLED, CUT),
          *beside("b", "Moscow/Washington", CUT, on=None)],
         [f"a/{EXPELLED}", f"a/{CUT} b/{CUT}"]),
        # of two articles that tell both
        ([*beside("a", "Moscow/Washington", EXPELLED, CUT),
          *beside("b", "Moscow/Washington", CUT, EXPELLED)],
         [f"a/{EXPELLED} b/{EXPELLED}", f"a/{CUT} b/{CUT}"]),
        # one act that is told twice
        (beside("a", "Moscow/Washington", CUT, CUT), [f"a/{CUT} a/{CUT}"]),
    ],
)  # fmt: skip
def test_an_article_that_tells_two_acts_tells_two_events(
    hierarchy: Hierarchy, reports: list[Report], found: list[str]
) -> None:
    assert acts_together(hierarchy, *reports) == sorted(found)
    assert acts_together(hierarchy, *reversed(reports)) == sorted(found)


@pytest.mark.parametrize(
    ("act", "later", "one"),
    [
        ("ambassador-recalled", 7, True),
        ("ambassador-recalled", 8, False),
        ("attack", 3, True),
        ("attack", 4, False),
        ("meeting", 3, True),
        ("meeting", 4, False),
    ],
)
def test_what_is_done_once_is_told_for_a_week(
    hierarchy: Hierarchy, act: str, later: int, one: bool
) -> None:
    """Fighting and talks go on day by day: an article without a date tells of the last ones."""
    dated = told("a", "Moscow/Washington", act, on=1)
    undated = told("b", "Moscow/Washington", act, on=None, read=1 + later)
    assert together(hierarchy, dated, undated) == (["ab"] if one else ["a", "b"])


@pytest.mark.parametrize(
    ("reports", "found"), [row[1:] for row in TABLE], ids=[r[0] for r in TABLE]
)
def test_stories(hierarchy: Hierarchy, reports: list[Report], found: list[str]) -> None:
    assert together(hierarchy, *reports) == found
    assert together(hierarchy, *reversed(reports)) == found


def test_what_joins_is_told_with_its_reason(hierarchy: Hierarchy) -> None:
    reports = [told("a", "Blinken/Lavrov", on=1), told("b", "Washington/Moscow", on=1)]
    accounts = [found for one in reports if (found := account(one, hierarchy))]
    groups, (pair,) = join(accounts)
    assert groups == [sorted([pair.left, pair.right])]
    assert pair.left < pair.right
    assert pair.likeness.score >= stories.SAME
    assert "parties" in pair.likeness.reason


# -- what people said

A, B, C = (
    Account(
        key=key, article=key, subtype="phone-call", event_type="CONSULT", certainty="done",
        mutual=True, sources=Side(frozenset("u"), frozenset("u"), frozenset()),
        targets=Side(frozenset("r"), frozenset("r"), frozenset()),
        first=day(on), last=day(on), exact=True, words=frozenset(),
    )
    for key, on in (("a", 1), ("b", 1), ("c", 9))
)  # fmt: skip


@pytest.mark.parametrize(
    ("judged", "groups"),
    [
        ({}, [["a", "b"], ["c"]]),
        ({("a", "b"): D}, [["a"], ["b"], ["c"]]),
        ({("a", "c"): S}, [["a", "b", "c"]]),
        ({("a", "c"): S, ("b", "c"): D}, [["a", "c"], ["b"]]),
        ({("a", "b"): S, ("b", "c"): S}, [["a", "b", "c"]]),
        ({("a", "x"): S, ("x", "y"): S, ("b", "z"): D}, [["a", "b"], ["c"]]),
        ({("a", "b"): UNDO}, [["a", "b"], ["c"]]),
    ],
)
def test_what_people_said_goes_before_all(
    judged: dict[tuple[str, str], Verdict], groups: list[list[str]]
) -> None:
    assert join([A, B, C], judged)[0] == groups


def test_who_was_joined_by_hand_takes_on_more() -> None:
    more = replace(C, key="d", article="d")
    groups, joined = join([A, C, more], {("a", "c"): S})
    assert groups == [["a", "c", "d"]]
    assert [(pair.left, pair.right) for pair in joined] == [("c", "d")]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ([], {}),
        ([("b", "a", S, 1)], {("a", "b"): S}),
        ([("a", "b", S, 1), ("b", "a", D, 2)], {("a", "b"): D}),
        ([("b", "a", D, 2), ("a", "b", S, 1)], {("a", "b"): D}),
        ([("a", "b", S, 1), ("a", "b", UNDO, 2)], {}),
        ([("a", "b", UNDO, 1), ("a", "b", S, 2)], {("a", "b"): S}),
        ([("a", "b", S, 1), ("a", "c", D, 2)], {("a", "b"): S, ("a", "c"): D}),
    ],
)
def test_the_last_word_counts(
    said: list[tuple[str, str, Verdict, int]], found: dict[tuple[str, str], Verdict]
) -> None:
    events = [
        judgement(left, right, verdict, hour=hour, subject=Subject.EVENTS)
        for left, right, verdict, hour in said
    ]
    assert verdicts(events) == found


def test_what_people_joined_within_an_article_takes_on_others_reports() -> None:
    """Two acts of one article that somebody called one event; another article tells one of them."""
    again = replace(A, key="a2", article="a", subtype="negotiation")
    judged = {("a", "a2"): S}
    assert join([A, again, B], judged)[0] == [["a", "a2", "b"]]
    third = replace(A, key="a3", article="a")
    groups, _ = join([A, again, third, B], judged)
    assert groups == [["a", "a2", "b"], ["a3"]], "kg joins no two acts of an article"
    groups, _ = join([A, again, B], {("a", "a2"): D, ("a", "b"): S, ("a2", "b"): S})
    assert groups == [["a", "a2", "b"]], "of what contradicts itself, what joins"


# -- any accounts

sides = st.builds(
    lambda ids: Side(
        ids=frozenset(ids),
        tops=frozenset(id[0] for id in ids),
        persons=frozenset((id[0], id) for id in ids if len(id) > 1),
    ),
    st.sets(st.sampled_from(["u", "u1", "u2", "r", "r1", "r2", "c"]), max_size=2),
)


def _account(key: str, on: int, width: int, act: tuple[str, str], **more: object) -> Account:
    first = day(1) + timedelta(days=on)
    return Account(
        key=key, article=key[0], subtype=act[0], event_type=act[1], first=first,
        last=first + timedelta(days=width), exact=width == 0, **more,  # type: ignore[arg-type]
    )  # fmt: skip


ACTS = [("phone-call", "CONSULT"), ("meeting", "CONSULT"), ("visit", "CONSULT"),
        ("attack", "ASSAULT"), ("bombing", "ASSAULT")]  # fmt: skip
accounts = st.lists(
    st.builds(
        _account,
        key=st.integers(10, 59).map(str),  # of five articles
        on=st.integers(0, 5),
        width=st.sampled_from([0, 0, 0, 1, 3, 40]),
        act=st.sampled_from(ACTS),
        certainty=st.sampled_from(["done", "done", "ahead"]),
        mutual=st.booleans(),
        sources=sides,
        targets=sides,
        words=st.sampled_from([frozenset(), frozenset("klmn"), frozenset("klxy")]),
    ),
    max_size=14,
    unique_by=lambda one: one.key,
)


def _root(same: Mapping[str, str], key: str) -> str:
    while key in same:
        key = same[key]
    return key


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Account], dict[tuple[str, str], Verdict]]:
    """Accounts, and judgements on them and on others that do not contradict one another."""
    found = draw(accounts)
    keys = sorted({*(one.key for one in found), "nobody"})
    pairs = st.sampled_from(list(combinations(keys, 2)) or [("x", "y")])
    judged: dict[tuple[str, str], Verdict] = {}
    same: dict[str, str] = {}
    for pair in draw(st.lists(pairs, max_size=4, unique=True)):
        judged[pair] = draw(st.sampled_from([S, D]))
        if judged[pair] is S and _root(same, pair[0]) != _root(same, pair[1]):
            same[_root(same, pair[0])] = _root(same, pair[1])
    fine = {(a, b): v for (a, b), v in judged.items() if v is S or _root(same, a) != _root(same, b)}
    return found, fine


def _of(groups: Iterable[Iterable[str]]) -> dict[str, int]:
    return {key: number for number, group in enumerate(groups) for key in group}


@settings(deadline=None)
@given(cases(), st.randoms(use_true_random=False))
def test_joining_is_a_partition_in_any_order(
    case: tuple[list[Account], dict[tuple[str, str], Verdict]], random: Random
) -> None:
    found, judged = case
    groups, joined = join(found, judged)
    assert sorted(key for group in groups for key in group) == sorted(one.key for one in found)
    mixed = list(found)
    random.shuffle(mixed)
    assert join(mixed, dict(reversed(judged.items()))) == (groups, joined)
    of = _of(groups)
    assert all(of[pair.left] == of[pair.right] for pair in joined)


@settings(deadline=None)
@given(cases())
def test_judgements_are_kept(
    case: tuple[list[Account], dict[tuple[str, str], Verdict]],
) -> None:
    found, judged = case
    of = _of(join(found, judged)[0])
    for (left, right), verdict in judged.items():
        if left in of and right in of:
            assert (of[left] == of[right]) is (verdict is S)


@settings(deadline=None)
@given(accounts)
def test_a_story_holds_one_act_of_an_article(found: list[Account]) -> None:
    by_key = {one.key: one for one in found}
    for group in join(found)[0]:
        several = [by_key[key] for key in group]
        told = {(one.article, one.subtype) for one in several}
        assert len(told) == len({one.article for one in several})


@settings(deadline=None)
@given(accounts)
def test_a_story_is_of_one_day_or_two_running(found: list[Account]) -> None:
    by_key = {one.key: one for one in found}
    for group in join(found)[0]:
        several = [by_key[key] for key in group]
        exact = [one.first for one in several if one.exact]
        assert not exact or (max(exact) - min(exact)).days <= 1
        gap = (max(one.first for one in several) - min(one.last for one in several)).days
        assert gap <= (1 if len(set(exact)) > 1 else 0)
        assert len({one.certainty for one in several}) == 1


# -- blocks and cost


BEGIN = date.fromordinal(105_423 * 7)  # of a block
WEEK = BEGIN.toordinal() // 7


@pytest.mark.parametrize(
    ("first", "last", "weeks"),
    [
        (BEGIN, BEGIN, [WEEK]),
        (BEGIN, BEGIN + timedelta(days=6), [WEEK]),
        (BEGIN - timedelta(days=1), BEGIN, [WEEK - 1, WEEK]),
        (BEGIN, BEGIN + timedelta(days=31), [WEEK, WEEK + 1, WEEK + 2, WEEK + 3, WEEK + 4]),
        (BEGIN, BEGIN + timedelta(days=32), []),
    ],
)
def test_blocks_are_of_each_party_and_week(first: date, last: date, weeks: list[int]) -> None:
    found = list(blocks(replace(A, first=first, last=last)))
    assert found == [f"done/{week}/{top}" for top in "ru" for week in weeks]


def test_who_is_known_to_a_long_time_only_meets_nobody() -> None:
    long = replace(A, first=date(2022, 1, 1), last=date(2022, 12, 31), exact=False)
    assert join([long, replace(long, key="b")])[0] == [["a"], ["b"]]


def _busy_week(count: int) -> list[Account]:
    acts = ACTS * (count // len(ACTS) + 1)
    return [
        replace(
            A, key=f"{number:05}", article=f"{number:05}", subtype=acts[number][0],
            event_type=acts[number][1], first=day(1 + number % 5), last=day(1 + number % 5),
        )
        for number in range(count)
    ]  # fmt: skip


def test_comparisons_grow_with_the_number_of_accounts(monkeypatch: pytest.MonkeyPatch) -> None:
    count = 0

    def counted(a: Account, b: Account) -> Likeness | None:
        nonlocal count
        count += 1
        return None

    monkeypatch.setattr(stories, "compare", counted)
    groups, _ = join(_busy_week(20_000))
    assert len(groups) == 20_000
    assert count <= 2 * NEIGHBOURS * 20_000


def test_checks_grow_with_the_number_of_accounts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A call that thousands tell: each is looked at as it joins, not with all that did before."""
    looked = 0
    gap = stories._Group.gap

    def counted(self: stories._Group, other: stories._Group | None = None) -> int:
        nonlocal looked
        looked += 1
        return gap(self, other)

    monkeypatch.setattr(stories._Group, "gap", counted)
    several = [replace(A, key=f"{n:05}", article=f"{n:05}") for n in range(3000)]
    groups, joined = join(several)
    assert [len(group) for group in groups] == [3000]
    assert len(joined) == 2999
    assert looked <= 3 * 2999


def test_what_was_found_to_be_apart_is_not_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two acts that hundreds of articles tell, each by the same words: two stories."""
    looked = 0
    part = stories._Group.part

    def counted(self: stories._Group, other: stories._Group) -> None:
        nonlocal looked
        looked += 1
        part(self, other)

    monkeypatch.setattr(stories._Group, "part", counted)
    acts = ("attack", "bombing")
    several = [
        replace(A, key=f"{n:04}{act}", article=f"{n:04}", subtype=act, event_type="ASSAULT")
        for n in range(500)
        for act in acts
    ]
    groups, _ = join(several)
    assert [len(group) for group in groups] == [500, 500]
    assert looked <= 2 * len(several)


# -- what a story says


def test_the_best_supported_report_leads() -> None:
    vague = told("a", "Blinken/Lavrov", on=None, read=3)
    odd = told("b", "Blinken/Lavrov", on=2)
    alleged = told("c", "Blinken/Lavrov", on=1, status=Status.ALLEGED)
    states = told("d", "Washington/Moscow", on=1)
    one_named = told("e", "Blinken/an envoy", on=1)
    best = told("f", "Blinken/Lavrov", on=1)
    several = [vague, odd, alleged, states, one_named, best]
    ranked = story(several)
    assert ranked == story(reversed(several))
    assert ranked.lead == best
    assert [one.article.id for one in ranked.reports][-2:] == ["b", "a"]
    assert ranked.reports.index(alleged) == 3
    assert sorted(one.article.id for one in ranked.reports) == list("abcdef")


def test_reports_that_are_equal_stand_in_the_order_of_their_keys() -> None:
    several = [told(id, "Blinken/Lavrov", on=1) for id in "cab"]
    assert [one.article.id for one in story(several).reports] == ["a", "b", "c"]


def test_an_article_that_tells_an_event_twice_is_one_report_of_it() -> None:
    first, again = beside("a", "Blinken/Lavrov", "phone-call", "phone-call")
    surer = replace(again, event=replace(again.event, confidence=0.99))
    other = told("b", "Blinken/Lavrov", on=1)
    for several in ([first, surer, other], [other, surer, first]):
        assert story(several).reports == (surer, other), "of each article the best"
    assert [len(one.reports) for one in as_stories([first, surer], {surer.event.key: "a"})] == [
        1,
        1,
    ]


def test_days_that_one_article_repeats_count_once() -> None:
    early = beside("a", "Blinken/Lavrov", "phone-call", "phone-call", "phone-call", on=1)
    late = [told(id, "Blinken/Lavrov", on=2) for id in "bc"]
    assert story([*early, *late]).lead.article.id in "bc"


def test_places() -> None:
    a, b, c = (told(id, "Blinken/Lavrov", on=on) for id, on in (("a", 1), ("b", 9), ("c", 1)))
    leads = {c.event.key: a.event.key}
    (lead, other) = (a.event.id, b.event.id)
    assert places([c, b, a], leads) == [Place(lead, 2), Place(other, 1), Place(lead, 2)]
    assert places([b, c], leads) == [Place(other, 1), Place(c.event.id, 1)], "the lead is not here"
    assert places([], {}) == []


def test_reports_as_stories() -> None:
    a, b, c = (told(id, "Blinken/Lavrov", on=on) for id, on in (("a", 1), ("b", 9), ("c", 1)))
    found = as_stories([a, b, c], {c.event.key: a.event.key})
    assert [[one.article.id for one in each.reports] for each in found] == [["a", "c"], ["b"]]
    assert [len(each.reports) for each in as_stories([a, b, c], {})] == [1, 1, 1]
    missing = as_stories([c], {c.event.key: a.event.key})
    assert [each.lead for each in missing] == [c], "a lead that is not among them"
    assert as_stories([], {}) == []


def test_reports_of_the_same_parties_share_what_is_held_of_them(hierarchy: Hierarchy) -> None:
    one, other = (account(told(id, "Blinken/Lavrov", on=1), hierarchy) for id in "ab")
    assert one is not None
    assert other is not None
    assert (one.sources, one.targets) == (other.sources, other.targets)
    assert one.sources is other.sources
    assert one.targets is other.targets


def test_little_is_held_of_a_pair(hierarchy: Hierarchy) -> None:
    reports = [told(f"{n:03}", "Blinken/Lavrov", on=1 + n % 3) for n in range(150)]
    accounts = [found for one in reports if (found := account(one, hierarchy))]
    tracemalloc.start()
    try:
        pairs = list(stories._pairs(accounts))
        held = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert held < 160 * len(pairs), "a number in a set, and in a list"
